"""What stands and hangs in a house, modelled in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def sofa(rig: Rig) -> None:
    """A soft sofa for two with cushions."""
    cloth, seat, wood = (
        rig.material("#3f8f9a", wrap=0.55, rim=0.7),
        rig.material("#57aab4", wrap=0.55, rim=0.7),
        rig.material("#7a4a2a", gloss=0.2),
    )
    rig.box(ROOT, (0, 0.36, 0), (1.15, 0.22, 0.42), cloth, spin=(0.1, 0, 0), bevel=0.1)
    rig.box(ROOT, (0, 0.70, -0.34), (1.15, 0.30, 0.13), cloth, spin=(-0.12, 0, 0), bevel=0.16)
    for s in (-1, 1):
        rig.ball(ROOT, (0.54 * s, 0.60, 0.06), (0.53, 0.12, 0.40), seat, spin=(0.1, 0, 0))
        rig.ball(ROOT, (0.54 * s, 0.82, -0.22), (0.50, 0.26, 0.12), seat, spin=(-0.2, 0, 0))
        g = rig.group()
        rig.box(ROOT, (1.2 * s, 0.42, 0.04), (0.15, 0.30, 0.42), cloth, bevel=0.12, group=g)
        rig.cone(ROOT, (1.2 * s, 0.72, -0.3), (1.2 * s, 0.70, 0.42), 0.19, 0.19, cloth, group=g, blend=0.04)
        rig.cone(ROOT, (1.05 * s, 0.14, 0.3), (1.08 * s, 0.0, 0.32), 0.06, 0.045, wood)
    for s, tone in ((-1, "#f2c14e"), (1, "#e8705a")):
        rig.box(
            ROOT,
            (0.82 * s, 0.82, 0.0),
            (0.2, 0.19, 0.07),
            rig.material(tone, wrap=0.6),
            spin=(-0.35, 0, 0.3 * s),
            bevel=0.12,
        )


def piano(rig: Rig) -> None:
    """An upright piano with its keys open."""
    wood, dark = rig.material("#6b3a26", gloss=0.5, shine=40.0), rig.material("#26201f", gloss=0.5)
    white, gold = rig.material("#fbf8f0", gloss=0.3), metallic(rig, "gold")
    rig.box(ROOT, (0, 0.5, -0.16), (0.66, 0.48, 0.17), wood, bevel=0.03)
    rig.box(ROOT, (0, 0.975, -0.14), (0.70, 0.03, 0.20), wood, bevel=0.02)
    rig.box(ROOT, (0, 0.46, 0.14), (0.66, 0.06, 0.20), wood, spin=(0.15, 0, 0), bevel=0.02)
    rig.box(ROOT, (0, 0.515, 0.16), (0.58, 0.03, 0.17), white, spin=(0.32, 0, 0), bevel=0.005)
    for k in range(13):
        x = -0.54 + 0.09 * k
        rig.box(ROOT, (x, 0.55, 0.165), (0.003, 0.004, 0.165), dark, spin=(0.32, 0, 0))
        if k % 7 not in (2, 6):
            rig.box(ROOT, (x + 0.045, 0.572, 0.09), (0.023, 0.02, 0.095), dark, spin=(0.32, 0, 0))
    rig.box(ROOT, (0, 0.78, 0.03), (0.24, 0.13, 0.012), rig.material("#fdf7e6", wrap=0.6), spin=(-0.2, 0, 0))
    for k in range(4):
        rig.box(ROOT, (0, 0.70 + 0.045 * k, 0.036 - 0.009 * k), (0.19, 0.005, 0.012), dark, spin=(-0.2, 0, 0))
    for s in (-1, 1):
        rig.box(ROOT, (0.62 * s, 0.50, 0.16), (0.045, 0.075, 0.2), wood, bevel=0.02)
        rig.cone(ROOT, (0.60 * s, 0.40, 0.27), (0.60 * s, 0.03, 0.27), 0.045, 0.035, wood)
        rig.ball(ROOT, (0.06 * s, 0.06, 0.04), (0.035, 0.02, 0.09), gold)


def mirror(rig: Rig) -> None:
    """A standing mirror in a golden frame."""
    gold, glass = metallic(rig, "gold"), rig.material("#c4e4f2", gloss=0.9, shine=70.0, rim=0.9)
    gleam = rig.material("#ffffff", painting.GLOW, glow=0.85)
    rig.ball(ROOT, (0, 0.56, 0.0), (0.25, 0.40, 0.03), glass)
    rig.ring(ROOT, (0, 0.56, 0.01), (0.27, 0.42), 0.035, gold, steps=30)
    for x, y, high in ((-0.07, 0.68, 0.11), (-0.005, 0.64, 0.07)):
        rig.cone(ROOT, (x - 0.05, y - high, 0.035), (x + 0.05, y + high, 0.035), 0.012, 0.012, gleam)
    for s in (-1, 1):
        rig.cone(ROOT, (0.30 * s, 0.56, -0.02), (0.30 * s, 0.05, -0.02), 0.024, 0.028, gold)
        rig.cone(ROOT, (0.30 * s, 0.03, -0.16), (0.30 * s, 0.03, 0.16), 0.026, 0.026, gold)
        rig.ball(ROOT, (0.30 * s, 0.57, -0.01), 0.042, gold)
    rig.ball(ROOT, (0, 0.995, 0.02), (0.07, 0.05, 0.03), gold)


def picture(rig: Rig) -> None:
    """A painted landscape in a golden frame."""
    gold = metallic(rig, "#d8a83a")
    rig.box(ROOT, (0, 0.5, -0.03), (0.66, 0.5, 0.04), gold, bevel=0.05)
    rig.box(ROOT, (0, 0.5, 0.0), (0.55, 0.39, 0.03), rig.material("#8fd0f2", wrap=0.7))
    green, far, sun = rig.material("#5fae4a"), rig.material("#4f86a8"), rig.material("#ffd45a")
    rig.ball(ROOT, (0.28, 0.72, 0.035), (0.09, 0.09, 0.01), sun)
    for x, y, wide, high, tone in ((-0.22, 0.36, 0.28, 0.28, far), (0.2, 0.34, 0.24, 0.20, far)):
        rig.ball(ROOT, (x, y, 0.032), (wide, high, 0.008), tone, clip=(0, 1, 0, -0.13))
    rig.box(ROOT, (0, 0.22, 0.04), (0.55, 0.11, 0.008), green)
    rig.box(ROOT, (-0.3, 0.34, 0.05), (0.02, 0.08, 0.006), rig.material("#7a4a2a"))
    rig.ball(ROOT, (-0.3, 0.48, 0.052), (0.11, 0.11, 0.01), rig.material("#2f7f3f"))
    rig.box(ROOT, (0.22, 0.3, 0.05), (0.09, 0.07, 0.006), rig.material("#f6efe0"))
    for s in (-1, 1):
        rig.cone(
            ROOT, (0.22 + 0.11 * s, 0.37, 0.055), (0.22, 0.44, 0.055), 0.018, 0.018, rig.material("#d8432f")
        )
        for up in (-1, 1):
            rig.ball(ROOT, (0.61 * s, 0.5 + 0.45 * up, 0.015), (0.06, 0.06, 0.03), gold)


def television(rig: Rig) -> None:
    """A round-cornered television with aerials and a bright picture."""
    case, dark = rig.material("#b5613a", gloss=0.3, rim=0.7), rig.material("#2c2a30", gloss=0.3)
    rig.box(ROOT, (0, 0.44, -0.05), (0.56, 0.34, 0.24), case, bevel=0.1)
    rig.box(ROOT, (-0.1, 0.45, 0.18), (0.40, 0.28, 0.02), dark, bevel=0.08)
    rig.ball(ROOT, (-0.1, 0.45, 0.17), (0.36, 0.245, 0.05), rig.material("#8fe0ff", painting.GLOW, glow=0.9))
    for k, tone in enumerate(("#ff8a5a", "#ffe08a", "#8af0a0")):
        rig.ball(
            ROOT,
            (-0.27 + 0.17 * k, 0.40 + 0.05 * (k % 2), 0.215),
            (0.07, 0.10, 0.01),
            rig.material(tone, painting.GLOW, glow=0.9),
        )
    for y in (0.60, 0.44):
        rig.ball(ROOT, (0.42, y, 0.2), (0.055, 0.055, 0.03), dark)
    for k in range(3):
        rig.box(ROOT, (0.42, 0.31 - 0.035 * k, 0.195), (0.065, 0.008, 0.01), dark)
    for s in (-1, 1):
        rig.cone(ROOT, (0.03 * s, 0.78, -0.05), (0.24 * s, 0.98, -0.05), 0.014, 0.01, metallic(rig))
        rig.ball(ROOT, (0.24 * s, 0.985, -0.05), 0.024, metallic(rig))
        rig.cone(ROOT, (0.4 * s, 0.1, 0.08), (0.46 * s, 0.0, 0.12), 0.04, 0.03, dark)


def computer(rig: Rig) -> None:
    """A computer with screen, keyboard and mouse."""
    grey, dark = rig.material("#d5d8de", gloss=0.35), rig.material("#2b2e36", gloss=0.4)
    lit = rig.material("#3a76d8", painting.GLOW, glow=0.8)
    rig.box(ROOT, (0, 0.62, -0.12), (0.58, 0.37, 0.035), dark, bevel=0.05)
    rig.box(ROOT, (0, 0.63, -0.085), (0.53, 0.31, 0.012), lit)
    rig.box(ROOT, (0.02, 0.66, -0.072), (0.34, 0.19, 0.006), rig.material("#f4f8ff", painting.GLOW, glow=0.9))
    for k, wide in enumerate((0.24, 0.18, 0.26, 0.12)):
        rig.box(
            ROOT,
            (-0.26 + wide, 0.77 - 0.07 * k, -0.064),
            (wide, 0.014, 0.004),
            rig.material("#5a8ad8", painting.GLOW, glow=0.6),
        )
    rig.cone(ROOT, (0, 0.3, -0.14), (0, 0.05, -0.14), 0.055, 0.06, grey)
    rig.ball(ROOT, (0, 0.03, -0.12), (0.26, 0.035, 0.14), grey)
    rig.box(ROOT, (-0.06, 0.045, 0.24), (0.46, 0.022, 0.14), grey, spin=(0.35, 0, 0), bevel=0.02)
    for row in range(3):
        for k in range(10):
            rig.box(
                ROOT,
                (-0.46 + 0.09 * k, 0.10 - 0.035 * row, 0.17 + 0.08 * row),
                (0.034, 0.012, 0.027),
                dark,
                spin=(0.35, 0, 0),
            )
    rig.ball(ROOT, (0.56, 0.05, 0.25), (0.08, 0.05, 0.11), grey)


def candle(rig: Rig) -> None:
    """A burning candle in a holder."""
    wax, brass = rig.material("#fbf1d8", wrap=0.7, rim=0.7), metallic(rig, "#d8a83a")
    rig.ball(ROOT, (0, 0.06, 0), (0.30, 0.06, 0.28), brass)
    rig.ring(ROOT, (0.34, 0.10, 0), (0.10, 0.09), 0.026, brass, steps=14)
    g = rig.group()
    rig.cone(ROOT, (0, 0.18, 0), (0, 0.58, 0), 0.125, 0.12, wax, group=g)
    for x, y in ((-0.1, 0.5), (0.06, 0.44), (0.11, 0.54)):
        rig.cone(ROOT, (x, 0.62, 0.06), (x, y, 0.07), 0.04, 0.045, wax, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.66, 0), (0, 0.76, 0), 0.012, 0.012, rig.material("#3a2a22"))
    rig.cone(ROOT, (0, 0.79, 0), (0, 0.97, 0), 0.075, 0.012, rig.material("#ffab2e", painting.GLOW, glow=1.4))
    rig.cone(
        ROOT, (0, 0.78, 0.05), (0, 0.87, 0.05), 0.04, 0.01, rig.material("#fff3b8", painting.GLOW, glow=1.6)
    )


def clock(rig: Rig) -> None:
    """A red alarm clock with two bells."""
    red, face, dark, metal = (
        rig.material("#d8402f", gloss=0.5, shine=40.0), rig.material("#fdf8ea", wrap=0.6),
        rig.material("#2b2a30"), metallic(rig, "gold"),
    )  # fmt: skip
    rig.ball(ROOT, (0, 0.44, 0), (0.38, 0.38, 0.2), red)
    rig.ball(ROOT, (0, 0.44, 0.13), (0.30, 0.30, 0.09), face)
    for k in range(12):
        a = math.pi * k / 6
        rig.ball(ROOT, (0.235 * math.sin(a), 0.44 + 0.235 * math.cos(a), 0.195), (0.02, 0.02, 0.012), dark)
    rig.cone(ROOT, (0, 0.44, 0.23), (0.13, 0.52, 0.22), 0.02, 0.016, dark)
    rig.cone(ROOT, (0, 0.44, 0.23), (-0.06, 0.63, 0.21), 0.016, 0.012, dark)
    for s in (-1, 1):
        rig.ball(ROOT, (0.22 * s, 0.83, 0), (0.15, 0.12, 0.12), metal, spin=(0, 0, -0.55 * s))
        rig.cone(ROOT, (0.2 * s, 0.14, 0.02), (0.29 * s, 0.03, 0.05), 0.045, 0.035, metal)
    rig.ring(ROOT, (0, 0.86, 0), (0.09, 0.11), 0.02, metal, arc=(0, math.pi), steps=10)


def pot(rig: Rig) -> None:
    """A steaming cooking pot with its lid."""
    steel, dark = metallic(rig, "#b9c2cf"), rig.material("#2b2a30", gloss=0.4)
    rig.cone(ROOT, (0, 0.44, 0), (0, 0.46, 0), 0.43, 0.44, steel, clip=(0, -1, 0, 0.58))
    rig.box(ROOT, (0, 0.03, 0), (0.32, 0.03, 0.28), steel, bevel=0.03)
    rig.ball(ROOT, (0, 0.60, 0), (0.47, 0.12, 0.40), metallic(rig, "#cdd5df"))
    rig.ring(ROOT, (0, 0.575, 0), (0.46, 0.40), 0.03, steel, spin=(math.pi / 2, 0, 0), steps=24)
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.76, 0), 0.04, 0.07, dark)
    for s in (-1, 1):
        rig.ring(ROOT, (0.5 * s, 0.4, 0), (0.10, 0.08), 0.04, dark, steps=12)
        puff = rig.material("#ffffff", wrap=0.8, glow=0.2)
        rig.ball(ROOT, (0.26 * s, 0.82, -0.1), 0.075, puff)
        rig.ball(ROOT, (0.30 * s, 0.93, -0.1), 0.055, puff)


def window(rig: Rig) -> None:
    """A window with a white frame, blue panes and a flower box."""
    frame, pane = rig.material("#fbf6ea", gloss=0.2), rig.material("#a9dcf4", gloss=0.9, shine=60.0, rim=0.9)
    rig.box(ROOT, (0, 0.56, -0.01), (0.40, 0.42, 0.02), pane)
    for s in (-1, 1):
        rig.box(ROOT, (0.41 * s, 0.55, 0), (0.045, 0.45, 0.05), frame, bevel=0.02)
        rig.box(ROOT, (0, 0.55 + 0.42 * s, 0), (0.45, 0.045, 0.05), frame, bevel=0.02)
        rig.cone(
            ROOT,
            (0.2 * s - 0.06, 0.66, 0.03),
            (0.2 * s + 0.05, 0.8, 0.03),
            0.010,
            0.010,
            rig.material("#ffffff", painting.GLOW, glow=0.9),
        )
    rig.box(ROOT, (0, 0.55, 0.01), (0.025, 0.42, 0.03), frame)
    rig.box(ROOT, (0, 0.58, 0.01), (0.40, 0.025, 0.03), frame)
    rig.box(ROOT, (0, 0.07, 0.1), (0.42, 0.07, 0.08), rig.material("#b5613a", gloss=0.15), bevel=0.02)
    for k in range(7):
        x = -0.36 + 0.12 * k
        rig.ball(ROOT, (x, 0.16, 0.1), (0.07, 0.05, 0.05), rig.material("#4fa843"))
        rig.ball(
            ROOT,
            (x, 0.21 + 0.02 * (k % 2), 0.13),
            0.045,
            rig.material(("#f25f8a", "#ffd23a", "#f4744f")[k % 3]),
        )


def vase(rig: Rig) -> None:
    """A blue vase with white bands and two flowers."""
    glaze, white, stem = (
        rig.material("#3f78c8", gloss=0.6, shine=45.0, rim=0.7),
        rig.material("#fbf8f0", gloss=0.5),
        rig.material("#4fa843"),
    )
    g = rig.group()
    rig.ball(ROOT, (0, 0.24, 0), (0.2, 0.22, 0.19), glaze, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.4, 0), (0, 0.52, 0), 0.1, 0.085, glaze, group=g, blend=0.06)
    rig.ring(ROOT, (0, 0.57, 0), (0.11, 0.1), 0.025, glaze, spin=(math.pi / 2, 0, 0))
    rig.ring(ROOT, (0, 0.25, 0), (0.195, 0.185), 0.018, white, spin=(math.pi / 2, 0, 0), steps=22)
    rig.box(ROOT, (0, 0.02, 0), (0.11, 0.02, 0.1), glaze, bevel=0.02)
    for s, tone in ((-1, "#f25f8a"), (1, "#ffd23a")):
        rig.curve(
            ROOT, [(0.02 * s, 0.55, 0), (0.07 * s, 0.7, 0), (0.14 * s, 0.86 + 0.02 * s, 0)], [0.014] * 3, stem
        )
        for k in range(6):
            a = k * math.pi / 3
            rig.ball(
                ROOT,
                (0.14 * s + 0.065 * math.cos(a), 0.89 + 0.02 * s + 0.065 * math.sin(a), 0.01),
                0.048,
                rig.material(tone),
            )
        rig.ball(ROOT, (0.14 * s, 0.89 + 0.02 * s, 0.05), 0.04, rig.material("#b5702f"))


def fridge(rig: Rig) -> None:
    """A round-cornered mint fridge, a light inside; its doors turn on the bone ``left``."""
    case, steel = rig.material("#8fdcc4", gloss=0.45, shine=40.0, rim=0.7), metallic(rig)
    rig.box(ROOT, (0, 0.52, -0.05), (0.29, 0.47, 0.24), case, bevel=0.06)
    rig.box(ROOT, (0, 0.54, 0.18), (0.25, 0.41, 0.016), rig.material("#fff6d8", wrap=0.9))
    for y in (0.28, 0.46, 0.72):
        rig.box(ROOT, (0, y, 0.2), (0.25, 0.012, 0.02), steel)
    for x, y, colour in (
        (-0.12, 0.35, "#d8343c"),
        (0.08, 0.34, "#f2c14e"),
        (-0.05, 0.53, "#7cb84f"),
        (0.12, 0.53, "#b0803c"),
    ):
        rig.ball(ROOT, (x, y, 0.2), 0.055, rig.material(colour))
    for y, high in ((0.80, 0.18), (0.33, 0.27)):
        rig.box("left", (0, y, 0.23), (0.28, high, 0.03), case, bevel=0.05)
        rig.cone("left", (-0.2, y - 0.08, 0.29), (-0.2, y + 0.08, 0.29), 0.018, 0.018, steel)
    for s in (-1, 1):
        rig.cone(ROOT, (0.2 * s, 0.05, 0.1), (0.2 * s, 0.02, 0.1), 0.035, 0.03, steel)
    rig.box("left", (0.12, 0.45, 0.265), (0.07, 0.055, 0.004), rig.material("#fff3b8"), spin=(0, 0, 0.15))
    rig.ball("left", (0.12, 0.5, 0.275), 0.018, rig.material("#d8343c"))
