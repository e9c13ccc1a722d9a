"""Pouring and watering: a vessel tipped over what gets wet, with a stream that falls on it."""

from __future__ import annotations

import math

from ...common.acts import StagedAct, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, Point, ease, part
from .gait import PROFILE, approach
from .natures import Trait
from .reaching import CHEST, bend_down

BEGINS, ENDS = 0.3, 0.85
"""The part of the act after coming there in which it flows."""
SHARE = 0.35
"""The part of the act in which one goes there."""


def pours(act: StagedAct, beings: dict[str, Being]) -> bool:
    """Whether putting a thing somewhere means that what is in it is poured out there."""
    thing, goal = beings.get(act.what or ""), beings.get(act.whom or "")
    if goal is None or (thing is not None and (not thing.has(Trait.VESSEL) or thing is goal)):
        return False
    if thing is None:  # the water is told of, and not what it is in
        doer = beings[act.who[0]]
        return goal.has(Trait.WATERED) and act.path is Way.ONTO and (doer.actor or doer.has(Trait.FIGURE))
    into = act.path is Way.INTO and goal.has(Trait.VESSEL) and not goal.has(Trait.SEAT)
    return (
        act.path is Way.OVER
        or into
        or (goal.has(Trait.WATERED) and act.path in (Way.ONTO, Way.AT, Way.DOWN, None))
    )


def spout(a: Being, goal: Being) -> Point:
    """Where the hand holds the vessel: before the body, over what gets wet or as high as an arm reaches."""
    side = 1.0 if goal.x >= a.x else -1.0
    size = a.height * a.scale
    return (a.x + side * 0.36 * size, min(goal.top + 0.16, a.y + 0.92 * size), max(goal.z, a.z) + 0.12)


def pour(b: ActMoment) -> None:
    """Goes there, holds the vessel over it, tips it, and takes it back; who gets wet starts."""
    thing, goal, a = b.what, b.whom, b.a
    if goal is None:
        return
    v = approach(b, goal, 0.04, SHARE)
    if thing is not None:
        thing.held_by, thing.both, thing.overhead = a.id, False, False
    if b.u > 0 and v <= 0:
        return
    a.yaw = 0.9 * PROFILE * b.side(goal)
    k = ease(part(v, 0.0, 0.25)) * (1.0 - ease(part(v, 0.9, 1.0)))
    (thing or a).poured = ease(part(v, 0.2, 0.4)) * (1.0 - ease(part(v, ENDS, 0.95)))
    if not a.actor:
        a.over = Pose(lean=0.3 * k, roll=-0.2 * k * b.side(goal))
        return
    bend_down(b, spout(a, goal)[1], 0.8 * k)
    b.hands(spout(a, goal) if k > 0.2 else CHEST)
    if goal.cuddly and part(v, BEGINS, 1.0) > 0.1 and v < 1.0:
        shiver = math.sin(b.t * 30.0)
        goal.over = Pose(shrug=0.8, roll=0.05 * shiver, crouch=0.08 * goal.hip)
        goal.mood, goal.shut = "surprised", 0.7
        goal.left = goal.right = Arm(0.7, 0.1, 0.3, (1.0, -0.5, 0.0), 0.0)
