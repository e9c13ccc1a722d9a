"""What a person's own documents say of a story, and what comes of it: looks and tempers, names, lines, a caption.

A fact is used only where it bears on what happens: a fear where the thing feared is in an act, an older quarrel where
both are in the film. It decorates events and never adds one. Every use is noted, with its document, for the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import Field

from ....common import strict_yaml
from ....common.acts import ConstraintKind, Entity, EntityKind, StoryReading
from ....common.records import Word
from ....common.story import Intent, KnownFact, Language, Shot
from ....common.vocabulary import Emotion
from ....configs.look import colour_of
from ....intent.english.kinds import prop_of, singular
from ....intent.match import vocabulary_matcher
from ....intent.people import Persona
from ....intent.text import simplified
from ..film import TRAITS
from ..timing import READING
from .parts import is_scenery

LONGEST_CAPTION: Final = 80
"""Letters that the caption bar holds."""
_CLAUSE: Final = re.compile(
    r"[.!?;。！？；]|,? (?:because|since|but|although|until|and then)\b|，(?:因为|但|可)"
)
_NAME: Final = re.compile(r"[A-Z][\w'-]*?(?='s\b)")
_FIELD: Final = re.compile(r"^([\w' \u4e00-\u9fff]{1,24}): ?")


class Feeling(Word):
    """How somebody takes a thing, by the words that tell it, and what they say where it is."""

    fields: list[str]
    says: list[str]
    emotion: Emotion
    en: list[str] = Field(min_length=2)
    zh: list[str] = Field(min_length=2)


class Predicate(Word):
    """The words before what somebody or something is."""

    fields: list[str]
    says: list[str]


class KnownTable(Word):
    """``known.yaml``."""

    feelings: dict[str, Feeling]
    is_: Predicate = Field(alias="is")
    denied: str
    tempers: dict[str, list[str]]
    called: dict[Language, dict[str, str]]


@lru_cache(maxsize=1)
def _table() -> KnownTable:
    found: Any = strict_yaml.loads(Path(__file__).with_name("known.yaml").read_text("utf-8"))
    return KnownTable.model_validate(found)


@dataclass(frozen=True)
class KnownFeeling:
    """Somebody fears, hates or loves something of the story."""

    fact: KnownFact
    feeling: Feeling
    thing: str


@dataclass
class KnownStory:
    """What the facts say of a story.

    Attributes:
        reading: the story with kinds, colours and tempers that the facts give its entities.
        feelings: those that wait for their moment.
        addresses: what somebody calls somebody else, by the ids of both.
    """

    reading: StoryReading
    feelings: list[KnownFeeling] = field(default_factory=list)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    shown: list[KnownFact] = field(default_factory=list)
    _free: list[KnownFact] = field(default_factory=list)
    _said: dict[str, KnownFact] = field(default_factory=dict)
    _calling: dict[str, KnownFact] = field(default_factory=dict)

    def spoken(self, feeling: KnownFeeling, text: str) -> None:
        """Notes that somebody said what they feel: once in a film."""
        self.feelings.remove(feeling)
        self._said[text] = feeling.fact

    def quoted(self, entity: Entity, phrase: str) -> None:
        """Notes that somebody said what their preset is known for."""
        source = f"character_presets.yaml#{entity.character}"
        self._said[phrase] = KnownFact(about=entity.id, text=f"catchphrase: {phrase}"[:300], citation=source)

    def used(self, shots: Sequence[Shot], language: Language) -> list[KnownFact]:
        """The facts that are in the film; the first that bears on it and came to nothing else is a caption of its shot."""
        found = list(self.shown)
        for shot in shots:
            for line in shot.lines:
                if line.text in self._said:
                    found.append(_use(self._said[line.text], f"line {line.id}"))
                for word, fact in self._calling.items():
                    if word in line.text and all(one.text != fact.text for one in found):
                        found.append(_use(fact, f"“{word}” in line {line.id}"))
        taken = {fact.text for fact in found}
        return [*found, *self._captioned(shots, language, taken)]

    def _captioned(self, shots: Sequence[Shot], language: Language, taken: set[str]) -> Iterable[KnownFact]:
        """Puts one fact on a caption bar, in its own words."""
        if any(one.kind is ConstraintKind.ONLY_THESE_LINES for one in self.reading.constraints):
            return
        telling = {
            event.id: {name for act in event.acts for name in act.names} for event in self.reading.events
        }
        for fact in (*(one.fact for one in self.feelings), *self._free):
            text = _FIELD.sub("", fact.text)
            sentence = text[:1].isupper() if language == "en" else not text[:1].isascii()
            if fact.text in taken or not sentence or len(text) > LONGEST_CAPTION:
                continue
            for shot in shots:
                legible = len(text) / READING[language] <= shot.seconds and not shot.lower_third
                if legible and any(fact.about in telling.get(one, ()) for one in shot.depicts):
                    shot.lower_third = text
                    yield _use(fact, f"caption of {shot.id}")
                    return


def known_story(intent: Intent, characters: Mapping[str, Persona]) -> KnownStory:
    """What the facts of an intent say of its story."""
    known = KnownStory(intent.reading)
    facts = [fact for fact in intent.known if fact.about in {one.id for one in intent.reading.entities}]
    for fact in facts:
        entities = {one.id: one for one in known.reading.entities}
        if (found := _feeling(fact, entities)) is not None:
            known.feelings.append(found)
        elif _relation(known, fact, entities, characters, intent.language):
            continue
        elif (new := _described(entities[fact.about], fact, intent.language)) is not None:
            entity, used = new
            known.shown.append(_use(fact, used))
            rest = [entity if one.id == entity.id else one for one in known.reading.entities]
            known.reading = known.reading.model_copy(update={"entities": rest})
        elif _bears(fact, entities):
            known._free.append(fact)
    return known


def _use(fact: KnownFact, used: str) -> KnownFact:
    return fact.model_copy(update={"used": used[:80]})


def _object(text: str, row: Feeling | Predicate) -> str | None:
    """The words after a predicate up to the end of its clause; None where it isn't said, or is denied."""
    named = _FIELD.match(text)
    if named and named[1].casefold() in row.fields:
        said = text[named.end() :]
        inner = next((hit for one in row.says if (hit := re.search(one, said, re.I))), None)
        before, rest = (said[: inner.start()], said[inner.end() :]) if inner else ("", said)
    else:
        hit = next((hit for one in row.says if (hit := re.search(one, text, re.I))), None)
        if hit is None:
            return None
        before, rest = text[: hit.start()], text[hit.end() :]
    rest = _CLAUSE.split(rest)[0].strip()
    denied = re.compile(_table().denied, re.I)
    return None if denied.search(before) or not rest or denied.match(rest) else rest


def _feeling(fact: KnownFact, entities: Mapping[str, Entity]) -> KnownFeeling | None:
    for name in ("hate", "fear", "love"):  # 不喜欢 before 喜欢
        feeling = _table().feelings[name]
        words = _object(fact.text, feeling)
        things = _named_in(words, entities.values(), fact.about) if words else []
        if things:
            return KnownFeeling(fact, feeling, things[0].id)
    return None


def _named_in(words: str, entities: Iterable[Entity], but: str) -> list[Entity]:
    """The entities that a text names, by their names or nouns."""
    plain = simplified(words.casefold())
    english = {singular(word) for word in re.findall(r"[a-z'-]+", plain)}
    found = []
    for one in entities:
        noun, name = simplified(one.noun.casefold()), simplified(one.name.casefold()).removeprefix("the ")
        latin = noun.isascii() and bool(noun) and noun.split()[-1] in english
        here = latin or (not noun.isascii() and noun in plain)
        if one.id != but and (
            here or (len(name) > 1 and re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", plain))
        ):
            found.append(one)
    return found


def _relation(
    known: KnownStory,
    fact: KnownFact,
    entities: Mapping[str, Entity],
    characters: Mapping[str, Persona],
    language: Language,
) -> bool:
    """Takes up that somebody is somebody else's grandfather, who calls them so from now on."""
    words, table = _object(fact.text, _table().is_), _table().called[language]
    kin = next((one for one in table if words and re.search(rf"{one}(?![a-z])", words.casefold())), None)
    if words is None or kin is None:
        return False
    for one in entities.values():
        persona = characters.get(one.character or "")
        names = [*persona.names.en, *persona.names.zh] if persona else [one.name]
        owner = rf"{{}}'s \w*\s*{kin}|{kin} of {{}}\b" if language == "en" else rf"{{}}的?{kin}"
        says = (owner.replace("{}", re.escape(name)) for name in names if len(name) > 1)
        if one.id != fact.about and any(re.search(said, words, re.I) for said in says):
            known.addresses[one.id, fact.about] = table[kin]
            known._calling[table[kin]] = fact
            return True
    return False


def _described(entity: Entity, fact: KnownFact, language: Language) -> tuple[Entity, str] | None:
    """The entity with the kind, the colour and the tempers that a fact gives it, and what that changed."""
    words = _object(fact.text, _table().is_)
    if words is None:
        return None
    change: dict[str, Any] = {}
    told: list[str] = []
    if not entity.character and (prop := _own_kind(entity, words)):
        noun = prop.replace("_", " ") if language == "en" else _chinese_noun(words)
        change |= {"kind": EntityKind.ANIMAL, "prop": prop, "noun": noun or entity.noun}
        told.append(f"drawn as {prop.replace('_', ' ')}")
    colour = next((found for word in re.split(r"[\s,、和与的]+", words) if (found := colour_of(word))), "")
    if colour and not entity.character and not colour_of(*entity.traits):
        told.append(f"colour {colour}")
    tempers = _tempers(words)
    if tempers:
        told.append(f"temper {', '.join(tempers)}")
    if not told:
        return None
    traits = [*entity.traits, *([colour] if colour else []), *tempers][:8]
    change["traits"] = list(dict.fromkeys(traits))
    return entity.model_copy(update=change), "; ".join(told)


def _own_kind(entity: Entity, words: str) -> str:
    """The animal that somebody is of whom the request says only the name."""
    named = entity.kind is EntityKind.PERSON and not entity.noun and not entity.gender
    mistaken = entity.kind is EntityKind.THING and not entity.name.isascii()  # a name that is also a thing's
    if not (named or mistaken):
        return ""
    if mistaken:
        hits = [hit for hit in vocabulary_matcher().find(words) if hit.kind == "prop"]
        kind = str(hits[-1].value) if hits else ""
    else:
        head = re.split(r" (?:with|of|who|that|which|in|from|and)\b|,", words)[0]
        kind = prop_of(singular((head.split() or [""])[-1].casefold()))
    return kind if kind in _animals() else ""


@lru_cache(maxsize=1)
def _animals() -> frozenset[str]:
    from ..film import ANIMALS

    return frozenset(kind.value for kind in ANIMALS)


def _chinese_noun(words: str) -> str:
    hits = [hit for hit in vocabulary_matcher().find(words) if hit.kind == "prop"]
    return hits[-1].text if hits and not hits[-1].text.isascii() else ""


def _tempers(words: str) -> list[str]:
    english = set(re.findall(r"[a-z-]+", words.casefold()))
    found = [name for name, row in TRAITS.items() if english & row or name in english]
    plain = simplified(words)
    return [*found, *(name for name, row in _table().tempers.items() if any(one in plain for one in row))]


def _bears(fact: KnownFact, entities: Mapping[str, Entity]) -> bool:
    """Whether a fact is about more than one person: about a thing, or about somebody together with another."""
    about = entities[fact.about]
    alone = about.kind is EntityKind.PERSON or bool(about.character)
    others = [one for one in _named_in(fact.text, entities.values(), fact.about) if not is_scenery(one)]
    return bool(others) or not alone
