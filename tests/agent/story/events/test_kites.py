"""Without this a girl who flies a kite flies herself, a polar bear is brown, and a mother looks like a man."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Spot
from animation_ai_studio.common.story import Extra
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.casting import is_female

from ...conftest import Plan


@pytest.mark.parametrize(
    "request_",
    [
        "A girl flies a kite. The kite gets stuck in a tree.",
        "小女孩放风筝。风筝卡在树上了。",
    ],
)
def test_a_kite_is_in_the_tree_once_it_is_stuck_there_and_not_before(plan: Plan, request_: str) -> None:
    shots = plan(request_).shots
    stuck = next(n for n, s in enumerate(shots) if any(act.action is Action.WAIT for act in s.acts))
    kites = [[t.at for t in s.things if t.prop is PropKind.KITE] for s in shots]
    tree = next(t.id for t in shots[stuck].things if t.prop is PropKind.TREE)
    assert kites[stuck] == [Spot(relation="on", entity=str(tree))]
    flown = next(n for n, s in enumerate(shots) if any(act.action is Action.FLY for act in s.acts))
    assert kites[flown] == [None]


def test_a_polar_bear_is_white(plan: Plan) -> None:
    bears = [t for s in plan("A polar bear eats a fish.").shots for t in s.things if t.prop is PropKind.BEAR]
    assert bears and {bear.label for bear in bears} == {"polar bear"}


def test_chinese_given_names_tell_boys_from_girls() -> None:
    assert is_female(Extra(name="小红")) and is_female(Extra(name="妈妈"))
    assert not is_female(Extra(name="小明")) and not is_female(Extra(name="阿强"))
