"""Cheap measurements of a spoken line: is it there, at a level to mix, unclipped, clean, in time and at a human
pace. Each moves for its own fault: presence is counted against the line's own loudest part, clipping is told by
flat tops at any level, background by its distance from the voice.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..common.checks import Check
from ..common.story import Language, Speech
from ..common.vocabulary import Viseme
from ..configs.judging import Threshold, VoiceThresholds
from .measurement import abstain, compare

Samples = NDArray[np.float32]
WINDOW = 0.05
"""Seconds of a window in which sound is looked for."""
FLOOR_DB, BELOW_DB = -75.0, 30.0
"""A window holds sound when it is above the floor and no more than so many dB under the loudest."""
LEAST_SECONDS = 0.4
"""Less sound than a loudness block holds can't be given a level."""
LEAST_SOUNDS = 8
"""A single word is drawn out, or over at once: shorter lines have no pace."""
FLAT, TOP = 2e-4, 0.8
"""Two neighbours that differ by less, both above this share of the peak, belong to a clipped top."""
STEP = 0.02
"""Mouth and sound are compared in windows of so many seconds."""
QUIET_DB = 60.0
"""A background so far under the voice is as good as none."""
ABOVE_DB = 3.0
"""Sound stands out from the background by so much."""


def measure_voice(
    samples: Samples,
    rate: int,
    speech: Speech | None,
    thresholds: VoiceThresholds,
    pace: Mapping[Language, Threshold],
) -> list[Check]:
    """Measures a spoken line, ``(n,)`` or ``(n, channels)``; with its timing also pace and mouth."""
    mono = samples if samples.ndim == 1 else samples.mean(1)
    power = _power(mono, rate)
    sounding = _sounding(power)
    heard = float(sounding.mean()) if sounding.size else 0.0
    told = f"{heard:.0%} of the line is sound"
    found = [compare("speech", heard, thresholds.speech, told, told)]
    if sounding.sum() * WINDOW < LEAST_SECONDS:
        found += [
            abstain(name, "too little is heard") for name in ("level", "clipping", "background", "sync")
        ]
    else:
        found += [
            _level(mono, rate, thresholds.level),
            _clipping(mono, thresholds.clipping),
            _background(power, thresholds.background),
            _sync(mono, rate, speech, thresholds.sync)
            if speech is not None
            else abstain("sync", "no timing is known"),
        ]
    return found if speech is None else [*found, _pace(speech, pace[speech.language])]


def _power(mono: Samples, rate: int, seconds: float = WINDOW) -> NDArray[np.float64]:
    """Level of each window in dB of full scale."""
    step = max(round(rate * seconds), 1)
    windows = mono[: mono.size // step * step].reshape(-1, step).astype(np.float64)
    return np.asarray(20 * np.log10(np.maximum(np.sqrt((windows**2).mean(1)), 1e-9)))


def sounding_seconds(mono: Samples, rate: int) -> float:
    """Seconds of sound in samples ``(n,)``: breaks and what hides in the background don't count."""
    return float(_sounding(_power(mono, rate)).sum()) * WINDOW


def _sounding(power: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which windows stand out from silence, from the loudest and from the background."""
    if not power.size:
        return np.zeros(0, np.bool_)
    background = float(np.percentile(power, 10)) + ABOVE_DB
    return np.asarray(power > max(FLOOR_DB, power.max() - BELOW_DB, min(background, power.max() - ABOVE_DB)))


def _level(mono: Samples, rate: int, threshold: Threshold) -> Check:
    from ..voice.loudness import integrated

    level = integrated(mono, rate)
    told = f"the voice is at {level:.1f} LUFS"
    return compare("level", level, threshold, told, told)


def _clipping(mono: Samples, threshold: Threshold) -> Check:
    """Share of samples in flat tops, at whatever level they lie now."""
    size = np.abs(mono)
    peak = float(size.max())
    flat = (np.abs(np.diff(mono)) < FLAT * peak) & (size[1:] > TOP * peak)
    share = float(flat.mean())
    told = f"{share:.2%} of the samples are clipped"
    return compare("clipping", share, threshold, told, told)


def _background(power: NDArray[np.float64], threshold: Threshold) -> Check:
    """Decibels between the voice and what is left in its shortest breaks."""
    apart = min(float(np.percentile(power, 90) - np.percentile(power, 5)), QUIET_DB)
    told = f"the background is {apart:.0f} dB under the voice"
    return compare("background", apart, threshold, told, told)


def _sync(mono: Samples, rate: int, speech: Speech, threshold: Threshold) -> Check:
    """Seconds between the first sound and the mouth's first movement."""
    power = _power(mono, rate, STEP)
    moves = [mark.start for mark in speech.marks if mark.viseme is not Viseme.REST]
    if not moves:
        return abstain("sync", "the mouth's timing isn't known")
    if power.max() - np.percentile(power, 5) < BELOW_DB:
        return abstain("sync", "the background hides where the line begins")
    late = float(np.argmax(_sounding(power))) * STEP - min(moves)
    told = f"the sound begins {abs(late):.2f} s {'after' if late > 0 else 'before'} the mouth"
    return compare("sync", abs(late), threshold, told, told)


def _pace(speech: Speech, threshold: Threshold) -> Check:
    """Sounds a second while the mouth moves: unlike letters they don't depend on spelling, digits or pauses."""
    spoken = [mark.seconds for mark in speech.marks if mark.viseme is not Viseme.REST]
    if not spoken:
        return abstain("pace", "the mouth's timing isn't known")
    pace = len(spoken) / max(sum(spoken), 1e-6)
    told = f"{pace:.1f} sounds a second"
    if len(spoken) < LEAST_SOUNDS:
        return abstain("pace", f"{told}, but the line is too short to judge by")
    return compare("pace", pace, threshold, told, told)
