"""Finds the lexicon's words in a request, longest first, and tells which of them are negated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ..common.vocabulary import BEFORE_THE_DOOR
from . import lexicon
from .thing_words import PROPS

_NOT_EN = re.compile(
    r"(?:\b(?:no|not|without|never|minus|except(?: for)?|avoid|skip|leave out|nor|"
    r"(?:do not|don't|dont) (?:show|use|want|include|add|have|put)|instead of|rather than|free of|zero|"
    r"isn't|is not|not in|anything but))\s+(?:(?:any|the|a|an|at|in|on|more|that|even|some|of)\s+){0,3}$",
    re.I,
)
_NOT_ZH = re.compile(
    r"(?:不要有?|没有|别让?|不带|无|除了|不下|不用|不许|不是|不出现|而不是|不想要|去掉)(?:任何|在)?$"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]+")
_IDIOM = re.compile(lexicon.NOT_MEANT, re.I)
_ALSO = re.compile(r"^[\s,]*(?:or|and|nor|,|和|或|跟|与|、|也)[\s]*(?:the|a|an|any|no|in|at|on)?\s*$", re.I)


@dataclass(frozen=True)
class AliasHit:
    """One alias in the text: ``kind`` (place, prop, name …), what it stands for and where."""

    kind: str
    value: Any
    text: str
    start: int
    end: int
    near: bool = False
    negated: bool = False
    alias: str = ""


@dataclass(frozen=True)
class Alias:
    """What an alias stands for."""

    kind: str
    value: Any
    near: bool


def _pairs(kind: str, table: Mapping[Any, str]) -> Iterable[tuple[str, Alias]]:
    for value, names in table.items():
        exact, _, near = names.partition("~")
        for group, is_near in ((exact, False), (near, True)):
            for name in (part.strip() for part in group.split(",")):
                if name:
                    yield name.lower(), Alias(kind, value, is_near)


def _words(text: str) -> str:
    """A name as lower-case words with single spaces."""
    return " ".join(match.group().lower() for match in _WORD.finditer(text))


def _singulars(words: str) -> Iterator[str]:
    """The words as they stand, then with the last one taken for a plural."""
    yield words
    if words.endswith("ies"):
        yield words[:-3] + "y"
    if words.endswith("es"):
        yield words[:-2]
    if words.endswith("s"):
        yield words[:-1]


class Matcher:
    """A table of aliases; at each place the longest alias wins, and hits never overlap."""

    def __init__(self, pairs: Iterable[tuple[str, Alias]]) -> None:
        self._latin: dict[str, Alias] = {}
        self._other: dict[str, Alias] = {}
        for name, alias in pairs:
            if _WORD.search(name):
                self._latin.setdefault(_words(name), alias)
            else:
                self._other.setdefault(name, alias)
        self._most_words = max((name.count(" ") + 1 for name in self._latin), default=0)
        self._most_characters = max(map(len, self._other), default=0)

    def find(self, text: str) -> list[AliasHit]:
        """All hits in text order, with negation."""
        hits: list[AliasHit] = []
        idioms = [found.span() for found in _IDIOM.finditer(text)]
        begins = [start for start, _ in idioms]
        words = list(_WORD.finditer(text))
        starts = {word.start(): number for number, word in enumerate(words)}
        at = 0
        while at < len(text):
            found = self._at_word(words, starts[at]) if at in starts else self._at(text, at)
            idiom = bisect_right(begins, at) - 1
            last = idioms[idiom][1] if idiom >= 0 else 0
            # a paper plane is more than its paper, but "gets on the train" isn't "on the train"
            if found is None or found[0] <= last or (at < last and found[2].kind == "place"):
                at += 1
                continue
            end, name, alias = found
            negated = _is_negated(text, at, hits)
            hits.append(AliasHit(alias.kind, alias.value, text[at:end], at, end, alias.near, negated, name))
            at = end
        return hits

    def _at_word(self, words: list[re.Match[str]], first: int) -> tuple[int, str, Alias] | None:
        for last in range(min(first + self._most_words, len(words)) - 1, first - 1, -1):
            between = [words[k].string[words[k].end() : words[k + 1].start()] for k in range(first, last)]
            if any(not gap or gap.strip(" -'_&.") for gap in between):
                continue
            joined = " ".join(word.group().lower() for word in words[first : last + 1])
            for name in _singulars(joined):
                if name in self._latin:
                    return words[last].end(), name, self._latin[name]
        return None

    def _at(self, text: str, at: int) -> tuple[int, str, Alias] | None:
        for length in range(min(self._most_characters, len(text) - at), 0, -1):
            name = text[at : at + length]
            if name in self._other:
                return at + length, name, self._other[name]
        return None


def _is_negated(text: str, at: int, hits: list[AliasHit]) -> bool:
    """Whether the words before a hit (or before the hit it is joined to) say that it is not wanted."""
    before = text[max(0, at - 60) : at]
    if _NOT_EN.search(before) or _NOT_ZH.search(before):
        return True
    return bool(hits) and hits[-1].negated and _ALSO.match(text[hits[-1].end : at]) is not None


def _before_doors() -> Iterator[tuple[str, Alias]]:
    """The names of what is outside a house: who waits in front of the shop isn't in it."""
    for place, outside in BEFORE_THE_DOOR.items():
        alias = Alias("place", outside, False)
        for name in lexicon.PLACES[place].replace(" ~ ", ",").split(","):
            if _WORD.search(name):
                noun = name.removeprefix("the ").removeprefix("a ").lower()
                yield from ((f"{words} {the} {noun}", alias) for words in _OUTSIDE_EN for the in ("the", "a"))
            else:
                yield from ((f"{name}{words}", alias) for words in _OUTSIDE_ZH)


_OUTSIDE_EN: Final = ("outside", "outside of", "in front of")
_OUTSIDE_ZH: Final = ("门口", "门外", "外面", "门前")


@cache
def vocabulary_matcher() -> Matcher:
    """The matcher for everything of the closed vocabulary and for roles."""
    pairs = [
        *_before_doors(),
        *_pairs("place", lexicon.PLACES),
        *_pairs("time", lexicon.TIMES),
        *_pairs("weather", lexicon.WEATHERS),
        *_pairs("prop", PROPS),
        *_pairs("form", lexicon.FORMS),
        *_pairs("style", lexicon.STYLES),
        *_pairs("mood", lexicon.MOODS),
        *_pairs("device", lexicon.DEVICES),
        *((name, Alias("snow", "snow", False)) for name in lexicon.SNOW.split(",")),
        *((role, Alias("role", role, False)) for role in lexicon.ROLES.split(",")),
    ]
    return Matcher(pairs)
