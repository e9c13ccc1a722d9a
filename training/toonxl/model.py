"""A whole Toon XL in torch: read from a checkpoint file or from training runs, and able to draw by itself.

For trainers that build on a checkpoint (LoRA, ControlNet) and for measurements without a server. Users draw
through ComfyUI.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, Unpack

import torch
from torch import Tensor

from ...common.arrays import Picture
from ...common.errors import StudioError
from ...toonxl.family import TOON_XL, Family, TextShape
from ...workflows.models.families import read_notes
from ..runs import to_picture
from .autoencoder import TinyAutoencoder
from .export import checkpoint_tensors
from .nets import UNet
from .sampler import Guide, sample
from .text import Prompts, Tokenizer, usual_sizes
from .unet import load_unet
from .vae import load_vae

Weights = Mapping[str, Tensor]


class DrawOptions(TypedDict, total=False):
    """How to draw, as :func:`.sampler.sample` takes it; what isn't named has its defaults."""

    seed: int
    steps: int
    cfg: float
    control: Guide | None


@dataclass(frozen=True)
class ToonModel:
    """Networks in evaluation mode; U-Net and text encoders in bfloat16."""

    family: Family
    unet: UNet
    prompts: Prompts
    vae: TinyAutoencoder
    tokenizer: Tokenizer

    def latents(self, captions: list[str], **how: Unpack[DrawOptions]) -> Tensor:
        """Latents (n, 4, 16, 16) of unit variance."""
        return sample(self.unet, self.prompts, self.tokenizer, captions, family=self.family, **how)

    def predict(self, latents: Tensor, t: Tensor, captions: Sequence[str]) -> Tensor:
        """The noise (n, 4, h, w) that the U-Net sees in noisy latents at time steps ``t`` (n,)."""
        with torch.no_grad():
            context, vector = self.prompts(self.tokenizer(list(captions)), usual_sizes(len(captions)))
        said: Tensor = self.unet(latents.to(context.dtype), t, context, vector)
        return said.float()

    @torch.no_grad()
    def pictures(self, captions: list[str], **how: Unpack[DrawOptions]) -> list[Picture]:
        """One picture for each caption."""
        latents = self.latents(captions, **how)
        return [to_picture(one) for part in torch.split(latents, 16) for one in self.vae.decode(part)]


def from_weights(unet: Weights, prompts: Weights, vae: Weights, family: Family = TOON_XL) -> ToonModel:
    """A model of these weights."""
    networks = load_unet(family, unet, prompts)
    return ToonModel(family, *networks, load_vae(vae), Tokenizer())


def split_weights(tensors: Weights, family: Family) -> tuple[Weights, Weights, Weights]:
    """The weights of U-Net, text encoders and VAE out of a checkpoint's tensors, under our own names.

    The names are found by walking the other way: empty networks are named as a checkpoint and compared.

    Raises:
        StudioError: ``model_invalid`` when weights are missing or of another size.
    """
    stem, width = "first_stage_model.", "conditioner.embedders.1.model.transformer.resblocks."
    unet = {k.removeprefix("model.diffusion_model."): v for k, v in tensors.items() if k.startswith("model.")}
    vae = {k.removeprefix(stem): v for k, v in tensors.items() if k.startswith(f"{stem}taesd")}
    prompts: dict[str, Tensor] = {}
    for name, value in Prompts(family).state_dict().items():
        found = checkpoint_tensors({}, _probe(name, value), {})
        for key in found:
            if key not in tensors or key.startswith(stem):
                continue
            given = tensors[key]
            if key.startswith(width) and "in_proj" in key:
                third = given.shape[0] // 3
                part = ("q_proj", "k_proj", "v_proj").index(name.split(".")[-2])
                given = given[part * third : (part + 1) * third]
            elif key.endswith("text_projection"):
                given = given.T
            prompts[name] = given
    prompts["clip_l.text_projection.weight"] = torch.eye(family.clip_l.width)
    wanted = (UNet(family), Prompts(family), TinyAutoencoder())
    for network, got in zip(wanted, (unet, prompts, vae), strict=True):
        for key, value in network.state_dict().items():
            if key not in got or got[key].shape != value.shape:
                raise StudioError(
                    "model_invalid", f"The checkpoint lacks {key!r} in the right size.", "Export it again."
                )
    return unet, prompts, vae


def _probe(name: str, value: Tensor) -> dict[str, Tensor]:
    """The weights needed to see how ``name`` is called in a checkpoint: q, k and v are named together."""
    if name.startswith("clip_g.") and any(part in name for part in ("q_proj", "k_proj", "v_proj")):
        head, part, kind = name.rsplit(".", 2)
        del part
        return {f"{head}.{other}.{kind}": value for other in ("q_proj", "k_proj", "v_proj")}
    return {name: value}


def read_checkpoint_file(path: Path) -> ToonModel:
    """The model in an exported checkpoint.

    Raises:
        StudioError: ``model_missing`` when there is no such file, ``model_invalid`` when it is none of ours.
    """
    from safetensors.torch import load_file

    if not path.is_file():
        raise StudioError(
            "model_missing", f"There is no checkpoint {path}.", "Export one with ./studio toonxl export."
        )
    try:
        sizes = json.loads(read_notes(path)["toonxl.family"])
    except (KeyError, ValueError) as error:
        raise StudioError(
            "model_invalid", f"{path.name} is no Toon XL checkpoint.", "Choose one that the studio exported."
        ) from error
    family = family_of(sizes)
    weights = {key: value.float() for key, value in load_file(path).items()}
    return from_weights(*split_weights(weights, family), family)


def family_of(sizes: Mapping[str, Any]) -> Family:
    """The family described by a header's sizes.

    Raises:
        StudioError: ``model_invalid`` when they are no sizes of a family.
    """
    try:
        return Family(
            channels=int(sizes["channels"]),
            multipliers=tuple(int(value) for value in sizes["multipliers"]),
            depths=tuple(int(value) for value in sizes["depths"]),
            head=int(sizes["head"]),
            clip_l=TextShape(**sizes["clip_l"]),
            clip_g=TextShape(**sizes["clip_g"]),
            picture=int(sizes["picture"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StudioError(
            "model_invalid", "A checkpoint's header names sizes that can't be read.", "Export it again."
        ) from error
