"""What can't be had is said before or when it ends: budgets by name, models by file, and who is asked what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.service import check_request, direct, new_run
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import BudgetEnded, TakeMade
from animation_ai_studio.common.progress import silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.tests.nodes.character.tiny_settings import put
from animation_ai_studio.workflows.api.client import ComfyClient

from ..conftest import Studio
from .test_whole_way import REQUEST, SMALL


def ended_by(run: RunFolder) -> list[str]:
    return [event.name for event in run.events() if isinstance(event, BudgetEnded)]


def takes(run: RunFolder) -> list[str]:
    return [event.take for event in run.events() if isinstance(event, TakeMade)]


def told(result: Any) -> Any:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.comfyui
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_takes_that_a_budget_left_with_faults_are_asked_about_and_the_budget_is_named(
    studio: Studio, home: Path
) -> None:
    # A contrast that no picture has: every shot fails, as a bad model's would.
    put(home / "configs" / "judging.yaml", {"picture": {"contrast": {"least": 10_000.0}}})
    told(studio("make", REQUEST, *SMALL, "--approve", "--rounds", "0", "--json"))
    run = RunFolder.open(home / "runs", "latest")
    question = told(studio("runs", "resume", "latest", "--approve", "--json"))["question"]
    assert question["about"] == "takes" and question["takes"]["s1"] == ["s1-t1"]
    assert ended_by(run) == ["rounds"], "with no revision allowed, nothing is tried again"
    assert not (run.root / "film.mp4").exists()

    again = ("--again", "s1", "--takes", "1", "--rounds", "3")
    question = told(studio("runs", "resume", "latest", *again, "--json"))["question"]
    assert sorted(question["takes"]["s1"]) == ["s1-t1", "s1-t2"]
    assert takes(run).count("s1-t2") == 1 and "s1-t3" not in takes(run)

    done = told(studio("runs", "resume", "latest", "--choose", "s1-t2", "--json"))
    assert Path(done["film"]).is_file()
    assert json.loads((run.root / "kept.json").read_text("utf-8"))["s1"] == "s1-t2"
    report = (run.root / "report.html").read_text("utf-8")
    assert "budget ended" in report and "rounds" in report and "answered (takes)" in report
    assert len(takes(run)) == len(set(takes(run)))


@pytest.fixture
def nothing_made(tmp_path: Path) -> Iterator[Path]:
    """A folder of runs in which, at the end, nothing was made."""
    yield tmp_path / "runs"
    assert not list(tmp_path.glob("runs/*/takes/*"))


@pytest.mark.comfyui
@pytest.mark.slow
async def test_a_model_that_is_not_installed_is_named_with_what_there_is_before_anything_is_made(
    comfyui: str, tmp_path: Path, nothing_made: Path
) -> None:
    profile = {"checkpoint": "dreams_xl.safetensors", "width": 64, "height": 64}
    put(tmp_path / "configs" / "sdxl_config.yaml", {"profile": "mine", "profiles": {"mine": profile}})
    options = film_options(REQUEST, FilmDefaults(), seconds=10, seed=1, look="sdxl")
    run = new_run(nothing_made, options)
    with pytest.raises(StudioError) as caught, run.work():
        async with ComfyClient(comfyui) as client:
            await direct(run, client, silent, [ConfigFolder(tmp_path / "configs")])
    assert caught.value.code == "model_missing"
    assert "dreams_xl.safetensors" in caught.value.message
    assert "tiny_sdxl.safetensors" in caught.value.fix and "puppets" in caught.value.fix
    assert run.read_record().status == "failed"


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            "Luca alone on the beach, with Alberto, in 1 shot with 3 places: beach, forest and space",
            "left out",
        ),
        ("A 10 second film in 40 shots: Luca waves", "shots"),
        ("A silent film in which Luca and Alberto argue loudly, in Italian", "Italian"),
        ("Luca, Alberto and Caterina on the beach", "Caterina"),
    ],
)
def test_demands_that_can_not_all_be_met_are_decided_and_said(
    request_: str, said: str, tmp_path: Path
) -> None:
    board = check_request(film_options(request_, FilmDefaults(), seed=1), tmp_path, [])
    assert any(said in note for note in board.notes), board.notes
