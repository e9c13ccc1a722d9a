"""Small things that people carry, wear and throw, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

import numpy as np

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def _cloth(rig: Rig, tone: str) -> int:
    return rig.material(tone, gloss=0.08, wrap=0.5, rim=0.7)


def rope(rig: Rig) -> None:
    """A hank of rope, bound at the top, with a loose end."""
    hemp, shade = _cloth(rig, "#dcb87c"), _cloth(rig, "#b98f52")
    for k in range(6):
        wide = 0.40 - 0.055 * (k % 3)
        rig.ring(
            ROOT,
            (0.02 * (k % 2), 0.44, 0.09 * (k % 3) - 0.05 * (k % 2)),
            (wide, wide),
            0.05,
            hemp if k % 2 else shade,
            spin=(0, 0.12 * (k - 2), 0),
            steps=26,
        )
    for k in range(4):
        rig.ring(
            ROOT,
            (0, 0.69 + 0.07 * k, 0.05),
            (0.14, 0.2),
            0.042,
            shade if k % 2 else hemp,
            spin=(math.pi / 2 + 0.1, 0, 0),
            steps=14,
        )
    rig.curve(
        ROOT,
        [(0.12, 0.88, 0.16), (0.36, 0.9, 0.2), (0.56, 0.66, 0.22), (0.54, 0.3, 0.2), (0.62, 0.07, 0.24)],
        [0.048] * 5,
        hemp,
    )
    rig.ball(ROOT, (0.62, 0.07, 0.24), 0.07, shade)


def bag(rig: Rig) -> None:
    """A school backpack with a front pocket."""
    main, pocket, strap = _cloth(rig, "#3f78c8"), _cloth(rig, "#f0a83a"), _cloth(rig, "#2a4a80")
    g = rig.group()
    rig.box(ROOT, (0, 0.40, -0.02), (0.33, 0.36, 0.17), main, bevel=0.12, group=g)
    rig.ball(ROOT, (0, 0.70, -0.02), (0.33, 0.22, 0.18), main, group=g, blend=0.05)
    rig.box(ROOT, (0, 0.27, 0.17), (0.25, 0.18, 0.06), pocket, bevel=0.08)
    rig.box(ROOT, (0, 0.37, 0.235), (0.19, 0.012, 0.006), strap)
    rig.ring(ROOT, (0, 0.60, 0.13), (0.29, 0.17), 0.014, strap, arc=(0.1, math.pi - 0.1), steps=14)
    rig.ring(ROOT, (0, 0.91, -0.04), (0.09, 0.08), 0.026, strap, arc=(0, math.pi), steps=10)
    for s in (-1, 1):
        rig.curve(
            ROOT,
            [(0.28 * s, 0.74, -0.12), (0.45 * s, 0.52, -0.08), (0.36 * s, 0.14, -0.1)],
            [0.05, 0.055, 0.04],
            strap,
        )
    rig.ball(ROOT, (0.14, 0.34, 0.25), 0.022, metallic(rig, "gold"))


def bottle(rig: Rig) -> None:
    """A green glass bottle with a cork and a label."""
    glass, cork = rig.material("#3f9a6a", gloss=0.8, shine=60.0, rim=0.9), rig.material("#c99a62")
    g = rig.group()
    rig.cone(ROOT, (0, 0.14, 0), (0, 0.48, 0), 0.16, 0.16, glass, group=g, blend=0.04, clip=(0, 1, 0, -0.0))
    rig.cone(ROOT, (0, 0.5, 0), (0, 0.68, 0), 0.13, 0.06, glass, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.64, 0), (0, 0.84, 0), 0.06, 0.058, glass, group=g, blend=0.03)
    rig.ring(ROOT, (0, 0.85, 0), (0.06, 0.06), 0.022, glass, spin=(math.pi / 2, 0, 0))
    rig.cone(ROOT, (0, 0.88, 0), (0, 0.95, 0), 0.045, 0.05, cork)
    rig.ball(ROOT, (0, 0.33, 0.05), (0.155, 0.12, 0.125), rig.material("#fbf1d8", wrap=0.6))
    rig.ball(ROOT, (0, 0.34, 0.165), (0.05, 0.05, 0.02), rig.material("#d8573f"))
    rig.cone(
        ROOT,
        (-0.1, 0.58, 0.1),
        (-0.1, 0.5, 0.125),
        0.014,
        0.014,
        rig.material("#ffffff", painting.GLOW, glow=0.8),
    )


def plate(rig: Rig) -> None:
    """A white plate with a blue rim, stood up a little."""
    white, blue = rig.material("#fdfbf6", gloss=0.5, shine=40.0, rim=0.7), rig.material("#3f78c8", gloss=0.4)
    tilt = (0.5, 0, 0)
    rig.ball(ROOT, (0, 0.45, 0), (0.62, 0.47, 0.06), white, spin=tilt)
    rig.ring(ROOT, (0, 0.45, 0.01), (0.57, 0.45), 0.03, blue, spin=tilt, steps=32)
    rig.ring(ROOT, (0, 0.46, 0.055), (0.36, 0.28), 0.014, rig.material("#d5dbe4"), spin=tilt, steps=26)
    rig.ball(ROOT, (0, 0.46, 0.05), (0.36, 0.28, 0.035), rig.material("#f4f2ec", gloss=0.5), spin=tilt)


def bowl(rig: Rig) -> None:
    """A blue bowl full of soup with a spoon."""
    glaze, soup, metal = (
        rig.material("#4f86c8", gloss=0.6, shine=45.0, rim=0.7),
        rig.material("#f0a348", gloss=0.5),
        metallic(rig),
    )
    rig.ball(ROOT, (0, 0.66, 0), (0.72, 0.60, 0.62), glaze, clip=(0, -1, 0, 0.66))
    rig.ball(ROOT, (0, 0.06, 0), (0.32, 0.07, 0.28), glaze)
    rig.ring(
        ROOT,
        (0, 0.66, 0),
        (0.70, 0.60),
        0.045,
        rig.material("#fdfbf6", gloss=0.5),
        spin=(math.pi / 2, 0, 0),
        steps=30,
    )
    rig.ball(ROOT, (0, 0.655, 0), (0.66, 0.05, 0.56), soup, spin=(0.12, 0, 0))
    for x, z, tone in (
        (-0.25, 0.25, "#e2662a"),
        (0.06, 0.36, "#5fae4a"),
        (0.3, 0.2, "#e2662a"),
        (-0.05, 0.08, "#5fae4a"),
    ):
        rig.ball(ROOT, (x, 0.70, z), (0.075, 0.035, 0.07), rig.material(tone))
    rig.cone(ROOT, (0.3, 0.7, -0.1), (0.72, 0.98, -0.15), 0.03, 0.045, metal)


def newspaper(rig: Rig) -> None:
    """A folded newspaper with a headline and a picture."""
    paper, ink = rig.material("#f3efe4", wrap=0.6), rig.material("#2b2b2f")
    lean = (-0.12, 0, 0)
    for s in (-1, 1):
        rig.box(ROOT, (0.32 * s, 0.5, 0.0), (0.33, 0.49, 0.016), paper, spin=(-0.12, 0.22 * s, 0), bevel=0.01)
    rig.box(ROOT, (-0.31, 0.86, 0.06), (0.25, 0.045, 0.02), ink, spin=(-0.12, -0.22, 0))
    rig.box(ROOT, (0.31, 0.86, 0.06), (0.25, 0.045, 0.02), ink, spin=(-0.12, 0.22, 0))
    rig.box(ROOT, (-0.31, 0.62, 0.045), (0.24, 0.13, 0.02), rig.material("#9aa4ae"), spin=(-0.12, -0.22, 0))
    rig.ball(ROOT, (-0.31, 0.60, 0.07), (0.09, 0.09, 0.012), rig.material("#5f6a76"), spin=lean)
    for k in range(5):
        for s in (-1, 1):
            y = (0.42 if s < 0 else 0.74) - 0.075 * k
            rig.box(
                ROOT,
                (0.31 * s, y, 0.03 + 0.06 * (y - 0.3)),
                (0.23, 0.012, 0.02),
                rig.material("#8a8a90"),
                spin=(-0.12, 0.22 * s, 0),
            )


def snowball(rig: Rig) -> None:
    """A lumpy ball of snow."""
    snow, g = rig.material("#f2f8ff", wrap=0.7, rim=0.9), rig.group()
    rig.ball(ROOT, (0, 0.5, 0), 0.47, snow, group=g, blend=0.06)
    for x, y, z in (
        (-0.3, 0.7, 0.2),
        (0.25, 0.3, 0.3),
        (0.33, 0.68, 0.1),
        (-0.22, 0.28, 0.28),
        (0.02, 0.6, 0.4),
    ):
        rig.ball(ROOT, (x, y, z), 0.10, snow, group=g, blend=0.12)
    for x in (-0.36, 0.0, 0.4):
        rig.ball(ROOT, (x, 0.04, 0.36 - 0.2 * abs(x)), (0.09, 0.05, 0.08), snow)


def wand(rig: Rig) -> None:
    """A magic wand with a shining star."""
    stick, star = rig.material("#6f3fa5", gloss=0.4), rig.material("#ffd84a", gloss=0.5, glow=0.5)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.72, 0), 0.026, 0.02, stick)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.1, 0), 0.036, 0.034, metallic(rig, "gold"))
    for k in range(5):
        a = math.pi / 2 + k * 2 * math.pi / 5
        rig.cone(ROOT, (0, 0.84, 0), (0.145 * math.cos(a), 0.84 + 0.145 * math.sin(a), 0), 0.065, 0.014, star)
    for x, y, r in ((-0.2, 0.98, 0.02), (0.21, 0.72, 0.024), (0.2, 0.96, 0.016), (-0.2, 0.72, 0.018)):
        rig.ball(ROOT, (x, y, 0.02), r, rig.material("#fff6c8", painting.GLOW, glow=1.4))


def suitcase(rig: Rig) -> None:
    """A brown leather suitcase with stickers."""
    hide, dark, metal = (
        rig.material("#a8653a", gloss=0.25, rim=0.7),
        rig.material("#5f3720", gloss=0.3),
        metallic(rig, "gold"),
    )
    rig.box(ROOT, (0, 0.41, 0), (0.56, 0.40, 0.18), hide, bevel=0.08)
    for s in (-1, 1):
        rig.box(ROOT, (0.33 * s, 0.41, 0), (0.045, 0.405, 0.19), dark, bevel=0.02)
        rig.box(ROOT, (0.33 * s, 0.60, 0.195), (0.035, 0.05, 0.012), metal, bevel=0.01)
        for y in (0.06, 0.76):
            rig.ball(ROOT, (0.53 * s, y, 0.12), (0.06, 0.06, 0.07), dark)
    rig.ring(ROOT, (0, 0.81, 0.0), (0.15, 0.13), 0.035, dark, arc=(0, math.pi), steps=12)
    rig.ball(ROOT, (0.03, 0.5, 0.185), (0.14, 0.14, 0.012), rig.material("#4fb0d8"))
    rig.ball(ROOT, (0.03, 0.47, 0.195), (0.09, 0.05, 0.01), rig.material("#f6d860"))
    rig.box(ROOT, (-0.1, 0.2, 0.185), (0.11, 0.075, 0.01), rig.material("#e2573f"), spin=(0, 0, 0.3))


def skateboard(rig: Rig) -> None:
    """A skateboard from the side with a bright deck."""
    deck, wheel, metal = rig.material("#e0503f", gloss=0.4), rig.material("#f6e3a0", gloss=0.3), metallic(rig)
    g = rig.group()
    for x, y, half, tilt in ((0, 0.56, 1.0, 0.0), (-1.17, 0.70, 0.3, -0.5), (1.17, 0.70, 0.3, 0.5)):
        rig.box(ROOT, (x, y, 0), (half, 0.075, 0.36), deck, spin=(0.12, 0, tilt), bevel=0.07, group=g)
    rig.box(
        ROOT, (0, 0.66, -0.02), (0.95, 0.03, 0.30), rig.material("#33323a"), spin=(0.12, 0, 0), bevel=0.03
    )
    for x in (-0.72, 0.72):
        rig.cone(ROOT, (x, 0.3, -0.3), (x, 0.3, 0.3), 0.07, 0.07, metal)
        for z in (-0.28, 0.32):
            rig.ball(ROOT, (x, 0.22, z), (0.22, 0.22, 0.12), wheel)
            rig.ball(ROOT, (x, 0.22, z + 0.08), (0.09, 0.09, 0.06), metal)


def teddy(rig: Rig) -> None:
    """A sitting teddy bear with a red bow."""
    fur, pale, red = _cloth(rig, "#c98a4a"), _cloth(rig, "#f2d9ae"), rig.material("#d8343c", gloss=0.2)
    g, dark = rig.group(), rig.material("#2a1a12", gloss=0.6)
    rig.ball(ROOT, (0, 0.30, 0), (0.25, 0.28, 0.22), fur, group=g, blend=0.05)
    rig.ball(ROOT, (0, 0.29, 0.1), (0.17, 0.19, 0.14), pale)
    rig.ball(ROOT, (0, 0.72, 0.02), (0.27, 0.24, 0.23), fur, group=g, blend=0.03)
    rig.ball(ROOT, (0, 0.66, 0.2), (0.13, 0.1, 0.1), pale)
    rig.ball(ROOT, (0, 0.70, 0.29), (0.045, 0.035, 0.03), dark)
    for s in (-1, 1):
        rig.ball(ROOT, (0.21 * s, 0.90, 0), (0.1, 0.1, 0.06), fur)
        rig.ball(ROOT, (0.21 * s, 0.90, 0.04), (0.06, 0.06, 0.035), pale)
        rig.ball(ROOT, (0.10 * s, 0.77, 0.22), 0.032, dark)
        rig.cone(ROOT, (0.22 * s, 0.44, 0.04), (0.35 * s, 0.26, 0.14), 0.085, 0.08, fur)
        rig.cone(ROOT, (0.16 * s, 0.12, 0.08), (0.26 * s, 0.10, 0.3), 0.1, 0.1, fur)
        rig.ball(ROOT, (0.265 * s, 0.11, 0.38), (0.07, 0.08, 0.03), pale)
        rig.ball(ROOT, (0.09 * s, 0.50, 0.22), (0.09, 0.06, 0.035), red, spin=(0, 0, 0.3 * s))
    rig.ball(ROOT, (0, 0.50, 0.245), 0.04, red)


def shoe(rig: Rig) -> None:
    """A red trainer with white laces, from the side."""
    skin, white = rig.material("#d8402f", gloss=0.2, rim=0.7), rig.material("#fbf8f0", gloss=0.2)
    g = rig.group()
    rig.ball(ROOT, (-0.48, 0.32, 0), (0.40, 0.24, 0.3), skin, group=g, blend=0.08)
    rig.cone(ROOT, (-0.5, 0.3, 0), (0.3, 0.42, 0), 0.22, 0.33, skin, group=g, blend=0.1)
    rig.cone(ROOT, (0.3, 0.45, 0), (0.5, 0.74, 0), 0.33, 0.24, skin, group=g, blend=0.1)
    rig.ring(ROOT, (0.53, 0.89, 0), (0.22, 0.2), 0.06, white, spin=(math.pi / 2, 0, 0.25), steps=18)
    rig.box(ROOT, (-0.06, 0.09, 0), (0.84, 0.09, 0.3), white, bevel=0.08)
    rig.ball(ROOT, (-0.8, 0.2, 0), (0.14, 0.14, 0.24), white)
    for k in range(4):
        x, y = -0.36 + 0.15 * k, 0.50 + 0.09 * k
        rig.cone(ROOT, (x + 0.05, y - 0.14, 0.27), (x - 0.02, y + 0.06, 0.16), 0.03, 0.03, white)


def ring(rig: Rig) -> None:
    """A golden ring with a sparkling stone."""
    gold, gem = metallic(rig, "gold"), rig.material("#a8ecff", gloss=0.9, shine=80.0, rim=0.9, glow=0.25)
    rig.ring(ROOT, (0, 0.34, 0), (0.30, 0.30), 0.06, gold, steps=30)
    rig.cone(ROOT, (0, 0.66, 0), (0, 0.72, 0), 0.08, 0.13, gold)
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.83, 0), 0.05, 0.17, gem, clip=(0, -1, 0, 0.9))
    rig.ball(ROOT, (0, 0.89, 0), (0.15, 0.03, 0.13), rig.material("#e6fbff", gloss=0.9))
    for x, y in ((-0.24, 0.96), (0.26, 0.84)):
        for dx, dy in ((0.06, 0.0), (0.0, 0.08)):
            rig.cone(
                ROOT,
                (x - dx, y - dy, 0.05),
                (x + dx, y + dy, 0.05),
                0.008,
                0.008,
                rig.material("#ffffff", painting.GLOW, glow=1.3),
            )


def star(rig: Rig) -> None:
    """A glowing yellow star with a friendly roundness."""
    gold, g = rig.material("#ffd23a", gloss=0.35, rim=0.9, glow=0.35), rig.group()
    rig.ball(ROOT, (0, 0.5, 0), (0.24, 0.24, 0.13), gold, group=g, blend=0.06)
    for k in range(5):
        a = math.pi / 2 + 2 * math.pi * k / 5
        rig.cone(
            ROOT,
            (0.14 * math.cos(a), 0.5 + 0.14 * math.sin(a), 0),
            (0.44 * math.cos(a), 0.5 + 0.44 * math.sin(a), 0),
            0.135,
            0.035,
            gold,
            group=g,
            blend=0.05,
        )


def heart(rig: Rig) -> None:
    """A big red heart."""
    red, g = rig.material("#e0364a", gloss=0.4, shine=35.0, rim=0.9), rig.group()
    for s in (-1, 1):
        rig.ball(ROOT, (0.235 * s, 0.69, 0), (0.27, 0.27, 0.23), red, group=g, blend=0.06)
        rig.cone(ROOT, (0.2 * s, 0.62, 0), (0, 0.05, 0), 0.245, 0.04, red, group=g, blend=0.1)


def coin(rig: Rig) -> None:
    """A gold coin with a star on it."""
    gold, deep = metallic(rig, "gold"), metallic(rig, "#c58f1a")
    rig.ball(ROOT, (0, 0.5, 0), (0.48, 0.48, 0.09), gold)
    rig.ring(ROOT, (0, 0.5, 0.03), (0.43, 0.43), 0.05, gold, steps=30)
    for k in range(5):
        a = math.pi / 2 + 2 * math.pi * k / 5
        rig.cone(
            ROOT, (0, 0.5, 0.09), (0.22 * math.cos(a), 0.5 + 0.22 * math.sin(a), 0.075), 0.085, 0.015, deep
        )


def candy(rig: Rig) -> None:
    """A swirled lollipop."""
    red, white = rig.material("#e8415f", gloss=0.5, shine=45.0), rig.material("#fdf8f4", gloss=0.5)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.42, 0), 0.022, 0.022, white)
    rig.ball(ROOT, (0, 0.68, 0), (0.30, 0.30, 0.09), red)
    swirl = [
        (0.026 * a * math.cos(a) / 1.6, 0.68 + 0.026 * a * math.sin(a) / 1.6, 0.095 - 0.0042 * a)
        for a in np.linspace(0.5, 15.5, 46)
    ]
    rig.curve(ROOT, swirl, [0.024] * 46, white)
    for s in (-1, 1):
        rig.ball(
            ROOT, (0.07 * s, 0.37, 0.03), (0.07, 0.045, 0.025), rig.material("#5fb4e8"), spin=(0, 0, 0.4 * s)
        )


def scarf(rig: Rig) -> None:
    """A striped woollen scarf, wound once, with both ends hanging."""
    wool, stripe = _cloth(rig, "#d8432f"), _cloth(rig, "#fbf1d8")
    for k in range(20):
        a = 2.0 * math.pi * k / 20
        at = (0.30 * math.cos(a), 0.84 + 0.02 * math.cos(a), 0.22 * math.sin(a))
        rig.ball(ROOT, at, (0.10, 0.13, 0.10), stripe if k % 4 == 0 else wool)
    for s, low in ((-1, 0.08), (1, 0.22)):
        for k in range(7):
            y = 0.82 - (0.82 - low) * (k + 0.5) / 7
            at = (0.13 * s + 0.07 * s * k / 7, y, 0.31)
            rig.box(ROOT, at, (0.12, 0.062, 0.04), stripe if k % 2 else wool, spin=(0, 0, 0.1 * s), bevel=0.0)
        for k in range(5):
            x = 0.2 * s - 0.09 + 0.045 * k
            rig.cone(ROOT, (x, low + 0.02, 0.3), (x + 0.01 * s, low - 0.06, 0.31), 0.013, 0.011, wool)
