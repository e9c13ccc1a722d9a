"""Which shots an order names: numbers, ranges, ordinals, the last ones; English and Chinese.

What names a shot and can't be read is told, so that an order for one shot never changes them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...common.errors import StudioError
from ...intent.numbers import chinese_number
from ...voice.numbers import cardinal, ordinal

ORDINALS = [ordinal(number) for number in range(1, 21)]
CARDINALS = [cardinal(number) for number in range(1, 21)]
_MOST_DIGITS = 4
"""Of a shot's number."""
_MOST = 60
"""Shots of a range."""
_WORD = "|".join(sorted(CARDINALS, key=len, reverse=True))
_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,2}(?:st|nd|rd|th)"
_DIGITS = r"\d+(?!\d|:|\.\d|\s*(?:s|secs?|seconds?|mins?|minutes?)\b)"
_AND = r"\s*(?:,\s*and\b|,|and\b|&|\+|-|–|to\b|through\b|until\b)\s*"
_TO = re.compile(r"-|–|\bto\b|\bthrough\b|\buntil\b|[到至]")
_ZH = r"(?:\d+|[一二两三四五六七八九十]+)"
_ZH_SHOT = r"(?:个|场)?\s*(?:镜头|镜|幕|场景|画面)"
_ALL = re.compile(
    rf"\b(?:all|every|each)(?: one)?(?: of)?(?: the| these)? (?:(?:\d+|{_WORD}) )?(?:shots?|scenes?)\b|(?:所有|全部|每一?个?)(?:的)?(?:镜头|场景|画面)",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?:shots?|scenes?)\s*(?:#|no\.?|nr\.?|numbers?)?\s*(?P<digits>{_DIGITS}(?:{_AND}(?:shots? |scenes? |#|s)?{_DIGITS})*)"
    rf"|\b(?P<ids>s\d{{1,4}}(?:{_AND}s\d{{1,4}})*)\b"
    rf"|\b(?:shots?|scenes?)\s+(?:number\s+)?(?P<words>(?:{_WORD})(?:{_AND}(?:{_WORD}))*)\b"
    rf"|\b(?P<nths>(?:{_NTH})(?:{_AND}(?:the )?(?:{_NTH}))*) (?:shots?|scenes?)\b"
    rf"|\b(?P<side>first|last|final) (?P<count>\d{{1,2}}|{_WORD}) (?:shots|scenes)\b"
    r"|\b(?P<last>(?:very )?(?:last|final) (?:shot|scene))\b"
    rf"|(?<!倒数)第\s*(?P<zh>{_ZH}(?:(?:{_ZH_SHOT})?\s*[、,，和与到至]\s*第?\s*{_ZH})*){_ZH_SHOT}"
    rf"|镜头\s*(?P<zh_after>{_ZH}(?![个秒]))|(?P<zh_side>前|最后)(?P<zh_count>{_ZH})个?(?:镜头|场景|画面)",
    re.I,
)
_UNREAD = re.compile(
    rf"\b(?:shots?|scenes?)\s*(?:#|no\b\.?|nr\b\.?|numbers?\b)?\W{{0,3}}(?:\d|(?:{_WORD}|{_NTH}|last|final)\b)"
    rf"|\b(?:\d+|{_WORD}|{_NTH}|last|final|next|previous|middle|penultimate|opening|closing|ending|this|that|these|those|some|few|half|most|odd)"
    r"\W{1,2}(?:(?:of the|[\w-]+) )?(?:shots?|scenes?)\b"
    r"|\bs\d+\b|(?:第|倒数|前|后|这|那|下一?|上一?|[\d一二两三四五六七八九十]|最后|中间)[^，。,.]{0,4}(?:镜头|镜|幕|场景)|(?:镜头|场景)\s*[\d一二两三四五六七八九十]",
    re.I,
)
_RELATIVE = re.compile(
    rf"\b(?:before|after|between|until|till|past|following|preceding|from)\b(?: the| every)?\s+(?:(?:shots?|scenes?) ?#?\d|s\d|(?:{_NTH}|last|final) (?:shot|scene))"
    rf"|\b(?:shots?|scenes?) ?#?\d+\s*(?:and (?:after|before|up|later)|onwards?|upwards?|on\b(?! the| a)|or later|\+)"
    rf"|\bevery (?:other|{_NTH}) (?:shot|scene)|\b(?:{_NTH}|next)[- ]to[- ]last\b|\blast but (?:one|two)\b"
    rf"|\b(?:{_NTH}|last|final)\W+(?:shots?|scenes?)?\W*(?:from the end|but (?:one|two))"
    r"|(?:镜头|镜|幕)(?:之前|之后|以前|以后|开始|前面|后面)|除了?第",
    re.I,
)


@dataclass(frozen=True)
class Named:
    """The shots that an order names.

    Attributes:
        ids: what was read, such as s3.
        spans: where each group of them stands.
        unclear: a shot is named that couldn't be read.
    """

    ids: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    unclear: bool = False


def shots_in(text: str, known: Sequence[str] = ()) -> Named:
    """The shots that a text names.

    Args:
        known: ids of the film's pictures in their order; without them the last ones can't be told.
    """
    letters, ids, unclear = list(text), [], _RELATIVE.search(text) is not None
    spans = []
    for match in _ALL.finditer(text):
        _blank(letters, match.span())
    for match in _NAMED.finditer("".join(letters)):
        found = _read(match, known)
        if found:
            ids += found
            spans.append(match.span())
            _blank(letters, match.span())
        else:
            unclear = True
    unclear = unclear or _UNREAD.search("".join(letters)) is not None
    return Named(list(dict.fromkeys(ids)), spans, unclear)


def which_shot(known: Sequence[str]) -> StudioError:
    """What refuses an order for shots that couldn't be read."""
    there = f"It has {known[0]} … {known[-1]}." if known else "They are called s1, s2 and so on."
    return StudioError("request_unclear", f"Which shot? {there}", "Name it so, such as: make s2 at night.")


def _blank(letters: list[str], span: tuple[int, int]) -> None:
    letters[span[0] : span[1]] = " " * (span[1] - span[0])


def _read(match: re.Match[str], known: Sequence[str]) -> list[str]:
    """The ids that one group names; none where it can't be read."""
    told = match.groupdict()
    if told["last"]:
        return list(known[-1:])
    if told["side"] or told["zh_side"]:
        count = _number(told["count"] or told["zh_count"])
        if (told["side"] or told["zh_side"]).lower() in ("first", "前"):
            return [f"s{one}" for one in range(1, min(count, _MOST) + 1)]
        return list(known[-count:]) if 0 < count <= len(known) else []
    listed = next(filter(None, (told[name] for name in ("digits", "ids", "words", "nths", "zh", "zh_after"))))
    return [f"s{number}" for number in _numbers(listed)]


def _numbers(listed: str) -> list[int]:
    """The numbers of a list with ranges; none where one of them can't be a shot's."""
    parts = list(re.finditer(rf"\d+(?:st|nd|rd|th)?|{_NTH}|{_WORD}|[一二两三四五六七八九十]+", listed, re.I))
    found: list[int] = []
    for at, part in enumerate(parts):
        number = _number(part.group())
        if not number:
            return []
        begin = number
        if at and _TO.search(listed[parts[at - 1].end() : part.start()].lower()):
            begin = found[-1] + 1
            if not begin <= number <= begin + _MOST:
                return []
        found += range(begin, number + 1)
    return found


def _number(text: str) -> int:
    """A number in digits or words; 0 for one that is too long."""
    word = text.lower()
    digits = word.rstrip("stndrh")
    if digits.isdigit():
        return int(digits) if len(digits) <= _MOST_DIGITS else 0
    for table in (ORDINALS, CARDINALS):
        if word in table:
            return table.index(word) + 1
    return int(chinese_number(text))
