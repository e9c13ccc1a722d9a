"""Town, forest, snow, desert, mountain and space as background recipes (see ``places``)."""

from __future__ import annotations

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import HORIZON, Plate
from .surfaces import cobbles, ease, night


def town(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.5)
    lit = night(setting)
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
    stone = plate.floor(ease(plate, (0.80, 0.72, 0.62)), ease(plate, (0.72, 0.66, 0.60)), 0.33)
    cobbles(plate, stone, 0.40)
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


def forest(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.25)
    woods = Rig()
    for k in range(7):
        scenery.hill(
            woods, plate.half * (-1.0 + 0.34 * k), HORIZON - 0.06, 0.34, 0.16 + 0.03 * (k % 3), "#4f8a5a"
        )
    plate.build(woods, haze=0.66, blur=0.004)
    for haze, base, count, high in ((0.62, 0.40, 13, 0.42), (0.34, 0.37, 10, 0.58)):
        rig = Rig()
        for k in range(count):
            x = -plate.half + 2 * plate.half * (k + float(plate.rng.random())) / count
            if k % 3:
                scenery.pine(rig, plate.rng, x, base, high * float(plate.rng.uniform(0.85, 1.3)))
            else:
                scenery.tree(rig, plate.rng, x, base, high * float(plate.rng.uniform(0.8, 1.1)))
        plate.build(rig, haze=haze, blur=0.004 if haze > 0.5 else 0.002)
    grass = plate.floor(ease(plate, (0.34, 0.58, 0.22)), ease(plate, (0.50, 0.70, 0.34)), 0.405)
    plate.speckle(grass, 0.16, 0.012, 0.6)
    path = plate.mask([(-0.10, 0.385), (0.06, 0.385), (0.75, -0.2), (-0.75, -0.2)], 0.02)
    plate.blend(ease(plate, (0.72, 0.58, 0.40)), np.asarray(path * 0.75, np.float32))
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


def snow(plate: Plate, setting: Setting) -> None:
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
    white = plate.floor(ease(plate, (0.94, 0.97, 1.0)), ease(plate, (0.86, 0.92, 1.0)), 0.365)
    drift = plate.noise(0.9, 0.10, 3) - 0.5
    plate.pixels *= (1.0 + 0.22 * drift * white)[..., None] * np.array([1.0, 1.0, 1.0], np.float32)
    near = Rig()
    snow = near.material("#f6faff", gloss=0.05, wrap=0.6)
    for k in range(6):
        near.ball("root", (plate.half * (-1 + 0.4 * k), 0.24, -0.2), (0.30, 0.055, 0.1), snow)
    plate.build(near, blur=0.003)


def desert(plate: Plate, setting: Setting) -> None:
    plate.paint_sky(0.2)
    far = Rig()
    rock = far.material(
        "#c9754a", second="#b0603c", pattern=painting.STRIPES, frequency=42.0, gloss=0.0, wrap=0.3
    )
    for x, w, h in ((-0.85, 0.16, 0.24), (-0.62, 0.10, 0.16), (0.58, 0.20, 0.20), (0.90, 0.12, 0.30)):
        far.box("root", (x * plate.half, HORIZON - 0.05 + h / 2, 0), (w, h / 2, 0.1), rock, bevel=0.03)
        far.box("root", (x * plate.half, HORIZON - 0.02, 0.05), (w * 1.25, 0.05, 0.1), rock, bevel=0.03)
    plate.build(far, haze=0.34, blur=0.002)
    plate.floor(ease(plate, (0.95, 0.74, 0.44)), ease(plate, (0.96, 0.80, 0.56)), 0.40)
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


def mountain(plate: Plate, setting: Setting) -> None:
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
    grass = plate.floor(ease(plate, (0.42, 0.62, 0.26)), ease(plate, (0.56, 0.72, 0.38)), 0.33)
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


def space(plate: Plate, setting: Setting) -> None:
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
        tone, second="#f4d3a0", pattern=painting.STRIPES, frequency=17.0, gloss=0.03, wrap=0.1, rim=1.0
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
        rig.material("#9fb8d8", second="#6f88a8", pattern=painting.SPECKLE, frequency=40, wrap=0.1, rim=1.0),
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
    for _ in range(10):
        x, y = plate.half * float(plate.rng.uniform(-1, 1)), float(plate.rng.uniform(-0.05, 0.22))
        size = 0.02 + 0.10 * (0.25 - y) * 1.5
        plate.disc(x, y, size, (0.36, 0.35, 0.46), 0.32)
        plate.disc(x, y - size * 0.06, size * 0.86, (0.28, 0.27, 0.38), 0.30)
