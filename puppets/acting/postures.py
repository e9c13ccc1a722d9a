"""How bodies are carried: sitting, lying, sleeping, waking, kneeling, bowing, hiding and waiting."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .gait import PROFILE, approach, move
from .natures import Trait
from .reaching import HOLDING

LYING = 1.28
"""How far over a lying body is, in radians: its head is thicker than its back and rests higher."""
FACE_UP = 1.0
"""How far a lying body is turned about its own axis, in radians: the face is up, and still to be seen."""
IN_FRONT = 0.4
"""Metres: how far before its seat somebody stands who got up from it."""
LAP = 0.1
"""How high over the seat the thighs are of who sits, in heights."""
SMALLER = 0.75
"""Of the heights of somebody: who is smaller sits on them, who isn't sits beside them."""
BEHIND_BACK = Arm(-0.3, -0.5, -0.5, (0.8, -0.2, -0.9), 0.85)
UP = Arm(0.3, 0.92, 0.1, (1.0, 0.0, -0.1), 0.1)


def lay(b: ActMoment, k: float) -> None:
    """Brings a body from standing to lying on its back."""
    side = b.side()
    if b.a.beast:
        b.a.posture = Posture.LIE if k >= 0.3 else Posture.STAND
        b.a.yaw = mid(b.a.yaw, 1.1 * side, k)
        return
    b.a.tilt = 0.0 if b.a.wide else side * LYING * k
    b.a.yaw = b.a.yaw * (1 - k) + FACE_UP * side * k
    seated = b.a.posture is Posture.SIT and k < 0.2
    b.a.posture = Posture.LIE if k >= 0.5 else Posture.SIT if seated else Posture.STAND


def stumble(b: ActMoment, v: float) -> None:
    """Loses its balance at ``v`` = 0.8 of an act, flails, and hangs its head."""
    if v < 0.78:
        return
    k = part(v, 0.78, 1.0)
    sway = math.sin(b.t * 16) * (1 - k)
    b.a.over = Pose(
        lean=0.35 * k, roll=0.3 * sway, head_pitch=0.45 * k, left_foot=(0, 0.1 * abs(sway), 0.1 * sway)
    )
    flail = Arm(0.8, 0.3, 0.0, (1, 0, 0), 0.0)
    b.a.left, b.a.right = (flail.mix(Arm(), ease(k)), flail.mix(Arm(), ease(k)))
    b.a.mood = "sad"


def tumble(b: ActMoment, k: float) -> None:
    """Falling over backwards, arms and legs in the air, ``k`` of the way to lying."""
    a = b.a
    a.mood = "surprised"
    flail = math.sin(b.t * 24.0)
    a.left = Arm(0.7, 0.6 + 0.3 * flail, 0.2, (1, 0, 0), 0.0)
    a.right = Arm(0.7, 0.6 - 0.3 * flail, 0.2, (1, 0, 0), 0.0)
    kick = a.hip * 0.25
    a.over = Pose(left_foot=(-0.03, kick, kick * (1 + flail)), right_foot=(0.03, kick, kick * (1 - flail)))
    lay(b, k)
    if a.beast or a.wide:
        a.tilt = -2 * math.pi * k * b.side() if k < 1.0 else 0.0
    if k >= 1.0:
        a.over = Pose(left_foot=(-0.05, 0.02, 0.06), right_foot=(0.05, 0.04, 0.02))
        a.left = a.right = Arm(0.9, 0.25, 0.0)


def settle(b: ActMoment, share: float) -> float:
    """Goes to what is sat or lain on, at or under, and gets onto it; returns the progress of what is left to do."""
    seat, way = b.target, b.act.path
    if seat is None or seat is b.a:
        return b.u
    onto = way in (Way.ONTO, Way.INTO, Way.UP, Way.OVER)
    beside = way is Way.AT and (b.act.action in (Action.LIE, Action.SLEEP) or not seat.has(Trait.SEAT))
    low = not beside and (seat.has(Trait.SEAT) or seat.top < 1.3 * b.a.height * b.a.scale)
    if seat.cuddly or way in (Way.UNDER, Way.BEHIND) or not (onto or low):
        small = b.a.height * b.a.scale < SMALLER * seat.height * seat.scale
        if seat.cuddly and onto and (small or (seat.has(Trait.PACKS) and seat.height * seat.scale > 0.6)):
            return perch(b, seat, share)
        v = approach(b, seat, 0.1, share)
        trunk = way in (Way.UNDER, Way.BEHIND) and seat.stem < seat.half
        b.a.z = max(b.a.z, seat.z + 0.25) if trunk else b.a.z
        return v
    v = approach(b, seat, -0.05, share)
    if v > 0 or not b.u:
        k = ease(part(v, 0.1, 0.7))
        high = seat.top * (0.55 if seat.has(Trait.SEAT) else 0.4 if way is Way.INTO else 1.0)
        b.a.x, b.a.y = mid(b.a.x, b.on_top(seat), k), mid(b.a.y, high, k)
        b.a.z = mid(b.a.z, seat.z + 0.1, k)
    return v


def perch_of(other: Being) -> float:
    """How high somebody or something carries who gets up there, metres: on a back, a head or a top."""
    if not other.cuddly:
        return other.top
    lap = other.actor and other.posture is Posture.SIT
    return other.y + (LAP if lap else other.back if other.beast else 0.93) * other.height * other.scale


def perch(b: ActMoment, other: Being, share: float) -> float:
    """Gets up onto somebody bigger: on a back, or on a head; returns the progress of what is left to do."""
    a = b.a
    v = approach(b, other, 0.0, share)
    if v <= 0 and b.u:
        return v
    k = ease(part(v, 0.0, 0.5))
    high = perch_of(other)
    a.x, a.z = mid(a.x, other.x, k), max(a.z, other.z + (0.24 if other.posture is Posture.SIT else 0.06))
    a.y = mid(a.y, high, k) + 0.3 * math.sin(math.pi * k)
    a.aloft, a.gait = 0.0 < k < 1.0, "jump" if 0.0 < k < 1.0 else ""
    return v


def _sit(b: ActMoment) -> None:
    v = settle(b, 0.4)
    if v <= 0 and b.u:
        return
    k = ease(part(v, 0.1, 0.7))
    b.a.yaw *= 1 - 0.6 * k
    b.a.posture = Posture.SIT if v > 0.3 else Posture.STAND
    b.a.over = Pose(lean=0.4 * math.sin(math.pi * k))


def _lie(b: ActMoment) -> None:
    v = settle(b, 0.35)
    if v > 0 or not b.u:
        lay(b, ease(part(v, 0.1, 0.8)))


def _sleep(b: ActMoment) -> None:
    v = b.u
    if b.a.posture is not Posture.LIE:
        v = settle(b, 0.3)
        if v <= 0 and b.u:
            return None
        if b.a.actor and b.target is not None and b.target.has(Trait.SEAT) and _short(b.target, b.a):
            return _dozes(b, v)
        late = 0.35 if b.target is not None else 0.0  # it is there before it lies
        lay(b, ease(part(v, 0.05 + late, 0.4 + late)))
        v -= late
    b.a.asleep = v > 0.3
    b.a.over = Pose(squash=1 + 0.03 * math.sin(b.t * 2.0), head_roll=0.1)
    return None


def _short(seat: Being, one: Being) -> bool:
    return seat.half * seat.scale < 0.45 * one.height * one.scale


def _dozes(b: ActMoment, v: float) -> None:
    """Sleeps sitting where there is no room to lie, the head on the chest."""
    b.a.posture = Posture.SIT if v > 0.3 else Posture.STAND
    b.a.asleep, b.a.yaw = v > 0.5, 0.3 * b.a.yaw
    nod = ease(part(v, 0.4, 0.7))
    b.a.over = Pose(
        head_pitch=0.35 * nod, head_roll=0.25 * nod, lean=0.1 * nod, squash=1 + 0.02 * math.sin(b.t * 2.0)
    )


def _wake(b: ActMoment) -> None:
    """Wakes up; or goes to ``whom`` who sleeps, shakes him, and he wakes."""
    sleeper = b.whom
    if sleeper is None or sleeper is b.a or not sleeper.cuddly:
        return _wakes_up(b)
    v = approach(b, sleeper, 0.02, 0.3)
    if v <= 0.0 and b.u:
        return None
    b.a.z = max(b.a.z, sleeper.z + IN_FRONT)  # before the bed
    shaken = math.sin(b.t * 16) * (0.1 < v < 0.45)
    if v < 0.5:
        b.hands((sleeper.x, sleeper.y + sleeper.half + 0.05 * shaken, sleeper.z + 0.15))
        b.a.over = Pose(lean=0.45)
        sleeper.x += 0.02 * shaken
    return _wakes_up(ActMoment(b.beings, sleeper, b.act, part(v, 0.3, 1.0), b.t, b.edge))


def _wakes_up(b: ActMoment) -> None:
    """Opens its eyes, sits up where it lay, stretches with a yawn, and gets up."""
    b.a.asleep = b.a.asleep and b.u < 0.25
    if not b.a.actor:
        return _rise(b, part(b.u, 0.35, 0.9))
    sat = ease(part(b.u, 0.3, 0.5))
    b.a.tilt *= 1 - sat
    b.a.yaw *= 1 - 0.5 * sat
    if sat > 0.4 and b.u < 0.8:
        b.a.posture = Posture.SIT
    stretch = math.sin(math.pi * part(b.u, 0.45, 0.8))
    if stretch > 0.0:
        b.a.left, b.a.right = (Arm().mix(UP, ease(2 * stretch)),) * 2
        b.a.mouth = b.a.shut = stretch
    return _rise(b, part(b.u, 0.78, 1.0)) if b.u >= 0.78 else None


def _rise(b: ActMoment, k: float | None = None) -> None:
    k = ease(b.u if k is None else k)
    b.a.tilt *= 1 - k
    b.a.pitch *= 1 - k
    seat = _under(b)
    if seat is not None and not (b.target is seat and b.act.path in (Way.ONTO, Way.UP)):
        b.a.y, b.a.z = mid(b.a.y, b.a.air, k), mid(b.a.z, seat.z + IN_FRONT, k)
    if k > 0.4:
        b.a.posture = Posture.STAND
    b.a.over = Pose(crouch=0.3 * b.a.hip * math.sin(math.pi * k), lean=0.3 * math.sin(math.pi * k))


def _under(b: ActMoment) -> Being | None:
    """The seat or bed that carries who acts, if one does."""
    a = b.a
    seats = (one for one in b.beings.values() if one.has(Trait.SEAT) and one is not a and one.visible)
    return next((one for one in seats if a.y > 0.1 and abs(one.x - a.x) <= one.half * one.scale), None)


def _kneel(b: ActMoment) -> None:
    b.a.yaw = PROFILE * 0.8 * b.side()
    b.a.posture = Posture.KNEEL if b.u > 0.3 else Posture.STAND


def _bow(b: ActMoment) -> None:
    b.a.yaw = PROFILE * 0.8 * b.side()
    k = math.sin(math.pi * b.u)
    b.a.over = Pose(lean=1.0 * k, head_pitch=0.4 * k)
    b.hands(Arm(-0.2, -0.5, 0.4), Arm(0.5, -0.4, -0.4))


def _hide(b: ActMoment) -> None:
    a, goal = b.a, b.target
    if b.what is not None and goal is b.what and b.act.path is Way.BEHIND and a.actor:
        _behind_back(b, b.what)
        return
    if goal is None:
        a.over = Pose(crouch=0.2 * a.hip, lean=0.15, head_pitch=0.15, shrug=0.5)
        a.left = a.right = Arm(-0.2, 0.5, 0.85, (1, -0.6, 0), 0.0)  # both hands before the eyes
        a.yaw *= 0.3
        return
    side, k = b.side(goal), part(b.u, 0.0, 0.7)
    low = goal.top < 0.8 * a.height
    into = b.act.path is Way.INTO and goal.stem >= goal.half and not goal.cuddly
    # a trunk covers less than its crown, and of whoever is behind a wide thing an eye looks out at its edge
    cover = goal.stem + 0.35 * a.half if goal.stem < goal.half else goal.half + 0.1 * a.half
    cover = 1.5 * goal.half if goal.actor else cover
    to = goal.x - side * goal.scale * (0.1 * goal.half if (low or into) and not goal.actor else cover)
    a.z = mid(a.z, goal.z - 0.45, ease(part(b.u, 0.3, 0.6)))
    move(b, to, k)
    if k >= 1:
        a.yaw = -0.2 * side
        a.left = a.right = Arm(-0.3, 0.1, 0.3, (1, -0.2, 0), 0.6)
        a.over = Pose(
            lean=0.35 * low,
            crouch=(0.75 if low else 0.3) * a.hip,
            roll=0.22 * side * math.sin(b.t * 2),
            head_yaw=0.4 * math.sin(b.t * 2),
        )
        if a.beast and low and not into:
            a.posture = Posture.LIE
    if into:  # over the edge, and only the eyes look out
        over = part(b.u, 0.45, 0.75)
        peek = max(goal.top - (0.55 if a.actor else 0.5) * a.height * a.scale, 0.0)
        a.y = mid(a.y, peek, ease(over)) + 0.35 * math.sin(math.pi * over)


def _behind_back(b: ActMoment, thing: Being) -> None:
    """Takes what is in the hand behind the back, seen half from the side, and looks as if nothing were."""
    a, k = b.a, ease(part(b.u, 0.1, 0.55))
    thing.held_by, thing.worn_by = a.id, None
    a.yaw = mid(a.yaw, 1.1, k)
    b.hands(HOLDING.mix(BEHIND_BACK, k), Arm(0.15, -0.6, 0.1))
    a.over = Pose(head_yaw=-0.8 * k, roll=0.05 * math.sin(b.t * 4.0) * k)


def _wait(b: ActMoment) -> None:
    tap = 0.04 * max(math.sin(b.t * 9), 0)
    b.a.over = Pose(head_yaw=0.7 * math.sin(b.t * 2.0), right_foot=(0, tap, 0.03), roll=0.04)
    b.a.left = b.a.right = Arm(-0.25, -0.5, 0.45, (1, -0.6, 0.3), 0.6)


POSTURES: dict[Action, Callable[[ActMoment], None]] = {
    Action.SIT: _sit,
    Action.LIE: _lie,
    Action.SLEEP: _sleep,
    Action.WAKE: _wake,
    Action.RISE: _rise,
    Action.KNEEL: _kneel,
    Action.BOW: _bow,
    Action.HIDE: _hide,
    Action.WAIT: _wait,
}
