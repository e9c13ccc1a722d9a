"""Without this a knight rides up to a cave inside it, and a dragon comes out of nothing."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Way
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place

from ...conftest import Plan


@pytest.mark.parametrize(
    ("told", "outside"),
    [
        ("A dragon comes out of a cave.", True),
        ("A knight rides up to a cave.", True),
        ("A bear walks into a cave.", True),
        ("熊从山洞里走出来。", True),
        ("A bear sleeps in a cave.", False),
        ("A bear walks into a cave and sleeps.", False),
    ],
)
def test_a_cave_is_seen_from_where_the_story_is(plan: Plan, told: str, outside: bool) -> None:
    shots = plan(told).shots
    assert all((shot.setting.place is Place.CAVE) is not outside for shot in shots)
    drawn = {thing.prop for shot in shots for thing in shot.things}
    assert (PropKind.CAVE_MOUTH in drawn) is outside


def test_who_is_called_out_of_a_cave_is_not_there_before(plan: Plan) -> None:
    board = plan(
        "A knight rides up to a cave and shouts at the dragon to come out. The dragon comes out holding a cup."
    )
    comes = [
        act for shot in board.shots for act in shot.acts if "dragon" in act.who and act.action is Action.ENTER
    ]
    assert [(act.whom, act.path) for act in comes] == [("cave", Way.THROUGH)]
    shout = next(act for shot in board.shots for act in shot.acts if act.action is Action.SHOUT)
    cup = next(thing for shot in board.shots for thing in shot.things if thing.id == "cup")
    assert shout.whom == "cave" and cup.at is not None and cup.at.entity == "dragon"
