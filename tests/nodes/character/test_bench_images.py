"""The studio's nodes must draw what ComfyUI's own draw, and cost next to nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.gate import CAST, Weak, bench_gate
from animation_ai_studio.benchmarks.images import bench_images
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import load_characters, load_loras, load_sdxl
from animation_ai_studio.workflows.api.client import ComfyClient

from ...workflows import tiny

pytestmark = pytest.mark.comfyui


async def test_our_nodes_draw_the_same_pixels_as_stock_ones(comfyui: str, settings: Path) -> None:
    async with ComfyClient(comfyui) as client:
        figures = await bench_images(
            client, load_sdxl([ConfigFolder(settings)]), load_characters([])["mira"], quality="draft", count=4
        )
    assert figures["same_pixels"] is True
    assert figures["pictures"] == 4
    assert figures["our_fastest"] > 0


async def test_the_gate_never_lowers_the_rate_of_accepted_shots(comfyui: str) -> None:
    """Without references the random encoder gives no verdict, which must not count as a pass."""
    asked = Weak(shots=2, weight=0.4, takes=2, rounds=2, judge=tiny.CLIP_VISION)
    async with ComfyClient(comfyui) as client:
        figures = await bench_gate(client, load_sdxl([]), load_characters([]), load_loras([]), asked)
    assert figures["shots"] == 2 and figures["judge"] == tiny.CLIP_VISION
    assert set(figures["by_character"]) == set(CAST)
    rates = figures["accepted"]
    assert 0.0 <= rates["one_take"] <= rates["best_of_takes"] <= rates["within_budget"] <= 1.0
    assert figures["no_verdict"] == 2 and rates["within_budget"] == 0.0
    assert figures["pictures_a_shot"] == 4.0
