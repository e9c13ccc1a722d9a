"""Framing and camera moves: which part of the world a frame shows at a moment, eased at both ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...common.vocabulary import CameraMove, Framing
from .canvas import View


@dataclass(frozen=True)
class Offset:
    """How far the camera is from its resting view: frame heights to the right and up, and magnification."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0


def ease(k: float) -> float:
    """Slow in, slow out, 0 … 1."""
    k = min(max(k, 0.0), 1.0)
    return k * k * k * (k * (6.0 * k - 15.0) + 10.0)


def _drift(t: float, phase: float) -> float:
    return (
        0.5 * math.sin(1.3 * t + phase)
        + 0.3 * math.sin(2.9 * t + 2.1 * phase)
        + 0.2 * math.sin(4.7 * t + 0.7 * phase)
    )


def offset_at(move: CameraMove, at: float, seconds: float) -> Offset:
    """The camera's offset ``at`` seconds into a shot of ``seconds``."""
    k = at / max(seconds, 1e-6)
    go = ease(0.06 + 0.88 * k) * 0.7 + 0.3 * k
    pan, tilt = 0.11, 0.06
    if move is CameraMove.PUSH_IN:
        return Offset(zoom=1.0 + 0.16 * go)
    if move is CameraMove.PULL_OUT:
        return Offset(zoom=1.16 - 0.16 * go)
    if move in (CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT):
        side = -1.0 if move is CameraMove.PAN_LEFT else 1.0
        return Offset(x=side * pan * (2.0 * go - 1.0), zoom=1.06)
    if move in (CameraMove.TILT_UP, CameraMove.TILT_DOWN):
        side = 1.0 if move is CameraMove.TILT_UP else -1.0
        return Offset(y=side * tilt * (2.0 * go - 1.0), zoom=1.03)
    if move is CameraMove.HANDHELD:
        return Offset(0.010 * _drift(at, 0.0), 0.008 * _drift(at, 4.0), 1.035)
    if move is CameraMove.SHAKE:
        strength = 0.022 * math.exp(-0.9 * at) + 0.006
        return Offset(strength * math.sin(37.0 * at), strength * math.cos(43.0 * at + 1.0), 1.06)
    return Offset(zoom=1.0 + 0.012 * k)  # even a still camera breathes a little


PLATE_VIEW: dict[Framing, tuple[float, float]] = {
    Framing.CLOSE_UP: (1.75, 0.60),
    Framing.MEDIUM: (1.32, 0.55),
    Framing.FULL: (1.0, 0.5),
    Framing.WIDE: (0.94, 0.5),
}
"""Magnification of the background and the height on which it is centred."""

STAGE = 1.9
"""Metres of a full picture's height for which places are painted."""
FOLLOWS = 0.7
"""How much of the camera's nearness a background shows, which is farther away than the figures."""
NEAREST, FARTHEST = 1.6, 0.88
"""Magnifications of the background within which it is sharp, and wide enough."""


@dataclass(frozen=True)
class PlateView:
    """The part of a background that is seen: magnification, the height of its middle and the way to the side.

    Lengths in frame heights of the painted place.
    """

    zoom: float
    centre: float
    x: float = 0.0
    most: float = math.inf
    """How far to the side something is painted."""

    def aside(self, way: float) -> float:
        """How far to the side one looks when the camera goes ``way`` frame heights of what is seen to the right."""
        return min(max(self.x + way / self.zoom, -self.most), self.most)


def plate_view(framing: Framing, view: View, feet: float | None, aspect: float, margin: float) -> PlateView:
    """What a resting camera sees of the background.

    Args:
        view: what it sees of the stage.
        feet: where feet stand in the frame, a share of its height; None where the stage moves no background.
        aspect: the frame's width over its height.
        margin: what is painted beyond the frame on every side.
    """
    zoom, centre = PLATE_VIEW[framing]
    if feet is None:
        return PlateView(zoom, centre)
    zoom *= min(max((STAGE / view.height) ** FOLLOWS, FARTHEST / zoom), NEAREST)
    most = max(0.5 * aspect * (1.0 - 1.0 / zoom) + margin, 0.0)
    return PlateView(zoom, feet + (0.5 - feet) / zoom, min(max(view.x / STAGE, -most), most), most)


SOFTNESS = {Framing.CLOSE_UP: 0.0105, Framing.MEDIUM: 0.0060, Framing.FULL: 0.0022, Framing.WIDE: 0.0}
"""Blur of the background in frame heights: the lens is on the characters."""
FAR_PARALLAX = 0.38
"""How much of a sideways move the horizon follows."""
