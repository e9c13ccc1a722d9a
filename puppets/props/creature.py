"""Animals with gaits of their own: what a module of animals gives, and how its bones come into the world.

Models are in units of their height with the feet at y = 0 and look towards +z, as those of ``beasts`` do.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..render.rig import Array, Rig, chain, joint, turn
from .gaits import Gait

Spot = tuple[float, float, float]
Bones = dict[str, Array]
"""Bones (3, 4) by name, seen from the ``root`` (which is seen from the model's place); those left out rest."""
COMMON = ("head", "tail", "left", "right")
"""The bones that every prop has besides its root."""


@dataclass(frozen=True)
class CreatureMoment:
    """What an animal does right now: seconds and their offset, radians that its steps have turned, its gait,
    how far its mouth is open (0 … 1), and where its head turns (radians)."""

    at: float
    phase: float = 0.0
    steps: float = 0.0
    gait: Gait = Gait.STAND
    mouth: float = 0.0
    look: float = 0.0

    @property
    def t(self) -> float:
        """Seconds of its own: two of a kind never move alike."""
        return self.at + self.phase

    @property
    def asleep(self) -> bool:
        """Whether it sleeps."""
        return self.gait is Gait.SLEEP

    @property
    def goes(self) -> bool:
        """Whether it walks or runs."""
        return self.gait in (Gait.WALK, Gait.RUN)

    @property
    def down(self) -> bool:
        """Whether it lies."""
        return self.gait in (Gait.LIE, Gait.SLEEP)

    @property
    def shut(self) -> bool:
        """Whether its eyes are closed, if only for a blink."""
        return self.asleep or math.sin(self.t * 1.7) > 0.995


@dataclass(frozen=True)
class Creature:
    """An animal: its shapes, its pose, the bones it adds, and how others meet it.

    ``mouth`` is how far ahead and up its mouth is and ``back`` how high it carries a rider, in heights; ``stride``
    the heights it covers while its steps turn by a radian; ``shown`` how far it is turned (radians) in a picture
    where nobody acts; ``turns`` the share of a turn that it follows.
    """

    build: Callable[[Rig], None]
    pose: Callable[[CreatureMoment], Bones]
    bones: tuple[str, ...]
    mouth: tuple[float, float]
    back: float
    stride: float = 0.12
    still: Gait = Gait.STAND
    shown: float = 0.7
    turns: float = 1.0
    flies: bool = False


def placed(creature: Creature, place: Array, moment: CreatureMoment) -> Array:
    """Bones (n, 3, 4) in the order of the rig; ``place`` maps the model to the world."""
    own = creature.pose(moment)
    base = chain(place, own["root"]) if "root" in own else place
    names = (*COMMON, *creature.bones)
    return np.stack([base, *(chain(base, own[name]) if name in own else base for name in names)])


def about(pivot: Spot, rotation: Array) -> Array:
    """A rotation about a point."""
    point = np.array(pivot)
    return joint(rotation, point - rotation @ point)


def hidden(at: Spot) -> Array:
    """Shapes drawn together into a point that something else covers."""
    return joint(None, at, 0.002)


def lids(head: Array, eye: Spot, shut: bool) -> Array:
    """The lids: over the eyes when ``shut``, else inside the head."""
    return head if shut else chain(head, hidden(eye))


def nod(moment: CreatureMoment, pivot: Spot, pitch: float = 0.0, lively: float = 1.0) -> Array:
    """A head that looks about a little, or hangs in sleep."""
    if moment.asleep:
        return about(pivot, turn(pitch + 0.35))
    t = moment.t
    yaw = moment.look + 0.14 * lively * math.sin(t * 0.8)
    return about(pivot, turn(pitch + 0.05 * math.sin(t * 1.1), yaw, 0.06 * lively * math.sin(t * 1.3)))


def mirrored(side: int, at: Spot) -> Spot:
    """A point on the left (−1) or the right (1)."""
    return (side * at[0], at[1], at[2])


SIDES = ((-1, "l"), (1, "r"))
"""The sign of x and the letter of each side."""
