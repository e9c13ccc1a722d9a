"""The character nodes on a real ComfyUI with a 16 MB SDXL: what an artist wires by hand must really work."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.skills import get_skill

pytestmark = pytest.mark.comfyui


def picture(weights: dict[str, float]) -> GraphBuilder:
    """A picture with these LoRAs through our nodes and stock sampling nodes."""
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    worn: dict[str, Any] = {}
    for name, weight in weights.items():
        worn = {
            "loras": b.add(
                "AnimationStudioChooseLora", name=name, use=True, recommended=False, weight=weight, **worn
            ).out(0)
        }
    dressed = b.add("AnimationStudioApplyLoras", model=sdxl.out(0), clip=sdxl.out(1), prompt="a boy", **worn)
    positive = b.add("CLIPTextEncode", clip=dressed.out(1), text="a boy")
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampled = b.add(
        "KSampler",
        model=dressed.out(0),
        positive=positive.out(0),
        negative=positive.out(0),
        latent_image=latent.out(0),
        seed=1,
        denoise=1.0,
        steps=sdxl.out(3),
        cfg=sdxl.out(4),
        sampler_name=sdxl.out(5),
        scheduler=sdxl.out(6),
    )
    b.add(
        "SaveImage",
        images=b.add("VAEDecode", samples=sampled.out(0), vae=sdxl.out(2)).out(0),
        filename_prefix="lora_test",
    )
    return b


async def made(url: str, weights: dict[str, float]) -> tuple[str, str]:
    """Checksum of the pixels, and what Apply LoRAs reported."""
    async with ComfyClient(url) as client:
        result = await client.run(picture(weights).build(), timeout=120)
        images = [ui["images"][0] for ui in result.outputs.values() if "images" in ui]
        reports = [ui["text"][0] for ui in result.outputs.values() if "text" in ui]
        data = await client.view(**images[0])
    start = data.index(b"IDAT")
    return hashlib.sha256(data[start:]).hexdigest(), reports[0]


async def test_a_lora_works_at_its_weight_and_not_at_zero(comfyui: str, settings: Path) -> None:
    without, _ = await made(comfyui, {})
    zero, _ = await made(comfyui, {"tiny": 0.0})
    half, report = await made(comfyui, {"tiny": 0.5})
    full, _ = await made(comfyui, {"tiny": 1.0})
    assert zero == without
    assert len({without, half, full}) == 3
    assert "tiny +0.50: 100%" in report


async def test_a_lora_for_another_base_stops_before_sampling(comfyui: str, settings: Path) -> None:
    with pytest.raises(StudioError) as caught:
        await made(comfyui, {"old": 1.0})
    assert caught.value.code == "graph_failed"
    assert "sd1" in caught.value.message


async def test_a_preset_becomes_a_prompt_with_its_trigger_words(comfyui: str, settings: Path) -> None:
    b = GraphBuilder()
    preset = b.add(
        "AnimationStudioCharacterPreset",
        character="luca",
        scene="on a pier",
        gesture="wave",
        emotion="happy",
        framing="full",
        style="animated_film",
        extra="",
    )
    b.add("PreviewAny", source=preset.out(0))
    async with ComfyClient(comfyui) as client:
        result = await client.run(b.build(), timeout=60)
    text = next(iter(result.outputs.values()))["text"][0]
    assert "waving" in text and "on a pier" in text and "full body" in text


async def test_a_shot_is_drawn_from_the_puppets_staging(comfyui: str, settings: Path) -> None:
    """What ``--look sdxl`` does with each shot, on models small enough for a CPU."""
    parameters = {
        "run": "sdxl-test",
        "take": "s1-t1",
        "width": 128,
        "height": 72,
        "shot": {
            "id": "s1",
            "setting": {"place": "beach"},
            "actors": [{"character": "luca", "gesture": "wave"}],
            "seconds": 0.5,
        },
        "prompt": "a boy on a beach",
        "profile": "tiny",
        "quality": "draft",
        "loras": [{"name": "tiny"}],
        "picture_width": 128,
        "picture_height": 72,
        "denoise": 0.7,
    }
    async with ComfyClient(comfyui) as client:
        graph = get_skill("sdxl_shot").graph(parameters, await client.catalog())
        result = await client.run(graph, timeout=180)
    take = next(ui["take"][0] for ui in result.outputs.values() if "take" in ui)
    assert set(take["files"]) == {"video", "image"}
    assert take["size"] == [128, 72]
    assert [(lora["name"], len(lora["sha256"])) for lora in take["loras"]] == [("tiny", 64)]


async def test_a_control_without_a_network_names_what_is_missing(comfyui: str, settings: Path) -> None:
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    words = b.add("CLIPTextEncode", clip=sdxl.out(1), text="a boy")
    staged = b.add(
        "AnimationStudioPuppetControl",
        place="beach",
        time="day",
        weather="clear",
        framing="full",
        at=1.0,
        width=128,
        height=128,
        seed=0,
    )
    applied = b.add(
        "AnimationStudioApplyControl",
        positive=words.out(0),
        negative=words.out(0),
        image=staged.out(1),
        preset="character_pose",
        strength=1.0,
    )
    b.add("PreviewAny", source=applied.out(0))
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError) as caught:
            await client.run(b.build(), timeout=120)
    assert "pose" in caught.value.message
