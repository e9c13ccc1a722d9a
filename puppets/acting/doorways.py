"""Coming in and going out: at the side of the picture, through a door, into a box."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Way
from ..figure.body import Arm
from .being import ActMoment, Being, ease, mid, part
from .gait import move
from .natures import Trait

ROOMY = 0.7
"""Half the width in metres from which something hides who goes into it."""
SILL, DISTANT = 0.5, 0.45
"""Where in a window somebody comes in by it, in its heights, and how small they are there."""
EDGE = 0.9
"""How far beyond the frame somebody is gone, metres."""


def _enter(b: ActMoment) -> None:
    side = -1.0 if b.a.x <= 0 else 1.0
    if (
        b.target is not None
        and b.act.path is Way.INTO
        and (b.target.opened > 0.3 or b.target.has(Trait.LIDDED) or _is_roomy(b.target))
    ):
        return go_inside(b, b.target)
    if b.target is not None and (b.target.has(Trait.HINGED) or b.target.opened > 0.3):
        return _out_of_the_dark(b, b.target)
    if b.target is not None and b.act.path is Way.THROUGH and b.target.has(Trait.ROOTED):
        return _in_by_window(b, b.target)
    to, b.a.x = b.a.x, side * (b.edge + EDGE)
    return move(b, to, b.u)


def _in_by_window(b: ActMoment, window: Being) -> None:
    """Small and high up in a window, and down in a bow to where one stands."""
    a, k = b.a, ease(part(b.u, 0.05, 0.9))
    side = 1.0 if a.x > window.x else -1.0
    a.x, a.z = mid(window.x, a.x, k), mid(window.z + 0.05, a.z, k)
    a.y = mid(SILL * window.top, a.y, k) + 0.25 * math.sin(math.pi * k)
    a.scale *= mid(DISTANT, 1.0, k)
    a.yaw = a.yaw if b.u >= 1.0 else side
    a.aloft, a.gait = 0.0 < k < 1.0, "fly" if k < 1.0 else ""
    if a.actor and k < 1.0:
        a.pitch = 0.6 * math.sin(math.pi * k)
        a.left = a.right = Arm(0.9, 0.3, 0.1, (0.5, -0.8, -0.2), 0.2)


def _is_roomy(one: Being) -> bool:
    """Whether it is a tent or a house, which one can be in out of sight: no door alone, no seat, nothing on wheels."""
    return one.half > ROOMY and one.hops and not (one.cuddly or one.has(Trait.HINGED) or one.has(Trait.SEAT))


def _out_of_the_dark(b: ActMoment, door: Being) -> None:
    """Through a doorway, which opens, to where one stands."""
    k = ease(part(b.u, 0.0, 0.35))
    door.opened = max(door.opened, ease(part(b.u, 0.0, 0.2)))
    to, b.a.x, b.a.z = b.a.x, door.x, mid(door.z - 0.6 - b.a.half, max(b.a.z, door.z + 0.3), k)
    move(b, to, part(b.u, 0.3, 1.0))


def go_inside(b: ActMoment, door: Being) -> None:
    """Up to a doorway and away into its dark."""
    k = ease(part(b.u, 0.55, 0.85))
    b.a.z = mid(max(b.a.z, door.z + 0.3), door.z - 0.6, k)
    move(b, door.x, part(b.u, 0.0, 0.6))
    if b.u > 0.6:
        b.a.gait, b.a.yaw = "walk", math.pi * k
    b.a.visible = b.u < 0.68  # before a head stands out over the frame


def beyond(b: ActMoment, side: float, *others: Being) -> float:
    """Where somebody is gone at a side, metres; there nobody sees them, or the others who go along, any more."""
    for one in (b.a, *others):
        one.visible = b.u < 1.0
    return side * (b.edge + EDGE)


def _leave(b: ActMoment) -> None:
    if b.target is not None and b.target.has(Trait.HINGED):
        comes = (
            b.target.has(Trait.LIDDED) and b.act.path is Way.OUT_OF
        )  # a lift is left towards us, a room isn't
        return _out_of_the_dark(b, b.target) if comes else _out_by(b, b.target)
    side = b.side() if b.target is None else -b.side()
    if b.target is None and abs(b.a.yaw) < 0.2:
        side = 1.0 if b.a.x > 0 else -1.0
    move(b, beyond(b, side) if not b.fails else 0.5 * (b.a.x + side * b.edge), b.u)
    return None


def _out_by(b: ActMoment, door: Being) -> None:
    """Up to a door, which opens, and into the dark behind it."""
    move(b, door.x, part(b.u, 0.0, 0.6))
    door.opened = max(door.opened, ease(part(b.u, 0.3, 0.6)))
    b.a.z = mid(b.a.z, door.z - 0.6 - b.a.half, ease(part(b.u, 0.55, 0.95)))
    b.a.visible = b.u < 1.0


DOORWAYS: dict[Action, Callable[[ActMoment], None]] = {Action.ENTER: _enter, Action.LEAVE: _leave}
