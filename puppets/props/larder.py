"""More to eat and drink, in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import barrel, glass, paint, soft, wood

_LYING = (math.pi / 2, 0.0, 0.0)


def _plate(rig: Rig, wide: float = 0.95) -> None:
    white = rig.material("#fdfbf6", gloss=0.5, shine=40.0, rim=0.7)
    rig.ball(ROOT, (0, 0.07, 0), (wide, 0.07, wide * 0.62), white)
    rig.ring(ROOT, (0, 0.1, 0), (wide * 0.96, wide * 0.6), 0.03, paint(rig, "#3f78c8"), spin=_LYING, steps=32)


def _steam(rig: Rig, x: float, y: float, high: float) -> None:
    air = rig.material("#f4f8fb", painting.GLOW, glow=0.6)
    rig.curve(
        ROOT,
        [(x, y, 0), (x + 0.04, y + high * 0.35, 0), (x - 0.03, y + high * 0.7, 0), (x + 0.02, y + high, 0)],
        [0.02, 0.024, 0.02, 0.01],
        air,
    )


def _bun(rig: Rig, x: float, y: float, z: float, r: float) -> None:
    dough, fold = soft(rig, "#fdf6e6"), soft(rig, "#dccdb0")
    rig.ball(ROOT, (x, y, z), (r, r * 0.78, r), dough)
    for k in range(8):
        a = math.pi * k / 4
        dx, dz = math.cos(a), math.sin(a)
        rig.cone(
            ROOT,
            (x + 0.12 * r * dx, y + 0.8 * r, z + 0.12 * r * dz),
            (x + 0.66 * r * dx, y + 0.6 * r, z + 0.66 * r * dz),
            0.05 * r, 0.035 * r, fold,
        )  # fmt: skip
    rig.ball(ROOT, (x, y + 0.82 * r, z), (0.13 * r, 0.1 * r, 0.13 * r), dough)


def steamer(rig: Rig) -> None:
    """A bamboo steamer of two tiers with buns in it; the lid is the bone ``head``."""
    cane, band, dark = soft(rig, "#e0b878"), soft(rig, "#b07f42"), soft(rig, "#8a5f2e")
    for k in range(2):
        y = 0.16 + 0.26 * k
        rig.ball(ROOT, (0, y, 0), (0.62, 0.13, 0.5), cane)
        for up in (-0.06, 0.04):
            rig.ring(ROOT, (0, y + up, 0), (0.61, 0.49), 0.075, cane, spin=_LYING, steps=20)
        rig.ring(ROOT, (0, y - 0.12, 0), (0.64, 0.52), 0.024, band, spin=_LYING, steps=20)
        rig.ring(ROOT, (0, y + 0.12, 0), (0.64, 0.52), 0.024, dark, spin=_LYING, steps=20)
    for x, z in ((-0.28, 0.12), (0.28, 0.12), (0.0, 0.22), (0.0, -0.12)):
        _bun(rig, x, 0.58, z, 0.17)
    rig.ball("head", (0, 0.68, 0), (0.6, 0.16, 0.48), cane)
    for far in (0.33, 0.66, 0.98):
        rig.ring(
            "head", (0, 0.69 + 0.15 * math.sqrt(1 - (0.97 * far) ** 2), 0), (0.6 * far, 0.48 * far), 0.018, band,
            spin=_LYING, steps=18,
        )  # fmt: skip
    rig.ring("head", (0, 0.66, 0), (0.62, 0.5), 0.04, dark, spin=_LYING, steps=20)
    rig.ring("head", (0, 0.86, 0), (0.1, 0.08), 0.03, band, arc=(0, math.pi), steps=10)


def bun(rig: Rig) -> None:
    """A pleated steamed bun on a leaf, steaming."""
    rig.ball(ROOT, (0, 0.03, 0), (0.52, 0.03, 0.4), soft(rig, "#5fae4a"))
    _bun(rig, 0.0, 0.36, 0.0, 0.44)
    for s in (-1, 0, 1):
        _steam(rig, 0.22 * s, 0.74, 0.24)


def cutlet(rig: Rig) -> None:
    """A crisp golden cutlet that looks out of a striped paper bag."""
    crust = rig.material("#e0962e", second="#b86a1c", pattern=painting.SPECKLE, frequency=16.0, gloss=0.25)
    paper = rig.material("#fdf8ee", second="#e2432f", pattern=painting.UPRIGHT, frequency=5.0)
    g = rig.group()
    rig.ball(ROOT, (0, 0.6, 0), (0.36, 0.36, 0.1), crust, group=g, blend=0.05)
    for k in range(11):
        a = math.pi * (k / 10.0)
        rig.ball(
            ROOT, (0.34 * math.cos(a), 0.62 + 0.3 * math.sin(a), 0.02), 0.075, crust, group=g, blend=0.05
        )
    crumb = soft(rig, "#f6c460")
    for x, y in ((-0.18, 0.74), (0.1, 0.84), (0.2, 0.66), (-0.05, 0.66), (-0.24, 0.6)):
        rig.ball(ROOT, (x, y, 0.09), (0.035, 0.026, 0.02), crumb)
    rig.box(ROOT, (0, 0.26, 0.02), (0.36, 0.26, 0.12), paper, bevel=0.03)
    for k in range(9):
        rig.cone(
            ROOT,
            (-0.34 + 0.085 * k, 0.5, 0.1),
            (-0.34 + 0.085 * k, 0.55, 0.1),
            0.045,
            0.01,
            soft(rig, "#fdf8ee"),
        )


def drumstick(rig: Rig) -> None:
    """A roasted leg of chicken with its bone."""
    roast, bone = rig.material("#c9762a", gloss=0.5, shine=30.0, rim=0.7), soft(rig, "#fbf3e2")
    g = rig.group()
    rig.ball(ROOT, (0.14, 0.66, 0), (0.34, 0.32, 0.28), roast, group=g, blend=0.06)
    rig.cone(ROOT, (0.06, 0.56, 0), (-0.26, 0.26, 0), 0.22, 0.08, roast, group=g, blend=0.08)
    rig.cone(ROOT, (-0.26, 0.26, 0), (-0.42, 0.12, 0), 0.06, 0.055, bone)
    for x, y in ((-0.5, 0.13), (-0.42, 0.05)):
        rig.ball(ROOT, (x, y, 0), 0.08, bone)
    rig.ball(ROOT, (0.06, 0.8, 0.2), (0.1, 0.05, 0.03), soft(rig, "#e8a85a"), spin=(0, 0, 0.4))


def dough(rig: Rig) -> None:
    """A soft lump of dough in flour, a rolling pin beside it."""
    flour, lump, pin = soft(rig, "#fdfbf5"), soft(rig, "#f3dfb4"), wood(rig, "#c8894a")
    g = rig.group()
    rig.ball(ROOT, (0, 0.03, 0), (1.05, 0.03, 0.7), flour)
    rig.ball(ROOT, (-0.18, 0.34, 0), (0.58, 0.34, 0.42), lump, group=g, blend=0.1)
    rig.ball(ROOT, (-0.42, 0.5, 0.08), (0.28, 0.22, 0.26), lump, group=g, blend=0.12)
    rig.ball(ROOT, (0.12, 0.5, 0.05), (0.24, 0.22, 0.24), lump, group=g, blend=0.12)
    rig.cone(ROOT, (-0.14, 0.63, 0.2), (-0.18, 0.45, 0.36), 0.022, 0.03, soft(rig, "#d9c08c"))
    rig.cone(ROOT, (0.1, 0.2, 0.5), (0.86, 0.62, 0.3), 0.13, 0.13, pin)
    for a, b in (((0.1, 0.2, 0.5), (-0.06, 0.11, 0.54)), ((0.86, 0.62, 0.3), (1.02, 0.71, 0.26))):
        rig.cone(ROOT, a, b, 0.05, 0.06, wood(rig, "#8f5a2c"))


def tumbler(rig: Rig) -> None:
    """A glass of water with ice and a straw."""
    pane, water = glass(rig), rig.material("#7cc4ee", gloss=0.9, shine=60.0, rim=0.9)
    barrel(rig, 0.0, 0.56, 0.2, 0.26, water)
    rig.ball(ROOT, (0, 0.56, 0), (0.25, 0.03, 0.25), rig.material("#b8e2f8", gloss=0.8))
    for y, r in ((0.03, 0.21), (0.76, 0.285)):
        rig.ring(ROOT, (0, y, 0), (r, r), 0.02, pane, spin=_LYING, steps=28)
    for s in (-1, 1):
        rig.cone(ROOT, (0.21 * s, 0.04, 0), (0.285 * s, 0.76, 0), 0.016, 0.016, pane)
    for x, turned in ((-0.08, 0.3), (0.1, -0.4)):
        rig.box(ROOT, (x, 0.55, 0.12), (0.075, 0.06, 0.06), pane, spin=(0.2, 0.3, turned), bevel=0.02)
    rig.cone(ROOT, (0.02, 0.3, -0.05), (0.24, 0.97, -0.05), 0.022, 0.022, paint(rig, "#e2432f"))
    rig.cone(
        ROOT,
        (-0.13, 0.46, 0.17),
        (-0.11, 0.2, 0.17),
        0.016,
        0.016,
        rig.material("#ffffff", painting.GLOW, glow=0.8),
    )


def milk(rig: Rig) -> None:
    """A carton of milk with a pointed top and a cow's spots."""
    white, blue, dark = soft(rig, "#fdfdfb"), paint(rig, "#4f9fe0"), soft(rig, "#3a3a40")
    rig.box(ROOT, (0, 0.32, 0), (0.24, 0.32, 0.2), white, bevel=0.02)
    for k in range(7):
        rig.box(ROOT, (0, 0.66 + 0.034 * k, 0), (0.24, 0.02, 0.2 - 0.028 * k), blue, bevel=0.005)
    rig.box(ROOT, (0, 0.93, 0), (0.24, 0.06, 0.016), blue, bevel=0.01)
    rig.box(ROOT, (0, 0.1, 0.2), (0.242, 0.07, 0.004), blue)
    for x, y, a, b in ((-0.1, 0.5, 0.09, 0.07), (0.13, 0.42, 0.07, 0.09), (-0.13, 0.28, 0.06, 0.05)):
        rig.ball(ROOT, (x, y, 0.2), (a, b, 0.008), dark)
    rig.ball(ROOT, (0.0, 0.35, 0.205), (0.085, 0.06, 0.008), soft(rig, "#f6a8b4"))
    for s in (-1, 1):
        rig.ball(ROOT, (0.03 * s, 0.35, 0.212), (0.014, 0.02, 0.006), dark)


def fries(rig: Rig) -> None:
    """A red paper bag of French fries."""
    gold, red = soft(rig, "#ffd052"), paint(rig, "#e2332a")
    for k in range(15):
        x, z = -0.22 + 0.11 * (k % 5), -0.1 + 0.07 * (k // 5)
        high = 0.8 + 0.14 * math.sin(2.7 * k)
        rig.box(
            ROOT, (x, high * 0.6, z), (0.042, high * 0.4, 0.04), gold, spin=(0, 0.3, -0.35 * x), bevel=0.01
        )
    for k in range(5):
        rig.box(ROOT, (0, 0.06 + 0.11 * k, 0.06), (0.25 + 0.022 * k, 0.058, 0.16), red, bevel=0.01)
    rig.ball(ROOT, (0, 0.3, 0.225), (0.13, 0.13, 0.01), soft(rig, "#ffd052"))


def steak(rig: Rig) -> None:
    """A raw steak: red meat, a rim of fat and a round bone."""
    meat, fat, bone = rig.material("#c8403a", gloss=0.4), soft(rig, "#fbe6d2"), soft(rig, "#fdf8ee")
    for deep, grow, tone in ((0.0, 1.0, fat), (0.05, 0.88, meat)):
        g = rig.group()
        rig.ball(ROOT, (-0.2, 0.52, deep), (0.5 * grow, 0.46 * grow, 0.1), tone, group=g, blend=0.08)
        rig.ball(ROOT, (0.42, 0.42, deep), (0.36 * grow, 0.34 * grow, 0.1), tone, group=g, blend=0.12)
    rig.ball(ROOT, (-0.28, 0.58, 0.14), (0.13, 0.12, 0.03), bone)
    rig.ball(ROOT, (-0.28, 0.58, 0.16), (0.07, 0.06, 0.025), soft(rig, "#e0a08a"))
    for a, b in (((0.05, 0.7, 0.15), (0.3, 0.5, 0.15)), ((-0.05, 0.4, 0.15), (0.3, 0.3, 0.14))):
        rig.cone(ROOT, a, b, 0.02, 0.012, fat)


def cabbage(rig: Rig) -> None:
    """A round green cabbage with curled leaves."""
    pale, green, vein = soft(rig, "#b8dc7a"), soft(rig, "#6fb844"), soft(rig, "#e4f2c0")
    rig.ball(ROOT, (0, 0.5, 0), (0.4, 0.4, 0.38), pale)
    for x, y, z, lean in (
        (-0.32, 0.42, 0.1, 0.5),
        (0.32, 0.42, 0.1, -0.5),
        (0.0, 0.36, 0.22, 0.0),
        (0.0, 0.55, -0.25, 0.0),
    ):
        rig.ball(ROOT, (x, y, z), (0.3, 0.42, 0.18), green, spin=(0.2, 0, lean))
        for k in range(5):
            a = 0.5 + 0.53 * k
            u, v = 0.28 * math.cos(a), 0.4 * math.sin(a)
            dx, dy = u * math.cos(lean) - v * math.sin(lean), u * math.sin(lean) + v * math.cos(lean)
            rig.ball(ROOT, (x + dx, y + dy, z), (0.09, 0.06, 0.07), green)
        if z > 0:
            rig.cone(ROOT, (x * 0.75, 0.1, z + 0.12), (x * 1.1, y + 0.22, z + 0.14), 0.035, 0.01, vein)
    rig.cone(ROOT, (0, 0.12, 0.05), (0, 0.05, 0.05), 0.12, 0.1, vein)


def cucumber(rig: Rig) -> None:
    """A long bumpy cucumber with two slices."""
    skin, dark, flesh = rig.material("#3f8f3a", gloss=0.4), soft(rig, "#2f702c"), soft(rig, "#d8efb0")
    rig.curve(
        ROOT, [(-0.95, 0.42, 0), (-0.3, 0.36, 0), (0.3, 0.4, 0), (0.85, 0.56, 0)], [0.22, 0.3, 0.3, 0.2], skin
    )
    for k in range(13):
        x = -0.9 + 0.14 * k
        rig.ball(ROOT, (x, 0.42 + 0.17 * math.sin(2.4 * k), 0.24), (0.034, 0.034, 0.03), dark)
    rig.cone(ROOT, (0.98, 0.62, 0), (1.12, 0.72, 0), 0.05, 0.03, dark)
    for x in (-0.5, 0.16):
        rig.ball(ROOT, (x, 0.27, 0.5), (0.27, 0.27, 0.05), skin)
        rig.ball(ROOT, (x, 0.27, 0.53), (0.225, 0.225, 0.04), flesh)
        for k in range(6):
            a = math.pi * k / 3
            rig.ball(
                ROOT,
                (x + 0.12 * math.cos(a), 0.27 + 0.12 * math.sin(a), 0.57),
                (0.026, 0.036, 0.01),
                soft(rig, "#8fc46a"),
            )


def lemon(rig: Rig) -> None:
    """A yellow lemon with a half beside it."""
    peel, pale = rig.material("#ffdc2e", gloss=0.4, rim=0.7), soft(rig, "#fdf7d8")
    g = rig.group()
    rig.ball(ROOT, (-0.22, 0.5, 0), (0.52, 0.42, 0.4), peel, group=g, blend=0.05)
    rig.cone(ROOT, (0.16, 0.55, 0), (0.4, 0.6, 0), 0.18, 0.06, peel, group=g, blend=0.12)
    rig.cone(ROOT, (-0.6, 0.46, 0), (-0.78, 0.43, 0), 0.16, 0.06, peel, group=g, blend=0.1)
    rig.ball(ROOT, (-0.14, 0.95, 0.02), (0.2, 0.07, 0.09), soft(rig, "#5fae4a"), spin=(0, 0, 0.3))
    rig.ball(ROOT, (0.42, 0.34, 0.34), (0.34, 0.34, 0.1), peel)
    rig.ball(ROOT, (0.42, 0.34, 0.4), (0.3, 0.3, 0.06), pale)
    for k in range(7):
        a = 2 * math.pi * k / 7
        rig.cone(
            ROOT, (0.42 + 0.09 * math.cos(a), 0.34 + 0.09 * math.sin(a), 0.46),
            (0.42 + 0.19 * math.cos(a), 0.34 + 0.19 * math.sin(a), 0.44), 0.03, 0.065, rig.material("#ffe76a", gloss=0.5),
        )  # fmt: skip


def peach(rig: Rig) -> None:
    """A pink peach with a cleft and two leaves."""
    pink, green = soft(rig, "#f98f86"), soft(rig, "#5fae4a")
    g = rig.group()
    for s in (-1, 1):
        rig.ball(ROOT, (0.13 * s, 0.44, 0), (0.36, 0.42, 0.38), pink, group=g, blend=0.03)
    rig.cone(ROOT, (0, 0.7, 0), (0, 0.86, 0.04), 0.18, 0.03, pink, group=g, blend=0.08)
    for s in (-1, 1):
        rig.ball(ROOT, (0.28 * s, 0.86, 0.06), (0.26, 0.08, 0.1), green, spin=(0, 0, 0.45 * s))
    rig.cone(ROOT, (0, 0.84, 0), (0.03, 0.98, 0), 0.03, 0.03, wood(rig, "#7a5230"))


def pie(rig: Rig) -> None:
    """A baked pie seen from above, its red filling under a lattice of crust."""
    crust, fill, tin = soft(rig, "#dca052"), rig.material("#b02a3c", gloss=0.6), metallic(rig)
    lean = (-0.75, 0.0, 0.0)

    def at(u: float, v: float, up: float = 0.0) -> tuple[float, float, float]:
        return u, 0.47 + v * math.cos(0.75) + up * math.sin(0.75), up * math.cos(0.75) - v * math.sin(0.75)

    rig.ball(ROOT, at(0, 0, -0.12), (0.6, 0.6, 0.2), tin, spin=lean)
    rig.ball(ROOT, at(0, 0), (0.58, 0.58, 0.12), fill, spin=lean)
    for k in range(-2, 3):
        x = 0.22 * k
        long = 0.57 * math.sqrt(1 - (x / 0.62) ** 2)
        for a, b, c in (((x, -long), (x, 0.0), (x, long)), ((-long, x), (0.0, x), (long, x))):
            rig.curve(ROOT, [at(*a, 0.04), at(*b, 0.12), at(*c, 0.04)], [0.045] * 3, crust)
    for k in range(28):
        turned = 2 * math.pi * k / 28
        rig.ball(ROOT, at(0.6 * math.cos(turned), 0.6 * math.sin(turned), 0.03), 0.085, crust)


def pancakes(rig: Rig) -> None:
    """A stack of pancakes with butter and syrup."""
    edge, top = soft(rig, "#f0c47a"), soft(rig, "#c9863a")
    syrup = rig.material("#8a4a14", gloss=0.8, shine=50.0)
    _plate(rig)
    for k in range(5):
        x = 0.04 * math.sin(2.2 * k)
        rig.ball(ROOT, (x, 0.2 + 0.13 * k, 0), (0.68, 0.085, 0.5), edge)
        rig.ball(ROOT, (x, 0.235 + 0.13 * k, 0), (0.62, 0.07, 0.46), top)
    rig.ball(ROOT, (0, 0.8, 0), (0.44, 0.035, 0.32), syrup)
    for x, low in ((-0.42, 0.4), (0.1, 0.3), (0.4, 0.5)):
        z = 0.5 * math.sqrt(1 - (x / 0.7) ** 2)
        rig.curve(
            ROOT, [(x * 0.8, 0.8, z * 0.6), (x, 0.72, z), (x, low, z + 0.02)], [0.06, 0.05, 0.06], syrup
        )
    rig.box(
        ROOT, (0, 0.88, 0.02), (0.14, 0.07, 0.12), soft(rig, "#ffe36a"), spin=(0.1, 0.4, 0.05), bevel=0.02
    )


def popsicle(rig: Rig) -> None:
    """An ice lolly of three colours on its stick, bitten at one corner."""
    tones = ("#ffc52e", "#f58a2e", "#e8415f")
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.36, 0), 0.035, 0.035, wood(rig, "#e6c48a"))
    for k, tone in enumerate(tones):
        ice = rig.material(tone, gloss=0.5, shine=40.0, rim=0.7)
        if k < 2:
            rig.box(ROOT, (0, 0.4 + 0.2 * k, 0), (0.2, 0.105, 0.08), ice, bevel=0.03)
        else:
            rig.ball(ROOT, (0, 0.7, 0), (0.2, 0.28, 0.08), ice, clip=(0, 1, 0, -0.68))
    for s in (-1, 1):
        rig.cone(
            ROOT,
            (0.075 * s, 0.4, 0.075),
            (0.075 * s, 0.78, 0.06),
            0.02,
            0.02,
            rig.material("#fff2e0", gloss=0.4),
        )


def skewer(rig: Rig) -> None:
    """Red candied fruit on a stick."""
    red = rig.material("#d8202a", gloss=0.9, shine=60.0, rim=0.9)
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.98, 0), 0.014, 0.012, wood(rig, "#e6c48a"))
    for k in range(6):
        rig.ball(ROOT, (0, 0.3 + 0.118 * k, 0), (0.078, 0.066, 0.078), red)
        rig.ball(
            ROOT,
            (-0.026, 0.325 + 0.118 * k, 0.065),
            (0.016, 0.012, 0.01),
            rig.material("#ffffff", painting.GLOW, glow=0.9),
        )


def crumbs(rig: Rig) -> None:
    """A scatter of bread crumbs with one crust."""
    pale, brown = soft(rig, "#f0d49a"), soft(rig, "#b87a3a")
    for k in range(26):
        a, far = 2.4 * k, 0.26 * math.sqrt(k)
        size = 0.11 + 0.07 * math.sin(3.1 * k) ** 2
        rig.ball(
            ROOT,
            (far * math.cos(a), size, 0.5 * far * math.sin(a)),
            (size * 1.2, size, size),
            brown if k % 3 == 0 else pale,
        )
    g = rig.group()
    rig.ball(ROOT, (0, 0.42, 0), (0.5, 0.36, 0.3), brown, group=g, blend=0.06)
    rig.ball(ROOT, (0.02, 0.55, 0.12), (0.42, 0.34, 0.24), pale)
    rig.ball(ROOT, (0.34, 0.56, 0.0), (0.22, 0.3, 0.22), brown, group=g, blend=0.06)
