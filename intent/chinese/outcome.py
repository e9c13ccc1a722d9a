"""What a Chinese act turns out to be by what it is done to: a bite of food is a meal, a bandage is put on somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...common.acts import Action, Outcome, Way
from ..text import simplified
from .cast import ChineseCast
from .kinds import GLANCES, LETTERS
from .words import senses

if TYPE_CHECKING:
    from .deed import Deed

_SLIPS: Final = "滑摔跌绊"
_BITES: Final = frozenset("咬啃")
_WEATHER: Final = ("雨", "雪", "雹")
"""What comes down of itself."""


def turns_out(deed: Deed, cast: ChineseCast) -> None:
    """See what an act is, by who does it and what it is done to."""
    weather = bool(deed.who) and simplified(cast.entity(deed.who[0]).noun).endswith(_WEATHER)
    if weather and deed.action is Action.DESCEND:
        deed.becomes(Action.FALL, "goal")
        deed.path = Way.DOWN
    if weather and deed.action is Action.GROW:
        deed.told = True  # it only rains the harder
    _stowed(deed, cast)
    bound = deed.action is Action.USE and deed.word.startswith("包扎") and deed.whom is not None
    if bound and deed.what and deed.what != deed.whom and not cast.alive(deed.what):
        deed.becomes(Action.PUT, "what")
        deed.path = Way.ONTO
    if deed.action is Action.CATCH and deed.word[0] == "夹" and deed.path is Way.INTO and deed.whom:
        deed.becomes(Action.PUT, "what")
    if deed.action is Action.BUILD and deed.word.startswith("变") and deed.whom and deed.path:
        deed.becomes(Action.TAKE, "what")
        deed.path = Way.OUT_OF
    trod = cast.worked.get("踩")
    slips = deed.action in (Action.FALL, Action.SLIDE) and deed.word[0] in _SLIPS
    if slips and trod in cast.last and deed.whom is None and deed.what is None and trod not in deed.who:
        deed.whom = trod


def _stowed(deed: Deed, cast: ChineseCast) -> None:
    """Whoever carried a thing off hides it, where only that it is hidden is told."""
    hides = deed.action is Action.HIDE and deed.word[0] == "藏" and deed.implied and deed.what is None
    thing = cast.subject[:1]
    if hides and thing and thing != deed.who[:1] and not cast.alive(thing[0]):
        deed.what = thing[0]


def bitten(deed: Deed, cast: ChineseCast) -> None:
    """A bite of what one eats is eating, even where the food walks and talks; a hat set on another is put there."""
    if deed.action is Action.WEAR and deed.what and deed.whom and deed.whom not in deed.who:
        deed.becomes(Action.PUT, "what")
        deed.path = Way.ONTO
    if deed.action is Action.PLAY and deed.word[0] == "吹" and deed.whom and deed.what is None:
        deed.becomes(Action.PUSH, "what")
        deed.what, deed.whom = deed.whom, None
    if deed.action is not Action.HIT or deed.word[:1] not in _BITES or deed.moved or deed.passive:
        return
    one = deed.whom or deed.what
    noun = simplified(cast.entity(one).noun) if one else ""
    meant = (verb for nouns, verb in senses().get(deed.word[0], ()) if noun and noun.endswith(nouns))
    if one and next((verb for verb in meant if verb.action is Action.EAT), None):
        deed.becomes(Action.EAT, "what")
        deed.what, deed.whom, deed.path = one, None, None


def glance(deed: Deed, cast: ChineseCast) -> None:
    """At what somebody looks who only "looks": at whoever did something last, or what it was done to."""
    if deed.tail == "完" and deed.near and simplified(cast.entity(deed.near).noun).endswith(LETTERS):
        deed.becomes(Action.READ, "about")
        deed.what = deed.near
    elif deed.word.endswith(GLANCES) and deed.path is None and not deed.spot:
        deed.whom = next((one for one in cast.last if one not in deed.who), None) or cast.hero(deed.who)


def agree(one: Deed, other: Deed) -> bool:
    """Take what a second telling of the same act adds to the first; whether it may be the same."""
    for mine, its in ((one.what, other.what), (one.whom, other.whom)):
        if mine and its and mine != its:
            return False
    one.what, one.whom = one.what or other.what, one.whom or other.whom
    one.path = other.path or one.path
    one.outcome = other.outcome if other.outcome is not Outcome.DONE else one.outcome
    return True
