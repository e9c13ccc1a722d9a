"""What a desk tells: every page that is open at the server hears it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from animation_ai_studio.agent.options import film_options
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.nodes.director.desk import Desk


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

    desk = Desk(folder / "runs", [ConfigFolder(folder)], "http://127.0.0.1:9", announce)
    options = film_options("Luca finds a crab on the beach", FilmDefaults(), seconds=10, seed=3)
    run = await asyncio.to_thread(desk.start, options, asyncio.get_running_loop())
    async with asyncio.timeout(60):
        await over.wait()
    assert told[-1]["state"] == "failed" and told[-1]["run"] == run
    assert ".yaml" in told[-1]["error"]["message"]  # still says which file
    for shown in (told, desk.list(50), desk.public(json.loads(json.dumps(told)))):
        assert str(tmp_path) not in json.dumps(shown) and "my ComfyUI" not in json.dumps(shown)
