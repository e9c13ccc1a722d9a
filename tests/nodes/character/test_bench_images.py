"""The studio's nodes must draw what ComfyUI's own draw, and cost next to nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.agent.bench_images import bench_images
from animation_ai_studio.configs.schema import load_characters, load_sdxl
from animation_ai_studio.embedded.comfyui.process import ComfyProcess
from animation_ai_studio.workflows.client import ComfyClient

from .tiny_settings import write_settings

pytestmark = pytest.mark.comfyui


@pytest.fixture
def settings(comfyui_process: ComfyProcess) -> Iterator[Path]:
    folder = comfyui_process.base / "user" / "default" / "animation_studio"
    write_settings(folder)
    yield folder
    for path in folder.iterdir():
        path.unlink()


async def test_our_nodes_draw_the_same_pixels_as_stock_ones(comfyui: str, settings: Path) -> None:
    async with ComfyClient(comfyui) as client:
        figures = await bench_images(
            client, load_sdxl([settings]), load_characters([])["mira"], quality="draft", count=2
        )
    assert figures["same_pixels"] is True
    assert figures["pictures"] == 2
    assert figures["our_seconds"] > 0
