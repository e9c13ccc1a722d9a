"""What 被 tells: whom or what an act befalls, by whom, and what is seen of it where nobody does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ...common.acts import Action, Way
from ..text import simplified
from .cast import ChineseCast
from .details import ChinesePhrase
from .kinds import CALLED_IN, LED, MOVED, UNDONE, WINDS

if TYPE_CHECKING:
    from .deed import Deed

_FRIGHT: Final = {
    Action.HIDE, Action.FLEE, Action.CRY, Action.LAUGH, Action.TREMBLE, Action.SIT, Action.LIE, Action.JUMP, Action.SHOUT,
    Action.CLIMB,
}  # fmt: skip
"""What whoever is frightened or moved into it does."""


def suffer(deed: Deed, by: ChinesePhrase, cast: ChineseCast) -> None:
    """What befalls whoever stands before 被; where nobody does it, they are seen to do what it comes to."""
    if deed.word[0] == "绊" and deed.action is Action.HIT:
        deed.becomes(Action.FALL, "goal")
    role = deed.verb.object
    deed.passive = cast.mention(deed.who)
    deed.befalls = True
    if deed.who:
        if role in ("whom", "goal", "about") and deed.action is not Action.FALL:
            deed.whom = deed.who[0]
        else:
            deed.what = deed.who[0]
    if deed.action is Action.FALL and deed.who:
        deed.what, deed.whom = None, next(iter(by.ids), None)
    else:
        deed.who = by.ids[:6]
    if not deed.who and deed.what and deed.action is Action.PULL and deed.word.endswith("开"):
        deed.verb = replace(deed.verb, action=Action.OPEN, object="none")
        deed.who, deed.what = [deed.what], None
    blown = bool(by.ids) and simplified(cast.entity(by.ids[0]).noun).endswith(WINDS)
    blown = blown or (not by.ids and deed.word[0] in "吹刮")
    if blown and deed.action is Action.PUSH and deed.passive:
        falls = any(letter in deed.word for letter in "倒落翻塌下")
        deed.verb = replace(deed.verb, action=Action.FALL if falls else Action.FLY, object="goal")
        deed.who, deed.what, deed.whom = deed.passive, None, None
        deed.path = Way.DOWN if falls else deed.way or Way.AWAY
    struck = (deed.word + deed.tail).endswith(("飞", "下去", "下来")) and deed.action in (
        Action.HIT,
        Action.KICK,
    )
    if deed.passive and not deed.who and struck:
        flies = (deed.word + deed.tail).endswith("飞")
        deed.becomes(Action.FLY if flies else Action.FALL, "goal")
        deed.who, deed.what, deed.whom, deed.passive = deed.passive, None, None, []
        deed.path = Way.AWAY if flies else Way.DOWN
    moves = deed.action in (Action.ENTER, Action.GO, Action.LEAVE) or (not by.ids and deed.action in _FRIGHT)
    if deed.passive and moves and deed.word not in CALLED_IN:
        deed.who, deed.what, deed.whom, deed.passive = deed.passive, None, None, []
    led = bool(deed.passive) and deed.verb.object == "what" and deed.action in LED
    if deed.word in CALLED_IN and not deed.who and deed.passive:
        deed.verb = replace(deed.verb, action=Action.ENTER, object="goal")
        deed.who, deed.what, deed.whom, deed.passive = deed.passive, None, None, []
    if led and not deed.who and deed.way in MOVED | {Way.UP, Way.DOWN}:
        lands = deed.action is Action.THROW and deed.way is not Way.AWAY
        led_to = Action.FALL if lands else LED[deed.action]
        deed.verb = replace(deed.verb, action=led_to, object="goal")
        deed.who, deed.what, deed.passive = deed.passive, None, []
    if not deed.who and deed.what and deed.action in UNDONE:
        deed.verb = replace(deed.verb, action=UNDONE[deed.action], object="none")
        deed.who, deed.what = [deed.what], None
