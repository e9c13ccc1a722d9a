"""Acts of two bodies, or of several with one: hugging, kissing, shaking hands, fighting, lifting, pushing, helping up."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ...common.acts import Action, Manner, Posture, helps_up
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .gait import PROFILE, approach, move, near, wield
from .natures import Trait
from .reaching import OVERHEAD, above, bend_down, by_hand, down_to, middle, sad_end

TRUNK = 0.55
"""How far above the hips the middle of a head is, in heights."""
LIPS, CHEEKS = 0.36, 0.24
"""How far the middles of two heads are from each other in a kiss and in a hug, metres."""
HEAD_END = 0.3
"""How far from the middle of who lies their cheek is, in heights: there a dog licks."""
UP_THERE = 0.2
"""Of its way that who pushes something off what both are on goes along with it."""


def _hug(b: ActMoment) -> None:
    """Two bodies touch, arms around each other."""
    other = b.whom or b.what
    low = other is not None and other.posture is Posture.LIE and other.y < 0.3 and b.a.actor and other.actor
    near_by = (-0.07 if other is not None and other.actor else -0.16) if b.a.actor else 0.0
    v = approach(b, other, 0.4 if low else near_by if b.act.action is Action.HUG else 0.02, 0.4)
    if other is None or (b.u > 0 and v <= 0):
        return None
    side, k = b.side(other), ease(part(v, 0.0, 0.3))
    b.a.yaw = PROFILE * side
    sway = 0.06 * math.sin(b.t * 3) * k
    high = other.y + min(0.55 * other.height, 0.5 * b.a.height)
    if b.fails:
        other.over = Pose(lean=-0.4 * k, x=0.2 * side * k)
        b.a.left = b.a.right = Arm(0.4, 0.1, 0.8)
        return sad_end(b, v)
    b.a.over = Pose(lean=0.18 * k, roll=sway, head_roll=0.25 * k)
    held = k * (1.0 - part(v, 0.92, 1.0))
    if not low:
        down_to(b, b.a, other, held)
    b.a.left = b.a.right = (
        other.x + 0.1 * side,
        high,
        max(other.z, b.a.z + 0.1 if other.has(Trait.ROOTED) else other.z),
    )
    b.a.mood = "happy"
    other.yaw = -PROFILE * side if other.actor and not low else other.yaw
    other.mood = "happy"
    if not b.a.actor and other.actor and other.posture is Posture.LIE and other.y < 0.3:
        cheek = other.x - math.copysign(HEAD_END, other.tilt) * other.height
        b.a.x, b.a.z = mid(b.a.x, cheek - side * b.a.half * b.a.scale, k), max(b.a.z, other.z + 0.25)
    if low:  # down to who lies
        b.a.posture, b.a.z = Posture.KNEEL if k > 0.3 else Posture.STAND, other.z - 0.35
        b.a.over = Pose(lean=0.9 * k, head_pitch=0.2 * k)
        b.a.x = mid(b.a.x, other.x - math.copysign(0.35, other.tilt) - 0.4 * side, k)
        b.a.left = b.a.right = middle(other, 0.2)
        b.a.shut = k if b.act.action is Action.KISS else 0.0
        return None
    if b.act.action is Action.HUG and other.actor:
        other.over = Pose(roll=-sway, head_roll=0.25 * k)
        other.z -= 0.12 * k  # heads pass each other
        if b.a.actor:
            _put_heads_together(b, other, held, CHEEKS)
        else:
            down_to(b, other, b.a, held)
        other.left = other.right = (b.a.x - 0.1 * side, high + 0.05, b.a.z)
    if b.act.action is Action.KISS:
        lean = math.sin(math.pi * part(v, 0.2, 0.9))
        b.a.over = Pose(lean=max(0.35 * lean, b.a.over.lean), head_pitch=-0.1)
        if other.actor and b.a.actor:
            _put_heads_together(b, other, lean, LIPS)
        elif other.actor and other.posture is not Posture.LIE:
            down_to(b, other, b.a, held)
            other.over = replace(other.over, lean=max(other.over.lean, 0.3 * lean))
        b.a.left = b.a.right = None
        b.a.shut = lean
        if b.a.has(Trait.PACKS) and other.top < 0.5 * b.a.top and lean > 0.0:
            b.a.gait = "graze"
    return None


def _put_heads_together(b: ActMoment, other: Being, k: float, apart: float) -> None:
    """Both lean until their heads are ``apart`` metres from each other, the taller one as low as the smaller."""
    for one, two in ((b.a, other), (other, b.a)):
        down_to(b, one, two, k)
        tall, small = one.height * one.scale, two.height * two.scale
        shift = 0.5 * max(abs(two.x - one.x) - apart, 0.0)
        lean = math.asin(min(shift / (TRUNK * tall), 0.7)) * k
        crouch = one.over.crouch
        if tall > small and one.posture is not Posture.KNEEL:
            crouch = min(0.9 * (tall - small), 0.6 * one.hip) * k
        one.over = replace(one.over, lean=lean, crouch=crouch)


def _shake_hands(b: ActMoment) -> None:
    other = b.whom or b.what
    v = approach(b, other, 0.25, 0.4)
    if other is None or (b.u > 0 and v <= 0):
        return None
    if Manner.GENTLE in b.act.manner:
        return _hold_hands(b, other, v)
    side = b.side(other)
    k = ease(part(v, 0.0, 0.2)) * (1.0 - part(v, 0.92, 1.0))
    down_to(b, b.a, other, k)
    down_to(b, other, b.a, k)
    other.yaw = -PROFILE * 0.8 * side
    shake = 0.06 * math.sin(b.t * 14)
    meet = ((b.a.x + other.x) / 2, 0.48 * min(b.a.height, other.height) + shake, b.a.z + 0.12)
    b.hands(meet)
    ActMoment(b.beings, other, b.act, v, b.t, b.edge).hands(meet)
    return None


def _hold_hands(b: ActMoment, other: Being, v: float) -> None:
    """Side by side, looking out of the picture, hand in hand."""
    side = b.side(other)
    swing = 0.04 * math.sin(b.t * 4.0)
    meet = ((b.a.x + other.x) / 2, 0.36 * min(b.a.height, other.height) + b.a.y, b.a.z + 0.08 + swing)
    for body, inner in ((b.a, side), (other, -side)):
        body.yaw, body.mood = 0.25 * inner, "happy"
        body.left, body.right = (meet, None) if inner < 0 else (None, meet)


def _fight(b: ActMoment) -> None:
    other = b.whom or b.what
    wield(b)
    if other is not None and not other.cuddly and len(b.act.who) > 1:  # over a thing they fight each other
        other = b.leader if b.leader is not b.a else b.beings[b.act.who[1]]
    if other is not None and other.id in b.act.who and b.leader is not b.a:
        return _spar(b.a, b.side(other), b.t * 9 + math.pi) if b.u > 0.3 else None
    v = approach(b, other, 0.22, 0.3)
    if other is None or (b.u > 0 and v <= 0):
        return None
    side = b.side(other)
    _spar(b.a, side, b.t * 9)
    _spar(other, -side, b.t * 9 + math.pi)
    return None


def _spar(body: Being, way: float, beat: float) -> None:
    """Fists up, blow after blow, towards the side ``way``."""
    body.yaw, s = PROFILE * way, math.sin(beat)
    body.over = Pose(x=0.08 * way * s, lean=0.2 + 0.25 * s, crouch=0.1 * body.hip, left_foot=(0, 0, 0.1))
    body.left = Arm(0.05, 0.2, 0.35 + 0.75 * max(s, 0), (1, -0.5, 0), 1.0)
    body.right = Arm(0.05, 0.2, 0.35 + 0.75 * max(-s, 0), (1, -0.5, 0), 1.0)
    body.mood = "angry"


def _lift(b: ActMoment) -> None:
    thing = b.what or b.whom
    v = approach(b, thing, -0.02, 0.3)
    if thing is None or (b.u > 0 and v <= 0):
        return None
    k = ease(part(v, 0.3, 0.8))
    if b.fails:
        bend_down(b, 0.1, 1.0)
        b.a.left = b.a.right = middle(thing, 0.4)
        b.a.over = replace(b.a.over, roll=0.04 * math.sin(b.t * 30))
        return sad_end(b, v)
    if v < 0.3:
        bend_down(b, 0.1, ease(v / 0.3))
        b.a.left = b.a.right = middle(thing, 0.3)
        return None
    b.a.left = b.a.right = Arm(0, -0.6, 0.6).mix(OVERHEAD, k)
    thing.held_by, thing.both = b.a.id, True
    thing.overhead = thing.actor or above(b, thing)
    return None


def _push(b: ActMoment) -> None:
    shove(b, pull=False)


def shove(b: ActMoment, pull: bool) -> None:
    """Body against (or away from) the thing, which moves along; a failed one stays where it is."""
    thing, a = b.what or b.whom, b.a
    if thing is None:
        return None
    leads = b.leader is a
    side = b.side(thing) if leads else math.copysign(1.0, thing.x - b.leader.x)
    up, high = abs(a.y - thing.y) < 0.2 and a.y > a.air + 0.1, a.y  # both on a table, say
    draws = pull and a.beast  # harnessed: it looks where it goes and the thing comes after it
    near_by = pull and not draws and by_hand(a, thing)
    gap = 0.08 if draws else 0.15 if pull and thing.actor else 0.05 if near_by else 0.4 if pull else 0.02
    if leads:
        v = approach(b, thing, gap, 0.3)
    else:  # who helps does so on the same side, and goes along with what the first one moves
        move(b, near(a, thing, side, gap), part(b.u, 0.0, 0.3))
        v = part(b.u, 0.3, 1.0)
    a.y = high if up else a.y
    if b.u > 0 and v <= 0:
        return None
    way = (-side if pull else side) * 1.1 * ease(part(v, 0.2, 1.0)) * (0.0 if b.fails else 1.0)
    strain = 0.03 * math.sin(b.t * 22)
    grip = (
        thing.x - side * 0.8 * min(thing.half * thing.scale, 0.4),
        min(0.5 * a.height, thing.y + 0.6 * thing.height * thing.scale),
        thing.z + 0.1,
    )
    if pull and not near_by:
        grip = (a.x + side * 0.3, a.y + 0.45 * a.height, thing.z + 0.1)
    if leads and not b.fails:
        move(b, a.x + way * (UP_THERE if up else 1.0), 1.0)
        a.y = high if up else a.y
        thing.x += way
        thing.y = mid(thing.y, thing.air, part(v, 0.6, 0.9) ** 2)  # off what it was on
        grip = (grip[0] + way, grip[1], grip[2])
    if draws:
        a.yaw, a.gait = -PROFILE * side, "walk" if 0.2 < v < 1.0 else ""
        a.way += abs(way)
        return sad_end(b, v) if b.fails else None
    a.yaw = PROFILE * side
    step = a.hip * 0.3 * math.sin(v * 18)
    lean = -0.55 if pull else 0.65
    foot = -0.18 if not pull else 0.16
    a.over = Pose(lean=lean + strain, crouch=0.15 * a.hip, left_foot=(0, max(step, 0) * 0.4, foot + step),
                  right_foot=(0, max(-step, 0) * 0.4, foot - step))  # fmt: skip
    a.left = a.right = grip
    if thing.actor:
        thing.over = Pose(lean=-0.35 * part(v, 0.2, 0.4))
    if b.fails:
        thing.tilt = 0.3 * strain
        sad_end(b, v)
    return None


def _pull(b: ActMoment) -> None:
    """A person who lies is pulled to their feet by a hand; anything else is pulled along."""
    other = b.whom
    if not helps_up(b.act) or other is None or not other.actor:
        return shove(b, pull=True)
    v = approach(b, other, 0.12, 0.35)
    if b.u > 0 and v <= 0:
        return None
    side, down, k = b.side(other), ease(part(v, 0.0, 0.3)), ease(part(v, 0.35, 0.85))
    b.a.yaw = PROFILE * side
    back = math.sin(math.pi * k)
    b.a.over = Pose(lean=0.7 * down * (1 - k) - 0.3 * back, crouch=0.2 * b.a.hip * down * (1 - k))
    hand = (other.x - 0.2 * side, mid(0.25, 0.55 * other.height, k), other.z + 0.1)
    if v < 0.92:
        b.a.left = b.a.right = hand
    if b.fails:
        return sad_end(b, v)
    other.tilt, other.pitch = other.tilt * (1 - k), other.pitch * (1 - k)
    other.posture = Posture.STAND if k > 0.4 else other.posture
    other.yaw = -PROFILE * 0.8 * side * k
    other.over = Pose(crouch=0.3 * other.hip * back, lean=0.25 * back)
    if 0.3 < v < 0.92:
        other.left = other.right = hand
    return None


TOGETHER: dict[Action, Callable[[ActMoment], None]] = {
    Action.HUG: _hug, Action.KISS: _hug, Action.SHAKE_HANDS: _shake_hands, Action.FIGHT: _fight, Action.LIFT: _lift,
    Action.PUSH: _push, Action.PULL: _pull,
}  # fmt: skip
