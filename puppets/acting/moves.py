"""Acts of the whole body: going, climbing, jumping, falling, flying, swimming, riding, dancing, postures."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, glide, mid, part
from .doorways import DOORWAYS, beyond, go_inside
from .gait import PROFILE, approach, move, near
from .heights import chute_of, slides_down
from .loads import leave_behind
from .natures import Trait
from .postures import UP, lay, perch_of, stumble, tumble
from .pursuit import PURSUIT, away
from .together import shove

ALONG = 1.0
"""How far those go who go somewhere together, metres."""
ROPE = 0.67
"""How long a swing's ropes are, in its heights."""
FLIGHT = 1.3
"""Metres above the ground at which somebody rides over what is painted."""
PERCHES = 0.6
"""An animal longer than this share of somebody's height doesn't land on them but beside them."""
_LANDS = (Way.ONTO, Way.INTO, Way.TO, Way.AT)
"""Flights that end where they lead to."""
OFF = (Way.FROM, Way.OFF, Way.DOWN, Way.OUT_OF)
"""Ways that lead off what one was on."""
WIDE = Arm(0.95, 0.15, 0.1, (0.6, -1.0, -0.2), 0.0)


def _before_others(b: ActMoment, to: float) -> float:
    """Where a walk without a goal ends that would end inside somebody: next to them."""
    a = b.a
    for one in b.beings.values():
        room = (a.half * a.scale + one.half * one.scale) + 0.05
        if one is not a and one.stands_alone and abs(one.y - a.y) < 0.4 and abs(one.x - to) < room:
            return one.x + math.copysign(room, a.x - one.x)
    return to


def _go(b: ActMoment) -> None:
    a, goal, way = b.a, b.target, b.act.path
    if way is Way.AWAY:
        return away(b)
    if goal is None or goal is a:
        side = b.side()
        far = min(1.6, max(b.edge - abs(a.x), 0.8))
        to = _before_others(b, a.x + side * far) if len(b.act.who) == 1 else a.x + side * ALONG
    else:
        side = b.side(goal)
        far = near(a, goal, -side)
        to = far if way in (Way.OVER, Way.PAST, Way.THROUGH, Way.AROUND, Way.UNDER) else near(a, goal, side)
        if way is Way.FROM:
            to = a.x - side * 1.5
        if way in (Way.INTO, Way.BEHIND):
            to = goal.x
        if way is Way.BEHIND or way is Way.INTO:
            a.z = mid(a.z, goal.z - 0.3, ease(b.u))
    to = mid(a.x, to, 0.55) if b.fails else to
    move(b, to, b.u)
    if way is Way.UP and goal is None and not a.cuddly:  # nobody walks on air
        a.y = mid(a.y, 0.5, ease(b.u))
    return None


def _follow(b: ActMoment) -> None:
    if b.target is None:
        return _go(b)
    side = b.side(b.target)
    if b.target.speed == 0.0:
        lead = ActMoment(b.beings, b.target, b.act, b.u, b.t, b.edge)
        move(lead, b.target.x + side * 1.2, b.u)
    move(b, b.target.x - side * (b.a.half + b.target.half + 0.2), b.u)
    return None


def _jump(b: ActMoment) -> None:
    a, goal, way = b.a, b.target, b.act.path
    jumps = max(b.act.times, 1)
    if goal is None or jumps > 1:
        cycle = (b.u * jumps) % 1.0 if b.u < 1.0 else 0.0
        return _leap(b, a.x, a.y, cycle, 0.7 * a.hip + 0.15)
    if goal.has(Trait.SWING) and way is Way.ONTO and a.actor:
        return _swing(b, goal)
    side = b.side(goal)
    if way in (Way.ONTO, Way.INTO, Way.UP):
        to, high = b.on_top(goal), goal.top if way is not Way.INTO else 0.45 * goal.top
    elif way in (Way.OFF, Way.DOWN, Way.OUT_OF, Way.FROM):
        to, high = goal.x + side * (goal.half + a.half + 0.15), 0.0
    elif way in (Way.OVER, Way.PAST, Way.THROUGH):
        to, high = near(a, goal, -side), a.y
    else:
        to, high = near(a, goal, side), a.y
    v = b.u
    if abs(near(a, goal, side, 0.25) - a.x) > 0.4 and way not in (Way.OFF, Way.FROM):
        v = approach(b, goal, 0.25, 0.35)
        if b.u < 0.35:
            return None
    if b.fails:
        to, high = near(a, goal, side), a.y
    rise = (goal.top if way is Way.OVER else max(high - a.y, 0.0)) + 0.35
    start_y = a.y
    _leap(b, to, start_y, v, rise, land=high)
    if (
        goal.has(Trait.CHEST) and a.inside == goal.id and way is Way.OUT_OF
    ):  # it fills out as it comes into the air
        a.scale = mid(a.scale, 1.0, ease(part(v, 0.25, 0.8)))
    if goal.has(Trait.SHELVED) and way is Way.INTO and v >= 0.5 and not b.fails:
        a.inside = goal.id
    elif v > 0.0:
        a.inside = None
    if b.fails:
        stumble(b, v)
    return None


def _swing(b: ActMoment, swing: Being) -> None:
    """Sits down on a swing and swings to and fro, hands on its ropes."""
    a = b.a
    v = approach(b, swing, -0.05, 0.25)
    if v <= 0.0 and b.u:
        return
    on, size = ease(part(v, 0.0, 0.2)), swing.height * swing.scale
    swing.sway = 0.36 * math.sin(b.t * 3.0) * ease(part(v, 0.15, 0.45)) * (1.0 - ease(part(v, 0.92, 1.0)))
    rope = ROPE * size
    a.x = mid(a.x, swing.x + rope * math.sin(swing.sway), on)
    a.y = mid(a.y, swing.y + 0.22 * size + rope * (1.0 - math.cos(swing.sway)), on)
    a.z, a.yaw = mid(a.z, swing.z + 0.12, on), a.yaw * (1.0 - on)
    if on > 0.5:
        a.posture, a.tilt, a.mood = Posture.SIT, 0.8 * swing.sway, "happy"
        a.left = a.right = Arm(0.15, 0.35, 0.3, (1.0, -0.6, 0.0), 0.9)


def _leap(b: ActMoment, to: float, start: float, v: float, rise: float, land: float | None = None) -> None:
    """Crouch, stretch through the air, land soft; ``rise`` metres above the start."""
    a = b.a
    land = start if land is None else land
    side = math.copysign(1.0, to - a.x) if abs(to - a.x) > 0.02 else 0.0
    if side:
        a.yaw = PROFILE * side
    leg = a.hip * 0.5
    if v < 0.25:
        k = math.sin(math.pi * v / 0.25 * 0.5) if v < 0.2 else 1.0
        a.over = Pose(crouch=0.75 * leg * k, squash=1 - 0.08 * k, lean=0.35 * k)
        a.left = a.right = Arm(0.2, -0.7, -0.6 * k)
    elif v < 0.8:
        u = (v - 0.25) / 0.55
        a.x, a.gait = mid(a.x, to, u), "jump"
        a.y = mid(start, land, u) + 4 * (rise - 0.5 * max(land - start, 0)) * u * (1 - u)
        spread = math.sin(math.pi * u) * leg
        a.over = Pose(squash=1.07, lean=0.1, head_pitch=-0.1,
                      left_foot=(0, 0.3 * spread, spread if side else -0.2 * spread),
                      right_foot=(0, 0.3 * spread, -spread if side else -0.2 * spread))  # fmt: skip
        a.left = a.right = UP
    else:
        k = math.sin(math.pi * (v - 0.8) / 0.2)
        a.x, a.y = to, land
        a.over = Pose(crouch=0.5 * leg * k, squash=1 - 0.1 * k)
        a.left = a.right = Arm(0.5, -0.5 + 0.3 * k, 0.3)


def _fall(b: ActMoment) -> None:
    a, start = b.a, b.a.y
    side = b.side()
    drop = part(b.u, 0.15, 0.6)
    if b.act.path is Way.INTO and b.target is not None and not b.target.cuddly:
        _into(b, b.target)
        return
    a.y = start * (1 - drop * drop)
    if (b.act.path is Way.OFF and b.target is not None) or start > 0.3:
        a.x += side * 0.5 * drop
    elif b.u > 0.0:
        a.x += side * 0.35 * ease(part(b.u, 0, 0.55))
    a.riding, a.squash = None, 0.88 if 0.6 < b.u < 0.75 else 1.0
    tumble(b, part(b.u, 0.15, 0.62) ** 1.5)
    bounce = math.sin(math.pi * part(b.u, 0.62, 0.8)) * 0.08
    a.y += bounce
    if not a.cuddly:  # a tree comes down on its side
        a.y += (0.2 * a.half if a.has(Trait.ROOTED) else a.tipped) * part(b.u, 0.15, 0.62)


def _into(b: ActMoment, goal: Being) -> None:
    """Head over heels over the edge of a thing and down into it."""
    a, k = b.a, part(b.u, 0.0, 0.62)
    a.x, a.z = mid(a.x, goal.x, ease(k)), mid(a.z, goal.z - 0.1, k)
    a.y = mid(a.y, 0.3 * goal.top, k) + 0.8 * goal.top * math.sin(math.pi * k)
    a.riding = None
    tumble(b, k**1.5)
    a.visible = k < 1.0 or not goal.has(Trait.DEEP)  # a hole swallows


def _fly(b: ActMoment) -> None:
    a, side = b.a, b.side()
    if a.actor and b.what is not None:
        return _lets_fly(b, b.what)
    if a.beast and not b.fails and b.target is not None and b.act.path in _LANDS:
        return _alight(b, b.target)
    goal = b.target.x if b.target is not None else side * (b.edge - 0.5)
    if b.act.path is Way.AWAY and not b.fails:
        goal = beyond(b, side)
    high = 1.3 if b.act.path is not Way.DOWN else 0.0
    k = ease(part(b.u, 0.08, 1.0))
    up = ease(part(b.u, 0.08, 0.5))
    if b.fails:
        up *= 1 - part(b.u, 0.55, 0.75) ** 2
        k = min(k, 0.4)
    a.x, a.y = mid(a.x, goal, k), mid(a.y, high, up) + 0.04 * math.sin(b.t * 4)
    if a.actor:
        a.yaw, a.pitch = PROFILE * side, 1.15 * up
        a.left = a.right = Arm(1.0, 0.2 + 0.3 * math.sin(b.t * 9), -0.1, (0, -1, 0), 0.0)
        a.over = Pose(head_pitch=-0.7 * up, left_foot=(0, 0, -0.05), right_foot=(0, 0.02, -0.08))
    else:
        a.yaw, a.tilt = 0.9 * side, -0.25 * side * math.sin(math.pi * b.u)
        a.gait, a.aloft = "fly", True
    if b.fails and b.u > 0.75:
        a.pitch = 0.0
        lay(b, 1.0)
    return None


def _lets_fly(b: ActMoment, kite: Being) -> None:
    """Runs a step with a kite, which rises on its string, and looks up at it with a hand on the string."""
    a, side = b.a, b.side(kite)
    rise = ease(part(b.u, 0.1, 0.6)) * (1.0 if not b.fails else 1.0 - ease(part(b.u, 0.6, 0.85)))
    sway = math.sin(b.t * 2.2)
    kite.held_by = None
    kite.x, kite.y = mid(kite.x, a.x + side * 0.9, rise), mid(kite.y, 1.6, rise) + 0.08 * sway * rise
    kite.tilt = 0.15 * sway * rise
    a.yaw = PROFILE * 0.75 * side
    a.over = Pose(head_pitch=-0.45 * rise, lean=-0.12 * rise)
    b.hands(Arm(0.25, 0.35 + 0.08 * sway, 0.7, (0.6, -1.0, -0.2), 0.3))


def _alight(b: ActMoment, goal: Being) -> None:
    """An animal flies in a bow and lands on a thing or a head, or next to somebody."""
    a, side, u = b.a, b.side(goal), part(b.u, 0.05, 0.95)
    living = (goal.actor or goal.beast) and (
        b.act.path is not Way.ONTO or a.size > PERCHES * goal.height * goal.scale
    )
    to, high = (near(a, goal, side), goal.y) if living else (goal.x, perch_of(goal))
    bow = 4.0 * max(0.9, 0.5 * abs(high - a.y)) * u * (1.0 - u)
    a.x, a.y, a.yaw = mid(a.x, to, ease(u)), mid(a.y, high, ease(u)) + bow, 0.9 * side
    a.z = a.z if living else max(a.z, goal.z + 0.05)
    a.aloft = 0.0 < u < 1.0
    a.gait = "fly" if a.aloft else ""


def _swim(b: ActMoment) -> None:
    a, side = b.a, b.side()
    goal = near(a, b.target, side) if b.target is not None else side * (b.edge - 0.5)
    a.x = mid(a.x, goal, glide(b.u))
    in_water = ease(part(b.u, 0.0, 0.12))
    deep = 0.4 + 0.1 * math.sin(b.t * 2) if a.submerged else 0.02 + 0.04 * math.sin(b.t * 5)
    a.y = mid(a.y, deep, in_water)
    a.yaw, a.pitch, a.gait = PROFILE * side, 1.42 * in_water, "swim"
    a.way += 0.25 * b.t
    stroke = b.t * 6.0
    a.left = Arm(0.15, math.cos(stroke) * 0.95, math.sin(stroke) * 0.8, (1, 0, -0.3), 0.1)
    a.right = Arm(0.15, -math.cos(stroke) * 0.95, -math.sin(stroke) * 0.8, (1, 0, -0.3), 0.1)
    kick = 0.09 * math.sin(b.t * 16)
    a.over = Pose(head_pitch=-1.0 * in_water, left_foot=(0, 0, kick), right_foot=(0, 0, -kick))


def _ride(b: ActMoment) -> None:
    a, mount = b.a, b.what or (None if b.act.path is Way.TO else b.whom)
    if mount is None:
        found = [one for one in b.beings.values() if (one.beast or not one.hops) and one not in (a, b.whom)]
        mount = b.beings.get(a.riding or "") or max(found, key=lambda one: one.height, default=None)
    if mount is None:
        return _go(b)
    if mount.has(Trait.ROOTED):  # a lift is gone into
        return go_inside(b, mount)
    goal = None if b.whom is mount else b.whom
    side = b.side(goal) if goal is not None else (1.0 if mount.x <= 0 else -1.0)
    v = approach(b, mount, -0.05, 0.2) if a.riding != mount.id else b.u
    if v <= 0.0 and b.u < 0.2:
        return None
    on = ease(part(v, 0.0, 0.12))
    leave_behind(b, mount, part(v, 0.0, 0.12))
    if mount.held_by is not None:
        mount.held_by, mount.y = None, mount.air
    a.riding = mount.id if on >= 1.0 else None
    if on >= 1.0 and b.act.path is Way.INTO:  # only gets in
        a.left = a.right = Arm(0.1, -0.3, 0.75, (1, -0.6, 0), 0.9)
        return None
    if on < 1.0:
        a.x, a.y = mid(a.x, mount.x, on), 0.6 * mount.top * on + 0.2 * math.sin(math.pi * on)
        return None
    rider = ActMoment(b.beings, mount, b.act, part(v, 0.12, 1), b.t, b.edge)
    to = near(mount, goal, side) if goal is not None else side * (b.edge - 0.6)
    if b.act.path is Way.AWAY and not b.fails:
        to = beyond(b, side, mount)
    move(rider, to, rider.u)
    if b.act.path is Way.OVER and goal is None:  # over the roofs
        mount.y = mount.air + FLIGHT * math.sin(math.pi * min(rider.u, 0.5))
    a.yaw = PROFILE * 0.8 * side
    a.over = Pose(lean=0.12 + 0.05 * math.sin(b.t * 9), y=0.02 * abs(math.sin(b.t * 9)))
    a.left = a.right = Arm(0.1, -0.3, 0.75, (1, -0.6, 0), 0.9)
    return None


def _dance(b: ActMoment) -> None:
    a, beat = b.a, b.t * 2.0 * math.pi * 1.9 / 2.0
    s, c = math.sin(beat), math.cos(beat)
    bar = int(b.t * 1.9 / 4.0) % 3
    a.yaw = 0.35 * s
    spin = part(b.u, 0.72, 0.92)
    if 0.0 < spin < 1.0:
        a.yaw = 2 * math.pi * ease(spin)
    up, down = Arm(0.45, 0.85, 0.2, (1, 0, 0), 0.1), Arm(0.55, -0.35, 0.35, (1, -0.5, -0.4), 0.3)
    k = 0.5 + 0.5 * s
    if bar == 1:
        a.left = a.right = Arm(0.6 + 0.2 * c, 0.6 + 0.25 * abs(s), 0.2, (1, 0, 0), 0.0)
    else:
        a.left, a.right = up.mix(down, k), down.mix(up, k)
    lift = 0.10 * a.hip
    a.over = Pose(
        x=0.07 * s, y=0.05 * abs(c), roll=0.26 * s, head_roll=-0.25 * s, squash=1 + 0.05 * c * c - 0.025,
        left_foot=(-0.07 * s, 3 * lift * max(s, 0), 0.05), right_foot=(-0.07 * s, 3 * lift * max(-s, 0), 0.05),
    )  # fmt: skip
    a.mood = "happy"


def _turn(b: ActMoment) -> None:
    b.a.yaw += 2 * math.pi * ease(b.u) * max(b.act.times, 1)


def _roll(b: ActMoment) -> None:
    a, side = b.a, b.side()
    ball = b.what
    if ball is not None and ball is not a and not ball.cuddly and (a.cuddly or a.has(Trait.FIGURE)):
        start = ball.x
        shove(b, pull=False)
        ball.tilt -= (ball.x - start) / max(0.5 * ball.height * ball.scale, 0.05)
        return
    off = b.target is not None and b.act.path in OFF
    goal = b.target.x if b.target is not None else a.x + side * 1.6
    if b.target is not None and off:  # over the edge and down
        goal += side * (b.target.half * b.target.scale + a.half * a.scale + 0.2)
        a.y *= 1.0 - part(b.u, 0.45, 0.85) ** 2
    start = a.x
    a.x = mid(a.x, goal, glide(b.u))
    a.tilt = -(a.x - start) / (0.4 * a.height) if b.u < 1 else 0.0
    if a.actor:
        over = max(1, round(abs(goal - start) / (2.5 * a.height)))
        a.tilt = -side * 2 * math.pi * over * ease(b.u) if b.u < 1 else 0.0
        a.y = -a.hip * 0.25 * math.sin(math.pi * b.u)
        a.over = Pose(crouch=0.5 * a.hip, lean=1.0)


def _slide(b: ActMoment) -> None:
    a, side, k = b.a, b.side(), 1 - (1 - b.u) ** 2
    if (chute := chute_of(b)) is not None:
        slides_down(b, chute)
        return
    from_it = b.target is not None and b.act.path in OFF
    goal = b.target.x if b.target is not None else a.x + side * 1.5
    if b.target is not None and from_it:
        goal += side * (b.target.half * b.target.scale + a.half + 0.2)
    elif b.target is not None and b.act.path in (Way.OVER, Way.PAST, Way.THROUGH):
        side = math.copysign(1.0, a.yaw) if abs(a.yaw) > 0.2 else side  # on the way it goes already
        goal = near(a, b.target, -side)
    a.y = mid(a.y, min(a.y, a.air), k)
    a.x = mid(a.x, goal, k)
    a.yaw = PROFILE * side
    a.over = Pose(lean=-0.35, crouch=0.3 * a.hip, left_foot=(0, 0, 0.14), right_foot=(0, 0, -0.02))
    a.left = a.right = WIDE


def _sink(b: ActMoment) -> None:
    b.a.y -= 1.15 * b.a.height * ease(b.u)
    b.a.tilt = 0.25 * math.sin(b.t * 3)
    b.a.left = b.a.right = UP
    b.a.mood = "scared"
    b.a.visible = b.a.top > 0.08


def _float(b: ActMoment) -> None:
    b.a.y = mid(b.a.y, 0.7, ease(b.u)) + 0.05 * math.sin(b.t * 2.5)
    b.a.tilt = 0.1 * math.sin(b.t * 1.7)


MOVES: dict[Action, Callable[[ActMoment], None]] = {
    **DOORWAYS, **PURSUIT,
    Action.GO: _go, Action.FOLLOW: _follow, Action.JUMP: _jump,
    Action.FALL: _fall, Action.FLY: _fly, Action.SWIM: _swim, Action.RIDE: _ride, Action.ROLL: _roll,
    Action.SINK: _sink, Action.FLOAT: _float, Action.DANCE: _dance, Action.TURN: _turn, Action.SLIDE: _slide,
}  # fmt: skip
