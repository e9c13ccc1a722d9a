"""Trains a ControlNet that makes Toon XL follow a control picture: a pose, a depth map or edges.

The net starts as a copy of the U-Net's downward half and learns, with the U-Net held still, on pictures and
their control pictures (see ``hints``). Captions are often empty or leave framing and gesture open, so that it
learns to read the latter. The layers that lead its say into the U-Net start at zero, as published; the last of
the hint encoder doesn't, because then both would wait for each other: in 450 steps nothing was learned.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from torch import Tensor, nn

from ...common.errors import StudioError
from ...toonxl.family import TOON_XL, Family
from ...toonxl.files import halved, write
from ...toonxl.noise import noisy, signal_shares, spread_steps, step_weights
from ...toonxl.vocabulary import ControlKind, Scene, caption
from ..runs import Learner, MixedPrecisionOptimizer
from .export import toon_header
from .model import ToonModel
from .nets import ControlNet
from .sampler import Guide
from .text import usual_sizes

RATE = 1e-3
EMPTY, UNPOSED = 0.3, 0.35
"""How often a caption is empty, and how often it says nothing of framing and gesture."""
HINT_SPREAD = 0.03
"""Standard deviation of the hint encoder's last weights at the start."""
FOLLOWS: Final[Mapping[ControlKind, str]] = MappingProxyType(
    {
        ControlKind.POSE: "Follows OpenPose drawings of one figure",
        ControlKind.DEPTH: "Follows depth maps, near is bright",
        ControlKind.CANNY: "Follows Canny edges",
    }
)
FORGET = 0.15
"""How often a detail is left out of a caption."""


class ControlNetTask(Learner):
    """Trains a ControlNet for Toon XL, with the U-Net held still.

    Args:
        model: the base.
        hints: control pictures (n, 128, 128, 3), bytes.
        latents: of the pictures they belong to, (n or more, 4, 16, 16) of unit variance.
        scene: what the n-th shows.
    """

    def __init__(
        self,
        model: ToonModel,
        hints: NDArray[np.uint8],
        latents: Tensor,
        scene: Callable[[int], Scene],
        *,
        batch: int = 32,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.model, self.hints, self.latents, self.scene = model, hints, latents, scene
        self.batch, self.seed = batch, seed
        self.net = ControlNet(model.family)
        known = {name: value.float() for name, value in model.unet.state_dict().items()}
        own = self.net.state_dict()
        self.net.load_state_dict({name: known.get(name, value) for name, value in own.items()})
        nn.init.normal_(self.net.input_hint_block[-1].weight, std=HINT_SPREAD)  # type: ignore[arg-type]
        self.master = MixedPrecisionOptimizer({"control": self.net}, average=300)
        self.shares, self.weights = signal_shares(), step_weights()

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the noise error."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = random.Random(f"control/{self.seed}/{number}")
        chosen = [chance.randrange(len(self.hints)) for _ in range(self.batch)]
        captions = [self._caption(index, chance) for index in chosen]
        hint = torch.from_numpy(self.hints[chosen]).permute(0, 3, 1, 2).to(torch.bfloat16) / 255.0
        latents = self.latents[chosen]
        noise, t = torch.randn_like(latents), spread_steps(self.batch)
        with torch.no_grad():
            context, vector = self.model.prompts(self.model.tokenizer(captions), usual_sizes(self.batch))
        given = noisy(latents, noise, t, self.shares).to(torch.bfloat16)
        residuals = self.net(given, t, context, vector, hint)
        said = self.model.unet(given, t, context, vector, residuals).float()
        error = (said - noise).square().mean((1, 2, 3))
        torch.autograd.backward((error * self.weights[t]).mean())
        self.master.update(rate)
        return float(error.detach().mean())

    def _caption(self, index: int, chance: random.Random) -> str:
        if chance.random() < EMPTY:
            return ""
        return caption(self.scene(index), chance, forget=FORGET, posed=chance.random() >= UNPOSED)


def write_controlnet(path: Path, weights: Mapping[str, Tensor], family: Family, kind: ControlKind) -> Path:
    """Writes a trained ControlNet for ComfyUI's ControlNetLoader.

    Raises:
        StudioError: see :func:`...toonxl.files.write`.
    """
    tensors = halved(weights)
    notes = toon_header(
        tensors,
        title=f"Toon XL {kind}",
        kind="controlnet",
        description=FOLLOWS[kind],
        family=family,
    )
    return write(path, tensors, notes)


def read_controlnet(path: Path) -> ControlNet:
    """A ControlNet of the family from its file, in bfloat16, ready to use.

    Raises:
        StudioError: ``model_missing`` when there is no such file, ``model_invalid`` when it is none of ours.
    """
    from safetensors.torch import load_file

    if not path.is_file():
        raise StudioError(
            "model_missing", f"There is no ControlNet {path}.", "Export one with ./studio toonxl export."
        )
    net = ControlNet(TOON_XL)
    try:
        net.load_state_dict({name: value.float() for name, value in load_file(path).items()})
    except (RuntimeError, SafetensorError) as error:
        raise StudioError(
            "model_invalid",
            f"{path.name} is no ControlNet of Toon XL.",
            "Choose one that the studio exported.",
        ) from error
    return net.to(torch.bfloat16).eval().requires_grad_(False)


def guide(net: ControlNet, hints: NDArray[np.uint8]) -> Guide:
    """A ControlNet with its control pictures (n, h, w, 3), bytes, for the sampler."""
    return Guide(net, torch.from_numpy(hints).permute(0, 3, 1, 2).to(torch.bfloat16) / 255.0)
