"""Instruments, furniture and devices among the props, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def phone(rig: Rig) -> None:
    """A smartphone with a lit screen."""
    rig.box(ROOT, (0, 0.5, 0), (0.27, 0.5, 0.035), rig.material("#22242b", gloss=0.6, shine=50.0), bevel=0.05)
    rig.box(ROOT, (0, 0.51, 0.022), (0.235, 0.43, 0.018), rig.material("#8fd6ff", painting.GLOW, glow=0.95))
    for i in range(3):
        for j in range(3):
            tone = ("#f26a5a", "#f7c84a", "#6ac46a", "#8f6ad8", "#ff9ac0")[(i * 2 + j) % 5]
            rig.box(
                ROOT,
                (-0.14 + 0.14 * i, 0.74 - 0.17 * j, 0.034),
                (0.05, 0.05, 0.010),
                rig.material(tone, painting.GLOW, glow=0.9),
                bevel=0.02,
            )
    rig.ball(ROOT, (0, 0.16, 0.035), (0.05, 0.05, 0.012), rig.material("#f4f4f4", painting.GLOW, glow=0.8))


def microphone(rig: Rig) -> None:
    """A stage microphone on a stand."""
    dark, mesh = (
        rig.material("#2a2c33", gloss=0.4),
        rig.material("#b9bec8", second="#6f7680", pattern=painting.CHECK, frequency=60.0, gloss=0.5),
    )
    rig.ball(ROOT, (0, 0.015, 0), (0.17, 0.025, 0.15), dark)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.76, 0), 0.013, 0.013, metallic(rig))
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.86, 0.02), 0.032, 0.048, dark)
    rig.ball(ROOT, (0, 0.92, 0.03), (0.085, 0.085, 0.085), mesh)
    rig.ring(
        ROOT,
        (0, 0.885, 0.03),
        (0.078, 0.078),
        0.014,
        metallic(rig, "gold"),
        spin=(math.pi / 2, 0, 0),
        steps=16,
    )


def hand_microphone(rig: Rig) -> None:
    """A microphone without its stand."""
    dark = rig.material("#2a2c33", gloss=0.4)
    mesh = rig.material("#b9bec8", second="#6f7680", pattern=painting.CHECK, frequency=30.0, gloss=0.5)
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.64, 0), 0.075, 0.125, dark)
    rig.ball(ROOT, (0, 0.79, 0), (0.215, 0.22, 0.215), mesh)
    rig.ring(
        ROOT, (0, 0.70, 0), (0.195, 0.195), 0.035, metallic(rig, "gold"), spin=(math.pi / 2, 0, 0), steps=16
    )


def lighthouse(rig: Rig) -> None:
    """A red-and-white lighthouse with its lamp lit."""
    wall = rig.material("#f7f3ea", second="#d8342f", pattern=painting.STRIPES, frequency=4.4, gloss=0.1)
    dark, light, stone = (
        rig.material("#33363f", gloss=0.3),
        rig.material("#ffe9a0", painting.GLOW, glow=1.5),
        rig.material("#8d8a86"),
    )
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.70, 0), 0.165, 0.10, wall, clip=(0, 1, 0, -0.02))
    rig.ball(ROOT, (0, 0.02, 0), (0.24, 0.05, 0.2), stone)
    rig.ball(ROOT, (0, 0.775, 0), (0.15, 0.022, 0.14), dark)
    rig.cone(ROOT, (0, 0.80, 0), (0, 0.875, 0), 0.068, 0.068, light)
    rig.ring(ROOT, (0, 0.825, 0), (0.135, 0.13), 0.008, dark, spin=(math.pi / 2, 0, 0), steps=16)
    rig.cone(
        ROOT,
        (0, 0.90, 0),
        (0, 0.985, 0),
        0.098,
        0.012,
        rig.material("#d8342f", gloss=0.2),
        clip=(0, 1, 0, -0.895),
    )
    rig.box(ROOT, (0, 0.085, 0.155), (0.035, 0.06, 0.02), rig.material("#5f3d22"), bevel=0.01)
    for y in (0.34, 0.54):
        rig.ball(ROOT, (0, y, 0.125), (0.026, 0.036, 0.02), dark)


def book(rig: Rig) -> None:
    """An open book, its pages towards the reader's friends."""
    cover, page, ink = (
        rig.material("#a8322f", gloss=0.2),
        rig.material("#fbf5e4", wrap=0.6),
        rig.material("#6b5a48"),
    )
    for s in (-1, 1):
        rig.box(ROOT, (0.31 * s, 0.5, -0.03), (0.33, 0.50, 0.025), cover, spin=(0, -0.22 * s, 0), bevel=0.03)
        rig.box(ROOT, (0.29 * s, 0.51, 0.035), (0.29, 0.45, 0.04), page, spin=(0, -0.22 * s, 0), bevel=0.03)
        for k in range(6):
            rig.cone(
                ROOT,
                (0.10 * s, 0.80 - 0.10 * k, 0.075),
                ((0.48 - 0.08 * (k % 3)) * s, 0.80 - 0.10 * k, 0.125),
                0.010,
                0.010,
                ink,
            )


def umbrella(rig: Rig) -> None:
    """An open umbrella."""
    cloth, wood = (
        rig.material(
            "#e5453f", second="#fff2dc", pattern=painting.UPRIGHT, frequency=4.55, gloss=0.15, rim=0.8
        ),
        rig.material("#7a4f2e", gloss=0.2),
    )
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.98, 0), 0.016, 0.012, wood)
    rig.ring(ROOT, (0.06, 0.06, 0), (0.06, 0.06), 0.018, wood, arc=(math.pi, 2 * math.pi), steps=8)
    rig.ball(ROOT, (0, 0.62, 0), (0.56, 0.34, 0.46), cloth, clip=(0, 1, 0, -0.68))
    for k in range(9):
        a = math.pi * (k + 0.5) / 9
        rig.cone(
            ROOT,
            (0.50 * math.cos(a), 0.705, 0.41 * math.sin(a)),
            (0.57 * math.cos(a), 0.655, 0.46 * math.sin(a)),
            0.03,
            0.012,
            cloth,
        )


def guitar(rig: Rig) -> None:
    """An acoustic guitar."""
    body, top, dark = (
        rig.material("#a85f2a", gloss=0.5),
        rig.material("#e0a858", gloss=0.4, shine=40.0),
        rig.material("#3a2418", gloss=0.3),
    )
    g = rig.group()
    for y, r in ((0.20, 0.185), (0.42, 0.14)):
        rig.ball(ROOT, (0, y, 0), (r, r, 0.06), body, group=g, blend=0.04)
        rig.ball(ROOT, (0, y, 0.02), (r * 0.94, r * 0.94, 0.055), top, group=g, blend=0.04)
    rig.ball(ROOT, (0, 0.345, 0.062), (0.058, 0.058, 0.02), dark)
    rig.box(ROOT, (0, 0.15, 0.07), (0.06, 0.012, 0.014), dark)
    rig.box(ROOT, (0, 0.66, 0.05), (0.026, 0.24, 0.016), dark, bevel=0.006)
    rig.box(ROOT, (0, 0.94, 0.045), (0.042, 0.058, 0.016), body, bevel=0.01)
    string, peg = metallic(rig), rig.material("#f4f0e6")
    for k in range(4):
        x = -0.015 + 0.010 * k
        rig.cone(ROOT, (x, 0.15, 0.088), (x, 0.93, 0.072), 0.0022, 0.0022, string)
    for k in range(3):
        for s in (-1, 1):
            rig.ball(ROOT, (0.052 * s, 0.90 + 0.035 * k, 0.045), 0.013, peg)


def robot(rig: Rig) -> None:
    """A friendly box robot."""
    shell, dark, eye, joint_ = (
        rig.material("#8fc4d8", gloss=0.4, shine=35.0),
        rig.material("#33404a", gloss=0.3),
        rig.material("#7dffe0", painting.GLOW, glow=1.3),
        metallic(rig),
    )
    rig.box(ROOT, (0, 0.38, 0), (0.22, 0.18, 0.14), shell, bevel=0.05)
    rig.box(ROOT, (0, 0.40, 0.14), (0.12, 0.09, 0.01), dark, bevel=0.03)
    for k, c in enumerate(("#ff5a4a", "#ffd24a", "#6adf6a")):
        rig.ball(ROOT, (-0.06 + 0.06 * k, 0.43, 0.152), 0.02, rig.material(c, painting.GLOW, glow=1.2))
    rig.cone("head", (0, 0.56, 0), (0, 0.62, 0), 0.04, 0.04, joint_)
    rig.box("head", (0, 0.75, 0), (0.20, 0.145, 0.14), shell, bevel=0.06)
    rig.box("head", (0, 0.755, 0.135), (0.165, 0.09, 0.012), dark, bevel=0.04)
    for s, bone in ((-1, "left"), (1, "right")):
        rig.ball("head", (0.075 * s, 0.77, 0.145), (0.042, 0.05, 0.02), eye)
        rig.ball("head", (0.215 * s, 0.75, 0), (0.03, 0.06, 0.06), joint_)
        rig.curve(
            bone,
            [(0.23 * s, 0.50, 0), (0.33 * s, 0.40, 0.03), (0.31 * s, 0.26, 0.1)],
            [0.04, 0.032, 0.036],
            joint_,
        )
        rig.ball(bone, (0.31 * s, 0.23, 0.1), 0.055, dark)
        rig.cone(ROOT, (0.10 * s, 0.22, 0), (0.10 * s, 0.08, 0), 0.045, 0.045, joint_)
        rig.ball(ROOT, (0.10 * s, 0.045, 0.03), (0.085, 0.05, 0.12), dark)
    rig.curve("head", [(-0.06, 0.70, 0.152), (0, 0.685, 0.155), (0.06, 0.70, 0.152)], [0.010] * 3, eye)
    rig.cone("head", (0, 0.89, 0), (0, 0.965, 0), 0.010, 0.010, joint_)
    rig.ball("head", (0, 0.975, 0), 0.03, rig.material("#ff5a4a", painting.GLOW, glow=1.2))


def telescope(rig: Rig) -> None:
    """A brass telescope on a tripod."""
    brass, wood, dark = (
        metallic(rig, "#d8a83a"),
        rig.material("#7a4a2a", gloss=0.3),
        rig.material("#2f3a55", gloss=0.4),
    )
    for x, z in ((-0.26, 0.05), (0.26, 0.05), (0.02, -0.2)):
        rig.cone(ROOT, (0, 0.55, 0), (x, 0.02, z), 0.026, 0.020, wood)
    rig.ball(ROOT, (0, 0.56, 0.02), 0.06, brass)
    rig.cone(ROOT, (-0.34, 0.50, 0.04), (-0.08, 0.64, 0.04), 0.055, 0.06, dark)
    rig.cone(ROOT, (-0.08, 0.64, 0.04), (0.36, 0.87, 0.04), 0.082, 0.095, brass)
    rig.cone(ROOT, (0.33, 0.855, 0.04), (0.40, 0.89, 0.04), 0.112, 0.112, dark)
    rig.cone(ROOT, (-0.42, 0.455, 0.04), (-0.36, 0.49, 0.04), 0.038, 0.045, brass)


def camera(rig: Rig) -> None:
    """A photo camera with a big lens."""
    dark, skin, metal, glass = (
        rig.material("#2a2c33", gloss=0.3),
        rig.material("#8a4a32", gloss=0.2),
        metallic(rig),
        rig.material("#35508a", gloss=0.9, shine=70.0),
    )
    rig.box(ROOT, (0, 0.42, 0), (0.62, 0.36, 0.16), skin, bevel=0.08)
    rig.box(ROOT, (0, 0.76, 0), (0.62, 0.07, 0.17), metal, bevel=0.04)
    rig.box(ROOT, (0, 0.86, 0), (0.20, 0.09, 0.13), metal, bevel=0.04)
    for r, z, m in ((0.32, 0.16, dark), (0.27, 0.24, metal), (0.23, 0.27, dark), (0.17, 0.31, glass)):
        rig.ball(ROOT, (0, 0.40, z), (r, r, 0.08), m)
    rig.ball(ROOT, (-0.06, 0.47, 0.38), (0.04, 0.04, 0.01), rig.material("#ffffff", painting.GLOW, glow=1.0))
    rig.ball(ROOT, (0.44, 0.85, 0.02), (0.08, 0.05, 0.08), rig.material("#d8342f", gloss=0.4))
    rig.box(
        ROOT,
        (-0.43, 0.70, 0.155),
        (0.10, 0.055, 0.02),
        rig.material("#fff8e0", painting.GLOW, glow=0.9),
        bevel=0.02,
    )


def lamp(rig: Rig) -> None:
    """A glowing table lamp."""
    base, shade, light = (
        rig.material("#3f7f8a", gloss=0.5),
        rig.material("#ffe0a0", gloss=0.02, wrap=0.8, glow=0.55),
        rig.material("#fff2c0", painting.GLOW, glow=1.4),
    )
    rig.ball(ROOT, (0, 0.03, 0), (0.20, 0.035, 0.16), base)
    g = rig.group()
    rig.ball(ROOT, (0, 0.20, 0), (0.13, 0.16, 0.13), base, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.30, 0), (0, 0.52, 0), 0.03, 0.02, base, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.58, 0), (0, 0.98, 0), 0.31, 0.15, shade, clip=(0, 1, 0, -0.52))
    rig.ball(ROOT, (0, 0.525, 0), (0.30, 0.02, 0.26), light)


def chair(rig: Rig) -> None:
    """A wooden chair."""
    wood, seat = rig.material("#a8683a", gloss=0.2), rig.material("#d8534a", gloss=0.05)
    for s in (-1, 1):
        rig.cone(ROOT, (0.26 * s, 0.02, 0.12), (0.24 * s, 0.44, 0.12), 0.026, 0.032, wood)
        rig.cone(ROOT, (0.26 * s, 0.02, -0.22), (0.24 * s, 0.98, -0.26), 0.026, 0.030, wood)
    rig.box(ROOT, (0, 0.46, -0.04), (0.30, 0.028, 0.22), wood, spin=(0.15, 0, 0), bevel=0.02)
    rig.ball(ROOT, (0, 0.50, -0.02), (0.27, 0.045, 0.19), seat)
    for y in (0.66, 0.80, 0.94):
        rig.box(ROOT, (0, y, -0.25), (0.25, 0.035, 0.016), wood, bevel=0.015)


def table(rig: Rig) -> None:
    """A wooden table with a cloth and a vase."""
    wood, cloth = (
        rig.material("#a8683a", gloss=0.2),
        rig.material("#f4efe2", second="#d8534a", pattern=painting.BANDS, frequency=3.2),
    )
    for s in (-1, 1):
        for z in (-0.2, 0.25):
            rig.cone(ROOT, (0.70 * s, 0.02, z), (0.66 * s, 0.84, z), 0.04, 0.05, wood)
    rig.box(ROOT, (0, 0.88, 0), (0.82, 0.035, 0.38), wood, spin=(0.16, 0, 0), bevel=0.03)
    rig.box(ROOT, (0, 0.90, 0.06), (0.50, 0.034, 0.36), cloth, spin=(0.16, 0, 0), bevel=0.03)
    rig.box(ROOT, (0, 0.72, 0.42), (0.50, 0.12, 0.010), cloth, bevel=0.01)


def parcel(rig: Rig) -> None:
    """A brown box with red string; its label is the rig's first sheet."""
    side = rig.material("#c89558", gloss=0.03, wrap=0.4)
    front = rig.material("#c89558", pattern=painting.LABEL, gloss=0.03, wrap=0.4, side=0.0)
    string = rig.material("#d0342c", gloss=0.2)
    rig.box(ROOT, (0, 0.44, -0.01), (0.58, 0.44, 0.38), side, bevel=0.03)
    rig.box(ROOT, (0, 0.44, 0.36), (0.56, 0.43, 0.02), front, bevel=0.01)
    for x in (-0.45, 0.45):
        rig.box(ROOT, (x, 0.44, 0.0), (0.018, 0.45, 0.392), string, bevel=0.01)
    rig.box(ROOT, (0, 0.885, 0.0), (0.585, 0.012, 0.05), string, bevel=0.01)
    for s in (-1, 1):
        rig.ring(ROOT, (0.11 * s, 0.95, 0.1), (0.11, 0.065), 0.024, string, spin=(0, 0, 0.35 * s), steps=12)
    rig.ball(ROOT, (0, 0.92, 0.11), 0.04, string)
