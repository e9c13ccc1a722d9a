"""A command that is ended takes its prompts out of ComfyUI's queue; else the card draws for nobody, and others wait."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.tests.workflows.test_client import sampling

from ..conftest import Studio

pytestmark = [pytest.mark.comfyui, pytest.mark.skipif(os.name == "nt", reason="POSIX signals")]
Start = Callable[..., subprocess.Popen[str]]
STUDIO = [sys.executable, "-P", "-m", "animation_ai_studio"]
ON_A_TERMINAL = "import fcntl, os, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
ON_A_TERMINAL += "os.execv(sys.argv[1], sys.argv[1:])"
REQUEST = "Luca waves at the beach"


@dataclass(frozen=True)
class Queue:
    """A real ComfyUI's queue, as its page sees it."""

    url: str

    def ids(self) -> tuple[list[str], list[str]]:
        """Prompts that run, prompts that wait."""
        told = httpx.get(f"{self.url}/queue", trust_env=False).json()
        return tuple([entry[1] for entry in told[f"queue_{which}"]] for which in ("running", "pending"))  # type: ignore[return-value]

    def put(self, graph: Any) -> str:
        """Queues a graph of somebody else's."""
        prompt_id = str(uuid.uuid4())
        body = {"prompt": graph.to_api(), "prompt_id": prompt_id}
        httpx.post(f"{self.url}/prompt", json=body, trust_env=False).raise_for_status()
        return prompt_id

    def until(self, wanted: Callable[[list[str], list[str]], bool], seconds: float = 60.0) -> None:
        """Waits until the queue is as wanted."""
        end = time.monotonic() + seconds
        while not wanted(*self.ids()):
            assert time.monotonic() < end, self.ids()
            time.sleep(0.05)


@pytest.fixture
def queue(home: Path, comfyui: str) -> Iterator[Queue]:
    """The session's ComfyUI as the studio's only server; idle before and after."""
    profile = {"comfyui": "here", "profiles": {"here": {"kind": "server", "url": comfyui}}}
    (home / "configs").mkdir()
    (home / "configs" / "studio.yaml").write_text(yaml.safe_dump(profile), "utf-8")
    queue = Queue(comfyui)
    queue.until(lambda running, pending: not running and not pending)
    yield queue
    httpx.post(f"{comfyui}/queue", json={"clear": True}, trust_env=False)
    httpx.post(f"{comfyui}/interrupt", json={}, trust_env=False)
    queue.until(lambda running, pending: not running and not pending)


@pytest.fixture
def others(queue: Queue) -> str:
    """A long prompt of somebody else's that runs, so that ours wait."""
    prompt_id = queue.put(sampling(10_000, seed=int(time.time())))
    queue.until(lambda running, pending: running == [prompt_id])
    return prompt_id


def picture_command(folder: Path) -> list[str]:
    return [
        "images",
        "draw",
        "mira",
        "--model",
        "toonxl",
        "--quality",
        "toonxl",
        "--out",
        str(folder / "mira.png"),
    ]


def batch_command(folder: Path) -> list[str]:
    table = folder / "table.yaml"
    table.write_text("character: mira\nprofile: toonxl\nquality: toonxl\nseed: [1, 2]\n", "utf-8")
    return ["images", "batch", str(table), "--no-cache"]


def graph_command(folder: Path) -> list[str]:
    (folder / "graph.json").write_text(json.dumps(sampling(10_000).to_api()), "utf-8")
    return ["graph", "run", str(folder / "graph.json")]


def film_command(folder: Path) -> list[str]:
    return ["make", REQUEST, "--size", "128x72", "--length", "10"]


def tool_command(folder: Path) -> list[str]:
    return ["tools", "call", "make_film", json.dumps({"request": REQUEST, "seconds": 10, "size": "128x72"})]


@pytest.mark.parametrize(
    ("command", "number"),
    [
        (picture_command, signal.SIGTERM),
        (batch_command, signal.SIGHUP),
        (graph_command, signal.SIGTERM),
        pytest.param(film_command, signal.SIGHUP, marks=pytest.mark.slow),
        pytest.param(tool_command, signal.SIGTERM, marks=pytest.mark.slow),
    ],
)
def test_a_waiting_prompt_is_taken_out_of_the_queue_and_others_go_on(
    start_studio: Start,
    queue: Queue,
    others: str,
    home: Path,
    tmp_path: Path,
    command: Callable[[Path], list[str]],
    number: signal.Signals,
) -> None:
    process = start_studio(*command(tmp_path))
    queue.until(lambda running, pending: bool(pending) or process.poll() is not None)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number, err
    assert queue.ids() == ([others], []), "our prompt was left, or somebody else's was stopped"
    assert "Traceback" not in err
    half = [path for path in (*home.glob("runs/**/.*"), *tmp_path.glob("*/.*")) if path.name != ".lock"]
    assert half == [], "half-written files were left"
    if (home / "runs").is_dir():
        run = RunFolder.open(home / "runs", "latest")
        assert run.read_record().status == "stopped"
        assert f"runs resume {run.id}" in err, "nobody says how to go on"


def test_a_running_prompt_is_stopped_and_the_next_one_is_drawn(
    start_studio: Start, queue: Queue, tmp_path: Path
) -> None:
    process = start_studio(*graph_command(tmp_path))
    queue.until(lambda running, pending: bool(running))
    after = queue.put(sampling(3, seed=int(time.time())))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 143
    queue.until(lambda running, pending: not running and not pending)
    history = httpx.get(f"{queue.url}/history/{after}", trust_env=False).json()
    assert history[after]["status"]["status_str"] == "success"


def test_a_closed_terminal_takes_the_prompt_along(
    environment: dict[str, str], queue: Queue, others: str, tmp_path: Path
) -> None:
    """As when a tmux window is killed: the kernel sends SIGHUP, and nothing can be printed any more."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL, *STUDIO, *picture_command(tmp_path)],
        env=environment,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    queue.until(lambda running, pending: bool(pending) or process.poll() is not None)
    os.close(master)
    assert process.wait(timeout=60) == 129
    assert queue.ids() == ([others], [])


def test_an_ended_mcp_server_takes_its_calls_along(
    environment: dict[str, str], queue: Queue, others: str, home: Path
) -> None:
    """An agent's host ends its servers while their input is still open."""
    process = subprocess.Popen(
        [*STUDIO, "mcp"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    about = {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    }
    params = {"name": "make_film", "arguments": {"request": REQUEST, "seconds": 10, "size": "128x72"}}
    for key, method, said in ((0, "initialize", about), (1, "tools/call", params)):
        message = {"jsonrpc": "2.0", "id": key, "method": method, "params": said}
        process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()
    try:
        queue.until(lambda running, pending: bool(pending) or process.poll() is not None)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 143
    finally:
        process.kill()
        _, err = process.communicate()
    assert queue.ids() == ([others], [])
    assert "Traceback" not in err and "Fatal" not in err
    assert RunFolder.open(home / "runs", "latest").read_record().status == "stopped"


def test_a_full_disk_under_the_output_is_one_sentence(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*STUDIO, "tools", "list"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") <= 2 and "no space left" in done.stderr, done.stderr


@pytest.mark.parametrize("arguments", [["tools", "list"], ["graph", "skills", "--json"]])
def test_a_reader_that_left_ends_a_command_without_a_word(
    environment: dict[str, str], arguments: list[str]
) -> None:
    """As in ``studio tools list | head -1``."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*STUDIO, *arguments], env=environment, stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_home_that_can_not_be_written_is_one_sentence(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = studio("make", REQUEST, ANIMATION_STUDIO_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and str(tmp_path / "file") in done.stderr
