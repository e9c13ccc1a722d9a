"""A thing in the colour that somebody asked for: its main material takes it, whatever else has that hue follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from ...common.vocabulary import PropKind
from ...configs.look import Colour
from ..render import painting, tables
from ..render.rig import Array, Tables, linear

_MAIN: Final[Mapping[PropKind, str]] = {}
"""Kinds whose largest material isn't the one that people mean by their colour."""
_HUE, _GREYISH = 0.965, 0.35
"""How alike (cosine) colours of one hue are, and below which share of chroma a colour has no hue."""


def dyed(kind: PropKind, rig: Tables, colour: Colour) -> Tables:
    """The tables of a thing with its main colour replaced; shades of that colour keep their lightness against it."""
    materials = rig.materials.copy()
    main = linear(_MAIN[kind]) if kind in _MAIN else _main(rig)
    wanted = linear(colour)
    for row in materials:
        for part in (slice(1, 4), slice(4, 7)):
            row[part] = _shade(row[part], main, wanted)
    return replace(rig, materials=materials)


def _shade(own: Array, main: Array, wanted: Array) -> Array:
    if np.allclose(own, main, atol=1e-6):
        return wanted
    alike = float(own @ main) / float(np.linalg.norm(own) * np.linalg.norm(main) + 1e-9)
    if min(_chroma(own), _chroma(main)) < _GREYISH or alike < _HUE:
        return own
    return np.clip(wanted * (own.sum() / main.sum()), 0.0, 1.0)


def _chroma(colour: Array) -> float:
    return float((colour.max() - colour.min()) / (colour.max() + 1e-9))


def _main(rig: Tables) -> Array:
    """The colour that covers most of a thing, apart from what shines by itself and from labels."""
    areas: dict[tuple[float, ...], float] = defaultdict(float)
    for row, (_, material, _, _) in zip(rig.rows, rig.index, strict=True):
        own = rig.materials[material]
        if own[0] != painting.GLOW and own[7] != painting.LABEL:
            areas[tuple(own[1:4])] += _area(row)
    if not areas:
        return np.full(3, -1.0)
    return np.array(max(areas, key=lambda tone: areas[tone]))


def _area(row: Array) -> float:
    """About how much of a shape is seen from its broadest side."""
    if row[0] == tables.CONE:
        return float((row[4] + row[5]) * (np.linalg.norm(row[6:9] - row[1:4]) + row[4] + row[5]))
    sizes = np.sort(np.linalg.norm(row[4:13].reshape(3, 3), axis=0))
    return float((4.0 if row[0] == tables.BOX else 3.14) * sizes[1] * sizes[2])
