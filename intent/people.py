"""Who a request names: presets by any of their names, roles ("a pirate"), and people nobody knows.

A name that is also a word ("Will", "Rose") counts only when it is written and used as a name. People
without a preset are returned by name; who plays them is decided in ``understand``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from ..common.story import Language
from .match import Alias, AliasHit, Matcher
from .text import Covered, just_before, word_set

WORD_NAMES: Final = word_set(
    """
    will rose may mark hope grace faith sunny art bill june april summer autumn joy lily daisy ivy iris
    dawn ruby amber jack frank pat sue bob rob nick chase grant hunter pearl olive violet hazel heather
    pip otto
    """
) - {"otto"}
"""English words that are also given names: only a capital and a name's surroundings make them people."""

COMMON_STARTS: Final = word_set(
    """
    a an the my our your his her its their this that these those some any no not make create show please
    write give tell direct film do let can could would will i we you he she it they what who why how
    when where which two three four five six seven eight nine ten twelve in on at by for with from to as
    if after before once same everything nothing anything all again another now then and or but so just only there here something
    someone everybody everyone nobody today tonight tomorrow yesterday happy new old big little funny
    silly short long quick black white red blue animate produce generate render design draw imagine
    think ignore forget want need have has had is are was be parody trailer news documentary commercial
    interview horror heist romance sketch breaking no-dialogue silent mr mrs dr ok okay hello hi hey
    thanks english chinese mandarin cantonese italian french spanish japanese monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december christmas easter halloween valentine's valentine thanksgiving netflix oscar oscars
    bbc cnn tv ai gpu comfyui youtube tiktok instagram internet wifi wi-fi usa uk eu europe asia africa
    america italy france spain japan china taiwan london paris rome tokyo venice mars moon earth saturn
    jupiter venus sun ocean sea hollywood shakespeare's olympics god jesus
    """
)
_VERBISH = re.compile(
    r"^,? (?:the|a|an) \w+|^\s+(?:(?:and|&|,)\s+[A-Z]\w+\s+)?(?:\w+(?:s|ed)\b|is\b|can't\b|can\b|has\b|and\s+[A-Z]|meets?\b|vs\b|tries\b|goes\b|must\b|in\b|on\b|at\b)"
)
_NAMED_EN = re.compile(r"\b(?:named|called|name is|starring|featuring)\s+\"?([A-Z][\w'-]*)\"?")
_CAPITAL = re.compile(r"(?<![\w'-])([A-Z][a-z]+(?:[-'][A-Z][a-z]+)?)(?:'s)?(?![\w-])")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Professor|Captain|Uncle|Aunt|Auntie|King|Queen|Sir|Lady|Chef|Detective)\.?\s+$"
)
_NAMED_ZH = re.compile(
    r"(?:名叫|叫做|叫)[\"“「『]?([\u4e00-\u9fff]{2,3}?)[\"”」』]?(?=的|[,，。、\s]|$|在|去|和)"
)
_NICK_ZH = re.compile(
    r"(?<![从大])(小[明红刚丽华强美芳李王张陈林杰宝]|老[王李张陈刘赵马]|阿[强明珍华姨福宝杰花])(?!们)"
)


class NameList(Protocol):
    """What a character may be called."""

    @property
    def en(self) -> Sequence[str]: ...
    @property
    def zh(self) -> Sequence[str]: ...
    def shown(self, language: Language) -> str: ...


class Persona(Protocol):
    """The part of a character preset that a writer needs."""

    @property
    def id(self) -> str: ...
    @property
    def names(self) -> NameList: ...
    @property
    def traits(self) -> Sequence[str]: ...
    @property
    def narrator(self) -> bool: ...


def name_matcher(characters: Mapping[str, Persona]) -> Matcher:
    """A matcher for every name of every preset that can be seen."""
    pairs = []
    for key, persona in characters.items():
        if persona.narrator:
            continue
        for name in (persona.id, *persona.names.en, *persona.names.zh):
            pairs.append((name.lower().replace("_", " "), Alias("name", key, False)))
    return Matcher(pairs)


def is_used_as_name(hit: AliasHit, text: str) -> bool:
    """Whether a hit on a name that is also an English word is meant as a person."""
    word = hit.text.lower()
    if word not in WORD_NAMES or not hit.text.isascii():
        return True
    if not hit.text[0].isupper():
        return False
    at_start = just_before(_SENTENCE_START, text, hit.start) is not None
    after = text[hit.end :]
    if after.startswith("'s") or not at_start:
        return True
    return (
        re.match(r"\s+(?:[A-Z]|the\b|a\b|an\b|you\b|it\b|we\b|he\b|she\b|they\b|I\b|this\b)", after) is None
    )


_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s*|\"\s*)$")
_POINTED_AT = re.compile(r"\b(?:the|a|an|this|my)\s+$", re.I)
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.I)
_AND_NAME = re.compile(r"\s+(?:and|&)\s+[A-Z]")
_NAME_AND = re.compile(r"\b[A-Z]\w+\s+(?:and|&)\s+$")
_IS_NAMED = re.compile(r"\b(?:named|called)\s+$")
NAME_BEFORE = re.compile(r"(?<![\w'-])([A-Z][a-z]+),? (?:the|a|an) $")
"""A name that a role explains: "Kevin the " plumber."""


def word_names(text: str) -> frozenset[str]:
    """Capitalised English words that are used as people's names here ("Rose and Will fall in love")."""
    found = set()
    for match in re.finditer(r"(?<![\w'-])([A-Z][a-z]+)\b", text):
        word = match.group(1)
        if word.lower() not in WORD_NAMES or just_before(_POINTED_AT, text, match.start()):
            continue
        paired = _AND_NAME.match(text, match.end()) or just_before(_NAME_AND, text, match.start())
        named = just_before(_IS_NAMED, text, match.start()) or text.startswith("'s", match.end())
        if paired or named:
            found.add(word)
    return frozenset(found)


def unknown_people(text: str, taken: Sequence[AliasHit]) -> list[str]:
    """Names of people for whom there is no preset, in text order, without repeats."""
    covered = Covered(text, ((hit.start, hit.end) for hit in taken))
    known_words = word_names(text)
    found: list[tuple[int, str]] = []
    for match in _NAMED_EN.finditer(text):
        if not covered.touches(match.start(1), match.end(1)):
            found.append((match.start(1), match.group(1)))
    words = LATIN.findall(text)
    shouting = (
        words
        and sum(word[0].isupper() for word in words) > 0.6 * len(words)
        and len(words) > 4
        and text.count(",") < 3
    )
    for match in _CAPITAL.finditer(text):
        if shouting or covered.touches(match.start(), match.end()):
            continue
        if just_before(_ARTICLE, text, match.start()):
            continue
        if match.group(1) in known_words:
            found.append((match.start(), match.group(1)))
            continue
        if (
            match.group(1).lower() in COMMON_STARTS
            or match.group(1).lower().removesuffix("s") in COMMON_STARTS
        ):
            continue
        at_start = just_before(_SENTENCE_START, text, match.start()) is not None
        title = just_before(_TITLE, text, match.start())
        name = (title.group().strip() + " " if title else "") + match.group(1)
        if match.group(1) in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Uncle", "Aunt", "Auntie", "Sir", "Lady"):
            continue
        if not at_start or _VERBISH.match(text[match.end() :]):
            found.append((match.start(), name))
    for pattern in (_NAMED_ZH, _NICK_ZH):
        found += [
            (m.start(1), m.group(1))
            for m in pattern.finditer(text)
            if not covered.touches(m.start(1), m.end(1))
        ]
    return list(dict.fromkeys(name[:20] for _, name in sorted(found)))


LATIN = re.compile(r"[A-Za-z][\w'-]*")
