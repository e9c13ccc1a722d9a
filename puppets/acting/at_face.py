"""Acts of hands at one's own head: eating, drinking, putting on a hat, reading."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action, Posture, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, Being, ease, mid, part
from .gait import approach
from .natures import Trait
from .reaching import CHEST


def _eat(b: ActMoment) -> None:
    """The thing goes to the mouth bite by bite and gets smaller; drink is tipped up."""
    thing = b.what or b.whom
    thing = None if thing is b.a else thing
    dish = b.whom if thing is not b.whom else None
    if thing is not None and dish is not None and dish.has(Trait.DISH) and thing.held_by is None:
        if not thing.has(Trait.DISH):  # it is in the dish
            thing.x, thing.y, thing.z = dish.x, 0.35 * dish.top, dish.z
            thing.visible = thing.height < 1.2 * dish.height
        thing = thing if b.a.actor else dish
    v = b.u
    if not b.a.actor and thing is not None:
        return _graze(b, thing)
    if thing is not None and b.a.posture is Posture.SIT:  # it is at hand
        thing.held_by, thing.both, thing.overhead = b.a.id, False, False
    if thing is not None and thing.held_by != b.a.id:
        v = approach(b, thing, -0.02, 0.3)
        if b.u > 0 and v <= 0:
            return None
        thing.held_by, thing.both, thing.overhead = b.a.id, False, False
    b.a.yaw *= 0.4
    bite = 0.5 - 0.5 * math.cos(2 * math.pi * v * 3)
    mouth = Arm(-0.25, 0.22, 0.55, (0.8, -1, 0), 0.8)
    b.hands(Arm(0.1, -0.3, 0.6, (0.8, -1, 0), 0.8).mix(mouth, bite))
    b.a.over = Pose(head_pitch=-0.3 * bite if b.act.action is Action.DRINK else 0.12 * bite)
    b.a.mouth = 0.5 + 0.5 * math.sin(b.t * 14)
    if thing is not None and not b.fails and b.act.action is Action.EAT:
        _eaten(thing, v)
    return None


def _eaten(thing: Being, v: float) -> None:
    """What is eaten gets smaller and is gone; a bowl is left."""
    thing.eaten = v
    if not thing.has(Trait.DISH):
        thing.scale *= mid(1.0, 0.25, v)
        thing.visible = v < 0.97


def _graze(b: ActMoment, thing: Being) -> None:
    """An animal eats or drinks what lies before it, nose down."""
    flat = 0.5 * thing.half * thing.scale if thing.height < 0.3 * thing.half else 0.05
    v = b.u if thing.held_by == b.a.id else approach(b, thing, -flat, 0.35)
    if b.u > 0 and v <= 0:
        return
    bite = 0.5 - 0.5 * math.cos(2 * math.pi * v * 4)
    low = thing.y < 0.3 * b.a.height and thing.held_by is None
    if b.a.has(Trait.PACKS) and low and v < 0.97:
        b.a.gait = "graze"
        b.a.over = Pose(y=0.01 * bite)
    else:
        b.a.over = Pose(roll=-b.side(thing) * (0.2 + 0.12 * bite))
    b.a.mouth = bite
    if not b.fails and b.act.action is Action.EAT:
        _eaten(thing, v)


def _wear(b: ActMoment) -> None:
    thing = b.what
    if thing is None:
        return None
    if b.act.path is Way.OFF:
        return _undress(b, thing)
    v = b.u
    if thing.held_by != b.a.id:
        v = approach(b, thing, -0.02, 0.35)
        if b.u > 0 and v <= 0:
            return None
    thing.held_by, thing.both = b.a.id, True
    if thing.has(Trait.FOOTWEAR) and b.a.actor:
        low = math.sin(math.pi * part(v, 0.1, 0.95))
        b.a.over = Pose(lean=1.0 * low, crouch=0.35 * b.a.hip * low)
        b.a.left = b.a.right = Arm(0.0, -0.8, 0.6, (1, -0.4, 0), 0.6)
        if v > 0.6 and not b.fails:
            thing.held_by, thing.worn_by = None, b.a.id
        return None
    b.a.left = b.a.right = CHEST.mix(Arm(-0.1, 0.95, 0.15, (1, 0, 0), 0.4), ease(part(v, 0, 0.6)))
    if v > 0.6 and not b.fails:
        thing.held_by, thing.worn_by = None, b.a.id
    return None


def _undress(b: ActMoment, thing: Being) -> None:
    """Hands go to what is worn, take it off and hold it before the body."""
    off = b.u > 0.4 and not b.fails
    thing.worn_by, thing.held_by = (None, b.a.id) if off else (b.a.id, None)
    up = Arm(-0.1, 0.95, 0.15, (1, 0, 0), 0.4)
    b.a.left = b.a.right = (
        Arm().mix(up, ease(part(b.u, 0.05, 0.35))) if not off else up.mix(CHEST, ease(part(b.u, 0.4, 0.7)))
    )
    thing.both = True


def _read(b: ActMoment) -> None:
    if b.what is not None:
        b.what.held_by, b.what.both = b.a.id, True
    b.a.yaw *= 0.4
    b.a.left = b.a.right = Arm(-0.2, -0.32, 0.6, (0.8, -1, 0), 0.6)
    b.a.over = Pose(head_pitch=0.28, head_yaw=0.18 * math.sin(b.t * 3))


AT_FACE: dict[Action, Callable[[ActMoment], None]] = {
    Action.EAT: _eat, Action.DRINK: _eat, Action.WEAR: _wear, Action.READ: _read,
}  # fmt: skip
