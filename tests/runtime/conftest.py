"""A ComfyUI stand-in that starts in an instant, and ways to look at processes."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.runtime.source import ComfyProgram

HERE = Path(__file__).parent


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for one test: no kept server, no workspace, and the usual port is another one."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("animation_ai_studio.runtime.server.USUAL_URL", "http://127.0.0.1:9")
    monkeypatch.setattr("animation_ai_studio.runtime.cli.USUAL_PORT", free_port())
    return tmp_path


@pytest.fixture
def standin(home: Path, monkeypatch: pytest.MonkeyPatch) -> ComfyProgram:
    """A program that behaves like ComfyUI as far as starting and finding go."""
    # With --cpu the launcher looks at torchvision first, which takes two seconds that say nothing here.
    monkeypatch.setattr("animation_ai_studio.runtime.process.needs_cpu_flag", lambda program: False)
    monkeypatch.setenv("ANIMATION_STUDIO_PASS", "STANDIN")  # how it behaves
    root = home / "standin"
    root.mkdir()
    shutil.copy(HERE / "standin" / "main.py", root)
    return ComfyProgram(root, Path(sys.executable), home / "base", ours=True)


def running(pid: int) -> bool:
    """Whether a process still does anything."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def eventually(condition: Callable[[], bool], seconds: float = 15.0) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def gone() -> Callable[[list[int]], bool]:
    """Whether all of some processes end soon."""
    return lambda pids: eventually(lambda: not any(running(pid) for pid in pids))


@pytest.fixture
def pids(standin: ComfyProgram) -> Callable[[str], list[int]]:
    """The stand-in's process ids, by its address: itself and its child."""

    def read(url: str) -> list[int]:
        note = standin.root / f"pids-{url.rsplit(':', 1)[1]}"
        assert eventually(note.exists)
        return [int(pid) for pid in note.read_text().split()]

    return read
