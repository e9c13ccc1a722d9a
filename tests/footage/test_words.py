"""Words are told where they are heard, and none where nobody speaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.footage import speech
from animation_ai_studio.footage.sound import RATE, beats_of, kinds_of, measured_sound
from animation_ai_studio.footage.speech import joined, write_down
from animation_ai_studio.voice.recognition import TimedWord


class Echo:
    """Hears one word in every stretch, at its beginning."""

    def __init__(self) -> None:
        self.lengths: list[float] = []

    def hear_words(
        self, samples: np.ndarray, rate: int, language: object, *, is_speech: bool
    ) -> list[TimedWord]:
        assert is_speech
        self.lengths.append(len(samples) / rate)
        return [TimedWord(0.0, 0.5, " word", 0.9)]


def loud(sound: np.ndarray, edge: int) -> list[tuple[int, int]]:
    """Stretches of loud sound."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (sound > 0.5).astype(int), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def test_a_sentence_over_the_end_of_a_block_is_heard_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A film is heard in blocks: a word between two of them would be lost or told twice."""
    track = np.zeros(20 * RATE, np.float32)
    track[2 * RATE : 4 * RATE] = track[8 * RATE : 13 * RATE] = 1.0
    blocks = [(0.0, track[: 10 * RATE]), (10.0, track[10 * RATE :])]
    monkeypatch.setattr(speech, "sound_blocks", lambda path, zero: iter(blocks))
    monkeypatch.setattr(speech, "speech_spans", loud)
    ear = Echo()
    words = write_down(Path("film"), 0.0, ear, None, 20.0, lambda *told: None)
    assert [one.start for one in words] == [2.0, 8.0]
    assert ear.lengths == [2.0, 5.0]


def test_stretches_that_nearly_touch_are_one() -> None:
    assert joined([(5.0, 6.0), (1.0, 2.0), (2.1, 3.0)]) == [(1.0, 3.0), (5.0, 6.0)]


def test_speech_tones_noise_and_silence_fill_the_sound() -> None:
    """A gap between two stretches is sound that no cut knows of."""
    times = np.arange(4 * RATE) / RATE
    rng = np.random.default_rng(0)
    parts = (0.2 * np.sin(2 * np.pi * 440 * times), rng.normal(0, 0.1, 4 * RATE), np.zeros(4 * RATE))
    found = kinds_of(measured_sound(np.concatenate(parts).astype(np.float32)), [(5.0, 6.0)])
    assert [str(one.kind) for one in found] == ["music", "noise", "speech", "noise", "silence"]
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]


def test_a_steady_beat_is_found_and_a_steady_tone_has_none() -> None:
    onset = np.zeros(100, np.float32)
    onset[3::5] = 1.0
    assert beats_of(onset, [(0.0, 10.0)]) == pytest.approx([0.3 + 0.5 * place for place in range(20)])
    assert beats_of(np.ones(100, np.float32), [(0.0, 10.0)]) == []
