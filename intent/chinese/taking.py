"""What a noun after a Chinese verb is beside what is worked on: who is robbed, what is aimed at or covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...common.acts import Action, EntityKind, Way
from ..text import simplified
from .cast import ChineseCast
from .details import ChinesePhrase
from .kinds import DIVES, LEFT_BEHIND, LEVEL, SPLASHES
from .words import is_cantonese, senses

if TYPE_CHECKING:
    from .deed import Deed

_SEIZED: Final = {Action.TAKE, Action.CATCH, Action.PULL}
_GRIPS: Final = frozenset("咬叼扯夹揪拽抓")
"""First letters of seizing what somebody wears or holds, who is pulled about by it."""
_CROSSES: Final = {Action.JUMP, Action.CLIMB, Action.FLY, Action.SWIM}
_AIMS: Final = frozenset(["射", "射向", "瞄准"])


def takes_from(deed: Deed, phrase: ChinesePhrase, cast: ChineseCast) -> bool:
    """Take a thing from whoever it is told to be of: "took the fisherman's hat"; whether that is told."""
    takes = deed.action is Action.TAKE or (deed.action in _SEIZED and deed.word[0] in _GRIPS)
    owner = phrase.owner[0] if phrase.owner and takes else None
    if owner is None or phrase.part or owner in deed.who or not cast.alive(owner):
        return False
    deed.what, deed.whom = phrase.ids[0], owner
    deed.path = Way.FROM if deed.action is Action.TAKE else deed.path
    return True


_PLANTS = ("树", "花", "草", "苗", "林", "竹", "瓜", "藤")
_SUPPORTS = ("树", "墙", "桌", "桌子", "门", "窗", "屋顶", "柱", "柱子", "车", "船", "架", "架子")
"""What things are hung or put on, even without 在."""


def robs(deed: Deed, one: str, lies: Way | None, cast: ChineseCast) -> bool:
    """Whether a thing follows the one whom it is taken from: "stole granny a fish"."""
    taken = deed.action in _SEIZED and deed.what is not None and deed.whom is None and not deed.moved
    return taken and lies is None and cast.alive(deed.what or one) and not cast.alive(one)


def snatches(deed: Deed, cast: ChineseCast) -> None:
    """Take a thing from whoever has it in their hands, where that isn't told; hand over whom one has in one's arms."""
    borne = next((one for one in cast.held if one in cast.last and cast.alive(one)), None)
    if deed.action is Action.GIVE and deed.what is None and borne not in (None, deed.whom, *deed.who):
        deed.what = borne
    holder = cast.holder.get(deed.what or "")
    snatched = (
        deed.action is Action.TAKE
        and deed.whom is None
        and (deed.word[0] in "抢夺偷骗叼抓顺" or deed.word == "拿走")
    )
    if holder and snatched and holder not in deed.who and deed.path is not Way.OUT_OF:
        deed.whom, deed.path = holder, Way.FROM


def grows_from(deed: Deed, cast: ChineseCast) -> str | None:
    """What was planted and becomes the tree that is told of: whoever planted it doesn't."""
    plant = deed.what is not None and simplified(cast.entity(deed.what).noun).endswith(_PLANTS)
    planted = (one for one in cast.undergone([*deed.who, deed.what or ""]))
    return next(planted, None) if plant and cast.person(deed.who) else None


def sounds(deed: Deed, cast: ChineseCast) -> None:
    """Play the instrument that was told of, where only a verb is: "picks up a violin … and bows"."""
    if deed.what or deed.whom or deed.near is None or deed.word[0] not in "拉弹吹敲" or deed.moved:
        return
    noun = simplified(cast.entity(deed.near).noun)
    meant = (verb for nouns, verb in senses().get(deed.word[0], ()) if noun.endswith(nouns))
    if (verb := next(meant, None)) is not None and verb.action is Action.PLAY:
        deed.verb, deed.what, deed.path = verb, deed.near, None


def prey(deed: Deed, cast: ChineseCast) -> str | None:
    """The animal that the story told of just before, which is hunted or shooed."""
    beasts = (one for one in cast.last if cast.kind(one) is EntityKind.ANIMAL and one not in deed.who)
    return next(beasts, None)


def from_where(deed: Deed, cast: ChineseCast) -> None:
    """Down into the water spoken of, down from where somebody is, or over what lies in the way."""
    crosses = (deed.word + deed.tail).endswith("过去") and deed.action in _CROSSES
    if crosses and (bar := next((one for one in cast.last if not cast.alive(one)), None)):
        deed.whom, deed.path = bar, Way.OVER
    if deed.action not in LEFT_BEHIND or deed.path not in (Way.DOWN, Way.OFF):
        return
    dives = deed.word[0] in DIVES and (deed.word + deed.tail).endswith("下去")
    if dives and (water := cast.water(deed.who)):
        deed.whom, deed.path = water, Way.INTO
    elif (place := cast.stands.get(deed.who[0])) and not cast.entity(place).noun.endswith(LEVEL):
        deed.whom, deed.path = place, Way.FROM


def covers(deed: Deed, one: str, lies: Way | None, cast: ChineseCast) -> bool:
    """Whether a thing follows what it is put all over: "hung the tree full of lights"."""
    onto = simplified(cast.entity(one).noun).endswith(_SUPPORTS)  # a lamp is hung on the tree
    laid = deed.way is Way.ONTO and (deed.word[0] in "放摆搁抱" or onto)
    laid = laid or (onto and deed.word.endswith("上"))
    put = deed.action is Action.PUT and deed.moved and not laid and deed.whom is None and lies is None
    return put and deed.what is not None and deed.what != one and not cast.alive(one)


def receives(deed: Deed, phrase: ChinesePhrase, cast: ChineseCast) -> bool:
    """Take whoever Cantonese names last as the one who is given an animal: "gave a fish to the cat"."""
    given = deed.verb.object == "give" and deed.whom is not None and deed.what is None and bool(phrase.ids)
    if not given or phrase.lies or cast.kind(deed.whom or "") is not EntityKind.ANIMAL:
        return False
    if not (cast.alive(phrase.ids[0]) and is_cantonese(cast.original)):
        return False
    deed.what, deed.whom = deed.whom, phrase.ids[0]
    return True


def hands(deed: Deed, one: str, lies: Way | None, cast: ChineseCast) -> bool:
    """Whether a thing follows what it is given to, which may be a thing too: "gave it a flower"."""
    both = deed.verb.object == "give" and deed.what is not None and deed.whom is None
    return both and not (deed.moved or deed.handed or lies or cast.alive(one))


def aims(deed: Deed, one: str, lies: Way | None, cast: ChineseCast) -> bool:
    """Whether what follows is shot at, and not what is shot: the sun, and not an arrow."""
    shoots = deed.action is Action.THROW and deed.word in _AIMS and deed.whom is None and lies is None
    splashes = deed.action is Action.THROW and deed.word[0] in SPLASHES and lies is None
    if splashes and deed.whom is None and cast.person([one]):
        deed.what = deed.what or deed.near
        return True
    return shoots and (cast.alive(one) or cast.scenic(one))


def sticks(deed: Deed, phrase: ChinesePhrase, cast: ChineseCast) -> bool:
    """Whether a thing comes to be on the body of whom the story is about: the cake lands "on (his) face"."""
    if phrase.owner or not deed.who or not cast.actor or not cast.parts.isdisjoint(deed.who):
        return False
    return not cast.alive(deed.who[0]) and deed.word.endswith("在")


def tell_inside(phrase: ChinesePhrase) -> Way | None:
    """Where one is to a place, by the last letters of its word."""
    text = phrase.ground.text if phrase.ground else ""
    return Way.INTO if text.endswith(("里", "里面", "中")) else Way.ONTO if text.endswith("上") else None
