"""How things that aren't creatures keep moving while they stand: floating, swaying, hopping, waving."""

from __future__ import annotations

import math

import numpy as np

from ..render.rig import Array, joint, turn


def lively(life: str, t: float) -> tuple[Array, Array, Array, Array, Array]:
    """The root, head, tail, left and right of what lives in this way, ``t`` seconds on."""
    head, tail, left, right = joint(), joint(), joint(), joint()
    root = joint()
    if life == "pet":
        head = _about(
            (0, 0.5, 0), turn(0.04 * math.sin(t * 1.1), 0.16 * math.sin(t * 0.7), 0.12 * math.sin(t * 0.9))
        )
        tail = _about((0.1, 0.1, -0.2), turn(0, 0, 0.22 * math.sin(t * 5.0)))
    elif life == "bird":
        hop = max(0.0, math.sin(t * 2.1)) ** 12
        root = joint(turn(0, 0, 0.04 * math.sin(t * 2.1)), (0, 0.06 * hop, 0))
        head = _about((0, 0.6, 0), turn(0, 0.25 * math.sin(t * 0.8), 0.14 * math.sin(t * 1.3)))
        left = _about((-0.2, 0.55, 0), turn(0, 0, -0.5 * hop - 0.05))
        right = _about((0.2, 0.55, 0), turn(0, 0, 0.5 * hop + 0.05))
    elif life == "claws":
        head = joint(turn(0, 0, 0.05 * math.sin(t * 1.4)))
        left = _about((-0.3, 0.35, 0), turn(0, 0, 0.10 * math.sin(t * 2.6)))
        right = _about((0.3, 0.35, 0), turn(0, 0, -0.10 * math.sin(t * 2.6 + 0.6)))
    elif life == "swim":
        root = joint(
            turn(0, 0.10 * math.sin(t * 2.6), 0.03 * math.sin(t * 1.3)),
            (0.02 * math.sin(t), 0.05 * math.sin(t * 1.6), 0),
        )
        tail = _about((0.4, 0.5, 0), turn(0, 0.45 * math.sin(t * 5.2), 0))
        left = _about((0, 0.4, 0.2), turn(0, 0, 0.3 * math.sin(t * 4.0)))
    elif life == "float":
        root = joint(
            turn(0, 0, 0.03 * math.sin(t * 0.9)), (0.01 * math.sin(t * 0.7), 0.025 * math.sin(t * 1.2), 0)
        )
    elif life == "wave":
        left = _about(
            (0.02, 0.76, 0), turn(0.06 * math.sin(t * 3.1), 0.3 * math.sin(t * 2.3), 0.05 * math.sin(t * 2.9))
        )
    elif life == "bob":
        root = joint(turn(0, 0, 0.035 * math.sin(t * 1.3)), (0, 0.012 * math.sin(t * 1.9), 0))
    elif life == "sway":
        root = joint(turn(0, 0, 0.05 * math.sin(t * 1.4)))
    elif life == "bounce":
        high = abs(math.sin(t * 2.4))
        root = joint(turn(0, 0, -t * 0.8), (0, 0, 0))
        root = _about((0, 0.5, 0), root[:, :3])
        root[1, 3] += 0.10 * high
    return root, head, tail, left, right


def _about(pivot: tuple[float, float, float], rotation: Array) -> Array:
    point = np.array(pivot)
    return joint(rotation, point - rotation @ point)
