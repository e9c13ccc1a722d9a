"""How long work tells that it goes on, without knowing who listens."""

from __future__ import annotations

import time
from collections.abc import Callable

PACE_SECONDS = 0.1
"""Nobody sees a bar move more often."""

Progress = Callable[[float, str], None]
"""Called with a fraction from 0 to 1 and a few words for a person."""


def silent(fraction: float, text: str) -> None:
    """Listens to nothing."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """A listener for a piece of work that fills ``start`` … ``end`` of the whole."""

    def report(fraction: float, text: str) -> None:
        progress(start + (end - start) * min(max(fraction, 0.0), 1.0), text)

    return report


def paced(progress: Progress, seconds: float = PACE_SECONDS) -> Progress:
    """A listener for work that tells of every frame, where each word costs: it hears the first, the last, and what
    comes ``seconds`` after the one before."""
    told = float("-inf")

    def report(fraction: float, text: str) -> None:
        nonlocal told
        now = time.monotonic()
        if fraction >= 1.0 or now - told >= seconds:
            told = now
            progress(fraction, text)

    return report
