"""Who is given something back is who had it: otherwise the thief gets the bag that the dog saved."""

import pytest
from animation_ai_studio.common.acts import Action

from ...conftest import Plan


@pytest.mark.parametrize(
    ("request_", "whom"),
    [
        ("小偷偷了奶奶的包。小狗追小偷，把包还了回来。", "奶奶"),
        ("A crow steals a ring from a woman. A boy catches the crow and gives the ring back.", "woman"),
        ("A girl puts her scarf around a snowman. A boy laughs. The snowman gives the scarf back.", "girl"),
        ("A boy throws a ball. The dog catches it and gives it to a girl.", "girl"),
    ],
)
def test_what_is_given_back_goes_to_whose_it_was(plan: Plan, request_: str, whom: str) -> None:
    board = plan(request_)
    given = [act for shot in board.shots for act in shot.acts if act.action is Action.GIVE]
    nouns = {one.id: one.noun for one in board.entities}
    assert [nouns[act.whom or ""] for act in given] == [whom]


def test_a_gift_that_names_nobody_goes_to_the_other_one(plan: Plan) -> None:
    board = plan("Luca meets Mira. He hands over a flower.")
    given = [act for shot in board.shots for act in shot.acts if act.action is Action.GIVE]
    assert [act.whom for act in given] == ["mira"]
