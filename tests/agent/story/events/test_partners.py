"""Without this a man walks past the car he gets into, a tower stays whole, and a blanket stands beside who is cold."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, StagedAct, Way
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.things import PropKind

from ...conftest import Plan

_IDLE = (Action.LOOK, Action.THINK)


def acts(board: Storyboard) -> list[StagedAct]:
    """What is done, without looks."""
    return [act for shot in board.shots for act in shot.acts if act.action not in _IDLE]


@pytest.mark.parametrize(
    ("told", "action", "who", "what", "whom"),
    [
        ("A puppy knocks down a tower of blocks.", Action.BREAK, ["puppy"], "block", None),
        ("A cat pushes over a lamp.", Action.DROP, ["cat"], "lamp", None),
        ("A wave turns a boat over.", Action.DROP, ["wave"], "boat", None),
        ("A woman wraps a man in a blanket.", Action.PUT, ["woman"], "blanket", "man"),
        ("A boy covers his dog with a blanket.", Action.PUT, ["boy"], "blanket", "dog"),
        ("奶奶给孩子盖被子。", Action.PUT, ["e1"], "blanket", "e2"),
        ("A child rides on an elephant.", Action.RIDE, ["child"], "elephant", None),
        ("A knight rides up to a castle.", Action.RIDE, ["knight"], "horse", None),
        ("爸爸骑自行车带我去河边。", Action.RIDE, ["e1", "e3"], "e2", None),
        ("A bubble bursts.", Action.VANISH, ["bubble"], None, None),
        ("A butterfly lands on a flower.", Action.FLY, ["butterfly"], None, "flower"),
        ("A boy plants a seed and it grows.", Action.CHANGE, ["seed"], "seed", "sprout"),
    ],
)
def test_what_two_who_meet_are_seen_to_do(
    plan: Plan, told: str, action: Action, who: list[str], what: str | None, whom: str | None
) -> None:
    assert (action, who, what, whom) in [
        (one.action, one.who, one.what, one.whom) for one in acts(plan(told))
    ]


def test_who_gets_into_a_car_drives_away_in_it(plan: Plan) -> None:
    rides = [act for act in acts(plan("A man gets into a car and drives away.")) if act.what == "car"]
    assert [(act.action, act.path) for act in rides] == [(Action.RIDE, Way.INTO), (Action.RIDE, Way.AWAY)]


def test_who_opens_a_door_and_comes_in_comes_from_behind_it(plan: Plan) -> None:
    board = plan("A mother opens the door and comes in.")
    assert [(act.action, act.whom) for act in acts(board)][:1] == [(Action.ENTER, "door")]
    dog = acts(plan("A dog barks. A boy opens the door. The dog comes in."))
    assert Action.OPEN in [act.action for act in dog]


def test_a_hidden_rose_is_in_the_hand_behind_the_back(plan: Plan) -> None:
    board = plan("A girl hides a rose behind her back.")
    shot = next(shot for shot in board.shots if any(act.action is Action.HIDE for act in shot.acts))
    rose = next(thing for thing in shot.things if thing.prop is PropKind.FLOWER)
    assert rose.at is not None and (rose.at.relation, rose.at.entity) == ("held_by", "girl")


def test_who_is_carried_on_shoulders_still_sits_there_afterwards(plan: Plan) -> None:
    board = plan("A father carries his son on his shoulders. They laugh.")
    carry = next(act for act in acts(board) if act.action is Action.CARRY)
    son = next(one for one in board.shots[-1].actors if one.character == "son")
    assert carry.path is Way.ONTO and son.at is not None and son.at.relation == "riding"


def test_a_coin_is_left_under_the_pillow(plan: Plan) -> None:
    put = next(
        act for act in acts(plan("A fairy leaves a coin under the pillow.")) if act.action is Action.PUT
    )
    assert (put.what, put.whom, put.path) == ("coin", "pillow", Way.UNDER)


def test_who_has_a_cat_on_the_lap_sits(plan: Plan) -> None:
    board = plan("A cat sleeps on an old man's lap.")
    assert all(one.at is not None and one.at.relation == "on" for shot in board.shots for one in shot.actors)
    assert Action.SLEEP in [act.action for act in acts(board) if act.whom == "man"]


def test_nobody_new_comes_out_of_an_emptied_pot(plan: Plan) -> None:
    board = plan("A cook tips a pot of sauce over a waiter. A mouse comes out.")
    poured, comes = acts(board)[-2:]
    assert (poured.action, poured.path, poured.whom) == (Action.PUT, Way.OVER, "waiter")
    assert (comes.action, comes.who, comes.whom) == (Action.ENTER, ["mouse"], None)


def test_what_was_built_is_what_all_of_it_means(plan: Plan) -> None:
    board = plan("Theo builds a tower of blocks taller than he is. A puppy comes in and knocks it all down.")
    assert (Action.BREAK, ["puppy"], "block") in [(act.action, act.who, act.what) for act in acts(board)]


def test_a_cat_that_jumps_onto_its_back_is_carried_by_it(plan: Plan) -> None:
    board = plan("机器人追一只猫。猫跳到它背上，它就驮着猫在城里转了一圈。")
    done = [(act.action, act.who, act.what or act.whom) for act in acts(board)]
    assert (Action.JUMP, ["e2"], "e1") in done and (Action.CARRY, ["e1"], "e2") in done


def test_who_sneaks_out_of_the_door_is_in_the_room_first(plan: Plan) -> None:
    board = plan("A robot sneaks out of the door.")
    robots = [thing for shot in board.shots for thing in shot.things if thing.prop is PropKind.ROBOT]
    assert robots and all(one.at is None for one in robots)
