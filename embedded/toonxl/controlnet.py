"""Trains a ControlNet that makes Toon XL follow the edges of a control picture.

The net starts as a copy of the U-Net's downward half and learns, with the U-Net held still, on pictures and
their Canny edges; captions are often empty, so that it learns to read the edges.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .export import halved, header, write
from .family import TIMESTEPS, Family
from .model import ToonModel
from .nets import ControlNet
from .schedule import noisy, signal_shares
from .text import usual_sizes
from .training import Master, Picture
from .unet import step_weights
from .vocabulary import Scene, caption

RATE = 6e-4
EMPTY = 0.4
"""How often a caption is empty."""
CANNY = (60.0, 140.0)
"""Thresholds of gradient strength (0 … 255) for edges."""


def edges(picture: Picture) -> Picture:
    """White edges on black (h, w, 3), as ComfyUI's Canny node draws them."""
    import cv2

    found = cv2.Canny(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), *CANNY)
    return np.repeat(found[:, :, None], 3, axis=2).astype(np.uint8)


class ControlTrainee:
    """See :class:`.training.Trainee`.

    Args:
        model: the base.
        pictures: (n, 128, 128, 3) bytes.
        latents: theirs, (n, 4, 16, 16) of unit variance.
        scene: what the n-th shows.
    """

    def __init__(
        self,
        model: ToonModel,
        pictures: NDArray[np.uint8],
        latents: Tensor,
        scene: Callable[[int], Scene],
        *,
        batch: int = 32,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.model, self.pictures, self.latents, self.scene = model, pictures, latents, scene
        self.batch, self.seed = batch, seed
        self.net = ControlNet(model.family)
        known = {name: value.float() for name, value in model.unet.state_dict().items()}
        own = self.net.state_dict()
        self.net.load_state_dict({name: known.get(name, value) for name, value in own.items()})
        self.master = Master({"control": self.net}, average=300)
        self.shares, self.weights = signal_shares(), step_weights()

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the noise error."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = random.Random(f"control/{self.seed}/{number}")
        chosen = [chance.randrange(len(self.latents)) for _ in range(self.batch)]
        captions = ["" if chance.random() < EMPTY else caption(self.scene(index), chance) for index in chosen]
        hints = np.stack([edges(self.pictures[index]) for index in chosen])
        hint = torch.from_numpy(hints).permute(0, 3, 1, 2).to(torch.bfloat16) / 255.0
        latents = self.latents[chosen]
        noise, t = torch.randn_like(latents), torch.randint(TIMESTEPS, (self.batch,))
        with torch.no_grad():
            context, vector = self.model.prompts(self.model.tokenizer(captions), usual_sizes(self.batch))
        given = noisy(latents, noise, t, self.shares).to(torch.bfloat16)
        residuals = self.net(given, t, context, vector, hint)
        said = self.model.unet(given, t, context, vector, residuals).float()
        error = (said - noise).square().mean((1, 2, 3))
        torch.autograd.backward((error * self.weights[t]).mean())
        self.master.update(rate)
        return float(error.detach().mean())

    def state(self) -> dict[str, Any]:
        """For a checkpoint."""
        return self.master.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        """From a checkpoint."""
        self.master.restore(state)

    def sheet(self) -> Picture | None:
        """Nothing: a ControlNet is looked at through ComfyUI."""
        return None


def write_controlnet(path: Path, weights: Mapping[str, Tensor], family: Family) -> Path:
    """Writes a trained ControlNet for ComfyUI's ControlNetLoader.

    Raises:
        StudioError: see :func:`.export.write`.
    """
    tensors = halved(weights)
    notes = header(
        tensors,
        title="Toon XL Canny",
        kind="controlnet",
        description="Follows Canny edges",
        family=family,
    )
    return write(path, tensors, notes)
