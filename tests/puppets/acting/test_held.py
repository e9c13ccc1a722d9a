"""What is carried hides no face, and who climbs stands on what is drawn and not above it."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, Spot, StagedAct
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....configs.schema import load_characters
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of
from ....puppets.scene import ShotScene

LOOKS = {name: preset.look for name, preset in load_characters().items()}


def stage_of(shot: Shot) -> Stage:
    return Stage(shot, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], shot.seconds, 16 / 9)


@pytest.mark.parametrize("thing", [PropKind.BOX, PropKind.MIRROR, PropKind.GUITAR])
def test_what_is_carried_in_both_hands_hides_no_face(thing: PropKind) -> None:
    held = Prop(prop=thing, id="thing", at=Spot(relation="held_by", entity="luca"))
    act = StagedAct(action=Action.LOOK, who=["luca"], start=0.2, seconds=1.6)
    shot = Shot(id="s", actors=[Actor(character="luca")], things=[held], acts=[act], seconds=2.0)
    scene = ShotScene(shot, LOOKS, (), seconds=2.0, size=(320, 180))
    bones, names = scene.moment(1.0).bones, scene.puppets[0].tables.bones
    head, place = bones[names.index("head")][1, 3], bones[len(names)]  # the actor's bones, then the thing's
    assert place[1, 3] + float(np.linalg.norm(place[:, 1])) <= head + 0.02


@pytest.mark.parametrize("beast", [PropKind.PENGUIN, PropKind.DOG, PropKind.ELEPHANT])
def test_what_an_animal_carries_hangs_below_its_face(beast: PropKind) -> None:
    fish = Prop(prop=PropKind.FISH, id="fish", at=Spot(relation="held_by", entity="beast"))
    shot = Shot(id="s", things=[Prop(prop=beast, id="beast"), fish], seconds=2.0)
    beings = stage_of(shot).at(1.0)
    one, holder = beings["fish"], beings["beast"]
    face = holder.y + (holder.muzzle[1] + 0.1 if holder.muzzle else 0.65) * holder.height
    assert one.y + one.height * one.held_scale < face


def test_a_yawn_opens_the_mouth_and_a_cough_covers_it() -> None:
    for action in (Action.YAWN, Action.COUGH):
        act = StagedAct(action=action, who=["luca"], start=0.2, seconds=2.0)
        shot = Shot(id="s", actors=[Actor(character="luca")], acts=[act], seconds=2.6)
        stage = stage_of(shot)
        mouths = [stage.at(at)["luca"].mouth for at in np.arange(0.3, 2.2, 0.1)]
        assert (max(mouths) > 0.9) is (action is Action.YAWN)
