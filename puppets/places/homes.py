"""Room, kitchen, school and office as background recipes (see ``places``)."""

from __future__ import annotations

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import Plate
from .surfaces import boards, daylight, ease, night, plant, sunspot, wall


def room(plate: Plate, setting: Setting) -> None:
    top = 0.27
    wall(plate, (0.93, 0.80, 0.62), (0.96, 0.86, 0.70), top)
    stripes = np.sin(plate.x * 46.0) * (plate.y > top)
    plate.pixels *= (1.0 + 0.016 * stripes)[..., None].astype(np.float32)
    boards(plate, (0.66, 0.44, 0.27), top)
    rug = (((plate.x) / (0.62 * max(plate.aspect * 0.6, 0.7))) ** 2 + ((plate.y - 0.07) / 0.10) ** 2) < 1.0
    ring = (((plate.x) / (0.55 * max(plate.aspect * 0.6, 0.7))) ** 2 + ((plate.y - 0.07) / 0.085) ** 2) < 1.0
    plate.blend(ease(plate, (0.70, 0.24, 0.24)), rug.astype(np.float32))
    plate.blend(ease(plate, (0.86, 0.42, 0.32)), ring.astype(np.float32))
    rig = Rig()
    tone, glow = daylight(setting)
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
    plant(rig, plate, plate.half * 0.72, top - 0.02, 0.20)
    plate.build(rig, blur=0.001)
    if night(setting):
        plate.glow(plate.half * 0.84, top + 0.46, 0.26, (1.0, 0.76, 0.42), 0.30)
    sunspot(plate, setting, plate.half * 0.12)


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
        rig.material("#ffe0a0", painting.GLOW, glow=1.25)
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


def kitchen(plate: Plate, setting: Setting) -> None:
    top = 0.25
    wall(plate, (0.80, 0.90, 0.86), (0.88, 0.94, 0.90), top)
    tile = np.maximum(np.abs((plate.x * 11) % 1 - 0.5), np.abs((plate.y * 11) % 1 - 0.5))
    band = (plate.y > 0.48) & (plate.y < 0.70)
    plate.blend(ease(plate, (0.96, 0.97, 0.95)), np.asarray(band * 1.0 + 0 * plate.x, np.float32))
    plate.pixels *= (1.0 - 0.10 * np.clip((tile - 0.46) * 30, 0, 1) * band)[..., None].astype(np.float32)
    floor = plate.floor(ease(plate, (0.88, 0.84, 0.78)), ease(plate, (0.76, 0.72, 0.66)), top)
    side, depth = plate.plane(top + 0.12)
    odd = (np.floor(side * 3) + np.floor(np.log(depth) * 5)) % 2
    plate.pixels *= (1.0 - 0.22 * odd * floor)[..., None].astype(np.float32)
    rig = Rig()
    front, counter, knob = (
        rig.material("#4f9a9a", gloss=0.12),
        rig.material("#f2e6cf", gloss=0.3),
        rig.material("gold", painting.METAL, gloss=0.5),
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
    tone, glow = daylight(setting)
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
    sunspot(plate, setting, plate.half * 0.05)


def _stove(rig: Rig, x: float, top: float) -> None:
    white, dark = rig.material("#f0f0ee", gloss=0.4), rig.material("#2b2b30", gloss=0.5)
    rig.box("root", (x, top + 0.115, -0.04), (0.125, 0.115, 0.05), white, bevel=0.012)
    rig.box("root", (x, top + 0.09, 0.012), (0.095, 0.06, 0.004), dark, bevel=0.01)
    rig.cone("root", (x - 0.09, top + 0.165, 0.02), (x + 0.09, top + 0.165, 0.02), 0.007, 0.007, dark)
    pot = rig.material("#c9433a", gloss=0.6, shine=50.0)
    rig.cone("root", (x, top + 0.265, 0), (x, top + 0.315, 0), 0.062, 0.062, pot, clip=(0, -1, 0, top + 0.33))
    rig.ball("root", (x, top + 0.335, 0), (0.066, 0.016, 0.06), pot)
    rig.ball("root", (x, top + 0.355, 0), 0.011, dark)
    hood = rig.material("#c7ccd2", painting.METAL, gloss=0.5)
    rig.cone("root", (x, 0.74, -0.06), (x, 0.90, -0.06), 0.15, 0.06, hood, clip=(0, 1, 0, -0.74))


def school(plate: Plate, setting: Setting) -> None:
    top = 0.25
    wall(plate, (0.86, 0.84, 0.66), (0.93, 0.90, 0.74), top)
    boards(plate, (0.74, 0.56, 0.36), top)
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
    tone, glow = daylight(setting)
    scenery.window(rig, plate.half * 0.78, 0.70, 0.26, 0.36, tone, glow)
    scenery.shelf(rig, plate.rng, -plate.half * 0.82, top, 0.26, 0.36)
    _globe(rig, -plate.half * 0.82, top + 0.42)
    for k, x in enumerate((-0.52, 0.0, 0.52)):
        scenery.table(rig, x * plate.half, 0.19 + 0.0 * k, 0.28, 0.135, "#c98f52", 0.05)
    plate.build(rig, blur=0.0012)
    sunspot(plate, setting, plate.half * 0.3)


def _globe(rig: Rig, x: float, y: float) -> None:
    rig.ball(
        "root",
        (x, y + 0.02, 0.0),
        0.052,
        rig.material("#3f7fc0", second="#5fa85a", pattern=painting.SPECKLE, frequency=26.0, gloss=0.3),
    )
    rig.ring(
        "root",
        (x, y + 0.02, 0.0),
        (0.060, 0.060),
        0.004,
        rig.material("gold", painting.METAL, gloss=0.5),
        arc=(-1.9, 1.4),
    )
    rig.ball("root", (x, y - 0.052, 0), (0.03, 0.012, 0.03), rig.material("#6b4a30"))


def office(plate: Plate, setting: Setting) -> None:
    top = 0.24
    wall(plate, (0.80, 0.83, 0.88), (0.86, 0.89, 0.93), top)
    carpet = plate.floor(ease(plate, (0.40, 0.47, 0.58)), ease(plate, (0.34, 0.40, 0.50)), top)
    plate.speckle(carpet, 0.10, 0.008, 0.8)
    tone, glow = daylight(setting)
    city = Rig()
    pane = city.material(tone, painting.GLOW, glow=glow)
    city.box("root", (plate.half * 0.10, 0.71, -1.0), (plate.half * 0.62, 0.25, 0.01), pane)
    block = city.material("#7f93ad", gloss=0.1)
    light = city.material("#ffe2a0", painting.GLOW, glow=1.0 if night(setting) else 0.75)
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
    rig.box("root", (x, 0.49, 0.07), (0.10, 0.061, 0.004), rig.material("#7fc4e8", painting.GLOW, glow=0.85))
    rig.cone("root", (x, 0.39, 0.06), (x, 0.44, 0.06), 0.014, 0.012, dark)
    rig.cone(
        "root",
        (x + 0.19, 0.40, 0.12),
        (x + 0.19, 0.425, 0.12),
        0.018,
        0.020,
        rig.material("#e9534a", gloss=0.4),
    )
    plant(rig, plate, -plate.half * 0.44, top - 0.03, 0.24)
    plate.build(rig, blur=0.001)
