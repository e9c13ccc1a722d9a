"""Without this three friends who lift a box stand inside each other, and whoever walks past goes through people."""

from __future__ import annotations

from itertools import combinations

import pytest
from animation_ai_studio.common.acts import Action, StagedAct
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets.acting.being import Being
from animation_ai_studio.puppets.acting.stage import Stage
from animation_ai_studio.puppets.figure.body import Puppet

SECONDS = 3.0


def played(act: StagedAct, actors: list[Actor], things: list[Prop] | None = None) -> list[dict[str, Being]]:
    """Everybody at twelve moments of a shot with one act."""
    shot = Shot(
        id="s1",
        setting=Setting(place=Place.TOWN),
        actors=actors,
        things=things or [],
        acts=[act],
        seconds=SECONDS,
    )
    stage = Stage(shot, [Puppet(Look()) for _ in actors], SECONDS, 16 / 9)
    return [stage.at(SECONDS * k / 12) for k in range(13)]


def inside(one: Being, other: Being) -> bool:
    """Whether two bodies that stand share more than their elbows."""
    near = abs(one.x - other.x) < 0.6 * (one.half * one.scale + other.half * other.scale)
    return near and abs(one.z - other.z) < 0.2 and abs(one.y - other.y) < 0.4


TOGETHER = [
    *((action, x) for action in (Action.GO, Action.LIFT, Action.TAKE, Action.LOOK) for x in (-0.9, 0.0, 0.9)),
    *((action, x) for action in (Action.CLEAN, Action.SEARCH) for x in (-0.9, 0.0, 0.9)),
    *((Action.PUSH, x) for x in (-0.9, 0.9)),  # from both sides those on the far one pass the others closely
]


@pytest.mark.parametrize(("action", "where"), TOGETHER)
def test_those_who_do_something_together_keep_room_for_each_other(action: Action, where: float) -> None:
    act = StagedAct(action=action, who=["a", "b", "c"], whom="chest", start=0.2, seconds=2.4)
    actors = [Actor(character=name, x=x) for name, x in zip("abc", (-0.8, -0.1, 0.7), strict=True)]
    for beings in played(act, actors, [Prop(prop=PropKind.BOX, id="chest", x=where)]):
        people = [beings[name] for name in "abc"]
        assert not [(one.id, two.id) for one, two in combinations(people, 2) if inside(one, two)]


def test_who_goes_along_goes_the_same_way() -> None:
    act = StagedAct(action=Action.GO, who=["a", "b", "c"], start=0.0, seconds=2.0)
    moments = played(
        act, [Actor(character=name, x=x) for name, x in zip("abc", (-0.8, 0.0, 0.8), strict=True)]
    )
    ways = {name: moments[-1][name].x - moments[0][name].x for name in "abc"}
    assert len({way > 0 for way in ways.values()}) == 1 and all(abs(way) > 0.5 for way in ways.values())


def test_one_walks_past_somebody_and_not_through_them() -> None:
    act = StagedAct(action=Action.GO, who=["a"], whom="c", start=0.0, seconds=2.0)
    moments = played(
        act, [Actor(character=name, x=x) for name, x in zip("abc", (-0.9, 0.0, 0.9), strict=True)]
    )
    assert moments[0]["a"].x < moments[0]["b"].x < moments[-1]["a"].x
    assert not [k for k, beings in enumerate(moments) if inside(beings["a"], beings["b"])]


@pytest.mark.parametrize("action", [Action.HUG, Action.KISS, Action.FIGHT, Action.SHAKE_HANDS])
@pytest.mark.parametrize("whom", ["b", None])
def test_two_who_hug_each_other_hug_nobody_else(action: Action, whom: str | None) -> None:
    """Told as "a and b hug b", b once held itself."""
    actors = [Actor(character=name, x=x) for name, x in zip("ab", (-0.7, 0.7), strict=True)]
    both = played(StagedAct(action=action, who=["a", "b"], whom=whom, start=0.2, seconds=2.4), actors)
    one = played(StagedAct(action=action, who=["a"], whom="b", start=0.2, seconds=2.4), actors)
    assert both == one
