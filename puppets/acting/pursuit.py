"""Running after somebody, and away: out of the picture, or as far as its edge."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Way
from ..figure.body import Arm
from .being import ActMoment, mid
from .doorways import beyond
from .gait import move, wield

BRIM = 0.3
"""Metres beyond the stage where who is hunted ends that had no room to run."""


def away(b: ActMoment, *, run: bool = False) -> None:
    """Out of the picture, away from whoever it is away from."""
    side = -b.side() if b.target not in (None, b.a) else b.side()
    to = beyond(b, side) if not b.fails else mid(b.a.x, side * b.edge, 0.5)
    move(b, to, b.u, run=run)


def _chase(b: ActMoment) -> None:
    """Both run: the one behind gains, and stays a step short unless the act is done with a catch."""
    a, prey = b.a, b.target
    if prey is None:
        return move(b, b.side() * b.edge, b.u, run=True)
    wield(b)
    side = b.side(prey)
    goal = side * (b.edge - 0.3) if prey.speed == 0.0 else prey.x
    if prey.speed == 0.0 and abs(goal - prey.x) < 0.8:
        goal = side * (b.edge + BRIM)  # it gets no farther than the picture's edge
    if prey.speed == 0.0:
        runner = ActMoment(b.beings, prey, b.act, b.u, b.t, b.edge)
        move(runner, goal, b.u, run=True)
        prey.mood = "scared"
    gap = a.half + prey.half + 0.25
    move(b, goal - side * (gap if not b.fails else gap + 0.8), b.u, run=True)
    if prey.actor or a.actor:
        a.left = a.right = Arm(0.15, 0.05, 0.85, (0.6, -1, 0), 0.2)
    return None


def _flee(b: ActMoment) -> None:
    if b.act.path is Way.AWAY:
        away(b, run=True)
    else:
        side = -b.side() if b.target is not None else b.side()
        move(b, side * (b.edge - 0.2), b.u, run=True)
    b.a.mood = "scared"
    b.a.left = b.a.right = Arm(0.45, 0.8 + 0.1 * math.sin(b.t * 20), 0.1, (1, 0, 0), 0.0)


PURSUIT: dict[Action, Callable[[ActMoment], None]] = {Action.CHASE: _chase, Action.FLEE: _flee}
