"""Without this a goose and a swan are one bird, and a teapot called Tess is a girl."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.story import Prop, Storyboard
from animation_ai_studio.common.things import PropKind

from ...conftest import Plan


def things(board: Storyboard) -> dict[str, Prop]:
    return {thing.id or "": thing for shot in board.shots for thing in shot.things}


@pytest.mark.parametrize(
    ("request_", "who", "kind", "form"),
    [
        ("A heron catches a fish.", "heron", PropKind.HERON, ""),
        ("A goose chases a boy.", "goose", PropKind.GOOSE, ""),
        ("A sparrow sings.", "sparrow", PropKind.BIRD, "sparrow"),
        ("A swallow sings.", "swallow", PropKind.BIRD, "swallow"),
        ("A stork catches a frog.", "stork", PropKind.HERON, "stork"),
        ("A leopard chases a boy.", "leopard", PropKind.TIGER, "leopard"),
        ("A badger eats a pie.", "badger", PropKind.RACCOON, "badger"),
        ("A puppy eats a bone.", "puppy", PropKind.DOG, "young dog"),
        ("A baby elephant eats a banana.", "elephant", PropKind.ELEPHANT, "young elephant"),
        ("一隻小象吃香蕉。", "e1", PropKind.ELEPHANT, "young elephant"),
        ("一只小兔子吃胡萝卜。", "e1", PropKind.RABBIT, "young rabbit"),
        ("一只小鸟唱歌。", "e1", PropKind.BIRD, ""),
    ],
)
def test_a_kind_of_a_family_is_drawn_as_itself(
    plan: Plan, request_: str, who: str, kind: PropKind, form: str
) -> None:
    found = things(plan(request_))[who]
    assert (found.prop, found.label) == (kind, form)


def test_two_birds_of_one_picture_can_be_told_apart(plan: Plan) -> None:
    found = things(plan("燕子飞回来，看见一只麻雀在睡觉。"))
    assert len({thing.label for thing in found.values() if thing.prop is PropKind.BIRD}) == 2


def test_large_and_small_are_as_large_and_small_as_was_said(plan: Plan) -> None:
    found = things(plan("A giant ant pushes a tiny elephant."))
    assert found["ant"].size > 1.5 and found["elephant"].size < 0.7


def test_a_young_one_is_smaller_than_a_grown_one(plan: Plan) -> None:
    found = things(plan("A cow kisses a calf."))
    assert found["calf"].size < 0.75 * found["cow"].size


def test_a_teapot_that_has_a_name_is_a_teapot(plan: Plan) -> None:
    board = plan("A teapot called Tess jumps off the table. Tess dances.")
    assert things(board)["tess"].prop is PropKind.TEAPOT
    assert not any(shot.actors for shot in board.shots)


def test_the_sun_that_shines_is_not_on_fire(plan: Plan) -> None:
    board = plan("The sun shines on the sea. A boy smiles.")
    assert Action.BURN not in {act.action for shot in board.shots for act in shot.acts}


@pytest.mark.parametrize(
    ("request_", "thing", "count"),
    [
        ("An octopus knits eight socks.", "sock", 5),
        ("A girl picks flowers.", "flower", 3),
        ("她端来两杯茶。", "e2", 2),
        ("A boy cleans his shoes.", "shoe", 2),
        ("A boy drops his sunglasses.", "sunglasses", 1),
        ("A boy eats an apple.", "apple", 1),
    ],
)
def test_as_many_things_are_shown_as_are_told(plan: Plan, request_: str, thing: str, count: int) -> None:
    assert things(plan(request_))[thing].count == count
