"""*Load SDXL* and *Decode Picture* on a real ComfyUI: they tell what it really computes with."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.client import ComfyClient
from PIL import Image

from .tiny_settings import QUALITY, put

pytestmark = pytest.mark.comfyui


async def told(url: str, profile: str = "tiny") -> str:
    """What Load SDXL reports."""
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile=profile, quality="draft")
    b.add("PreviewAny", source=sdxl.out(7))
    async with ComfyClient(url) as client:
        result = await client.run(b.build(), timeout=120)
    return next(ui["text"][0] for ui in result.outputs.values() if "text" in ui)


async def test_precision_and_attention_are_reported_as_they_are(comfyui: str, settings: Path) -> None:
    report = await told(comfyui)
    assert tiny.CHECKPOINT in report
    assert "cpu: model float32, VAE float32" in report and "GB free" in report
    assert "attention" in report and "--use-pytorch-cross-attention" not in report


async def test_a_vae_that_is_not_installed_is_told(comfyui: str, settings: Path) -> None:
    """Pictures made with the checkpoint's own VAE look nearly right, and nobody would know why not quite.

    The profile is changed while ComfyUI runs, as a user does: an answer from its cache would be the old one.
    """
    await told(comfyui)
    profile = {"checkpoint": tiny.CHECKPOINT, "width": 64, "height": 64, "vae": "fixed_vae.safetensors"}
    put(
        settings / "sdxl_config.yaml",
        {"profile": "tiny", "profiles": {"tiny": profile}, "quality": {"draft": QUALITY}},
    )
    assert "fixed_vae.safetensors isn't in" in await told(comfyui)


def decoding(tiles: str, side: int) -> GraphBuilder:
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    words = b.add("CLIPTextEncode", clip=sdxl.out(1), text="a boy").out(0)
    latent = b.add("EmptyLatentImage", width=side, height=side, batch_size=1)
    sampled = b.add(
        "KSampler", model=sdxl.out(0), positive=words, negative=words, latent_image=latent.out(0),
        seed=1, steps=1, cfg=1.0, sampler_name="euler", scheduler="normal", denoise=1.0,
    )  # fmt: skip
    decoded = b.add("AnimationStudioDecodePicture", samples=sampled.out(0), vae=sdxl.out(2), tiles=tiles)
    b.add("PreviewAny", source=decoded.out(1))
    b.add("PreviewImage", images=decoded.out(0))
    return b


async def decoded(url: str, tiles: str, side: int) -> tuple[np.ndarray, str]:
    async with ComfyClient(url) as client:
        result = await client.run(decoding(tiles, side).build(), timeout=240)
        report = next(ui["text"][0] for ui in result.outputs.values() if "text" in ui)
        shown = next(one for ui in result.outputs.values() for one in ui.get("images", ()))
        return np.asarray(Image.open(io.BytesIO(await client.view(**shown))), np.float32), report


async def test_tiles_give_the_same_picture(comfyui: str, settings: Path) -> None:
    whole, report = await decoded(comfyui, "never", 512)
    assert "decoded whole" in report
    tiled, report = await decoded(comfyui, "always", 512)
    assert "in tiles of 384 pixels" in report
    assert np.abs(whole - tiled).mean() < 2.0


async def test_the_measured_memory_decides(comfyui: str, settings: Path) -> None:
    _, report = await decoded(comfyui, "when needed", 512)
    needed, free = map(float, re.findall(r"([\d.]+) GB", report))
    assert needed > 0.5 and free > 0.1
    assert ("whole" in report) == (needed * 1.1 <= free)


@pytest.mark.parametrize("node", ["AnimationStudioDecodePicture", "VAEDecode"])
async def test_latents_that_are_no_numbers_never_become_a_file(
    comfyui: str, settings: Path, comfyui_output: Path, node: str
) -> None:
    """A model that overflows gives them; decoded and saved, they would be a silent black picture."""
    import torch
    from safetensors.torch import save_file

    file = comfyui_output.parent / "input" / "broken.latent"
    file.parent.mkdir(exist_ok=True)
    tensors = {"latent_tensor": torch.full((1, 4, 8, 8), float("nan"))}
    save_file({**tensors, "latent_format_version_0": torch.tensor([])}, file)
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    loaded = b.add("LoadLatent", latent="broken.latent").out(0)
    tiles = {"tiles": "when needed"} if node == "AnimationStudioDecodePicture" else {}
    image = b.add(node, samples=loaded, vae=sdxl.out(2), **tiles).out(0)
    b.add("AnimationStudioSavePicture", images=image, filename_prefix="broken_test")
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError) as caught:
            await client.run(b.build(), timeout=120)
    file.unlink()
    assert caught.value.code == "graph_failed" and "aren't numbers" in caught.value.message
    assert not list(comfyui_output.glob("broken_test*"))
