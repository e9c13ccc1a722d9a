"""Without these, films would be louder or quieter than the numbers say."""

from __future__ import annotations

import contextlib

import av
import av.filter
import numpy as np
import pytest
from animation_ai_studio.voice.loudness import (
    SILENCE,
    integrated,
    normalised,
    soft_limited,
    true_peak,
)


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_a_sine_reads_what_the_standard_says(rate: int) -> None:
    """BS.1770: 997 Hz at full scale in one channel is −3.01 LUFS, in both 0.00."""
    sine = np.sin(2 * np.pi * 997.0 * np.arange(3 * rate) / rate)
    assert abs(integrated(sine, rate) + 3.01) < 0.05
    assert abs(integrated(np.stack([sine, sine], axis=1), rate)) < 0.05


def test_it_agrees_with_ffmpeg() -> None:
    chance = np.random.default_rng(4)
    swell = np.repeat(chance.uniform(0.01, 0.3, 40), 9600)[:, None]
    sound = (chance.standard_normal((40 * 9600, 2)) * swell).clip(-1, 1).astype(np.float32)
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=48_000, format="fltp", layout="stereo", time_base="1/48000")
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts = 48_000, 0
    source.push(frame)
    source.push(None)
    told: dict[str, str] = {}
    with contextlib.suppress(av.error.EOFError, av.error.BlockingIOError):
        while True:
            told = sink.pull().metadata
    peak = 20 * np.log10(float(told["lavfi.r128.true_peak"]))
    assert abs(integrated(sound, 48_000) - float(told["lavfi.r128.I"])) < 0.1
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
