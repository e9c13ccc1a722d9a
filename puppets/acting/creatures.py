"""Animals that act: their gaits, as bones of the prop rigs."""

from __future__ import annotations

import math

from ...common.things import PropKind
from ..props.beasts import BEASTS, pose
from ..props.catalog import PROPS, bones
from ..props.creature import CreatureMoment, about, placed
from ..props.gaits import Gait
from ..props.menagerie import CREATURES
from ..render.rig import Array, chain, turn

__all__ = ["Gait", "creature_bones", "is_creature"]

_LIVING = {"pet", "bird", "claws", "swim", "beast", "creature"}


def is_creature(prop: PropKind) -> bool:
    """Whether the prop is an animal."""
    return PROPS[prop].life in _LIVING and prop is not PropKind.ROBOT


def creature_bones(
    prop: PropKind,
    place: Array,
    at: float,
    phase: float,
    *,
    gait: Gait,
    speed: float = 0.0,
    mouth: float = 0.0,
    look: float = 0.0,
    steps: float = 0.0,
    dip: float = 0.0,
    wag: float = 0.0,
) -> Array:
    """Bones (n, 3, 4) of an animal ``at`` seconds; ``place`` (3, 4) maps its model to the world.

    The legs of four-legged animals step so that feet do not slide at ``speed`` (metres per second, steady since
    0 s; for a changing one give 0 and the travelled radians as ``phase``); those of the others have turned by
    ``steps`` radians. ``dip`` lowers a four-legged animal's head, ``wag`` swings its tail. ``mouth`` opens 0 … 1, ``look`` turns the head in radians. Animals without a gait only live
    in their usual way.
    """
    if prop in BEASTS:
        return pose(prop, place, at, phase, gait, speed, mouth, look, dip, wag)
    if prop in CREATURES:
        return placed(CREATURES[prop], place, CreatureMoment(at, phase, steps, gait, mouth, look))
    out = bones(prop, place, at, phase)
    if gait is Gait.FLY and PROPS[prop].life == "bird":
        for bone, side in ((3, -1.0), (4, 1.0)):
            lift = 1.35 + 0.7 * math.sin((at + phase) * 11.0)
            out[bone] = chain(out[0], about((0.2 * side, 0.55, 0.0), turn(0.0, 0.0, side * lift)))
    return out
