"""Mimes of breath and hands on a small thing: blowing on it, blowing bubbles, playing what is held, knitting."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from ...common.acts import Action
from ...common.mimes import Mime
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, Touch, ease, mid, part
from .gait import PROFILE, approach
from .natures import Trait
from .reaching import bend_down

LIGHT: Final = 0.45
"""Metres: what is no bigger flies off when somebody blows on it."""


def _blow(b: ActMoment) -> None:
    """Leans to a thing with pursed lips; what is light flies off, a flame goes out."""
    goal = b.target if b.target is not b.a else None
    v = approach(b, goal, 0.22, 0.35)
    if b.u > 0 and v <= 0:
        return
    side = b.side(goal)
    b.a.yaw = PROFILE * 0.9 * side
    k = ease(part(v, 0.0, 0.3))
    if goal is not None:
        bend_down(b, goal.y + 0.3 * goal.height * goal.scale, 0.8 * k)
    b.a.over = Pose(
        lean=min(max(b.a.over.lean, 0.25 * k), 0.6),
        crouch=b.a.over.crouch,
        shrug=0.4 * (1.0 - k),
        head_pitch=-0.1,
    )
    b.a.left = b.a.right = Arm(0.2, -0.75, -0.2, curl=0.5)
    b.a.mouth, b.a.flush = 0.5 * k, k
    light = goal is not None and not goal.cuddly and goal.size < LIGHT and not goal.has(Trait.ROOTED)
    if goal is not None and light and b.act.action is Action.PUSH and not b.fails:
        away = ease(part(v, 0.4, 1.0))
        goal.held_by = None
        goal.x += side * 0.9 * away
        goal.y += 0.7 * math.sin(math.pi * 0.8 * away) + 0.05 * math.sin(b.t * 8.0) * away
        goal.tilt = -side * 2.5 * away


def _blow_bubbles(b: ActMoment) -> None:
    """Pursed lips at a ring, and a bubble that grows before it and rises."""
    side, k = b.side(), ease(part(b.u, 0.1, 0.7))
    b.a.yaw = 0.8 * side
    b.hands(Touch(0.1, -0.75, 1.25, (0.6, -1.0, 0.1), curl=0.9), Arm(0.15, -0.85, 0.1))
    b.a.mouth, b.a.over = 0.45, Pose(lean=0.08, head_pitch=-0.12)
    bubble = b.what
    if bubble is None or bubble is b.a:
        return
    up, radius = b.a.skull[0] * b.a.scale, b.a.skull[1] * b.a.scale
    size = min(0.5, 1.6 * radius) / max(bubble.height, 0.05)
    bubble.held_by, bubble.scale = None, mid(0.08, size, k)
    rise = ease(part(b.u, 0.7, 1.0))
    bubble.x = b.a.x + side * (1.35 * radius + 0.5 * bubble.height * bubble.scale + 0.3 * rise)
    bubble.y = b.a.y + up - 0.45 * radius - 0.5 * bubble.height * bubble.scale + 0.5 * rise
    bubble.z = b.a.z + 0.15


def _picks_up(b: ActMoment, thing: Being | None) -> float:
    """Goes and takes what is played or worked on; the progress of what is left, 0 … 1."""
    if thing is None or thing is b.a:
        return b.u
    v = b.u if thing.held_by == b.a.id else approach(b, thing, -0.02, 0.25)
    if b.u > 0 and v <= 0:
        return 0.0
    thing.held_by, thing.both, thing.overhead, thing.tilt = b.a.id, False, False, 0.0
    return max(v, 0.01)


def _violin(b: ActMoment) -> None:
    """The violin at the shoulder under the chin, the other hand to and fro with the bow."""
    if _picks_up(b, b.what) <= 0.0:
        return
    bow = math.sin(b.t * 4.5)
    b.a.yaw *= 0.2
    b.a.cant = 1.15
    b.hands(
        Arm(0.62, 0.12, 0.5, (0.6, -1.0, 0.0), 0.8),
        Arm(-0.15 + 0.3 * bow, 0.02 - 0.1 * bow, 0.62, (1.0, -0.5, 0.0), 0.8),
    )
    b.a.over = Pose(head_roll=0.25 * (1.0 if b.a.yaw >= 0.0 else -1.0), roll=0.06 * bow)
    b.a.shut = 0.9


def _guitar(b: ActMoment) -> None:
    """The guitar across the belly, one hand on its neck, one that strums."""
    if _picks_up(b, b.what) <= 0.0:
        return
    strum = math.sin(b.t * 9.0)
    b.a.yaw *= 0.2
    b.a.cant = -1.0
    b.hands(
        Arm(-0.3, -0.5, 0.62, (1.0, -0.5, -0.1), 0.7),
        Arm(0.1 + 0.02 * strum, -0.45 + 0.14 * strum, 0.7, (1.0, -0.4, -0.1), 0.3),
    )
    b.a.over = Pose(roll=0.05 * math.sin(b.t * 4.5), head_roll=0.08 * math.sin(b.t * 4.5), head_pitch=0.1)
    b.a.mood = "happy"


def _wind(b: ActMoment) -> None:
    """A wind instrument at the lips, fingers on it."""
    if _picks_up(b, b.what) <= 0.0:
        return
    sway = math.sin(b.t * 4.0)
    b.a.yaw = 0.5 * b.side() if abs(b.a.yaw) > 0.05 else 0.0
    b.a.cant = -1.35
    hand = Touch(0.45, -0.7, 1.25, (1.0, -0.6, 0.0), curl=0.8)
    b.hands(hand, Touch(-0.1, -0.72, 1.4, (1.0, -0.6, 0.0), curl=0.8))
    b.a.over = Pose(roll=0.06 * sway, lean=-0.06 + 0.05 * sway, head_pitch=-0.06)
    b.a.flush, b.a.shut = 1.0, 0.5


def _knit(b: ActMoment) -> None:
    """What is knitted grows under two hands that work before the chest."""
    thing = b.what
    v = _picks_up(b, thing)
    if v <= 0.0:
        return
    k = math.sin(b.t * 9.0)
    b.a.yaw *= 0.3
    b.a.left = Arm(-0.15, -0.3 + 0.05 * k, 0.62, (1.0, -0.7, -0.2), 0.8)
    b.a.right = Arm(-0.15, -0.3 - 0.05 * k, 0.62, (1.0, -0.7, -0.2), 0.8)
    b.a.over = Pose(head_pitch=0.25, lean=0.06)
    if thing is not None and thing is not b.a:
        thing.both = True
        thing.scale *= mid(0.35, 1.0, v if not b.fails else 0.3 * v)


WORKED: Final[Mapping[Mime, Callable[[ActMoment], None]]] = {
    Mime.BLOW: _blow, Mime.BLOW_BUBBLES: _blow_bubbles, Mime.PLAY_VIOLIN: _violin, Mime.PLAY_GUITAR: _guitar,
    Mime.PLAY_WIND: _wind, Mime.KNIT: _knit,
}  # fmt: skip
"""How a person does each."""
