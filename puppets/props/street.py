"""What is built and set up along streets and yards, in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import light, paint, soft, wood


def wall(rig: Rig) -> None:
    """A low brick wall, flat on top."""
    mortar = rig.material("#d8c8b4")
    bricks = [rig.material(tone, gloss=0.08, rim=0.6) for tone in ("#c2573c", "#b04a32", "#d06a4a")]
    rig.box(ROOT, (0, 0.44, 0), (1.34, 0.44, 0.24), mortar)
    for row in range(5):
        odd = row % 2
        for k in range(6 - odd):
            x, half = -1.125 + 0.45 * k + 0.225 * odd, 0.205
            rig.box(
                ROOT,
                (x, 0.09 + 0.172 * row, 0.02),
                (half, 0.072, 0.25),
                bricks[(k * 2 + row) % 3],
                bevel=0.03,
            )
        for s in (-1, 1) if odd else ():
            rig.box(
                ROOT, (1.235 * s, 0.09 + 0.172 * row, 0.02), (0.095, 0.072, 0.25), bricks[row % 3], bevel=0.03
            )
    for k in range(4):
        slab = rig.material("#b9b2a8", gloss=0.1)
        rig.box(ROOT, (-1.05 + 0.7 * k, 0.94, 0.01), (0.345, 0.06, 0.32), slab, bevel=0.03)


def gate(rig: Rig) -> None:
    """A garden gate of iron bars between two stone posts; the leaf is the bone ``left`` (hinge at x = −0.53)."""
    stone, iron = rig.material("#b7afa4", gloss=0.08), rig.material("#33473f", gloss=0.4)
    gold = metallic(rig, "gold")
    for s in (-1, 1):
        for k in range(4):
            rig.box(ROOT, (0.66 * s, 0.105 + 0.205 * k, 0), (0.125, 0.097, 0.13), stone, bevel=0.03)
        rig.box(ROOT, (0.66 * s, 0.84, 0), (0.16, 0.03, 0.16), stone, bevel=0.02)
        rig.ball(ROOT, (0.66 * s, 0.94, 0), 0.075, stone)
    for k in range(8):
        x = -0.46 + 0.1315 * k
        top = 0.66 + 0.16 * math.cos(x * 3.1)
        rig.cone("left", (x, 0.05, 0), (x, top, 0), 0.019, 0.019, iron)
        rig.cone("left", (x, top, 0), (x, top + 0.075, 0), 0.032, 0.004, gold)
    for y in (0.13, 0.5):
        rig.cone("left", (-0.53, y, 0.01), (0.53, y, 0.01), 0.021, 0.021, iron)
    for s in (-1, 1):
        rig.ring("left", (0.24 * s, 0.315, 0.02), (0.12, 0.12), 0.014, iron, steps=18)
    rig.ball("left", (0.035, 0.42, 0.04), 0.035, gold)


def roof(rig: Rig) -> None:
    """A low house with a tiled roof, flat along its ridge, and a chimney."""
    plaster, ridge = rig.material("#f6e3c0", gloss=0.08), rig.material("#a8402c", gloss=0.2)
    tiles = [rig.material(tone, gloss=0.2, rim=0.7) for tone in ("#d0553a", "#c24a32")]
    rig.box(ROOT, (0, 0.17, -0.1), (0.98, 0.17, 0.4), plaster)
    for x in (-0.55, 0.55):
        rig.box(ROOT, (x, 0.17, 0.31), (0.16, 0.1, 0.012), wood(rig, "#7d4a2a"), bevel=0.01)
        rig.box(ROOT, (x, 0.17, 0.318), (0.13, 0.075, 0.012), light(rig, "#ffe2a0", 0.7), bevel=0.01)
    rig.box(ROOT, (0, 0.14, 0.31), (0.12, 0.14, 0.014), wood(rig, "#7d4a2a"), bevel=0.01)
    rows = 7
    for row in range(rows):
        u = row / (rows - 1)
        y, z, half = 0.36 + 0.54 * u, 0.44 - 0.42 * u, 1.14 - 0.16 * u
        count = 9
        for k in range(count):
            x = -half + half * (2 * k + 1) / count
            rig.ball(
                ROOT, (x, y, z), (half / count * 1.12, 0.072, 0.085), tiles[(k + row) % 2], spin=(0.7, 0, 0)
            )
    rig.box(ROOT, (0, 0.62, -0.14), (1.03, 0.3, 0.12), tiles[1])
    rig.cone(ROOT, (-0.98, 0.94, -0.06), (0.98, 0.94, -0.06), 0.06, 0.06, ridge)
    brick = rig.material("#a85a44", gloss=0.08)
    rig.box(ROOT, (-0.66, 0.98, -0.02), (0.12, 0.2, 0.11), brick, bevel=0.015)
    rig.box(ROOT, (-0.66, 1.19, -0.02), (0.15, 0.035, 0.14), rig.material("#d8c8b4"), bevel=0.015)
    rig.cone(ROOT, (-0.66, 1.2, -0.02), (-0.66, 1.24, -0.02), 0.06, 0.06, rig.material("#5a3226"))


def stairs(rig: Rig) -> None:
    """Steps up to a landing, from the side, with a rail."""
    stone, side = rig.material("#d8d2c8", gloss=0.1), rig.material("#b4a898", gloss=0.05)
    steps = 5
    for k in range(steps):
        x, y = -0.92 + 0.19 * k, (k + 1) / (steps + 1)
        rig.box(ROOT, (x + 0.02, y / 2, 0), (0.1, y / 2, 0.38), side)
        rig.box(ROOT, (x, y - 0.03, 0), (0.13, 0.03, 0.42), stone, bevel=0.02)
    rig.box(ROOT, (0.46, 0.48, 0), (0.52, 0.48, 0.38), side)
    rig.box(ROOT, (0.46, 0.97, 0), (0.56, 0.03, 0.42), stone, bevel=0.02)
    rail, post = wood(rig, "#8a4f2c"), rig.material("#f4efe4", gloss=0.2)
    for x, y in (
        (-0.95, 0.14),
        (-0.72, 0.33),
        (-0.49, 0.5),
        (-0.25, 0.67),
        (0.0, 0.97),
        (0.46, 0.97),
        (0.96, 0.97),
    ):
        rig.cone(ROOT, (x, y, -0.36), (x, y + 0.42, -0.36), 0.024, 0.024, post)
    rig.curve(ROOT, [(-1.0, 0.55, -0.36), (0.0, 1.4, -0.36), (1.0, 1.4, -0.36)], [0.035] * 3, rail)


def cage(rig: Rig) -> None:
    """A domed bird cage with a perch and a swing inside."""
    gold, base = metallic(rig, "gold"), paint(rig, "#c9453a")
    rig.ball(ROOT, (0, 0.05, 0), (0.40, 0.055, 0.34), base)
    rig.ring(ROOT, (0, 0.09, 0), (0.37, 0.31), 0.022, gold, spin=(math.pi / 2, 0, 0), steps=28)
    rig.ring(ROOT, (0, 0.56, 0), (0.37, 0.31), 0.014, gold, spin=(math.pi / 2, 0, 0), steps=28)
    for k in range(14):
        a = 2 * math.pi * (k + 0.5) / 14
        x, z = 0.37 * math.cos(a), 0.31 * math.sin(a)
        line = [(x, 0.08, z), (x, 0.56, z), (x * 0.86, 0.72, z * 0.86), (x * 0.5, 0.85, z * 0.5), (0, 0.9, 0)]
        rig.curve(ROOT, line, [0.0095] * 5, gold)
    rig.ball(ROOT, (0, 0.9, 0), 0.04, gold)
    rig.ring(ROOT, (0, 0.96, 0), (0.045, 0.045), 0.014, gold, steps=14)
    rig.cone(ROOT, (-0.2, 0.36, 0), (0.2, 0.36, 0), 0.022, 0.022, wood(rig))
    for s in (-1, 1):
        rig.cone(ROOT, (0.17 * s, 0.36, 0), (0.05 * s, 0.86, 0), 0.006, 0.006, gold)


def sign(rig: Rig) -> None:
    """A wooden signpost with two arrow boards."""
    post, dark = wood(rig, "#8a5a34"), wood(rig, "#5f3d22")
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.95, 0), 0.045, 0.04, post)
    rig.ball(ROOT, (0, 0.97, 0), (0.055, 0.035, 0.055), dark)
    for side, y, tone in ((1, 0.8, "#e0b070"), (-1, 0.56, "#d09a58")):
        board = wood(rig, tone)
        rig.box(ROOT, (0.04 * side, y, 0.055), (0.28, 0.085, 0.022), board, bevel=0.015)
        for k in range(14):
            high = 0.085 * (1 - k / 14)
            rig.box(ROOT, ((0.325 + 0.011 * k) * side, y, 0.055), (0.012, high, 0.022), board, bevel=0.0)
        for k, (low, long) in enumerate(((0.025, 0.2), (-0.025, 0.14))):
            rig.cone(
                ROOT,
                (0.02 - long + 0.04 * side, y + low, 0.08),
                (0.02 + long - 0.05 * k + 0.04 * side, y + low, 0.08),
                0.012,
                0.012,
                dark,
            )
    for s in (-1, 1):
        rig.ball(ROOT, (0.08 * s, 0.03, 0.03), (0.09, 0.05, 0.06), soft(rig, "#6fae48"))


def traffic_light(rig: Rig) -> None:
    """A traffic light with all three lamps."""
    dark, post = rig.material("#2b3038", gloss=0.35), rig.material("#6a707a", gloss=0.4)
    rig.ball(ROOT, (0, 0.02, 0), (0.1, 0.03, 0.09), post)
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.5, 0), 0.028, 0.028, post)
    rig.box(ROOT, (0, 0.73, 0), (0.125, 0.27, 0.07), dark, bevel=0.05)
    for y, tone in ((0.895, "#ff3b30"), (0.73, "#ffc21e"), (0.565, "#35d35a")):
        rig.ball(ROOT, (0, y, 0.068), (0.068, 0.068, 0.03), light(rig, tone, 1.15))
        rig.ring(ROOT, (0, y, 0.085), (0.074, 0.074), 0.014, dark, arc=(0, math.pi), steps=12)


def mailbox(rig: Rig) -> None:
    """A red letter box on a post, a letter in its slot."""
    red, dark, white = paint(rig, "#d8342f"), rig.material("#33261c"), rig.material("#fdf8ea", wrap=0.6)
    rig.cone(ROOT, (0, 0.03, -0.02), (0, 0.5, -0.02), 0.045, 0.045, wood(rig, "#8a5a34"))
    rig.ball(ROOT, (0, 0.025, 0), (0.14, 0.03, 0.12), rig.material("#6fae48"))
    rig.box(ROOT, (0, 0.62, 0), (0.25, 0.15, 0.2), red, bevel=0.03)
    rig.ball(ROOT, (0, 0.77, 0), (0.25, 0.2, 0.2), red, clip=(0, 1, 0, -0.76))
    rig.box(ROOT, (0, 0.76, 0.2), (0.17, 0.024, 0.01), dark)
    rig.box(ROOT, (0.02, 0.81, 0.215), (0.12, 0.06, 0.01), white, spin=(0.25, 0, 0.08))
    rig.box(ROOT, (0, 0.59, 0.205), (0.125, 0.075, 0.01), white, bevel=0.01)
    for s in (-1, 1):
        rig.cone(ROOT, (0.115 * s, 0.65, 0.222), (0, 0.585, 0.222), 0.009, 0.009, dark)
    rig.cone(ROOT, (0.275, 0.66, 0.05), (0.275, 0.93, 0.05), 0.014, 0.014, metallic(rig))
    rig.box(ROOT, (0.33, 0.89, 0.05), (0.06, 0.045, 0.012), paint(rig, "#ffc928"))


def bin_(rig: Rig) -> None:
    """A metal dustbin, rubbish looking out under its lid, which is the bone ``head``."""
    tin = rig.material(
        "#97a3ad", second="#7f8b96", pattern=painting.UPRIGHT, frequency=22.0, gloss=0.5, rim=0.7
    )
    rim, dark = rig.material("#aab5be", gloss=0.6), rig.material("#5f6a74", gloss=0.4)
    rig.cone(ROOT, (0, 0.04, 0), (0, 0.5, 0), 0.285, 0.33, tin, clip=(0, 1, 0, 0))
    rig.cone(ROOT, (0, 0.5, 0), (0, 0.95, 0), 0.33, 0.36, tin, clip=(0, -1, 0, 0.79))
    for y, r in ((0.03, 0.28), (0.42, 0.325), (0.78, 0.355)):
        rig.ring(ROOT, (0, y, 0), (r, r), 0.025, rim, spin=(math.pi / 2, 0, 0), steps=26)
    rig.ball("head", (0, 0.91, 0), (0.40, 0.075, 0.38), rim, spin=(0.1, 0, 0.14))
    rig.ring("head", (-0.01, 0.99, 0), (0.09, 0.05), 0.022, dark, arc=(0, math.pi), steps=10)
    for s in (-1, 1):
        rig.ring(ROOT, (0.36 * s, 0.6, 0), (0.05, 0.07), 0.02, dark, steps=12)
    peel, fish = rig.material("#f6d03a"), rig.material("#f4f0e6")
    rig.curve(ROOT, [(0.22, 0.8, 0.22), (0.29, 0.72, 0.31), (0.27, 0.6, 0.345)], [0.035, 0.04, 0.012], peel)
    rig.curve(ROOT, [(-0.1, 0.83, 0.28), (-0.14, 0.72, 0.37)], [0.02, 0.02], fish)
    for k in range(3):
        y = 0.81 - 0.04 * k
        rig.cone(ROOT, (-0.17 - 0.01 * k, y, 0.33), (-0.06 - 0.01 * k, y, 0.33), 0.01, 0.01, fish)


def bus_stop(rig: Rig) -> None:
    """A bus stop: a shelter with a bench, and a round sign with a bus on its post."""
    post, pane, plank = (
        metallic(rig, "#5f7a94"),
        rig.material("#bfe0ee", gloss=0.8, shine=60.0),
        wood(rig, "#b8763a"),
    )
    for x in (-0.72, 0.42):
        rig.cone(ROOT, (x, 0.02, -0.14), (x, 0.8, -0.14), 0.026, 0.026, post)
    rig.box(ROOT, (-0.15, 0.46, -0.16), (0.54, 0.3, 0.008), pane, bevel=0.01)
    rig.box(ROOT, (-0.15, 0.82, 0.0), (0.66, 0.03, 0.24), paint(rig, "#2f6fb8"), bevel=0.02)
    rig.box(ROOT, (-0.15, 0.27, -0.04), (0.42, 0.025, 0.1), plank, bevel=0.01)
    for x in (-0.48, 0.18):
        rig.cone(ROOT, (x, 0.02, -0.04), (x, 0.26, -0.04), 0.022, 0.022, post)
    rig.cone(ROOT, (0.74, 0.02, 0), (0.74, 0.7, 0), 0.022, 0.022, post)
    rig.ball(ROOT, (0.74, 0.81, 0), (0.19, 0.19, 0.02), paint(rig, "#fbfaf5"))
    rig.ball(ROOT, (0.74, 0.81, 0.01), (0.17, 0.17, 0.02), paint(rig, "#2f6fb8"))
    white, dark = paint(rig, "#fbfaf5"), paint(rig, "#26303c")
    rig.box(ROOT, (0.74, 0.82, 0.03), (0.1, 0.06, 0.008), white, bevel=0.02)
    for k in range(3):
        rig.box(ROOT, (0.674 + 0.066 * k, 0.838, 0.04), (0.024, 0.022, 0.004), dark)
    for s in (-1, 1):
        rig.ball(ROOT, (0.74 + 0.055 * s, 0.762, 0.04), (0.024, 0.024, 0.006), dark)
