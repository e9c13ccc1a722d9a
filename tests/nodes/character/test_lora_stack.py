"""*Apply LoRA Stack*, weights per block and *Save Picture* on a real ComfyUI: what was worn must be told truly."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests.workflows import tiny, tiny_folder
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.models.loranames import write_renamed
from PIL import Image
from safetensors.numpy import save_file

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
        "KSampler",
        model=dressed.out(0),
        positive=words,
        negative=words,
        latent_image=latent.out(0),
        seed=seed,
        denoise=1.0,
        steps=sdxl.out(3),
        cfg=sdxl.out(4),
        sampler_name=sdxl.out(5),
        scheduler=sdxl.out(6),
    )
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
        "AnimationStudioCharacterPreset",
        character="nobody",
        scene="",
        gesture="wave",
        emotion="happy",
        framing="full",
        style="plain",
        extra="",
    )
    b.add("PreviewAny", source=chosen.out(0))
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError) as caught:
            await client.run(b.build(), timeout=60)
    assert caught.value.code == "graph_rejected"
    assert "tinny" in caught.value.message and "tiny" in caught.value.message


async def test_a_lora_of_diffusers_draws_what_it_would_in_kohyas_form(comfyui: str, settings: Path) -> None:
    """ComfyUI finds none of its layers: the picture was refused, and by its own loader comes out as if without."""
    folder = settings.parents[1] / "models" / "loras"
    network, begin = tiny.checkpoint(), "model.diffusion_model."
    layers = [name.removeprefix(begin) for name in network if ".attn2.to_v." in name]
    theirs, ours = {}, {}
    for name in layers:
        path = tiny_folder.unet_name(name).removesuffix(".weight")
        base = f"lora_unet_{name.removesuffix('.weight').replace('.', '_')}"
        rng = np.random.default_rng(len(theirs))
        out, width = network[begin + name].shape
        for half, kohya, shape in (("down", "lora_down", (4, width)), ("up", "lora_up", (out, 4))):
            value = rng.normal(0, 0.3, shape).astype(np.float32)
            theirs[f"unet.{path}.lora.{half}.weight"], ours[f"{base}.{kohya}.weight"] = value, value
        ours[f"{base}.alpha"] = np.array(12, np.float32)
    notes = {"lora_adapter_metadata": json.dumps({"unet.r": 4, "unet.lora_alpha": 12})}
    save_file(theirs, folder / "theirs.safetensors", metadata=notes)
    save_file(ours, folder / "ours.safetensors")
    write_renamed(folder / "theirs.safetensors", folder / "imported.safetensors")
    names = ("theirs", "ours", "imported")
    known = {name: {"file": f"{name}.safetensors", "type": "character"} for name in names}
    put(settings / "lora_registry.yaml", {"loras": known})
    drawn = [(await made(comfyui, {"lora0": {"name": name}}))[0] for name in names]
    without, _ = await made(comfyui, {"lora0": {"name": "ours", "weight": 0.0}})
    assert drawn[0] == drawn[1] == drawn[2] != without
    for name in names:
        (folder / f"{name}.safetensors").unlink()


async def test_a_lora_whose_layers_arent_whole_is_told(comfyui: str, settings: Path) -> None:
    """Its header is right and half of a layer is missing: ComfyUI ends with the bare name of a tensor."""
    path = settings.parents[1] / "models" / "loras" / "half.safetensors"
    save_file(
        {name: each for name, each in tiny.lora().items() if "lora_down" not in name or "_7_" in name}, path
    )
    put(settings / "lora_registry.yaml", {"loras": {"half": {"file": path.name, "type": "character"}}})
    with pytest.raises(StudioError) as caught:
        await made(comfyui, {"lora0": {"name": "half"}})
    path.unlink()
    assert "half.safetensors" in caught.value.message and "whole" in caught.value.message


async def test_a_lora_whose_layers_have_the_models_names_and_other_sizes_is_told(
    comfyui: str, settings: Path
) -> None:
    """ComfyUI logs each layer while it samples and draws as if without; "100% of its layers fit" was said."""
    path = settings.parents[1] / "models" / "loras" / "wide.safetensors"
    save_file(
        {name: np.repeat(each, 2, 1) if "_down" in name else each for name, each in tiny.lora().items()}, path
    )
    put(settings / "lora_registry.yaml", {"loras": {"wide": {"file": path.name, "type": "character"}}})
    with pytest.raises(StudioError) as caught:
        await made(comfyui, {"lora0": {"name": "wide"}})
    path.unlink()
    assert "0% of the LoRA 'wide'" in caught.value.message


def add_second(settings: Path) -> None:
    """The same file under a second name of the registry."""
    second = {"file": tiny.LORA, "type": "style", "weight": 1.0}
    known = {"tiny": {**second, "trigger_words": ["tiny_boy"]}, "second": second}
    put(settings / "lora_registry.yaml", {"loras": known})
