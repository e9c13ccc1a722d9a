"""Looks at the finished film: its length, every line heard, captions that can be read.

Single takes are judged, and made again, before the cut (:mod:`.review`); here is the last look at the whole.
"""

from __future__ import annotations

from pydantic import BaseModel

from .graphs import Stage

LENGTH_TOLERANCE = 0.10
"""Share of the asked-for length that a film may miss: speech is never cut, so it can't be zero."""
READING_SPEED = {"en": 17.0, "zh": 7.0}
"""Characters a second that captions may ask a viewer to read (the usual subtitling limits)."""


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


def judge_film(stage: Stage) -> FilmVerdict:
    """Judges the finished film from what its graph reported."""
    facts = stage.takes["film"].facts
    checks = [
        _length(stage, facts["seconds"]),
        _spoken(stage, len(facts["lines"])),
        _reading(stage, facts["captions"]),
    ]
    return FilmVerdict(
        accepted=all(check.passed for check in checks), seconds=facts["seconds"], checks=checks
    )


def _length(stage: Stage, seconds: float) -> Check:
    asked = stage.storyboard.seconds
    miss = abs(seconds - asked) / asked
    return Check(
        name="length",
        passed=miss <= LENGTH_TOLERANCE,
        score=round(miss, 4),
        bar=LENGTH_TOLERANCE,
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


def _reading(stage: Stage, captions: list[dict[str, float]]) -> Check:
    fastest = max((caption["letters_per_second"] for caption in captions), default=0.0)
    bar = READING_SPEED[stage.storyboard.language]
    return Check(
        name="reading speed",
        passed=fastest <= bar,
        score=fastest,
        bar=bar,
        evidence=f"the fastest caption asks for {fastest:.1f} characters a second",
    )
