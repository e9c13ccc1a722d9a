"""Who and what an English request names: one entity per somebody or something, and what pronouns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....common.acts import MOST_ENTITIES, Entity, EntityKind
from ....puppets.acting import verbs
from ..match import vocabulary_matcher
from ..people import Persona
from ..text import word_set
from . import english_words as words

_GENDERS = {"he": "male", "him": "male", "himself": "male", "his": "male"} | dict.fromkeys(
    ("she", "her", "herself"), "female"
)
_TRADES = (
    "maker",
    "woman",
    "keeper",
    "monger",
    "smith",
    "herd",
    "sman",
    "ologist",
    "eer",
    "ician",
    "catcher",
    "hunter",
)
_NOT_DOERS = word_set(
    "flower shower tower letter counter cracker computer scooter lighter toaster poster printer roller mixer trailer heater "
    "paper water river ladder corner butter dinner summer winter number feather leather cooker boiler cooler dryer drawer "
    "freezer washer rocker slipper sweater jumper trainer blender folder holder marker sticker hanger tanker bumper buzzer "
    "rubber copper silver pepper saucer hammer finger shoulder thunder wonder order border powder cider spider power "
    "lawnmower mower locker planter speaker projector lever cover fever beer deer career volunteer burner cleaner"
) - {"cleaner"}
MOST_APART = 4
"""Members of a group that are told one by one; more are a crowd."""


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its determiner, adjectives, head noun or name, and how many it means."""

    text: str
    noun: str
    determiner: str = ""
    traits: tuple[str, ...] = ()
    count: int = 1
    name: str = ""
    character: str = ""


class Cast:
    """The entities so far, and who was last spoken of."""

    def __init__(self, characters: Mapping[str, Persona]) -> None:
        self.entities: list[Entity] = []
        self._groups: dict[str, list[str]] = {}
        self._recent: list[str] = []
        self._together: list[str] = []
        self._called: dict[str, str] = {}
        self._selves: dict[str, list[str]] = {}
        self.names = {
            name.lower(): key
            for key, persona in characters.items()
            if not persona.narrator
            for name in (key.replace("_", " "), *persona.names.en)
        }

    def get(self, key: str) -> Entity:
        """The entity with this id."""
        return next(entity for entity in self.entities if entity.id == key)

    def lives(self, key: str) -> bool:
        """Whether an entity is somebody who acts of their own will."""
        return self.get(key).kind is not EntityKind.THING

    def mention(self, phrase: Phrase) -> list[str]:
        """The ids a noun phrase means: known ones where it points back, else new ones."""
        ids = [self._named(phrase)] if phrase.name else self._known(phrase) or self._new(phrase)
        self._recent = [key for key in self._recent if key not in ids] + ids
        if len(ids) > 1:
            self._together = ids
        return ids

    def join(self, ids: Sequence[str]) -> None:
        """Remembers that these were named in one breath, so that "they" may mean them."""
        if sum(self.lives(key) for key in ids) > 1:
            self._together = list(ids)

    def pronoun(self, word: str, subject: Sequence[str], as_object: bool) -> list[str]:
        """Who a pronoun means, by gender, number and recency; a new somebody where nobody fits."""
        if word.endswith(("self", "selves")):
            return list(subject)
        if word in self._selves:
            return self._selves[word]
        if word in ("someone", "somebody", "everyone", "everybody", "i", "me", "you"):
            return self.mention(Phrase(word, "person" if word != "everyone" else "people", "the"))
        if word in ("they", "them", "we", "us"):
            return self._they(subject, as_object)
        living = word != "it"
        gender = _GENDERS.get(word, "")
        fits = [
            key
            for key in reversed(self._recent)
            if self._fits(key, word) and not (as_object and key in subject)
        ]
        if not living:
            fits.sort(key=lambda key: (not as_object) != (self.get(key).kind is EntityKind.ANIMAL))
        else:
            fits.sort(
                key=lambda key: (
                    self._called.get(key, "") != gender and self.get(key).gender != gender,
                    self.get(key).kind is not EntityKind.PERSON,
                    not self.get(key).gender,
                    as_object or key not in subject,
                )
            )
            self._called.update(dict.fromkeys(fits[:1], gender))
        return fits[:1]

    def call(self, word: str, phrase: Phrase) -> list[str]:
        """Who "I" and "you" are, where a request says so: "You are an astronaut"."""
        self._selves[word] = self.mention(phrase)
        return self._selves[word]

    def may_be_it(self, key: str) -> bool:
        """Whether "it" may mean this entity."""
        return self._fits(key, "it")

    def together(self) -> list[str]:
        """Those who were last named in one breath."""
        return list(self._together)

    def last(self) -> list[str]:
        """Who or what was named last, with those named together with it."""
        if self._recent and self._recent[-1] in self._together:
            return self._together
        return self._recent[-1:]

    def _they(self, subject: Sequence[str], as_object: bool) -> list[str]:
        together = [key for key in self._together if not (as_object and key in subject)]
        if together and (not as_object or len(together) == len(self._together)):
            return together
        many = [key for key in reversed(self._recent) if self.get(key).count > 1 and key not in subject]
        if many and as_object:
            return many[:1]
        living = [key for key in self._recent if self.lives(key) and not (as_object and key in subject)]
        order = [entity.id for entity in self.entities]
        return sorted(living[-2:], key=order.index) or many[:1]

    def _fits(self, key: str, word: str) -> bool:
        entity = self.get(key)
        if entity.kind is EntityKind.CROWD:
            return False
        if word == "it":
            return entity.kind is not EntityKind.PERSON or entity.noun in ("baby", "toddler", "child")
        gender = _GENDERS.get(word, "")
        return self.lives(key) and (entity.gender or self._called.get(key, gender)) == gender

    def _named(self, phrase: Phrase) -> str:
        for entity in self.entities:
            if entity.name == phrase.name or (phrase.character and entity.character == phrase.character):
                return entity.id
        first = phrase.name.lower().split()[-1]
        gender = _gender(phrase.noun) or _gender(first) or ("female" if first.endswith("a") else "")
        kind = EntityKind.ANIMAL if phrase.noun in words.ANIMALS else EntityKind.PERSON
        return self._add(phrase, kind, phrase.name, 1, "" if phrase.character == "alberto" else gender)

    def _known(self, phrase: Phrase) -> list[str]:
        ids = [key for key in self._groups.get(phrase.noun, []) if self._matches(key, phrase)]
        fresh = phrase.determiner in ("a", "an", "another", "some") or "another" in phrase.text.split()
        if not ids or (fresh and phrase.noun not in words.NATURE):
            return []
        return ids if phrase.count > 1 or self.get(ids[0]).kind is EntityKind.CROWD else ids[-1:]

    def _matches(self, key: str, phrase: Phrase) -> bool:
        known = self.get(key).traits
        return (
            not phrase.traits or not known or bool(set(known) & set(phrase.traits)) or phrase.determiner == ""
        )

    def _new(self, phrase: Phrase) -> list[str]:
        living = is_person(phrase.noun) or phrase.noun in words.ANIMALS
        kind = EntityKind.THING
        if living:
            drawn = phrase.noun in words.MADE_UP and prop_of(phrase.noun)
            kind = EntityKind.ANIMAL if phrase.noun in words.ANIMALS or drawn else EntityKind.PERSON
        if phrase.noun in ("crowd", "audience", "family", "team") or (living and phrase.count > MOST_APART):
            kind = EntityKind.CROWD
        apart = phrase.count if living and kind is not EntityKind.CROWD else 1
        name = " ".join(part for part in ("the", *phrase.traits, phrase.noun) if part)
        each = 1 if apart > 1 else phrase.count
        ids = [self._add(phrase, kind, name, each, _gender(phrase.noun)) for _ in range(apart)]
        self._groups.setdefault(phrase.noun, []).extend(ids)
        return ids

    def _add(self, phrase: Phrase, kind: EntityKind, name: str, count: int, gender: str) -> str:
        if len(self.entities) >= MOST_ENTITIES:
            return self.entities[-1].id
        base = (
            phrase.character
            or re.sub(r"[^a-z0-9]+", "-", (phrase.name or phrase.noun).lower()).strip("-")[:40]
            or "one"
        )
        taken = {entity.id for entity in self.entities}
        numbered = (base if n == 1 else f"{base}-{n}" for n in range(1, MOST_ENTITIES + 2))
        key = next(name for name in numbered if name not in taken)
        young = phrase.noun in words.YOUNG or {"little", "young"} & set(phrase.traits)
        old = phrase.noun in words.ELDER or {"old", "elderly", "retired"} & set(phrase.traits)
        data = {
            "id": key, "kind": kind, "name": name[:60], "words": phrase.text[:120], "noun": phrase.noun[:40],
            "character": phrase.character or None, "prop": prop_of(phrase.noun), "traits": list(phrase.traits[:8]),
            "gender": gender, "age": ("child" if young else "elder" if old else "") if kind is EntityKind.PERSON else "",
            "count": min(50, max(1, count)),
        }  # fmt: skip
        self.entities.append(Entity.model_validate(data))
        return key


def is_person(noun: str) -> bool:
    """Whether a noun means somebody: a known word, or one made like "clockmaker", "swordsman" and "painter"."""
    if noun in words.PERSONS or noun.endswith(_TRADES):
        return True
    doer = noun.endswith("er") and noun not in _NOT_DOERS and len(noun) > 4
    return doer and (verbs.is_verb(noun[:-2]) or verbs.is_verb(noun[:-1]))


def prop_of(noun: str) -> str:
    """The PropKind that draws a noun, or nothing."""
    return next((str(hit.value) for hit in vocabulary_matcher().find(noun) if hit.kind == "prop"), "")


def singular(word: str) -> str:
    """The singular of an English noun, as well as rules know it."""
    if word in words.IRREGULAR_PLURALS:
        return words.IRREGULAR_PLURALS[word]
    if word in words.ANIMALS or word in words.PERSONS or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "toes")):
        return word[:-2]
    return word.removesuffix("s")


def _gender(noun: str) -> str:
    return "male" if noun in words.MALE else "female" if noun in words.FEMALE else ""
