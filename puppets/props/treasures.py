"""Toys, treasures and garden things among the props, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def hat(rig: Rig) -> None:
    """A brown adventurer's hat."""
    felt, band = rig.material("#8a5a34", gloss=0.05, rim=0.7), rig.material("#2b2320", gloss=0.2)
    rig.ball(ROOT, (0, 0.16, 0), (0.82, 0.12, 0.6), felt)
    g = rig.group()
    rig.ball(ROOT, (-0.14, 0.50, 0), (0.32, 0.46, 0.36), felt, group=g, blend=0.08)
    rig.ball(ROOT, (0.14, 0.50, 0), (0.32, 0.46, 0.36), felt, group=g, blend=0.08)
    rig.ring(ROOT, (0, 0.30, 0), (0.46, 0.37), 0.07, band, spin=(math.pi / 2, 0, 0), steps=22)
    rig.ball(ROOT, (0.42, 0.42, 0.2), (0.05, 0.20, 0.03), rig.material("#d8342f"), spin=(0, 0, -0.5))


def sword(rig: Rig) -> None:
    """A knight's sword, point up."""
    blade, gold, grip = metallic(rig, "#d7dde6"), metallic(rig, "gold"), rig.material("#6b3a22")
    rig.box(ROOT, (0, 0.60, 0), (0.040, 0.34, 0.012), blade, bevel=0.03)
    rig.cone(ROOT, (0, 0.93, 0), (0, 0.995, 0), 0.036, 0.003, blade)
    rig.box(ROOT, (0, 0.60, 0.008), (0.009, 0.32, 0.010), rig.material("#aab2bf", painting.METAL, gloss=0.6))
    rig.cone(ROOT, (-0.15, 0.245, 0), (0.15, 0.245, 0), 0.030, 0.030, gold)
    for s in (-1, 1):
        rig.ball(ROOT, (0.16 * s, 0.245, 0), 0.038, gold)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.07, 0), 0.028, 0.026, grip)
    rig.ball(ROOT, (0, 0.04, 0), 0.042, gold)
    rig.ball(ROOT, (0, 0.245, 0.035), 0.022, rig.material("#d42a3a", gloss=0.8, shine=60.0))


def crown(rig: Rig) -> None:
    """A golden crown with jewels."""
    gold, velvet = metallic(rig, "gold"), rig.material("#b3202f")
    rig.ball(ROOT, (0, 0.42, 0), (0.50, 0.34, 0.40), velvet)
    rig.ring(ROOT, (0, 0.18, 0), (0.58, 0.44), 0.13, gold, spin=(math.pi / 2, 0, 0), steps=24)
    for k in range(10):
        a = 2 * math.pi * k / 10 + math.pi / 2
        x, z = 0.60 * math.cos(a), 0.46 * math.sin(a)
        rig.cone(ROOT, (x, 0.24, z), (x * 1.12, 0.82, z * 1.12), 0.13, 0.03, gold)
        rig.ball(
            ROOT,
            (x * 1.13, 0.88, z * 1.13),
            0.065,
            rig.material(("#e5323f", "#3f7fd8", "#3fae5f")[k % 3], gloss=0.8, shine=60.0),
        )
        rig.ball(
            ROOT,
            (x * 1.20, 0.18, z * 1.24),
            0.055,
            rig.material(("#3f7fd8", "#3fae5f", "#e5323f")[k % 3], gloss=0.8, shine=60.0),
        )


def trophy(rig: Rig) -> None:
    """A golden cup with a star."""
    gold, wood = metallic(rig, "gold"), rig.material("#4a2a1a", gloss=0.3)
    rig.box(ROOT, (0, 0.07, 0), (0.19, 0.07, 0.14), wood, bevel=0.03)
    rig.cone(ROOT, (0, 0.14, 0), (0, 0.24, 0), 0.11, 0.04, gold)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.44, 0), 0.04, 0.05, gold)
    rig.cone(ROOT, (0, 0.52, 0), (0, 0.98, 0), 0.10, 0.30, gold, clip=(0, -1, 0, 0.96))
    rig.ball(ROOT, (0, 0.955, 0), (0.295, 0.035, 0.25), rig.material("#c58f1a", painting.METAL, gloss=0.5))
    for s in (-1, 1):
        rig.ring(ROOT, (0.27 * s, 0.74, 0), (0.15, 0.16), 0.032, gold, steps=16)
    star = rig.material("#fff4c0", gloss=0.5)
    for k in range(5):
        a = math.pi / 2 + k * 1.2566
        rig.cone(
            ROOT, (0, 0.76, 0.235), (0.12 * math.cos(a), 0.76 + 0.12 * math.sin(a), 0.245), 0.045, 0.008, star
        )


def chart(rig: Rig) -> None:
    """A treasure map with a red cross."""
    paper, edge, ink, red = (
        rig.material("#ecd29a", wrap=0.6),
        rig.material("#c9a463", wrap=0.5),
        rig.material("#7a5a30"),
        rig.material("#d02a22"),
    )
    rig.box(ROOT, (0, 0.5, 0), (0.66, 0.42, 0.012), paper, bevel=0.05)
    for s in (-1, 1):
        rig.cone(ROOT, (0.68 * s, 0.06, 0.01), (0.68 * s, 0.94, 0.01), 0.055, 0.055, edge)
    g = rig.group()
    for x, y, r in ((-0.15, 0.55, 0.20), (0.08, 0.48, 0.17), (0.25, 0.60, 0.13)):
        rig.ball(ROOT, (x, y, 0.008), (r, r * 0.8, 0.012), rig.material("#a8bf74"), group=g)
    for k in range(7):
        u = k / 6
        rig.ball(
            ROOT,
            (-0.42 + 0.58 * u, 0.28 + 0.20 * u + 0.05 * math.sin(u * 7), 0.03),
            (0.026, 0.016, 0.01),
            ink,
        )
    for a in (0.785, -0.785):
        rig.cone(
            ROOT,
            (0.24 - 0.075 * math.cos(a), 0.56 - 0.075 * math.sin(a), 0.035),
            (0.24 + 0.075 * math.cos(a), 0.56 + 0.075 * math.sin(a), 0.035),
            0.022,
            0.022,
            red,
        )
    rig.ring(ROOT, (-0.44, 0.74, 0.02), (0.08, 0.08), 0.010, ink, steps=14)
    rig.cone(ROOT, (-0.44, 0.68, 0.025), (-0.44, 0.84, 0.025), 0.018, 0.003, red)


def treasure(rig: Rig) -> None:
    """An open chest that spills gold."""
    wood, gold, dark = (
        rig.material("#8a5228", second="#6b3d1c", pattern=painting.STRIPES, frequency=9.0, gloss=0.1),
        metallic(rig, "gold"),
        rig.material("#3a2414"),
    )
    rig.box(ROOT, (0, 0.24, 0), (0.60, 0.24, 0.32), wood, bevel=0.03)
    rig.box(ROOT, (0, 0.70, -0.26), (0.60, 0.24, 0.06), wood, spin=(-0.35, 0, 0), bevel=0.05)
    rig.box(ROOT, (0, 0.70, -0.19), (0.52, 0.19, 0.04), dark, spin=(-0.35, 0, 0), bevel=0.03)
    for x in (-0.58, 0.0, 0.58):
        rig.box(ROOT, (x, 0.24, 0.03), (0.045, 0.25, 0.31), gold, bevel=0.02)
    for k in range(26):
        a = k * 2.4
        r = 0.48 * math.sqrt(k / 26)
        rig.ball(
            ROOT,
            (r * math.cos(a) * 1.05, 0.55 - 0.22 * r, 0.10 + r * math.sin(a) * 0.4),
            (0.085, 0.035, 0.085),
            gold,
            spin=(0.5 * math.sin(a), 0, 0.4 * math.cos(a)),
        )
    for x, z, c in ((-0.25, 0.24, "#e5323f"), (0.18, 0.26, "#3fa0e8"), (0.40, 0.15, "#3fae5f")):
        rig.ball(ROOT, (x, 0.585, z), 0.07, rig.material(c, gloss=0.9, shine=60.0))
    rig.ball(ROOT, (0, 0.34, 0.35), (0.075, 0.09, 0.03), gold)


def moon(rig: Rig) -> None:
    """A smiling crescent moon, drawn as a chain."""
    skin = rig.material("#f7dc7a", gloss=0.1, glow=0.25, wrap=0.7, rim=0.9)
    g = rig.group()
    count = 12
    points, radii = [], []
    for k in range(count + 1):
        a = math.pi * (0.28 + 1.44 * k / count)
        fat = math.sin(math.pi * k / count)
        radii.append(0.012 + 0.135 * fat)
        points.append(
            (0.10 + (0.40 - 0.10 * fat) * math.cos(a), 0.5 + (0.44 - 0.04 * fat) * math.sin(a), 0.0)
        )
    rig.curve(ROOT, points, radii, skin, group=g, blend=0.04)
    dark = rig.material("#6b4a1a", gloss=0.4)
    rig.ball(ROOT, (-0.20, 0.60, 0.135), (0.028, 0.038, 0.02), dark)
    rig.ball(ROOT, (-0.10, 0.60, 0.115), (0.026, 0.036, 0.02), dark)
    rig.curve(ROOT, [(-0.22, 0.46, 0.13), (-0.15, 0.42, 0.13), (-0.07, 0.46, 0.12)], [0.014] * 3, dark)


def balloon(rig: Rig) -> None:
    """A red balloon on a string."""
    skin = rig.material("#e52f3a", gloss=0.7, shine=60.0, rim=1.0)
    g = rig.group()
    rig.ball(ROOT, (0, 0.83, 0), (0.155, 0.165, 0.155), skin, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.75, 0), (0, 0.655, 0), 0.10, 0.016, skin, group=g, blend=0.04)
    rig.cone(ROOT, (0, 0.655, 0), (0, 0.64, 0), 0.012, 0.022, skin)
    string = rig.material("#f4f0e6")
    points = [(0.018 * math.sin(u * 9.0), 0.64 * (1 - u), 0.0) for u in [k / 9 for k in range(10)]]
    rig.curve(ROOT, points, [0.0045] * 10, string)


def ball(rig: Rig) -> None:
    """A beach ball."""
    skin = rig.material(
        "#e9453a", second="#fff6e0", pattern=painting.UPRIGHT, frequency=2.73, gloss=0.5, shine=40.0, rim=0.8
    )
    rig.ball(ROOT, (0, 0.5, 0), 0.5, skin)
    rig.ball(ROOT, (0, 0.97, 0.08), 0.10, rig.material("#3f7fd0", gloss=0.4))


def flower(rig: Rig) -> None:
    """A sunny flower with leaves."""
    stem, petal, heart = (
        rig.material("#4f9a3c", gloss=0.1),
        rig.material("#f25f8a", gloss=0.1, wrap=0.6, rim=0.8),
        rig.material("#f7c42e", second="#d8952a", pattern=painting.SPECKLE, frequency=40.0),
    )
    rig.curve(ROOT, [(0, 0.0, 0), (0.02, 0.35, 0), (0, 0.70, 0)], [0.026, 0.022, 0.022], stem)
    for s, y in ((-1, 0.25), (1, 0.36)):
        rig.ball(ROOT, (0.14 * s, y + 0.05, 0.02), (0.15, 0.05, 0.03), stem, spin=(0, 0, 0.55 * s))
    for k in range(8):
        a = 2 * math.pi * k / 8
        rig.ball(
            ROOT,
            (0.17 * math.cos(a), 0.76 + 0.17 * math.sin(a), 0.02),
            (0.115, 0.075, 0.03),
            petal,
            spin=(0, 0, a),
        )
    rig.ball(ROOT, (0, 0.76, 0.05), (0.105, 0.105, 0.06), heart)


def cactus(rig: Rig) -> None:
    """A potted cactus with a bloom."""
    green, pot, thorn = (
        rig.material(
            "#4c9a5a", second="#3b8048", pattern=painting.UPRIGHT, frequency=11.0, gloss=0.1, rim=0.8
        ),
        rig.material("#c9704a", gloss=0.1),
        rig.material("#f4f0d8"),
    )
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.24, 0), 0.15, 0.20, pot, clip=(0, -1, 0, 0.31))
    rig.ring(ROOT, (0, 0.29, 0), (0.20, 0.17), 0.035, pot, spin=(math.pi / 2, 0, 0), steps=18)
    g = rig.group()
    rig.cone(ROOT, (0, 0.30, 0), (0, 0.80, 0), 0.15, 0.135, green, group=g, blend=0.03)
    for s, y in ((-1, 0.46), (1, 0.58)):
        rig.curve(
            ROOT,
            [(0, y, 0.02), (0.27 * s, y, 0.04), (0.28 * s, y + 0.20, 0.04)],
            [0.06, 0.07, 0.065],
            green,
            group=g,
            blend=0.04,
        )
    for k in range(18):
        a, y = k * 1.1 - 1.2, 0.36 + 0.50 * ((k * 7) % 18) / 18
        x, z = 0.145 * math.sin(a), 0.145 * abs(math.cos(a))
        rig.cone(ROOT, (x, y, z), (x * 1.3, y + 0.01, z * 1.3), 0.008, 0.002, thorn)
    for k in range(5):
        rig.ball(
            ROOT,
            (0.05 * math.cos(k * 1.257), 0.965, 0.04 + 0.05 * math.sin(k * 1.257)),
            (0.05, 0.03, 0.05),
            rig.material("#f2608f", gloss=0.1),
        )


def snowman(rig: Rig) -> None:
    """A snowman with hat, scarf and carrot."""
    snow, coal, carrot, cloth, wood = (
        rig.material("#f7faff", gloss=0.05, wrap=0.6, rim=0.8),
        rig.material("#22242b", gloss=0.4),
        rig.material("#f0822a", gloss=0.1),
        rig.material("#d8342f", second="#fff2dc", pattern=painting.BANDS, frequency=12.0),
        rig.material("#6b4a2e"),
    )
    for y, r in ((0.22, 0.245), (0.54, 0.185), (0.78, 0.145)):
        rig.ball(ROOT, (0, y, 0), (r, r * 0.95, r), snow, group=1, blend=0.02)
    for s in (-1, 1):
        rig.ball(ROOT, (0.055 * s, 0.815, 0.13), 0.022, coal)
        arm = "left" if s < 0 else "right"
        rig.curve(
            arm,
            [(0.17 * s, 0.56, 0), (0.33 * s, 0.66, 0.02), (0.42 * s, 0.76, 0.02)],
            [0.016, 0.013, 0.008],
            wood,
        )
        rig.cone(arm, (0.34 * s, 0.665, 0.02), (0.42 * s, 0.65, 0.04), 0.010, 0.006, wood)
    rig.cone(ROOT, (0, 0.78, 0.14), (0.02, 0.765, 0.30), 0.028, 0.006, carrot)
    for k in range(5):
        a = (k - 2) * 0.4
        rig.ball(ROOT, (0.07 * math.sin(a), 0.735 - 0.02 * math.cos(a), 0.135), 0.011, coal)
    for y in (0.60, 0.51, 0.42):
        rig.ball(ROOT, (0, y, 0.185), 0.022, coal)
    rig.ring(ROOT, (0, 0.675, 0), (0.135, 0.13), 0.035, cloth, spin=(1.45, 0, 0), steps=18)
    rig.cone(ROOT, (0.08, 0.66, 0.13), (0.12, 0.50, 0.19), 0.03, 0.035, cloth)
    rig.ball(ROOT, (0, 0.895, 0), (0.17, 0.018, 0.16), coal)
    rig.cone(ROOT, (0, 0.90, 0), (0, 0.96, 0), 0.105, 0.105, coal, clip=(0, -1, 0, 1.0))
    rig.ball(ROOT, (0, 1.0, 0), (0.104, 0.014, 0.104), coal)
