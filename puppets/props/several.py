"""Several of a thing at one place: eight socks are a heap of socks, three apples lie side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from ...common.things import PropKind
from ..render import tables as columns
from ..render.rig import Array, Tables
from .kinds import PropModel

HIGHEST: Final = 0.8
"""Metres up to which several of a thing are shown as several: a wood is more than three trees at one place."""
_LAID: Final[dict[int, tuple[float, tuple[tuple[float, float], ...]]]] = {
    2: (0.80, ((-0.85, -0.10), (0.85, 0.15))),
    3: (0.72, ((-1.10, -0.15), (1.10, -0.10), (0.0, 0.35))),
    4: (0.66, ((-1.70, -0.10), (-0.55, 0.35), (0.60, -0.20), (1.75, 0.20))),
    5: (0.62, ((-2.00, -0.10), (-1.00, 0.40), (0.05, -0.25), (1.00, 0.45), (2.05, -0.05))),
}
"""Of how many: their size against one alone, and where each stands, in its own half widths: to the right, to the front."""
MOST: Final = max(_LAID)


def may_be_several(prop: PropKind, kind: PropModel) -> bool:
    """Whether more than one of it can be shown at one place: small things without a life or a name of their own."""
    return kind.life in ("still", "sway") and kind.stands <= HIGHEST and prop is not PropKind.PARCEL


def several(one: Tables, kind: PropModel, count: int) -> Tables:
    """The tables of ``count`` (2 to :data:`MOST`) of a thing beside and before each other, on the ground of one."""
    size, places = _LAID[count]
    rows, index = [], []
    for number, (x, z) in enumerate(places):
        rows.append(_moved(one.rows, size, np.array([x * kind.half * size, 0.0, z * kind.half * size])))
        own = one.index.copy()
        own[own[:, 0] > 0, 0] += (
            number * one.groups
        )  # shapes of one melt together, not with those of its neighbour
        index.append(own)
    return replace(one, rows=np.concatenate(rows), index=np.concatenate(index), groups=one.groups * count)


def _moved(rows: Array, size: float, to: Array) -> Array:
    """Shapes at another size and place of their bones' space (the columns are those that a rig writes)."""
    out = rows.copy()
    out[:, 1:4] = rows[:, 1:4] * size + to
    round_, cone = rows[:, 0] != columns.CONE, rows[:, 0] == columns.CONE
    out[round_, 4:13] *= size
    out[cone, 4:6] *= size
    out[cone, 6:9] = rows[cone, 6:9] * size + to
    out[:, 26] = size * rows[:, 26] - rows[:, 23:26] @ to
    out[:, 32:34] *= size
    return out
