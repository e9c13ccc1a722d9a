"""Where bodies stand as a place is seen first: in the order in which they are told of, and where there is room.

How an act ends, and so where the next shot begins, is known to the stage (``puppets/acting/cuts.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .ledger import Ledger
from .parts import Part

EDGE: Final = 0.9
"""How far out anybody stands, as a share of the stage."""
WIDE: Final = 0.72
"""How far out those stand who begin together."""
BESIDE: Final = 0.28
"""How far from each other the bodies of one entity stand."""


def places(bodies: Sequence[Part], ledger: Ledger) -> dict[str, float]:
    """Where bodies stand, −1 left … 1 right, by their ids; who is on, in or held by another one is where that is."""
    free = [part for part in bodies if ledger.of(part.entity.id).at is None]
    entities = list(dict.fromkeys(part.entity.id for part in free))
    fresh = [key for key in entities if ledger.of(key).x is None]
    alone = len(fresh) == len(entities)
    for n, key in enumerate(fresh):
        x = EDGE if not alone else 0.0 if len(fresh) == 1 else -WIDE + 2.0 * WIDE * n / (len(fresh) - 1)
        ledger.of(key).x = round(x, 3)
    found: dict[str, float] = {}
    for key in dict.fromkeys(part.entity.id for part in bodies):
        mine = [part for part in bodies if part.entity.id == key]
        x = _carried(key, ledger)
        for n, part in enumerate(mine):
            off = BESIDE * (n - 0.5 * (len(mine) - 1))
            found[part.id] = round(min(max(x + off, -EDGE), EDGE), 3)
    return found


def _carried(key: str, ledger: Ledger) -> float:
    """Where an entity is, by what carries it."""
    seen: set[str] = set()
    while (spot := ledger.of(key).at) is not None and key not in seen:
        seen.add(key)
        key = spot.entity
    return ledger.of(key).x or 0.0
