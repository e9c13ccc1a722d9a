"""A change that a person asks for is seen in the new film's storyboard or options, or is answered: never passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.cli.question import places_of
from animation_ai_studio.agent.edits.said import cast_of, words_of
from animation_ai_studio.agent.edits.wish import read_wish
from animation_ai_studio.agent.loop import RulePolicy, solve
from animation_ai_studio.agent.request.options import FilmOptions, film_options
from animation_ai_studio.agent.run.service import check_request
from animation_ai_studio.agent.tools import Registry, ToolContext
from animation_ai_studio.agent.tools.revising import ReviseInput, revised
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import FilmDefaults, load_characters

CAST = load_characters([])
REQUEST = "Mira and Pim look for a crab in the forest"


def options_of(**changes: Any) -> FilmOptions:
    return film_options(REQUEST, FilmDefaults(), seconds=20, seed=3, **changes)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Storyboard:
    return check_request(options_of(), tmp_path_factory.mktemp("runs"), [])


def after(said: str, board: Storyboard, runs: Path, **changes: Any) -> tuple[Storyboard, FilmOptions]:
    """Storyboard and options of the film that a sentence makes of the film."""
    policy = RulePolicy(said, cast_of(board, CAST), known=words_of(board), places=places_of(board))
    (order,) = [step for step in policy.plan if step.name == "revise_shot"]
    wanted = ReviseInput.model_validate(order.arguments)
    new, options, _ = revised(
        board, options_of(**changes), wanted, CAST, lambda given: check_request(given, runs, [])
    )
    return new, options


def pictures(board: Storyboard) -> list[Any]:
    return [shot for shot in board.shots if not shot.card]


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("on the beach instead", "place", "beach"),
        ("Mira and Pim look for a crab on the beach instead", "place", "beach"),
        ("set it in the kitchen", "place", "kitchen"),
        ("on the beach instead of the forest", "place", "beach"),
        ("at the beach, not in the forest", "place", "beach"),
        ("改到海滩", "place", "beach"),
        ("在海滩而不是森林", "place", "beach"),
        ("at night in the kitchen", "place", "kitchen"),
        ("at night in the forest", "time", "night"),
        ("at night instead", "time", "night"),
        ("make it rain", "weather", "rain"),
        ("make it snow", "weather", "snow"),
        ("让它下雨", "weather", "rain"),
    ],
)
def test_place_time_and_weather_change_in_every_shot(
    said: str, field: str, value: str, board: Storyboard, tmp_path: Path
) -> None:
    """Once 'on the beach instead' was read as "the shots on the beach", and nothing changed."""
    new, _ = after(said, board, tmp_path)
    assert {str(getattr(shot.setting, field)) for shot in pictures(new)} == {value}
    assert {str(getattr(shot.setting, field)) for shot in pictures(board)} != {value}


@pytest.mark.parametrize(
    "said", ["with Alberto instead of Pim", "replace Pim with Alberto", "把皮姆换成阿尔贝托"]
)
def test_somebody_else_plays_and_is_spoken_of(said: str, board: Storyboard, tmp_path: Path) -> None:
    new, _ = after(said, board, tmp_path)
    told = new.model_dump_json(include={"beats", "cast", "title"}).lower()
    assert "alberto" in new.cast and "pim" not in new.cast
    assert '"pim"' not in told and " pim " not in told
    assert [len(shot.lines) for shot in new.shots] == [len(shot.lines) for shot in board.shots]


def test_a_role_is_known_by_the_name_that_the_film_gives_it(tmp_path: Path) -> None:
    options = film_options("Mira meets Tom in the forest", FilmDefaults(), seconds=20, seed=3)
    board = check_request(options, tmp_path, [])
    (player,) = [who for who, role in board.called.items() if role == "Tom"]
    policy = RulePolicy("with Alberto instead of Tom", cast_of(board, CAST))
    assert policy.plan[0].arguments == {"run": "latest", "leaves": player, "plays": "alberto"}


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("shorter", {"seconds": 12}),
        ("make it a bit longer please", {"seconds": 30}),
        ("make it 40 seconds", {"seconds": 40}),
        ("短一点", {"seconds": 12}),
        ("in Chinese", {"language": "zh"}),
        ("用中文", {"language": "zh"}),
    ],
)
def test_length_and_language_write_the_story_anew(
    said: str, changes: dict[str, Any], board: Storyboard, tmp_path: Path
) -> None:
    new, options = after(said, board, tmp_path)
    for name, value in changes.items():
        assert getattr(options, name) == value == getattr(new, name)
    assert new.request == board.request


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("happier music", "playful"),
        ("make the music sadder", "melancholy"),
        ("no music", "none"),
        ("紧张的音乐", "tense"),
    ],
)
def test_the_music_changes_and_nobodys_face(said: str, mood: str, board: Storyboard, tmp_path: Path) -> None:
    """'happier music' made everybody smile."""
    board = board.model_copy(update={"mood": "epic"})
    new, options = (
        after(said, board, tmp_path, music=False) if mood != "none" else after(said, board, tmp_path)
    )
    assert new.mood == mood and new.shots == board.shots
    assert options.music, "the music stayed off"


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("without subtitles", "captions", False),
        ("as a vertical video", "width", 720),
        ("square please", "width", 960),
    ],
)
def test_what_is_meant_for_the_whole_film_changes_its_options(
    said: str, field: str, value: Any, board: Storyboard, tmp_path: Path
) -> None:
    new, options = after(said, board, tmp_path)
    assert getattr(options, field) == value and new == board


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("in the forest instead", "Nothing would change"),
        ("with Luca instead of Alberto", "isn't in these shots"),
        ("with Mira instead of Pim", "already"),
        ("with Luca instead", "replaced by somebody else"),
    ],
)
def test_a_change_that_cant_be_made_is_answered(
    said: str, told: str, board: Storyboard, tmp_path: Path
) -> None:
    with pytest.raises(StudioError, match=told):
        after(said, board, tmp_path)


def test_a_film_from_another_ones_storyboard_keeps_its_length(board: Storyboard, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="fixed"):
        after("shorter", board, tmp_path, animatic="20260101-000000-a")


def test_a_mood_without_music_is_refused(board: Storyboard, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="no music"):
        after("make it scarier", board, tmp_path, music=False)


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("make it rain and add a dog", ["dog"]),
        ("change Mira's shirt to red", ["shirt", "red"]),
        ("shorter hair for Pim", ["shorter", "hair"]),
        ("make the forest stormier and keep everything else", []),
        ("closer on Pim in shot 3, and angry", []),
        ("第二个镜头改成夜晚", []),
        ("replace the cat with a dog", ["cat", "dog"]),
    ],
)
def test_words_that_nothing_takes_up_are_noticed(said: str, unread: list[str]) -> None:
    assert read_wish(said, CAST).unread == unread


async def test_what_wasnt_understood_is_answered(tmp_path: Path) -> None:
    for said, told in (
        ("change Mira's shirt to red", "shirt, red"),
        ("make it rain except in shot 2", "not to be left out"),
    ):
        outcome = await solve(said, Registry(), ToolContext(runs=tmp_path), RulePolicy(said, CAST))
        assert told in outcome.answer and not outcome.steps
