"""Stage, station and castle as background recipes (see ``places``)."""

from __future__ import annotations

import math

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .plate import Plate
from .surfaces import boards, cobbles, daylight, ease, night, wall


def stage(plate: Plate, setting: Setting) -> None:
    plate.ramp([(0, (0.10, 0.03, 0.05)), (1.1, (0.16, 0.04, 0.08))])
    top = 0.24
    rig = Rig()
    scenery.curtain(rig, 0, top - 0.02, plate.half * 2.1, 1.1, "#a3202c", int(plate.half * 22), -0.6)
    plate.build(rig)
    plate.pixels *= (
        0.50 + 0.55 * np.exp(-((plate.x / (0.5 * plate.aspect)) ** 2) - ((plate.y - 0.5) / 0.55) ** 2)
    )[..., None].astype(np.float32)
    boards(plate, (0.70, 0.46, 0.26), top)
    near = Rig()
    for side in (-1, 1):
        scenery.curtain(near, side * (plate.half - 0.16), 0.16, 0.36, 1.1, "#8a1522", 5, 0.2)
    swag = near.material("#8a1522", gloss=0.08)
    gold = near.material("gold", painting.METAL, gloss=0.4)
    count = max(3, round(plate.half * 2 / 0.42))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        near.ball("root", (x, 1.08, 0.25), (0.25, 0.16, 0.06), swag, group=3, blend=0.02)
        near.ring("root", (x, 1.08, 0.31), (0.24, 0.155), 0.009, gold, arc=(math.pi, 2 * math.pi))
    lamp, light = near.material("#333333"), near.material("#fff0c0", painting.GLOW, glow=1.6)
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
        TimeOfDay.NIGHT: (0.72, 0.74, 1.15),
        TimeOfDay.MORNING: (1.10, 1.05, 0.86),
        TimeOfDay.SUNSET: (1.16, 0.84, 0.70),
    }.get(setting.time)
    if cool:
        plate.pixels *= np.array(cool, np.float32)


def station(plate: Plate, setting: Setting) -> None:
    top = 0.30
    wall(plate, (0.80, 0.77, 0.70), (0.70, 0.74, 0.78), top)
    rig = Rig()
    tone, glow = daylight(setting)
    iron, roof = rig.material("#3d5a5a", gloss=0.25), rig.material(tone, painting.GLOW, glow=glow * 0.9)
    count = max(4, round(plate.half * 2 / 0.36))
    for k in range(count):
        x = -plate.half + 2 * plate.half * (k + 0.5) / count
        rig.box("root", (x, 0.93, -0.9), (0.16, 0.13, 0.01), roof)
        rig.ring("root", (x, 0.80, -0.6), (0.18, 0.16), 0.010, iron, arc=(0, math.pi))
        rig.cone("root", (x + 0.18, top, -0.6), (x + 0.18, 0.82, -0.6), 0.014, 0.012, iron)
    plate.build(rig, blur=0.002)
    train = Rig()
    _carriage(train, plate, top - 0.02, night(setting))
    plate.build(train, blur=0.0015)
    floor = plate.floor(ease(plate, (0.74, 0.71, 0.68)), ease(plate, (0.62, 0.60, 0.58)), 0.235)
    cobbles(plate, floor, 0.36)
    line = np.broadcast_to(np.clip(1 - np.abs(plate.y - 0.205) / 0.012, 0, 1) > 0.3, floor.shape).astype(
        np.float32
    )
    plate.blend(ease(plate, (0.96, 0.80, 0.22)), line)
    near = Rig()
    _clock(near, -plate.half * 0.40, 0.80)
    scenery.lamp_post(near, plate.half * 0.66, 0.20, 0.50, night(setting))
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
        rig.material("#ffdf9a", painting.GLOW, glow=1.1)
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


def castle(plate: Plate, setting: Setting) -> None:
    top = 0.25
    wall(plate, (0.52, 0.49, 0.50), (0.40, 0.39, 0.45), top)
    row, high = plate.y * 11, 0.5 * (np.floor(plate.y * 11) % 2)
    column = plate.x * 5.5 + high
    gap = np.maximum(
        np.clip((np.abs(column % 1 - 0.5) - 0.47) * 40, 0, 1),
        np.clip((np.abs(row % 1 - 0.5) - 0.45) * 20, 0, 1),
    )
    tone_of = 0.07 * np.sin(np.floor(column) * 12.9 + np.floor(row) * 37.7)
    plate.pixels *= (1.0 + tone_of - 0.28 * gap)[..., None].astype(np.float32)
    stone = plate.floor(ease(plate, (0.58, 0.54, 0.52)), ease(plate, (0.46, 0.43, 0.43)), top)
    cobbles(plate, stone, 0.36)
    carpet = plate.mask([(-0.16, top), (0.16, top), (0.42, -0.2), (-0.42, -0.2)])
    plate.blend(ease(plate, (0.70, 0.12, 0.16)), carpet)
    edge = plate.mask([(-0.145, top), (0.145, top), (0.385, -0.2), (-0.385, -0.2)])
    plate.blend(ease(plate, (0.78, 0.18, 0.20)), edge)
    rig = Rig()
    tone, glow = daylight(setting)
    pane, frame = rig.material(tone, painting.GLOW, glow=glow), rig.material("#8f8a86")
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
    fire, iron = rig.material("#ffb347", painting.GLOW, glow=1.6), rig.material("#3a3230", gloss=0.2)
    for side in (-1, 1):
        x = side * plate.half * 0.47
        _banner(rig, side * plate.half * 0.84, 0.52, 0.17, 0.38, "#7a2438" if side < 0 else "#274b7a")
        rig.cone("root", (x, 0.52, -0.2), (x, 0.60, -0.18), 0.012, 0.022, iron)
        rig.cone("root", (x, 0.625, -0.18), (x + 0.004, 0.70, -0.18), 0.024, 0.004, fire)
    plate.build(rig, blur=0.001)
    for side in (-1, 1):
        plate.glow(side * plate.half * 0.47, 0.64, 0.17, (1.0, 0.62, 0.25), 0.42)


def _throne(rig: Rig, y: float) -> None:
    gold, velvet = rig.material("gold", painting.METAL, gloss=0.5), rig.material("#9c2336", gloss=0.06)
    rig.box("root", (0, y + 0.20, -0.3), (0.095, 0.20, 0.02), gold, bevel=0.02)
    rig.box("root", (0, y + 0.20, -0.285), (0.072, 0.17, 0.02), velvet, bevel=0.02)
    rig.ball("root", (0, y + 0.42, -0.3), 0.03, gold)
    for side in (-1, 1):
        rig.ball("root", (side * 0.095, y + 0.41, -0.3), 0.018, gold)
        rig.cone("root", (side * 0.10, y, -0.2), (side * 0.10, y + 0.13, -0.2), 0.018, 0.018, gold)
    rig.box("root", (0, y + 0.08, -0.22), (0.09, 0.025, 0.05), velvet, bevel=0.02)


def _banner(rig: Rig, x: float, y: float, wide: float, high: float, tone: str) -> None:
    cloth, gold = rig.material(tone, gloss=0.04), rig.material("gold", painting.METAL, gloss=0.4)
    rig.box("root", (x, y + high / 2, -0.3), (wide / 2, high / 2, 0.008), cloth, bevel=0.01)
    rig.cone("root", (x - wide * 0.6, y + high, -0.29), (x + wide * 0.6, y + high, -0.29), 0.010, 0.010, gold)
    rig.ball("root", (x, y + high * 0.55, -0.28), (wide * 0.24, wide * 0.28, 0.008), gold)
    rig.box("root", (x, y + 0.01, -0.29), (wide / 2, 0.008, 0.008), gold)
