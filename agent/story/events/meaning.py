"""What an act means on a stage: what it leaves unsaid because the acts before have told it, and how one takes hold.

Who comes in after a door was opened comes through that door; a person who is carried off is pulled along.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ....common.acts import Act, Action, Outcome, Spot, Way
from ....common.things import PropKind
from .ledger import Ledger
from .parts import Part, is_alive, is_played

_COMES_OUT: Final = frozenset(
    {Action.JUMP, Action.GO, Action.FLY, Action.CLIMB, Action.APPEAR, Action.RISE, Action.FALL}
)
_CUPBOARDS: Final = frozenset({PropKind.FRIDGE, PropKind.WARDROBE})
_BOXES: Final = _CUPBOARDS | {
    PropKind.BOX,
    PropKind.BASKET,
    PropKind.BUCKET,
    PropKind.BAG,
    PropKind.BIN,
    PropKind.POT,
}
_DOORS: Final = frozenset({PropKind.DOOR, PropKind.GATE, PropKind.WINDOW})
_STEPS: Final = frozenset({PropKind.STAIRS, PropKind.LADDER})
_RIDDEN: Final = frozenset(
    {
        PropKind.CAR, PropKind.TRAIN, PropKind.BIKE, PropKind.BOAT, PropKind.SLED, PropKind.ROCKET, PropKind.BUS,
        PropKind.TRUCK, PropKind.PLANE, PropKind.SKATEBOARD, PropKind.TRACTOR, PropKind.DIGGER, PropKind.FIRE_ENGINE,
        PropKind.AMBULANCE, PropKind.MOTORCYCLE, PropKind.CART, PropKind.HELICOPTER, PropKind.UFO, PropKind.SUBMARINE,
        PropKind.HORSE, PropKind.DONKEY, PropKind.CAMEL, PropKind.BROOM,
    }
)  # fmt: skip
_HELPS: Final = re.compile("help|rescue|save|扶|搀|拉|救")
"""Verbs of lifting that put a person on their feet instead of overhead."""
_FINDS: Final = re.compile("find|discover|found|发现|找到")
"""Verbs of taking after which one has nothing in the hand, where it lives."""
BY_ITSELF: Final[Mapping[Action, Action]] = {
    Action.CARRY: Action.FLY, Action.TAKE: Action.FLY, Action.LIFT: Action.FLY, Action.THROW: Action.FLY,
    Action.CATCH: Action.FLY, Action.PUSH: Action.SLIDE, Action.PULL: Action.SLIDE, Action.PUT: Action.SLIDE,
    Action.DROP: Action.FALL, Action.HIT: Action.FALL, Action.KICK: Action.FALL, Action.TURN: Action.TURN,
    Action.SHAKE: Action.SHAKE, Action.ROLL: Action.ROLL, Action.BREAK: Action.BREAK, Action.OPEN: Action.OPEN,
    Action.CLOSE: Action.CLOSE, Action.BURN: Action.BURN, Action.WAKE: Action.WAKE, Action.SINK: Action.SINK,
}  # fmt: skip
"""What somebody or something is seen to do by itself when a force does it to them that has no body."""

SHOWN_AS: Final[Mapping[Action, frozenset[Action]]] = {
    Action.ENTER: frozenset({Action.JUMP}), Action.LEAVE: frozenset({Action.JUMP}),
    Action.GO: frozenset({Action.CLIMB, Action.LEAVE}), Action.BURN: frozenset({Action.SHOUT}),
    Action.TAKE: frozenset({Action.PULL, Action.LOOK, Action.FLY}), Action.LIFT: frozenset({Action.PULL, Action.FLY}),
    Action.CARRY: frozenset({Action.PULL, Action.FLY}), Action.CATCH: frozenset({Action.PULL, Action.FLY}),
    Action.PLAY: frozenset({Action.FLY}), Action.PUSH: frozenset({Action.OPEN}), Action.WEAR: frozenset({Action.HUG}),
}  # fmt: skip
"""What else an action is staged as, by what this file says: whoever measures a film looks for these as well."""


def complete(
    act: Act, before: Act | None, ledger: Ledger, parts: Mapping[str, Sequence[Part]], met: Collection[str]
) -> Act:
    """An act with what it means and doesn't say.

    Args:
        act: as :func:`as_they_are_now` gives it.
        before: the act before it.
        ledger: what is true when it begins.
        parts: the bodies of entities.
        met: whom and what the acts before were about.
    """
    act = _by_its_way(_on_its_door(act, met, parts), parts)
    if act.action is Action.PUT and act.what is None and act.whom is not None:
        had = [key for who in act.who for key in ledger.attached(who) if key != act.whom]
        made = before.what if before is not None and set(before.who) & set(act.who) else None
        return act.model_copy(update={"what": next(iter(had), made)})
    if act.action is Action.RIDE and act.what is None and not _rides(parts, act.whom):
        mount = next((key for key in reversed(list(met)) if _rides(parts, key) and key not in act.who), None)
        return act.model_copy(update={"what": mount}) if mount else act
    if before is None or not before.who or act.what or act.whom or act.outcome is not Outcome.DONE:
        return act
    if act.action is Action.FLEE and before.whom in act.who and before.who[0] not in act.who:
        return act.model_copy(update={"whom": before.who[0]})
    thing = before.what or before.whom
    if before.action is Action.OPEN and thing is not None and thing not in act.who:
        if act.action is Action.ENTER and _is_door(parts, thing):
            return act.model_copy(update={"whom": thing})
        if act.action in _COMES_OUT and act.path is Way.OUT_OF:
            for who in act.who:
                ledger.of(who).at = Spot(relation="in", entity=thing)
            return act.model_copy(update={"whom": thing})
    if act.action is Action.LOOK and act.path in (None, Way.UP) and set(before.who).isdisjoint(act.who):
        seen = thing if before.action in (Action.POINT, Action.LOOK) else before.who[0]
        return act.model_copy(update={"whom": seen, "path": None})
    return act


def _by_its_way(act: Act, parts: Mapping[str, Sequence[Part]]) -> Act:
    """Whoever climbs into a box, out of one or up some stairs isn't led in or out at the side of the picture."""
    steps = any(part.prop in _STEPS for part in parts.get(act.whom or "", ()))
    if act.action is Action.GO and act.path in (Way.UP, Way.ONTO) and steps:
        return act.model_copy(update={"action": Action.CLIMB})
    if act.action is Action.GO and act.path in (Way.THROUGH, Way.OUT_OF) and _is_door(parts, act.whom):
        return act.model_copy(update={"action": Action.LEAVE})
    if not is_box(parts, act.whom):
        return act
    if act.action is Action.ENTER and act.path is Way.INTO:
        return act.model_copy(update={"action": Action.JUMP})
    if act.action is Action.LEAVE:
        return act.model_copy(update={"action": Action.JUMP, "path": Way.OUT_OF})
    return act


def _rides(parts: Mapping[str, Sequence[Part]], entity: str | None) -> bool:
    return any(part.prop in _RIDDEN for part in parts.get(entity or "", ()))


def _is_door(parts: Mapping[str, Sequence[Part]], entity: str | None) -> bool:
    return any(part.prop in _DOORS for part in parts.get(entity or "", ()))


def is_box(parts: Mapping[str, Sequence[Part]], entity: str | None) -> bool:
    """Whether somebody or something can be in a thing."""
    return any(part.prop in _BOXES for part in parts.get(entity or "", ()))


def by_itself(act: Act, parts: Mapping[str, Sequence[Part]]) -> Act:
    """An act whose doer has no body, as what is seen of it: the wind carries a hat away, and the hat flies off."""
    moved = next((key for key in (act.what, act.whom) if key and parts.get(key)), None)
    if moved is None or any(parts.get(who) for who in act.who) or act.action not in BY_ITSELF:
        return act
    goal = act.whom if act.whom != moved else None
    alone = {"action": BY_ITSELF[act.action], "who": [moved], "what": None, "whom": goal}
    return act.model_copy(update=alone)


def _on_its_door(act: Act, met: Collection[str], parts: Mapping[str, Sequence[Part]]) -> Act:
    """Whoever shuts "the door" after a fridge was opened, and no door, shuts the fridge."""
    if act.action is not Action.CLOSE or act.what is None or act.what in met:
        return act
    if not any(part.prop is PropKind.DOOR for part in parts.get(act.what, ())):
        return act
    cupboard = next((key for key in met if any(part.prop in _CUPBOARDS for part in parts.get(key, ()))), None)
    return act.model_copy(update={"what": cupboard}) if cupboard else act


def transform(act: Act, parts: Mapping[str, Sequence[Part]]) -> Act:
    """Who is turned into what, whichever way that was told: ``what`` becomes ``whom``, whoever does it."""
    pair = [name for name in (act.what, act.whom) if name and parts.get(name)]
    if act.action is not Action.CHANGE or not pair or not act.who:
        return act
    if len(pair) == 1:  # the frog turns into a prince
        first, second = act.who[0], pair[0]
    else:  # a boy into a frog; 把男孩变成青蛙 names the frog as what comes of it
        first, second = pair if act.path is Way.INTO else pair[::-1]
    if first == second:
        return act
    return act.model_copy(update={"what": first, "whom": second, "path": Way.INTO})


def as_they_are_now(act: Act, became: Mapping[str, str], parts: Mapping[str, Sequence[Part]]) -> Act:
    """An act of whom and with what entities have become: a caterpillar that is a butterfly flies as one."""
    act = transform(act, parts)

    def now(key: str | None) -> str | None:
        seen: set[str] = set()
        while key in became and key not in seen:
            seen.add(str(key))
            key = became[str(key)]
        return key

    whom, what = act.whom, now(act.what)
    if act.action is not Action.CHANGE:
        whom = now(whom)
    elif whom is not None:  # back into what it was is into the same one
        noun = parts[whom][0].entity.noun if parts.get(whom) else ""
        olds = (old for old, new in became.items() if new == what and parts.get(old))
        whom = next((old for old in olds if parts[old][0].entity.noun == noun), whom)
    return act.model_copy(update={"who": [str(now(key)) for key in act.who], "what": what, "whom": whom})


def remember(act: Act, whole: Act, became: dict[str, str]) -> None:
    """Keeps what an act makes of somebody, and whose door was meant."""
    if whole.action is Action.CHANGE and whole.what and whole.whom and whole.outcome is Outcome.DONE:
        became.pop(whole.whom, None)
        became[whole.what] = whole.whom
    elif whole.action is Action.CLOSE and act.what and whole.what and act.what != whole.what:
        became[act.what] = whole.what


def consequence(act: Act, parts: Mapping[str, Sequence[Part]]) -> Act | None:
    """Who is pushed into a pool or off a wall falls there; who carries something up the stairs goes up them."""
    if act.outcome is not Outcome.DONE or act.what is None:
        return None
    steps = any(part.prop in _STEPS for part in parts.get(act.whom or "", ()))
    if act.action is Action.CARRY and steps and act.path in (Way.UP, Way.ONTO, Way.TO):
        return act.model_copy(update={"action": Action.CLIMB, "what": None, "verb": "climb", "says": ""})
    if act.action is not Action.PUSH or not is_alive(parts, act.what):
        return None
    if act.path not in (Way.INTO, Way.OFF, Way.DOWN):
        return None
    fall = {"action": Action.FALL, "who": [act.what], "what": None, "verb": "fall", "says": ""}
    return act.model_copy(update=fall)


def handle(act: Act, parts: Mapping[str, Sequence[Part]]) -> Act:
    """Who is taken, saved or carried: an animal or a thing goes into the hands, a person is pulled along or up.

    A kite that somebody flies or plays with is what flies; a box that nobody opens opens itself; who is found is
    looked at, and a burnt finger burns nobody.
    """
    other = act.what or act.whom
    itself = not any(is_alive(parts, who) for who in act.who)
    if act.action in (Action.OPEN, Action.CLOSE) and itself and other is None:
        return act.model_copy(update={"what": act.who[0]})
    if (
        act.action is Action.PUSH
        and _is_door(parts, act.whom)
        and act.what is None
        and act.path is not Way.AWAY
    ):
        return act.model_copy(update={"action": Action.OPEN, "what": act.whom, "whom": None, "path": None})
    if act.action is Action.WEAR and is_alive(parts, act.what):  # a kitten is wrapped up, and isn't a hat
        return act.model_copy(update={"action": Action.HUG, "what": None, "whom": act.what, "path": None})
    people = any(is_played(parts, who) for who in act.who)
    if (
        act.action is Action.BURN
        and act.what
        and people
        and not parts.get(act.what)
        and not is_played(parts, act.whom)
    ):
        return act.model_copy(
            update={"action": Action.SHOUT, "what": None, "whom": None}
        )  # a finger on the stove
    found = act.action is Action.TAKE and _FINDS.search(act.verb) and act.what is not None
    if found and is_alive(parts, act.what):
        return act.model_copy(update={"action": Action.LOOK, "what": None, "whom": act.what, "path": None})
    kite = any(part.prop is PropKind.KITE for part in parts.get(other or "", ()))
    if kite and act.action in (Action.FLY, Action.PLAY):
        return act.model_copy(update={"action": Action.FLY, "what": other, "whom": None, "path": Way.UP})
    person = is_played(parts, other)
    if person and act.action is Action.LIFT and _HELPS.search(act.verb):
        return act.model_copy(update={"action": Action.PULL, "what": None, "whom": other, "path": Way.UP})
    if act.action not in (Action.TAKE, Action.CARRY, Action.CATCH) or act.what or not act.whom:
        return act
    if person:
        return act.model_copy(update={"action": Action.PULL})
    return act.model_copy(update={"what": act.whom, "whom": None})
