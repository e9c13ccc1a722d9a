"""Acts that lead up and down: climbing, coming down again, and things that land on somebody."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .gait import PROFILE, approach, move
from .natures import Trait
from .postures import UP, perch, stumble, tumble
from .reaching import fall_on, startle

DROP = 1.2
"""Metres above a head from which a thing falls on it that was told of as falling alone."""


def _climb(b: ActMoment) -> None:
    """Hand over hand up the side of ``whom``, then onto its top or as high as it is."""
    a, goal = b.a, b.target or _climbable(b)
    if goal is not None and goal.has(Trait.STEPS):
        return _steps(b, goal)
    if (
        goal is not None
        and goal.beast
        and a.height * a.scale < 1.5 * goal.height * goal.scale
        and not b.fails
    ):
        perch(b, goal, 0.3)
        a.posture = Posture.SIT if b.u > 0.6 else Posture.STAND
        return None
    high = goal.top if goal is not None else 1.2
    v = approach(b, goal, -0.06 if goal is None else -0.1, 0.25)
    if v <= 0.0 and goal is not None and b.u < 0.25 and b.u != v:
        return None
    side = b.side(goal)
    a.yaw = PROFILE * 1.15 * side
    climb = part(v, 0.05, 0.8)
    if b.fails:
        climb = part(v, 0.05, 0.55) * 0.6
        fall = part(v, 0.6, 0.8) ** 2
        a.y = high * climb * (1 - fall)
        return tumble(b, fall) if fall > 0 else _grip(b, climb * high)
    if goal is not None and a.beast and not b.fails:
        if goal.top < 0.5 * a.height * a.scale and a.half * a.scale > goal.half * goal.scale:
            return _mounts(b, goal, ease(part(v, 0.1, 0.7)))
        if goal.stem >= goal.half:
            return _walks_up(b, goal, part(v, 0.05, 0.9))
    if goal is not None and b.act.path is Way.OVER and not b.fails and goal.stem >= goal.half:
        return _gets_over(b, goal, v)
    a.y = high * climb
    over = ease(part(v, 0.8, 0.97))
    if goal is not None:
        a.x = mid(a.x, b.on_top(goal), over)
        a.z = max(a.z, goal.z + 0.12 * (1 - over))
    if over < 1.0:
        _grip(b, climb * high)
        feet = [(0.0, foot[1] * (1 - over), foot[2]) for foot in (a.over.left_foot, a.over.right_foot)]
        a.over = Pose(lean=0.3 * (1 - over), left_foot=feet[0], right_foot=feet[1])
        if a.beast:  # nose up along the trunk
            a.over = Pose(roll=1.1 * side * math.sin(math.pi * climb) ** 0.5)
            a.gait, a.way = "walk", a.way + 1.5 * high * climb
    else:
        a.over, a.left, a.right, a.mood = Pose(), UP, UP, "happy"
    return None


def _steps(b: ActMoment, goal: Being) -> None:
    """Foot before foot up a flight of stairs, from its lower end to the landing."""
    a, size = b.a, goal.height * goal.scale
    foot, landing = goal.x - size - a.half, goal.x + 0.35 * size
    way = 0.6 if b.fails else 1.0
    if abs(a.y - goal.top) > 0.2:
        move(b, foot, part(b.u, 0.0, 0.25))
    move(b, mid(foot, landing, way), part(b.u, 0.25, 0.95))
    a.y = goal.top * min(max((a.x - foot) / (size + a.half), 0.0), 1.0)
    a.z = goal.z + 0.1
    if b.fails and b.u > 0.7:
        stumble(b, part(b.u, 0.7, 1.0))
        a.y *= 1.0 - part(b.u, 0.7, 0.9) ** 2


def chute_of(b: ActMoment) -> Being | None:
    """The slide that somebody slides down, told or where they are."""
    if b.target is not None:
        return b.target if b.target.has(Trait.CHUTE) else None
    return next((one for one in b.beings.values() if one.has(Trait.CHUTE) and one.visible), None)


def slides_down(b: ActMoment, chute: Being) -> None:
    """Up its ladder on the left, unless one is up there, and sitting down its right side to the ground."""
    a, size = b.a, chute.height * chute.scale
    low, high = chute.x + 0.75 * size, chute.x - 0.26 * size
    up = 1.0 if abs(a.y - chute.top) < 0.2 else ease(part(b.u, 0.0, 0.35))
    down = part(b.u, 0.4, 0.9) ** 2
    a.x, a.y = mid(mid(a.x, high, up), low, down), mid(mid(a.y, chute.top, up), 0.1 * size, down)
    a.z, a.yaw = max(a.z, chute.z + 0.05), PROFILE
    if up >= 1.0:
        a.posture, a.left, a.right, a.mood = Posture.SIT, UP, UP, "happy"
    else:
        _grip(b, a.y)


def _mounts(b: ActMoment, goal: Being, k: float) -> None:
    """An animal longer than what it climbs gets its forefeet on it and its hind feet stay on the ground."""
    a, side = b.a, b.side(goal)
    front = 0.5 * a.half * a.scale
    a.x = mid(a.x, goal.x - side * 0.75 * front, k)
    a.z = max(a.z, goal.z + 0.05)
    a.yaw = PROFILE * side
    a.y = 0.5 * goal.top * k
    a.over = Pose(roll=side * math.atan2(goal.top, 2.0 * front) * k)
    a.mood = "happy"


def _walks_up(b: ActMoment, goal: Being, k: float) -> None:
    """An animal goes up a slope, nose up, and stands on the top."""
    a, side, start = b.a, b.side(goal), b.a.x
    k = ease(k)
    a.x, a.z = mid(start, b.on_top(goal), k), max(a.z, goal.z + 0.1)
    a.y = goal.top * math.sin(0.5 * math.pi * k)
    a.yaw, a.over = PROFILE * side, Pose(roll=0.5 * side * math.sin(math.pi * k))
    if 0.0 < k < 1.0:
        a.gait, a.way = "walk", a.way + (abs(a.x - start) + a.y)


def _gets_over(b: ActMoment, goal: Being, v: float) -> None:
    """Up the near side, over the top and down on the far side."""
    a, side = b.a, b.side(goal)
    start, beyond = a.x, goal.x + side * (goal.half * goal.scale + a.half + 0.1)
    up, across, down = part(v, 0.05, 0.4), ease(part(v, 0.35, 0.7)), ease(part(v, 0.7, 0.95))
    a.yaw, a.z = PROFILE * side, max(a.z, goal.z + 0.12)
    a.x, a.y = mid(start, beyond, across), goal.top * up * (1.0 - down)
    if up < 1.0:
        _grip(b, a.y)
    elif across < 1.0:
        a.over = Pose(lean=0.5, crouch=0.3 * a.hip, left_foot=(0, 0.05, 0.15), right_foot=(0, 0.12, -0.1))
        a.left = a.right = Arm(0.3, -0.4, 0.6)


def _climbable(b: ActMoment) -> Being | None:
    """The ladder or tree that is nearest; a ladder in hand is set up first."""
    found = [one for one in b.beings.values() if one.stem < one.half and one.height > 1.0 and one.visible]
    best = min(found, key=lambda one: (one.held_by != b.a.id, abs(one.x - b.a.x)), default=None)
    if best is not None and best.held_by == b.a.id:
        best.held_by, best.x, best.y, best.z = None, b.a.x + 0.5 * b.side(), 0.0, b.a.z - 0.3
    return best


def _grip(b: ActMoment, way: float) -> None:
    phase = way * 9.0
    k = 0.5 + 0.5 * math.sin(phase)
    b.a.left = Arm(0.02, 0.35 + 0.5 * k, 0.55, (1, -0.6, 0), 0.9)
    b.a.right = Arm(0.02, 0.85 - 0.5 * k, 0.55, (1, -0.6, 0), 0.9)
    leg = b.a.hip * 0.5
    b.a.over = Pose(
        lean=0.12, head_pitch=-0.35, roll=0.08 * math.sin(phase),
        left_foot=(0, leg * (1 - k), leg * 0.6), right_foot=(0, leg * k, leg * 0.6),
    )  # fmt: skip


def _descend(b: ActMoment) -> None:
    if not b.a.cuddly and b.target is not None:
        return _land(b, b.target)
    a, high = b.a, b.a.y
    a.y = high * (1 - ease(part(b.u, 0.05, 0.9)))
    if b.target is not None:
        side = -1.0 if a.x < 0 else 1.0
        off = a.half + b.target.stem - 0.1
        a.z = max(a.z, b.target.z + 0.5)
        a.x = mid(a.x, b.target.x + side * off, ease(part(b.u, 0.02, 0.15)))
        a.yaw = -PROFILE * 1.1 * side if b.u < 0.95 else a.yaw
    if b.u < 0.95 and high > 0.1:
        _grip(b, a.y)
    return None


def _land(b: ActMoment, goal: Being) -> None:
    """A thing flies out of the hands that held it and comes down on somebody or something."""
    a, k = b.a, part(b.u, 0.05, 0.7)
    holder = b.beings.get(a.held_by or "")
    if holder is not None:
        a.held_by, a.x, a.y = None, holder.x + 0.3 * b.side(goal), holder.y + 0.6 * holder.height
    elif a.y < 0.3:  # it comes from above
        a.x, a.y = goal.x + 0.3, goal.top + DROP
    fall_on(goal, a, (a.x, a.y), k)
    if k >= 1.0:
        startle(goal, part(b.u, 0.7, 0.95))


HEIGHTS: dict[Action, Callable[[ActMoment], None]] = {Action.CLIMB: _climb, Action.DESCEND: _descend}
