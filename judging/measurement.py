"""A score held against its bar, and checks that can't be made."""

from __future__ import annotations

from ..common.checks import Check
from ..configs.judging import Threshold


def held(
    name: str,
    score: float,
    bar: Threshold,
    fault: str,
    good: str = "good",
    *,
    term: str = "",
    change: str = "",
) -> Check:
    """A score against its bar; ``fault`` or ``good`` is what a person is told, ``term`` and ``change`` are words
    and a slot other than the bar's."""
    margin, passed = bar.weight * bar.margin(score), bar.met(score)
    return Check(
        name=name,
        score=score,
        bar=bar.nearest(score),
        passed=passed,
        evidence=good if passed else fault,
        change="" if passed else change or bar.change,
        term="" if passed else term or bar.term,
        margin=margin,
    )


def abstain(name: str, why: str) -> Check:
    """A check that can't be made."""
    return Check(name=name, score=0.0, bar=0.0, passed=True, evidence=why, abstained=True)
