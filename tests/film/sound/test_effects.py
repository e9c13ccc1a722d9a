"""Without these, a cued sound or a place could be silent, clip, click or be the same as another."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import Place, Sound, Weather
from animation_ai_studio.film.sound.ambience import AMBIENCE_LOUDNESS, ambience
from animation_ai_studio.film.sound.effects import effect
from animation_ai_studio.voice.loudness import integrated

RATE = 24_000


@pytest.mark.parametrize("sound", list(Sound))
def test_an_effect_is_whole(sound: Sound) -> None:
    made = effect(sound, 1, RATE)
    assert made.ndim == 2
    assert 0.2 <= len(made) / RATE <= 6
    assert np.isfinite(made).all()
    assert 0.2 < np.abs(made).max() < 0.8
    assert -32 < integrated(made, RATE) < -10
    assert np.abs(made[0]).max() < 0.02
    assert np.abs(made[-1]).max() == 0
    assert np.array_equal(made, effect(sound, 1, RATE))
    other = effect(sound, 2, RATE)
    assert len(other) != len(made) or not np.array_equal(other, made)


def spectrum(made: np.ndarray) -> np.ndarray:
    """Energy in third-octaves and in ten slices of time: what an ear tells sounds apart by."""
    mono = made.mean(axis=1)[: 2 * RATE]
    mono = np.pad(mono, (0, 2 * RATE - len(mono)))
    power = np.abs(np.fft.rfft(mono)) ** 2
    edges = np.geomspace(60, 11_000, 24)
    places = np.fft.rfftfreq(len(mono), 1 / RATE)
    bands = np.array([power[(places >= a) & (places < b)].sum() for a, b in itertools.pairwise(edges)])
    slices = (mono.reshape(10, -1) ** 2).sum(axis=1)
    both = np.concatenate([bands / bands.sum(), slices / slices.sum()])
    return np.sqrt(both)


def test_no_two_effects_sound_the_same() -> None:
    prints = {sound: spectrum(effect(sound, 1, RATE)) for sound in Sound}
    for first, second in itertools.combinations(Sound, 2):
        assert prints[first] @ prints[second] / 2 < 0.97, (first, second)


@pytest.mark.parametrize("place", list(Place))
def test_a_place_has_its_air(place: Place) -> None:
    bed = ambience(place, Weather.CLEAR, 3.0, 1, RATE)
    assert bed.shape == (3 * RATE, 2)
    assert np.isfinite(bed).all()
    assert abs(integrated(bed, RATE) - AMBIENCE_LOUDNESS) < 0.5
    assert np.abs(bed).max() < 0.5
    assert np.abs(bed[0]).max() < 1e-3
    assert np.abs(bed[-1]).max() < 1e-3
    assert np.array_equal(bed, ambience(place, Weather.CLEAR, 3.0, 1, RATE))


@pytest.mark.parametrize("weather", [weather for weather in Weather if weather is not Weather.CLEAR])
def test_weather_is_heard_outside(weather: Weather) -> None:
    clear = ambience(Place.FOREST, Weather.CLEAR, 3.0, 1, RATE)
    assert not np.allclose(clear, ambience(Place.FOREST, weather, 3.0, 1, RATE))


def test_rain_is_duller_inside() -> None:
    def treble(place: Place) -> float:
        power = np.abs(np.fft.rfft(ambience(place, Weather.RAIN, 3.0, 1, RATE)[:, 0])) ** 2
        return float(power[len(power) // 3 :].sum() / power.sum())

    assert treble(Place.ROOM) < 0.5 * treble(Place.FOREST)


def test_no_length_is_no_failure() -> None:
    assert ambience(Place.SPACE, Weather.STORM, 0.0).shape == (0, 2)
    assert len(ambience(Place.BEACH, Weather.STORM, 0.1, 0, RATE)) == RATE // 10
