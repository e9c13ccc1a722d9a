"""Trains a LoRA that brings one character into Toon XL, and writes it under kohya's names.

Low-rank additions are learned for the U-Net's attention layers while everything else stays as it is, on
pictures of the character's puppet whose captions carry the trigger word instead of the looks it replaces.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ...configs.look import Look
from .data import draw
from .export import BASE, halved, header, lora_tensors, write
from .family import TIMESTEPS
from .model import ToonModel
from .schedule import noisy, signal_shares
from .text import usual_sizes
from .training import Learner, Master, Picture, tile, to_picture
from .unet import EMPTY, step_weights
from .vae import encode_all
from .vocabulary import character_caption, scene_at

RATE, RANK = 2e-3, 8
TARGETS = ("to_q", "to_k", "to_v", "to_out.0")
SHEET_SCENES = 6


class LowRank(nn.Module):
    """A linear layer plus a product of two thin matrices; the second starts at zero."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(rank, base.in_features) * base.in_features**-0.5)
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        """(…, entering) → (…, leaving)."""
        out: Tensor = self.base(x) + x @ self.down.T @ self.up.T
        return out


def attach(unet: nn.Module, rank: int = RANK) -> dict[str, LowRank]:
    """Replaces the attention layers of ``unet`` in place; gives the new ones by module path."""
    out: dict[str, LowRank] = {}
    for name, module in list(unet.named_modules()):
        if isinstance(module, nn.Linear) and name.endswith(TARGETS) and ".attn" in name:
            parent = unet.get_submodule(name.rpartition(".")[0])
            out[name] = LowRank(module, rank)
            setattr(parent, name.rpartition(".")[2], out[name])
    return out


class LoraTrainee(Learner):
    """See :class:`.training.Trainee`.

    Args:
        model: the base; its U-Net gets the additions.
        look: the character's looks.
        trigger: the word that calls it.
        count: pictures drawn for it.
    """

    def __init__(
        self,
        model: ToonModel,
        look: Look,
        trigger: str,
        *,
        count: int = 400,
        rank: int = RANK,
        batch: int = 24,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.model, self.trigger, self.batch, self.seed = model, trigger, batch, seed
        self.scenes = [scene_at(seed + 9_000, index) for index in range(count)]
        drawn = np.stack([draw(scene, model.family.picture, look) for scene in self.scenes])
        self.latents = encode_all(model.vae, drawn)
        self.layers = attach(model.unet, rank)
        modules = {name.replace(".", "_"): layer for name, layer in self.layers.items()}
        self.master = Master(modules, decay=0.0, average=200)
        self.shares, self.weights = signal_shares(), step_weights()

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the noise error."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = random.Random(f"lora/{self.seed}/{number}")
        chosen = [chance.randrange(len(self.scenes)) for _ in range(self.batch)]
        captions = [
            "" if chance.random() < EMPTY else character_caption(self.scenes[i], self.trigger, chance)
            for i in chosen
        ]
        latents = self.latents[chosen]
        noise, t = torch.randn_like(latents), torch.randint(TIMESTEPS, (self.batch,))
        with torch.no_grad():
            context, vector = self.model.prompts(self.model.tokenizer(captions), usual_sizes(self.batch))
        given = noisy(latents, noise, t, self.shares).to(context.dtype)
        error = (self.model.unet(given, t, context, vector).float() - noise).square().mean((1, 2, 3))
        torch.autograd.backward((error * self.weights[t]).mean())
        self.master.update(rate)
        return float(error.detach().mean())

    def sheet(self) -> Picture:
        """The character in several scenes."""
        chance = random.Random(0)
        captions = [character_caption(scene, self.trigger, chance) for scene in self.scenes[:SHEET_SCENES]]
        latents = self.model.latents(captions)
        with torch.no_grad():
            return tile([to_picture(one) for one in self.model.vae.decode(latents)], SHEET_SCENES)

    def pairs(self) -> dict[str, tuple[Tensor, Tensor]]:
        """The averaged additions by module path: (down, up)."""
        out: dict[str, tuple[Tensor, Tensor]] = {}
        for name in self.layers:
            mean = self.master.averaged(name.replace(".", "_"))
            out[f"unet.{name}"] = (mean["down"], mean["up"])
        return out


def write_lora(
    path: Path, trainee: LoraTrainee, *, title: str, description: str, steps: int, rank: int = RANK
) -> Path:
    """Writes a trained LoRA with the header that model managers read.

    Raises:
        StudioError: see :func:`.export.write`.
    """
    tensors = halved(lora_tensors(trainee.pairs(), alpha=float(rank)))
    notes = header(
        tensors,
        title=title,
        kind="lora",
        description=description,
        family=trainee.model.family,
        **{
            "modelspec.trigger_phrase": trainee.trigger,
            "ss_network_module": "networks.lora",
            "ss_network_dim": str(rank),
            "ss_network_alpha": str(rank),
            "ss_base_model_version": BASE,
            "ss_output_name": path.stem,
            "ss_steps": str(steps),
        },
    )
    return write(path, tensors, notes)
