"""What is wrong with a take that a voice server called a success.

A failure inside its inference is a second of zeros at 16 kHz under status 200; a model that lost its way gives
silence, half a sentence, or minutes of babble. Lengths are judged by how many syllables the text has.
"""

from __future__ import annotations

import contextlib
import re
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.story import Language
from ..spoken import spoken_form

_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_VOWELS: Final = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
FASTEST, SLOWEST = 12.0, 1.1
"""Syllables a second: nobody speaks faster, and a sentence that is slower is babble or mostly silence."""
_LEEWAY: Final = 2.5
"""Seconds that a short sentence may be longer than its syllables."""
_FRAME: Final = 0.02
_QUIET: Final = 10 ** (-50 / 20)
_FAINT: Final = 10 ** (-42 / 20)


class TakeFault(NamedTuple):
    """What is wrong, in a word for programs and in words for people; the worse the smaller its worth."""

    name: str
    message: str
    worth: float = 0.0


def syllables(text: str, language: Language = "en") -> int:
    """About how many syllables are said for a text, at least 1: ``$1,000,000,000`` has five."""
    with contextlib.suppress(StudioError):  # written in what only a server speaks, it is counted as it stands
        text = spoken_form(text, language)
    count = len(_WIDE.findall(text)) + sum(2 for _ in _DIGIT.finditer(text))
    for word in _WORD.findall(_WIDE.sub(" ", text)):
        count += max(len(_VOWELS.findall(word)), 1)
    return max(count, 1)


def fault(
    samples: NDArray[np.float32], rate: int, text: str, speed: float = 1.0, language: Language = "en"
) -> TakeFault | None:
    """The worst that is wrong with a sentence's take, or None."""
    seconds = len(samples) / rate
    if not len(samples) or not np.isfinite(samples).all():
        return TakeFault("empty", "no sound came")
    if not samples.any():
        told = "the server's inference failed" if rate == 16_000 and len(samples) == 16_000 else "zeros came"
        return TakeFault("zeros", told)
    loud = loudness_of_frames(samples, rate)
    voiced = float((loud > _QUIET).sum()) * _FRAME
    if float(np.max(loud)) < _FAINT or voiced < 0.06:
        return TakeFault("silence", "it is next to silent", 0.1)
    count = syllables(text, language)
    if voiced * speed < count / FASTEST - 0.05:
        return TakeFault("cut", f"{voiced:.1f} seconds of speech are too few for {count} syllables", 0.3)
    if seconds * speed > count / SLOWEST + _LEEWAY:
        return TakeFault("babble", f"{seconds:.1f} seconds are too many for {count} syllables", 0.4)
    if _breaks_off(samples, rate):
        return TakeFault("cut", "it breaks off while it is loud", 0.6)
    hole = _longest_hole(loud)
    if hole > 2.0:
        return TakeFault("hole", f"it is silent for {hole:.1f} seconds in its middle", 0.5)
    return None


def loudness_of_frames(samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Root mean square of each 20 ms."""
    size = max(round(_FRAME * rate), 1)
    count = max(len(samples) // size, 1)
    framed = np.resize(samples, (count, size)) if len(samples) < size else samples[: count * size]
    return np.asarray(np.sqrt(np.mean(np.square(framed.reshape(count, -1), dtype=np.float64), axis=1)))


def _breaks_off(samples: NDArray[np.float32], rate: int) -> bool:
    """Whether the last few milliseconds are as loud as the middle: no voice stops so."""
    tail = samples[-max(round(0.004 * rate), 8) :]
    whole = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return float(np.sqrt(np.mean(np.square(tail, dtype=np.float64)))) > 1.6 * whole


def _longest_hole(loud: NDArray[np.float64]) -> float:
    """Seconds of the longest silence between two sounds."""
    places = np.flatnonzero(loud > _QUIET)
    return float(np.diff(places).max(initial=1) - 1) * _FRAME if len(places) > 1 else 0.0
