"""Blows of hands and feet, light touches among them: hitting, kicking, breaking."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ...common.acts import Action, Manner, StagedAct
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .gait import PROFILE, approach, wield
from .natures import Trait
from .postures import stumble
from .reaching import bend_down, heavy, sad_end

MEETS = 0.45
"""When a foot meets what it kicks, a share of the act."""


def reel(other: Being, side: float, k: float) -> None:
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
    if mark is not None and b.act.action is Action.HIT and is_light(b.act, mark):
        return _touch(b, mark)
    v = approach(b, mark, 0.12, 0.3)
    if b.u > 0 and v <= 0:
        return None
    side = b.side(mark)
    back, blow = ease(part(v, 0.0, 0.35)), part(v, 0.38, 0.5)
    if mark is not None:
        bend_down(b, mark.y + 0.62 * mark.height * mark.scale, blow * (1 - part(v, 0.65, 1)))
    b.a.over = replace(b.a.over, lean=max(b.a.over.lean, -0.3 * back + 0.8 * blow * (1 - part(v, 0.65, 1))))
    if v < 0.4 or mark is None:
        b.hands(Arm(0.4, 0.6 * back, -0.6 * back, (1, 0, -0.5), 1.0), Arm(0.1, -0.2, 0.6, curl=1.0))
    else:
        near_edge = mark.x - side * (0.8 * mark.stem * mark.scale if mark.has(Trait.ROOTED) else 0.0)
        high = mark.y + 0.62 * mark.height + (0.35 if b.fails else 0.0)
        reach = b.a.y + 0.8 * b.a.height * b.a.scale
        b.hands(
            (
                near_edge,
                min(high, reach) if mark.has(Trait.ROOTED) else high,
                max(mark.z, b.a.z - 0.05) + 0.05,
            )
        )
    if mark is not None and v > 0.47 and not b.fails and not mark.has(Trait.ROOTED):
        reel(mark, side, math.exp(-3.0 * (v - 0.47)) * 1.0)
        mark.x += side * 0.2 * part(v, 0.47, 0.7) * (0.1 if heavy(b, mark) else 1.0)
    if b.fails:
        sad_end(b, v)
    return None


def is_light(act: StagedAct, mark: Being) -> bool:
    """Whether a hit is a tap, a tickle or a knock on what stands fast: nobody reels."""
    if mark.has(Trait.ROOTED):
        return act.what in (None, mark.id)
    return bool({Manner.GENTLE, Manner.HAPPY} & set(act.manner) and mark.cuddly)


def _touch(b: ActMoment, mark: Being) -> None:
    """Knocks, taps or tickles again and again with a hand on the mark; whoever lives likes it."""
    gap = -0.6 * min(mark.half, mark.stem) * mark.scale if mark.has(Trait.ROOTED) else 0.06
    v = approach(b, mark, gap, 0.3)
    if b.u > 0 and v <= 0:
        return None
    side, a = b.side(mark), b.a
    a.z = max(a.z, mark.z + 0.3) if mark.has(Trait.ROOTED) else a.z
    on = 1.0 - part(v, 0.9, 1.0)
    beat = math.sin(b.t * (22.0 if Manner.HAPPY in b.act.manner else 13.0))
    high = min(mark.y + 0.55 * mark.height * mark.scale, a.y + 0.75 * a.height * a.scale)
    near_side = mark.x - side * 0.5 * min(mark.half * mark.scale, 0.5)
    if mark.has(Trait.ROOTED):  # as far as an arm goes
        near_side, high = a.x + side * 0.34 * a.height * a.scale, a.y + 0.72 * a.height * a.scale
    spot = (near_side + side * 0.06 * (beat - 1.0), high + 0.03 * beat, max(mark.z, a.z) + 0.12)
    bend_down(b, high, 0.9 * on)
    if a.has(Trait.PACKS):
        a.over, a.gait = Pose(), "wave" if 0.0 < v < 0.95 else ""
    b.hands(spot, spot if Manner.HAPPY in b.act.manner else None)
    if b.fails:
        return sad_end(b, v)
    if not mark.cuddly:
        return None
    mark.mood, mark.mouth = "happy", 0.8 if Manner.HAPPY in b.act.manner else 0.0
    mark.over = Pose(roll=(0.12 if mark.mouth else 0.04) * math.sin(b.t * 15.0) * on, shrug=0.6 * on)
    if mark.mouth and mark.actor:
        mark.shut = on
        mark.left = mark.right = Arm(-0.15, -0.35, 0.45, (1.0, -0.4, 0.0), 0.8)
    return None


def _kick(b: ActMoment) -> None:
    mark, a = b.what or b.whom, b.a
    v = approach(b, mark, 0.4 if b.fails else 0.06, 0.35)
    if b.u > 0 and v <= 0:
        return None
    side = b.side(mark)
    a.yaw = PROFILE * side
    back, swing = ease(part(v, 0, 0.3)), part(v, 0.32, MEETS)
    rest = 1 - part(v, 0.65, 0.95)
    leg = a.hip
    a.over = Pose(
        lean=0.2 * back - 0.5 * swing * rest,
        right_foot=(0, (0.35 * back + 0.25 * swing) * leg * rest, (-0.6 * back + 1.5 * swing) * leg * rest),
    )
    a.left = a.right = Arm(0.8, -0.1, -0.3)
    if a.has(Trait.PACKS):  # it turns its back and kicks out
        a.yaw, a.over, a.gait = -PROFILE * side, Pose(), "kick" if 0.3 < v < 0.7 else "stand"
    if mark is None or v < MEETS:
        return None
    if b.fails:
        return stumble(b, v)
    k = part(v, MEETS, 1.0)
    if mark.cuddly or heavy(b, mark):
        reel(mark, side, math.exp(-3 * k))
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


BLOWS: dict[Action, Callable[[ActMoment], None]] = {
    Action.HIT: _hit,
    Action.KICK: _kick,
    Action.BREAK: _break,
}
