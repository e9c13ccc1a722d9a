"""Without this a bench is there all of a sudden, a companion is gone at a cut, and a viewer takes it for the story."""

from __future__ import annotations

from itertools import pairwise

import pytest
from animation_ai_studio.common.acts import Action, Posture, Way
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Framing

from ...conftest import Plan


def whole(board: Storyboard) -> list[Shot]:
    """Its shots without near pictures of a face."""
    return [shot for shot in board.shots if shot.framing is not Framing.CLOSE_UP]


def names(shot: Shot) -> set[str]:
    return {actor.character for actor in shot.actors} | {thing.id or "" for thing in shot.things}


def shot_of(board: Storyboard, action: Action) -> Shot:
    return next(shot for shot in board.shots if any(act.action is action for act in shot.acts))


def test_what_is_acted_with_later_stands_there_from_the_first_picture(plan: Plan) -> None:
    board = plan("A boy waves. He dances. He sits down on a bench.")
    assert all("bench" in names(shot) for shot in whole(board))


def test_nobody_is_gone_two_events_later(plan: Plan) -> None:
    board = plan("A cat looks at a dog. The cat dances. The cat jumps. The cat laughs. The dog cries.")
    assert all({"cat", "dog"} <= names(shot) for shot in whole(board))


def test_who_is_told_of_later_walks_in_before_acting(plan: Plan) -> None:
    board = plan("A boy cries. He sits down. A girl hugs him.")
    shot = shot_of(board, Action.HUG)
    assert [(act.action, act.who) for act in shot.acts][:2] == [
        (Action.ENTER, ["girl"]),
        (Action.HUG, ["girl"]),
    ]
    earlier = board.shots[: board.shots.index(shot)]
    assert not any("girl" in names(one) for one in earlier)


def test_who_comes_running_needs_no_other_way_in(plan: Plan) -> None:
    board = plan("A hedgehog cries. A rabbit runs to the hedgehog.")
    assert [act.action for act in shot_of(board, Action.GO).acts] == [Action.GO]


@pytest.mark.parametrize(
    ("request_", "action", "path"),
    [
        ("A fox runs away. A bear laughs.", Action.FLEE, Way.AWAY),
        ("A girl rides away on a horse. A dog cries.", Action.RIDE, Way.AWAY),
        ("A fox runs away. A bear catches the fox.", Action.FLEE, None),  # it is needed here
    ],
)
def test_who_gets_away_leaves_the_picture_unless_something_is_to_come(
    plan: Plan, request_: str, action: Action, path: Way | None
) -> None:
    act = next(act for act in shot_of(plan(request_), action).acts if act.action is action)
    assert act.path is path


def test_who_rode_away_takes_the_horse_along(plan: Plan) -> None:
    shot = shot_of(plan("A girl rides away on a horse. A dog cries."), Action.CRY)
    assert names(shot) == {"dog"}


def test_who_runs_away_with_a_cake_has_it(plan: Plan) -> None:
    board = plan("A dog runs away with the cake. A cat laughs.")
    cake = next(thing for thing in shot_of(board, Action.FLEE).things if thing.id == "cake")
    assert cake.at is not None and (cake.at.relation, cake.at.entity) == ("held_by", "dog")
    assert names(shot_of(board, Action.LAUGH)) == {"cat"}


def test_an_umbrella_that_nobody_brought_is_not_seen(plan: Plan) -> None:
    board = plan("下雨了，小女孩没有带伞。一只青蛙跳过来。")
    assert not any(thing.prop.value == "umbrella" for shot in board.shots for thing in shot.things)


def test_who_gets_out_of_a_truck_stays_beside_it(plan: Plan) -> None:
    board = plan("A man gets out of a truck. He kicks the truck.")
    assert all({"man", "truck"} <= names(shot) for shot in whole(board))


def test_a_new_place_has_its_own_things(plan: Plan) -> None:
    board = plan("In the kitchen a boy eats a cake. In the forest he climbs a tree.")
    for before, after in pairwise(whole(board)):
        if before.setting.place is not after.setting.place:
            assert "tree" in names(after) and "tree" not in names(before)
            break
    else:
        raise AssertionError("the film never leaves the kitchen")


def test_what_an_animal_is_robbed_of_was_held_or_lay_and_never_stood_on_its_head(plan: Plan) -> None:
    for request_, at in (
        ("A fox steals a fish from a bear. The bear cries.", ("held_by", "bear")),
        ("A bear catches a fish. A fox steals the fish from the bear.", None),
    ):
        fish = next(thing for thing in plan(request_).shots[0].things if thing.id == "fish")
        assert (fish.at and (fish.at.relation, fish.at.entity)) == at


def test_what_comes_out_of_somewhere_unseen_appears_and_does_not_walk_off(plan: Plan) -> None:
    board = plan("A man digs. He waits. A bear climbs out of the ground. The bear waves.")
    staged = [(act.action, act.who) for shot in board.shots for act in shot.acts]
    assert (Action.LEAVE, ["bear"]) not in staged
    assert "bear" in names(shot_of(board, Action.WAVE))


def test_who_fails_to_get_away_is_still_there(plan: Plan) -> None:
    board = plan("Tom and Mira sing in a park. The dog can't fly away. Tom waves.")
    assert "dog" in names(shot_of(board, Action.WAVE))


def test_who_sits_down_on_the_ground_still_sits_when_they_cry(plan: Plan) -> None:
    for request in ("Luca sits down and cries. Then he runs home.", "卢卡坐了下来。他哭了。然后他跑回家。"):
        board = plan(request)
        assert shot_of(board, Action.CRY).actors[0].posture is Posture.SIT, request
        assert shot_of(board, Action.GO).actors[0].posture is Posture.STAND, request


def test_who_sat_on_the_ground_doesnt_sit_there_in_another_place(plan: Plan) -> None:
    board = plan("Mira sits down on the beach. In the evening, at school, Luca gives Mira a flower.")
    mira = next(a for a in shot_of(board, Action.GIVE).actors if a.character == "mira")
    assert mira.posture is Posture.STAND


def test_nobody_dances_behind_whom_they_hid_behind(plan: Plan) -> None:
    board = plan("Luca hides behind Mira. Mira laughs. Then Luca dances.")
    laughs, dances = (
        next(a for a in shot_of(board, action).actors if a.character == "luca")
        for action in (Action.LAUGH, Action.DANCE)
    )
    assert laughs.at is not None and laughs.at.relation == "behind" and dances.at is None


def test_a_film_that_begins_at_rest_has_no_first_look_before_it(plan: Plan) -> None:
    resting = plan("Luca sleeps under a tree. A cat jumps onto him and he wakes up.").shots
    assert resting[0].framing is Framing.WIDE and resting[0].acts[0].action is Action.SLEEP
    moving = plan("Luca chases a cat. The cat climbs a tree.").shots
    assert moving[0].framing is Framing.WIDE and not moving[0].depicts  # where one is, before it begins


def test_what_is_made_isnt_there_before(plan: Plan) -> None:
    for request in ("A girl builds a snowman. The snowman dances.", "小女孩堆雪人。雪人跳起舞来。"):
        board = plan(request)
        made = shot_of(board, Action.BUILD)
        before = board.shots[: board.shots.index(made)]
        assert before and not any("snowman" in {t.prop.value for t in shot.things} for shot in before), (
            request
        )


def test_the_pond_that_somebody_fell_into_is_still_there_and_they_in_it(plan: Plan) -> None:
    board = plan("一个小男孩在公园里喂鸽子。他掉进池塘。他笑了。")
    falls, laughs = shot_of(board, Action.FALL), shot_of(board, Action.LAUGH)
    pools = [[t.id for t in shot.things if t.prop is PropKind.PUDDLE] for shot in (falls, laughs)]
    assert pools[0] and pools[0] == pools[1]
    boy = laughs.actors[0]
    assert boy.at is not None and (boy.at.relation, boy.at.entity) == ("in", pools[0][0])


def test_who_wakes_up_where_a_bed_stands_lay_in_it(plan: Plan) -> None:
    board = plan("A dog sits next to the bed. The man wakes up and hugs the dog.")
    man = shot_of(board, Action.WAKE).actors[0]
    assert man.at is not None and (man.at.relation, man.at.entity) == ("in", "bed")


def test_who_lies_down_beside_a_bed_isnt_in_it(plan: Plan) -> None:
    board = plan("A dog lies down next to the bed. A cat comes and licks the dog.")
    dog = next(t for t in shot_of(board, Action.KISS).things if t.prop is PropKind.DOG)
    assert dog.at is None


@pytest.mark.parametrize("told", ["A dog comes in.", "A mouse appears."])
def test_who_comes_has_not_stood_there_before(plan: Plan, told: str) -> None:
    first = next(shot for shot in plan(told).shots if shot.bodies)
    assert first.acts[0].action in (Action.ENTER, Action.APPEAR)
