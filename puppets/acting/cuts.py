"""Places that are kept over a cut: a shot begins where the one before it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from ...common.acts import TRAVELS, Action, Way
from ...common.story import Actor, Prop, Shot
from ...common.vocabulary import Framing
from ...configs.look import Look
from ..figure.body import puppet_of
from .fold import thing_id
from .stage import Stage

OUT, OUTSIDE = 0.95, 1.5
"""How far out somebody stands who comes in, and begins whose first act leads in, as shares of the stage."""
ASPECT = 16 / 9
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
        if shot.card or shot.framing in (Framing.CLOSE_UP, Framing.MEDIUM):
            kept.append(shot)
            continue
        if last and shot.setting.place is place:
            shot = _placed(shot, looks, last)
        kept.append(shot)
        place = shot.setting.place
        last = {name: one.x for name, one in _stage(shot, looks).at(shot.seconds).items() if one.seen}
    return kept


def _stage(shot: Shot, looks: Mapping[str, Look]) -> Stage:
    return Stage(shot, [puppet_of(looks[actor.character]) for actor in shot.actors], shot.seconds, ASPECT)


def _placed(shot: Shot, looks: Mapping[str, Look], last: Mapping[str, float]) -> Shot:
    """A shot whose bodies stand where they were, in metres, and whose new ones stand where there is room."""
    stage = _stage(shot, looks)
    names = [actor.character for actor in shot.actors]
    names += [thing_id(thing, k) for k, thing in enumerate(shot.things)]
    comers = {name for act in shot.acts if act.action is Action.ENTER for name in act.who}
    xs: dict[str, float] = {}
    for name, half in zip(names, stage.halves, strict=True):
        if name in last and name not in comers:
            xs[name] = min(max(last[name] / max(stage.half - half, 0.1), -1.0), 1.0)
    travellers = _travellers(shot, last)
    for name, body in zip(names, shot.bodies, strict=True):
        if name in comers:
            xs[name] = _edge(list(xs.values()))
        elif name in travellers and body.at is None:
            xs[name] = OUTSIDE / OUT * _edge([x for x in xs.values() if abs(x) <= 1.0])
        elif name not in xs and body.at is None:
            xs[name] = _roomiest(list(xs.values()), body.x)
    return shot.model_copy(
        update={
            "actors": [_at(actor, xs.get(actor.character)) for actor in shot.actors],
            "things": [_at(thing, xs.get(thing_id(thing, k))) for k, thing in enumerate(shot.things)],
        }
    )


def _travellers(shot: Shot, last: Mapping[str, float]) -> set[str]:
    """Who wasn't there before and comes in with what they do first, and what they ride."""
    found: set[str] = set()
    known = set(last)
    for act in shot.acts:
        if act.action in TRAVELS:
            mount = act.what or (act.whom if act.path is not Way.TO else None)
            riding = {mount} if act.action is Action.RIDE and mount else set()
            found |= {*act.who, *riding} - known
        known |= {name for name in (*act.who, act.what, act.whom) if name}
    return found


def _at(body: Body, x: float | None) -> Body:
    return body if x is None else body.model_copy(update={"x": round(x, 3)})


def _edge(known: Sequence[float]) -> float:
    """The side with more room."""
    return OUT if max(known, default=0.0) + min(known, default=0.0) <= 0.0 else -OUT


def _roomiest(known: Sequence[float], wanted: float) -> float:
    """The middle of the widest gap, or an edge; where nobody is, the wanted place."""
    if not known:
        return wanted
    marks = [-1.3, *sorted(known), 1.3]
    low, high = max(pairwise(marks), key=lambda gap: gap[1] - gap[0])
    return min(max(0.5 * (low + high), -OUT), OUT)
