"""Animals with a gait of their own move in their own way: they flap, hop, wind and swim."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.acts import Action, StagedAct, Way
from animation_ai_studio.common.story import Prop, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.puppets.acting.being import Being
from animation_ai_studio.puppets.acting.creatures import Gait, creature_bones
from animation_ai_studio.puppets.acting.stage import Stage
from animation_ai_studio.puppets.props.catalog import model
from animation_ai_studio.puppets.props.menagerie import CREATURES
from animation_ai_studio.puppets.render.rig import Array, joint

FLIERS = [kind for kind, one in CREATURES.items() if one.flies]


def pose(kind: PropKind, gait: Gait, at: float = 0.4, steps: float = 0.0, mouth: float = 0.0) -> Array:
    return creature_bones(kind, joint(), at, 0.0, gait=gait, steps=steps, mouth=mouth)


def wing(kind: PropKind, at: float) -> Array:
    return pose(kind, Gait.FLY, at)[model(kind).bones.index("span_r")]


@pytest.mark.parametrize("kind", list(CREATURES))
@pytest.mark.parametrize("gait", list(Gait))
def test_every_gait_has_bones_that_stay_near_the_body(kind: PropKind, gait: Gait) -> None:
    for at in np.linspace(0.0, 2.0, 5):
        bones = pose(kind, gait, float(at), steps=3.0 * float(at))
        assert bones.shape == (len(model(kind).bones), 3, 4)
        assert np.isfinite(bones).all()
        assert np.abs(bones[0, :, 3]).max() < 1.6


@pytest.mark.parametrize("kind", list(CREATURES))
def test_who_goes_moves_and_who_sleeps_looks_different(kind: PropKind) -> None:
    going = [pose(kind, Gait.WALK, 0.4, steps=steps) for steps in (0.4, 1.6)]
    if kind not in (PropKind.WHALE, PropKind.DOLPHIN, PropKind.BEE, PropKind.BUTTERFLY):
        assert np.abs(going[0] - going[1]).max() > 0.03
    assert np.abs(pose(kind, Gait.SLEEP) - pose(kind, Gait.STAND)).max() > 0.03


@pytest.mark.parametrize("kind", FLIERS)
def test_wings_flap_in_flight(kind: PropKind) -> None:
    frames = [wing(kind, at) for at in np.linspace(0.0, 1.0, 24)]
    assert max(np.abs(frame - frames[0]).max() for frame in frames) > 0.2


def test_a_frog_leaves_the_ground_as_it_goes_and_a_turtle_does_not() -> None:
    def highest(kind: PropKind) -> float:
        return max(float(pose(kind, Gait.WALK, steps=k * 0.3)[0, 1, 3]) for k in range(22))

    assert highest(PropKind.FROG) > 0.3 > 0.05 > highest(PropKind.TURTLE)


def test_a_sleeping_turtle_draws_its_head_in() -> None:
    head = model(PropKind.TURTLE).bones.index("head")
    awake, asleep = (pose(PropKind.TURTLE, gait)[head, 2, 3] for gait in (Gait.STAND, Gait.SLEEP))
    assert asleep < awake - 0.2


@pytest.mark.parametrize("kind", [k for k in CREATURES if k not in (PropKind.SNAIL, PropKind.BEE, PropKind.BUTTERFLY,
                                                                   PropKind.SPIDER)])  # fmt: skip
def test_mouths_open(kind: PropKind) -> None:
    jaw = model(kind).bones.index("jaw")
    assert np.abs(pose(kind, Gait.STAND, mouth=1.0)[jaw] - pose(kind, Gait.STAND)[jaw]).max() > 0.05


def stage(things: list[Prop], acts: list[StagedAct]) -> Stage:
    return Stage(Shot(id="s", things=things, acts=acts), [], 6.0, 16 / 9)


def bird(x: float = -0.6) -> Prop:
    return Prop(prop=PropKind.BIRD, id="bird", x=x)


def after(one: Stage, at: float) -> Being:
    return one.at(at)["bird"]


def test_a_bird_flies_off_the_ground_and_stays_in_the_air() -> None:
    flight = stage([bird()], [StagedAct(action=Action.FLY, who=["bird"], start=0.0, seconds=2.0)])
    assert after(flight, 0.0).y == 0.0
    assert after(flight, 2.0).y > 1.0 and after(flight, 2.0).aloft
    assert after(flight, 5.0).aloft


def test_a_bird_lands_on_what_it_flies_to() -> None:
    tree = Prop(prop=PropKind.TREE, id="tree", x=0.5)
    act = StagedAct(action=Action.FLY, who=["bird"], whom="tree", path=Way.ONTO, start=0.0, seconds=2.0)
    landed = stage([bird(), tree], [act])
    one, support = after(landed, 3.0), landed.at(3.0)["tree"]
    assert one.y == pytest.approx(support.top, abs=0.05) and not one.aloft


def test_a_dragon_breathes_fire_and_does_not_burn() -> None:
    def burnt(kind: PropKind) -> list[Being]:
        act = StagedAct(action=Action.BURN, who=["it"], start=0.0, seconds=2.0)
        scene = stage([Prop(prop=kind, id="it")], [act])
        return [scene.at(1.0)["it"], scene.at(2.0)["it"]]

    assert burnt(PropKind.DRAGON)[0].mouth == 1.0 and burnt(PropKind.DRAGON)[1].squash == 1.0
    assert burnt(PropKind.BOX)[1].squash < 0.8
