"""How long work tells that it goes on, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Called with a fraction from 0 to 1 and a few words for a person."""


def silent(fraction: float, text: str) -> None:
    """Listens to nothing."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """A listener for a piece of work that fills ``start`` … ``end`` of the whole."""

    def report(fraction: float, text: str) -> None:
        progress(start + (end - start) * min(max(fraction, 0.0), 1.0), text)

    return report
