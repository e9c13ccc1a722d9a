"""What a kind of prop is to those who place it: its shapes, its sizes and how it lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ...common.things import PropKind
from ..render.rig import Rig
from . import beasts
from .menagerie import CREATURES


@dataclass(frozen=True)
class PropModel:
    """A prop's model and sizes: heights in metres, where a hand grips (0 base … 1 top), how it moves,
    half its width in heights, whether it hangs in the air (metres above the ground)."""

    build: Callable[[Rig], None]
    stands: float
    held: float
    grip: float = 0.1
    life: str = "still"
    half: float = 0.5
    air: float = 0.0
    in_hand: Callable[[Rig], None] | None = None


def beast(kind: PropKind, stands: float, held: float) -> PropModel:
    """An animal on four legs, in metres standing and held."""
    return PropModel(partial(beasts.build, kind), stands, held, 0.1, "beast", 0.6)


def creature(kind: PropKind, stands: float, held: float, half: float, air: float = 0.0) -> PropModel:
    """An animal with a gait of its own, in metres standing, held and above the ground; half its width in heights."""
    return PropModel(CREATURES[kind].build, stands, held, 0.1, "creature", half, air)
