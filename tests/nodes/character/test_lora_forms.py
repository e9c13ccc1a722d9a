"""Every form of LoRA is worn by a real ComfyUI as its trainer meant it, or the user is told how far off it is.

A LoRA that is worn at half its strength, or not at all, still gives a picture: nobody would know why it looks wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from animation_ai_studio.tests.workflows import tiny, tiny_folder
from animation_ai_studio.workflows.models.lorafit import report_of
from safetensors.torch import save_file

from .in_comfyui import worn

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]
LAYER = "input_blocks_4_1_transformer_blocks_0_attn1_to_q"
KEY = "diffusion_model.input_blocks.4.1.transformer_blocks.0.attn1.to_q.weight"
SIDE = tiny.CHANNELS
Weights = dict[str, torch.Tensor]
Trained = Callable[[torch.Tensor, Weights], torch.Tensor]


def drawn(*shape: int, seed: int = 0, gain: float = 0.2) -> torch.Tensor:
    return gain * torch.randn(shape, generator=torch.Generator().manual_seed(seed + sum(shape)))


def number(value: float) -> torch.Tensor:
    return torch.tensor(value)


def turned(blocks: torch.Tensor, limit: float = 0.0) -> torch.Tensor:
    skew = blocks - blocks.mT
    if limit and skew.norm() > limit:
        skew = skew * limit / skew.norm()
    one = torch.eye(blocks.shape[-1])
    return (one + skew) @ torch.linalg.inv(one - skew)


def oft(base: torch.Tensor, t: Weights) -> torch.Tensor:
    """As LyCORIS and kohya's scripts train it: a constraint holds for each row, a rescaling for each output."""
    turn = turned(t["oft_blocks"], float(t["alpha"]) * len(base))
    rows = base.view(*turn.shape[:2], -1)
    return t.get("rescale", number(1.0)) * torch.einsum("knm,kni->kmi", turn, rows).reshape(base.shape)


def boft(base: torch.Tensor, t: Weights) -> torch.Tensor:
    made, turns, half = base, turned(t["oft_blocks"]), t["oft_blocks"].shape[-1] // 2
    for level, turn in enumerate(turns):
        k = 2**level * half
        rows = made.unflatten(0, (-1, 2, k)).transpose(1, 2).flatten(0, 2).unflatten(0, (-1, 2 * half))
        rows = torch.einsum("bij,bjc->bic", turn, rows)
        made = rows.flatten(0, 1).unflatten(0, (-1, k, 2)).transpose(1, 2).flatten(0, 2)
    return made


def dora(base: torch.Tensor, t: Weights) -> torch.Tensor:
    """As PEFT and LyCORIS train it: the changed weight, each row or column as long as the DoRA says."""
    changed = base + t["lora_up.weight"] @ t["lora_down.weight"]
    by_output = t["dora_scale"].shape[0] > 1
    return t["dora_scale"] * changed / changed.norm(dim=1 if by_output else 0, keepdim=True)


def base_weight() -> torch.Tensor:
    name = KEY.replace("diffusion_model", "model.diffusion_model", 1)
    return torch.from_numpy(tiny.checkpoint()[name]).float()


PAIR = {"lora_down.weight": drawn(4, SIDE), "lora_up.weight": drawn(SIDE, 4)}
BLOCKS = {"oft_blocks": drawn(8, 4, 4)}
FORMS: dict[str, tuple[Weights, Trained]] = {
    "lora": (
        {**PAIR, "alpha": number(2.0)},
        lambda w, t: w + 0.5 * t["lora_up.weight"] @ t["lora_down.weight"],
    ),
    "loha": (
        {
            "hada_w1_a": drawn(SIDE, 4, gain=1.0),
            "hada_w1_b": drawn(4, SIDE, gain=1.0),
            "alpha": number(2.0),
            "hada_w2_a": drawn(SIDE, 4, seed=1),
            "hada_w2_b": drawn(4, SIDE, seed=1),
        },
        lambda w, t: w + 0.5 * (t["hada_w1_a"] @ t["hada_w1_b"]) * (t["hada_w2_a"] @ t["hada_w2_b"]),
    ),
    "lokr": (
        {
            "lokr_w1": drawn(4, 4, gain=1.0),
            "lokr_w2_a": drawn(8, 2),
            "lokr_w2_b": drawn(2, 8),
            "alpha": number(1.0),
        },
        lambda w, t: w + 0.5 * torch.kron(t["lokr_w1"], t["lokr_w2_a"] @ t["lokr_w2_b"]),
    ),
    "glora": (
        {
            "a1.weight": drawn(SIDE, 4),
            "a2.weight": drawn(4, SIDE),
            "alpha": number(2.0),
            "b1.weight": drawn(SIDE, 4, seed=1),
            "b2.weight": drawn(4, SIDE, seed=1),
        },
        lambda w, t: w + 0.5 * (w @ t["a1.weight"] @ t["a2.weight"] + t["b1.weight"] @ t["b2.weight"]),
    ),
    "full": ({"diff": drawn(SIDE, SIDE)}, lambda w, t: w + t["diff"]),
    "oft": ({**BLOCKS, "alpha": number(0.0)}, oft),
    "boft": ({"oft_blocks": drawn(3, 4, 8, 8, gain=0.1), "alpha": number(0.0)}, boft),
    "boft_without_alpha": ({"oft_blocks": drawn(3, 4, 8, 8, gain=0.1)}, boft),
    "dora_by_input": ({**PAIR, "dora_scale": base_weight().norm(dim=0, keepdim=True)}, dora),
    "dora_by_output": ({**PAIR, "dora_scale": base_weight().norm(dim=1, keepdim=True)}, dora),
    "oft_constrained": ({**BLOCKS, "alpha": number(0.01)}, oft),
    "oft_rescaled": ({**BLOCKS, "alpha": number(0.0), "rescale": 1 + drawn(SIDE, 1)}, oft),
}
WRONG = {"dora_by_output", "oft_constrained", "oft_rescaled"}
"""Forms that ComfyUI wears otherwise than they were trained."""
WEIGHED = "oft_weighed"
DIFFUSERS = {"diffusers": True, "diffusers_without_notes": False}
"""Files of that library, and whether alpha stands in their notes."""


def diffusers_lora(folder: Path, file: str, *, metadata: bool) -> Weights:
    """Writes a LoRA of diffusers and PEFT for the small SDXL's network; gives the weights that they merge it to, by
    ComfyUI's names."""
    from animation_ai_studio.runtime.launcher import repair_torchvision

    repair_torchvision()
    from diffusers import StableDiffusionXLPipeline, UNet2DConditionModel
    from diffusers.training_utils import _collate_lora_metadata
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    c = tiny.CHANNELS
    unet = UNet2DConditionModel(
        block_out_channels=(c, c, c),
        layers_per_block=2,
        cross_attention_dim=tiny.CONTEXT,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=list(tiny.DEPTHS[:1]) + list(tiny.DEPTHS[1:]),
        attention_head_dim=2,
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=256,
        projection_class_embeddings_input_dim=tiny.POOLED + 1536,
    )
    begin = "model.diffusion_model."
    names = {
        tiny_folder.unet_name(name.removeprefix(begin)): name
        for name in tiny.checkpoint()
        if name.startswith(begin)
    }
    whole = tiny.checkpoint()
    unet.load_state_dict({new: torch.from_numpy(whole[old]).float() for new, old in names.items()})
    config = LoraConfig(
        r=4,
        lora_alpha=10,
        target_modules=["to_q", "to_k", "to_v", "to_out.0", "ff.net.2"],
        alpha_pattern={"ff.net.2": 3} if metadata else {},
    )
    unet.add_adapter(config)
    for name, value in unet.named_parameters():
        if "lora_B" in name:
            value.data = drawn(*value.shape, seed=len(name), gain=0.05)
    StableDiffusionXLPipeline.save_lora_weights(
        folder,
        unet_lora_layers=get_peft_model_state_dict(unet),
        weight_name=file,
        **(_collate_lora_metadata({"unet": unet}) if metadata else {}),
    )
    unet.fuse_lora(1.0 if metadata else 4 / 10)
    return {
        names[name.replace(".base_layer", "")].removeprefix("model."): value.detach().clone()
        for name, value in unet.state_dict().items()
        if ".lora_" not in name
    }


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "loras").mkdir()
    for name, (tensors, _) in {**FORMS, WEIGHED: FORMS["oft"]}.items():
        named = {f"lora_unet_{LAYER}.{end}": each.contiguous() for end, each in tensors.items()}
        save_file(named, folder / "loras" / f"{name}.safetensors")
    for name, metadata in DIFFUSERS.items():
        torch.save(
            diffusers_lora(folder / "loras", f"{name}.safetensors", metadata=metadata),
            folder / f"{name}_merged.pt",
        )
    return folder, worn(folder, {f"{WEIGHED}.safetensors": 0.8})


def off(found: dict[str, Any], name: str) -> float:
    """The share of the trained change that is worn wrongly."""
    base = found["base"][KEY]
    trained = FORMS[name][1](base, FORMS[name][0])
    assert (trained - base).norm() > 0.05 * base.norm(), "a change worth measuring"
    return float((found["worn"][KEY] - trained).norm() / (trained - base).norm())


@pytest.mark.parametrize("name", sorted(set(FORMS) - WRONG))
def test_a_form_is_worn_exactly_as_it_was_trained(
    dressed: tuple[Path, dict[str, dict[str, Any]]], name: str
) -> None:
    folder, found = dressed
    assert off(found[f"{name}.safetensors"], name) < 1e-4
    assert found[f"{name}.safetensors"]["share"] == 1.0
    assert not [one for one in report_of(folder / "loras" / f"{name}.safetensors").warnings if " off " in one]


@pytest.mark.parametrize("name", sorted(WRONG))
def test_the_error_of_a_form_that_is_worn_wrongly_is_told_with_its_size(
    dressed: tuple[Path, dict[str, dict[str, Any]]], name: str
) -> None:
    """The figure is computed from the file alone; here it is held against the real weights."""
    folder, found = dressed
    (warning,) = [
        one for one in report_of(folder / "loras" / f"{name}.safetensors").warnings if " off " in one
    ]
    told = int(re.findall(r"(\d+)%", warning)[0]) / 100
    real = off(found[f"{name}.safetensors"], name)
    assert real > 0.03
    assert told == pytest.approx(real, rel=0.25, abs=0.02)
    assert warning in "\n".join(found[f"{name}.safetensors"]["report"])


def test_comfyui_squares_the_weight_of_an_oft_and_that_is_told(
    dressed: tuple[Path, dict[str, dict[str, Any]]],
) -> None:
    """At 0.8 the picture gets 0.64 of the LoRA, and whoever compares weights would blame the training."""
    _, found = dressed
    one, less = found["oft.safetensors"], found[f"{WEIGHED}.safetensors"]
    whole, part = (each["worn"][KEY] - each["base"][KEY] for each in (one, less))
    torch.testing.assert_close(part, 0.64 * whole, atol=1e-5, rtol=1e-3)
    assert any("0.64" in line for line in less["report"])


@pytest.mark.parametrize("name", DIFFUSERS)
def test_a_lora_of_diffusers_has_the_strength_that_it_was_trained_with(
    dressed: tuple[Path, dict[str, dict[str, Any]]], name: str
) -> None:
    """ComfyUI finds none of its layers and no alpha; the reference is what diffusers itself merges.

    Without notes diffusers takes alpha for the rank, whatever was trained.
    """
    folder, found = dressed
    merged, one = torch.load(folder / f"{name}_merged.pt"), found[f"{name}.safetensors"]
    assert one["share"] == 1.0
    assert len(one["worn"]) == report_of(folder / "loras" / f"{name}.safetensors").layers > 100
    for key, value in one["worn"].items():
        torch.testing.assert_close(value, merged[key], atol=1e-5, rtol=1e-4)
