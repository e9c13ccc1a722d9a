"""A LoRA trained on a checkpoint that was read wrongly would be worthless, and nobody would see why."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.toonxl import files
from animation_ai_studio.toonxl.family import TOON_XL
from animation_ai_studio.training.toonxl import export, model
from animation_ai_studio.training.toonxl.autoencoder import TinyAutoencoder
from animation_ai_studio.training.toonxl.nets import UNet
from animation_ai_studio.training.toonxl.text import Prompts


def test_an_exported_checkpoint_is_read_back_whole(tmp_path: Path) -> None:
    """Every weight must come back under its own name."""
    torch.manual_seed(0)
    unet, prompts, vae = (
        UNet(TOON_XL).state_dict(),
        Prompts(TOON_XL).state_dict(),
        TinyAutoencoder().state_dict(),
    )
    path = tmp_path / "toon.safetensors"
    export.write_checkpoint(path, unet=unet, prompts=prompts, vae=vae, family=TOON_XL, description="test")
    read = model.read_checkpoint_file(path)
    assert read.family == TOON_XL
    for before, after in ((unet, read.unet), (prompts, read.prompts), (vae, read.vae)):
        for name, value in after.state_dict().items():
            if name != "clip_l.text_projection.weight":  # SDXL's first encoder has none
                torch.testing.assert_close(value.float(), before[name], atol=2e-2, rtol=1e-2)


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    """A user who names another model learns that, instead of a loader's stack trace."""
    from safetensors.torch import save_file

    path = tmp_path / "other.safetensors"
    save_file({"weight": torch.zeros(1)}, path)
    with pytest.raises(StudioError) as caught:
        model.read_checkpoint_file(path)
    assert caught.value.code == "model_invalid"
    with pytest.raises(StudioError) as caught:
        model.read_checkpoint_file(tmp_path / "nothing.safetensors")
    assert caught.value.code == "model_missing"


def test_failed_training_is_not_exported(tmp_path: Path) -> None:
    """A checkpoint of not-numbers would draw black pictures."""
    weights = TinyAutoencoder().state_dict()
    weights["taesd_decoder.1.weight"][0] = float("nan")
    with pytest.raises(StudioError) as caught:
        files.write(tmp_path / "broken.safetensors", files.halved(weights), {})
    assert caught.value.code == "model_invalid"
    assert not list(tmp_path.iterdir())
