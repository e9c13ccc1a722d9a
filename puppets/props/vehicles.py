"""Things that drive, sail and fly among the props, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def bike(rig: Rig) -> None:
    """A red city bike from the side."""
    paint, tyre, metal, saddle = (
        rig.material("#d8342f", gloss=0.5, shine=40.0),
        rig.material("#26262b", gloss=0.2),
        metallic(rig),
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
    for low, high in (
        ((-0.05, 0.30), (-0.20, 0.72)),
        ((-0.05, 0.30), (0.38, 0.70)),
        ((-0.19, 0.68), (0.38, 0.72)),
        ((-0.19, 0.68), (-0.56, 0.32)),
        ((-0.05, 0.30), (-0.56, 0.32)),
        ((0.36, 0.82), (0.56, 0.32)),
    ):
        rig.cone(ROOT, (*low, 0.02), (*high, 0.02), 0.030, 0.030, paint)
    rig.cone(ROOT, (0.36, 0.80, 0.02), (0.33, 0.95, 0.02), 0.02, 0.02, metal)
    rig.curve(ROOT, [(0.22, 0.99, 0.16), (0.36, 0.95, 0.05), (0.30, 0.97, -0.1)], [0.03, 0.022, 0.03], tyre)
    rig.cone(ROOT, (-0.20, 0.72, 0.02), (-0.22, 0.82, 0.02), 0.018, 0.018, metal)
    rig.ball(ROOT, (-0.22, 0.855, 0.02), (0.13, 0.04, 0.07), saddle)
    rig.ring(ROOT, (-0.05, 0.30, 0.04), (0.085, 0.085), 0.014, metal, steps=12)
    rig.box(
        ROOT,
        (0.52, 0.78, 0.05),
        (0.13, 0.09, 0.10),
        rig.material("#b98a4f", second="#8f6534", pattern=painting.CHECK, frequency=20.0),
        bevel=0.03,
    )


def boat(rig: Rig) -> None:
    """A small sailing boat."""
    hull, band, sail, wood = (
        rig.material("#b8402f", gloss=0.35),
        rig.material("#f7efe0", gloss=0.3),
        rig.material("#fdf8ea", second="#e5533f", pattern=painting.STRIPES, frequency=5.0, wrap=0.6),
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


def rocket(rig: Rig) -> None:
    """A toy rocket with fins and a window."""
    white, red, glass, fire = (
        rig.material("#f2f2f0", gloss=0.4, shine=40.0),
        rig.material("#e03a34", gloss=0.4),
        rig.material("#5fb4e8", gloss=0.9, shine=60.0),
        rig.material("#ffb03a", painting.GLOW, glow=1.5),
    )
    g = rig.group()
    rig.cone(ROOT, (0, 0.28, 0), (0, 0.52, 0), 0.13, 0.165, white, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.52, 0), (0, 0.72, 0), 0.165, 0.12, white, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.76, 0), (0, 0.985, 0), 0.118, 0.012, red)
    rig.cone(ROOT, (0, 0.16, 0), (0, 0.22, 0), 0.10, 0.08, rig.material("#44474f", painting.METAL, gloss=0.5))
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


def car(rig: Rig) -> None:
    """A round little car from the side."""
    paint, glass, tyre, metal = (
        rig.material("#3f8fd8", gloss=0.6, shine=50.0, rim=0.8),
        rig.material("#cfe8f4", gloss=0.9, shine=60.0),
        rig.material("#26262b", gloss=0.2),
        metallic(rig),
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
    rig.ball(ROOT, (-0.93, 0.44, 0.18), (0.06, 0.08, 0.08), rig.material("#fff4c0", painting.GLOW, glow=1.1))
    rig.ball(ROOT, (0.95, 0.44, 0.18), (0.04, 0.06, 0.07), rig.material("#ff4a3a", painting.GLOW, glow=0.9))
    rig.cone(ROOT, (-0.95, 0.24, 0.1), (0.95, 0.24, 0.1), 0.035, 0.035, metal)
    rig.box(ROOT, (0.10, 0.47, 0.342), (0.05, 0.012, 0.01), metal)


def train(rig: Rig) -> None:
    """A little steam engine from the side."""
    green, red, dark, brass = (
        rig.material("#2f8a55", gloss=0.5, shine=40.0),
        rig.material("#c9302c", gloss=0.4),
        rig.material("#2a2a30", gloss=0.3),
        metallic(rig, "gold"),
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
        rig.material("#ffe2a0", painting.GLOW, glow=0.9),
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
    rig.ball(ROOT, (-0.86, 0.66, 0.0), 0.06, rig.material("#fff4c0", painting.GLOW, glow=1.2))


def _wheels(rig: Rig, spots: tuple[float, ...], r: float, z: float) -> None:
    tyre, metal = rig.material("#26262b", gloss=0.2), metallic(rig)
    for x in spots:
        rig.ball(ROOT, (x, r, z), (r, r, 0.09), tyre)
        rig.ball(ROOT, (x, r, z + 0.06), (r * 0.55, r * 0.55, 0.05), metal)


def bus(rig: Rig) -> None:
    """A yellow bus from the side."""
    paint, glass = (
        rig.material("#f7b92e", gloss=0.5, shine=45.0, rim=0.8),
        rig.material("#cfe8f4", gloss=0.9, shine=60.0),
    )
    band = rig.material("#3a3a40", gloss=0.3)
    rig.box(ROOT, (0, 0.56, 0), (0.86, 0.40, 0.36), paint, bevel=0.1)
    rig.box(ROOT, (0.02, 0.96, 0), (0.80, 0.035, 0.31), rig.material("#fdf3d8", gloss=0.3), bevel=0.03)
    for k in range(4):
        rig.box(ROOT, (-0.27 + 0.31 * k, 0.70, 0.36), (0.125, 0.15, 0.012), glass, bevel=0.04)
    rig.box(ROOT, (-0.63, 0.56, 0.36), (0.11, 0.29, 0.012), glass, bevel=0.04)
    rig.box(ROOT, (-0.63, 0.56, 0.374), (0.008, 0.29, 0.004), band)
    rig.box(ROOT, (0.17, 0.46, 0.365), (0.66, 0.022, 0.008), band)
    rig.box(ROOT, (0, 0.18, 0), (0.84, 0.05, 0.34), band, bevel=0.03)
    rig.ball(ROOT, (-0.86, 0.32, 0.2), (0.04, 0.07, 0.07), rig.material("#fff4c0", painting.GLOW, glow=1.1))
    rig.ball(ROOT, (0.86, 0.34, 0.2), (0.03, 0.06, 0.06), rig.material("#ff4a3a", painting.GLOW, glow=0.9))
    _wheels(rig, (-0.46, 0.50), 0.19, 0.32)


def truck(rig: Rig) -> None:
    """A truck with a red cab and a big box, from the side."""
    paint, glass = (
        rig.material("#d8432f", gloss=0.5, shine=45.0, rim=0.8),
        rig.material("#cfe8f4", gloss=0.9, shine=60.0),
    )
    load, dark = rig.material("#f4f0e6", gloss=0.2), rig.material("#33333a", gloss=0.3)
    rig.box(ROOT, (0.33, 0.62, 0), (0.52, 0.36, 0.34), load, bevel=0.04)
    for k in range(3):
        rig.box(ROOT, (0.03 + 0.30 * k, 0.62, 0.342), (0.012, 0.34, 0.006), rig.material("#d8d2c4"))
    rig.box(ROOT, (0.0, 0.22, 0), (0.86, 0.055, 0.28), dark, bevel=0.02)
    g = rig.group()
    rig.box(ROOT, (-0.55, 0.46, 0), (0.30, 0.24, 0.33), paint, bevel=0.1, group=g)
    rig.box(ROOT, (-0.48, 0.74, 0), (0.21, 0.16, 0.31), paint, bevel=0.1, group=g)
    rig.box(ROOT, (-0.51, 0.73, 0.315), (0.135, 0.105, 0.012), glass, bevel=0.04)
    rig.box(ROOT, (-0.69, 0.73, 0), (0.012, 0.12, 0.27), glass, bevel=0.03)
    rig.box(ROOT, (-0.44, 0.5, 0.332), (0.05, 0.012, 0.01), metallic(rig))
    rig.cone(ROOT, (-0.86, 0.25, 0.25), (-0.86, 0.25, -0.25), 0.05, 0.05, metallic(rig))
    rig.ball(ROOT, (-0.85, 0.40, 0.2), (0.04, 0.07, 0.07), rig.material("#fff4c0", painting.GLOW, glow=1.1))
    rig.cone(ROOT, (-0.24, 0.6, 0.3), (-0.24, 0.96, 0.3), 0.03, 0.03, metallic(rig))
    _wheels(rig, (-0.52, 0.28, 0.64), 0.18, 0.30)


def plane(rig: Rig) -> None:
    """A small aeroplane from the side, nose to the left."""
    paint, white, glass = (
        rig.material("#e8503a", gloss=0.5, shine=45.0, rim=0.8), rig.material("#fdf8ee", gloss=0.4),
        rig.material("#bfe4f6", gloss=0.9, shine=60.0),
    )  # fmt: skip
    g = rig.group()
    rig.cone(ROOT, (-0.72, 0.50, 0), (-0.1, 0.52, 0), 0.20, 0.24, paint, group=g, blend=0.05)
    rig.cone(ROOT, (-0.1, 0.52, 0), (0.98, 0.62, 0), 0.24, 0.06, paint, group=g, blend=0.05)
    rig.ball(ROOT, (-0.18, 0.74, 0), (0.26, 0.16, 0.17), glass)
    rig.ball(ROOT, (0.90, 0.79, 0), (0.12, 0.20, 0.035), white, spin=(0, 0, -0.35))
    rig.ball(ROOT, (0.88, 0.62, 0.05), (0.11, 0.03, 0.30), white, spin=(0.3, 0, 0))
    rig.ball(ROOT, (-0.06, 0.36, 0.42), (0.21, 0.04, 0.56), white, spin=(0.38, -0.25, 0))
    rig.ball(ROOT, (0.05, 0.66, -0.4), (0.18, 0.035, 0.5), white, spin=(0.32, 0.3, 0))
    for k in range(3):
        rig.ball(ROOT, (0.2 + 0.19 * k, 0.585 + 0.017 * k, 0.185 - 0.038 * k), (0.055, 0.055, 0.03), glass)
    rig.ball(ROOT, (-0.95, 0.50, 0), (0.07, 0.08, 0.08), metallic(rig))
    for s in (-1, 1):
        rig.ball(
            ROOT,
            (-0.97, 0.50 + 0.18 * s, 0.02),
            (0.022, 0.2, 0.05),
            rig.material("#4a3a30", gloss=0.4),
            spin=(0, 0, 0.08),
        )
    rig.cone(ROOT, (-0.4, 0.32, 0.14), (-0.42, 0.14, 0.2), 0.025, 0.025, metallic(rig))
    _wheels(rig, (-0.42,), 0.11, 0.2)
    rig.cone(ROOT, (0.82, 0.54, 0), (0.86, 0.42, 0), 0.02, 0.03, rig.material("#26262b"))
