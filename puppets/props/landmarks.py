"""What stories come out of, run through, sit on and lay under pillows: a cave, a finish, a lily pad, a tooth, a slice.

In units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig
from .stuff import paint, soft


def cave_mouth(rig: Rig) -> None:
    """A mound of boulders with a dark way in."""
    stone = rig.material("#8b8f9a", second="#74787f", pattern=painting.SPECKLE, frequency=7.0, rim=0.5)
    low = (0, 1, 0, 0)
    g = rig.group()
    for x, y, rx, ry in ((0, 0.5, 0.62, 0.48), (-0.48, 0.26, 0.36, 0.36), (0.5, 0.24, 0.36, 0.34)):
        rig.ball(ROOT, (x, y, -0.18), (rx, ry, 0.42), stone, group=g, blend=0.08, clip=low)
    rig.ball(ROOT, (0, 0.3, 0.2), (0.36, 0.4, 0.14), rig.material("#141014", wrap=0.0, rim=0.0), clip=low)
    rim = rig.material("#a3a7b0", second="#8b8f9a", pattern=painting.SPECKLE, frequency=7.0, rim=0.6)
    for k in range(9):
        a = math.pi * k / 8.0
        at = (0.43 * math.cos(a), 0.08 + 0.6 * math.sin(a), 0.24)
        rig.ball(ROOT, at, (0.115 + 0.02 * (k % 3), 0.1 + 0.02 * (k % 2), 0.1), rim, clip=low)
    for x in (-0.66, 0.7):
        for dx in (-0.05, 0.0, 0.05):
            rig.cone(ROOT, (x + dx, 0, 0.3), (x + 2.4 * dx, 0.17, 0.3), 0.02, 0.004, soft(rig, "#5fb83a"))


def finish_line(rig: Rig) -> None:
    """Two striped posts with a chequered banner between them, and a white line on the ground."""
    white, black, red = paint(rig, "#fbfbf7"), paint(rig, "#20242c"), paint(rig, "#d8372f")
    for s in (-1, 1):
        for k in range(6):
            low = k / 6.0
            rig.cone(
                ROOT, (0.72 * s, low, 0), (0.72 * s, low + 0.166, 0), 0.03, 0.03, red if k % 2 else white
            )
        rig.ball(ROOT, (0.72 * s, 1.0, 0), 0.045, red)
    rig.box(ROOT, (0, 0.83, 0), (0.7, 0.125, 0.012), white)
    for row in range(3):
        for k in range(row % 2, 16, 2):
            rig.box(ROOT, (-0.656 + 0.0875 * k, 0.913 - 0.083 * row, 0.01), (0.0437, 0.0415, 0.012), black)
    rig.box(ROOT, (0, 0.006, 0.12), (0.7, 0.008, 0.06), white)


def tooth(rig: Rig) -> None:
    """A shining white tooth with two roots."""
    white, g = rig.material("#fffdf4", gloss=0.7, shine=60.0, rim=0.6), rig.group()
    for x in (-0.19, 0.19):
        rig.ball(ROOT, (x, 0.72, 0), (0.25, 0.26, 0.27), white, group=g, blend=0.1)
        rig.cone(ROOT, (x, 0.55, 0), (1.15 * x, 0.05, 0), 0.19, 0.06, white, group=g, blend=0.08)


def cake_slice(rig: Rig) -> None:
    """A slice of layered cake on a plate, with a strawberry on top."""
    sponge, cream = rig.material("#e8b878", gloss=0.03), rig.material("#fff4e0", gloss=0.2)
    icing, red = rig.material("#f7a8c4", gloss=0.35, wrap=0.5), rig.material("#d42a3a", gloss=0.6, shine=50.0)
    rig.ball(ROOT, (0, 0.04, 0), (0.66, 0.05, 0.45), rig.material("#f4f4f4", gloss=0.4))
    for low, high, tone in (
        (0.08, 0.17, sponge),
        (0.25, 0.06, cream),
        (0.31, 0.17, sponge),
        (0.48, 0.06, cream),
        (0.54, 0.1, sponge),
    ):
        rig.box(ROOT, (0, low + 0.5 * high, 0), (0.48, 0.5 * high, 0.28), tone, bevel=0.02)
    rig.box(ROOT, (0, 0.69, 0), (0.5, 0.055, 0.3), icing, bevel=0.03)
    rig.ball(ROOT, (0.42, 0.55, 0), (0.09, 0.17, 0.28), icing)
    rig.ball(ROOT, (-0.2, 0.82, 0), (0.12, 0.13, 0.12), red)
    rig.ball(ROOT, (-0.2, 0.95, 0), (0.07, 0.025, 0.07), soft(rig, "#5fb83a"))


def lily_pad(rig: Rig) -> None:
    """Round leaves that float on water, with a pink blossom beside them."""
    leaf, dark = soft(rig, "#4ea64a"), soft(rig, "#2f7f3c")
    for x, z, wide in ((-0.5, 0.0, 1.75), (1.6, 0.2, 0.75)):
        rig.ball(ROOT, (x, 0.3, z), (wide, 0.28, 0.6 * wide), dark, spin=(0.16, 0, 0))
        rig.ball(ROOT, (x, 0.42, z + 0.02), (0.94 * wide, 0.24, 0.55 * wide), leaf, spin=(0.16, 0, 0))
    pink = soft(rig, "#f59ac0")
    for k in range(7):
        a = math.pi * (k + 0.5) / 7.0
        rig.ball(
            ROOT,
            (1.7 + 0.3 * math.cos(a), 0.62 + 0.12 * math.sin(a), 0.5),
            (0.13, 0.28, 0.1),
            pink,
            spin=(0, 0, a - math.pi / 2),
        )
