"""A character's picture as a skill; it is wired in :mod:`..character_picture`."""

from __future__ import annotations

from ...common.vocabulary import Emotion, Framing, Gesture
from ..character_picture import CharacterShot, character_picture
from .base import Skill

SKILLS = (
    Skill(
        name="character_picture",
        version=2,
        slots=CharacterShot,
        build=character_picture,
        example=CharacterShot(
            character="mira",
            scene="town",
            gesture=Gesture.WAVE,
            emotion=Emotion.HAPPY,
            framing=Framing.MEDIUM,
            profile="sdxl",
            width=1024,
            height=1024,
            seed=1,
        ),
        title="Draw a character",
        needs=(
            "AnimationStudioLoadSDXL",
            "AnimationStudioCharacterPreset",
            "AnimationStudioApplyLoras",
            "KSampler",
        ),
    ),
)
