"""Chinese words and what they mean to a reader, from this folder's lexica and the studio's own one.

One spelling may mean several things; which of them counts is decided where it stands. A Cantonese text has verbs of
its own. The lexica hold lines of words, "what they are: words", which are read much faster than trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from ...common import strict_yaml
from ...common.acts import Action, EntityKind, Manner, Way
from ...puppets.acting.mimes import mime_entries
from .. import lexicon
from ..text import simplified
from ..thing_words import PROPS

QUOTED: Final = "\ue000"
"""Stands for each letter of quoted words while the rest is read."""
BLANK: Final = "\ue001"
"""Stands for each letter that was read already."""
_CANTONESE: Final = str.maketrans("喺嘅咗佢冇唔哋畀俾係嗰嚟搵", "在的了他没不们给给是那来揾")
_VARIANTS: Final = str.maketrans("揹妳牠祂裏銲鼔摀", "背你它它里焊鼓捂")
_SPACED: Final = re.compile(r"(?<=[\u3400-\u9fff\ue000])[A-Za-z0-9]*[ \u3000]+(?=[\u3400-\u9fff\ue000])")
"""Spaces that stand for punctuation: those of a name in other letters stand on both of its sides."""
_MARKS: Final = re.compile(
    "[佢喺嘅咗冇哋畀俾嚟攞瞓揾搵睇嗌孭揸嗰噉啲嘢冧嘥攬揽谂諗嬲冚]|唔(?!该|該)|细路|細路|系咁|係咁|[行走跑爬飛]入去|[行走]埋|坐低|踎|瞓|屋企|[摸睇望試玩]吓(?![到得哭跑唬人])|[食飲]緊"
    "|(?<![\u4e00-\u9fff])(?:隻(?!身)|個(?![人性別體])|條(?![件約紋])|啲)(?=[\u4e00-\u9fff])"
)
"""Letters that only Cantonese writes, and measure words with which only its clauses begin."""
_SHORT: Final = 40
"""Letters of a text in which one mark is enough."""
_PARTICLE: Final = re.compile("著(?![名作者称])")
_ON_IT: Final = re.compile(r"(?<=[到在上][它他她])背(?=上)")
"""The back that somebody gets to, where "背上" is no verb of carrying."""
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
STEERED: Final = {
    Action.GO, Action.FLEE, Action.CLIMB, Action.DESCEND, Action.JUMP, Action.FALL, Action.FLY, Action.SWIM,
    Action.ROLL, Action.SLIDE, Action.FLOAT, Action.PUT, Action.THROW, Action.PUSH, Action.PULL, Action.CARRY,
    Action.KICK, Action.TAKE,
}  # fmt: skip
"""What a complement such as 进 or 上 gives its way."""

Role = Literal["what", "whom", "goal", "give", "about", "none"]
"""What a noun after a verb is: ``give`` takes whom and what, ``none`` takes nothing but may be who acts."""


@dataclass(frozen=True)
class ChineseVerb:
    """What a body does for a verb; a ``whole`` one holds its object already ("open the door")."""

    action: Action
    object: Role
    path: Way | None = None
    manner: tuple[Manner, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Noun:
    """Who or what a noun names; ``part`` is one of a body, ``ground`` a place that is gone into like a thing."""

    kind: EntityKind
    gender: str = ""
    age: str = ""
    prop: str = ""
    part: bool = False
    ground: bool = False


@dataclass
class WordMeaning:
    """Everything that one spelling may be."""

    verb: ChineseVerb | None = None
    noun: Noun | None = None
    name: str | None = None
    setting: dict[str, str] = field(default_factory=dict)
    adverb: str | None = None
    complement: str | None = None
    after: Way | None = None
    kinds: set[str] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether it is any word at all."""
        return self != _NOTHING


_NOTHING: Final = WordMeaning()


@dataclass(frozen=True)
class ChineseWord:
    """One word of a text, ``start`` to before ``end``; ``number`` is set where it counts or repeats."""

    text: str
    start: int
    end: int
    meaning: WordMeaning
    number: int = 0

    @property
    def verb(self) -> ChineseVerb | None:
        """The verb it may be."""
        return self.meaning.verb

    @property
    def noun(self) -> Noun | None:
        """The noun it may be."""
        return self.meaning.noun

    @property
    def strange(self) -> bool:
        """Whether it is Chinese that no lexicon holds."""
        return not self.meaning.known and _CHINESE.match(self.text) is not None

    def has(self, kind: str) -> bool:
        """Whether it may be a word of this small kind."""
        return kind in self.meaning.kinds


Words = dict[str, WordMeaning]


def is_cantonese(text: str) -> bool:
    """Whether a text is worded in Cantonese."""
    return len(_MARKS.findall(text)) >= (2 if len(text) > _SHORT else 1)


def prepared(text: str) -> str:
    """A text letter by letter in simplified characters, Cantonese small words as Mandarin ones; same length.

    Spaces between clauses become commas.
    """
    plain = _PARTICLE.sub("着", simplified(text).translate(_VARIANTS))
    plain = _SPACED.sub(lambda match: re.sub(r"\s", "，", match.group()), plain)
    plain = _ON_IT.sub("身", plain)
    return plain.translate(_CANTONESE) if is_cantonese(text) else plain


@cache
def known_words(cantonese: bool) -> Words:
    """All words with what they mean; ``cantonese`` adds the verbs of that wording and lets them win."""
    words: Words = {}
    _studio_nouns(words)
    _own_nouns(words)
    _small_words(words)
    entries = list(_lines(_file("verbs.yaml")["mandarin"]))
    if cantonese:
        own = _lines(_file("verbs.yaml")["cantonese"])
        for word in _file("verbs.yaml")["mandarin_only"].split():
            entries = [(entry, [one for one in listed if one != word]) for entry, listed in entries]
        entries += [
            (entry, [simplified(one).translate(_CANTONESE) for one in listed]) for entry, listed in own
        ]
        for word in _file("verbs.yaml")["mandarin_only"].split():
            words.setdefault(word, WordMeaning()).kinds.discard("function")
    read = [(_verb(entry), listed) for entry, listed in entries]
    verbs = [(word, usual) for usual, listed in read for word in listed]
    whole = set(_file("verbs.yaml")["whole"].split())
    for word, usual in sorted(verbs, key=lambda verb: len(verb[0])):
        if word in whole or not _apart(word, usual, words):
            words.setdefault(word, WordMeaning()).verb = _shaped(word, usual, words)
    for mime in mime_entries().values():
        for word, *marks in (verb.split("|") for verb in mime.verbs("zh")):
            meaning = words.setdefault(word, WordMeaning())
            manner = tuple(Manner(mark) for mark in marks)
            meaning.verb = meaning.verb or ChineseVerb(mime.action, "none", None, manner, whole=True)
    return {word: meaning for word, meaning in words.items() if meaning.known}


@cache
def senses() -> dict[str, list[tuple[tuple[str, ...], ChineseVerb]]]:
    """Verbs that mean something else before certain nouns, each with the nouns' last letters."""
    found: dict[str, list[tuple[tuple[str, ...], ChineseVerb]]] = {}
    for line in _file("verbs.yaml")["senses"].splitlines():
        entry, listed = line.split(":")
        verbs, nouns = listed.split("|")
        for verb in verbs.split():
            found.setdefault(verb, []).append((tuple(nouns.split()), _verb(entry)))
    return found


@cache
def _file(name: str) -> Any:
    return strict_yaml.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.splitlines():
        entry, words = line.split(":")
        yield entry.strip(), words.split()


def _verb(entry: str) -> ChineseVerb:
    action, role, *rest = entry.split()
    found = next(one for one in get_args(Role) if one == role)
    way = next((Way(one) for one in rest if one in set(Way)), None)
    return ChineseVerb(Action(action), found, way, tuple(Manner(one) for one in rest if one in set(Manner)))


def _apart(word: str, usual: ChineseVerb, words: Words) -> bool:
    """Whether a verb is read as well from its two words, so that its object is somebody or something."""
    for at in range(1, len(word)):
        verb, thing = words.get(word[:at]), words.get(word[at:])
        if not (verb and verb.verb and thing and thing.noun) or thing.noun.part or thing.complement:
            continue
        actions = {one.action for nouns, one in senses().get(word[:at], ()) if word[at:].endswith(nouns)}
        if usual.action in actions | {verb.verb.action} and word not in words:
            return True
    return False


def _shaped(word: str, usual: ChineseVerb, words: Words) -> ChineseVerb:
    """A verb with the way that its complement gives ("jump into"), or with the object that it holds itself."""
    if len(word) < 2:
        return usual
    if usual.action is Action.HIDE and word[-1] in "进入":
        return ChineseVerb(usual.action, usual.object, Way.INTO, usual.manner)
    for length in (2, 1):
        tail = words.get(word[-length:])
        if tail is None or len(word) <= length:
            continue
        if tail.complement and usual.action in STEERED:
            return ChineseVerb(usual.action, usual.object, Way(tail.complement), usual.manner)
        if tail.noun and not tail.complement:
            return ChineseVerb(usual.action, usual.object, usual.path, usual.manner, whole=True)
    return usual


def _studio_nouns(words: Words) -> None:
    for kind, aliases in PROPS.items():
        for word in _chinese(aliases):
            words.setdefault(word, WordMeaning()).noun = Noun(EntityKind.THING, prop=kind.value)
    for word in [one for one in words if one[-1] in "上里下" and one[:-1] in words]:
        del words[word]
    for word in _chinese(lexicon.ROLES):
        meaning = words.setdefault(word, WordMeaning())
        meaning.noun = Noun(EntityKind.PERSON, age="adult", prop=meaning.noun.prop if meaning.noun else "")
    tables: Mapping[str, Mapping[Any, str]] = {
        "place": lexicon.PLACES,
        "time": lexicon.TIMES,
        "weather": lexicon.WEATHERS,
    }
    for field_name, table in tables.items():
        for value, aliases in table.items():
            for word in _chinese(aliases):
                words.setdefault(word, WordMeaning()).setting[field_name] = value.value


def _chinese(aliases: str) -> list[str]:
    return [word.strip() for word in re.split("[,~]", aliases) if _CHINESE.match(word.strip())]


def _own_nouns(words: Words) -> None:
    nouns = _file("nouns.yaml")
    for entry, listed in _lines(nouns["people"]):
        gender = next((one for one in entry.split() if one in ("female", "male")), "")
        age = next((one for one in entry.split() if one not in ("female", "male")), "")
        for word in listed:
            words.setdefault(word, WordMeaning()).noun = Noun(EntityKind.PERSON, gender, age)
    unlike = set(nouns["unlike"].split())
    kinds = {
        "crowds": EntityKind.CROWD,
        "animals": EntityKind.ANIMAL,
        "things": EntityKind.THING,
        "parts": EntityKind.THING,
        "grounds": EntityKind.THING,
    }
    for key, kind in kinds.items():
        for word in nouns[key].split():
            meaning = words.setdefault(word, WordMeaning())
            prop = (meaning.noun.prop if meaning.noun else "") or _prop_of(word, words, unlike)
            meaning.noun = Noun(kind, prop=prop, part=key == "parts", ground=key == "grounds")
    for field_name in ("place", "time", "weather"):
        for value, listed in _lines(nouns[f"{field_name}s"]):
            for word in listed:
                words.setdefault(word, WordMeaning()).setting[field_name] = value


def _prop_of(word: str, words: Words, unlike: set[str]) -> str:
    """The prop of the longest known noun that a word ends in: a little white cat is a cat."""
    for at in range(1, len(word) if word not in unlike else 0):
        known = words.get(word[at:])
        if known and known.noun and known.noun.prop:
            return known.noun.prop
    return ""


def _small_words(words: Words) -> None:
    small = _file("words.yaml")
    for kind in ("adjective", "function", "classifier"):
        for word in small[f"{kind}s"].split():
            words.setdefault(word, WordMeaning()).kinds.add(kind)
    for kind, listed in _lines(small["kinds"]):
        for word in listed:
            words.setdefault(word, WordMeaning()).kinds.add(kind)
    for kind in ("people", "animal", "crowd"):
        for word in small[f"{kind}_classifiers"].split():
            words.setdefault(word, WordMeaning()).kinds |= {"classifier", f"{kind} classifier"}
    for manner, listed in _lines(small["adverbs"]):
        for word in listed:
            words.setdefault(word, WordMeaning()).adverb = "" if manner == "plain" else manner
    for way, listed in _lines(small["complements"]):
        for word in listed:
            words.setdefault(word, WordMeaning()).complement = "" if way == "plain" else way
    for way, listed in _lines(small["places_after"]):
        for word in listed:
            words.setdefault(word, WordMeaning()).after = Way(way)
