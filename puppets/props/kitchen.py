"""What is used in a kitchen, modelled in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic

FLAT = (math.pi / 2, 0.0, 0.0)
"""The spin of a ring that lies."""


def spoon(rig: Rig) -> None:
    """A silver spoon, its bowl up."""
    steel, hollow = metallic(rig), rig.material("#8b95a5", gloss=0.7, shine=40.0)
    rig.ball(ROOT, (0, 0.79, 0), (0.17, 0.2, 0.06), steel)
    rig.ball(ROOT, (0, 0.80, 0.035), (0.125, 0.15, 0.035), hollow)
    rig.curve(ROOT, [(0, 0.6, 0), (0, 0.34, 0), (0, 0.06, 0)], [0.045, 0.036, 0.06], steel)
    rig.ball(ROOT, (-0.05, 0.87, 0.07), (0.03, 0.05, 0.01), rig.material("#ffffff", painting.GLOW, glow=0.9))


def cutlery(rig: Rig) -> None:
    """A fork and a knife side by side."""
    steel, grip = metallic(rig), rig.material("#b8402f", gloss=0.4, rim=0.7)
    rig.cone(ROOT, (-0.2, 0.4, 0), (-0.2, 0.58, 0), 0.032, 0.04, steel)
    rig.ball(ROOT, (-0.2, 0.64, 0), (0.125, 0.1, 0.04), steel)
    for k in range(4):
        x = -0.297 + 0.065 * k
        rig.cone(ROOT, (x, 0.64, 0), (x, 0.97, 0), 0.026, 0.02, steel)
    rig.ball(ROOT, (0.17, 0.66, 0), (0.13, 0.34, 0.028), steel, clip=(1, 0, 0, -0.13))
    for x in (-0.2, 0.2):
        rig.cone(ROOT, (x, 0.07, 0), (x, 0.38, 0), 0.066, 0.052, grip)
        for y in (0.16, 0.29):
            rig.ball(ROOT, (x, y, 0.055), (0.018, 0.018, 0.01), metallic(rig, "gold"))


def _fried_egg(rig: Rig, at: tuple[float, float, float], size: float) -> None:
    """An egg in a pan that faces the viewer."""
    white, yolk = rig.material("#fffdf4", gloss=0.4), rig.material("#ffb61e", gloss=0.7, shine=50.0)
    x, y, z = at
    g = rig.group()
    for dx, dy, r in ((0.0, 0.0, 0.62), (-0.4, 0.12, 0.42), (0.38, -0.1, 0.46), (0.1, 0.22, 0.4)):
        radii = (r * size, 0.75 * r * size, 0.08 * size)
        rig.ball(ROOT, (x + dx * size, y + dy * size, z), radii, white, group=g, blend=0.02)
    rig.ball(ROOT, (x, y + 0.03 * size, z + 0.06 * size), (0.28 * size, 0.25 * size, 0.15 * size), yolk)


def pan(rig: Rig) -> None:
    """A frying pan with an egg in it, stood up a little."""
    iron, deep = rig.material("#3a3d46", gloss=0.5, rim=0.8), rig.material("#23252c", gloss=0.3)
    rig.ball(ROOT, (-0.35, 0.45, -0.03), (0.68, 0.45, 0.12), iron)
    rig.ring(ROOT, (-0.35, 0.46, 0.03), (0.63, 0.41), 0.035, iron, steps=32)
    rig.ball(ROOT, (-0.35, 0.46, 0.06), (0.58, 0.37, 0.03), deep)
    rig.cone(ROOT, (0.24, 0.57, 0), (0.44, 0.64, 0), 0.05, 0.05, metallic(rig))
    rig.cone(ROOT, (0.48, 0.66, 0), (1.05, 0.9, 0), 0.065, 0.08, rig.material("#a8623a", gloss=0.3))
    _fried_egg(rig, (-0.36, 0.45, 0.1), 0.42)


def hand_pan(rig: Rig) -> None:
    """A frying pan whose handle is below, as a hand holds it."""
    iron, deep = rig.material("#3a3d46", gloss=0.5, rim=0.8), rig.material("#23252c", gloss=0.3)
    rig.ball(ROOT, (0, 0.71, -0.02), (0.29, 0.29, 0.07), iron)
    rig.ring(ROOT, (0, 0.71, 0.02), (0.27, 0.27), 0.02, iron, steps=28)
    rig.ball(ROOT, (0, 0.71, 0.03), (0.25, 0.25, 0.02), deep)
    rig.cone(ROOT, (0, 0.36, 0), (0, 0.44, 0), 0.025, 0.025, metallic(rig))
    rig.cone(ROOT, (0, 0.04, 0), (0, 0.34, 0), 0.04, 0.032, rig.material("#a8623a", gloss=0.3))
    _fried_egg(rig, (0, 0.71, 0.055), 0.2)


def teapot(rig: Rig) -> None:
    """A round teapot with spout, handle, lid and a puff of steam."""
    glaze = rig.material(
        "#d8432f", second="#fff2dc", pattern=painting.DOTS, frequency=6.0, gloss=0.6, shine=45.0, rim=0.7
    )
    plain, steam = rig.material("#d8432f", gloss=0.6, shine=45.0, rim=0.7), rig.material("#ffffff", glow=0.2)
    rig.ball(ROOT, (0, 0.40, 0), (0.44, 0.38, 0.4), glaze)
    rig.ball(ROOT, (0, 0.04, 0), (0.27, 0.05, 0.24), plain)
    rig.ball(ROOT, (0, 0.74, 0), (0.27, 0.11, 0.24), plain)
    rig.ring(ROOT, (0, 0.72, 0), (0.26, 0.23), 0.025, metallic(rig, "gold"), spin=FLAT, steps=20)
    rig.ball(ROOT, (0, 0.9, 0), 0.075, metallic(rig, "gold"))
    g = rig.group()
    spout = [(0.32, 0.3, 0), (0.54, 0.42, 0), (0.62, 0.6, 0), (0.74, 0.74, 0)]
    rig.curve(ROOT, spout, [0.15, 0.11, 0.08, 0.075], plain, group=g, blend=0.03)
    rig.ring(
        ROOT, (-0.42, 0.44, 0), (0.28, 0.25), 0.052, plain, arc=(0.42 * math.pi, 1.6 * math.pi), steps=14
    )
    rig.ball(ROOT, (0.82, 0.86, 0), 0.06, steam)
    rig.ball(ROOT, (0.88, 0.96, 0), 0.045, steam)


def jar(rig: Rig) -> None:
    """A glass jar of biscuits with a lid."""
    glass = rig.material("#d3ecf4", gloss=0.9, shine=70.0, rim=1.0)
    lid, biscuit, chip = (
        rig.material("#d8a05a", gloss=0.15),
        rig.material("#c98a45", gloss=0.05),
        rig.material("#5a341f"),
    )
    g = rig.group()
    rig.box(ROOT, (0, 0.38, 0), (0.36, 0.36, 0.28), glass, bevel=0.14, group=g)
    rig.ball(ROOT, (0, 0.68, 0), (0.34, 0.12, 0.28), glass, group=g, blend=0.06)
    for k, (x, y, spin) in enumerate(
        ((-0.17, 0.17, 0.3), (0.17, 0.18, -0.4), (0.0, 0.3, 0.1), (-0.18, 0.43, -0.3), (0.19, 0.45, 0.5))
    ):
        z = 0.265 + 0.012 * (k % 3)
        rig.ball(ROOT, (x, y, z), (0.15, 0.135, 0.035), biscuit, spin=(0, 0, spin))
        for dx, dy in ((-0.06, 0.04), (0.05, 0.05), (0.0, -0.06)):
            rig.ball(ROOT, (x + dx, y + dy, z + 0.03), (0.024, 0.024, 0.012), chip)
    rig.ring(ROOT, (0, 0.80, 0), (0.28, 0.24), 0.035, glass, spin=FLAT, steps=20)
    rig.ball(ROOT, (0, 0.86, 0), (0.31, 0.075, 0.26), lid)
    rig.ball(ROOT, (0, 0.945, 0), (0.08, 0.055, 0.07), lid)
    rig.cone(
        ROOT,
        (-0.28, 0.58, 0.29),
        (-0.28, 0.34, 0.29),
        0.022,
        0.016,
        rig.material("#ffffff", painting.GLOW, glow=0.85),
    )


def toaster(rig: Rig) -> None:
    """A red toaster with two slices popping out."""
    shell, chrome, dark = (
        rig.material("#d8432f", gloss=0.6, shine=45.0, rim=0.7), metallic(rig), rig.material("#2b2a30", gloss=0.4),
    )  # fmt: skip
    crust, crumb = rig.material("#a8672e", gloss=0.05), rig.material("#f3d59a", wrap=0.6)
    for x, y in ((-0.26, 0.68), (0.26, 0.62)):
        for tone, less, z in ((crust, 0.0, -0.04), (crumb, 0.04, 0.02)):
            g = rig.group()
            rig.box(ROOT, (x, y, z), (0.2 - less, 0.22, 0.05), tone, bevel=0.02, group=g)
            for s in (-1, 1):
                rig.ball(ROOT, (x + 0.1 * s, y + 0.19, z), (0.145 - less, 0.13 - less, 0.05), tone, group=g)
    rig.box(ROOT, (0, 0.37, 0), (0.56, 0.29, 0.28), shell, bevel=0.16)
    for s in (-1, 1):
        rig.cone(ROOT, (0.5 * s, 0.2, 0), (0.5 * s, 0.46, 0), 0.17, 0.17, shell)
        rig.ball(ROOT, (0.42 * s, 0.03, 0.1), (0.09, 0.04, 0.08), dark)
    rig.box(ROOT, (0, 0.66, 0.06), (0.5, 0.02, 0.1), dark, spin=(0.3, 0, 0), bevel=0.02)
    rig.box(ROOT, (0, 0.1, 0), (0.6, 0.06, 0.29), chrome, bevel=0.04)
    rig.box(ROOT, (0.69, 0.48, 0.06), (0.06, 0.04, 0.08), dark, bevel=0.02)
    rig.ball(ROOT, (0.38, 0.32, 0.29), (0.08, 0.08, 0.03), chrome)
    rig.box(ROOT, (0.38, 0.35, 0.32), (0.01, 0.035, 0.006), dark)
    rig.ball(ROOT, (0.2, 0.32, 0.28), (0.03, 0.03, 0.02), rig.material("#ffd24a", painting.GLOW, glow=1.1))


def sink(rig: Rig) -> None:
    """A wash basin on its foot with a running tap."""
    white, steel = rig.material("#fdfbf6", gloss=0.6, shine=45.0, rim=0.7), metallic(rig)
    water = rig.material("#7fd0f5", painting.GLOW, glow=0.8)
    rig.box(ROOT, (0, 0.03, 0), (0.2, 0.03, 0.18), white, bevel=0.03)
    rig.cone(ROOT, (0, 0.08, 0), (0, 0.5, 0), 0.12, 0.14, white)
    rig.ball(ROOT, (0, 0.68, 0), (0.46, 0.3, 0.36), white, clip=(0, -1, 0, 0.68))
    rig.ball(ROOT, (0, 0.66, 0.04), (0.42, 0.05, 0.3), rig.material("#bfe6f7", gloss=0.5), spin=(0.25, 0, 0))
    rig.ring(ROOT, (0, 0.67, 0), (0.45, 0.35), 0.035, white, spin=(math.pi / 2 - 0.2, 0, 0), steps=28)
    tap = [
        (-0.16, 0.72, -0.2),
        (-0.16, 0.88, -0.2),
        (-0.1, 0.95, -0.15),
        (0.0, 0.96, -0.1),
        (0.05, 0.88, -0.05),
    ]
    rig.curve(ROOT, tap, [0.04, 0.035, 0.035, 0.035, 0.04], steel)
    rig.cone(ROOT, (0.05, 0.85, -0.02), (0.05, 0.68, 0.05), 0.022, 0.028, water)
    rig.ball(ROOT, (0.05, 0.66, 0.1), (0.1, 0.02, 0.06), rig.material("#ffffff", painting.GLOW, glow=0.8))
    for x, tone in ((-0.3, "#e2402f"), (0.24, "#3f78d8")):
        rig.cone(ROOT, (x, 0.71, -0.18), (x, 0.79, -0.18), 0.03, 0.025, steel)
        rig.ball(ROOT, (x, 0.82, -0.18), (0.06, 0.035, 0.05), rig.material(tone, gloss=0.5))


def basket(rig: Rig) -> None:
    """A wicker basket with a handle and a checked cloth."""
    wicker = rig.material(
        "#c98f4e", second="#9a6430", pattern=painting.CHECK, frequency=11.0, gloss=0.08, wrap=0.5
    )
    rim = rig.material("#a8703a", gloss=0.1)
    cloth = rig.material("#fdf6ec", second="#d8432f", pattern=painting.CHECK, frequency=9.0, wrap=0.6)
    rig.cone(ROOT, (0, 0.3, 0), (0, 0.62, 0), 0.3, 0.56, wicker, clip=(0, -1, 0, 0.5))
    rig.box(ROOT, (0, 0.03, 0), (0.3, 0.03, 0.26), rim, bevel=0.03)
    g = rig.group()
    for k in range(5):
        x = -0.36 + 0.18 * k
        rig.ball(ROOT, (x, 0.51, 0.1), (0.17, 0.11 + 0.02 * (k % 2), 0.3), cloth, group=g, blend=0.03)
    rig.cone(ROOT, (0.26, 0.5, 0.42), (0.3, 0.3, 0.47), 0.1, 0.04, cloth, group=g, blend=0.03)
    for y, wide, thick in ((0.47, 0.54, 0.045), (0.05, 0.3, 0.035)):
        rig.ring(ROOT, (0, y, 0), (wide, 0.8 * wide), thick, rim, spin=FLAT, steps=28)
    rig.ring(ROOT, (0, 0.47, -0.05), (0.5, 0.49), 0.042, rim, arc=(0, math.pi), steps=22)


def plant_pot(rig: Rig) -> None:
    """A clay pot with a leafy plant."""
    clay, leaf = rig.material("#c9663a", gloss=0.12, rim=0.6), rig.material("#4f9f48", wrap=0.5, rim=0.7)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.5, 0), 0.21, 0.3, clay, clip=(0, -1, 0, 0.44))
    rig.box(ROOT, (0, 0.02, 0), (0.18, 0.02, 0.16), clay, bevel=0.02)
    rig.ring(ROOT, (0, 0.44, 0), (0.3, 0.27), 0.055, clay, spin=FLAT, steps=26)
    rig.ball(ROOT, (0, 0.46, 0.02), (0.28, 0.05, 0.24), rig.material("#5a3a26"), spin=(0.2, 0, 0))
    rig.cone(ROOT, (0, 0.45, 0), (0, 0.8, 0), 0.025, 0.018, leaf)
    for k, (x, y, tip) in enumerate(
        ((-0.32, 0.72, 0.8), (0.32, 0.75, -0.8), (-0.2, 0.88, 0.5), (0.2, 0.9, -0.5))
    ):
        rig.cone(ROOT, (0, 0.5 + 0.07 * k, 0), (0.6 * x, y - 0.05, 0.04), 0.016, 0.014, leaf)
        rig.ball(ROOT, (x, y, 0.05), (0.085, 0.17, 0.03), leaf, spin=(0, 0, tip))
    rig.ball(ROOT, (0, 0.9, 0.03), (0.075, 0.13, 0.03), leaf)
