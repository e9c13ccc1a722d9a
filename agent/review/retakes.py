"""What to change when a take fails a check: a named parameter of its graph rather than only another seed.

A check names the parameter that would mend it (``judging.yaml``). From the attempts made so far the next one follows:
the best of them, with one parameter moved for its worst fault. A parameter is moved further while that helps; when the
named parameter has nothing left or isn't there, another seed is tried once. Nothing is tried twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from ...common.checks import Check

SPEED_RANGE: Final = (0.6, 1.6)
"""What *Say Line* takes."""
SPEED_ROOM: Final = 0.08
"""A pace is brought so far inside its threshold: voices don't follow a speed exactly."""
FACTOR_RANGE: Final = (0.25, 2.0)
"""Limits of what a weight or strength is multiplied by."""
FACTOR_STEP: Final = 1.5
MOST_TERMS: Final = 3
LEAST_GAIN: Final = 0.1
"""Share of what was missing that a change must take away to be made once more."""


class ParameterChange(BaseModel):
    """One parameter that was moved, to what, and why; files of 0.1 say ``slot``."""

    model_config = ConfigDict(frozen=True)

    parameter: str = Field(validation_alias=AliasChoices("parameter", "slot"))
    value: str
    check: str
    why: str


class Adjustment(BaseModel):
    """What an attempt changes against the plan.

    Attributes:
        seeds: how often the seed was drawn anew.
        speed: factor on the voice's speed.
        lora_weight: factor on the weight of every LoRA.
        control_strength: factor on ControlNets, or on how much of the staging stays.
        prompt_terms: words added to the prompt.
        cut: parameters of the film's cut that differ from the usual ones.
        changes: how it came to that, in order.
    """

    model_config = ConfigDict(frozen=True)

    seeds: int = 0
    speed: float = Field(1.0, gt=0)
    lora_weight: float = Field(1.0, gt=0)
    control_strength: float = Field(1.0, gt=0)
    prompt_terms: tuple[str, ...] = ()
    cut: dict[str, float] = Field(default_factory=dict)
    changes: tuple[ParameterChange, ...] = ()

    def same(self, other: Adjustment) -> bool:
        """Whether both make the same take."""
        return self.model_dump(exclude={"changes"}) == other.model_dump(exclude={"changes"})


@dataclass(frozen=True)
class Attempt:
    """An attempt at a subject and what was measured of it."""

    take: str
    adjustment: Adjustment
    checks: Sequence[Check]
    outdated: bool = False

    @property
    def failed(self) -> list[Check]:
        """The checks it missed, the worst first."""
        return sorted((check for check in self.checks if not check.passed), key=lambda check: check.margin)

    @property
    def order(self) -> tuple[bool, float, float]:
        """What orders attempts, better ones higher: what is missing to the thresholds, then the room above them."""
        return (
            not self.outdated,
            round(-self.missing, 6),
            round(sum(check.margin for check in self.checks), 6),
        )

    @property
    def missing(self) -> float:
        """How far the failed checks are from their thresholds, together."""
        return -sum(min(check.margin, 0.0) for check in self.checks)


def best_of(attempts: Sequence[Attempt]) -> Attempt:
    """The best attempt, the first of equals."""
    return max(attempts, key=lambda attempt: attempt.order)


def next_adjustment(attempts: Sequence[Attempt], parameters: frozenset[str]) -> Adjustment | None:
    """What to try next, or None when nothing promises more.

    Args:
        attempts: all so far, in order.
        parameters: what the subject's graph can change besides its seed.
    """
    best = best_of(attempts)
    newest = attempts[-1]
    helped = len(attempts) == 1 or (newest is best and _nearer(attempts))
    tried = [attempt.adjustment for attempt in attempts]
    spent = "" if helped or not newest.adjustment.changes else newest.adjustment.changes[-1].parameter
    for change in _promising(best, parameters, spent):
        adjusted = _moved(best.adjustment, change, max(one.seeds for one in tried))
        if not any(adjusted.same(one) for one in tried):
            return adjusted
    return None


def _nearer(attempts: Sequence[Attempt]) -> bool:
    """Whether the newest attempt took away a tenth of what the one before best missed: less is chance."""
    before = best_of(attempts[:-1]).missing
    return before - attempts[-1].missing >= LEAST_GAIN * before


def _promising(best: Attempt, parameters: frozenset[str], spent: str) -> Iterator[ParameterChange]:
    """Changes that may mend an attempt: the parameters that its failed checks name, the worst first, or words
    for the prompt, then a seed.

    Args:
        spent: the parameter that was moved last without helping.
    """
    for check in best.failed:
        for parameter in dict.fromkeys((check.change, "prompt_term")):
            if (
                parameter in parameters
                and parameter != spent
                and (value := _value(parameter, check, best.adjustment))
            ):
                yield ParameterChange(parameter=parameter, value=value, check=check.name, why=check.evidence)
    if best.failed and spent != "seed":
        worst = best.failed[0]
        yield ParameterChange(parameter="seed", value="another", check=worst.name, why=worst.evidence)


def _value(parameter: str, check: Check, now: Adjustment) -> str:
    """Where a parameter is moved to; empty when it is at its end."""
    if parameter == "speed" and check.score > 0:
        inside = 1 - SPEED_ROOM if check.score > check.threshold else 1 + SPEED_ROOM
        value = _within(now.speed * check.threshold * inside / check.score, SPEED_RANGE)
        return "" if value == now.speed else f"{value:g}"
    if parameter in ("lora_weight", "control_strength"):
        before: float = getattr(now, parameter)
        value = _within(before * FACTOR_STEP, FACTOR_RANGE)
        return "" if value <= before else f"{value:g}"
    if parameter == "prompt_term" and check.term and check.term not in now.prompt_terms:
        return check.term if len(now.prompt_terms) < MOST_TERMS else ""
    return ""


def _within(value: float, limits: tuple[float, float]) -> float:
    return round(min(max(value, limits[0]), limits[1]), 3)


def _moved(now: Adjustment, change: ParameterChange, seeds: int) -> Adjustment:
    moved: dict[str, Any]
    if change.parameter == "prompt_term":
        moved = {"prompt_terms": (*now.prompt_terms, change.value)}
    elif change.parameter == "seed":
        moved = {"seeds": seeds + 1}
    else:
        moved = {change.parameter: float(change.value)}
    return now.model_copy(update={**moved, "changes": (*now.changes, change)})
