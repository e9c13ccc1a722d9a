"""Chinese words and what they mean to a reader, and text cut into such words.

A text is cut so that the fewest words and the fewest unknown letters result. Words come from this folder's lexica
and the studio's own one; a Cantonese text has some verbs of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from ....common import strict_yaml
from ....common.acts import Action, EntityKind, Manner, Way
from .. import lexicon
from ..text import simplified

QUOTED: Final = "\ue000"
"""Stands for each letter of quoted words while the rest is read."""
BLANK: Final = "\ue001"
"""Stands for each letter that was read already."""
_CANTONESE: Final = str.maketrans("喺嘅咗佢冇唔哋畀俾係嗰", "在的了他没不们给给是那")
_MARKS: Final = re.compile("[佢喺嘅咗冇哋畀]|唔(?!该)|嘅")
_NUMBER: Final = re.compile(r"\d+|[一二两三四五六七八九十百]+|几|数(?=[只个])|许多|很多|好多")
_SPLIT: Final = re.compile(
    r"(.)(?:了|着|过)?(?:[一两几三]|好几)?(?:个|支|首|场|顿|次|曲|阵|声|段|大|下|口|杯)?(.)"
)
_LONGEST: Final = 8


@dataclass(frozen=True)
class Verb:
    """What a body does for a verb, and what a noun after it is."""

    action: Action
    object: Literal["what", "whom", "goal", "give", "about", "none"]
    path: Way | None = None
    manner: tuple[Manner, ...] = ()


@dataclass(frozen=True)
class Noun:
    """Who or what a noun names."""

    kind: EntityKind
    gender: str = ""
    age: str = ""
    prop: str = ""


@dataclass
class Meaning:
    """Everything that one spelling may be."""

    verb: Verb | None = None
    noun: Noun | None = None
    name: str | None = None
    setting: dict[str, str] = field(default_factory=dict)
    adverb: str | None = None
    complement: str | None = None
    after: Way | None = None
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Piece:
    """One word of a text, ``start`` to before ``end``; ``meaning`` is empty where nobody knows it."""

    text: str
    start: int
    end: int
    meaning: Meaning
    number: int = 0

    @property
    def verb(self) -> Verb | None:
        """The verb it may be."""
        return self.meaning.verb

    def has(self, kind: str) -> bool:
        """Whether it may be a word of this small kind."""
        return kind in self.meaning.kinds


Words = dict[str, Meaning]


def is_cantonese(text: str) -> bool:
    """Whether a text is worded in Cantonese."""
    return len(_MARKS.findall(text)) >= 2


def prepared(text: str) -> str:
    """A text letter by letter in simplified characters, Cantonese small words as Mandarin ones; same length."""
    plain = simplified(text)
    return plain.translate(_CANTONESE) if is_cantonese(text) else plain


def _load(name: str) -> Any:
    return strict_yaml.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _studio_nouns(words: Words) -> None:
    for kind, aliases in lexicon.PROPS.items():
        for word in re.split("[,~]", aliases):
            if simplified(word.strip()) > "\u3400":
                words.setdefault(word.strip(), Meaning()).noun = Noun(EntityKind.THING, prop=kind.value)
    for word in lexicon.ROLES.split(","):
        if word > "\u3400":
            words.setdefault(word, Meaning()).noun = Noun(EntityKind.PERSON, age="adult")
    tables: Mapping[str, Mapping[Any, str]] = {
        "place": lexicon.PLACES,
        "time": lexicon.TIMES,
        "weather": lexicon.WEATHERS,
    }
    for field_name, table in tables.items():
        for value, aliases in table.items():
            for word in re.split("[,~]", aliases):
                if word.strip() > "\u3400":
                    words.setdefault(word.strip(), Meaning()).setting[field_name] = value.value


def _own_nouns(words: Words) -> None:
    nouns = _load("zh_nouns.yaml")
    for group in nouns["people"]:
        for word in group["words"].split():
            noun = Noun(EntityKind.PERSON, group.get("gender", ""), group.get("age", ""))
            words.setdefault(word, Meaning()).noun = noun
    for key, kind in (
        ("crowds", EntityKind.CROWD),
        ("animals", EntityKind.ANIMAL),
        ("things", EntityKind.THING),
    ):
        for word in nouns[key].split():
            meaning = words.setdefault(word, Meaning())
            prop = meaning.noun.prop if meaning.noun else ""
            meaning.noun = Noun(kind, prop=prop or _prop_of(word, words))
    for field_name in ("place", "time", "weather"):
        for value, listed in nouns[f"{field_name}s"].items():
            for word in listed.split():
                words.setdefault(word, Meaning()).setting[field_name] = value


def _prop_of(word: str, words: Words) -> str:
    """The prop of the longest known noun that a word ends in: a little white cat is a cat."""
    for at in range(1, len(word)):
        known = words.get(word[at:])
        if known and known.noun and known.noun.prop:
            return known.noun.prop
    return ""


def _small_words(words: Words) -> None:
    small = _load("zh_words.yaml")
    for kind in ("adjective", "function", "classifier"):
        for word in small[f"{kind}s"].split():
            words.setdefault(word, Meaning()).kinds.add(kind)
    for kind in ("people", "animal", "crowd"):
        for word in small[f"{kind}_classifiers"].split():
            words.setdefault(word, Meaning()).kinds |= {"classifier", f"{kind} classifier"}
    for manner, listed in small["adverbs"].items():
        for word in listed.split():
            words.setdefault(word, Meaning()).adverb = manner
    for way, listed in small["complements"].items():
        for word in listed.split():
            words.setdefault(word, Meaning()).complement = way
    for way, listed in small["places_after"].items():
        for word in listed.split():
            words.setdefault(word, Meaning()).after = Way(way)


@cache
def known_words(cantonese: bool) -> Words:
    """All words with what they mean; ``cantonese`` adds the verbs of that wording and lets them win."""
    words: Words = {}
    _studio_nouns(words)
    _own_nouns(words)
    _small_words(words)
    for entry in _load("zh_verbs.yaml"):
        own = entry.get("cantonese", False)
        if own and not cantonese:
            continue
        way = entry.get("path")
        manner = tuple(Manner(one) for one in entry.get("manner", ()))
        verb = Verb(Action(entry["do"]), entry["object"], Way(way) if way else None, manner)
        for word in entry["verbs"].split():
            word = simplified(word).translate(_CANTONESE) if own else word
            words.setdefault(word, Meaning()).verb = verb
    return words


def _candidates(text: str, at: int, words: Words, names: Words) -> Iterator[tuple[int, Meaning, str, int]]:
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        word = text[at : at + length]
        if meaning := names.get(word) or words.get(word):
            yield length, meaning, word, 0
    if number := _NUMBER.match(text, at):
        yield len(number.group()), Meaning(kinds={"number"}), number.group(), 1
    if apart := _SPLIT.match(text, at):
        joined = apart.group(1) + apart.group(2)
        meaning = words.get(joined)
        thing = words.get(apart.group(2))
        if len(apart.group()) > 2 and meaning and meaning.verb and not (thing and thing.noun):
            yield len(apart.group()), meaning, joined, 0


def cut(text: str, offset: int, words: Words, names: Words) -> list[Piece]:
    """The words of a text; ``offset`` is where it begins in the whole, ``names`` are words of this request."""
    best: list[tuple[float, int, Piece | None]] = [(0.0, 0, None), *((1e9, 0, None) for _ in text)]
    for at in range(len(text)):
        cost = best[at][0]
        unknown = Piece(text[at], offset + at, offset + at + 1, Meaning())
        if cost + 2.5 < best[at + 1][0]:
            best[at + 1] = (cost + 2.5, at, unknown)
        for length, meaning, word, number in _candidates(text, at, words, names):
            total = cost + (1.0 if length > 1 else 1.2) - 0.01 * length * length
            if total < best[at + length][0]:
                piece = Piece(word, offset + at, offset + at + length, meaning, number)
                best[at + length] = (total, at, piece)
    pieces: list[Piece] = []
    at = len(text)
    while at:
        _, before, found = best[at]
        if found is not None:
            pieces.append(found)
        at = before
    return pieces[::-1]
