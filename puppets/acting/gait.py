"""How bodies get about: steps that fit the way they cover, tiptoe, runs, and standing next to somebody."""

from __future__ import annotations

import math
from dataclasses import replace

from ...common.acts import Manner, Posture
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, glide, mid, part

LANE = 0.32
"""How far in front of somebody one walks past, metres."""
PROFILE = 1.25
"""How far a body turns to where it goes, radians: a silhouette that reads."""


def stride_pose(leg: float, way: float, run: bool, secret: bool = False) -> Pose:
    """A body that has gone ``way`` metres: feet stay where they are put while they bear weight."""
    stride = leg * (0.80 if run else 0.46)
    lift = leg * (0.55 if secret else 0.42 if run else 0.24)

    def foot(p: float) -> tuple[float, float, float]:
        p %= 1.0
        if p < 0.5:
            return (0.0, 0.0, stride * (1.0 - 4.0 * p))
        q = (p - 0.5) * 2.0
        return (0.0, lift * math.sin(math.pi * q), -stride * math.cos(math.pi * q))

    p = way / (4.0 * stride)
    swing = math.sin(2.0 * math.pi * p)
    if secret:
        paw = Arm(0.1, -0.15, 0.62, (0.8, -0.8, -0.2), 0.6, 0.0, 0.0, 0.9)
        arms = (paw, replace(paw, up=-0.02))
    elif run:
        arms = (
            Arm(0.15, -0.55 + 0.15 * swing, 0.1 - 0.55 * swing, (0.3, -0.4, -1.0), 0.9),
            Arm(0.15, -0.55 - 0.15 * swing, 0.1 + 0.55 * swing, (0.3, -0.4, -1.0), 0.9),
        )
    else:
        arms = (Arm(0.2, -0.86, 0.1 - 0.45 * swing, curl=0.5), Arm(0.2, -0.86, 0.1 + 0.45 * swing, curl=0.5))
    bob = abs(math.sin(2.0 * math.pi * p))
    return Pose(
        y=(0.16 if run else 0.05) * leg * bob,
        lean=0.30 if run else 0.22 if secret else 0.07,
        crouch=0.10 * leg if secret or run else 0.0,
        roll=0.03 * swing,
        left=arms[0],
        right=arms[1],
        left_foot=foot(p),
        right_foot=foot(p + 0.5),
    )


def _in_the_way(a: Being, other: Being, start: float, to: float) -> bool:
    """Whether somebody stands where ``a`` would walk through them on the way from ``start`` to ``to``."""
    apart = abs(other.y - a.y) > 0.5 or abs(other.z - a.z) > LANE
    return other is not a and other.stands_alone and not apart and min(start, to) < other.x < max(start, to)


def move(b: ActMoment, to: float, k: float, *, run: bool = False) -> None:
    """Takes a body to ``to`` (metres), ``k`` of the time it takes: softly off, softly there; its steps follow."""
    a = b.a
    start, seconds = a.x, max(b.act.seconds, 0.1)
    k = glide(k)
    way = abs(to - start)
    a.x = mid(start, to, k)
    if way < 0.02:
        return
    if k < 1.0 and any(_in_the_way(a, one, start, to) for one in b.beings.values() if one is not b.target):
        a.z += LANE * math.sin(math.pi * k)
    side = math.copysign(1.0, to - start)
    a.speed = way / seconds
    secret = Manner.SECRET in b.act.manner
    run = (run or b.fast or a.speed > 1.6 * max(a.height, 0.4)) and not secret
    turning = 1.0 - part(k, 0.985, 1.0) if b.u >= 1.0 else 1.0
    a.yaw = PROFILE * side
    if a.y > a.air + 0.1 and not a.aloft and a.cuddly:  # nobody walks on air
        a.y = mid(a.y, a.air, ease(4.0 * k))
    a.posture, a.asleep, a.inside = Posture.STAND, False, None
    leg = max(a.hip - 0.055, 0.12) * a.scale
    a.way += way * k
    a.gait = "stand" if k >= 1.0 else ""
    if k < 1.0 and not a.beast:
        pose = stride_pose(leg, way * k, run, secret)
        a.over, a.left, a.right = pose, pose.left, pose.right
        held = next((one for one in b.beings.values() if one.held_by == a.id), None)
        if held is not None:  # hands that hold don't swing
            a.left = None if held.both or held.actor or a.yaw >= 0 else a.left
            a.right = None if held.both or held.actor or a.yaw < 0 else a.right
        if not a.actor and not a.hops:
            a.over = Pose(y=0.008 * abs(math.sin(way * k * 30.0)))
        elif not a.actor:
            hop = abs(math.sin(way * k / max(a.height, 0.1) * 4.0))
            a.over = Pose(y=0.10 * a.height * hop, lean=0.12 * turning, squash=1.0 + 0.05 * (hop - 0.5))


def wield(b: ActMoment) -> None:
    """Takes a thing into the hand with which something is done to another one."""
    tool = b.what
    if tool is not None and b.whom not in (None, tool) and not tool.cuddly and b.a.actor and tool.size < 1.5:
        tool.held_by, tool.both, tool.overhead = b.a.id, False, False


def near(a: Being, goal: Being, side: float, gap: float = 0.04) -> float:
    """Where ``a`` stands next to ``goal`` when it comes from the other side of ``side``."""
    room = min(goal.half, goal.stem or goal.half) * goal.scale  # one stands at a trunk, under the crown
    return goal.x - side * (a.half * a.scale + room + gap + a.queue)


def approach(b: ActMoment, goal: Being | None, gap: float = 0.04, share: float = 0.4) -> float:
    """Goes up to ``goal`` first, when it is away; returns the progress of what is left to do, 0 … 1."""
    if goal is None or goal is b.a or (b.a.inside is not None and b.a.inside in (goal.id, goal.inside)):
        return b.u
    side = b.side(goal)
    to = near(b.a, goal, side, gap)
    above = goal.cuddly and goal.held_by is None and b.a.y - goal.y > 0.4
    if not above and (abs(to - b.a.x) < 0.12 or (to - b.a.x) * side < 0.0):
        b.a.yaw = PROFILE * 0.8 * side
        return b.u
    k = part(b.u, 0.0, share)
    start = b.a.x
    move(b, to, k)
    if above:  # down to the other one first
        high = goal.y + (
            0.45 * goal.height * goal.scale if b.a.air > 0.3 else 0.0
        )  # who flies stays in the air
        b.a.y = mid(b.a.y, high, k * k)
    b.a.speed = abs(to - start) / (b.act.seconds * share)
    if k >= 1.0:
        b.a.yaw = PROFILE * 0.8 * side
    return part(b.u, share, 1.0)
