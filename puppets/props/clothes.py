"""Clothes and jewellery, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def _cloth(rig: Rig, tone: str) -> int:
    return rig.material(tone, gloss=0.06, wrap=0.5, rim=0.7)


def coat(rig: Rig) -> None:
    """A buttoned coat on its hanger."""
    main, dark, gold = _cloth(rig, "#c8803a"), _cloth(rig, "#8f5520"), metallic(rig, "gold")
    g = rig.group()
    rig.cone(ROOT, (0, 0.66, 0), (0, 0.1, 0), 0.2, 0.3, main, clip=(0, 1, 0, -0.02), group=g, blend=0.04)
    rig.cone(ROOT, (-0.19, 0.76, 0), (0.19, 0.76, 0), 0.09, 0.09, main, group=g, blend=0.04)
    for s in (-1, 1):
        sleeve = [(0.22 * s, 0.76, 0), (0.37 * s, 0.54, 0.02), (0.43 * s, 0.32, 0.04)]
        rig.curve(ROOT, sleeve, [0.095, 0.09, 0.085], main, group=g, blend=0.02)
        rig.cone(ROOT, (0.43 * s, 0.33, 0.05), (0.445 * s, 0.28, 0.05), 0.092, 0.092, dark)
        rig.box(ROOT, (0.16 * s, 0.24, 0.27), (0.08, 0.02, 0.02), dark, spin=(-0.15, 0, 0.1 * s), bevel=0.015)
        lapel = [(0.06 * s, 0.86, 0.12), (0.12 * s, 0.74, 0.2), (0.02 * s, 0.56, 0.24)]
        rig.curve(ROOT, lapel, [0.045, 0.055, 0.015], dark)
    rig.box(ROOT, (0, 0.3, 0.275), (0.008, 0.27, 0.02), dark, spin=(-0.16, 0, 0))
    for k in range(3):
        rig.ball(ROOT, (0.05, 0.48 - 0.13 * k, 0.265 + 0.02 * k), (0.026, 0.026, 0.014), gold)
    rig.cone(ROOT, (0, 0.84, 0), (0, 0.9, 0), 0.014, 0.014, metallic(rig))
    rig.ring(
        ROOT, (0, 0.94, 0), (0.04, 0.045), 0.013, metallic(rig), arc=(-0.5 * math.pi, 0.9 * math.pi), steps=10
    )


def shirt(rig: Rig) -> None:
    """A striped T-shirt."""
    main = rig.material(
        "#fbf8f0", second="#3f78c8", pattern=painting.STRIPES, frequency=7.0, gloss=0.05, wrap=0.5, rim=0.7
    )
    edge = _cloth(rig, "#3f78c8")
    g = rig.group()
    rig.cone(ROOT, (0, 0.62, 0), (0, 0.2, 0), 0.28, 0.29, main, clip=(0, 1, 0, -0.03), group=g, blend=0.05)
    rig.cone(ROOT, (-0.24, 0.8, 0), (0.24, 0.8, 0), 0.13, 0.13, main, group=g, blend=0.05)
    for s in (-1, 1):
        rig.cone(
            ROOT,
            (0.26 * s, 0.79, 0),
            (0.46 * s, 0.6, 0.02),
            0.13,
            0.14,
            main,
            clip=(-0.7 * s, 0.7, 0, -0.01),
            group=g,
            blend=0.04,
        )
        rig.cone(
            ROOT,
            (0.5 * s, 0.56, 0.02),
            (0.56 * s, 0.5, 0.02),
            0.15,
            0.15,
            edge,
            clip=(-0.7 * s, 0.7, 0, 0.04),
        )
    rig.ring(ROOT, (0, 0.9, 0.06), (0.16, 0.09), 0.035, edge, spin=(-0.4, 0, 0), steps=20)
    rig.ball(ROOT, (0, 0.9, 0.05), (0.145, 0.075, 0.03), rig.material("#2a4a80"))
    rig.ring(ROOT, (0, 0.05, 0), (0.26, 0.25), 0.03, edge, spin=(math.pi / 2, 0, 0), steps=24)


def trousers(rig: Rig) -> None:
    """Blue jeans with a belt."""
    denim, seam, hem = _cloth(rig, "#3f6fb0"), rig.material("#f0c060"), _cloth(rig, "#9cc0e4")
    g = rig.group()
    rig.cone(
        ROOT, (-0.1, 0.82, 0), (0.1, 0.82, 0), 0.17, 0.17, denim, clip=(0, -1, 0, 0.94), group=g, blend=0.03
    )
    for s in (-1, 1):
        rig.cone(
            ROOT,
            (0.12 * s, 0.74, 0),
            (0.19 * s, 0.1, 0),
            0.165,
            0.125,
            denim,
            clip=(0, 1, 0, -0.02),
            group=g,
            blend=0.02,
        )
        rig.cone(ROOT, (0.192 * s, 0.07, 0), (0.192 * s, 0.05, 0), 0.138, 0.138, hem, clip=(0, 1, 0, -0.01))
        rig.curve(
            ROOT, [(0.1 * s, 0.88, 0.17), (0.14 * s, 0.78, 0.175), (0.26 * s, 0.74, 0.08)], [0.009] * 3, seam
        )
    rig.curve(ROOT, [(0, 0.88, 0.18), (0, 0.7, 0.16)], [0.009] * 2, seam)
    rig.ring(
        ROOT,
        (0, 0.93, 0),
        (0.25, 0.16),
        0.045,
        rig.material("#6b3f22", gloss=0.3),
        spin=(math.pi / 2, 0, 0),
        steps=26,
    )
    rig.box(ROOT, (0, 0.93, 0.19), (0.055, 0.05, 0.02), metallic(rig, "gold"), bevel=0.015)


def sock(rig: Rig) -> None:
    """A striped sock."""
    main = rig.material(
        "#fdf6ec", second="#e2483f", pattern=painting.STRIPES, frequency=6.0, gloss=0.04, wrap=0.6, rim=0.7
    )
    tip = _cloth(rig, "#e2483f")
    g = rig.group()
    rig.cone(ROOT, (-0.16, 0.84, 0), (-0.14, 0.36, 0), 0.2, 0.19, main, group=g, blend=0.06)
    rig.curve(
        ROOT, [(-0.14, 0.34, 0), (0.1, 0.2, 0), (0.36, 0.18, 0)], [0.2, 0.19, 0.17], main, group=g, blend=0.06
    )
    rig.ball(ROOT, (-0.2, 0.2, 0), (0.19, 0.18, 0.19), tip)
    rig.ball(ROOT, (0.42, 0.18, 0), (0.18, 0.175, 0.18), tip)
    rig.cone(ROOT, (-0.165, 0.96, 0), (-0.16, 0.84, 0), 0.215, 0.215, tip, clip=(0, -1, 0, 0.98))


def glove(rig: Rig) -> None:
    """A knitted glove with five fingers."""
    wool, cuff = _cloth(rig, "#3fa08a"), _cloth(rig, "#f2c14e")
    g = rig.group()
    rig.ball(ROOT, (0, 0.44, 0), (0.25, 0.24, 0.13), wool, group=g, blend=0.04)
    rig.cone(ROOT, (0, 0.24, 0), (0, 0.36, 0), 0.16, 0.18, wool, group=g, blend=0.04)
    for k, (x, y) in enumerate(((-0.24, 0.8), (-0.085, 0.92), (0.085, 0.9), (0.24, 0.76))):
        rig.cone(ROOT, (-0.17 + 0.113 * k, 0.56, 0), (x, y, 0), 0.075, 0.07, wool, group=g, blend=0.01)
    rig.cone(ROOT, (0.16, 0.36, 0), (0.42, 0.56, 0.03), 0.1, 0.075, wool, group=g, blend=0.03)
    for k in range(3):
        rig.ring(
            ROOT, (0, 0.06 + 0.075 * k, 0), (0.19, 0.14), 0.055, cuff, spin=(math.pi / 2, 0, 0), steps=20
        )
    for s in (-1, 0, 1):
        rig.ball(ROOT, (0.08 * s, 0.45, 0.13), (0.022, 0.04, 0.012), cuff, spin=(0, 0, 0.3 * s))


def belt(rig: Rig) -> None:
    """A leather belt closed in a loop, its buckle in front."""
    leather, inside, gold = rig.material("#8a4f2a", gloss=0.4), rig.material("#5f351c"), metallic(rig, "gold")
    for k in range(48):
        a = 2 * math.pi * k / 48
        x, z = math.cos(a), 0.55 * math.sin(a)
        along = math.atan2(0.55 * math.cos(a), -math.sin(a))
        half = 0.068 * math.hypot(math.sin(a), 0.55 * math.cos(a))
        at, tone = (x, 0.5 - 0.35 * z, z), leather if z > -0.01 else inside
        rig.box(ROOT, at, (half, 0.25, 0.03), tone, spin=(0, -along, 0), bevel=0.0)
    seam = rig.material("#e0b070")
    for y in (0.5, 0.12):
        hem = [
            (math.cos(a), y + 0.19 - 0.19 * math.sin(a), 0.6 * math.sin(a))
            for a in (0.1 * k for k in range(3, 29))
        ]
        rig.curve(ROOT, hem, [0.012] * len(hem), seam)
    for s in (-1, 1):
        rig.box(ROOT, (0.2 * s, 0.31, 0.62), (0.045, 0.31, 0.03), gold, bevel=0.02)
        rig.box(ROOT, (0, 0.31 + 0.27 * s, 0.62), (0.2, 0.045, 0.03), gold, bevel=0.02)
    for x in (0.36, 0.5, 0.64):
        rig.ball(ROOT, (x, 0.32 + 0.06 * x * x, 0.56), (0.03, 0.035, 0.03), rig.material("#2f1a10"))
    rig.cone(ROOT, (-0.02, 0.31, 0.66), (0.2, 0.31, 0.66), 0.035, 0.03, gold)


def necklace(rig: Rig) -> None:
    """A string of pearls with a red stone."""
    pearl, gold = rig.material("#fbf6ee", gloss=0.9, shine=60.0, rim=0.9), metallic(rig, "gold")
    for k in range(24):
        a = math.pi / 2 + 2 * math.pi * (k + 0.5) / 24
        size = 0.042 + 0.022 * (1.0 - math.sin(a)) / 2.0
        rig.ball(ROOT, (0.4 * math.cos(a), 0.6 + 0.36 * math.sin(a), 0), size, pearl)
    rig.ball(ROOT, (0, 0.965, 0), (0.05, 0.035, 0.035), gold)
    rig.ring(ROOT, (0, 0.1, 0.02), (0.1, 0.1), 0.03, gold, steps=20)
    rig.ball(
        ROOT, (0, 0.1, 0.03), (0.09, 0.09, 0.06), rig.material("#d8243a", gloss=0.9, shine=60.0, rim=0.9)
    )
    rig.ball(ROOT, (-0.03, 0.13, 0.09), (0.02, 0.02, 0.01), rig.material("#ffffff", painting.GLOW, glow=1.0))


def dress(rig: Rig) -> None:
    """A flared dress with a bow at its waist."""
    main = rig.material(
        "#e25f93", second="#fbe3ee", pattern=painting.DOTS, frequency=11.0, gloss=0.06, wrap=0.5, rim=0.7
    )
    trim = _cloth(rig, "#fbe3ee")
    g = rig.group()
    rig.cone(ROOT, (0, 0.74, 0), (0, 0.58, 0), 0.16, 0.12, main, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.54, 0), (0, 0.02, 0), 0.12, 0.42, main, clip=(0, 1, 0, -0.04), group=g, blend=0.03)
    for s in (-1, 1):
        rig.ball(ROOT, (0.19 * s, 0.8, 0), (0.11, 0.09, 0.1), main, group=g, blend=0.02)
        rig.cone(ROOT, (0.02 * s, 0.55, 0.15), (0.11 * s, 0.6 - 0.02 * s, 0.16), 0.03, 0.05, trim)
        rig.cone(ROOT, (0.02 * s, 0.54, 0.15), (0.06 * s, 0.42, 0.2), 0.025, 0.03, trim)
        rig.cone(ROOT, (0.1 * s, 0.86, 0.03), (0.08 * s, 0.96, 0.0), 0.035, 0.03, main)
    rig.ring(ROOT, (0, 0.56, 0), (0.125, 0.125), 0.03, trim, spin=(math.pi / 2, 0, 0), steps=20)
    rig.ball(ROOT, (0, 0.555, 0.16), 0.04, trim)
    for k in range(13):
        a = math.pi * k / 12
        rig.ball(ROOT, (0.41 * math.cos(a), 0.055, 0.4 * math.sin(a)), 0.055, trim)


def glasses(rig: Rig) -> None:
    """Sunglasses with round dark lenses."""
    frame, lens = (
        rig.material("#d8432f", gloss=0.6, shine=45.0),
        rig.material("#23262e", gloss=0.9, shine=70.0),
    )
    gleam = rig.material("#ffffff", painting.GLOW, glow=0.9)
    for s in (-1, 1):
        rig.ball(ROOT, (0.62 * s, 0.5, 0), (0.44, 0.42, 0.06), lens)
        rig.ring(ROOT, (0.62 * s, 0.5, 0.01), (0.46, 0.43), 0.075, frame, steps=28)
        rig.curve(
            ROOT,
            [(1.06 * s, 0.62, 0), (1.18 * s, 0.66, -0.05), (1.12 * s, 0.62, -0.5)],
            [0.07, 0.06, 0.05],
            frame,
        )
        rig.cone(ROOT, (0.42 * s - 0.06, 0.56, 0.06), (0.42 * s + 0.08, 0.72, 0.06), 0.03, 0.03, gleam)
    rig.curve(ROOT, [(-0.2, 0.58, 0.02), (0, 0.66, 0.04), (0.2, 0.58, 0.02)], [0.07, 0.06, 0.07], frame)


def tie(rig: Rig) -> None:
    """A striped necktie."""
    cloth = rig.material(
        "#3f5fb0", second="#f2c14e", pattern=painting.STRIPES, frequency=7.0, gloss=0.2, wrap=0.5
    )
    g = rig.group()
    rig.curve(ROOT, [(0, 0.8, 0), (0, 0.3, 0.02), (0, 0.22, 0.02)], [0.055, 0.125, 0.13], cloth, group=g)
    rig.cone(ROOT, (0, 0.22, 0.02), (0, 0.03, 0.02), 0.13, 0.01, cloth, group=g)
    rig.cone(
        ROOT,
        (0, 0.92, 0.02),
        (0, 0.84, 0.03),
        0.095,
        0.065,
        rig.material("#34509a", gloss=0.2),
        clip=(0, -1, 0, 0.96),
    )
    for s in (-1, 1):
        collar = [(0.01 * s, 0.9, -0.02), (0.13 * s, 0.95, -0.05), (0.1 * s, 0.99, -0.12)]
        rig.curve(ROOT, collar, [0.03, 0.035, 0.03], cloth)
