"""How a thing or an animal that acts is carried: the one place where its bones are made."""

from __future__ import annotations

import math

import numpy as np

from ...common.acts import Posture
from ...common.things import PropKind
from ..figure.body import Arm
from ..props.beasts import BEASTS
from ..props.menagerie import CREATURES
from ..render.rig import Array, chain, joint, turn
from .being import Being, Touch
from .creatures import Gait, creature_bones, is_creature

SWING = {Gait.WALK: 0.42, Gait.RUN: 0.75}
"""How far legs swing, radians, as the beasts' rigs have it."""
_LEFTWARD = {
    PropKind.FISH,
    PropKind.SHARK,
    PropKind.CAR,
    PropKind.TRAIN,
    PropKind.BUS,
    PropKind.TRUCK,
    PropKind.PLANE,
    *(PropKind.TRACTOR, PropKind.DIGGER, PropKind.FIRE_ENGINE, PropKind.AMBULANCE, PropKind.MOTORCYCLE),
    *(
        PropKind.HELICOPTER,
        PropKind.SUBMARINE,
        PropKind.CART,
        PropKind.PRAM,
        PropKind.WHEELBARROW,
        PropKind.CANNON,
    ),
}
"""Whose model looks to the left of the picture."""
_OPENS: dict[PropKind, tuple[int, Array, tuple[float, float]]] = {
    PropKind.DOOR: (3, np.array([-0.3, 0.46, 0.0]), (0.0, -1.25)),
    PropKind.BOX: (1, np.array([0.0, 0.76, -0.42]), (-1.1, 0.0)),
    PropKind.FRIDGE: (3, np.array([0.28, 0.5, 0.2]), (0.0, 1.6)),
    PropKind.WARDROBE: (3, np.array([-0.38, 0.5, 0.16]), (0.0, -1.5)),
    PropKind.GATE: (3, np.array([-0.53, 0.3, 0.0]), (0.0, -1.25)),
    PropKind.STEAMER: (1, np.array([0.0, 0.66, -0.5]), (-1.1, 0.0)),
    PropKind.ELEVATOR: (3, np.array([-0.32, 0.41, 0.0]), (0.0, -1.25)),
}
"""The bone of a leaf or a lid, its hinge, and how far it opens (pitch and yaw, radians)."""

_ARMS: dict[PropKind, tuple[tuple[float, float], float]] = {
    PropKind.ROBOT: ((0.22, 0.5), 0.29),
    PropKind.SNOWMAN: ((0.17, 0.56), 2.25),
    PropKind.SCARECROW: ((0.1, 0.61), 1.57),
    PropKind.PENGUIN: ((0.2, 0.55), 0.2),
    PropKind.DUCKLING: ((0.2, 0.55), 0.2),
}
"""Where arms hang on (out and up, heights), and how far from hanging down they rest, radians."""
_SWINGS = {PropKind.SWING: (3, np.array([0.0, 0.97, 0.0]))}
"""The bone that swings, and what it hangs on."""


def body_of(prop: PropKind) -> tuple[tuple[float, float] | None, float]:
    """Where an animal's mouth is (ahead and up) and how high its back is, in heights; None for all others."""
    if prop in CREATURES:
        return CREATURES[prop].mouth, CREATURES[prop].back
    beast = BEASTS.get(prop)
    if beast is None:
        return None, 0.62
    _, y, z = beast.skull
    return (z + beast.head * 0.6 + 0.6 * beast.snout, y - 0.5 * beast.head), beast.hips + 0.75 * beast.body


def turned(prop: PropKind, one: Being) -> Array:
    """How an animal or a thing is turned: beasts as they go, fish by their long side, things a little."""
    if one.beast:
        return turn(0.05, one.yaw * (CREATURES[prop].turns if prop in CREATURES else 1.0), 0)
    if prop in _LEFTWARD:
        # only its near side is modelled: to the right it goes mirrored
        return np.diag([-1.0 if one.yaw > 0.2 else 1.0, 1.0, 1.0]) @ turn(0.08, 0.12, 0)
    return turn(0.08, one.yaw * 0.5, 0)


def thing_bones(prop: PropKind, place: Array, at: float, phase: float, one: Being) -> Array:
    """Bones (n, 3, 4) of a thing that ``place`` maps to the world; animals step the way they have gone."""
    gait, steps = _gait(prop, one), 0.0
    size = max(one.height * one.scale, 0.05)
    if prop in CREATURES:
        steps = one.way / (CREATURES[prop].stride * size)
    elif one.beast and gait in SWING:
        phase += 2 * math.pi * one.way / (4 * BEASTS[prop].hips * size * math.sin(SWING[gait]))
    look = one.over.head_yaw + one.look
    out = creature_bones(
        prop,
        place,
        at,
        phase,
        gait=gait,
        mouth=one.mouth,
        look=look,
        steps=steps,
        dip=one.over.head_pitch,
        wag=one.wag,
    )
    if one.opened and prop in _OPENS:
        bone, pivot, spin = _OPENS[prop]
        rotation = turn(spin[0] * one.opened, spin[1] * one.opened, 0)
        out[bone] = chain(out[0], joint(rotation, pivot - rotation @ pivot))
    if prop in _ARMS and (one.left is not None or one.right is not None):
        _raise_arms(out, prop, one, size)
    if one.sway and prop in _SWINGS:
        bone, pivot = _SWINGS[prop]
        rotation = turn(0, 0, one.sway)
        out[bone] = chain(out[0], joint(rotation, pivot - rotation @ pivot))
    return out


def _raise_arms(out: Array, prop: PropKind, one: Being, size: float) -> None:
    """Turns the arms or wings of a figure to where its hands are asked to be."""
    (wide, high), rest = _ARMS[prop]
    faced = 1 if one.yaw >= 0.0 else -1
    for side, hand in ((-1, one.left), (1, one.right)):
        if hand is None:
            continue
        if isinstance(hand, Touch):
            arm, lift = side, 2.4
        elif isinstance(hand, Arm):
            lone = one.left is None or one.right is None
            arm, lift = faced if lone else side, 2.7 * min(max((hand.up + 0.92) / 1.84, 0.0), 1.0)
        else:
            arm = 1 if hand[0] >= one.x else -1
            lift = math.atan2(abs(hand[0] - one.x), one.y + high * size - hand[1])
        spin = turn(0, 0, arm * (lift - rest) * one.weight)
        pivot = np.array([wide * arm, high, 0.0])
        bone = 3 if arm < 0 else 4
        out[bone] = chain(out[0], joint(spin, pivot - spin @ pivot))


def _gait(prop: PropKind, one: Being) -> Gait:
    if not one.beast:
        return Gait.FLY if one.aloft and one.y > 0.12 and is_creature(prop) else Gait.STAND
    if one.asleep:
        return Gait.SLEEP
    if one.posture in (Posture.LIE, Posture.KNEEL):
        return Gait.LIE
    if one.posture is Posture.SIT:
        return Gait.SIT
    if one.aloft and one.y > 0.12 and prop in CREATURES and CREATURES[prop].flies:
        return Gait.FLY
    if one.gait:
        return Gait(one.gait)
    if one.speed > 0.0:
        return Gait.RUN if one.speed > 1.5 * one.height * one.scale else Gait.WALK
    return Gait.STAND if one.acted or prop in CREATURES else BEASTS[prop].still
