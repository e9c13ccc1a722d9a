"""A finished film is changed by a sentence, and only what the sentence names is made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.common.events import TakeMade
from animation_ai_studio.common.runs import RunFolder, list_runs
from animation_ai_studio.common.story import Storyboard

from ..conftest import Studio
from ..run.test_whole_way import SMALL

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]


def test_the_ocean_gets_stormier_and_every_voice_and_other_shot_is_kept(studio: Studio, home: Path) -> None:
    made = studio("make", "Create a funny parody of Luca's ocean scene", *SMALL, "--json")
    assert made.returncode == 0, made.stderr
    before = RunFolder.open(home / "runs", json.loads(made.stdout)["run"])
    asked = studio("ask", "make the ocean stormier and keep everything else", "--json")
    assert asked.returncode == 0, asked.stderr
    outcome = json.loads(asked.stdout)
    assert outcome["ended"] == "answer" and outcome["steps"][0]["tool"] == "revise_shot", outcome
    after = RunFolder.open(home / "runs", outcome["steps"][-1]["result"]["run"])
    old, new = (
        Storyboard.model_validate_json((run.root / "storyboard.json").read_text("utf-8"))
        for run in (before, after)
    )
    stormy = [shot.id for shot in new.shots if shot.setting.weather == "storm"]
    assert stormy and [shot.lines for shot in old.shots] == [shot.lines for shot in new.shots]
    changed = {a.id for a, b in zip(old.shots, new.shots, strict=True) if a != b}
    takes = [event.take for event in after.events() if isinstance(event, TakeMade)]
    assert {take.rpartition("-t")[0] for take in takes} == changed | {"film"}
    assert (before.root / "film.mp4").is_file() and (after.root / "film.mp4").is_file()
    assert len(list_runs(home / "runs")) == 2
    assert list((before.root / "requests").glob("*.json"))
    why = studio("ask", "why is shot 1 so dark?", "--run", after.id)
    assert why.returncode == 0 and "s1:" in why.stdout


def test_a_request_about_no_film_says_so(studio: Studio) -> None:
    told = studio("ask", "make it stormier", "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["error"]["code"] == "run_unknown"
