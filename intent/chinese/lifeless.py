"""What a thing is seen to do that a verb is told of: it is worked on, lies somewhere, falls or comes in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...common.acts import Action, Way
from .cast import ChineseCast
from .kinds import LOCATED, SPLASHES, STUMBLES, WORKS

if TYPE_CHECKING:
    from .deed import Deed


def befalls(deed: Deed, cast: ChineseCast) -> None:
    """A thing that hands work on is what they work on; where it lies is where it stays."""
    if deed.action is Action.CLIMB and deed.whom is None and deed.word[0] in "翻倒":
        deed.becomes(Action.FALL, "goal")
    if deed.word[0] == "响" and cast.entity(deed.who[0]).noun.endswith(("炮", "炮仗", "爆竹")):
        deed.becomes(Action.EXPLODE, "none")
    if deed.action is Action.DESCEND and deed.word[0] == "停":
        deed.becomes(Action.WAIT, "whom")
    if deed.action is Action.LEAVE and deed.word[0] == "伸":
        deed.becomes(Action.APPEAR, "none")
    if deed.action is Action.THROW and deed.who[0] in (deed.what, deed.whom) and cast.actor:
        deed.what, deed.whom = None, cast.actor[0]  # water sprays whoever holds the hose
    if deed.action is Action.THROW and deed.word[0] in SPLASHES and deed.whom and cast.person([deed.whom]):
        deed.becomes(Action.HIT, "whom")
        deed.what = deed.path = None
    if deed.action is Action.LIE and deed.word[0] == "倒":
        deed.becomes(Action.FALL, "goal")
        deed.path = Way.DOWN
    if deed.action is Action.PUT and deed.word == "晒":
        deed.becomes(Action.APPEAR, "none")
        deed.what = deed.path = None
    if deed.action is Action.HIDE and deed.word[0] == "缩":
        deed.becomes(Action.SHRINK, "none")
    if deed.action is Action.THROW and deed.whom and deed.path in LOCATED:
        deed.becomes(Action.FALL, "goal")
    if deed.word in STUMBLES and cast.actor and deed.whom is None:
        deed.who, deed.whom, deed.path = cast.actor[:6], deed.who[0], Way.AT
    if deed.word == "出来":
        deed.becomes(Action.APPEAR, "none")
    if deed.action not in WORKS:
        return
    if deed.what is not None or deed.passive:
        return
    lands = deed.word[0] in "盖扣糊砸" and deed.whom is not None and cast.alive(deed.whom)
    if deed.action is Action.PUT and lands:
        deed.becomes(Action.FALL, "goal")
    elif deed.action is Action.PUT and deed.whom and deed.path in LOCATED:
        deed.becomes(Action.WAIT, "whom")
    elif cast.subject and cast.alive(cast.subject[0]):
        deed.what, deed.who = deed.who[0], cast.subject[:6]
