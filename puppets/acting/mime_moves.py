"""Mimes of the whole body: limping, crawling, skipping, marching, stumbling, hopping, cartwheels, handstands, push-ups."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ...common.acts import Action
from ...common.mimes import Mime
from ..figure.body import Arm, Pose
from .being import ActMoment, ease, mid, part
from .gait import PROFILE
from .moves import MOVES
from .postures import UP

STEPS: Final = 9.0
"""Radians a second of steps that don't follow the way: skips and hops."""
HELD: Final = 0.08
"""The share of an act in which a body goes down on its hands, and gets up again."""


def _go(b: ActMoment) -> float:
    """Goes as any walk does; gives how far it is on its way, 0 at rest and 1 in the middle."""
    MOVES[Action.GO](b)
    return part(b.u, 0.0, 0.06) * (1.0 - part(b.u, 0.94, 1.0))


def _down(b: ActMoment) -> float:
    """How far a body is down on its hands, 0 … 1."""
    return ease(part(b.u, 0.0, HELD)) * (1.0 - ease(part(b.u, 1.0 - HELD, 1.0)))


def _limp(b: ActMoment) -> None:
    """One leg stiff, the body sinking over the other at each step, a hand at the thigh."""
    k, step = _go(b), math.sin(b.t * 6.5)
    sunk = max(step, 0.0) * k
    stiff = (0.05, 0.05 * b.a.hip * max(-step, 0.0), -0.1 + 0.16 * step)
    b.a.over = replace(b.a.over, roll=-0.22 * b.side() * sunk, lean=0.28 * k, crouch=0.22 * b.a.hip * sunk, head_pitch=0.1,
                       right_foot=stiff)  # fmt: skip
    b.hands(Arm(0.05, -0.85, 0.35, curl=0.3), Arm(0.6, -0.5 + 0.25 * sunk, 0.1))
    b.a.mood = "sad"


def _crawl(b: ActMoment) -> None:
    """On hands and knees, which go to and fro by turns."""
    _go(b)
    k, step = _down(b), math.sin(b.t * 7.0)
    hip = b.a.hip
    b.a.pitch = 1.3 * k
    knee = 0.09 * hip * step
    b.a.over = Pose(
        head_pitch=-0.95 * k, y=0.02 * abs(step) * k, roll=0.04 * step * k,
        left_foot=(0.02, (0.42 * hip + knee) * k, (0.42 * hip) * k),
        right_foot=(0.02, (0.42 * hip - knee) * k, (0.42 * hip) * k),
    )  # fmt: skip
    reach = 0.35 * step
    hand = Arm(0.15, 0.1, 0.85, (0.8, -0.3, -0.2), 0.1)
    b.a.left, b.a.right = (
        Arm().mix(replace(hand, up=0.05 + reach), k),
        Arm().mix(replace(hand, up=0.05 - reach), k),
    )


def _skip(b: ActMoment) -> None:
    """Springs from foot to foot with swinging arms."""
    k, beat = _go(b), b.t * STEPS
    high, swing = abs(math.sin(beat)) * k, math.copysign(1.0, math.sin(beat))
    knee = (0.0, 0.5 * b.a.hip * high, 0.16 * high)
    back = (0.0, 0.06 * high, -0.12 * high)
    b.a.over = Pose(
        y=0.2 * b.a.height * high, lean=0.05, roll=0.06 * swing * high, squash=1.0 + 0.05 * (high - 0.5) * k, head_pitch=-0.12,
        left_foot=knee if swing > 0 else back, right_foot=back if swing > 0 else knee,
    )  # fmt: skip
    fore, aft = Arm(0.25, 0.15, 0.7, curl=0.7), Arm(0.35, -0.6, -0.6, curl=0.7)
    b.a.left, b.a.right = (aft, fore) if swing > 0 else (fore, aft)
    b.a.mood, b.a.mouth = "happy", 0.4


def _march(b: ActMoment) -> None:
    """Straight as a rod, knees high, stiff arms swinging far."""
    k, beat = _go(b), math.sin(b.t * 7.0)
    up = [(0.0, 0.62 * b.a.hip * max(s * beat, 0.0) * k, 0.2 * max(s * beat, 0.0) * k) for s in (1.0, -1.0)]
    b.a.over = Pose(lean=-0.08, head_pitch=-0.1, y=0.02 * abs(beat), left_foot=up[0], right_foot=up[1])
    b.a.left = Arm(0.15, -0.6, -0.7 * beat, (0.3, -0.4, -1.0), 1.0)
    b.a.right = Arm(0.15, -0.6, 0.7 * beat, (0.3, -0.4, -1.0), 1.0)


def _stumble(b: ActMoment) -> None:
    """Lurches forwards, a foot caught behind, arms flailing, and catches itself."""
    _go(b)
    caught = math.sin(math.pi * part(b.u, 0.25, 0.8)) ** 0.7
    flail = math.sin(b.t * 17.0) * caught
    b.a.over = replace(b.a.over, lean=0.1 + 0.85 * caught, roll=0.2 * flail, crouch=0.15 * b.a.hip * caught, head_pitch=-0.3 * caught,
                       right_foot=(0.0, 0.3 * b.a.hip * caught, -0.35 * caught))  # fmt: skip
    b.a.left = Arm(0.75, 0.35 + 0.35 * flail, 0.25, (1, 0, 0), 0.0)
    b.a.right = Arm(0.75, 0.35 - 0.35 * flail, 0.25, (1, 0, 0), 0.0)
    b.a.mood, b.a.mouth = "surprised", 0.6 * caught


def _hop(b: ActMoment) -> None:
    """Hops along on one leg, the other one drawn up, arms out for balance."""
    high = abs(math.sin(b.t * 6.0)) * (b.u < 1.0)
    side = b.side()
    b.a.x += 0.5 * side * ease(b.u)
    b.a.yaw = 0.7 * side
    b.a.y += 0.14 * b.a.height * high
    b.a.over = Pose(
        squash=1.0 + 0.07 * (high - 0.4),
        roll=0.06 * math.sin(b.t * 5.0),
        right_foot=(0.0, 0.6 * b.a.hip, -0.16),
    )
    b.a.left = b.a.right = Arm(0.85, -0.05 + 0.3 * high, 0.15, (1, -0.4, 0), 0.1)
    b.a.mood = "happy"


def _spin(b: ActMoment) -> None:
    """Turns round and round with arms out."""
    turns = max(b.act.times, 3)
    b.a.yaw = 2.0 * math.pi * turns * ease(b.u)
    out = math.sin(math.pi * b.u) ** 0.5
    b.a.left = b.a.right = Arm().mix(Arm(0.98, 0.05, 0.0, (1, -0.2, 0), 0.1), out)
    b.a.over = Pose(
        head_pitch=-0.2 * out,
        y=0.02 * abs(math.sin(b.t * 9.0)),
        right_foot=(0.0, 0.2 * b.a.hip * out, -0.1 * out),
    )
    b.a.mood = "happy"


def _upended(b: ActMoment, tilt: float) -> None:
    """A body turned by ``tilt`` radians in the picture's plane about its hips, its lowest part on the ground."""
    a = b.a
    a.tilt = tilt
    thick, upright, level = a.skull[1], math.cos(tilt), abs(math.sin(tilt))
    low = max(a.hip * upright, (a.height - a.hip) * -upright) + thick * level
    let_down = (a.hip - thick) * level  # as lying bodies are
    a.y += low - a.hip + let_down


def _cartwheel(b: ActMoment) -> None:
    """A wheel of arms and legs that rolls along."""
    side, k = b.side(), part(b.u, 0.1, 0.9)
    b.a.x += side * 1.3 * k
    b.a.yaw *= 0.2
    _upended(b, -side * 2.0 * math.pi * ease(k) if k < 1.0 else 0.0)
    wide = math.sin(math.pi * k) ** 0.4
    b.a.left = b.a.right = Arm().mix(
        replace(UP, out=0.55, up=0.8), ease(part(b.u, 0.0, 0.15)) * (1.0 - part(b.u, 0.9, 1.0))
    )
    b.a.over = Pose(
        left_foot=(-0.55 * b.a.hip * wide, 0.1 * wide, 0.0),
        right_foot=(0.55 * b.a.hip * wide, 0.1 * wide, 0.0),
    )
    b.a.mood = "happy"


def _handstand(b: ActMoment) -> None:
    """Upside down on both hands, legs in the air, for most of the act."""
    side = b.side()
    k = ease(part(b.u, 0.05, 0.25)) * (1.0 - ease(part(b.u, 0.85, 1.0)))
    sway = 0.06 * math.sin(b.t * 3.0) * k
    b.a.yaw *= 0.2
    _upended(b, -side * math.pi * k + sway)
    b.a.left = b.a.right = Arm().mix(
        replace(UP, out=0.35, up=0.94), ease(part(b.u, 0.0, 0.15)) * (1.0 - part(b.u, 0.9, 1.0))
    )
    b.a.over = Pose(left_foot=(-0.08, 0.0, 0.0), right_foot=(0.1, 0.06 * k, 0.1 * k * math.sin(b.t * 3.0)))


def _push_ups(b: ActMoment) -> None:
    """Stretched out face down, up and down on both arms."""
    k, side = _down(b), b.side()
    up = 0.5 + 0.5 * math.sin(b.t * 4.5)
    b.a.yaw = PROFILE * side
    b.a.pitch = mid(0.0, 1.46 - 0.12 * up, k)
    b.a.y += (0.16 * up - 0.06) * b.a.hip * 2.0 * k
    b.a.left = b.a.right = Arm().mix(Arm(0.25, -0.05, 0.55 + 0.4 * up, (1.0, -0.2, -0.6), 0.1), k)
    b.a.over = Pose(head_pitch=-0.7 * k)
    b.a.flush, b.a.mood = 1.5 * k, "angry"


MOVED: Final[Mapping[Mime, Callable[[ActMoment], None]]] = {
    Mime.LIMP: _limp, Mime.CRAWL: _crawl, Mime.SKIP: _skip, Mime.MARCH: _march, Mime.STUMBLE: _stumble, Mime.HOP: _hop,
    Mime.SPIN: _spin, Mime.CARTWHEEL: _cartwheel, Mime.HANDSTAND: _handstand, Mime.PUSH_UPS: _push_ups,
}  # fmt: skip
"""How a person does each."""
