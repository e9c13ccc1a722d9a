"""Retakes must end, and never on a worse take than the film had before: DESIGN's central promise."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.agent.review import rounds as review
from animation_ai_studio.agent.review.retakes import Adjustment
from animation_ai_studio.agent.review.rounds import OUTDATED, Review, review_takes
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.common.checks import Check


class Shelf:
    """Stands for the producer: keeps takes, and judges them as told (margins of the failed checks)."""

    def __init__(self, margins: Mapping[str, tuple[float, ...]]) -> None:
        self.margins, self.takes, self.events = margins, {}, []
        self.run = SimpleNamespace(id="run", tell=self.events.append)

    def make(self, attempt: int, adjustment: Adjustment | None = None) -> Take:
        take = Take(job=new_job("run", "shot", "s1", attempt, 7, adjustment))
        self.takes[take.job.take] = take
        return take

    def load(self, name: str) -> Take | None:
        return self.takes.get(name)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Any:
    def setup(change: str = "seed", **margins: tuple[float, ...]) -> Shelf:
        shelf = Shelf({f"s1-{name}": found for name, found in margins.items()})

        async def judged(producer: Shelf, takes: list[Any], *rest: Any) -> dict[str, list[Check]]:
            return {
                take.job.take: [
                    Check(
                        name=f"check {number}",
                        score=1,
                        threshold=2,
                        passed=False,
                        evidence="bad",
                        change=change,
                        margin=margin,
                    )
                    for number, margin in enumerate(producer.margins[take.job.take])
                ]
                for take in takes
            }

        monkeypatch.setattr(review, "judge", judged)
        return shelf

    return setup


async def reviewed(
    desk: Shelf,
    take: Take,
    before: Review | None = None,
    most: int = 4,
    parameters: frozenset[str] = frozenset(),
) -> Review:
    faults, judged = (before.faults, before.judged) if before else ({}, {})
    stage = SimpleNamespace(parameters=lambda job: parameters, staged=lambda job: None)
    return await review_takes(desk, {"s1": take}, faults, judged, most, stage)  # type: ignore[arg-type]


async def test_a_good_take_is_kept_at_once(shelf: Any) -> None:
    desk = shelf(t1=())
    result = await reviewed(desk, desk.make(1))
    assert result.again == {} and result.kept["s1"].job.attempt == 1


@pytest.mark.parametrize(("second", "kept"), [((-0.5,), 2), ((-0.5, -0.9), 1)])
async def test_a_better_retake_replaces_and_a_worse_one_does_not(
    shelf: Any, second: tuple[float, ...], kept: int
) -> None:
    desk = shelf(t1=(-0.5, -0.5), t2=second)
    first = await reviewed(desk, desk.make(1))
    assert list(first.again) == ["s1"]
    result = await reviewed(desk, desk.make(2, first.again["s1"]), first)
    assert result.kept["s1"].job.attempt == kept


async def test_one_bad_fault_weighs_more_than_two_small_ones(shelf: Any) -> None:
    desk = shelf(t1=(-0.1, -0.1), t2=(-0.8,))
    first = await reviewed(desk, desk.make(1))
    result = await reviewed(desk, desk.make(2, first.again["s1"]), first)
    assert result.kept["s1"].job.attempt == 1


async def test_retakes_end_when_they_do_not_help_or_the_budget_is_spent(shelf: Any) -> None:
    desk = shelf(t1=(-0.5,), t2=(-0.5,))
    first = await reviewed(desk, desk.make(1))
    result = await reviewed(desk, desk.make(2, first.again["s1"]), first)
    assert result.again == {} and not result.left[0].budget_ended
    desk = shelf(t1=(-0.5,))
    result = await reviewed(desk, desk.make(1), most=1)
    assert result.again == {} and result.left[0].budget_ended


async def test_the_named_slot_is_moved_and_the_reason_is_kept(shelf: Any) -> None:
    desk = shelf(change="lora_weight", t1=(-0.5,))
    result = await reviewed(desk, desk.make(1), parameters=frozenset({"lora_weight"}))
    again = result.again["s1"]
    assert again.lora_weight > 1 and again.seeds == 0
    assert new_job("run", "shot", "s1", 2, 7, again).seed == new_job("run", "shot", "s1", 1, 7).seed
    assert [(event.kind, event.to_details()) for event in desk.events] == [
        (
            "revise",
            {"subject": "s1", "parameter": "lora_weight", "value": "1.5", "check": "check 0", "why": "bad"},
        )
    ]


def test_two_shots_that_the_plan_tells_apart_must_not_be_one_picture() -> None:
    places = {"s1": ("beach",), "s2": ("town",), "s3": ("beach",)}
    stage: Any = SimpleNamespace(told_apart=lambda subject: places[subject])
    known = {"s1-t1": "00ff00ff00ff00ff"}

    def duplicate(subject: str, looks: str) -> Check:
        return review._duplicate(new_job("run", "shot", subject, 1, 0), looks, known, stage)

    same = duplicate("s2", "00ff00ff00ff00fe")
    assert not same.passed and same.change == "seed" and "s1-t1" in same.evidence and same.margin < 0
    assert duplicate("s2", "ff00ff00ff00ff00").passed
    assert duplicate("s3", "00ff00ff00ff00ff").passed
    assert duplicate("s1", "00ff00ff00ff00ff").passed


async def test_a_take_that_no_longer_fits_loses_to_any_new_one(shelf: Any) -> None:
    desk = shelf(t1=(), t2=(-0.9,))
    first = await reviewed(desk, desk.make(1))
    first.faults["s1-t1"] = OUTDATED
    result = await reviewed(desk, desk.make(2), first, most=2)
    assert result.kept["s1"].job.attempt == 2
