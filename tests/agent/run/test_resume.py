"""Killed, stopped or out of time at any step, a run goes on where it was and makes no take twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.agent.run.phases import Phases
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import BudgetEnded, Failed, Stopped, Submitted

from .fake_producer import FakeStudio

STEPS = (
    "understand_and_plan",
    "approve",
    "settle_lines",
    "make_lines",
    "listen",
    "settle_shots",
    "make_shots",
    "look",
    "choose",
    "settle_film",
    "make_film",
    "judge",
)


class Killed(BaseException):
    """Stands for the end of the process."""


def kill_once(monkeypatch: pytest.MonkeyPatch, step: str, *, after: bool) -> None:
    """Ends the work the first time that a step begins, or when its result isn't remembered yet."""
    real, left = getattr(Phases, step), [True]

    async def dying(self: Phases, state: Any) -> Any:
        if left and not after:
            left.clear()
            raise Killed
        result = await real(self, state)
        if left:
            left.clear()
            raise Killed
        return result

    dying.__name__ = step
    monkeypatch.setattr(Phases, step, dying)


def given_twice(fake: FakeStudio) -> list[str]:
    given = Counter(event.take for event in fake.run.events() if isinstance(event, Submitted))
    return [take for take, count in given.items() if count > 1]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
async def test_a_run_that_was_killed_goes_on(
    fake: FakeStudio, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    fake.script.bad = {"s2-t1": "seed"}
    kill_once(monkeypatch, step, after=after)
    with pytest.raises(Killed):
        await fake.direct()
    assert fake.run.read_record().status == "stopped"
    done = fake.made()
    assert await fake.direct() == fake.store.film
    assert given_twice(fake) == [] and fake.made()[: len(done)] == done
    assert fake.store.chosen()["s2"] == "s2-t2" and fake.store.verdict().accepted


async def test_an_answer_survives_a_kill_right_after_it(
    fake: FakeStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.options = fake.options.model_copy(update={"approve": True})
    await fake.direct()
    kill_once(monkeypatch, "settle_lines", after=False)
    with pytest.raises(Killed):
        await fake.direct(Answer())
    assert await fake.direct() == fake.store.film, "nobody is asked twice"


async def test_a_run_out_of_minutes_says_so_and_goes_on_with_more(fake: FakeStudio) -> None:
    fake.budgets = fake.budgets.model_copy(update={"minutes": 0.05})
    fake.script.hangs = {"s1-t1"}
    with pytest.raises(StudioError) as caught:
        await fake.direct()
    assert caught.value.code == "run_budget" and fake.run.read_record().status == "failed"
    budget, failed = fake.run.events()[-2:]
    assert isinstance(budget, BudgetEnded) and budget.name == "minutes"
    assert isinstance(failed, Failed) and failed.code == "run_budget"
    fake.script.hangs.clear()
    fake.budgets = fake.budgets.model_copy(update={"minutes": 5.0})
    assert await fake.direct() == fake.store.film
    assert set(given_twice(fake)) <= {"s1-t1", "s2-t1"}, "only what was under way is given again"


@pytest.mark.parametrize("take", ["l1-t1", "s3-t1", "film-t1"])
async def test_a_person_stops_a_run_and_takes_it_up_again(fake: FakeStudio, take: str) -> None:
    fake.script.hangs = {take}
    working = asyncio.create_task(fake.direct())
    while not any(isinstance(event, Submitted) and event.take == take for event in fake.run.events()):
        await asyncio.sleep(0.02)
    fake.run.stop_mark.touch()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert fake.run.read_record().status == "stopped" and isinstance(fake.run.events()[-1], Stopped)
    fake.script.hangs.clear()
    assert await fake.direct() == fake.store.film


async def test_a_run_is_worked_on_by_one_process_alone(fake: FakeStudio) -> None:
    with fake.run.lock(), pytest.raises(StudioError) as caught:
        await fake.direct()
    assert caught.value.code == "run_locked"
