"""What the acts of one stretch of a Chinese clause tell about each other: who holds it and goes carries it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from ...common.acts import Action, Outcome, Way
from ..text import simplified
from .cast import ChineseCast
from .frames import ChineseAct
from .kinds import HELD, MAKES, PURSUES, REACHED, STAYS_AT, WINDS
from .results import RESULT
from .words import known_words

_ARRIVES: Final = frozenset(["到", "回", "去", "来", "回到", "去到", "来到", "返", "返到", "往"])
"""Going that tells no more than where something is carried."""
_MADE_OF: Final = {Action.TAKE, Action.PULL, Action.THROW}
"""What is done to a thing that then becomes another."""
_WANDS: Final = ("杖", "棒", "药", "丹", "镜", "书", "石", "灯")
"""What changes whoever holds it."""


def carry_to(done: list[ChineseAct], cast: ChineseCast) -> None:
    """Whoever goes somewhere with something in their hands carries it there."""
    for one, goes in pairwise(done):
        if one.action in (Action.TAKE, Action.CARRY) and goes.word == "跑" and not (goes.whom or goes.tail):
            goes.becomes(Action.FLEE, "whom")
            from_whom = one.whom if one.path is Way.FROM else cast.robbed
            known = from_whom is not None and from_whom not in goes.who and cast.alive(from_whom)
            goes.whom, goes.path = (from_whom, Way.FROM) if known else (None, Way.AWAY)
        sent = one.action is Action.GIVE and one.word in ("送", "寄") and goes.word == "到"
        held = (one.action is Action.CARRY or sent) and one.what and one.whom is None
        if held and one.who == goes.who and sent:
            one.verb = replace(one.verb, action=Action.CARRY, object="what")
        reaches = goes.verb.object == "goal" and goes.path in REACHED and goes.whom not in (None, one.what)
        if held and one.who == goes.who and reaches:
            one.whom, one.path = goes.whom, Way.TO
            goes.told = goes.word in _ARRIVES


def blown(done: list[ChineseAct], cast: ChineseCast) -> list[ChineseAct]:
    """What is seen of what the wind, which has no body, blows away: it flies, falls or rolls."""
    found: list[ChineseAct] = []
    for one in done:
        wind = bool(one.who) and simplified(cast.entity(one.who[0]).noun).endswith(WINDS)
        if not wind or one.action is not Action.PUSH or one.what is None or one.outcome is not Outcome.DONE:
            continue
        falls = any(letter in one.word for letter in "倒落翻下")
        verb = replace(one.verb, action=Action.FALL if falls else Action.FLY, object="goal")
        path = one.path or (Way.DOWN if falls else Way.AWAY)
        found.append(replace(one, verb=verb, who=[one.what], what=None, path=path))
    return found


def caused(done: list[ChineseAct], cast: ChineseCast) -> list[ChineseAct]:
    """What those come to do whom something is done to, and each such act as what is done to them."""
    found: list[ChineseAct] = []
    for one in done:
        other = one.whom or one.what
        if not one.is_a(RESULT) or other is None or not (one.moved or cast.alive(other)):
            continue
        comes = replace(one, who=[other], what=None, whom=None, passive=[], moved=False)
        comes.whom = one.who[0] if one.action is Action.FLEE and one.who else None
        by = known_words(cantonese=False).get(one.word[0])
        if not one.who or by is None or by.verb is None or by.verb.object not in ("what", "whom", "about"):
            one.who, one.what, one.whom, one.path = comes.who, None, comes.whom, comes.path
            one.passive = []
            continue
        one.verb, one.path, one.what, one.whom = by.verb, by.verb.path, None, other
        if one.outcome is Outcome.DONE:
            found.append(comes)
    return found


def given_each(done: list[ChineseAct]) -> list[ChineseAct]:
    """What is given to the others where several get something, one each."""
    gives = [one for one in done if one.action is Action.GIVE and one.whom]
    return [replace(one, whom=other, also=[]) for one in gives for other in one.also if other != one.whom]


def conjured(done: list[ChineseAct]) -> list[ChineseAct]:
    """What comes out of nowhere by magic appears, and nobody turns into it."""
    found: list[ChineseAct] = []
    for one in done:
        if one.action is Action.BUILD and one.word.startswith("变") and one.what and one.who:
            verb = replace(one.verb, action=Action.APPEAR, object="none")
            found.append(replace(one, verb=verb, who=[one.what], what=None, whom=one.who[0], path=Way.FROM))
            one.told = True
    return found


def feed(done: list[ChineseAct]) -> None:
    """Whoever feeds somebody who then eats something gives them that."""
    for one, eats in pairwise(done):
        fed = one.action is Action.GIVE and one.what is None and one.whom is not None
        if fed and eats.action in (Action.EAT, Action.DRINK) and eats.who == [one.whom]:
            one.what = eats.what


def embrace(done: list[ChineseAct], cast: ChineseCast) -> None:
    """Whoever holds something in their arms and cries or won't let go hugs it."""
    for one, goes in pairwise(done):
        holds = one.action is Action.CARRY and one.word[0] in "抱搂揽" and one.who == goes.who
        holds = holds and (one.what is not None or cast.many(one.who))
        stays = goes.action in (Action.CRY, Action.LAUGH, Action.SLEEP, Action.KISS)
        if holds and (stays or (goes.action is Action.DROP and goes.outcome is Outcome.FAILS)):
            one.verb = replace(one.verb, action=Action.HUG, object="whom")
            one.whom, one.what = one.what, None


def _becomes(before: ChineseAct, cast: ChineseCast) -> bool:
    """Whether it is what was taken that becomes something: a hair that was pulled out, and no magic wand."""
    thing = before.what is not None and not before.named and before.action in _MADE_OF
    lifeless = thing and before.what is not None and not cast.alive(before.what)
    return lifeless and not simplified(cast.entity(before.what or "").noun).endswith(_WANDS)


def share(doing: ChineseAct, told: list[ChineseAct], cast: ChineseCast) -> None:
    """Let an act be done to what the one before it was, where it names nothing: "lifts it up and throws".

    What was plucked and becomes something changes itself.
    """
    again = next((one for one in told if one.word[0] == doing.word[0]), None)
    if again and again.action is doing.action and doing.what is None and doing.whom is None:
        doing.what, doing.whom = again.what, again.whom
    before = told[-1] if told else None
    if before is None or before.who != doing.who:
        return
    if doing.action is Action.CHANGE and doing.word[0] in "变化" and _becomes(before, cast) and before.what:
        doing.who = [before.what]
        return
    wraps = doing.action is Action.CATCH and doing.word[0] in "包裹罩" and doing.what
    if wraps and before.what and before.action in (Action.WEAR, Action.TAKE, Action.PULL):
        doing.becomes(Action.PUT, "what")
        doing.what, doing.whom, doing.path = before.what, doing.what, Way.ONTO
        return
    free = doing.what is None and doing.whom is None and not (doing.named or doing.verb.whole)
    gives = doing.verb.object == "give" and doing.what is None and not doing.named
    holds = before.moved or before.action in (HELD | MAKES) - {Action.PUT, Action.GIVE}
    hides = doing.action is Action.HIDE and doing.word[0] == "藏" and doing.whom is not None
    if holds and hides and before.what and doing.what is None:
        doing.what = before.what
    laid = doing.action in (Action.PUT, Action.WEAR, Action.CARRY) and doing.what is None and not doing.named
    if (
        holds
        and (free or gives or laid)
        and before.what != doing.whom
        and doing.verb.object in ("what", "give")
    ):
        doing.what = before.what or (before.whom if before.moved else None)
    if before.word[0] == "踩" and doing.action in (Action.FALL, Action.SLIDE) and free:
        doing.whom = before.what  # slips on what was trodden on
    arrives = before.verb.object == "goal" and before.path in REACHED and before.action is not Action.FALL
    if arrives and doing.action is Action.PUT and doing.whom is None and doing.path is Way.DOWN:
        doing.whom = before.whom


def settle(doing: ChineseAct, cast: ChineseCast) -> None:
    """Note where somebody or something is now, and in whose hands."""
    keeper = doing.whom if doing.action is Action.GIVE else next(iter(doing.who), None)
    if doing.what and keeper and cast.alive(keeper) and doing.action in HELD - {Action.PUT}:
        cast.holder[doing.what] = keeper
    elif doing.what and doing.action in (Action.PUT, Action.DROP, Action.THROW):
        cast.holder.pop(doing.what, None)
    flung = doing.action in (Action.PUT, Action.CARRY, Action.PUSH, Action.THROW, Action.KICK)
    moved = [doing.what] if doing.what and flung else doing.who
    if (
        (doing.action in STAYS_AT or (flung and doing.what))
        and doing.whom
        and doing.path is Way.ONTO
        and doing.outcome is Outcome.DONE
    ):
        if not cast.alive(doing.whom):
            cast.stands |= dict.fromkeys(moved, doing.whom)
    elif doing.action in STAYS_AT | PURSUES:
        for one in moved:
            cast.stands.pop(one, None)
