"""The studio's small synthesizer: tones, noises, envelopes, filters and a room, as plain functions.

All signals are float64 mono (n,) while they are made; instruments and effects are built from these few
parts. Everything random comes from a given generator, so that a seed always gives the same sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Signal = NDArray[np.float64]
Chance = np.random.Generator
RATE: Final = 48_000
"""The film's samples per second."""
_NYQUIST_SHARE: Final = 0.45
"""Partials above this share of the rate are left out."""


def seconds(count: float, rate: int) -> Signal:
    """Time axis of ``count`` seconds."""
    return np.arange(max(round(count * rate), 1)) / rate


def hertz(note: float) -> float:
    """Frequency of a MIDI note number (69 = 440 Hz)."""
    return float(440.0 * 2.0 ** ((note - 69.0) / 12.0))


def partials(
    frequency: float,
    length: float,
    rate: int,
    parts: Sequence[tuple[float, float, float]],
    phases: Signal | None = None,
) -> Signal:
    """Sum of decaying sines.

    Args:
        frequency: of ratio 1, Hz.
        length: seconds.
        rate: samples per second.
        parts: (ratio, amplitude, decay per second) of each partial.
        phases: starting phase of each partial in radians; zero if not given.
    """
    time = seconds(length, rate)
    total = np.zeros(len(time))
    for index, (ratio, amplitude, decay) in enumerate(parts):
        if frequency * ratio < _NYQUIST_SHARE * rate:
            phase = 0.0 if phases is None else phases[index]
            wave = np.sin(2 * np.pi * frequency * ratio * time + phase)
            total += amplitude * wave * np.exp(-decay * time)
    return total


def sweep(frequency: Signal, rate: int) -> Signal:
    """A sine whose frequency in Hz is given for every sample."""
    return np.asarray(np.sin(2 * np.pi * np.cumsum(frequency) / rate))


def noise(length: float, rate: int, chance: np.random.Generator) -> Signal:
    """White noise of unit standard deviation."""
    return chance.standard_normal(max(round(length * rate), 1))


def envelope(count: int, rate: int, points: Sequence[tuple[float, float]]) -> Signal:
    """Straight lines through (seconds, level) points; held after the last."""
    times, levels = zip(*points, strict=True)
    return np.asarray(np.interp(np.arange(count) / rate, times, levels))


def faded(signal: Signal, rate: int, attack: float = 0.002, release: float = 0.01) -> Signal:
    """The signal with raised-cosine ends, so that it neither starts nor stops with a click."""
    result = signal.copy()
    for length, end in ((attack, False), (release, True)):
        count = min(round(length * rate), len(result) // 2)
        if count:
            ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)
            if end:
                result[-count:] *= ramp[::-1]
            else:
                result[:count] *= ramp
    return result


def band(
    signal: Signal, rate: int, low: float | None = None, high: float | None = None, order: int = 2
) -> Signal:
    """Butterworth filter that keeps ``low`` … ``high`` Hz (either may be open)."""
    from scipy.signal import butter, sosfilt

    limit = 0.49 * rate
    if low is not None and high is not None:
        sections = butter(order, [low, min(high, limit)], "bandpass", fs=rate, output="sos")
    elif low is not None:
        sections = butter(order, low, "highpass", fs=rate, output="sos")
    elif high is not None:
        sections = butter(order, min(high, limit), "lowpass", fs=rate, output="sos")
    else:
        return signal
    return np.asarray(sosfilt(sections, signal))


def wander(count: int, rate: int, per_second: float, chance: np.random.Generator) -> Signal:
    """A smooth random curve in 0 … 1 that turns about ``per_second`` times a second."""
    knots = max(int(count / rate * per_second) + 3, 3)
    places = np.linspace(0.0, count - 1.0, knots)
    values = chance.uniform(0.0, 1.0, knots)
    position = np.arange(count)
    index = np.clip(np.searchsorted(places, position, side="right") - 1, 0, knots - 2)
    share = (position - places[index]) / (places[index + 1] - places[index])
    smooth = 0.5 - 0.5 * np.cos(np.pi * share)
    return np.asarray(values[index] * (1 - smooth) + values[index + 1] * smooth)


def add(target: Signal, signal: Signal, at: int, gain: float = 1.0) -> None:
    """Adds ``signal`` to ``target`` in place from sample ``at``; what falls outside is dropped."""
    start, end = max(at, 0), min(at + len(signal), len(target))
    if end > start:
        target[start:end] += gain * signal[start - at : end - at]


def stereo(signal: Signal, pan: float = 0.0) -> Signal:
    """(n,) → (n, 2) with equal power; ``pan`` −1 left … 1 right."""
    angle = (pan + 1.0) * np.pi / 4
    return np.asarray(np.stack([signal * np.cos(angle), signal * np.sin(angle)], axis=1) * np.sqrt(2.0))


def room(signal: Signal, rate: int, length: float, wet: float, seed: int = 0) -> Signal:
    """(n, 2) with the reverberation of a room whose sound falls by 60 dB in ``length`` seconds."""
    from scipy.signal import oaconvolve

    chance = np.random.default_rng(seed)
    count = max(round(length * rate), 1)
    decay = 10.0 ** (-3.0 * np.arange(count) / count)
    tail = chance.standard_normal((count, 2)) * decay[:, None]
    delay = min(round(0.012 * rate), count)
    tail[:delay] = 0.0
    for side in range(2):
        tail[:, side] = band(tail[:, side], rate, 180.0, 5500.0, order=1)
    tail /= np.sqrt((tail**2).sum(axis=0, keepdims=True))
    wet_sides = [
        signal[:, side] + wet * oaconvolve(signal[:, side], tail[:, side])[: len(signal)] for side in range(2)
    ]
    return np.stack(wet_sides, axis=1)


def leveled(signal: Signal, peak_db: float) -> Signal:
    """The signal at that highest value in dBFS; silence stays."""
    top = float(np.abs(signal).max()) if signal.size else 0.0
    return signal if top < 1e-9 else signal * (10 ** (peak_db / 20) / top)
