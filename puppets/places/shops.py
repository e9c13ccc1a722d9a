"""Shop and café as background recipes (see ``places``); a shop's name tells what it sells."""

from __future__ import annotations

import math

import numpy as np

from ...common.story import Setting
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .furnishings import DARK, awning, counter, mirror, pendant, till
from .goods import WARES, ShopKind, kind_of_shop
from .plate import Colour, Plate
from .surfaces import boards, daylight, ease, night, sunspot, wall

_TONES: dict[ShopKind, tuple[Colour, str, str]] = {
    ShopKind.GROCERY: ((0.90, 0.90, 0.80), "#3f8f5a", "#7d5a3c"),
    ShopKind.BAKERY: ((0.96, 0.88, 0.74), "#c9783a", "#8a5a34"),
    ShopKind.TOYS: ((0.80, 0.90, 0.96), "#d8434f", "#4f86c0"),
    ShopKind.BOOKS: ((0.90, 0.84, 0.72), "#2f5f7a", "#7a5236"),
    ShopKind.CLOTHES: ((0.95, 0.86, 0.88), "#b0557f", "#a98a78"),
    ShopKind.SWEETS: ((0.98, 0.88, 0.92), "#e06a9a", "#c9a0b0"),
    ShopKind.FLOWERS: ((0.88, 0.94, 0.86), "#5f9a4a", "#a8825a"),
    ShopKind.BARBER: ((0.86, 0.90, 0.93), "#c23b3f", "#3a4a60"),
}
"""Of each kind of shop: the wall, the canopy, the wood of shelves and counter."""


def shop(plate: Plate, setting: Setting) -> None:
    top, kind = 0.25, kind_of_shop(setting.label)
    tint, cloth, wood = _TONES[kind]
    wall(plate, tint, tint, top)
    _chequered(plate, top)
    rig = Rig()
    lit = night(setting)
    if kind is ShopKind.BARBER:
        _barber(rig, plate, top, lit)
    else:
        _shelves(rig, plate, top, kind, wood)
        awning(rig, 0, 0.86, plate.half * 2.1, 0.12, cloth)
        if kind is ShopKind.CLOTHES:
            _rail(rig, plate, -plate.half * 0.62, top)
        counter(rig, plate.half * 0.50, top - 0.05, plate.half * 0.66, 0.23, wood, "#f2e6cf")
        till(rig, plate.half * 0.62, top + 0.19)
        _scales(rig, plate.half * 0.34, top + 0.195)
    plate.build(rig, blur=0.0008)
    for side in (-1, 1) if lit else ():
        plate.glow(side * plate.half * 0.4, 0.80, 0.34, (1.0, 0.82, 0.5), 0.16)


def _chequered(plate: Plate, top: float) -> None:
    floor = plate.floor(ease(plate, (0.90, 0.86, 0.78)), ease(plate, (0.78, 0.74, 0.68)), top)
    side, depth = plate.plane(top + 0.12)
    odd = (np.floor(side * 3 + 0.5) + np.floor(np.log(depth) * 5)) % 2
    plate.pixels *= (1.0 - 0.20 * odd * floor)[..., None].astype(np.float32)


def _shelves(rig: Rig, plate: Plate, top: float, kind: ShopKind, wood: str) -> None:
    """Boards of wares over the whole back wall."""
    board, back = rig.material(wood, gloss=0.12), rig.material("#5f4630", gloss=0.0)
    count = max(3, round(plate.half * 2 / 0.42))
    rows, low, high = 4, top + 0.02, 0.62
    rig.box("root", (0, low + high / 2, -0.35), (plate.half, high / 2, 0.01), back, bevel=0.0)
    for k in range(count + 1):
        rig.box(
            "root",
            (plate.half * (2 * k / count - 1), low + high / 2, -0.1),
            (0.012, high / 2, 0.06),
            board,
            bevel=0.006,
        )
    for r in range(rows):
        y = low + high * r / rows
        rig.box("root", (0, y, -0.1), (plate.half, 0.012, 0.06), board, bevel=0.006)
        each = max(4, round(plate.half * 2 / 0.105))
        for k in range(each):
            x = plate.half * (2 * (k + 0.5) / each - 1)
            WARES[kind](rig, plate.rng, x, y + 0.012, 0.082)


def _scales(rig: Rig, x: float, y: float) -> None:
    steel, dial = rig.material("silver", painting.METAL, gloss=0.6), rig.material("#fbfaf4", gloss=0.3)
    rig.cone(
        "root", (x, y + 0.012, 0.04), (x, y + 0.07, 0.04), 0.050, 0.022, rig.material("#3f7f9a", gloss=0.3)
    )
    rig.ball("root", (x, y + 0.075, 0.06), (0.040, 0.040, 0.012), dial)
    rig.cone(
        "root", (x, y + 0.075, 0.075), (x + 0.016, y + 0.098, 0.075), 0.004, 0.002, rig.material("#d8323a")
    )
    rig.ball("root", (x, y + 0.125, 0.04), (0.085, 0.018, 0.05), steel)


def _rail(rig: Rig, plate: Plate, x: float, top: float) -> None:
    """A rail of shirts and dresses on hangers."""
    steel = rig.material("silver", painting.METAL, gloss=0.6)
    for side in (-1, 1):
        rig.cone(
            "root", (x + side * 0.26, top - 0.05, 0.02), (x + side * 0.26, 0.66, 0.02), 0.009, 0.009, steel
        )
    rig.cone("root", (x - 0.26, 0.66, 0.02), (x + 0.26, 0.66, 0.02), 0.009, 0.009, steel)
    tones = ("#d8534a", "#f4efe2", "#3f7fc0", "#f0b93a", "#58a35f", "#8a5fb0")
    for k, tone in enumerate(tones):
        at, z = x + 0.078 * (k - 2.5), 0.05 + 0.01 * (k % 2)
        cloth = rig.material(tone, gloss=0.0, wrap=0.5)
        rig.ring("root", (at, 0.655, z), (0.014, 0.018), 0.003, steel, arc=(0.0, math.pi))
        group, long = rig.group(), 0.20 if k % 2 else 0.28
        rig.cone(
            "root",
            (at, 0.60, z),
            (at, 0.62 - long, z),
            0.026,
            0.034 + 0.02 * (k % 2 == 0),
            cloth,
            group=group,
            blend=0.01,
        )
        for side in (-1, 1):
            rig.cone(
                "root",
                (at + side * 0.012, 0.615, z),
                (at + side * 0.052, 0.54, z),
                0.022,
                0.018,
                cloth,
                group=group,
                blend=0.01,
            )


def _barber(rig: Rig, plate: Plate, top: float, lit: bool) -> None:
    """Mirrors with lamps over a ledge of bottles, chairs before them and the striped pole."""
    ledge, wood = rig.material("#f2efe8", gloss=0.3), rig.material("#3a4a60", gloss=0.15)
    rig.box("root", (0, top + 0.09, -0.28), (plate.half, 0.09, 0.02), wood, bevel=0.01)
    rig.box("root", (0, top + 0.19, -0.22), (plate.half, 0.014, 0.06), ledge, bevel=0.008)
    bulb = rig.material("#fff3cf", painting.GLOW, glow=1.4 if lit else 1.1)
    for at in (-0.58, 0.02, 0.62):
        x = plate.half * at
        mirror(rig, x, 0.70, 0.32, 0.36, "#c9a15a")
        for k in range(4):
            for side in (-1, 1):
                rig.ball("root", (x + side * 0.19, 0.58 + 0.08 * k, -0.19), 0.014, bulb)
        for k in range(3):
            WARES[ShopKind.BARBER](rig, plate.rng, x + 0.225 + 0.07 * k, top + 0.204, 0.062)
        _chair(rig, x, top - 0.06)
    _pole(rig, plate.half * 0.32, 0.62)


def _chair(rig: Rig, x: float, y: float) -> None:
    red, steel = rig.material("#b8323c", gloss=0.3), rig.material("silver", painting.METAL, gloss=0.7)
    rig.ball("root", (x, y + 0.012, 0.0), (0.10, 0.020, 0.05), steel)
    rig.cone("root", (x, y, 0.0), (x, y + 0.12, 0.0), 0.026, 0.026, steel)
    rig.box("root", (x, y + 0.145, 0.02), (0.11, 0.030, 0.06), red, bevel=0.02)
    rig.box("root", (x, y + 0.265, -0.04), (0.098, 0.10, 0.02), red, bevel=0.03)
    rig.ball("root", (x, y + 0.40, -0.04), (0.050, 0.034, 0.02), red)
    for side in (-1, 1):
        rig.box("root", (x + side * 0.128, y + 0.215, 0.02), (0.018, 0.014, 0.05), red, bevel=0.01)
        rig.cone(
            "root",
            (x + side * 0.128, y + 0.15, 0.02),
            (x + side * 0.128, y + 0.21, 0.02),
            0.008,
            0.008,
            steel,
        )


def _pole(rig: Rig, x: float, y: float) -> None:
    steel, glass = rig.material("silver", painting.METAL, gloss=0.7), rig.material("#fbfbfb", gloss=0.5)
    rig.cone("root", (x, y, -0.1), (x, y + 0.20, -0.1), 0.034, 0.034, glass)
    for k in range(5):
        tone = rig.material(("#d8323a", "#2f5fb0")[k % 2], gloss=0.4)
        low = y - 0.005 + 0.046 * k
        rig.cone("root", (x - 0.024, low, -0.072), (x + 0.024, low + 0.032, -0.072), 0.009, 0.009, tone)
    for up in (-0.035, 0.235):
        rig.cone("root", (x, y + up - 0.012, -0.1), (x, y + up + 0.012, -0.1), 0.042, 0.042, steel)


def cafe(plate: Plate, setting: Setting) -> None:
    top = 0.26
    wall(plate, (0.86, 0.66, 0.50), (0.94, 0.80, 0.64), top)
    low = np.asarray(((plate.y > top) & (plate.y < 0.47)) * 1.0 + 0 * plate.x, np.float32)
    plate.blend(ease(plate, (0.42, 0.27, 0.20)), low)
    slats = np.clip((np.abs((plate.x * 14) % 1 - 0.5) - 0.45) * 30, 0, 1)
    plate.pixels *= (1.0 - 0.18 * slats * low)[..., None].astype(np.float32)
    boards(plate, (0.56, 0.38, 0.26), top)
    rig = Rig()
    tone, glow = daylight(setting)
    lit = night(setting)
    at = plate.half * 0.60
    scenery.window(rig, at, 0.68, 0.40, 0.36, tone, glow)
    for side in (-1, 1):
        scenery.curtain(rig, at + side * 0.13, 0.50, 0.24, 0.15, "#d8534a", 6)
    _bar(rig, -plate.half * 0.42, top, plate.half * 0.80)
    _menu(rig, -plate.half * 0.44, 0.79)
    _cup_sign(rig, plate.half * 0.16, 0.76)
    for k in (-0.62, -0.22, 0.24, 0.70):
        pendant(rig, plate.half * k, 0.955, 0.11, "#2f6f6a", lit)
    for k in (0.30, 0.76):
        _tea_table(rig, plate.half * k, top - 0.06)
    plate.build(rig, blur=0.001)
    for k in (-0.62, -0.22, 0.24, 0.70):
        plate.glow(plate.half * k, 0.93, 0.15, (1.0, 0.80, 0.48), 0.34 if lit else 0.12)
    sunspot(plate, setting, plate.half * 0.25)


def _bar(rig: Rig, x: float, top: float, wide: float) -> None:
    """The counter with an espresso machine, cups and a cake under glass."""
    counter(rig, x, top - 0.04, wide, 0.25, "#7a4a2c", "#e8d8bc")
    y = top + 0.225
    steel, dark = rig.material("silver", painting.METAL, gloss=0.7), rig.material(DARK, gloss=0.3)
    at = x - wide * 0.24
    rig.box("root", (at, y + 0.085, 0.0), (0.13, 0.075, 0.05), steel, bevel=0.02)
    rig.box("root", (at, y + 0.062, 0.052), (0.105, 0.038, 0.006), dark, bevel=0.01)
    rig.box(
        "root", (at, y + 0.125, 0.052), (0.105, 0.014, 0.004), rig.material("#c23b3f", gloss=0.4), bevel=0.004
    )
    white = rig.material("#fbf8f0", gloss=0.4)
    for k in (-1, 1):
        rig.cone(
            "root", (at + k * 0.05, y + 0.085, 0.06), (at + k * 0.05, y + 0.065, 0.07), 0.014, 0.010, steel
        )
        rig.cone(
            "root", (at + k * 0.05, y + 0.022, 0.07), (at + k * 0.05, y + 0.04, 0.07), 0.014, 0.020, white
        )
    for k in range(5):
        rig.cone(
            "root",
            (at - 0.08 + 0.04 * k, y + 0.165, 0),
            (at - 0.08 + 0.04 * k, y + 0.185, 0),
            0.012,
            0.018,
            white,
        )
    cake, cream = rig.material("#8a4f30", gloss=0.1), rig.material("#fbe6ea", gloss=0.1)
    at = x + wide * 0.18
    rig.ball("root", (at, y + 0.012, 0.02), (0.10, 0.014, 0.05), white)
    rig.box("root", (at, y + 0.055, 0.02), (0.066, 0.034, 0.03), cake, bevel=0.012)
    rig.box("root", (at, y + 0.092, 0.02), (0.070, 0.014, 0.034), cream, bevel=0.012)
    for k in (-1, 0, 1):
        rig.ball("root", (at + 0.042 * k, y + 0.118, 0.03), 0.016, rig.material("#d8323a", gloss=0.5))
    till(rig, x + wide * 0.38, y - 0.004, 0.85)


def _menu(rig: Rig, x: float, y: float) -> None:
    """A blackboard with what there is: lines of chalk and a price behind each."""
    rig.box("root", (x, y, -0.25), (0.25, 0.12, 0.012), rig.material("#8a5a34", gloss=0.12), bevel=0.01)
    rig.box("root", (x, y, -0.235), (0.232, 0.104, 0.008), rig.material("#2a2f2e", gloss=0.03), bevel=0.0)
    chalk, gold = rig.material("#f4f4ea", gloss=0.0), rig.material("#f0c84a", gloss=0.0)
    for side in (-1, 1):
        left = x - 0.20 if side < 0 else x + 0.03
        rig.cone("root", (left, y + 0.075, -0.224), (left + 0.09, y + 0.075, -0.224), 0.006, 0.006, gold)
        for k in range(4):
            up = y + 0.038 - 0.034 * k
            rig.cone(
                "root", (left, up, -0.224), (left + 0.075 + 0.02 * (k % 2), up, -0.224), 0.0035, 0.0035, chalk
            )
            rig.cone("root", (left + 0.135, up, -0.224), (left + 0.16, up, -0.224), 0.0035, 0.0035, gold)


def _cup_sign(rig: Rig, x: float, y: float) -> None:
    """A round sign with a steaming cup."""
    rig.ball("root", (x, y, -0.24), (0.105, 0.105, 0.012), rig.material("#2f6f6a", gloss=0.1))
    rig.ring(
        "root",
        (x, y, -0.225),
        (0.095, 0.095),
        0.006,
        rig.material("gold", painting.METAL, gloss=0.5),
        steps=24,
    )
    white = rig.material("#fbf8f0", gloss=0.2)
    rig.ball("root", (x, y + 0.002, -0.215), (0.044, 0.048, 0.008), white, clip=(0, -1, 0, y + 0.004))
    rig.ring("root", (x + 0.046, y - 0.018, -0.215), (0.018, 0.016), 0.005, white)
    rig.cone("root", (x - 0.05, y - 0.054, -0.215), (x + 0.05, y - 0.054, -0.215), 0.005, 0.005, white)
    for k in (-1, 0, 1):
        at = x + 0.022 * k
        rig.curve(
            "root",
            [
                (at, y + 0.016, -0.215),
                (at + 0.008, y + 0.032, -0.215),
                (at - 0.006, y + 0.048, -0.215),
                (at, y + 0.062, -0.215),
            ],
            [0.004] * 4,
            white,
        )


def _tea_table(rig: Rig, x: float, y: float) -> None:
    """A small round table with a flower, a chair on each side."""
    wood, iron = rig.material("#a5672f", gloss=0.15), rig.material(DARK, gloss=0.3)
    rig.ball("root", (x, y + 0.012, 0.0), (0.075, 0.014, 0.03), iron)
    rig.cone("root", (x, y, 0.0), (x, y + 0.20, 0.0), 0.012, 0.012, iron)
    rig.ball("root", (x, y + 0.212, 0.02), (0.13, 0.020, 0.07), rig.material("#fbf5e6", gloss=0.1))
    for side in (-1, 1):
        at = x + side * 0.165
        rig.ball("root", (at, y + 0.145, 0.0), (0.062, 0.018, 0.04), wood)
        rig.cone("root", (at - 0.045, y, 0.0), (at - 0.042, y + 0.14, 0.0), 0.008, 0.008, wood)
        rig.cone("root", (at + 0.045, y, 0.0), (at + 0.042, y + 0.14, 0.0), 0.008, 0.008, wood)
        rig.ring("root", (at + side * 0.03, y + 0.225, -0.02), (0.03, 0.085), 0.009, wood)
    rig.cone(
        "root", (x, y + 0.235, 0.03), (x, y + 0.27, 0.03), 0.018, 0.014, rig.material("#8fb0c0", gloss=0.5)
    )
    rig.ball("root", (x, y + 0.315, 0.03), 0.024, rig.material("#e8577a"))
