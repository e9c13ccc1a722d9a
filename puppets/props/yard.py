"""Things of fields, yards and playgrounds, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import glass, light, paint, soft, wood


def scarecrow(rig: Rig) -> None:
    """A scarecrow on its pole: straw hat, patched coat, arms out."""
    straw, coat, sack = soft(rig, "#e8c04a"), soft(rig, "#4f78b8"), soft(rig, "#e6c898")
    pole, dark = wood(rig, "#8a5a34"), rig.material("#33241a")
    rig.cone(ROOT, (0, 0.02, -0.02), (0, 0.7, -0.02), 0.025, 0.022, pole)
    rig.cone(ROOT, (-0.42, 0.62, -0.02), (0.42, 0.62, -0.02), 0.022, 0.022, pole)
    g = rig.group()
    rig.cone(ROOT, (0, 0.36, 0), (0, 0.6, 0), 0.15, 0.1, coat, group=g, blend=0.04)
    for s in (-1, 1):
        arm = "left" if s < 0 else "right"
        rig.cone(arm, (0.08 * s, 0.62, 0), (0.31 * s, 0.61, 0), 0.075, 0.07, coat, group=g, blend=0.04)
        for k in range(-2, 3):
            rig.cone(
                "left" if s < 0 else "right",
                (0.34 * s, 0.61, 0),
                (0.46 * s, 0.60 + 0.045 * k, 0.01),
                0.022,
                0.006,
                straw,
            )
            rig.cone(ROOT, (0.07 * k * 0.8, 0.27, 0.03), (0.085 * k, 0.15, 0.04), 0.025, 0.006, straw)
        rig.ball(ROOT, (0.05 * s, 0.79, 0.115), 0.018, dark)
    rig.box(ROOT, (0.05, 0.4, 0.13), (0.045, 0.045, 0.012), soft(rig, "#d8573f"), spin=(0, 0, 0.2))
    rig.ball(ROOT, (0, 0.77, 0), (0.125, 0.13, 0.12), sack)
    rig.curve(ROOT, [(-0.055, 0.735, 0.112), (0, 0.715, 0.12), (0.055, 0.735, 0.112)], [0.008] * 3, dark)
    rig.cone(ROOT, (0, 0.765, 0.11), (0, 0.755, 0.17), 0.022, 0.008, rig.material("#ef8a2a"))
    rig.ball(ROOT, (0, 0.865, 0), (0.24, 0.025, 0.2), straw)
    rig.cone(ROOT, (0, 0.88, 0), (0, 0.97, 0), 0.11, 0.035, straw)
    rig.ring(
        ROOT, (0, 0.885, 0), (0.115, 0.11), 0.016, soft(rig, "#c8402f"), spin=(math.pi / 2, 0, 0), steps=18
    )


def goal(rig: Rig) -> None:
    """A football goal with its net."""
    white, mesh = rig.material("#fbfbf8", gloss=0.4), rig.material("#e4e8ec", wrap=0.7)
    for s in (-1, 1):
        rig.cone(ROOT, (0.85 * s, 0.03, 0.1), (0.85 * s, 0.96, 0.1), 0.035, 0.035, white)
        rig.cone(ROOT, (0.85 * s, 0.95, 0.1), (0.85 * s, 0.02, -0.45), 0.016, 0.016, white)
    rig.cone(ROOT, (-0.85, 0.96, 0.1), (0.85, 0.96, 0.1), 0.035, 0.035, white)
    for k in range(13):
        x = -0.78 + 0.13 * k
        rig.cone(ROOT, (x, 0.95, 0.08), (x, 0.02, -0.45), 0.006, 0.006, mesh)
    for k in range(7):
        u = (k + 0.5) / 7
        rig.cone(
            ROOT,
            (-0.85, 0.95 - 0.93 * u, 0.08 - 0.53 * u),
            (0.85, 0.95 - 0.93 * u, 0.08 - 0.53 * u),
            0.006,
            0.006,
            mesh,
        )


def windmill(rig: Rig) -> None:
    """A white windmill with a red cap and four sails."""
    wall, cap, sail = (
        rig.material("#fbf3e2", gloss=0.1),
        paint(rig, "#c8452f"),
        rig.material("#f7efe0", wrap=0.6),
    )
    beam = wood(rig, "#7d4a2a")
    rig.cone(ROOT, (0, 0.05, 0), (0, 0.58, 0), 0.21, 0.125, wall, clip=(0, 1, 0, 0))
    rig.cone(ROOT, (0, 0.66, 0), (0, 0.78, 0), 0.13, 0.03, cap, clip=(0, 1, 0, -0.6))
    rig.box(ROOT, (0, 0.09, 0.2), (0.05, 0.09, 0.03), beam, bevel=0.02)
    for y, z in ((0.32, 0.165), (0.47, 0.142)):
        rig.ball(ROOT, (0, y, z), (0.032, 0.042, 0.02), light(rig, "#ffe2a0", 0.8))
    hub = (0.0, 0.66, 0.19)
    rig.cone(ROOT, (0, 0.66, 0.1), hub, 0.03, 0.035, beam)
    for k in range(4):
        a = math.pi * (k + 0.4) / 2
        x, y = math.cos(a), math.sin(a)
        rig.cone(ROOT, hub, (0.36 * x, hub[1] + 0.36 * y, 0.19), 0.014, 0.010, beam)
        at = (0.23 * x - 0.045 * y, hub[1] + 0.23 * y + 0.045 * x, 0.185)
        rig.box(ROOT, at, (0.125, 0.042, 0.006), sail, spin=(0, 0, a))
        for j in range(4):
            u = 0.12 + 0.075 * j
            rig.cone(
                ROOT,
                (u * x, hub[1] + u * y, 0.195),
                (u * x - 0.085 * y, hub[1] + u * y + 0.085 * x, 0.195),
                0.005,
                0.005,
                beam,
            )


def tower(rig: Rig) -> None:
    """A round castle tower with battlements, a window and a flag."""
    stone = rig.material("#b4b0ba", second="#9c98a4", pattern=painting.CHECK, frequency=16.0, rim=0.6)
    rim, dark = rig.material("#a4a0ac", rim=0.6), rig.material("#3a2f3f")
    rig.cone(ROOT, (0, 0.05, 0), (0, 0.62, 0), 0.21, 0.18, stone, clip=(0, 1, 0, 0))
    rig.ball(ROOT, (0, 0.72, 0), (0.24, 0.05, 0.22), rim)
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.73, 0), 0.225, 0.225, rim, clip=(0, -1, 0, 0.77))
    for k in range(9):
        a = 2 * math.pi * (k + 0.5) / 9
        rig.box(
            ROOT,
            (0.2 * math.cos(a), 0.8, 0.19 * math.sin(a)),
            (0.042, 0.045, 0.03),
            rim,
            spin=(0, math.pi / 2 - a, 0),
            bevel=0.01,
        )
    rig.box(ROOT, (0, 0.1, 0.19), (0.062, 0.1, 0.04), wood(rig, "#7d4a2a"), bevel=0.03)
    rig.ball(ROOT, (0, 0.2, 0.195), (0.062, 0.04, 0.035), wood(rig, "#7d4a2a"))
    for x, y in ((0, 0.5), (-0.09, 0.36), (0.09, 0.36)):
        rig.ball(ROOT, (x, y, 0.175), (0.026, 0.05, 0.025), dark)
    rig.cone(ROOT, (0, 0.74, 0), (0, 0.99, 0), 0.010, 0.008, wood(rig))
    for k in range(6):
        rig.box(
            ROOT,
            (0.02 + 0.022 * k, 0.945, 0),
            (0.013, 0.042 * (1 - k / 7), 0.006),
            paint(rig, "#d8342f"),
            bevel=0.0,
        )


def oar(rig: Rig) -> None:
    """A long oar, its broad blade up and a grip below."""
    pale, red = wood(rig, "#d8a860"), paint(rig, "#d8342f")
    rig.cone(ROOT, (0, 0.09, 0), (0, 0.9, 0), 0.022, 0.02, pale)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.1, 0), 0.03, 0.028, rig.material("#5f3d22"))
    rig.cone(ROOT, (0, 0.38, 0), (0, 0.44, 0), 0.032, 0.032, rig.material("#5f3d22"))
    for k in range(24):
        u = k / 23.0
        wide = 0.022 + 0.075 * min(1.0, 2.0 * u) - 0.02 * max(0.0, u - 0.9) / 0.1
        rig.box(ROOT, (0, 0.62 + 0.36 * u, 0.004), (wide, 0.01, 0.014), red if u > 0.7 else pale, bevel=0.0)


def magnifier(rig: Rig) -> None:
    """A magnifying glass."""
    rig.ring(ROOT, (0, 0.68, 0), (0.27, 0.27), 0.04, metallic(rig, "gold"), steps=28)
    rig.ball(ROOT, (0, 0.68, 0), (0.26, 0.26, 0.05), glass(rig))
    rig.ring(ROOT, (0, 0.68, 0.05), (0.17, 0.17), 0.014, light(rig, "#ffffff"), arc=(1.8, 2.9), steps=8)
    rig.cone(ROOT, (0, 0.4, 0), (0, 0.34, 0), 0.035, 0.035, metallic(rig))
    rig.cone(ROOT, (0, 0.32, 0), (0, 0.06, 0), 0.045, 0.055, wood(rig, "#7a3a1f"))


def button(rig: Rig) -> None:
    """A big red button on a striped stand."""
    stand = rig.material("#f2c52e", second="#2b2b2f", pattern=painting.UPRIGHT, frequency=16.0, gloss=0.3)
    steel, red = metallic(rig), rig.material("#f0261e", gloss=0.7, shine=50.0, rim=0.9)
    rig.box(ROOT, (0, 0.2, 0), (0.62, 0.2, 0.45), stand, bevel=0.05)
    rig.ball(ROOT, (0, 0.42, 0), (0.5, 0.1, 0.4), steel)
    rig.cone(ROOT, (0, 0.46, 0), (0, 0.54, 0), 0.32, 0.3, red, clip=(0, 1, 0, -0.42))
    rig.ball(ROOT, (0, 0.62, 0), (0.36, 0.32, 0.32), red, clip=(0, 1, 0, -0.42))
