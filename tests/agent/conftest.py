"""The command line as a user starts it: a process of its own, in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

Studio = Callable[..., subprocess.CompletedProcess[str]]
Plan = Callable[[str], Storyboard]


@pytest.fixture
def plan() -> Plan:
    """What the rules make of a request, with the characters that come with the studio."""
    characters = load_characters()

    def made(request: str) -> Storyboard:
        intent = understand(request, characters=characters)
        return DeterministicPlanner().plan(intent, seed=1, characters=characters)

    return made


@pytest.fixture
def home(tmp_path: Path, studio_home: Path) -> Path:
    """An empty home whose cache is the session's, so that ComfyUI isn't unpacked again."""
    home = tmp_path / "home"
    home.mkdir()
    (studio_home / "cache").mkdir(exist_ok=True)
    (home / "cache").symlink_to(studio_home / "cache", target_is_directory=True)
    return home


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment of a user whose studio lives in ``home``."""
    return {**os.environ, "ANIMATION_STUDIO_HOME": str(home), "OMP_NUM_THREADS": "1", "COLUMNS": "200"}


@pytest.fixture
def studio(environment: dict[str, str]) -> Studio:
    """Runs ``studio`` with arguments and gives its exit code and what it said."""

    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "animation_ai_studio", *arguments],
            env={**environment, **changes},
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )

    return run


@pytest.fixture
def start_studio(environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts ``studio`` and gives the running process; whatever is left of it is ended after the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "animation_ai_studio", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


def comfyui_processes(home: Path) -> list[psutil.Process]:
    """Every ComfyUI process that works for the studio in ``home`` (its environment says so)."""
    found = []
    for process in psutil.process_iter():
        try:
            theirs = process.environ().get("ANIMATION_STUDIO_HOME") == str(home)
            if (
                theirs
                and process.status() != psutil.STATUS_ZOMBIE
                and "--base-directory" in process.cmdline()
            ):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found
