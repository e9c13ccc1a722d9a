"""Looks at the finished film: its length, every line heard, captions that can be read.

Single takes are judged, and made again, before the cut (:mod:`.review`); here is the last look at the whole.
"""

from __future__ import annotations

from pydantic import BaseModel

from ..configs.judging import FilmBars
from .graphs import Stage


class Check(BaseModel):
    """One measurement: ``score`` on the check's own scale, ``bar`` it has to meet."""

    name: str
    passed: bool
    score: float
    bar: float
    evidence: str


class FilmVerdict(BaseModel):
    """What the finished film is worth: every check; those that it missed are told to the user."""

    accepted: bool
    seconds: float
    checks: list[Check]

    @property
    def failed(self) -> list[Check]:
        """The checks that weren't met."""
        return [check for check in self.checks if not check.passed]


def judge_film(stage: Stage, bars: FilmBars) -> FilmVerdict:
    """Judges the finished film from what its graph reported."""
    facts = stage.takes["film"].facts
    checks = [
        _length(stage, facts["seconds"], bars.length_tolerance),
        _spoken(stage, len(facts["lines"])),
        _reading(facts["captions"], bars.reading_speed[stage.storyboard.language]),
    ]
    return FilmVerdict(
        accepted=all(check.passed for check in checks), seconds=facts["seconds"], checks=checks
    )


def _length(stage: Stage, seconds: float, bar: float) -> Check:
    asked = stage.storyboard.seconds
    miss = abs(seconds - asked) / asked
    return Check(
        name="length",
        passed=miss <= bar,
        score=round(miss, 4),
        bar=bar,
        evidence=f"{seconds:.1f} s were made, {asked:g} s were asked for",
    )


def _spoken(stage: Stage, heard: int) -> Check:
    planned = len(stage.lines)
    return Check(
        name="lines heard",
        passed=heard >= planned,
        score=heard,
        bar=planned,
        evidence=f"{heard} of {planned} planned lines are in the film",
    )


def _reading(captions: list[dict[str, float]], bar: float) -> Check:
    fastest = max((caption["letters_per_second"] for caption in captions), default=0.0)
    return Check(
        name="reading speed",
        passed=fastest <= bar,
        score=fastest,
        bar=bar,
        evidence=f"the fastest caption asks for {fastest:.1f} characters a second",
    )
