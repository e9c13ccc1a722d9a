"""What must have been true before the first shot: who comes off something was on it, what is stolen was somebody's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ....common.acts import Act, Action, EntityKind, Event, Outcome, Spot, Way
from ....common.things import PropKind
from .ledger import OFF
from .meaning import BOXES
from .needs import need_of_thing
from .parts import Parts, is_alive, is_one_of, is_played

if TYPE_CHECKING:
    from .stage import EventStage

_COMES_OFF: Final = frozenset(
    {
        Action.JUMP, Action.FALL, Action.DESCEND, Action.ENTER, Action.GO, Action.FLY, Action.LEAVE, Action.SLIDE,
        Action.ROLL,
    }
)  # fmt: skip
_GETS_OFF: Final = frozenset({Action.PUSH, Action.PULL, Action.TAKE, Action.DROP, Action.KICK, Action.HIT})
"""Acts that take something off what it was on, or out of it."""
_GETS_ABOUT: Final = _COMES_OFF | {
    Action.CLIMB,
    Action.RIDE,
    Action.SIT,
    Action.HIDE,
    Action.LIE,
    Action.SLEEP,
}
_FETCHES: Final = frozenset({Action.TAKE, Action.CATCH, Action.LIFT, Action.CARRY, Action.HUG})
_TAKES: Final = frozenset({Action.TAKE, Action.CATCH, Action.PULL})
_HAS: Final = frozenset(
    {
        Action.GIVE,
        Action.THROW,
        Action.DROP,
        Action.PUT,
        Action.CARRY,
        Action.FLEE,
        Action.GO,
        Action.LEAVE,
        Action.ENTER,
    }
)
"""Acts with something that one has brought along."""
WITH: Final = frozenset({Action.FLEE, Action.GO, Action.LEAVE})
"""Acts whose thing goes along, also where it lay before."""
_AT_HAND: Final = frozenset({Action.EAT, Action.DRINK, Action.TAKE, Action.READ, Action.PLAY})
"""Acts with something that is where their doer is."""
_EMERGES: Final = re.compile("come|came|emerge|出来|出來")
"""Verbs of leaving as it is seen from without."""
_DRAWS: Final = re.compile(r"\b(?:take|pull|whip|draw)s? out\b|\bunsheathe|拔出|掏出|抽出")
"""Verbs of taking out what one has about oneself, where nothing is named that it comes out of."""
_KNOCKS: Final = re.compile("knock|tip|spill|pick|打翻|碰倒|撞翻")
"""Verbs of dropping what nobody had in the hand."""


def foresee(told: Sequence[Event], parts: Parts, stage: EventStage) -> None:
    """Who comes off something was on it before, who wakes slept, what is fetched from a height was up there.

    What is taken from somebody was theirs: a sausage that a dog steals from a boy isn't on the ground.
    """
    for entity, bodies in parts.items():
        at = bodies[0].entity.at if bodies else None
        handy = at is not None and (at.relation != "held_by" or need_of_thing(bodies[0].entity) is None)
        if at is not None and parts.get(at.entity) and handy:
            stage.ledger.of(entity).at = at
    acts = [act for event in told for act in event.acts]
    placed: set[str] = set()
    named: set[str] = set()
    inside: dict[str, str] = {}
    for act in acts:
        if (spot := _off(act, parts)) is not None:
            comes_off = act.action in _COMES_OFF
            climbs = act.what and act.action is Action.PUSH  # animals get up to what they push off
            for who in (one for one in act.who if one not in placed and one != act.whom):
                if comes_off or (climbs and not is_played(parts, who)):
                    stage.ledger.of(who).at = spot
            robbed = act.action in _TAKES and is_alive(parts, act.whom)
            if act.what and not comes_off and not robbed:
                stage.ledger.of(act.what).at = stage.ledger.of(act.what).at or spot
        if (placed | named).isdisjoint(act.who):
            stage.put_up(act)
        taken = act.action in _TAKES and act.path is Way.FROM and act.what not in named
        if taken and act.what and act.whom and is_alive(parts, act.whom):
            stage.ledger.of(act.what).at = Spot(relation="held_by", entity=act.whom)
        within = inside.get(next(iter(act.who), ""))
        if (
            act.what
            and act.what not in named
            and act.action in _AT_HAND
            and within
            and not is_alive(parts, act.whom)
        ):
            stage.ledger.of(act.what).at = Spot(relation="in", entity=within)
        inside = {
            who: box for who, box in inside.items() if who not in act.who or act.action not in _GETS_ABOUT
        }
        if (
            act.path is Way.INTO
            and act.whom
            and is_one_of(parts, act.whom, BOXES)
            and act.action in _GETS_ABOUT
        ):
            inside |= dict.fromkeys(act.who, act.whom)
        named |= {name for name in (act.what, act.whom) if name}
        for who in sorted(stage.sleepers(act) - placed):
            stage.ledger.of(who).fall_asleep()
            if (bed := _free_bed(parts, stage, named)) and is_played(parts, who):
                stage.ledger.of(who).at = stage.ledger.of(who).at or Spot(relation="in", entity=bed)
        placed |= set(act.who) if act.action in _GETS_ABOUT else set()
    for before, act in pairwise(acts):
        wanted = act.what or act.whom
        pushed = (
            act.action in _GETS_OFF
            and act.path in OFF
            and (act.what is None or act.whom in (None, before.whom))
        )
        if before.action is not Action.CLIMB or not before.whom or not (act.action in _FETCHES or pushed):
            continue
        if wanted and wanted != before.whom and set(before.who) & set(act.who):
            truth = stage.ledger.of(wanted)
            truth.at = truth.at or Spot(relation="on", entity=before.whom)


def _free_bed(parts: Parts, stage: EventStage, told: Collection[str]) -> str | None:
    """A bed that was told of in which nobody lies yet."""
    beds = (key for key in parts if key in told and is_one_of(parts, key, (PropKind.BED,)))
    return next((key for key in beds if not stage.ledger.attached(key)), None)


def lacks(act: Act, met: Collection[str]) -> bool:
    """Whether an act only says what somebody hasn't got: no umbrella is seen of who brought none."""
    nothing = act.what is not None and act.what not in met
    return act.action in (Action.CARRY, Action.WEAR) and act.outcome is Outcome.FAILS and nothing


def not_had(told: Sequence[Event], parts: Parts) -> set[str]:
    """What would draw the things that are told of because nobody has them."""
    lacking = (act.what or "" for event in told for act in event.acts if lacks(act, ()))
    return {part.prop.value for thing in lacking for part in parts.get(thing, ()) if part.prop}


def draws_out(act: Act) -> bool:
    """Whether somebody takes out what they have about them: a sword, a telephone."""
    return act.action in (Action.TAKE, Action.LIFT) and act.whom is None and bool(_DRAWS.search(act.verb))


def brought(act: Act, parts: Parts) -> bool:
    """Whether a thing that is told of first with an act is in its doer's hands when that begins."""
    thing, doer = next(iter(parts.get(act.what or "", [])), None), next(iter(act.who), None)
    if thing is None or thing.prop is None or thing.entity.kind is EntityKind.ANIMAL or doer is None:
        return False
    handy = need_of_thing(thing.entity) is None or act.action is Action.CARRY  # no furniture, tree or car
    if draws_out(act):
        return is_alive(parts, doer)
    behind = act.action is Action.HIDE and act.path is Way.BEHIND and not parts.get(act.whom or "")
    return (behind or act.action in _HAS) and handy and is_alive(parts, doer) and not _KNOCKS.search(act.verb)


def _off(act: Act, parts: Parts) -> Spot | None:
    """Where that was which an act takes off a thing or out of it."""
    goal = parts.get(act.whom or "", [])
    if act.action not in _COMES_OFF | _GETS_OFF or act.path not in OFF or not goal or goal[0].is_actor:
        return None
    goes_out = act.action is Action.LEAVE and not _EMERGES.search(act.verb)
    if goes_out and is_one_of(parts, act.whom, (PropKind.DOOR, PropKind.GATE)):
        return None  # who sneaks out of the door is seen in the room first
    boxed = is_one_of(parts, act.whom, BOXES)
    if act.action is Action.LEAVE and act.path not in (Way.OUT_OF, Way.OFF) and not boxed:
        return None  # who leaves a dog wasn't on it
    is_in = act.path is Way.OUT_OF or boxed
    return Spot(relation="in" if is_in else "on", entity=goal[0].entity.id)
