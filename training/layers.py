"""Trains a LoRA for a model of the SDXL family: low-rank additions beside the U-Net's attention (Hu et al. 2021).

PEFT puts the additions in; everything else stays as it is. Where pictures and captions come from, and how the
model reads a caption, is told by whoever trains: the puppets for Toon XL, a person's folder for real SDXL.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import torch
from torch import Tensor, nn

from ..common.errors import StudioError
from ..common.extras import to_install
from ..toonxl.files import BASE, halved, header, lora_tensors, write
from ..toonxl.noise import noisy, signal_shares, spread_steps, step_weights
from .runs import Learner, MixedPrecisionOptimizer

TARGETS: Final = r".*\.attn[12]\.(to_q|to_k|to_v|to_out\.0)"
"""The layers that get additions, in SDXL's own names and in diffusers'."""
EMPTY: Final = 0.1
"""How often a caption is empty, for classifier-free guidance."""
_PEFT = (".lora_A.default.weight", ".lora_B.default.weight")


class Base(Protocol):
    """A model held still while a LoRA is trained on it."""

    @property
    def unet(self) -> nn.Module:
        """The net that gets the additions."""

    def predict(self, latents: Tensor, t: Tensor, captions: Sequence[str]) -> Tensor:
        """The noise (n, 4, h, w, float32) that it sees in noisy latents at time steps ``t`` (n,)."""


@dataclass(frozen=True)
class Lesson:
    """What a LoRA learns from.

    Attributes:
        latents: one (4, h, w) a picture, as the U-Net sees them; pictures of one shape are learned together.
        caption: what the n-th shows, worded by the given chance.
    """

    latents: Sequence[Tensor]
    caption: Callable[[int, random.Random], str]


class LoraTask(Learner):
    """Trains a LoRA's additions to a U-Net that is held still.

    Raises:
        StudioError: ``extra_missing`` without PEFT, ``model_invalid`` for a U-Net without attention.
    """

    def __init__(self, base: Base, lesson: Lesson, *, rank: int, batch: int, seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.base, self.lesson, self.rank, self.batch, self.seed = base, lesson, rank, batch, seed
        attach(base.unet, rank)
        self.master = MixedPrecisionOptimizer({"unet": base.unet}, decay=0.0, average=200)
        self.shares, self.weights = signal_shares(), step_weights()
        shapes: dict[torch.Size, list[int]] = defaultdict(list)
        for number, latent in enumerate(lesson.latents):
            shapes[latent.shape].append(number)
        self.groups = list(shapes.values())

    def step(self, number: int, rate: float) -> float:
        """One step on one batch of pictures of one shape; returns the noise error."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = random.Random(f"lora/{self.seed}/{number}")
        (group,) = chance.choices(self.groups, [len(group) for group in self.groups])
        chosen = [chance.choice(group) for _ in range(self.batch)]
        captions = ["" if chance.random() < EMPTY else self.lesson.caption(i, chance) for i in chosen]
        latents = torch.stack([self.lesson.latents[i] for i in chosen])
        noise, t = torch.randn_like(latents), spread_steps(self.batch)
        said = self.base.predict(noisy(latents, noise, t, self.shares), t, captions)
        error = (said - noise.to(said.device)).square().mean((1, 2, 3))
        torch.autograd.backward((error * self.weights[t].to(said.device)).mean())
        self.master.update(rate)
        return float(error.detach().mean())


def additions(weights: Mapping[str, Tensor]) -> dict[str, tuple[Tensor, Tensor]]:
    """The additions among a U-Net's weights by module path: (down, up)."""
    down, up = _PEFT
    return {
        name.removesuffix(down): (value, weights[name.removesuffix(down) + up])
        for name, value in weights.items()
        if name.endswith(down)
    }


def attach(unet: nn.Module, rank: int) -> None:
    """Puts additions of ``rank`` beside the attention layers of ``unet``, in place; only they are trained.

    Raises:
        StudioError: ``extra_missing``, ``model_invalid``.
    """
    from ..runtime.launcher import repair_torchvision

    repair_torchvision()
    try:
        from peft import LoraConfig, inject_adapter_in_model
    except ImportError as error:
        raise training_missing(error.name or "peft") from error
    config = LoraConfig(r=rank, lora_alpha=rank, target_modules=TARGETS, init_lora_weights="gaussian")
    unet.requires_grad_(False)
    try:
        inject_adapter_in_model(config, unet)
    except ValueError as error:
        raise StudioError(
            "model_invalid",
            "The model has no attention layers that a LoRA could be added to.",
            "Choose an SDXL checkpoint as the base.",
        ) from error


def training_missing(package: str) -> StudioError:
    """The error for an installation without the trainer's packages."""
    return StudioError(
        "extra_missing",
        f"Training a LoRA needs the package {package}, which isn't installed.",
        to_install("training"),
    )


def write_lora(
    path: Path,
    trainee: LoraTask,
    *,
    title: str,
    description: str,
    trigger: str,
    steps: int,
    edge: int,
    **more: str,
) -> Path:
    """Writes a trained LoRA with the header that model managers and our own registry read.

    Args:
        edge: pixels of the pictures it learned from.
        more: further entries of the header.

    Raises:
        StudioError: see :func:`..toonxl.files.write`.
    """
    tensors = halved(lora_tensors(additions(trainee.master.averaged("unet")), alpha=float(trainee.rank)))
    kohya = {
        "modelspec.trigger_phrase": trigger,
        "ss_network_module": "networks.lora",
        "ss_network_dim": str(trainee.rank),
        "ss_network_alpha": str(trainee.rank),
        "ss_base_model_version": BASE,
        "ss_output_name": path.stem,
        "ss_steps": str(steps),
    }
    notes = header(tensors, title=title, kind="lora", description=description, edge=edge, **kohya, **more)
    return write(path, tensors, notes)
