"""What was measured of a take or of the film, held against what it had to meet.

One form for all of it: the nodes that measure report it through ComfyUI's history, the director orders attempts by
it, and ``events.jsonl`` and ``verdict.json`` keep it.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import AliasChoices, ConfigDict, Field

from .records import BOUNDS, Record

DIGITS: Final = 4
"""Decimal places of a score that is reported."""


class Check(Record):
    """One measurement; files of 0.1 call ``threshold`` ``bar``.

    Attributes:
        name: what was measured.
        score: on the check's own scale.
        threshold: what it had to meet.
        passed: whether it did.
        evidence: a sentence for a person; never read by the program.
        change: parameter of the shot, line or cut that would mend it, such as ``seed``; empty when passed.
        term: words that would mend it in a prompt.
        margin: weighted distance from the threshold, negative when missed; summed it orders takes.
        abstained: whether nothing could be said; such a check passes and counts for nothing.
        fingerprint: the picture's, where that is what was compared.
    """

    model_config = ConfigDict(**BOUNDS, frozen=True, defer_build=True)

    name: str
    score: float
    threshold: float = Field(validation_alias=AliasChoices("threshold", "bar"))
    passed: bool
    evidence: str
    change: str = ""
    term: str = ""
    margin: float = 0.0
    abstained: bool = False
    fingerprint: str = ""

    def to_report(self) -> dict[str, Any]:
        """Plain data with rounded numbers, for ``/history``."""
        rounded = {"score": round(self.score, DIGITS), "margin": round(self.margin, DIGITS)}
        return self.model_dump(mode="json") | rounded


class FilmVerdict(Record):
    """``verdict.json``: what a film is worth; checks that the kept film missed are told to the user.

    ``seconds`` is the film's length.
    """

    model_config = ConfigDict(**BOUNDS, defer_build=True)

    accepted: bool
    seconds: float
    checks: list[Check]

    @property
    def failed(self) -> list[Check]:
        """The checks that weren't met."""
        return [check for check in self.checks if not check.passed]
