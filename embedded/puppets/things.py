"""Objects among the props, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from . import shading
from .rig import Rig

ROOT = "root"


def _metal(rig: Rig, tone: str = "silver") -> int:
    return rig.material(tone, shading.METAL, gloss=0.7, shine=35.0, rim=0.7)


def bike(rig: Rig) -> None:
    """A red city bike from the side."""
    paint, tyre, metal, saddle = (
        rig.material("#d8342f", gloss=0.5, shine=40.0),
        rig.material("#26262b", gloss=0.2),
        _metal(rig),
        rig.material("#5f3a22", gloss=0.3),
    )
    for x in (-0.56, 0.56):
        rig.ring(ROOT, (x, 0.32, 0), (0.30, 0.30), 0.030, tyre, steps=26)
        rig.ring(ROOT, (x, 0.32, 0), (0.265, 0.265), 0.010, metal, steps=22)
        rig.ball(ROOT, (x, 0.32, 0), 0.045, metal)
        for k in range(6):
            a = math.pi * k / 6
            rig.cone(
                ROOT,
                (x - 0.26 * math.cos(a), 0.32 - 0.26 * math.sin(a), 0),
                (x + 0.26 * math.cos(a), 0.32 + 0.26 * math.sin(a), 0),
                0.005,
                0.005,
                metal,
            )
    for a, b in (
        ((-0.05, 0.30), (-0.20, 0.72)),
        ((-0.05, 0.30), (0.38, 0.70)),
        ((-0.19, 0.68), (0.38, 0.72)),
        ((-0.19, 0.68), (-0.56, 0.32)),
        ((-0.05, 0.30), (-0.56, 0.32)),
        ((0.36, 0.82), (0.56, 0.32)),
    ):
        rig.cone(ROOT, (*a, 0.02), (*b, 0.02), 0.030, 0.030, paint)
    rig.cone(ROOT, (0.36, 0.80, 0.02), (0.33, 0.95, 0.02), 0.02, 0.02, metal)
    rig.curve(ROOT, [(0.22, 0.99, 0.16), (0.36, 0.95, 0.05), (0.30, 0.97, -0.1)], [0.03, 0.022, 0.03], tyre)
    rig.cone(ROOT, (-0.20, 0.72, 0.02), (-0.22, 0.82, 0.02), 0.018, 0.018, metal)
    rig.ball(ROOT, (-0.22, 0.855, 0.02), (0.13, 0.04, 0.07), saddle)
    rig.ring(ROOT, (-0.05, 0.30, 0.04), (0.085, 0.085), 0.014, metal, steps=12)
    rig.box(
        ROOT,
        (0.52, 0.78, 0.05),
        (0.13, 0.09, 0.10),
        rig.material("#b98a4f", second="#8f6534", pattern=shading.CHECK, frequency=20.0),
        bevel=0.03,
    )


def boat(rig: Rig) -> None:
    """A small sailing boat."""
    hull, band, sail, wood = (
        rig.material("#b8402f", gloss=0.35),
        rig.material("#f7efe0", gloss=0.3),
        rig.material("#fdf8ea", second="#e5533f", pattern=shading.STRIPES, frequency=5.0, wrap=0.6),
        rig.material("#8a5a34", gloss=0.1),
    )
    rig.ball(ROOT, (0, 0.26, 0), (0.56, 0.24, 0.22), hull, clip=(0, -1, 0, 0.26))
    rig.ball(ROOT, (0, 0.265, 0), (0.565, 0.030, 0.225), band)
    rig.cone(ROOT, (0, 0.26, 0), (0, 1.0, 0), 0.020, 0.014, wood)
    rig.cone(ROOT, (-0.02, 0.345, 0), (0.42, 0.345, 0), 0.014, 0.012, wood)
    for k in range(9):
        u = k / 8.0
        rig.cone(
            ROOT,
            (0.03, 0.37 + 0.56 * u, 0.01),
            (0.03 + 0.39 * (1 - u), 0.37 + 0.56 * u, 0.02),
            0.042,
            0.036,
            sail,
            group=1,
            blend=0.02,
        )
        rig.cone(
            ROOT,
            (-0.03, 0.37 + 0.46 * u, 0.01),
            (-0.03 - 0.26 * (1 - u), 0.37 + 0.46 * u, 0.02),
            0.036,
            0.030,
            band,
            group=2,
            blend=0.02,
        )
    rig.cone(ROOT, (0.01, 0.985, 0), (0.14, 0.955, 0), 0.03, 0.006, hull)


def cake(rig: Rig) -> None:
    """Two tiers, dripping icing, cherries and candles."""
    sponge, icing, red, flame = (
        rig.material("#e8b878", gloss=0.03),
        rig.material("#f7a8c4", gloss=0.35, wrap=0.5),
        rig.material("#d42a3a", gloss=0.6, shine=50.0),
        rig.material("#ffc84a", shading.GLOW, glow=1.4),
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
    cone = rig.material("#d9a05a", second="#b97d3a", pattern=shading.CHECK, frequency=18.0, gloss=0.05)
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
    fork = _metal(rig)
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


def ball(rig: Rig) -> None:
    """A beach ball."""
    skin = rig.material(
        "#e9453a", second="#fff6e0", pattern=shading.UPRIGHT, frequency=2.73, gloss=0.5, shine=40.0, rim=0.8
    )
    rig.ball(ROOT, (0, 0.5, 0), 0.5, skin)
    rig.ball(ROOT, (0, 0.97, 0.08), 0.10, rig.material("#3f7fd0", gloss=0.4))


def hat(rig: Rig) -> None:
    """A brown adventurer's hat."""
    felt, band = rig.material("#8a5a34", gloss=0.05, rim=0.7), rig.material("#2b2320", gloss=0.2)
    rig.ball(ROOT, (0, 0.16, 0), (0.82, 0.12, 0.6), felt)
    g = rig.group()
    rig.ball(ROOT, (-0.14, 0.50, 0), (0.32, 0.46, 0.36), felt, group=g, blend=0.08)
    rig.ball(ROOT, (0.14, 0.50, 0), (0.32, 0.46, 0.36), felt, group=g, blend=0.08)
    rig.ring(ROOT, (0, 0.30, 0), (0.46, 0.37), 0.07, band, spin=(math.pi / 2, 0, 0), steps=22)
    rig.ball(ROOT, (0.42, 0.42, 0.2), (0.05, 0.20, 0.03), rig.material("#d8342f"), spin=(0, 0, -0.5))


def phone(rig: Rig) -> None:
    """A smartphone with a lit screen."""
    rig.box(ROOT, (0, 0.5, 0), (0.27, 0.5, 0.035), rig.material("#22242b", gloss=0.6, shine=50.0), bevel=0.05)
    rig.box(ROOT, (0, 0.51, 0.022), (0.235, 0.43, 0.018), rig.material("#8fd6ff", shading.GLOW, glow=0.95))
    for i in range(3):
        for j in range(3):
            tone = ("#f26a5a", "#f7c84a", "#6ac46a", "#8f6ad8", "#ff9ac0")[(i * 2 + j) % 5]
            rig.box(
                ROOT,
                (-0.14 + 0.14 * i, 0.74 - 0.17 * j, 0.034),
                (0.05, 0.05, 0.010),
                rig.material(tone, shading.GLOW, glow=0.9),
                bevel=0.02,
            )
    rig.ball(ROOT, (0, 0.16, 0.035), (0.05, 0.05, 0.012), rig.material("#f4f4f4", shading.GLOW, glow=0.8))


def microphone(rig: Rig) -> None:
    """A stage microphone on a stand."""
    dark, mesh = (
        rig.material("#2a2c33", gloss=0.4),
        rig.material("#b9bec8", second="#6f7680", pattern=shading.CHECK, frequency=60.0, gloss=0.5),
    )
    rig.ball(ROOT, (0, 0.015, 0), (0.17, 0.025, 0.15), dark)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.76, 0), 0.013, 0.013, _metal(rig))
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.86, 0.02), 0.032, 0.048, dark)
    rig.ball(ROOT, (0, 0.92, 0.03), (0.085, 0.085, 0.085), mesh)
    rig.ring(
        ROOT, (0, 0.885, 0.03), (0.078, 0.078), 0.014, _metal(rig, "gold"), spin=(math.pi / 2, 0, 0), steps=16
    )


def lighthouse(rig: Rig) -> None:
    """A red-and-white lighthouse with its lamp lit."""
    wall = rig.material("#f7f3ea", second="#d8342f", pattern=shading.STRIPES, frequency=4.4, gloss=0.1)
    dark, light, stone = (
        rig.material("#33363f", gloss=0.3),
        rig.material("#ffe9a0", shading.GLOW, glow=1.5),
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
            "#e5453f", second="#fff2dc", pattern=shading.UPRIGHT, frequency=4.55, gloss=0.15, rim=0.8
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
    string, peg = _metal(rig), rig.material("#f4f0e6")
    for k in range(4):
        x = -0.015 + 0.010 * k
        rig.cone(ROOT, (x, 0.15, 0.088), (x, 0.93, 0.072), 0.0022, 0.0022, string)
    for k in range(3):
        for s in (-1, 1):
            rig.ball(ROOT, (0.052 * s, 0.90 + 0.035 * k, 0.045), 0.013, peg)


def sword(rig: Rig) -> None:
    """A knight's sword, point up."""
    blade, gold, grip = _metal(rig, "#d7dde6"), _metal(rig, "gold"), rig.material("#6b3a22")
    rig.box(ROOT, (0, 0.60, 0), (0.040, 0.34, 0.012), blade, bevel=0.03)
    rig.cone(ROOT, (0, 0.93, 0), (0, 0.995, 0), 0.036, 0.003, blade)
    rig.box(ROOT, (0, 0.60, 0.008), (0.009, 0.32, 0.010), rig.material("#aab2bf", shading.METAL, gloss=0.6))
    rig.cone(ROOT, (-0.15, 0.245, 0), (0.15, 0.245, 0), 0.030, 0.030, gold)
    for s in (-1, 1):
        rig.ball(ROOT, (0.16 * s, 0.245, 0), 0.038, gold)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.07, 0), 0.028, 0.026, grip)
    rig.ball(ROOT, (0, 0.04, 0), 0.042, gold)
    rig.ball(ROOT, (0, 0.245, 0.035), 0.022, rig.material("#d42a3a", gloss=0.8, shine=60.0))


def crown(rig: Rig) -> None:
    """A golden crown with jewels."""
    gold, velvet = _metal(rig, "gold"), rig.material("#b3202f")
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
    gold, wood = _metal(rig, "gold"), rig.material("#4a2a1a", gloss=0.3)
    rig.box(ROOT, (0, 0.07, 0), (0.19, 0.07, 0.14), wood, bevel=0.03)
    rig.cone(ROOT, (0, 0.14, 0), (0, 0.24, 0), 0.11, 0.04, gold)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.44, 0), 0.04, 0.05, gold)
    rig.cone(ROOT, (0, 0.52, 0), (0, 0.98, 0), 0.10, 0.30, gold, clip=(0, -1, 0, 0.96))
    rig.ball(ROOT, (0, 0.955, 0), (0.295, 0.035, 0.25), rig.material("#c58f1a", shading.METAL, gloss=0.5))
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
        rig.material("#8a5228", second="#6b3d1c", pattern=shading.STRIPES, frequency=9.0, gloss=0.1),
        _metal(rig, "gold"),
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


def rocket(rig: Rig) -> None:
    """A toy rocket with fins and a window."""
    white, red, glass, fire = (
        rig.material("#f2f2f0", gloss=0.4, shine=40.0),
        rig.material("#e03a34", gloss=0.4),
        rig.material("#5fb4e8", gloss=0.9, shine=60.0),
        rig.material("#ffb03a", shading.GLOW, glow=1.5),
    )
    g = rig.group()
    rig.cone(ROOT, (0, 0.28, 0), (0, 0.52, 0), 0.13, 0.165, white, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.52, 0), (0, 0.72, 0), 0.165, 0.12, white, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.76, 0), (0, 0.985, 0), 0.118, 0.012, red)
    rig.cone(ROOT, (0, 0.16, 0), (0, 0.22, 0), 0.10, 0.08, rig.material("#44474f", shading.METAL, gloss=0.5))
    for s in (-1, 1):
        rig.curve(
            ROOT,
            [(0.12 * s, 0.40, 0), (0.24 * s, 0.24, 0), (0.26 * s, 0.08, 0)],
            [0.05, 0.045, 0.02],
            red,
            group=rig.group(),
            blend=0.03,
        )
    rig.curve(ROOT, [(0, 0.40, 0.12), (0, 0.22, 0.2), (0, 0.08, 0.2)], [0.04, 0.035, 0.018], red)
    rig.ring(ROOT, (0, 0.58, 0.145), (0.075, 0.075), 0.018, red, steps=18)
    rig.ball(ROOT, (0, 0.58, 0.13), (0.07, 0.07, 0.035), glass)
    rig.cone(ROOT, (0, 0.10, 0), (0, -0.02, 0), 0.065, 0.012, fire)


def robot(rig: Rig) -> None:
    """A friendly box robot."""
    shell, dark, eye, joint_ = (
        rig.material("#8fc4d8", gloss=0.4, shine=35.0),
        rig.material("#33404a", gloss=0.3),
        rig.material("#7dffe0", shading.GLOW, glow=1.3),
        _metal(rig),
    )
    rig.box(ROOT, (0, 0.38, 0), (0.22, 0.18, 0.14), shell, bevel=0.05)
    rig.box(ROOT, (0, 0.40, 0.14), (0.12, 0.09, 0.01), dark, bevel=0.03)
    for k, c in enumerate(("#ff5a4a", "#ffd24a", "#6adf6a")):
        rig.ball(ROOT, (-0.06 + 0.06 * k, 0.43, 0.152), 0.02, rig.material(c, shading.GLOW, glow=1.2))
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
    rig.ball("head", (0, 0.975, 0), 0.03, rig.material("#ff5a4a", shading.GLOW, glow=1.2))


def car(rig: Rig) -> None:
    """A round little car from the side."""
    paint, glass, tyre, metal = (
        rig.material("#3f8fd8", gloss=0.6, shine=50.0, rim=0.8),
        rig.material("#cfe8f4", gloss=0.9, shine=60.0),
        rig.material("#26262b", gloss=0.2),
        _metal(rig),
    )
    g = rig.group()
    rig.box(ROOT, (0, 0.38, 0), (0.86, 0.17, 0.34), paint, bevel=0.12)
    rig.ball(ROOT, (-0.86, 0.38, 0), (0.13, 0.17, 0.32), paint, group=g)
    rig.ball(ROOT, (0.86, 0.38, 0), (0.13, 0.17, 0.32), paint, group=g)
    rig.ball(ROOT, (0.04, 0.52, 0), (0.58, 0.46, 0.30), paint, clip=(0, 1, 0, -0.50))
    rig.ball(ROOT, (-0.19, 0.68, 0.20), (0.20, 0.17, 0.10), glass)
    rig.ball(ROOT, (0.27, 0.68, 0.20), (0.20, 0.17, 0.10), glass)
    for x in (-0.52, 0.52):
        rig.ball(ROOT, (x, 0.20, 0.30), (0.205, 0.205, 0.09), tyre)
        rig.ball(ROOT, (x, 0.20, 0.36), (0.12, 0.12, 0.05), metal)
    rig.ball(ROOT, (-0.93, 0.44, 0.18), (0.06, 0.08, 0.08), rig.material("#fff4c0", shading.GLOW, glow=1.1))
    rig.ball(ROOT, (0.95, 0.44, 0.18), (0.04, 0.06, 0.07), rig.material("#ff4a3a", shading.GLOW, glow=0.9))
    rig.cone(ROOT, (-0.95, 0.24, 0.1), (0.95, 0.24, 0.1), 0.035, 0.035, metal)
    rig.box(ROOT, (0.10, 0.47, 0.342), (0.05, 0.012, 0.01), metal)


def train(rig: Rig) -> None:
    """A little steam engine from the side."""
    green, red, dark, brass = (
        rig.material("#2f8a55", gloss=0.5, shine=40.0),
        rig.material("#c9302c", gloss=0.4),
        rig.material("#2a2a30", gloss=0.3),
        _metal(rig, "gold"),
    )
    rig.cone(ROOT, (-0.62, 0.50, 0), (0.24, 0.50, 0), 0.215, 0.215, green)
    for x in (-0.40, -0.10):
        rig.ring(ROOT, (x, 0.50, 0), (0.222, 0.222), 0.018, brass, spin=(0, math.pi / 2, 0), steps=18)
    rig.ball(ROOT, (-0.80, 0.50, 0), (0.06, 0.19, 0.19), dark)
    rig.box(ROOT, (0.52, 0.62, 0), (0.27, 0.32, 0.24), red, bevel=0.04)
    rig.box(ROOT, (0.52, 0.965, 0), (0.33, 0.035, 0.28), dark, bevel=0.03)
    rig.box(
        ROOT,
        (0.52, 0.74, 0.235),
        (0.14, 0.11, 0.01),
        rig.material("#ffe2a0", shading.GLOW, glow=0.9),
        bevel=0.03,
    )
    rig.cone(ROOT, (-0.52, 0.66, 0), (-0.52, 0.88, 0), 0.07, 0.09, dark)
    rig.ball(ROOT, (-0.52, 0.935, 0), (0.13, 0.05, 0.13), brass)
    rig.ball(ROOT, (-0.12, 0.72, 0), (0.085, 0.09, 0.09), brass)
    rig.box(ROOT, (0, 0.245, 0), (0.84, 0.045, 0.22), dark, bevel=0.02)
    for x, r in ((-0.60, 0.135), (-0.26, 0.135), (0.12, 0.175), (0.56, 0.175)):
        rig.ball(ROOT, (x, r, 0.24), (r, r, 0.05), red)
        rig.ring(ROOT, (x, r, 0.26), (r * 0.92, r * 0.92), 0.025, dark, steps=16)
        rig.ball(ROOT, (x, r, 0.28), (r * 0.28, r * 0.28, 0.03), brass)
    rig.cone(ROOT, (-0.60, 0.15, 0.31), (0.56, 0.17, 0.31), 0.022, 0.022, brass)
    rig.cone(ROOT, (-0.84, 0.28, 0), (-0.98, 0.06, 0), 0.06, 0.03, red)
    rig.ball(ROOT, (-0.86, 0.66, 0.0), 0.06, rig.material("#fff4c0", shading.GLOW, glow=1.2))


def telescope(rig: Rig) -> None:
    """A brass telescope on a tripod."""
    brass, wood, dark = (
        _metal(rig, "#d8a83a"),
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
        _metal(rig),
        rig.material("#35508a", gloss=0.9, shine=70.0),
    )
    rig.box(ROOT, (0, 0.42, 0), (0.62, 0.36, 0.16), skin, bevel=0.08)
    rig.box(ROOT, (0, 0.76, 0), (0.62, 0.07, 0.17), metal, bevel=0.04)
    rig.box(ROOT, (0, 0.86, 0), (0.20, 0.09, 0.13), metal, bevel=0.04)
    for r, z, m in ((0.32, 0.16, dark), (0.27, 0.24, metal), (0.23, 0.27, dark), (0.17, 0.31, glass)):
        rig.ball(ROOT, (0, 0.40, z), (r, r, 0.08), m)
    rig.ball(ROOT, (-0.06, 0.47, 0.38), (0.04, 0.04, 0.01), rig.material("#ffffff", shading.GLOW, glow=1.0))
    rig.ball(ROOT, (0.44, 0.85, 0.02), (0.08, 0.05, 0.08), rig.material("#d8342f", gloss=0.4))
    rig.box(
        ROOT,
        (-0.43, 0.70, 0.155),
        (0.10, 0.055, 0.02),
        rig.material("#fff8e0", shading.GLOW, glow=0.9),
        bevel=0.02,
    )


def flower(rig: Rig) -> None:
    """A sunny flower with leaves."""
    stem, petal, heart = (
        rig.material("#4f9a3c", gloss=0.1),
        rig.material("#f25f8a", gloss=0.1, wrap=0.6, rim=0.8),
        rig.material("#f7c42e", second="#d8952a", pattern=shading.SPECKLE, frequency=40.0),
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
            "#4c9a5a", second="#3b8048", pattern=shading.UPRIGHT, frequency=11.0, gloss=0.1, rim=0.8
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
        rig.material("#d8342f", second="#fff2dc", pattern=shading.BANDS, frequency=12.0),
        rig.material("#6b4a2e"),
    )
    for y, r in ((0.22, 0.245), (0.54, 0.185), (0.78, 0.145)):
        rig.ball(ROOT, (0, y, 0), (r, r * 0.95, r), snow, group=1, blend=0.02)
    for s in (-1, 1):
        rig.ball(ROOT, (0.055 * s, 0.815, 0.13), 0.022, coal)
        rig.curve(
            ROOT,
            [(0.17 * s, 0.56, 0), (0.33 * s, 0.66, 0.02), (0.42 * s, 0.76, 0.02)],
            [0.016, 0.013, 0.008],
            wood,
        )
        rig.cone(ROOT, (0.34 * s, 0.665, 0.02), (0.42 * s, 0.65, 0.04), 0.010, 0.006, wood)
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


def lamp(rig: Rig) -> None:
    """A glowing table lamp."""
    base, shade, light = (
        rig.material("#3f7f8a", gloss=0.5),
        rig.material("#ffe0a0", gloss=0.02, wrap=0.8, glow=0.55),
        rig.material("#fff2c0", shading.GLOW, glow=1.4),
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
        rig.material("#f4efe2", second="#d8534a", pattern=shading.BANDS, frequency=3.2),
    )
    for s in (-1, 1):
        for z in (-0.2, 0.25):
            rig.cone(ROOT, (0.70 * s, 0.02, z), (0.66 * s, 0.84, z), 0.04, 0.05, wood)
    rig.box(ROOT, (0, 0.88, 0), (0.82, 0.035, 0.38), wood, spin=(0.16, 0, 0), bevel=0.03)
    rig.box(ROOT, (0, 0.90, 0.06), (0.50, 0.034, 0.36), cloth, spin=(0.16, 0, 0), bevel=0.03)
    rig.box(ROOT, (0, 0.72, 0.42), (0.50, 0.12, 0.010), cloth, bevel=0.01)


def coffee(rig: Rig) -> None:
    """A steaming cup of coffee."""
    cup, drink, steam = (
        rig.material(
            "#f4efe6", second="#d8534a", pattern=shading.STRIPES, frequency=2.6, gloss=0.5, shine=45.0
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


def parcel(rig: Rig) -> None:
    """A brown box with red string; its label is the rig's first sheet."""
    side = rig.material("#c89558", gloss=0.03, wrap=0.4)
    front = rig.material("#c89558", pattern=shading.LABEL, gloss=0.03, wrap=0.4, side=0.0)
    string = rig.material("#d0342c", gloss=0.2)
    rig.box(ROOT, (0, 0.44, -0.01), (0.58, 0.44, 0.38), side, bevel=0.03)
    rig.box(ROOT, (0, 0.44, 0.36), (0.56, 0.43, 0.02), front, bevel=0.01)
    for x in (-0.45, 0.45):
        rig.box(ROOT, (x, 0.44, 0.0), (0.018, 0.45, 0.392), string, bevel=0.01)
    rig.box(ROOT, (0, 0.885, 0.0), (0.585, 0.012, 0.05), string, bevel=0.01)
    for s in (-1, 1):
        rig.ring(ROOT, (0.11 * s, 0.95, 0.1), (0.11, 0.065), 0.024, string, spin=(0, 0, 0.35 * s), steps=12)
    rig.ball(ROOT, (0, 0.92, 0.11), 0.04, string)
