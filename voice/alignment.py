"""When each sound of a line is heard in a recording whose engine doesn't tell: aligned with a voice that does.

The same words, spoken by eSpeak NG with exact timing, are laid along the recording by dynamic time warping over
mel cepstra (as the aligner aeneas does); its mouth shapes and words move along the path. No model is needed, any
language that eSpeak speaks will do, and the two voices may be as different as they like. `./studio bench voice`
measures how far words are off.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.story import Speech, SpokenWord, VisemeCue
from .recognition import resampled

RATE: Final = 16_000
HOP: Final = 160
"""Samples: 10 ms."""
_WINDOW: Final = 512
_BANDS: Final = 32
_CEPSTRA: Final = 13
_BAND: Final = 0.25
"""How far the path may leave the diagonal, as a share of the length."""
_QUIET: Final = 10 ** (-45 / 20)
Signal = NDArray[np.float32]


def moved(speech: Speech, reference: Signal, reference_rate: int, samples: Signal, rate: int) -> Speech:
    """``speech``, which times ``reference``, as it is heard in ``samples``, another recording of the same words."""
    path = _path(_features(reference, reference_rate), _features(samples, rate))
    seconds = len(samples) / rate

    def heard(at: float) -> float:
        return min(float(np.interp(at * RATE / HOP, path[0], path[1])) * HOP / RATE, seconds)

    edges = [heard(cue.start) for cue in speech.marks]
    edges = [0.0, *edges[1:], seconds] if edges else []
    marks = [
        VisemeCue(start=start, seconds=end - start, viseme=cue.viseme, stress=cue.stress)
        for cue, start, end in zip(speech.marks, edges, edges[1:], strict=False)
        if end - start > 1e-3
    ]
    words = []
    for word in speech.words:
        start, end = heard(word.start), heard(word.start + word.seconds)
        words.append(SpokenWord(text=word.text, start=start, seconds=max(end - start, 0.0)))
    return speech.model_copy(update={"seconds": seconds, "marks": _covering(marks, seconds), "words": words})


def _covering(marks: list[VisemeCue], seconds: float) -> list[VisemeCue]:
    """Marks without gaps from 0 to the end, though those that became too short are gone."""
    found: list[VisemeCue] = []
    for place, cue in enumerate(marks):
        start = found[-1].start + found[-1].seconds if found else 0.0
        end = marks[place + 1].start if place + 1 < len(marks) else seconds
        found.append(cue.model_copy(update={"start": start, "seconds": end - start}))
    return found


def _features(samples: Signal, rate: int) -> NDArray[np.float32]:
    """Cepstra ``(frames, 14)`` with loudness, of zero mean and unit spread over the speech: the speaker drops out."""
    sound = resampled(samples, rate, RATE)
    padded = np.pad(sound, (_WINDOW // 2, _WINDOW))
    count = max(len(sound) // HOP, 1)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::HOP][:count]
    power = np.abs(np.fft.rfft(frames * np.hanning(_WINDOW), axis=1)) ** 2
    mel = np.log(power @ _filters().T + 1e-4)
    from scipy.fft import dct

    cepstra = dct(mel, axis=1, norm="ortho")[:, 1 : _CEPSTRA + 1]
    loud = np.sqrt(np.mean(np.square(frames), axis=1))
    spoken = loud > max(_QUIET, 0.03 * float(loud.max(initial=0.0)))
    if not spoken.any():
        spoken[:] = True
    cepstra = (cepstra - cepstra[spoken].mean(axis=0)) / (cepstra[spoken].std(axis=0) + 1e-6)
    cepstra[~spoken] = 0.0
    level = np.where(spoken, 0.0, -4.0)[:, None]
    return np.concatenate([cepstra, level], axis=1).astype(np.float32)


def _filters() -> NDArray[np.float64]:
    """Triangular mel filters ``(bands, bins)`` from 100 Hz to 7 kHz."""
    low, high = (2595 * math.log10(1 + hertz / 700) for hertz in (100, 7000))
    edges = 700 * (10 ** (np.linspace(low, high, _BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    rise = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return np.asarray(np.maximum(np.minimum(rise, fall), 0.0), np.float64)


def _path(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """The cheapest way ``(2, steps)`` through frames of both, rising in both."""
    distance = np.sqrt(
        np.maximum((one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1)[None] - 2 * one @ other.T, 0.0)
    )
    n, m = distance.shape
    slope = np.abs(np.arange(n)[:, None] / max(n - 1, 1) - np.arange(m)[None] / max(m - 1, 1))
    distance[slope > _BAND + 10 / max(min(n, m), 1)] = np.inf
    came = _accumulated(distance)
    i, j, steps = n - 1, m - 1, []
    while i > 0 or j > 0:
        steps.append((i, j))
        move = came[i, j]
        i, j = i - (move != 2), j - (move != 1)
    steps.append((0, 0))
    way = np.array(steps[::-1], np.float64).T
    first = np.unique(way[0], return_index=True)[1]
    return np.concatenate([way[:, first], [[float(n)], [float(m)]]], axis=1)


def _accumulated(distance: NDArray[np.float32]) -> NDArray[np.int8]:
    """From where the cheapest way comes to each place (0 both, 1 above, 2 left), along the anti-diagonals."""
    n, m = distance.shape
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0.0
    came = np.zeros((n, m), np.int8)
    for diagonal in range(n + m - 1):
        rows = np.arange(max(0, diagonal - m + 1), min(n, diagonal + 1))
        columns = diagonal - rows
        ways = np.stack(
            [total[rows, columns], total[rows, columns + 1] + 0.4, total[rows + 1, columns] + 0.4]
        )
        best = ways.argmin(axis=0)
        total[rows + 1, columns + 1] = ways[best, np.arange(len(rows))] + distance[rows, columns]
        came[rows, columns] = best
    return came
