"""A small judge's word on Toon XL's pictures: what was asked for and isn't there is named, what is there isn't missed."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Actor, Setting, Shot
from animation_ai_studio.common.vocabulary import Emotion, Framing, Gesture, Place
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.film.picture.encode import Pixels
from animation_ai_studio.judging.shown import asked_words, measure_shown
from animation_ai_studio.toonxl.prompts import shown_words
from animation_ai_studio.toonxl.vocabulary import Scene, scene_at
from animation_ai_studio.training.toonxl.data import draw

BAR = load_judging([]).staging.prompt
LOOKS = {key: preset.look for key, preset in load_characters([]).items()}


def words(scene: Scene) -> dict[str, str]:
    return {
        "place": str(scene.place),
        "framing": str(scene.framing),
        "shirt": scene.shirt,
        "hair": str(scene.hair),
    }


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Scene, Pixels]]:
    scenes = [scene_at(92_000, index, unseen=True) for index in range(24)]
    return [(scene, draw(scene, 128)) for scene in scenes]


def test_good_pictures_pass_and_wrong_ones_are_refused_by_name(drawn: list[tuple[Scene, Pixels]]) -> None:
    for number, (scene, picture) in enumerate(drawn):
        assert measure_shown(picture, words(scene), BAR).passed
        other = drawn[(number + 1) % len(drawn)][0]
        wrong = {aspect: word for aspect, word in words(other).items() if word != words(scene)[aspect]}
        if wrong:
            told = measure_shown(picture, {**words(scene), **wrong}, BAR)
            assert not told.passed and told.term.startswith("(") and "was asked for" in told.evidence


def test_what_the_staging_decides_is_mended_by_it_and_looks_by_words(
    drawn: list[tuple[Scene, Pixels]],
) -> None:
    scene, picture = drawn[0]
    place = Place.SNOW if scene.place is not Place.SNOW else Place.SPACE
    assert measure_shown(picture, {"place": str(place)}, BAR).change == "control_strength"
    shirt = "red" if scene.shirt != "red" else "blue"
    told = measure_shown(picture, {"shirt": shirt}, BAR)
    assert told.change == "prompt_term" and told.term == f"({shirt} shirt:1.3)"


def test_a_larger_picture_is_judged_alike_and_a_wide_one_not_at_all(
    drawn: list[tuple[Scene, Pixels]],
) -> None:
    scene, picture = drawn[0]
    assert measure_shown(np.kron(picture, np.ones((3, 3, 1), np.uint8)), words(scene), BAR).passed
    assert measure_shown(picture[:72], words(scene), BAR).abstained


@pytest.mark.parametrize("text", ["place: moon base", "mood: happy", "beach"])
def test_words_that_the_judge_does_not_know_are_refused_with_those_it_knows(text: str) -> None:
    with pytest.raises(StudioError) as caught:
        asked_words(text)
    assert caught.value.code == "option_invalid" and "place" in str(caught.value)
    assert asked_words("place: beach, emotion: happy,") == {"place": "beach", "emotion": "happy"}


def test_only_what_the_prompt_says_in_the_shots_own_words_is_asked_for() -> None:
    """Pointing becomes waving for Toon XL, and a LoRA knows its character's clothes: neither can be held against it."""
    actor = Actor(character="luca", emotion=Emotion.SMUG, gesture=Gesture.POINT)
    shot = Shot(id="s1", setting=Setting(place=Place.BEACH), framing=Framing.MEDIUM, actors=[actor])
    asked = shown_words(shot, LOOKS)
    assert asked["place"] == "beach" and asked["framing"] == "medium" and "hair" in asked
    assert "gesture" not in asked and "emotion" not in asked
    plain = replace_actor(shot, emotion=Emotion.ANGRY, gesture=Gesture.WAVE)
    assert {"gesture", "emotion"} <= set(shown_words(plain, LOOKS))
    assert "emotion" not in shown_words(plain.model_copy(update={"framing": Framing.FULL}), LOOKS)
    assert {"hair", "shirt"}.isdisjoint(shown_words(plain, LOOKS, {"luca": "luca_boy"}))
    assert shown_words(shot.model_copy(update={"actors": []}), LOOKS) == {}


def replace_actor(shot: Shot, **changes: object) -> Shot:
    return shot.model_copy(update={"actors": [shot.actors[0].model_copy(update=changes)]})
