"""What two who meet in an act are seen to do: who gets into a car rides it, a tower that is knocked down is in pieces.

A request says how an act is called; the stage performs what bodies do to each other. Reading stays as it was:
this is how it is staged, before anything else is known of the stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ....common.acts import (
    MOST_ACTS,
    Act,
    Action,
    Event,
    Manner,
    Spot,
    SpotRelation,
    StoryReading,
    Way,
)
from ....common.things import PropKind
from ....intent.text import simplified, word_set
from .foresight import draws_out
from .furniture import furnished
from .ledger import POURS
from .meaning import DOORS
from .riding import boards, rides_on, takes_along
from .told import Told

_CLOTHS: Final = frozenset({PropKind.BLANKET, PropKind.TOWEL})
"""What somebody is covered with."""
_BUILT: Final = frozenset(
    {
        PropKind.TOY_BLOCKS, PropKind.TOWER, PropKind.SANDCASTLE, PropKind.SNOWMAN, PropKind.WALL, PropKind.VASE,
    }
)  # fmt: skip
"""What is in pieces once it is knocked down."""
_SEEDS: Final = frozenset({PropKind.SEED, PropKind.ACORN})
_WINGED: Final = frozenset({PropKind.BUTTERFLY, PropKind.BEE, PropKind.BIRD, PropKind.OWL, PropKind.PARROT})
"""Animals that come down from the air."""
_COVERS: Final = re.compile("cover|wrap|tuck|bundle|swaddle|drape|盖|裹|披")
_BEDDING: Final = re.compile("被|毯|tuck")
"""Verbs of covering that say with what."""
_DOWN: Final = re.compile(
    r"\b(?:knock|push|tip|kick|bump|pull|shove)\b.*\b(?:down|over)\b|推倒|撞倒|打翻|碰倒"
)
_OVERTURNS: Final = re.compile(r"turn over|capsize|overturn|flip over|tip over|打翻|掀翻|弄翻")
_MELTS: Final = re.compile("melt|融|化")
_BURIES: Final = re.compile("bury|埋")
_DIGS_UP: Final = re.compile("dig up|dig out|unearth|挖出")
_LAPS: Final = frozenset({"lap", "腿上", "膝上", "膝盖", "怀里", "大腿"})
_SHOULDERS: Final = re.compile("驮|背|馱|piggyback|shoulder")
_LIMBS: Final = word_set("hand finger paw claw arm foot toe flipper tail 手 手指 爪子 爪 脚 脚趾 尾巴")
_CALLS: Final = frozenset({Action.SHOUT, Action.SPEAK, Action.WAVE, Action.WHISPER})
_LAID: Final[Mapping[str, Way]] = {"in": Way.INTO, "on": Way.ONTO, "under": Way.UNDER, "behind": Way.BEHIND}


Rule = Callable[[Act, Told], Sequence[Act] | None]
"""The acts that are seen of one, or nothing where it is seen as it is told."""
STAGED_AS: Final[Mapping[Action, frozenset[Action]]] = {
    Action.CLOSE: frozenset({Action.PUT}), Action.PUSH: frozenset({Action.BREAK, Action.DROP}),
    Action.HIT: frozenset({Action.BREAK, Action.DROP}), Action.ENTER: frozenset({Action.RIDE}),
    Action.GO: frozenset({Action.RIDE, Action.ENTER}), Action.FLEE: frozenset({Action.RIDE}), Action.JUMP: frozenset({Action.RIDE}),
    Action.CARRY: frozenset({Action.RIDE}), Action.DESCEND: frozenset({Action.FLY}), Action.CLIMB: frozenset({Action.RIDE}),
    Action.BREAK: frozenset({Action.VANISH}), Action.GROW: frozenset({Action.CHANGE}), Action.HIDE: frozenset({Action.DIG}),
    Action.LEAVE: frozenset({Action.ENTER, Action.RIDE}), Action.TURN: frozenset({Action.DROP}), Action.OPEN: frozenset({Action.ENTER}),
    Action.PUT: frozenset({Action.STIR}), Action.TAKE: frozenset({Action.LIFT}),
}  # fmt: skip
"""What else acts are staged as by what is said here."""


def partnered(reading: StoryReading) -> StoryReading:
    """The reading as bodies do it to each other, with the bed, horse, blanket or sprout that its words imply."""
    reading = furnished(reading)
    story = Told({one.id: one for one in reading.entities})
    events: list[Event] = []
    for event in reading.events:
        acts: list[Act] = []
        for act in event.acts:
            seen = next((found for rule in _RULES if (found := rule(act, story)) is not None), [act])
            before = acts or (events[-1].acts if events else [])
            if before and (one := _as_one(before[-1], seen[0], story)) is not None:
                before[-1] = one
                seen = seen[1:]
            elif before:
                before[-1] = _called(before[-1], seen[0], story)
                _has_along(before[-1], seen[0], story)
            acts += seen
            story.called = {act.whom} - story.seen if act.whom and act.action in _CALLS else set()
            story.made = act.what if act.action is Action.BUILD and act.what else story.made
            if act.action is Action.PUT and POURS.search(act.verb):
                story.emptied = act.what
            story.seen |= set(act.names) if act.action is not Action.OPEN else set()
        if acts:
            events.append(event.model_copy(update={"acts": acts[:MOST_ACTS]}))
        elif events:
            both = f"{events[-1].text} {event.text}".strip()[:400]
            events[-1] = events[-1].model_copy(update={"text": both})
    return reading.model_copy(update={"events": events, "entities": list(story.entities.values())})


def _as_one(before: Act, act: Act, story: Told) -> Act | None:
    """Two acts that are seen as one: who opens a door only to come in by it comes from behind it.

    Who is taken along on a bicycle rides on it from the first.
    """
    same_ride = before.action is act.action is Action.RIDE and before.what == act.what
    if same_ride and set(before.who) < set(act.who) and before.whom is None:
        return act
    comes_twice = before.action is act.action is Action.ENTER or before.action is act.action is Action.LEAVE
    if comes_twice and before.who == act.who:  # called to come out, it comes out
        return before if before.whom else act
    door = before.what or before.whom
    by_it = before.action is Action.OPEN and story.kind(door) in DOORS - {PropKind.WINDOW}
    comes = act.action is Action.ENTER and act.whom in (None, door) and act.who == before.who
    if not by_it or not comes or not story.seen.isdisjoint(act.who):
        return None
    return act.model_copy(update={"whom": door, "path": Way.THROUGH})


def _called(before: Act, act: Act, story: Told) -> Act:
    """Who is called and comes then isn't there yet: one calls to where they come from."""
    comes = act.action is Action.ENTER and before.whom in act.who and before.whom in story.called
    if before.action not in _CALLS or not comes:
        return before
    return before.model_copy(update={"whom": act.whom if story.is_thing(act.whom) else None, "path": None})


def _has_along(before: Act, act: Act, story: Told) -> None:
    """Who comes in wearing or holding something has it on or in the hand as they come."""
    along = (
        before.action is Action.ENTER
        and act.who == before.who
        and act.verb in ("wear", "hold", "carry", "穿着", "拿着", "戴着")
    )
    one = story.entities.get(act.what or "")
    if along and one is not None and one.at is None and not story.lives(act.what):
        relation: SpotRelation = "on" if act.action is Action.WEAR else "held_by"
        story.entities[one.id] = one.model_copy(update={"at": Spot(relation=relation, entity=act.who[0])})


def _seen(act: Act, **update: object) -> list[Act]:
    return [act.model_copy(update=update)]


def _covers(act: Act, story: Told) -> Sequence[Act] | None:
    """Somebody is covered with a blanket: it is laid on them."""
    if act.action not in (Action.CLOSE, Action.PUT, Action.WEAR) or not _COVERS.search(act.verb):
        return None
    patient = next((key for key in (act.whom, act.what) if story.lives(key) and key not in act.who), None)
    if patient is None:
        return None
    named = [key for key in (act.what, act.whom) if story.kind(key) in _CLOTHS]
    had = [
        key
        for key, one in story.entities.items()
        if one.at is not None and one.at.entity in (patient, *act.who) and story.kind(key) in _CLOTHS
    ]
    cloth = next(iter((*named, *had)), None)
    if cloth is None and _BEDDING.search(act.verb) and act.action is Action.CLOSE:
        cloth = story.piece(PropKind.BLANKET)
    if cloth is None:
        return None
    story.entities[cloth] = story.entities[cloth].model_copy(update={"at": None})
    return _seen(act, action=Action.PUT, what=cloth, whom=patient, path=Way.ONTO)


def _lays(act: Act, story: Told) -> Sequence[Act] | None:
    """What is left where it was told to lie is laid there: a coin under the pillow."""
    one = story.entities.get(act.whom or "")
    if act.action is not Action.PUT or act.what is not None or one is None or one.at is None:
        return None
    if story.lives(one.id) or one.at.relation not in _LAID or one.at.entity in act.who:
        return None
    story.entities[one.id] = one.model_copy(update={"at": None})
    return _seen(act, what=one.id, whom=one.at.entity, path=_LAID[one.at.relation])


def _on_a_lap(act: Act, story: Told) -> Sequence[Act] | None:
    """Who has somebody on their lap sits."""
    host = act.whom
    lap = next((one for one in story.entities.values() if simplified(one.noun) in _LAPS), None)
    if (
        lap is None
        or host is None
        or act.path is not Way.ONTO
        or not story.is_person(host)
        or host in act.who
    ):
        return None
    one = story.entities[host]
    chair = story.piece(PropKind.CHAIR) if one.at is None and host not in story.seen else None
    if chair is not None:
        story.entities[host] = one.model_copy(update={"at": Spot(relation="on", entity=chair)})
    return None


def _dips(act: Act, story: Told) -> Sequence[Act] | None:
    """Who puts a hand or a paw into something is there, and feels about in it."""
    limb = story.entities.get(act.what or "")
    if act.action is not Action.PUT or limb is None or simplified(limb.noun.casefold()) not in _LIMBS:
        return None
    return _seen(act, action=Action.STIR, what=None, path=None) if story.is_thing(act.whom) else None


def _draws(act: Act, story: Told) -> Sequence[Act] | None:
    """What somebody draws is held up, and doesn't lie there to be picked up."""
    drawn = draws_out(act) and act.what not in story.seen and story.is_thing(act.what)
    return _seen(act, action=Action.LIFT) if drawn and all(map(story.is_person, act.who)) else None


def _comes(act: Act, story: Told) -> Sequence[Act] | None:
    """Nobody new comes out of the pot that was just emptied over somebody: they come in."""
    out = act.action is Action.LEAVE and act.path is Way.OUT_OF and act.whom == story.emptied
    if not out or act.whom is None or not story.seen.isdisjoint(act.who):
        return None
    return _seen(act, action=Action.ENTER, whom=None, path=None)


def _topples(act: Act, story: Told) -> Sequence[Act] | None:
    """What is pushed down or knocked over falls: what was built is in pieces then."""
    thing = next((key for key in (act.what, act.whom) if story.is_thing(key)), None)
    down = act.path is Way.DOWN or bool(_DOWN.search(act.verb))
    if thing is None and act.what is None and act.whom is None and act.path is Way.DOWN:
        thing = story.made  # "knocks it all down"
    over = act.action is Action.TURN and bool(_OVERTURNS.search(act.verb))
    if (
        thing is None
        or thing in act.who
        or act.action not in (Action.PUSH, Action.HIT, Action.KICK, Action.PULL, Action.TURN, Action.DROP)
    ):
        return None
    built = story.kind(thing) in _BUILT
    if not over and not (down and (act.action is not Action.DROP or built)):
        return None
    if built:
        return _seen(act, action=Action.BREAK, what=thing, whom=None, path=None)
    manner = list(dict.fromkeys([*act.manner, Manner.FAST]))[:4]
    return _seen(act, action=Action.DROP, what=thing, whom=None, path=None, manner=manner)


def _changes(act: Act, story: Told) -> Sequence[Act] | None:
    """A bubble that bursts is gone, what melts runs down, and what grows out of a seed is no large seed."""
    body = act.what or next(iter(act.who), None)
    if act.action is Action.BREAK and story.kind(body) is PropKind.BUBBLE:
        return _seen(act, action=Action.VANISH)
    if act.action is Action.VANISH and _MELTS.search(act.verb):
        return _seen(act, path=Way.DOWN)
    if (
        act.action is Action.GROW
        and act.what is None
        and len(act.who) == 1
        and story.kind(act.who[0]) in _SEEDS
    ):
        sprout = story.piece(PropKind.SPROUT)
        return (
            _seen(act, action=Action.CHANGE, what=act.who[0], whom=sprout, path=Way.INTO) if sprout else None
        )
    return None


def _digs(act: Act, story: Told) -> Sequence[Act] | None:
    """What is buried goes into the ground where somebody digs, and comes out of it there."""
    dig = act.model_copy(update={"action": Action.DIG, "what": None, "whom": None, "path": None})
    if act.action is Action.HIDE and _BURIES.search(act.verb) and story.is_thing(act.what) and act.who:
        return [dig, act.model_copy(update={"action": Action.VANISH, "whom": None, "path": Way.DOWN})]
    if act.action is Action.TAKE and _DIGS_UP.search(act.verb) and story.is_thing(act.what):
        return [dig, act]
    return None


def _alights(act: Act, story: Told) -> Sequence[Act] | None:
    """What has wings comes down through the air onto what it lands on."""
    winged = bool(act.who) and all(story.kind(who) in _WINGED for who in act.who)
    if (
        act.action is Action.DESCEND
        and winged
        and act.whom is not None
        and act.path in (Way.ONTO, Way.AT, None)
    ):
        return _seen(act, action=Action.FLY, path=Way.ONTO)
    return None


def _shoulders(act: Act, story: Told) -> Sequence[Act] | None:
    """Who is carried on a back or on shoulders sits up there."""
    other = act.what or act.whom
    if (
        act.action is not Action.CARRY
        or not all(map(story.is_person, (*act.who, other)))
        or act.path not in (None, Way.ONTO, Way.AT)
    ):
        return None
    part = story.entities[act.whom].noun if act.what is not None and act.whom in story.entities else ""
    if not _SHOULDERS.search(act.verb) and part not in (
        "shoulder",
        "back",
        "背",
        "肩",
        "肩膀",
        "背上",
        "肩上",
    ):
        return None
    return _seen(act, what=other, whom=None, path=Way.ONTO)


_RULES: Final[Sequence[Rule]] = (
    _covers, _lays, _on_a_lap, _dips, _draws, _comes, _topples, boards, takes_along, rides_on, _changes, _digs, _alights, _shoulders,
)  # fmt: skip
