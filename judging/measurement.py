"""A score held against its threshold, and checks that can't be made."""

from __future__ import annotations

from ..common.checks import Check
from ..configs.judging import Threshold


def compare(
    name: str,
    score: float,
    threshold: Threshold,
    fault: str,
    good: str = "good",
    *,
    term: str = "",
    change: str = "",
) -> Check:
    """A score against its threshold; ``fault`` or ``good`` is what a person is told, ``term`` and ``change`` are words
    and a slot other than the threshold's."""
    margin, passed = threshold.weight * threshold.margin(score), threshold.met(score)
    return Check(
        name=name,
        score=score,
        threshold=threshold.nearest(score),
        passed=passed,
        evidence=good if passed else fault,
        change="" if passed else change or threshold.change,
        term="" if passed else term or threshold.term,
        margin=margin,
    )


def abstain(name: str, why: str) -> Check:
    """A check that can't be made."""
    return Check(name=name, score=0.0, threshold=0.0, passed=True, evidence=why, abstained=True)
