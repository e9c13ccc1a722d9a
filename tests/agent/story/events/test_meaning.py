"""Without this a bear that walks in after a door was opened comes out of nowhere, and a stolen sausage lay on the ground."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Spot
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Emotion, Framing, Place

from ...conftest import Plan


def shot_with(board: Storyboard, action: Action) -> Shot:
    return next(shot for shot in board.shots for act in shot.acts if act.action is action)


def test_who_comes_in_comes_through_the_door_that_was_opened(plan: Plan) -> None:
    shot = shot_with(plan("A girl opens the door and a bear walks in."), Action.ENTER)
    door = next(thing for thing in shot.things if thing.prop is PropKind.DOOR)
    assert door.states and shot.acts[0].whom == door.id and shot.setting.place is Place.ROOM


def test_who_jumps_out_jumps_out_of_what_was_opened(plan: Plan) -> None:
    shot = shot_with(plan("A boy opens a box and a frog jumps out."), Action.JUMP)
    frog = next(thing for thing in shot.things if thing.prop is PropKind.FROG)
    assert frog.at is not None and (frog.at.relation, frog.at.entity) == ("in", "box")


def test_what_is_stolen_was_in_somebodys_hands(plan: Plan) -> None:
    shot = shot_with(plan("A dog steals a sausage from a boy."), Action.TAKE)
    sausage = next(thing for thing in shot.things if thing.prop is PropKind.SAUSAGE)
    assert sausage.at is not None and (sausage.at.relation, sausage.at.entity) == ("held_by", "boy")


def test_who_looks_up_sees_what_another_points_at(plan: Plan) -> None:
    shots = plan("A girl points at a rainbow. Her brother looks up.").shots
    looks = [
        act for shot in shots for act in shot.acts if act.action is Action.LOOK and act.who == ["brother"]
    ]
    assert "rainbow" in {act.whom for act in looks}


def test_what_one_has_made_is_put_where_it_goes(plan: Plan) -> None:
    shot = shot_with(plan("Grandma knits a scarf and puts it on the snowman."), Action.PUT)
    assert shot.acts[0].what == "scarf" and shot.acts[0].whom == "snowman"


@pytest.mark.parametrize(
    ("request_", "glad"), [("A boy feeds a dog.", True), ("A boy falls into a puddle.", False)]
)
def test_the_last_picture_shows_what_has_come_of_it(plan: Plan, request_: str, glad: bool) -> None:
    last = plan(request_).shots[-1]
    assert not last.depicts and last.framing is Framing.FULL and last.things
    assert {actor.emotion is Emotion.HAPPY for actor in last.actors} == {glad}
