"""A film whose shots SDXL draws, asked for as the page asks: what ``--look sdxl`` promises, on a 16 MB model."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.embedded.comfyui.process import ComfyProcess

from ...workflows import tiny
from .tiny_settings import put, write_settings

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]

RUNS = "/animation_studio/runs"
REQUEST = {
    "request": "Luca finds a crab on the beach",
    "look": "sdxl",
    "seconds": 10,
    "size": "192x108",
    "seed": 3,
}


@pytest.fixture
def settings(comfyui_process: ComfyProcess) -> Iterator[Path]:
    """The tiny model as the SDXL profile, its ControlNet for poses, its LoRA on Luca."""
    folder = comfyui_process.base / "user" / "default" / "animation_studio"
    write_settings(folder)
    put(folder / "controlnet_config.yaml", {"models": {"pose": [tiny.CONTROLNET]}})
    put(
        folder / "character_presets.yaml",
        {"characters": {"luca": {"loras": [{"name": "tiny", "weight": 0.7}]}}},
    )
    yield folder
    for path in folder.iterdir():
        path.unlink()


async def ended(url: str, run: str, seconds: float = 420.0) -> dict[str, Any]:
    """What the server tells of a run once it is over."""
    deadline = time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=url, timeout=60) as http:
        while time.monotonic() < deadline:
            told: dict[str, Any] = (await http.get(f"{RUNS}/{run}")).json()
            if told["standing"] != "running":
                return told
            await asyncio.sleep(0.25)
    raise AssertionError(f"{run} did not end: {told}")


async def test_a_film_is_drawn_by_sdxl_with_lora_and_pose(
    comfyui: str, comfyui_process: ComfyProcess, settings: Path
) -> None:
    run = httpx.post(f"{comfyui}{RUNS}", json=REQUEST, timeout=60).raise_for_status().json()["run"]
    told = await ended(comfyui, run)
    assert told["standing"] == "finished", told
    film = httpx.get(f"{comfyui}/view", params=told["film"]).raise_for_status().content
    assert b"ftyp" in film[:16]
    graphs = comfyui_process.base / "user" / "animation_studio" / "runs" / run / "graphs"
    shots = [json.loads(path.read_text("utf-8")) for path in sorted(graphs.glob("s*.api.json"))]
    drawn = [graph for graph in shots if "KSampler" in {node["class_type"] for node in graph.values()}]
    assert drawn
    nodes = [node for graph in drawn for node in graph.values()]
    assert "tiny" in {
        node["inputs"]["name"] for node in nodes if node["class_type"] == "AnimationStudioChooseLora"
    }
    assert "AnimationStudioApplyControl" in {node["class_type"] for node in nodes}
    assert {node["inputs"]["profile"] for node in nodes if "profile" in node["inputs"]} == {"tiny"}
