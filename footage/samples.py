"""What is looked at twice a second of a film: sharpness, looks, colours and the camera's motion."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.footage import CameraMotion
from ..common.records import Record

STILL: Final = 0.12
"""Pixels of a proxy that the picture moves from frame to frame while the camera stands."""
ZOOM: Final = 0.003
"""Growth from frame to frame from which a camera zooms."""
STEADY: Final = 0.6
"""Share of a shot's motion in one direction from which it is a pan or tilt; below it is a hand's."""
COLOURS: Final = 5


class FrameSample(Record):
    """Measures of one frame.

    Attributes:
        across, down, growth: the camera's motion to the next frame, pixels of the proxy and a share.
        flat: whether there was too little to see to tell the camera's motion.
    """

    frame: int
    sharpness: float
    hash: str
    palette: list[str]
    brightness: float
    across: float = 0.0
    down: float = 0.0
    growth: float = 0.0
    flat: bool = True


def measured_sample(
    frame: int, planes: NDArray[np.uint8], following: NDArray[np.uint8] | None
) -> FrameSample:
    """Measures of a proxy (luma and chromas, upright), with the frame after it for the camera's motion."""
    luma = planes[..., 0].astype(np.float32)
    edges = luma[1:-1, 1:-1] * 4 - luma[:-2, 1:-1] - luma[2:, 1:-1] - luma[1:-1, :-2] - luma[1:-1, 2:]
    sample = FrameSample(
        frame=frame,
        sharpness=round(float(edges.var()), 2),
        hash=picture_hash(luma),
        palette=palette_of(planes),
        brightness=round(float(luma.mean()) / 255, 4),
    )
    if following is not None and following.shape == planes.shape:
        _add_motion(sample, planes[..., 0], following[..., 0])
    return sample


def picture_hash(luma: NDArray[np.float32]) -> str:
    """A perceptual hash: signs of the 64 lowest frequencies of a small picture."""
    rows = np.array_split(luma, 32, axis=0)
    small = np.stack([[part.mean() for part in np.array_split(row, 32, axis=1)] for row in rows])
    places = np.arange(32)
    waves = np.cos(np.pi / 32 * (places[None] + 0.5) * np.arange(8)[:, None])
    low = (waves @ small @ waves.T).ravel()
    bits = low > np.median(low[1:])
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


def hash_distance(one: str, other: str) -> int:
    """Bits in which two hashes differ, of 64."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def palette_of(planes: NDArray[np.uint8]) -> list[str]:
    """The commonest colours as ``#rrggbb``, eight steps a channel."""
    luma, u, v = (planes[..., part].astype(np.float32).ravel() - (16, 128, 128)[part] for part in range(3))
    y = luma * np.float32(255 / 219)
    colours = np.stack([y + 1.596 * v, y - 0.392 * u - 0.813 * v, y + 2.017 * u], 1).clip(0, 255)
    steps = (colours // 32).astype(np.int64)
    _, places, counts = np.unique(steps @ (64, 8, 1), return_inverse=True, return_counts=True)
    found = []
    for key in np.argsort(-counts)[:COLOURS]:
        red, green, blue = colours[places.ravel() == key].mean(0).round().astype(int)
        found.append(f"#{red:02x}{green:02x}{blue:02x}")
    return found


def _add_motion(sample: FrameSample, luma: NDArray[np.uint8], following: NDArray[np.uint8]) -> None:
    """Adds the camera's motion: a shift and a growth fitted to the points that were found again."""
    if find_spec("cv2") is None:
        return
    import cv2

    points = cv2.goodFeaturesToTrack(luma, 120, 0.02, 5)
    if points is None or len(points) < 12:
        return
    moved, kept, _ = cv2.calcOpticalFlowPyrLK(
        luma, following, points, np.zeros_like(points), winSize=(15, 15)
    )
    good = kept.ravel() == 1
    start, end = points.reshape(-1, 2)[good], moved.reshape(-1, 2)[good]
    if len(start) < 12:
        return
    matrix, _ = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=1.0)
    if matrix is None:
        return
    centre = np.array([luma.shape[1] / 2, luma.shape[0] / 2, 1.0])
    shift = matrix @ centre - centre[:2]
    sample.across, sample.down = round(float(shift[0]), 3), round(float(shift[1]), 3)
    sample.growth = round(float(np.hypot(matrix[0, 0], matrix[1, 0])) - 1, 5)
    sample.flat = False


def camera_of(samples: list[FrameSample]) -> CameraMotion:
    """How the camera of a shot moves, by its samples."""
    seen = [one for one in samples if not one.flat]
    if not seen:
        return CameraMotion.UNKNOWN
    across, down, growth = (
        np.array([getattr(one, name) for one in seen]) for name in ("across", "down", "growth")
    )
    if abs(float(np.median(growth))) > ZOOM:
        return CameraMotion.ZOOM_IN if np.median(growth) > 0 else CameraMotion.ZOOM_OUT
    lengths = np.hypot(across, down)
    if float(np.median(lengths)) < STILL:
        return CameraMotion.STATIC
    steadiness = float(np.hypot(across.sum(), down.sum()) / max(lengths.sum(), 1e-6))
    if steadiness < STEADY:
        return CameraMotion.HANDHELD
    return CameraMotion.PAN if abs(across.sum()) >= abs(down.sum()) else CameraMotion.TILT
