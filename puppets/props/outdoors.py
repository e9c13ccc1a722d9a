"""What stands in parks, streets and woods, modelled in units of its height with the base at y = 0."""

from __future__ import annotations

import math

import numpy as np

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def _stone(rig: Rig, tone: str = "#a9a7b0") -> int:
    return rig.material(tone, second="#94929c", pattern=painting.SPECKLE, frequency=9.0, gloss=0.05, rim=0.6)


def swing(rig: Rig) -> None:
    """A swing for one in a wooden frame."""
    frame, rope, seat = (
        rig.material("#d8573f", gloss=0.35),
        rig.material("#e0c896"),
        rig.material("#f2b84a", gloss=0.2),
    )
    for s in (-1, 1):
        for z in (-0.16, 0.16):
            rig.cone(ROOT, (0.36 * s, 0.97, 0), (0.42 * s, 0.02, z), 0.026, 0.028, frame)
        rig.cone("left", (0.12 * s, 0.96, 0), (0.12 * s, 0.3, 0.05), 0.010, 0.010, rope)
        rig.ball(ROOT, (0.12 * s, 0.97, 0), 0.03, metallic(rig))
    rig.cone(ROOT, (-0.39, 0.97, 0), (0.39, 0.97, 0), 0.028, 0.028, frame)
    rig.box("left", (0, 0.29, 0.05), (0.165, 0.018, 0.07), seat, spin=(0.2, 0, 0), bevel=0.015)


def bridge(rig: Rig) -> None:
    """A little arched wooden bridge over a brook, from the side."""
    wood, dark, water = (
        rig.material("#b07a45", gloss=0.12, rim=0.6),
        rig.material("#8a5a32", gloss=0.12),
        rig.material("#58b6e8", gloss=0.6, shine=40.0),
    )
    rig.ball(ROOT, (0, 0.03, 0.05), (0.74, 0.05, 0.5), water)
    rows = 15
    for k in range(rows):
        a = -1.0 + 2.0 * k / (rows - 1)
        y, tilt = 0.46 - 0.34 * a * a, -0.42 * a
        rig.box(
            ROOT,
            (1.02 * a, y, 0),
            (0.068, 0.03, 0.34),
            wood if k % 2 else dark,
            spin=(0.08, 0, tilt),
            bevel=0.02,
        )
    for z in (-0.32, 0.36):
        rail = [(1.02 * a, 0.82 - 0.34 * a * a, z) for a in (-1, -0.66, -0.33, 0, 0.33, 0.66, 1)]
        rig.curve(ROOT, rail, [0.035] * 7, dark)
        for a in (-1, -0.5, 0, 0.5, 1):
            y = 0.46 - 0.34 * a * a
            rig.cone(ROOT, (1.02 * a, max(y - 0.2, 0.03), z), (1.02 * a, y + 0.44, z), 0.045, 0.04, dark)
            rig.ball(ROOT, (1.02 * a, y + 0.47, z), 0.058, wood)


def well(rig: Rig) -> None:
    """A round stone well with a roof and a bucket."""
    stone, wood, roof = _stone(rig), rig.material("#8a5a32", gloss=0.12), rig.material("#c8503a", gloss=0.15)
    rig.box(ROOT, (0, 0.16, -0.02), (0.28, 0.16, 0.24), stone)
    for row in range(3):
        for k in range(9):
            a = math.pi * (k + 0.5 * (row % 2)) / 8
            rig.ball(
                ROOT,
                (0.335 * math.cos(a), 0.06 + 0.105 * row, 0.335 * math.sin(a)),
                (0.07, 0.05, 0.05),
                _stone(rig, ("#b7b4bd", "#9c99a4", "#c4bfc2")[(k + row) % 3]),
                spin=(0, math.pi / 2 - a, 0),
            )
    rig.ring(ROOT, (0, 0.34, 0), (0.345, 0.33), 0.035, stone, spin=(math.pi / 2, 0, 0), steps=24)
    rig.ball(ROOT, (0, 0.335, 0), (0.31, 0.015, 0.3), rig.material("#22344a"))
    for s in (-1, 1):
        rig.cone(ROOT, (0.31 * s, 0.3, 0), (0.31 * s, 0.78, 0), 0.032, 0.03, wood)
        rig.box(ROOT, (0.2 * s, 0.86, 0), (0.255, 0.024, 0.25), roof, spin=(0.12, 0, -0.55 * s), bevel=0.02)
    rig.cone(ROOT, (-0.36, 0.66, 0), (0.36, 0.66, 0), 0.035, 0.035, wood)
    rig.cone(ROOT, (0.36, 0.66, 0), (0.42, 0.56, 0.04), 0.018, 0.018, wood)
    rig.cone(ROOT, (0, 0.66, 0.03), (0, 0.5, 0.05), 0.012, 0.012, rig.material("#e0c896"))
    rig.cone(ROOT, (0, 0.42, 0.05), (0, 0.47, 0.05), 0.06, 0.075, rig.material("#7f93a8", gloss=0.5))


def fountain(rig: Rig) -> None:
    """A stone fountain with two basins and falling water."""
    stone, water = _stone(rig, "#cfc8bd"), rig.material("#7fd0f4", gloss=0.7, shine=50.0, rim=0.9)
    rig.ball(ROOT, (0, 0.10, 0), (0.62, 0.12, 0.5), stone)
    rig.ring(ROOT, (0, 0.17, 0), (0.58, 0.46), 0.05, stone, spin=(math.pi / 2, 0, 0), steps=28)
    rig.ball(ROOT, (0, 0.185, 0), (0.55, 0.03, 0.43), water)
    rig.cone(ROOT, (0, 0.15, 0), (0, 0.55, 0), 0.09, 0.06, stone)
    rig.ball(ROOT, (0, 0.60, 0), (0.30, 0.09, 0.26), stone, clip=(0, -1, 0, 0.62))
    rig.ball(ROOT, (0, 0.625, 0), (0.27, 0.025, 0.23), water)
    rig.cone(ROOT, (0, 0.62, 0), (0, 0.78, 0), 0.05, 0.03, stone)
    arcs = np.linspace(0.0, 1.0, 7)
    for k in range(8):
        x, z = math.cos(math.pi * (k + 0.5) / 4), 0.8 * math.sin(math.pi * (k + 0.5) / 4)
        high = [(0.26 * u * x, 0.80 + 0.62 * u - 0.78 * u * u, 0.26 * u * z) for u in arcs]
        low = [((0.28 + 0.2 * u) * x, 0.62 + 0.06 * u - 0.48 * u * u, (0.28 + 0.2 * u) * z) for u in arcs]
        rig.curve(ROOT, high, [0.018] * 7, water)
        rig.curve(ROOT, low, [0.014 + 0.01 * u for u in arcs], water)
        rig.ball(ROOT, (0.49 * x, 0.2, 0.46 * z), (0.06, 0.03, 0.05), rig.material("#e6f7ff", wrap=0.8))


def lamp_post(rig: Rig) -> None:
    """A street lamp that shines."""
    iron, light = rig.material("#2f4a48", gloss=0.4), rig.material("#fff0b8", painting.GLOW, glow=1.5)
    rig.cone(ROOT, (0, 0.07, 0), (0, 0.12, 0), 0.07, 0.035, iron)
    rig.cone(ROOT, (0, 0.05, 0), (0, 0.76, 0), 0.024, 0.018, iron)
    rig.ball(ROOT, (0, 0.30, 0), (0.036, 0.02, 0.036), iron)
    rig.ball(ROOT, (0, 0.765, 0), (0.06, 0.02, 0.06), iron)
    rig.cone(ROOT, (0, 0.81, 0), (0, 0.90, 0), 0.05, 0.075, light)
    for s in (-1, 1):
        rig.cone(ROOT, (0.055 * s, 0.77, 0.04), (0.085 * s, 0.93, 0.05), 0.009, 0.009, iron)
        rig.curve(ROOT, [(0, 0.66, 0), (0.09 * s, 0.70, 0), (0.11 * s, 0.65, 0)], [0.010] * 3, iron)
    rig.cone(ROOT, (0, 0.935, 0), (0, 0.985, 0), 0.095, 0.012, iron)


def flag(rig: Rig) -> None:
    """A waving red flag on a pole."""
    pole, cloth = rig.material("#e8ecf0", gloss=0.5), rig.material("#d83a34", wrap=0.55, rim=0.6)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.96, 0), 0.018, 0.016, pole)
    rig.ball(ROOT, (0, 0.97, 0), 0.034, metallic(rig, "gold"))
    rig.ball(ROOT, (0, 0.02, 0), (0.1, 0.02, 0.09), pole)
    for k in range(30):
        x, phase = 0.03 + 0.017 * k, 0.32 * k
        at = (x, 0.77 + 0.016 * math.sin(phase), 0.035 * math.sin(phase))
        rig.box("left", at, (0.012, 0.15, 0.012), cloth, spin=(0, -0.6 * math.cos(phase), 0), bevel=0.0)


def nest(rig: Rig) -> None:
    """A nest of twigs with three eggs."""
    twig, dark = rig.material("#a87a48", wrap=0.4), rig.material("#7f5630", wrap=0.4)
    rig.ball(ROOT, (0, 0.30, 0), (0.62, 0.30, 0.50), dark)
    for k in range(26):
        a, y = 2.4 * k, 0.18 + 0.42 * (k % 7) / 7
        wide = 0.46 + 0.34 * min(y, 0.55)
        x, z = math.cos(a), math.sin(a)
        rig.cone(
            ROOT,
            (wide * x - 0.3 * z, y, 0.85 * (wide * z + 0.3 * x)),
            (wide * x + 0.3 * z, y + 0.08, 0.85 * (wide * z - 0.3 * x)),
            0.034,
            0.024,
            twig if k % 3 else dark,
        )
    rig.ring(ROOT, (0, 0.58, 0), (0.56, 0.46), 0.085, twig, spin=(math.pi / 2, 0, 0), steps=22)
    for x, z, tone in ((-0.24, 0.05, "#dff0f4"), (0.03, -0.05, "#f6efe0"), (0.27, 0.06, "#dff0f4")):
        rig.ball(
            ROOT,
            (x, 0.74, z),
            (0.165, 0.22, 0.165),
            rig.material(tone, gloss=0.25, rim=0.7),
            spin=(0, 0, -0.4 * x),
        )


def mushroom(rig: Rig) -> None:
    """A red mushroom with white dots."""
    cap, stem = rig.material("#d8322a", gloss=0.35, rim=0.8), rig.material("#fbf3e2", wrap=0.6)
    rig.cone(ROOT, (0, 0.10, 0), (0, 0.5, 0), 0.17, 0.12, stem)
    rig.ball(ROOT, (0, 0.52, 0), (0.46, 0.07, 0.42), stem)
    rig.ball(ROOT, (0, 0.54, 0), (0.50, 0.44, 0.46), cap, clip=(0, 1, 0, -0.53))
    for x, y, z, r in (
        (0, 0.86, 0.28, 0.09),
        (-0.28, 0.76, 0.26, 0.075),
        (0.28, 0.74, 0.28, 0.08),
        (-0.06, 0.65, 0.43, 0.065),
        (0.16, 0.95, 0.05, 0.06),
        (-0.4, 0.62, 0.2, 0.055),
        (0.41, 0.60, 0.2, 0.05),
    ):
        rig.ball(ROOT, (x, y, z), (r, r, 0.035), rig.material("#fffaf0"))


def pumpkin(rig: Rig) -> None:
    """An orange pumpkin with a curled stalk."""
    skin, stalk = rig.material("#ee8a2a", gloss=0.2, rim=0.7), rig.material("#5f8a3a")
    g = rig.group()
    for k in range(8):
        a = math.pi * (k + 0.5) / 4
        rig.ball(
            ROOT,
            (0.26 * math.cos(a), 0.39, 0.24 * math.sin(a)),
            (0.26, 0.385, 0.26),
            skin,
            group=g,
            blend=0.015,
        )
    rig.curve(ROOT, [(0, 0.72, 0), (0.02, 0.86, 0), (0.1, 0.96, 0.02)], [0.075, 0.05, 0.045], stalk)
    rig.ball(ROOT, (-0.18, 0.79, 0.1), (0.16, 0.02, 0.09), rig.material("#6fa84a"), spin=(0.4, 0, 0.3))
