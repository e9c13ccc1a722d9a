"""Without these, speech would drown in music, or the film would be too quiet, too loud or distorted."""

from __future__ import annotations

import time

import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import Mood, Place, Sound, Weather
from animation_ai_studio.film.sound.ambience import ambience
from animation_ai_studio.film.sound.effects import effect
from animation_ai_studio.film.sound.mix import Track, TrackKind, limited, mix
from animation_ai_studio.film.sound.music import music_bed
from animation_ai_studio.voice.loudness import integrated, true_peak

RATE = 48_000


def tone(seconds: float, hertz: float, level: float, rate: int = RATE) -> np.ndarray:
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def level(samples: np.ndarray, hertz: float) -> float:
    """dB of one frequency."""
    time_axis = np.arange(len(samples)) / RATE
    return 20 * float(np.log10(abs((samples[:, 0] * np.exp(-2j * np.pi * hertz * time_axis)).mean()) + 1e-9))


def test_music_makes_room_for_speech_and_comes_back() -> None:
    speech = Track(tone(2.0, 500.0, 0.2), RATE, 3.0, TrackKind.DIALOGUE)
    music = Track(np.stack([tone(9.0, 3000.0, 0.1)] * 2, axis=1), RATE, 0.0, TrackKind.MUSIC)
    mixed = mix([speech, music], 9.0)
    before, during, after = (
        level(mixed[round(at * RATE) : round((at + 1) * RATE)], 3000.0) for at in (1.0, 3.5, 7.0)
    )
    assert 7 < before - during < 11
    assert abs(before - after) < 1


def test_speech_stands_above_a_real_bed() -> None:
    chance = np.random.default_rng(2)
    speech = (0.1 * chance.standard_normal(RATE * 3)).astype(np.float32)
    bed = music_bed(Mood.EPIC, 6.0, 1)
    with_speech = mix(
        [Track(speech, RATE, 1.5, TrackKind.DIALOGUE), Track(bed, RATE, 0.0, TrackKind.MUSIC)], 6.0
    )
    silent = mix([Track(bed, RATE, 0.0, TrackKind.MUSIC), Track(speech, RATE, 90.0, TrackKind.DIALOGUE)], 6.0)
    inside = slice(2 * RATE, 4 * RATE)
    assert integrated(with_speech[inside], RATE) > integrated(with_speech[:RATE], RATE)
    assert np.isfinite(silent).all()


def test_a_whole_film_is_at_film_loudness_and_quick() -> None:
    """30 seconds of music, air, effects and speech: −16 LUFS, under −1 dBTP, in seconds."""
    begun = time.process_time()
    tracks = [
        Track(music_bed(Mood.PLAYFUL, 30.0, 1), RATE, 0.0, TrackKind.MUSIC),
        Track(ambience(Place.OCEAN, Weather.CLEAR, 30.0, 1), RATE, 0.0, TrackKind.AMBIENCE),
        Track(effect(Sound.DRUM_STING), RATE, 26.0, TrackKind.EFFECT),
        Track(effect(Sound.CRASH), RATE, 9.0, TrackKind.EFFECT, gain_db=6.0),
        Track(tone(3.0, 220.0, 0.3, 24_000), 24_000, 4.0, TrackKind.DIALOGUE),
        Track(tone(3.0, 330.0, 0.3, 24_000), 24_000, 14.0, TrackKind.DIALOGUE, pan=0.3),
    ]
    mixed = mix(tracks, 30.0)
    assert time.process_time() - begun < 9
    assert mixed.shape == (30 * RATE, 2)
    assert mixed.dtype == np.float32
    assert abs(integrated(mixed, RATE) + 16) < 0.5
    assert true_peak(mixed) < -1


def test_the_limiter_holds_sudden_peaks() -> None:
    chance = np.random.default_rng(0)
    loud = (0.2 * chance.standard_normal((RATE, 2))).astype(np.float32)
    loud[RATE // 2] = 5.0
    loud[0], loud[-1] = 3.0, -3.0
    held = limited(loud, RATE)
    assert true_peak(held) < -1
    assert np.abs(held[RATE // 4]).max() > 0.9 * np.abs(loud[RATE // 4]).max()


def test_what_lies_outside_the_film_is_cut() -> None:
    early = Track(tone(2.0, 440.0, 0.2), RATE, -1.0, TrackKind.EFFECT)
    late = Track(tone(2.0, 440.0, 0.2), RATE, 2.5, TrackKind.EFFECT)
    gone = Track(tone(1.0, 440.0, 0.2), RATE, 7.0, TrackKind.EFFECT)
    mixed = mix([early, late, gone], 3.0)
    assert len(mixed) == 3 * RATE
    assert np.abs(mixed[: RATE // 2]).max() > 0.001
    assert np.abs(mixed[round(1.5 * RATE) : round(2.4 * RATE)]).max() < 1e-6


@pytest.mark.parametrize("seconds", [0.0, 1.0])
def test_nothing_stays_nothing(seconds: float) -> None:
    assert not mix([], seconds).any()
    assert len(mix([], seconds)) == round(seconds * RATE)
