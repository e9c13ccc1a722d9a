"""A thing in the colour that somebody asked for: its main material takes it, whatever else has that hue follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from ...common.things import PropKind
from ...configs.look import Colour
from ..render import painting, tables
from ..render.rig import Array, Tables, linear

_MAIN: Final[Mapping[PropKind, str]] = {
    PropKind.ACCORDION: "#c92f2c", PropKind.BAT: "#5a4668", PropKind.BUTTON: "#f0261e", PropKind.DRONE: "#f4f4f2",
    PropKind.FLAMINGO: "#f58aa8 #fab4c6 #f0678f", PropKind.ICEBERG: "#f2fafe", PropKind.JELLYFISH: "#f08ac8",
    PropKind.LADYBIRD: "#e0302a", PropKind.MOTORCYCLE: "#d8342f", PropKind.PEACOCK: "#2f6fd0 #3a86e0",
    PropKind.PIGEON: "#8f9aac #a8b2c2 #b6bfcc", PropKind.PUDDLE: "#6ab4e4", PropKind.SCARECROW: "#4f78b8",
    PropKind.SPROUT: "#5fb83a", PropKind.TOWER: "#b4b0ba", PropKind.VIOLIN: "#8a3f1c #b8622a",
    PropKind.WALL: "#c2573c #b04a32 #d06a4a",
    PropKind.BED: "#4f8fd8", PropKind.BEE: "#f8c52e", PropKind.BIKE: "#d8342f", PropKind.BOAT: "#b8402f",
    PropKind.BRIDGE: "#b07a45", PropKind.BUTTERFLY: "#f58a2a", PropKind.CANDLE: "#fbf1d8",
    PropKind.CHICKEN: "#fbf6ea #ffffff #f1e6d0 #e2d2b4", PropKind.CROW: "#2c3040 #3a4054 #232634 #1a1c28",
    PropKind.DOOR: "#c8402f", PropKind.EAGLE: "#6b4526", PropKind.GIFT: "#8a4fd0", PropKind.HOUSE: "#fbe9c6",
    PropKind.MUSHROOM: "#d8322a", PropKind.PARCEL: "#c89558", PropKind.ROOSTER: "#b5532a",
    PropKind.SNAIL: "#c9743a", PropKind.SPIDER: "#4a3f58 #3a3146", PropKind.SWAN: "#fdfcf8 #ffffff #f6f3ec #eceae4",
    PropKind.BLANKET: "#e5707a #f6d27a #7ab8d8 #8fc98a #c79ad8", PropKind.CURTAIN: "#c8344a #a3263c",
    PropKind.DONUT: "#f78fb8", PropKind.GLOVE: "#3fa08a", PropKind.NOODLES: "#c8342f", PropKind.PAINTBRUSH: "#2f7fe0",
    PropKind.PENCIL: "#ffc52e #e8a21c", PropKind.PILLOW: "#9cc4ea", PropKind.PLANT_POT: "#c9663a",
    PropKind.RICE: "#3f78c8", PropKind.SCISSORS: "#e2402f", PropKind.SCREWDRIVER: "#f2b02e",
    PropKind.SHELF: "#a8683a #6f4426", PropKind.SHIRT: "#3f78c8 #2a4a80", PropKind.SOCK: "#e2483f",
    PropKind.TOASTER: "#d8432f", PropKind.VACUUM_CLEANER: "#d8432f", PropKind.WARDROBE: "#a8683a #c4854e",
    PropKind.VASE: "#3f78c8", PropKind.WATERMELON: "#3f9a4a", PropKind.WINDOW: "#fbf6ea", PropKind.SANDWICH: "#d89a4e",
    PropKind.PAINT_TIN: "#e2332a", PropKind.DOLL: "#4f8fd8", PropKind.RACKET: "#e2432f", PropKind.FAN: "#4fb0e0",
    PropKind.SLIDE: "#e2432f", PropKind.HELMET: "#ffc52e #e0a01e", PropKind.HOT_AIR_BALLOON: "#e2432f",
    PropKind.LANTERN: "#e8302a #b81f1c", PropKind.FLASHLIGHT: "#33363f",
    PropKind.SCARF: "#d8432f", PropKind.TRAIN: "#2f8a55", PropKind.TRUCK: "#d8432f", PropKind.WAND: "#6f3fa5",
}  # fmt: skip
"""Kinds whose largest colour isn't what people mean by theirs: the right one, and others that follow it."""
_HUE, _GREYISH = 0.965, 0.35
"""How alike (cosine) colours of one hue are, and below which share of chroma a colour has no hue."""


def dyed(kind: PropKind, rig: Tables, colour: Colour) -> Tables:
    """The tables of a thing with its main colour replaced; shades of that colour keep their lightness against it."""
    materials = rig.materials.copy()
    mains = [linear(tone) for tone in _MAIN[kind].split()] if kind in _MAIN else [_main(rig)]
    wanted = linear(colour)
    for row in materials:
        for part in (slice(1, 4), slice(4, 7)) if row[0] != painting.GLOW else ():
            row[part] = _shade(row[part], mains, wanted)
    return replace(rig, materials=materials)


def _shade(own: Array, mains: list[Array], wanted: Array) -> Array:
    lightness = own.sum() / mains[0].sum()
    follows = any(np.allclose(own, main, atol=1e-6) for main in mains)
    alike = float(own @ mains[0]) / float(np.linalg.norm(own) * np.linalg.norm(mains[0]) + 1e-9)
    coloured = min(_chroma(own), _chroma(mains[0])) >= _GREYISH
    if follows or (coloured and alike >= _HUE):
        return np.asarray(np.clip(wanted * lightness, 0.0, 1.0))
    return own


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
