"""In-betweens: nobody changes their pose from one frame to the next, whatever their acts ask for.

An act says where a body is at any moment and may begin anywhere; what is drawn is the weighted mean over a
short while around the moment, so that every change slows in and out (a triangular filter).
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from ..figure.body import Arm, Pose
from .being import Being

STEP = 0.05
"""Seconds between the moments that are averaged."""
WEIGHTS = (1.0, 2.0, 3.0, 2.0, 1.0)
"""How much each counts; the middle one is the moment itself."""
_SMOOTH = ("x", "y", "z", "yaw", "pitch", "tilt", "scale", "squash", "opened", "eaten", "poured", "sway", "look",
           "breath", "shift")  # fmt: skip
"""What of a thing or an animal moves; the rest of it is so or isn't."""
_ANGLES = frozenset({"yaw", "pitch", "tilt"})
"""Of these, a whole turn is none."""


def moments(at: float) -> list[float]:
    """The times in seconds that make up the picture at ``at``, none before the shot."""
    middle = len(WEIGHTS) // 2
    return [max(at + (k - middle) * STEP, 0.0) for k in range(len(WEIGHTS))]


def between_poses(poses: Sequence[Pose], seen: Sequence[bool]) -> Pose:
    """The mean of a body's poses at :func:`moments`; the face is the one of the moment itself.

    Args:
        poses: one for each moment.
        seen: whether the body can be seen then: appearing and vanishing are sudden.
    """
    shares = _shares(seen)
    moved: dict[str, Any] = {}
    for field in fields(Pose):
        values = [getattr(pose, field.name) for pose in poses]
        if field.name in ("left", "right"):
            moved[field.name] = _arm(values, shares)
        elif field.name in ("left_foot", "right_foot"):
            moved[field.name] = _point(values, shares)
        elif field.name != "face":
            moved[field.name] = _mean(_near(values) if field.name in _ANGLES else values, shares)
    return replace(poses[len(poses) // 2], **moved)


def between_beings(beings: Sequence[Being]) -> Being:
    """A thing or an animal in between what it is at :func:`moments`."""
    one = beings[len(beings) // 2]
    if all(other == one for other in beings):
        return one
    alike = [
        (other.visible, other.held_by, other.worn_by) == (one.visible, one.held_by, one.worn_by)
        for other in beings
    ]
    shares = _shares(alike)
    out = copy.copy(one)
    for name in _SMOOTH:
        values = [getattr(other, name) for other in beings]
        setattr(out, name, _mean(_near(values) if name in _ANGLES else values, shares))
    out.over = between_poses([other.over for other in beings], alike)
    return out


def _shares(flags: Sequence[bool]) -> list[float]:
    middle = flags[len(flags) // 2]
    kept = [weight * (flag == middle) for weight, flag in zip(WEIGHTS, flags, strict=True)]
    return [weight / sum(kept) for weight in kept]


def _near(angles: Sequence[float]) -> list[float]:
    """The same angles by whole turns as near to the middle one as they get: a wheel's last turn ends where it began."""
    middle, turn = angles[len(angles) // 2], 2.0 * math.pi
    return [angle - turn * round((angle - middle) / turn) for angle in angles]


def _mean(values: Sequence[float], shares: Sequence[float]) -> float:
    return sum(value * share for value, share in zip(values, shares, strict=True))


def _point(
    points: Sequence[tuple[float, float, float]], shares: Sequence[float]
) -> tuple[float, float, float]:
    x, y, z = (_mean(axis, shares) for axis in zip(*points, strict=True))
    return x, y, z


def _arm(arms: Sequence[Arm], shares: Sequence[float]) -> Arm:
    first = arms[0]
    if all(arm == first for arm in arms):
        return first
    angles = {
        field.name: _mean([getattr(arm, field.name) for arm in arms], shares)
        for field in fields(Arm)
        if field.name != "elbow"
    }
    return Arm(elbow=_point([arm.elbow for arm in arms], shares), **angles)
