"""A request is read and planned once: what was planned to check it is the plan that the run works with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.cli import make as cli
from animation_ai_studio.agent.knowledge.base import knowledge_path
from animation_ai_studio.agent.knowledge.memory import TRIES, remember
from animation_ai_studio.agent.knowledge.search import Knowledge
from animation_ai_studio.agent.request import planning
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.agent.run.service import Rehearsal, new_run, plan_request, taken_up
from animation_ai_studio.agent.run.store import INHERITED, RunStore
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Storyboard
from typer.testing import CliRunner

from .fake_producer import REQUEST, FakeStudio


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often requests are read, and planned."""
    times: Counter[str] = Counter()
    understand, plan = planning.understand, DeterministicPlanner.plan

    def reading(*given: Any, **named: Any) -> Any:
        times["read"] += 1
        return understand(*given, **named)

    def planned(*given: Any, **named: Any) -> Storyboard:
        times["planned"] += 1
        return plan(*given, **named)

    monkeypatch.setattr(planning, "understand", reading)
    monkeypatch.setattr(DeterministicPlanner, "plan", planned)
    return times


@pytest.mark.parametrize("seed", [["--seed", "7"], []])
async def test_make_reads_and_plans_a_request_once(
    seed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Counter[str]
) -> None:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    begun: list[RunFolder] = []
    monkeypatch.setattr(cli, "finish", lambda run, profile, **_: begun.append(run))
    result = CliRunner().invoke(cli.make_app, [REQUEST, "--length", "20", *seed])
    assert result.exit_code == 0, (result.output, result.exception)
    fake = FakeStudio(tmp_path / "runs", monkeypatch, begun[0])
    assert await fake.direct() == fake.store.film
    assert counted == {"read": 1, "planned": 1}
    assert fake.store.storyboard().seed == fake.store.options().seed


async def test_a_run_makes_the_film_that_was_planned_also_when_it_is_resumed(
    fake: FakeStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Counter[str]
) -> None:
    fake.options = fake.options.model_copy(update={"approve": True})
    plan = plan_request(fake.options, tmp_path / "runs", [])
    run = new_run(tmp_path / "runs", fake.options, plan)
    mine = FakeStudio(tmp_path / "runs", monkeypatch, run)
    assert await mine.direct() is None
    assert await mine.direct(Answer()) == mine.store.film
    assert mine.store.storyboard() == plan.storyboard
    assert counted == {"read": 1, "planned": 1}


async def test_a_run_whose_plan_was_not_handed_over_plans_itself(
    fake: FakeStudio, counted: Counter[str]
) -> None:
    """Folders of an earlier version."""
    assert not (fake.run.root / INHERITED).exists()
    assert await fake.direct() == fake.store.film
    assert counted == {"read": 1, "planned": 1}


async def test_a_film_that_a_language_model_writes_is_read_once_and_planned_by_the_model(
    fake: FakeStudio, monkeypatch: pytest.MonkeyPatch, counted: Counter[str]
) -> None:
    fake.options = fake.options.model_copy(update={"planner": "model"})
    runs = fake.run.root.parent
    run = new_run(runs, fake.options, plan_request(fake.options, runs, []))
    assert "storyboard" not in RunStore(run).inherited(), "the model would never be asked"
    counted.clear()
    mine = FakeStudio(runs, monkeypatch, run)
    assert await mine.direct() == mine.store.film
    assert counted == {"planned": 1}


async def test_a_revision_is_not_planned_in_vain(
    fake: FakeStudio, monkeypatch: pytest.MonkeyPatch, counted: Counter[str]
) -> None:
    await fake.direct()
    counted.clear()
    board = fake.store.storyboard().model_copy(update={"title": "Mine"})
    run, _ = taken_up(fake.run, Answer(storyboard=board), [])
    version = FakeStudio(run.root.parent, monkeypatch, run)
    assert await version.direct() == version.store.film
    assert version.store.storyboard().title == "Mine" and not counted


def test_a_fresh_seed_of_a_request_that_was_made_before_reads_it_once(
    fake: FakeStudio, tmp_path: Path, counted: Counter[str]
) -> None:
    runs = tmp_path / "runs"
    before = plan_request(fake.options, runs, []).storyboard
    remember(Knowledge(knowledge_path(runs)), "earlier", before, {}, [], [])
    counted.clear()
    rehearsal = Rehearsal(fake.options, runs, [])
    seed = rehearsal.fresh_seed()
    assert rehearsal.plan(seed).storyboard.title != before.title
    assert counted == {"read": 1, "planned": TRIES}
