"""A LoRA that costs a night of training must load, must not touch its base, and must survive a cut."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.gpu import lease_folder
from animation_ai_studio.llm_bridge.lease import FileStore
from animation_ai_studio.llm_bridge.lease.probe import SIMULATED_CARD
from animation_ai_studio.llm_bridge.lease.rules import GIB
from animation_ai_studio.llm_bridge.profiles import load_llm
from animation_ai_studio.runtime.launcher import repair_torchvision
from animation_ai_studio.runtime.source import embedded_program
from animation_ai_studio.toonxl import CHECKPOINT, WEIGHTS
from animation_ai_studio.toonxl.family import TOON_XL
from animation_ai_studio.training import runs
from animation_ai_studio.training.lora import pictures, sdxl
from animation_ai_studio.training.lora.train import LoraPlan, train_lora, train_on_card
from animation_ai_studio.training.toonxl.model import read_checkpoint_file
from animation_ai_studio.training.toonxl.text import usual_sizes
from animation_ai_studio.workflows.models.families import family_of, read_header, read_notes
from PIL import Image
from safetensors.torch import load_file

TOON = WEIGHTS / "checkpoints" / CHECKPOINT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures of different shapes, one without a caption."""
    out = tmp_path / "pictures"
    out.mkdir()
    chance = np.random.default_rng(0)
    for name, size in (("a", (160, 160)), ("b", (128, 256)), ("c", (256, 128))):
        Image.fromarray(chance.integers(0, 255, (size[1], size[0], 3), np.uint8)).save(out / f"{name}.png")
    (out / "a.txt").write_text("on the beach", "utf-8")
    (out / "b.txt").write_text("mira_girl waving", "utf-8")
    return out


def toon_plan(folder: Path, target: Path, **more: object) -> LoraPlan:
    """A few steps on the shipped small family."""
    return LoraPlan(folder, TOON, target, "mira_girl", rank=2, batch=2, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small_sdxl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SDXL's layout with very few channels and weights of chance, as a Diffusers folder."""
    repair_torchvision()
    from diffusers import (
        AutoencoderKL,
        EulerDiscreteScheduler,
        StableDiffusionXLPipeline,
        UNet2DConditionModel,
    )
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

    def sizes(part: str, **small: object) -> dict[str, object]:
        return json.loads((sdxl.LAYOUT / part / "config.json").read_text("utf-8")) | small

    torch.manual_seed(0)
    text = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2, "num_hidden_layers": 2}
    unet = sizes(
        "unet", attention_head_dim=[1, 2, 2], block_out_channels=[32, 64, 64], cross_attention_dim=64,
        projection_class_embeddings_input_dim=32 + 6 * 256, transformer_layers_per_block=[1, 1, 2],
    )  # fmt: skip
    vae = sizes("vae", block_out_channels=[32, 32, 32, 32])
    words = embedded_program().root / "comfy" / "sd1_tokenizer"
    out = tmp_path_factory.mktemp("sdxl") / "small"
    StableDiffusionXLPipeline(
        vae=AutoencoderKL.from_config(vae),
        text_encoder=CLIPTextModel(CLIPTextConfig(**sizes("text_encoder", projection_dim=32, **text))),
        text_encoder_2=CLIPTextModelWithProjection(
            CLIPTextConfig(**sizes("text_encoder_2", projection_dim=32, **text))
        ),
        tokenizer=CLIPTokenizer.from_pretrained(words, model_max_length=77),
        tokenizer_2=CLIPTokenizer.from_pretrained(words, model_max_length=77, pad_token="!"),
        unet=UNet2DConditionModel.from_config(unet),
        scheduler=EulerDiscreteScheduler.from_config(
            json.loads((sdxl.LAYOUT / "scheduler" / "scheduler_config.json").read_text("utf-8"))
        ),
        add_watermarker=False,
    ).save_pretrained(out, safe_serialization=True)
    return out


def test_sdxl_learns_from_a_folder_in_every_shape(
    small_sdxl: Path, folder: Path, tmp_path: Path, studio_home: Path
) -> None:
    """Portraits and landscapes cut to squares would lose heads; a LoRA without its header can't be sorted."""
    plan = LoraPlan(
        folder,
        small_sdxl,
        tmp_path / "from_sdxl.safetensors",
        "mira_girl",
        steps=3,
        rank=4,
        edge=128,
        rate=1e-2,
    )
    assert train_lora(plan, small_sdxl / "tokenizer")
    tensors = load_file(plan.target)
    stem = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q"
    assert tensors[f"{stem}.lora_down.weight"].shape == (4, 64)
    assert any(bool(value.any()) for key, value in tensors.items() if key.endswith("lora_up.weight"))
    notes = read_notes(plan.target)
    assert notes["modelspec.trigger_phrase"] == "mira_girl"
    assert notes["ss_network_dim"] == "4"
    assert notes["modelspec.architecture"] == "stable-diffusion-xl-v1-base/lora"
    assert notes["modelspec.resolution"] == "128x128"


def test_the_layout_is_sdxl_s() -> None:
    """A wrong number in it, and no checkpoint file of SDXL could be loaded. Sizes as published."""
    repair_torchvision()
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    def count(net: torch.nn.Module) -> int:
        return sum(value.numel() for value in net.parameters())

    def sizes(part: str) -> dict[str, object]:
        return json.loads((sdxl.LAYOUT / part / "config.json").read_text("utf-8"))

    with torch.device("meta"):
        assert count(UNet2DConditionModel.from_config(sizes("unet"))) == 2_567_463_684
        assert count(AutoencoderKL.from_config(sizes("vae"))) == 83_653_863
        assert count(CLIPTextModel(CLIPTextConfig(**sizes("text_encoder")))) == 123_060_480
        assert count(CLIPTextModelWithProjection(CLIPTextConfig(**sizes("text_encoder_2")))) == 694_659_840


def test_diffusers_sees_in_a_checkpoint_file_what_comfyui_sees(tmp_path: Path) -> None:
    """Sizes, pooled words or attention in another order: it would train another model than films use."""
    repair_torchvision()
    from diffusers import UNet2DConditionModel

    layout = json.loads((sdxl.LAYOUT / "unet" / "config.json").read_text("utf-8")) | {
        "attention_head_dim": [2, 4, 4],
        "block_out_channels": [64, 128, 128],
        "cross_attention_dim": TOON_XL.context,
        "projection_class_embeddings_input_dim": TOON_XL.vector,
        "transformer_layers_per_block": [1, 1, 2],
    }
    (tmp_path / "unet").mkdir()
    (tmp_path / "unet" / "config.json").write_text(json.dumps(layout), "utf-8")
    theirs = UNet2DConditionModel.from_single_file(
        str(TOON), config=str(tmp_path), subfolder="unet", local_files_only=True
    )
    ours = read_checkpoint_file(TOON)
    latents, t, sizes = torch.randn(2, 4, 16, 16), torch.tensor([300, 800]), usual_sizes(2)
    with torch.no_grad():
        context, vector = ours.prompts.float()(ours.tokenizer(["a happy kid", ""]), sizes)
        expected = ours.unet.float()(latents, t, context, vector)
        (said,) = theirs(
            latents,
            t,
            encoder_hidden_states=context,
            added_cond_kwargs={"text_embeds": vector[:, : TOON_XL.clip_g.width], "time_ids": sizes},
            return_dict=False,
        )
    assert (said - expected).abs().mean() < 0.01 * expected.abs().mean()


def test_toon_xl_learns_without_a_card_and_goes_on_after_a_stop(
    folder: Path, tmp_path: Path, studio_home: Path
) -> None:
    """A stop must cost at most the step in work, and write no half LoRA."""
    whole = toon_plan(folder, tmp_path / "toon.safetensors", steps=4)
    answers = iter([True, True, False])
    assert not train_lora(whole, tmp_path, going=lambda: next(answers))
    assert not whole.target.exists()
    assert train_lora(whole, tmp_path)
    assert family_of(read_header(whole.target)) == "toonxl"
    other = toon_plan(folder, tmp_path / "toon.safetensors", steps=4, seed=2)
    with pytest.raises(StudioError) as caught:
        train_lora(other, tmp_path)
    assert caught.value.code == "model_invalid"


async def test_a_stopped_training_leaves_a_checkpoint(
    folder: Path, tmp_path: Path, studio_home: Path
) -> None:
    """Ctrl-C in the middle of a night must not lose the night."""
    plan = toon_plan(folder, tmp_path / "stopped.safetensors", steps=10_000)
    work = asyncio.create_task(train_on_card(plan, tmp_path, load_llm()))
    await asyncio.sleep(6)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert (studio_home / "cache" / "lora" / "runs" / "stopped" / "checkpoint.pt").is_file()
    assert FileStore(lease_folder()).peek().grants == []


async def test_a_training_has_the_card_to_itself(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language model that wakes up in the middle of a training ends it for lack of memory."""
    card = tmp_path / "card.json"
    card.write_text(json.dumps({"total": 16 * GIB, "used": {}}), "utf-8")
    monkeypatch.setenv(SIMULATED_CARD, str(card))
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    seen: list[list[str]] = []

    def look(fraction: float, text: str) -> None:
        seen.append([grant.holder for grant in FileStore(lease_folder()).peek().grants])

    monkeypatch.setattr(runs, "TELL_SECONDS", 0.0)
    await train_on_card(toon_plan(folder, tmp_path / "card.safetensors", steps=2), tmp_path, load_llm(), look)
    assert seen and all(holders == ["training"] for holders in seen)
    assert FileStore(lease_folder()).peek().grants == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1000, 1000), (1024, 1024)), ((500, 2000), (704, 1472)), ((1600, 900), (1344, 768))],
)
def test_pictures_keep_their_shape(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """A wide picture pressed into a square teaches thin faces."""
    assert pictures.bucket(size, 1024, 64) == expected


def test_captions_carry_the_trigger_once(folder: Path) -> None:
    """A caption without it teaches the looks to everybody."""
    found = pictures.examples(folder, "mira_girl")
    assert [one.caption for one in found] == ["mira_girl, on the beach", "mira_girl waving", "mira_girl"]


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    """Cut-out characters would otherwise stand before black."""
    Image.new("RGBA", (128, 128), (255, 0, 0, 0)).save(tmp_path / "a.png")
    seen = pictures.read(pictures.Example(tmp_path / "a.png", ""), 128, 128)
    assert seen.shape == (128, 128, 3) and seen.min() == 255


def test_bad_input_is_named_before_training(folder: Path, tmp_path: Path, studio_home: Path) -> None:
    """An hour of loading must not end in a stack trace."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def code(plan: LoraPlan) -> str:
        with pytest.raises(StudioError) as caught:
            train_lora(plan, tmp_path)
        return caught.value.code

    target = tmp_path / "x.safetensors"
    assert code(LoraPlan(empty, TOON, target, "a")) == "file_missing"
    assert code(LoraPlan(folder, tmp_path / "none.safetensors", target, "a")) == "model_missing"
    (tmp_path / "no.safetensors").write_bytes(b"no model")
    assert code(LoraPlan(folder, tmp_path / "no.safetensors", target, "a")) == "model_invalid"
    assert code(LoraPlan(folder, empty, target, "a")) == "model_invalid"
    (folder / "d.png").write_bytes(b"no picture")
    assert code(LoraPlan(folder, TOON, target, "a")) == "file_invalid"
    Image.new("RGB", (8, 8)).save(folder / "d.png")
    assert code(LoraPlan(folder, TOON, target, "a")) == "file_invalid"
    assert not target.exists()
