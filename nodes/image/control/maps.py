"""Control pictures as arrays: pose and depth from the puppet theatre, edges from any picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ....common.story import Shot
from ....configs.look import Look
from ...film.encode import Pixels


@dataclass(frozen=True)
class ControlMaps:
    """A puppet still and its control pictures, all RGB ``uint8 (h, w, 3)``."""

    picture: Pixels
    pose: Pixels
    depth: Pixels


def puppet_maps(
    shot: Shot, looks: Mapping[str, Look], *, at: float, size: tuple[int, int], seed: int
) -> ControlMaps:
    """Renders a still of a shot with its OpenPose drawing and its depth map (near is bright).

    Raises:
        StudioError: what the puppets raise.
    """
    from ....embedded.puppets.passes import draw_pose, render_passes

    passes = render_passes(shot, looks, at=at, size=size, seed=seed)
    depth = np.rint(np.clip(passes.depth, 0, 1) * 255).astype(np.uint8)
    return ControlMaps(
        passes.image, draw_pose(passes.keypoints, size), np.repeat(depth[..., None], 3, axis=2)
    )


def edges(picture: Pixels, low: float, high: float) -> Pixels:
    """Canny edges, white on black; thresholds as shares (0 … 1) of the strongest gradient of 8-bit pictures."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    found = cv2.Canny(grey, low * 255, high * 255)
    return np.repeat(found[..., None], 3, axis=2)
