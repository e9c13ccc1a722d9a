"""Bodies do what acts say, any frame alone shows it, and unknown names are refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, Outcome, Spot, StagedAct
from ....common.errors import StudioError
from ....common.story import Actor, Prop, Shot
from ....common.vocabulary import Framing, PropKind
from ....configs.schema import load_characters
from ....puppets.acting.fold import DOERS
from ....puppets.acting.seen import measure
from ....puppets.figure.body import Pose, puppet_of
from ....puppets.render.canvas import Canvas
from ....puppets.scene import ShotScene

LOOKS = {name: preset.look for name, preset in load_characters().items()}
ALONE = {
    Action.FALL,
    Action.LIE,
    Action.SLEEP,
    Action.DANCE,
    Action.SWIM,
    Action.FLY,
    Action.ENTER,
    Action.LEAVE,
}
WITH_ACTOR = {
    Action.GIVE,
    Action.HUG,
    Action.KISS,
    Action.FIGHT,
    Action.SHAKE_HANDS,
    Action.CHASE,
    Action.HIT,
}


def shot_of(action: Action, outcome: Outcome = Outcome.DONE) -> Shot:
    ball = None if action in ALONE or action in WITH_ACTOR - {Action.GIVE} else "ball"
    act = StagedAct(
        action=action, who=["luca"], what=ball, whom="mira" if action in WITH_ACTOR else None, outcome=outcome
    )
    at = Spot(relation="on", entity="ball") if action is Action.DESCEND else None
    return Shot(
        id="s",
        actors=[Actor(character="luca", x=-0.6, at=at), Actor(character="mira", x=0.6)],
        things=[Prop(prop=PropKind.BALL, id="ball", x=0.0)],
        acts=[act],
        seconds=2.0,
    )


def test_every_action_has_a_body() -> None:
    assert set(DOERS) == set(Action)


@pytest.mark.parametrize("action", list(Action))
def test_every_act_is_seen(action: Action) -> None:
    (seen,) = measure(shot_of(action), LOOKS)
    assert seen.seen, seen.evidence


@pytest.mark.parametrize("action", [Action.TAKE, Action.GIVE, Action.LIFT])
def test_a_failure_leaves_nothing_held(action: Action) -> None:
    (seen,) = measure(shot_of(action, Outcome.FAILS), LOOKS)
    assert seen.seen, seen.evidence


def test_a_frame_is_the_same_alone_and_after_others() -> None:
    shot = shot_of(Action.KICK)
    first, second = (ShotScene(shot, LOOKS, seconds=2.0, size=(128, 72)) for _ in range(2))
    canvas = Canvas(128, 72)
    for at in (0.0, 1.6, 0.4):
        first.frame(canvas, at)
    assert np.array_equal(first.frame(canvas, 1.1), second.frame(Canvas(128, 72), 1.1))


def test_unknown_names_are_refused() -> None:
    shot = shot_of(Action.TAKE)
    shot = shot.model_copy(update={"acts": [StagedAct(action=Action.TAKE, who=["nobody"], what="ball")]})
    with pytest.raises(StudioError, match="nobody") as told:
        measure(shot, LOOKS)
    assert told.value.code == "option_invalid"


def test_a_palm_reaches_a_point() -> None:
    puppet = puppet_of(LOOKS["luca"])
    pose = Pose(yaw=0.8, lean=0.2)
    point = (0.25, 0.5, 0.2)
    arm = puppet.reach(pose, 1, point)
    bones = puppet.bones(Pose(yaw=0.8, lean=0.2, right=arm))
    wrist = bones[puppet.tables.bones.index("hand_r")][:, 3]
    assert np.linalg.norm(wrist - point) < puppet.frame.head * 0.24 + 0.08


def test_a_close_picture_of_a_laugh_keeps_its_framing() -> None:
    shot = shot_of(Action.LAUGH).model_copy(update={"things": [], "framing": Framing.MEDIUM})
    shot = shot.model_copy(update={"acts": [StagedAct(action=Action.LAUGH, who=["luca"])]})
    scene = ShotScene(shot, LOOKS, seconds=2.0, size=(128, 72))
    assert scene.shot.framing is Framing.MEDIUM
