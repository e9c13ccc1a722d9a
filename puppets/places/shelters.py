"""Barn and cave as background recipes (see ``places``)."""

from __future__ import annotations

import math

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay, Weather
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .furnishings import DARK
from .plate import HORIZON, Picture, Plate
from .surfaces import ease, night, wall


def barn(plate: Plate, setting: Setting) -> None:
    top = 0.27
    _yard(plate, setting)
    view = plate.pixels.copy()
    wall(plate, (0.50, 0.30, 0.19), (0.40, 0.23, 0.15), top)
    column = plate.x * 9
    gap = np.clip((np.abs(column - np.floor(column) - 0.5) - 0.465) * 40, 0, 1)
    grain = 0.10 * np.sin(np.floor(column) * 12.9) + 0.10 * (plate.noise(0.02, 0.5, 2) - 0.5)
    plate.pixels *= (1.0 + grain - 0.5 * gap)[..., None].astype(np.float32)
    door = plate.mask([(-0.24, top - 0.02), (0.24, top - 0.02), (0.24, 0.76), (-0.24, 0.76)])
    plate.pixels += (view - plate.pixels) * door[..., None]
    floor = plate.floor(ease(plate, (0.78, 0.62, 0.32)), ease(plate, (0.62, 0.47, 0.25)), top)
    plate.speckle(floor, 0.30, 0.006, 0.25)
    rig = Rig()
    _timbers(rig, plate, top)
    _hay(rig, plate, top)
    _stall(rig, plate.half * 0.62, top - 0.02)
    _lantern(rig, -plate.half * 0.40, 0.81, night(setting))
    _fork(rig, plate.half * 0.335, top - 0.05)
    plate.build(rig, blur=0.001)
    if night(setting):
        plate.glow(-plate.half * 0.40, 0.81, 0.26, (1.0, 0.70, 0.34), 0.42)
    else:
        ray = plate.mask([(-0.22, top), (0.22, top), (0.50, -0.1), (-0.34, -0.1)], 0.01)
        plate.add(plate.light.key_colour, np.asarray(ray * 0.13, np.float32))


def _yard(plate: Plate, setting: Setting) -> None:
    """What is seen through the open door: sky, hills, a field and its fence."""
    plate.paint_sky(0.5)
    rig = Rig()
    white = setting.weather is Weather.SNOW
    scenery.hill(rig, -0.16, HORIZON - 0.03, 0.26, 0.10, "#e6edf4" if white else "#6fa05a")
    scenery.hill(rig, 0.20, HORIZON - 0.03, 0.22, 0.14, "#d8e2ec" if white else "#5f9050")
    scenery.tree(rig, plate.rng, 0.13, HORIZON - 0.03, 0.17)
    plate.build(rig, haze=0.12)
    plate.floor(
        ease(plate, (0.90, 0.93, 0.97) if white else (0.56, 0.70, 0.34)),
        ease(plate, (0.82, 0.87, 0.93) if white else (0.50, 0.64, 0.32)),
        HORIZON - 0.02,
    )
    if setting.time is TimeOfDay.NIGHT:
        plate.pixels *= 0.75
    fence = Rig()
    wood = fence.material("#f2e9d8", gloss=0.05)
    for k in range(6):
        fence.box("root", (-0.25 + 0.10 * k, 0.375, 0), (0.008, 0.045, 0.008), wood, bevel=0.003)
    for y in (0.365, 0.395):
        fence.box("root", (0, y, 0), (0.3, 0.006, 0.006), wood, bevel=0.002)
    plate.build(fence)


def _timbers(rig: Rig, plate: Plate, top: float) -> None:
    """Posts, beams and braces, the door's frame with its leaves open, a loft's edge."""
    oak, red, white = (
        rig.material("#6b4428", gloss=0.05),
        rig.material("#a83a30", gloss=0.06),
        rig.material("#f0e6d4", gloss=0.05),
    )
    rig.box("root", (0, 0.89, -0.1), (plate.half, 0.028, 0.03), oak, bevel=0.01)
    for x in (-plate.half * 0.94, -plate.half * 0.50, plate.half * 0.94):
        rig.box("root", (x, 0.62, -0.12), (0.026, 0.35, 0.03), oak, bevel=0.01)
        for side in (-1, 1):
            rig.box(
                "root",
                (x + side * 0.07, 0.81, -0.1),
                (0.015, 0.085, 0.02),
                oak,
                spin=(0, 0, -side * 0.75),
                bevel=0.006,
            )
    for side in (-1, 1):
        rig.box("root", (side * 0.25, 0.51, -0.2), (0.018, 0.27, 0.02), white, bevel=0.006)
        x = side * 0.355
        rig.box("root", (x, 0.505, -0.22), (0.085, 0.255, 0.012), red, bevel=0.008)
        for y in (0.265, 0.505, 0.745):
            rig.box("root", (x, y, -0.205), (0.085, 0.012, 0.006), white, bevel=0.003)
        for y, lean in ((0.385, side), (0.625, -side)):
            rig.box(
                "root", (x, y, -0.206), (0.010, 0.140, 0.005), white, spin=(0, 0, lean * 0.60), bevel=0.003
            )
    rig.box("root", (0, 0.775, -0.2), (0.27, 0.018, 0.02), white, bevel=0.006)


def _hay(rig: Rig, plate: Plate, top: float) -> None:
    """Bales in a heap on the left, loose hay over the loft's edge."""
    straw = rig.material(
        "#e0b64a", second="#c4922f", pattern=painting.SPECKLE, frequency=90.0, gloss=0.0, wrap=0.4
    )
    cord = rig.material("#8a5a2a", gloss=0.0)
    left = -plate.half * 0.72
    for dx, row in ((-0.22, 0), (0.0, 0), (0.22, 0), (-0.11, 1), (0.11, 1), (-0.02, 2)):
        x, y = left + dx, top + 0.03 + 0.115 * row
        rig.box("root", (x, y, -0.02 - 0.01 * row), (0.105, 0.056, 0.05), straw, bevel=0.016)
        for side in (-1, 1):
            rig.box(
                "root", (x + side * 0.045, y, -0.019 - 0.01 * row), (0.004, 0.058, 0.052), cord, bevel=0.002
            )
    for k in range(9):
        x = plate.half * (0.30 + 0.10 * k)
        rig.ball("root", (x, 0.93 + 0.012 * (k % 3), -0.1), (0.09, 0.04, 0.03), straw)
    for _ in range(26):
        x = float(plate.rng.uniform(-plate.half, plate.half))
        y, lean = float(plate.rng.uniform(-0.05, 0.20)), float(plate.rng.uniform(-0.03, 0.03))
        rig.cone("root", (x, y, 0.1), (x + 0.035, y + lean * 0.4, 0.1), 0.0024, 0.0016, straw)


def _stall(rig: Rig, x: float, y: float) -> None:
    """A horse's box: half a door, a trough of hay, a horseshoe over it."""
    oak, dark = rig.material("#8a5a34", gloss=0.06), rig.material("#2a1c14", gloss=0.0)
    steel = rig.material("silver", painting.METAL, gloss=0.5)
    rig.box("root", (x, y + 0.22, -0.2), (0.17, 0.22, 0.01), dark, bevel=0.0)
    for k in range(5):
        rig.box("root", (x - 0.136 + 0.068 * k, y + 0.11, -0.15), (0.031, 0.11, 0.014), oak, bevel=0.006)
    for up in (0.05, 0.19):
        rig.box("root", (x, y + up, -0.13), (0.17, 0.016, 0.01), oak, bevel=0.005)
    for side in (-1, 1):
        rig.box("root", (x + side * 0.185, y + 0.24, -0.14), (0.020, 0.25, 0.02), oak, bevel=0.008)
    rig.box("root", (x, y + 0.48, -0.14), (0.21, 0.020, 0.02), oak, bevel=0.008)
    rig.ring(
        "root", (x, y + 0.56, -0.1), (0.034, 0.040), 0.009, steel, arc=(-0.6 + math.pi, 2 * math.pi + 0.6)
    )


def _lantern(rig: Rig, x: float, y: float, lit: bool) -> None:
    iron = rig.material(DARK, gloss=0.3)
    flame = rig.material("#ffd070", painting.GLOW, glow=1.5 if lit else 0.9)
    rig.cone("root", (x, y + 0.05, 0), (x, 0.88, 0), 0.003, 0.003, iron)
    rig.ball("root", (x, y, 0), (0.026, 0.034, 0.02), flame)
    for up in (-0.04, 0.04):
        rig.cone("root", (x - 0.018, y + up, 0.01), (x + 0.018, y + up, 0.01), 0.010, 0.010, iron)
    rig.ring("root", (x, y + 0.055, 0), (0.016, 0.018), 0.003, iron, arc=(0, math.pi))


def _fork(rig: Rig, x: float, y: float) -> None:
    wood, iron = rig.material("#c99a5a", gloss=0.1), rig.material("#4a4f56", gloss=0.4)
    rig.cone("root", (x, y, 0.02), (x + 0.045, y + 0.33, -0.02), 0.008, 0.008, wood)
    for k in (-1, 0, 1):
        rig.curve(
            "root",
            [
                (x + 0.045, y + 0.33, -0.02),
                (x + 0.05 + 0.026 * k, y + 0.355, -0.02),
                (x + 0.06 + 0.026 * k, y + 0.43, -0.02),
            ],
            [0.006, 0.006, 0.003],
            iron,
        )


def cave(plate: Plate, setting: Setting) -> None:
    top = 0.26
    _outside(plate, setting)
    rig = Rig()
    plate.blend((0.06, 0.05, 0.08), 1.0 - _mouth(plate))
    _boulders(rig, plate, top)
    plate.build(rig, blur=0.0012)
    edge = np.exp(-(((plate.x - _MOUTH) / (0.62 * plate.aspect)) ** 2) - ((plate.y - 0.45) / 0.62) ** 2)
    plate.pixels *= np.maximum(0.42 + 0.70 * edge, _mouth(plate))[..., None].astype(np.float32)
    floor = plate.floor(ease(plate, (0.46, 0.41, 0.43)), ease(plate, (0.33, 0.30, 0.32)), top)
    plate.speckle(floor, 0.22, 0.02, 0.4)
    stones = Rig()
    _dripstones(stones, plate, top)
    for x, y, size in ((-0.80, top - 0.04, 0.10), (0.76, top - 0.05, 0.12), (0.02, top - 0.01, 0.06)):
        scenery.rock(stones, plate.rng, plate.half * x, y, size, "#6d6670")
    _crystals(stones, plate, top)
    plate.build(stones, blur=0.001)
    for x in (-0.50, 0.88):
        plate.glow(plate.half * x, top + 0.08, 0.19, (0.30, 0.75, 0.95), 0.38)
    if not night(setting):
        ray = plate.mask(
            [(_MOUTH - 0.20, top), (_MOUTH + 0.20, top), (_MOUTH + 0.06, -0.1), (-0.46, -0.1)], 0.02
        )
        plate.add(plate.light.key_colour, np.asarray(ray * 0.14, np.float32))


_MOUTH = 0.36
"""The middle of a cave's opening."""


def _outside(plate: Plate, setting: Setting) -> None:
    """The land before the cave."""
    plate.paint_sky(0.4)
    white = setting.weather is Weather.SNOW
    rig = Rig()
    scenery.hill(rig, 0.52, HORIZON - 0.06, 0.26, 0.12, "#d8e2ec" if white else "#6f9f6c")
    for k in range(4):
        scenery.pine(rig, plate.rng, 0.20 + 0.13 * k, HORIZON - 0.08, 0.16 + 0.03 * (k % 2), snow=white)
    plate.build(rig, haze=0.25)
    plate.floor(
        ease(plate, (0.92, 0.95, 0.98) if white else (0.55, 0.68, 0.36)),
        ease(plate, (0.84, 0.89, 0.94) if white else (0.48, 0.62, 0.34)),
        HORIZON - 0.06,
    )
    if setting.time is TimeOfDay.NIGHT:
        plate.pixels *= 0.75


def _mouth(plate: Plate) -> Picture:
    """The cave's opening (h, w): an arch."""
    away = np.sqrt(((plate.x - _MOUTH) / 0.31) ** 2 + ((plate.y - 0.22) / 0.50) ** 2)
    return np.asarray(np.clip((1.0 - away) * plate.unit * 0.3, 0, 1), np.float32)


def _boulders(rig: Rig, plate: Plate, top: float) -> None:
    """Walls and vault of rounded stone around the opening, its nearest stones the largest."""
    tones = [
        rig.material(tone, gloss=0.05, wrap=0.25, rim=0.25) for tone in ("#5f5866", "#6b636e", "#544d5c")
    ]
    step = 0.155
    for row in range(7):
        for k in range(round(plate.half * 2 / step) + 2):
            x = -plate.half + step * (k + 0.5 * (row % 2)) + float(plate.rng.uniform(-0.03, 0.03))
            y = top + 0.02 + 0.145 * row + float(plate.rng.uniform(-0.03, 0.03))
            if ((x - _MOUTH) / 0.38) ** 2 + ((y - 0.22) / 0.58) ** 2 < 1.0:
                continue
            size = float(plate.rng.uniform(0.085, 0.125))
            spin = (0.0, 0.0, float(plate.rng.uniform(-0.7, 0.7)))
            rig.ball(
                "root",
                (x, y, -0.5),
                (size * 1.15, size * 0.82, size * 0.6),
                tones[int(plate.rng.integers(3))],
                spin=spin,
            )
    for k in range(15):
        a = math.pi * k / 14
        size = 0.072 + 0.022 * math.sin(7.0 * a)
        at = (_MOUTH + 0.335 * math.cos(a), 0.22 + 0.53 * math.sin(a), -0.3)
        rig.ball("root", at, (size, size * 0.9, size), tones[k % 3], spin=(0.0, 0.0, a))


def _dripstones(rig: Rig, plate: Plate, top: float) -> None:
    """Stalactites from the vault and stalagmites along the walls."""
    stone = rig.material(
        "#857b86", second="#6a616e", pattern=painting.STRIPES, frequency=26.0, gloss=0.1, wrap=0.3
    )
    count = max(9, round(plate.half * 2 / 0.15))
    for k in range(count):
        x = plate.half * (2 * (k + float(plate.rng.uniform(0.2, 0.8))) / count - 1)
        long = float(plate.rng.uniform(0.12, 0.32)) * (0.5 if abs(x - _MOUTH) < 0.3 else 1.0)
        rig.cone("root", (x, 1.13, 0), (x, 1.06 - long, 0), 0.055, 0.004, stone)
    for at, high in ((-0.95, 0.36), (-0.68, 0.18), (-0.32, 0.13), (0.84, 0.20), (1.0, 0.32)):
        x = plate.half * at
        rig.cone(
            "root", (x, top - 0.02, 0), (x, top + high, 0), 0.065, 0.006, stone, clip=(0, 1, 0, -top + 0.035)
        )


def _crystals(rig: Rig, plate: Plate, top: float) -> None:
    glass = rig.material("#7fe0f2", painting.GLOW, glow=0.95)
    deep = rig.material("#4fb0dc", gloss=0.6, shine=50.0)
    shards = ((-0.06, 0.11), (0.0, 0.17), (0.055, 0.12), (0.10, 0.07), (-0.10, 0.06))
    for at in (-0.50, 0.88):
        x = plate.half * at
        for k, (lean, high) in enumerate(shards):
            foot = (x + lean * 0.4, top - 0.02, 0.02)
            rig.cone("root", foot, (x + lean, top - 0.02 + high, 0.02), 0.022, 0.004, (glass, deep)[k % 2])
