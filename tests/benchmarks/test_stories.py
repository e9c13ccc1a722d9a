"""Without this a request of some labelled set ends in a traceback, and only a whole measurement would show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.tests.sources import ROOT

SETS = sorted((ROOT / "benchmarks" / "data").glob("stories*.yaml"))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_labelled_requests_can_be_planned(path: Path) -> None:
    characters = load_characters()
    rows = strict_yaml.loads(path.read_text("utf-8"))
    for row in rows:
        intent = understand(row["request"], characters=characters)
        board = DeterministicPlanner().plan(intent, seed=1, characters=characters)
        assert board.shots, row["request"]
