"""Whether a finished film is cut again, and with what: a missed check of the whole names a slot of the cut.

A cut follows from its takes and slots alone, so one with nothing changed would miss the same checks: only a moved
slot promises anything. It is moved from the best cut so far, further while that helps; nothing is tried twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel

from ...common.checks import Check, FilmVerdict
from ...common.story import Language
from ...configs.judging import FilmBars, Threshold
from ...workflows.skills.film import CEILING_RANGE, LOUDNESS_RANGE, Cut
from .retakes import Adjustment, ParameterChange

ROOM: Final = 1.0
"""LU inside a bar with one side that the loudness is brought to."""
PEAK_ROOM: Final = 0.1
"""dB that the ceiling is brought under the bar."""
FEWEST_LETTERS: Final = 8
"""A caption's row is never made narrower: words would no longer fit."""
USUAL: Final[dict[str, float]] = {
    name: Cut.model_fields[name].default for name in ("loudness", "ceiling", "caption_letters")
}
"""What the slots of a cut are when nothing was moved."""


class JudgedCut(BaseModel):
    """A film that was cut, with what, and what it is worth."""

    take: str
    adjustment: Adjustment = Adjustment()
    verdict: FilmVerdict

    @property
    def order(self) -> tuple[int, float]:
        """What orders cuts, better ones higher: checks that are missed, then by how much of their bars."""
        failed = self.verdict.failed
        missing = sum(abs(check.score - check.bar) / max(abs(check.bar), 1.0) for check in failed)
        return -len(failed), -round(missing, 6)


def best_cut(cuts: Sequence[JudgedCut]) -> JudgedCut:
    """The best cut, the first of equals."""
    return max(cuts, key=lambda cut: cut.order)


def next_cut(cuts: Sequence[JudgedCut], bars: FilmBars, language: Language) -> Adjustment | None:
    """What to cut the film with next, or None when nothing promises more.

    Args:
        cuts: all so far, in order.
    """
    best, newest = best_cut(cuts), cuts[-1]
    helped = newest is best or not newest.adjustment.changes
    spent = "" if helped else newest.adjustment.changes[-1].slot
    for check in best.verdict.failed:
        now = best.adjustment
        value = None if check.change == spent else _value(check, now, bars, language)
        if value is None:
            continue
        change = ParameterChange(slot=check.change, value=f"{value:g}", check=check.name, why=check.evidence)
        moved = now.model_copy(
            update={"cut": {**now.cut, check.change: value}, "changes": (*now.changes, change)}
        )
        if not any(moved.same(cut.adjustment) for cut in cuts):
            return moved
    return None


def _value(check: Check, now: Adjustment, bars: FilmBars, language: Language) -> float | None:
    """Where a slot is moved to; None when the cut has no such slot, or it is at its end."""
    before = now.cut.get(check.change, USUAL.get(check.change, 0.0))
    after = before
    if check.change == "loudness":
        after = _within(before + _aim(bars.loudness, check) - check.score, LOUDNESS_RANGE)
    elif check.change == "ceiling" and check.score > check.bar:
        after = _within(before - (check.score - check.bar) - PEAK_ROOM, CEILING_RANGE)
    elif check.change == "caption_letters":
        after = max(bars.caption_letters[language], FEWEST_LETTERS)
    return None if after == before else after


def _aim(bar: Threshold, check: Check) -> float:
    """The loudness to reach: the middle of the bar, or a little inside its only side."""
    if bar.least is not None and bar.most is not None:
        return (bar.least + bar.most) / 2
    return check.bar + (ROOM if bar.least is not None else -ROOM)


def _within(value: float, limits: tuple[float, float]) -> float:
    return round(min(max(value, limits[0]), limits[1]), 1)
