"""A film's shot in the words that Toon XL was taught: the nearest of its vocabulary, one figure a picture.

Whatever a storyboard may say beyond those words (props, weather, a second figure) stays in the puppets'
picture that the shot begins with; here only what the small model understands is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from ..common.story import Shot
from ..common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from ..configs.colour import oklab
from ..configs.look import Hair, Look, srgb
from .vocabulary import (
    EYE_COLOURS,
    HAIR_COLOURS,
    SHADES,
    SHIRT_COLOURS,
    SKINS,
    Scene,
    caption,
    character_caption,
    shows_gesture,
)

FRAMINGS: Final[Mapping[Framing, Framing]] = MappingProxyType({Framing.WIDE: Framing.FULL})
EMOTIONS: Final[Mapping[Emotion, Emotion]] = MappingProxyType(
    {
        Emotion.SCARED: Emotion.SURPRISED,
        Emotion.SMUG: Emotion.HAPPY,
        Emotion.THOUGHTFUL: Emotion.NEUTRAL,
    }
)
GESTURES: Final[Mapping[Gesture, Gesture]] = MappingProxyType(
    {
        Gesture.POINT: Gesture.WAVE,
        Gesture.SALUTE: Gesture.WAVE,
        Gesture.JUMP: Gesture.ARMS_UP,
        Gesture.CLAP: Gesture.CROSS_ARMS,
        **dict.fromkeys(
            (
                Gesture.SHRUG,
                Gesture.THINK,
                Gesture.FACEPALM,
                Gesture.BOW,
                Gesture.PRESENT,
                Gesture.HOLD,
                Gesture.WALK,
                Gesture.SIT,
            ),
            Gesture.STAND,
        ),
    }
)
PLACES: Final[Mapping[Place, Place]] = MappingProxyType(
    {
        Place.KITCHEN: Place.ROOM,
        Place.SCHOOL: Place.ROOM,
        Place.OFFICE: Place.ROOM,
        Place.CASTLE: Place.STAGE,
        Place.STATION: Place.TOWN,
        Place.MOUNTAIN: Place.FOREST,
        **dict.fromkeys(
            (Place.BEDROOM, Place.BATHROOM, Place.SHOP, Place.CAFE, Place.LIBRARY, Place.HOSPITAL), Place.ROOM
        ),
        **dict.fromkeys((Place.TRAIN, Place.BARN, Place.MUSEUM), Place.ROOM),
        Place.CAVE: Place.FOREST,
        Place.STREET: Place.TOWN,
        Place.PARK: Place.FOREST,
        Place.GARDEN: Place.FOREST,
        Place.PLAYGROUND: Place.TOWN,
        Place.FARM: Place.FOREST,
        Place.RIVER: Place.OCEAN,
        Place.MARKET: Place.TOWN,
        Place.JUNGLE: Place.FOREST,
        Place.POOL: Place.OCEAN,
        Place.SHIP: Place.OCEAN,
    }
)
HAIRS: Final[Mapping[Hair, Hair]] = MappingProxyType(
    {
        Hair.PONYTAIL: Hair.LONG,
        Hair.SIDE_PART: Hair.BOB,
        Hair.BUZZ: Hair.BALD,
        Hair.MESSY: Hair.SPIKY,
    }
)


LIGHTNESS = 0.5
"""How much a difference in lightness counts beside one in hue: navy is a blue, not a green."""


def nearest(colour: str, names: tuple[str, ...]) -> str:
    """The name whose colour looks nearest to ``colour`` (a checked colour of a look)."""
    seen = oklab(np.array([srgb(colour), *(srgb(SHADES.get(name, name)) for name in names)], np.uint8))
    apart = (seen[1:] - seen[0]) * (LIGHTNESS, 1.0, 1.0)
    return names[int((apart**2).sum(1).argmin())]


def scene_of(shot: Shot, looks: Mapping[str, Look]) -> Scene | None:
    """The shot's foremost figure as a scene of the vocabulary, or None when nobody is in it.

    Args:
        looks: of every actor, by character id.
    """
    if not shot.actors:
        return None
    actor = shot.actors[0]
    look = looks[actor.character]
    return Scene(
        framing=FRAMINGS.get(shot.framing, shot.framing),
        emotion=EMOTIONS.get(actor.emotion, actor.emotion),
        gesture=GESTURES.get(actor.gesture, actor.gesture),
        hair=HAIRS.get(look.hair, look.hair),
        hair_colour=nearest(look.hair_colour, HAIR_COLOURS),
        shirt=nearest(look.top_colour, SHIRT_COLOURS),
        skin=nearest(look.skin, tuple(SKINS)),
        eyes=nearest(look.eye_colour, EYE_COLOURS),
        place=PLACES.get(shot.setting.place, shot.setting.place),
        time=TimeOfDay.NIGHT if shot.setting.time is TimeOfDay.NIGHT else TimeOfDay.DAY,
    )


def shown_words(
    shot: Shot, looks: Mapping[str, Look], triggers: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """What of a shot's prompt its picture must show, by aspect: only words that are the shot's own, not the nearest
    ones of the vocabulary, and of a character whose LoRA knows its looks none of them.

    In a full shot faces are too small to be read.
    """
    scene = scene_of(shot, looks)
    if scene is None:
        return {}
    actor, setting = shot.actors[0], shot.setting
    found = {"framing": str(scene.framing)}
    if scene.place == setting.place:
        found["place"] = str(scene.place)
    if scene.emotion == actor.emotion and scene.framing is not Framing.FULL:
        found["emotion"] = str(scene.emotion)
    if scene.gesture == actor.gesture and shows_gesture(scene):
        found["gesture"] = str(scene.gesture)
    if actor.character in triggers:
        return found
    look = looks[actor.character]
    if scene.hair == look.hair:
        found["hair"] = str(scene.hair)
    for aspect, word, own in (
        ("hair_colour", scene.hair_colour, look.hair_colour),
        ("shirt", scene.shirt, look.top_colour),
    ):
        if word == own and not (aspect == "hair_colour" and look.hair is Hair.BALD):
            found[aspect] = word
    return found


def shot_words(
    shot: Shot, looks: Mapping[str, Look], triggers: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The prompt of a shot for Toon XL; empty when nobody is in it.

    Args:
        looks: of every actor, by character id.
        triggers: trigger words of the characters that wear a LoRA, by id: it knows their looks.
    """
    scene = scene_of(shot, looks)
    if scene is None:
        return ""
    trigger = triggers.get(shot.actors[0].character)
    return character_caption(scene, trigger) if trigger else caption(scene)
