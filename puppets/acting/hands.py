"""Acts of hands with things and with others: taking, giving, throwing, hitting, eating, working, hugging."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ...common.acts import Action, Manner, Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .blows import BLOWS, reel
from .gait import PROFILE, approach, wield
from .loads import carry, take
from .natures import Trait
from .postures import FACE_UP, LYING
from .pouring import pour, pours
from .reaching import CHEST, UNDER, above, bend_down, down_to, fall_on, fits_under, middle, sad_end, startle


def _put(b: ActMoment) -> None:
    thing, goal = b.what, b.whom
    rest = goal or thing
    if pours(b.act, b.beings):
        return pour(b)
    if not b.a.cuddly and rest is not None and thing in (None, b.a):  # what nobody puts gets there by itself
        k = ease(b.u)
        high = rest.top * (0.6 if rest.stem < rest.half else 1.0 if b.act.path is Way.ONTO else 0.4)
        b.a.x, b.a.z = mid(b.a.x, rest.x, k), max(b.a.z, rest.z + rest.half)
        b.a.y = mid(b.a.y, high, k) + 0.6 * math.sin(math.pi * k)
        return None
    if thing is None:
        return None
    v = approach(b, goal, 0.0, 0.4)
    if b.u > 0 and v <= 0:
        thing.held_by = b.a.id
        return None
    side = b.side(goal)
    x = goal.x if goal is not None else b.a.x + side * (b.a.half + 0.25)
    low = goal is None or b.act.path in (Way.UNDER, Way.BEHIND)
    y = 0.0 if low or goal is None else goal.top if b.act.path is not Way.INTO else 0.4 * goal.top
    bend_down(b, y, math.sin(math.pi * v))
    thing.held_by = b.a.id if v < 0.5 else None
    b.hands((x, y + 0.12, b.a.z + 0.1))
    if v >= 0.5:
        deep = b.a.z + 0.1 if goal is None else goal.z + (-0.4 if b.act.path is Way.BEHIND else 0.05)
        if goal is not None and b.act.path is Way.UNDER and fits_under(thing, goal):
            deep = goal.z - UNDER
        thing.x, thing.y, thing.z, thing.tilt = x, y, deep, 0.0
        if goal is not None and goal.has(Trait.SEAT) and thing.cuddly:
            _bedded(thing, goal, side)
            return None
        if (
            b.act.path is Way.INTO and goal is not None and not goal.has(Trait.LIDDED)
        ):  # it looks out over the rim
            thing.y, thing.z = max(y, goal.top - 0.55 * thing.height * thing.scale), goal.z
        thing.visible = b.act.path is not Way.INTO or v < 0.9 or goal is None or not goal.has(Trait.LIDDED)
        worn = (
            goal is not None and goal.cuddly and not thing.cuddly and b.act.path is not Way.INTO and not low
        )
        thing.worn_by = goal.id if goal is not None and worn else None
    return None


def _bedded(one: Being, bed: Being, side: float) -> None:
    """Somebody is laid on a bed that is long enough, or set on a seat."""
    one.y, one.z = 0.55 * bed.top, bed.z + 0.1
    if bed.half * bed.scale < 0.45 * one.height * one.scale:
        one.posture = Posture.SIT
        return
    one.posture = Posture.LIE
    if one.actor:
        one.tilt, one.yaw = LYING * side, FACE_UP * side


def _give(b: ActMoment) -> None:
    thing, other = b.what, b.whom
    if other is None:  # to nobody in the picture: it is brought
        return carry(b)
    v = approach(b, other, 0.28, 0.4)
    if thing is not None and v < 0.55:
        thing.held_by = b.a.id
    if b.u > 0 and v <= 0:
        return None
    side = b.side(other)
    other.yaw = -PROFILE * 0.8 * side
    k = math.sin(math.pi * part(v, 0.1, 1.0)) ** 0.5
    down_to(b, b.a, other, k)
    down_to(b, other, b.a, k)
    meet = ((b.a.x + other.x) / 2, 0.6 * min(b.a.height, other.height) + max(b.a.y, other.y), b.a.z + 0.1)
    b.hands(meet if k > 0.2 else CHEST)
    if b.fails:
        other.over = Pose(head_yaw=0.4 * math.sin(b.t * 10), lean=-0.15)
        return sad_end(b, v)
    reach = ActMoment(b.beings, other, b.act, v, b.t, b.edge)
    reach.hands(meet if 0.2 < v < 0.75 else CHEST)
    other.mood = "happy" if v > 0.6 else other.mood
    if thing is not None and v >= 0.55:
        thing.held_by, thing.overhead = other.id, above(reach, thing, 1.3 * other.height)
    return None


def _throw(b: ActMoment) -> None:
    """Wind-up, release, and a parabola to ``whom`` or away."""
    thing, goal, a = b.what, b.whom, b.a
    side = b.side(goal)
    a.yaw = PROFILE * 0.8 * side
    go = 0.45
    if b.u < go:
        k = ease(part(b.u, 0.0, 0.33))
        snap = part(b.u, 0.36, go)
        b.hands(Arm(0.3, 0.75, mid(-0.7 * k, 0.9, snap), (1, 0, -0.4), 0.9), Arm(0.3, 0.2, 0.7))
        a.over = Pose(lean=-0.3 * k + 0.75 * snap, right_foot=(0, 0.05 * k * (1 - snap), 0.1 * snap))
        if thing is not None:
            thing.held_by = a.id
        return
    b.hands(Arm(0.1, -0.1, 0.95, (1, -0.5, 0), 0.0), Arm(0.4, -0.5, -0.5))
    a.over = Pose(lean=0.45 * (1 - part(b.u, 0.6, 1)), left_foot=(0, 0.03, -0.06))
    if thing is None:
        return
    k = part(b.u, go, 0.95)
    to = goal.x if goal is not None else a.x + side * 2.0
    if b.act.path in (Way.OVER, Way.PAST, Way.THROUGH) or b.fails:
        to += side * 0.8
    face = goal is not None and goal.actor and b.act.path is Way.INTO and not b.fails
    end = thing.air  # the moon is up again
    if goal is not None and not b.fails:
        end = goal.y + (FACE * goal.height - 0.5 * thing.height * thing.scale if face else 0.5 * goal.height)
    caught = goal is not None and goal.actor and b.act.path in (Way.TO, None) and not b.fails
    start = 0.85 * a.height + a.y
    thing.held_by = goal.id if caught and goal is not None and k >= 1 else None
    thing.x = mid(a.x + side * 0.3, to, k)
    thing.y = mid(start, end, k) + 4 * (0.5 if caught or goal is None else 0.2) * k * (1 - k)
    if face and goal is not None and k > 0.7:  # there it sticks
        thing.z = goal.z + goal.half
    elif not caught and k >= 1:
        thing.y = end * (1 - part(b.u, 0.95, 1.0) ** 2) if goal is not None else end
    thing.tilt = -side * 9 * k if k < 1 else 0.0
    if goal is not None and k > 0.5:
        if caught:
            goal.left = goal.right = (thing.x, thing.y, goal.z + 0.2)
        elif not b.fails and k >= 1 and not goal.actor and not goal.has(Trait.ROOTED):
            goal.over = Pose(roll=-0.3 * side * (1 - part(b.u, 0.95, 1.0)))
        elif not b.fails and k >= 1 and not goal.has(Trait.ROOTED):
            reel(goal, side, 1 - part(b.u, 0.95, 1.3))


def _catch(b: ActMoment) -> None:
    thing = b.what
    if thing is None:
        return None
    if thing.cuddly and not b.fails:  # who lives doesn't fly into the hands
        return take(b)
    k = part(b.u, 0.0, 0.7)
    side = b.side(thing)
    b.a.yaw = PROFILE * 0.6 * side
    palm = (b.a.x + side * (b.a.half + 0.12), b.a.y + 0.6 * b.a.height, b.a.z + 0.15)
    b.a.left = b.a.right = palm
    if b.fails:
        thing.x = mid(thing.x, palm[0] + side * 0.15, k)
        return sad_end(b, b.u)
    start = (thing.x, thing.y)
    thing.x, thing.y = mid(start[0], palm[0], k), mid(start[1], palm[1], k) + 1.2 * k * (1 - k)
    if k >= 1:
        thing.held_by, thing.both = b.a.id, True
        b.a.mood = "happy"
    return None


def _drop(b: ActMoment) -> None:
    """Lets go of a thing, or of what falls on somebody."""
    thing = b.what
    if thing is None:
        return
    fast = Manner.FAST in b.act.manner
    if thing.held_by != b.a.id and fast:  # it is knocked over
        v = approach(b, thing, -0.02, 0.45)
        over, swing = part(v, 0.3, 0.7) ** 2 * (b.u > 0), math.sin(math.pi * part(v, 0.1, 0.6))
        if b.a.beast:
            b.a.over = Pose(roll=-0.3 * b.side(thing) * swing)
        elif v > 0.0:
            b.hands((thing.x, thing.y + 0.7 * thing.height * thing.scale, thing.z + 0.1))
            b.a.over = Pose(lean=0.4 * swing)
        thing.tilt, thing.x = -1.5 * b.side(thing) * over, thing.x + 0.15 * b.side(thing) * over
        thing.y += thing.tipped * over
        return
    k = part(b.u, 0.25, 0.6)
    b.hands(Arm(0.4, -0.1, 0.8, (1, -1, 0), 0.0))
    if k <= 0:
        thing.held_by = b.a.id
        return
    thing.held_by = None
    if b.whom is not None and b.act.path is Way.ONTO and not b.fails:
        k = part(b.u, 0.25, 0.8)
        fall_on(b.whom, thing, (b.a.x, b.a.y + 0.5 * b.a.height), k)
        if k >= 1.0:
            startle(b.whom, part(b.u, 0.8, 1.0))
        return
    thing.x, thing.z = b.a.x + b.side() * (b.a.half + 0.15), b.a.z + 0.15
    thing.y = 0.5 * b.a.height * (1 - k * k) + 0.08 * math.sin(math.pi * part(b.u, 0.6, 0.8))
    b.a.mood = "surprised"


FACE = 0.82
"""Where the middle of a face is, in heights."""
PLANTED = 0.6
"""Metres from which a tool works with its foot on the ground."""
_TOOLED = {Action.CLEAN, Action.DIG, Action.DRAW, Action.STIR, Action.BUILD, Action.USE}
"""Work for which a tool is taken in hand."""


def _work(b: ActMoment) -> None:
    """Both hands busy before the body at what is worked on, with the tool in hand where there is one."""
    thing = b.what or b.whom
    if thing is b.a:  # a lid that nobody lifts
        thing.opened = ease(b.u) if b.act.action is Action.OPEN else 1.0 - ease(b.u)
        return None
    if thing is not None and thing.has(Trait.TOOL) and b.act.action in _TOOLED and b.a.actor:
        if b.whom is None or b.whom is thing:
            return _handle(b, thing)
        wield(b)
        thing = b.whom
    v = approach(b, thing, 0.0, 0.25)
    if thing is not None and b.act.action is Action.BUILD:
        thing.scale *= mid(0.3, 1.0, v if not b.fails else 0.3 * v)
    if b.u > 0 and v <= 0:
        return None
    stroke = math.sin(b.t * 9)
    lid = b.act.action in (Action.OPEN, Action.CLOSE)
    holder = b.beings.get(thing.held_by or "") if thing is not None else None
    if lid and thing is not None and holder is not None and thing.size > 0.4:  # set down before it moves
        side = b.side() if holder is b.a else math.copysign(1.0, b.a.x - holder.x)
        thing.x, thing.y, thing.z = holder.x + side * (holder.half + thing.half), 0.0, b.a.z + 0.1
        thing.held_by = None
    if b.act.action is Action.DIG:
        b.a.yaw = PROFILE * b.side()
        b.a.over = Pose(lean=0.55 + 0.3 * stroke, crouch=0.12 * b.a.hip)
        b.a.left, b.a.right = Arm(0, -0.55 + 0.45 * stroke, 0.6), Arm(0, -0.8 + 0.45 * stroke, 0.75)
        return None
    if thing is None or thing.held_by == b.a.id:
        b.a.left = b.a.right = replace(CHEST, up=-0.3 + 0.15 * stroke)
        return None
    x, y, z = middle(thing, 0.75)
    if thing.cuddly:  # at its near side
        x -= 0.5 * b.side(thing) * thing.half * thing.scale
        stroke *= 1.5
        _enjoy(thing, stroke, v)
    y = min(y, b.a.y + 0.95 * b.a.height * b.a.scale)
    bend_down(b, y, 0.8)
    b.a.left = (x - 0.05 + 0.09 * stroke, y + 0.05, z + 0.1)
    b.a.right = (x + 0.05 + 0.09 * stroke, y + 0.02, z + 0.1)
    if lid and not b.fails:
        thing.opened = ease(v) if b.act.action is Action.OPEN else 1.0 - ease(v)
    if b.fails:
        sad_end(b, v)
    return None


def _enjoy(one: Being, stroke: float, v: float) -> None:
    """Somebody who is combed, washed or stroked holds still for it and likes it."""
    one.mood, one.shut = "happy", 0.8 * (0.2 < v < 0.9)
    one.over = Pose(roll=0.03 * stroke, head_roll=0.12 * stroke)


def _handle(b: ActMoment, tool: Being) -> None:
    """Takes a tool and works with it on the ground: a broom or a spade goes to and fro before the feet."""
    v = b.u if tool.held_by == b.a.id else approach(b, tool, -0.02, 0.3)
    if b.u > 0 and v <= 0:
        return
    a, side = b.a, b.side(tool)
    tool.held_by, tool.both, tool.overhead = a.id, False, False
    tool.planted = tool.size > PLANTED
    stroke = math.sin(b.t * 6.0)
    a.yaw = PROFILE * 0.7 * side
    a.x += side * 0.35 * v
    a.over = Pose(
        lean=0.25 + 0.08 * stroke, crouch=0.06 * a.hip, left_foot=(0, 0, 0.08), right_foot=(0, 0, -0.06)
    )
    high = -0.3 if tool.planted else -0.1
    b.hands(
        Arm(0.2, high, 0.5 + 0.3 * stroke, (0.8, -0.8, -0.1), 0.9),
        Arm(-0.2, high + 0.25, 0.5 + 0.2 * stroke),
    )
    if b.fails:
        sad_end(b, v)


HANDS: dict[Action, Callable[[ActMoment], None]] = {
    **BLOWS,
    Action.TAKE: take, Action.PUT: _put, Action.GIVE: _give, Action.THROW: _throw, Action.CATCH: _catch,
    Action.DROP: _drop, Action.CARRY: carry, Action.OPEN: _work, Action.CLOSE: _work, Action.DIG: _work,
    Action.BUILD: _work, Action.DRAW: _work, Action.STIR: _work, Action.CLEAN: _work, Action.PLAY: _work,
    Action.USE: _work,
}  # fmt: skip
