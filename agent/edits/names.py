"""Who and what of a film an order speaks of: by name, kind, kinship or pronoun, in English and Chinese.

A film in one language takes orders in the other: what is drawn is known by the words of both, and names are known by
their sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from ...common.acts import Entity, EntityKind
from ...common.story import Storyboard
from ...common.things import PropKind
from ...intent.people import Persona
from ...intent.text import simplified
from ...intent.thing_words import PROPS
from ..story.extras import extras_of

_KIN: Final = {
    ("female", "child"): "girl,little girl,女孩,小女孩,女孩子,姑娘,小姑娘,女孩儿",
    ("male", "child"): "boy,little boy,男孩,小男孩,男孩子,男孩儿",
    ("", "child"): "kid,child,孩子,小孩,小朋友",
    (
        "male",
        "elder",
    ): "grandpa,grandad,granddad,grandfather,gramps,old man,old guy,old fellow,old gentleman,elderly gentleman,elderly man,the old boy,爷爷,老爷爷,老人,老头,老头儿,老人家,外公,阿公",
    ("female", "elder"): "grandma,granny,grandmother,old woman,old lady,奶奶,老奶奶,外婆,阿婆,老太太",
    ("male", "adult"): "man,guy,男人,大叔,叔叔",
    ("female", "adult"): "woman,lady,女人,阿姨",
}
"""What people are called by how old they are, and whether they are male or female."""
_HE: Final = re.compile(r"\b(?:he|him|his)\b|他(?!们)", re.I)
_SHE: Final = re.compile(r"\b(?:she|her|hers)\b|她(?!们)", re.I)
_ALL: Final = re.compile(
    r"\b(?:everybody|everyone|they all|all of them|all three|the whole (?:family|gang)|the (?:three|two) of them|they)\b|大家|所有人|[三两四]个人|他们[仨俩]?|仨|大伙儿?|全家",
    re.I,
)
_TITLES: Final = frozenset({"the", "a", "an", "mr", "mrs", "old", "little", "young", "of"})
_SOUND: Final = 0.78
"""How alike a name and a Chinese reading of it must be."""
_HANZI: Final = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class FilmEntity:
    """Somebody or something of a film.

    Attributes:
        id: in the storyboard's acts, actors or things.
        bodies: ids under which shots show it.
        voices: ids under which it speaks.
        shown: as the film calls it.
    """

    id: str
    kind: EntityKind
    shown: str
    words: frozenset[str]
    bodies: frozenset[str]
    voices: frozenset[str]
    prop: str = ""
    gender: str = ""
    age: str = ""

    @property
    def plays(self) -> bool:
        """Whether a figure with a face plays it."""
        return self.kind is EntityKind.PERSON


@dataclass(frozen=True)
class Mention:
    """A place of a text that speaks of somebody or something."""

    start: int
    end: int
    entities: tuple[FilmEntity, ...]
    text: str


@dataclass
class FilmNames:
    """Everybody and everything of one film, found in texts."""

    entities: Sequence[FilmEntity]
    _table: dict[str, list[FilmEntity]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.entities:
            for word in one.words:
                self._table.setdefault(word, []).append(one)

    def get(self, entity: str) -> FilmEntity | None:
        """The one with an id."""
        return next((one for one in self.entities if one.id == entity), None)

    def speaking_as(self, character: str) -> FilmEntity | None:
        """Whose voice an id of a line is."""
        return next((one for one in self.entities if character in one.voices), None)

    def find(self, text: str, before: Sequence[FilmEntity] = ()) -> list[Mention]:
        """Whom and what a text speaks of, in its order; nothing is found twice.

        Args:
            before: who was spoken of until then, for pronouns.
        """
        taken = [False] * (len(text) + 1)
        found: list[Mention] = []
        for start, end, entities in sorted(self._places(text), key=lambda one: (one[0] - one[1], one[0])):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append(Mention(start, end, entities, text[start:end]))
        found.sort(key=lambda one: one.start)
        return sorted([*found, *self._pronouns(text, taken, found, before)], key=lambda one: one.start)

    def _places(self, text: str) -> Iterable[tuple[int, int, tuple[FilmEntity, ...]]]:
        for word, entities in self._table.items():
            meant = tuple(entities)
            if len(meant) > 1:
                continue
            edge = (r"(?<![\w])", r"(?:s|'s)?(?![\w])") if word.isascii() else ("", "")
            pattern = re.compile(edge[0] + re.escape(word) + edge[1], re.I)
            for match in pattern.finditer(text):
                yield match.start(), match.end(), meant
        for match in _ALL.finditer(text):
            living = tuple(one for one in self.entities if one.kind is not EntityKind.THING)
            yield match.start(), match.end(), living
        yield from self._by_sound(text)

    def _by_sound(self, text: str) -> Iterable[tuple[int, int, tuple[FilmEntity, ...]]]:
        """Latin names as they sound in Chinese: 米娅 is Mia."""
        for row in _HANZI.finditer(text):
            for one in self.entities:
                for name in one.words:
                    if name.isascii() and name.isalpha() and len(name) > 2 and one.plays:
                        yield from ((a, b, (one,)) for a, b in _sounding(text, row.span(), name))

    def _pronouns(
        self, text: str, taken: Sequence[bool], found: Sequence[Mention], before: Sequence[FilmEntity]
    ) -> Iterable[Mention]:
        for pattern, gender in ((_HE, "male"), (_SHE, "female")):
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]):
                    continue
                spoken = [*before, *(one for m in found if m.start < match.start() for one in m.entities)]
                fitting = [one for one in reversed(spoken) if one.gender == gender]
                alone = [one for one in self.entities if one.gender == gender]
                meant = fitting[:1] or (alone if len(alone) == 1 else [])
                if meant:
                    yield Mention(match.start(), match.end(), (meant[0],), match.group())


def names_of(board: Storyboard, characters: Mapping[str, Persona]) -> FilmNames:
    """Everybody and everything of a storyboard."""
    extras = extras_of(board)
    found = [_told(one, board, characters) for one in board.entities]
    shown = {body for one in found for body in one.bodies}
    seen = {actor.character for shot in board.shots for actor in shot.actors}
    heard = {line.character for shot in board.shots for line in shot.lines}
    voices = {voice for one in found for voice in one.voices}
    for who in sorted((seen - shown) | (heard - shown - voices - {"narrator"})):
        if who in extras or who in characters:
            gender, age = (extras[who].gender, extras[who].age) if who in extras else ("", "")
            name = extras[who].name if who in extras else characters[who].names.shown(board.language)
            entity = Entity(id=who, kind=EntityKind.PERSON, name=name, character=who, gender=gender, age=age)
            found.append(_told(entity, board, characters))
    known = {one.prop for one in found if one.prop}
    for thing in {thing.prop: thing for shot in board.shots for thing in shot.things}.values():
        if str(thing.prop) not in known and (thing.id is None or thing.id not in shown):
            kind = Entity(
                id=thing.id or str(thing.prop),
                kind=EntityKind.THING,
                name=thing.label or str(thing.prop).replace("_", " "),
                prop=str(thing.prop),
            )
            found.append(_told(kind, board, characters))
    return FilmNames(_kinship(found))


def _told(entity: Entity, board: Storyboard, characters: Mapping[str, Persona]) -> FilmEntity:
    """An entity with every word it may be called by, besides its kin."""
    words = {entity.name, entity.noun, re.sub(r"^(?:the|a|an|his|her|their) ", "", entity.words, flags=re.I)}
    voices = {entity.id, *([entity.character] if entity.character else [])}
    for who, role in board.called.items():
        if role.casefold().removeprefix("the ") == entity.name.casefold().removeprefix("the "):
            voices.add(who)
            words.add(role)
    preset = characters.get(entity.character or "")
    if preset is not None:
        words |= {*preset.names.en, *preset.names.zh}
    plain = {re.sub(r"^(?:the|an?) ", "", one.casefold()).strip() for one in words}
    parts = (
        {part for one in plain if one.isascii() for part in re.findall(r"[a-z]+", one)}
        if entity.kind is EntityKind.PERSON
        else set()
    )
    nouns = {entity.noun.casefold()} if entity.noun else set()
    alike = {alias for one in nouns | {entity.prop} for alias in aliases(one)}
    alike |= {alias for alias in aliases(entity.name) if not alias.isascii()}  # a dog called Biscuit
    alike |= {one[-1] for one in alike if re.fullmatch(r"[\u4e00-\u9fff][网塘伞]", one)}
    told = {simplified(one) for one in plain | (parts - _TITLES) | alike if len(one) > 1 or not one.isascii()}
    return FilmEntity(
        id=entity.id,
        kind=entity.kind,
        shown=entity.name or entity.noun or entity.id,
        words=frozenset(told - {""}),
        bodies=frozenset({entity.character or entity.id, entity.id}),
        voices=frozenset(voices),
        prop=entity.prop,
        gender=entity.gender,
        age=entity.age,
    )


def _kinship(found: Sequence[FilmEntity]) -> list[FilmEntity]:
    """The same with words of kin for those who are the only ones of their kind."""
    people = [one for one in found if one.plays]
    told = []
    for one in found:
        words: set[str] = set()
        for (gender, age), names in _KIN.items():
            alike = [other for other in people if _is(other, gender, age)]
            if alike == [one]:
                words |= set(names.split(","))
        told.append(FilmEntity(**{**one.__dict__, "words": one.words | words}))
    return told


def _is(one: FilmEntity, gender: str, age: str) -> bool:
    return (not gender or one.gender == gender) and (one.age or "adult") == age


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, names in PROPS.items():
        exact, _, near = names.partition("~")
        rows = [part.strip() for part in exact.split(",") if part.strip()]
        every = [*rows, *(part.strip() for part in near.split(",") if part.strip())]
        table.setdefault(str(kind), tuple(every))
        for word in every:
            table.setdefault(word.casefold(), tuple(every if word in rows else [word, *rows]))
    return table


def aliases(word: str) -> tuple[str, ...]:
    """What a drawn thing may be called besides ``word``, in both languages; nothing for other words."""
    return _aliases().get(re.sub(r"^(?:the|an?) ", "", word.casefold()), ())


@cache
def prop_of(word: str) -> PropKind | None:
    """What is drawn for a word; None where nothing is."""
    for kind, names in PROPS.items():
        if word.casefold() in {part.strip() for part in names.replace("~", ",").split(",")}:
            return kind
    return None


def _sounding(text: str, row: tuple[int, int], name: str) -> Iterable[tuple[int, int]]:
    from pypinyin import lazy_pinyin  # it loads its tables, which English orders needn't wait for

    start, end = row
    syllables = lazy_pinyin(text[start:end])
    aim = _plain(name)
    for first in range(len(syllables)):
        for count in (2, 3, 4):
            said = "".join(syllables[first : first + count])
            if first + count > len(syllables) or said[:1] != name[:1].lower():
                continue
            if SequenceMatcher(None, _plain(said), aim).ratio() >= max(_SOUND, 0.9 if len(aim) < 4 else 0):
                yield start + first, start + first + count


def _plain(sound: str) -> str:
    return (
        re.sub(r"[wy](?=[aeiou])", "", sound.lower()).replace("zh", "j").replace("q", "ch").replace("x", "s")
    )
