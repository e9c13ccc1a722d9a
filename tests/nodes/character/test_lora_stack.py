"""*Apply LoRA Stack*, weights per block and *Save Picture* on a real ComfyUI: what was worn must be told truly."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.client import ComfyClient
from PIL import Image

from .tiny_settings import put

pytestmark = pytest.mark.comfyui


def picture(stacks: dict[str, dict[str, Any]], seed: int = 1) -> GraphBuilder:
    """A picture with a *Choose LoRA* (its settings) in each of these sockets."""
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile="tiny", quality="draft")
    worn = {
        f"loras.{socket}": b.add(
            "AnimationStudioChooseLora", use=True, recommended=False, **{"weight": 1.0, **settings}
        ).out(0)
        for socket, settings in stacks.items()
    }
    dressed = b.add(
        "AnimationStudioApplyLoraStack", model=sdxl.out(0), clip=sdxl.out(1), prompt="a boy", inputs=worn
    )
    words = b.add("CLIPTextEncode", clip=dressed.out(1), text="a boy").out(0)
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampled = b.add(
        "KSampler", model=dressed.out(0), positive=words, negative=words, latent_image=latent.out(0),
        seed=seed, denoise=1.0, steps=sdxl.out(3), cfg=sdxl.out(4), sampler_name=sdxl.out(5), scheduler=sdxl.out(6),
    )  # fmt: skip
    decoded = b.add("VAEDecode", samples=sampled.out(0), vae=sdxl.out(2))
    b.add(
        "AnimationStudioSavePicture", images=decoded.out(0), used=dressed.out(4), filename_prefix="stack_test"
    )
    return b


async def made(url: str, stacks: dict[str, dict[str, Any]], seed: int = 1) -> tuple[bytes, dict[str, Any]]:
    """Pixels and metadata of the saved picture."""
    async with ComfyClient(url) as client:
        result = await client.run(picture(stacks, seed).build(), timeout=120)
        shown = [one for ui in result.outputs.values() for one in ui.get("images", ())]
        image = Image.open(io.BytesIO(await client.view(**shown[0])))
    return image.tobytes(), {key: json.loads(value) for key, value in image.text.items()}


async def test_blocks_are_weighed_one_by_one(comfyui: str, settings: Path) -> None:
    """And what has no weight in any block leaves the picture as it is, to the bit."""
    none, _ = await made(comfyui, {"lora0": {"name": "tiny", "blocks": "in:0,mid:0,out:0,text:0"}})
    off, _ = await made(comfyui, {"lora0": {"name": "tiny", "weight": 0.0}})
    full, _ = await made(comfyui, {"lora0": {"name": "tiny"}})
    ones, _ = await made(comfyui, {"lora0": {"name": "tiny", "blocks": "in:1,mid:1,out:1,text:1"}})
    no_middle, _ = await made(comfyui, {"lora0": {"name": "tiny", "blocks": "mid:0"}})
    no_text, _ = await made(comfyui, {"lora0": {"name": "tiny", "blocks": "text:0"}})
    assert full == ones
    assert none == off
    assert len({none, full, no_middle, no_text}) == 4


async def test_the_metadata_names_every_file_also_when_nothing_but_the_seed_changed(
    comfyui: str, settings: Path
) -> None:
    """The second picture's LoRAs come from ComfyUI's cache: the record must not be lost with that."""
    stacks = {"lora0": {"name": "tiny", "weight": 0.5, "blocks": "in4:0.5"}, "lora3": {"name": "second"}}
    file = settings.parents[1] / "models" / "loras" / tiny.LORA
    add_second(settings)
    first, _ = await made(comfyui, stacks, seed=1)
    second, metadata = await made(comfyui, stacks, seed=2)
    assert first != second
    one, two = metadata["animation_studio"]["loras"]
    assert one == {
        "name": "tiny",
        "file": tiny.LORA,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "weight": 0.5,
        "blocks": {"in4": 0.5},
    }
    assert (two["name"], two["sha256"]) == ("second", one["sha256"])
    assert metadata["prompt"], "ComfyUI's own metadata stays, so that the picture can be dropped on the page"


@pytest.mark.parametrize(
    ("stack", "told"),
    [
        ({"name": "gone"}, "gone.safetensors"),
        ({"name": "tiny", "blocks": "in:a lot"}, "in:a lot"),
    ],
)
async def test_what_can_not_be_worn_is_refused_before_anything_runs(
    comfyui: str, settings: Path, stack: dict[str, Any], told: str
) -> None:
    with pytest.raises(StudioError) as caught:
        await made(comfyui, {"lora0": stack})
    assert caught.value.code == "graph_rejected" and told in caught.value.message


async def test_a_preset_that_wears_unknown_loras_is_refused_before_anything_runs(
    comfyui: str, settings: Path
) -> None:
    preset = {
        "names": {"en": ["Nobody"]},
        "look": {},
        "voice": {},
        "loras": [{"name": "tinny"}],
    }
    put(settings / "character_presets.yaml", {"characters": {"nobody": preset}})
    b = GraphBuilder()
    chosen = b.add(
        "AnimationStudioCharacterPreset", character="nobody", scene="", gesture="wave", emotion="happy",
        framing="full", style="plain", extra="",
    )  # fmt: skip
    b.add("PreviewAny", source=chosen.out(0))
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError) as caught:
            await client.run(b.build(), timeout=60)
    assert caught.value.code == "graph_rejected"
    assert "tinny" in caught.value.message and "tiny" in caught.value.message


def add_second(settings: Path) -> None:
    """The same file under a second name of the registry."""
    second = {"file": tiny.LORA, "type": "style", "weight": 1.0}
    known = {"tiny": {**second, "trigger_words": ["tiny_boy"]}, "second": second}
    put(settings / "lora_registry.yaml", {"loras": known})
