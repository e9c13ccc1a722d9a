"""A film whose shots SDXL draws, asked for as the page asks: what ``--look sdxl`` promises, on a 16 MB model."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.puppets import portrait
from animation_ai_studio.runtime.process import ComfyProcess
from PIL import Image

from ...workflows import tiny
from .tiny_settings import put

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]

HOOK = "AnimationStudioHookLoras"
RUNS = "/animation_studio/runs"
REQUEST = {
    "request": "An advert for sea water with Luca and Alberto",
    "look": "sdxl",
    "seconds": 10,
    "size": "192x108",
    "seed": 3,
}


@pytest.fixture
def film_settings(settings: Path) -> Path:
    """Also the tiny ControlNet for poses, and the tiny LoRA on Luca."""
    put(settings / "controlnet_config.yaml", {"models": {"pose": [tiny.CONTROLNET]}})
    luca = {"loras": [{"name": "tiny", "weight": 0.7}], "references": references(settings, "luca")}
    others = {who: {"references": references(settings, who)} for who in ("mira", "pim", "alberto")}
    put(settings / "character_presets.yaml", {"characters": {"luca": luca, **others}})
    return settings


def references(settings: Path, who: str) -> list[str]:
    """Three pictures of a character in ComfyUI's input folder, and their names."""
    inputs = settings.parents[1] / "input" / "gate"
    inputs.mkdir(parents=True, exist_ok=True)
    look, names = load_characters([])[who].look, []
    for feeling in (Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISED):
        Image.fromarray(portrait(look, (96, 96), emotion=feeling)).save(inputs / f"{who}_{feeling}.png")
        names.append(f"gate/{who}_{feeling}.png")
    return names


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
    comfyui: str, comfyui_process: ComfyProcess, film_settings: Path
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
    together = [graph for graph in drawn if figures(graph) > 1]
    assert together, "no shot shows two figures"
    for graph in together:
        masks = [node for node in graph.values() if node["class_type"] == "ConditioningSetMask"]
        assert len(masks) == 2 * figures(graph), (
            "each figure's words and what to avoid hold for its part alone"
        )
    hooked = [node for graph in together for node in graph.values() if node["class_type"] == HOOK]
    assert hooked, "in a shot of two nobody's LoRA works on its own part alone"
    assert "AnimationStudioApplyControl" in {node["class_type"] for node in nodes}
    assert {node["inputs"]["profile"] for node in nodes if "profile" in node["inputs"]} == {"tiny"}
    alone = [graph for graph in drawn if gates(graph)]
    assert alone, "no shot of one character went through the gate"
    for graph in alone:
        (gate,) = gates(graph)
        assert gate["inputs"]["character"] in {"luca", "alberto", "mira", "pim"}
        (latent,) = [node for node in graph.values() if node["class_type"] == "EmptyLatentImage"]
        assert latent["inputs"]["batch_size"] == 3
    takes = graphs.parent / "takes"
    kept = [json.loads(path.read_text("utf-8"))["facts"] for path in takes.glob("s*.take.json")]
    verdicts = [facts["consistency"] for facts in kept if "consistency" in facts]
    assert len(verdicts) >= len(alone)
    assert {verdict["outcome"] for verdict in verdicts} <= {"accept", "reject", "unknown"}
    # Random weights draw nobody: what the gate rejects is tried again, and no more often than the budget says.
    attempts = [int(path.name.split("-t")[1].split(".")[0]) for path in takes.glob("s*.take.json")]
    assert max(attempts) <= 4


def figures(graph: dict[str, Any]) -> int:
    """How many characters are staged in a graph."""
    return sum(node["class_type"] == "AnimationStudioPuppetActor" for node in graph.values())


def gates(graph: dict[str, Any]) -> list[dict[str, Any]]:
    """The consistency gates of a graph."""
    return [node for node in graph.values() if node["class_type"] == "AnimationStudioConsistencyGate"]
