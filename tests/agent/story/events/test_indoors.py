"""What a person loses when a film that is told in a shop, a ward or a train is seen in a living room."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.events.parts import is_house
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import BEFORE_THE_DOOR, INDOORS, Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def film(request: str) -> Storyboard:
    return DeterministicPlanner().plan(understand(request, characters=CAST), seed=1, characters=CAST)


def places(request: str) -> list[Place]:
    """Where a film plays, one place after another."""
    found: list[Place] = []
    for shot in film(request).shots:
        if not found or found[-1] is not shot.setting.place:
            found.append(shot.setting.place)
    return found


def shot_of(board: Storyboard, action: Action) -> Shot:
    return next(shot for shot in board.shots if any(act.action is action for act in shot.acts))


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("A girl dances in her bedroom.", Place.BEDROOM),
        ("He washes his hands in the bathroom.", Place.BATHROOM),
        ("He goes to the bakery and buys bread.", Place.SHOP),
        ("A lion goes to the barber.", Place.SHOP),
        ("A waiter carries a cake through the restaurant.", Place.CAFE),
        ("A boy reads in the library.", Place.LIBRARY),
        ("The girl takes her dog to the vet.", Place.HOSPITAL),
        ("A girl sits on a train and reads a book.", Place.TRAIN),
        ("A dog sleeps on the bus.", Place.TRAIN),
        ("A horse eats hay in the barn.", Place.BARN),
        ("A bear sleeps in a cave.", Place.CAVE),
        ("A thief steals a painting from the museum.", Place.MUSEUM),
        ("小猫在浴室里洗澡。", Place.BATHROOM),
        ("他走进玩具店，拿起一只泰迪熊。", Place.SHOP),
        ("爸爸坐在火车上看报纸。", Place.TRAIN),
        ("小明在医院里哭。", Place.HOSPITAL),
    ],
)
def test_a_film_plays_where_the_request_says(request_: str, place: Place) -> None:
    assert places(request_) == [place]


@pytest.mark.parametrize(
    "request_",
    [
        "A boy waits in the train station.",
        "A man gets on the bus.",
        "A squirrel stores nuts in a tree.",
        "A girl waits for her mother outside the shop.",
        "女孩在商店门口等妈妈。",
    ],
)
def test_words_that_only_sound_like_a_place_lead_nowhere(request_: str) -> None:
    assert not set(places(request_)) & {Place.TRAIN, Place.SHOP}


def test_who_comes_out_of_a_shop_is_seen_before_its_door() -> None:
    board = film("A man comes out of the shop and sees a dog.")
    assert {shot.setting.place for shot in board.shots} == {Place.STREET}
    assert not any(act.action is Action.LEAVE for shot in board.shots for act in shot.acts), "he walks away"


def test_what_follows_a_flight_from_a_house_happens_outside() -> None:
    assert places("A man runs out of the museum. He sees a dog.") == [Place.MUSEUM, Place.STREET]
    assert places("A bear sleeps in a cave. It comes out.") == [Place.CAVE, Place.MOUNTAIN]


def test_every_door_leads_from_indoors_to_somewhere_else() -> None:
    assert set(BEFORE_THE_DOOR) <= INDOORS
    assert all(place is not outside for place, outside in BEFORE_THE_DOOR.items())


def test_nobody_sleeps_on_the_rug_beside_the_painted_bed() -> None:
    board = film("A girl sleeps in her bedroom.")
    act = next(act for act in shot_of(board, Action.SLEEP).acts if act.action is Action.SLEEP)
    beds = [one.id for one in shot_of(board, Action.SLEEP).things if one.prop is PropKind.BED]
    assert act.whom in beds


def test_passengers_sit_on_seats_and_the_train_isn_t_drawn_within_itself() -> None:
    board = film("A girl sits on a train. She looks out of the window.")
    things = {one.prop for shot in board.shots for one in shot.things}
    assert PropKind.SOFA in things and PropKind.TRAIN not in things
    both = film("A boy and a girl sit in a café.")
    assert {one.prop for one in shot_of(both, Action.SIT).things} == {PropKind.SOFA}, "one chair for two"


def test_a_bakery_isn_t_a_little_house_on_its_own_counter() -> None:
    board = film("He goes to the bakery and buys bread.")
    assert all(one.prop is PropKind.BREAD for shot in board.shots for one in shot.things)
    assert {shot.setting.label for shot in board.shots} == {"bakery"}


def test_nobody_is_taken_to_hospital_by_chance() -> None:
    """A request without a place may play anywhere; nobody asked for a bathroom."""
    for seed in range(30):
        asked = understand("Mira talks about politeness", characters=CAST)
        board = DeterministicPlanner().plan(asked, seed=seed, characters=CAST)
        particular = {Place.BATHROOM, Place.HOSPITAL, Place.BARN, Place.CAVE, Place.TRAIN}
        assert not {shot.setting.place for shot in board.shots} & particular


def test_a_hole_and_the_water_are_no_houses() -> None:
    """A crab that climbs out of them doesn't walk in from the edge of the picture."""
    assert is_house("museum") and is_house("面包店")
    assert not any(is_house(noun) for noun in ("hole", "water", "forest", "town", ""))
