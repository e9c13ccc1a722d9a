"""Every option of a film changes what is made: the storyboard, the graphs, or how the work goes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.__main__ import app
from animation_ai_studio.agent.cli import make as cli
from animation_ai_studio.agent.edits.apply import apply_edits
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.jobs.renderers.puppets import Puppets
from animation_ai_studio.agent.request.options import BudgetChange, FilmOptions, film_options
from animation_ai_studio.agent.request.planning import Plan
from animation_ai_studio.agent.run.service import check_request, new_run
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.agent.tools.films import FilmInput
from animation_ai_studio.agent.tools.revising import ReviseInput, revised
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.vocabulary import FilmStyle
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults, load_characters, load_studio
from animation_ai_studio.workflows.catalog import Catalog
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[3]
REQUEST = "Mira and Pim look for a crab"

PLANNED: dict[str, Any] = {
    "request": "Mira and Pim find a crown",
    "script": "Mira: Hello!",
    "characters": ["luca"],
    "seconds": 45.0,
    "usual_seconds": 60.0,
    "language": "zh",
    "style": FilmStyle.NOIR,
    "seed": 9,
}
"""Options that the storyboard shows, each with another value than usual."""
DRAWN: dict[str, Any] = {
    "width": 640,
    "height": 360,
    "fps": 12,
    "captions": False,
    "music": False,
}
"""Options that the graphs show."""
ELSEWHERE = {
    "animatic": ("agent/run/test_answers.py", "test_the_words_beside_from_are_said_to_change_nothing"),
    "look": ("nodes/character/test_sdxl_film.py", "test_"),
    "approve": ("agent/run/test_approval.py", "test_the_storyboard_waits_for_a_person"),
    "planner": ("agent/story/test_model_planner.py", "test_"),
    "budgets": (
        "agent/run/test_approval.py",
        "test_another_process_stops_a_run_and_the_minutes_budget_is_named",
    ),
}
"""Options whose effect another test sees."""


def options_of(**changes: Any) -> FilmOptions:
    return FilmOptions(request=REQUEST, seed=3).model_copy(update=changes)


def planned(options: FilmOptions, runs: Path) -> Storyboard:
    board = check_request(options, runs, [])
    return board.model_copy(update={"request": "", "seed": 0})


def graphs(options: FilmOptions, board: Storyboard) -> list[Any]:
    """The graphs of the first shot and of the cut, as they are given to ComfyUI."""
    takes = {
        shot.id: Take(job=new_job("run", "shot", shot.id, 1, board.seed), files=[]) for shot in board.shots
    }
    stage = JobBuilder(
        run_id="run",
        options=options,
        storyboard=board,
        catalog=Catalog({}),
        takes=takes,
        lengths={shot.id: shot.seconds for shot in board.shots},
        characters=load_characters([]),
        folders=[],
    )
    made = [
        Puppets(stage).parameters(new_job("run", "shot", board.shots[0].id, 1, 3)),
        stage.film_parameters(new_job("run", "film", "film", 1, 3)),
    ]
    return [one.model_dump(mode="json") for one in made]


def test_every_option_is_watched() -> None:
    """A new option belongs into one of the tables here."""
    assert {*PLANNED, *DRAWN, *ELSEWHERE} == set(FilmOptions.model_fields)
    for path, name in ELSEWHERE.values():
        assert f"def {name}" in (ROOT / "tests" / path).read_text("utf-8"), path


@pytest.mark.parametrize("name", PLANNED)
def test_an_option_changes_the_storyboard(name: str, tmp_path: Path) -> None:
    changed = planned(options_of(**{name: PLANNED[name]}), tmp_path)
    assert changed != planned(options_of(), tmp_path)


@pytest.mark.parametrize("name", DRAWN)
def test_an_option_changes_the_graphs(name: str, tmp_path: Path) -> None:
    board = check_request(options_of(), tmp_path, [])
    assert graphs(options_of(**{name: DRAWN[name]}), board) != graphs(options_of(), board)


@pytest.mark.parametrize(
    ("setting", "request_", "seen"),
    [
        ("seconds: 50", REQUEST, lambda board, options: board.seconds == 50),
        ("seconds: 50", f"{REQUEST}, 20 seconds", lambda board, options: board.seconds == 20),
        ("language: zh", "🐟🌊😂", lambda board, options: board.language == "zh"),
        ("language: zh", REQUEST, lambda board, options: board.language == "en"),
        ("width: 640", REQUEST, lambda board, options: options.width == 640),
        ("height: 480", REQUEST, lambda board, options: options.height == 480),
        ("fps: 12", REQUEST, lambda board, options: options.fps == 12),
        ("captions: false", REQUEST, lambda board, options: not options.captions),
    ],
)
def test_what_a_film_is_by_default_can_be_set(
    setting: str, request_: str, seen: Callable[[Storyboard, FilmOptions], bool], tmp_path: Path
) -> None:
    """``film.seconds`` and ``film.language`` of studio.yaml were read by nothing."""
    (tmp_path / "studio.yaml").write_text(f"film:\n  {setting}\n", "utf-8")
    defaults = load_studio([ConfigFolder(tmp_path)]).film
    assert {setting.partition(":")[0]} <= set(FilmDefaults.model_fields)
    options = film_options(request_, defaults, seed=3)
    assert seen(check_request(options, tmp_path, []), options)


MADE: dict[str, tuple[list[str], str]] = {
    "script": (["--script", "{file}"], "script"),
    "characters": (["--character", "Luca"], "characters"),
    "seconds": (["--length", "20"], "seconds"),
    "language": (["--language", "zh"], "language"),
    "style": (["--style", "noir"], "style"),
    "seed": (["--seed", "7"], "seed"),
    "look": (["--look", "toonxl"], "look"),
    "animatic": (["--from", "{run}"], "animatic"),
    "size": (["--size", "9:16"], "width"),
    "fps": (["--fps", "23.976"], "fps"),
    "preview": (["--preview"], "width"),
    "captions": (["--no-captions"], "captions"),
    "music": (["--no-music"], "music"),
    "approve": (["--approve"], "approve"),
    "planner": (["--planner", "model"], "planner"),
    "minutes": (["--minutes", "5"], "budgets"),
    "takes": (["--takes", "2"], "budgets"),
    "rounds": (["--rounds", "0"], "budgets"),
    "model_calls": (["--model-calls", "3"], "budgets"),
}
"""Options of `make` and what of the film's options each changes."""
WORKING: dict[str, tuple[list[str], str, Any]] = {
    "out_file": (["--out", "{folder}/mine.mp4"], "out_file", Path("{folder}/mine.mp4")),
    "profile": (["--profile", "embedded"], "profile", "embedded"),
    "watch": (["--watch"], "watch", True),
    "open_film": (["--open"], "open_film", True),
    "as_json": (["--json"], "as_json", True),
}
"""Options of `make` that say how the work goes, and what is told of them to it."""


@pytest.fixture
def told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[FilmOptions, dict[str, Any]]]:
    """Runs `make` up to where the work begins: the film's options and what the work is told."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    seen: list[Any] = []

    def begun(runs: Path, options: FilmOptions, plan: Plan) -> RunFolder:
        seen.append(options)
        return RunFolder(runs)

    monkeypatch.setattr(cli, "new_run", begun)
    monkeypatch.setattr(cli.Rehearsal, "fresh_seed", lambda _: 0)
    monkeypatch.setattr(cli, "finish", lambda run, profile, **how: seen.append({"profile": profile, **how}))

    def run(*arguments: str) -> tuple[FilmOptions, dict[str, Any]]:
        seen.clear()
        result = CliRunner().invoke(app, ["make", REQUEST, *arguments])
        assert result.exit_code == 0, (result.output, result.exception)
        options, how = seen
        return options, how

    return run


def test_every_option_of_make_is_watched() -> None:
    taken = set(inspect.signature(cli.make).parameters)
    assert taken == {"request", "dry_run", *MADE, *WORKING}


@pytest.mark.parametrize("name", MADE)
def test_an_option_of_make_reaches_the_film(name: str, told: Callable[..., Any], tmp_path: Path) -> None:
    arguments, field = MADE[name]
    if name == "animatic":
        run = new_run(tmp_path / "runs", options_of())
        board = check_request(options_of(), tmp_path / "runs", [])
        write_text(run.root / "storyboard.json", board.model_dump_json())
        arguments = ["--from", run.id]
    elif name == "script":
        arguments = ["--script", str(tmp_path / "film.txt")]
        write_text(tmp_path / "film.txt", "Mira: Hello!")
    usual, _ = told()
    changed, _ = told(*arguments)
    assert getattr(changed, field) != getattr(usual, field)


@pytest.mark.parametrize("name", WORKING)
def test_an_option_of_make_reaches_the_work(name: str, told: Callable[..., Any], tmp_path: Path) -> None:
    arguments, field, value = WORKING[name]
    _, how = told(*(one.format(folder=tmp_path) for one in arguments))
    assert str(how[field]) == str(value).format(folder=tmp_path)


def test_every_argument_of_the_film_tool_reaches_the_film() -> None:
    assert set(FilmInput.model_fields) == {"request", "script", "seconds", "style", "look", "size", "seed"}
    assert set(BudgetChange.model_fields) == {"minutes", "takes", "rounds", "model_calls"}


def test_edits_beside_the_fields_change_the_film(tmp_path: Path) -> None:
    board, options = check_request(options_of(seconds=20.0), tmp_path, []), options_of(seconds=20.0)
    wanted = ReviseInput.model_validate({"run": "r", "edits": [{"kind": "film", "title": "Another name"}]})
    done = apply_edits(board, options, wanted.wanted, load_characters([]), lambda _: board)
    assert done.board.title == "Another name" != board.title


@pytest.mark.parametrize("name", sorted(set(ReviseInput.model_fields) - {"run", "edits"}))
def test_every_change_that_can_be_asked_for_changes_the_film(name: str, tmp_path: Path) -> None:
    board = check_request(options_of(seconds=20.0), tmp_path, [])
    first = next(shot for shot in board.shots if shot.actors)
    assert first.setting.place != "castle"
    values: dict[str, dict[str, Any]] = {
        "shots": {"shots": [first.id], "time": "night"},
        "only_place": {"only_place": "castle", "time": "night"},
        "character": {"character": first.actors[0].character, "emotion": "scared"},
        "leaves": {"leaves": "pim", "plays": "luca"},
        "plays": {"leaves": "pim", "plays": "alberto"},
        "place": {"place": "castle"},
        "time": {"time": "night"},
        "weather": {"weather": "fog"},
        "framing": {"framing": "wide"},
        "camera": {"camera": "shake"},
        "emotion": {"emotion": "scared"},
        "gesture": {"gesture": "bow"},
        "style": {"style": "noir"},
        "mood": {"mood": "epic"},
        "music": {"music": False},
        "captions": {"captions": False},
        "size": {"size": "9:16"},
        "length": {"length": "longer"},
        "seconds": {"seconds": 40.0},
        "language": {"language": "zh"},
        "again": {"again": True},
    }
    given = values[name]
    plan = lambda options: check_request(options, tmp_path, [])  # noqa: E731
    wanted = ReviseInput.model_validate({"run": "r", **given})
    options = options_of(seconds=20.0)
    if name == "only_place":  # nothing plays in a castle, so nothing may change
        with pytest.raises(StudioError, match="Nothing would change"):
            revised(board, options, wanted, load_characters([]), plan)
        return
    after, new, again = revised(board, options, wanted, load_characters([]), plan)
    assert (after, new, again) != (board, options, frozenset())
    if name == "shots":
        assert {shot.id for shot in after.shots if shot not in board.shots} == {first.id}
