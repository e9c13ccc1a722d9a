"""Library and museum as background recipes (see ``places``)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from ...common.story import Setting
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .furnishings import frame
from .plate import Plate
from .surfaces import boards, daylight, ease, night, wall


def library(plate: Plate, setting: Setting) -> None:
    top = 0.26
    wall(plate, (0.44, 0.34, 0.28), (0.56, 0.45, 0.36), top)
    boards(plate, (0.60, 0.40, 0.26), top)
    carpet = plate.mask([(-0.34, top - 0.02), (0.34, top - 0.02), (0.80, -0.2), (-0.80, -0.2)])
    plate.blend(ease(plate, (0.22, 0.42, 0.34)), carpet)
    rig = Rig()
    lit = night(setting)
    tone, glow = daylight(setting)
    _window(rig, 0.0, top, tone, glow)
    wide = (plate.half - 0.20) / 2
    for side in (-1, 1):
        for k in range(2):
            x = side * (0.22 + wide * (k + 0.5))
            scenery.shelf(rig, plate.rng, x, top - 0.01, wide * 0.97, 0.80)
        cornice = rig.material("#8a5a36", gloss=0.12)
        rig.box(
            "root",
            (side * (0.22 + wide), top + 0.81, -0.17),
            (wide + 0.02, 0.022, 0.07),
            cornice,
            bevel=0.012,
        )
    _ladder(rig, -0.22 - wide * 1.1, top - 0.04)
    for side in (-1, 1):
        _reading_table(rig, side * plate.half * 0.52, top - 0.09, lit)
    _globe(rig, 0.0, top - 0.03)
    plate.build(rig, blur=0.0008)
    for side in (-1, 1):
        plate.glow(side * plate.half * 0.52, top + 0.20, 0.15, (0.92, 0.95, 0.60), 0.30 if lit else 0.10)


def _window(rig: Rig, x: float, top: float, tone: str, glow: float) -> None:
    """A tall arched window between the bookcases."""
    pane, edge = rig.material(tone, painting.GLOW, glow=glow), rig.material("#d8c6a4", gloss=0.1)
    rig.box("root", (x, 0.66, -0.4), (0.13, 0.17, 0.01), pane, bevel=0.0)
    rig.ball("root", (x, 0.83, -0.4), (0.13, 0.13, 0.01), pane)
    rig.ring("root", (x, 0.83, -0.38), (0.14, 0.14), 0.014, edge, arc=(0, math.pi))
    for dx in (-0.14, 0.0, 0.14):
        rig.cone(
            "root",
            (x + dx, 0.49, -0.38),
            (x + dx, 0.83 if dx else 0.96, -0.38),
            0.014 if dx else 0.006,
            0.014 if dx else 0.006,
            edge,
        )
    for y in (0.49, 0.66, 0.83):
        thick = 0.018 if y < 0.5 else 0.006
        rig.cone("root", (x - 0.14, y, -0.38), (x + 0.14, y, -0.38), thick, thick, edge)


def _ladder(rig: Rig, x: float, y: float) -> None:
    """A ladder that leans against the shelves."""
    wood = rig.material("#d09a5c", gloss=0.12)
    for side in (-1, 1):
        rig.cone(
            "root",
            (x + side * 0.065 - 0.03, y, 0.02),
            (x + side * 0.055 + 0.03, y + 0.72, -0.08),
            0.011,
            0.011,
            wood,
        )
    for k in range(8):
        at, up = x - 0.03 + 0.06 * (k + 0.5) / 8, y + 0.72 * (k + 0.5) / 8
        rig.cone("root", (at - 0.06, up, 0.01), (at + 0.06, up, 0.01), 0.008, 0.008, wood)


def _reading_table(rig: Rig, x: float, y: float, lit: bool) -> None:
    """A table with an open book under a green lamp."""
    scenery.table(rig, x, y, 0.46, 0.21, "#7a4a2a", 0.02)
    brass, up = rig.material("gold", painting.METAL, gloss=0.5), y + 0.225
    shade = rig.material("#3fa86a", painting.GLOW, glow=1.15) if lit else rig.material("#2f8a55", gloss=0.5)
    rig.ball("root", (x + 0.08, up + 0.01, 0.08), (0.038, 0.012, 0.02), brass)
    rig.cone("root", (x + 0.08, up, 0.08), (x + 0.08, up + 0.105, 0.08), 0.006, 0.006, brass)
    rig.cone(
        "root",
        (x + 0.03, up + 0.115, 0.09),
        (x + 0.13, up + 0.115, 0.09),
        0.030,
        0.030,
        shade,
        clip=(0, 1, 0, -up - 0.105),
    )
    paper, cover = rig.material("#fbf5e2", gloss=0.0, wrap=0.6), rig.material("#9c2f35", gloss=0.1)
    for side in (-1, 1):
        rig.box(
            "root",
            (x - 0.09 + side * 0.045, up + 0.022, 0.09),
            (0.045, 0.006, 0.03),
            cover,
            spin=(0.5, 0, side * 0.22),
            bevel=0.004,
        )
        rig.box(
            "root",
            (x - 0.09 + side * 0.043, up + 0.031, 0.092),
            (0.041, 0.006, 0.03),
            paper,
            spin=(0.5, 0, side * 0.22),
            bevel=0.006,
        )


def _globe(rig: Rig, x: float, y: float) -> None:
    wood, brass = rig.material("#7a4a2a", gloss=0.15), rig.material("gold", painting.METAL, gloss=0.5)
    world = rig.material("#4f8fc4", second="#d9c27a", pattern=painting.SPECKLE, frequency=16.0, gloss=0.3)
    for side in (-1, 1):
        rig.cone("root", (x + side * 0.08, y, 0), (x, y + 0.10, 0), 0.010, 0.012, wood)
    rig.ball("root", (x, y + 0.185, 0), 0.085, world)
    rig.ring("root", (x, y + 0.185, 0.02), (0.095, 0.095), 0.006, brass, steps=20, arc=(-2.2, 1.6))


def museum(plate: Plate, setting: Setting) -> None:
    top = 0.26
    wall(plate, (0.50, 0.20, 0.22), (0.60, 0.26, 0.27), top)
    floor = plate.floor(ease(plate, (0.88, 0.83, 0.74)), ease(plate, (0.78, 0.73, 0.66)), top)
    side, depth = plate.plane(top + 0.12)
    lines = np.maximum(np.abs((side * 2.2) % 1 - 0.5), np.abs((np.log(depth) * 4) % 1 - 0.5))
    plate.pixels *= (1.0 - 0.16 * np.clip((lines - 0.47) * 40, 0, 1) * floor)[..., None].astype(np.float32)
    rig = Rig()
    stone = rig.material("#efe6d4", gloss=0.08)
    for y, thick in ((top + 0.025, 0.025), (0.985, 0.04), (0.93, 0.010)):
        rig.box("root", (0, y, -0.35), (plate.half, thick, 0.02), stone, bevel=0.008)
    for k in (-0.92, 0.92):
        scenery.column(rig, plate.half * k, top - 0.02, 0.74, 0.055, "#e9dfca")
    _paintings(rig, plate)
    _skeleton(rig, -plate.half * 0.07, top)
    _pedestal(rig, -plate.half * 0.70, top - 0.06)
    _bust(rig, -plate.half * 0.70, top + 0.19)
    _pedestal(rig, plate.half * 0.76, top - 0.06)
    _amphora(rig, plate.half * 0.76, top + 0.19)
    _rope(rig, plate.half, top - 0.08)
    plate.build(rig, blur=0.0008)
    for k in (-0.44, -0.02, 0.50):
        beam = np.exp(-(((plate.x - plate.half * k) / 0.20) ** 2) - ((plate.y - 0.80) / 0.17) ** 2)
        plate.add((1.0, 0.90, 0.66), np.asarray(beam * (0.20 if night(setting) else 0.12), np.float32))


def _paintings(rig: Rig, plate: Plate) -> None:
    """A landscape, a portrait and a still life in gold."""
    x = -plate.half * 0.46
    frame(rig, x, 0.73, 0.25, 0.17, "gold", "#a8d0e4")
    for dx, high, tone in ((-0.06, 0.05, "#6f9a6a"), (0.05, 0.07, "#55855f")):
        rig.ball(
            "root", (x + dx, 0.655, -0.18), (0.075, high, 0.006), rig.material(tone), clip=(0, 1, 0, -0.646)
        )
    rig.ball("root", (x + 0.07, 0.775, -0.18), (0.02, 0.02, 0.005), rig.material("#f6d878"))
    x = plate.half * 0.50
    frame(rig, x, 0.73, 0.17, 0.23, "gold", "#5a6a58")
    skin, hair, gown = (
        rig.material("#e9bf94", gloss=0.0),
        rig.material("#3a2a22", gloss=0.05),
        rig.material("#3f4f44", gloss=0.0),
    )
    rig.ball("root", (x, 0.748, -0.182), (0.044, 0.056, 0.006), hair)
    rig.ball("root", (x, 0.745, -0.176), (0.028, 0.038, 0.006), skin)
    rig.ball("root", (x, 0.64, -0.178), (0.070, 0.060, 0.006), gown, clip=(0, 1, 0, -0.616))
    rig.ball("root", (x, 0.690, -0.172), (0.026, 0.016, 0.004), skin)
    for side in (-1, 1):
        rig.ball("root", (x + side * 0.011, 0.752, -0.168), 0.0035, hair)
    rig.cone(
        "root",
        (x - 0.008, 0.727, -0.168),
        (x + 0.008, 0.728, -0.168),
        0.0022,
        0.0022,
        rig.material("#b5544a"),
    )


def _skeleton(rig: Rig, x: float, top: float) -> None:
    """A dinosaur's bones on a plinth."""
    bone, base = rig.material("#f2e7cd", gloss=0.1, wrap=0.5), rig.material("#4a3f3a", gloss=0.15)
    rig.box("root", (x, top + 0.01, -0.15), (0.34, 0.035, 0.05), base, bevel=0.01)
    spine = [
        (-0.42, 0.36),
        (-0.30, 0.34),
        (-0.16, 0.37),
        (-0.02, 0.42),
        (0.10, 0.45),
        (0.17, 0.52),
        (0.21, 0.60),
    ]
    for (a, b), (c, d) in pairwise(spine):
        for k in range(3):
            t = (k + 0.5) / 3
            size = 0.010 + 0.010 * max(0.0, 1 - abs(a + (c - a) * t) / 0.4)
            rig.ball("root", (x + a + (c - a) * t, top + b - 0.06 + (d - b) * t, -0.15), size, bone)
    for k in range(6):
        at, up = x - 0.10 + 0.038 * k, top + 0.325 + 0.011 * k
        deep = 0.10 + 0.05 * math.sin(math.pi * (k + 0.6) / 6.4)
        rig.curve(
            "root",
            [(at, up, -0.14), (at - 0.022, up - deep * 0.55, -0.11), (at + 0.008, up - deep, -0.10)],
            [0.008, 0.008, 0.006],
            bone,
        )
    for dx, lean in ((-0.10, 0.0), (-0.04, 0.07)):
        hip = (x + dx, top + 0.30, -0.12)
        knee, foot = (x + dx + 0.05 + lean, top + 0.19, -0.11), (x + dx - 0.01 + lean, top + 0.10, -0.11)
        rig.curve("root", [hip, knee, foot, (foot[0], top + 0.05, -0.11)], [0.017, 0.012, 0.010, 0.010], bone)
        rig.cone(
            "root", (foot[0], top + 0.05, -0.11), (foot[0] + 0.06, top + 0.05, -0.11), 0.012, 0.008, bone
        )
    rig.curve(
        "root",
        [(x + 0.11, top + 0.36, -0.10), (x + 0.15, top + 0.31, -0.10), (x + 0.19, top + 0.33, -0.10)],
        [0.009, 0.007, 0.005],
        bone,
    )
    _skull(rig, x + 0.25, top + 0.58, bone)


def _skull(rig: Rig, x: float, y: float, bone: int) -> None:
    dark = rig.material("#3a2f2a", gloss=0.0)
    group = rig.group()
    rig.ball("root", (x, y, -0.12), (0.065, 0.052, 0.03), bone, group=group, blend=0.01)
    rig.box("root", (x + 0.075, y - 0.008, -0.12), (0.065, 0.026, 0.025), bone, group=group, bevel=0.02)
    rig.cone("root", (x + 0.0, y - 0.062, -0.12), (x + 0.125, y - 0.078, -0.12), 0.014, 0.012, bone)
    rig.ball("root", (x + 0.012, y + 0.010, -0.085), (0.018, 0.018, 0.01), dark)
    rig.ball("root", (x + 0.105, y + 0.006, -0.09), (0.008, 0.007, 0.008), dark)
    for k in range(6):
        at = x + 0.036 + 0.018 * k
        rig.cone("root", (at, y - 0.032, -0.095), (at, y - 0.050, -0.095), 0.007, 0.002, bone)


def _pedestal(rig: Rig, x: float, y: float) -> None:
    stone = rig.material("#efe6d4", gloss=0.1)
    rig.box("root", (x, y + 0.115, -0.05), (0.075, 0.115, 0.04), stone, bevel=0.008)
    for up in (0.014, 0.235):
        rig.box("root", (x, y + up, -0.04), (0.095, 0.016, 0.05), stone, bevel=0.006)


def _bust(rig: Rig, x: float, y: float) -> None:
    marble = rig.material("#fbf8f2", gloss=0.2, wrap=0.5)
    group = rig.group()
    rig.cone("root", (x, y + 0.01, -0.04), (x, y + 0.03, -0.04), 0.030, 0.020, marble)
    rig.ball("root", (x, y + 0.075, -0.04), (0.078, 0.045, 0.03), marble, group=group, blend=0.012)
    rig.cone(
        "root", (x, y + 0.10, -0.04), (x, y + 0.14, -0.04), 0.026, 0.024, marble, group=group, blend=0.012
    )
    rig.ball("root", (x, y + 0.185, -0.03), (0.044, 0.056, 0.04), marble, group=group, blend=0.008)
    rig.ball("root", (x, y + 0.180, 0.012), (0.009, 0.016, 0.01), marble)
    for k in range(7):
        a = math.pi * k / 6
        rig.ball("root", (x + 0.044 * math.cos(a), y + 0.205 + 0.036 * math.sin(a), -0.02), 0.019, marble)


def _amphora(rig: Rig, x: float, y: float) -> None:
    clay = rig.material("#c8693a", second="#2c211d", pattern=painting.STRIPES, frequency=13.0, gloss=0.25)
    plain, group = rig.material("#c8693a", gloss=0.25), rig.group()
    rig.cone("root", (x, y + 0.01, -0.04), (x, y + 0.03, -0.04), 0.030, 0.022, plain)
    rig.ball("root", (x, y + 0.11, -0.04), (0.066, 0.085, 0.05), clay, group=group, blend=0.01)
    rig.cone(
        "root", (x, y + 0.17, -0.04), (x, y + 0.225, -0.04), 0.026, 0.022, plain, group=group, blend=0.01
    )
    rig.ball("root", (x, y + 0.235, -0.04), (0.038, 0.010, 0.03), plain)
    for side in (-1, 1):
        rig.curve(
            "root",
            [
                (x + side * 0.026, y + 0.22, -0.03),
                (x + side * 0.068, y + 0.205, -0.03),
                (x + side * 0.056, y + 0.14, -0.03),
            ],
            [0.008] * 3,
            plain,
        )


def _rope(rig: Rig, half: float, y: float) -> None:
    """Posts with a red rope before the exhibits."""
    brass, red = rig.material("gold", painting.METAL, gloss=0.5), rig.material("#b5263a", gloss=0.1)
    count = max(4, round(half * 2 / 0.36))
    posts = [half * (2 * (k + 0.5) / count - 1) for k in range(count)]
    for x in posts:
        rig.ball("root", (x, y + 0.008, 0.02), (0.032, 0.010, 0.02), brass)
        rig.cone("root", (x, y, 0.02), (x, y + 0.15, 0.02), 0.008, 0.008, brass)
        rig.ball("root", (x, y + 0.165, 0.02), 0.016, brass)
    for a, b in pairwise(posts):
        points = [
            (a + (b - a) * t, y + 0.145 - 0.20 * t * (1 - t), 0.03) for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
        ]
        rig.curve("root", points, [0.010] * 6, red)
