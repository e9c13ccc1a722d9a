"""Moves a camera over a still picture: pan, tilt, zoom, handheld and shake, frame by frame."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from PIL import Image

from ...common.errors import StudioError
from ...common.rates import WholeOrExact
from ...common.vocabulary import CameraMove
from .encode import Pixels

_REACH = 0.14
"""How far a pan goes at strength 1, as a part of the frame."""
_SPARE = 1.02


def camera_move(
    picture: Pixels,
    move: CameraMove,
    *,
    seconds: float,
    size: tuple[int, int],
    fps: WholeOrExact,
    strength: float,
    seed: int,
) -> Iterator[Pixels]:
    """RGB frames of a still picture under a moving camera.

    The picture always fills the frame: it is scaled to cover it and cropped at the middle.

    Args:
        picture: RGB ``uint8 (h, w, 3)``.
        move: the kind of move.
        seconds: its length.
        size: width and height of the frames.
        fps: frames a second.
        strength: 0 still … 1 usual … 3 strong.
        seed: of handheld and shake.

    Raises:
        StudioError: ``media_failed`` for an empty picture.
    """
    if picture.size == 0 or min(picture.shape[:2]) < 2:
        raise StudioError(
            "media_failed", "The picture is empty.", "Connect a picture of at least 2 × 2 pixels."
        )
    width, height = size
    still = Image.fromarray(np.ascontiguousarray(picture))
    cover = max(width / still.width, height / still.height)
    count = max(round(seconds * fps), 1)
    phases = np.random.default_rng(seed).uniform(0, 2 * math.pi, 4)
    for index in range(count):
        x, y, zoom = _pose(move, index / max(count - 1, 1), float(index / fps), strength, phases)
        view_width, view_height = width / (cover * zoom), height / (cover * zoom)
        left = (still.width - view_width) / 2 + x * view_width
        top = (still.height - view_height) / 2 + y * view_height
        left = min(max(left, 0.0), still.width - view_width)
        top = min(max(top, 0.0), still.height - view_height)
        view = (left, top, left + view_width, top + view_height)
        yield np.asarray(still.resize(size, Image.Resampling.BICUBIC, view))


def _pose(
    move: CameraMove, progress: float, moment: float, strength: float, phases: np.ndarray
) -> tuple[float, float, float]:
    """Where the camera looks (parts of the frame from the middle) and its zoom."""
    eased = progress * progress * (3 - 2 * progress)
    reach = _REACH * strength
    wide = _SPARE + 2 * reach
    swing = (2 * eased - 1) * reach
    if move is CameraMove.PUSH_IN:
        return 0.0, 0.0, _SPARE + 1.6 * reach * eased
    if move is CameraMove.PULL_OUT:
        return 0.0, 0.0, _SPARE + 1.6 * reach * (1 - eased)
    if move in (CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT):
        return (swing if move is CameraMove.PAN_RIGHT else -swing), 0.0, wide
    if move in (CameraMove.TILT_UP, CameraMove.TILT_DOWN):
        return 0.0, (swing if move is CameraMove.TILT_DOWN else -swing), wide
    if move in (CameraMove.HANDHELD, CameraMove.SHAKE):
        pace, size = (1.0, 0.12) if move is CameraMove.HANDHELD else (7.0, 0.35 * math.exp(-1.5 * progress))
        waves = [math.sin(moment * pace * (1.1 + 0.7 * index) + phases[index]) for index in range(4)]
        return (
            (waves[0] + waves[1]) * size * reach,
            (waves[2] + waves[3]) * size * reach,
            _SPARE + reach * 0.9,
        )
    return 0.0, 0.0, 1.0
