"""Without this, the commands that keep the studio running could break while its parts still work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest
import typer
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.runtime import cli
from animation_ai_studio.runtime.doctor import check_folder, examine
from animation_ai_studio.runtime.process import start
from animation_ai_studio.runtime.server import ComfyServer
from animation_ai_studio.runtime.source import ComfyProgram
from typer.testing import CliRunner

STUDIO = [sys.executable, "-P", "-m", "animation_ai_studio"]


@pytest.fixture
def serving(home: Path) -> Iterator[subprocess.Popen[str]]:
    """``studio serve`` with the real ComfyUI, in a home of its own, where no other test looks for one."""
    child = subprocess.Popen(
        [*STUDIO, "serve", "--json", "--port", str(free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    yield child
    child.kill()
    child.communicate()


@pytest.mark.comfyui
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_serve_keeps_a_real_comfyui_until_it_is_stopped(
    serving: subprocess.Popen[str], gone: Callable[[list[int]], bool], number: signal.Signals
) -> None:
    """A user opens the address in a browser, works, presses Ctrl-C, and nothing is left."""
    assert serving.stdout is not None and serving.stderr is not None
    answer = ""
    while not answer.rstrip().endswith("}"):
        answer += serving.stdout.readline() or pytest.fail(serving.stderr.read())
    told = json.loads(answer)
    assert told["origin"] == "embedded"
    assert "<html" in httpx.get(told["url"], trust_env=False).text.lower()
    children = [child.pid for child in psutil.Process(serving.pid).children(recursive=True)]
    second = subprocess.run([*STUDIO, "serve"], capture_output=True, text=True, check=True)
    assert second.stdout.strip() == told["url"]
    serving.send_signal(number)
    assert serving.wait(20) == 128 + number
    assert gone(children)


@pytest.fixture
def embedded(standin: ComfyProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in plays the embedded ComfyUI."""
    monkeypatch.setattr("animation_ai_studio.runtime.server.embedded_program", lambda: standin)


def test_a_comfyui_that_dies_under_serve_is_told(
    embedded: None,
    pids: Callable[[str], list[int]],
    gone: Callable[[list[int]], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A user whose page went blank finds the reason in the terminal, and no remains in memory."""
    left: list[int] = []

    def kill(server: ComfyServer, as_json: bool) -> None:
        left.extend(pids(server.url))
        assert server.process is not None
        server.process.child.kill()

    monkeypatch.setattr(cli, "_tell", kill)
    app = typer.Typer()
    app.command()(cli.serve)
    result = CliRunner().invoke(app, [])
    assert isinstance(result.exception, StudioError)
    assert result.exception.code == "comfyui_lost"
    assert gone(left)


def test_serve_refuses_a_busy_port(standin: ComfyProgram, embedded: None) -> None:
    """``--port`` means that port and no other."""
    other = start(standin)
    try:
        app = typer.Typer()
        app.command()(cli.serve)
        result = CliRunner().invoke(app, ["--port", other.url.rsplit(":", 1)[1]])
    finally:
        other.stop()
    assert isinstance(result.exception, StudioError)
    assert result.exception.code == "port_busy"


def test_the_doctor_finds_a_sound_machine_sound(home: Path) -> None:
    """False alarms teach people to ignore the doctor."""
    assert [finding for finding in examine() if finding.level == "wrong"] == []


def test_the_doctor_names_a_folder_that_cant_be_written(tmp_path: Path) -> None:
    """The most common cause of trouble, with what to do about it."""
    place = tmp_path / "file"
    place.touch()
    finding = check_folder("Cache", place)
    assert finding.level == "wrong" and str(place) in finding.text and finding.fix


def test_the_doctors_findings_can_be_read_by_programs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--json`` and the exit code, for scripts."""
    app = typer.Typer()
    app.command()(cli.doctor)
    result = CliRunner().invoke(app, ["--json"])
    assert {"name", "level", "text", "fix"} == set(json.loads(result.stdout)[0])
    (home / "file").touch()
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(home / "file"))
    assert CliRunner().invoke(app, []).exit_code == 1
