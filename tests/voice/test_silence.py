"""Silence isn't speech: without these a silent take would be judged by words that nobody said."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.benchmarks.listening import invented, unspoken_sounds
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.voice.kokoro import KokoroVoice
from animation_ai_studio.voice.recognition import RATE, SpeechRecognizer, resampled, speech_spans, word_errors
from animation_ai_studio.voice.samples import FILM_RATE

LINE = "The treasure map says we should turn left here."


@pytest.fixture(scope="module")
def ears() -> SpeechRecognizer:
    return SpeechRecognizer(cache_folder())


@pytest.fixture(scope="module")
def line(kokoro: KokoroVoice) -> np.ndarray:
    voice = load_characters([])["luca"].voice
    said = kokoro.say(LINE, voice, Emotion.NEUTRAL, "en", 0, "luca")
    return resampled(said.samples, said.rate, RATE)


@pytest.mark.parametrize("name", sorted(unspoken_sounds()))
def test_nothing_is_heard_where_nobody_speaks(ears: SpeechRecognizer, name: str) -> None:
    sound = unspoken_sounds()[name]
    assert [ears.hear(sound, FILM_RATE, language) for language in ("en", "zh")] == ["", ""]


def test_no_word_is_invented_in_all_of_them(ears: SpeechRecognizer) -> None:
    assert invented(ears) == {"sounds": len(unspoken_sounds()), "english_words": 0, "chinese_letters": 0}


@pytest.mark.parametrize("length", [0, 1, 100, 511, 512, 513])
def test_a_sound_too_short_for_a_word_is_silence(ears: SpeechRecognizer, length: int) -> None:
    assert ears.hear(np.full(length, 0.1, np.float32), RATE) == ""


def test_a_line_between_long_silences_is_heard_alone(ears: SpeechRecognizer, line: np.ndarray) -> None:
    sound = np.concatenate([np.zeros(4 * RATE), line, np.zeros(6 * RATE)]).astype(np.float32)
    heard = ears.hear(sound, RATE)
    assert word_errors(LINE, heard)[0] <= 1, heard


def test_speech_lies_within_the_sound_and_where_it_was_put(line: np.ndarray) -> None:
    """To the sample: a rounded or invented time would move a cut."""
    (alone,) = speech_spans(line)
    assert 0 <= alone[0] < alone[1] <= len(line)
    # the detector steps by 512 samples: moved by whole steps it must find the same speech, and some room around it
    shift = 512 * 100
    (moved,) = speech_spans(np.concatenate([np.zeros(shift, np.float32), line, np.zeros(shift, np.float32)]))
    room = 1.5 * RATE
    assert 0 <= alone[0] - (moved[0] - shift) <= room and 0 <= moved[1] - shift - alone[1] <= room


def test_speech_that_nobody_can_hear_is_none(line: np.ndarray) -> None:
    assert speech_spans(line * np.float32(1e-4)) == []
