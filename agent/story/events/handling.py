"""What an act looks like: how one takes hold of somebody or something, and what is seen where nobody does anything.

A person who is carried off is pulled along; the wind carries a hat away, and the hat flies off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from ....common.acts import Act, Action, Way
from ....common.mimes import Mime
from ....common.things import PropKind
from ....puppets.acting.mimes import mime_of
from .ledger import POURS, Ledger
from .meaning import DOORS
from .needs import need_of_thing
from .partners import STAGED_AS
from .parts import Parts, is_alive, is_one_of, is_played

Rule = Callable[[Act, Parts], dict[str, Any] | None]
"""What is seen otherwise than it is told, or nothing."""
BY_ITSELF: Final[Mapping[Action, Action]] = {
    Action.CARRY: Action.FLY, Action.TAKE: Action.FLY, Action.LIFT: Action.FLY, Action.THROW: Action.FLY,
    Action.CATCH: Action.FLY, Action.PUSH: Action.SLIDE, Action.PULL: Action.SLIDE, Action.PUT: Action.SLIDE,
    Action.DROP: Action.FALL, Action.HIT: Action.FALL, Action.KICK: Action.FALL, Action.TURN: Action.TURN,
    Action.SHAKE: Action.SHAKE, Action.ROLL: Action.ROLL, Action.BREAK: Action.BREAK, Action.OPEN: Action.OPEN,
    Action.CLOSE: Action.CLOSE, Action.BURN: Action.BURN, Action.WAKE: Action.WAKE, Action.SINK: Action.SINK,
}  # fmt: skip
"""What somebody or something is seen to do by itself when a force does it to them that has no body."""
_SHOWN_AS: Final[Mapping[Action, frozenset[Action]]] = {
    Action.ENTER: frozenset({Action.JUMP}), Action.LEAVE: frozenset({Action.JUMP, Action.APPEAR}),
    Action.GO: frozenset({Action.CLIMB, Action.LEAVE}),
    Action.TAKE: frozenset({Action.PULL}), Action.LIFT: frozenset({Action.PULL}),
    Action.CARRY: frozenset({Action.PULL}), Action.CATCH: frozenset({Action.PULL}),
    Action.FALL: frozenset({Action.DESCEND}), Action.HIDE: frozenset({Action.PUT}), Action.HUG: frozenset({Action.TAKE}), Action.PLAY: frozenset({Action.FLY}), Action.PUSH: frozenset({Action.OPEN}),
}  # fmt: skip
"""What else an action is staged as, by what is said here and in :mod:`.meaning`; :mod:`.partners` has its own."""
_LIGHTS: Final = frozenset({PropKind.SUN, PropKind.MOON, PropKind.STAR, PropKind.RAINBOW})
"""What shines without burning."""
BUILDINGS: Final = frozenset({PropKind.HOUSE, PropKind.TENT, PropKind.LIGHTHOUSE, PropKind.TOWER})
"""What one walks out of."""
_HELPS: Final = re.compile("help|rescue|save|扶|搀|拉|救")
"""Verbs of lifting that put a person on their feet instead of overhead."""
_WRAPS: Final = re.compile("wrap|swaddle|bundle|裹|包")
"""Verbs of putting something round an animal."""
_LIMBS: Final = re.compile("finger|hand|thumb|tongue|mouth|lip|toe|foot|arm|nose|paw")
"""Ids of what one burns on the stove."""
_FINDS: Final = re.compile("find|discover|found|发现|找到")
"""Verbs of taking after which one has nothing in the hand, where it lives."""


def shown_as(act: Act) -> set[Action]:
    """What an act may be staged as: whoever measures a film looks for each of these."""
    found = act.action is Action.TAKE and _FINDS.search(act.verb)
    other = _SHOWN_AS.get(act.action, frozenset()) | STAGED_AS.get(act.action, frozenset())
    return {act.action, *other, *([Action.LOOK] if found else [])}


def by_itself(act: Act, parts: Parts) -> Act:
    """An act whose doer has no body, as what is seen of it: the wind carries a hat away, and the hat flies off."""
    moved = act.what or act.whom
    if (
        moved is None
        or not parts.get(moved)
        or any(parts.get(who) for who in act.who)
        or act.action not in BY_ITSELF
    ):
        return act
    goal = act.whom if act.whom != moved else None
    alone = {"action": BY_ITSELF[act.action], "who": [moved], "what": None, "whom": goal}
    return act.model_copy(update=alone)


def comes_out(act: Act, fresh: Collection[str], ledger: Ledger, parts: Parts) -> Act:
    """Who climbs out of somewhere jumps out of what they were in; who wasn't seen before appears, and doesn't go."""
    if (
        act.action is not Action.LEAVE
        or act.path is not Way.OUT_OF
        or parts.get(act.whom or "")
        or not act.who
    ):
        return act
    spot = ledger.of(act.who[0]).at
    if spot is not None and spot.relation == "in":
        return act.model_copy(update={"action": Action.JUMP, "whom": spot.entity})
    appears = {"action": Action.APPEAR, "whom": None}
    return act.model_copy(update=appears) if set(act.who) <= set(fresh) else act


def handle(act: Act, parts: Parts) -> Act:
    """An act as it is seen, by the first of :data:`_RULES` that knows it."""
    for rule in _RULES:
        if (seen := rule(act, parts)) is not None:
            return act.model_copy(update=seen)
    return act


def _opens_itself(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A box that nobody opens."""
    alone = act.what is None and act.whom is None and not any(is_alive(parts, who) for who in act.who)
    return {"what": act.who[0]} if act.action in (Action.OPEN, Action.CLOSE) and alone else None


def _pushes_a_door(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A door that is pushed opens, and doesn't slide over the floor."""
    door = act.what is None and act.path in (None, Way.TO, Way.THROUGH) and is_one_of(parts, act.whom, DOORS)
    if act.action is not Action.PUSH or not door:
        return None
    return {"action": Action.OPEN, "what": act.whom, "whom": None, "path": None}


def _shines(act: Act, parts: Parts) -> dict[str, Any] | None:
    """The sun that shines isn't on fire: it swells; a lamp or a firefly that glows has rays around it."""
    if act.action is not Action.BURN or act.what is not None:
        return None
    if any(is_one_of(parts, who, _LIGHTS) for who in act.who):
        return {"action": Action.GROW, "whom": None, "path": None}
    glows = mime_of(act.verb, Action.BURN) is Mime.BLINK
    return {"action": Action.LOOK, "whom": None, "path": None} if glows else None


def _gets_out(act: Act, parts: Parts) -> dict[str, Any] | None:
    """Who gets out of a truck or off a bed is beside it, and not gone."""
    out = act.action is Action.LEAVE and act.path in (Way.OUT_OF, Way.OFF) and bool(parts.get(act.whom or ""))
    return {"action": Action.JUMP} if out and not is_one_of(parts, act.whom, DOORS | BUILDINGS) else None


def _wraps_up(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A kitten that is wrapped up is no hat."""
    if act.action is not Action.WEAR or not is_alive(parts, act.what) or not _WRAPS.search(act.verb):
        return None
    return {"action": Action.HUG, "what": None, "whom": act.what, "path": None}


def _burns_a_finger(act: Act, parts: Parts) -> dict[str, Any] | None:
    """Who burns a finger isn't on fire."""
    people = any(is_played(parts, who) for who in act.who)
    part = act.what is not None and not parts.get(act.what) and bool(_LIMBS.search(act.what))
    if act.action is not Action.BURN or not people or not part:
        return None
    return {"action": Action.SHOUT, "what": None, "whom": None}


def _finds(act: Act, parts: Parts) -> dict[str, Any] | None:
    """Who is found is looked at, and not lifted."""
    if act.action is not Action.TAKE or not _FINDS.search(act.verb) or not is_alive(parts, act.what):
        return None
    return {"action": Action.LOOK, "what": None, "whom": act.what, "path": None}


def _flies_a_kite(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A kite that somebody flies or plays with is what flies."""
    kite = act.what or act.whom
    if act.action not in (Action.FLY, Action.PLAY) or not is_one_of(parts, kite, {PropKind.KITE}):
        return None
    return {"action": Action.FLY, "what": kite, "whom": None, "path": Way.UP}


def _helps_up(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A person who is saved is pulled up, and not lifted overhead."""
    other = act.what or act.whom
    if act.action is not Action.LIFT or not is_played(parts, other) or not _HELPS.search(act.verb):
        return None
    return {"action": Action.PULL, "what": None, "whom": other, "path": Way.UP}


def _holds(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A balloon that somebody hugs is in their arms."""
    thing = bool(parts.get(act.whom or "")) and not is_alive(parts, act.whom) and act.what is None
    if act.action is not Action.HUG or not thing or need_of_thing(parts[str(act.whom)][0].entity) is not None:
        return None
    return {"action": Action.TAKE, "what": act.whom, "whom": None}


def _hides_a_thing(act: Act, parts: Parts) -> dict[str, Any] | None:
    """A cake that a boy hides is put away, and he stays."""
    thing = act.what is not None and bool(parts.get(act.what)) and bool(parts.get(act.whom or ""))
    return {"action": Action.PUT} if act.action is Action.HIDE and thing else None


def _falls_on(act: Act, parts: Parts) -> dict[str, Any] | None:
    """An apple that falls on somebody comes down on them, and not beside."""
    thing = not any(is_alive(parts, who) for who in act.who)
    on = act.path not in (Way.OFF, Way.FROM, Way.PAST, Way.OVER) and is_alive(parts, act.whom)
    return {"action": Action.DESCEND} if act.action is Action.FALL and thing and on else None


def _pours(act: Act, parts: Parts) -> dict[str, Any] | None:
    """What is poured is poured from above, whoever does it and whatever gets wet."""
    over = (
        act.path in (None, Way.ONTO, Way.AT)
        and bool(parts.get(act.what or ""))
        and bool(parts.get(act.whom or ""))
    )
    return {"path": Way.OVER} if act.action is Action.PUT and over and POURS.search(act.verb) else None


def _takes_hold(act: Act, parts: Parts) -> dict[str, Any] | None:
    """Animals and things go into the hands, people are pulled along."""
    if act.action not in (Action.TAKE, Action.CARRY, Action.CATCH) or act.what or not act.whom:
        return None
    if is_played(parts, act.whom):
        return {"action": Action.PULL}
    return {"what": act.whom, "whom": None}


_RULES: Final[Sequence[Rule]] = (
    _opens_itself, _pushes_a_door, _gets_out, _shines, _wraps_up, _burns_a_finger, _finds, _flies_a_kite, _helps_up, _holds, _hides_a_thing, _falls_on, _pours,
    _takes_hold,
)  # fmt: skip
