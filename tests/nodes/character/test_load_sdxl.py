"""*Load SDXL* and *Decode Picture* on a real ComfyUI: they tell what it really computes with."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder, own_folder
from animation_ai_studio.configs.schema import LoraRegistry, load_controlnets, load_sdxl
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.models.files import ModelFolders, check_models
from PIL import Image
from safetensors.numpy import save_file

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


PARTS = {
    "VAE": "first_stage_model.",
    "CLIP-L": "conditioner.embedders.0.",
    "CLIP-G": "conditioner.embedders.1.",
}


@pytest.fixture
def pruned(settings: Path) -> Iterator[Callable[..., Path]]:
    """Puts the small SDXL without some parts into the test server, as the profile ``pruned``."""
    models, made = settings.parents[1] / "models", list[Path]()

    def put_pruned(*parts: str, vae: str = "") -> Path:
        whole = tiny.checkpoint()
        begins = tuple(PARTS[part] for part in parts)
        made.append(models / "checkpoints" / "pruned.safetensors")
        save_file({name: each for name, each in whole.items() if not name.startswith(begins)}, made[-1])
        profile = {
            "checkpoint": "pruned.safetensors",
            "width": 64,
            "height": 64,
            **({"vae": vae} if vae else {}),
        }
        put(
            settings / "sdxl_config.yaml",
            {"profile": "pruned", "profiles": {"pruned": profile}, "quality": {"draft": QUALITY}},
        )
        if vae:
            begin = PARTS["VAE"]
            made.append(models / "vae" / vae)
            made[-1].parent.mkdir(exist_ok=True)
            own = {name.removeprefix(begin): each for name, each in whole.items() if name.startswith(begin)}
            save_file(own, made[-1])
        return models

    yield put_pruned
    for path in made:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("parts", [("VAE",), ("CLIP-L",), ("CLIP-L", "CLIP-G")], ids="+".join)
async def test_a_checkpoint_that_lacks_a_part_is_told_when_it_is_loaded(
    comfyui: str, pruned: Callable[..., Path], parts: tuple[str, ...]
) -> None:
    """ComfyUI loads it, and stops at another node with an attribute of nothing, or draws latents of no numbers."""
    models = pruned(*parts)
    with pytest.raises(StudioError) as caught:
        await told(comfyui, "pruned")
    found = check_models(
        ModelFolders((models,)),
        loras=LoraRegistry(),
        sdxl=load_sdxl([ConfigFolder(models.parent / "user" / "__animation_studio")]),
        controls=load_controlnets([]),
        characters={},
    )
    (checked,) = [one for one in found if one.used_by == "profile pruned"]
    for part in parts:
        assert part in caught.value.message and part in checked.note
    assert checked.state == "wrong"
    assert ("models/vae" in checked.note) == (parts == ("VAE",))


async def test_a_checkpoint_without_vae_works_with_the_profiles(
    comfyui: str, pruned: Callable[..., Path]
) -> None:
    pruned("VAE", vae="small_vae.safetensors")
    report = await told(comfyui, "pruned")
    assert "VAE small_vae.safetensors" in report and "isn't in" not in report


async def test_a_file_that_is_no_vae_is_told(
    comfyui: str, settings: Path, pruned: Callable[..., Path]
) -> None:
    """ComfyUI makes a VAE of nothing, which fails with the name of an attribute when it decodes."""
    models = pruned("VAE", vae="no_vae.safetensors")
    save_file({"weight": np.zeros((2, 2), np.float32)}, models / "vae" / "no_vae.safetensors")
    with pytest.raises(StudioError) as caught:
        await told(comfyui, "pruned")
    assert "no_vae.safetensors isn't a VAE" in caught.value.message


async def test_a_profile_that_the_drawing_comfyui_doesnt_know_is_told_by_name(
    comfyui: str, settings: Path
) -> None:
    """The server may have another configuration than the machine that wrote the graph: the bare name says nothing."""
    with pytest.raises(StudioError) as caught:
        await told(comfyui, "tinny")
    assert "'tinny' isn't a choice of 'profile'" in caught.value.message
    assert "tiny" in caught.value.message and str(own_folder()) in caught.value.message


def decoding(tiles: str, side: int) -> GraphBuilder:
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    words = b.add("CLIPTextEncode", clip=sdxl.out(1), text="a boy").out(0)
    latent = b.add("EmptyLatentImage", width=side, height=side, batch_size=1)
    sampled = b.add(
        "KSampler",
        model=sdxl.out(0),
        positive=words,
        negative=words,
        latent_image=latent.out(0),
        seed=1,
        steps=1,
        cfg=1.0,
        sampler_name="euler",
        scheduler="normal",
        denoise=1.0,
    )
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
