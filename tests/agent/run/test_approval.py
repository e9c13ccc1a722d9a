"""A director who wants a say gets it: at the storyboard, at doubtful takes, and when it has to stop."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from animation_ai_studio.agent.review.take_statistics import opinions
from animation_ai_studio.common.events import TakeMade
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Storyboard

from ..conftest import Studio, comfyui_processes
from .test_whole_way import REQUEST, SMALL, gone, wait_for

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]
Start = Callable[..., subprocess.Popen[str]]


def test_the_storyboard_waits_for_a_person_and_takes_the_edit_in_another_process(
    studio: Studio, home: Path, tmp_path: Path
) -> None:
    asked = studio("make", REQUEST, *SMALL, "--approve", "--json")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["question"]["about"] == "storyboard"
    run = RunFolder.open(home / "runs", "latest")
    assert run.read_record().status == "waiting"
    assert not list(run.takes.glob("*")), "something was made before it was approved"
    shown = studio("runs", "resume", "latest")
    assert "--approve" in shown.stderr

    wrong = studio("runs", "resume", "latest", "--choose", "s1-t1", "--json")
    assert json.loads(wrong.stdout)["error"]["code"] == "run_waiting"

    board = json.loads((run.root / "storyboard.json").read_text("utf-8"))
    board["title"] = "My own title"
    edited = tmp_path / "mine.json"
    edited.write_text(json.dumps(board), "utf-8")
    done = studio("runs", "resume", "latest", "--edit", str(edited), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"] == "My own title"
    assert Storyboard.model_validate_json((run.root / "storyboard.json").read_text()).title == "My own title"

    board["title"] = "Another title"
    edited.write_text(json.dumps(board), "utf-8")
    version = studio("runs", "resume", "latest", "--edit", str(edited), "--json")
    assert version.returncode == 0, version.stderr
    told = json.loads(version.stdout)
    assert told["title"] == "Another title" and told["run"] != run.id, "the edit was taken and dropped"
    made = [
        event.take
        for event in RunFolder.open(home / "runs", told["run"]).events()
        if isinstance(event, TakeMade)
    ]
    assert made == ["film-t1"], "what still fits isn't made again"
    assert run.read_record().title == "My own title"

    packed = studio("runs", "export", run.id, str(tmp_path / "run.zip"))
    assert packed.returncode == 0, packed.stderr
    names = zipfile.ZipFile(tmp_path / "run.zip").namelist()
    assert {f"{run.id}/film.mp4", f"{run.id}/report.html", f"{run.id}/storyboard.json"} <= set(names)


def test_a_shot_is_made_again_and_an_earlier_take_chosen_without_redoing_the_rest(
    studio: Studio, home: Path
) -> None:
    first = studio("make", REQUEST, *SMALL, "--json")
    assert first.returncode == 0, first.stderr
    run = RunFolder.open(home / "runs", "latest")
    made = [event.take for event in run.events() if isinstance(event, TakeMade)]
    again = studio("runs", "resume", "latest", "--again", "s1", "--json")
    assert again.returncode == 0, again.stderr
    later = [event.take for event in run.events() if isinstance(event, TakeMade)][len(made) :]
    assert later == ["s1-t2", "film-t2"]
    chosen = studio("runs", "resume", "latest", "--choose", "s1-t1", "--json")
    assert chosen.returncode == 0, chosen.stderr
    assert json.loads((run.root / "kept.json").read_text())["s1"] == "s1-t1"
    assert opinions(run) == {"s1-t1": True, "s1-t2": False}, "what a person chose is forgotten"
    unknown = studio("runs", "resume", "latest", "--choose", "s1-t9", "--json")
    assert json.loads(unknown.stdout)["error"]["code"] == "run_waiting"
    assert run.read_record().status == "finished", "a wrong answer must not spoil a finished film"


def test_another_process_stops_a_run_and_the_minutes_budget_is_named(
    studio: Studio, start_studio: Start, home: Path
) -> None:
    process = start_studio("make", REQUEST, *SMALL, "--watch")
    wait_for(home, "take", 1)
    children = comfyui_processes(home)
    stopped = studio("runs", "stop", "latest")
    assert stopped.returncode == 0, stopped.stderr
    assert process.wait(timeout=60) == 130
    assert gone(children)
    run = RunFolder.open(home / "runs", "latest")
    assert run.read_record().status == "stopped"
    early = studio("runs", "resume", "latest", "--approve", "--json")
    assert json.loads(early.stdout)["error"]["code"] == "run_waiting", "it asks nothing yet"
    assert run.read_record().status == "stopped"
    short = studio("runs", "resume", "latest", "--minutes", "0.01", "--json")
    told = json.loads(short.stdout)["error"]
    assert told["code"] == "run_budget" and "minutes" in told["message"] and "--minutes" in told["fix"]
    done = studio("runs", "resume", "latest", "--minutes", "30", "--json")
    assert done.returncode == 0, done.stderr
