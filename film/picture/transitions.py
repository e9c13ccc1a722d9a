"""Mixes two frames while one shot gives way to the next.

All transitions overlap: the outgoing and the incoming shot both play for the transition's length. Frames
are planes (see ``encode``); mixing them needs no conversion.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from ...common.vocabulary import Transition
from .encode import Pixels
from .fit import split

BLACK = (16, 128, 128)
"""Black in limited-range YUV."""


def black(size: tuple[int, int]) -> Pixels:
    """A black frame of ``size`` (width, height)."""
    width, height = size
    planes = np.empty((height * 3 // 2, width), np.uint8)
    for plane, value in zip(split(planes), BLACK, strict=True):
        plane[:] = value
    return planes


def darken(planes: Pixels, level: float) -> Pixels:
    """The frame at ``level`` of its brightness, 0 black … 1 unchanged."""
    darkened = np.empty_like(planes)
    for source, target, floor in zip(split(planes), split(darkened), BLACK, strict=True):
        np.take(towards(floor, level), source, out=target)
    return darkened


def towards(value: int, kept: float) -> Pixels:
    """A table that moves each of 256 levels towards ``value``; ``kept`` of the distance stays."""
    levels = np.arange(256, dtype=np.float32)
    table: Pixels = np.clip(np.rint(value + (levels - value) * kept), 0, 255).astype(np.uint8)
    return table


class Mixer:
    """Mixes frames of one size (width, height)."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._distance: npt.NDArray[np.float32] | None = None

    def mix(self, kind: Transition, before: Pixels, after: Pixels, progress: float) -> Pixels:
        """The frame at ``progress`` (0 … 1) of the way from ``before`` to ``after``."""
        if kind is Transition.CUT:
            return after
        if kind is Transition.FADE:
            return darken(before, 1 - 2 * progress) if progress < 0.5 else darken(after, 2 * progress - 1)
        if kind is Transition.WIPE:
            return self._masked(before, after, self._wipe(progress))
        if kind is Transition.IRIS:
            hole = abs(1 - 2 * progress)
            return self._masked(black(self._size), before if progress < 0.5 else after, self._iris(hole))
        eased = progress * progress * (3 - 2 * progress)
        return np.array(Image.blend(Image.fromarray(before), Image.fromarray(after), eased))

    def _wipe(self, progress: float) -> npt.NDArray[np.float32]:
        """Weight of the incoming picture: a soft edge that runs from left to right."""
        width, height = self._size
        soft = width * 0.06
        edge = progress * (width + 2 * soft) - soft
        ramp = np.clip((edge - np.arange(width, dtype=np.float32)) / soft + 0.5, 0, 1)
        return np.broadcast_to(ramp.astype(np.float32), (height, width))

    def _iris(self, opening: float) -> npt.NDArray[np.float32]:
        """Weight of the picture in a round opening, 0 shut … 1 wide open."""
        width, height = self._size
        if self._distance is None:
            y, x = np.mgrid[:height, :width].astype(np.float32)
            self._distance = np.hypot(x - width / 2, y - height * 0.46)
        radius = opening * float(self._distance.max()) * 1.02
        mask: npt.NDArray[np.float32] = np.clip((radius - self._distance) / (height * 0.008) + 0.5, 0, 1)
        return mask

    @staticmethod
    def _masked(under: Pixels, over: Pixels, weight: npt.NDArray[np.float32]) -> Pixels:
        mixed = np.empty_like(under)
        for index, (low, high, target) in enumerate(
            zip(split(under), split(over), split(mixed), strict=True)
        ):
            part = weight[::2, ::2] if index else weight
            target[:] = low + (high.astype(np.float32) - low) * part + 0.5
        return mixed
