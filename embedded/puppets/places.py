"""The sixteen places as background plates; each is a painter's recipe in frame heights (see ``plate``)."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ...common.story import Setting
from ...common.vocabulary import Place, TimeOfDay, Weather
from . import scenery, shading
from .daylight import light_of, sky_of
from .plate import HORIZON, Plate
from .rig import Rig

Recipe = Callable[[Plate, Setting], None]


def paint_place(setting: Setting, width: int, height: int, seed: int = 0) -> NDArray[np.uint8]:
    """The background plate of a setting for frames of that size (h, w, 3), larger by the plate's margin.

    Plates are kept: the last six, of small pictures the last 256. ``seed`` arranges the place differently.
    """
    keep = _small if width * height <= 256 * 256 else _large
    return keep(setting.place, setting.time, setting.weather, width, height, seed)


def _paint(
    place: Place, time: TimeOfDay, weather: Weather, width: int, height: int, seed: int
) -> NDArray[np.uint8]:
    setting = Setting(place=place, time=time, weather=weather)
    plate = Plate(width, height, sky_of(setting), light_of(setting), seed)
    RECIPES[place](plate, setting)
    out = plate.finish()
    out.setflags(write=False)
    return out


_large = lru_cache(maxsize=6)(_paint)
_small = lru_cache(maxsize=256)(_paint)


def _night(setting: Setting) -> bool:
    return setting.time in (TimeOfDay.NIGHT, TimeOfDay.SUNSET)


def _ease(plate: Plate, colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """A ground colour under the plate's light: darker and tinted like the key and sky."""
    light = plate.light
    key, sky = np.array(light.key_colour) * light.key_strength, np.array(light.sky) * light.ambient
    strength = np.clip((0.62 * key + 0.62 * sky) ** 0.62 * 1.06, 0, 1.15)
    r, g, b = np.array(colour) * strength
    return (float(r), float(g), float(b))


def _ocean(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.6)
    _islands(plate)
    top = HORIZON
    plate.water(
        _ease(plate, (0.04, 0.42, 0.62)),
        _mixed(_ease(plate, (0.20, 0.62, 0.78)), plate.sky.low, 0.25),
        plate.sky.low,
        top,
    )
    if not setting.weather == Weather.STORM:
        _glitter(plate, top)
    _jetty(plate)


def _mixed(
    a: tuple[float, float, float], b: tuple[float, float, float], k: float
) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)


def _glitter(plate: Plate, top: float) -> None:
    side = (0.30 if plate.sky.stars > 0.05 else -0.30) * plate.aspect
    path = np.exp(-(((plate.x - side) / (0.05 + 0.35 * np.clip(top - plate.y, 0, 1))) ** 2))
    grain = np.clip(plate.noise(0.09, 0.012, 3) - 0.52, 0, 1) * 5.0
    below = np.clip((top - plate.y) * 40, 0, 1)
    plate.add(plate.sky.sun, np.asarray(path * grain * below * 0.42, np.float32))


def _islands(plate: Plate) -> None:
    rig = Rig()
    for k in range(3):
        x = plate.half * (-0.8 + 0.75 * k + 0.1 * float(plate.rng.random()))
        scenery.hill(rig, x, HORIZON - 0.02, 0.20 + 0.06 * k, 0.055 + 0.03 * (k % 2), "#4f7f63")
        scenery.hill(rig, x + 0.12, HORIZON - 0.02, 0.13, 0.075, "#5b8a68", -0.45)
    plate.build(rig, haze=0.55, blur=0.002)


def _jetty(plate: Plate) -> None:
    top = 0.235
    mask = plate.mask([(-plate.half, top), (plate.half, top), (plate.half, -0.2), (-plate.half, -0.2)])
    side, depth = plate.plane(HORIZON)
    wood = _ease(plate, (0.66, 0.47, 0.31))
    plate.ramp([(-0.15, wood), (top, _mixed(wood, (1, 1, 1), 0.10))], mask)
    row = np.log(depth) * 9.0
    line = np.abs(row - np.floor(row) - 0.5)
    plate.pixels *= (1.0 - 0.42 * np.clip((line - 0.44) * 25, 0, 1) * mask)[..., None]
    tone = np.sin(np.floor(row) * 12.9) * 0.045 + 0.05 * (plate.noise(0.5, 0.006, 2) - 0.5)
    plate.pixels *= (1.0 + tone * mask)[..., None]
    rig = Rig()
    post, rope = rig.material("#7a5636", gloss=0.05), rig.material("#d8c08d", gloss=0.0)
    xs = np.linspace(-plate.half, plate.half, 7)
    for a, b in zip(xs, xs[1:], strict=False):
        rig.cone("root", (float(a), top - 0.05, 0), (float(a), top + 0.085, 0), 0.020, 0.018, post)
        points = [
            (float(a + (b - a) * t), top + 0.070 - 0.10 * t * (1 - t), 0.0) for t in np.linspace(0, 1, 7)
        ]
        rig.curve("root", points, [0.006] * 7, rope)
    plate.build(rig)


def _underwater(plate: Plate, setting: Setting) -> None:
    dark = {TimeOfDay.NIGHT: 0.36, TimeOfDay.SUNSET: 0.72, TimeOfDay.MORNING: 0.95}.get(setting.time, 1.0)
    tint = (1.0, 0.86, 0.82) if setting.time is TimeOfDay.SUNSET else (1.0, 1.0, 1.0)
    stops = [
        (-0.1, (0.02, 0.20, 0.36)),
        (0.35, (0.04, 0.40, 0.58)),
        (0.8, (0.16, 0.68, 0.80)),
        (1.12, (0.62, 0.95, 0.96)),
    ]
    plate.ramp([(y, tuple(c * dark * t for c, t in zip(colour, tint, strict=True))) for y, colour in stops])  # type: ignore[misc]
    for k in range(7):
        x = plate.half * (-0.9 + 0.3 * k + 0.12 * float(plate.rng.random()))
        wide = 0.03 + 0.05 * float(plate.rng.random())
        beam = plate.mask(
            [(x, 1.2), (x + wide, 1.2), (x + wide * 3.2 - 0.35, 0.1), (x - wide - 0.35, 0.1)], 0.012
        )
        plate.add(
            (0.55, 0.85, 0.85), np.asarray(beam * np.clip(plate.y * 0.9, 0, 1) * 0.17 * dark, np.float32)
        )
    far = Rig()
    for k in range(6):
        scenery.rock(far, plate.rng, plate.half * (-1 + 0.4 * k), 0.20, 0.16, "#3b7f92")
    plate.build(far, haze=0.0, blur=0.010)
    sand = plate.floor(_ease(plate, (0.80, 0.76, 0.58)), (0.10 * dark, 0.48 * dark, 0.58 * dark), 0.30)
    plate.speckle(sand, 0.16, 0.03)
    ripple = np.sin(plate.plane(0.30)[1] * 26 + 6 * plate.noise(0.4, 0.15, 2))
    plate.pixels *= (1.0 + 0.05 * ripple * sand)[..., None]
    near = Rig()
    for k, (x, tone) in enumerate(
        ((-0.95, "#f2755f"), (-0.62, "#f0a24a"), (0.60, "#c9559a"), (0.98, "#f2755f"))
    ):
        _coral(near, plate, x * plate.half, 0.20, 0.15 + 0.03 * (k % 2), tone)
    for k in range(10):
        x = plate.half * (-1 + 0.22 * k) + 0.05 * float(plate.rng.random())
        if abs(x) > 0.30 * plate.half:
            _weed(near, x, 0.21 + 0.03 * (k % 3), 0.22 + 0.16 * float(plate.rng.random()))
    for k in range(5):
        scenery.rock(near, plate.rng, plate.half * (-0.9 + 0.45 * k), 0.19, 0.065, "#6d8a86")
    plate.build(near, blur=0.0015)


def _coral(rig: Rig, plate: Plate, x: float, y: float, size: float, tone: str) -> None:
    coral = rig.material(tone, gloss=0.1, wrap=0.5, rim=0.8)
    group = rig.group()
    for k in range(7):
        a = (k - 3) * 0.36
        mid = (x + math.sin(a) * size * 0.5, y + math.cos(a) * size * 0.5, 0.0)
        tip = (
            x + math.sin(a * 1.4) * size * 1.0,
            y + math.cos(a) * size * float(plate.rng.uniform(0.8, 1.15)),
            0.02,
        )
        rig.curve(
            "root",
            [(x, y, 0), mid, tip],
            [size * 0.13, size * 0.10, size * 0.085],
            coral,
            group=group,
            blend=0.012,
        )


def _weed(rig: Rig, x: float, y: float, high: float) -> None:
    green = rig.material("#3fa06a", gloss=0.1, wrap=0.5, rim=0.8)
    for k in (-1, 0, 1):
        points = [
            (x + k * 0.012, y, 0),
            (x + k * 0.03 + 0.02, y + high * 0.35, 0),
            (x + k * 0.02 - 0.02, y + high * 0.7, 0),
            (x + k * 0.045, y + high * (1 - 0.15 * abs(k)), 0),
        ]
        rig.curve("root", points, [0.014, 0.018, 0.014, 0.003], green)


def _beach(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    _islands(plate)
    plate.water(_ease(plate, (0.10, 0.62, 0.70)), _ease(plate, (0.12, 0.52, 0.74)), plate.sky.low, HORIZON)
    shore = 0.315
    edge = [
        (x, shore + 0.012 * math.sin(3.1 * x) + 0.008 * math.sin(7.3 * x + 1))
        for x in np.linspace(-plate.half, plate.half, 60)
    ]
    plate.shape(
        [(x, y + 0.020) for x, y in edge] + [(plate.half, -0.2), (-plate.half, -0.2)],
        (0.97, 0.98, 0.97),
        0.003,
    )
    wet = _ease(plate, (0.80, 0.66, 0.46))
    plate.shape([(x, y + 0.006) for x, y in edge] + [(plate.half, -0.2), (-plate.half, -0.2)], wet, 0.004)
    sand = plate.mask([(x, y - 0.035) for x, y in edge] + [(plate.half, -0.2), (-plate.half, -0.2)], 0.012)
    plate.ramp([(-0.15, _ease(plate, (0.98, 0.84, 0.58))), (shore, _ease(plate, (0.96, 0.86, 0.66)))], sand)
    plate.speckle(sand, 0.08, 0.012)
    rig = Rig()
    scenery.palm(rig, -plate.half * 0.80, 0.24, 0.62, 0.16)
    scenery.palm(rig, plate.half * 0.88, 0.22, 0.50, -0.22)
    _parasol(rig, plate.half * 0.52, 0.27, 0.30)
    for k in range(4):
        scenery.rock(rig, plate.rng, -plate.half * 0.95 + 0.09 * k, 0.22, 0.05 - 0.006 * k, "#b6a58c")
    plate.build(rig, blur=0.0012)


def _parasol(rig: Rig, x: float, y: float, high: float) -> None:
    pole = rig.material("white", gloss=0.2)
    cloth = rig.material("#e94f4f", second="#fff4e0", pattern=shading.UPRIGHT, frequency=4.5, gloss=0.05)
    rig.cone("root", (x, y, 0), (x + 0.02, y + high, 0), 0.007, 0.007, pole)
    rig.bone("shade")
    rig.ball(
        "root", (x + 0.02, y + high * 0.82, 0), (0.19, 0.11, 0.16), cloth, clip=(0, 1, 0, -(y + high * 0.86))
    )


def _town(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    lit = _night(setting)
    far, near = Rig(), Rig()
    walls = ("#f0c98a", "#e59a78", "#f3e0b8", "#c98f9a", "#9fc0a8", "#e8b0a0", "#d8c3a0")
    for k in range(9):
        x = -plate.half + 2 * plate.half * (k + 0.5) / 9
        scenery.house(
            far,
            plate.rng,
            x,
            HORIZON - 0.10,
            0.24,
            0.22 + 0.10 * float(plate.rng.random()),
            walls[(k * 3) % 7],
            z=-0.6,
            lit=lit,
        )
    plate.build(far, haze=0.30, blur=0.003)
    stone = plate.floor(_ease(plate, (0.80, 0.72, 0.62)), _ease(plate, (0.72, 0.66, 0.60)), 0.33)
    _cobbles(plate, stone, 0.40)
    for k, x in enumerate((-0.92, -0.55, 0.55, 0.92)):
        scenery.house(
            near,
            plate.rng,
            x * plate.half,
            0.26,
            0.33,
            0.36 + 0.11 * ((k * 2) % 3),
            walls[(k * 2 + 1) % 7],
            z=-0.2,
            lit=lit,
        )
    for x in (-0.34, 0.36):
        scenery.lamp_post(near, x * plate.half, 0.24, 0.36, lit)
    for k in range(4):
        scenery.bush(near, plate.rng, plate.half * (-0.75 + 0.5 * k), 0.265, 0.035, bloom="#f0698a", z=0.05)
    plate.build(near, haze=0.04, blur=0.0012)
    if lit:
        for x in (-0.34, 0.36):
            plate.glow(x * plate.half, 0.635, 0.13, (1.0, 0.80, 0.45), 0.35)


def _cobbles(plate: Plate, mask: NDArray[np.float32], top: float) -> None:
    side, depth = plate.plane(top)
    row = np.log(depth) * 14.0
    column = side * 9.0 + 0.5 * (np.floor(row) % 2)
    u, v = np.abs(column - np.floor(column) - 0.5), np.abs(row - np.floor(row) - 0.5)
    gap = np.clip((np.maximum(u, v) - 0.40) * 9, 0, 1) * np.clip(6.0 / depth, 0, 1)
    tone = 0.06 * np.sin(np.floor(column) * 12.9 + np.floor(row) * 78.2)
    plate.pixels *= (1.0 + (tone * np.clip(5.0 / depth, 0, 1) - 0.16 * gap) * mask)[..., None]


def _forest(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.25)
    for haze, base, count, high in ((0.62, 0.40, 13, 0.42), (0.34, 0.37, 10, 0.58)):
        rig = Rig()
        for k in range(count):
            x = -plate.half + 2 * plate.half * (k + float(plate.rng.random())) / count
            if k % 3:
                scenery.pine(rig, plate.rng, x, base, high * float(plate.rng.uniform(0.85, 1.3)))
            else:
                scenery.tree(rig, plate.rng, x, base, high * float(plate.rng.uniform(0.8, 1.1)))
        plate.build(rig, haze=haze, blur=0.004 if haze > 0.5 else 0.002)
    grass = plate.floor(_ease(plate, (0.34, 0.58, 0.22)), _ease(plate, (0.50, 0.70, 0.34)), 0.38)
    plate.speckle(grass, 0.16, 0.012, 0.6)
    path = plate.mask([(-0.10, 0.385), (0.06, 0.385), (0.75, -0.2), (-0.75, -0.2)], 0.02)
    plate.blend(_ease(plate, (0.72, 0.58, 0.40)), np.asarray(path * 0.75, np.float32))
    near = Rig()
    for x in (-0.98, -0.70, 0.72, 1.0):
        scenery.tree(near, plate.rng, x * plate.half, 0.22, 0.86, "#3f8a3a")
    for k in range(8):
        scenery.bush(
            near,
            plate.rng,
            plate.half * (-1 + 0.29 * k),
            0.27,
            0.045,
            "#3f8a3f",
            bloom="#ffe27a" if k % 2 else None,
        )
    plate.build(near, blur=0.0015)
    side = -0.30 * plate.aspect
    if setting.time is not TimeOfDay.NIGHT:
        for k in range(4):
            beam = plate.mask(
                [
                    (side + 0.1 * k, 1.1),
                    (side + 0.1 * k + 0.05, 1.1),
                    (side + 0.55 + 0.25 * k, 0.2),
                    (side + 0.4 + 0.25 * k, 0.2),
                ],
                0.02,
            )
            plate.add(plate.sky.sun, np.asarray(beam * 0.10, np.float32))


def _snow(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.35)
    far = Rig()
    for k in range(3):
        scenery.peak(
            far,
            plate.rng,
            plate.half * (-0.8 + 0.8 * k),
            HORIZON - 0.03,
            0.55,
            0.24 + 0.05 * (k % 2),
            "#8fa3c0",
        )
    plate.build(far, haze=0.5, blur=0.002)
    mid = Rig()
    for k in range(9):
        x = plate.half * (-1 + 0.25 * k) + 0.05 * float(plate.rng.random())
        if abs(x) > 0.22 * plate.half:
            scenery.pine(mid, plate.rng, x, 0.34, float(plate.rng.uniform(0.26, 0.44)), "#3f7f68", snow=True)
    plate.build(mid, haze=0.14, blur=0.0015)
    white = plate.floor(_ease(plate, (0.94, 0.97, 1.0)), _ease(plate, (0.86, 0.92, 1.0)), 0.365)
    drift = plate.noise(0.9, 0.10, 3) - 0.5
    plate.pixels *= (1.0 + 0.22 * drift * white)[..., None] * np.array([1.0, 1.0, 1.0], np.float32)
    near = Rig()
    snow = near.material("#f6faff", gloss=0.05, wrap=0.6)
    for k in range(6):
        near.ball("root", (plate.half * (-1 + 0.4 * k), 0.24, -0.2), (0.30, 0.055, 0.1), snow)
    plate.build(near, blur=0.003)


def _desert(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.2)
    far = Rig()
    rock = far.material(
        "#c9754a", second="#b0603c", pattern=shading.STRIPES, frequency=42.0, gloss=0.0, wrap=0.3
    )
    for x, w, h in ((-0.85, 0.16, 0.24), (-0.62, 0.10, 0.16), (0.58, 0.20, 0.20), (0.90, 0.12, 0.30)):
        far.box("root", (x * plate.half, HORIZON - 0.05 + h / 2, 0), (w, h / 2, 0.1), rock, bevel=0.03)
        far.box("root", (x * plate.half, HORIZON - 0.02, 0.05), (w * 1.25, 0.05, 0.1), rock, bevel=0.03)
    plate.build(far, haze=0.34, blur=0.002)
    plate.floor(_ease(plate, (0.95, 0.74, 0.44)), _ease(plate, (0.96, 0.80, 0.56)), 0.40)
    dunes = Rig()
    for k, (x, y, w, h) in enumerate(
        (
            (-0.7, 0.30, 0.8, 0.12),
            (0.6, 0.28, 0.9, 0.14),
            (-0.1, 0.22, 1.0, 0.08),
            (0.9, 0.12, 0.9, 0.10),
            (-0.95, 0.10, 0.8, 0.10),
        )
    ):
        scenery.hill(dunes, x * plate.half, y, w, h, "#efbf78" if k % 2 else "#f4c987", -0.8 + 0.1 * k)
    plate.build(dunes, haze=0.05, blur=0.002)
    below = np.broadcast_to(np.clip((0.36 - plate.y) * 20, 0, 1), (plate.height, plate.width)).astype(
        np.float32
    )
    ripple = np.sin(plate.y * 260 + 14 * plate.noise(0.6, 0.12, 2))
    plate.pixels *= (1.0 + 0.018 * ripple * below)[..., None]
    near = Rig()
    scenery.cactus(near, -plate.half * 0.74, 0.24, 0.34)
    scenery.cactus(near, plate.half * 0.80, 0.26, 0.24)
    scenery.cactus(near, plate.half * 0.42, 0.33, 0.11)
    for k in range(4):
        scenery.rock(near, plate.rng, plate.half * (-0.55 + 0.37 * k), 0.25, 0.035, "#b8794e")
    plate.build(near, blur=0.001)


def _mountain(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    for haze, y, high, tone in (
        (0.66, HORIZON - 0.02, 0.36, "#8795b5"),
        (0.36, HORIZON - 0.06, 0.24, "#77869a"),
    ):
        rig = Rig()
        for k in range(3):
            scenery.peak(
                rig,
                plate.rng,
                plate.half * (-0.9 + 0.85 * k + 0.2 * float(plate.rng.random())),
                y,
                0.62,
                high * float(plate.rng.uniform(0.85, 1.2)),
                tone,
            )
        plate.build(rig, haze=haze, blur=0.002)
    hills = Rig()
    for k, x in enumerate((-0.9, 0.0, 0.85)):
        scenery.hill(hills, x * plate.half, 0.27, 0.75, 0.14 + 0.02 * k, "#6f9a55", -0.6 + 0.05 * k)
    plate.build(hills, haze=0.2, blur=0.0015)
    trees = Rig()
    for k in range(12):
        x = plate.half * (-1 + 0.18 * k)
        if abs(x) > 0.25 * plate.half:
            scenery.pine(trees, plate.rng, x, 0.33 + 0.02 * (k % 2), 0.15 + 0.06 * float(plate.rng.random()))
    plate.build(trees, haze=0.12, blur=0.001)
    grass = plate.floor(_ease(plate, (0.42, 0.62, 0.26)), _ease(plate, (0.56, 0.72, 0.38)), 0.33)
    plate.speckle(grass, 0.14, 0.012, 0.6)
    near = Rig()
    for k in range(6):
        scenery.rock(
            near, plate.rng, plate.half * (-0.95 + 0.38 * k), 0.22 + 0.02 * (k % 2), 0.055, "#9a9aa2"
        )
    for k in range(5):
        scenery.bush(
            near,
            plate.rng,
            plate.half * (-0.8 + 0.42 * k),
            0.20,
            0.028,
            "#5a9a44",
            bloom="#e85c8a" if k % 2 else "#ffffff",
        )
    plate.build(near)


def _space(plate: Plate, setting: Setting) -> None:
    plate.ramp([(-0.1, (0.05, 0.03, 0.13)), (0.5, (0.07, 0.05, 0.20)), (1.1, (0.02, 0.02, 0.08))])
    cloud = plate.noise(0.9, 0.6, 4)
    other = plate.noise(0.7, 0.5, 4)
    band = np.exp(-(((plate.y - 0.72 - 0.35 * plate.x) / 0.34) ** 2))
    plate.add((0.55, 0.18, 0.60), np.asarray(np.clip(cloud - 0.40, 0, 1) * band * 1.3, np.float32))
    plate.add((0.10, 0.36, 0.62), np.asarray(np.clip(other - 0.44, 0, 1) * band * 1.4, np.float32))
    plate._stars(1.0)
    plate._stars(0.8)
    rig = Rig()
    tone = {
        TimeOfDay.DAY: "#e08a4a",
        TimeOfDay.MORNING: "#5fb0d8",
        TimeOfDay.SUNSET: "#d8566a",
        TimeOfDay.NIGHT: "#7a6fd0",
    }[setting.time]
    planet = rig.material(
        tone, second="#f4d3a0", pattern=shading.STRIPES, frequency=17.0, gloss=0.03, wrap=0.1, rim=1.0
    )
    rig.ball("root", (plate.half * 0.52, 0.76, -1), 0.155, planet, spin=(0, 0, 0.3))
    rig.ring(
        "root",
        (plate.half * 0.52, 0.76, -1),
        (0.27, 0.27),
        0.010,
        rig.material("#e8d8b8", gloss=0.1),
        spin=(1.25, 0.0, 0.35),
        steps=40,
    )
    rig.ball(
        "root",
        (-plate.half * 0.60, 0.83, -1),
        0.055,
        rig.material("#9fb8d8", second="#6f88a8", pattern=shading.SPECKLE, frequency=40, wrap=0.1, rim=1.0),
    )
    plate.build(rig, blur=0.0012)
    ground = plate.floor((0.46, 0.45, 0.55), (0.33, 0.32, 0.44), 0.30)
    plate.speckle(ground, 0.22, 0.03)
    moon = Rig()
    dust = moon.material("#8f8da0", gloss=0.0, wrap=0.2, rim=0.8)
    for k in range(5):
        moon.ball(
            "root", (plate.half * (-1 + 0.5 * k), 0.265, -0.5), (0.42, 0.06 + 0.02 * (k % 2), 0.1), dust
        )
    plate.build(moon)
    for k in range(10):
        x, y = plate.half * float(plate.rng.uniform(-1, 1)), float(plate.rng.uniform(-0.05, 0.22))
        size = 0.02 + 0.10 * (0.25 - y) * 1.5
        plate.disc(x, y, size, (0.36, 0.35, 0.46), 0.32)
        plate.disc(x, y - size * 0.06, size * 0.86, (0.28, 0.27, 0.38), 0.30)


def _wall(
    plate: Plate, low: tuple[float, float, float], high: tuple[float, float, float], floor_top: float
) -> None:
    plate.ramp([(floor_top, _ease(plate, low)), (1.1, _ease(plate, high))])
    spot = np.exp(-(((plate.x + 0.35) / 0.9) ** 2) - ((plate.y - 0.80) / 0.5) ** 2)
    plate.pixels *= (0.86 + 0.22 * spot)[..., None].astype(np.float32)


def _boards(plate: Plate, tone: tuple[float, float, float], top: float) -> None:
    mask = plate.floor(_ease(plate, tone), _ease(plate, _mixed(tone, (0, 0, 0), 0.18)), top)
    side, depth = plate.plane(top + 0.12)
    column = side * 3.2
    gap = np.clip((np.abs(column - np.floor(column) - 0.5) - 0.475) * 50, 0, 1)
    tone_of = 0.055 * np.sin(np.floor(column) * 12.9) + 0.07 * (plate.noise(0.02, 0.35, 2) - 0.5)
    plate.pixels *= (1.0 + (tone_of - 0.35 * gap * np.clip(3 / depth, 0, 1)) * mask)[..., None]
    plate.pixels *= (1.0 - 0.32 * np.exp(-np.abs(plate.y - top) / 0.025) * (plate.y < top))[..., None].astype(
        np.float32
    )


def _daylight(setting: Setting) -> tuple[str, float]:
    """Colour and strength of what windows show."""
    if setting.time is not TimeOfDay.NIGHT and setting.weather in _DULL:
        return _DULL[setting.weather]
    return {
        TimeOfDay.DAY: ("#bfe3ff", 1.15),
        TimeOfDay.MORNING: ("#ffe2bd", 1.2),
        TimeOfDay.SUNSET: ("#ff9a55", 1.0),
        TimeOfDay.NIGHT: ("#22345f", 0.8),
    }[setting.time]


_DULL = {
    Weather.RAIN: ("#8fa3b5", 0.85),
    Weather.STORM: ("#5f6c80", 0.75),
    Weather.SNOW: ("#e6eef8", 1.1),
    Weather.FOG: ("#d5dade", 0.95),
}


def _sunspot(plate: Plate, setting: Setting, x: float) -> None:
    if setting.time is TimeOfDay.NIGHT or setting.weather in (Weather.RAIN, Weather.STORM, Weather.FOG):
        return
    patch = plate.mask([(x, 0.22), (x + 0.28, 0.22), (x + 0.55, 0.02), (x + 0.18, 0.02)], 0.006)
    plate.add(plate.light.key_colour, np.asarray(patch * 0.14, np.float32))


def _room(plate: Plate, setting: Setting) -> None:
    top = 0.27
    _wall(plate, (0.93, 0.80, 0.62), (0.96, 0.86, 0.70), top)
    stripes = np.sin(plate.x * 46.0) * (plate.y > top)
    plate.pixels *= (1.0 + 0.016 * stripes)[..., None].astype(np.float32)
    _boards(plate, (0.66, 0.44, 0.27), top)
    rug = (((plate.x) / (0.62 * max(plate.aspect * 0.6, 0.7))) ** 2 + ((plate.y - 0.07) / 0.10) ** 2) < 1.0
    ring = (((plate.x) / (0.55 * max(plate.aspect * 0.6, 0.7))) ** 2 + ((plate.y - 0.07) / 0.085) ** 2) < 1.0
    plate.blend(_ease(plate, (0.70, 0.24, 0.24)), rug.astype(np.float32))
    plate.blend(_ease(plate, (0.86, 0.42, 0.32)), ring.astype(np.float32))
    rig = Rig()
    tone, glow = _daylight(setting)
    base = rig.material("#f7eedd", gloss=0.1)
    rig.box("root", (0, top + 0.022, -0.3), (plate.half, 0.022, 0.01), base, bevel=0.005)
    scenery.window(rig, plate.half * 0.46, 0.70, 0.36, 0.34, tone, glow)
    for side in (-1, 1):
        scenery.curtain(rig, plate.half * 0.46 + side * 0.225, 0.40, 0.10, 0.50, "#5fa3a0", 4)
    scenery.shelf(rig, plate.rng, -plate.half * 0.70, top, 0.32, 0.52)
    sofa = rig.material("#c9605a", gloss=0.06, rim=0.6)
    group = rig.group()
    sx = plate.half * 0.02
    rig.ball("root", (sx, top + 0.10, -0.1), (0.30, 0.10, 0.06), sofa, group=group, blend=0.02)
    for side in (-1, 1):
        rig.cone(
            "root",
            (sx + side * 0.28, top, 0.0),
            (sx + side * 0.28, top + 0.10, 0.0),
            0.045,
            0.045,
            sofa,
            group=group,
            blend=0.02,
        )
    rig.ball("root", (sx, top + 0.035, 0.0), (0.27, 0.045, 0.06), sofa, group=group, blend=0.02)
    for k, (dx, c) in enumerate(((-0.17, "#f0c04a"), (0.16, "#4f8fb0"))):
        rig.ball(
            "root",
            (sx + dx, top + 0.105, 0.04),
            (0.055, 0.05, 0.025),
            rig.material(c),
            spin=(0, 0, 0.4 - 0.8 * k),
        )
    _picture(rig, -plate.half * 0.14, 0.76, 0.15, 0.11, "#8fc0a0", "#f0c27a")
    _picture(rig, -plate.half * 0.34, 0.72, 0.09, 0.11, "#e59a78", "#5f88a8")
    _floor_lamp(rig, plate.half * 0.84, top, 0.46, setting.time)
    _plant(rig, plate, plate.half * 0.72, top - 0.02, 0.20)
    plate.build(rig, blur=0.001)
    if _night(setting):
        plate.glow(plate.half * 0.84, top + 0.46, 0.26, (1.0, 0.76, 0.42), 0.30)
    _sunspot(plate, setting, plate.half * 0.12)


def _picture(rig: Rig, x: float, y: float, wide: float, high: float, low: str, up: str) -> None:
    rig.box(
        "root",
        (x, y, -0.2),
        (wide / 2 + 0.012, high / 2 + 0.012, 0.01),
        rig.material("#7a4f30", gloss=0.2),
        bevel=0.008,
    )
    rig.box("root", (x, y, -0.19), (wide / 2, high / 2, 0.008), rig.material(up, gloss=0.02))
    rig.box(
        "root", (x, y - high * 0.22, -0.185), (wide / 2, high * 0.28, 0.006), rig.material(low, gloss=0.02)
    )


def _floor_lamp(rig: Rig, x: float, y: float, high: float, time: TimeOfDay) -> None:
    shade = (
        rig.material("#ffe0a0", shading.GLOW, glow=1.25)
        if time in (TimeOfDay.NIGHT, TimeOfDay.SUNSET)
        else rig.material("#f6e3b8", wrap=0.6)
    )
    rig.cone("root", (x, y, 0), (x, y + high, 0), 0.008, 0.007, rig.material("#5a4636"))
    rig.ball("root", (x, y + 0.005, 0), (0.05, 0.012, 0.05), rig.material("#5a4636"))
    rig.cone(
        "root",
        (x, y + high - 0.03, 0),
        (x, y + high + 0.09, 0),
        0.085,
        0.045,
        shade,
        clip=(0, 1, 0, -y - high + 0.03),
    )


def _plant(rig: Rig, plate: Plate, x: float, y: float, size: float) -> None:
    rig.cone(
        "root",
        (x, y + size * 0.1, 0.02),
        (x, y + size * 0.36, 0.02),
        size * 0.20,
        size * 0.26,
        rig.material("#c9704a", gloss=0.05),
    )
    green = rig.material("#4f9a55", gloss=0.15, wrap=0.5)
    for k in range(9):
        a = (k - 4) * 0.32
        rig.curve("root", [(x, y + size * 0.4, 0.02), (x + math.sin(a) * size * 0.4, y + size * (0.75 + 0.2 * math.cos(a)), 0.02 + 0.02 * (k % 3)), (x + math.sin(a) * size * 0.75, y + size * (0.8 + 0.35 * math.cos(a)), 0.04)],
                  [size * 0.03, size * 0.08, 0.003], green)  # fmt: skip


def _kitchen(plate: Plate, setting: Setting) -> None:
    top = 0.25
    _wall(plate, (0.80, 0.90, 0.86), (0.88, 0.94, 0.90), top)
    tile = np.maximum(np.abs((plate.x * 11) % 1 - 0.5), np.abs((plate.y * 11) % 1 - 0.5))
    band = (plate.y > 0.48) & (plate.y < 0.70)
    plate.blend(_ease(plate, (0.96, 0.97, 0.95)), np.asarray(band * 1.0 + 0 * plate.x, np.float32))
    plate.pixels *= (1.0 - 0.10 * np.clip((tile - 0.46) * 30, 0, 1) * band)[..., None].astype(np.float32)
    floor = plate.floor(_ease(plate, (0.88, 0.84, 0.78)), _ease(plate, (0.76, 0.72, 0.66)), top)
    side, depth = plate.plane(top + 0.12)
    odd = (np.floor(side * 3) + np.floor(np.log(depth) * 5)) % 2
    plate.pixels *= (1.0 - 0.22 * odd * floor)[..., None].astype(np.float32)
    rig = Rig()
    front, counter, knob = (
        rig.material("#4f9a9a", gloss=0.12),
        rig.material("#f2e6cf", gloss=0.3),
        rig.material("gold", shading.METAL, gloss=0.5),
    )
    count = max(5, round(plate.half * 2 / 0.24))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        wide = plate.half / count * 0.96
        rig.box("root", (x, top + 0.11, -0.1), (wide, 0.11, 0.05), front, bevel=0.012)
        rig.ball("root", (x + wide * 0.7, top + 0.15, -0.04), 0.008, knob)
        if not (0.18 < x / plate.half < 0.62):
            rig.box("root", (x, 0.87, -0.1), (wide, 0.10, 0.05), front, bevel=0.012)
            rig.ball("root", (x + wide * 0.7, 0.80, -0.04), 0.008, knob)
    rig.box("root", (0, top + 0.232, -0.08), (plate.half, 0.014, 0.08), counter, bevel=0.01)
    tone, glow = _daylight(setting)
    scenery.window(rig, plate.half * 0.40, 0.76, 0.34, 0.28, tone, glow)
    _stove(rig, -plate.half * 0.45, top)
    for k, (x, c) in enumerate(((0.78, "#d8534a"), (0.86, "#e8b04a"), (0.93, "#6fa85a"))):
        rig.cone(
            "root",
            (plate.half * x, top + 0.26, 0),
            (plate.half * x, top + 0.31 - 0.01 * k, 0),
            0.028,
            0.026,
            rig.material(c, gloss=0.4),
        )
    bowl = rig.material("#e9e4da", gloss=0.4)
    rig.ball(
        "root", (plate.half * 0.05, top + 0.285, 0), (0.075, 0.045, 0.06), bowl, clip=(0, -1, 0, top + 0.295)
    )
    for dx, c in ((-0.03, "#d8423a"), (0.03, "#f0a030"), (0.0, "#8fb83f")):
        rig.ball("root", (plate.half * 0.05 + dx, top + 0.305, 0), 0.03, rig.material(c, gloss=0.4))
    plate.build(rig, blur=0.001)
    _sunspot(plate, setting, plate.half * 0.05)


def _stove(rig: Rig, x: float, top: float) -> None:
    white, dark = rig.material("#f0f0ee", gloss=0.4), rig.material("#2b2b30", gloss=0.5)
    rig.box("root", (x, top + 0.115, -0.04), (0.125, 0.115, 0.05), white, bevel=0.012)
    rig.box("root", (x, top + 0.09, 0.012), (0.095, 0.06, 0.004), dark, bevel=0.01)
    rig.cone("root", (x - 0.09, top + 0.165, 0.02), (x + 0.09, top + 0.165, 0.02), 0.007, 0.007, dark)
    pot = rig.material("#c9433a", gloss=0.6, shine=50.0)
    rig.cone("root", (x, top + 0.265, 0), (x, top + 0.315, 0), 0.062, 0.062, pot, clip=(0, -1, 0, top + 0.33))
    rig.ball("root", (x, top + 0.335, 0), (0.066, 0.016, 0.06), pot)
    rig.ball("root", (x, top + 0.355, 0), 0.011, dark)
    hood = rig.material("#c7ccd2", shading.METAL, gloss=0.5)
    rig.cone("root", (x, 0.74, -0.06), (x, 0.90, -0.06), 0.15, 0.06, hood, clip=(0, 1, 0, -0.74))


def _stage(plate: Plate, setting: Setting) -> None:
    plate.ramp([(0, (0.10, 0.03, 0.05)), (1.1, (0.16, 0.04, 0.08))])
    top = 0.24
    rig = Rig()
    scenery.curtain(rig, 0, top - 0.02, plate.half * 2.1, 1.1, "#a3202c", int(plate.half * 22), -0.6)
    plate.build(rig)
    plate.pixels *= (
        0.50 + 0.55 * np.exp(-((plate.x / (0.5 * plate.aspect)) ** 2) - ((plate.y - 0.5) / 0.55) ** 2)
    )[..., None].astype(np.float32)
    _boards(plate, (0.70, 0.46, 0.26), top)
    near = Rig()
    for side in (-1, 1):
        scenery.curtain(near, side * (plate.half - 0.16), 0.16, 0.36, 1.1, "#8a1522", 5, 0.2)
    swag = near.material("#8a1522", gloss=0.08)
    gold = near.material("gold", shading.METAL, gloss=0.4)
    count = max(3, round(plate.half * 2 / 0.42))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        near.ball("root", (x, 1.08, 0.25), (0.25, 0.16, 0.06), swag, group=3, blend=0.02)
        near.ring("root", (x, 1.08, 0.31), (0.24, 0.155), 0.009, gold, arc=(math.pi, 2 * math.pi))
    lamp, light = near.material("#333333"), near.material("#fff0c0", shading.GLOW, glow=1.6)
    for k in range(7):
        x = plate.half * (-0.75 + 0.25 * k)
        near.ball("root", (x, 0.015, 0.4), (0.03, 0.02, 0.02), lamp)
        near.ball("root", (x, 0.03, 0.39), 0.016, light)
    plate.build(near, blur=0.0012)
    pool = np.exp(-((plate.x / 0.55) ** 2) - ((plate.y - 0.09) / 0.10) ** 2)
    plate.add((1.0, 0.88, 0.62), np.asarray(pool * 0.30, np.float32))
    for x, c in ((-0.5, (1.0, 0.8, 0.5)), (0.5, (0.8, 0.6, 1.0))):
        beam = plate.mask(
            [
                (x * plate.half * 1.1 - 0.02, 1.2),
                (x * plate.half * 1.1 + 0.02, 1.2),
                (0.42, 0.08),
                (-0.42, 0.08),
            ],
            0.02,
        )
        plate.add(c, np.asarray(beam * 0.085, np.float32))
    cool = {
        TimeOfDay.NIGHT: (0.86, 0.86, 1.15),
        TimeOfDay.MORNING: (1.05, 1.0, 0.92),
        TimeOfDay.SUNSET: (1.12, 0.94, 0.84),
    }.get(setting.time)
    if cool:
        plate.pixels *= np.array(cool, np.float32)


def _station(plate: Plate, setting: Setting) -> None:
    top = 0.30
    _wall(plate, (0.80, 0.77, 0.70), (0.70, 0.74, 0.78), top)
    rig = Rig()
    tone, glow = _daylight(setting)
    iron, roof = rig.material("#3d5a5a", gloss=0.25), rig.material(tone, shading.GLOW, glow=glow * 0.9)
    count = max(4, round(plate.half * 2 / 0.36))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        rig.box("root", (x, 0.93, -0.9), (0.16, 0.13, 0.01), roof)
        rig.ring("root", (x, 0.80, -0.6), (0.18, 0.16), 0.010, iron, arc=(0, math.pi))
        rig.cone("root", (x + 0.18, top, -0.6), (x + 0.18, 0.82, -0.6), 0.014, 0.012, iron)
    plate.build(rig, blur=0.002)
    train = Rig()
    _carriage(train, plate, top - 0.02, _night(setting))
    plate.build(train, blur=0.0015)
    floor = plate.floor(_ease(plate, (0.74, 0.71, 0.68)), _ease(plate, (0.62, 0.60, 0.58)), 0.235)
    _cobbles(plate, floor, 0.36)
    line = np.broadcast_to(np.clip(1 - np.abs(plate.y - 0.205) / 0.012, 0, 1) > 0.3, floor.shape).astype(
        np.float32
    )
    plate.blend(_ease(plate, (0.96, 0.80, 0.22)), line)
    near = Rig()
    _clock(near, -plate.half * 0.40, 0.80)
    scenery.lamp_post(near, plate.half * 0.66, 0.20, 0.50, _night(setting))
    bench = near.material("#8a5a34", gloss=0.1)
    for k in range(3):
        near.box(
            "root", (-plate.half * 0.68, 0.27 + 0.035 * k, -0.02), (0.15, 0.012, 0.01), bench, bevel=0.006
        )
    near.box("root", (-plate.half * 0.68, 0.25, 0.03), (0.155, 0.010, 0.05), bench, bevel=0.006)
    for side in (-1, 1):
        near.box(
            "root",
            (-plate.half * 0.68 + side * 0.13, 0.22, 0.03),
            (0.008, 0.035, 0.03),
            near.material("#333333"),
        )
    plate.build(near, blur=0.0008)


def _carriage(rig: Rig, plate: Plate, y: float, lit: bool) -> None:
    body, cream = rig.material("#9c2f35", gloss=0.4, shine=40.0), rig.material("#f0e2c4", gloss=0.3)
    glass = (
        rig.material("#ffdf9a", shading.GLOW, glow=1.1)
        if lit
        else rig.material("#4f6f86", gloss=0.8, shine=50.0)
    )
    rig.box("root", (0, y + 0.13, -0.3), (plate.half * 1.2, 0.13, 0.1), body, bevel=0.03)
    rig.box("root", (0, y + 0.19, -0.29), (plate.half * 1.2, 0.062, 0.1), cream, bevel=0.01)
    rig.box(
        "root",
        (0, y + 0.285, -0.3),
        (plate.half * 1.2, 0.03, 0.09),
        rig.material("#54585f", gloss=0.2),
        bevel=0.03,
    )
    count = max(6, round(plate.half * 2 / 0.2))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        rig.box("root", (x, y + 0.19, -0.19), (0.062, 0.045, 0.006), glass, bevel=0.012)


def _clock(rig: Rig, x: float, y: float) -> None:
    dark, face = rig.material("#2f3540", gloss=0.3), rig.material("#fbf6e8", gloss=0.2)
    rig.cone("root", (x, y, 0), (x, 1.2, 0), 0.008, 0.008, dark)
    rig.ball("root", (x, y, 0), (0.085, 0.085, 0.03), dark)
    rig.ball("root", (x, y, 0.012), (0.074, 0.074, 0.026), face)
    rig.cone("root", (x, y, 0.045), (x, y + 0.048, 0.045), 0.005, 0.003, dark)
    rig.cone("root", (x, y, 0.045), (x + 0.034, y + 0.012, 0.045), 0.006, 0.004, dark)


def _school(plate: Plate, setting: Setting) -> None:
    top = 0.25
    _wall(plate, (0.86, 0.84, 0.66), (0.93, 0.90, 0.74), top)
    _boards(plate, (0.74, 0.56, 0.36), top)
    rig = Rig()
    board, frame, chalk = (
        rig.material("#2f5f4c", gloss=0.05),
        rig.material("#9a6a3c", gloss=0.1),
        rig.material("#f4f4ea", gloss=0.0),
    )
    wide = min(plate.half * 0.52, 0.62)
    rig.box("root", (0, 0.70, -0.2), (wide, 0.20, 0.012), frame, bevel=0.01)
    rig.box("root", (0, 0.70, -0.195), (wide - 0.02, 0.18, 0.012), board)
    rig.box("root", (0, 0.49, -0.17), (wide, 0.008, 0.03), frame)
    for k in range(3):
        rig.cone(
            "root",
            (-wide * 0.8 + 0.02 * k, 0.80 - 0.06 * k, -0.18),
            (-wide * 0.2 + 0.05 * k, 0.80 - 0.06 * k, -0.18),
            0.004,
            0.004,
            chalk,
        )
    rig.ring("root", (wide * 0.5, 0.72, -0.18), (0.09, 0.09), 0.004, chalk)
    rig.curve(
        "root",
        [
            (wide * 0.5 - 0.08, 0.67, -0.18),
            (wide * 0.5 + 0.08, 0.67, -0.18),
            (wide * 0.5, 0.81, -0.18),
            (wide * 0.5 - 0.08, 0.67, -0.18),
        ],
        [0.004] * 4,
        chalk,
    )
    tone, glow = _daylight(setting)
    scenery.window(rig, plate.half * 0.78, 0.70, 0.26, 0.36, tone, glow)
    scenery.shelf(rig, plate.rng, -plate.half * 0.82, top, 0.26, 0.36)
    _globe(rig, -plate.half * 0.82, top + 0.42)
    for k, x in enumerate((-0.52, 0.0, 0.52)):
        scenery.table(rig, x * plate.half, 0.19 + 0.0 * k, 0.28, 0.135, "#c98f52", 0.05)
    plate.build(rig, blur=0.0012)
    _sunspot(plate, setting, plate.half * 0.3)


def _globe(rig: Rig, x: float, y: float) -> None:
    rig.ball(
        "root",
        (x, y + 0.02, 0.0),
        0.052,
        rig.material("#3f7fc0", second="#5fa85a", pattern=shading.SPECKLE, frequency=26.0, gloss=0.3),
    )
    rig.ring(
        "root",
        (x, y + 0.02, 0.0),
        (0.060, 0.060),
        0.004,
        rig.material("gold", shading.METAL, gloss=0.5),
        arc=(-1.9, 1.4),
    )
    rig.ball("root", (x, y - 0.052, 0), (0.03, 0.012, 0.03), rig.material("#6b4a30"))


def _office(plate: Plate, setting: Setting) -> None:
    top = 0.24
    _wall(plate, (0.80, 0.83, 0.88), (0.86, 0.89, 0.93), top)
    carpet = plate.floor(_ease(plate, (0.40, 0.47, 0.58)), _ease(plate, (0.34, 0.40, 0.50)), top)
    plate.speckle(carpet, 0.10, 0.008, 0.8)
    tone, glow = _daylight(setting)
    city = Rig()
    pane = city.material(tone, shading.GLOW, glow=glow)
    city.box("root", (plate.half * 0.10, 0.71, -1.0), (plate.half * 0.62, 0.25, 0.01), pane)
    block = city.material("#7f93ad", gloss=0.1)
    light = city.material("#ffe2a0", shading.GLOW, glow=1.0 if _night(setting) else 0.75)
    for k in range(11):
        x = plate.half * (-0.46 + 0.112 * k)
        high = 0.10 + 0.22 * float(plate.rng.random())
        city.box("root", (x, 0.46 + high / 2, -0.9), (0.055, high / 2, 0.02), block)
        for j in range(int(high / 0.04)):
            if plate.rng.random() < 0.6:
                city.box(
                    "root",
                    (x + 0.02 * float(plate.rng.integers(-1, 2)), 0.48 + 0.04 * j, -0.87),
                    (0.007, 0.010, 0.002),
                    light,
                )
    plate.build(city, blur=0.0025)
    rig = Rig()
    frame = rig.material("#eef1f4", gloss=0.2)
    for k in range(5):
        rig.box("root", (plate.half * (-0.52 + 0.31 * k), 0.71, -0.5), (0.010, 0.26, 0.02), frame)
    for y in (0.455, 0.965):
        rig.box("root", (plate.half * 0.10, y, -0.5), (plate.half * 0.64, 0.014, 0.03), frame)
    scenery.shelf(rig, plate.rng, -plate.half * 0.82, top, 0.30, 0.56)
    x = plate.half * 0.62
    scenery.table(rig, x, 0.18, 0.52, 0.20, "#b98a58", 0.1)
    dark = rig.material("#23262c", gloss=0.4)
    rig.box("root", (x, 0.49, 0.06), (0.11, 0.07, 0.010), dark, bevel=0.008)
    rig.box("root", (x, 0.49, 0.07), (0.10, 0.061, 0.004), rig.material("#7fc4e8", shading.GLOW, glow=0.85))
    rig.cone("root", (x, 0.39, 0.06), (x, 0.44, 0.06), 0.014, 0.012, dark)
    rig.cone(
        "root",
        (x + 0.19, 0.40, 0.12),
        (x + 0.19, 0.425, 0.12),
        0.018,
        0.020,
        rig.material("#e9534a", gloss=0.4),
    )
    _plant(rig, plate, -plate.half * 0.44, top - 0.03, 0.24)
    plate.build(rig, blur=0.001)


def _castle(plate: Plate, setting: Setting) -> None:
    top = 0.25
    _wall(plate, (0.52, 0.49, 0.50), (0.40, 0.39, 0.45), top)
    row, high = plate.y * 11, 0.5 * (np.floor(plate.y * 11) % 2)
    column = plate.x * 5.5 + high
    gap = np.maximum(
        np.clip((np.abs(column % 1 - 0.5) - 0.47) * 40, 0, 1),
        np.clip((np.abs(row % 1 - 0.5) - 0.45) * 20, 0, 1),
    )
    tone_of = 0.07 * np.sin(np.floor(column) * 12.9 + np.floor(row) * 37.7)
    plate.pixels *= (1.0 + tone_of - 0.28 * gap)[..., None].astype(np.float32)
    stone = plate.floor(_ease(plate, (0.58, 0.54, 0.52)), _ease(plate, (0.46, 0.43, 0.43)), top)
    _cobbles(plate, stone, 0.36)
    carpet = plate.mask([(-0.16, top), (0.16, top), (0.42, -0.2), (-0.42, -0.2)])
    plate.blend(_ease(plate, (0.70, 0.12, 0.16)), carpet)
    edge = plate.mask([(-0.145, top), (0.145, top), (0.385, -0.2), (-0.385, -0.2)])
    plate.blend(_ease(plate, (0.78, 0.18, 0.20)), edge)
    rig = Rig()
    tone, glow = _daylight(setting)
    pane, frame = rig.material(tone, shading.GLOW, glow=glow), rig.material("#8f8a86")
    for x in (-0.34, 0.34):
        rig.box("root", (x * plate.half, 0.66, -0.4), (0.075, 0.14, 0.01), pane)
        rig.ball("root", (x * plate.half, 0.80, -0.4), (0.075, 0.085, 0.01), pane)
        rig.ring("root", (x * plate.half, 0.80, -0.39), (0.085, 0.095), 0.014, frame, arc=(0, math.pi))
        for k in (-1, 1):
            rig.cone(
                "root",
                (x * plate.half + k * 0.085, 0.52, -0.39),
                (x * plate.half + k * 0.085, 0.80, -0.39),
                0.014,
                0.014,
                frame,
            )
    for x in (-0.62, 0.62):
        scenery.column(rig, x * plate.half, top, 0.9, 0.055, "#9a948e")
    _throne(rig, top)
    fire, iron = rig.material("#ffb347", shading.GLOW, glow=1.6), rig.material("#3a3230", gloss=0.2)
    for side in (-1, 1):
        x = side * plate.half * 0.47
        _banner(rig, side * plate.half * 0.84, 0.52, 0.17, 0.38, "#7a2438" if side < 0 else "#274b7a")
        rig.cone("root", (x, 0.52, -0.2), (x, 0.60, -0.18), 0.012, 0.022, iron)
        rig.cone("root", (x, 0.625, -0.18), (x + 0.004, 0.70, -0.18), 0.024, 0.004, fire)
    plate.build(rig, blur=0.001)
    for side in (-1, 1):
        plate.glow(side * plate.half * 0.47, 0.64, 0.17, (1.0, 0.62, 0.25), 0.42)


def _throne(rig: Rig, y: float) -> None:
    gold, velvet = rig.material("gold", shading.METAL, gloss=0.5), rig.material("#9c2336", gloss=0.06)
    rig.box("root", (0, y + 0.20, -0.3), (0.095, 0.20, 0.02), gold, bevel=0.02)
    rig.box("root", (0, y + 0.20, -0.285), (0.072, 0.17, 0.02), velvet, bevel=0.02)
    rig.ball("root", (0, y + 0.42, -0.3), 0.03, gold)
    for side in (-1, 1):
        rig.ball("root", (side * 0.095, y + 0.41, -0.3), 0.018, gold)
        rig.cone("root", (side * 0.10, y, -0.2), (side * 0.10, y + 0.13, -0.2), 0.018, 0.018, gold)
    rig.box("root", (0, y + 0.08, -0.22), (0.09, 0.025, 0.05), velvet, bevel=0.02)


def _banner(rig: Rig, x: float, y: float, wide: float, high: float, tone: str) -> None:
    cloth, gold = rig.material(tone, gloss=0.04), rig.material("gold", shading.METAL, gloss=0.4)
    rig.box("root", (x, y + high / 2, -0.3), (wide / 2, high / 2, 0.008), cloth, bevel=0.01)
    rig.cone("root", (x - wide * 0.6, y + high, -0.29), (x + wide * 0.6, y + high, -0.29), 0.010, 0.010, gold)
    rig.ball("root", (x, y + high * 0.55, -0.28), (wide * 0.24, wide * 0.28, 0.008), gold)
    rig.box("root", (x, y + 0.01, -0.29), (wide / 2, 0.008, 0.008), gold)


RECIPES: dict[Place, Recipe] = {
    Place.OCEAN: _ocean,
    Place.UNDERWATER: _underwater,
    Place.BEACH: _beach,
    Place.TOWN: _town,
    Place.FOREST: _forest,
    Place.SNOW: _snow,
    Place.ROOM: _room,
    Place.KITCHEN: _kitchen,
    Place.STAGE: _stage,
    Place.STATION: _station,
    Place.SPACE: _space,
    Place.DESERT: _desert,
    Place.MOUNTAIN: _mountain,
    Place.SCHOOL: _school,
    Place.OFFICE: _office,
    Place.CASTLE: _castle,
}
