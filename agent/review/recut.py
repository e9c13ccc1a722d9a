"""Whether a finished film is cut again, and with what: a missed check of the whole names a parameter of the cut.

A cut follows from its takes and parameters alone, so one with nothing changed would miss the same checks: only a moved
parameter promises anything. It is moved from the best cut so far, further while that helps; nothing is tried twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel

from ...common.checks import Check, FilmVerdict
from ...common.story import Language
from ...configs.judging import FilmThresholds, Threshold
from ...workflows.skills.film import CEILING_RANGE, LOUDNESS_RANGE, Cut
from .retakes import Adjustment, ParameterChange

ROOM: Final = 1.0
"""LU inside a threshold with one side that the loudness is brought to."""
PEAK_ROOM: Final = 0.1
"""dB that the ceiling is brought under the threshold."""
FEWEST_LETTERS: Final = 8
"""A caption's row is never made narrower: words would no longer fit."""
USUAL: Final[dict[str, float]] = {
    name: Cut.model_fields[name].default for name in ("loudness", "ceiling", "caption_letters")
}
"""What the parameters of a cut are when nothing was moved."""


class JudgedCut(BaseModel):
    """A film that was cut, with what, and what it is worth."""

    take: str
    adjustment: Adjustment = Adjustment()
    verdict: FilmVerdict

    @property
    def order(self) -> tuple[int, float]:
        """What orders cuts, better ones higher: checks that are missed, then by how much of their thresholds."""
        failed = self.verdict.failed
        missing = sum(abs(check.score - check.threshold) / max(abs(check.threshold), 1.0) for check in failed)
        return -len(failed), -round(missing, 6)


def best_cut(cuts: Sequence[JudgedCut]) -> JudgedCut:
    """The best cut, the first of equals."""
    return max(cuts, key=lambda cut: cut.order)


def next_cut(cuts: Sequence[JudgedCut], thresholds: FilmThresholds, language: Language) -> Adjustment | None:
    """What to cut the film with next, or None when nothing promises more.

    Args:
        cuts: all so far, in order.
    """
    best, newest = best_cut(cuts), cuts[-1]
    helped = newest is best or not newest.adjustment.changes
    spent = "" if helped else newest.adjustment.changes[-1].parameter
    for check in best.verdict.failed:
        now = best.adjustment
        value = None if check.change == spent else _value(check, now, thresholds, language)
        if value is None:
            continue
        change = ParameterChange(
            parameter=check.change, value=f"{value:g}", check=check.name, why=check.evidence
        )
        moved = now.model_copy(
            update={"cut": {**now.cut, check.change: value}, "changes": (*now.changes, change)}
        )
        if not any(moved.same(cut.adjustment) for cut in cuts):
            return moved
    return None


def _value(check: Check, now: Adjustment, thresholds: FilmThresholds, language: Language) -> float | None:
    """Where a parameter is moved to; None when the cut has no such parameter, or it is at its end."""
    before = now.cut.get(check.change, USUAL.get(check.change, 0.0))
    after = before
    if check.change == "loudness":
        after = _within(before + _aim(thresholds.loudness, check) - check.score, LOUDNESS_RANGE)
    elif check.change == "ceiling" and check.score > check.threshold:
        after = _within(before - (check.score - check.threshold) - PEAK_ROOM, CEILING_RANGE)
    elif check.change == "caption_letters":
        after = max(thresholds.caption_letters[language], FEWEST_LETTERS)
    return None if after == before else after


def _aim(threshold: Threshold, check: Check) -> float:
    """The loudness to reach: the middle of the threshold, or a little inside its only side."""
    if threshold.least is not None and threshold.most is not None:
        return (threshold.least + threshold.most) / 2
    return check.threshold + (ROOM if threshold.least is not None else -ROOM)


def _within(value: float, limits: tuple[float, float]) -> float:
    return round(min(max(value, limits[0]), limits[1]), 1)
