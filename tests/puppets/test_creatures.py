"""Animals with four legs keep their feet on the ground, and every prop has a skeleton that fits its shapes."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.puppets.acting.creatures import Gait, creature_bones, is_creature
from animation_ai_studio.puppets.props.beasts import BEASTS
from animation_ai_studio.puppets.props.catalog import bones, model
from animation_ai_studio.puppets.render.rig import joint


@pytest.mark.parametrize("prop", list(PropKind))
def test_every_prop_builds_with_its_bones(prop: PropKind) -> None:
    assert len(bones(prop, joint(), 0.3, 0.0)) == len(model(prop).bones)


@pytest.mark.parametrize("prop", list(BEASTS))
@pytest.mark.parametrize("gait", list(Gait))
def test_feet_stay_above_the_ground(prop: PropKind, gait: Gait) -> None:
    shape, names = BEASTS[prop], model(prop).bones
    for at in np.linspace(0.0, 1.0, 9):
        pose = creature_bones(prop, joint(), float(at), 0.0, gait=gait, speed=0.5)
        for leg, s, f in (("fl", -1, 1), ("fr", 1, 1), ("bl", -1, -1), ("br", 1, -1)):
            foot = [s * shape.body * 0.55, shape.limb, f * shape.long * 0.8, 1.0]
            assert (pose[names.index(f"{leg}_l")] @ foot)[1] >= shape.limb - 1e-6


def test_animals_are_creatures_and_things_are_not() -> None:
    assert all(map(is_creature, (PropKind.DOG, PropKind.MOUSE, PropKind.FISH, PropKind.DUCK)))
    assert not any(map(is_creature, (PropKind.TREE, PropKind.ROBOT, PropKind.CAR)))
