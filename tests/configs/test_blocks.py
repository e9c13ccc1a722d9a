"""Weights per block decide what a LoRA may change: read wrongly, a character's face goes and nobody knows why."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.blocks import factor_of, read_blocks
from animation_ai_studio.configs.schema import LoraEntry

ENTRY = {"file": "a.safetensors", "type": "character"}


def test_they_are_read_as_people_write_them() -> None:
    assert read_blocks("in:0.8, mid:1,OUT4: 1.2") == {"in": 0.8, "mid": 1.0, "out4": 1.2}
    assert read_blocks("") == {}
    listed = read_blocks("1,0,0,0,0,0,1,0.5,0,0,0,0")
    assert (listed["text"], listed["in8"], listed["out0"], listed["out1"]) == (1.0, 0.0, 1.0, 0.5)
    assert len(read_blocks(",".join(["1"] * 20))) == 20


def test_a_registry_may_hold_them_in_any_form() -> None:
    for written in ({"in": 0.5}, "in:0.5"):
        assert LoraEntry.model_validate({**ENTRY, "blocks": written}).blocks == {"in": 0.5}
    assert LoraEntry.model_validate({**ENTRY, "blocks": [1] * 12}).blocks["mid"] == 1.0


@pytest.mark.parametrize("text", ["in", "in:much", "up:1", "1,2,3", "in:9", "in:nan", "in:0.5;out:1"])
def test_what_is_no_weight_is_told_with_an_example(text: str) -> None:
    with pytest.raises(StudioError) as caught:
        read_blocks(text)
    assert caught.value.code == "option_invalid"
    assert text in caught.value.message and "in:0.8" in caught.value.fix


@pytest.mark.parametrize(
    ("key", "factor"),
    [
        ("diffusion_model.input_blocks.4.1.transformer_blocks.0.attn1.to_q.weight", 0.5),
        ("diffusion_model.input_blocks.1.0.in_layers.2.weight", 0.8),
        ("diffusion_model.middle_block.1.proj_in.weight", 0.0),
        ("diffusion_model.output_blocks.0.1.proj_in.weight", 1.0),
        ("diffusion_model.time_embed.0.weight", 1.0),
    ],
)
def test_the_exact_block_goes_before_its_part(key: str, factor: float) -> None:
    assert factor_of(key, {"in": 0.8, "in4": 0.5, "mid": 0.0}) == factor
