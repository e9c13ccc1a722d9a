"""Somebody who wants a say before minutes are spent: the run waits, takes their changes, and can be stopped or packed."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from animation_ai_studio.common.runs import RunFolder

from .conftest import Studio, comfyui_processes
from .test_whole_way import SMALL, check_film, wait_for

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]

REQUEST = "Mira and Otto look for a crab on the beach"
SAID = "I have counted the crabs, and they have counted me."


def test_a_film_waits_for_approval_and_is_made_as_it_was_changed(
    studio: Studio, home: Path, tmp_path: Path
) -> None:
    asked = studio("make", REQUEST, *SMALL, "--approve", "--json")
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout)
    assert told["standing"] == "waiting"
    run = RunFolder.open(home / "runs", told["run"])
    assert run.read_record().standing == "waiting"
    assert comfyui_processes(home) == []
    assert not list(run.takes.glob("*.take.json"))

    again = studio("runs", "resume", run.id, "--json")
    assert json.loads(again.stdout)["standing"] == "waiting", "going on is no approval"

    board = json.loads(Path(told["storyboard"]).read_text("utf-8"))
    line = next(line for beat in board["beats"] for shot in beat["shots"] for line in shot.get("lines", []))
    line["text"] = SAID
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps({**board, "beats": []}), "utf-8")
    wrong = studio("runs", "approve", run.id, "--storyboard", str(mine))
    assert wrong.returncode == 1 and "beats" in wrong.stderr and "Traceback" not in wrong.stderr
    mine.write_text(json.dumps(board), "utf-8")
    made = studio("runs", "approve", run.id, "--storyboard", str(mine), "--json")
    assert made.returncode == 0, made.stderr
    check_film(Path(json.loads(made.stdout)["film"]), 10)
    captions = (run.root / "film.srt").read_text("utf-8").replace("\n", " ")
    assert "they have counted me" in captions
    (event,) = [event for event in run.events() if event["kind"] == "approved"]
    assert event["changed"]

    twice = studio("runs", "approve", run.id)
    assert twice.returncode == 1 and "doesn't wait" in twice.stderr

    pack = tmp_path / "film.zip"
    assert studio("runs", "export", run.id, str(pack)).returncode == 0
    with zipfile.ZipFile(pack) as opened:
        names = set(opened.namelist())
    assert {f"{run.id}/{name}" for name in ("film.mp4", "storyboard.json", "report.html")} <= names
    assert not [name for name in names if "checkpoint" in name]


def test_another_terminal_can_stop_a_film(
    start_studio: Callable[..., subprocess.Popen[str]], studio: Studio, home: Path
) -> None:
    process = start_studio("make", REQUEST, *SMALL)
    wait_for(home, "submit", 1)
    stopped = studio("runs", "stop", "latest")
    assert stopped.returncode == 0, stopped.stderr
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert RunFolder.open(home / "runs", "latest").read_record().standing == "stopped"
    assert comfyui_processes(home) == []
    nothing = studio("runs", "stop", "latest")
    assert nothing.returncode == 1 and "isn't under way" in nothing.stderr
