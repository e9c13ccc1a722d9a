"""A line that nobody understands must not be kept, and a machine without a recogniser must say that it can't tell."""

from __future__ import annotations

import numpy as np
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.common.story import Speech
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.judging.words import find_listener, measure_words
from animation_ai_studio.voice.kokoro import KokoroVoice

BAR = load_judging([]).voice.words


def test_a_line_is_understood_and_played_backwards_it_is_not() -> None:
    listener = find_listener(cache_folder())
    assert listener is not None
    voice = load_characters([])["luca"].voice
    said = KokoroVoice(cache_folder()).say(
        "The treasure map says we should turn left here.", voice, Emotion.NEUTRAL, "en", 0, "luca"
    )
    assert measure_words(said.samples, said.rate, said.speech, listener, BAR).passed
    told = measure_words(np.ascontiguousarray(said.samples[::-1]), said.rate, said.speech, listener, BAR)
    assert not told.passed and told.change == "seed"


def test_without_a_recogniser_nothing_is_said() -> None:
    speech = Speech(character="luca", text="Turn left here, then right.", seconds=1.0)
    assert measure_words(np.zeros(100, np.float32), 24_000, speech, None, BAR).abstained
