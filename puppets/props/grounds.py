"""More of what stands or lies about out of doors, and of what houses are made of.

In units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import paint, soft, wood


def mud(rig: Rig) -> None:
    """A patch of wet brown mud with bubbles and splashes."""
    wet, dark, g = (
        rig.material("#6f4a2a", gloss=0.55, shine=35.0, rim=0.7),
        rig.material("#54361d", gloss=0.6),
        rig.group(),
    )
    for x, z, wide, deep in (
        (0, 0, 1.7, 0.8),
        (-1.25, 0.1, 0.9, 0.5),
        (1.3, 0.1, 0.95, 0.5),
        (0.5, 0.4, 0.9, 0.5),
    ):
        rig.ball(ROOT, (x, 0.2, z), (wide, 0.24, deep), wet, group=g, blend=0.1, spin=(0.2, 0, 0))
    for x, z, r in ((-0.7, 0.5, 0.34), (0.5, 0.65, 0.42), (1.2, 0.4, 0.26), (-0.1, 0.3, 0.22)):
        rig.ball(ROOT, (x, 0.36, z), (r, 0.1, r * 0.6), dark)
    for x, y, r in ((-0.95, 0.5, 0.16), (0.1, 0.55, 0.2), (0.85, 0.5, 0.13)):
        rig.ball(ROOT, (x, y - 0.1, 0.3), r, wet)
    for x, y in ((-0.5, 0.88), (-0.15, 0.98), (0.4, 0.84)):
        rig.ball(ROOT, (x, y, 0.3), (0.09, 0.11, 0.08), wet)
        rig.cone(ROOT, (x * 0.9, y - 0.3, 0.3), (x, y, 0.3), 0.03, 0.07, wet)


def paddling_pool(rig: Rig) -> None:
    """A round inflated pool of three rings with water in it."""
    lean = (math.pi / 2, 0, 0)
    for k, tone in enumerate(("#2f8fe0", "#ffd23a", "#f0566a")):
        rig.ring(ROOT, (0, 0.16 + 0.22 * k, 0), (1.55, 0.85), 0.16, paint(rig, tone), spin=lean, steps=30)
    rig.ball(ROOT, (0, 0.62, 0), (1.5, 0.05, 0.8), rig.material("#7fd0f4", gloss=0.8, shine=55.0, rim=0.9))
    for r in (0.4, 0.8):
        rig.ring(
            ROOT, (0.1, 0.68, 0.1), (r, r * 0.5), 0.02, rig.material("#e6f8ff", wrap=0.8), spin=lean, steps=24
        )


def footprints(rig: Rig) -> None:
    """A trail of footprints of two shoes, pressed into the ground."""
    dent = rig.material("#5a4632", wrap=0.3, rim=0.2)
    for k in range(5):
        x, z = -1.9 + 0.95 * k, 0.55 if k % 2 else -0.35
        y = 0.44 - 0.55 * z
        turned = (0.9, 0, -0.05)
        rig.ball(ROOT, (x + 0.12, y, z), (0.32, 0.2, 0.05), dent, spin=turned)
        rig.ball(ROOT, (x - 0.32, y, z), (0.15, 0.15, 0.05), dent, spin=turned)


def shards(rig: Rig) -> None:
    """Pieces of something of china that broke."""
    china, inside = rig.material("#f4f6fa", gloss=0.6, shine=50.0, rim=0.8), paint(rig, "#3f78c8")
    pieces = ((-1.05, 0.22, 0.5, 0.2), (-0.4, 0.42, -0.5, -0.1), (0.3, 0.3, 0.9, 0.3), (0.95, 0.26, -0.25, 0.0), (0.1, 0.2, 0.2, 0.6),
              (-0.7, 0.16, -0.9, 0.55))  # fmt: skip
    for k, (x, high, lean, z) in enumerate(pieces):
        c, s = math.cos(lean), math.sin(lean)
        rig.cone(ROOT, (x, high * 0.5, z), (x + high * 1.5 * s, high * 0.5 + high * 1.5 * c, z), high * 0.75, 0.012, china,
                 clip=(0, 0, 1, -z - 0.02))  # fmt: skip
        rig.cone(
            ROOT,
            (x - 0.04, high * 0.4, z + 0.03),
            (x + high * 0.5, high * 0.8, z + 0.03),
            0.035,
            0.02,
            inside if k % 2 else china,
        )
    for x, z in ((-0.15, 0.75), (0.62, 0.7), (1.25, 0.5), (-1.3, 0.4)):
        rig.box(ROOT, (x, 0.06, z), (0.09, 0.03, 0.05), china, spin=(0.3, x, 0.2), bevel=0.01)


def kennel(rig: Rig) -> None:
    """A dog's house with a red roof and a bone over its door."""
    plank, roof = wood(rig, "#c48a4e"), paint(rig, "#c8402f")
    rig.box(ROOT, (0, 0.3, 0), (0.44, 0.3, 0.36), plank, bevel=0.02)
    for k in range(5):
        half = 0.42 * (1 - k / 5.0)
        rig.box(ROOT, (0, 0.63 + 0.07 * k, 0), (half, 0.037, 0.35), plank, bevel=0.01)
    for s in (-1, 1):
        rig.box(ROOT, (0.29 * s, 0.8, 0.02), (0.4, 0.035, 0.45), roof, spin=(0, 0, -0.7 * s), bevel=0.02)
    dark = rig.material("#241812", wrap=0.0, rim=0.0)
    rig.ball(ROOT, (0, 0.32, 0.36), (0.21, 0.24, 0.03), dark)
    rig.box(ROOT, (0, 0.16, 0.36), (0.21, 0.16, 0.03), dark, bevel=0.01)
    bone = soft(rig, "#fbf6ea")
    rig.cone(ROOT, (-0.1, 0.68, 0.38), (0.1, 0.68, 0.38), 0.025, 0.025, bone)
    for s in (-1, 1):
        for u in (-1, 1):
            rig.ball(ROOT, (0.12 * s, 0.68 + 0.03 * u, 0.38), 0.036, bone)


def stool(rig: Rig) -> None:
    """A round three-legged stool."""
    seat, leg = wood(rig, "#c4854e"), wood(rig, "#8f5a30")
    rig.ball(ROOT, (0, 0.92, 0), (0.5, 0.08, 0.46), seat)
    for a in (0.5, 2.64, 4.71):
        x, z = math.cos(a), math.sin(a)
        rig.cone(ROOT, (0.26 * x, 0.9, 0.24 * z), (0.42 * x, 0.03, 0.38 * z), 0.055, 0.045, leg)
    rig.ring(ROOT, (0, 0.36, 0), (0.35, 0.32), 0.026, leg, spin=(math.pi / 2, 0, 0), steps=20)


def hammock(rig: Rig) -> None:
    """A striped hammock between two posts."""
    post, cord = wood(rig, "#8a5a32"), soft(rig, "#e8dcc0")
    for s in (-1, 1):
        rig.cone(ROOT, (1.35 * s, 0.02, 0), (1.25 * s, 0.96, 0), 0.06, 0.05, post)
        for z in (-0.25, 0, 0.25):
            rig.cone(ROOT, (1.26 * s, 0.84, 0), (0.95 * s, 0.58, z), 0.014, 0.014, cord)
        rig.cone(ROOT, (0.95 * s, 0.58, -0.28), (0.95 * s, 0.58, 0.28), 0.024, 0.024, post)
    for k in range(7):
        z = -0.42 + 0.14 * k
        tone = soft(rig, ("#e2574a", "#fbf2dc", "#3fa08a")[k % 3])
        sag = [
            (x, 0.22 + 0.36 * (x / 0.95) ** 2 + 0.22 * abs(z), z) for x in (-0.95, -0.6, -0.2, 0.2, 0.6, 0.95)
        ]
        rig.curve(ROOT, sag, [0.075] * 6, tone)


def haystack(rig: Rig) -> None:
    """A round stack of golden hay with loose straws."""
    hay = rig.material("#e2b84a", second="#c2912a", pattern=painting.SPECKLE, frequency=15.0, wrap=0.5)
    g = rig.group()
    rig.ball(ROOT, (0, 0.36, 0), (0.6, 0.38, 0.5), hay, group=g, blend=0.08)
    rig.cone(ROOT, (0, 0.45, 0), (0, 0.86, 0), 0.46, 0.12, hay, group=g, blend=0.1)
    straw = (soft(rig, "#f4d878"), soft(rig, "#b8862a"))
    for k in range(46):
        a, up = 2.4 * k, (k + 0.5) / 46
        r = 0.62 * math.sqrt(max(0.0, 1 - up * up)) * (1.0 - 0.25 * up)
        x, y, z = r * math.cos(a), 0.08 + 0.84 * up, 0.84 * r * math.sin(a)
        rig.cone(
            ROOT,
            (x, y, z),
            (x * 1.12 + 0.07 * math.cos(3.0 * k), y - 0.13, z * 1.12),
            0.014,
            0.008,
            straw[k % 2],
        )


def volcano(rig: Rig) -> None:
    """A volcano with glowing lava and smoke."""
    rock = rig.material("#6a5248", second="#54403a", pattern=painting.SPECKLE, frequency=9.0)
    rig.cone(ROOT, (0, -0.1, 0), (0, 0.66, 0), 0.8, 0.2, rock, clip=(0, 1, 0, 0))
    lava = rig.material("#ff7a1e", painting.GLOW, glow=1.2)
    rig.ball(ROOT, (0, 0.78, 0.02), (0.2, 0.07, 0.18), lava)
    for x, low in ((-0.13, 0.36), (0.04, 0.2), (0.2, 0.42)):
        rig.curve(
            ROOT, [(x * 0.9, 0.8, 0.16), (x * 1.5, 0.58, 0.36), (x * 2.1, low, 0.5)], [0.05, 0.06, 0.07], lava
        )
    smoke, g = soft(rig, "#b8b4b8"), rig.group()
    for x, y, r in ((0, 0.84, 0.1), (0.1, 0.92, 0.12), (-0.1, 0.98, 0.11), (0.16, 1.02, 0.09)):
        rig.ball(ROOT, (x, y, -0.06), r, smoke, group=g, blend=0.04)
    for x, y in ((-0.3, 0.96), (0.34, 0.9), (-0.22, 1.04)):
        rig.ball(ROOT, (x, y, 0.1), 0.035, lava)


def wave(rig: Rig) -> None:
    """A great breaking wave with its crest of foam."""
    sea, foam = rig.material("#2f8fd0", gloss=0.6, shine=45.0, rim=0.9), soft(rig, "#f6fbff")
    face, g = rig.material("#5fb8ea", gloss=0.6), rig.group()
    curl = [(math.radians(205 - 6.5 * k), 1.0 - 0.022 * k) for k in range(30)]
    spots = [(-0.12 + 0.62 * c * math.cos(a), 0.48 + 0.42 * c * math.sin(a), 0.0) for a, c in curl]
    rig.curve(ROOT, spots, [0.24 - 0.006 * k for k in range(30)], sea, group=g, blend=0.08)
    rig.ball(ROOT, (-0.55, 0.16, 0), (0.8, 0.2, 0.42), sea, group=g, blend=0.12)
    rig.ball(ROOT, (0.45, 0.08, 0.05), (0.8, 0.1, 0.4), sea, group=g, blend=0.1)
    rig.curve(ROOT, [(x * 0.8 - 0.02, y * 0.86, 0.16) for x, y, _ in spots[3:20]], [0.035] * 17, face)
    for k in range(12, 30):
        x, y, _ = spots[k]
        rig.ball(ROOT, (x * 1.12 + 0.03, y + 0.15 - 0.007 * k, 0.06), 0.075 + 0.02 * (k % 3), foam)
    for x, y in ((0.5, 0.2), (0.72, 0.18), (0.32, 0.16), (0.95, 0.14), (0.6, 0.34)):
        rig.ball(ROOT, (x, y, 0.25), 0.08, foam)


def brick(rig: Rig) -> None:
    """A red brick with its hollow."""
    clay = rig.material("#c2573c", second="#a8452e", pattern=painting.SPECKLE, frequency=14.0)
    rig.box(ROOT, (0, 0.48, 0), (0.98, 0.46, 0.46), clay, bevel=0.05)
    rig.box(ROOT, (0, 0.95, 0), (0.6, 0.015, 0.24), rig.material("#8f3a26"), bevel=0.03)
    for k in range(3):
        rig.ball(ROOT, (-0.4 + 0.4 * k, 0.97, 0), (0.11, 0.01, 0.09), rig.material("#4a1f14", wrap=0.1))
    rig.box(ROOT, (0, 0.48, 0.462), (0.7, 0.2, 0.012), rig.material("#b04a32"), bevel=0.05)


def plank(rig: Rig) -> None:
    """A wooden board with grain, knots and two nails."""
    board = wood(rig, "#d0a064")
    rig.box(ROOT, (0, 0.5, 0), (2.1, 0.36, 0.14), board, spin=(0, 0, 0.06), bevel=0.04)
    grain = wood(rig, "#a87640")
    for k in range(4):
        y = 0.26 + 0.16 * k
        rig.curve(
            ROOT,
            [(-1.9, y - 0.11, 0.14), (-0.6, y - 0.02, 0.15), (0.6, y + 0.03, 0.15), (1.9, y + 0.1, 0.14)],
            [0.018] * 4,
            grain,
        )
    for x in (-0.8, 0.9):
        rig.ball(ROOT, (x, 0.5 + 0.06 * x, 0.14), (0.14, 0.09, 0.02), wood(rig, "#8a5a2e"))
    for x in (-1.85, 1.85):
        rig.ball(ROOT, (x, 0.5 + 0.06 * x, 0.15), (0.05, 0.05, 0.02), metallic(rig))


def pipe(rig: Rig) -> None:
    """An iron water pipe with a bend and a dripping end."""
    iron, joint = metallic(rig, "#8a929c"), metallic(rig, "#6a727c")
    rig.curve(
        ROOT,
        [(-1.2, 0.74, 0), (0.6, 0.74, 0), (0.82, 0.66, 0), (0.9, 0.5, 0), (0.9, 0.36, 0)],
        [0.17] * 5,
        iron,
    )
    for x in (-1.2, -0.3, 0.5):
        rig.ring(ROOT, (x, 0.74, 0), (0.18, 0.18), 0.06, joint, spin=(0, math.pi / 2, 0), steps=18)
    rig.ring(ROOT, (0.9, 0.34, 0), (0.18, 0.18), 0.06, joint, spin=(math.pi / 2, 0, 0), steps=18)
    water = rig.material("#4fb0f0", gloss=0.9, rim=0.95)
    rig.ball(ROOT, (0.9, 0.1, 0), (0.08, 0.09, 0.08), water)
    rig.cone(ROOT, (0.9, 0.13, 0), (0.9, 0.26, 0), 0.07, 0.005, water)


def mousetrap(rig: Rig) -> None:
    """A mousetrap with a piece of cheese on it."""
    steel = metallic(rig)
    rig.box(ROOT, (0, 0.18, 0), (1.15, 0.12, 0.6), wood(rig, "#d0a064"), spin=(0.18, 0, 0), bevel=0.03)
    rig.curve(
        ROOT,
        [(-0.1, 0.34, -0.46), (-0.95, 0.42, -0.44), (-0.95, 0.28, 0.4), (-0.1, 0.24, 0.42)],
        [0.045] * 4,
        steel,
    )
    for k in range(5):
        rig.ring(ROOT, (0.0, 0.34 - 0.03 * k, -0.34 + 0.17 * k), (0.13, 0.13), 0.04, steel, steps=14)
    rig.box(ROOT, (0.6, 0.36, 0.1), (0.3, 0.03, 0.24), paint(rig, "#d8342f"), spin=(0.18, 0, 0), bevel=0.02)
    cheese = rig.material("#ffcf3a", gloss=0.2)
    rig.box(ROOT, (0.6, 0.56, 0.1), (0.27, 0.18, 0.16), cheese, spin=(0.1, 0, 0.2), bevel=0.03)
    for x, y in ((0.5, 0.56), (0.7, 0.66), (0.66, 0.46)):
        rig.ball(ROOT, (x, y, 0.27), (0.05, 0.05, 0.02), rig.material("#d89a1e"))


def tent(rig: Rig) -> None:
    """An orange ridge tent, its flaps open, with a pole and guy ropes."""
    cloth, inner, pole = soft(rig, "#f08a2c"), rig.material("#4a2a16", wrap=0.1), wood(rig, "#8a5a32")
    for s in (-1, 1):
        rig.box(ROOT, (0.33 * s, 0.46, -0.1), (0.025, 0.55, 0.62), cloth, spin=(0, 0, 0.62 * s), bevel=0.02)
        rig.cone(ROOT, (0.03 * s, 0.86, 0.55), (0.94 * s, 0.03, 0.85), 0.012, 0.012, soft(rig, "#f4ecd8"))
        rig.cone(ROOT, (0.94 * s, 0.0, 0.85), (0.9 * s, 0.12, 0.83), 0.025, 0.02, pole)
    for k in range(9):
        half = 0.6 * (1 - (k + 0.5) / 9.0)
        rig.box(ROOT, (0, 0.05 + 0.098 * k, 0.28), (half, 0.052, 0.02), inner, bevel=0.0)
    flap = soft(rig, "#ffb25a")
    for s in (-1, 1):
        rig.cone(ROOT, (0.05 * s, 0.84, 0.5), (0.44 * s, 0.1, 0.54), 0.02, 0.19, flap, clip=(0, 1, 0, 0))
        rig.ball(ROOT, (0.3 * s, 0.4, 0.6), (0.09, 0.05, 0.06), soft(rig, "#d8342f"), spin=(0, 0, 0.5 * s))
    rig.cone(ROOT, (0, 0.0, 0.56), (0, 0.98, 0.56), 0.022, 0.022, pole)
    rig.cone(ROOT, (0, 0.9, 0.56), (0, 0.9, -0.7), 0.03, 0.03, soft(rig, "#d8742a"))
