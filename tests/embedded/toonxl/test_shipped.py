"""The weights that ship: without them nobody without a GPU sees an SDXL graph draw anything."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from animation_ai_studio.configs.look import Hair
from animation_ai_studio.configs.schema import load_characters, load_loras
from animation_ai_studio.embedded.comfyui.process import ComfyProcess
from animation_ai_studio.embedded.toonxl import WEIGHTS, model_folders
from animation_ai_studio.embedded.toonxl.bench import drawn
from animation_ai_studio.embedded.toonxl.vocabulary import Scene, vary
from animation_ai_studio.embedded.training import files
from animation_ai_studio.workflows.client import ComfyClient
from animation_ai_studio.workflows.families import family_of, read_header

SHIPPED = sorted(WEIGHTS.rglob("*.safetensors"))
MOST_BYTES = 100_000_000


def test_what_ships_is_small_and_says_what_it_is() -> None:
    assert {"checkpoints", "loras", "controlnet"} == set(model_folders())
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= MOST_BYTES
    for path in SHIPPED:
        notes = files.read_header(path)
        assert notes["modelspec.license"] == "GPL-3.0-or-later", path.name
        assert notes["modelspec.title"] and notes["modelspec.description"], path.name
        assert family_of(read_header(path)) == "toonxl", path.name


def test_every_shipped_file_has_a_card() -> None:
    card = (WEIGHTS / "README.md").read_text("utf-8")
    assert [path.name for path in SHIPPED if path.name not in card] == []


def test_the_registry_knows_every_shipped_lora() -> None:
    registry = load_loras([]).loras
    known = {entry.file: entry for entry in registry.values() if entry.base == "toonxl"}
    shipped = {path.name for path in SHIPPED if path.parent.name == "loras"}
    assert shipped == set(known)
    words = {word for preset in load_characters([]).values() for word in preset.trigger_words}
    assert all(set(entry.trigger_words) <= words for entry in known.values())
    for name in shipped:
        notes = files.read_header(WEIGHTS / "loras" / name)
        assert notes["modelspec.trigger_phrase"] in known[name].trigger_words


PLAIN = Scene(
    framing=Framing.CLOSE_UP,
    emotion=Emotion.HAPPY,
    gesture=Gesture.STAND,
    hair=Hair.CURLY,
    hair_colour="brown",
    shirt="red",
    skin="fair",
    eyes="brown",
    place=Place.BEACH,
    time=TimeOfDay.DAY,
)


@pytest.mark.comfyui
async def test_a_prompt_s_colours_are_drawn(comfyui: str) -> None:
    """Two shirts and two heads of hair: the colour that was asked for is the stronger one, in each of four seeds."""
    wanted = [vary(PLAIN, shirt="red", hair_colour="green"), vary(PLAIN, shirt="green", hair_colour="red")]
    async with ComfyClient(comfyui) as client:
        for _ in range(4):
            pictures = await drawn(client, wanted, steps=8)
            shirt, hair = (
                [float(np.mean(p[rows, 34:94, 0].astype(int) - p[rows, 34:94, 1])) for p in pictures]
                for rows in (slice(118, 128), slice(18, 42))
            )
            assert shirt[0] > shirt[1]
            assert hair[0] < hair[1]


@pytest.mark.comfyui
async def test_a_lora_of_no_weight_changes_nothing_and_one_of_full_weight_does(comfyui: str) -> None:
    lora = "animation_ai_studio/mira_toonxl.safetensors"
    async with ComfyClient(comfyui) as client:
        (plain,) = await drawn(client, [PLAIN], steps=4)
        (none,) = await drawn(client, [PLAIN], steps=4, lora=(lora, 0.0))
        (worn,) = await drawn(client, [PLAIN], steps=4, lora=(lora, 1.0))
    assert np.array_equal(plain, none)
    assert not np.array_equal(plain, worn)


@pytest.mark.comfyui
@pytest.mark.slow
async def test_a_film_is_drawn_by_the_shipped_model(comfyui: str, comfyui_process: ComfyProcess) -> None:
    body = {"request": "Mira alone on the beach", "look": "toonxl", "seconds": 10}
    body |= {"size": "320x180", "seed": 3}
    run = (
        httpx.post(f"{comfyui}/animation_studio/runs", json=body, timeout=60).raise_for_status().json()["run"]
    )
    deadline = time.monotonic() + 420
    async with httpx.AsyncClient(base_url=comfyui, timeout=60) as http:
        while (told := (await http.get(f"/animation_studio/runs/{run}")).json())["standing"] == "running":
            assert time.monotonic() < deadline, told
            await asyncio.sleep(0.25)
    assert told["standing"] == "finished", told
    folder: Path = comfyui_process.base / "user" / "animation_studio" / "runs" / run / "graphs"
    shots = [path.read_text("utf-8") for path in folder.glob("s*.api.json")]
    assert any("mira_toonxl" in text for text in shots)
    assert any('"KSampler"' in text and "at the beach" in text for text in shots)
