"""Retakes must end, and never on a worse take than the film had before: DESIGN's central promise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.agent import review
from animation_ai_studio.agent.review import OUTDATED, TakeCheck, review_takes
from animation_ai_studio.agent.takes import Take, new_job


class Shelf:
    """Stands for the producer: keeps takes, and judges them as told."""

    def __init__(self, faults: dict[str, int]) -> None:
        self.faults, self.takes = faults, {}
        self.run = SimpleNamespace(id="run")

    def make(self, attempt: int) -> Take:
        take = Take(job=new_job("run", "shot", "s1", attempt, 7))
        self.takes[take.job.take] = take
        return take

    def load(self, name: str) -> Take | None:
        return self.takes.get(name)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Any:
    def setup(**faults: int) -> Shelf:
        shelf = Shelf({f"s1-{name}": count for name, count in faults.items()})

        async def judged(producer: Shelf, jobs: list[Any]) -> dict[str, list[TakeCheck]]:
            failed = TakeCheck(name="dark", score=1, bar=0, passed=False, evidence="black", change="seed")
            return {job.take: [failed] * producer.faults[job.take] for job in jobs}

        monkeypatch.setattr(review, "judge", judged)
        return shelf

    return setup


async def test_a_good_take_is_kept_at_once(shelf: Any) -> None:
    desk = shelf(t1=0)
    result = await review_takes(desk, {"s1": desk.make(1)}, {}, 4)
    assert result.rejected == [] and result.kept["s1"].job.attempt == 1


async def test_a_better_retake_replaces_and_a_worse_one_does_not(shelf: Any) -> None:
    for second, kept in ((1, 2), (3, 1)):
        desk = shelf(t1=2, t2=second)
        first = await review_takes(desk, {"s1": desk.make(1)}, {}, 4)
        assert first.rejected == ["s1"]
        result = await review_takes(desk, {"s1": desk.make(2)}, first.faults, 4)
        assert result.kept["s1"].job.attempt == kept


async def test_retakes_end_when_they_do_not_help_or_the_budget_is_spent(shelf: Any) -> None:
    desk = shelf(t1=2, t2=2)
    first = await review_takes(desk, {"s1": desk.make(1)}, {}, 4)
    result = await review_takes(desk, {"s1": desk.make(2)}, first.faults, 4)
    assert result.rejected == [] and "did not help" in result.notes[0]
    desk = shelf(t1=2)
    result = await review_takes(desk, {"s1": desk.make(1)}, {}, 1)
    assert result.rejected == [] and "budget" in result.notes[0]


async def test_a_take_that_no_longer_fits_loses_to_any_new_one(shelf: Any) -> None:
    desk = shelf(t2=1)
    desk.make(1)
    result = await review_takes(desk, {"s1": desk.make(2)}, {"s1-t1": OUTDATED}, 2)
    assert result.kept["s1"].job.attempt == 2
