"""The goal that an English verb leaves out because it was just told of: "finds a box, crawls inside"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...common.acts import Act, Action, EntityKind, Way
from ..text import word_set
from . import words
from .acts import MOVING, EnglishAct
from .entities import EnglishCast

_INSIDE = ("in", "inside")
_NOTICED = (Action.LOOK, Action.SEARCH, Action.POINT)
_MOUNTED = (Action.CLIMB, Action.SIT, Action.LIE, Action.RIDE, Action.RISE, Action.SLEEP)
_RESTS = (Action.SIT, Action.LIE)
_SEATS = words.SEATS | word_set("log rock cushion armchair couch throne swing pillow")
_BEDS = word_set("bed sofa armchair couch bench chair stool")
"""What nobody comes in to."""
_LEAVES = (Action.JUMP, Action.FALL, Action.FLY, Action.SLIDE, Action.LEAVE, Action.ROLL)
_POSTURES = frozenset(["sit down", "lie down", "sit", "lie"])


def omitted_goal(
    cast: EnglishCast, told: Sequence[Act], draft: EnglishAct, solid: Collection[str]
) -> str | None:
    """What an act without a goal leads to: where whoever does it has just been, or what they found or made.

    Args:
        cast: everybody told of.
        told: what the same one did lately, the latest last.
        draft: the act whose goal isn't named.
        solid: props that nobody gets into.
    """
    put_in = draft.path is Way.INTO and draft.verb.action in (Action.PUT, Action.DROP, Action.THROW)
    particle = "in" if put_in else draft.verb.lemma.split()[-1]
    handled = {draft.what, draft.whom}
    for act in reversed(told):
        for key in (act.whom, act.what):
            if key and key not in handled and _leads(cast, act, key, draft, particle, solid):
                return key
    return None


def _leads(
    cast: EnglishCast, act: Act, key: str, draft: EnglishAct, particle: str, solid: Collection[str]
) -> bool:
    """Whether an act without a goal leads to what an earlier one had to do with."""
    entity = cast.get(key)
    if particle == "over" and draft.verb.action is Action.GO:
        return act.action in _NOTICED and entity.kind is not EntityKind.CROWD
    if cast.lives(key) or entity.noun in words.BODY | words.ABSTRACT | words.NATURE:
        return False
    if particle in _INSIDE:
        return entity.prop not in solid and entity.noun not in words.FLAT | _BEDS and entity.count == 1
    if particle == "up" and draft.verb.action is Action.CLIMB:
        return act.action in MOVING and act.path in (Way.TO, Way.AT) and key == act.whom
    if particle == "off" and draft.verb.action in _LEAVES:
        return act.action in _MOUNTED or (act.action is Action.JUMP and act.path is Way.ONTO)
    seat = entity.noun in _SEATS and act.action in (Action.GO, *_NOTICED)
    return seat and draft.verb.action in _RESTS and draft.verb.lemma in _POSTURES
