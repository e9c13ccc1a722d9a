"""Park, garden, farm and jungle as background recipes (see ``places``)."""

from __future__ import annotations

import math

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import HORIZON, Plate
from .surfaces import ease, mixed, night

_LAWN = (0.40, 0.64, 0.26)


def park(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    lit = night(setting)
    _skyline(plate, lit)
    woods = Rig()
    for k in range(13):
        x = -plate.half + 2 * plate.half * (k + float(plate.rng.random())) / 13
        scenery.tree(woods, plate.rng, x, 0.375, float(plate.rng.uniform(0.20, 0.30)))
    plate.build(woods, haze=0.30, blur=0.0025)
    grass = plate.floor(ease(plate, _LAWN), ease(plate, (0.52, 0.74, 0.36)), 0.40)
    plate.speckle(grass, 0.10, 0.012, 0.6)
    _pond(plate, -0.46 * plate.half, 0.315, 0.34 * plate.half)
    path = [(0.30, 0.402), (0.35, 0.402), (0.16, 0.35), (0.20, 0.31), (0.62, 0.24), (1.0, 0.10), (0.95, -0.2),
            (-0.75, -0.2), (-0.20, 0.10), (0.20, 0.22), (0.12, 0.28), (0.04, 0.33), (0.14, 0.37)]  # fmt: skip
    way = plate.mask([(x * plate.half, y) for x, y in path], 0.006)
    plate.blend(ease(plate, (0.90, 0.80, 0.62)), way)
    near = Rig()
    _bench(near, 0.52 * plate.half, 0.285)
    posts = ((0.28, 0.36, 0.20), (0.72, 0.265, 0.40), (-0.13, 0.25, 0.42))
    for x, y, high in posts:
        scenery.lamp_post(near, x * plate.half, y, high, lit)
    for x in (-0.97, 0.98):
        scenery.tree(near, plate.rng, x * plate.half, 0.25, 0.74, "#4f9a3c")
    for k, x in enumerate((-0.78, -0.66, 0.82, 0.90)):
        bloom = "#f0698a" if k % 2 else "#ffd45a"
        scenery.bush(near, plate.rng, x * plate.half, 0.235, 0.040, bloom=bloom, z=0.05)
    plate.build(near, blur=0.0012)
    for x, y, high in posts if lit else ():
        plate.glow(x * plate.half, y + high + 0.035, 0.12, (1.0, 0.80, 0.45), 0.35)


def _skyline(plate: Plate, lit: bool) -> None:
    """The town beyond the trees: a park isn't a forest."""
    rig = Rig()
    tones = [rig.material(c, gloss=0.0, wrap=0.4) for c in ("#b9a99a", "#a3aebb", "#c9b49a", "#98a0ae")]
    pane = rig.material("#ffd98a", painting.GLOW, glow=1.0) if lit else rig.material("#7f93a6", gloss=0.4)
    for k in range(9):
        x = plate.half * (-0.95 + 0.235 * k + 0.06 * float(plate.rng.random()))
        high, wide = float(plate.rng.uniform(0.22, 0.40)), float(plate.rng.uniform(0.055, 0.085))
        rig.box("root", (x, HORIZON - 0.05 + high / 2, -0.6), (wide, high / 2, 0.05), tones[k % 4])
        for row in range(int(high / 0.055)):
            for column in (-0.5, 0.0, 0.5):
                at = (x + column * wide, HORIZON - 0.07 + high - 0.05 * row, -0.54)
                rig.box("root", at, (0.010, 0.013, 0.004), pane, bevel=0.0)
    plate.build(rig, haze=0.50, blur=0.003)


def _pond(plate: Plate, x: float, y: float, wide: float) -> None:
    """A still pond with a stone edge and what the sky leaves on it."""
    flat = 0.052 / wide
    plate.disc(x, y - 0.006, wide * 1.04, ease(plate, (0.55, 0.54, 0.52)), flat * 1.06)
    plate.disc(x, y, wide * 1.03, ease(plate, (0.78, 0.77, 0.73)), flat * 1.05)
    plate.disc(x, y - 0.003, wide * 0.985, mixed(ease(plate, (0.16, 0.50, 0.66)), plate.sky.low, 0.12), flat)
    for k, (dx, dy) in enumerate(((-0.5, 0.012), (0.1, 0.022), (0.45, -0.012), (-0.15, -0.02))):
        bright = mixed(plate.sky.low, (1, 1, 1), 0.25)
        plate.disc(x + dx * wide, y + dy, wide * (0.20 - 0.03 * k), bright, 0.02)


def _bench(rig: Rig, x: float, y: float) -> None:
    wood, iron = rig.material("#9a6338", gloss=0.1), rig.material("#2f3540", gloss=0.3)
    for k in range(3):
        rig.box("root", (x, y + 0.062 + 0.026 * k, -0.02), (0.115, 0.009, 0.008), wood, bevel=0.004)
    rig.box("root", (x, y + 0.042, 0.02), (0.118, 0.008, 0.03), wood, bevel=0.004)
    for side in (-1, 1):
        rig.box("root", (x + side * 0.10, y + 0.055, 0.0), (0.007, 0.065, 0.02), iron, bevel=0.004)


def garden(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    far = Rig()
    for k in range(9):
        x = plate.half * (-0.5 + 0.19 * k)
        scenery.tree(far, plate.rng, x, 0.34, float(plate.rng.uniform(0.28, 0.40)))
    plate.build(far, haze=0.34, blur=0.003)
    hedge = Rig()
    for k in range(14):
        x = plate.half * (-0.5 + 0.115 * k)
        scenery.bush(hedge, plate.rng, x, 0.40, 0.085, "#3f8a3f", z=-0.4)
    plate.build(hedge, haze=0.08, blur=0.002)
    grass = plate.floor(ease(plate, (0.42, 0.68, 0.27)), ease(plate, (0.52, 0.74, 0.35)), 0.345)
    stripe = np.sin(plate.plane(0.44)[0] * 5.0)
    plate.pixels *= (1.0 + 0.035 * np.sign(stripe) * grass)[..., None]
    plate.speckle(grass, 0.08, 0.010, 0.6)
    beds = plate.mask([(-0.42 * plate.half, 0.345), (plate.half, 0.345), (plate.half, 0.285), (-0.36 * plate.half, 0.295)], 0.004)  # fmt: skip
    plate.blend(ease(plate, (0.42, 0.28, 0.18)), beds)
    for k in range(6):
        t = k / 5
        x, y = (-0.66 + 0.42 * t) * plate.half, 0.275 - 0.34 * t
        plate.disc(x, y, 0.050 + 0.035 * t, ease(plate, (0.66, 0.64, 0.60)), 0.34)
    rig = Rig()
    _fence(rig, -0.44 * plate.half, plate.half, 0.325, 0.20)
    _flowers(rig, plate)
    _house_side(rig, plate, night(setting))
    scenery.tree(rig, plate.rng, 0.90 * plate.half, 0.27, 0.62, "#5aa046", z=0.15)
    apple = rig.material("#d8352f", gloss=0.35)
    for k in range(9):
        a = k * 2.4
        rig.ball("root", (0.90 * plate.half + 0.17 * math.cos(a), 0.70 + 0.12 * math.sin(a * 1.7), 0.34), 0.018, apple)  # fmt: skip
    plate.build(rig, blur=0.001)
    if night(setting):
        plate.glow(-0.84 * plate.half, 0.60, 0.20, (1.0, 0.78, 0.42), 0.30)


def _fence(rig: Rig, start: float, end: float, y: float, high: float) -> None:
    """A white picket fence."""
    white = rig.material("#f7f3ea", gloss=0.08, wrap=0.5)
    for level in (0.30, 0.70):
        middle = ((start + end) / 2, y + high * level, -0.2)
        rig.box("root", middle, ((end - start) / 2, 0.010, 0.008), white, bevel=0.004)
    for x in np.arange(start + 0.02, end, 0.058):
        rig.box("root", (float(x), y + high * 0.45, -0.18), (0.019, high * 0.45, 0.008), white, bevel=0.004)
        tip = (float(x), y + high * 0.90, -0.18)
        rig.cone("root", tip, (tip[0], y + high, -0.18), 0.019, 0.004, white)


def _flowers(rig: Rig, plate: Plate) -> None:
    """A bed along the fence: sunflowers behind, tulips and daisies before them."""
    stem, leaf = rig.material("#3f8a3a", gloss=0.0), rig.material("#58a548", gloss=0.05, wrap=0.5)
    petals = [
        rig.material(c, gloss=0.12)
        for c in ("#e8415f", "#f7c83a", "#f29ac0", "#ffffff", "#9a5fc9", "#f0803a")
    ]
    gold, brown = petals[1], rig.material("#5a3a22")
    for k in range(5):
        x, high = plate.half * (-0.30 + 0.26 * k), 0.25 + 0.04 * (k % 2)
        rig.cone("root", (x, 0.31, 0.0), (x, 0.31 + high, 0.0), 0.006, 0.005, stem)
        for side in (-1, 1):
            rig.ball("root", (x + 0.026 * side, 0.37 + 0.04 * side, 0.0), (0.03, 0.013, 0.01), leaf, spin=(0, 0, 0.5 * side))  # fmt: skip
        for n in range(10):
            a = n * math.pi / 5
            rig.ball("root", (x + 0.034 * math.cos(a), 0.31 + high + 0.034 * math.sin(a), 0.01), (0.018, 0.009, 0.005), gold, spin=(0, 0, a))  # fmt: skip
        rig.ball("root", (x, 0.31 + high, 0.02), (0.024, 0.024, 0.01), brown)
    count = round(plate.half * 22)
    for k in range(count):
        x = plate.half * (-0.38 + 1.36 * (k + float(plate.rng.random()) * 0.6) / count)
        y, high = float(plate.rng.uniform(0.285, 0.315)), float(plate.rng.uniform(0.045, 0.085))
        rig.cone("root", (x, y, 0.05), (x, y + high, 0.05), 0.004, 0.003, stem)
        rig.ball("root", (x + 0.010, y + high * 0.4, 0.05), (0.014, 0.007, 0.006), leaf, spin=(0, 0, 0.6))
        rig.ball("root", (x, y + high, 0.06), (0.014, 0.016, 0.012), petals[int(plate.rng.integers(6))])


def _house_side(rig: Rig, plate: Plate, lit: bool) -> None:
    """The wall of the house at the left, with a door, a window and its box of flowers."""
    edge = -0.48 * plate.half
    wall = rig.material("#f0d9ae", gloss=0.0, wrap=0.4)
    trim, door = rig.material("#fbf6ea", gloss=0.1), rig.material("#3f7f9a", gloss=0.15)
    tile = rig.material("#b5533c", second="#94432f", pattern=painting.BANDS, frequency=46.0, gloss=0.04)
    middle, half = (edge - plate.half) / 2, (edge + plate.half) / 2
    rig.box("root", (middle, 0.62, -0.1), (half, 0.32, 0.05), wall, bevel=0.006)
    rig.box("root", (middle, 0.315, -0.04), (half, 0.022, 0.02), rig.material("#9a8f84"), bevel=0.004)
    rig.box("root", (edge, 0.62, -0.04), (0.016, 0.32, 0.02), trim, bevel=0.004)
    rig.box("root", (middle + 0.03, 1.00, 0.0), (half + 0.06, 0.075, 0.08), tile, bevel=0.01)
    rig.box("root", (middle + 0.03, 0.925, 0.04), (half + 0.065, 0.014, 0.08), trim, bevel=0.005)
    pane = rig.material("#ffd98a", painting.GLOW, glow=1.15) if lit else rig.material("#7fa8c4", gloss=0.7, shine=40.0)  # fmt: skip
    x = -0.88 * plate.half
    rig.box("root", (x, 0.62, -0.02), (0.095, 0.115, 0.012), trim, bevel=0.005)
    for i in (-1, 1):
        for j in (-1, 1):
            rig.box("root", (x + 0.043 * i, 0.62 + 0.053 * j, 0.0), (0.037, 0.047, 0.008), pane, bevel=0.0)
    rig.box("root", (x, 0.495, 0.03), (0.105, 0.022, 0.03), rig.material("#9a5a34", gloss=0.1), bevel=0.006)
    scenery.bush(rig, plate.rng, x, 0.505, 0.07, bloom="#e8415f", z=0.06)
    dx = -0.61 * plate.half
    rig.box("root", (dx, 0.445, -0.02), (0.080, 0.165, 0.012), trim, bevel=0.005)
    rig.box("root", (dx, 0.440, 0.0), (0.064, 0.150, 0.012), door, bevel=0.006)
    rig.box("root", (dx, 0.53, 0.012), (0.038, 0.040, 0.006), pane, bevel=0.004)
    rig.ball("root", (dx + 0.046, 0.43, 0.02), 0.009, rig.material("gold", painting.METAL, gloss=0.5))
    rig.box("root", (dx, 0.288, 0.03), (0.10, 0.012, 0.04), rig.material("#b5aca0"), bevel=0.004)


def farm(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    hills = Rig()
    for k, x in enumerate((-0.9, -0.15, 0.6, 1.05)):
        scenery.hill(hills, x * plate.half, HORIZON - 0.05, 0.62, 0.10 + 0.03 * (k % 2), "#7fae5a" if k % 2 else "#93b865")  # fmt: skip
    plate.build(hills, haze=0.36, blur=0.003)
    field = plate.floor(ease(plate, (0.80, 0.66, 0.30)), ease(plate, (0.90, 0.78, 0.42)), 0.405)
    side, depth = plate.plane(0.43)
    furrow = np.sin(side * 7.0)
    plate.pixels *= (1.0 + 0.13 * furrow * np.clip(9.0 / depth, 0.1, 1.0) * field)[..., None]
    plate.speckle(field, 0.10, 0.010, 0.8)
    far = Rig()
    _barn(far, -0.46 * plate.half, 0.365, night(setting))
    _windmill(far, 0.62 * plate.half, 0.375)
    for x, y, size in (
        (0.10, 0.355, 0.040),
        (0.36, 0.335, 0.050),
        (-0.04, 0.375, 0.03),
        (0.86, 0.345, 0.045),
    ):
        _bale(far, x * plate.half, y, size)
    plate.build(far, haze=0.10, blur=0.0018)
    grass = plate.mask([(-plate.half, 0.275), (-0.2, 0.262), (0.4, 0.268), (plate.half, 0.280), (plate.half, -0.2), (-plate.half, -0.2)], 0.004)  # fmt: skip
    plate.ramp([(-0.15, ease(plate, (0.36, 0.58, 0.22))), (0.28, ease(plate, (0.50, 0.70, 0.32)))], grass)
    plate.speckle(grass, 0.13, 0.012, 0.6)
    near = Rig()
    _rails(near, plate, 0.262, 0.13)
    for k in range(7):
        x = plate.half * (-0.92 + 0.31 * k)
        scenery.bush(near, plate.rng, x, 0.250, 0.022, "#5a9a44", bloom="#ffffff" if k % 2 else "#f2c83a", z=0.1)  # fmt: skip
    plate.build(near, blur=0.001)


def _barn(rig: Rig, x: float, y: float, lit: bool) -> None:
    """A red barn with a white-crossed gate and a silo beside it."""
    red = rig.material("#b53a30", second="#a2322a", pattern=painting.BANDS, frequency=30.0, gloss=0.02)
    white, roof = rig.material("#f6efe2", gloss=0.05), rig.material("#6a6f78", gloss=0.1)
    dark = rig.material("#ffca6a", painting.GLOW, glow=0.9) if lit else rig.material("#4a2420")
    steel = rig.material("#c3c9cf", second="#aab2ba", pattern=painting.BANDS, frequency=40.0, gloss=0.3)
    rig.cone("root", (x + 0.33, y, -0.3), (x + 0.33, y + 0.36, -0.3), 0.062, 0.062, steel)
    rig.ball("root", (x + 0.33, y + 0.37, -0.3), (0.062, 0.055, 0.06), rig.material("#8f979f", gloss=0.3))
    rig.box("root", (x, y + 0.11, -0.2), (0.24, 0.12, 0.05), red, bevel=0.004)
    gable = rig.group()
    for k in range(9):
        level = k / 8
        half = 0.24 * (1 - 0.42 * level) if level < 0.5 else 0.24 * (0.79 - 1.35 * (level - 0.5))
        at = (x, y + 0.23 + 0.155 * level, -0.2)
        rig.box("root", at, (max(half, 0.02), 0.012, 0.05), red, group=gable, bevel=0.002)
    for side in (-1, 1):
        lower, upper = (x + side * 0.222, y + 0.268, -0.12), (x + side * 0.098, y + 0.372, -0.12)
        rig.box("root", lower, (0.058, 0.012, 0.06), roof, spin=(0, 0, -1.05 * side), bevel=0.004)
        rig.box("root", upper, (0.112, 0.012, 0.06), roof, spin=(0, 0, -0.42 * side), bevel=0.004)
        rig.box("root", (x + side * 0.236, y + 0.11, -0.14), (0.008, 0.115, 0.006), white, bevel=0.002)
    rig.box("root", (x, y + 0.085, -0.14), (0.095, 0.09, 0.006), white, bevel=0.002)
    rig.box("root", (x, y + 0.080, -0.13), (0.082, 0.08, 0.006), red, bevel=0.002)
    for side in (-1, 1):
        rig.box(
            "root", (x, y + 0.082, -0.12), (0.112, 0.006, 0.004), white, spin=(0, 0, 0.77 * side), bevel=0.0
        )
    rig.box("root", (x, y + 0.265, -0.14), (0.042, 0.042, 0.006), white, bevel=0.002)
    rig.box("root", (x, y + 0.265, -0.13), (0.032, 0.032, 0.006), dark, bevel=0.0)


def _windmill(rig: Rig, x: float, y: float) -> None:
    """A wind pump on a lattice tower."""
    iron, blade = rig.material("#7a6a5a", gloss=0.1), rig.material("#e8e2d4", gloss=0.2)
    for side in (-1, 1):
        rig.cone("root", (x + side * 0.055, y, -0.3), (x, y + 0.33, -0.3), 0.006, 0.004, iron)
    for k in range(4):
        half = 0.052 * (1 - 0.22 * k)
        rig.cone("root", (x - half, y + 0.02 + 0.07 * k, -0.3), (x + half * 0.8, y + 0.09 + 0.07 * k, -0.3), 0.003, 0.003, iron)  # fmt: skip
    for k in range(8):
        a = k * math.pi / 4 + 0.2
        at = (x + 0.055 * math.cos(a), y + 0.33 + 0.055 * math.sin(a), -0.25)
        rig.box("root", at, (0.042, 0.014, 0.004), blade, spin=(0, 0, a), bevel=0.004)
    rig.ball("root", (x, y + 0.33, -0.22), 0.012, iron)


def _bale(rig: Rig, x: float, y: float, size: float) -> None:
    """A round bale of straw."""
    straw = rig.material("#e0b84f", second="#c99c38", pattern=painting.STRIPES, frequency=90.0, gloss=0.0)
    rig.ball("root", (x, y + size, -0.1), (size * 1.25, size, size), straw)
    rig.ball(
        "root", (x + size * 0.75, y + size, -0.05), (size * 0.55, size * 0.86, size), rig.material("#f0d078")
    )


def _rails(rig: Rig, plate: Plate, y: float, high: float) -> None:
    """A wooden fence of posts and two rails, with a gap in the middle."""
    wood = rig.material("#a5764a", gloss=0.05)
    for side in (-1, 1):
        start, end = side * 0.30 * plate.half, side * plate.half
        for level in (0.45, 0.85):
            rig.cone(
                "root", (start, y + high * level, 0), (end, y + high * level + 0.006, 0), 0.010, 0.010, wood
            )
        for k in range(5):
            x = start + (end - start) * k / 4
            rig.cone("root", (x, y - 0.01, 0.01), (x, y + high, 0.01), 0.015, 0.014, wood)


def jungle(plate: Plate, setting: Setting) -> None:
    dark = setting.time is TimeOfDay.NIGHT
    plate.paint_sky(0.0)
    plate.blend(ease(plate, (0.50, 0.74, 0.52)), np.full_like(plate.y, 0.45))
    for haze, base, count, tone in ((0.60, 0.42, 11, "#4f9a5f"), (0.36, 0.39, 9, "#3a8a48")):
        rig = Rig()
        for k in range(count):
            x = -plate.half + 2 * plate.half * (k + float(plate.rng.random())) / count
            high = float(plate.rng.uniform(0.38, 0.60))
            if k % 3 == 1:
                scenery.palm(rig, x, base, high, float(plate.rng.uniform(-0.2, 0.2)))
            else:
                scenery.tree(rig, plate.rng, x, base, high, tone)
        for k in range(count):
            scenery.bush(
                rig, plate.rng, -plate.half + 2 * plate.half * (k + 0.5) / count, base - 0.02, 0.11, tone
            )
        plate.build(rig, haze=haze, blur=0.003)
    ground = plate.floor(ease(plate, (0.30, 0.46, 0.18)), ease(plate, (0.36, 0.55, 0.24)), 0.385)
    plate.speckle(ground, 0.22, 0.016, 0.6)
    trail = plate.mask([(-0.08, 0.37), (0.10, 0.37), (0.55, -0.2), (-0.60, -0.2)], 0.025)
    plate.blend(ease(plate, (0.48, 0.36, 0.22)), np.asarray(trail * 0.70, np.float32))
    near = Rig()
    for x, thick in ((-0.80, 0.085), (0.82, 0.095), (-0.36, 0.045), (0.44, 0.040)):
        _giant(near, x * plate.half, 0.26 if thick > 0.06 else 0.33, thick)
    for k, x in enumerate((-0.62, -0.50, -0.20, 0.02, 0.24, 0.58, 0.68)):
        _liana(near, x * plate.half, 0.46 + 0.11 * (k * 2 % 3), 0.05 * (-1) ** k)
    for k in range(9):
        x = plate.half * (-1.0 + 0.25 * k)
        if abs(x) > 0.24:
            _fern(near, x, 0.235 + 0.02 * (k % 2), 0.17 if k % 2 else 0.13)
    plate.build(near, blur=0.001)
    for k in range(0 if dark else 3):
        x = plate.half * (-0.5 + 0.35 * k)
        beam = plate.mask([(x, 1.2), (x + 0.07, 1.2), (x + 0.40, 0.2), (x + 0.20, 0.2)], 0.02)
        plate.add(plate.sky.sun, np.asarray(beam * 0.09, np.float32))
    _canopy(plate)


def _giant(rig: Rig, x: float, y: float, thick: float) -> None:
    """A trunk without an end, with roots like buttresses and moss."""
    bark = rig.material("#6a5138", second="#594329", pattern=painting.UPRIGHT, frequency=18.0, gloss=0.0)
    moss, group = rig.material("#6f9a3f", gloss=0.0, wrap=0.5), rig.group()
    rig.cone(
        "root", (x, y + thick * 0.8, 0), (x, 1.25, 0), thick, thick * 0.86, bark, group=group, blend=0.02
    )
    for side in (-2.3, -1.3, 1.2, 2.4):
        foot = (x + side * thick, y - 0.01, 0.06)
        rig.cone("root", foot, (x + side * thick * 0.25, y + thick * 2.0, 0.02), thick * 0.10, thick * 0.40, bark, group=group, blend=0.02)  # fmt: skip
    for k in range(3):
        at = (x + thick * 0.5 * (-1) ** k, y + thick * (1.2 + 1.7 * k), thick * 0.8)
        rig.ball("root", at, (thick * 0.40, thick * 0.55, 0.02), moss)


def _liana(rig: Rig, x: float, low: float, sway: float) -> None:
    """A vine that hangs from above, with leaves."""
    vine, leaf = rig.material("#5a7a34", gloss=0.0), rig.material("#58a548", gloss=0.1, wrap=0.5)
    points = [(x + sway * math.sin(2.2 * t), 1.2 + (low - 1.2) * t, 0.1) for t in np.linspace(0, 1, 8)]
    rig.curve("root", points, [0.008] * 8, vine)
    for k, (a, b, c) in enumerate(points[2:]):
        rig.ball("root", (a + 0.022 * (-1) ** k, b, c + 0.01), (0.026, 0.012, 0.006), leaf, spin=(0, 0, 0.5 * (-1) ** k))  # fmt: skip


def _fern(rig: Rig, x: float, y: float, size: float) -> None:
    """A bunch of long drooping fronds."""
    green = rig.material("#4aa04a", gloss=0.12, wrap=0.5, rim=0.6)
    for k in range(9):
        a = (k - 4) * 0.36
        tip = (x + math.sin(a) * size * 1.15, y + size * (0.30 + 0.75 * math.cos(a)), 0.15)
        middle = (x + math.sin(a) * size * 0.6, y + size * (0.45 + 0.55 * math.cos(a)), 0.13)
        rig.curve("root", [(x, y, 0.1), middle, tip], [size * 0.04, size * 0.10, 0.003], green)


def _canopy(plate: Plate) -> None:
    """Large leaves at the upper corners, close to the lens."""
    rig = Rig()
    tones = [rig.material(c, gloss=0.15, wrap=0.5, rim=0.6) for c in ("#2f7a3a", "#3f9248", "#2a6b38")]
    count = max(7, round(plate.half * 8))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        edge = abs(x) / plate.half
        long = 0.10 + 0.16 * edge * edge
        for n in (-1, 0, 1):
            at = (x + 0.05 * n, 1.13 - long * 0.75, 0.4 + 0.02 * n)
            rig.ball(
                "root", at, (0.045, long, 0.012), tones[(k + n) % 3], spin=(0, 0, 0.5 * n + 0.25 * (-1) ** k)
            )
    plate.build(rig, blur=0.0008)
