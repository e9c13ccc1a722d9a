"""Finds speech in a film and writes down its words, each with its time; where nobody speaks, nobody is listened to."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from ..common.errors import StudioError
from ..common.footage import HeardWord
from ..common.progress import Progress
from ..common.story import Language
from ..voice.recognition import SpeechRecognizer, speech_spans
from .sound import RATE, Samples, sound_blocks

EDGE_MS: Final = 30
"""Milliseconds of sound that count as speech around what the detector finds."""
LONGEST: Final = 28
"""Seconds that are listened to at once."""


def can_detect() -> bool:
    """Whether a voice detector is installed."""
    return find_spec("faster_whisper") is not None


def find_recognizer(cache: Path) -> SpeechRecognizer | None:
    """The recogniser, or None where it or its model isn't installed."""
    if not can_detect():
        return None
    try:
        return SpeechRecognizer(cache)
    except StudioError:
        return None


def speech_in(samples: Samples, start: float) -> list[tuple[float, float]]:
    """Seconds of speech in a block that begins at ``start``."""
    return [(start + one / RATE, start + two / RATE) for one, two in speech_spans(samples, EDGE_MS)]


def joined(spans: list[tuple[float, float]], gap: float = 0.2) -> list[tuple[float, float]]:
    """Spans in order, those that nearly touch as one."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start - found[-1][1] <= gap:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def write_down(
    path: Path,
    zero: float,
    recognizer: SpeechRecognizer,
    language: Language | None,
    length: float,
    progress: Progress,
) -> list[HeardWord]:
    """The words of a film in order."""
    words: list[HeardWord] = []
    for start, samples in _spoken(path, zero):
        words += [
            HeardWord(
                text=word.text.strip(),
                start=round(start + word.start, 3),
                end=round(start + word.end, 3),
                certainty=round(word.sure, 3),
            )
            for word in recognizer.hear_words(samples, RATE, language, is_speech=True)
            if word.end > word.start and word.text.strip()
        ]
        progress(min(start / max(length, 0.1), 1.0), f"{start:.0f} s of the words")
    return words


def _spoken(path: Path, zero: float) -> Iterator[tuple[float, Samples]]:
    """Stretches of speech; one that goes on over a block's end stays whole."""
    rest, since = np.zeros(0, np.float32), 0.0
    for start, block in sound_blocks(path, zero):
        since = since if rest.size else start
        sound = np.concatenate([rest, block])
        spans = speech_spans(sound, 300)
        open_end = bool(spans) and spans[-1][1] >= len(sound) - RATE // 4
        carried = open_end and len(sound) - spans[-1][0] < LONGEST * RATE
        for one, two in spans[:-1] if carried else spans:
            yield from _pieces(sound[one:two], since + one / RATE)
        rest = sound[spans[-1][0] :] if carried else rest[:0]
        since += spans[-1][0] / RATE if carried else 0.0
    if rest.size:
        yield from _pieces(rest, since)


def _pieces(sound: Samples, start: float) -> Iterator[tuple[float, Samples]]:
    size = LONGEST * RATE
    for place in range(0, len(sound), size):
        yield start + place / RATE, sound[place : place + size]
