"""Control pictures for training: what a ControlNet is shown beside the pictures that it has to lead to.

Pose and depth come from the renderer's own geometry, edges from the picture, so that each agrees with its
picture exactly. They are drawn once and kept beside the pictures; what is learned from them is not decided here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...common.arrays import Picture
from ...common.files import atomic_path
from ...common.progress import Progress, silent
from ...toonxl.vocabulary import ControlKind, Scene
from ..runs import wait_while_paused
from .data import CHARACTER, OVERSAMPLING, Pictures, look_of, shot_of

CANNY = (60.0, 140.0)
"""Thresholds of gradient strength (0 … 255) for edges."""
BLOCK = 500
"""Control pictures between two saves."""


def edges(picture: Picture) -> Picture:
    """White edges on black (h, w, 3), as ComfyUI's Canny node draws them."""
    import cv2

    found = cv2.Canny(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), *CANNY)
    return np.repeat(found[:, :, None], 3, axis=2).astype(np.uint8)


def control_picture(kind: ControlKind, scene: Scene, picture: Picture) -> Picture:
    """The control picture (h, w, 3) of a scene and the picture drawn of it."""
    if kind is ControlKind.CANNY:
        return edges(picture)
    import cv2

    from ...puppets.passes import draw_pose, render_passes

    edge = picture.shape[0]
    passes = render_passes(
        shot_of(scene),
        {CHARACTER: look_of(scene)},
        at=scene.moment,
        size=(edge * OVERSAMPLING, edge * OVERSAMPLING),
        seed=scene.seed,
        seconds=4.0,
    )
    if kind is ControlKind.POSE:
        return draw_pose(passes.keypoints * (1 / OVERSAMPLING, 1 / OVERSAMPLING, 1), (edge, edge))
    small = cv2.resize(passes.depth, (edge, edge), interpolation=cv2.INTER_AREA)
    grey = np.rint(np.clip(small, 0, 1) * 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def hints_of(
    pictures: Pictures, kind: ControlKind, count: int, progress: Progress = silent
) -> NDArray[np.uint8]:
    """Control pictures (count, size, size, 3) of the first ``count`` pictures; goes on where it was stopped.

    Raises:
        StudioError: ``file_missing`` when the pictures aren't drawn.
    """
    given = pictures.load()
    count = min(count, len(given))
    blocks = [
        _block(pictures, given, kind, start, min(start + BLOCK, count), progress)
        for start in range(0, count, BLOCK)
    ]
    return np.concatenate(blocks)


def _block(
    pictures: Pictures,
    given: NDArray[np.uint8],
    kind: ControlKind,
    start: int,
    end: int,
    progress: Progress,
) -> NDArray[np.uint8]:
    """One block from its file; drawn and kept when it isn't there."""
    path = _file(pictures, kind, start, end)
    if path.exists():
        kept: NDArray[np.uint8] = np.load(path)
        return kept
    drawn = np.empty((end - start, *given.shape[1:]), np.uint8)
    scenes = {index: pictures.scene(index) for index in range(start, end)}
    for index in sorted(scenes, key=lambda i: (scenes[i].place, scenes[i].time, scenes[i].seed)):
        drawn[index - start] = control_picture(kind, scenes[index], given[index])
        wait_while_paused(pictures.folder)
    with atomic_path(path) as temporary, temporary.open("wb") as file:
        np.save(file, drawn)
    progress(end / len(given), f"{kind} of {end} pictures drawn")
    return drawn


def _file(pictures: Pictures, kind: ControlKind, start: int, end: int) -> Path:
    return pictures.folder / f"{kind}-{start}-{end}.npy"
