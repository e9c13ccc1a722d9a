"""Who and what an English request names: one entity per somebody or something, and what pronouns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...common.acts import MOST_APART, MOST_ENTITIES, Entity, EntityKind
from ..people import Persona
from . import words
from .kinds import gender_of, is_person, prop_of, singular
from .likely import GENDERS, EnglishLikely
from .phrase import NounPhrase

_TITLED = dict.fromkeys(
    ("mr", "sir", "lord", "uncle", "father", "brother", "baron", "santa"), "male"
) | dict.fromkeys(("mrs", "ms", "miss", "lady", "aunt", "auntie", "mother", "sister"), "female")
_ASKERS = ("i", "me", "you", "we", "us")


def is_heap(told: str) -> bool:
    """Whether several things are told of as one: "a tower of blocks", which "it" means."""
    first, *rest = told.lower().split(" ")
    return first in ("a", "an", "the", "his", "her") and "of" in rest[1:3]


class EnglishCast(EnglishLikely):
    """The entities so far, and who was last spoken of."""

    def __init__(self, characters: Mapping[str, Persona]) -> None:
        super().__init__()
        self.names = {
            name.lower(): key
            for key, persona in characters.items()
            if not persona.narrator
            for name in (key.replace("_", " "), *persona.names.en)
        }

    def mention(self, phrase: NounPhrase, as_object: bool = False) -> list[str]:
        """The ids a noun phrase means: known ones where it points back, else new ones."""
        if phrase.other:
            return self._one_of_them(phrase, as_object)
        ids = [self._named(phrase)] if phrase.name else self._known(phrase) or self._new(phrase)
        if phrase.pick:
            if self.lives(ids[0]):
                self._together, self._picked = ids, ids[: phrase.pick]
            ids = ids[: phrase.pick]
        elif len(ids) > 1 and self.lives(ids[0]):
            self._together, self._picked = ids, []
        for key in ids:
            self._roles.setdefault(key, (self._clock, "other"))
        return ids

    def join(self, ids: Sequence[str]) -> None:
        """Remembers that these were named in one breath, so that "they" may mean them."""
        self._pair = list(ids)
        if sum(self.lives(key) for key in ids) > 1:
            self._together, self._picked = list(ids), []

    def alias(self, phrase: NounPhrase, ids: Sequence[str]) -> None:
        """Lets a noun mean somebody who is already there: "Mia, a young witch, …"."""
        if phrase.noun and len(ids) == 1:
            self._groups.setdefault(phrase.noun, []).extend(ids)
            entity = self.get(ids[0])
            at, update = self.entities.index(entity), self._is_now(entity, phrase.noun)
            if phrase.text not in entity.words:
                update["words"] = f"{entity.words}, {phrase.text}"[:120]
            self.entities[at] = entity.model_copy(update=update)

    def _is_now(self, entity: Entity, noun: str) -> dict[str, object]:
        """What a name turns out to be: "Biscuit is a hamster" is about an animal and no child."""
        if entity.noun or entity.character or entity.kind is not EntityKind.PERSON:
            return {}
        prop = prop_of(noun)
        if noun in words.ANIMALS or (noun in words.MADE_UP and prop):
            return {"kind": EntityKind.ANIMAL, "noun": noun[:40], "prop": prop}
        if prop and not is_person(noun):
            self.wake([entity.id])
            return {"kind": EntityKind.THING, "noun": noun[:40], "prop": prop}
        return {}

    def pronoun(
        self,
        word: str,
        subject: Sequence[str],
        as_object: bool,
        alive: bool | None = None,
        *,
        lively: bool = False,
    ) -> list[str]:
        """Who a pronoun means, by gender, number, part and recency; nobody where nobody fits.

        ``alive`` asks for somebody or for something, ``lively`` would rather have somebody.
        """
        if word.endswith(("self", "selves")):
            return list(subject)
        if word in self._selves:
            return self._selves[word]
        if word in ("someone", "somebody", "everyone", "everybody", "i", "me", "you"):
            ids = self.mention(
                NounPhrase(word, "person" if not word.startswith("every") else "people", "the")
            )
            self._members.update(ids)
            return ids
        if word in ("they", "them", "we", "us"):
            return self._they(word, subject, as_object)
        if alive:
            living = [one.id for one in self.entities if one.id not in subject and self._animate(one)]
            if living:
                return [max(living, key=lambda key: self._likely(key, "it", as_object))]
        fits = [
            one.id
            for one in self.entities
            if self._fits(one.id, word) and not (as_object and one.id in subject)
        ]
        if not fits and word in GENDERS:
            fits = [one.id for one in self.entities if self._may_live(one) and one.id not in subject]
            made = [
                one.id
                for one in self.entities
                if one.noun in words.FIGURES and one.count == 1 and not (as_object and one.id in subject)
            ]
            fits = made or fits or [key for key in self._doers() if key not in subject]
            self.wake(fits[-1:])
        if not fits:
            return self._stranger(word) if word in GENDERS else []
        best = max(
            fits,
            key=lambda key: (
                self._likely(key, word, as_object)
                - (1.0 if as_object else 2.0) * (alive is False and self.lives(key))
                - 2.0 * (lively and word == "it" and not self.lives(key) and not self._did(key))
            ),
        )
        if word != "it":
            self._call_member(best, word)
        elif not as_object:
            self._its.add(best)
        return [best]

    def _call_member(self, key: str, word: str) -> None:
        """One of a group that is spoken of as "she" is told from the others by it."""
        gender, entity = GENDERS.get(word, ""), self.get(key)
        self._called[key] = gender
        if key in self._members and gender and not entity.gender and word in ("he", "she"):
            at = self.entities.index(entity)
            self.entities[at] = entity.model_copy(update={"gender": gender})

    def belong(self, ids: Sequence[str], whose: str) -> None:
        """Remembers that these are his or hers, so that the next "she" is rather the one who has them."""
        if gender := GENDERS.get(whose):
            self._owned.update(dict.fromkeys(ids, gender))
        elif whose == "its":
            self._parts.update(ids)

    def is_owned(self, key: str, whose: str) -> bool:
        """Whether somebody was called his, or hers, by the same word."""
        return bool(GENDERS.get(whose)) and self._owned.get(key) == GENDERS[whose]

    def _may_live(self, entity: Entity) -> bool:
        """Whether something nobody knows may be somebody: no prop draws it and no body has it."""
        known = entity.prop or entity.noun in words.BODY or entity.noun in words.ABSTRACT
        doer = entity.noun.endswith(("er", "or", "ist", "ian", "ee"))
        told = self._did(entity.id) or doer
        return told and entity.kind is EntityKind.THING and entity.count == 1 and not known

    def _stranger(self, word: str) -> list[str]:
        """A new somebody, for a pronoun that means nobody told of so far."""
        return self.mention(NounPhrase(word, "man" if GENDERS[word] == "male" else "woman", "the"))

    def _animate(self, entity: Entity) -> bool:
        return self.lives(entity.id) and entity.kind is not EntityKind.CROWD and self._fits(entity.id, "it")

    def own(self, word: str, subject: Sequence[str]) -> list[str]:
        """Whose something is: "his cage" is the subject's, where that can be he."""
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "i"}.get(
            word, ""
        )
        if pronoun == "i":  # whoever says "my cat" is seen only where they act
            return [one.id for one in self.entities if one.words.lower() in _ASKERS][:1]
        if pronoun == "it" and len(subject) == 1 and self._fits(subject[0], pronoun):
            return list(subject)
        if pronoun in ("he", "she") and self._anothers(pronoun, subject):
            return self.pronoun(pronoun, subject, False)
        if pronoun in ("he", "she") and len(subject) == 1 and self._fits(subject[0], pronoun):
            self._called[subject[0]] = GENDERS[pronoun]
            return list(subject)
        return self.pronoun(pronoun, [], False) if pronoun else []

    def _anothers(self, pronoun: str, subject: Sequence[str]) -> bool:
        """Whether an animal acts that nobody called he or she, while somebody else was just called so."""
        one = self.get(subject[0]) if len(subject) == 1 else None
        if one is None or one.kind is not EntityKind.ANIMAL or one.gender or one.id in self._called:
            return False
        gender = GENDERS[pronoun]
        near = [key for key in self._roles if self._clock - self._roles[key][0] < 2.5 and key != one.id]
        return any(self._called.get(key) == gender or self.get(key).gender == gender for key in near)

    def other(self, word: str, subject: Sequence[str]) -> list[str]:
        """Who else "his" may mean than the one who acts, where there is anybody."""
        pronoun = {"his": "he", "her": "she", "its": "it"}.get(word, "")
        fits = [
            one.id
            for one in self.entities
            if one.id not in subject and pronoun and self._fits(one.id, pronoun)
        ]
        fits = [key for key in fits if self.lives(key)]
        return [max(fits, key=lambda key: self._likely(key, pronoun, False))] if fits else []

    def aside(self, key: str) -> None:
        """Something that was only named to tell whom or where: "a girl with a lamp runs"."""
        if self._roles.get(key, (self._clock, "other"))[1] == "other":
            self._roles[key] = (self._clock - 1, "other")

    def call(self, word: str, phrase: NounPhrase) -> list[str]:
        """Who "I" and "you" are, where a request says so: "You are an astronaut"."""
        ids = self.mention(phrase)
        self._selves |= dict.fromkeys((word, "me") if word == "i" else (word,), ids)
        return ids

    def may_be(self, key: str, word: str) -> bool:
        """Whether a pronoun may mean this one."""
        return self._fits(key, word)

    def _fits(self, key: str, word: str) -> bool:
        entity = self.get(key)
        if entity.kind is EntityKind.CROWD or entity.noun == "people":
            return False
        if word == "it":
            return (
                entity.kind is not EntityKind.PERSON and (entity.count == 1 or is_heap(entity.words))
            ) or entity.noun in words.MADE_UP | {"baby", "toddler", "child"}
        gender = GENDERS.get(word, "")
        if entity.noun in words.BODY or entity.words in ("i", "me", "you", "we"):
            return False
        return self.lives(key) and (entity.gender or self._called.get(key, gender)) == gender

    def _named(self, phrase: NounPhrase) -> str:
        for entity in self.entities:
            if entity.name.lower() == phrase.name.lower() or (
                phrase.character and entity.character == phrase.character
            ):
                return entity.id
        short = [
            one.id
            for one in self.entities
            if phrase.name.lower() in one.name.lower().split()[:-1] and one.name[0].isupper()
        ]
        if short and not phrase.noun:
            return short[0]
        if known := self._groups.get(phrase.name.lower()):
            return known[-1]
        first = phrase.name.lower().split()[-1]
        gender = (
            gender_of(phrase.noun)
            or gender_of(first)
            or next((_TITLED[word] for word in phrase.name.lower().split() if word in _TITLED), "")
            or ("female" if first.endswith("a") and len(first) > 2 else "")
        )
        kind = EntityKind.ANIMAL if phrase.noun in words.ANIMALS else EntityKind.PERSON
        self.names.setdefault(phrase.name.lower(), phrase.character)
        key = self._add(phrase, kind, phrase.name, 1, "" if phrase.character == "alberto" else gender)
        self.alias(phrase, [key])
        return key

    def _known(self, phrase: NounPhrase) -> list[str]:
        ids = [key for key in self._groups.get(phrase.noun, []) if self._matches(key, phrase)]
        alone = (
            len(ids) == 1 and self.get(ids[0]).count == 1 and self.get(ids[0]).kind is not EntityKind.CROWD
        )
        if alone and phrase.count > 1 and phrase.determiner in ("the", "all", ""):
            return []
        if not ids and (ids := self._meant(phrase)):
            self.alias(phrase, ids)
            return ids
        fresh = phrase.determiner in ("a", "an", "another", "some") or "another" in phrase.text.split()
        if not ids or (fresh and phrase.noun not in words.NATURE):
            return []
        return ids if phrase.count > 1 or self.get(ids[0]).kind is EntityKind.CROWD else ids[-1:]

    def _meant(self, phrase: NounPhrase) -> list[str]:
        """Somebody known by another word: "the puppy" is the dog, "the girl" is Mia."""
        if _modifiers(phrase.text, phrase.noun) - set(phrase.traits) and not words.SAME.get(phrase.noun):
            return []
        if phrase.determiner != "the" or phrase.count > 1 or set(phrase.traits) - {"old", "young", "little"}:
            return []
        gender = gender_of(phrase.noun)
        for noun in words.SAME.get(phrase.noun, ()):
            found = [
                key
                for key in self._groups.get(noun, [])
                if self.get(key).gender in ("", gender or self.get(key).gender)
            ]
            if found:  # the boy is no girl
                return [self._told_apart(found, gender)]
        kinds = words.KINDS.get(phrase.noun, frozenset())
        if of_kind := [one.id for one in self.entities if one.noun in kinds and one.count == 1]:
            return [max(of_kind, key=self._told)]
        named = [
            one.id
            for one in self.entities
            if one.kind is EntityKind.PERSON
            and (one.gender or self._called.get(one.id)) == gender
            and one.noun not in words.ANYBODY
            and not (one.age == "elder" and phrase.noun in words.YOUNG)
        ]
        anybody = bool(gender) and phrase.noun in words.ANYBODY
        if anybody and not named and phrase.noun not in words.YOUNG:
            named = [
                one.id
                for one in self.entities
                if one.kind is EntityKind.PERSON and one.count == 1 and not one.gender and one.words not in _ASKERS
                and one.id not in self._called and one.noun not in words.MADE_UP | {"person"} and one.age != "child"
            ]  # fmt: skip
        if anybody and len(named) != 1:
            fits = [key for key in self._together if self._may_be_of(key, phrase.noun, gender)]
            return [self._told_apart(fits, gender)] if fits else []
        return named if anybody else []

    def _may_be_of(self, key: str, noun: str, gender: str) -> bool:
        """Whether one of several people may be the man, the woman, the boy or the girl."""
        one = self.get(key)
        grown = one.age == "child" and noun not in words.YOUNG
        person = key in self._members and one.kind is EntityKind.PERSON
        return person and one.gender in ("", gender) and not grown

    def _told_apart(self, found: Sequence[str], gender: str) -> str:
        """Whom "the boy" means of those it may be: of two kids the first of whom nobody said so, who is a boy from now on."""
        same = [key for key in found if self.get(key).gender == gender]
        several = [key for key in found if key in self._members]
        if not gender or same or len(several) < 2:
            return (same or list(found))[-1]
        entity = self.get(several[0])
        self.entities[self.entities.index(entity)] = entity.model_copy(update={"gender": gender})
        return entity.id

    def _matches(self, key: str, phrase: NounPhrase) -> bool:
        known = self.get(key).traits
        if "other" in phrase.text.lower().split():
            return "other" in known
        said, told = _modifiers(phrase.text, phrase.noun), _modifiers(self.get(key).words, self.get(key).noun)
        if said and told and not said & told:
            return bool(set(known) & set(phrase.traits))
        return (
            not phrase.traits or not known or bool(set(known) & set(phrase.traits)) or phrase.determiner == ""
        )

    def _new(self, phrase: NounPhrase) -> list[str]:
        living = is_person(phrase.noun) or phrase.noun in words.ANIMALS or phrase.noun in words.COLLECTIVES
        living = living and not (phrase.noun in words.FLOWERS and phrase.determiner)
        if phrase.noun in words.TWOSOMES and phrase.count == (1 if phrase.noun == "couple" else 3):
            return self._twosome(phrase)
        kind = EntityKind.THING
        if living:
            drawn = (phrase.noun in words.MADE_UP and prop_of(phrase.noun)) or _animal_of(phrase)
            kind = EntityKind.ANIMAL if phrase.noun in words.ANIMALS or drawn else EntityKind.PERSON
        if phrase.noun in words.COLLECTIVES or (living and phrase.count > MOST_APART):
            kind = EntityKind.CROWD
        apart = phrase.count if living and kind is not EntityKind.CROWD else 1
        name = " ".join(part for part in ("the", *phrase.traits, phrase.noun) if part)
        each = 1 if apart > 1 else phrase.count
        ids = [self._add(phrase, kind, name, each, gender_of(phrase.noun)) for _ in range(apart)]
        self._members.update(ids if apart > 1 else ())
        for noun in {phrase.noun, phrase.noun.split(" ")[-1]}:
            self._groups.setdefault(noun, []).extend(ids)
        return ids

    def _twosome(self, phrase: NounPhrase) -> list[str]:
        """The two of a couple, or of somebody's parents, who are told apart as he and she."""
        genders = words.TWOSOMES[phrase.noun]
        name = " ".join(part for part in ("the", *phrase.traits, phrase.noun) if part)
        ids = [self._add(phrase, EntityKind.PERSON, name, 1, gender) for gender in genders]
        self._members.update(ids)
        self._groups.setdefault(phrase.noun, []).extend(ids)
        return ids

    def _add(self, phrase: NounPhrase, kind: EntityKind, name: str, count: int, gender: str) -> str:
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
        called = {phrase.noun, *phrase.name.lower().split()}  # "Gran knits": a name that tells the age
        young = called & words.YOUNG or {"little", "young"} & set(phrase.traits)
        old = called & words.ELDER or {"old", "elderly", "retired"} & set(phrase.traits)
        data = {
            "id": key, "kind": kind, "name": name[:60], "words": phrase.text[:120], "noun": phrase.noun[:40],
            "character": phrase.character or None, "prop": prop_of(_animal_of(phrase) or phrase.noun), "traits": list(phrase.traits[:8]),
            "gender": gender, "age": ("child" if young else "elder" if old else "") if kind is EntityKind.PERSON else "",
            "count": min(50, max(1, count)),
        }  # fmt: skip
        self.entities.append(Entity.model_validate(data))
        return key


def _animal_of(phrase: NounPhrase) -> str:
    """The animal that has a person's part: "a penguin waiter", not "a penguin keeper", who is none."""
    if phrase.noun not in words.PERSONS - words.ANIMALS - words.OF_ANIMALS:
        return ""
    return next((word for word in sorted(_modifiers(phrase.text, phrase.noun)) if word in words.ANIMALS), "")


def _modifiers(text: str, noun: str) -> set[str]:
    """The nouns that say which one is meant: "ice" and "cream" of "the ice cream van"."""
    before = text.lower().split(",")[0].split()
    at = next((k for k, word in enumerate(before) if singular(word) == noun), 0)
    small = words.CLOSED | words.ADJECTIVES | words.STANDS_ALONE | frozenset(words.NUMBERS)
    return {word for word in before[:at] if word not in small and word.isalpha()}
