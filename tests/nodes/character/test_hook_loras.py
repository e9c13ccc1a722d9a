"""*Hook LoRAs* on a real ComfyUI: what works on one conditioning alone is checked and told as on a whole model."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.skills.regions import hooked
from animation_ai_studio.workflows.skills.worn import WornLora
from PIL import Image

from .test_lora_stack import add_second

pytestmark = pytest.mark.comfyui
TINY = WornLora(name="tiny", weight=1.0)
WORDS = "tiny_boy, a boy"


def picture(worn: list[list[WornLora]]) -> GraphBuilder:
    """A picture whose prompt carries LoRAs, stack after stack."""
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    own, used = None, None
    for loras in worn:
        own = hooked(b, sdxl.out(0), sdxl.out(1), loras, WORDS, used)
        used = own.used
    clip, words = (sdxl.out(1), WORDS) if own is None else (own.clip, own.words)
    said = b.add("CLIPTextEncode", clip=clip, text=words).out(0)
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampled = b.add(
        "KSampler",
        model=sdxl.out(0),
        positive=said,
        negative=said,
        latent_image=latent.out(0),
        seed=1,
        denoise=1.0,
        steps=sdxl.out(3),
        cfg=sdxl.out(4),
        sampler_name=sdxl.out(5),
        scheduler=sdxl.out(6),
    )
    decoded = b.add("VAEDecode", samples=sampled.out(0), vae=sdxl.out(2))
    saved = {} if used is None else {"used": used}
    b.add("AnimationStudioSavePicture", images=decoded.out(0), filename_prefix="hook_test", inputs=saved)
    return b


async def made(url: str, worn: list[list[WornLora]], blocks: str = "") -> tuple[bytes, dict[str, Any]]:
    """Pixels and metadata of the picture; ``blocks`` are put on every LoRA."""
    graph = picture(worn).build()
    for key in [key for key, node in graph.items() if node.class_type == "AnimationStudioChooseLora"]:
        graph = graph.with_inputs(key, {"blocks": blocks})
    async with ComfyClient(url) as client:
        result = await client.run(graph, timeout=120)
        shown = [one for ui in result.outputs.values() for one in ui.get("images", ())]
        image = Image.open(io.BytesIO(await client.view(**shown[0])))
    return image.tobytes(), {key: json.loads(value) for key, value in image.text.items()}


async def test_blocks_of_a_hooked_lora_count(comfyui: str, settings: Path) -> None:
    none, _ = await made(comfyui, [])
    full, _ = await made(comfyui, [[TINY]])
    zero, _ = await made(comfyui, [[TINY]], "in:0,mid:0,out:0,text:0")
    middle, _ = await made(comfyui, [[TINY]], "in:0,out:0,text:0")
    words, _ = await made(comfyui, [[TINY]], "in:0,mid:0,out:0")
    ones, _ = await made(comfyui, [[TINY]], "in:1,mid:1,out:1,text:1")
    assert full == ones and zero == none
    assert len({none, full, middle, words}) == 4


async def test_everything_that_is_worn_is_in_the_metadata(comfyui: str, settings: Path) -> None:
    """Who finds a picture again must find its LoRAs, also those of the second character."""
    add_second(settings)
    _, metadata = await made(comfyui, [[TINY], [WornLora(name="second", weight=0.5)]])
    one, two = metadata["animation_studio"]["loras"]
    assert (one["name"], one["file"], one["weight"]) == ("tiny", tiny.LORA, 1.0)
    assert (two["name"], two["weight"]) == ("second", 0.5) and len(two["sha256"]) == 64


async def test_a_lora_for_another_base_is_refused_before_sampling(comfyui: str, settings: Path) -> None:
    """Hooks of ComfyUI's own apply what fits and say nothing of the rest."""
    with pytest.raises(StudioError) as caught:
        await made(comfyui, [[WornLora(name="old")]])
    assert "old" in str(caught.value) and "sdxl" in str(caught.value)
