"""An order for one shot changes that one, or is refused: never more of the film than was named."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.edits.apply import Revision, apply_edits
from animation_ai_studio.agent.edits.model import (
    AddThing,
    EditBase,
    MoveShots,
    MuteShots,
    Recast,
    RemoveShots,
    SceneEdit,
    SetPace,
    SetTransition,
)
from animation_ai_studio.agent.edits.read import read_orders
from animation_ai_studio.agent.edits.wish import read_wish
from animation_ai_studio.agent.loop import RulePolicy
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.benchmarks.words import finished_film
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.vocabulary import Transition
from animation_ai_studio.configs.schema import load_characters

CAST = load_characters([])
FILM = finished_film()
SHOTS = [f"s{number}" for number in range(2, 13)]


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("make the last shot at night", "s12"),
        ("the last two shots at night", "s11 s12"),
        ("the seventh shot at night", "s7"),
        ("the 3rd shot at night", "s3"),
        ("the twentieth shot at night", "s20"),
        ("scene 2 at night", "s2"),
        ("shot #3 at night", "s3"),
        ("shot two at night", "s2"),
        ("the first two shots at night", "s1 s2"),
        ("the first and third shots at night", "s1 s3"),
        ("shots 2-4 at night", "s2 s3 s4"),
        ("shots 1, 2, and 3 at night", "s1 s2 s3"),
        ("s2 and s4 at night", "s2 s4"),
        ("make shot 2 a night scene with snow", "s2"),
        ("第十个镜头改成夜晚", "s10"),
        ("第十二个镜头改成夜晚", "s12"),
        ("最后一个镜头改成夜晚", "s12"),
        ("前两个镜头改成夜晚", "s1 s2"),
        ("第二和第四个镜头改成夜晚", "s2 s4"),
        ("第二到第四个镜头改成夜晚", "s2 s3 s4"),
        ("镜头三改成夜晚", "s3"),
        ("from shot 10 on at night", "s10 s11 s12"),
        ("the opening shot at night", "s2"),
        ("倒数第二个镜头改成夜晚", "s11"),
        ("从第十个镜头起改成夜晚", "s10 s11 s12"),
        ("all but the last ten at night", "s2"),
        ("除了第十二个镜头，其余改成夜晚", "s2 s3 s4 s5 s6 s7 s8 s9 s10 s11"),
        ("all shots at night", ""),
        ("every shot at night", ""),
        ("at night", ""),
    ],
)
def test_exactly_the_named_shots_are_meant(said: str, ids: str) -> None:
    wish = read_wish(said, CAST, SHOTS)
    assert (wish.shots, wish.unclear, wish.unread) == (ids.split(), False, [])
    assert wish.changes["time"] == "night"


@pytest.mark.parametrize(
    "said",
    [
        "shot 12345 at night",
        "second to last shot at night",
        "the last but one shot at night",
        "every second shot at night",
        "between shots 2 and 4 at night",
        "the last wide shot at night",
        "this shot at night",
        "two shots at night",
        "shots 4-2 at night",
        "shot 2 night and shot 4 day",
        "shot 2 at night, shot 4 with rain",
        "这个镜头改成夜晚",
    ],
)
def test_a_shot_that_isnt_read_is_asked_about(said: str) -> None:
    policy = RulePolicy(said, CAST, shots=SHOTS)
    assert policy.refusal is not None and policy.refusal.code == "request_unclear"
    assert policy.refusal.message == "Which shot? It has s2 … s12."
    assert [step.name for step in policy.plan] == ["finish"]


@pytest.mark.parametrize(
    "said", ["make it night in all shots but the first", "make it rain except in the last shot"]
)
def test_shots_that_are_to_stay_are_refused(said: str) -> None:
    (step,) = RulePolicy(said, CAST, shots=SHOTS).plan
    assert step.name == "finish" and "left out" in step.arguments["answer"]


def apply(film: Storyboard, *edits: EditBase, **options: object) -> Revision:
    asked = FilmOptions.model_validate({"request": film.request, **options})
    return apply_edits(film, asked, edits, CAST, lambda _: film)


def test_the_film_of_a_long_script_keeps_its_pace_when_a_shot_is_cut_out() -> None:
    long = FILM.model_copy(update={"seconds": 260.0})
    done = apply(long, RemoveShots(shots=["s2"]))
    assert done.board.seconds == round(260.0 - FILM.shots[1].seconds, 2)


def test_a_script_says_itself_how_long_it_is() -> None:
    with pytest.raises(StudioError, match="script"):
        apply(FILM, SceneEdit(language="zh"), script="Mira: Hello!")


@pytest.mark.parametrize(
    "edit",
    [
        MoveShots(shots=["s5"], before="s5"),
        AddThing(words="a yellow hat", holder="grandpa-joe", shots=["s1"]),
        Recast(entity="fishing-net", words="a rope", shots=["s1"]),
    ],
)
def test_what_would_change_nothing_that_was_meant_is_refused(edit: EditBase) -> None:
    with pytest.raises(StudioError):
        apply(FILM, edit)


def test_a_dog_that_is_a_cat_in_one_shot_is_a_dog_for_the_film() -> None:
    done = apply(FILM, Recast(entity="biscuit", words="a cat", shots=["s1"]))
    assert next(one for one in done.board.entities if one.id == "biscuit").noun == "dog"
    assert {t.prop.value for t in done.board.shots[0].things if t.id == "biscuit"} == {"cat"}


def test_a_shot_named_twice_is_cut_out_once() -> None:
    once, twice = apply(FILM, RemoveShots(shots=["s2"])), apply(FILM, RemoveShots(shots=["s2", "s2"]))
    assert once.board == twice.board


@pytest.mark.parametrize(
    ("said", "shots", "heard"),
    [
        ("mute shot 4", "s4", False),
        ("no sound in shot 2", "s2", False),
        ("turn off the audio of shots 2 and 3", "s2 s3", False),
        ("unmute the third shot", "s3", True),
        ("第3个镜头静音", "s3", False),
        ("取消第三个镜头的静音", "s3", True),
    ],
)
def test_shots_are_muted_and_heard_again(said: str, shots: str, heard: bool) -> None:
    """An editor's plainest order was answered with "not understood"."""
    read = read_orders(said, FILM, CAST)
    assert (read.edits, read.unread) == ([MuteShots(shots=shots.split(), heard=heard)], [])
    before = FILM.model_copy(deep=True)
    for shot in before.shots:
        shot.heard = shot.id not in shots.split() or not heard
    film = apply_edits(before, FilmOptions(request=FILM.request), read.edits, CAST, lambda options: FILM)
    silent = {shot.id for shot in film.board.shots if not shot.heard}
    assert silent == (set() if heard else set(shots.split()))


@pytest.mark.parametrize("said", ["mute Luca", "mute the music in shot 2", "make shot 2 happier"])
def test_who_or_what_else_is_to_be_silent_mutes_no_shot(said: str) -> None:
    assert not [one for one in read_orders(said, FILM, CAST).edits if isinstance(one, MuteShots)]


def test_a_transition_stands_before_its_shot() -> None:
    read = read_orders("dissolve before shot 5", FILM, CAST)
    assert [one.shot for one in read.edits if isinstance(one, SetTransition)] == ["s5"] and not read.unread


@pytest.mark.parametrize("said", ["move shot 3 to the end", "put shot 3 last"])
def test_a_shot_goes_to_the_end(said: str) -> None:
    """ "Shot 3 to the end" was taken for a stretch of shots, and nothing was done or said."""
    assert read_orders(said, FILM, CAST).edits == [MoveShots(shots=["s3"], before=None)]


@pytest.mark.parametrize(
    ("said", "shot", "transition"),
    [
        ("remove the dissolve before shot 3", "s3", Transition.CUT),
        ("no dissolve into shot 3", "s3", Transition.CUT),
        ("don't dissolve into shot 3", "s3", Transition.CUT),
        ("no fade into shot 1", "s1", Transition.CUT),
        ("remove the wipe into shot 4", "s4", Transition.CUT),
        ("take the wipe into shot 4 out", "s4", Transition.CUT),
        ("不要叠化到第三个镜头", "s3", Transition.CUT),
        ("a wipe instead of a dissolve into shot 3", "s3", Transition.WIPE),
        ("replace the wipe with a dissolve before shot 3", "s3", Transition.DISSOLVE),
        ("dissolve into shot 3", "s3", Transition.DISSOLVE),
    ],
)
def test_a_transition_that_is_denied_becomes_a_cut(said: str, shot: str, transition: Transition) -> None:
    """ "Remove the dissolve" put a dissolve there."""
    read = read_orders(said, FILM, CAST)
    assert read.edits == [SetTransition(shot=shot, transition=transition)]
    assert not read.doubts and not read.unread


@pytest.mark.parametrize(
    "said",
    [
        "don't mute shot 2",
        "do not mute shots 2 and 3",
        "不要把第二个镜头静音",
        "don't move shot 3 to the front",
        "please don't put shot 3 last",
        "don't start with shot 3",
        "不要把第三个镜头移到最前面",
        "don't delete shot 3",
        "别删掉第三个镜头",
        "don't swap shots 3 and 4",
        "don't remove the dissolve into shot 3",
        "no hard cut into shot 3",
    ],
)
def test_what_isnt_to_be_done_is_asked_about_and_not_done(said: str) -> None:
    """ "Don't mute shot 2" muted it."""
    read = read_orders(said, FILM, CAST)
    assert read.doubts and not read.edits, read


@pytest.mark.parametrize(
    ("said", "edits"),
    [
        (
            "mute shot 2 and move it to the end",
            [MuteShots(shots=["s2"]), MoveShots(shots=["s2"], before=None)],
        ),
        (
            "move shot 4 to the start and dissolve into it",
            [
                MoveShots(shots=["s4"], before="s1"),
                SetTransition(shot="s4", transition=Transition.DISSOLVE),
            ],
        ),
        (
            "make shot 3 last 4 seconds and dissolve into it",
            [SetTransition(shot="s3", transition=Transition.DISSOLVE), SetPace(shots=["s3"], seconds=4.0)],
        ),
    ],
)
def test_it_is_the_shot_that_was_spoken_of(said: str, edits: list[EditBase]) -> None:
    """The second half of the order was lost, or done with another shot."""
    read = read_orders(said, FILM, CAST)
    assert (read.edits, read.doubts, read.unread) == (edits, [], [])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("a 1 second dissolve into shot 3", "seconds can't be set"),
        ("mute shot 2 for 3 seconds", "seconds can't be set"),
        ("第二个镜头静音3秒", "seconds can't be set"),
        ("dissolve between shot 1 and shot 4", "aren't neighbours"),
    ],
)
def test_what_a_transition_or_silence_cannot_have_is_asked_about(said: str, why: str) -> None:
    """The shot was cut to the second that was meant for the dissolve."""
    read = read_orders(said, FILM, CAST)
    assert not read.edits and why in read.doubts[0]
