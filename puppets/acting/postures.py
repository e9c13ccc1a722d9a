"""How bodies are carried: sitting, lying, sleeping, waking, kneeling, bowing, hiding and waiting."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Posture
from ..figure.body import Arm, Pose
from .being import Beat, ease, mid, part
from .gait import PROFILE, approach, move

UP = Arm(0.3, 0.92, 0.1, (1.0, 0.0, -0.1), 0.1)


def lay(b: Beat, k: float) -> None:
    """Brings a body from standing to lying on its side, face to the camera."""
    side = b.side()
    if b.a.beast:
        b.a.posture = Posture.LIE if k >= 0.3 else Posture.STAND
        b.a.yaw = mid(b.a.yaw, 1.1 * side, k)
        return
    b.a.tilt = side * 1.45 * k
    b.a.yaw = b.a.yaw * (1 - k) + 0.15 * side * k
    b.a.posture = Posture.LIE if k >= 0.5 else Posture.STAND


def stumble(b: Beat, v: float) -> None:
    """Loses its balance at ``v`` = 0.8 of an act, flails, and hangs its head."""
    if v < 0.78:
        return
    k = part(v, 0.78, 1.0)
    sway = math.sin(b.t * 16) * (1 - k)
    b.a.over = Pose(
        lean=0.35 * k, roll=0.3 * sway, head_pitch=0.45 * k, left_foot=(0, 0.1 * abs(sway), 0.1 * sway)
    )
    flail = Arm(0.8, 0.3, 0.0, (1, 0, 0), 0.0)
    b.a.left, b.a.right = (flail.mix(Arm(), ease(k)), flail.mix(Arm(), ease(k)))
    b.a.mood = "sad"


def _sit(b: Beat) -> None:
    seat = b.target
    beside = seat is not None and (seat.actor or seat.beast)
    v = approach(b, seat, 0.1 if beside else -0.05, 0.4) if seat is not None else b.u
    if v <= 0 and b.u:
        return
    k = ease(part(v, 0.1, 0.7))
    if seat is not None and not beside:
        b.a.x = mid(b.a.x, seat.x, k)
        b.a.z = mid(b.a.z, seat.z + 0.1, k)
        b.a.y = mid(b.a.y, 0.55 * seat.top, k)
    b.a.yaw *= 1 - 0.6 * k
    b.a.posture = Posture.SIT if v > 0.3 else Posture.STAND
    b.a.over = Pose(lean=0.4 * math.sin(math.pi * k))


def _lie(b: Beat) -> None:
    v = approach(b, b.target, -0.2, 0.35) if b.target is not None else b.u
    if b.target is not None and v > 0:
        b.a.x = mid(b.a.x, b.target.x, ease(part(v, 0, 0.5)))
        b.a.y = mid(b.a.y, 0.5 * b.target.top, ease(part(v, 0, 0.5)))
    lay(b, ease(part(v, 0.1, 0.8)))


def _sleep(b: Beat) -> None:
    if b.a.posture is not Posture.LIE:
        lay(b, ease(part(b.u, 0.05, 0.4)))
    b.a.asleep = b.u > 0.3
    b.a.over = Pose(squash=1 + 0.03 * math.sin(b.t * 2.0), head_roll=0.1)


def _wake(b: Beat) -> None:
    b.a.asleep = b.u < 0.3
    _rise(b, part(b.u, 0.35, 0.9))
    if b.u > 0.6:
        b.a.left = b.a.right = UP


def _rise(b: Beat, k: float | None = None) -> None:
    k = ease(b.u if k is None else k)
    b.a.tilt *= 1 - k
    b.a.pitch *= 1 - k
    if k > 0.4:
        b.a.posture = Posture.STAND
    b.a.over = Pose(crouch=0.3 * b.a.hip * math.sin(math.pi * k), lean=0.3 * math.sin(math.pi * k))


def _kneel(b: Beat) -> None:
    b.a.yaw = PROFILE * 0.8 * b.side()
    b.a.posture = Posture.KNEEL if b.u > 0.3 else Posture.STAND


def _bow(b: Beat) -> None:
    b.a.yaw = PROFILE * 0.8 * b.side()
    k = math.sin(math.pi * b.u)
    b.a.over = Pose(lean=1.0 * k, head_pitch=0.4 * k)
    b.hands(Arm(-0.2, -0.5, 0.4), Arm(0.5, -0.4, -0.4))


def _hide(b: Beat) -> None:
    a, goal = b.a, b.target
    if goal is None:
        a.over = Pose(crouch=0.35 * a.hip, lean=0.5, head_pitch=0.3)
        a.left = a.right = Arm(-0.35, 0.45, 0.45, (1, -0.5, 0), 0.0)
        return
    side, k = b.side(goal), part(b.u, 0.0, 0.7)
    low = goal.top < 0.8 * a.height
    to = goal.x - side * (0.1 if low else 0.45) * goal.half
    a.z = mid(a.z, goal.z - 0.45, ease(part(b.u, 0.3, 0.6)))
    move(b, to, k)
    if k >= 1:
        a.yaw = -0.2 * side
        a.left = a.right = Arm(-0.3, 0.1, 0.3, (1, -0.2, 0), 0.6)
        a.over = Pose(
            lean=0.35 * low,
            crouch=(0.75 if low else 0.3) * a.hip,
            roll=0.22 * side * math.sin(b.t * 2),
            head_yaw=0.4 * math.sin(b.t * 2),
        )


def _wait(b: Beat) -> None:
    tap = 0.04 * max(math.sin(b.t * 9), 0)
    b.a.over = Pose(head_yaw=0.7 * math.sin(b.t * 2.0), right_foot=(0, tap, 0.03), roll=0.04)
    b.a.left = b.a.right = Arm(-0.25, -0.5, 0.45, (1, -0.6, 0.3), 0.6)


POSTURES: dict[Action, Callable[[Beat], None]] = {
    Action.SIT: _sit,
    Action.LIE: _lie,
    Action.SLEEP: _sleep,
    Action.WAKE: _wake,
    Action.RISE: _rise,
    Action.KNEEL: _kneel,
    Action.BOW: _bow,
    Action.HIDE: _hide,
    Action.WAIT: _wait,
}
