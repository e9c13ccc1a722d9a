"""A judge of pictures: a small network that tells what a picture shows, in the vocabulary's words.

It is trained on renderer pictures only (blurred and noisy ones among them, so that softness is not taken for
a fault of content) and says how often a drawn picture obeys its prompt. It must be shown to be right on
renderer pictures that it has not seen before its word counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ..common.arrays import Picture
from ..configs.look import Hair
from . import JUDGE
from .files import read_net
from .vocabulary import (
    EMOTIONS,
    FRAMINGS,
    GESTURES,
    HAIR_COLOURS,
    HAIRS,
    PLACES,
    SHIRT_COLOURS,
    Scene,
    shows_gesture,
)

ASPECTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "place": tuple(PLACES),
        "framing": tuple(FRAMINGS),
        "hair_colour": HAIR_COLOURS,
        "shirt": SHIRT_COLOURS,
        "hair": tuple(HAIRS),
        "emotion": tuple(EMOTIONS),
        "gesture": tuple(GESTURES),
    }
)
"""What is judged: a field of :class:`.vocabulary.Scene` and its words."""
UNSAID = -1
EDGE = 128
"""Pixels of the edge of a picture that is judged."""


def answers(scene: Scene) -> list[int]:
    """The right word of each aspect, or :data:`UNSAID` where the picture can't show it."""
    out = [words.index(getattr(scene, name)) for name, words in ASPECTS.items()]
    names = list(ASPECTS)
    if scene.hair is Hair.BALD:
        out[names.index("hair_colour")] = UNSAID
    if not shows_gesture(scene):
        out[names.index("gesture")] = UNSAID
    return out


class JudgeNet(nn.Module):
    """A residual convolutional network with one output per word of every aspect."""

    WIDTHS = (24, 48, 96, 128, 128)

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        entering = 3
        for width in self.WIDTHS:
            layers += [
                nn.Conv2d(entering, width, 3, stride=2, padding=1),
                nn.GroupNorm(8, width),
                nn.SiLU(),
                nn.Conv2d(width, width, 3, padding=1),
                nn.GroupNorm(8, width),
                nn.SiLU(),
            ]
            entering = width
        self.body = nn.Sequential(*layers)
        self.head = nn.Sequential(
            nn.Linear(entering * 16, 256), nn.SiLU(), nn.Linear(256, sum(map(len, ASPECTS.values())))
        )

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """(n, 3, 128, 128) in 0 … 1 → for each aspect (n, words)."""
        features = self.body(pictures * 2 - 1)
        out: Tensor = self.head(features.flatten(1))
        return list(torch.split(out, [len(words) for words in ASPECTS.values()], dim=1))


def to_tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """(n, h, w, 3) bytes → (n, 3, h, w) in 0 … 1."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float() / 255.0


def worsened(pictures: Tensor, chance: np.random.Generator) -> Tensor:
    """A batch made softer and noisier by chance."""
    if chance.random() < 0.5:
        small = F.interpolate(pictures, scale_factor=float(chance.choice([0.25, 0.375, 0.5])), mode="area")
        pictures = F.interpolate(small, size=pictures.shape[-2:], mode="bilinear")
    return (pictures + float(chance.uniform(0, 0.04)) * torch.randn_like(pictures)).clamp(0, 1)


def load_judge(weights: Mapping[str, Tensor]) -> JudgeNet:
    """A judge ready to use."""
    net = JudgeNet()
    net.load_state_dict(dict(weights))
    return net.eval().requires_grad_(False)


def open_judge() -> JudgeNet:
    """The judge that ships.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    return load_judge(read_net(JUDGE))


@torch.no_grad()
def likely(net: JudgeNet, picture: Picture) -> dict[str, dict[str, float]]:
    """How likely (0 … 1, summing to 1) each word of each aspect is for a picture (h, w, 3) of any square size."""
    import cv2

    small = cv2.resize(picture, (EDGE, EDGE), interpolation=cv2.INTER_AREA)
    said = net(to_tensor(small[None]))
    return {
        name: dict(zip(words, part.softmax(1)[0].tolist(), strict=True))
        for (name, words), part in zip(ASPECTS.items(), said, strict=True)
    }


@torch.no_grad()
def scores(
    net: JudgeNet, pictures: Sequence[Picture] | NDArray[np.uint8], scenes: Sequence[Scene]
) -> dict[str, float]:
    """The share of pictures (0 … 1) that show what their scene says, by aspect."""
    right = torch.tensor([answers(scene) for scene in scenes])
    said = [
        torch.stack([word.argmax(1) for word in net(to_tensor(np.stack(list(pictures[i : i + 64]))))], dim=1)
        for i in range(0, len(scenes), 64)
    ]
    hits, asked = torch.cat(said) == right, right != UNSAID
    return {
        name: float((hits[:, i] & asked[:, i]).sum() / asked[:, i].sum().clamp(min=1))
        for i, name in enumerate(ASPECTS)
    }
