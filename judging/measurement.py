"""One measurement of a take and how it is held against its bar."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..configs.judging import Threshold


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes:
        name: what was measured.
        score: on the measurement's own scale.
        bar: what it had to meet.
        passed: whether it did.
        evidence: a sentence for a person.
        change: slot of the shot or line that would mend it, such as ``seed``; empty when passed.
        term: words that would mend it in a prompt.
        margin: weighted distance from the bar, negative when missed; summed it orders takes.
        abstained: whether nothing could be said; such a check passes and counts for nothing.
    """

    name: str
    score: float
    bar: float
    passed: bool
    evidence: str
    change: str = ""
    term: str = ""
    margin: float = 0.0
    abstained: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for ``/history`` and reports."""
        return {**asdict(self), "score": round(self.score, 4), "margin": round(self.margin, 4)}


def held(
    name: str,
    score: float,
    bar: Threshold,
    fault: str,
    good: str = "good",
    *,
    term: str = "",
    change: str = "",
) -> Measured:
    """A score against its bar; ``fault`` or ``good`` is what a person is told, ``term`` and ``change`` are words
    and a slot other than the bar's."""
    margin = bar.weight * bar.margin(score)
    if bar.met(score):
        return Measured(name, score, bar.nearest(score), True, good, margin=margin)
    return Measured(
        name, score, bar.nearest(score), False, fault, change or bar.change, term or bar.term, margin
    )


def abstain(name: str, why: str) -> Measured:
    """A check that can't be made."""
    return Measured(name, 0.0, 0.0, True, why, abstained=True)
