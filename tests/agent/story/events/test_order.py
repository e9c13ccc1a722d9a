"""Without this grandpa lies down on his chair and reads after he fell asleep, and a film begins with nobody doing anything."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.request.planning import read_request
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.acts import Action, Posture
from animation_ai_studio.common.story import Shot, Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place, TimeOfDay
from animation_ai_studio.configs.schema import load_characters


def film(request: str) -> Storyboard:
    """The film of a request whose length nobody chose."""
    characters = load_characters([])
    intent = read_request(FilmOptions(request=request), characters)
    return DeterministicPlanner().plan(intent, seed=1, characters=characters)


def shot_of(board: Storyboard, action: Action) -> Shot:
    return next(shot for shot in board.shots if any(act.action is action for act in shot.acts))


def order(board: Storyboard) -> list[Action]:
    return [act.action for shot in board.shots for act in shot.acts]


def test_a_film_of_no_chosen_length_shows_nothing_but_what_is_told() -> None:
    board = film(
        "A fox steals a pie. A baker runs after it. The fox hides behind a tree and the baker cries."
    )
    assert all(shot.depicts for shot in board.shots)
    assert board.seconds == pytest.approx(sum(shot.seconds for shot in board.shots) + 4.0, abs=2.5)


def test_a_chosen_length_is_kept() -> None:
    board = film("A fox steals a pie. A baker runs after it. 40 seconds.")
    assert board.seconds == pytest.approx(40.0)


def test_who_falls_asleep_over_a_newspaper_reads_first_and_stays_in_the_chair() -> None:
    board = film("Grandpa falls asleep in his armchair while reading the newspaper. A boy laughs.")
    done = order(board)
    assert done.index(Action.READ) < done.index(Action.SLEEP)
    sleeper = next(one for one in shot_of(board, Action.LAUGH).actors if one.character == "grandpa")
    assert sleeper.posture is Posture.SIT
    assert sleeper.at is not None


def test_whoever_is_found_asleep_slept_before_anybody_came() -> None:
    board = film("A dog and a cat play. In the morning a girl finds them sleeping.")
    shot = shot_of(board, Action.SLEEP)
    assert "girl" not in {one.character for one in shot.actors}
    assert order(board).index(Action.SLEEP) < order(board).index(Action.LOOK)


def test_each_hour_is_that_of_the_event_that_names_it() -> None:
    board = film("A robot sweeps a museum at night. A ghost dances. In the morning a guard laughs.")
    assert shot_of(board, Action.DANCE).setting.time is TimeOfDay.NIGHT
    assert shot_of(board, Action.LAUGH).setting.time is TimeOfDay.MORNING


def test_the_shore_is_that_of_the_water_one_is_at() -> None:
    board = film("A boy puts a paper boat on the river. The boy runs along the shore.")
    assert {shot.setting.place for shot in board.shots} == {Place.RIVER}


def test_a_fish_that_somebody_keeps_is_in_its_bowl() -> None:
    board = film("A cat puts its paw in the bowl and the goldfish splashes water.")
    things = {thing.id: thing for thing in board.shots[0].things}
    assert things["bowl"].prop is PropKind.FISHBOWL
    assert things["goldfish"].at is not None
    assert Action.STIR in order(board)


def test_a_goldfish_swims_in_a_room_and_stays_in_its_bowl() -> None:
    board = film("A goldfish swims in its bowl and a cat watches.")
    assert not {shot.setting.place for shot in board.shots} & {Place.OCEAN, Place.UNDERWATER, Place.RIVER}
    fish = [thing for shot in board.shots for thing in shot.things if thing.id == "goldfish"]
    assert all(thing.at is not None and thing.at.entity == "bowl" for thing in fish)


def test_soup_is_in_a_bowl_of_its_own() -> None:
    board = film("A cat drinks milk from a bowl. A fish jumps out of the river.")
    assert PropKind.FISHBOWL not in {thing.prop for shot in board.shots for thing in shot.things}


@pytest.mark.parametrize(
    "request_",
    [
        "猫打翻了花瓶，妈妈很生气。",
        "小狗跑进厨房，妈妈给它一根骨头。",
        "A dog barks. Her father opens the door.",
    ],
)
def test_the_mother_in_a_house_with_a_cat_is_no_cat(request_: str) -> None:
    assert any(shot.actors for shot in film(request_).shots)


def test_who_drinks_beer_with_their_father_is_grown() -> None:
    told = film("My father and I drink beer in a bar.").entities
    assert all(one.age != "child" for one in told)


@pytest.mark.parametrize(
    ("request_", "mother", "kind"),
    [
        ("A duckling hugs its mother.", "mother", PropKind.DUCK),
        ("A bear cub hugs its mother.", "mother", PropKind.BEAR),
        ("小鸭子哭了起来。妈妈游过来抱住它。", "e2", PropKind.DUCK),
    ],
)
def test_the_mother_of_an_animal_is_an_animal(request_: str, mother: str, kind: PropKind) -> None:
    things = {thing.id: thing.prop for shot in film(request_).shots for thing in shot.things}
    assert things[mother] is kind


def test_the_mother_of_a_child_with_a_dog_is_no_dog() -> None:
    board = film("A boy walks his dog. His mother waves.")
    assert "mother" in {one.character for shot in board.shots for one in shot.actors}


def test_a_sword_that_is_drawn_did_not_lie_on_the_ground() -> None:
    board = film("A knight walks to a castle. The knight takes out a sword.")
    lying = [
        thing for shot in board.shots for thing in shot.things if thing.id == "sword" and thing.at is None
    ]
    assert not lying
    assert Action.LIFT in order(board)


def test_whoever_is_looked_for_is_not_there_yet() -> None:
    board = film("A girl looks for her cat. A boy shrugs. The girl finds her cat.")
    shown = [{thing.id for thing in shot.things} for shot in board.shots]
    assert "cat" not in shown[0]
    assert "cat" in shown[-1]


def test_who_takes_a_bite_eats_what_they_hold() -> None:
    board = film("A baker gives a girl a bun. She takes a bite.")
    assert next(act.what for shot in board.shots for act in shot.acts if act.action is Action.EAT) == "bun"


def test_a_book_that_is_pushed_off_a_shelf_was_on_it() -> None:
    board = film("A cat climbs up a bookshelf and pushes a book off. The book lands on a dog.")
    spots = [thing.at for shot in board.shots[:2] for thing in shot.things if thing.id == "book"]
    assert [spot.entity for spot in spots if spot] == ["bookshelf", "bookshelf"]


def test_who_comes_back_comes_into_the_picture() -> None:
    board = film("A boy gives an umbrella to a dog. The next day the dog comes back.")
    assert [act.who for shot in board.shots for act in shot.acts if act.action is Action.ENTER] == [["dog"]]


@pytest.mark.parametrize(
    ("request_", "age"),
    [
        ("My grandfather lifts me up and I laugh.", "child"),
        ("My grandpa falls asleep and I draw a moustache on him.", "child"),
        ("外婆牵着我的手，我摔倒了。", "child"),
        ("My wife lifts me up and my dad laughs.", "adult"),
    ],
)
def test_who_tells_of_their_grandfather_is_a_child(request_: str, age: str) -> None:
    """Else an old man carries a man with a beard."""
    teller = next(one for one in film(request_).entities if one.words.lower() in ("i", "me", "我"))
    assert (teller.age or "adult") == age


def test_who_asks_for_a_film_is_not_called_a_person_in_its_title() -> None:
    assert "Person" not in film("My grandpa falls asleep and I draw a moustache on him.").title
