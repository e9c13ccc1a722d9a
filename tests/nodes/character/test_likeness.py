"""Check Consistency and Consistency Gate on a real ComfyUI: references are pictures of the cast, drawn here.

The encoder is a small CLIP Vision model with random weights. It tells pictures apart by colour and layout, which
is enough to see that the right character passes, another one doesn't, and that a gate keeps the right take.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.puppets import portrait
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder, Wire
from PIL import Image

from ...workflows import tiny
from .tiny_settings import put

pytestmark = pytest.mark.comfyui

CAST = ("mira", "luca", "alberto")
FEELINGS = (Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISED, Emotion.THOUGHTFUL)
FRESH = Emotion.SAD
"""A feeling that no reference shows."""


@pytest.fixture(scope="module")
def pictures(comfyui_process: ComfyProcess) -> Iterator[Path]:
    """Four references of each in the input folder and in the presets; a new picture of each beside them."""
    inputs = comfyui_process.base / "input" / "likeness"
    inputs.mkdir(parents=True, exist_ok=True)
    presets = load_characters([])
    for who in CAST:
        for feeling in (*FEELINGS, FRESH):
            drawn = portrait(presets[who].look, (96, 96), emotion=feeling)
            Image.fromarray(drawn).save(inputs / f"{who}_{feeling}.png")
    Image.new("RGB", (8, 8)).save(inputs / "speck.png")
    config = comfyui_process.base / "user" / "__animation_studio" / "character_presets.yaml"
    references = {who: [f"likeness/{who}_{feeling}.png" for feeling in FEELINGS] for who in CAST}
    put(config, {"characters": {who: {"references": names} for who, names in references.items()}})
    yield inputs
    config.unlink()


def picture(b: GraphBuilder, name: str) -> Wire:
    return b.add("LoadImage", image=f"likeness/{name}.png").out(0)


async def told(url: str, node: str, images: list[str], character: str, **more: Any) -> str:
    """What a consistency node reports on these pictures."""
    b = GraphBuilder()
    batch = picture(b, images[0])
    for name in images[1:]:
        batch = b.add("ImageBatch", image1=batch, image2=picture(b, name)).out(0)
    encoder = b.add("CLIPVisionLoader", clip_name=tiny.CLIP_VISION)
    b.add(node, image=batch, character=character, clip_vision=encoder.out(0), accept=0.65, **more)
    async with ComfyClient(url) as client:
        result = await client.run(b.build(), timeout=120)
    return next(str(ui["text"][0]) for ui in result.outputs.values() if "text" in ui)


@pytest.mark.parametrize("who", CAST)
async def test_a_new_picture_of_the_character_passes(comfyui: str, pictures: Path, who: str) -> None:
    report = await told(comfyui, "AnimationStudioCheckConsistency", [f"{who}_{FRESH}"], who)
    assert f"It is {who}" in report and "rank 1" in report


async def test_another_character_is_named(comfyui: str, pictures: Path) -> None:
    report = await told(comfyui, "AnimationStudioCheckConsistency", [f"mira_{FRESH}"], "luca")
    assert "more like mira than luca" in report


async def test_a_character_without_references_gets_no_verdict(comfyui: str, pictures: Path) -> None:
    report = await told(comfyui, "AnimationStudioCheckConsistency", [f"mira_{FRESH}"], "pim")
    assert "pim has no reference pictures" in report


GATE = "AnimationStudioConsistencyGate"
BATCH = [f"mira_{FRESH}", f"luca_{FRESH}", f"alberto_{FRESH}"]


async def test_the_gate_judges_every_take_and_passes_the_right_one(comfyui: str, pictures: Path) -> None:
    lines = (await told(comfyui, GATE, BATCH, "luca", strict=True)).splitlines()
    assert [line.startswith(f"{i}: It is luca") for i, line in enumerate(lines)] == [False, True, False]


async def test_a_strict_gate_stops_the_graph_when_nobody_passes(comfyui: str, pictures: Path) -> None:
    with pytest.raises(StudioError) as caught:
        await told(comfyui, GATE, [BATCH[0], BATCH[2]], "luca", strict=True)
    assert "None of 2 pictures is like luca" in caught.value.message


async def test_a_speck_is_refused_with_its_size(comfyui: str, pictures: Path) -> None:
    with pytest.raises(StudioError) as caught:
        await told(comfyui, "AnimationStudioCheckConsistency", ["speck"], "luca")
    assert "8×8" in caught.value.message


async def test_a_missing_reference_is_named(comfyui: str, pictures: Path) -> None:
    gone = pictures / f"luca_{FEELINGS[0]}.png"
    kept = gone.read_bytes()
    gone.unlink()
    try:
        with pytest.raises(StudioError) as caught:
            await told(comfyui, "AnimationStudioCheckConsistency", [f"alberto_{FRESH}"], "alberto")
    finally:
        gone.write_bytes(kept)
    assert gone.name in caught.value.message


async def compared(url: str, backend: str, character: str = "luca") -> str:
    """What Check Consistency reports with no CLIP Vision model connected."""
    b = GraphBuilder()
    seen = picture(b, f"luca_{FRESH}")
    b.add("AnimationStudioCheckConsistency", image=seen, character=character, accept=0.65, backend=backend)
    async with ComfyClient(url) as client:
        result = await client.run(b.build(), timeout=120)
    return next(str(ui["text"][0]) for ui in result.outputs.values() if "text" in ui)


async def test_an_identity_net_in_comfyuis_folder_compares_without_a_clip_model(
    comfyui: str, comfyui_process: ComfyProcess, pictures: Path
) -> None:
    """Random weights, but the outer form and the way of the shipped net; auto finds it too."""
    import torch
    from animation_ai_studio.toonxl.identity import IdentityNet
    from animation_ai_studio.training.toonxl.identity import write_onnx

    torch.manual_seed(3)
    file = comfyui_process.base / "models" / "animation_studio" / "identity" / "net.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    write_onnx(IdentityNet(), file)
    try:
        told = await compared(comfyui, "toonxl")
        assert "rank 1" in told and "threshold" in told
        assert await compared(comfyui, "auto") == told
    finally:
        file.unlink()


@pytest.mark.parametrize(
    ("backend", "told"),
    [("clip_vision", "no CLIP Vision model"), ("arcface", "no face models"), ("ccip", "has no model file")],
)
async def test_a_backend_that_is_not_there_is_named(
    comfyui: str, pictures: Path, backend: str, told: str
) -> None:
    with pytest.raises(StudioError) as caught:
        await compared(comfyui, backend)
    assert caught.value.code == "graph_failed" and told in caught.value.message
