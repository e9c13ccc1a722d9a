"""Hands that keep clear of their own head: an arm on its way past a face goes before it, never through it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..figure.body import Pose, Puppet

SKIN = 1.2
"""How near to the middle of a head a palm comes, in its radii."""
_FORWARD = np.array([0.0, 0.0, 0.8])
"""Whatever meets the head goes round it on the side of the face."""


def keep_clear(pose: Pose, puppet: Puppet) -> Pose:
    """The pose with hands moved out of the head, as far as they were in it."""
    bones, names = puppet.bones(pose), puppet.tables.bones
    head = bones[names.index("head")]
    long = puppet.frame.head * 0.235
    for side, name in ((-1, "left"), (1, "right")):
        hand = bones[names.index("hand_l" if side < 0 else "hand_r")]
        palm = hand @ np.array([0.0, -1.1 * long, 0.35 * long, 1.0])
        local = np.linalg.solve(head[:, :3], palm - head[:, 3])
        deep = SKIN - float(np.linalg.norm(local))
        if deep <= 0.0:
            continue
        way = local + _FORWARD * min(1.0, 4.0 * deep)
        out = head[:, :3] @ (way / float(np.linalg.norm(way)) * SKIN) + head[:, 3]
        arm = getattr(pose, name)
        reached = puppet.reach(pose, side, (float(out[0]), float(out[1]), float(out[2])))
        clear = replace(arm, out=reached.out, up=reached.up, ahead=reached.ahead)
        pose = replace(pose, left=clear) if side < 0 else replace(pose, right=clear)
    return pose
