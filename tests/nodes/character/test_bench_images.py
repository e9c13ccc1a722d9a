"""The studio's nodes must draw what ComfyUI's own draw, and cost next to nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.bench_images import bench_images
from animation_ai_studio.configs.schema import load_characters, load_sdxl
from animation_ai_studio.workflows.client import ComfyClient

pytestmark = pytest.mark.comfyui


async def test_our_nodes_draw_the_same_pixels_as_stock_ones(comfyui: str, settings: Path) -> None:
    async with ComfyClient(comfyui) as client:
        figures = await bench_images(
            client, load_sdxl([settings]), load_characters([])["mira"], quality="draft", count=4
        )
    assert figures["same_pixels"] is True
    assert figures["pictures"] == 4
    assert figures["our_fastest"] > 0
