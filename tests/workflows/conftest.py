"""Recorded catalogs, and a real ComfyUI with the small SDXL and three pictures in its input folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.runtime.source import embedded_base
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.models.families import scan
from PIL import Image

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
VERSIONS = ("0.3.75", "0.33.0")
FAMILIES = {
    "checkpoints/tiny_sdxl.safetensors": "sdxl",
    "controlnet/tiny_control.safetensors": "sdxl",
    "loras/tiny_lora.safetensors": "sdxl",
    "loras/tiny_sd1_lora.safetensors": "sd1",
}
PICTURES = ("example.png", "pose.png", "depth.png")


def recorded(version: str) -> Catalog:
    """A catalog recorded from a ComfyUI of that version, with the small SDXL installed."""
    return Catalog.from_file(FIXTURES / f"object_info_{version}.json.gz").with_families(FAMILIES)


@pytest.fixture(scope="session", params=VERSIONS)
def any_catalog(request: pytest.FixtureRequest) -> Catalog:
    """The oldest and the newest supported ComfyUI in turn."""
    return recorded(request.param)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The embedded ComfyUI's."""
    return recorded("0.3.75")


@pytest.fixture(scope="session")
def new_catalog() -> Catalog:
    """A ComfyUI's with dynamic inputs in its own nodes."""
    return recorded("0.33.0")


@pytest.fixture
async def live(comfyui: str, tmp_path: Path) -> ComfyClient:
    """A client of the real ComfyUI, three pictures uploaded."""
    picture = tmp_path / "noise.png"
    pixels = np.random.default_rng(0).integers(0, 255, (128, 128, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(picture)
    async with ComfyClient(comfyui) as client:
        for name in PICTURES:
            await client.upload(picture, name=name, overwrite=True)
        yield client


@pytest.fixture
async def live_catalog(live: ComfyClient) -> Catalog:
    """The real ComfyUI's catalog, its model files looked into."""
    return (await live.catalog()).with_families(scan(embedded_base() / "models"))
