"""What happens in a request: entities, events and constraints, read by lexicon and rules in each language."""

from __future__ import annotations

from collections.abc import Mapping

from ....common.acts import EntityKind, StoryReading
from ....common.story import Language
from ..people import Persona
from ..text import simplified
from . import chinese, english
from .english_kinds import prop_of
from .somebody import with_people

__all__ = ["read_story"]

MOST_LETTERS = 1_500
"""So much of a request is read for what happens: some thirty events, more than a film holds."""


def read_story(text: str, language: Language, characters: Mapping[str, Persona]) -> StoryReading:
    """What a request says happens; ``characters`` are the presets whose names are known."""
    text = text[:MOST_LETTERS]
    read = english.read if language == "en" else chinese.read
    return with_people(_with_pictures(read(text, characters)))


def _with_pictures(reading: StoryReading) -> StoryReading:
    """A reading in which what has a picture has it in either Chinese script: 屋頂 is a roof as 屋顶 is."""
    entities = [
        one.model_copy(update={"prop": prop_of(simplified(one.noun))})
        if not one.prop and not one.noun.isascii() and one.kind is not EntityKind.PERSON
        else one
        for one in reading.entities
    ]
    return reading.model_copy(update={"entities": entities})
