"""How much room a prop takes before its middle: whoever walks past it mustn't walk through it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...common.things import PropKind
from ..render.posing import pose_shapes
from ..render.rig import joint
from .catalog import bones, model

WALKED = 0.9
"""Metres above the ground up to which something is in the way of a walker."""


@lru_cache(maxsize=1024)
def front_of(prop: PropKind, high: float) -> float:
    """How far a prop that is ``high`` metres tall reaches before its middle, metres, where people walk."""
    tables = model(prop)
    posed = np.zeros(tables.rows.shape, np.float32)
    at = bones(prop, joint(scale=high), 0.0, 0.0)
    pose_shapes(tables.rows, tables.index, at, np.zeros(16), posed)
    low = posed[posed[:, 30] < WALKED]
    return float(low[:, 22].max(initial=0.0))
