"""Reads what happens."""

from collections.abc import Mapping

from ....common.acts import StoryReading
from ....common.story import Language
from ..people import Persona


def read_story(text: str, language: Language, characters: Mapping[str, Persona]) -> StoryReading:
    """Nothing yet."""
    return StoryReading()
