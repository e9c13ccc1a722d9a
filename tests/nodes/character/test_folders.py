"""A diffusers folder on a real ComfyUI draws the same pixels as the file it was made from, and is converted once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.tests.workflows import tiny, tiny_folder
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder

from .tiny_settings import QUALITY, put

pytestmark = pytest.mark.comfyui
CONTROL = {"pose": {"kind": "pose", "strength": 1.0}}


@pytest.fixture
def models(settings: Path) -> Iterator[Path]:
    """The test server's models folder with the small SDXL as a folder, and profiles of both forms."""
    models = settings.parents[1] / "models"
    folder = tiny_folder.write_pipeline(models / "diffusers" / "small-1.0", shards=2)
    size = {"width": 64, "height": 64}
    put(
        settings / "sdxl_config.yaml",
        {
            "profile": "file",
            "profiles": {
                "file": {"checkpoint": tiny.CHECKPOINT, **size},
                "folder": {"checkpoint": folder.name, **size},
            },
            "quality": {"draft": QUALITY},
        },
    )
    yield models
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def picture(profile: str, control: bool) -> GraphBuilder:
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile=profile, quality="draft")
    words = b.add("CLIPTextEncode", clip=sdxl.out(1), text="a boy on a pier").out(0)
    positive, negative = words, words
    if control:
        image = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0x80FF00).out(0)
        followed = b.add(
            "AnimationStudioApplyControl",
            positive=words,
            negative=words,
            image=image,
            preset="pose",
            strength=1.0,
        )
        positive, negative = followed.out(0), followed.out(1)
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampled = b.add(
        "KSampler",
        model=sdxl.out(0),
        positive=positive,
        negative=negative,
        latent_image=latent.out(0),
        seed=1,
        denoise=1.0,
        steps=2,
        cfg=3.0,
        sampler_name="euler",
        scheduler="normal",
    )
    decoded = b.add("VAEDecode", samples=sampled.out(0), vae=sdxl.out(2))
    b.add("SaveImage", images=decoded.out(0), filename_prefix="folder_test")
    return b


async def pixels(url: str, profile: str, *, control: bool = False) -> str:
    async with ComfyClient(url) as client:
        result = await client.run(picture(profile, control).build(), timeout=240)
        shown = next(one for ui in result.outputs.values() for one in ui.get("images", ()))
        data = await client.view(**shown)
    return hashlib.sha256(data[data.index(b"IDAT") :]).hexdigest()


def kept() -> dict[str, int]:
    """The converted files and their times."""
    return {
        path.name: path.stat().st_mtime_ns for path in (cache_folder() / "converted").glob("*.safetensors")
    }


async def test_folder_and_file_draw_the_same_and_the_folder_is_converted_once(
    comfyui: str, models: Path
) -> None:
    assert await pixels(comfyui, "folder") == await pixels(comfyui, "file")
    first = kept()
    assert len(first) == 1
    async with ComfyClient(comfyui) as client:
        await client.free()
    await pixels(comfyui, "folder")
    assert kept() == first, "converted again"
    shard = next((models / "diffusers" / "small-1.0" / "unet").glob("*00001*"))
    shard.touch()
    await pixels(comfyui, "folder")
    assert len(kept()) == 1 and kept() != first, "the exchanged folder is used, the old file is gone"


async def test_a_controlnet_folder_draws_as_its_file_does(comfyui: str, settings: Path, models: Path) -> None:
    folder = tiny_folder.write_controlnet(models / "controlnet" / "pose-sdxl-1.0")
    drawn = []
    for name in (tiny.CONTROLNET, folder.name):
        put(settings / "controlnet_config.yaml", {"models": {"pose": [name]}, "presets": CONTROL})
        async with ComfyClient(comfyui) as client:
            await client.free()
        drawn.append(await pixels(comfyui, "file", control=True))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert drawn[0] == drawn[1]
    assert drawn[0] != await pixels(comfyui, "file")


async def test_an_incomplete_network_is_told_and_leaves_no_file(comfyui: str, models: Path) -> None:
    from safetensors.numpy import load_file, save_file

    before = kept()
    shard = next((models / "diffusers" / "small-1.0" / "unet").glob("*00002*"))
    tensors = load_file(shard)
    tensors.pop(next(name for name in tensors if ".attn1." in name))
    save_file(tensors, shard)
    with pytest.raises(StudioError) as caught:
        await pixels(comfyui, "folder")
    assert "incomplete" in caught.value.message and ".attn1." in caught.value.message
    assert kept() == before
