"""Without these, films would be louder or quieter than the numbers say."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.embedded.sound.loudness import (
    SILENCE,
    integrated,
    normalised,
    soft_limited,
    true_peak,
)
from scipy.io import wavfile


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_a_sine_reads_what_the_standard_says(rate: int) -> None:
    """BS.1770: 997 Hz at full scale in one channel is −3.01 LUFS, in both 0.00."""
    sine = np.sin(2 * np.pi * 997.0 * np.arange(3 * rate) / rate)
    assert abs(integrated(sine, rate) + 3.01) < 0.05
    assert abs(integrated(np.stack([sine, sine], axis=1), rate)) < 0.05


def test_it_agrees_with_ffmpeg(tmp_path: Path) -> None:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("ffmpeg isn't installed")
    chance = np.random.default_rng(4)
    swell = np.repeat(chance.uniform(0.01, 0.3, 40), 9600)[:, None]
    sound = (chance.standard_normal((40 * 9600, 2)) * swell).clip(-1, 1).astype(np.float32)
    wavfile.write(tmp_path / "sound.wav", 48_000, sound)
    told = subprocess.run(
        [ffmpeg, "-nostats", "-i", tmp_path / "sound.wav", "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", told)[-1])
    assert abs(integrated(sound, 48_000) - loudness) < 0.1
    assert abs(true_peak(sound) - peak) < 0.5


def test_pauses_do_not_count() -> None:
    chance = np.random.default_rng(1)
    speech = 0.1 * chance.standard_normal(96_000)
    with_pause = np.concatenate([speech, np.zeros(480_000), speech])
    assert abs(integrated(with_pause, 48_000) - integrated(speech, 48_000)) < 0.4


def test_silence_and_nothing_are_no_failure() -> None:
    assert integrated(np.zeros(48_000), 48_000) == SILENCE
    assert integrated(np.zeros(0), 48_000) == SILENCE
    assert true_peak(np.zeros(0)) == SILENCE
    assert not normalised(np.zeros(4800, np.float32), 48_000, -20).any()


def test_a_peak_between_samples_is_seen() -> None:
    """A sine at a quarter of the rate, sampled beside its crests, peaks 3 dB above its samples."""
    sine = np.sin(np.pi / 2 * np.arange(4800) + np.pi / 4)
    assert abs(true_peak(sine[200:-200]) - 0.0) < 0.6


def test_the_soft_limit_is_never_passed() -> None:
    loud = np.linspace(-4, 4, 999).astype(np.float32)
    bent = soft_limited(loud, -1.0)
    assert np.abs(bent).max() <= 10 ** (-1 / 20)
    assert (np.diff(bent) >= 0).all()
    assert np.array_equal(bent[np.abs(loud) < 0.6], loud[np.abs(loud) < 0.6])
