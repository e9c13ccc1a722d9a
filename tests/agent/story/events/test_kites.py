"""Without this a girl who flies a kite flies herself, a polar bear is brown, and a mother looks like a man."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.intent import understand
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.acts import Action, Spot, Way
from animation_ai_studio.common.story import Extra, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.casting import is_female, look_of
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.puppets.acting.seen import measure


def shots_of(request: str) -> list[Shot]:
    characters = load_characters()
    return (
        DeterministicPlanner()
        .plan(understand(request, characters=characters), seed=1, characters=characters)
        .shots
    )


@pytest.mark.parametrize("request_", ["A girl flies a kite on the beach.", "小女孩在海边放风筝。"])
def test_a_kite_flies_and_its_holder_stays_on_the_ground(request_: str) -> None:
    looks = {name: preset.look for name, preset in load_characters().items()}
    shot = next(s for s in shots_of(request_) if any(act.action is Action.FLY for act in s.acts))
    act = next(act for act in shot.acts if act.action is Action.FLY)
    kite = next(thing for thing in shot.things if thing.id == act.what)
    assert kite.prop is PropKind.KITE and act.path is Way.UP
    looks |= {actor.character: look_of(actor.extra) for actor in shot.actors if actor.extra}
    seen = measure(shot, looks)[shot.acts.index(act)]
    assert seen.seen and str(act.what) in seen.evidence


@pytest.mark.parametrize(
    "request_",
    [
        "A girl flies a kite. The kite gets stuck in a tree.",
        "小女孩放风筝。风筝卡在树上了。",
    ],
)
def test_a_kite_is_in_the_tree_once_it_is_stuck_there_and_not_before(request_: str) -> None:
    shots = shots_of(request_)
    stuck = next(n for n, s in enumerate(shots) if any(act.action is Action.WAIT for act in s.acts))
    kites = [[t.at for t in s.things if t.prop is PropKind.KITE] for s in shots]
    tree = next(t.id for t in shots[stuck].things if t.prop is PropKind.TREE)
    assert kites[stuck] == [Spot(relation="on", entity=str(tree))]
    flown = next(n for n, s in enumerate(shots) if any(act.action is Action.FLY for act in s.acts))
    assert kites[flown] == [None]


def test_a_polar_bear_is_white() -> None:
    bears = [t for s in shots_of("A polar bear eats a fish.") for t in s.things if t.prop is PropKind.BEAR]
    assert bears and {bear.colour for bear in bears} == {"white"}


def test_chinese_given_names_tell_boys_from_girls() -> None:
    assert is_female(Extra(name="小红")) and is_female(Extra(name="妈妈"))
    assert not is_female(Extra(name="小明")) and not is_female(Extra(name="阿强"))
