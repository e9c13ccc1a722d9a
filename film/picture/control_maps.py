"""Control pictures as arrays: pose, depth and figures' parts from the puppet theatre, edges from any picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...common.story import Shot
from ...configs.look import Look
from .encode import Pixels

SEAM = 1 / 16
"""Width of the soft seam between two figures' parts, as a share of the picture's width: about a tenth of a figure."""


@dataclass(frozen=True)
class ControlMaps:
    """A puppet still and its control pictures, RGB ``uint8 (h, w, 3)``.

    ``parts`` (figures, h, w) float32, 0 … 1: which part of the picture belongs to each figure.
    """

    picture: Pixels
    pose: Pixels
    depth: Pixels
    parts: NDArray[np.float32]


def puppet_maps(
    shot: Shot, looks: Mapping[str, Look], *, at: float, size: tuple[int, int], seed: int
) -> ControlMaps:
    """Renders a still of a shot with its OpenPose drawing and its depth map (near is bright).

    Raises:
        StudioError: what the puppets raise.
    """
    from ...puppets.passes import draw_pose, render_passes

    passes = render_passes(shot, looks, at=at, size=size, seed=seed)
    depth = np.rint(np.clip(passes.depth, 0, 1) * 255).astype(np.uint8)
    return ControlMaps(
        passes.image,
        draw_pose(passes.keypoints, size),
        np.repeat(depth[..., None], 3, axis=2),
        parts_of(passes.masks),
    )


def parts_of(masks: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Divides a picture among its figures: every pixel goes to the nearest one, with soft seams.

    Args:
        masks: (figures, h, w), where each figure is seen.

    Returns:
        (max(figures, 1), h, w), 0 … 1. A figure that isn't seen gets nothing; without any the whole picture is one
        part, or everybody's.
    """
    import cv2

    count, height, width = masks.shape
    seen: NDArray[np.bool_] = np.asarray(masks.any(axis=(1, 2)))
    if seen.sum() < 2:
        whole = seen if seen.any() else np.ones(max(count, 1), bool)
        return np.repeat(whole.astype(np.float32), height * width).reshape(-1, height, width)
    far = np.full((count, height, width), np.float32(height + width))
    for number in np.flatnonzero(seen):
        far[number] = cv2.distanceTransform(
            (~masks[number]).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE
        )
    nearest = np.argsort(far, axis=0)
    first, second = (np.take_along_axis(far, nearest[k : k + 1], axis=0) for k in (0, 1))
    others = np.where(np.arange(count)[:, None, None] == nearest[:1], second, first)
    seam = np.float32(SEAM * width)
    parts = np.clip(0.5 + (others - far) / (2 * seam), 0.0, 1.0)
    return np.where(seen[:, None, None], parts, 0.0).astype(np.float32)


def edges(picture: Pixels, low: float, high: float) -> Pixels:
    """Canny edges, white on black; thresholds as shares (0 … 1) of the strongest gradient of 8-bit pictures."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    found = cv2.Canny(grey, low * 255, high * 255)
    return np.repeat(found[..., None], 3, axis=2)
