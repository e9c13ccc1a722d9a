"""What happens in a request: entities, events and constraints, read by lexicon and rules in each language."""

from __future__ import annotations

from collections.abc import Mapping

from ....common.acts import StoryReading
from ....common.story import Language
from ..people import Persona
from . import chinese, english
from .somebody import with_people

__all__ = ["read_story"]

MOST_LETTERS = 1_500
"""So much of a request is read for what happens: some thirty events, more than a film holds."""


def read_story(text: str, language: Language, characters: Mapping[str, Persona]) -> StoryReading:
    """What a request says happens; ``characters`` are the presets whose names are known."""
    text = text[:MOST_LETTERS]
    read = english.read if language == "en" else chinese.read
    return with_people(read(text, characters))
