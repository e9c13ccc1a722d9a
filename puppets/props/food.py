"""Food and drink among the props, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def cake(rig: Rig) -> None:
    """Two tiers, dripping icing, cherries and candles."""
    sponge, icing, red, flame = (
        rig.material("#e8b878", gloss=0.03),
        rig.material("#f7a8c4", gloss=0.35, wrap=0.5),
        rig.material("#d42a3a", gloss=0.6, shine=50.0),
        rig.material("#ffc84a", painting.GLOW, glow=1.4),
    )
    plate, cream = rig.material("#f4f4f4", gloss=0.4), rig.material("#fff4e0", gloss=0.2)
    rig.ball(ROOT, (0, 0.03, 0), (0.56, 0.035, 0.40), plate)
    for base, radius, high in ((0.05, 0.42, 0.28), (0.36, 0.29, 0.24)):
        rig.ball(
            ROOT,
            (0, base + high * 0.5, 0),
            (radius, high * 0.72, radius * 0.72),
            sponge,
            clip=(0, 1, 0, -base),
        )
        g = rig.group()
        rig.ball(
            ROOT,
            (0, base + high * 0.86, 0),
            (radius * 1.03, high * 0.28, radius * 0.76),
            icing,
            group=g,
            blend=0.03,
        )
        for k in range(9):
            a = math.pi * k / 8
            x, z = math.cos(a) * radius * 0.98, math.sin(a) * radius * 0.72
            rig.cone(
                ROOT,
                (x, base + high * 0.84, z),
                (x, base + high * (0.50 - 0.14 * (k % 3)), z * 1.03),
                0.052,
                0.042,
                icing,
                group=g,
                blend=0.03,
            )
        for k in range(7):
            a = math.pi * (k + 0.5) / 7
            rig.ball(ROOT, (math.cos(a) * radius, base + 0.02, math.sin(a) * radius * 0.76), 0.045, cream)
    for k, x in enumerate((-0.16, 0.0, 0.16)):
        rig.cone(
            ROOT,
            (x, 0.62, 0.04),
            (x, 0.82, 0.04),
            0.022,
            0.022,
            rig.material(("#4fb0e0", "#f4d24a", "#7fcf6a")[k]),
        )
        rig.cone(ROOT, (x, 0.86, 0.04), (x, 0.95, 0.04), 0.030, 0.006, flame)
        rig.ball(ROOT, (x * 1.35 + 0.06, 0.645, 0.17), 0.042, red)


def ice_cream(rig: Rig) -> None:
    """Three scoops in a waffle cone."""
    cone = rig.material("#d9a05a", second="#b97d3a", pattern=painting.CHECK, frequency=18.0, gloss=0.05)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.42, 0), 0.025, 0.165, cone)
    for x, y, tone, r in (
        (-0.10, 0.60, "#f7b6c8", 0.17),
        (0.11, 0.61, "#fdf0d0", 0.17),
        (0.0, 0.80, "#7d4a2e", 0.165),
    ):
        g = rig.group()
        cream = rig.material(tone, gloss=0.25, wrap=0.5)
        rig.ball(ROOT, (x, y, 0.02), r, cream, group=g, blend=0.03)
        for k in range(6):
            rig.ball(
                ROOT,
                (x + math.cos(k * 1.05) * r * 0.8, y - r * 0.55, 0.02 + math.sin(k * 1.05) * r * 0.8),
                r * 0.32,
                cream,
                group=g,
                blend=0.04,
            )
    rig.ball(ROOT, (0.02, 0.975, 0.03), 0.055, rig.material("#d42a3a", gloss=0.6, shine=50.0))
    rig.cone(ROOT, (0.14, 0.82, 0.0), (0.24, 1.0, 0.0), 0.025, 0.025, rig.material("#c98a45"))


def pasta(rig: Rig) -> None:
    """A bowl of spaghetti with tomato sauce, meatballs and a fork."""
    bowl, noodle, sauce = (
        rig.material("#4f8fc4", gloss=0.4),
        rig.material("#f2cf73", gloss=0.2),
        rig.material("#c9321f", gloss=0.4),
    )
    rig.ball(ROOT, (0, 0.42, 0), (0.76, 0.42, 0.5), bowl, clip=(0, -1, 0, 0.42))
    rig.ball(ROOT, (0, 0.43, 0), (0.77, 0.06, 0.5), rig.material("#eef4fa", gloss=0.4))
    for k in range(16):
        a = k * 2.4
        x, z = 0.36 * math.cos(a), 0.20 * math.sin(a)
        rig.ring(
            ROOT,
            (x, 0.50 + 0.10 * ((k * 3) % 4) / 3, z),
            (0.27, 0.17),
            0.040,
            noodle,
            spin=(1.1, 0.5 * math.sin(a * 2), 0.3),
            steps=10,
        )
    g = rig.group()
    rig.ball(ROOT, (0, 0.66, 0.05), (0.36, 0.13, 0.24), sauce, group=g, blend=0.06)
    for x, z in ((-0.17, 0.18), (0.15, 0.2), (0.02, 0.02)):
        rig.ball(ROOT, (x, 0.76, z), 0.115, rig.material("#7a3f22", gloss=0.15))
    for k in range(3):
        rig.ball(
            ROOT,
            (-0.06 + 0.07 * k, 0.865, 0.1),
            (0.06, 0.02, 0.035),
            rig.material("#4f9a3c"),
            spin=(0, 0, 0.5 * k),
        )
    fork = metallic(rig)
    rig.cone(ROOT, (0.30, 0.70, 0.2), (0.72, 1.12, 0.1), 0.03, 0.035, fork)


def pizza(rig: Rig) -> None:
    """A round pizza stood up, with a slice sliding out."""
    crust, cheese, salami, basil = (
        rig.material("#d99a4a", gloss=0.1),
        rig.material("#f7cf5a", gloss=0.3),
        rig.material("#b8321f", gloss=0.3),
        rig.material("#4f9a3c"),
    )
    rig.ball(ROOT, (0, 0.5, 0), (0.48, 0.48, 0.05), crust)
    rig.ring(ROOT, (0, 0.5, 0.02), (0.43, 0.43), 0.058, crust, steps=24)
    rig.ball(ROOT, (0, 0.5, 0.03), (0.40, 0.40, 0.045), cheese)
    for k in range(8):
        a = k * 0.785 + 0.3
        r = 0.26 if k % 2 else 0.15
        rig.ball(
            ROOT, (r * math.cos(a) * 1.1, 0.5 + r * math.sin(a) * 1.1, 0.07), (0.075, 0.075, 0.022), salami
        )
    for k in range(5):
        a = k * 1.257
        rig.ball(
            ROOT,
            (0.20 * math.cos(a), 0.5 + 0.2 * math.sin(a), 0.085),
            (0.05, 0.025, 0.015),
            basil,
            spin=(0, 0, a),
        )
    line = rig.material("#b97a30")
    for k in range(4):
        a = math.pi * k / 4
        rig.cone(
            ROOT,
            (-0.40 * math.cos(a), 0.5 - 0.40 * math.sin(a), 0.066),
            (0.40 * math.cos(a), 0.5 + 0.40 * math.sin(a), 0.066),
            0.010,
            0.010,
            line,
        )


def banana(rig: Rig) -> None:
    """A banana."""
    skin, tip = rig.material("#f7d22e", gloss=0.25, rim=0.8), rig.material("#5a4420")
    g = rig.group()
    points = [
        (0.10 - 0.30 * math.sin(math.pi * u), 0.06 + 0.84 * u, 0.0)
        for u in (0.0, 0.18, 0.36, 0.54, 0.72, 0.9)
    ]
    rig.curve(ROOT, points, [0.05, 0.125, 0.15, 0.145, 0.11, 0.05], skin, group=g, blend=0.05)
    rig.cone(ROOT, points[-1], (0.10, 0.98, 0), 0.042, 0.035, tip)
    rig.ball(ROOT, (0.105, 0.045, 0), 0.042, tip)


def apple(rig: Rig) -> None:
    """A red apple with a leaf."""
    skin = rig.material("#d8262e", gloss=0.6, shine=45.0, rim=0.8)
    g = rig.group()
    for k in range(5):
        a = k * 1.257
        rig.ball(
            ROOT,
            (0.13 * math.cos(a), 0.44, 0.13 * math.sin(a)),
            (0.31, 0.40, 0.31),
            skin,
            group=g,
            blend=0.10,
        )
    rig.cone(ROOT, (0, 0.74, 0.05), (0.05, 0.98, 0.05), 0.03, 0.025, rig.material("#5f3d1e"))
    rig.ball(
        ROOT, (0.20, 0.93, 0.05), (0.17, 0.07, 0.05), rig.material("#58a83a", gloss=0.2), spin=(0, 0, 0.4)
    )


def coffee(rig: Rig) -> None:
    """A steaming cup of coffee."""
    cup, drink, steam = (
        rig.material(
            "#f4efe6", second="#d8534a", pattern=painting.STRIPES, frequency=2.6, gloss=0.5, shine=45.0
        ),
        rig.material("#4a2a18", gloss=0.4),
        rig.material("#ffffff", glow=0.2, wrap=1.0),
    )
    rig.ball(ROOT, (0, 0.04, 0), (0.56, 0.05, 0.4), rig.material("#f4efe6", gloss=0.5))
    rig.cone(ROOT, (0, 0.24, 0), (0, 0.62, 0), 0.22, 0.33, cup, clip=(0, -1, 0, 0.62))
    rig.ball(ROOT, (0, 0.615, 0), (0.325, 0.05, 0.26), drink)
    rig.ring(ROOT, (0, 0.62, 0), (0.33, 0.27), 0.025, cup, spin=(math.pi / 2 - 0.1, 0, 0), steps=20)
    rig.ring(ROOT, (0.40, 0.40, 0), (0.14, 0.15), 0.038, cup, arc=(-1.9, 1.9), steps=12)
    for x in (-0.1, 0.08):
        rig.curve(
            ROOT,
            [(x, 0.70, 0), (x + 0.05, 0.80, 0), (x - 0.03, 0.90, 0), (x + 0.03, 1.0, 0)],
            [0.012, 0.022, 0.020, 0.006],
            steam,
        )


def cheese(rig: Rig) -> None:
    """A yellow wedge of cheese with holes."""
    body, hole = rig.material("#f7c948", gloss=0.15, wrap=0.5, rim=0.7), rig.material("#d89f28")
    for k in range(14):
        x = -0.82 + 0.125 * k
        rig.box(
            "root", (x, 0.06 + 0.031 * (k + 1), 0.0), (0.068, 0.06 + 0.031 * (k + 1), 0.42), body, bevel=0.012
        )
    rig.box(
        "root",
        (0.0, 0.575, 0.0),
        (1.0, 0.07, 0.43),
        rig.material("#f0bb38", gloss=0.15),
        spin=(0, 0, 0.46),
        bevel=0.03,
    )
    for x, y, r in (
        (0.62, 0.3, 0.14),
        (0.3, 0.5, 0.10),
        (0.66, 0.72, 0.10),
        (0.05, 0.24, 0.12),
        (-0.34, 0.2, 0.08),
        (0.34, 0.14, 0.07),
    ):
        rig.ball("root", (x, y, 0.425), (r, r, 0.02), hole)
        rig.ball("root", (x + 0.02, y - 0.02, 0.432), (r * 0.8, r * 0.8, 0.02), rig.material("#c78d1c"))


def carrot(rig: Rig) -> None:
    """An orange carrot with green leaves, point down."""
    skin, ring, leaf = (
        rig.material("#f2802a", gloss=0.2, rim=0.7),
        rig.material("#d8661a"),
        rig.material("#4fa843", wrap=0.6),
    )
    rig.cone("root", (0, 0.62, 0), (0, 0.03, 0), 0.155, 0.02, skin)
    for y, x, wide in ((0.66, -0.06, 0.07), (0.52, 0.05, 0.06), (0.40, -0.03, 0.05), (0.27, 0.02, 0.035)):
        deep = 0.02 + 0.228 * (y - 0.03)
        rig.cone("root", (x - wide, y, deep * 0.85), (x + wide, y - 0.008, deep * 0.85), 0.010, 0.010, ring)
    for s, high in ((-1.0, 0.93), (-0.4, 0.98), (0.3, 1.0), (0.95, 0.92)):
        rig.curve(
            "root",
            [(0.03 * s, 0.74, 0), (0.1 * s, 0.85, 0.02), (0.2 * s, high, 0)],
            [0.03, 0.045, 0.03],
            leaf,
        )


def sandwich(rig: Rig) -> None:
    """A thick sandwich with lettuce, cheese and tomato."""
    crust, crumb = rig.material("#d89a4e", gloss=0.08, wrap=0.5), rig.material("#f6e0b0", wrap=0.6)
    for y in (0.16, 0.82):
        rig.box("root", (0, y, 0), (0.64, 0.15, 0.42), crust, spin=(0.12, 0, 0), bevel=0.1)
        rig.box("root", (0, y, 0.03), (0.58, 0.11, 0.41), crumb, spin=(0.12, 0, 0), bevel=0.06)
    for k in range(9):
        rig.ball(
            "root",
            (-0.6 + 0.15 * k, 0.36 + 0.05 * (k % 2), 0.34),
            (0.13, 0.06, 0.2),
            rig.material("#6fc04a", wrap=0.5),
        )
    rig.box(
        "root", (0, 0.5, 0.05), (0.66, 0.05, 0.42), rig.material("#f7c948"), spin=(0.12, 0, 0.04), bevel=0.02
    )
    for x in (-0.36, 0.0, 0.36):
        rig.ball("root", (x, 0.61, 0.24), (0.24, 0.07, 0.28), rig.material("#e0402f", gloss=0.4))


def honey(rig: Rig) -> None:
    """A jar of honey with a cloth on its lid."""
    gold, cloth = (
        rig.material("#f2a81e", gloss=0.8, shine=55.0, rim=0.9, glow=0.12),
        rig.material("#fbf6ea", second="#d8432f", frequency=9.0),
    )
    g = rig.group()
    rig.ball("root", (0, 0.34, 0), (0.38, 0.34, 0.34), gold, group=g, blend=0.05)
    rig.cone("root", (0, 0.5, 0), (0, 0.6, 0), 0.27, 0.25, gold, group=g, blend=0.05)
    rig.ball("root", (0, 0.84, 0), (0.33, 0.1, 0.3), cloth)
    rig.cone("root", (0, 0.72, 0), (0, 0.80, 0), 0.27, 0.30, cloth, clip=(0, 1, 0, -0.68))
    rig.ball("root", (0, 0.34, 0.29), (0.2, 0.15, 0.07), rig.material("#fff6dc", wrap=0.6))
    for k in range(3):
        rig.ball(
            "root",
            (-0.07 + 0.07 * k, 0.36 - 0.02 * (k % 2), 0.36),
            (0.028, 0.045, 0.012),
            rig.material("#e8b020" if k != 1 else "#3a2c22"),
        )


def tomato(rig: Rig) -> None:
    """A ripe tomato with its green star."""
    skin, leaf, g = (
        rig.material("#e23a2a", gloss=0.5, shine=45.0, rim=0.8),
        rig.material("#4f9a3a"),
        rig.group(),
    )
    for k in range(5):
        a = 2 * math.pi * k / 5
        rig.ball(
            "root",
            (0.12 * math.cos(a), 0.43, 0.12 * math.sin(a)),
            (0.42, 0.42, 0.40),
            skin,
            group=g,
            blend=0.03,
        )
        rig.cone(
            "root",
            (0, 0.85, 0),
            (0.26 * math.cos(a + 0.4), 0.83, 0.05 + 0.26 * math.sin(a + 0.4)),
            0.06,
            0.012,
            leaf,
        )
    rig.curve("root", [(0, 0.84, 0), (0.03, 0.93, 0), (0.08, 0.98, 0)], [0.045, 0.035, 0.035], leaf)


def strawberry(rig: Rig) -> None:
    """A strawberry with seeds and a leafy cap."""
    skin, leaf, seed = (
        rig.material("#e5303f", gloss=0.4, rim=0.8),
        rig.material("#4fa843", wrap=0.6),
        rig.material("#ffe08a"),
    )
    g = rig.group()
    rig.ball("root", (0, 0.56, 0), (0.36, 0.27, 0.33), skin, group=g, blend=0.08)
    rig.cone("root", (0, 0.5, 0), (0, 0.12, 0), 0.3, 0.1, skin, group=g, blend=0.08)
    for row, (y, count) in enumerate(((0.66, 5), (0.52, 5), (0.38, 4), (0.25, 3))):
        for k in range(count):
            a = math.pi * (k + 0.5 + 0.25 * (row % 2)) / (count + 0.5)
            r = 0.13 + 0.225 * min(1.0, (y - 0.05) / 0.5)
            rig.ball("root", (r * math.cos(a), y, r * 0.93 * math.sin(a)), (0.02, 0.028, 0.02), seed)
    for k in range(6):
        a = math.pi * k / 3
        rig.cone("root", (0, 0.82, 0), (0.26 * math.cos(a), 0.78, 0.24 * math.sin(a)), 0.075, 0.015, leaf)
    rig.cone("root", (0, 0.83, 0), (0.03, 0.97, 0), 0.035, 0.03, leaf)


def watermelon(rig: Rig) -> None:
    """A slice of watermelon."""
    rind, white, red = (
        rig.material("#3f9a4a", gloss=0.4),
        rig.material("#f0f6d8"),
        rig.material("#ea4452", gloss=0.2),
    )
    for r, z, tone in ((0.95, 0.0, rind), (0.87, 0.03, white), (0.80, 0.06, red)):
        rig.ball("root", (0, 0.95, z), (r, r, 0.13), tone, clip=(0, -1, 0, 0.95))
    for k in range(7):
        a = math.pi * (1.14 + 0.12 * k)
        rig.ball(
            "root",
            (0.52 * math.cos(a), 0.95 + 0.52 * math.sin(a), 0.165),
            (0.035, 0.055, 0.02),
            rig.material("#2a1d18"),
        )
        if 0 < k < 6:
            rig.ball(
                "root",
                (0.27 * math.cos(a), 0.95 + 0.27 * math.sin(a), 0.185),
                (0.03, 0.05, 0.02),
                rig.material("#2a1d18"),
            )
