"""Helpers that give whoever speaks with a language model a picture and its facts, on a real ComfyUI and Toon XL."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion, Framing
from animation_ai_studio.configs.schema import load_loras
from animation_ai_studio.llm_bridge.client.pictures import CharacterPictures, Posed
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.workflows.api.client import ComfyClient
from PIL import Image

pytestmark = pytest.mark.comfyui


async def test_a_picture_comes_with_prompt_loras_scores_and_seconds(
    comfyui: str, comfyui_process: ComfyProcess, tmp_path: Path
) -> None:
    import torch
    from animation_ai_studio.toonxl.identity import IdentityNet
    from animation_ai_studio.training.toonxl.identity import write_onnx

    torch.manual_seed(3)
    net = comfyui_process.base / "models" / "animation_studio" / "identity" / "net.onnx"
    net.parent.mkdir(parents=True, exist_ok=True)
    write_onnx(IdentityNet(), net)
    try:
        async with ComfyClient(comfyui) as comfy:
            made = await CharacterPictures(
                comfy, tmp_path, "toonxl", "toonxl_draft"
            ).generate_character_image(
                "mira",
                scene="beach",
                emotion=Emotion.HAPPY,
                framing=Framing.CLOSE_UP,
                takes=2,
                judge="toonxl",
            )
    finally:
        net.unlink()
    with Image.open(made.path) as picture:
        assert picture.size == (128, 128)
    assert made.path.parent == tmp_path
    assert "mira_girl" in made.prompt and "happy" in made.prompt
    assert [lora.name for lora in made.loras] == ["mira_toonxl"]
    assert len(made.scores) == 2 and isinstance(made.accepted, bool)
    assert made.seconds > 0


async def test_a_scene_has_both_characters_loras(comfyui: str, tmp_path: Path) -> None:
    async with ComfyClient(comfyui) as comfy:
        pictures = CharacterPictures(comfy, tmp_path, "toonxl", "toonxl_draft")
        made = await pictures.create_character_scene(
            Posed("mira"), Posed("pim", emotion=Emotion.SAD), scene="beach"
        )
    assert made.path.is_file()
    worn = {lora.name: lora.weight for lora in made.loras}
    registry = load_loras([]).loras
    assert worn == {name: registry[name].weight for name in ("mira_toonxl", "pim_toonxl")}
    assert (made.scores, made.accepted) == ((), None)


async def test_an_unknown_character_is_told_before_anything_is_drawn(comfyui: str, tmp_path: Path) -> None:
    async with ComfyClient(comfyui) as comfy:
        with pytest.raises(StudioError) as caught:
            await CharacterPictures(comfy, tmp_path, "toonxl").generate_character_image("gandalf")
    assert "gandalf" in caught.value.message
    assert not list(tmp_path.iterdir())
