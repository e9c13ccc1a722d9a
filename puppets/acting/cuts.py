"""Places that are kept over a cut: a shot begins where the one before it ends."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from ...common.acts import TRAVELS, Action, Way
from ...common.story import Actor, Prop, Shot
from ...common.vocabulary import Framing
from ...configs.look import Look
from .fold import thing_id
from .stage import Stage, is_acted, stage_of

OUT, OUTSIDE = 0.95, 1.5
"""How far out somebody stands who comes in, and begins whose first act leads in, as shares of the stage."""
NEXT = 0.01
"""How far two are from each other who have both gone beyond the stage, a share of it."""
ELBOWS = 0.25
"""How near to an edge nobody may stand for somebody to come in there."""
BRINK = 1.3
"""Where the gaps at the sides end, a share of the stage: an edge is worth a little more than a gap between two."""
STEP_BACK = 3.2
"""How far apart two people stand who are done with each other, in the room that each keeps at least."""
_EMBRACES = (Action.HUG, Action.KISS, Action.HIDE)
_NEAR = (Framing.CLOSE_UP, Framing.MEDIUM)
"""Pictures of faces, in which nobody's place matters."""
Body = TypeVar("Body", Actor, Prop)


def keep_places(shots: Sequence[Shot], looks: Mapping[str, Look]) -> list[Shot]:
    """The shots with everybody where the shot before left them, as long as the film stays in one place.

    Who is new stands where there is room; near pictures of a face and cards change nothing.

    Args:
        looks: an appearance for every actor's character.
    """
    kept: list[Shot] = []
    last: Mapping[str, float] = {}
    place = None
    for shot in shots:
        stage = None if shot.card or not is_acted(shot) else stage_of(shot, looks)
        if stage is None or stage.shot.framing in _NEAR:
            kept.append(shot)
            continue
        if last and shot.setting.place is place:
            shot = _placed(shot, stage, last)
            stage = stage_of(shot, looks)
        kept.append(shot)
        place = shot.setting.place
        named = {actor.character for actor in shot.actors} | {thing.id for thing in shot.things if thing.id}
        ends = stage.at(shot.seconds)
        last = {name: one.x for name, one in ends.items() if one.seen and name in named}
    return kept


def _placed(shot: Shot, stage: Stage, last: Mapping[str, float]) -> Shot:
    """A shot whose bodies stand where they were, in metres, and whose new ones stand where there is room."""
    names = [actor.character for actor in shot.actors]
    names += [thing_id(thing, k) for k, thing in enumerate(shot.things)]
    rooms = dict(zip(names, stage.halves, strict=False))  # what somebody holds comes after them
    inside = {name for act in shot.acts if act.path is Way.INTO and act.whom for name in act.who}
    comers = {name for act in shot.acts if act.action is Action.ENTER for name in act.who}
    comers -= inside & set(last)
    stayed = {name: last[name] for name in names if name in last and name not in comers}
    xs = _shares(_parted(shot, stayed, rooms), stage, rooms)
    travellers = _travellers(shot, last)
    for name, body in zip(names, shot.bodies, strict=True):
        known = [x for x in xs.values() if abs(x) <= 1.0]
        if name in comers:
            xs[name] = _way_in(known, body.x)
        elif name in travellers and body.at is None:
            xs[name] = math.copysign(OUTSIDE, _edge(known))
        elif name not in xs and body.at is None:
            xs[name] = _roomiest(known, body.x)
    return shot.model_copy(
        update={
            "actors": [_at(actor, xs.get(actor.character)) for actor in shot.actors],
            "things": [_at(thing, xs.get(thing_id(thing, k))) for k, thing in enumerate(shot.things)],
        }
    )


def _shares(metres: Mapping[str, float], stage: Stage, rooms: Mapping[str, float]) -> dict[str, float]:
    """Places as shares of a stage, in the same order also where some are beyond its edge."""
    found: dict[str, float] = {}
    low = -1.0
    for k, name in enumerate(sorted(metres, key=lambda name: metres[name])):
        most = 1.0 - NEXT * (len(metres) - 1 - k)
        share = metres[name] / max(stage.half - rooms[name], 0.1)
        found[name] = min(max(share, low), most)
        low = found[name] + NEXT
    return found


def _parted(shot: Shot, metres: Mapping[str, float], rooms: Mapping[str, float]) -> dict[str, float]:
    """Places in which people who hugged or hid behind each other have stepped back, unless they go on with it."""
    embraced = [{*act.who, act.whom} for act in shot.acts if act.action in _EMBRACES]
    free = [actor.character for actor in shot.actors if actor.at is None and actor.character in metres]
    row = sorted(free, key=lambda name: metres[name])
    found = dict(metres)
    for left, right in pairwise(row):
        needed = STEP_BACK * (rooms[left] + rooms[right])
        short = needed - (found[right] - found[left])
        if short > 0.0 and not any({left, right} <= pair for pair in embraced):
            found[left] -= short / 2.0
            found[right] += short / 2.0
    return found


def _travellers(shot: Shot, last: Mapping[str, float]) -> set[str]:
    """Who wasn't there before and comes in with what they do first, and what they ride."""
    found: set[str] = set()
    known = set(last)
    for act in shot.acts:
        if act.action in TRAVELS:
            mount = act.what or (act.whom if act.path is not Way.TO else None)
            riding = {mount} if act.action is Action.RIDE and mount else set()
            found |= {*act.who, *riding} - known
        known |= set(act.names)
    return found


def _at(body: Body, x: float | None) -> Body:
    return body if x is None else body.model_copy(update={"x": round(x, 3)})


def _edge(known: Sequence[float]) -> float:
    """The side with more room."""
    return OUT if max(known, default=0.0) + min(known, default=0.0) <= 0.0 else -OUT


def _way_in(known: Sequence[float], wanted: float) -> float:
    """Where somebody walks in to: an edge where nobody stands yet, else wherever there is room."""
    edge = _edge(known)
    return edge if all(abs(x - edge) > ELBOWS for x in known) else _roomiest(known, wanted)


def _roomiest(known: Sequence[float], wanted: float) -> float:
    """The middle of the widest gap, or an edge; where nobody is, the wanted place."""
    if not known:
        return wanted
    marks = [-BRINK, *sorted(known), BRINK]
    low, high = max(pairwise(marks), key=lambda gap: gap[1] - gap[0])
    return min(max(0.5 * (low + high), -OUT), OUT)
