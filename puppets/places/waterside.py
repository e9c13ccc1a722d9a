"""River, swimming pool and ship as background recipes (see ``places``)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import Weather
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import HORIZON, Picture, Plate
from .surfaces import ease, glitter, islands, mixed


def river(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    hills = Rig()
    for k, x in enumerate((-0.95, -0.35, 0.45, 1.0)):
        scenery.hill(hills, x * plate.half, HORIZON - 0.05, 0.50, 0.12 + 0.04 * (k % 2), "#6f9f62")
    plate.build(hills, haze=0.45, blur=0.003)
    far = plate.floor(ease(plate, (0.46, 0.66, 0.30)), ease(plate, (0.56, 0.74, 0.40)), 0.432)
    plate.speckle(far, 0.12, 0.012, 0.6)
    _stream(plate)
    trees = Rig()
    for k in range(12):
        x = plate.half * (-1.0 + 0.185 * k)
        if not -0.02 < x / plate.half < 0.34:
            scenery.tree(trees, plate.rng, x, 0.405 + 0.01 * (k % 2), float(plate.rng.uniform(0.17, 0.27)))
    plate.build(trees, haze=0.18, blur=0.0018)
    edge = [(plate.half * t, 0.222 + 0.014 * math.sin(5.1 * t) + 0.007 * math.sin(12 * t)) for t in np.linspace(-1, 1, 60)]  # fmt: skip
    under = [(plate.half, -0.2), (-plate.half, -0.2)]
    plate.shape([(x, y + 0.010) for x, y in edge] + under, ease(plate, (0.50, 0.40, 0.27)), 0.003)
    bank = plate.mask(edge + under, 0.003)
    plate.ramp([(-0.15, ease(plate, (0.36, 0.58, 0.22))), (0.24, ease(plate, (0.48, 0.69, 0.30)))], bank)
    plate.speckle(bank, 0.14, 0.012, 0.6)
    near = Rig()
    for x in (-0.95, -0.84, -0.74, 0.62, 0.86, 0.97):
        _reeds(near, plate, x * plate.half, 0.215)
    for k, x in enumerate((-0.55, -0.47, 0.33, 0.42, 0.50)):
        scenery.rock(near, plate.rng, x * plate.half, 0.215, 0.040 - 0.004 * (k % 3))
    _lily_pads(near, plate)
    plate.build(near, blur=0.001)


def _stream(plate: Plate) -> None:
    """Water that comes out of the hills in a bend and fills the picture's width."""
    before = plate.pixels.copy()
    water = plate.water(ease(plate, (0.12, 0.46, 0.56)), mixed(ease(plate, (0.28, 0.62, 0.72)), plate.sky.low, 0.35), plate.sky.low, HORIZON)  # fmt: skip
    shape = [(0.13, 0.435), (0.19, 0.435), (0.26, 0.420), (0.20, 0.405), (0.30, 0.385), (0.62, 0.372), (1.0, 0.362),
             (1.0, 0.1), (-1.0, 0.1), (-1.0, 0.372), (-0.40, 0.378), (0.0, 0.388), (0.10, 0.402), (0.15, 0.420)]  # fmt: skip
    bed = plate.mask([(x * plate.half, y) for x, y in shape], 0.0025)
    rim = plate.mask([(x * plate.half, y + 0.006) for x, y in shape], 0.0025)
    flowing = plate.pixels.copy()
    plate.pixels[:] = before
    plate.blend(ease(plate, (0.52, 0.42, 0.28)), rim)
    plate.pixels += (flowing - plate.pixels) * (bed * water)[..., None]


def _reeds(rig: Rig, plate: Plate, x: float, y: float) -> None:
    """A clump of reeds with brown heads."""
    green, head = rig.material("#6a9a3f", gloss=0.05, wrap=0.5), rig.material("#6e4426", gloss=0.05)
    for k in range(8):
        at, high = x + 0.011 * (k - 3.5), float(plate.rng.uniform(0.13, 0.27))
        lean = 0.012 * (k - 3.5)
        rig.curve("root", [(at, y, 0.05), (at + lean * 0.5, y + high * 0.5, 0.05), (at + lean, y + high, 0.05)], [0.006, 0.005, 0.002], green)  # fmt: skip
        if k % 3 == 1:
            top = (at + lean, y + high, 0.06)
            rig.cone("root", top, (top[0] + 0.003, top[1] + 0.045, 0.06), 0.010, 0.009, head)


def _lily_pads(rig: Rig, plate: Plate) -> None:
    pad, bloom = rig.material("#4f9a4a", gloss=0.2), rig.material("#f7c8dc", gloss=0.2)
    for k, (x, y) in enumerate(
        ((-0.66, 0.272), (-0.58, 0.256), (-0.50, 0.278), (0.70, 0.262), (0.78, 0.280))
    ):
        rig.ball("root", (x * plate.half, y, 0.0), (0.042, 0.009, 0.02), pad)
        if k % 2 == 0:
            for n in (-1, 0, 1):
                at = (x * plate.half + 0.010 * n, y + 0.014, 0.03)
                rig.ball("root", at, (0.007, 0.014, 0.006), bloom, spin=(0, 0, -0.5 * n))


def pool(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    far = Rig()
    for k in range(16):
        scenery.bush(far, plate.rng, plate.half * (-1.0 + 0.133 * k), 0.40, 0.085, "#4a9448", z=-0.4)
    for k, x in enumerate((-0.82, -0.30, 0.34, 0.88)):
        scenery.palm(far, x * plate.half, 0.40, 0.40 + 0.06 * (k % 2), 0.14 * (-1) ** k, z=-0.5)
    plate.build(far, haze=0.12, blur=0.002)
    deck = (0.90, 0.87, 0.80)
    paved = plate.floor(ease(plate, deck), ease(plate, mixed(deck, (1, 1, 1), 0.2)), 0.408)
    _tiles(plate, paved)
    _basin(plate)
    rig = Rig()
    for x, tone in ((-0.62, "#e94f4f"), (0.16, "#3f8fc9"), (0.66, "#f0b23a")):
        _parasol(rig, x * plate.half, 0.385, 0.25, tone)
        _lounger(rig, x * plate.half + 0.11, 0.388, tone)
    plate.build(rig, blur=0.0012)
    near = Rig()
    _ladder(near, 0.80 * plate.half, 0.215)
    _ladder(near, -0.84 * plate.half, 0.215)
    _diving_board(near, plate)
    plate.build(near, blur=0.0008)


def _tiles(plate: Plate, mask: Picture) -> None:
    side, depth = plate.plane(HORIZON)
    u = np.abs((side * 6.0) % 1 - 0.5)
    v = np.abs((np.log(depth) * 9.0) % 1 - 0.5)
    gap = np.clip((np.maximum(u, v) - 0.46) * 22, 0, 1) * np.clip(4.0 / depth, 0, 1)
    plate.pixels *= (1.0 - 0.12 * gap * mask)[..., None]


def _basin(plate: Plate) -> None:
    """The pool itself: light blue water with lanes, between two edges of small tiles."""
    far, near = 0.372, 0.205

    def ground(across: float, y: float) -> tuple[float, float]:
        """A point of the water ``across`` (-1 … 1, the near edge's width) at height ``y``."""
        return across * plate.half * (1.30 - 0.52 * (y - near) / (far - near)), y

    def area(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
        return [ground(left, high), ground(right, high), ground(right, low), ground(left, low)]

    plate.shape(area(-1.06, 1.06, near - 0.022, far + 0.012), ease(plate, (0.97, 0.97, 0.95)), 0.001)
    plate.shape(area(-1.02, 1.02, near - 0.004, far + 0.005), ease(plate, (0.16, 0.42, 0.62)))
    bed = plate.mask(area(-1.0, 1.0, near, far))
    before = plate.pixels.copy()
    plate.water(ease(plate, (0.18, 0.72, 0.86)), ease(plate, (0.36, 0.82, 0.92)), (1.0, 1.0, 1.0), far)
    caustic = np.clip(1.0 - np.abs(plate.noise(0.10, 0.022, 3) - 0.5) * 14, 0, 1)
    plate.add((0.75, 0.95, 1.0), np.asarray(caustic * 0.16, np.float32))
    plate.pixels[:] = before + (plate.pixels - before) * bed[..., None]
    _lanes(plate, bed, far, near)


def _lanes(plate: Plate, bed: Picture, far: float, near: float) -> None:
    """Ropes of red and white floats from edge to edge."""
    across = plate.x / (plate.half * (1.30 - 0.52 * (plate.y - near) / (far - near)))
    red = np.sin((far - plate.y) / (far - near) * math.pi * 16) > 0
    for lane in (-0.5, 0.0, 0.5):
        rope = np.asarray(np.clip((0.010 - np.abs(across - lane)) * 260, 0, 1) * bed, np.float32)
        plate.blend(ease(plate, (0.98, 0.98, 0.96)), rope)
        plate.blend(ease(plate, (0.90, 0.22, 0.20)), np.asarray(rope * red, np.float32))


def _parasol(rig: Rig, x: float, y: float, high: float, tone: str) -> None:
    pole = rig.material("#f4f0e6", gloss=0.2)
    cloth = rig.material(tone, second="#fff4e0", pattern=painting.UPRIGHT, frequency=4.5, gloss=0.05)
    top = y + high
    rig.cone("root", (x, y, -0.1), (x, top, -0.1), 0.006, 0.006, pole)
    rig.ball("root", (x, top - 0.03, 0.0), (0.135, 0.075, 0.12), cloth, clip=(0, 1, 0, -(top - 0.02)))


def _lounger(rig: Rig, x: float, y: float, tone: str) -> None:
    frame, cloth = rig.material("#f4f0e6", gloss=0.2), rig.material(tone, gloss=0.05)
    rig.box("root", (x, y + 0.030, 0.0), (0.075, 0.008, 0.02), cloth, bevel=0.004)
    rig.box("root", (x - 0.092, y + 0.058, 0.0), (0.040, 0.008, 0.02), cloth, spin=(0, 0, -0.85), bevel=0.004)
    for side in (-1, 1):
        rig.cone("root", (x + side * 0.06, y, 0.0), (x + side * 0.06, y + 0.03, 0.0), 0.005, 0.005, frame)


def _ladder(rig: Rig, x: float, y: float) -> None:
    """The steel rails by which one climbs out."""
    steel = rig.material("silver", painting.METAL, gloss=0.6)
    for side in (-0.035, 0.035):
        points = [(x + side, y - 0.035, 0.05), (x + side, y + 0.085, 0.05), (x + side, y + 0.105, 0.03),
                  (x + side + 0.012, y + 0.095, 0.0), (x + side + 0.014, y + 0.02, 0.0)]  # fmt: skip
        rig.curve("root", points, [0.007] * 5, steel)
    for k in range(2):
        rig.cone("root", (x - 0.022, y + 0.03 + 0.022 * k, 0.0), (x + 0.048, y + 0.03 + 0.022 * k, 0.0), 0.004, 0.004, steel)  # fmt: skip


def _diving_board(rig: Rig, plate: Plate) -> None:
    """A board above the far edge, at the left."""
    x, y = -0.36 * plate.half, 0.375
    post, board = rig.material("#d8dde2", gloss=0.4), rig.material("#f6f6f2", gloss=0.2)
    for side in (-0.03, 0.03):
        rig.cone("root", (x + side, y, -0.05), (x + side, y + 0.155, -0.05), 0.007, 0.007, post)
    for k in range(5):
        rig.cone("root", (x - 0.03, y + 0.025 + 0.026 * k, -0.05), (x + 0.03, y + 0.025 + 0.026 * k, -0.05), 0.004, 0.004, post)  # fmt: skip
    rig.box("root", (x + 0.075, y + 0.115, 0.0), (0.115, 0.008, 0.02), board, bevel=0.004)
    rig.box("root", (x + 0.075, y + 0.103, 0.0), (0.115, 0.004, 0.02), rig.material("#3f8fc9"), bevel=0.002)


def ship(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    islands(plate)
    plate.water(ease(plate, (0.04, 0.40, 0.60)), mixed(ease(plate, (0.20, 0.60, 0.78)), plate.sky.low, 0.25), plate.sky.low, HORIZON)  # fmt: skip
    if setting.weather is not Weather.STORM:
        glitter(plate, HORIZON)
    rear = Rig()
    _mast(rear, plate)
    plate.build(rear, blur=0.0012)
    _deck(plate, 0.236)
    near = Rig()
    _bulwark(near, plate, 0.218)
    _wheel(near, 0.62 * plate.half, 0.195)
    for x in (-0.80, -0.69):
        _barrel(near, x * plate.half, 0.190, 0.085)
    _barrel(near, -0.745 * plate.half, 0.330, 0.075)
    plate.build(near, blur=0.0008)


def _deck(plate: Plate, top: float) -> None:
    """Planks that run towards the bow."""
    mask = plate.floor(ease(plate, (0.66, 0.46, 0.28)), ease(plate, (0.74, 0.55, 0.36)), top)
    side, depth = plate.plane(top + 0.16)
    column = side * 5.0
    gap = np.clip((np.abs(column - np.floor(column) - 0.5) - 0.46) * 30, 0, 1)
    tone = 0.06 * np.sin(np.floor(column) * 12.9) + 0.06 * (plate.noise(0.02, 0.35, 2) - 0.5)
    plate.pixels *= (1.0 + (tone - 0.38 * gap * np.clip(3 / depth, 0, 1)) * mask)[..., None]


def _mast(rig: Rig, plate: Plate) -> None:
    """The mast with its yard and a full sail, shrouds with ratlines to both sides, a flag."""
    wood, rope = rig.material("#7a5233", gloss=0.06), rig.material("#4a3a2a")
    sail = rig.material(
        "#f4ead2", second="#e3d3b0", pattern=painting.BANDS, frequency=16.0, gloss=0.0, wrap=0.6
    )
    rig.cone("root", (0, 0.20, 0), (0, 1.3, 0), 0.030, 0.024, wood)
    half = min(0.40, plate.half * 0.46)
    rig.box("root", (0, 0.87, -0.14), (half, 0.185, 0.05), sail, bevel=0.06)
    for y in (1.06, 0.66):
        rig.cone("root", (-half * 1.1, y, 0.05), (half * 1.1, y, 0.05), 0.016, 0.016, wood)
    for side in (-1, 1):
        feet = [side * plate.half * t for t in (0.46, 0.58, 0.70)]
        for foot in feet:
            rig.cone("root", (foot, 0.26, -0.2), (side * 0.03, 1.12, -0.2), 0.004, 0.004, rope)
        for k in range(9):
            t = 0.06 + 0.09 * k
            a, b = (foot + (side * 0.03 - foot) * t for foot in (feet[0], feet[-1]))
            y = 0.26 + 0.86 * t
            rig.cone("root", (a, y, -0.19), (b, y, -0.19), 0.003, 0.003, rope)


def _bulwark(rig: Rig, plate: Plate, y: float) -> None:
    """The rail along the deck's edge on turned posts."""
    dark, pale = rig.material("#6e4426", gloss=0.12), rig.material("#b98250", gloss=0.12)
    rig.box("root", (0, y + 0.012, 0), (plate.half, 0.016, 0.03), dark, bevel=0.006)
    rig.box("root", (0, y + 0.150, 0), (plate.half, 0.015, 0.04), dark, bevel=0.008)
    count = max(10, round(plate.half * 2 / 0.075))
    for a, b in pairwise(np.linspace(-plate.half, plate.half, count + 1)):
        x = float(a + b) / 2
        rig.cone("root", (x, y + 0.02, 0), (x, y + 0.14, 0), 0.012, 0.012, pale)
        rig.ball("root", (x, y + 0.075, 0), (0.020, 0.030, 0.02), pale)


def _wheel(rig: Rig, x: float, y: float) -> None:
    """The steering wheel on its stand."""
    wood, brass = rig.material("#8a5a34", gloss=0.2), rig.material("gold", painting.METAL, gloss=0.4)
    rig.box("root", (x, y + 0.09, 0.05), (0.035, 0.10, 0.03), rig.material("#6e4426", gloss=0.1), bevel=0.006)
    middle = (x, y + 0.235, 0.12)
    rig.ring("root", middle, (0.095, 0.095), 0.012, wood, steps=24)
    for k in range(8):
        a = k * math.pi / 4
        rig.cone(
            "root", middle, (x + 0.14 * math.cos(a), middle[1] + 0.14 * math.sin(a), 0.12), 0.008, 0.009, wood
        )
    rig.ball("root", (x, middle[1], 0.15), 0.024, brass)


def _barrel(rig: Rig, x: float, y: float, size: float) -> None:
    wood, iron = rig.material("#9a6a3c", gloss=0.1), rig.material("#3a3f46", gloss=0.3)
    rig.ball("root", (x, y + size * 0.85, 0.06), (size * 0.72, size * 1.25, 0.08), wood, clip=(0, 1, 0, -y))
    rig.box("root", (x, y + size * 1.72, 0.08), (size * 0.52, size * 0.05, 0.06), wood, bevel=0.006)
    for level in (0.45, 1.25):
        rig.box("root", (x, y + size * level, 0.13), (size * 0.68, size * 0.045, 0.02), iron, bevel=0.004)
