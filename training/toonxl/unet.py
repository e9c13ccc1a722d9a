"""Trains the U-Net together with its two text encoders, on latents of the frozen VAE.

Noise is predicted as in SDXL. One caption in ten is empty, for
classifier-free guidance; the picture sizes that graphs tell vary, because they mean nothing here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ...common.arrays import Picture
from ...toonxl.family import TOON_XL, Family
from ...toonxl.noise import noisy, signal_shares, spread_steps, step_weights
from ...toonxl.vocabulary import Scene, caption, scene_at
from ..runs import Learner, MixedPrecisionOptimizer, tile, to_picture
from .autoencoder import TinyAutoencoder
from .nets import UNet
from .sampler import sample
from .text import USUAL_SIZE, Prompts, Tokenizer, usual_sizes

RATE = 1.0e-3
EMPTY, FORGET = 0.1, 0.08
"""How often a caption is empty, and how often a detail is left out of one."""
SIZES = (USUAL_SIZE, USUAL_SIZE, 128, 512, 1024)
"""What graphs may say about the picture's size; the first is most graphs' way."""
SHEET_SCENES = 12


class UNetTask(Learner):
    """Trains the U-Net to predict the noise in latents from their captions.

    Args:
        latents: (n, 4, h, w) of unit variance.
        scene: what the n-th latent shows.
        vae: for sheets; None draws none.
    """

    def __init__(
        self,
        latents: Tensor,
        scene: Callable[[int], Scene],
        *,
        vae: TinyAutoencoder | None = None,
        family: Family = TOON_XL,
        batch: int = 64,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.latents, self.scenes = latents, [scene(i) for i in range(len(latents))]
        self.vae, self.family, self.batch, self.seed = vae, family, batch, seed
        self.tokenizer = Tokenizer()
        self.unet, self.prompts = UNet(family), Prompts(family)
        self.master = MixedPrecisionOptimizer({"unet": self.unet, "prompts": self.prompts})
        self.shares, self.weights = signal_shares(), step_weights()

    def captions(self, chosen: np.ndarray[Any, Any], number: int) -> list[str]:
        """The step's captions."""
        chance = random.Random(f"caption/{self.seed}/{number}")
        return [
            "" if chance.random() < EMPTY else caption(self.scenes[i], chance, forget=FORGET) for i in chosen
        ]

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the unweighted noise error."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chosen = np.random.default_rng([self.seed, number]).integers(0, len(self.latents), self.batch)
        latents = self.latents[torch.from_numpy(chosen)]
        noise, t = torch.randn_like(latents), spread_steps(self.batch)
        size = SIZES[int(torch.randint(len(SIZES), (1,)))]
        context, vector = self.prompts(
            self.tokenizer(self.captions(chosen, number)), usual_sizes(self.batch, size)
        )
        given = noisy(latents, noise, t, self.shares).to(torch.bfloat16)
        error = (self.unet(given, t, context, vector).float() - noise).square().mean((1, 2, 3))
        (error * self.weights[t]).mean().backward()
        self.master.update(rate)
        return float(error.detach().mean())

    def sheet(self) -> Picture | None:
        """Held-out scenes, two seeds each."""
        if self.vae is None:
            return None
        unet, prompts = load_unet(self.family, self.master.averaged("unet"), self.master.averaged("prompts"))
        captions = [caption(scene_at(0, i, unseen=True)) for i in range(SHEET_SCENES)]
        rows = [
            sample(unet, prompts, self.tokenizer, captions, seed=seed, family=self.family) for seed in (0, 1)
        ]
        with torch.no_grad():
            return tile([to_picture(p) for p in self.vae.decode(torch.cat(rows))], SHEET_SCENES)


def load_unet(
    family: Family, unet: Mapping[str, Tensor], prompts: Mapping[str, Tensor], *, half: bool = True
) -> tuple[UNet, Prompts]:
    """Both networks with these weights, ready to use."""
    networks = UNet(family), Prompts(family)
    for network, weights in zip(networks, (unet, prompts), strict=True):
        network.load_state_dict(dict(weights))
        network.eval().requires_grad_(False)
        if half:
            network.to(torch.bfloat16)
    return networks
