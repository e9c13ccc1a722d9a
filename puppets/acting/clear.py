"""Hands that keep clear of their own head: an arm on its way past a face goes before it, never through it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..figure.body import Pose, Puppet
from ..render.rig import Array

SKIN = 1.2
"""How near to the middle of a head a palm comes, in its radii."""
_FORWARD = np.array([0.0, 0.0, 0.8])
"""Whatever meets the head goes round it on the side of the face."""


def keep_clear(pose: Pose, puppet: Puppet) -> tuple[Pose, Array]:
    """The pose with hands moved out of the head, as far as they were in it, and its bones (n, 3, 4)."""
    bones, clear = puppet.bones(pose), pose
    head = bones[puppet.tables.bones.index("head")]
    for side, name in ((-1, "left"), (1, "right")):
        local = np.linalg.solve(head[:, :3], puppet.palm(bones, side) - head[:, 3])
        deep = SKIN - float(np.linalg.norm(local))
        if deep <= 0.0:
            continue
        way = local + _FORWARD * min(1.0, 4.0 * deep)
        out = head[:, :3] @ (way / float(np.linalg.norm(way)) * SKIN) + head[:, 3]
        reached = puppet.reach(pose, side, (float(out[0]), float(out[1]), float(out[2])))
        arm = replace(getattr(pose, name), out=reached.out, up=reached.up, ahead=reached.ahead)
        clear = replace(clear, left=arm) if side < 0 else replace(clear, right=arm)
    return clear, bones if clear is pose else puppet.bones(clear)
