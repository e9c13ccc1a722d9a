"""Lays small transparent pictures over frames without leaving the frame's own YUV form.

A caption covers a few percent of a frame; blending only that rectangle in planes costs a tenth of what a
conversion to RGB and back would.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from ..picture.encode import Pixels
from ..picture.fit import split

_RGB_TO_YUV = np.array(
    [
        [0.1826, 0.6142, 0.0620],
        [-0.1006, -0.3386, 0.4392],
        [0.4392, -0.3989, -0.0403],
    ],
    np.float32,
)
"""BT.709 matrix for limited range (ITU-R BT.709-6, item 3), from 0–255 to 16–235 and 16–240."""


@dataclass(frozen=True)
class Overlay:
    """A picture with transparency at a place in the frame, per plane: added value and what stays."""

    left: int
    top: int
    added: tuple[npt.NDArray[np.float32], ...]
    stays: tuple[npt.NDArray[np.float32], ...]

    def apply(self, planes: Pixels) -> None:
        """Draws into contiguous, writable planes."""
        for index, plane in enumerate(split(planes)):
            ratio = 2 if index else 1
            top, left = self.top // ratio, self.left // ratio
            rows, columns = self.added[index].shape
            area = plane[top : top + rows, left : left + columns]
            seen = slice(area.shape[0]), slice(area.shape[1])  # what lies over the edge isn't drawn
            area[:] = area * self.stays[index][seen] + self.added[index][seen] + 0.5


def overlay(picture: Image.Image, top: int = 0) -> Overlay | None:
    """An RGBA strip of the frame's own width, its first row at ``top`` (even), as an overlay.

    Gives None when nothing of it is visible.
    """
    box = picture.getchannel("A").getbbox()
    if box is None:
        return None
    left, first = box[0] // 2 * 2, box[1] // 2 * 2
    right, bottom = min((box[2] + 1) // 2 * 2, picture.width), min((box[3] + 1) // 2 * 2, picture.height)
    part: npt.NDArray[np.float32] = np.asarray(picture.crop((left, first, right, bottom)), np.float32)
    alpha: npt.NDArray[np.float32] = part[..., 3] / np.float32(255)
    yuv = part[..., :3] @ _RGB_TO_YUV.T + np.array([16, 128, 128], np.float32)
    premultiplied: npt.NDArray[np.float32] = yuv * alpha[..., None]
    added = premultiplied[..., 0], _halved(premultiplied[..., 1]), _halved(premultiplied[..., 2])
    half_stays = 1 - _halved(alpha)
    return Overlay(left, first + top, added, (1 - alpha, half_stays, half_stays))


def _halved(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Means of 2 × 2 blocks, as chroma is stored."""
    upper, lower = values[::2], values[1::2]
    return (upper[:, ::2] + upper[:, 1::2] + lower[:, ::2] + lower[:, 1::2]) * np.float32(0.25)
