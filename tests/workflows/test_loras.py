"""A LoRA that is missing, for another model, or a pickle must be told before a minute of GPU time is spent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import LoraRegistry, LoraUse, PromptStyle, load_characters
from animation_ai_studio.workflows.models import worn as loras
from animation_ai_studio.workflows.prompts import character_prompt
from safetensors.numpy import save_file

REGISTRY = LoraRegistry.model_validate(
    {
        "loras": {
            "luca": {
                "file": "luca.safetensors",
                "type": "character",
                "trigger_words": ["luca_boy"],
                "weight": 0.85,
            },
            "style": {"file": "deep/style.safetensors", "type": "style", "trigger_words": ["film look"]},
        }
    }
)
INSTALLED = ["mine/luca.safetensors", "deep/style.safetensors"]


def chosen(*names: str) -> list[loras.ChosenLora]:
    return loras.choose([LoraUse(name=name) for name in names], REGISTRY, INSTALLED)


def lora_file(path, width: int, modules: int = 4):
    tensors = {}
    for i in range(modules):
        for part, shape in (("lora_down", (4, width)), ("lora_up", (32, 4))):
            tensors[f"lora_unet_input_blocks_{i}_1_transformer_blocks_0_attn2_to_k.{part}.weight"] = np.zeros(
                shape, np.float16
            )
    save_file(tensors, path)
    return path


def test_names_become_files_weights_and_words() -> None:
    luca, style = chosen("luca", "style")
    assert (luca.file, luca.weight, luca.trigger_words) == ("mine/luca.safetensors", 0.85, ("luca_boy",))
    assert style.file == "deep/style.safetensors"


def test_a_name_twice_is_worn_once_with_the_last_weight() -> None:
    worn = loras.choose([LoraUse(name="luca"), LoraUse(name="luca", weight=0.3)], REGISTRY, INSTALLED)
    assert [lora.weight for lora in worn] == [0.3]


@pytest.mark.parametrize(
    ("name", "installed", "hint"),
    [("lucca", INSTALLED, "luca"), ("luca", ["luka.safetensors"], "luka.safetensors")],
)
def test_what_is_missing_is_told_with_the_nearest_name(name: str, installed: list[str], hint: str) -> None:
    with pytest.raises(StudioError) as caught:
        loras.choose([LoraUse(name=name)], REGISTRY, installed)
    assert caught.value.code == "model_missing"
    assert hint in caught.value.fix


def test_a_lora_for_another_base_is_refused(tmp_path) -> None:
    with pytest.raises(StudioError) as caught:
        loras.check_base(chosen("luca")[0], lora_file(tmp_path / "x.safetensors", 768), "sdxl")
    assert "sd1" in caught.value.message and "sdxl" in caught.value.message
    assert loras.check_base(chosen("luca")[0], lora_file(tmp_path / "y.safetensors", 2048), "sdxl") == 4


def test_a_download_that_broke_off_is_told_by_what_is_missing(tmp_path) -> None:
    path = lora_file(tmp_path / "cut.safetensors", 2048)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(StudioError) as caught:
        loras.check_base(chosen("luca")[0], path, "sdxl")
    assert caught.value.code == "model_invalid" and "100 bytes are missing" in caught.value.message


def test_a_preset_with_an_unknown_lora_is_told_with_the_nearest_name() -> None:
    preset = load_characters([])["luca"].model_copy(update={"loras": [LoraUse(name="lucca")]})
    with pytest.raises(StudioError) as caught:
        loras.check_known(preset, REGISTRY)
    assert "luca" in caught.value.message and "lucca" in caught.value.message and "luca" in caught.value.fix


def test_a_use_may_weigh_blocks_otherwise_than_the_registry() -> None:
    style = REGISTRY.loras["style"].model_copy(update={"blocks": {"mid": 0.5}})
    registry = REGISTRY.model_copy(update={"loras": {"style": style}})
    uses = [LoraUse(name="style"), LoraUse(name="style", blocks={"text": 0.0})]
    by_registry, by_use = (loras.choose([use], registry, INSTALLED)[0] for use in uses)
    assert (by_registry.blocks, by_registry.text_weight) == ({"mid": 0.5}, 0.8)
    assert (by_use.blocks, by_use.text_weight) == ({"text": 0.0}, 0.0)


def test_a_block_of_weight_zero_is_left_alone() -> None:
    keys = ["diffusion_model.input_blocks.4.1.a", ("diffusion_model.middle_block.1.b", (0, 0, 4)), "clip_l.c"]
    assert loras.by_factor(keys, {"in": 0.0, "mid": 0.5}) == {0.5: [keys[1]], 1.0: [keys[2]]}


def test_a_file_that_was_exchanged_is_told_in_the_report() -> None:
    lora = loras.choose([LoraUse(name="luca")], REGISTRY, INSTALLED)[0]
    known = replace(lora, known_as="a" * 64)
    assert len(loras.report([loras.AppliedLora(known, 1.0, "a" * 64)])) == 1
    assert "another" in loras.report([loras.AppliedLora(known, 1.0, "b" * 64)])[1]


def test_only_a_record_of_loras_goes_into_a_picture() -> None:
    applied = loras.AppliedLora(chosen("luca")[0], 1.0, "a" * 64)
    assert loras.read_record(loras.record([applied]))[0]["sha256"] == "a" * 64
    assert loras.read_record("") == []
    with pytest.raises(StudioError):
        loras.read_record("luca +0.85: 100%")


@pytest.mark.parametrize("content", [b"", b"\x80\x04pickle", b"PK\x03\x04" + b"\0" * 64, b"\xff" * 64])
def test_a_file_that_is_no_safetensors_is_refused(tmp_path, content: bytes) -> None:
    path = tmp_path / "bad.safetensors"
    path.write_bytes(content)
    with pytest.raises(StudioError) as caught:
        loras.check_base(chosen("luca")[0], path, "sdxl")
    assert caught.value.code == "model_invalid"


def test_a_lora_that_changes_almost_nothing_is_refused() -> None:
    assert loras.check_share(chosen("luca")[0], 80, 100) == 0.8
    with pytest.raises(StudioError):
        loras.check_share(chosen("luca")[0], 3, 100)


def test_too_much_weight_is_warned_about() -> None:
    assert loras.overload(chosen("luca", "style"), 1.8) == ""
    assert "1.65" in loras.overload(chosen("luca", "style"), 1.0)


def test_trigger_words_are_put_in_once() -> None:
    assert loras.with_triggers("a boy", chosen("luca", "style")) == "luca_boy, film look, a boy"
    assert loras.with_triggers("Luca_Boy runs", chosen("luca")) == "Luca_Boy runs"


def test_a_prompt_says_who_where_and_how() -> None:
    prompt = character_prompt(
        load_characters([])["luca"],
        scene="on a pier",
        style=PromptStyle(prefix="film still, ", negative="photo, photo"),
    )
    assert prompt.positive.startswith("film still, medium shot")
    assert "on a pier" in prompt.positive
    assert prompt.negative.count("photo") == 1
