"""A developer measures: each command says what it measures, and gives figures to people and programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.benchmarks.cli import app
from animation_ai_studio.benchmarks.schemas import XGRAMMAR
from animation_ai_studio.tests.sources import ROOT
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

BENCH = get_command(app)
LEFT_OUT = ("tests", ".git", ".venv", "docs", "findings")
"""What a checkout's copy goes without here."""


def commands() -> dict[str, Any]:
    """Every measurement by its name."""
    assert isinstance(BENCH, TyperGroup)
    return dict(BENCH.commands)


@pytest.fixture(scope="module")
def without_tests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which Python imports the package, in which there are no tests."""
    place = tmp_path_factory.mktemp("copy")
    package = place / "animation_ai_studio"
    package.mkdir()
    for one in ROOT.iterdir():
        if one.name not in LEFT_OUT:
            (package / one.name).symlink_to(one, target_is_directory=one.is_dir())
    return place


def bench(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs ``studio bench`` of a copy."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "animation_ai_studio", "bench", *arguments],
        env={**os.environ, "PYTHONPATH": str(place), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def test_every_measurement_is_one_command() -> None:
    """One that is registered elsewhere, or not at all, is not found by whoever reads the help."""
    assert set(commands()) == {
        *(
            "agent",
            "dataset",
            "exchange",
            "film",
            "footage",
            "gate",
            "gateway",
            "graphs",
            "grid",
            "images",
            "judging",
            "kills",
            "lines",
            "pictures",
        ),
        *(
            "puppets",
            "revision",
            "schemas",
            "scripts",
            "spoken",
            "startup",
            "story",
            "toonxl",
            "voice",
            "voices",
            "words",
            "writing",
        ),
    }


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_gives_its_figures_as_json_and_to_a_file(name: str) -> None:
    """A script that keeps figures over months would have to read a table for people."""
    options = {one for param in commands()[name].params for one in param.opts}
    assert {"--json", "--out"} <= options


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_says_in_one_sentence_what_it_measures(name: str) -> None:
    """The list of commands shows the first paragraph, each option its help."""
    command = commands()[name]
    first = (command.help or "").strip().partition("\n\n")[0]
    assert re.fullmatch(r"[A-Z][^.\n]*(\.cpp[^.\n]*)?\.", first), first
    options = {str(param.name): getattr(param, "help", None) for param in command.params}
    assert {option for option, told in options.items() if not told} == set()


def test_a_folder_is_no_file_for_figures(tmp_path: Path) -> None:
    """An hour of measuring would end without its figures."""
    told = CliRunner().invoke(app, ["writing", "--out", str(tmp_path)])
    assert told.exit_code == 2


def test_the_labelled_requests_are_measured_where_there_are_no_tests(
    without_tests: Path, tmp_path: Path
) -> None:
    """Measurements bring what they read: they work in a copy that left the tests out."""
    target = tmp_path / "writing.json"
    told = bench(without_tests, "writing", "--out", str(target))
    assert told.returncode == 0, told.stderr
    lines = dict(line.split(": ", 1) for line in told.stdout.splitlines())
    figures = json.loads(target.read_text("utf-8"))
    assert list(lines) == list(figures) and figures["requests"] > 100
    assert lines["requests"] == str(figures["requests"])
    assert lines["mean_ms"].endswith(" ms") and lines["slot_accuracy"].endswith(" %")


def test_no_measurement_names_the_tests() -> None:
    """What only the tests hold is missing where they are left out."""
    sources = list((ROOT / "benchmarks").rglob("*.py"))
    assert len(sources) > 20
    assert [
        path.name for path in sources if re.search(r"""["'/.](tests|fixtures)\b""", path.read_text("utf-8"))
    ] == []


def test_the_program_that_asks_xgrammar_is_there() -> None:
    """`bench schemas` would say that vLLM's environment is broken, which it isn't."""
    assert XGRAMMAR.is_file()
