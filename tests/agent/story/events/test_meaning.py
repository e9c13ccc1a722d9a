"""Without this a bear that walks in after a door was opened comes out of nowhere, and a stolen sausage lay on the ground."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Spot
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Emotion, Framing, Place, Weather

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


def test_the_door_of_a_fridge_is_the_fridges(plan: Plan) -> None:
    board = plan("A frog opens the fridge, takes the cheese and shuts the door.")
    shut = next(act for shot in board.shots for act in shot.acts if act.action is Action.CLOSE)
    assert shut.what == "fridge"
    assert PropKind.DOOR not in {thing.prop for shot in board.shots for thing in shot.things}


def test_who_climbs_into_a_fridge_is_in_it_when_another_opens_it(plan: Plan) -> None:
    board = plan("A frog opens the fridge, climbs in and shuts the door. A cook opens it.")
    shot = next(one for one in reversed(board.shots) if any(act.action is Action.OPEN for act in one.acts))
    inside = [thing.at for thing in shot.things if thing.prop is PropKind.FROG]
    assert inside == [Spot(relation="in", entity="fridge")]


@pytest.mark.parametrize("request_", ["A witch turns a boy into a frog.", "女巫把男孩变成青蛙。"])
def test_who_is_changed_is_gone_and_what_they_become_is_there_then(plan: Plan, request_: str) -> None:
    board = plan(request_)
    shot = shot_with(board, Action.CHANGE)
    act = shot.acts[0]
    frog = next(thing.id for thing in shot.things if thing.prop is PropKind.FROG)
    boy = shot.actors[-1].character
    assert (act.what, act.whom) == (boy, frog)
    first, last = board.shots[0], board.shots[-1]
    assert frog not in {thing.id for thing in first.things}
    assert boy not in {actor.character for actor in last.actors} and frog in {one.id for one in last.things}


def test_who_is_pushed_into_the_water_falls_there(plan: Plan) -> None:
    shot = shot_with(plan("A girl pushes her brother into the pool."), Action.PUSH)
    assert [(act.action, act.who) for act in shot.acts] == [
        (Action.PUSH, ["girl"]),
        (Action.FALL, ["brother"]),
    ]


def test_nobody_stays_where_a_bike_was_that_another_rides_away_on(plan: Plan) -> None:
    last = plan("A clown sits on a bike. A boy rides the bike away.").shots[-1]
    assert all(actor.at is None for actor in last.actors if actor.character == "clown")


def test_the_moon_that_is_fished_out_of_a_well_is_a_body_and_not_in_space(plan: Plan) -> None:
    board = plan("月亮掉进井里。小和尚把它捞上来。")
    shot = next(one for one in board.shots if one.actors and one.acts)
    assert PropKind.MOON in {thing.prop for thing in shot.things}
    assert Place.SPACE not in {one.setting.place for one in board.shots}


@pytest.mark.parametrize(
    "request_", ["A caterpillar turns into a butterfly and flies away.", "孙悟空变成一只鸟飞走了。"]
)
def test_who_was_changed_goes_on_as_what_they_have_become(plan: Plan, request_: str) -> None:
    board = plan(request_)
    new = shot_with(board, Action.CHANGE).acts[0].whom
    flight = next(act for shot in board.shots for act in shot.acts if act.action is Action.FLY)
    assert flight.who == [new]
    early = board.shots[: board.shots.index(shot_with(board, Action.CHANGE))]
    assert all(new not in {thing.id for thing in shot.things} for shot in early)


def test_another_door_is_not_the_fridges(plan: Plan) -> None:
    board = plan("A boy opens the fridge. A girl opens the door of the house. A man comes in.")
    comes = [
        act for shot in board.shots for act in shot.acts if act.action is Action.ENTER and act.who == ["man"]
    ]
    assert [act.whom for act in comes] == ["door"]


def test_one_sees_whom_somebody_falls_in_love_with(plan: Plan) -> None:
    shot = shot_with(plan("A cat falls in love with a dog."), Action.FEEL)
    assert "dog" in [thing.id for thing in shot.things]


def test_rain_that_comes_up_is_seen_to_begin(plan: Plan) -> None:
    shots = plan(
        "A girl reads on a bench. It starts to rain. She opens an umbrella. The sun comes out."
    ).shots
    weathers = list(dict.fromkeys(shot.setting.weather for shot in shots))
    assert weathers[:2] == [Weather.CLEAR, Weather.RAIN] and shots[-1].setting.weather is Weather.CLEAR
    begins = next(shot for shot in shots if shot.setting.weather is Weather.RAIN)
    assert begins.actors and begins.depicts
