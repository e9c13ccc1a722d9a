"""Model files and pictures as they arrive from the net: what can't work is told by its name, before any sampling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from safetensors.numpy import save_file

from .tiny_settings import QUALITY, put

pytestmark = pytest.mark.comfyui
Damage = Callable[[Path, Path], None]


def cut(whole: Path, path: Path) -> None:
    path.write_bytes(whole.read_bytes()[:-1000])


def pickled(whole: Path, path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\0" * 400)


def other(whole: Path, path: Path) -> None:
    name = "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight"
    save_file({name: np.zeros((320, 768), np.float16)}, path)


async def refused(url: str, b: GraphBuilder) -> str:
    async with ComfyClient(url) as client:
        with pytest.raises(StudioError) as caught:
            await client.run(b.build(), timeout=120)
    assert caught.value.code == "graph_failed"
    return caught.value.message


@pytest.mark.parametrize(
    ("folder", "damage", "told"),
    [
        ("checkpoints", cut, "1,000 bytes are missing"),
        ("checkpoints", pickled, "isn't a safetensors file"),
        ("checkpoints", other, "family sd1"),
        ("vae", pickled, "isn't a safetensors file"),
    ],
)
async def test_a_checkpoint_or_vae_that_can_not_work_is_named(
    comfyui: str, settings: Path, folder: str, damage: Damage, told: str
) -> None:
    models = settings.parents[1] / "models"
    path = models / folder / f"bad_{damage.__name__}.safetensors"
    path.parent.mkdir(exist_ok=True)
    damage(models / "checkpoints" / tiny.CHECKPOINT, path)
    profile = {"checkpoint": tiny.CHECKPOINT, ("checkpoint" if folder == "checkpoints" else "vae"): path.name}
    put(
        settings / "sdxl_config.yaml",
        {"profile": "bad", "profiles": {"bad": profile}, "quality": {"draft": QUALITY}},
    )
    b = GraphBuilder()
    b.add("PreviewAny", source=b.add("AnimationStudioLoadSDXL", profile="bad", quality="draft").out(7))
    message = await refused(comfyui, b)
    path.unlink()
    assert path.name in message and told in message


def controlled(width: int, height: int) -> GraphBuilder:
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    words = b.add("CLIPTextEncode", clip=sdxl.out(1), text="a boy").out(0)
    image = b.add("EmptyImage", width=width, height=height, batch_size=1, color=0).out(0)
    b.add(
        "PreviewAny",
        source=b.add(
            "AnimationStudioApplyControl",
            positive=words,
            negative=words,
            image=image,
            preset="pose",
            strength=1.0,
        ).out(0),
    )
    return b


@pytest.mark.parametrize(
    ("damage", "told"),
    [(cut, "1,000 bytes are missing"), (pickled, "isn't a safetensors file"), (other, "isn't a ControlNet")],
)
async def test_a_controlnet_that_can_not_work_is_named(
    comfyui: str, settings: Path, damage: Damage, told: str
) -> None:
    folder = settings.parents[1] / "models" / "controlnet"
    path = folder / f"bad_{damage.__name__}.safetensors"
    damage(folder / tiny.CONTROLNET, path)
    presets = {"pose": {"kind": "pose", "strength": 1.0}}
    put(settings / "controlnet_config.yaml", {"models": {"pose": [path.name]}, "presets": presets})
    message = await refused(comfyui, controlled(64, 64))
    path.unlink()
    assert path.name in message and told in message


@pytest.mark.parametrize("size", [(1, 1), (9000, 64)])
async def test_a_control_picture_too_small_or_too_large_is_told_with_its_size(
    comfyui: str, settings: Path, size: tuple[int, int]
) -> None:
    presets = {"pose": {"kind": "pose", "strength": 1.0}}
    put(settings / "controlnet_config.yaml", {"models": {"pose": [tiny.CONTROLNET]}, "presets": presets})
    assert f"{size[0]}×{size[1]}" in await refused(comfyui, controlled(*size))
