"""Moves a camera over a still picture: pan, tilt, zoom, handheld and shake, frame by frame."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from ...common.errors import StudioError
from ...common.vocabulary import CameraMove
from ..film.encode import Pixels

_REACH = 0.14
"""How far a pan goes at strength 1, as a part of the frame."""
_SPARE = 1.02


def camera_move(
    picture: Pixels,
    move: CameraMove,
    *,
    seconds: float,
    size: tuple[int, int],
    fps: int,
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
    import cv2

    if picture.size == 0 or min(picture.shape[:2]) < 2:
        raise StudioError(
            "media_failed", "The picture is empty.", "Connect a picture of at least 2 × 2 pixels."
        )
    width, height = size
    source_height, source_width = picture.shape[:2]
    cover = max(width / source_width, height / source_height)
    if cover < 0.5:
        shrunk = (max(round(source_width * cover * 2), 2), max(round(source_height * cover * 2), 2))
        picture = np.asarray(cv2.resize(picture, shrunk, interpolation=cv2.INTER_AREA), np.uint8)
        source_height, source_width = picture.shape[:2]
        cover = max(width / source_width, height / source_height)
    count = max(round(seconds * fps), 1)
    phases = np.random.default_rng(seed).uniform(0, 2 * math.pi, 6)
    for index in range(count):
        progress = index / max(count - 1, 1)
        x, y, zoom, turn = _pose(move, progress, index / fps, strength, phases)
        scale = cover * zoom
        room_x = max((source_width * scale - width) / 2, 0.0)
        room_y = max((source_height * scale - height) / 2, 0.0)
        shift_x = float(np.clip(x * width, -room_x, room_x))
        shift_y = float(np.clip(y * height, -room_y, room_y))
        matrix = cv2.getRotationMatrix2D((source_width / 2, source_height / 2), turn, scale)
        matrix[0, 2] += width / 2 - source_width / 2 - shift_x
        matrix[1, 2] += height / 2 - source_height / 2 - shift_y
        frame = cv2.warpAffine(
            picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101
        )
        yield np.asarray(frame, np.uint8)


def _pose(
    move: CameraMove, progress: float, moment: float, strength: float, phases: np.ndarray
) -> tuple[float, float, float, float]:
    """Where the camera looks (parts of the frame from the middle), its zoom and its turn in degrees."""
    eased = progress * progress * (3 - 2 * progress)
    reach = _REACH * strength
    wide = _SPARE + 2 * reach
    swing = (2 * eased - 1) * reach
    if move is CameraMove.PUSH_IN:
        return 0.0, 0.0, _SPARE + 1.6 * reach * eased, 0.0
    if move is CameraMove.PULL_OUT:
        return 0.0, 0.0, _SPARE + 1.6 * reach * (1 - eased), 0.0
    if move in (CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT):
        return (swing if move is CameraMove.PAN_RIGHT else -swing), 0.0, wide, 0.0
    if move in (CameraMove.TILT_UP, CameraMove.TILT_DOWN):
        return 0.0, (swing if move is CameraMove.TILT_DOWN else -swing), wide, 0.0
    if move in (CameraMove.HANDHELD, CameraMove.SHAKE):
        pace, size = (1.0, 0.06) if move is CameraMove.HANDHELD else (7.0, 0.12 * math.exp(-1.5 * progress))
        waves = [math.sin(moment * pace * (1.1 + 0.7 * index) + phases[index]) for index in range(6)]
        x, y = (waves[0] + waves[1]) * size * reach, (waves[2] + waves[3]) * size * reach
        return x, y, _SPARE + reach * 0.5, (waves[4] + waves[5]) * 0.35 * strength * (size / 0.06)
    return 0.0, 0.0, 1.0, 0.0
