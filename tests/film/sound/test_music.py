"""Without these, a film's music could stop in mid-air, clip, or be the same for every mood."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import Mood
from animation_ai_studio.film.sound.instruments import DRUMS, PITCHED
from animation_ai_studio.film.sound.moods import KINDS, STYLES
from animation_ai_studio.film.sound.music import BED_LOUDNESS, music_bed
from animation_ai_studio.voice.loudness import integrated, true_peak

RATE = 24_000
"""Half the film's rate, for quick tests."""
AUDIBLE = [mood for mood in Mood if mood is not Mood.NONE]


@pytest.mark.parametrize("mood", AUDIBLE)
def test_a_bed_is_whole(mood: Mood) -> None:
    bed = music_bed(mood, 12.34, 3, RATE)
    assert bed.shape == (round(12.34 * RATE), 2)
    assert bed.dtype == np.float32
    assert np.isfinite(bed).all()
    assert abs(integrated(bed, RATE) - BED_LOUDNESS) < 0.5
    assert true_peak(bed) < 0
    assert np.abs(bed[-1]).max() == 0
    assert np.abs(np.diff(bed, axis=0)).max() < 0.6
    level = [float(np.sqrt((bed[round(at * RATE) :][: RATE // 3] ** 2).mean())) for at in (10.2, 12.0)]
    assert level[1] < 0.4 * level[0]


def test_every_mood_sounds_different() -> None:
    beds = {mood: music_bed(mood, 8.0, 1, RATE).mean(axis=1) for mood in AUDIBLE}
    for first, second in itertools.combinations(beds.values(), 2):
        assert abs(np.corrcoef(first, second)[0, 1]) < 0.5


def test_a_seed_is_a_piece() -> None:
    first = music_bed(Mood.PLAYFUL, 8.0, 1, RATE)
    assert np.array_equal(first, music_bed(Mood.PLAYFUL, 8.0, 1, RATE))
    assert not np.array_equal(first, music_bed(Mood.PLAYFUL, 8.0, 2, RATE))


@pytest.mark.parametrize("seconds", [0.0, 0.4, 3.0, 5.0, 180.0])
def test_any_length_can_be_had(seconds: float) -> None:
    bed = music_bed(Mood.MYSTERIOUS, seconds, 0, 8000)
    assert len(bed) == round(seconds * 8000)
    assert np.isfinite(bed).all()
    assert bed.any() == (seconds > 0)


def test_no_music_is_silence() -> None:
    bed = music_bed(Mood.NONE, 2.0)
    assert bed.shape == (96_000, 2)
    assert not bed.any()


def test_every_mood_names_what_the_band_has() -> None:
    assert set(STYLES) == set(AUDIBLE)
    for style in STYLES.values():
        names = {style.comp[0], style.low[0], *(name for name, _ in style.lead), style.held or "piano"}
        assert names <= set(PITCHED)
        assert set(style.drums) <= set(DRUMS)
        chords = [*itertools.chain(*style.verse, *style.bridge), *style.cadence, style.final]
        assert all(kind in KINDS for _, kind in chords)
        assert all(len(row) == 4 for row in (*style.verse, *style.bridge))
