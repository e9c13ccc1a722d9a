"""What a thing is seen to do that a verb is told of: it is worked on, lies somewhere, falls or comes in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...common.acts import Action, EntityKind, Way
from .cast import ChineseCast
from .kinds import BREAKING, FORCES, LOCATED, POURED, SPLASHES, STUMBLES, WORKS

if TYPE_CHECKING:
    from .deed import Deed


def bursts(deed: Deed, cast: ChineseCast) -> None:
    """A thing that is handled bursts or breaks, and not whoever handles it, who is told of all the while."""
    breaks = deed.action in (Action.BREAK, Action.EXPLODE) and deed.word[0] in "爆炸破碎裂断坏烂塌散"
    free = deed.what is None and deed.whom is None and not (deed.befalls or deed.named or deed.verb.whole)
    if breaks and free and deed.implied and deed.near and cast.person(deed.who):
        deed.who = [deed.near]


def lands(deed: Deed, cast: ChineseCast) -> None:
    """What was moved last comes to lie where a mere "is put on" tells it, as nobody is named who puts it."""
    one = next(
        (one for one in cast.moved if one not in deed.names and cast.kind(one) is EntityKind.THING), None
    )
    if deed.action is Action.FALL and deed.word in POURED and cast.taken and cast.person(deed.who):
        deed.becomes(Action.PUT, "what")
        deed.what = cast.taken
    bare = deed.action is Action.PUT and deed.what is None and not deed.named and deed.implied
    laid = deed.whom and deed.path in LOCATED and (deed.word + deed.tail).endswith(("在", "到"))
    if one and bare and laid:
        deed.becomes(Action.FALL, "goal")
        deed.who = [one]


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
    if deed.tail in BREAKING and deed.action in (Action.SHAKE, Action.HIT, Action.PUSH) and not deed.whom:
        deed.becomes(Action.BREAK, "none")
    if deed.action is Action.FEEL and deed.word[-1] == "湿" and deed.what:
        deed.becomes(Action.HIT, "whom")
        deed.what, deed.whom = None, deed.what
    if deed.action is Action.ATTEMPT and deed.word[0] == "漏":
        deed.becomes(Action.FALL, "goal")
    if deed.action not in WORKS:
        return
    if deed.what is not None or deed.passive:
        return
    blows = deed.word[0] in "吹刮卷冲掀" and cast.entity(deed.who[0]).noun[-1:] in FORCES
    if blows and deed.whom is None:
        deed.what = next(iter(cast.undergone(deed.who)), None)
        return
    lands = deed.word[0] in "盖扣糊砸" and deed.whom is not None and cast.alive(deed.whom)
    if deed.action is Action.PUT and lands:
        deed.becomes(Action.FALL, "goal")
    elif deed.action is Action.PUT and deed.whom and deed.path in LOCATED:
        deed.becomes(Action.WAIT, "whom")
    elif cast.subject and cast.alive(cast.subject[0]):
        deed.what, deed.who = deed.who[0], cast.subject[:6]
