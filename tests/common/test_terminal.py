"""A film, a graph or a server of somebody else's could steer the user's terminal by what is printed of it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from animation_ai_studio.common.terminal import progress_bar, terminal
from rich.table import Table
from rich.text import Text

ROOT = Path(__file__).parents[2]
STEERING = "Luca\x1b[2Jwaves\x1b]0;a title\x07 and\x9b5m\ttwice\r"


def test_words_steer_no_terminal() -> None:
    console = terminal()
    console.file = io.StringIO()
    table = Table("film")
    table.add_row(Text(STEERING))
    console.print(STEERING, markup=False)
    console.print(table)
    told = console.file.getvalue()
    assert "Luca[2Jwaves" in told and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told.replace("\t", ""))


def test_colours_of_its_own_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    console = terminal()
    console.file = io.StringIO()
    console.print("a fault\x1b[2J", style="red", markup=False, highlight=False)
    assert console.file.getvalue() == "\x1b[31ma fault[2J\x1b[0m\n"


def test_every_console_is_one_of_these() -> None:
    """A command with a console of its own would print what a file says as it is."""
    rooms = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in ("tests", ".venv")]
    files = [ROOT / "__main__.py", *(file for room in rooms for file in room.rglob("*.py"))]
    made = [file.name for file in files if re.search(r"Console\(|\(Console\)", file.read_text("utf-8"))]
    assert made == ["terminal.py"]
    bars = [file.name for file in files if re.search(r"rich.*\bprogress|tqdm\(", file.read_text("utf-8"))]
    assert bars == ["terminal.py"], "a bar of its own obeys what a server says of its work"


@pytest.mark.parametrize("colours", ["1", ""])
def test_the_bar_shows_words_as_they_are(monkeypatch: pytest.MonkeyPatch, colours: str) -> None:
    """A step's words come from servers and files; where nobody watches, nothing is drawn."""
    monkeypatch.setenv("FORCE_COLOR", colours)
    monkeypatch.setenv("TERM", "xterm-256color")
    console = terminal()
    console.file = io.StringIO()
    with progress_bar(console) as report:
        report(0.4, "Luca\x1b]0;x\x07 [red]waves")
    told = console.file.getvalue()
    assert ("Luca]0;x [red]waves" in told and "40 %" in told) if colours else not told
    assert "\x1b]" not in told and "\x07" not in told


def test_without_a_terminal_each_step_is_told_once() -> None:
    """Whoever starts a server from a script sees what it waits for, not a line for every percent."""
    console = terminal()
    console.file = io.StringIO()
    with progress_bar(console, lines=True) as report:
        for fraction, text in ((0.1, "Starting"), (0.2, "Starting"), (0.9, "Loading [nodes]")):
            report(fraction, text)
    assert console.file.getvalue() == "Starting\nLoading [nodes]\n"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "animation_ai_studio", *words]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_a_terminal_without_a_letter_still_gets_the_rest(tmp_path: Path) -> None:
    """The title of a Chinese film ended `./studio runs list` in a traceback."""
    folder = tmp_path / "runs" / "one"
    folder.mkdir(parents=True)
    record = {"id": "one", "request": "卢卡 waves", "title": "卢卡\x1b]0;x\x07", "created": 1, "updated": 1}
    (folder / "run.json").write_text(json.dumps(record))
    done = run("runs", "list", ANIMATION_STUDIO_HOME=str(tmp_path), PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and b"one" in done.stdout and b"\x1b]" not in done.stdout, done.stderr


def test_a_home_of_nobodys_is_told() -> None:
    done = run("runs", "list", ANIMATION_STUDIO_HOME="~nobody-of-that-name/films")
    assert (
        done.returncode == 1 and b"ANIMATION_STUDIO_HOME" in done.stderr and b"Traceback" not in done.stderr
    )
