"""How hands get to what they do something with: how low a body bends, where arms hold, and how a try ends."""

from __future__ import annotations

import math

from ...common.acts import Posture
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, Point, ease, mid, part

CHEST = Arm(-0.15, -0.25, 0.7, (0.8, -0.8, -0.1), 0.7)
SHOULDERED = Arm(0.1, 0.12, 0.3, (0.9, -0.6, 0.2), 0.9)
HOLDING = Arm(0.3, -0.3, 0.62, (0.7, -1.0, -0.3), 0.85)
RAISED = Arm(0.5, 0.3, 0.4, (0.8, -1.0, -0.2), 0.9)
OVERHEAD = Arm(-0.05, 0.95, 0.2, (1, 0, 0), 0.3)
LOW, UNDER = 0.5, 0.08
"""Metres: what is lower hides what is put under it, which lies so far behind its front then."""
KNEELS = 1.35
"""How many times as tall as another one a body is that kneels to reach it."""


def middle(other: Being, share: float = 0.5) -> Point:
    """A point of somebody or something, ``share`` of its height up."""
    return (other.x, other.y + share * other.height * other.scale, other.z + 0.05)


def bend_down(b: ActMoment, low: float, k: float) -> None:
    """Goes down far enough for a hand to reach ``low`` metres above the ground."""
    if b.a.beast:
        b.a.over = Pose(roll=-0.3 * b.side() * k)
        return
    need = max(0.75 * b.a.height * 0.6 - (low - b.a.y), 0.0) * k
    b.a.over = Pose(lean=min(2.2 * need, 1.0), crouch=min(0.5 * need, 0.4 * b.a.hip))


def down_to(b: ActMoment, body: Being, other: Being, k: float) -> None:
    """Brings ``body`` to the height of a much smaller ``other``: a person kneels or bends, ``k`` of the way."""
    if not body.actor:
        return
    tall, small = body.height * body.scale, other.height * other.scale
    if tall > KNEELS * small and k > 0.15:
        body.posture = Posture.KNEEL
        body.over = Pose(lean=min(0.6, 0.7 * (tall / small - KNEELS)) * k)
    elif tall > 1.12 * small:
        body.over = Pose(lean=0.45 * k, crouch=0.15 * body.hip * k)


def sad_end(b: ActMoment, v: float) -> None:
    """A body that has not managed it."""
    if v > 0.78:
        k = ease(part(v, 0.78, 0.9))
        b.a.over = Pose(lean=0.35 * k, head_pitch=0.45 * k, shrug=-0.6 * k)
        b.a.left = b.a.right = None
        b.a.mood = "sad"


def heavy(b: ActMoment, thing: Being) -> bool:
    """Whether a thing is too big for its doer to move it with a blow."""
    return not thing.cuddly and thing.size > 0.8 * b.a.height * b.a.scale


def above(b: ActMoment, thing: Being, least: float = 0.5) -> bool:
    """Whether two hands hold it overhead: things of ``least`` metres, and animals as big as the doer."""
    return thing.size > (1.3 * b.a.height * b.a.scale if thing.cuddly else least) and not thing.actor


def fits_under(thing: Being, goal: Being) -> bool:
    """Whether a thing is out of sight under another one: a tooth under a pillow, no cat under a table."""
    small = thing.height * thing.scale < goal.height * goal.scale and thing.half < goal.half
    return small and not thing.cuddly and goal.height * goal.scale < LOW


def by_hand(one: Being, thing: Being) -> bool:
    """Whether somebody pulls at a thing with the hands, which they can do where it is no bigger than they are."""
    return not thing.cuddly and thing.size < 0.9 * one.height * one.scale


def fall_on(goal: Being, thing: Being, start: tuple[float, float], k: float) -> None:
    """A thing on its way through the air from ``start`` (x, y in metres) onto somebody, ``k`` of it done."""
    thing.x, thing.y = mid(start[0], goal.x, k), mid(start[1], goal.top - 0.05, k * k) + 3.0 * k * (1.0 - k)
    thing.z, thing.tilt = max(thing.z, goal.z + 0.1), 6.3 * ease(k)


def startle(one: Being, k: float) -> None:
    """Somebody on whom something has come down, ``k`` of the time after that."""
    if one.cuddly:
        one.mood, one.over = "surprised", Pose(squash=1.0 - 0.15 * math.sin(math.pi * k))
