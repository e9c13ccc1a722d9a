"""Set pieces and tools that people act with, in units of their height with the base at y = 0.

The leaf of a door is the bone ``left`` (hinge at x = −0.3), the lid of a box the bone ``head`` (hinge at the back).
"""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import barrel


def _wood(rig: Rig, tone: str = "#a8713f") -> int:
    return rig.material(tone, gloss=0.12, rim=0.6)


def _gloss(rig: Rig, tone: str) -> int:
    return rig.material(tone, gloss=0.4, shine=40.0, rim=0.7)


def tree(rig: Rig) -> None:
    """A round-crowned tree with a climbable trunk."""
    bark, leaf, g = _wood(rig, "#8a5a34"), rig.material("#4fae3f", wrap=0.6, rim=0.8), rig.group()
    rig.cone(ROOT, (0, 0.07, 0), (0, 0.6, 0), 0.075, 0.05, bark)
    for s in (-1, 1):
        rig.cone(ROOT, (0, 0.4, 0), (0.22 * s, 0.58, 0), 0.04, 0.025, bark)
    for x, y, r in (
        (0, 0.82, 0.18),
        (-0.2, 0.68, 0.16),
        (0.2, 0.68, 0.16),
        (0, 0.66, 0.19),
        (-0.1, 0.8, 0.15),
    ):
        rig.ball(ROOT, (x, y, 0), (r, r, r * 0.8), leaf, group=g, blend=0.04)


def ladder(rig: Rig) -> None:
    """A wooden ladder."""
    wood = _wood(rig, "#c98a4a")
    for s in (-1, 1):
        rig.cone(ROOT, (0.14 * s, 0.022, 0), (0.12 * s, 0.98, 0), 0.022, 0.02, wood)
    for k in range(7):
        rig.cone(ROOT, (-0.13, 0.1 + 0.13 * k, 0), (0.13, 0.1 + 0.13 * k, 0), 0.016, 0.016, wood)


def door(rig: Rig) -> None:
    """A door in its frame; the leaf turns on the bone ``left``."""
    frame, leaf, panel = _wood(rig, "#f3e6cf"), _gloss(rig, "#c8402f"), _gloss(rig, "#a83224")
    for s in (-1, 1):
        rig.box(ROOT, (0.33 * s, 0.5, 0), (0.035, 0.5, 0.05), frame)
    rig.box(ROOT, (0, 0.965, 0), (0.36, 0.035, 0.05), frame)
    rig.box(ROOT, (0, 0.47, -0.04), (0.3, 0.46, 0.005), rig.material("#2b2430"))
    rig.box("left", (0, 0.465, 0), (0.3, 0.46, 0.025), leaf)
    for y in (0.25, 0.68):
        rig.box("left", (0, y, 0.025), (0.2, 0.16, 0.01), panel)
    rig.ball("left", (0.24, 0.46, 0.06), 0.035, metallic(rig, "gold"))


def bed(rig: Rig) -> None:
    """A bed from the side with pillow and blanket."""
    wood, quilt, white = _wood(rig), _gloss(rig, "#4f8fd8"), rig.material("#fdfaf2", wrap=0.6)
    rig.box(ROOT, (-1.25, 0.5, 0), (0.06, 0.5, 0.55), wood)
    rig.box(ROOT, (1.25, 0.36, 0), (0.06, 0.36, 0.55), wood)
    rig.box(ROOT, (0, 0.3, 0), (1.2, 0.1, 0.52), wood)
    rig.box(ROOT, (0, 0.46, 0), (1.2, 0.09, 0.52), white, bevel=0.05)
    rig.box(ROOT, (0.38, 0.5, 0), (0.82, 0.1, 0.55), quilt, bevel=0.06)
    rig.ball(ROOT, (-0.85, 0.64, 0), (0.28, 0.14, 0.4), white)


def bench(rig: Rig) -> None:
    """A park bench."""
    wood, iron = _wood(rig, "#b5763c"), rig.material("#33363f", gloss=0.4)
    for y in (0.62, 0.78, 0.94):
        rig.box(ROOT, (0, y, -0.3), (1.1, 0.06, 0.04), wood)
    for z in (-0.15, 0.05, 0.25):
        rig.box(ROOT, (0, 0.46, z), (1.1, 0.04, 0.085), wood)
    for s in (-1, 1):
        rig.cone(ROOT, (0.9 * s, 0.05, 0.25), (0.9 * s, 0.44, 0.25), 0.05, 0.05, iron)
        rig.cone(ROOT, (0.9 * s, 0.05, -0.3), (0.9 * s, 0.9, -0.34), 0.05, 0.05, iron)


def box(rig: Rig) -> None:
    """A wooden box; the lid lifts on the bone ``head``."""
    wood, dark = _wood(rig, "#c08a4f"), _wood(rig, "#7d5230")
    rig.box(ROOT, (0, 0.38, 0), (0.6, 0.38, 0.42), wood)
    for s in (-1, 1):
        rig.box(ROOT, (0.5 * s, 0.38, 0.02), (0.06, 0.38, 0.42), dark)
    rig.box("head", (0, 0.87, 0), (0.66, 0.1, 0.47), dark, bevel=0.04)
    rig.box("head", (0, 0.76, 0.46), (0.08, 0.1, 0.02), metallic(rig, "gold"))


def bucket(rig: Rig) -> None:
    """A blue bucket with a handle."""
    paint = _gloss(rig, "#3f8fd8")
    barrel(rig, 0.0, 0.7, 0.29, 0.41, paint)
    rig.ball(ROOT, (0, 0.7, 0), (0.39, 0.02, 0.39), rig.material("#2a5f96"))
    rig.ring(ROOT, (0, 0.7, 0), (0.41, 0.41), 0.03, paint, spin=(math.pi / 2, 0, 0), steps=28)
    rig.ring(ROOT, (0, 0.12, 0), (0.32, 0.32), 0.02, paint, spin=(math.pi / 2, 0, 0), steps=28)
    rig.ring(ROOT, (0, 0.6, 0), (0.4, 0.37), 0.02, metallic(rig), arc=(0, math.pi))


def fence(rig: Rig) -> None:
    """White pickets."""
    white = rig.material("#f8f4ea", gloss=0.2)
    for k in range(6):
        x = -0.95 + 0.38 * k
        rig.box(ROOT, (x, 0.42, 0), (0.1, 0.42, 0.04), white)
        rig.cone(ROOT, (x, 0.83, 0), (x, 0.97, 0), 0.09, 0.02, white)
    for y in (0.3, 0.65):
        rig.box(ROOT, (0, y, -0.05), (1.1, 0.05, 0.03), white)


def rock(rig: Rig) -> None:
    """A grey boulder."""
    stone, g = rig.material("#8f929c", second="#a8abb4", pattern=painting.SPECKLE, rim=0.6), rig.group()
    for x, y, rx, ry in ((0, 0.45, 0.48, 0.5), (-0.3, 0.3, 0.36, 0.3), (0.32, 0.27, 0.36, 0.27)):
        rig.ball(ROOT, (x, y, 0), (rx, ry, 0.4), stone, group=g, blend=0.06, clip=(0, 1, 0, 0))


def house(rig: Rig) -> None:
    """A small house with a red roof."""
    wall, roof, wood = rig.material("#fbe9c6", gloss=0.1), _gloss(rig, "#d8452f"), _wood(rig, "#7d4a2a")
    rig.box(ROOT, (0, 0.28, 0), (0.46, 0.28, 0.3), wall, bevel=0.03)
    for k in range(7):
        half = 0.54 * (1 - k / 7.0)
        rig.box(ROOT, (0, 0.59 + 0.055 * k, 0), (half, 0.03, 0.36), roof, bevel=0.02)
    rig.box(ROOT, (0.28, 0.84, 0), (0.05, 0.12, 0.05), roof)
    rig.box(ROOT, (-0.18, 0.19, 0.31), (0.1, 0.19, 0.01), wood)
    rig.box(ROOT, (0.2, 0.32, 0.31), (0.12, 0.1, 0.01), wood)
    rig.box(ROOT, (0.2, 0.32, 0.32), (0.1, 0.08, 0.01), rig.material("#bfe6f8", gloss=0.9))


def campfire(rig: Rig) -> None:
    """Logs and flames; the flames are the bones ``head`` and ``tail``."""
    log = _wood(rig, "#7d5230")
    for s in (-1, 1):
        rig.cone(ROOT, (-0.5 * s, 0.1, 0.1), (0.5 * s, 0.16, -0.05 * s), 0.1, 0.1, log)
    for tone, r, high, z in (
        ("#ff7a1e", 0.27, 0.97, 0),
        ("#ffc23a", 0.18, 0.7, 0.14),
        ("#fff1a8", 0.1, 0.48, 0.24),
    ):
        flame = rig.material(tone, painting.GLOW, glow=1.2)
        rig.cone("head", (0, 0.34, z), (0, high, z), r, 0.02, flame)
    for s in (-1, 1):
        rig.cone(
            "tail",
            (0.2 * s, 0.3, 0),
            (0.3 * s, 0.7, 0),
            0.16,
            0.02,
            rig.material("#ff7a1e", painting.GLOW, glow=1.2),
        )


def kite(rig: Rig) -> None:
    """A diamond kite with a ribbon tail."""
    red, gold = _gloss(rig, "#e5403a"), _gloss(rig, "#ffc928")
    for k in range(12):
        y = 0.38 + 0.05 * k
        half = 0.38 * (1 - abs(y - 0.72) / (0.36 if y < 0.72 else 0.27))
        rig.box(ROOT, (0, y, 0), (max(half, 0.02), 0.027, 0.012), gold if k % 4 == 2 else red)
    points = [(0.07 * math.sin(k * 1.4), 0.36 - 0.055 * k, 0) for k in range(7)]
    rig.curve(ROOT, points, [0.014] * 7, gold)
    for x, y, _ in points[1::2]:
        rig.ball(ROOT, (x, y, 0), (0.06, 0.03, 0.02), red)


def shovel(rig: Rig) -> None:
    """A shovel, blade down."""
    rig.cone(ROOT, (0, 0.3, 0), (0, 0.95, 0), 0.022, 0.022, _wood(rig))
    rig.cone(ROOT, (-0.08, 0.97, 0), (0.08, 0.97, 0), 0.025, 0.025, _gloss(rig, "#d8342f"))
    rig.ball(ROOT, (0, 0.17, 0), (0.13, 0.17, 0.03), metallic(rig))


def broom(rig: Rig) -> None:
    """A broom, bristles down."""
    straw = rig.material("#e8b84a", wrap=0.5)
    rig.cone(ROOT, (0, 0.25, 0), (0, 0.98, 0), 0.018, 0.018, _wood(rig))
    for k in range(7):
        rig.cone(ROOT, (0.012 * (k - 3), 0.28, 0), (0.042 * (k - 3), 0.022, 0), 0.022, 0.022, straw)
    rig.box(ROOT, (0, 0.28, 0), (0.06, 0.025, 0.04), _gloss(rig, "#d8342f"))


def key(rig: Rig) -> None:
    """A golden key."""
    gold = metallic(rig, "gold")
    rig.ring(ROOT, (0, 0.8, 0), (0.16, 0.15), 0.05, gold)
    rig.cone(ROOT, (0, 0.64, 0), (0, 0.05, 0), 0.05, 0.05, gold)
    for y in (0.08, 0.24):
        rig.box(ROOT, (0.13, y, 0), (0.12, 0.045, 0.04), gold)


def letter(rig: Rig) -> None:
    """An envelope with a red seal."""
    paper, line = rig.material("#fdf6e4", gloss=0.1), rig.material("#b8a47c")
    rig.box(ROOT, (0, 0.5, 0), (0.72, 0.5, 0.04), paper)
    for s in (-1, 1):
        rig.cone(ROOT, (0.68 * s, 0.94, 0.05), (0, 0.45, 0.05), 0.02, 0.02, line)
    rig.ball(ROOT, (0, 0.46, 0.06), (0.13, 0.13, 0.05), _gloss(rig, "#d8342f"))


def gift(rig: Rig) -> None:
    """A present with a bow."""
    paint, band = _gloss(rig, "#8a4fd0"), _gloss(rig, "#ffc928")
    rig.box(ROOT, (0, 0.36, 0), (0.42, 0.36, 0.4), paint, bevel=0.03)
    rig.box(ROOT, (0, 0.37, 0), (0.07, 0.37, 0.415), band)
    rig.box(ROOT, (0, 0.36, 0), (0.435, 0.07, 0.415), band)
    for s in (-1, 1):
        rig.ring(ROOT, (0.14 * s, 0.84, 0), (0.12, 0.1), 0.045, band)
    rig.ball(ROOT, (0, 0.78, 0), 0.07, band)


def cup(rig: Rig) -> None:
    """A red cup with a handle."""
    paint = _gloss(rig, "#e5533f")
    rig.cone(ROOT, (0, 0.42, 0), (0, 0.62, 0), 0.38, 0.42, paint, clip=(0, -1, 0, 0.95))
    rig.ring(ROOT, (0, 0.95, 0), (0.26, 0.26), 0.05, rig.material("#fdf6e4"), spin=(math.pi / 2, 0, 0))
    rig.ring(ROOT, (0.42, 0.52, 0), (0.2, 0.24), 0.06, paint)


def bread(rig: Rig) -> None:
    """A loaf with cuts."""
    rig.ball(ROOT, (0, 0.5, 0), (1.0, 0.5, 0.5), rig.material("#c9843a", gloss=0.25, wrap=0.5))
    for k in (-1, 0, 1):
        rig.cone(
            ROOT,
            (0.45 * k - 0.1, 0.86, 0.3),
            (0.45 * k + 0.12, 0.9, 0.1),
            0.07,
            0.05,
            rig.material("#f3d39a"),
        )


def egg(rig: Rig) -> None:
    """An egg."""
    shell = rig.material("#fbeedb", gloss=0.35)
    g = rig.group()
    rig.ball(ROOT, (0, 0.4, 0), (0.38, 0.4, 0.38), shell, group=g, blend=0.1)
    rig.ball(ROOT, (0, 0.6, 0), (0.3, 0.4, 0.3), shell, group=g, blend=0.1)


def cookie(rig: Rig) -> None:
    """A chocolate-chip cookie."""
    rig.ball(ROOT, (0, 0.5, 0), (0.5, 0.5, 0.12), rig.material("#d89a4e", wrap=0.5))
    for x, y in ((-0.2, 0.65), (0.15, 0.75), (0.25, 0.42), (-0.08, 0.3), (0, 0.52), (-0.3, 0.42)):
        rig.ball(ROOT, (x, y, 0.1), 0.065, rig.material("#4a2a18", gloss=0.4))


def bone(rig: Rig) -> None:
    """A dog's bone."""
    white, g = rig.material("#fdf6e4", gloss=0.3), rig.group()
    rig.cone(ROOT, (-0.8, 0.5, 0), (0.8, 0.5, 0), 0.2, 0.2, white, group=g, blend=0.1)
    for x in (-0.95, 0.95):
        for y in (0.28, 0.72):
            rig.ball(ROOT, (x, y, 0), 0.28, white, group=g, blend=0.05)


def stick(rig: Rig) -> None:
    """A twig with one leaf."""
    bark = _wood(rig, "#8a5a34")
    rig.curve(ROOT, [(0, 0.03, 0), (0.03, 0.5, 0), (-0.03, 0.97, 0)], [0.035, 0.03, 0.02], bark)
    rig.cone(ROOT, (0.03, 0.55, 0), (0.13, 0.72, 0), 0.02, 0.012, bark)
    rig.ball(ROOT, (0.12, 0.76, 0), (0.05, 0.08, 0.02), rig.material("#4fae3f"))


def drum(rig: Rig) -> None:
    """A toy drum with two sticks."""
    red, skin = _gloss(rig, "#d8342f"), rig.material("#fdf6e4")
    barrel(rig, 0.06, 0.74, 0.5, 0.5, red)
    for k in range(8):
        a = math.pi * (k + 0.5) / 8
        for far in (a - math.pi / 16, a + math.pi / 16):
            low, high = (
                (0.51 * math.cos(far), 0.14, 0.51 * math.sin(far)),
                (0.51 * math.cos(a), 0.68, 0.51 * math.sin(a)),
            )
            rig.cone(ROOT, low, high, 0.012, 0.012, skin)
    rig.ball(ROOT, (0, 0.74, 0), (0.5, 0.05, 0.5), skin)
    for y in (0.12, 0.7):
        rig.ring(
            ROOT, (0, y, 0), (0.53, 0.53), 0.045, metallic(rig, "gold"), spin=(math.pi / 2, 0, 0), steps=20
        )
    for s in (-1, 1):
        rig.cone(ROOT, (0.1 * s, 0.82, 0.1), (0.5 * s, 0.96, 0), 0.04, 0.02, _wood(rig))


def bell(rig: Rig) -> None:
    """A golden bell."""
    gold, g = metallic(rig, "gold"), rig.group()
    rig.cone(ROOT, (0, 0.62, 0), (0, 0.4, 0), 0.25, 0.32, gold, group=g, blend=0.06, clip=(0, 1, 0, -0.16))
    rig.ring(ROOT, (0, 0.2, 0), (0.38, 0.38), 0.06, gold, spin=(math.pi / 2, 0, 0), steps=20)
    rig.ball(ROOT, (0, 0.11, 0), 0.11, gold)
    rig.ring(ROOT, (0, 0.9, 0), (0.07, 0.07), 0.03, gold)


def sandcastle(rig: Rig) -> None:
    """A sand castle with a flag."""
    sand = rig.material("#e8c47a", second="#d8b064", pattern=painting.SPECKLE)
    rig.box(ROOT, (0, 0.18, 0), (0.5, 0.18, 0.35), sand, bevel=0.05)
    for x, high in ((-0.5, 0.5), (0.5, 0.5), (0, 0.68)):
        rig.cone(ROOT, (x, 0.19, 0.1), (x, high, 0.1), 0.19, 0.15, sand)
        rig.cone(ROOT, (x, high + 0.06, 0.1), (x, high + 0.18, 0.1), 0.13, 0.02, sand)
    rig.box(ROOT, (0, 0.14, 0.3), (0.09, 0.14, 0.06), rig.material("#8a6a38"))
    rig.cone(ROOT, (0, 0.84, 0.1), (0, 0.98, 0.1), 0.012, 0.012, _wood(rig))
    rig.box(ROOT, (0.09, 0.94, 0.1), (0.09, 0.05, 0.01), _gloss(rig, "#e5403a"))


def surfboard(rig: Rig) -> None:
    """An upright surfboard with a stripe."""
    rig.ball(ROOT, (0, 0.5, 0), (0.16, 0.5, 0.04), _gloss(rig, "#2fb8c4"))
    rig.ball(ROOT, (0, 0.5, 0.015), (0.04, 0.47, 0.04), _gloss(rig, "#ffd23a"))


def sled(rig: Rig) -> None:
    """A wooden sled from the side."""
    wood, red = _wood(rig, "#c98a4a"), _gloss(rig, "#d8342f")
    for z in (-0.35, 0.35):
        rig.curve(ROOT, [(1.0, 0.09, z), (-0.8, 0.09, z), (-1.1, 0.35, z), (-1.0, 0.62, z)], [0.09] * 4, red)
        for x in (-0.6, 0.6):
            rig.cone(ROOT, (x, 0.1, z), (x, 0.5, z), 0.07, 0.07, red)
    for z in (-0.32, 0.0, 0.32):
        rig.box(ROOT, (0, 0.56, z), (1.0, 0.07, 0.13), wood)
    rig.cone(ROOT, (-0.98, 0.9, -0.3), (-0.98, 0.9, 0.3), 0.06, 0.06, wood)


def statue(rig: Rig) -> None:
    """A stone figure on a plinth, one arm raised."""
    stone, g = rig.material("#b9bcc4", gloss=0.1, rim=0.6), rig.group()
    rig.box(ROOT, (0, 0.1, 0), (0.26, 0.1, 0.22), stone)
    rig.cone(ROOT, (0, 0.28, 0), (0, 0.62, 0), 0.13, 0.1, stone, group=g, blend=0.04)
    rig.ball(ROOT, (0, 0.81, 0), (0.11, 0.12, 0.11), stone, group=g, blend=0.02)
    rig.cone(ROOT, (0.1, 0.63, 0), (0.24, 0.94, 0), 0.045, 0.04, stone, group=g, blend=0.03)
    rig.cone(ROOT, (-0.1, 0.63, 0), (-0.18, 0.4, 0.06), 0.045, 0.04, stone, group=g, blend=0.03)
