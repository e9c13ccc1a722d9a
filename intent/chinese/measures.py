"""What a bare measure word tells in Cantonese: whose a thing is ("阿婆條魚"), or only that a noun is meant.

It stands where Mandarin has 的 or a number, so a clause's words are put that way before they are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ...common.acts import EntityKind
from .words import ChineseWord, WordMeaning, Words

_OWNING: Final = frozenset("个只条粒张件顶部架间碗杯樽支枝副袋盒块首本份朵棵盆对啲辆匹幅")
"""Measure words that may stand for 的 between whoever owns and what is owned."""
_VERBAL: Final = frozenset("顶张架对条")
"""Those of them that are verbs, nouns or prepositions too."""
_HANDS_OVER: Final = frozenset(
    ["给", "送给", "递给", "交给", "还给", "分给", "借给", "卖给", "问", "教", "叫"]
)
"""After what somebody is given the thing that follows them, or told something: it isn't theirs yet."""
_FULLS: Final = frozenset(["嘴", "脸", "身", "头", "手", "肚子", "口"])
"""Parts of a body by which one measures what is on or in them: a mouth full of foam."""
_GIVES: Final = "give"
_HANDLED: Final = (
    "遮",
    "刀",
    "伞",
    "剪",
    "扇",
    "梳",
    "锁",
    "枪",
    "尺",
    "匙",
    "帚",
    "椅",
    "火",
    "斧",
    "锤",
    "剑",
    "叉",
    "锯",
    "扫",
)
"""What 把 measures, which is no preposition in Cantonese."""
_PAIRED: Final = ("鞋", "袜", "眼镜", "筷子", "耳环", "手套", "翼", "翅膀")


def plainly(pieces: Sequence[ChineseWord], words: Words) -> list[ChineseWord]:
    """A clause's words with 的 for 那杯 after whose it is ("他那杯茶"), without 自己 before 的 and "as a skirt" at its end."""
    found: list[ChineseWord] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.text in ("那", "这", "那只", "那个", "这只", "这个", "那些") and _owner(pieces, at - 1):
            after = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].has("classifier"))
            if after < len(pieces) and pieces[after].noun is not None and pieces[after].verb is None:
                found.append(replace(piece, text="的", meaning=words.get("的", WordMeaning()), number=0))
                at = after
                continue
        if piece.text in _FULLS and at and pieces[at - 1].text in ("一", "满") and _names(pieces, at + 1):
            found.pop()
            at += 1
            continue
        own = piece.text == "自己" and at > 0 and pieces[at - 1].has("pronoun")
        if not (own and at + 1 < len(pieces) and pieces[at + 1].text == "的"):
            found.append(piece)
        at += 1
    end = max((k for k, one in enumerate(found) if one.text == "当"), default=0)
    rest = found[end + 1 :]
    bare = all(one.noun or one.has("number") or one.has("classifier") or one.has("adjective") for one in rest)
    used = bool(rest) and rest[-1].noun is not None and rest[-1].noun.kind is EntityKind.THING
    acts = any(one.verb for one in found[:end])
    return found[:end] if end and used and bare and acts else found


def told_whose(pieces: Sequence[ChineseWord], words: Words) -> list[ChineseWord]:
    """A Cantonese clause's words with 的 for each measure word that tells whose something is.

    A measure word that is a verb too is no verb where it opens a noun phrase.
    """
    found = list(pieces)
    for at, piece in enumerate(found):
        if piece.text == "把" and _names(found, at + 1) and found[at + 1].text.endswith(_HANDLED):
            piece = replace(piece, meaning=WordMeaning(kinds={"classifier"}), text="个", number=0)
            found[at] = piece
        if piece.text not in _OWNING or not _names(found, at + 1):
            continue
        if piece.text == "对" and not _paired(found[at + 1]):
            continue
        if _owner(found, at - 1):
            found[at] = replace(piece, text="的", meaning=words.get("的", WordMeaning()), number=0)
        elif piece.text in _VERBAL and _opens(found, at):
            found[at] = replace(piece, meaning=WordMeaning(kinds={"classifier"}), number=0)
    return found


def _names(pieces: Sequence[ChineseWord], at: int) -> bool:
    """Whether a noun follows, adjectives aside."""
    while at < len(pieces) and pieces[at].has("adjective") and pieces[at].noun is None:
        at += 1
    piece = pieces[at] if at < len(pieces) else None
    return piece is not None and (piece.noun is not None or piece.strange) and piece.meaning.name is None


def _paired(piece: ChineseWord) -> bool:
    """Whether a noun is one of which there are pairs, so that 对 before it is no "toward"."""
    return piece.text.endswith(_PAIRED) or (piece.noun is not None and piece.noun.part)


def _owner(pieces: Sequence[ChineseWord], at: int) -> bool:
    """Whether somebody stands there who may own what follows: nobody whom it is handed to."""
    if at < 0:
        return False
    piece, before = pieces[at], pieces[at - 1] if at else None
    living = piece.noun is not None and piece.noun.kind is not EntityKind.THING
    if not (living or piece.has("pronoun") or piece.text in ("我", "你")):
        return False
    given = next((one for one in reversed(pieces[max(0, at - 4) : at]) if one.verb or one.text == "，"), None)
    gives = given is not None and given.verb is not None and given.verb.object == _GIVES
    return before is None or not (gives or before.text in _HANDS_OVER)


def _opens(pieces: Sequence[ChineseWord], at: int) -> bool:
    """Whether a noun phrase may begin at a word: at the beginning of a clause, or after what takes an object."""
    if at == 0:
        return True
    before = pieces[at - 1]
    return before.text in ("将", "了", "住", "给", "落", "起", "返", "在") or (
        before.verb is not None and before.noun is None
    )
