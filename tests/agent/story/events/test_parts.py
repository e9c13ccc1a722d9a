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
    ("request_", "who", "kind", "colour"),
    [
        ("A heron catches a fish.", "heron", PropKind.FLAMINGO, "grey"),
        ("A goose chases a boy.", "goose", PropKind.DUCK, "white"),
        ("A sparrow sings.", "sparrow", PropKind.BIRD, "brown"),
        ("A swallow sings.", "swallow", PropKind.BIRD, "navy"),
    ],
)
def test_birds_of_one_family_have_their_own_coats(
    plan: Plan, request_: str, who: str, kind: PropKind, colour: str
) -> None:
    bird = things(plan(request_))[who]
    assert (bird.prop, bird.colour) == (kind, colour)


def test_two_birds_of_one_picture_can_be_told_apart(plan: Plan) -> None:
    found = things(plan("燕子飞回来，看见一只麻雀在睡觉。"))
    assert len({thing.colour for thing in found.values() if thing.prop is PropKind.BIRD}) == 2


def test_a_teapot_that_has_a_name_is_a_teapot(plan: Plan) -> None:
    board = plan("A teapot called Tess jumps off the table. Tess dances.")
    assert things(board)["tess"].prop is PropKind.TEAPOT
    assert not any(shot.actors for shot in board.shots)


def test_the_sun_that_shines_is_not_on_fire(plan: Plan) -> None:
    board = plan("The sun shines on the sea. A boy smiles.")
    assert Action.BURN not in {act.action for shot in board.shots for act in shot.acts}
