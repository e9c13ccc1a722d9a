"""The seventeen gestures and eight postures as poses over time, for a body of given lengths.

A gesture is a function of the seconds since it began; it returns the pose it adds to standing. ``motion``
blends it in with anticipation and lets it settle.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...common.vocabulary import Emotion, Gesture
from .body import Arm, Pose

if TYPE_CHECKING:
    from .proportions import BodyProportions

OUT = (1.0, -0.2, -0.25)
DOWN = (0.6, -1.0, -0.1)


@dataclass(frozen=True)
class GestureContext:
    """What a gesture may know: the body, seconds since its start, the side it favours (−1, 1), the walk."""

    frame: BodyProportions
    t: float
    side: int
    hold: bool = False


def _place(
    f: BodyProportions, x: float, y: float, z: float, **more: float | tuple[float, float, float]
) -> Arm:
    """An arm whose hand is at (x towards its own side, y up, z) measured from the neck's foot in metres."""
    arm = Arm((x - f.half_shoulder) / f.arm, (y + 0.03) / f.arm, z / f.arm)
    return replace(arm, **more)  # type: ignore[arg-type]


def _both(pose: Pose, side: int, main: Arm, other: Arm | None = None) -> Pose:
    left, right = (main, other) if side < 0 else (other, main)
    return replace(pose, left=left or pose.left, right=right or pose.right)


def _wave(c: GestureContext) -> Pose:
    swing = math.sin(c.t * 8.5)
    return _both(
        Pose(roll=-0.03 * c.side, head_roll=-0.08 * c.side),
        c.side,
        Arm(0.48 + 0.13 * swing, 0.66, 0.30, (1.0, -0.7, 0.0), 0.0, 0.0, math.pi, 0.0, 0.28 * swing),
    )


def _arms_up(c: GestureContext) -> Pose:
    bounce = math.sin(c.t * 7.0)
    arm = Arm(
        0.46 + 0.05 * bounce,
        0.82 + 0.05 * bounce,
        0.16,
        (1.0, 0.0, -0.1),
        0.0,
        0.0,
        math.pi,
        0.0,
        0.15 * bounce,
    )
    return Pose(y=0.012 * abs(bounce), left=arm, right=arm, head_pitch=-0.08)


def _hands_on_hips(c: GestureContext) -> Pose:
    f = c.frame
    arm = _place(f, f.belly * 1.18, -(f.shoulder - f.hip) * 0.86, 0.055, elbow=(1.0, 0.1, -0.35), curl=0.8)
    return Pose(lean=-0.04, left=arm, right=arm)


def _point(c: GestureContext) -> Pose:
    jab = 0.03 * math.sin(min(c.t, 3.0) * 6.0) * math.exp(-c.t)
    return _both(Pose(roll=-0.05 * c.side), c.side, Arm(0.70 + jab, 0.14, 0.58, DOWN, 1.0, 1.0, 0.0))


def _shrug(c: GestureContext) -> Pose:
    k = 0.72 + 0.28 * math.sin(c.t * 2.6)
    arm = Arm(0.50, -0.34 + 0.08 * k, 0.42, (0.5, -1.0, -0.4), 0.05, 0.0, -1.9, -0.3)
    return Pose(shrug=k, head_roll=0.16, left=arm, right=arm)


def _think(c: GestureContext) -> Pose:
    f = c.frame
    chin = f.height - f.head * 1.98 - f.shoulder
    tap = 0.006 * math.sin(c.t * 5.0)
    main = _place(
        f,
        0.05,
        chin - 0.045 + tap,
        f.head * 1.0,
        elbow=(0.5, -1.0, 0.1),
        curl=0.75,
        point=0.6,
        turn=0.6,
        bend=-0.3,
    )
    other = _place(f, -0.04, -(f.shoulder - f.hip) * 0.62, f.belly + 0.06, elbow=(1.0, -0.5, -0.2), curl=0.5)
    return _both(Pose(head_roll=0.12 * c.side, head_pitch=-0.05), c.side, main, other)


def _facepalm(c: GestureContext) -> Pose:
    f = c.frame
    eyes = f.height - f.head * 1.0 - f.shoulder
    shake = 0.09 * math.sin(c.t * 4.5) * math.exp(-0.5 * c.t)
    main = _place(
        f,
        0.015,
        eyes - f.head * 0.22,
        f.head * 1.22,
        elbow=(0.8, -0.9, 0.2),
        curl=0.05,
        turn=math.pi,
        bend=0.2,
        tilt=-0.25,
    )
    return _both(Pose(lean=0.08, head_pitch=0.22, head_yaw=shake), c.side, main)


def _clap(c: GestureContext) -> Pose:
    f = c.frame
    gap = 0.045 + 0.06 * (0.5 + 0.5 * math.cos(c.t * 15.0))
    arm = _place(f, gap, -0.10, f.chest + 0.16, elbow=(1.0, -0.7, -0.2), curl=0.0, turn=-1.4, bend=-0.9)
    return Pose(y=0.006 * abs(math.sin(c.t * 7.5)), left=arm, right=arm, head_pitch=-0.03)


def _cross_arms(c: GestureContext) -> Pose:
    f = c.frame
    drop = (f.shoulder - f.hip) * 0.42
    main = _place(
        f, -f.chest * 0.78, -drop, f.chest * 0.88 + 0.075, elbow=(1.0, -0.7, 0.3), curl=0.55, turn=0.5
    )
    other = _place(
        f, -f.chest * 0.70, -drop - 0.028, f.chest * 0.88 + 0.035, elbow=(1.0, -0.8, 0.2), curl=0.55
    )
    return _both(Pose(lean=-0.05), c.side, main, other)


def _salute(c: GestureContext) -> Pose:
    f = c.frame
    brow = f.height - f.head * 0.66 - f.shoulder
    main = _place(
        f, f.head * 1.02, brow, f.head * 0.72, elbow=(1.0, -0.1, 0.0), curl=0.0, turn=1.3, tilt=-0.2
    )
    other = Arm(0.12, -0.97, 0.05, curl=0.6)
    return _both(Pose(lean=-0.05, head_pitch=-0.04), c.side, main, other)


def _bow(c: GestureContext) -> Pose:
    f = c.frame
    k = 0.5 - 0.5 * math.cos(2 * math.pi * min(c.t / 2.4, 1.0)) if c.t < 2.4 else 0.0
    k = max(k, 0.25)
    main = _place(f, -0.02, -(f.shoulder - f.hip) * 0.6, f.belly + 0.06, elbow=(1.0, -0.4, 0.0), curl=0.3)
    other = Arm(0.62, -0.48, -0.25, (1.0, -0.2, -0.6), 0.1)
    return _both(Pose(lean=0.72 * k, head_pitch=0.30 * k), c.side, main, other)


def _present(c: GestureContext) -> Pose:
    sweep = 0.05 * math.sin(c.t * 2.2)
    main = Arm(0.86, -0.10 + sweep, 0.36, (0.4, -1.0, -0.3), 0.0, 0.0, -1.7, -0.15)
    other = Arm(0.30, -0.62, 0.42, DOWN, 0.2)
    return _both(Pose(roll=0.05 * c.side, head_roll=0.05 * c.side), c.side, main, other)


def _hold(c: GestureContext) -> Pose:
    f = c.frame
    arm = _place(
        f,
        0.105,
        -(f.shoulder - f.hip) * 0.66,
        f.chest + 0.15,
        elbow=(1.0, -0.8, -0.2),
        curl=0.45,
        turn=-1.2,
        bend=-0.5,
    )
    return Pose(left=arm, right=arm)


def carry(c: GestureContext) -> Arm:
    """One arm that holds a thing up beside the body."""
    return Arm(0.34, -0.26 + 0.015 * math.sin(c.t * 2.1), 0.62, (0.7, -1.0, -0.3), 0.85, 0.0, 0.35)


def walk(c: GestureContext) -> Pose:
    """A step cycle of 0.62 s; feet, arms and a bob."""
    f = c.frame
    phase = 2 * math.pi * c.t / 0.62
    stride, lift = f.leg * 0.44, f.leg * 0.20

    def foot(p: float) -> tuple[float, float, float]:
        return (0.0, lift * max(0.0, math.cos(p)), stride * math.sin(p))

    swing = math.sin(phase)
    left, right = (
        Arm(0.22, -0.86, 0.14 - 0.42 * swing, curl=0.5),
        Arm(0.22, -0.86, 0.14 + 0.42 * swing, curl=0.5),
    )
    return Pose(
        y=0.018 * abs(math.cos(phase)),
        lean=0.06,
        roll=0.03 * math.sin(phase),
        head_roll=-0.02 * math.sin(phase),
        left=left,
        right=right,
        left_foot=foot(phase),
        right_foot=foot(phase + math.pi),
    )


def _sit(c: GestureContext) -> Pose:
    f = c.frame
    arm = _place(
        f, f.belly * 0.72, -(f.shoulder - f.hip) * 0.86, f.leg * 0.36, elbow=(1.0, -0.3, -0.5), curl=0.3
    )
    kick = 0.02 * math.sin(c.t * 2.4)
    return Pose(
        sit=1.0,
        left=arm,
        right=arm,
        left_foot=(0, 0.01 + max(kick, 0), kick),
        right_foot=(0, 0.01 + max(-kick, 0), -kick),
    )


def _jump(c: GestureContext) -> Pose:
    cycle = c.t % 1.05
    if cycle < 0.26:  # anticipation
        k = math.sin(math.pi * cycle / 0.26)
        arm = Arm(0.30, -0.80, -0.35 * k)
        return Pose(
            crouch=0.13 * c.frame.leg * 2.4 * k, squash=1.0 - 0.06 * k, lean=0.12 * k, left=arm, right=arm
        )
    if cycle < 0.78:
        u = (cycle - 0.26) / 0.52
        high = 4.0 * u * (1.0 - u)
        arm = Arm(0.50, -0.2 + 0.95 * high, 0.15, (1, 0, -0.2), 0.0, 0.0, math.pi * high)
        feet = (0.0, 0.05 * high, -0.06 * high)
        return Pose(
            y=0.30 * c.frame.hip * 1.5 * high,
            squash=1.0 + 0.05 * high,
            left=arm,
            right=arm,
            left_foot=feet,
            right_foot=feet,
        )
    k = math.sin(math.pi * (cycle - 0.78) / 0.27)
    arm = Arm(0.42, -0.70, 0.15)
    return Pose(crouch=0.10 * c.frame.leg * 2.0 * k, squash=1.0 - 0.07 * k, left=arm, right=arm)


def _stand(c: GestureContext) -> Pose:
    return Pose()


GESTURES: dict[Gesture, Callable[[GestureContext], Pose]] = {
    Gesture.STAND: _stand,
    Gesture.WAVE: _wave,
    Gesture.ARMS_UP: _arms_up,
    Gesture.HANDS_ON_HIPS: _hands_on_hips,
    Gesture.POINT: _point,
    Gesture.SHRUG: _shrug,
    Gesture.THINK: _think,
    Gesture.FACEPALM: _facepalm,
    Gesture.CLAP: _clap,
    Gesture.CROSS_ARMS: _cross_arms,
    Gesture.SALUTE: _salute,
    Gesture.BOW: _bow,
    Gesture.PRESENT: _present,
    Gesture.HOLD: _hold,
    Gesture.WALK: walk,
    Gesture.SIT: _sit,
    Gesture.JUMP: _jump,
}

POSTURES: dict[Emotion, Pose] = {
    Emotion.NEUTRAL: Pose(),
    Emotion.HAPPY: Pose(lean=-0.02, head_pitch=-0.04),
    Emotion.SAD: Pose(lean=0.09, shrug=-0.5, head_pitch=0.20),
    Emotion.SURPRISED: Pose(lean=-0.08, shrug=0.5, head_pitch=-0.06),
    Emotion.ANGRY: Pose(lean=0.10, shrug=0.45, head_pitch=0.10),
    Emotion.SCARED: Pose(lean=-0.07, shrug=0.8, crouch=0.02, head_pitch=0.04),
    Emotion.SMUG: Pose(lean=-0.07, head_pitch=-0.10, head_roll=0.08),
    Emotion.THOUGHTFUL: Pose(head_pitch=-0.08, head_roll=0.09),
}
"""How an emotion carries the body."""

_BUSY_BOTH = {Gesture.ARMS_UP, Gesture.CLAP, Gesture.CROSS_ARMS, Gesture.HOLD, Gesture.SHRUG}


def both_hands(gesture: Gesture) -> bool:
    """Whether a gesture leaves no hand free to carry something."""
    return gesture in _BUSY_BOTH
