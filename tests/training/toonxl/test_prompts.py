"""A film drawn by Toon XL: without the nearest words it would be asked for what it never learned."""

from __future__ import annotations

from itertools import product

import pytest
from animation_ai_studio.common.story import Actor, Setting, Shot
from animation_ai_studio.common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from animation_ai_studio.configs.look import COLOURS, Hair, Look
from animation_ai_studio.toonxl import vocabulary
from animation_ai_studio.toonxl.prompts import nearest, scene_of, shot_words


def shot(**words: object) -> Shot:
    actor = Actor(
        character="kid", emotion=words.get("emotion", "happy"), gesture=words.get("gesture", "wave")
    )
    return Shot(
        id="s1",
        setting=Setting(place=words.get("place", Place.BEACH), time=words.get("time", TimeOfDay.DAY)),
        framing=words.get("framing", Framing.MEDIUM),
        actors=[actor],
    )


@pytest.mark.parametrize("framing", list(Framing))
@pytest.mark.parametrize("hair", list(Hair))
def test_every_word_of_a_storyboard_has_one_that_was_taught(framing, hair):
    for place, emotion in product(Place, Emotion):
        scene = scene_of(shot(place=place, emotion=emotion, framing=framing), {"kid": Look(hair=hair)})
        assert scene is not None
        assert scene.place in vocabulary.PLACES
        assert scene.emotion in vocabulary.EMOTIONS
        assert scene.framing in vocabulary.FRAMINGS
        assert scene.hair in vocabulary.HAIRS


def test_every_gesture_has_one_that_was_taught():
    for gesture in Gesture:
        scene = scene_of(shot(gesture=gesture), {"kid": Look()})
        assert scene is not None and scene.gesture in vocabulary.GESTURES


def test_every_colour_has_a_name_that_was_taught():
    for colour in COLOURS:
        assert nearest(colour, vocabulary.SHIRT_COLOURS) in vocabulary.SHIRT_COLOURS
    assert nearest("navy", ("red", "blue", "green")) == "blue"
    assert nearest("chestnut", vocabulary.HAIR_COLOURS) == "brown"


def test_a_character_is_asked_for_as_it_looks():
    look = Look(hair=Hair.CURLY, hair_colour="brown", top_colour="white", skin="fair", eye_colour="green")
    words = shot_words(shot(time=TimeOfDay.NIGHT), {"kid": look})
    assert words == (
        "medium shot of a happy kid, curly brown hair, white shirt, green eyes, fair skin, waving, "
        "at the beach, at night"
    )


def test_a_shot_without_anybody_asks_for_nobody():
    assert shot_words(Shot(id="s1", setting=Setting(place=Place.FOREST)), {}) == ""
