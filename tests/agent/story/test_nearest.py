"""Without this a plank, a drop of water or 晾衣绳 is a box that says what it would be, and nobody is told."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.intent import nearest as table

from ..conftest import Plan


def kinds(board: Storyboard) -> set[PropKind]:
    return {thing.prop for shot in board.shots for thing in shot.things}


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        ("A mouse drags a pole to the river.", PropKind.LOG),
        ("A girl eats a toffee.", PropKind.CANDY),
        ("老奶奶把衬衫挂在晾衣绳上。", PropKind.ROPE),
        ("一隻海獺抱著石子游泳。", PropKind.SEAL),
    ],
)
def test_a_thing_without_a_picture_is_drawn_as_what_is_nearest(
    plan: Plan, request_: str, kind: PropKind
) -> None:
    board = plan(request_)
    assert kind in kinds(board) and PropKind.PARCEL not in kinds(board)
    assert any("nearest" in note or "最接近" in note for note in board.notes), board.notes


def test_what_can_be_drawn_is_not_drawn_as_something_else(plan: Plan) -> None:
    assert not any("nearest" in note for note in plan("A dog carries a bone to the tree.").notes)


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("老奶奶过马路，司机停下来等她。", PropKind.HORSE),
        ("气球飞到天花板上，小猫跳起来抓它。", PropKind.FLOWER),
        ("小男孩捡起一块鹅卵石，扔进河里。", PropKind.SWAN),
    ],
)
def test_a_chinese_noun_is_what_it_ends_with(plan: Plan, request_: str, never: PropKind) -> None:
    assert never not in kinds(plan(request_))


def test_a_panda_child_is_a_panda(plan: Plan) -> None:
    assert PropKind.PANDA in kinds(plan("熊猫宝宝爬树。"))


def test_every_word_has_one_picture() -> None:
    rows = (*table.NEAREST.values(), *table.NEAREST_CHINESE.values())
    words = [word for row in rows for word in row.split()]
    assert len(words) == len(set(words))


def test_a_word_for_no_thing_is_no_parcel(plan: Plan) -> None:
    board = plan("A cat carries a ball halfway and goes to work. The daylight is far.")
    assert PropKind.PARCEL not in kinds(board)


def test_a_place_without_a_picture_is_told_with_the_one_that_stands_for_it(plan: Plan) -> None:
    assert any("volcano (mountain)" in note for note in plan("A dog sleeps in a volcano.").notes)
    assert any("the laundromat" in note for note in plan("Mira chases a goose through the laundromat.").notes)
    assert any("火锅店 (cafe)" in note for note in plan("米拉在火锅店吃面。").notes)
    assert plan("A dog chases a cat in the garden.").notes == []


def test_what_is_only_near_is_told_and_a_kind_of_the_thing_itself_is_not(plan: Plan) -> None:
    assert any("trombone (trumpet)" in note for note in plan("Otto plays a trombone.").notes)
    assert any("tea (coffee)" in note for note in plan("Otto drinks tea.").notes)
    for own in (
        "A boy finds a pocket watch.",
        "A puppy sees an electric guitar.",
        "Mira washes a washing machine.",
    ):
        assert not any("nearest" in note for note in plan(own).notes), own
