"""A small net that finds the figure in a picture: to measure whether a ControlNet is followed.

It learns from renderer pictures (softened and noisy ones among them) and the renderer's own depth maps, in
which figures lie in the nearer half, and must be shown to be right on pictures it has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ..common.arrays import Picture
from . import SILHOUETTE
from .files import read_net
from .judge import to_tensor

NEAR = 127
"""Depth (0 … 255) from which on a pixel belongs to a figure."""
CELL = 4
"""Pixels of a picture's edge in one cell of a silhouette."""


class SilhouetteNet(nn.Module):
    """A picture in, one number for each cell of 4×4 pixels out: positive where the figure is."""

    WIDTHS = (24, 48, 64, 64)

    def __init__(self) -> None:
        super().__init__()
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        entering = 3
        for width in self.WIDTHS:
            self.down.append(_block(entering, width, stride=2))
            entering = width
        for level in (self.WIDTHS[2], self.WIDTHS[1]):
            self.up.append(_block(entering + level, 48))
            entering = 48
        self.head = nn.Conv2d(entering, 1, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, h, w) in 0 … 1 → (n, h/4, w/4)."""
        x, levels = pictures * 2 - 1, []
        for layer in self.down:
            x = layer(x)
            levels.append(x)
        for layer, level in zip(self.up, (levels[2], levels[1]), strict=True):
            x = layer(torch.cat([F.interpolate(x, scale_factor=2.0), level], dim=1))
        out: Tensor = self.head(x)[:, 0]
        return out


def _block(entering: int, leaving: int, *, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(entering, leaving, 3, stride=stride, padding=1),
        nn.GroupNorm(8, leaving),
        nn.SiLU(),
        nn.Conv2d(leaving, leaving, 3, padding=1),
        nn.GroupNorm(8, leaving),
        nn.SiLU(),
    )


def cells(depths: NDArray[np.uint8]) -> Tensor:
    """The share of figure in each cell, (n, h/4, w/4), of depth maps (n, h, w, 3)."""
    figure = torch.from_numpy((depths[..., 0] >= NEAR).astype(np.float32))
    return F.avg_pool2d(figure[:, None], CELL)[:, 0]


def load_silhouette(weights: Mapping[str, Tensor]) -> SilhouetteNet:
    """A net ready to use."""
    net = SilhouetteNet()
    net.load_state_dict(dict(weights))
    return net.eval().requires_grad_(False)


def open_silhouette() -> SilhouetteNet:
    """The net that ships.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    return load_silhouette(read_net(SILHOUETTE))


@torch.no_grad()
def overlap(net: SilhouetteNet, pictures: Sequence[Picture], depths: Sequence[Picture]) -> list[float]:
    """Intersection over union (0 … 1) of each picture's figure with the figure of a depth map."""
    wanted = cells(np.stack(list(depths))) > 0.5
    found = torch.cat([net(part) > 0 for part in torch.split(to_tensor(np.stack(list(pictures))), 64)])
    both, either = (found & wanted).sum((1, 2)), (found | wanted).sum((1, 2))
    return [float(a) / max(1.0, float(b)) for a, b in zip(both, either, strict=True)]
