"""How a thing or an animal that acts is carried: the one place where its bones are made."""

from __future__ import annotations

from ...common.vocabulary import PropKind
from ..props import catalog as props
from ..render.rig import Array


def thing_bones(kind: PropKind, place: Array, at: float, phase: float) -> Array:
    """Bones (n, 3, 4) of a thing whose model ``place`` maps to the world."""
    return props.bones(kind, place, at, phase)
