"""Measures a film's sound in one stream: loudness, what kind of sound it is where, and the beats of its music."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..common.footage import SoundKind, SoundStretch
from ..common.media import open_media

RATE: Final = 16_000
"""Samples a second of what is measured."""
HOP: Final = RATE // 10
"""Samples of one measure: a tenth of a second."""
QUIET: Final = -50.0
"""Decibels (full scale) under which there is silence."""
TONAL: Final = 0.1
"""Spectral flatness under which a sound has tones: music, where nobody speaks."""
LEAST_STRETCH: Final = 3
"""Measures of the shortest stretch that isn't speech."""
LEAST_ONSET: Final = 0.02
"""Deviation of the onsets under which a sound is steady and has no beat."""
LONGEST_JUMP: Final = 600.0
"""Seconds of silence that a time stamp may put in."""

Samples = NDArray[np.float32]


class SoundMeasures(NamedTuple):
    """Of each tenth of a second: loudness in decibels, spectral flatness 0–1, and rise of energy over all pitches."""

    loudness: Samples
    flatness: Samples
    onset: Samples


def sound_blocks(path: Path, zero: float, seconds: float = 30.0) -> Iterator[tuple[float, Samples]]:
    """A film's sound in blocks of one channel at :data:`RATE`, each with its start on the picture's clock.

    Args:
        path: the film.
        zero: the container's time of the first picture.
        seconds: length of a block.
    """
    import av

    with open_media(path) as container:
        stream = container.streams.best("audio")
        if stream is None:
            return
        held: list[Samples] = []
        start, size, wanted = None, 0, round(seconds * RATE)
        try:
            for time, part in _decoded(container, stream):
                start = time - zero if start is None else start
                missing = round((time - zero - start) * RATE) - size
                if HOP < missing < LONGEST_JUMP * RATE:
                    held.append(np.zeros(missing, np.float32))
                    size += missing
                held.append(part)
                size += len(part)
                if size >= wanted:
                    yield start, np.concatenate(held)
                    held, start, size = [], None, 0
        except av.FFmpegError:
            pass  # a file that breaks off: what was heard before counts
        if held and start is not None:
            yield start, np.concatenate(held)


def _decoded(container: Any, stream: Any) -> Iterator[tuple[float, Samples]]:
    import av

    resampler = av.AudioResampler("fltp", "mono", RATE)
    last = 0.0
    for frame in container.decode(stream):
        last = last if frame.time is None else float(frame.time)
        for part in resampler.resample(frame):
            samples = np.asarray(part.to_ndarray()[0], np.float32)
            yield last, np.nan_to_num(samples)
            last += len(samples) / RATE


def measured_sound(samples: Samples) -> SoundMeasures:
    """Measures of a block; what is left after the last whole tenth of a second counts as one more."""
    count = -(-len(samples) // HOP)
    parts = np.pad(samples, (0, count * HOP - len(samples))).reshape(count, HOP)
    loudness = 10 * np.log10(np.square(parts, dtype=np.float64).mean(1) + 1e-10)
    power = np.abs(np.fft.rfft(parts * np.hanning(HOP), axis=1)[:, 8:500]) ** 2 + 1e-12
    flatness = np.exp(np.log(power).mean(1)) / power.mean(1)
    bands = np.log(np.add.reduceat(power, np.arange(0, power.shape[1], 12), axis=1) + 1e-6)
    onset = np.maximum(np.diff(bands, axis=0, prepend=bands[:1]), 0).mean(1)
    return SoundMeasures(*(np.asarray(one, np.float32) for one in (loudness, flatness, onset)))


def kinds_of(measures: SoundMeasures, speech: list[tuple[float, float]]) -> list[SoundStretch]:
    """Stretches of speech, music, noise and silence that together fill the sound.

    Args:
        measures: of the whole sound, its first at zero.
        speech: seconds in which somebody speaks.
    """
    count = len(measures.loudness)
    kinds = np.where(_smooth(measures.flatness) < TONAL, 1, 2)
    kinds[_smooth(measures.loudness) < QUIET] = 0
    kinds = _without_short(kinds)
    for start, end in speech:
        kinds[max(0, round(start * 10)) : max(0, round(end * 10))] = 3
    names = (SoundKind.SILENCE, SoundKind.MUSIC, SoundKind.NOISE, SoundKind.SPEECH)
    edges = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), count] if count else []
    return [
        SoundStretch(kind=names[int(kinds[first])], start=first / 10, end=last / 10)
        for first, last in pairwise(edges)
    ]


def _smooth(values: Samples) -> Samples:
    """The median over seven measures."""
    padded = np.pad(values, 3, mode="edge") if len(values) else values
    windows = np.lib.stride_tricks.sliding_window_view(padded, 7) if len(values) else padded.reshape(0, 7)
    return np.asarray(np.median(windows, axis=1), np.float32)


def _without_short(kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    edges = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), len(kinds)]
    for first, last in pairwise(edges):
        if first > 0 and last - first < LEAST_STRETCH:
            kinds[first:last] = kinds[first - 1]
    return kinds


def beats_of(onset: Samples, music: list[tuple[float, float]]) -> list[float]:
    """Seconds of the beats within stretches of music of at least four seconds: the regular grid that its onsets fit best."""
    found: list[float] = []
    for start, end in music:
        part = onset[round(start * 10) : round(end * 10)]
        if len(part) < 40 or float(part.std()) < LEAST_ONSET:
            continue
        level = part - part.mean()
        lags = np.arange(3, 13)  # 200 to 50 beats a minute
        alike = np.array([float(level[lag:] @ level[:-lag]) / (len(level) - lag) for lag in lags])
        if alike.max() < 0.15 * float(level @ level) / len(level):
            continue
        period = int(lags[int(alike.argmax())])
        phase = max(range(period), key=lambda one: float(part[one::period].mean()))
        found += [round(start + place / 10, 2) for place in range(phase, len(part), period)]
    return found
