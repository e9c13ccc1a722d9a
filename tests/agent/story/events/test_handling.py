"""Without this the wind that carries off an umbrella shows nothing, and a door that is pushed slides over the floor."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Posture, StagedAct, State, Way
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place

from ...conftest import Plan


def acts(board: Storyboard) -> list[tuple[Action, str, str | None]]:
    """What is done, by whom, to what, without looks."""
    staged = [act for shot in board.shots for act in shot.acts if act.action is not Action.LOOK]
    return [(act.action, act.who[0], act.what or act.whom) for act in staged]


def shot_of(board: Storyboard, action: Action) -> tuple[Shot, StagedAct]:
    return next((shot, act) for shot in board.shots for act in shot.acts if act.action is action)


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("A hedgehog sits under an umbrella. The wind carries the umbrella away.", (Action.FLY, "umbrella", None)),
        ("A girl pushes the door and a cat comes in.", (Action.OPEN, "girl", "door")),
        ("A box opens and a rabbit jumps out of the box.", (Action.OPEN, "box", "box")),
        ("A boy stirs the soup and burns his finger.", (Action.SHOUT, "boy", None)),
        ("A girl climbs the stairs. Her dog goes up the stairs.", (Action.CLIMB, "dog", "stair")),
        ("A man comes through the door and a cat goes out through the door.", (Action.LEAVE, "cat", "door")),
        ("Luca and his grandad fix a motorbike. They ride off.", (Action.RIDE, "luca", "motorbike")),
        ("A ghost scares a guard. The guard runs away.", (Action.FLEE, "guard", "ghost")),
    ],
)  # fmt: skip
def test_what_is_seen_of_what_is_told(plan: Plan, told: str, seen: tuple[Action, str, str | None]) -> None:
    assert seen in acts(plan(told))


def test_a_found_dragon_is_looked_at_and_not_lifted(plan: Plan) -> None:
    board = plan("Pim finds a baby dragon under his bed. The dragon sneezes.")
    assert Action.TAKE not in {action for action, *_ in acts(board)}
    shot, _ = shot_of(board, Action.SNEEZE)
    dragon = next(thing for thing in shot.things if thing.prop is PropKind.DRAGON)
    assert dragon.at is not None and (dragon.at.relation, dragon.at.entity) == ("under", "bed")


def test_who_carries_something_up_the_stairs_goes_up_with_it(plan: Plan) -> None:
    board = plan("A keeper picks up the lantern and carries it up the stairs.")
    shot, climb = shot_of(board, Action.CLIMB)
    assert climb.whom == "stair" and [one.action for one in shot.acts][-2:] == [Action.CARRY, Action.CLIMB]


def test_upstairs_is_up_some_stairs(plan: Plan) -> None:
    shot, climb = shot_of(plan("大象扛钢琴上楼，笑了。"), Action.CLIMB)
    assert next(thing.prop for thing in shot.things if thing.id == climb.whom) is PropKind.STAIRS


def test_a_gift_is_in_the_givers_hands_from_the_start(plan: Plan) -> None:
    board = plan("A dragon sneezes. A princess cries. The dragon gives her a crown.")
    for action in (Action.SNEEZE, Action.GIVE):  # nothing is in a hand all of a sudden
        shot, _ = shot_of(board, action)
        crown = next(thing for thing in shot.things if thing.prop is PropKind.CROWN)
        assert crown.at is not None and (crown.at.relation, crown.at.entity) == ("held_by", "dragon")


def test_what_is_eaten_in_the_fridge_was_in_the_fridge(plan: Plan) -> None:
    board = plan(
        "A frog opens the fridge, climbs in, eats all the cheese and shuts the door. Mum opens the fridge."
    )
    shot, _ = shot_of(board, Action.EAT)
    cheese = next(thing for thing in shot.things if thing.prop is PropKind.CHEESE)
    assert cheese.at is not None and (cheese.at.relation, cheese.at.entity) == ("in", "fridge")


def test_whom_the_event_before_was_about_is_still_there(plan: Plan) -> None:
    shot, _ = shot_of(plan("A dragon burns a cake. The princess cries."), Action.CRY)
    assert {thing.prop for thing in shot.things} == {PropKind.DRAGON, PropKind.CAKE}


def test_who_has_run_away_is_not(plan: Plan) -> None:
    shot, _ = shot_of(plan("A mouse runs away from a cat. The dog laughs."), Action.LAUGH)
    assert PropKind.MOUSE not in {thing.prop for thing in shot.things}


def test_who_slides_off_an_iceberg_is_down(plan: Plan) -> None:
    shot, _ = shot_of(plan("A camel climbs onto an iceberg, slides off it and hugs a penguin."), Action.HUG)
    assert next(thing for thing in shot.things if thing.prop is PropKind.CAMEL).at is None


def test_who_has_slept_stands_for_what_can_only_be_done_standing(plan: Plan) -> None:
    shot, _ = shot_of(plan("A guard sleeps. The guard dances."), Action.DANCE)
    assert shot.actors[0].posture is Posture.STAND and not shot.actors[0].states


def test_what_comes_out_of_a_box_brings_no_sea(plan: Plan) -> None:
    board = plan("企鹅送快递到沙漠。箱子打开，跳出一座冰山。")
    assert {shot.setting.place for shot in board.shots} == {Place.DESERT}


def test_one_place_has_what_all_the_events_need(plan: Plan) -> None:
    board = plan("A boy wakes up in his bed. He opens the wardrobe.")
    assert {shot.setting.place for shot in board.shots} == {Place.BEDROOM}


def test_likenesses_are_not_in_the_picture(plan: Plan) -> None:
    board = plan("A boy rides a bike with wheels like bananas. He falls. A dog laughs. The boy cries.")
    assert PropKind.BANANA not in {thing.prop for shot in board.shots for thing in shot.things}


def test_the_last_picture_is_never_empty(plan: Plan) -> None:
    for told in ("A fairy vanishes. A boy cries. The floor breaks.", "A ship sails. The ship sinks."):
        assert all(shot.bodies for shot in plan(told).shots)


def test_under_an_umbrella_is_not_on_it(plan: Plan) -> None:
    board = plan("A hedgehog finds an umbrella and sits under it. The hedgehog smiles at a mole.")
    spots = [thing.at for shot in board.shots for thing in shot.things if thing.prop is PropKind.HEDGEHOG]
    assert not any(spot is not None and spot.relation == "on" for spot in spots)
    assert shot_of(board, Action.SIT)[1].path is Way.UNDER


def test_the_can_stays_in_the_hand_that_has_poured(plan: Plan) -> None:
    board = plan("A girl pours water from the watering can onto a flower. The flower grows. The girl smiles.")
    cans = [t.at for shot in board.shots for t in shot.things if t.prop in (PropKind.TEAPOT, PropKind.BUCKET)]
    assert not any(spot is not None and spot.relation == "on" for spot in cans)


def test_a_hat_that_was_taken_off_is_in_the_hand(plan: Plan) -> None:
    board = plan("A man takes off his hat. A dog barks. The man laughs.")
    shot, _ = shot_of(board, Action.LAUGH)
    hats = [thing.at for thing in shot.things if thing.prop is PropKind.HAT]
    assert not any(spot is not None and spot.relation == "on" for spot in hats)


def test_the_one_place_that_is_named_stays(plan: Plan) -> None:
    board = plan("Luca teaches a fish to ride a bike underwater at night in a storm")
    assert {shot.setting.place for shot in board.shots} == {Place.UNDERWATER}


def test_who_has_fainted_lies_there(plan: Plan) -> None:
    shot, _ = shot_of(plan("A knight faints. A woman laughs at the knight."), Action.LAUGH)
    assert Posture.LIE in {actor.posture for actor in shot.actors}


def test_a_parcel_that_is_looked_into_is_a_box(plan: Plan) -> None:
    board = plan("A penguin brings a parcel. The parcel opens and a frog jumps out of the parcel.")
    assert {t.prop for shot in board.shots for t in shot.things} >= {PropKind.BOX, PropKind.FROG}
    assert PropKind.PARCEL not in {t.prop for shot in board.shots for t in shot.things}


def test_the_balloon_bursts_and_not_who_hugs_it(plan: Plan) -> None:
    board = plan("小刺猬想抱抱气球，一抱就爆了。")
    assert (Action.TAKE, "e1", "e2") in acts(board) and (Action.BREAK, "e2", None) in acts(board)
    assert Action.EXPLODE not in {action for action, *_ in acts(board)}


@pytest.mark.parametrize(
    ("told", "prop"),
    [
        ("An old man feeds a pigeon.", PropKind.BREAD),
        ("A boy pays the seller.", PropKind.COIN),
        ("在夜市，黑熊跌進水池裡。", PropKind.PUDDLE),
    ],
)
def test_what_an_act_cannot_do_without_is_there(plan: Plan, told: str, prop: PropKind) -> None:
    shots = [shot for shot in plan(told).shots if shot.depicts]
    assert prop in {thing.prop for shot in shots for thing in shot.things}


def test_a_lamp_is_hung_on_the_tree_and_not_the_tree_on_the_lamp(plan: Plan) -> None:
    _, put = shot_of(plan("外公把燈籠掛上樹。"), Action.PUT)
    assert (put.what, put.whom) == ("e2", "e3")


def test_an_apple_that_falls_on_somebody_comes_down_on_them(plan: Plan) -> None:
    assert (Action.DESCEND, "apple", "dog") in acts(plan("A dog sleeps. An apple falls on the dog."))


def where(board: Storyboard, action: Action, name: str) -> str:
    """What somebody is in, on or held by as an act begins."""
    shot, _ = shot_of(board, action)
    bodies = {one.character: one.at for one in shot.actors} | {one.id: one.at for one in shot.things}
    return f"{spot.relation} {spot.entity}" if (spot := bodies[name]) is not None else ""


@pytest.mark.parametrize(
    ("told", "action", "name"),
    [
        ("A boy leaves his dog and waves.", Action.WAVE, "boy"),
        ("A boy sits under the table. The boy crawls out. He waves.", Action.WAVE, "boy"),
        ("A frog sits on a box. The frog picks up the box. The frog dances.", Action.DANCE, "frog"),
        ("A boy lies on the sofa. He kicks a ball. He dances.", Action.DANCE, "boy"),
    ],
)
def test_who_has_left_it_is_nowhere_on_it(plan: Plan, told: str, action: Action, name: str) -> None:
    assert where(plan(told), action, name) == ""


@pytest.mark.parametrize(
    ("told", "not_seen"),
    [
        ("The wind throws sand at a boy. The boy cries.", Action.FLY),
        ("A girl dresses the dog in a red coat.", Action.HUG),
        ("A knight burns the forest.", Action.SHOUT),
        ("A knight pushes the gate down.", Action.OPEN),
    ],
)
def test_what_is_not_meant(plan: Plan, told: str, not_seen: Action) -> None:
    assert not_seen not in {action for action, *_ in acts(plan(told))}


def test_nobody_rides_what_another_one_has(plan: Plan) -> None:
    board = plan(
        "A bus drives past. A truck drives past. A witch sees a broom. The king rides to the castle."
    )
    assert not {("truck", "bus"), ("king", "broom")} & {(who, what) for _, who, what in acts(board)}


def test_what_was_put_out_burns_no_more(plan: Plan) -> None:
    board = plan("A house burns. A girl pours water on the house. A cat dances.")
    shot, _ = shot_of(board, Action.DANCE)
    assert not any(thing.states for thing in shot.things)


def test_the_mouse_that_was_carried_off_is_gone_with_the_eagle(plan: Plan) -> None:
    shot, _ = shot_of(plan("An eagle carries a mouse away. A cat cries."), Action.CRY)
    assert {thing.prop for thing in shot.things} == {PropKind.CAT}


def test_what_is_hidden_under_the_table_is_there_and_not_on_it(plan: Plan) -> None:
    board = plan("A boy hides a cake under the table. A dog barks. The boy waves at the cake.")
    assert (Action.PUT, "boy", "cake") in acts(board)
    assert where(board, Action.WAVE, "cake") == "under table"


@pytest.mark.parametrize("request_", ["A firefly lights the way home.", "A lamp glows.", "萤火虫发光了。"])
def test_who_glows_is_not_on_fire(plan: Plan, request_: str) -> None:
    shots = plan(request_).shots
    assert {act.action for shot in shots for act in shot.acts}.isdisjoint({Action.BURN})
    assert all(State.BURNING not in thing.states for shot in shots for thing in shot.things)
