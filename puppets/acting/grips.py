"""How things are drawn that actors hold or wear and that are carried level: where, how turned, how large."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ...common.things import PropKind
from ..figure.body import Puppet
from ..props.catalog import PROPS
from ..render.rig import Array, turn
from .being import Being, Carriage, part
from .natures import Trait

WORN = {PropKind.SCARF: (-2.5, 0.0, 2.2), PropKind.BAG: (-2.2, 1.0, 1.5), PropKind.COAT: (-3.2, -0.75, 2.6),
        PropKind.SHIRT: (-2.9, -0.75, 2.0), PropKind.DRESS: (-3.6, -0.8, 2.9), PropKind.TROUSERS: (-4.2, -0.6, 2.2),
        PropKind.TIE: (-2.3, -0.85, 1.1), PropKind.NECKLACE: (-1.9, -0.7, 0.9), PropKind.BELT: (-3.2, -0.7, 0.6),
        PropKind.APRON: (-3.4, -0.85, 2.3), PropKind.SHORTS: (-3.9, -0.65, 1.4),
        PropKind.GLASSES: (-0.05, -1.05, 0.75), PropKind.MASK: (-0.3, -1.05, 1.0), PropKind.HEADPHONES: (-1.1, -0.1, 2.5), PropKind.MEDAL: (-1.9, -0.75, 1.0),
        PropKind.STETHOSCOPE: (-1.9, -0.75, 1.2), PropKind.LIFEBUOY: (-3.0, -0.2, 1.6)}  # fmt: skip
"""Where things are worn that aren't hats: how high in the space of the head, how far behind and how big in heads."""
LIMBS = {
    PropKind.SHOE: "foot",
    PropKind.BOOT: "foot",
    PropKind.SLIPPER: "foot",
    PropKind.SANDAL: "foot",
    PropKind.SKATES: "foot",
    PropKind.SOCK: "foot",
    PropKind.GLOVE: "hand",
    PropKind.RING: "hand",
}
"""What is worn on a foot or a hand."""
POURS = 1.25
"""How far what is poured out is tipped, radians."""


class Placed(NamedTuple):
    """Where a thing's foot is in metres, how it is turned (3, 3), and how tall it is."""

    place: Array
    spin: Array
    size: float


def hand_side(one: Being) -> int:
    """The side of the hand that holds: the one that the camera sees."""
    return -1 if one.yaw >= 0.0 else 1


class Grips:
    """The hands and heads of a shot's actors, ``names`` in the order of their ``puppets``, and what they have.

    ``start`` is everybody as the shot begins.
    """

    def __init__(self, puppets: Sequence[Puppet], names: Sequence[str], start: Mapping[str, Being]) -> None:
        self.puppets, self.names, self.start = puppets, list(names), start

    def grasp(self, thing: Being, one: Being, beings: Mapping[str, Being]) -> int:
        """The side of the hand that has a thing: what was held before goes to the far hand, if there are two."""
        near = hand_side(one)
        several = sum(x.held_by == one.id and not x.both for x in beings.values()) > 1
        return -near if several and self.start[thing.id].held_by == one.id else near

    def placed(
        self, prop: PropKind, one: Being, beings: Mapping[str, Being], actors: Sequence[Array]
    ) -> Placed | None:
        """Where a thing is that an actor holds or wears, or that is carried level; None for all others."""
        size = one.height * one.scale
        if one.carriage is Carriage.LEVEL:
            return self._level(one, size, beings, actors)
        if one.held_by in self.names and one.carriage is Carriage.HAND:
            return self._in_hand(prop, one, size, self.names.index(one.held_by), beings, actors)
        if one.worn_by in self.names and one.worn_by is not None and not one.has(Trait.COVER):
            return self._worn(prop, one, self.names.index(one.worn_by), beings[one.worn_by], actors)
        return None

    def _level(self, one: Being, size: float, beings: Mapping[str, Being], actors: Sequence[Array]) -> Placed:
        """Along the way its carrier looks: on a shoulder, across a mouth, or under who rides it."""
        rider = next((x for x in beings.values() if x.riding == one.id), None)
        carrier = rider or beings.get(one.held_by or "") or one
        side = -1.0 if carrier.yaw < 0.0 else 1.0
        place = np.array([one.x, one.y, one.z])
        edge_on = 0.0
        if rider is None and one.held_by in self.names:
            i, hand = self.names.index(one.held_by), hand_side(carrier)
            bone = self.puppets[i].tables.bones.index("arm_l" if hand < 0 else "arm_r")
            place, edge_on = actors[i][bone][:, 3] + np.array([0.0, 0.06, 0.08]), 1.2
        elif rider is None:
            size = max(size * one.held_scale, min(size, 0.9 * carrier.height * carrier.scale))
        spin = turn(0.0, 0.0, -side * 0.5 * math.pi) @ turn(0.0, edge_on, 0.0)
        return Placed(place - spin @ np.array([0.0, 0.5 * size, 0.0]), spin, size)

    def _in_hand(
        self,
        prop: PropKind,
        one: Being,
        size: float,
        index: int,
        beings: Mapping[str, Being],
        actors: Sequence[Array],
    ) -> Placed:
        holder = beings[self.names[index]]
        if not one.overhead:
            size = max(size * one.held_scale, min(size, 0.5) if one.both else 0.0)
        place = self._palm(index, one, holder, beings, actors)
        # what is held in front of a body doesn't hide a face
        grip = (
            0.0
            if one.overhead or one.planted
            else 0.5
            if one.cuddly
            else 0.4
            if one.both
            else PROPS[prop].grip
        )
        place = place - np.array([0.0, grip * size, -0.04])
        bulky = one.both or one.half > 0.2 * one.height
        if bulky and not one.overhead and not one.has(Trait.LIFTED):
            place[1] -= self._hides(index, place[1], size, actors)
        slender = size > 0.45 and not one.both and one.half < 0.2 * one.height
        side = hand_side(holder)
        spin = turn(0.05, 0.0, 0.55 * side if slender else -0.1)
        if holder.cant:
            spin = turn(0.0, 0.0, holder.cant * side)
            place = place + np.array([0.0, grip * size, 0.0]) - spin @ np.array([0.0, grip * size, 0.0])
        if one.planted:
            return _planted(one, place, holder)
        if one.poured:
            spin = turn(0.0, 0.0, POURS * side * one.poured) @ np.diag([float(-side), 1.0, 1.0])
            place = place + np.array([0.0, grip * size, 0.0]) - spin @ np.array([0.0, 0.5 * size, 0.0])
        return Placed(place, spin, size)

    def _worn(self, prop: PropKind, one: Being, index: int, wearer: Being, actors: Sequence[Array]) -> Placed:
        if prop in LIMBS:
            bone = LIMBS[prop] + ("_l" if hand_side(wearer) < 0 else "_r")
            place = actors[index][self.puppets[index].tables.bones.index(bone)][:, 3]
            size = self.puppets[index].frame.head * 0.8
            return Placed(place - np.array([0.0, 0.3 * size, -0.05]), turn(0.0, 0.5 * wearer.yaw, 0.0), size)
        head = actors[index][self.puppets[index].tables.bones.index("head")]
        high, behind, share = WORN.get(prop, (0.36, 0.0, 1.75))
        size = self.puppets[index].frame.head * share
        place, spin = head @ np.array([0.0, high, 0.0, 1.0]), turn(0, 0, one.tilt)
        if prop in WORN:
            spin = turn(0, wearer.yaw + (math.pi if behind else 0.0), one.tilt)
            place = place + spin @ np.array([0.0, 0.0, behind * self.puppets[index].frame.head])
        return Placed(place, spin, size)

    def _hides(self, index: int, low: float, size: float, actors: Sequence[Array]) -> float:
        """How far what is held in front reaches above the chin of its holder, who isn't eating it."""
        chin = actors[index][self.puppets[index].tables.bones.index("head")][1, 3]
        return float(max(0.0, low + size - chin)) * part(chin - 0.1 - low, 0.0, 0.1)

    def _palm(
        self, index: int, one: Being, holder: Being, beings: Mapping[str, Being], actors: Sequence[Array]
    ) -> Array:
        palms = {side: self.puppets[index].palm(actors[index], side) for side in (-1, 1)}
        if one.both:
            return np.asarray((palms[-1] + palms[1]) / 2.0)
        return np.asarray(palms[self.grasp(one, holder, beings)])


def _planted(one: Being, palm: Array, holder: Being) -> Placed:
    """A tool from the hand down to the ground before the feet."""
    foot = np.array([palm[0] + 0.22 * (1.0 if holder.yaw >= 0.0 else -1.0), holder.y, palm[2]])
    way = palm - foot
    length = float(np.hypot(way[0], way[1]))
    return Placed(
        foot, turn(0.0, 0.0, -math.atan2(way[0], way[1])), max(one.height * one.scale, 1.1 * length)
    )
