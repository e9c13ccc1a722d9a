"""Ocean, underwater and beach as background recipes (see ``places``)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay, Weather
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import HORIZON, Plate
from .surfaces import ease, glitter, islands, mixed


def ocean(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.6)
    islands(plate)
    top = HORIZON
    plate.water(
        ease(plate, (0.04, 0.42, 0.62)),
        mixed(ease(plate, (0.20, 0.62, 0.78)), plate.sky.low, 0.25),
        plate.sky.low,
        top,
    )
    if setting.weather is not Weather.STORM:
        glitter(plate, top)
    _jetty(plate)


def _jetty(plate: Plate) -> None:
    top = 0.235
    mask = plate.mask([(-plate.half, top), (plate.half, top), (plate.half, -0.2), (-plate.half, -0.2)])
    _, depth = plate.plane(HORIZON)
    wood = ease(plate, (0.66, 0.47, 0.31))
    plate.ramp([(-0.15, wood), (top, mixed(wood, (1, 1, 1), 0.10))], mask)
    row = np.log(depth) * 9.0
    line = np.abs(row - np.floor(row) - 0.5)
    plate.pixels *= (1.0 - 0.42 * np.clip((line - 0.44) * 25, 0, 1) * mask)[..., None]
    tone = np.sin(np.floor(row) * 12.9) * 0.045 + 0.05 * (plate.noise(0.5, 0.006, 2) - 0.5)
    plate.pixels *= (1.0 + tone * mask)[..., None]
    rig = Rig()
    post, rope = rig.material("#7a5636", gloss=0.05), rig.material("#d8c08d", gloss=0.0)
    xs = np.linspace(-plate.half, plate.half, 7)
    for a, b in pairwise(xs):
        rig.cone("root", (float(a), top - 0.05, 0), (float(a), top + 0.085, 0), 0.020, 0.018, post)
        points = [
            (float(a + (b - a) * t), top + 0.070 - 0.10 * t * (1 - t), 0.0) for t in np.linspace(0, 1, 7)
        ]
        rig.curve("root", points, [0.006] * 7, rope)
    plate.build(rig)


def underwater(plate: Plate, setting: Setting) -> None:
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
    sand = plate.floor(ease(plate, (0.80, 0.76, 0.58)), (0.10 * dark, 0.48 * dark, 0.58 * dark), 0.30)
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


def beach(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    islands(plate)
    plate.water(ease(plate, (0.10, 0.62, 0.70)), ease(plate, (0.12, 0.52, 0.74)), plate.sky.low, HORIZON)
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
    wet = ease(plate, (0.80, 0.66, 0.46))
    plate.shape([(x, y + 0.006) for x, y in edge] + [(plate.half, -0.2), (-plate.half, -0.2)], wet, 0.004)
    sand = plate.mask([(x, y - 0.035) for x, y in edge] + [(plate.half, -0.2), (-plate.half, -0.2)], 0.012)
    plate.ramp([(-0.15, ease(plate, (0.98, 0.84, 0.58))), (shore, ease(plate, (0.96, 0.86, 0.66)))], sand)
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
    cloth = rig.material("#e94f4f", second="#fff4e0", pattern=painting.UPRIGHT, frequency=4.5, gloss=0.05)
    rig.cone("root", (x, y, 0), (x + 0.02, y + high, 0), 0.007, 0.007, pole)
    rig.bone("shade")
    rig.ball(
        "root", (x + 0.02, y + high * 0.82, 0), (0.19, 0.11, 0.16), cloth, clip=(0, 1, 0, -(y + high * 0.86))
    )
