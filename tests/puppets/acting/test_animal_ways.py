"""What animals and figures show can be told from what they look like, without a face or fingers."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, StagedAct
from ....common.story import Prop, Shot
from ....common.things import PropKind
from ....puppets.acting.animal_ways import WAYS
from ....puppets.acting.stage import Stage
from ....puppets.render.rig import Array

TIMES = np.arange(0.3, 2.4, 0.15)


def drawn(prop: PropKind, action: Action | None) -> list[Array]:
    """All bones of an animal over an act, or while it waits."""
    acts = [] if action is None else [StagedAct(action=action, who=["one"], start=0.1, seconds=2.4)]
    things = [Prop(prop=prop, id="one", x=0.0), Prop(prop=PropKind.BALL, x=0.9)]
    stage = Stage(Shot(id="s", things=things, acts=acts, seconds=2.8), [], 2.8, 16 / 9)
    return [stage.thing(0, at, stage.beings(stage.folded(at)), []) for at in TIMES]


def stirs(bones: list[Array]) -> float:
    """How much the turning of any bone changes over the time."""
    return float(np.ptp(np.stack([one[:, :, :3] for one in bones]), axis=0).max())


@pytest.mark.parametrize("action", sorted(WAYS))
@pytest.mark.parametrize("prop", [PropKind.DOG, PropKind.BIRD, PropKind.ROBOT])
def test_an_animals_gesture_is_no_standing_about(prop: PropKind, action: Action) -> None:
    """A dog that nodded and a robot that trembled stood there like any other."""
    acting, waiting = drawn(prop, action), drawn(prop, None)
    apart = max(float(np.abs(one - two).max()) for one, two in zip(acting, waiting, strict=True))
    assert stirs(acting) > 0.02 and apart > 0.04


def test_a_robot_and_a_snowman_lift_an_arm_to_wave() -> None:
    for prop in (PropKind.ROBOT, PropKind.SNOWMAN):
        waves, waits = drawn(prop, Action.WAVE), drawn(prop, Action.LOOK)
        arms = [
            np.abs(one[3:5, :, :3] - two[3:5, :, :3]).max() for one, two in zip(waves, waits, strict=True)
        ]
        assert max(arms) > 0.1


def test_a_horse_that_bows_has_its_forelegs_before_it() -> None:
    things = [Prop(prop=PropKind.HORSE, id="one")]
    act = StagedAct(action=Action.BOW, who=["one"], seconds=2.0)
    stage = Stage(Shot(id="s", things=things, acts=[act], seconds=2.4), [], 2.4, 16 / 9)
    assert stage.at(1.0)["one"].gait == "bow"
    assert stage.at(2.3)["one"].gait != "bow"
