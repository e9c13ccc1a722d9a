"""Pictures of one character and of several; wired in :mod:`..character_picture` and :mod:`..character_scene`."""

from __future__ import annotations

from typing import Any

from ...common.vocabulary import Emotion, Framing, Gesture
from ..character_picture import CharacterShot, character_picture
from ..character_scene import CharacterScene, Person, character_scene
from .base import Skill

NEEDS = (
    "AnimationStudioLoadSDXL",
    "AnimationStudioCharacterPreset",
    "AnimationStudioApplyLoras",
    "KSampler",
    "AnimationStudioDecodePicture",
    "AnimationStudioSavePicture",
)
SKILLS: tuple[Skill[Any], ...] = (
    Skill(
        name="character_picture",
        version=3,
        parameters=CharacterShot,
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
        needs=NEEDS,
    ),
    Skill(
        name="character_scene",
        version=3,
        parameters=CharacterScene,
        build=character_scene,
        example=CharacterScene(
            people=[
                Person(character="mira", gesture=Gesture.POINT, emotion=Emotion.HAPPY),
                Person(character="pim", gesture=Gesture.SHRUG, emotion=Emotion.SCARED),
            ],
            scene="town",
            seed=1,
        ),
        title="Draw characters together",
        needs=(
            "AnimationStudioLoadSDXL",
            "AnimationStudioCharacterPreset",
            "ConditioningSetAreaPercentage",
            "ConditioningCombine",
            "AnimationStudioHookLoras",
            "SetClipHooks",
            "AnimationStudioSavePicture",
        ),
    ),
)
