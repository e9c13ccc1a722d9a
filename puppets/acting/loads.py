"""Things taken and carried: from the ground or out of another one's hands, by one body or by two."""

from __future__ import annotations

import math
from dataclasses import replace

from ...common.acts import Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, Carriage, ease, glide, mid, part
from .doorways import beyond
from .gait import PROFILE, approach, move, near
from .natures import Trait
from .reaching import OVERHEAD, above, bend_down, middle, sad_end
from .settling import carriage

ROBBED = 0.12
"""How near one stands to whom one takes something from, metres."""
CARRIED = 0.25
"""How high two lift what they carry, in heights of the smaller one."""
LIFTS = 1.9
"""How high a balloon rises with somebody, in their heights."""
HEAVY_TWO = 0.45
"""Metres from which two carry a thing between them."""


def take(b: ActMoment) -> None:
    """Goes to a thing, or to who has it, and has it then; who sat or stood on it is left on the ground."""
    thing = b.what or b.whom
    if thing is None:
        return
    owner = _owner(b, thing)
    v = approach(b, owner or thing, -0.02 if owner is None else ROBBED, 0.45)
    if b.u > 0 and v <= 0:
        return
    k = math.sin(math.pi * part(v, 0.05, 0.85))
    _reach_up(b, thing, k)
    bend_down(b, thing.y + 0.4 * thing.height, k)
    if v < 0.5 or b.fails:
        b.hands(middle(thing) if owner is None else (thing.x, thing.y + 0.05, thing.z + 0.15))
        if b.fails:
            b.hands((thing.x - 0.12, thing.top + 0.06, thing.z))
            sad_end(b, v)
        return
    leave_behind(b, thing, part(v, 0.5, 0.8))
    thing.held_by, thing.worn_by, thing.riding = b.a.id, None, None
    thing.both = thing.cuddly or thing.half * thing.held_scale > 0.22
    thing.overhead = above(b, thing, 1.3 * b.a.height)
    up = Arm(0.25, mid(-0.5, 0.75, math.sin(math.pi * part(v, 0.6, 1.0))), 0.6, (0.8, -0.8, -0.2), 0.9)
    b.hands(up)
    if owner is not None:
        _bereft(owner, b.a, v)
        room = 0.3 + (0.8 * thing.half * thing.scale if carriage(thing, b.a) is Carriage.BESIDE else 0.0)
        b.a.x -= b.side(owner) * room * ease(part(v, 0.6, 1.0))


def leave_behind(b: ActMoment, thing: Being, k: float) -> None:
    """Whoever rode a thing or stood on it comes down to the ground as it goes, ``k`` of the way."""
    for one in b.beings.values():
        if one is b.a or one is thing or one.id in b.act.who:
            continue
        if not (one.riding == thing.id or _stands_on(one, thing)):
            continue
        one.riding, one.posture = None, Posture.STAND
        one.y, one.z = mid(one.y, one.air, k * k), max(one.z, thing.z + 0.1)
        one.mood = "surprised"


def _stands_on(one: Being, thing: Being) -> bool:
    on = abs(one.x - thing.x) < thing.half * thing.scale and one.y > 0.25 * thing.height * thing.scale
    return one.cuddly and one.held_by is None and on and one.y <= thing.top + 0.02


def _owner(b: ActMoment, thing: Being) -> Being | None:
    """Who holds, wears or has the thing that is taken."""
    one = b.beings.get(thing.held_by or thing.worn_by or "")
    beside = b.whom if b.whom is not thing and b.act.path is Way.FROM else None
    if one is None and beside is not None and abs(beside.x - thing.x) < beside.half and beside.hops:
        one = beside
    return None if one is None or one.id in b.act.who else one


def _reach_up(b: ActMoment, thing: Being, k: float) -> None:
    """Who is too small for where a thing is flies or leaps up to it."""
    a = b.a
    reach = a.muzzle[1] if a.muzzle is not None else 1.1
    lift = thing.y + 0.3 * thing.height * thing.scale - a.y - reach * a.height * a.scale
    if lift > 0.08:
        a.y += lift * k
        a.aloft, a.gait = k > 0.0, "jump" if k > 0.0 else ""


def _bereft(owner: Being, taker: Being, v: float) -> None:
    """Whoever had it looks and reaches after it with empty hands."""
    side = 1.0 if taker.x > owner.x else -1.0
    if owner.actor:
        owner.yaw = 0.8 * PROFILE * side
        owner.left = owner.right = Arm(0.15, -0.05, 0.8, (0.7, -0.9, -0.2), 0.1)
        owner.over = Pose(lean=0.25 * part(v, 0.5, 0.7))
    owner.mood = "surprised"


def carry(b: ActMoment) -> None:
    """Takes a thing along: on the hands, a shoulder or a back; what is big is carried by two between them."""
    thing = b.what or b.whom
    if thing is None:
        return
    if len(b.act.who) > 1 and thing.size > HEAVY_TWO and not b.fails and b.a.actor and not thing.cuddly:
        _carry_between(b, thing)
        return
    if thing.held_by != b.a.id:
        v = approach(b, thing, -0.05, 0.25)
        if b.u > 0 and v <= 0:
            return
    else:
        v = b.u
    if b.fails:
        bend_down(b, 0.1, 1.0)
        b.a.left = b.a.right = middle(thing, 0.4)
        b.a.over = replace(b.a.over, roll=0.04 * math.sin(b.t * 30))
        sad_end(b, v)
        return
    leave_behind(b, thing, part(v, 0.0, 0.3))
    long = thing.long and not thing.cuddly
    thing.held_by, thing.both, thing.worn_by = b.a.id, not long, None
    thing.overhead = above(b, thing, (1.0 if long else 0.75) * b.a.height)
    shoulders = thing.actor and b.a.actor and b.act.path is Way.ONTO
    if b.a.has(Trait.AIRY) and thing.cuddly:
        b.a.y = mid(
            b.a.y, b.a.y + thing.height * thing.scale * (LIFTS if b.act.path is Way.UP else 1.05), ease(v)
        )
    goal = b.whom if b.what is not None else None
    side = b.side(goal) if goal is not None else (1.0 if b.a.x < 0 else -1.0)
    to = near(b.a, goal, side, 0.2) if goal is not None else side * (b.edge - 0.6)
    move(b, beyond(b, side) if b.act.path is Way.AWAY else to, v)
    b.a.left = b.a.right = OVERHEAD if thing.overhead and not long else None
    if shoulders:  # with the hands on the ankles
        thing.held_by, thing.riding, thing.yaw, thing.mood = None, b.a.id, 0.6 * b.a.yaw, "happy"
        b.a.left = b.a.right = Arm(0.15, 0.3, 0.55, (0.9, -0.7, 0.0), 0.9)


def _carry_between(b: ActMoment, thing: Being) -> None:
    """Bodies at both ends of a thing lift it and go along with their hands on it."""
    a, index, first = b.a, b.act.who.index(b.a.id), b.leader
    # who acts first has gone to their own end by now
    own_end = math.copysign(1.0, first.x - thing.x)
    near_end = -own_end if index % 2 else own_end
    half = thing.half * thing.scale
    way = 1.0 if thing.x < 0.0 else -1.0
    along = way * max(b.edge - 0.9 - half - abs(thing.x), 0.6)
    go, up = part(b.u, 0.45, 1.0), ease(part(b.u, 0.3, 0.45))
    crossing = (a.x - thing.x) * near_end < 0.0
    k = part(b.u, 0.0, 0.3)
    move(b, thing.x + near_end * (half + 0.6 * a.half + (index // 2) * 2.0 * a.half), k)
    a.z += 0.4 * math.sin(math.pi * k) if crossing else 0.0
    if k < 1.0:
        return
    a.yaw = -PROFILE * near_end
    lifted = CARRIED * min(b.beings[name].height for name in b.act.who) * up
    bend_down(b, 0.15, math.sin(math.pi * part(b.u, 0.28, 0.45)))
    if go > 0.0:
        move(b, a.x + along, go)
    if index == len(b.act.who) - 1:
        thing.held_by, thing.x, thing.y = None, thing.x + along * glide(go), thing.y + lifted
        along = lifted = 0.0
    grip = (
        thing.x + along * glide(go) + 0.85 * near_end * half,
        thing.y + lifted + 0.4 * thing.height,
        thing.z + 0.1,
    )
    a.left = a.right = grip
