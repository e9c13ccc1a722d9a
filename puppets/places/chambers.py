"""Bedroom, bathroom and hospital ward as background recipes (see ``places``)."""

from __future__ import annotations

import numpy as np

from ...common.story import Setting
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .furnishings import DARK, bed, bedside, mirror
from .plate import Colour, Plate
from .surfaces import boards, daylight, ease, night, sunspot, wall


def bedroom(plate: Plate, setting: Setting) -> None:
    top = 0.27
    wall(plate, (0.62, 0.70, 0.86), (0.72, 0.79, 0.92), top)
    _dots(plate, top, (0.95, 0.95, 0.88))
    boards(plate, (0.72, 0.54, 0.38), top)
    wide = 0.56 * max(plate.aspect * 0.6, 0.7)
    rug = ((plate.x / wide) ** 2 + ((plate.y - 0.08) / 0.09) ** 2) < 1.0
    plate.blend(ease(plate, (0.88, 0.84, 0.92)), rug.astype(np.float32))
    rig = Rig()
    tone, glow = daylight(setting)
    dark = night(setting)
    base = rig.material("#f7f3ee", gloss=0.1)
    rig.box("root", (0, top + 0.02, -0.35), (plate.half, 0.02, 0.01), base, bevel=0.005)
    x = -plate.half * 0.36
    bed(rig, x, top - 0.05, 0.52, "#a8703f", "#5f8fd0", "#84aee0")
    for side in (-1, 1):
        bedside(rig, x + side * 0.37, top - 0.03, dark)
    _teddy(rig, x + 0.10, top + 0.20)
    at = plate.half * 0.26
    scenery.window(rig, at, 0.70, 0.30, 0.34, tone, glow)
    for side in (-1, 1):
        scenery.curtain(rig, at + side * 0.19, 0.42, 0.10, 0.48, "#e8b45a", 4)
    _wardrobe(rig, plate.half * 0.73, top - 0.02)
    _moon_picture(rig, x, 0.84)
    plate.build(rig, blur=0.001)
    if dark:
        for side in (-1, 1):
            plate.glow(x + side * 0.37, top + 0.26, 0.20, (1.0, 0.76, 0.42), 0.30)
    sunspot(plate, setting, plate.half * 0.10)


def _dots(plate: Plate, top: float, tone: Colour) -> None:
    """Wallpaper with small dots in staggered rows."""
    row = np.floor(plate.y * 14)
    u, v = (plate.x * 14 + 0.5 * (row % 2)) % 1 - 0.5, (plate.y * 14) % 1 - 0.5
    spots = np.clip((0.15 - np.sqrt(u * u + v * v)) * plate.unit / 14 + 0.5, 0, 1) * (plate.y > top)
    plate.blend(ease(plate, tone), np.asarray(spots * 0.55, np.float32))


def _teddy(rig: Rig, x: float, y: float) -> None:
    fur, nose = rig.material("#b9824a", gloss=0.0, wrap=0.5), rig.material(DARK)
    rig.ball("root", (x, y, -0.02), (0.045, 0.05, 0.03), fur)
    rig.ball("root", (x, y + 0.07, -0.02), 0.040, fur)
    for side in (-1, 1):
        rig.ball("root", (x + side * 0.032, y + 0.10, -0.02), 0.017, fur)
        rig.ball("root", (x + side * 0.045, y - 0.035, 0.01), (0.022, 0.018, 0.018), fur)
        rig.ball("root", (x + side * 0.013, y + 0.078, 0.018), 0.005, nose)
    rig.ball("root", (x, y + 0.06, 0.016), (0.018, 0.014, 0.012), rig.material("#e8c89a", gloss=0.0))
    rig.ball("root", (x, y + 0.064, 0.028), 0.006, nose)


def _wardrobe(rig: Rig, x: float, y: float) -> None:
    wood, door = rig.material("#b07a48", gloss=0.12), rig.material("#c48d58", gloss=0.12)
    knob = rig.material("gold", painting.METAL, gloss=0.5)
    rig.box("root", (x, y + 0.31, -0.2), (0.19, 0.31, 0.05), wood, bevel=0.016)
    rig.box("root", (x, y + 0.63, -0.18), (0.21, 0.018, 0.06), wood, bevel=0.01)
    for side in (-1, 1):
        rig.box("root", (x + side * 0.092, y + 0.33, -0.145), (0.084, 0.26, 0.006), door, bevel=0.012)
        rig.box("root", (x + side * 0.092, y + 0.33, -0.138), (0.058, 0.22, 0.005), wood, bevel=0.02)
        rig.ball("root", (x + side * 0.022, y + 0.32, -0.12), 0.011, knob)


def _moon_picture(rig: Rig, x: float, y: float) -> None:
    rig.box("root", (x, y, -0.24), (0.115, 0.085, 0.01), rig.material("#f6efe2", gloss=0.1), bevel=0.008)
    rig.box("root", (x, y, -0.23), (0.10, 0.07, 0.006), rig.material("#2f4a86", gloss=0.02), bevel=0.0)
    rig.ball("root", (x + 0.03, y + 0.012, -0.22), (0.036, 0.036, 0.006), rig.material("#f8e7a0", gloss=0.0))
    rig.ball(
        "root", (x + 0.046, y + 0.022, -0.212), (0.032, 0.032, 0.005), rig.material("#2f4a86", gloss=0.0)
    )
    star = rig.material("#fdf3c8", gloss=0.0)
    for dx, dy in ((-0.06, 0.03), (-0.03, -0.02), (-0.07, -0.035), (0.0, 0.045)):
        rig.ball("root", (x + dx, y + dy, -0.22), 0.006, star)


def bathroom(plate: Plate, setting: Setting) -> None:
    top = 0.27
    wall(plate, (0.70, 0.88, 0.90), (0.80, 0.93, 0.94), top)
    _tiles(plate, top)
    floor = plate.floor(ease(plate, (0.93, 0.94, 0.94)), ease(plate, (0.80, 0.83, 0.85)), top)
    side, depth = plate.plane(top + 0.12)
    odd = (np.floor(side * 4) + np.floor(np.log(depth) * 6.5)) % 2
    plate.pixels *= (1.0 - 0.30 * odd * floor)[..., None].astype(np.float32)
    rig = Rig()
    tone, glow = daylight(setting)
    _shower(rig, -plate.half * 0.42, top - 0.06)
    scenery.window(rig, plate.half * 0.80, 0.76, 0.22, 0.26, tone, glow)
    _basin(rig, plate.half * 0.22, top - 0.02, night(setting))
    _toilet(rig, plate.half * 0.60, top - 0.06)
    _towel(rig, plate.half * 0.44, 0.60)
    plate.build(rig, blur=0.001)
    if night(setting):
        plate.glow(plate.half * 0.22, 0.94, 0.22, (1.0, 0.88, 0.66), 0.25)


def _tiles(plate: Plate, top: float) -> None:
    edge = np.maximum(np.abs((plate.x * 9) % 1 - 0.5), np.abs((plate.y * 9) % 1 - 0.5))
    low = (plate.y < 0.63) & (plate.y > top)
    plate.blend(ease(plate, (0.36, 0.70, 0.76)), np.asarray(low * 1.0 + 0 * plate.x, np.float32))
    band = (plate.y > 0.63) & (plate.y < 0.665)
    plate.blend(ease(plate, (0.97, 0.98, 0.98)), np.asarray(band * 1.0 + 0 * plate.x, np.float32))
    lines = np.clip((edge - 0.465) * 30, 0, 1) * (plate.y > top) * ~band
    plate.blend(ease(plate, (0.95, 0.98, 0.98)), np.asarray(lines * 0.6, np.float32))


def _shower(rig: Rig, x: float, y: float) -> None:
    """A shower with a half drawn curtain; a bathtub is for those who take a bath to bring along."""
    white, steel = (
        rig.material("#fbfcfb", gloss=0.5, shine=40.0),
        rig.material("silver", painting.METAL, gloss=0.7),
    )
    water = rig.material("#c4ecf6", gloss=0.5, wrap=0.8)
    rig.box("root", (x, y + 0.035, -0.06), (0.24, 0.035, 0.06), white, bevel=0.016)
    rig.cone("root", (x - 0.17, y + 0.10, -0.2), (x - 0.17, 0.84, -0.2), 0.010, 0.010, steel)
    rig.curve(
        "root",
        [(x - 0.17, 0.84, -0.2), (x - 0.14, 0.88, -0.18), (x - 0.05, 0.88, -0.14)],
        [0.010] * 3,
        steel,
    )
    head = (x - 0.02, 0.85, -0.12)
    rig.cone("root", (x - 0.04, 0.87, -0.13), head, 0.018, 0.050, steel, clip=(0, 1, 0, -0.845))
    for k in range(15):
        lean = (k % 5 - 2) * 0.018
        top, low = 0.83 - 0.20 * (k // 5), 0.72 - 0.20 * (k // 5)
        start, end = x - 0.02 + lean * (1 + k // 5), x - 0.02 + lean * (1.7 + k // 5)
        rig.cone("root", (start, top, -0.12), (end, low, -0.12), 0.0035, 0.0045, water)
    for k in (-1, 1):
        rig.ball("root", (x - 0.17 + 0.03 * k, 0.50, -0.18), 0.020, steel)
    _soaps(rig, x + 0.12, 0.58)
    rig.cone("root", (x - 0.30, 0.955, 0.05), (x + 0.36, 0.955, 0.05), 0.009, 0.009, steel)
    scenery.curtain(rig, x - 0.28, y + 0.05, 0.15, 0.955 - y - 0.06, "#f0a7a0", 4, 0.06)
    scenery.curtain(rig, x + 0.30, y + 0.05, 0.12, 0.955 - y - 0.06, "#f0a7a0", 4, 0.06)


def _soaps(rig: Rig, x: float, y: float) -> None:
    """A ledge with bottles and a rubber duck."""
    rig.box("root", (x, y, -0.2), (0.10, 0.010, 0.04), rig.material("#fbfcfb", gloss=0.4), bevel=0.006)
    for k, tone in enumerate(("#58a35f", "#8a5fb0")):
        at = x - 0.07 + 0.05 * k
        rig.cone(
            "root", (at, y + 0.03, -0.2), (at, y + 0.07, -0.2), 0.018, 0.014, rig.material(tone, gloss=0.4)
        )
    duck, beak = rig.material("#ffd23f", gloss=0.3), rig.material("#f08030", gloss=0.2)
    rig.ball("root", (x + 0.045, y + 0.034, -0.18), (0.036, 0.026, 0.03), duck)
    rig.ball("root", (x + 0.062, y + 0.072, -0.18), 0.023, duck)
    rig.ball("root", (x + 0.088, y + 0.069, -0.17), (0.013, 0.006, 0.01), beak)
    rig.ball("root", (x + 0.068, y + 0.078, -0.155), 0.0045, rig.material(DARK))


def _basin(rig: Rig, x: float, y: float, lit: bool) -> None:
    """A wash basin under a mirror with a lamp, a cup with toothbrushes beside the tap."""
    white, steel = (
        rig.material("#fbfcfb", gloss=0.5, shine=40.0),
        rig.material("silver", painting.METAL, gloss=0.7),
    )
    rig.cone("root", (x, y, -0.1), (x, y + 0.2, -0.1), 0.05, 0.035, white)
    rig.ball("root", (x, y + 0.26, -0.05), (0.15, 0.085, 0.09), white, clip=(0, -1, 0, y + 0.265))
    rig.cone("root", (x - 0.14, y + 0.267, -0.04), (x + 0.14, y + 0.267, -0.04), 0.014, 0.014, white)
    rig.curve(
        "root",
        [(x, y + 0.28, -0.1), (x, y + 0.35, -0.1), (x, y + 0.355, -0.05), (x, y + 0.33, -0.03)],
        [0.012] * 4,
        steel,
    )
    mirror(rig, x, y + 0.53, 0.24, 0.26, "#f2e9d8")
    bulb = rig.material("#fff3cf", painting.GLOW, glow=1.4 if lit else 1.05)
    for k in (-1, 0, 1):
        rig.ball("root", (x + 0.08 * k, y + 0.70, -0.18), 0.022, bulb)
    rig.cone(
        "root",
        (x + 0.10, y + 0.28, -0.06),
        (x + 0.10, y + 0.32, -0.06),
        0.02,
        0.022,
        rig.material("#f2b24f", gloss=0.3),
    )
    for k, tone in enumerate(("#d8534a", "#4f8fd0")):
        rig.cone(
            "root",
            (x + 0.10, y + 0.33, -0.06),
            (x + 0.088 + 0.026 * k, y + 0.385, -0.06),
            0.004,
            0.006,
            rig.material(tone),
        )


def _toilet(rig: Rig, x: float, y: float) -> None:
    white, seat = rig.material("#fbfcfb", gloss=0.5, shine=40.0), rig.material("#e6e2d6", gloss=0.4)
    rig.box("root", (x, y + 0.30, -0.2), (0.10, 0.085, 0.04), white, bevel=0.02)
    rig.box("root", (x, y + 0.39, -0.19), (0.11, 0.014, 0.05), white, bevel=0.01)
    rig.ball("root", (x + 0.07, y + 0.35, -0.14), 0.012, rig.material("silver", painting.METAL, gloss=0.7))
    rig.cone("root", (x, y + 0.02, -0.1), (x, y + 0.12, -0.1), 0.062, 0.05, white)
    rig.ball("root", (x, y + 0.17, -0.05), (0.105, 0.085, 0.09), white, clip=(0, -1, 0, y + 0.18))
    rig.ball("root", (x, y + 0.185, -0.04), (0.112, 0.028, 0.09), seat)
    roll = rig.material("#ffffff", gloss=0.0, wrap=0.7)
    rig.cone("root", (x + 0.15, y + 0.27, -0.2), (x + 0.21, y + 0.27, -0.2), 0.03, 0.03, roll)
    rig.box("root", (x + 0.18, y + 0.225, -0.175), (0.03, 0.04, 0.003), roll)


def _towel(rig: Rig, x: float, y: float) -> None:
    steel = rig.material("silver", painting.METAL, gloss=0.7)
    cloth = rig.material(
        "#e8765f", second="#f7d9c8", pattern=painting.STRIPES, frequency=12.0, gloss=0.0, wrap=0.5
    )
    rig.cone("root", (x - 0.085, y, -0.2), (x + 0.085, y, -0.2), 0.008, 0.008, steel)
    rig.box("root", (x, y - 0.085, -0.18), (0.062, 0.09, 0.012), cloth, bevel=0.02)


def hospital(plate: Plate, setting: Setting) -> None:
    top = 0.27
    wall(plate, (0.80, 0.90, 0.87), (0.90, 0.95, 0.93), top)
    band = np.asarray(((plate.y > top) & (plate.y < 0.46)) * 1.0 + 0 * plate.x, np.float32)
    plate.blend(ease(plate, (0.55, 0.76, 0.74)), band)
    floor = plate.floor(ease(plate, (0.80, 0.85, 0.87)), ease(plate, (0.70, 0.77, 0.79)), top)
    side, _ = plate.plane(top + 0.12)
    gap = np.clip((np.abs((side * 2.2) % 1 - 0.5) - 0.485) * 60, 0, 1)
    plate.pixels *= (1.0 - 0.10 * gap * floor)[..., None].astype(np.float32)
    rig = Rig()
    tone, glow = daylight(setting)
    rig.box(
        "root", (0, 0.465, -0.38), (plate.half, 0.012, 0.01), rig.material("#f4f8f6", gloss=0.2), bevel=0.004
    )
    scenery.window(rig, plate.half * 0.02, 0.72, 0.28, 0.30, tone, glow)
    _red_cross(rig, plate.half * 0.30, 0.80)
    for at, flip in ((-plate.half * 0.50, 1), (plate.half * 0.55, -1)):
        _ward_bed(rig, at, top - 0.06, flip)
    _drip(rig, -plate.half * 0.50 - 0.33, top - 0.05)
    _monitor(rig, plate.half * 0.55 + 0.06, top - 0.05)
    rig.cone(
        "root",
        (-plate.half, 0.965, 0.1),
        (plate.half, 0.965, 0.1),
        0.008,
        0.008,
        rig.material("silver", painting.METAL, gloss=0.6),
    )
    for at in (-plate.half * 0.94, -plate.half * 0.21, plate.half * 0.95):
        scenery.curtain(rig, at, 0.30, 0.15, 0.66, "#7fc4bd", 5, 0.02)
    plate.build(rig, blur=0.001)
    sunspot(plate, setting, plate.half * 0.02)


def _ward_bed(rig: Rig, x: float, y: float, flip: int) -> None:
    """A bed on wheels from the side, its raised head towards ``-flip``."""
    steel, white = (
        rig.material("silver", painting.METAL, gloss=0.6),
        rig.material("#fdfdfb", gloss=0.1, wrap=0.6),
    )
    blue, wheel = rig.material("#6fa8d6", gloss=0.05, wrap=0.5), rig.material(DARK)
    half = 0.25
    for side in (-1, 1):
        rig.cone(
            "root",
            (x + side * half * 0.86, y + 0.02, 0),
            (x + side * half * 0.86, y + 0.14, 0),
            0.010,
            0.010,
            steel,
        )
        rig.ball("root", (x + side * half * 0.86, y + 0.018, 0.01), 0.020, wheel)
    rig.box("root", (x, y + 0.14, 0), (half, 0.014, 0.05), steel, bevel=0.006)
    rig.box("root", (x, y + 0.185, 0), (half * 0.98, 0.034, 0.05), white, bevel=0.02)
    rig.box("root", (x + flip * half * 0.30, y + 0.20, 0.01), (half * 0.66, 0.040, 0.05), blue, bevel=0.02)
    rig.box("root", (x - flip * half * 0.36, y + 0.212, 0.012), (half * 0.08, 0.034, 0.05), white, bevel=0.01)
    rig.box(
        "root",
        (x - flip * half * 0.72, y + 0.265, 0),
        (half * 0.30, 0.034, 0.05),
        white,
        spin=(0, 0, -flip * 0.75),
        bevel=0.02,
    )
    for side, high in ((-flip, 0.36), (flip, 0.28)):
        rig.curve(
            "root",
            [(x + side * half, y + 0.14, 0.02), (x + side * half, y + high, 0.02)],
            [0.012, 0.012],
            steel,
        )
        rig.box(
            "root",
            (x + side * half, y + high - 0.04, 0.01),
            (0.014, 0.05, 0.05),
            rig.material("#e9eef0", gloss=0.3),
            bevel=0.01,
        )


def _drip(rig: Rig, x: float, y: float) -> None:
    steel = rig.material("silver", painting.METAL, gloss=0.6)
    rig.cone("root", (x, y, 0.03), (x, y + 0.50, 0.03), 0.007, 0.007, steel)
    rig.cone("root", (x - 0.06, y + 0.50, 0.03), (x + 0.06, y + 0.50, 0.03), 0.006, 0.006, steel)
    rig.cone("root", (x - 0.06, y, 0.03), (x + 0.06, y, 0.03), 0.010, 0.010, steel)
    rig.box(
        "root",
        (x + 0.05, y + 0.505, 0.04),
        (0.034, 0.058, 0.012),
        rig.material("#d8eef8", gloss=0.6),
        bevel=0.014,
    )
    rig.box(
        "root",
        (x + 0.05, y + 0.40, 0.052),
        (0.027, 0.030, 0.004),
        rig.material("#f0c84a", gloss=0.3),
        bevel=0.006,
    )
    rig.curve(
        "root",
        [(x + 0.05, y + 0.36, 0.04), (x + 0.07, y + 0.24, 0.04), (x + 0.14, y + 0.22, 0.05)],
        [0.004] * 3,
        rig.material("#f4f8f6"),
    )


def _monitor(rig: Rig, x: float, y: float) -> None:
    """A heart monitor on a stand."""
    rig.cone(
        "root",
        (x, y, -0.1),
        (x, y + 0.42, -0.1),
        0.010,
        0.010,
        rig.material("silver", painting.METAL, gloss=0.6),
    )
    rig.cone("root", (x - 0.06, y, -0.1), (x + 0.06, y, -0.1), 0.012, 0.012, rig.material(DARK))
    rig.box(
        "root", (x, y + 0.50, -0.1), (0.115, 0.085, 0.03), rig.material("#e6ebec", gloss=0.3), bevel=0.014
    )
    rig.box(
        "root", (x, y + 0.505, -0.066), (0.098, 0.064, 0.004), rig.material("#12291f", gloss=0.3), bevel=0.006
    )
    beat = [
        (-0.09, 0),
        (-0.04, 0),
        (-0.025, 0.02),
        (-0.01, -0.025),
        (0.008, 0.045),
        (0.025, -0.02),
        (0.04, 0),
        (0.09, 0),
    ]
    line = rig.material("#6dff9a", painting.GLOW, glow=1.2)
    rig.curve("root", [(x + a, y + 0.505 + b, -0.058) for a, b in beat], [0.004] * len(beat), line)


def _red_cross(rig: Rig, x: float, y: float) -> None:
    rig.box("root", (x, y, -0.25), (0.082, 0.082, 0.012), rig.material("#ffffff", gloss=0.2), bevel=0.014)
    red = rig.material("#d8323a", gloss=0.1)
    rig.box("root", (x, y, -0.235), (0.056, 0.019, 0.006), red, bevel=0.003)
    rig.box("root", (x, y, -0.235), (0.019, 0.056, 0.006), red, bevel=0.003)
