"""The mix: speech, effects, ambience and music become one stereo track at film loudness.

Speech leads. While somebody speaks, music is lowered by 9 dB, ambience by 4 and effects by 3; the lowering
begins 150 ms before the first word and is over half a second after the last. The whole is brought to −16 LUFS
(ITU-R BS.1770) and held under −1 dBTP by a limiter that looks 5 ms ahead, or to what the caller wants. Where sounds
lie in time is the caller's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...voice.loudness import integrated
from .synth import RATE

Stereo = NDArray[np.float32]
FILM_LOUDNESS: Final = -16.0
"""LUFS, what the big online platforms play without change."""
CEILING: Final = -1.0
"""dBTP that no peak passes."""
_MARGIN: Final = 0.3
"""dB the limiter stays below the ceiling, for what oversampling by four misses."""
_LOOK_AHEAD: Final = 0.005
_SPEECH_GATE: Final = -45.0
"""dBFS (20 ms RMS) above which the dialogue counts as speech."""
_BEFORE, _AFTER = 0.15, 0.5
_MAX_GAIN_DB: Final = 24.0
"""A nearly silent film is not blown up further than this."""


class TrackKind(StrEnum):
    """What a track is to the mix."""

    DIALOGUE = "dialogue"
    EFFECT = "effect"
    AMBIENCE = "ambience"
    MUSIC = "music"


_LEVEL: Final[dict[TrackKind, float]] = {
    TrackKind.DIALOGUE: 0.0,
    TrackKind.EFFECT: -5.0,
    TrackKind.AMBIENCE: -3.0,
    TrackKind.MUSIC: -5.0,
}
"""dB added to each kind: speech comes at −20 LUFS, music at −20, ambience at −30, effects with their own."""
_DUCK: Final[dict[TrackKind, float]] = {
    TrackKind.EFFECT: -3.0,
    TrackKind.AMBIENCE: -4.0,
    TrackKind.MUSIC: -9.0,
}


@dataclass(frozen=True)
class Track:
    """A sound at a place in the film.

    Attributes:
        samples: float32 (n,) or (n, 2).
        rate: its samples per second; another rate than the mix's is converted.
        at: seconds from the film's start; what lies before 0 or after the end is cut off.
        kind: how the mix treats it.
        gain_db: change of level.
        pan: −1 left … 1 right; mono tracks only.
    """

    samples: NDArray[np.float32]
    rate: int
    at: float
    kind: TrackKind
    gain_db: float = 0.0
    pan: float = 0.0


@dataclass(frozen=True)
class Level:
    """How loud the whole becomes: ``loudness`` in LUFS, and the ``ceiling`` in dBTP that no peak passes."""

    loudness: float = FILM_LOUDNESS
    ceiling: float = CEILING


FILM_LEVEL: Final = Level()


def mix(tracks: Sequence[Track], seconds: float, rate: int = RATE, level: Level = FILM_LEVEL) -> Stereo:
    """Mixes the film's sound.

    Returns:
        float32 (round(seconds · rate), 2) near the level's loudness, with true peaks under its ceiling; silence
        stays silent.
    """
    found = buses(tracks, seconds, rate)
    total = found[TrackKind.DIALOGUE]
    for kind in _DUCK:
        total += found[kind]
    return mastered(total, rate, level)


def buses(tracks: Sequence[Track], seconds: float, rate: int = RATE) -> dict[TrackKind, Stereo]:
    """Each kind of sound by itself, with room made for speech: their sum is the film's before it is mastered."""
    count = max(round(seconds * rate), 0)
    found = {TrackKind.DIALOGUE: _bus(tracks, TrackKind.DIALOGUE, count, rate)}
    speaking = _speaking(found[TrackKind.DIALOGUE], rate)
    for kind, lowered in _DUCK.items():
        bus = _bus(tracks, kind, count, rate)
        bus *= (10 ** (lowered * speaking / 20)).astype(np.float32)[:, None]
        found[kind] = bus
    return found


def mastered(samples: Stereo, rate: int, level: Level = FILM_LEVEL) -> Stereo:
    """``samples`` (n, 2) at a level.

    Limiting takes a little loudness; a second pass gives it back.
    """
    for _ in range(2):
        now = integrated(samples, rate)
        if now <= -70.0:
            return samples
        gain = min(level.loudness - now, _MAX_GAIN_DB)
        samples = limited(samples * np.float32(10 ** (gain / 20)), rate, level.ceiling)
    return samples


def limited(samples: Stereo, rate: int, ceiling: float = CEILING) -> Stereo:
    """``samples`` (n, 2) turned down around every peak above ``ceiling`` dBTP, smoothly and for both sides."""
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    top = 10 ** ((ceiling - _MARGIN) / 20)
    peaks = _peaks(samples, top)
    if peaks.max(initial=0.0) <= top:
        return samples
    window = 2 * round(_LOOK_AHEAD * rate) + 1
    gain = np.minimum(1.0, top / np.maximum(peaks, 1e-9))
    gain = uniform_filter1d(minimum_filter1d(gain, 2 * window), window)
    return np.asarray(samples * gain[:, None], np.float32)


def _peaks(samples: Stereo, top: float) -> NDArray[np.float64]:
    """Highest value (true peak) around every sample (n,); only loud places are oversampled."""
    from scipy.signal import resample_poly

    peaks = np.abs(samples).max(axis=1).astype(np.float64)
    block, edge = 4096, 32
    for start in range(0, len(samples), block):
        end = min(start + block, len(samples))
        if peaks[start:end].max() < 0.6 * top:
            continue
        low, high = max(start - edge, 0), min(end + edge, len(samples))
        over = np.abs(resample_poly(samples[low:high].astype(np.float64), 4, 1, axis=0)).max(axis=1)
        shaped = over[: 4 * (high - low)].reshape(-1, 4).max(axis=1)
        peaks[start:end] = np.maximum(peaks[start:end], shaped[start - low : end - low])
    return np.asarray(peaks)


def _bus(tracks: Sequence[Track], kind: TrackKind, count: int, rate: int) -> Stereo:
    bus = np.zeros((count, 2), np.float32)
    for track in tracks:
        if track.kind is not kind:
            continue
        wide = _stereo(_at_rate(track.samples, track.rate, rate), track.pan)
        start = round(track.at * rate)
        low, high = max(start, 0), min(start + len(wide), count)
        if high > low:
            bus[low:high] += wide[low - start : high - start] * np.float32(
                10 ** ((track.gain_db + _LEVEL[kind]) / 20)
            )
    return bus


def _at_rate(samples: NDArray[np.float32], have: int, want: int) -> NDArray[np.float32]:
    if have == want:
        return samples
    from scipy.signal import resample_poly

    divisor = int(np.gcd(have, want))
    return np.asarray(resample_poly(samples, want // divisor, have // divisor, axis=0), np.float32)


def _stereo(samples: NDArray[np.float32], pan: float) -> Stereo:
    """Mono in the middle keeps its loudness: each side gets −3 dB."""
    if samples.ndim == 2:
        return samples
    angle = (pan + 1.0) * np.pi / 4
    return np.stack([samples * np.cos(angle), samples * np.sin(angle)], axis=1).astype(np.float32)


def _speaking(dialogue: Stereo, rate: int) -> NDArray[np.float64]:
    """0 … 1 for every sample: how much the rest makes room for speech."""
    from scipy.ndimage import maximum_filter1d, uniform_filter1d

    step = max(round(0.02 * rate), 1)
    blocks = -(-len(dialogue) // step)
    if blocks == 0:
        return np.zeros(0)
    power = np.zeros(blocks * step)
    power[: len(dialogue)] = (dialogue.astype(np.float64) ** 2).sum(axis=1)
    level = np.sqrt(power.reshape(blocks, step).mean(axis=1))
    active = (level > 10 ** (_SPEECH_GATE / 20)).astype(np.float64)
    before, after = round(_BEFORE / 0.02), round(_AFTER / 0.02)
    held = maximum_filter1d(active, before + after + 1, origin=(after - before) // 2, mode="constant")
    smooth = uniform_filter1d(held, 2 * before + 1, mode="nearest")
    return np.asarray(np.interp(np.arange(len(dialogue)), (np.arange(blocks) + 0.5) * step, smooth))
