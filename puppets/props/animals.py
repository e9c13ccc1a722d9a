"""Animals among the props, modelled in units of their height with the feet at y = 0, looking at the camera.

The bones ``head``, ``tail``, ``left`` and ``right`` are moved by ``props`` so that they live a little.
"""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import Rig


def eyes(
    rig: Rig, x: float, y: float, z: float, size: float, bone: str = "head", iris: str = "#2a1a10"
) -> None:
    """Two round shining eyes at ±``x``."""
    white, dark, light = (
        rig.material("#fbfaf5", gloss=0.5, shine=60.0),
        rig.material(iris, gloss=0.7, shine=60.0),
        rig.material("#ffffff", painting.GLOW, glow=1.0),
    )
    for side in (-1, 1):
        rig.ball(bone, (side * x, y, z), size, white)
        rig.ball(bone, (side * x * 0.92, y, z + size * 0.55), size * 0.66, dark)
        rig.ball(bone, (side * x * 0.92 - size * 0.22, y + size * 0.28, z + size * 1.10), size * 0.2, light)


def _fur(rig: Rig, tone: str) -> int:
    return rig.material(tone, gloss=0.03, wrap=0.55, rim=0.75)


def cat(rig: Rig) -> None:
    """An orange tabby that sits."""
    fur, pale, pink = (
        rig.material(
            "#e8923c",
            second="#c06a22",
            pattern=painting.STRIPES,
            frequency=9.0,
            wrap=0.55,
            rim=0.75,
            gloss=0.03,
        ),
        _fur(rig, "#fbeedb"),
        rig.material("#e58a8a", gloss=0.2),
    )
    g = rig.group()
    rig.ball("root", (0, 0.26, -0.05), (0.22, 0.27, 0.22), fur, group=g, blend=0.06)
    rig.ball("root", (0, 0.24, 0.08), (0.13, 0.18, 0.12), pale, group=g, blend=0.02)
    for s in (-1, 1):
        rig.ball("root", (0.17 * s, 0.10, 0.02), (0.11, 0.11, 0.16), fur, group=g, blend=0.05)
        rig.cone(
            "root", (0.08 * s, 0.28, 0.14), (0.09 * s, 0.05, 0.17), 0.055, 0.055, pale, group=g, blend=0.02
        )
    h = rig.group()
    rig.ball("head", (0, 0.66, 0.04), (0.27, 0.235, 0.23), fur, group=h, blend=0.05)
    for s in (-1, 1):
        rig.cone(
            "head", (0.16 * s, 0.80, 0.02), (0.235 * s, 0.985, 0.0), 0.09, 0.015, fur, group=h, blend=0.03
        )
        rig.cone("head", (0.165 * s, 0.815, 0.06), (0.225 * s, 0.95, 0.04), 0.055, 0.01, pink)
        rig.ball("head", (0.07 * s, 0.585, 0.235), (0.085, 0.065, 0.06), pale, group=h, blend=0.02)
        for k in (-1, 0, 1):
            rig.cone(
                "head",
                (0.12 * s, 0.585 + 0.015 * k, 0.27),
                (0.34 * s, 0.60 + 0.05 * k, 0.22),
                0.006,
                0.002,
                pale,
            )
    eyes(rig, 0.115, 0.69, 0.20, 0.068, iris="#3f7a2f")
    rig.ball("head", (0, 0.625, 0.295), (0.03, 0.022, 0.02), pink)
    rig.curve(
        "tail",
        [(0.15, 0.08, -0.12), (0.36, 0.12, -0.1), (0.42, 0.34, -0.08), (0.36, 0.48, -0.05)],
        [0.055, 0.055, 0.05, 0.04],
        fur,
    )


def dog(rig: Rig) -> None:
    """A brown-and-white puppy with hanging ears."""
    fur, pale, dark = _fur(rig, "#b9793f"), _fur(rig, "#fdf3e4"), rig.material("#2a1d18", gloss=0.5)
    ear = _fur(rig, "#6f4423")
    g = rig.group()
    rig.ball("root", (0, 0.27, -0.08), (0.21, 0.25, 0.24), fur, group=g, blend=0.06)
    rig.ball("root", (0, 0.28, 0.06), (0.14, 0.18, 0.12), pale, group=g, blend=0.03)
    for s in (-1, 1):
        rig.ball("root", (0.17 * s, 0.10, -0.04), (0.11, 0.12, 0.17), fur, group=g, blend=0.05)
        rig.cone(
            "root", (0.10 * s, 0.27, 0.10), (0.11 * s, 0.06, 0.14), 0.068, 0.07, pale, group=g, blend=0.02
        )
    h = rig.group()
    rig.ball("head", (0, 0.69, 0.0), (0.25, 0.25, 0.23), fur, group=h, blend=0.05)
    rig.ball("head", (0, 0.74, 0.10), (0.08, 0.20, 0.14), pale, group=h, blend=0.04)
    rig.ball("head", (0, 0.59, 0.20), (0.145, 0.105, 0.13), pale, group=h, blend=0.04)
    rig.ball("head", (0, 0.635, 0.325), (0.05, 0.038, 0.03), dark)
    rig.ball("head", (0, 0.515, 0.27), (0.045, 0.055, 0.025), rig.material("#e5606a", gloss=0.3))
    for s in (-1, 1):
        rig.curve(
            "head",
            [(0.19 * s, 0.85, -0.02), (0.30 * s, 0.74, 0.02), (0.31 * s, 0.52, 0.06)],
            [0.06, 0.085, 0.07],
            ear,
            group=rig.group(),
            blend=0.04,
        )
    eyes(rig, 0.105, 0.735, 0.18, 0.062)
    rig.ring(
        "root", (0, 0.46, 0.02), (0.165, 0.15), 0.028, rig.material("#d8343c", gloss=0.2), spin=(1.35, 0, 0)
    )
    rig.ball("root", (0, 0.43, 0.18), 0.035, rig.material("gold", painting.METAL, gloss=0.7))
    rig.curve(
        "tail", [(0.08, 0.12, -0.28), (0.26, 0.24, -0.28), (0.34, 0.42, -0.25)], [0.05, 0.045, 0.025], fur
    )


def squirrel(rig: Rig) -> None:
    """A red squirrel with a nut and a great tail."""
    fur, pale, nut = _fur(rig, "#b5602c"), _fur(rig, "#fbe8d0"), rig.material("#8a5a2b", gloss=0.3)
    t = rig.group()
    rig.curve(
        "tail",
        [
            (0.12, 0.10, -0.15),
            (0.36, 0.25, -0.18),
            (0.40, 0.62, -0.18),
            (0.28, 0.90, -0.16),
            (0.40, 0.99, -0.14),
        ],
        [0.09, 0.15, 0.17, 0.13, 0.05],
        fur,
        group=t,
        blend=0.05,
    )
    g = rig.group()
    rig.ball("root", (0, 0.26, 0), (0.19, 0.26, 0.19), fur, group=g, blend=0.05)
    rig.ball("root", (0, 0.25, 0.10), (0.12, 0.19, 0.11), pale, group=g, blend=0.02)
    for s in (-1, 1):
        rig.ball("root", (0.14 * s, 0.07, 0.08), (0.08, 0.06, 0.15), fur, group=g, blend=0.03)
        rig.cone("root", (0.15 * s, 0.40, 0.08), (0.05 * s, 0.34, 0.24), 0.05, 0.045, fur)
    rig.ball("root", (0, 0.345, 0.27), (0.075, 0.085, 0.07), nut)
    rig.ball("root", (0, 0.40, 0.27), (0.08, 0.04, 0.075), rig.material("#5f3d1e"))
    h = rig.group()
    rig.ball("head", (0, 0.66, 0.05), (0.22, 0.20, 0.20), fur, group=h, blend=0.04)
    for s in (-1, 1):
        rig.cone("head", (0.13 * s, 0.80, 0.02), (0.17 * s, 0.97, 0.0), 0.06, 0.02, fur, group=h, blend=0.02)
        rig.ball("head", (0.07 * s, 0.585, 0.20), (0.075, 0.06, 0.06), pale, group=h, blend=0.02)
    rig.ball("head", (0, 0.625, 0.255), 0.028, rig.material("#2a1d18", gloss=0.6))
    eyes(rig, 0.105, 0.695, 0.185, 0.055)


def _bird(rig: Rig, body: str, belly: str, wing: str, beak: str, wide: float) -> None:
    feather, front, arm, bill = (
        _fur(rig, body),
        _fur(rig, belly),
        _fur(rig, wing),
        rig.material(beak, gloss=0.3),
    )
    g = rig.group()
    rig.ball("root", (0, 0.34, 0), (0.24 * wide, 0.32, 0.23), feather, group=g, blend=0.06)
    rig.ball("root", (0, 0.32, 0.07), (0.18 * wide, 0.26, 0.19), front, group=g, blend=0.02)
    rig.ball("head", (0, 0.76, 0.02), (0.20, 0.20, 0.19), feather, group=g, blend=0.08)
    for s, bone in ((-1, "left"), (1, "right")):
        rig.ball(bone, (0.235 * wide * s, 0.38, -0.01), (0.055, 0.23, 0.13), arm, spin=(0, 0, 0.22 * s))
        rig.ball("root", (0.10 * s, 0.025, 0.10), (0.085, 0.03, 0.12), bill)


def penguin(rig: Rig) -> None:
    """A penguin."""
    _bird(rig, "#2b303c", "#fbfaf4", "#2b303c", "#f2992e", 1.05)
    white, bill = _fur(rig, "#fbfaf4"), rig.material("#f2992e", gloss=0.3)
    for s in (-1, 1):
        rig.ball("head", (0.075 * s, 0.76, 0.09), (0.095, 0.11, 0.115), white)
    eyes(rig, 0.085, 0.79, 0.165, 0.042)
    rig.cone("head", (0, 0.715, 0.18), (0, 0.70, 0.30), 0.05, 0.018, bill)


def duckling(rig: Rig) -> None:
    """A yellow duckling."""
    _bird(rig, "#f7d23c", "#fbe27a", "#efc02a", "#f08a28", 1.15)
    bill = rig.material("#f08a28", gloss=0.3)
    rig.ball("head", (0, 0.70, 0.23), (0.115, 0.036, 0.12), bill)
    rig.ball("head", (0, 0.735, 0.20), (0.07, 0.045, 0.07), bill)
    eyes(rig, 0.09, 0.82, 0.15, 0.045)
    rig.cone("head", (0, 0.94, 0.0), (0.05, 1.0, -0.03), 0.035, 0.01, rig.material("#f7d23c"))


def seagull(rig: Rig) -> None:
    """A cheeky gull with grey wings."""
    _bird(rig, "#fafaf7", "#ffffff", "#9aa5b4", "#f4b62c", 1.0)
    bill, dark = rig.material("#f4b62c", gloss=0.3), _fur(rig, "#3a4048")
    for s, bone in ((-1, "left"), (1, "right")):
        rig.ball(bone, (0.29 * s, 0.19, -0.03), (0.04, 0.09, 0.07), dark, spin=(0, 0, 0.3 * s))
    rig.cone("head", (0, 0.745, 0.17), (0, 0.735, 0.36), 0.05, 0.022, bill)
    rig.ball("head", (0, 0.71, 0.345), 0.025, rig.material("#d8402c"))
    rig.cone("head", (0, 0.72, 0.38), (0, 0.70, 0.385), 0.02, 0.012, bill)
    eyes(rig, 0.10, 0.80, 0.145, 0.042)
    brow = _fur(rig, "#5a626e")
    for s in (-1, 1):
        rig.cone("head", (0.045 * s, 0.845, 0.185), (0.145 * s, 0.875, 0.14), 0.014, 0.012, brow)


def fish(rig: Rig) -> None:
    """A blue fish of no kind that has a name, seen from the side."""
    swimmer(rig, "#3f9ad0", "#2a78b0")


def clownfish(rig: Rig) -> None:
    """An orange fish with white bands."""
    swimmer(rig, "#f2762e", "#e85f22", "#fdf3e4")


def swimmer(rig: Rig, tone: str, fins: str, bands: str = "") -> None:
    """A fish of these colours, seen from the side."""
    scale = rig.material(
        tone, second=bands or tone, pattern=painting.BANDS if bands else painting.PLAIN, frequency=2.6, gloss=0.45, shine=35.0,
        rim=0.9,
    )  # fmt: skip
    fin = rig.material(fins, gloss=0.2, rim=0.8)
    g = rig.group()
    rig.ball("root", (-0.06, 0.5, 0), (0.46, 0.33, 0.20), scale, group=g, blend=0.03)
    for up in (-1, 1):
        rig.cone("tail", (0.36, 0.5, 0), (0.66, 0.5 + 0.24 * up, 0), 0.07, 0.085, fin)
    rig.cone("root", (-0.12, 0.78, 0), (0.16, 0.93, 0), 0.09, 0.03, fin)
    rig.cone("left", (0.0, 0.42, 0.18), (0.18, 0.30, 0.26), 0.05, 0.085, fin)
    rig.cone("root", (0.0, 0.20, 0), (0.14, 0.10, 0), 0.06, 0.02, fin)
    white, dark, light = (
        rig.material("#ffffff", gloss=0.5),
        rig.material("#1b1410", gloss=0.7),
        rig.material("#ffffff", painting.GLOW, glow=1.0),
    )
    rig.ball("root", (-0.28, 0.60, 0.14), 0.095, white)
    rig.ball("root", (-0.305, 0.60, 0.20), 0.06, dark)
    rig.ball("root", (-0.325, 0.625, 0.26), 0.018, light)
    rig.curve(
        "root",
        [(-0.50, 0.44, 0.06), (-0.44, 0.40, 0.11), (-0.36, 0.41, 0.16)],
        [0.012] * 3,
        rig.material("#7a2d12"),
    )


def shark(rig: Rig) -> None:
    """A grinning shark from the side."""
    skin, pale, white = (
        rig.material("#6f8799", gloss=0.3, rim=0.9),
        rig.material("#e8eef2", gloss=0.3),
        rig.material("#ffffff", gloss=0.4),
    )
    g = rig.group()
    rig.cone("root", (-0.55, 0.46, 0), (0.15, 0.47, 0), 0.24, 0.27, skin, group=g, blend=0.05)
    rig.cone("root", (0.15, 0.47, 0), (0.85, 0.52, 0), 0.27, 0.07, skin, group=g, blend=0.05)
    rig.ball("root", (-0.18, 0.32, 0.05), (0.55, 0.15, 0.22), pale, group=g, blend=0.02)
    rig.cone("root", (-0.02, 0.68, 0), (0.16, 0.98, 0), 0.13, 0.025, skin)
    for up, long in ((1, 0.30), (-1, 0.20)):
        rig.cone("tail", (0.84, 0.52, 0), (1.04, 0.52 + long * up, 0), 0.06, 0.025, skin)
    rig.cone("left", (-0.05, 0.30, 0.2), (0.16, 0.06, 0.28), 0.09, 0.02, skin)
    rig.ball("root", (-0.52, 0.36, 0.19), (0.21, 0.085, 0.05), rig.material("#7a1f2a"), spin=(0, 0, -0.25))
    for k in range(6):
        x = -0.68 + 0.062 * k
        rig.cone(
            "root", (x, 0.445 - 0.012 * k, 0.235), (x + 0.005, 0.385 - 0.014 * k, 0.245), 0.026, 0.004, white
        )
    rig.ball("root", (-0.53, 0.585, 0.17), 0.062, white)
    rig.ball("root", (-0.55, 0.58, 0.215), 0.036, rig.material("#14161a", gloss=0.7))
    rig.cone("root", (-0.62, 0.665, 0.20), (-0.45, 0.635, 0.23), 0.02, 0.014, skin)


def crab(rig: Rig) -> None:
    """A red crab with raised claws."""
    shell = rig.material(
        "#e0482c", second="#f07a50", pattern=painting.SPECKLE, frequency=18.0, gloss=0.4, rim=0.8
    )
    limb = rig.material("#d83f26", gloss=0.35, rim=0.8)
    rig.ball("root", (0, 0.36, 0), (0.40, 0.235, 0.25), shell)
    for s, bone in ((-1, "left"), (1, "right")):
        for k in range(3):
            rig.curve(
                "root",
                [
                    (0.28 * s, 0.30 - 0.03 * k, -0.02),
                    (0.50 * s, 0.36 - 0.10 * k, 0.04),
                    (0.58 * s, 0.04, 0.1 - 0.06 * k),
                ],
                [0.04, 0.035, 0.018],
                limb,
            )
        rig.curve(
            bone,
            [(0.32 * s, 0.42, 0.1), (0.52 * s, 0.52, 0.16), (0.52 * s, 0.70, 0.18)],
            [0.05, 0.05, 0.05],
            limb,
        )
        rig.ball(bone, (0.53 * s, 0.80, 0.18), (0.13, 0.145, 0.09), limb)
        rig.cone(bone, (0.50 * s, 0.88, 0.18), (0.43 * s, 1.02, 0.18), 0.055, 0.012, limb)
        rig.cone(bone, (0.59 * s, 0.88, 0.18), (0.62 * s, 1.02, 0.18), 0.055, 0.012, limb)
        rig.cone("head", (0.11 * s, 0.52, 0.12), (0.13 * s, 0.68, 0.14), 0.026, 0.026, limb)
    eyes(rig, 0.13, 0.72, 0.15, 0.07)
    rig.curve(
        "root",
        [(-0.10, 0.34, 0.235), (0, 0.30, 0.25), (0.10, 0.34, 0.235)],
        [0.014] * 3,
        rig.material("#6b160c"),
    )


def octopus(rig: Rig) -> None:
    """A purple octopus with curling arms."""
    skin = rig.material(
        "#a85fc4", second="#c58ae0", pattern=painting.SPECKLE, frequency=14.0, gloss=0.35, wrap=0.5, rim=0.9
    )
    g = rig.group()
    rig.ball("head", (0, 0.66, 0), (0.30, 0.34, 0.28), skin, group=g, blend=0.10)
    for k in range(8):
        a = math.pi * (k + 0.5) / 8
        x, z = math.cos(a), math.sin(a) * (1 if k % 2 else 0.35)
        points = [
            (x * 0.18, 0.40, z * 0.12),
            (x * 0.38, 0.16, z * 0.2),
            (x * 0.58, 0.06, z * 0.24),
            (x * 0.70, 0.14 + 0.05 * (k % 3), z * 0.22),
        ]
        rig.curve("left" if k % 2 else "right", points, [0.10, 0.075, 0.05, 0.022], skin, group=g, blend=0.06)
    eyes(rig, 0.115, 0.66, 0.235, 0.085)
    rig.curve(
        "head",
        [(-0.08, 0.50, 0.27), (0, 0.465, 0.285), (0.08, 0.50, 0.27)],
        [0.014] * 3,
        rig.material("#4f1f66"),
    )
