"""A line in somebody else's voice breaks a film; a good line refused for being sad or angry costs takes for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from animation_ai_studio.benchmarks.listening import measure_listening
from animation_ai_studio.common.checks import Check
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.configs.schema import CharacterPreset, load_characters
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.judging.listening import find_gallery
from animation_ai_studio.judging.speaker_similarity import REFERENCES, VoiceGallery, measure_likeness
from animation_ai_studio.voice.engine import Spoken
from animation_ai_studio.voice.engines import speak

BAR = load_judging([]).voice.likeness
TEXT = "There is something in the water, and it is wearing glasses."
CAST = {name: load_characters([])[name] for name in ("mira", "luca", "narrator")}


@pytest.fixture(scope="module")
def gallery() -> VoiceGallery:
    """Three of the shipped cast, so that no test waits for six voices."""
    found = find_gallery(CAST, cache_folder())
    assert found is not None, "the test packages hold the encoder"
    return found


def judged(gallery: VoiceGallery | None, said: Spoken, character: str = "mira") -> Check:
    speech = said.speech.model_copy(update={"character": character})
    return measure_likeness(said.samples, said.rate, speech, gallery, BAR)


def with_cast(gallery: VoiceGallery, **changed: CharacterPreset) -> VoiceGallery:
    cast: Mapping[str, CharacterPreset] = {**gallery.cast, **changed}
    return replace(gallery, cast=cast)


@pytest.mark.parametrize("emotion", [Emotion.NEUTRAL, Emotion.SCARED, Emotion.SAD])
def test_a_characters_own_voice_is_known_in_any_mood(gallery: VoiceGallery, emotion: Emotion) -> None:
    told = judged(gallery, speak(TEXT, CAST["mira"], emotion=emotion))
    assert told.passed and not told.abstained and told.score > BAR.nearest(0), told.evidence


def test_another_characters_voice_is_refused_and_named(gallery: VoiceGallery) -> None:
    told = judged(gallery, speak(TEXT, CAST["luca"]))
    assert not told.passed and told.change == "seed" and told.margin < 0
    assert "luca" in told.evidence and "rank 2 of 3" in told.evidence


def test_a_voice_of_nobody_is_refused_too(gallery: VoiceGallery) -> None:
    """A clone that failed is like no one: being nearest to its character must not be enough."""
    lower = CAST["mira"].voice.model_copy(update={"pitch": -6.0, "timbre": -4.0})
    assert not judged(gallery, speak(TEXT, CAST["mira"].model_copy(update={"voice": lower}))).passed


def test_a_line_that_is_nearer_to_another_fails_however_like_it_is(gallery: VoiceGallery) -> None:
    own, other = gallery.references("mira").mean(0), gallery.references("luca").mean(0)

    class Between:
        def embed(self, samples: object, rate: int) -> np.ndarray:
            return np.asarray(0.48 * own + 0.52 * other, np.float32)

    said = speak(TEXT, CAST["mira"])
    told = judged(replace(gallery, encoder=Between()), said)
    assert not told.passed and 0 < BAR.nearest(0) - told.score < 0.2


def test_a_voice_of_another_engine_is_known_as_well(gallery: VoiceGallery) -> None:
    voice = VoiceSpec(engine="espeak", pitch=-2.0)
    robot = CAST["narrator"].model_copy(update={"id": "robot", "voice": voice})
    wider = with_cast(gallery, robot=robot)
    for emotion in (Emotion.NEUTRAL, Emotion.SAD):
        told = judged(wider, speak(TEXT, robot, emotion=emotion), "robot")
        assert told.passed and not told.abstained, told.evidence
    assert not judged(wider, speak(TEXT, CAST["narrator"]), "robot").passed
    assert not judged(wider, speak(TEXT, robot), "narrator").passed


def test_too_little_says_nothing(gallery: VoiceGallery) -> None:
    said = speak("Oh no!", CAST["luca"])
    assert judged(gallery, said).abstained
    assert judged(None, speak(TEXT, CAST["luca"])).abstained
    assert judged(gallery, speak(TEXT, CAST["luca"]), "nobody").abstained
    alone = replace(gallery, cast={"mira": CAST["mira"]})
    assert judged(alone, speak(TEXT, CAST["luca"])).abstained


def test_of_two_voices_that_nobody_can_tell_apart_nothing_is_said(gallery: VoiceGallery) -> None:
    near = CAST["mira"].model_copy(
        update={"id": "nora", "voice": CAST["mira"].voice.model_copy(update={"pitch": 2.2})}
    )
    told = judged(with_cast(gallery, nora=near), speak(TEXT, CAST["luca"]))
    assert told.abstained and "nora" in told.evidence


def test_characters_who_share_one_voice_are_no_rivals(gallery: VoiceGallery) -> None:
    twin = CAST["mira"].model_copy(update={"id": "nora"})
    assert not judged(with_cast(gallery, nora=twin), speak(TEXT, CAST["luca"])).passed


def test_a_voice_is_made_once_and_one_that_cannot_speak_is_done_without(gallery: VoiceGallery) -> None:
    gallery.compared_with("mira")

    def silent(text: str, preset: CharacterPreset, emotion: Emotion) -> Spoken:
        raise StudioError("voice_failed", "The voice server doesn't answer.", "Start it.")

    broken = replace(gallery, say=silent)
    assert set(broken.compared_with("mira")) == set(CAST)
    away = CAST["mira"].model_copy(
        update={"id": "pim", "voice": CAST["mira"].voice.model_copy(update={"pitch": 9.0})}
    )
    assert set(with_cast(broken, pim=away).compared_with("mira")) == set(CAST)
    told = judged(with_cast(broken, pim=away), speak(TEXT, CAST["luca"]), "pim")
    assert told.abstained and "doesn't answer" in told.evidence


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_guides_figures_can_be_measured_again() -> None:
    """Of two characters: no good line refused, no line in the other's voice taken, and nothing else moves."""
    cast = {name: CAST[name] for name in ("luca", "narrator")}
    figures = measure_listening(load_judging([]), cast, cache_folder())
    assert figures["own"] == {"lines": 32, "judged": 32, "refused": 0, "other_checks_failed": {}}
    assert figures["another"] == {"lines": 16, "judged": 16, "refused": 16, "other_checks_failed": {}}
    worst = list(figures["shifted"].values())[-1]
    assert worst["refused"] == worst["lines"] == 4 and worst["other_checks_failed"] == {}


def test_the_judges_lines_are_not_those_of_the_bench() -> None:
    from animation_ai_studio.benchmarks.voice import LINES

    assert not {text for text, _ in REFERENCES} & set(LINES)
