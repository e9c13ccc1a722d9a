"""Street, market and playground as background recipes (see ``places``)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import Picture, Plate
from .surfaces import ease, mixed, night

_STONES = (0.74, 0.73, 0.71)


def street(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    lit = night(setting)
    rig = Rig()
    count = max(4, round(plate.half * 2 / 0.36))
    wide = 2 * plate.half / count
    for k in range(count):
        _front(rig, plate, -plate.half + wide * (k + 0.5), 0.36, wide, k, lit)
    plate.build(rig, haze=0.05, blur=0.0015)
    paved = plate.floor(ease(plate, _STONES), ease(plate, mixed(_STONES, (1, 1, 1), 0.15)), 0.362)
    _slabs(plate, paved, 0.44)
    _road(plate, 0.325, 0.185)
    near = Rig()
    for x in (-0.60, 0.05, 0.70):
        scenery.lamp_post(near, x * plate.half, 0.335, 0.30, lit)
    for x in (-0.28, 0.36):
        scenery.tree(near, plate.rng, x * plate.half, 0.335, 0.34, "#5f9f45", z=-0.05)
    plate.build(near, blur=0.0012)
    for x in (-0.60, 0.05, 0.70) if lit else ():
        plate.glow(x * plate.half, 0.67, 0.12, (1.0, 0.80, 0.45), 0.35)


def _front(rig: Rig, plate: Plate, x: float, y: float, wide: float, turn: int, lit: bool) -> None:
    """One house of a terrace: door with steps, windows in rows, cornice, roof and chimney."""
    tones = ("#b5634a", "#e3cfa4", "#8d6a62", "#cf8a5c", "#a9b6b0", "#c76f5a")
    wall = rig.material(tones[turn * 5 % 6], gloss=0.0, wrap=0.35, rim=0.2)
    white = rig.material("#f3ecdd", gloss=0.06)
    slate = rig.material("#59606e", second="#4a505c", pattern=painting.BANDS, frequency=60.0, gloss=0.04)
    lamp = rig.material("#ffd98a", painting.GLOW, glow=1.1)
    glass = rig.material("#54788f", gloss=0.7, shine=40.0)
    high = 0.44 + 0.05 * (turn * 2 % 3)
    rig.box("root", (x, y + high / 2, -0.4), (wide / 2, high / 2, 0.05), wall, bevel=0.004)
    rig.box("root", (x, y + high + 0.03, -0.42), (wide / 2, 0.045, 0.04), slate, bevel=0.006)
    rig.box("root", (x, y + high, -0.34), (wide / 2, 0.013, 0.02), white, bevel=0.005)
    rig.box("root", (x + wide * 0.3, y + high + 0.09, -0.42), (0.028, 0.06, 0.03), wall, bevel=0.004)
    door = rig.material(("#2f5d7a", "#8f2f35", "#3d6b48", "#6a4a7a")[turn % 4], gloss=0.25)
    dx = x - wide * 0.25
    rig.box("root", (dx, y + 0.075, -0.34), (0.046, 0.08, 0.01), white, bevel=0.004)
    rig.box("root", (dx, y + 0.07, -0.325), (0.034, 0.07, 0.01), door, bevel=0.004)
    rig.ball("root", (dx + 0.022, y + 0.068, -0.31), 0.005, rig.material("gold", painting.METAL, gloss=0.5))
    for step in range(2):
        size = (0.06 + 0.012 * (1 - step), 0.008, 0.02)
        rig.box("root", (dx, y + 0.008 + 0.014 * step, -0.30 - 0.01 * step), size, white, bevel=0.003)
    for row in range(3):
        for column in (-1, 1):
            if row == 0 and column < 0:
                continue
            at = (x + wide * 0.25 * column, y + 0.09 + 0.145 * row)
            if at[1] + 0.06 > y + high:
                continue
            rig.box("root", (*at, -0.34), (0.040, 0.052, 0.006), white, bevel=0.004)
            for side in (-1, 1):
                pane = lamp if lit and (turn + row + column) % 3 else glass
                rig.box("root", (at[0] + 0.017 * side, at[1], -0.33), (0.0145, 0.045, 0.006), pane, bevel=0.0)
            rig.box("root", (at[0], at[1] - 0.056, -0.32), (0.047, 0.006, 0.012), white, bevel=0.003)


def _slabs(plate: Plate, mask: Picture, top: float) -> None:
    """Joints of large paving stones."""
    side, depth = plate.plane(top)
    row = np.log(depth) * 7.0
    column = side * 4.0 + 0.5 * (np.floor(row) % 2)
    u, v = np.abs(column - np.floor(column) - 0.5), np.abs(row - np.floor(row) - 0.5)
    gap = np.clip((np.maximum(u, v) - 0.47) * 30, 0, 1) * np.clip(5.0 / depth, 0, 1)
    tone = 0.03 * np.sin(np.floor(column) * 12.9 + np.floor(row) * 78.2)
    plate.pixels *= (1.0 + (tone - 0.18 * gap) * mask)[..., None]


def _road(plate: Plate, far: float, near: float) -> None:
    """Asphalt between two kerbs, a broken white line along it and a crossing over it."""
    edge = plate.half

    def band(low: float, high: float, colour: tuple[float, float, float]) -> Picture:
        mask = plate.mask([(-edge, high), (edge, high), (edge, low), (-edge, low)])
        plate.blend(ease(plate, colour), mask)
        return mask

    asphalt = band(near, far, (0.36, 0.37, 0.40))
    plate.speckle(asphalt, 0.10, 0.006, 0.7)
    band(far - 0.004, far + 0.008, (0.86, 0.85, 0.82))
    band(near - 0.016, near, (0.88, 0.87, 0.84))
    band(near - 0.020, near - 0.016, (0.56, 0.55, 0.54))
    paint, middle = ease(plate, (0.95, 0.95, 0.92)), near + 0.52 * (far - near)
    count = max(4, round(edge * 2 / 0.30))
    for k in range(count):
        x = -edge + 2 * edge * (k + 0.5) / count
        if not 0.22 < x / edge < 0.62:
            plate.shape([(x - 0.075, middle - 0.005), (x + 0.075, middle - 0.005), (x + 0.072, middle + 0.005), (x - 0.072, middle + 0.005)], paint)  # fmt: skip
    ys = [near + (far - near) * t for t in (0.05, 0.20, 0.32, 0.46, 0.56, 0.68, 0.76, 0.86, 0.91, 0.98)]
    for low, high in zip(ys[::2], ys[1::2], strict=True):
        a, b = (0.10 * (1.25 - 0.5 * (y - near) / (far - near)) for y in (low, high))
        x = 0.42 * edge
        plate.shape([(x - a, low), (x + a, low), (x + b, high), (x - b, high)], paint)


def market(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.3)
    lit = night(setting)
    far = Rig()
    walls = ("#e0c9a2", "#d8a58a", "#c7b8a4", "#b7c0b0")
    for k in range(7):
        x = -plate.half + 2 * plate.half * (k + 0.5) / 7
        scenery.house(far, plate.rng, x, 0.36, 0.30, 0.30 + 0.08 * (k * 2 % 3), walls[k % 4], z=-0.6, lit=lit)
    plate.build(far, haze=0.38, blur=0.003)
    ground = plate.floor(ease(plate, (0.76, 0.68, 0.58)), ease(plate, (0.70, 0.63, 0.56)), 0.37)
    _slabs(plate, ground, 0.42)
    tones = (("#d9483f", "#fff2df"), ("#2f8f6f", "#fff2df"), ("#e8a02f", "#fff2df"), ("#3f6fb5", "#fff2df"))
    row = Rig()
    count = max(3, round(plate.half * 2 / 0.42))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        _stall(row, plate, x, 0.31, 0.185, tones[(k * 3 + 1) % 4], k, lit)
    plate.build(row, haze=0.10, blur=0.0018)
    near = Rig()
    for side in (-1, 1):
        x = side * (plate.half - 0.10)
        _stall(near, plate, x, 0.215, 0.26, tones[0 if side < 0 else 3], 3 + side, lit)
    lights = [*_lanterns(near, plate, 0.93, 0.13, lit), *_lanterns(near, plate, 1.06, 0.10, lit)]
    plate.build(near, blur=0.0008)
    for x, y in lights if lit else ():
        plate.glow(x, y, 0.09, (1.0, 0.55, 0.25), 0.22)


def _stall(
    rig: Rig, plate: Plate, x: float, y: float, size: float, tone: tuple[str, str], turn: int, lit: bool
) -> None:
    """A market stall ``size`` from its middle to a post: counter, heaps of fruit, striped awning."""
    wood, dark = rig.material("#9a6a3c", gloss=0.08), rig.material("#6e4828", gloss=0.05)
    z = -0.2 if size < 0.2 else 0.0
    roof = y + size * 1.75
    for side in (-1, 1):
        rig.cone("root", (x + side * size, y, z), (x + side * size, roof, z), 0.009, 0.009, dark)
    back = rig.material("#c98a4a", painting.GLOW, glow=0.62) if lit else rig.material("#6d5a48", gloss=0.0)
    rig.box("root", (x, y + size * 1.05, z - 0.08), (size, size * 0.55, 0.01), back, bevel=0.004)
    rig.box("root", (x, y + size * 0.25, z + 0.02), (size, size * 0.25, 0.03), wood, bevel=0.006)
    for k in range(4):
        rig.box("root", (x, y + size * (0.06 + 0.13 * k), z + 0.052), (size, 0.003, 0.002), dark, bevel=0.0)
    fruit = ("#d8402f", "#f09a2a", "#6fae3a", "#f2cf3f", "#8a3f7a", "#c9d96a")
    for k in range(4):
        cx = x + size * (-0.72 + 0.48 * k)
        rig.box("root", (cx, y + size * 0.56, z + 0.06), (size * 0.21, size * 0.07, 0.02), dark, bevel=0.004)
        heap = rig.material(fruit[(k + turn * 2) % 6], gloss=0.25)
        for n in range(7):
            dx, dy = (n % 4 - 1.5 + 0.5 * (n // 4)) * 0.105, 0.64 + 0.085 * (n // 4)
            rig.ball("root", (cx + size * dx, y + size * dy, z + 0.075), size * 0.066, heap)
    stripes = max(6, round(size / 0.024))
    for k in range(stripes):
        cloth = rig.material(tone[k % 2], gloss=0.04, wrap=0.5)
        half = size * 1.12 / stripes
        cx = x - size * 1.12 + half * (2 * k + 1)
        middle = (cx, roof + size * 0.10, z + 0.10)
        rig.box("root", middle, (half, size * 0.21, 0.01), cloth, spin=(-0.75, 0, 0), bevel=0.0)
        rig.ball("root", (cx, roof - size * 0.06, z + 0.19), (half, size * 0.075, 0.008), cloth)


def _lanterns(rig: Rig, plate: Plate, y: float, sag: float, lit: bool) -> list[tuple[float, float]]:
    """A string of red lanterns across the picture; where they hang."""
    cord, cap = rig.material("#3a2c28"), rig.material("#e8b84a", gloss=0.3)
    red = (
        rig.material("#ff6a3a", painting.GLOW, glow=1.25)
        if lit
        else rig.material("#d8352f", gloss=0.15, wrap=0.5)
    )
    count = max(3, round(plate.half * 2 / 0.26))
    at = []
    points = []
    for k in range(count * 4 + 1):
        t = k / (count * 4)
        x = plate.half * (2 * t - 1)
        hang = y - sag * 4 * (t * 2 % 1) * (1 - t * 2 % 1)
        points.append((x, hang, 0.3))
        if k % 4 == 2:
            at.append((x, hang - 0.045))
    for a, b in pairwise(points):
        rig.cone("root", a, b, 0.003, 0.003, cord)
    for x, hang in at:
        rig.ball("root", (x, hang, 0.32), (0.036, 0.032, 0.03), red)
        for side in (-1, 1):
            rig.box("root", (x, hang + side * 0.031, 0.34), (0.015, 0.005, 0.012), cap, bevel=0.002)
        rig.cone("root", (x, hang - 0.034, 0.34), (x, hang - 0.058, 0.34), 0.004, 0.006, cap)
    return at


def playground(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    far = Rig()
    for k in range(10):
        x = -plate.half + 2 * plate.half * (k + float(plate.rng.random())) / 10
        scenery.tree(far, plate.rng, x, 0.36, float(plate.rng.uniform(0.26, 0.36)))
    plate.build(far, haze=0.40, blur=0.003)
    grass = plate.floor(ease(plate, (0.42, 0.64, 0.28)), ease(plate, (0.50, 0.70, 0.36)), 0.385)
    plate.speckle(grass, 0.12, 0.012, 0.6)
    _soft_ground(plate)
    _sandpit(plate)
    rig = Rig()
    _railing(rig, plate, 0.365)
    _climbing_tower(rig, -0.44 * plate.half, 0.295)
    _climbing_dome(rig, 0.16 * plate.half, 0.30, 0.15)
    _swings(rig, 0.70 * plate.half, 0.295)
    plate.build(rig, haze=0.06, blur=0.0012)
    if setting.time is TimeOfDay.NIGHT:
        plate.glow(0.0, 0.9, 0.35, (0.35, 0.40, 0.60), 0.12)


def _soft_ground(plate: Plate) -> None:
    """The rubber ground that children fall on, in two colours."""
    edge = [(plate.half * t, 0.315 + 0.022 * math.sin(4.2 * t + 0.6)) for t in np.linspace(-1, 1, 40)]
    plate.shape([*edge, (plate.half, -0.2), (-plate.half, -0.2)], ease(plate, (0.82, 0.46, 0.36)), 0.002)
    swirl = [(plate.half * t, 0.17 + 0.06 * math.sin(3.3 * t - 0.9)) for t in np.linspace(-1, 1, 40)]
    soft = plate.mask([*swirl, (plate.half, -0.2), (-plate.half, -0.2)], 0.002)
    plate.blend(ease(plate, (0.30, 0.56, 0.68)), soft)
    below = np.broadcast_to(np.clip((0.30 - plate.y) * 30, 0, 1), soft.shape).astype(np.float32)
    plate.speckle(below, 0.07, 0.006, 0.7)


def _sandpit(plate: Plate) -> None:
    """A round pit of sand with a wooden edge, at the right."""
    x = 0.60 * plate.half
    plate.disc(x, 0.200, 0.30, ease(plate, (0.60, 0.42, 0.26)), 0.18)
    plate.disc(x, 0.206, 0.30, ease(plate, (0.76, 0.56, 0.36)), 0.18)
    plate.disc(x, 0.204, 0.275, ease(plate, (0.96, 0.85, 0.60)), 0.165)


def _railing(rig: Rig, plate: Plate, y: float) -> None:
    bar = rig.material("#3f7f5f", gloss=0.2)
    for level in (0.02, 0.085):
        rig.cone("root", (-plate.half, y + level, -0.3), (plate.half, y + level, -0.3), 0.005, 0.005, bar)
    for x in np.arange(-plate.half, plate.half, 0.042):
        rig.cone("root", (float(x), y, -0.3), (float(x), y + 0.10, -0.3), 0.0045, 0.0045, bar)


def _climbing_tower(rig: Rig, x: float, y: float) -> None:
    """A tower with a roof, a ladder and a yellow slide."""
    post, deck = rig.material("#3f78b5", gloss=0.25), rig.material("#b9793f", gloss=0.08)
    red, yellow = rig.material("#d9453a", gloss=0.25), rig.material("#f2c233", gloss=0.35)
    for side in (-1, 1):
        rig.cone("root", (x + side * 0.10, y, 0), (x + side * 0.10, y + 0.44, 0), 0.012, 0.012, post)
    rig.box("root", (x, y + 0.20, -0.02), (0.115, 0.012, 0.06), deck, bevel=0.005)
    for k in range(5):
        bar = x - 0.072 + 0.036 * k
        rig.cone("root", (bar, y + 0.21, 0), (bar, y + 0.29, 0), 0.006, 0.006, red)
    rig.cone("root", (x - 0.10, y + 0.295, 0), (x + 0.10, y + 0.295, 0), 0.008, 0.008, red)
    for side in (-1, 1):
        middle = (x + side * 0.068, y + 0.475, 0.02)
        rig.box("root", middle, (0.092, 0.010, 0.07), red, spin=(0, 0, -0.62 * side), bevel=0.006)
    for side in (-1, 1):
        rail = x - 0.19 + 0.045 * side
        rig.cone("root", (rail - 0.03, y, 0.02), (rail + 0.05, y + 0.21, 0.02), 0.007, 0.007, post)
    for k in range(5):
        step, across = y + 0.03 + 0.038 * k, x - 0.212 + 0.0145 * k
        rig.cone("root", (across - 0.035, step, 0.02), (across + 0.045, step, 0.02), 0.006, 0.006, yellow)
    chute = [(x + 0.10, y + 0.215, 0.03), (x + 0.17, y + 0.175, 0.03), (x + 0.27, y + 0.07, 0.03), (x + 0.31, y + 0.035, 0.03), (x + 0.37, y + 0.028, 0.03)]  # fmt: skip
    rig.curve("root", chute, [0.024] * 5, yellow)
    rig.curve("root", [(a, b + 0.022, c + 0.02) for a, b, c in chute], [0.008] * 5, red)


def _climbing_dome(rig: Rig, x: float, y: float, radius: float) -> None:
    """A dome of coloured bars."""
    tones = [rig.material(c, gloss=0.3) for c in ("#d9453a", "#f2c233", "#3f78b5", "#48a05a")]
    for k, lean in enumerate((-1.0, -0.5, 0.0, 0.5, 1.0)):
        points = [
            (x + lean * radius * math.cos(a), y + radius * 1.05 * math.sin(a), 0.02 * k)
            for a in np.linspace(0, math.pi / 2, 6)
        ]
        rig.curve("root", points, [0.008] * 6, tones[k % 4])
    for level in (0.36, 0.70):
        half = radius * math.cos(math.asin(level))
        at = y + radius * 1.05 * level
        rig.cone("root", (x - half, at, 0.03), (x + half, at, 0.03), 0.007, 0.007, tones[3])


def _swings(rig: Rig, x: float, y: float) -> None:
    """A frame with two swings, seen from the front."""
    post, chain = rig.material("#d9453a", gloss=0.25), rig.material("#6a6f78", gloss=0.3)
    seat = rig.material("#3a4a5a", gloss=0.1)
    for side in (-1, 1):
        for foot in (-0.035, 0.035):
            top = (x + side * 0.20, y + 0.36, 0.0)
            rig.cone("root", (x + side * 0.21 + foot, y, 0.0), top, 0.010, 0.010, post)
    rig.cone("root", (x - 0.20, y + 0.36, 0), (x + 0.20, y + 0.36, 0), 0.012, 0.012, post)
    for middle in (-0.09, 0.09):
        for half in (-0.035, 0.035):
            hang = x + middle + half
            rig.cone("root", (hang, y + 0.36, 0.01), (hang, y + 0.085, 0.01), 0.003, 0.003, chain)
        rig.box("root", (x + middle, y + 0.08, 0.01), (0.042, 0.008, 0.02), seat, bevel=0.004)
