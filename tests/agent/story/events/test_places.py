"""A film that plays in the park and shows a town square isn't the film that was asked for."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.events.added import WIDE
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place

from ...conftest import Plan


def places(board: Storyboard) -> set[Place]:
    return {shot.setting.place for shot in board.shots}


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("A woman walks down the street. A dog follows her.", Place.STREET),
        ("A dog chases a cat in the park.", Place.PARK),
        ("In the backyard a woman waters the flowers.", Place.GARDEN),
        ("Two kids dance on the playground.", Place.PLAYGROUND),
        ("A farmer feeds his chickens on the farm.", Place.FARM),
        ("A man fishes in the river.", Place.RIVER),
        ("At the night market a monkey steals a banana.", Place.MARKET),
        ("A monkey climbs a tree in the jungle.", Place.JUNGLE),
        ("A boy jumps into the swimming pool.", Place.POOL),
        ("On a pirate ship a parrot steals the captain's hat.", Place.SHIP),
        ("一个女人在街上走，一只狗跟着她。", Place.STREET),
        ("小男孩在公园里放风筝。", Place.PARK),
        ("奶奶在后院浇花。", Place.GARDEN),
        ("两个孩子在游乐场跳舞。", Place.PLAYGROUND),
        ("农夫在農場喂鸡。", Place.FARM),
        ("小狗掉进河里。", Place.RIVER),
        ("夜市里，一个老人在卖面条。", Place.MARKET),
        ("猴子在雨林里爬树。", Place.JUNGLE),
        ("男孩跳进游泳池。", Place.POOL),
        ("船长在甲板上打开宝箱。", Place.SHIP),
    ],
)
def test_a_film_plays_where_the_request_says(plan: Plan, request_: str, place: Place) -> None:
    assert places(plan(request_)) == {place}


@pytest.mark.parametrize(
    ("request_", "wrong"),
    [
        ("A man parks his car. A dog barks.", Place.PARK),
        ("A boy slips in a pool of water.", Place.POOL),
        ("A woman plays pool.", Place.POOL),
        ("A boy jumps onto a ship.", Place.SHIP),
    ],
)
def test_words_that_only_look_like_a_place_name_none(plan: Plan, request_: str, wrong: Place) -> None:
    assert wrong not in places(plan(request_))


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("A boy rides a motorcycle.", Place.STREET),
        ("A cow jumps over a fence.", Place.FARM),
        ("A girl sits on a swing.", Place.PLAYGROUND),
        ("小女孩坐在秋千上。", Place.PLAYGROUND),
    ],
)
def test_what_belongs_somewhere_is_met_there(plan: Plan, request_: str, place: Place) -> None:
    assert places(plan(request_)) == {place}


def test_who_swims_in_a_pool_stays_in_it(plan: Plan) -> None:
    """Swimming at sea is shown from below, among corals."""
    assert places(plan("A boy swims in the pool.")) == {Place.POOL}
    assert Place.UNDERWATER in places(plan("A boy swims in the sea."))


@pytest.mark.parametrize("request_", ["A cat falls into the river.", "A boy dives into the pool."])
def test_water_that_is_painted_isnt_laid_out_again(plan: Plan, request_: str) -> None:
    assert not any(thing.prop is PropKind.PUDDLE for shot in plan(request_).shots for thing in shot.things)


@pytest.mark.parametrize(
    "request_",
    ["A duck swims on the pond in the park. A child feeds it.", "公园的池塘里有一只鸭子在游泳。孩子喂它。"],
)
def test_a_pond_belongs_to_its_park(plan: Plan, request_: str) -> None:
    """The duck swam in a river and was fed in the park."""
    board = plan(request_)
    assert places(board) == {Place.PARK}
    assert len({shot.setting.time for shot in board.shots}) == 1


def test_who_falls_into_the_pond_of_a_park_falls_into_water(plan: Plan) -> None:
    board = plan("A boy walks in the park and falls into the pond.")
    fallen = next(shot for shot in board.shots if any(act.action is Action.FALL for act in shot.acts))
    assert [(thing.prop, thing.size) for thing in fallen.things] == [(PropKind.PUDDLE, WIDE)]


def test_the_hour_holds_from_one_place_to_the_next(plan: Plan) -> None:
    """A film of two places began by day and went on by night, though nobody had said so."""
    board = plan("A duck swims on the lake. A child feeds it in the garden.")
    assert places(board) == {Place.RIVER, Place.GARDEN}
    assert len({shot.setting.time for shot in board.shots}) == 1


@pytest.mark.parametrize(
    "request_",
    ["On a pirate ship a parrot steals the captain's hat.", "A cat on the ship jumps onto a box."],
)
def test_no_ship_stands_on_its_own_deck(plan: Plan, request_: str) -> None:
    board = plan(request_)
    assert not any(thing.prop is PropKind.BOAT for shot in board.shots for thing in shot.things)


def test_a_film_that_comes_to_a_place_later_begins_where_its_first_act_can_be(plan: Plan) -> None:
    """Whoever rode a scooter until they climbed a tree in a wood rode it in a kitchen, a desert or a castle."""
    board = plan("外卖小哥骑着电动车被一只大鹅追。最后小哥爬到大树下。")
    assert board.shots[0].setting.place in (Place.STREET, Place.TOWN)


@pytest.mark.parametrize(
    ("request_", "first", "last"),
    [
        ("A girl sleeps in her bed. In the morning she runs to school.", Place.BEDROOM, Place.SCHOOL),
        (
            "A dog waits at the bus stop. Then it walks to the hospital and sits down.",
            Place.STREET,
            Place.HOSPITAL,
        ),
        ("小猫在睡觉。小猫醒了，跑到厨房偷鱼。", Place.ROOM, Place.KITCHEN),
    ],
)
def test_what_happens_before_somebody_goes_to_a_place_isnt_there(
    plan: Plan, request_: str, first: Place, last: Place
) -> None:
    """Who ran to school slept there, and the bus stop stood in the ward."""
    shots = plan(request_).shots
    assert (shots[0].setting.place, shots[-1].setting.place) == (first, last)


@pytest.mark.parametrize(
    "request_",
    [
        "On a pirate ship a boy falls into the sea.",
        "On a ship a boy falls overboard.",
        "On the ship a pirate pushes the captain into the water.",
        "在海盗船上，水手掉进海里。",
    ],
)
def test_who_falls_from_a_ship_falls_into_the_sea(plan: Plan, request_: str) -> None:
    """They lay on the deck."""
    board = plan(request_)
    fallen = next(shot for shot in board.shots if any(act.action is Action.FALL for act in shot.acts))
    assert board.shots[0].setting.place is Place.SHIP and fallen.setting.place is Place.OCEAN
    assert not board.notes


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("男孩掉进水里，小狗跳下去救他。", Place.RIVER),
        ("清晨的荷塘，青蛙睁开眼睛，跳进水里。", Place.RIVER),
        ("A boy falls into the water. A dog saves him.", Place.RIVER),
        ("小鱼在水里游来游去。", Place.UNDERWATER),
        ("A boy sails on the sea. He falls into the water.", Place.OCEAN),
    ],
)
def test_who_falls_into_the_water_is_at_its_edge(plan: Plan, request_: str, wanted: Place) -> None:
    """A whole film played on the sea floor because somebody fell in, or on a street without any water."""
    assert {shot.setting.place for shot in plan(request_).shots} == {wanted}


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("A parrot on a pirate ship.", Place.SHIP),
        ("A monster in the bathroom.", Place.BATHROOM),
        ("A robot in the cave.", Place.CAVE),
    ],
)
def test_a_scene_stays_in_the_place_that_was_named(plan: Plan, request_: str, wanted: Place) -> None:
    assert {shot.setting.place for shot in plan(request_).shots} == {wanted}


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("The swallow sings in the barn.", PropKind.HOUSE),
        ("Two pirates fight on the ship.", PropKind.BOAT),
        ("The captain sleeps on board the ship.", PropKind.SIGN),
    ],
)
def test_what_is_a_place_from_inside_doesnt_stand_in_itself(
    plan: Plan, request_: str, never: PropKind
) -> None:
    assert not any(thing.prop is never for shot in plan(request_).shots for thing in shot.things)


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("小河马跳舞。", Place.RIVER),
        ("A nursery teacher sings.", Place.BEDROOM),
        ("He raises the bar and laughs.", Place.CAFE),
        ("A girl pools her money.", Place.POOL),
    ],
)
def test_words_within_other_words_are_no_places(plan: Plan, request_: str, never: Place) -> None:
    assert never not in {shot.setting.place for shot in plan(request_).shots}
