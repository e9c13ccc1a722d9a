"""An identity net for puppets: a head in, a point on a sphere out; heads of one character lie close together.

It has ArcFace's outer form (112×112 pixels in, one embedding out), so that tools made for face nets can load
it, and is trained with its additive angular margin (Deng et al. 2019) on heads of random puppets under
changing clothes, light, place, expression, gesture and framing. What similarity means "the same" must be
calibrated by whoever uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ..common.arrays import Picture
from ..common.errors import StudioError
from . import IDENTITY

EDGE, WIDTH = 112, 256
"""Pixels of a head picture's edge, and length of the embedding."""
Net = Callable[[Tensor], Tensor]
"""Prepared heads (n, 3, 112, 112) in, embeddings (n, WIDTH) out."""


class IdentityNet(nn.Module):
    """Convolutions down to 7×7, then one vector. Takes pictures in −1 … 1."""

    WIDTHS = (32, 64, 128, 128)

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        entering = 3
        for width in self.WIDTHS:
            layers += [nn.Conv2d(entering, width, 3, stride=2, padding=1), nn.GroupNorm(8, width), nn.SiLU()]
            layers += [nn.Conv2d(width, width, 3, padding=1), nn.GroupNorm(8, width), nn.SiLU()]
            entering = width
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(entering * 49, WIDTH)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, 112, 112) → (n, WIDTH), not normalised."""
        out: Tensor = self.head(self.body(pictures).flatten(1))
        return out


def prepared(pictures: NDArray[np.uint8]) -> Tensor:
    """(n, 112, 112, 3) bytes → (n, 3, 112, 112) in −1 … 1, as face tools do it: (x − 127.5) / 127.5."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float().sub(127.5).div(127.5)


def load_identity(weights: Mapping[str, Tensor]) -> IdentityNet:
    """A net ready to use."""
    net = IdentityNet()
    net.load_state_dict(dict(weights))
    return net.eval().requires_grad_(False)


def head_of(picture: Picture, share: float = 0.92) -> Picture:
    """The head (112, 112, 3) in a square close-up: its middle, ``share`` of the edge wide."""
    import cv2

    edge = int(picture.shape[0] * share)
    side, top = (picture.shape[0] - edge) // 2, (picture.shape[0] - edge) // 3
    cut = picture[top : top + edge, side : side + edge]
    small: Picture = cv2.resize(cut, (EDGE, EDGE), interpolation=cv2.INTER_AREA)
    return small


def open_identity(path: Path = IDENTITY) -> Net:
    """A net that was written as ONNX, ready to use; else the one that ships.

    Raises:
        StudioError: ``model_missing`` when there is no such file.
    """
    import onnxruntime

    if not path.is_file():
        raise StudioError(
            "model_missing", f"There is no {path.name}.", "Train it and write it with ./studio toonxl export."
        )
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda heads: torch.from_numpy(session.run(None, {name: heads.numpy()})[0])


@torch.no_grad()
def embed(net: Net, heads: Sequence[Picture]) -> NDArray[np.float32]:
    """Directions (n, WIDTH) of length 1 of head pictures (112, 112, 3)."""
    points: NDArray[np.float32] = F.normalize(net(prepared(np.stack(list(heads))))).numpy()
    return points
