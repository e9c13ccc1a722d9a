"""What happens in a request: entities, events and constraints, read by lexicon and rules in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..common.acts import Entity, EntityKind, StoryReading
from ..common.story import Language
from ..common.things import PropKind
from .chinese import reader as chinese
from .chinese.called import named_things
from .chinese.groups import told_apart
from .english import reader as english
from .english import words as english_words
from .english.kinds import singular
from .match import vocabulary_matcher
from .named_groups import with_named_groups
from .nearest import nearest_picture
from .people import Persona
from .somebody import with_people
from .text import simplified
from .whereabouts import with_whereabouts

__all__ = ["read_story"]

MOST_LETTERS = 1_500
"""So much of a request is read for what happens: some thirty events, more than a film holds."""
_OF_ONE: Final = re.compile(r"\b(\w+) of (?:the|an?|his|her|their) (\w+)", re.I)


def read_story(
    text: str, language: Language, characters: Mapping[str, Persona], *, most: int = MOST_LETTERS
) -> StoryReading:
    """What a request says happens.

    Args:
        characters: those whose names are known.
        most: so many letters of it are read.
    """
    text = text[:most]
    if language == "en":
        reading = with_named_groups(_with_pictures(english.read(text, characters)))
        return with_whereabouts(with_people(reading), text, language)
    reading = _with_pictures(chinese.read(text, characters))
    return with_whereabouts(told_apart(with_people(named_things(reading, text))), text, language)


def _with_pictures(reading: StoryReading) -> StoryReading:
    """A reading in which every thing has its picture, in either Chinese script, or the nearest there is."""
    return reading.model_copy(update={"entities": [_drawn(one) for one in reading.entities]})


def _drawn(entity: Entity) -> Entity:
    if entity.kind is EntityKind.PERSON:
        return entity
    if told := _told_by_several_words(entity):
        alive = told.value in english_words.ANIMALS | english_words.MADE_UP  # roast chicken is no animal
        kind = entity.kind if alive else EntityKind.THING
        return entity.model_copy(update={"prop": told.value, "kind": kind})
    return entity if entity.prop else entity.model_copy(update={"prop": _picture_of(entity)})


def _told_by_several_words(entity: Entity) -> PropKind | None:
    """What an English noun is by the words around it: a paper plane, a ball of wool, the door of the lift."""
    if not entity.noun.isascii() or " " not in entity.words:
        return None
    swapped = _OF_ONE.sub(r"\2 \1", entity.words)
    hits = [hit for text in (entity.words, swapped) for hit in vocabulary_matcher().find(text)]
    own = entity.noun.rsplit(" ", 1)[-1].lower()
    several = [hit for hit in hits if hit.kind == "prop" and own in _singulars(hit.alias)]
    longest = max(several, key=lambda hit: len(hit.alias), default=None)
    return longest.value if longest else None


def _singulars(alias: str) -> list[str]:
    words = alias.split()
    return [singular(word) for word in words] if len(words) > 1 else []


def _picture_of(entity: Entity) -> str:
    noun = simplified(entity.noun)
    known = [] if noun.isascii() else [hit for hit in vocabulary_matcher().find(noun) if hit.kind == "prop"]
    # 熊猫宝宝 is a panda; what a thing is stands at the end of its noun: 鱼缸 is no fish, 鹅卵石 no goose
    living = entity.kind is not EntityKind.THING
    own = next((str(hit.value) for hit in known if living or hit.end == len(noun)), "")
    return own or nearest_picture(entity.noun.lower())
