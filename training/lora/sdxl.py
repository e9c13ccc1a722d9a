"""SDXL as a LoRA's trainer needs it, loaded by diffusers from one checkpoint file or a Diffusers folder.

Pictures and captions are turned into latents and embeddings once, then the encoders go: what stays on the card
is the U-Net in bfloat16 (5.1 GB), its additions and one batch, with activations computed again on the way back.
The VAE works in float32, because SDXL's overflows in half precision.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

from ...common.arrays import Picture
from ...common.errors import StudioError
from ..layers import training_missing

LAYOUT: Final = Path(__file__).resolve().parent / "sdxl_layout"
"""The sizes of SDXL's parts, as diffusers reads them: a checkpoint file doesn't hold them."""
WORDS: Final = ("vocab.json", "merges.txt")


class SdxlBase:
    """An SDXL checkpoint as a base to train on; its encoders go once pictures and captions are encoded."""

    edge, step = 1024, 64

    def __init__(self, pipeline: Any, device: torch.device) -> None:
        self.pipeline, self.device = pipeline, device
        self.unet: nn.Module = pipeline.unet
        self.notes: dict[str, str] = {}
        self._known: dict[str, tuple[Tensor, Tensor]] = {}
        self._factor = 2 ** (len(pipeline.vae.config.block_out_channels) - 1)

    @torch.no_grad()
    def encode(self, pictures: Iterable[Picture]) -> list[Tensor]:
        """Latents (4, h/8, w/8) as the U-Net sees them; the VAE is let go afterwards."""
        vae = self.pipeline.vae.to(self.device, torch.float32)
        out = []
        for picture in pictures:
            given = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float().div(127.5).sub(1)
            spread = vae.encode(given.to(self.device)).latent_dist
            out.append((spread.mode()[0] * vae.config.scaling_factor).cpu())
        self.pipeline.vae = None
        return out

    @torch.no_grad()
    def read(self, captions: Iterable[str]) -> None:
        """Reads every caption that training will use; the text encoders are let go afterwards."""
        self.pipeline.text_encoder.to(self.device)
        self.pipeline.text_encoder_2.to(self.device)
        for caption in {"", *captions}:
            tokens, _, pooled, _ = self.pipeline.encode_prompt(
                caption, device=self.device, num_images_per_prompt=1, do_classifier_free_guidance=False
            )
            self._known[caption] = (tokens[0].cpu(), pooled[0].cpu())
        self.pipeline.text_encoder = self.pipeline.text_encoder_2 = None

    def ready(self) -> None:
        """Moves the U-Net to the card, sparing with memory."""
        self.unet.to(self.device, torch.bfloat16)
        self.pipeline.unet.enable_gradient_checkpointing()
        self.unet.train()

    def predict(self, latents: Tensor, t: Tensor, captions: Sequence[str]) -> Tensor:
        """The noise (n, 4, h, w) that the U-Net sees in noisy latents at time steps ``t`` (n,)."""
        known = [self._known[caption] for caption in captions]
        tokens = torch.stack([one for one, _ in known]).to(self.device, torch.bfloat16)
        pooled = torch.stack([one for _, one in known]).to(self.device, torch.bfloat16)
        height, width = (self._factor * n for n in latents.shape[-2:])
        sizes = torch.tensor([[height, width, 0, 0, height, width]] * len(known), device=self.device)
        (said,) = self.unet(
            latents.to(self.device, torch.bfloat16),
            t.to(self.device),
            encoder_hidden_states=tokens,
            added_cond_kwargs={"text_embeds": pooled, "time_ids": sizes.to(torch.bfloat16)},
            return_dict=False,
        )
        noise: Tensor = said.float()
        return noise


def load_sdxl(path: Path, device: torch.device, tokenizer: Path, layout: Path = LAYOUT) -> SdxlBase:
    """SDXL from a ``.safetensors`` checkpoint or a Diffusers folder; nothing is downloaded.

    Args:
        tokenizer: a folder with CLIP's words (ComfyUI brings one), for checkpoint files.
        layout: a folder with the sizes of the parts, for checkpoint files.

    Raises:
        StudioError: ``extra_missing`` without diffusers, ``model_invalid`` when it is no whole SDXL.
    """
    from ...runtime.launcher import repair_torchvision

    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    repair_torchvision()
    try:
        from diffusers import StableDiffusionXLPipeline
        from diffusers.utils import logging as diffusers_logging
        from transformers.utils import logging as transformers_logging
    except ImportError as error:
        raise training_missing(error.name or "diffusers") from error
    kind: Any = StableDiffusionXLPipeline
    for log in (diffusers_logging, transformers_logging):
        log.disable_progress_bar()
        log.set_verbosity_error()
    kept: dict[str, Any] = {"dtype": torch.bfloat16, "local_files_only": True, "add_watermarker": False}
    try:
        if path.is_dir():
            pipeline = kind.from_pretrained(path, use_safetensors=True, **kept)
        else:
            pipeline = _from_file(kind, path, tokenizer, layout, kept)
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError) as error:
        raise StudioError(
            "model_invalid",
            f"{path.name} can't be loaded as SDXL: {str(error).splitlines()[0][:200]}",
            "Choose a whole SDXL checkpoint (.safetensors) or a Diffusers folder of one.",
        ) from error
    pipeline.set_progress_bar_config(disable=True)
    return SdxlBase(pipeline, device)


def _from_file(kind: Any, path: Path, tokenizer: Path, layout: Path, kept: dict[str, Any]) -> Any:
    """A checkpoint file, with its sizes from ``layout`` and its words from ``tokenizer``."""
    with tempfile.TemporaryDirectory(prefix="studio-sdxl-") as folder:
        whole = Path(folder) / "layout"
        shutil.copytree(layout, whole)
        for name in ("tokenizer", "tokenizer_2"):
            for file in WORDS:
                shutil.copy(tokenizer / file, whole / name / file)
        return kind.from_single_file(str(path), config=str(whole), **kept)
