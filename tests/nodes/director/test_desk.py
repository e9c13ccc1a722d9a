"""What a desk tells: every page that is open at the server hears it."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.nodes import run_manager as desks
from animation_ai_studio.nodes.run_manager import RunManager


async def test_a_failure_is_told_without_folders_of_this_machine(tmp_path: Path) -> None:
    """The error itself names the file with its whole path, and with it the user."""
    base = tmp_path / "my ComfyUI"
    folder = base / "user" / "animation_studio"
    folder.mkdir(parents=True)
    (folder / "studio.yaml").write_text("film: {fps: many}\n")
    (folder / "character_presets.yaml").write_text("characters: [\n")
    told: list[dict[str, Any]] = []
    over = asyncio.Event()

    def announce(event: dict[str, Any]) -> None:
        told.append(event)
        if event["state"] != "running":
            over.set()

    desk = RunManager(folder / "runs", [ConfigFolder(folder, True)], "http://127.0.0.1:9", announce)
    options = film_options("Luca finds a crab on the beach", FilmDefaults(), seconds=10, seed=3)
    run = await asyncio.to_thread(desk.start, options, asyncio.get_running_loop())
    async with asyncio.timeout(60):
        await over.wait()
    assert told[-1]["state"] == "failed" and told[-1]["run"] == run
    assert ".yaml" in told[-1]["error"]["message"]  # still says which file
    for shown in (told, desk.list(50), desk.public(json.loads(json.dumps(told)))):
        assert str(tmp_path) not in json.dumps(shown) and "my ComfyUI" not in json.dumps(shown)


async def test_a_film_that_is_stopped_while_it_is_prepared_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page showed it as under way for ever, and so did its record."""
    preparing, go_on, over = threading.Event(), threading.Event(), asyncio.Event()
    told: list[dict[str, Any]] = []

    def prepare(*names: str | None) -> None:
        preparing.set()
        go_on.wait(30)

    def announce(event: dict[str, Any]) -> None:
        told.append(event)
        over.set()

    monkeypatch.setattr(desks, "import_module", prepare)
    desk = RunManager(tmp_path / "runs", [], "http://127.0.0.1:9", announce)
    options = film_options("Luca finds a crab on the beach", FilmDefaults(), seconds=10, seed=3)
    run = await asyncio.to_thread(desk.start, options, asyncio.get_running_loop())
    assert await asyncio.to_thread(preparing.wait, 30) and desk.stop(run)
    async with asyncio.timeout(30):
        await over.wait()
    go_on.set()
    assert told == [{"run": run, "state": "stopped"}]
    assert RunFolder(desk.runs / run).read_record().status == "stopped"


def test_a_film_whose_process_was_killed_is_shown_as_stopped(tmp_path: Path) -> None:
    """A page that waits for its end would wait for ever."""
    desk = RunManager(tmp_path, [], "http://127.0.0.1:9", print)
    run = RunFolder.create(tmp_path, "Luca")
    assert run.read_record().status == "running" and desk.record(run).status == "stopped"
    with run.lock():
        assert desk.record(run).status == "running"


def test_films_of_the_command_line_are_listed_where_their_takes_lie_here(tmp_path: Path) -> None:
    """Who makes a film in a terminal looks for it in the page of the same ComfyUI; others' films aren't there."""
    output, commands = tmp_path / "output", tmp_path / "commands"
    here = RunFolder.create(commands, "Luca waves at a gull")
    elsewhere = RunFolder.create(commands, "Mira sleeps")
    (output / here.id).mkdir(parents=True)
    desk = RunManager(tmp_path / "runs", [], "http://127.0.0.1:9", print, commands, output)
    own = RunFolder.create(desk.runs, "Pim digs")
    assert {one["id"] for one in desk.list(50)} == {here.id, own.id}
    assert desk.open(here.id) == here and desk.open(own.id) == own
    with pytest.raises(StudioError):
        desk.open(elsewhere.id)


def test_a_film_is_found_by_words_of_its_request(tmp_path: Path) -> None:
    desk = RunManager(tmp_path, [], "http://127.0.0.1:9", print)
    gull, _ = RunFolder.create(tmp_path, "Luca waves at a Gull"), RunFolder.create(tmp_path, "Pim digs")
    assert [one["id"] for one in desk.list(50, "gull waves")] == [gull.id]
    assert desk.list(50, "gull digs") == []
