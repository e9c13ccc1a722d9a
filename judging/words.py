"""Whether a listener would understand a line: word errors of a speech recogniser, where one is installed."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..common.checks import Check
from ..common.errors import StudioError
from ..common.story import Language, Speech
from ..configs.judging import Threshold
from .measurement import abstain, compare

LEAST_WORDS = 4
"""Shorter lines are misheard too easily to be judged."""


class Transcriber(Protocol):
    """Writes down what it hears."""

    def hear(self, samples: NDArray[np.float32], rate: int, language: Language = "en") -> str:
        """The words in a sound of one channel."""


@lru_cache(maxsize=1)
def find_listener(cache: Path) -> Transcriber | None:
    """The recogniser, or None when faster-whisper or its model isn't installed."""
    if find_spec("faster_whisper") is None:
        return None
    from ..voice.recognition import SpeechRecognizer

    try:
        return SpeechRecognizer(cache)
    except StudioError:
        return None


def measure_words(
    samples: NDArray[np.float32],
    rate: int,
    speech: Speech,
    listener: Transcriber | None,
    threshold: Threshold,
) -> Check:
    """Share of a line's words (in Chinese its syllables) that are heard wrongly; samples ``(n,)`` or ``(n, channels)``."""
    from ..voice.recognition import word_errors

    if listener is None:
        return abstain("words", "no speech recogniser is installed")
    if word_errors(speech.text, "", speech.language)[1] < LEAST_WORDS:
        return abstain("words", "the line is too short to judge by")
    mono = samples if samples.ndim == 1 else samples.mean(1)
    heard = listener.hear(mono, rate, speech.language)
    errors, words = word_errors(speech.text, heard, speech.language)
    told = f"{errors} of {words} words are misheard: '{heard}'"
    return compare("words", errors / words, threshold, told, told)
