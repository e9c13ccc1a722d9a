"""How loud a sound is to people: ITU-R BS.1770-4 loudness and true peak, and bringing a sound to a level."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_GATE_ABSOLUTE: Final = -70.0
_GATE_RELATIVE: Final = -10.0
_OFFSET: Final = -0.691
"""LUFS; makes a 1 kHz sine of full scale in one channel read −3.01."""
_STEPS: Final = 4
"""Steps of 100 ms in a block."""
_OVERSAMPLING: Final = 4
SILENCE: Final = -120.0
"""What silence measures here, LUFS and dBTP."""


def integrated(samples: NDArray[np.floating], rate: int) -> float:
    """Integrated loudness in LUFS of (n,) or (n, channels ≤ 2); gated in 400 ms blocks, 75 % overlap.

    A sound shorter than one block is measured as one block of its own length.
    """
    from scipy.signal import sosfilt

    if len(samples) == 0:
        return SILENCE
    step = max(round(0.1 * rate), 1)
    sections = np.array([_shelf(rate), _high_pass(rate)])
    sides = samples.reshape(len(samples), -1)
    state = np.zeros((len(sections), 2, sides.shape[1]))
    energy: list[NDArray[np.float64]] = []
    # In pieces of ten seconds, so that a long film isn't held three times over.
    for start in range(0, len(sides), 100 * step):
        piece, state = sosfilt(
            sections, np.asarray(sides[start : start + 100 * step], np.float64), axis=0, zi=state
        )
        power = (piece**2).sum(axis=1)
        energy.append(np.add.reduceat(power, np.arange(0, len(power), step)))
    steps = np.concatenate(energy)
    whole = len(sides) // step
    blocks = np.array([steps.sum() / len(sides)])
    if whole >= _STEPS:
        blocks = np.convolve(steps[:whole], np.ones(_STEPS), "valid") / (_STEPS * step)
    level = _OFFSET + 10 * np.log10(np.maximum(blocks, 1e-12))
    loud = level > _GATE_ABSOLUTE
    if not loud.any():
        return SILENCE
    relative = _OFFSET + 10 * np.log10(blocks[loud].mean()) + _GATE_RELATIVE
    return float(_OFFSET + 10 * np.log10(blocks[loud & (level > relative)].mean()))


def true_peak(samples: NDArray[np.floating]) -> float:
    """True peak in dBTP of (n,) or (n, channels): the highest value after 4× oversampling."""
    from scipy.signal import resample_poly

    if samples.size == 0:
        return SILENCE
    over = resample_poly(np.asarray(samples, np.float64), _OVERSAMPLING, 1, axis=0)
    peak = max(float(np.abs(over).max()), float(np.abs(samples).max()))
    return 20 * float(np.log10(max(peak, 1e-6)))


def normalised(
    samples: NDArray[np.float32], rate: int, target: float, ceiling: float = -1.0
) -> NDArray[np.float32]:
    """``samples`` at ``target`` LUFS; what would pass ``ceiling`` dBFS is rounded off softly, not clipped."""
    level = integrated(samples, rate)
    if level <= _GATE_ABSOLUTE:
        return samples
    return soft_limited(samples * np.float32(10 ** ((target - level) / 20)), ceiling)


def soft_limited(samples: NDArray[np.float32], ceiling: float = -1.0) -> NDArray[np.float32]:
    """Samples whose upper quarter bends towards ``ceiling`` dBFS and never passes it."""
    top = 10 ** (ceiling / 20)
    knee = 0.75 * top
    size = np.abs(samples)
    bent = knee + (top - knee) * np.tanh((size - knee) / (top - knee))
    return np.where(size > knee, np.sign(samples) * bent, samples).astype(np.float32)


def _shelf(rate: int) -> list[float]:
    """K-weighting, the head: first stage of BS.1770 by its analogue parameters (f0 1681.97 Hz, +3.99984 dB, Q 0.70717)."""
    tangent = np.tan(np.pi * 1681.974450955533 / rate)
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    quality = 0.7071752369554196
    a0 = 1 + tangent / quality + tangent**2
    return [
        (high + band * tangent / quality + tangent**2) / a0,
        2 * (tangent**2 - high) / a0,
        (high - band * tangent / quality + tangent**2) / a0,
        1.0,
        2 * (tangent**2 - 1) / a0,
        (1 - tangent / quality + tangent**2) / a0,
    ]


def _high_pass(rate: int) -> list[float]:
    """K-weighting, low sounds: second stage of BS.1770 (f0 38.1355 Hz, Q 0.50033)."""
    tangent = np.tan(np.pi * 38.13547087602444 / rate)
    quality = 0.5003270373238773
    a0 = 1 + tangent / quality + tangent**2
    return [1.0, -2.0, 1.0, 1.0, 2 * (tangent**2 - 1) / a0, (1 - tangent / quality + tangent**2) / a0]
