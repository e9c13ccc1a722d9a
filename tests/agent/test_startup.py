"""A first look at what the studio would make costs seconds at most: nobody waits for what a plan doesn't need."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from animation_ai_studio.__main__ import COMMANDS as COMMAND_PLACES
from animation_ai_studio.__main__ import CommandTable, main
from animation_ai_studio.agent.knowledge.base import knowledge_path
from animation_ai_studio.agent.knowledge.embed import MiniLm
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.service import Rehearsal
from animation_ai_studio.benchmarks.startup import COMMANDS, bench_startup
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.progress import silent
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.tests.sources import ROOT

from .conftest import Studio


def test_a_seed_for_a_new_film_needs_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MiniLm, "embed", lambda *_: pytest.fail("vectors were computed for a seed"))
    options = film_options("Luca waves", FilmDefaults())
    assert Rehearsal(options, tmp_path / "runs").fresh_seed()
    assert knowledge_path(tmp_path / "runs").is_file()


def test_a_rehearsal_loads_nothing_that_draws_or_learns(studio: Studio) -> None:
    """These libraries take from one to five seconds to import."""
    done = studio("make", "Luca waves", "--dry-run", "--json", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0 and json.loads(done.stdout)["seed"]
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "import time:" in line}
    assert "pydantic" in loaded
    assert loaded.isdisjoint({"torch", "transformers", "langgraph", "llama_index", "scipy", "onnxruntime"})


def test_a_command_waits_for_no_other(studio: Studio) -> None:
    """The whole director takes over a second to import; a graph is checked without it."""
    done = studio("graph", "--help", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "import time:" in line}
    assert "animation_ai_studio.workflows.check" in loaded
    assert not [name for name in loaded if name.startswith("animation_ai_studio.agent")]
    assert loaded.isdisjoint({"httpx", "websockets", "numpy", "animation_ai_studio.runtime.server"})


def test_help_names_every_command_and_imports_none(studio: Studio) -> None:
    """It took 1.5 s of processor time to show seventeen sentences."""
    done = studio("--help", PYTHONPROFILEIMPORTTIME="1", COLUMNS="200")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "import time:" in line}
    assert done.returncode == 0 and "typer" in loaded
    assert loaded.isdisjoint({"pydantic", "numpy", "httpx", "animation_ai_studio.agent"})
    for name, place in COMMAND_PLACES.items():
        assert re.search(rf"\b{name}\b.*{re.escape(place.summary[:40])}", done.stdout), name


def test_help_says_of_every_command_what_the_command_says_itself() -> None:
    """Its sentences stand beside the commands' places, so that they could grow old there."""
    for name, command in CommandTable().items():
        assert COMMAND_PLACES[name].summary == (command.help or "").strip().partition("\n\n")[0], name


@pytest.mark.parametrize(("set_before", "used"), [(None, "1"), ("3", "3")])
def test_looking_up_facts_keeps_to_one_core(
    monkeypatch: pytest.MonkeyPatch, set_before: str | None, used: str
) -> None:
    """With a thread a core, six looks into the knowledge base took 1.3 s instead of 0.1, on a busy machine 18 s."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_before or "")
    if set_before is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    monkeypatch.setattr("sys.argv", ["studio", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0 and os.environ["OPENBLAS_NUM_THREADS"] == used


@pytest.mark.slow
def test_the_measurement_runs_every_command_in_both_checkouts() -> None:
    figures = bench_startup(1, ROOT, silent)
    assert set(figures) == {"this", "other"} and set(figures["other"]) == set(COMMANDS)
    assert all(0 < one["median"] <= one["longest"] for taken in figures.values() for one in taken.values())


def test_a_folder_without_a_studio_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        bench_startup(1, tmp_path, silent)
    assert caught.value.code == "file_missing"
