"""Acts of hands with things and with others: taking, giving, throwing, hitting, eating, working, hugging."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ...common.acts import Action, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, Point, ease, mid, part
from .gait import PROFILE, approach, move, near, wield
from .postures import stumble

CHEST = Arm(-0.15, -0.25, 0.7, (0.8, -0.8, -0.1), 0.7)
OVERHEAD = Arm(-0.05, 0.95, 0.2, (1, 0, 0), 0.3)


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


def _take(b: ActMoment) -> None:
    thing = b.what or b.whom
    if thing is None:
        return
    v = approach(b, thing, -0.02, 0.45)
    if b.u > 0 and v <= 0:
        return
    k = math.sin(math.pi * part(v, 0.05, 0.85))
    bend_down(b, thing.y + 0.4 * thing.height, k)
    if v < 0.5 or b.fails:
        b.hands(middle(thing))
        if b.fails:
            b.hands((thing.x - 0.12, thing.top + 0.06, thing.z))
            sad_end(b, v)
        return
    thing.held_by, thing.worn_by, thing.riding = b.a.id, None, None
    thing.both = thing.cuddly or thing.half * thing.held_scale > 0.22
    thing.overhead = above(b, thing, 1.3 * b.a.height)
    up = Arm(0.25, mid(-0.5, 0.75, math.sin(math.pi * part(v, 0.6, 1.0))), 0.6, (0.8, -0.8, -0.2), 0.9)
    b.hands(up)


def _put(b: ActMoment) -> None:
    thing, goal = b.what, b.whom
    rest = goal or thing
    if not b.a.cuddly and rest is not None:  # what nobody puts gets there by itself
        k = ease(b.u)
        high = rest.top * (0.6 if rest.stem < rest.half else 1.0 if b.act.path is Way.ONTO else 0.4)
        b.a.x, b.a.z = mid(b.a.x, rest.x, k), max(b.a.z, rest.z + rest.half)
        b.a.y = mid(b.a.y, high, k) + 0.6 * math.sin(math.pi * k)
        return
    if thing is None:
        return
    v = approach(b, goal, 0.0, 0.4)
    if b.u > 0 and v <= 0:
        thing.held_by = b.a.id
        return
    side = b.side(goal)
    x = goal.x if goal is not None else b.a.x + side * (b.a.half + 0.25)
    y = 0.0 if goal is None else goal.top if b.act.path is not Way.INTO else 0.4 * goal.top
    bend_down(b, y, math.sin(math.pi * v))
    thing.held_by = b.a.id if v < 0.5 else None
    b.hands((x, y + 0.12, b.a.z + 0.1))
    if v >= 0.5:
        thing.x, thing.y, thing.z, thing.tilt = x, y, (goal.z + 0.05 if goal else b.a.z + 0.1), 0.0
        thing.visible = b.act.path is not Way.INTO or v < 0.9
        worn = goal is not None and goal.cuddly and not thing.cuddly and b.act.path is not Way.INTO
        thing.worn_by = goal.id if goal is not None and worn else None


def _give(b: ActMoment) -> None:
    thing, other = b.what, b.whom
    if other is None:  # to nobody in the picture: it is brought
        return _carry(b)
    v = approach(b, other, 0.28, 0.4)
    if thing is not None and v < 0.55:
        thing.held_by = b.a.id
    if b.u > 0 and v <= 0:
        return None
    side = b.side(other)
    other.yaw = -PROFILE * 0.8 * side
    k = math.sin(math.pi * part(v, 0.1, 1.0)) ** 0.5
    meet = ((b.a.x + other.x) / 2, 0.55 * min(b.a.height, other.height) + max(b.a.y, other.y), b.a.z + 0.1)
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
    end = 0.5 * goal.height + goal.y if goal is not None and not b.fails else 0.0
    caught = goal is not None and goal.actor and b.act.path in (Way.TO, None) and not b.fails
    start = 0.85 * a.height + a.y
    thing.held_by = goal.id if caught and goal is not None and k >= 1 else None
    thing.x = mid(a.x + side * 0.3, to, k)
    thing.y = mid(start, end, k) + 4 * 0.5 * k * (1 - k)
    if not caught and k >= 1:
        thing.y = end * (1 - part(b.u, 0.95, 1.0) ** 2)
    thing.tilt = -side * 9 * k if k < 1 else 0.0
    if goal is not None and goal.actor and k > 0.5:
        if caught:
            goal.left = goal.right = (thing.x, thing.y, goal.z + 0.2)
        elif not b.fails and k >= 1:
            _reel(goal, side, 1 - part(b.u, 0.95, 1.3))


def _catch(b: ActMoment) -> None:
    thing = b.what
    if thing is None:
        return None
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
    thing = b.what
    if thing is None:
        return
    if b.a.beast and thing.held_by != b.a.id:  # without hands it knocks it over
        v = approach(b, thing, -0.02, 0.45)
        over = part(v, 0.3, 0.7) ** 2 * (b.u > 0)
        b.a.over = Pose(roll=-0.3 * b.side(thing) * math.sin(math.pi * part(v, 0.1, 0.6)))
        thing.tilt, thing.x = -1.5 * b.side(thing) * over, thing.x + 0.15 * b.side(thing) * over
        return
    k = part(b.u, 0.25, 0.6)
    b.hands(Arm(0.4, -0.1, 0.8, (1, -1, 0), 0.0))
    if k <= 0:
        thing.held_by = b.a.id
        return
    thing.held_by = None
    thing.x, thing.z = b.a.x + b.side() * (b.a.half + 0.15), b.a.z + 0.15
    thing.y = 0.5 * b.a.height * (1 - k * k) + 0.08 * math.sin(math.pi * part(b.u, 0.6, 0.8))
    b.a.mood = "surprised"


def _carry(b: ActMoment) -> None:
    thing = b.what or b.whom
    if thing is None:
        return None
    if thing.held_by != b.a.id:
        v = approach(b, thing, -0.05, 0.25)
        if b.u > 0 and v <= 0:
            return None
    else:
        v = b.u
    if b.fails:
        bend_down(b, 0.1, 1.0)
        b.a.left = b.a.right = middle(thing, 0.4)
        b.a.over = replace(b.a.over, roll=0.04 * math.sin(b.t * 30))
        return sad_end(b, v)
    thing.held_by, thing.both = b.a.id, True
    thing.overhead = above(b, thing)
    goal = b.whom if b.what is not None else None
    side = b.side(goal) if goal is not None else (1.0 if b.a.x < 0 else -1.0)
    to = near(b.a, goal, side, 0.2) if goal is not None else side * (b.edge - 0.6)
    move(b, to, v)
    b.a.left = b.a.right = OVERHEAD if thing.overhead else None
    return None


def _reel(other: Being, side: float, k: float) -> None:
    """A body that has been hit: back, arms out, eyes wide."""
    toward = 1.0 if math.sin(other.yaw) * side > 0 else -1.0
    other.over = Pose(x=0.25 * side * k * other.give, lean=0.55 * toward * k, roll=-0.35 * side * k if abs(other.yaw) < 0.4 else 0,
                      left_foot=(0, 0.12 * k, 0.1))  # fmt: skip
    other.left = other.right = Arm(0.8, 0.4, 0.0, (1, 0, 0), 0.0)
    other.mood = "surprised"
    if not other.actor:
        other.tilt = -0.5 * side * k * other.give


def _hit(b: ActMoment) -> None:
    """Wind-up, blow on the mark, the other reels; with a tool in ``what`` it is swung."""
    mark = b.whom or b.what
    if b.act.action is Action.HIT:
        wield(b)
    v = approach(b, mark, 0.12, 0.3)
    if b.u > 0 and v <= 0:
        return
    side = b.side(mark)
    back, blow = ease(part(v, 0.0, 0.35)), part(v, 0.38, 0.5)
    b.a.over = Pose(lean=-0.3 * back + 0.8 * blow * (1 - part(v, 0.65, 1)))
    if v < 0.4 or mark is None:
        b.hands(Arm(0.4, 0.6 * back, -0.6 * back, (1, 0, -0.5), 1.0), Arm(0.1, -0.2, 0.6, curl=1.0))
    else:
        b.hands((mark.x, mark.y + 0.62 * mark.height + (0.35 if b.fails else 0), mark.z + 0.05))
    if mark is not None and v > 0.47 and not b.fails:
        _reel(mark, side, math.exp(-3.0 * (v - 0.47)) * 1.0)
        mark.x += side * 0.2 * part(v, 0.47, 0.7) * (0.1 if heavy(b, mark) else 1.0)
    if b.fails:
        sad_end(b, v)


def _kick(b: ActMoment) -> None:
    mark, a = b.what or b.whom, b.a
    v = approach(b, mark, 0.4 if b.fails else 0.06, 0.35)
    if b.u > 0 and v <= 0:
        return None
    side = b.side(mark)
    a.yaw = PROFILE * side
    back, swing = ease(part(v, 0, 0.3)), part(v, 0.32, 0.45)
    rest = 1 - part(v, 0.65, 0.95)
    leg = a.hip
    a.over = Pose(
        lean=0.2 * back - 0.5 * swing * rest,
        right_foot=(0, (0.35 * back + 0.25 * swing) * leg * rest, (-0.6 * back + 1.5 * swing) * leg * rest),
    )
    a.left = a.right = Arm(0.8, -0.1, -0.3)
    if mark is None or v < 0.4:
        return None
    if b.fails:
        return stumble(b, v)
    k = part(v, 0.4, 1.0)
    if mark.cuddly or heavy(b, mark):
        _reel(mark, side, math.exp(-3 * k))
        mark.x += 0.3 * side * part(k, 0, 0.3) if mark.cuddly else 0.0
        return None
    way = (
        min(1.8, max(b.edge - abs(mark.x) + 0.1, 0.6))
        if b.whom is None or b.whom is mark
        else abs(b.whom.x - mark.x)
    )
    mark.x += side * way * (1 - (1 - k) ** 2)
    mark.y += 4 * 0.4 * k * (1 - k)
    mark.tilt -= side * 8 * k
    return None


def _break(b: ActMoment) -> None:
    v = part(b.u, 0.3, 1.0)
    thing = b.what or b.whom
    if thing is None and not b.a.cuddly:  # it breaks by itself
        thing = b.a
    else:
        _hit(b)
    if thing is not None and not thing.cuddly and v > 0.47 and not b.fails:
        k = part(v, 0.47, 0.6)
        thing.broken = True
        top = thing.top
        thing.squash, thing.tilt = mid(1, 0.4, k), 0.45 * k
        for one in b.beings.values():  # who was on it comes down with it
            if one is not thing and one.y > 0.4 * top and abs(one.x - thing.x) < thing.half + 0.05:
                one.y = mid(one.y, 0.4 * one.y, k)


def _work(b: ActMoment) -> None:
    """Both hands busy before the body at what is worked on."""
    thing = b.what or b.whom
    if thing is b.a:  # a lid that nobody lifts
        thing.opened = ease(b.u) if b.act.action is Action.OPEN else 1.0 - ease(b.u)
        return
    v = approach(b, thing, 0.0, 0.25)
    if thing is not None and b.act.action is Action.BUILD:
        thing.scale *= mid(0.3, 1.0, v if not b.fails else 0.3 * v)
    if b.u > 0 and v <= 0:
        return
    stroke = math.sin(b.t * 9)
    lid = b.act.action in (Action.OPEN, Action.CLOSE)
    if lid and thing is not None and thing.held_by == b.a.id and thing.size > 0.4:  # set down before it moves
        thing.x, thing.y, thing.z = b.a.x + b.side() * (b.a.half + thing.half), 0.0, b.a.z + 0.1
        thing.held_by = None
    if b.act.action is Action.DIG:
        b.a.yaw = PROFILE * b.side()
        b.a.over = Pose(lean=0.55 + 0.3 * stroke, crouch=0.12 * b.a.hip)
        b.a.left, b.a.right = Arm(0, -0.55 + 0.45 * stroke, 0.6), Arm(0, -0.8 + 0.45 * stroke, 0.75)
        return
    if thing is None or thing.held_by == b.a.id:
        b.a.left = b.a.right = replace(CHEST, up=-0.3 + 0.15 * stroke)
        return
    x, y, z = middle(thing, 0.75)
    bend_down(b, y, 0.8)
    b.a.left = (x - 0.05 + 0.09 * stroke, y + 0.05, z + 0.1)
    b.a.right = (x + 0.05 + 0.09 * stroke, y + 0.02, z + 0.1)
    if lid and not b.fails:
        thing.opened = ease(v) if b.act.action is Action.OPEN else 1.0 - ease(v)
    if b.fails:
        sad_end(b, v)


HANDS: dict[Action, Callable[[ActMoment], None]] = {
    Action.TAKE: _take, Action.PUT: _put, Action.GIVE: _give, Action.THROW: _throw, Action.CATCH: _catch,
    Action.DROP: _drop, Action.CARRY: _carry, Action.HIT: _hit,
    Action.KICK: _kick, Action.BREAK: _break, Action.OPEN: _work, Action.CLOSE: _work, Action.DIG: _work,
    Action.BUILD: _work, Action.DRAW: _work, Action.STIR: _work, Action.CLEAN: _work, Action.PLAY: _work,
    Action.USE: _work,
}  # fmt: skip
