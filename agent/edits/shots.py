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
_ZH_KIND = "(?:镜头|镜|幕|场景|画面)"
EVERY_SHOT = re.compile(
    rf"\b(?:all|every|each)(?: one)?(?: of)?(?: the| these)? (?:(?:\d+|{_WORD}) )?(?:shots?|scenes?)\b|(?:所有|全部|每一?个?)(?:的)?(?:镜头|场景|画面)",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?:shots?|scenes?)\s*(?:#|no\.?|nr\.?|numbers?)?\s*(?P<digits>{_DIGITS}(?:{_AND}(?:shots? |scenes? |#|s)?{_DIGITS})*)"
    rf"|\b(?P<ids>s\d{{1,4}}(?:{_AND}s\d{{1,4}})*)\b"
    rf"|\b(?:shots?|scenes?)\s+(?:number\s+)?(?P<words>(?:{_WORD})(?:{_AND}(?:{_WORD}))*)\b"
    rf"|\b(?P<nths>(?:{_NTH})(?:{_AND}(?:the )?(?:{_NTH}))*) (?:shots?|scenes?)\b"
    rf"|\b(?P<side>first|last|final) (?P<count>\d{{1,2}}|{_WORD}) (?:shots|scenes)\b"
    r"|\b(?P<last>(?:very )?(?:last|final|closing|ending) (?:shot|scene))\b"
    r"|\b(?P<open>(?:very )?(?:opening|beginning) (?:shot|scene))\b"
    r"|\b(?P<but>(?:second|next)[- ]to[- ]last|penultimate|last but one|second last) (?:shot|scene)\b"
    rf"|(?P<zh_open>(?:头一|首|开头那?|开场那?|片头那?|最前面?那?|最开始那?)个?{_ZH_KIND})"
    rf"|(?P<zh_last>(?:最后|末|最末|结尾|片尾|收尾)(?:面)?(?:那|的|一|那一)?个?{_ZH_KIND})"
    rf"|倒数第(?P<zh_but>{_ZH}){_ZH_SHOT}"
    rf"|(?<!倒数)第\s*(?P<zh>{_ZH}(?:(?:{_ZH_SHOT}|个)?\s*[、,，和与到至跟]\s*第?\s*{_ZH})*){_ZH_SHOT}"
    rf"|镜头\s*(?P<zh_after>{_ZH}(?![个秒闪直下起样定会切点些]))|(?P<zh_side>前|最后)(?P<zh_count>{_ZH})个?(?:镜头|场景|画面)",
    re.I,
)
_UNREAD = re.compile(
    rf"\b(?:shots?|scenes?)\s*(?:#|no\b\.?|nr\b\.?|numbers?\b)?\W{{0,3}}(?:\d|(?:{_WORD}|{_NTH}|last|final)\b)"
    rf"|\b(?:\d+|{_WORD}|{_NTH}|last|final|next|previous|middle|penultimate|opening|closing|ending|this|that|these|those|some|few|half|most|odd)"
    r"\W{1,2}(?:(?:of the|[\w-]+) )?(?:shots?|scenes?)\b"
    r"|\bs\d+\b|(?:第|倒数|前|后|这|那|下一?|上一?|[\d一二两三四五六七八九十]|最后|中间)[^，。,.]{0,4}(?:镜头|镜|幕|场景)|(?:镜头|场景)\s*[\d一二两三四五六七八九十]",
    re.I,
)
_BUT = re.compile(
    r"(?:\b(?:all|every|each)\b[^.;]{0,24}?)?\b(?:but|except|other than|apart from|besides|excluding|not)(?: for)?(?: in| at)?(?: the)?\s*$"
    r"|(?<![删去清])除了?\s*$",
    re.I,
)
"""Before shots that are left out: all the others are meant."""
_BARE_BUT = re.compile(
    rf"\b(?:all|every|each)\b[^.;]{{0,24}}?\b(?:but|except)(?: for)?(?: the)? (?P<nth>(?:{_NTH}|last|final)(?: (?:{_WORD}|\d{{1,2}}))?)(?: ones?)?\b(?! shot| scene)",
    re.I,
)
_LEFT_ALONE = re.compile(r"\b(?:leave|keep) (?:the )?\s*$|(?:别动|不要动|不动)\s*$", re.I)
_FROM = re.compile(r"\b(?:from|starting (?:with|from|in|at))(?: the)?\s*$|[从自由]\s*$", re.I)
_ONWARDS = re.compile(
    r"^\s*(?:onwards?|onward|on\b|forward|and (?:after|later|up|onwards?|everything after)|to the (?:very )?end|until the end|till the end)"
    r"|^(?:起|开始|以后|之后|往后|到最后|到结尾|到底|及以后)",
    re.I,
)
_MOVED = re.compile(r"\b(?:move|put|place|bring|shift)(?: the)?\s*$", re.I)
"""Before a shot that goes to the end, which isn't a span from it to the end."""
_SPAN_AFTER = re.compile(
    r"\b(?:everything|all shots|all the shots|every shot|the rest) (?:after|past)(?: the)?\s*$", re.I
)
_SPAN_BEFORE = re.compile(
    r"\b(?:everything|all shots|all the shots|every shot|up|all) (?:before|until|to|up to)(?: the)?\s*$", re.I
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
class ShotGroup:
    """Shots that are named in one place of a text, as they were said there."""

    ids: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Named:
    """The shots that an order names.

    Attributes:
        ids: what is meant, such as s3; those that are left out are taken off all the others.
        groups: what was read, in its order.
        unclear: a shot is named that couldn't be read.
        rest: what is meant are the shots that aren't named.
    """

    ids: list[str] = field(default_factory=list)
    groups: list[ShotGroup] = field(default_factory=list)
    unclear: bool = False
    rest: bool = False

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each group stands."""
        return [(one.start, one.end) for one in self.groups]


def shots_in(text: str, known: Sequence[str] = ()) -> Named:
    """The shots that a text names.

    Args:
        known: ids of the film's pictures in their order; without them the last ones can't be told.
    """
    letters, groups, unclear, rest = list(text), [], False, False
    for match in EVERY_SHOT.finditer(text):
        if not re.match(r"\s*(?:but|except|other than|apart|besides)", text[match.end() :], re.I):
            _blank(letters, match.span())
    for group in [
        *_all_but(text, known),
        *(_group(match, known) for match in _NAMED.finditer("".join(letters))),
    ]:
        if not group.ids:
            unclear = True
            continue
        ids, start, end = _related(text, group, known)
        rest = rest or (bool(ids) and set(ids).isdisjoint(group.ids) and _left_out(text, group))
        groups.append(ShotGroup(ids, start, end))
        _blank(letters, (start, end))
    groups.sort(key=lambda one: one.start)
    told = "".join(letters)
    unclear = (
        unclear or _UNREAD.search(told) is not None or _RELATIVE.search(_without(text, groups)) is not None
    )
    return Named(list(dict.fromkeys(one for group in groups for one in group.ids)), groups, unclear, rest)


def _left_out(text: str, group: ShotGroup) -> bool:
    return _BUT.search(text, 0, group.start) is not None


def _without(text: str, groups: Sequence[ShotGroup]) -> str:
    """The text in which shots with what relates them to others (from, all but) are left out; others stay."""
    letters = list(text)
    for group in groups:
        if not _NAMED.fullmatch(text[group.start : group.end]):
            _blank(letters, (group.start, group.end))
    return "".join(letters)


def _all_but(text: str, known: Sequence[str]) -> list[ShotGroup]:
    """ "All but the last": shots that are left out without being called shots."""
    found = []
    for match in _BARE_BUT.finditer(text):
        word = match.group("nth").lower()
        kind = "shots" if " " in word else "shot"
        named = _NAMED.search(f"{word} {kind}")
        ids = _group(named, known).ids if named else ()
        found.append(ShotGroup(ids, match.start("nth"), match.end()))
    return found


def _group(match: re.Match[str], known: Sequence[str]) -> ShotGroup:
    return ShotGroup(tuple(_read(match, known)), *match.span())


def _related(text: str, group: ShotGroup, known: Sequence[str]) -> tuple[tuple[str, ...], int, int]:
    """The shots that are meant by what stands around those that are named, and from where to where it is said."""
    if not known:
        return group.ids, group.start, group.end
    if but := _BUT.search(text, 0, group.start):
        ids = tuple(one for one in known if one not in group.ids)
        tail = re.match(
            r"(?:之外|以外|外)?[,，]?\s*(?:其余|其他|其它|别的|剩下)?(?:的)?(?:镜头)?(?:全部?|都)?",
            text[group.end :],
        )
        return ids, but.start(), group.end + (tail.end() if tail else 0)
    onwards = None if _MOVED.search(text[: group.start]) else _ONWARDS.match(text[group.end :])
    last = group.ids[-1] if group.ids else ""
    if onwards and last in known and (begin := _FROM.search(text, 0, group.start)):
        return tuple(known[known.index(group.ids[0]) :]), begin.start(), group.end + onwards.end()
    if (
        onwards
        and last in known
        and not re.match(r"\s*(?:on|forward)\b|(?:以后|之后)", text[group.end :], re.I)
    ):
        return tuple(known[known.index(group.ids[0]) :]), group.start, group.end + onwards.end()
    if last in known and (begin := _SPAN_AFTER.search(text, 0, group.start)):
        return tuple(known[known.index(last) + 1 :]), begin.start(), group.end
    if last in known and (begin := _SPAN_BEFORE.search(text, 0, group.start)):
        return tuple(known[: known.index(group.ids[0])]), begin.start(), group.end
    return group.ids, group.start, group.end


def which_shot(known: Sequence[str]) -> StudioError:
    """What refuses an order for shots that couldn't be read."""
    there = f"It has {known[0]} … {known[-1]}." if known else "They are called s1, s2 and so on."
    return StudioError("request_unclear", f"Which shot? {there}", "Name it so, such as: make s2 at night.")


def _blank(letters: list[str], span: tuple[int, int]) -> None:
    letters[span[0] : span[1]] = " " * (span[1] - span[0])


def _read(match: re.Match[str], known: Sequence[str]) -> list[str]:
    """The ids that one group names; none where it can't be read."""
    told = match.groupdict()
    if told["last"] or told["zh_last"]:
        return list(known[-1:])
    if told["open"] or told["zh_open"]:
        return list(known[:1]) or ["s1"]
    if told["but"]:
        return list(known[-2:-1])
    if told["zh_but"]:
        count = _number(told["zh_but"])
        return [known[-count]] if 0 < count <= len(known) else []
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
