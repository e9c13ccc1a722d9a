"""Without this a request of some labelled set ends in a traceback, and only a whole measurement would show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.benchmarks.cuts import Cuts, measure_cuts
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import Action, StagedAct
from animation_ai_studio.common.story import Actor, Beat, Prop, Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import BeatKind, Framing
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


def test_a_film_whose_world_jumps_at_its_cuts_is_told_from_one_that_holds() -> None:
    """Bodies that come from nowhere, are gone or change sides are what a viewer takes for the story."""
    characters = load_characters()

    def shot(name: str, *things: tuple[PropKind, float]) -> Shot:
        props = [Prop(prop=kind, id=kind.value, x=x) for kind, x in things]
        look = StagedAct(action=Action.LOOK, who=["luca"], start=0.2, seconds=1.0)
        return Shot(
            id=name,
            framing=Framing.FULL,
            actors=[Actor(character="luca", x=-0.8)],
            things=props,
            acts=[look],
            seconds=1.5,
        )

    def board(*shots: Shot) -> Storyboard:
        beat = Beat(kind=BeatKind.SETUP, shots=list(shots))
        return Storyboard(
            title="t", logline="l", request="r", seed=1, seconds=10, cast=["luca"], beats=[beat]
        )

    cat_left, cat_right = (
        ((PropKind.CAT, 0.1), (PropKind.TREE, 0.9)),
        ((PropKind.TREE, 0.1), (PropKind.CAT, 0.9)),
    )
    assert measure_cuts(board(shot("s1", *cat_left), shot("s2", *cat_left)), characters) == Cuts(1, 0, 0, 0)
    assert measure_cuts(board(shot("s1", *cat_left), shot("s2", *cat_right)), characters) == Cuts(1, 0, 0, 1)
    assert measure_cuts(board(shot("s1"), shot("s2", *cat_left)), characters) == Cuts(1, 2, 0, 0)
    assert measure_cuts(board(shot("s1", *cat_left), shot("s2")), characters) == Cuts(1, 0, 2, 0)
