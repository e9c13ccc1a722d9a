"""What a person says to a run has its effect or is refused: no option is taken and dropped."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from animation_ai_studio.__main__ import app
from animation_ai_studio.agent.cli.make import copy_film
from animation_ai_studio.agent.cli.question import chosen_takes
from animation_ai_studio.agent.request.options import BudgetChange, film_options
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.agent.run.phases import Phases
from animation_ai_studio.agent.run.service import check_request, new_run, taken_up
from animation_ai_studio.agent.run.store import AMENDED, INHERITED, RunStore
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.records import read_json
from animation_ai_studio.common.runs import Question, RunFolder
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import FilmDefaults
from typer.testing import CliRunner

from ..conftest import Studio

REQUEST = "Luca waves at a seagull on the beach"
STORYBOARD = Question(about="storyboard", text="Approve the storyboard, or give an edited one.")


def a_run(runs: Path, status: str = "finished", approve: bool = False) -> RunFolder:
    """A run as it lies there when its film is done, or while it waits with its storyboard."""
    options = film_options(REQUEST, FilmDefaults(), seconds=12, seed=3, approve=approve)
    run = new_run(runs, options)
    board = check_request(options, runs, [])
    write_text(run.root / "storyboard.json", board.model_dump_json(indent=2))
    run.update(status=status, title=board.title, question=STORYBOARD if status == "waiting" else None)
    if status == "finished":
        write_text(run.root / "film.mp4", "a film")
        write_text(run.root / "verdict.json", "{}")
        run.update(film="film.mp4")
    return run


Told = Callable[..., StudioError]


@pytest.fixture
def refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs the command line within this process and gives what refused it."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(home))

    def run(*arguments: str) -> StudioError:
        result = CliRunner().invoke(app, list(arguments))
        assert isinstance(result.exception, StudioError), result.output
        return result.exception

    return run


def edited(run: RunFolder, title: str = "Mine") -> Storyboard:
    return RunStore(run).storyboard().model_copy(update={"title": title})


@pytest.mark.parametrize("status", ["finished", "stopped", "failed"])
def test_an_edited_storyboard_makes_a_new_version_of_a_film(tmp_path: Path, status: str) -> None:
    """It said "made in 16 s" and made nothing."""
    run = a_run(tmp_path, status, approve=True)
    change = BudgetChange(takes=2)
    version, rest = taken_up(run, Answer(storyboard=edited(run), again=["s1"], budgets=change), [])
    assert version.id != run.id and rest is None
    assert RunStore(version).storyboard(AMENDED).title == "Mine"
    assert RunStore(run).storyboard().title != "Mine", "the earlier film stays"
    assert RunStore(version).options().budgets.takes == 2
    assert read_json(version.root / INHERITED)["approved"] is True, (
        "they would be asked about their own storyboard"
    )


def test_an_edited_storyboard_answers_the_run_that_waits_for_it(tmp_path: Path) -> None:
    run = a_run(tmp_path, "waiting", approve=True)
    answer = Answer(storyboard=edited(run))
    assert taken_up(run, answer, []) == (run, answer)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(), "nothing waits"),
        (Answer(budgets=BudgetChange(takes=8)), "no budget is at work"),
    ],
)
def test_nothing_to_do_is_said(tmp_path: Path, answer: Answer, told: str) -> None:
    with pytest.raises(StudioError, match=told):
        taken_up(a_run(tmp_path), answer, [])


def test_a_storyboard_that_changes_nothing_or_asks_for_what_isnt_there_is_refused(tmp_path: Path) -> None:
    run = a_run(tmp_path)
    board = RunStore(run).storyboard()
    for answer, told in (
        (Answer(storyboard=board), "Nothing would change"),
        (Answer(storyboard=edited(run), takes=["s1-t1"]), "belong to this one"),
        (Answer(storyboard=edited(run), again=["s99"]), "no shot 's99'"),
    ):
        with pytest.raises(StudioError, match=told):
            taken_up(run, answer, [])
    assert [path.name for path in tmp_path.iterdir()] == [run.id]


def test_a_run_that_is_worked_on_takes_no_storyboard(tmp_path: Path) -> None:
    run = a_run(tmp_path)
    with run.lock(), pytest.raises(StudioError, match="Another process"):
        taken_up(run, Answer(storyboard=edited(run)), [])


def test_a_storyboard_isnt_dropped_when_takes_are_asked_about(tmp_path: Path) -> None:
    run = a_run(tmp_path)
    with pytest.raises(StudioError, match="storyboard is settled") as refused:
        Phases.change_takes(object.__new__(Phases), {}, Answer(storyboard=edited(run)))
    assert refused.value.code == "run_waiting"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--approve"], "run_waiting"),
        (["--takes", "8"], "run_waiting"),
        (["--minutes", "90", "--rounds", "2"], "run_waiting"),
        (["--approve", "--choose", "s1-t1"], "option_invalid"),
        (["--approve", "--edit", "{board}"], "option_invalid"),
        (["--edit", "{board}"], "nothing_to_change"),
        (["--edit", "nowhere.json"], "file_missing"),
        (["--choose", "s1 t1"], "option_invalid"),
        (["--profile", "cloud"], "config_missing"),
    ],
)
def test_options_of_resume_that_would_do_nothing_to_a_finished_film_are_refused(
    refused: Told, home: Path, options: list[str], told: str
) -> None:
    run = a_run(home / "runs")
    given = [one.format(board=run.root / "storyboard.json") for one in options]
    assert refused("runs", "resume", "latest", *given).code == told
    assert run.read_record().status == "finished" and RunStore(run).options().budgets == BudgetChange()


def test_resuming_a_finished_film_says_so_and_starts_nothing(studio: Studio, home: Path) -> None:
    run = a_run(home / "runs")
    said = studio("runs", "resume", "latest")
    assert said.returncode == 0 and said.stdout.strip() == str(run.root / "film.mp4")
    assert "nothing was left to do" in said.stderr and "made in" not in said.stderr
    assert "server" not in [event.kind for event in run.events()]


@pytest.mark.parametrize(
    "option",
    [
        ["--length", "20"],
        ["--style", "noir"],
        ["--language", "zh"],
        ["--seed", "4"],
        ["--character", "Pim"],
        ["--planner", "model"],
    ],
)
def test_from_passes_over_no_option(refused: Told, home: Path, option: list[str]) -> None:
    a_run(home / "runs")
    assert refused("make", REQUEST, "--from", "latest", *option, "--dry-run").code == "option_invalid"


def test_the_words_beside_from_are_said_to_change_nothing(tmp_path: Path) -> None:
    run = a_run(tmp_path)
    options = film_options("Something else", FilmDefaults(), animatic=run.id)
    assert "change nothing" in check_request(options, tmp_path, []).notes[-1]
    same = film_options(REQUEST, FilmDefaults(), animatic=run.id)
    assert check_request(same, tmp_path, []) == RunStore(run).storyboard()


@pytest.mark.parametrize("rehearsal", [[], ["--dry-run"]])
@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--look", "sdxl"], "model_missing"),
        (["--out", "/proc/nowhere/film.mp4"], "not_writable"),
        (["--out", "film.avi"], "option_invalid"),
    ],
)
def test_a_dry_run_says_what_would_stop_the_film(
    refused: Told, home: Path, options: list[str], code: str, rehearsal: list[str]
) -> None:
    """A rehearsal that goes well before a film that can't be made is worth nothing."""
    assert refused("make", REQUEST, *options, *rehearsal).code == code
    assert not (home / "runs").exists()


def test_a_dry_run_with_toon_xl_finds_the_model_that_ships(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(home))
    said = CliRunner().invoke(app, ["make", REQUEST, "--look", "toonxl", "--dry-run"])
    assert said.exit_code == 0, said.output


def test_captions_and_poster_come_along_with_the_film(tmp_path: Path) -> None:
    """--out left the captions behind."""
    for suffix in (".mp4", ".srt", ".ass", ".jpg", ".json"):
        (tmp_path / f"film{suffix}").write_text(suffix)
    out = tmp_path / "out"
    out.mkdir()
    assert copy_film(tmp_path / "film.mp4", out / "mine.mp4") == out / "mine.mp4"
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        f"mine{suffix}": suffix for suffix in (".mp4", ".srt", ".ass", ".jpg")
    }


def test_the_copy_of_a_film_has_the_name_that_was_asked_for(tmp_path: Path) -> None:
    """--out Film.MP4 wrote Film.mp4 and told of Film.MP4."""
    (tmp_path / "film.mp4").write_text("a film")
    (tmp_path / "out").mkdir()
    copy = copy_film(tmp_path / "film.mp4", tmp_path / "out" / "Film.MP4")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Film.MP4"] == [copy.name]


def test_a_budget_is_kept_although_nobody_answers(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`runs resume` of a run that waits printed how to answer, and forgot --takes."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(home))
    run = a_run(home / "runs", "waiting", approve=True)
    said = CliRunner().invoke(app, ["runs", "resume", "latest", "--takes", "8"])
    assert said.exit_code == 0, said.output
    assert RunStore(run).options().budgets.takes == 8 and run.read_record().status == "waiting"


def test_takes_and_shots_are_told_apart_at_the_prompt() -> None:
    question = Question(about="takes", text="?", takes={"s3": ["s3-t2", "s3-t1"], "s4": ["s4-t1"]})
    answer = chosen_takes("s3-t1, s4", question)
    assert (answer.takes, answer.again) == (["s3-t1"], ["s4"])
    with pytest.raises(StudioError, match="s9"):
        chosen_takes("s9", question)


def at_terminal(environment: dict[str, str], said: list[tuple[str, str]], *arguments: str) -> tuple[int, str]:
    """Runs the command line at a terminal: waits for each text, then types the answer that goes with it."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "animation_ai_studio", *arguments],
        env={**environment, "TERM": "xterm", "NO_COLOR": "1"},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    seen, unread, waiting, deadline = "", "", list(said), time.monotonic() + 200
    try:
        while time.monotonic() < deadline:
            if not select.select([leader], [], [], 1.0)[0]:
                continue
            try:
                part = os.read(leader, 65536).decode("utf-8", "replace")
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen, unread = seen + part, unread + part
            if waiting and waiting[0][0] in unread:
                os.write(leader, f"{waiting.pop(0)[1]}\n".encode())
                unread = ""
        return process.wait(timeout=30), seen
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def test_at_a_terminal_the_question_is_put_there(environment: dict[str, str], home: Path) -> None:
    """--approve printed commands to type and went away."""
    run = a_run(home / "runs", "waiting", approve=True)
    talk = [
        ("Go on?", "transmogrify the blorb"),
        ("Go on?", "at night, in the kitchen instead"),
        ("Go on?", "n"),
    ]
    code, seen = at_terminal(environment, talk, "runs", "resume", "latest")
    assert code == 0, seen
    assert "isn't understood as a change" in seen and "blorb" in seen
    assert "kitchen, night" in seen, seen
    asked, _, later = seen.rpartition("Go on?")
    assert "--approve" not in asked, "there is somebody to ask"
    assert f"runs resume {run.id} --approve" in later, "nobody says how to go on"
    assert run.read_record().status == "waiting"


@pytest.mark.parametrize("piped", [False, True])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_question_of_an_order(
    environment: dict[str, str], home: Path, number: signal.Signals, piped: bool
) -> None:
    """The thread that read the terminal was waited for, so that only a line that was typed ended it."""
    a_run(home / "runs")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "animation_ai_studio", "ask", "make it sunset and night"],
        env={**environment, "TERM": "xterm", "NO_COLOR": "1"},
        stdin=follower,
        stdout=subprocess.DEVNULL if piped else follower,
        stderr=follower,
    )
    os.close(follower)
    seen, deadline = "", time.monotonic() + 100
    try:
        while "Which one?" not in seen and time.monotonic() < deadline:
            if select.select([leader], [], [], 1.0)[0]:
                seen += os.read(leader, 65536).decode("utf-8", "replace")
        time.sleep(0.3)  # the prompt reads
        process.send_signal(number)
        assert process.wait(timeout=3) == 128 + number, seen
    finally:
        process.kill()
        process.wait()
        os.close(leader)


@pytest.mark.slow
@pytest.mark.comfyui
def test_a_film_is_approved_changed_and_made_at_a_terminal(environment: dict[str, str], home: Path) -> None:
    talk = [("Go on?", "at night in the kitchen"), ("Go on?", "y")]
    small = ("--length", "10", "--size", "128x72", "--approve")
    code, seen = at_terminal(environment, talk, "make", REQUEST, *small)
    assert code == 0, seen
    run = RunFolder.open(home / "runs", "latest")
    assert run.read_record().status == "finished"
    places = {shot.setting.place for shot in RunStore(run).storyboard().shots if not shot.card}
    assert places == {"kitchen"}
