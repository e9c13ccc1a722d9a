"""Finds the lexicon's words in a request, longest first, and tells which of them are negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import lexicon

_NOT_EN = re.compile(
    r"(?:\b(?:no|not|without|never|minus|except(?: for)?|avoid|skip|leave out|nor|"
    r"(?:do not|don't|dont) (?:show|use|want|include|add|have|put)|instead of|rather than|free of|zero|"
    r"isn't|is not|not in|anything but))\s+(?:(?:any|the|a|an|at|in|on|more|that|even|some|of)\s+){0,3}$",
    re.I,
)
_NOT_ZH = re.compile(
    r"(?:不要有?|没有|别让?|不带|无|除了|不下|不用|不许|不是|不出现|而不是|不想要|去掉)(?:任何|在)?$"
)
_IDIOM = re.compile(lexicon.NOT_MEANT, re.I)
_ALSO = re.compile(r"^[\s,]*(?:or|and|nor|,|和|或|跟|与|、|也)[\s]*(?:the|a|an|any|no|in|at|on)?\s*$", re.I)


@dataclass(frozen=True)
class Hit:
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


def _plural_pattern(alias: str) -> str:
    """The alias as a pattern that also takes its regular plural."""
    body = re.escape(alias).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]*")
    if alias.endswith(("s", "x", "ch", "sh")):
        return body + "(?:es)?"
    if alias.endswith("y") and alias[-2] not in "aeiou":
        return body[:-1] + "(?:y|ies)"
    if alias.endswith(("fe", "lf", "of")):
        return body + "s?"
    return body + "(?:s|es)?"


def _pairs(kind: str, table: Mapping[Any, str]) -> Iterable[tuple[str, Alias]]:
    for value, names in table.items():
        exact, _, near = names.partition("~")
        for group, is_near in ((exact, False), (near, True)):
            for name in (part.strip() for part in group.split(",")):
                if name:
                    yield name.lower(), Alias(kind, value, is_near)


class Matcher:
    """A compiled table of aliases; the longest alias wins and hits never overlap."""

    def __init__(self, pairs: Iterable[tuple[str, Alias]]) -> None:
        self._table: dict[str, Alias] = {}
        for name, alias in pairs:
            self._table.setdefault(name, alias)
        names = sorted(self._table, key=len, reverse=True)
        latin = [name for name in names if name.isascii() or "é" in name]
        other = [name for name in names if not (name.isascii() or "é" in name)]
        self._names = [*latin, *other]
        parts = [rf"(?<![A-Za-z])(?:{_plural_pattern(name)})(?![A-Za-z])" for name in latin]
        parts += [re.escape(name) for name in other]
        self._groups = re.compile("|".join(f"({part})" for part in parts), re.I) if parts else None

    def find(self, text: str) -> list[Hit]:
        """All hits in text order, with negation."""
        hits: list[Hit] = []
        if self._groups is None:
            return hits
        idioms = [found.span() for found in _IDIOM.finditer(text)]
        for match in self._groups.finditer(text):
            if match.lastindex is None or any(a <= match.start() and match.end() <= b for a, b in idioms):
                continue
            name = self._names[match.lastindex - 1]
            alias = self._table[name]
            before = text[: match.start()]
            negated = bool(_NOT_EN.search(before) or _NOT_ZH.search(before))
            if not negated and hits and hits[-1].negated and _ALSO.match(text[hits[-1].end : match.start()]):
                negated = True
            hits.append(
                Hit(
                    alias.kind,
                    alias.value,
                    match.group(),
                    match.start(),
                    match.end(),
                    alias.near,
                    negated,
                    name,
                )
            )
        return hits


@cache
def vocabulary_matcher() -> Matcher:
    """The matcher for everything of the closed vocabulary and for roles."""
    pairs = [
        *_pairs("place", lexicon.PLACES),
        *_pairs("time", lexicon.TIMES),
        *_pairs("weather", lexicon.WEATHERS),
        *_pairs("prop", lexicon.PROPS),
        *_pairs("form", lexicon.FORMS),
        *_pairs("style", lexicon.STYLES),
        *_pairs("mood", lexicon.MOODS),
        *_pairs("device", lexicon.DEVICES),
        *((name, Alias("snow", "snow", False)) for name in lexicon.SNOW.split(",")),
        *((role, Alias("role", role, False)) for role in lexicon.ROLES.split(",")),
    ]
    return Matcher(pairs)
