"""What happens in a request: entities, events and constraints, read by lexicon and rules in each language."""

from __future__ import annotations

from collections.abc import Mapping

from ..common.acts import Entity, EntityKind, StoryReading
from ..common.story import Language
from .chinese import reader as chinese
from .chinese.called import named_things
from .chinese.groups import told_apart
from .english import reader as english
from .match import vocabulary_matcher
from .nearest import nearest_picture
from .people import Persona
from .somebody import with_people
from .text import simplified
from .whereabouts import with_whereabouts

__all__ = ["read_story"]

MOST_LETTERS = 1_500
"""So much of a request is read for what happens: some thirty events, more than a film holds."""


def read_story(text: str, language: Language, characters: Mapping[str, Persona]) -> StoryReading:
    """What a request says happens; ``characters`` are the presets whose names are known."""
    text = text[:MOST_LETTERS]
    if language == "en":
        return with_whereabouts(with_people(_with_pictures(english.read(text, characters))), text, language)
    reading = _with_pictures(chinese.read(text, characters))
    return with_whereabouts(told_apart(with_people(named_things(reading, text))), text, language)


def _with_pictures(reading: StoryReading) -> StoryReading:
    """A reading in which every thing has its picture, in either Chinese script, or the nearest there is."""
    entities = [
        one.model_copy(update={"prop": _picture_of(one)})
        if not one.prop and one.kind is not EntityKind.PERSON
        else one
        for one in reading.entities
    ]
    return reading.model_copy(update={"entities": entities})


def _picture_of(entity: Entity) -> str:
    noun = simplified(entity.noun)
    known = [] if noun.isascii() else [hit for hit in vocabulary_matcher().find(noun) if hit.kind == "prop"]
    # 熊猫宝宝 is a panda; what a thing is stands at the end of its noun: 鱼缸 is no fish, 鹅卵石 no goose
    living = entity.kind is not EntityKind.THING
    own = next((str(hit.value) for hit in known if living or hit.end == len(noun)), "")
    return own or nearest_picture(entity.noun.lower())
