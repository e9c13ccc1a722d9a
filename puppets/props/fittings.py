"""Bathroom fittings, a stove and what is plugged in or wheeled, modelled in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def bathtub(rig: Rig) -> None:
    """A bathtub on golden feet, full of foam, with a yellow duck."""
    white, gold, foam = (
        rig.material("#fdfbf6", gloss=0.6, shine=45.0, rim=0.7), metallic(rig, "gold"),
        rig.material("#f4fbff", gloss=0.4, glow=0.15),
    )  # fmt: skip
    rig.ball(ROOT, (0, 0.62, 0), (1.05, 0.5, 0.5), white, clip=(0, -1, 0, 0.62))
    rig.ring(ROOT, (0, 0.62, 0), (1.04, 0.5), 0.06, white, spin=(math.pi / 2, 0, 0), steps=36)
    for s in (-1, 1):
        rig.curve(
            ROOT,
            [(0.6 * s, 0.24, 0.2), (0.72 * s, 0.13, 0.26), (0.66 * s, 0.04, 0.3)],
            [0.07, 0.05, 0.06],
            gold,
        )
    for k in range(17):
        x, up = -0.9 + 0.112 * k, math.sin(2.3 * k)
        rig.ball(
            ROOT, (x, 0.66 + 0.03 * up, 0.12 * math.cos(1.7 * k)), 0.13 + 0.035 * math.sin(1.1 * k), foam
        )
    rig.curve(
        ROOT,
        [(-0.86, 0.6, -0.2), (-0.86, 0.86, -0.2), (-0.74, 0.94, -0.1), (-0.64, 0.86, 0)],
        [0.045] * 4,
        gold,
    )
    yellow = rig.material("#ffcf2e", gloss=0.4)
    rig.ball(ROOT, (0.36, 0.78, 0.22), (0.16, 0.1, 0.12), yellow)
    rig.ball(ROOT, (0.46, 0.91, 0.24), 0.085, yellow)
    rig.cone(ROOT, (0.53, 0.9, 0.26), (0.59, 0.89, 0.27), 0.035, 0.02, rig.material("#f5822a"))
    rig.ball(ROOT, (0.47, 0.93, 0.32), 0.016, rig.material("#26201f"))


def toilet(rig: Rig) -> None:
    """A white toilet, its lid up."""
    white, seat = rig.material("#fdfbf6", gloss=0.6, shine=45.0, rim=0.7), rig.material("#e3ebf2", gloss=0.5)
    rig.box(ROOT, (0, 0.78, -0.24), (0.32, 0.2, 0.1), white, bevel=0.06)
    rig.box(ROOT, (0, 0.975, -0.24), (0.35, 0.025, 0.12), white, bevel=0.02)
    rig.ball(ROOT, (0.2, 0.9, -0.12), (0.06, 0.025, 0.03), metallic(rig))
    g = rig.group()
    rig.ball(ROOT, (0, 0.46, 0.06), (0.3, 0.34, 0.34), white, clip=(0, -1, 0, 0.46), group=g, blend=0.04)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.08, 0), 0.16, 0.2, white, clip=(0, 1, 0, -0.01), group=g, blend=0.04)
    rig.ball(ROOT, (0, 0.69, -0.09), (0.29, 0.27, 0.03), seat)
    rig.ball(ROOT, (0, 0.47, 0.08), (0.24, 0.06, 0.24), rig.material("#8fd0ec", gloss=0.6), spin=(0.35, 0, 0))
    rig.ring(ROOT, (0, 0.48, 0.08), (0.28, 0.29), 0.045, seat, spin=(math.pi / 2 - 0.35, 0, 0), steps=28)


def stove(rig: Rig) -> None:
    """A stove with its oven lit and a pot on a flame."""
    case, dark, steel = (
        rig.material("#f2efe8", gloss=0.4, rim=0.7), rig.material("#2b2a30", gloss=0.4), metallic(rig),
    )  # fmt: skip
    flame = rig.material("#4fb4ff", painting.GLOW, glow=1.2)
    rig.box(ROOT, (0, 0.4, 0), (0.42, 0.37, 0.28), case, bevel=0.04)
    rig.box(ROOT, (0, 0.78, 0), (0.44, 0.025, 0.3), dark, bevel=0.02)
    rig.box(ROOT, (0, 0.66, 0.28), (0.4, 0.065, 0.02), dark, bevel=0.02)
    for k in range(4):
        x = -0.27 + 0.18 * k
        rig.ball(ROOT, (x, 0.66, 0.31), (0.045, 0.045, 0.03), steel)
        rig.box(ROOT, (x, 0.68, 0.34), (0.008, 0.02, 0.006), rig.material("#d8432f"))
    rig.box(ROOT, (0, 0.3, 0.28), (0.34, 0.22, 0.015), dark, bevel=0.04)
    rig.box(
        ROOT,
        (0, 0.28, 0.295),
        (0.27, 0.14, 0.008),
        rig.material("#ff9a3a", painting.GLOW, glow=0.7),
        bevel=0.04,
    )
    for y in (0.23, 0.31):
        rig.cone(ROOT, (-0.24, y, 0.305), (0.24, y, 0.305), 0.007, 0.007, dark)
    rig.cone(ROOT, (-0.26, 0.47, 0.34), (0.26, 0.47, 0.34), 0.022, 0.022, steel)
    for k in range(5):
        rig.cone(ROOT, (0.06 + 0.06 * k, 0.81, 0.1), (0.06 + 0.06 * k, 0.85, 0.1), 0.026, 0.012, flame)
    rig.box(ROOT, (0.18, 0.91, 0.04), (0.16, 0.06, 0.12), rig.material("#d8432f", gloss=0.5), bevel=0.04)
    rig.ball(ROOT, (0.18, 0.97, 0.04), (0.165, 0.03, 0.13), steel)
    for s in (-1, 1):
        rig.ball(ROOT, (0.18 + 0.18 * s, 0.93, 0.05), (0.04, 0.02, 0.03), dark)
        rig.cone(ROOT, (0.34 * s, 0.04, 0.15), (0.34 * s, 0.02, 0.15), 0.04, 0.03, dark)


def radio(rig: Rig) -> None:
    """A portable radio with two loudspeakers, a dial and an aerial."""
    case, dark, mesh = (
        rig.material("#3f9fb0", gloss=0.4, rim=0.7), rig.material("#2b2a30", gloss=0.4),
        rig.material("#4a4f58", second="#23262c", pattern=painting.CHECK, frequency=26.0, gloss=0.3),
    )  # fmt: skip
    rig.box(ROOT, (0, 0.36, 0), (0.78, 0.35, 0.2), case, bevel=0.1)
    for s in (-1, 1):
        rig.ball(ROOT, (0.48 * s, 0.33, 0.2), (0.25, 0.25, 0.04), mesh)
        rig.ring(ROOT, (0.48 * s, 0.33, 0.21), (0.25, 0.25), 0.03, metallic(rig), steps=26)
        rig.ball(ROOT, (0.48 * s, 0.33, 0.23), (0.09, 0.09, 0.03), dark)
        rig.cone(ROOT, (0.5 * s, 0.7, 0), (0.46 * s, 0.84, 0), 0.03, 0.03, dark)
    rig.cone(ROOT, (-0.46, 0.84, 0), (0.46, 0.84, 0), 0.04, 0.04, dark)
    rig.box(
        ROOT, (0, 0.5, 0.2), (0.17, 0.08, 0.012), rig.material("#ffe9b0", painting.GLOW, glow=0.8), bevel=0.02
    )
    rig.box(ROOT, (0.05, 0.5, 0.214), (0.008, 0.07, 0.004), rig.material("#d8342f"))
    for k in range(3):
        rig.ball(ROOT, (-0.12 + 0.12 * k, 0.27, 0.2), (0.04, 0.04, 0.025), metallic(rig, "gold"))
    rig.cone(ROOT, (0.66, 0.7, -0.1), (0.86, 0.98, -0.1), 0.014, 0.01, metallic(rig))


def printer(rig: Rig) -> None:
    """A printer, a printed sheet coming out below."""
    case, dark, white = (
        rig.material("#e6e9ee", gloss=0.4, rim=0.7), rig.material("#33363f", gloss=0.4), rig.material("#fffdf6", wrap=0.7),
    )  # fmt: skip
    rig.box(ROOT, (0, 0.82, -0.2), (0.42, 0.18, 0.01), white, spin=(-0.2, 0, 0))
    rig.box(ROOT, (0, 0.4, -0.02), (0.68, 0.28, 0.32), case, bevel=0.1)
    rig.box(ROOT, (0, 0.66, -0.08), (0.56, 0.05, 0.22), dark, bevel=0.04)
    rig.box(ROOT, (0, 0.34, 0.29), (0.5, 0.05, 0.03), dark, bevel=0.02)
    rig.box(ROOT, (0, 0.18, 0.42), (0.4, 0.17, 0.01), white, spin=(-0.5, 0, 0))
    for k in range(4):
        wide = (0.3, 0.32, 0.26, 0.3)[k]
        tone = rig.material(("#5a78b0", "#d8432f", "#5a78b0", "#4f9f58")[k])
        at = (-0.32 + wide, 0.27 - 0.06 * k, 0.39 + 0.033 * k)
        rig.box(ROOT, at, (wide, 0.012, 0.006), tone, spin=(-0.5, 0, 0))
    rig.box(
        ROOT,
        (0.42, 0.52, 0.3),
        (0.16, 0.06, 0.012),
        rig.material("#7fd0f5", painting.GLOW, glow=0.7),
        bevel=0.02,
    )
    for k, light in enumerate(("#6ad06a", "#ffc52e")):
        rig.ball(
            ROOT,
            (-0.5 + 0.12 * k, 0.52, 0.3),
            (0.035, 0.035, 0.02),
            rig.material(light, painting.GLOW, glow=1.0),
        )


def hair_dryer(rig: Rig) -> None:
    """A hair dryer that blows to the side."""
    shell, dark = rig.material("#e2609a", gloss=0.5, shine=40.0, rim=0.7), rig.material("#2b2a30", gloss=0.4)
    g = rig.group()
    rig.cone(ROOT, (0.06, 0.76, 0), (-0.2, 0.76, 0), 0.22, 0.15, shell, group=g, blend=0.02)
    rig.curve(
        ROOT,
        [(0.08, 0.6, 0), (0.12, 0.34, 0), (0.15, 0.1, 0)],
        [0.11, 0.085, 0.08],
        shell,
        group=g,
        blend=0.04,
    )
    rig.cone(ROOT, (-0.36, 0.76, 0), (-0.42, 0.76, 0), 0.12, 0.15, dark, clip=(1, 0, 0, 0.46))
    rig.ring(ROOT, (0.2, 0.76, 0.1), (0.11, 0.11), 0.02, dark, spin=(0, 0.5, 0), steps=18)
    rig.ball(
        ROOT,
        (0.2, 0.76, 0.12),
        (0.09, 0.09, 0.07),
        rig.material("#4a4f58", second="#23262c", pattern=painting.STRIPES, frequency=16.0),
    )
    rig.box(ROOT, (0.09, 0.42, 0.09), (0.03, 0.06, 0.02), rig.material("#fbf1e0"), bevel=0.02)
    rig.curve(ROOT, [(0.16, 0.06, 0), (0.26, 0.03, 0), (0.38, 0.1, 0), (0.42, 0.24, 0)], [0.026] * 4, dark)
    air = rig.material("#d8f2ff", painting.GLOW, glow=0.8)
    for y, far in ((0.86, 0.7), (0.76, 0.76), (0.66, 0.7)):
        rig.curve(ROOT, [(-0.5, y, 0), (-0.6, y + 0.02, 0), (-far, y - 0.01, 0)], [0.014, 0.014, 0.008], air)


def wheelchair(rig: Rig) -> None:
    """A wheelchair, seen a little from the side."""
    steel, tyre, cloth = (
        metallic(rig),
        rig.material("#2b2a30", gloss=0.3),
        rig.material("#2f78c8", wrap=0.5, rim=0.7),
    )
    for z in (-0.26, 0.28):
        rig.ring(ROOT, (-0.08, 0.33, z), (0.29, 0.29), 0.042, tyre, steps=28)
        rig.ring(ROOT, (-0.08, 0.33, z + 0.03), (0.22, 0.22), 0.014, steel, steps=24)
        for k in range(6):
            a = math.pi * k / 6
            u, v = 0.28 * math.cos(a), 0.28 * math.sin(a)
            rig.cone(ROOT, (-0.08 - u, 0.33 - v, z), (-0.08 + u, 0.33 + v, z), 0.008, 0.008, steel)
        rig.ring(ROOT, (0.36, 0.1, z), (0.07, 0.07), 0.03, tyre, steps=14)
        rig.curve(ROOT, [(-0.36, 0.94, z), (-0.27, 0.9, z), (-0.24, 0.45, z)], [0.03, 0.024, 0.024], steel)
        rig.curve(ROOT, [(-0.24, 0.7, z), (0.12, 0.7, z), (0.24, 0.48, z), (0.4, 0.2, z)], [0.022] * 4, steel)
        rig.cone(ROOT, (-0.14, 0.72, z), (0.1, 0.72, z), 0.036, 0.036, tyre)
    rig.box(ROOT, (0.0, 0.47, 0), (0.27, 0.045, 0.25), cloth, bevel=0.04)
    rig.box(ROOT, (-0.25, 0.7, 0), (0.04, 0.2, 0.25), cloth, spin=(0, 0, 0.06), bevel=0.04)
    rig.box(ROOT, (0.45, 0.16, 0), (0.1, 0.02, 0.24), tyre, bevel=0.02)
