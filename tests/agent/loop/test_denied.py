"""A value that an order doesn't want is never set: it is taken away, or the order is refused."""

from __future__ import annotations

from typing import Any

import pytest
from animation_ai_studio.agent.cli.question import changed_board
from animation_ai_studio.agent.edits.wish import read_wish
from animation_ai_studio.agent.loop import RulePolicy
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import load_characters

from .test_changes import board

__all__ = ["board"]
CAST = load_characters([])


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("remove the rain", {"weather": "clear"}),
        ("不要下雨", {"weather": "clear"}),
        ("get rid of the fog", {"weather": "clear"}),
        ("make it less stormy", {"weather": "clear"}),
        ("make the rain stop", {"weather": "clear"}),
        ("no rain or fog", {"weather": "clear"}),
        ("it's too stormy", {"weather": "clear"}),
        ("more rain, less fog", {"weather": "rain"}),
        ("remove the rain and make it night", {"weather": "clear", "time": "night"}),
        ("from night to day", {"time": "day"}),
        ("swap night for day", {"time": "day"}),
        ("make it not night but day", {"time": "day"}),
        ("把夜晚改成白天", {"time": "day"}),
        ("其他不变改成夜晚", {"time": "night"}),
        ("change from close-up to wide", {"framing": "wide"}),
        ("wide instead of close-up", {"framing": "wide"}),
        ("make Mira happy but not angry", {"emotion": "happy", "character": "mira"}),
        ("no longer than 30 seconds", {"seconds": 30.0}),
    ],
)
def test_what_is_denied_gives_way_to_its_opposite_or_to_what_is_named(
    said: str, changes: dict[str, Any]
) -> None:
    wish = read_wish(said, CAST)
    assert (wish.changes, wish.clash, wish.denied) == (changes, {}, [])


@pytest.mark.parametrize(
    "said",
    [
        "don't make it night",
        "make Mira not happy",
        "Mira less angry",
        "no close-ups",
        "no zoom in",
        "stop waving",
        "not sunny",
        "别改成夜晚",
        "make it night, not in the kitchen",
        "make it rain except in the forest",
        "don't make the ocean stormy",
        "don't show captions",
        "not in Chinese",
        "don't make it shorter",
        "don't redo shot 2",
    ],
)
def test_what_is_denied_and_has_no_opposite_is_refused(said: str) -> None:
    policy = RulePolicy(said, CAST)
    assert policy.refusal is not None and policy.refusal.code == "request_unclear"
    assert policy.refusal.fix == "Say what it should be instead, such as: make it sunny."
    assert [step.name for step in policy.plan] == ["finish"]


def test_the_question_about_a_storyboard_refuses_it_too(board: Storyboard) -> None:
    with pytest.raises(StudioError, match="isn't to be"):
        changed_board(board, "don't make it night")
