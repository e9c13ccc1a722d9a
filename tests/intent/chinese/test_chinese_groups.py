"""Without this 三只小猪 are one pig, and 另一只 does what 一只 did."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.acts import Action, StoryReading
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

A = Action


def read(text: str) -> StoryReading:
    return understand(text, characters=load_characters()).reading


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("两只猫在打架。一只跑了，另一只追它。", [(A.FIGHT, 2, None), (A.GO, 1, None), (A.CHASE, 1, 1)]),
        ("兩個小孩在公園玩球，一個踢球，另一個接住了，兩人大笑", [(A.PLAY, 2, None), (A.KICK, 1, None), (A.CATCH, 1, None), (A.LAUGH, 2, None)]),
        ("三只小猪盖房子，大灰狼来了，小猪们跑了", [(A.BUILD, 3, None), (A.GO, 1, None), (A.GO, 3, None)]),
        ("奶奶和爷爷跳舞，一个笑了，另一个哭了", [(A.DANCE, 2, None), (A.LAUGH, 1, None), (A.CRY, 1, None)]),
    ],
)  # fmt: skip
def test_everybody_of_a_small_group_is_somebody(
    text: str, done: list[tuple[Action, int, int | None]]
) -> None:
    acts = read(text).acts
    assert [(act.action, len(act.who)) for act in acts] == [(action, count) for action, count, _ in done]
    singles = [act for act in acts if len(act.who) == 1 and act.action is not A.GO]
    if len(singles) > 1:
        assert singles[0].who != singles[1].who, "another one does it"
    assert all(act.whom not in act.who for act in acts)


def test_three_pigs_are_three_bodies() -> None:
    characters = load_characters()
    intent = understand("三只小猪盖房子", characters=characters)
    board = DeterministicPlanner().plan(intent, seed=1, characters=characters)
    builds = next(shot for shot in board.shots if any(act.action is A.BUILD for act in shot.acts))
    assert len([thing for thing in builds.things if thing.prop == "pig"]) == 3


def test_ten_are_a_crowd() -> None:
    assert read("十个孩子在操场上跑步").entities[0].kind == "crowd"


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("女儿不肯刷牙。牙刷小蓝等了一晚上，没人理他。小蓝听见了，从杯子里跳出来。", "toothbrush"),
        ("小蓝是一支牙刷。它跳出杯子。", "toothbrush"),
        ("小蓝是一只会飞的猫。小蓝飞走了。", "cat"),
        ("小蓝是一名老师。小蓝笑了。", ""),
    ],
)
def test_a_name_that_is_a_toothbrush_is_drawn_as_one(text: str, prop: str) -> None:
    blue = next(one for one in read(text).entities if one.name == "小蓝")
    assert blue.prop == prop
