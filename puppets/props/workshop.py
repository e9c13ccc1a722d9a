"""Tools, machine parts and fireworks, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import light, paint, soft, spoked, wheel, wood


def net(rig: Rig) -> None:
    """A landing net: a hoop with a bag of mesh on a long handle."""
    mesh, hoop = rig.material("#f2eee0", wrap=0.6), metallic(rig)
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.58, 0), 0.02, 0.018, wood(rig))
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.16, 0), 0.028, 0.026, paint(rig, "#2f7fc0"))
    rig.ring(ROOT, (0, 0.78, 0), (0.2, 0.2), 0.016, hoop, steps=24)
    for k in range(-3, 4):
        c = 0.055 * k
        half = math.sqrt(max(0.04 - c * c, 0.0))
        for flip in (False, True):
            points = [(half * u, c, -0.14 * (1 - u * u) * (1 - 20 * c * c)) for u in (-1, -0.5, 0, 0.5, 1)]
            line = [(y, 0.78 + x, z) if flip else (x, 0.78 + y, z) for x, y, z in points]
            rig.curve(ROOT, line, [0.006] * 5, mesh)


def fishing_rod(rig: Rig) -> None:
    """A bent fishing rod with reel, line, float and hook."""
    cane, grip, metal = wood(rig, "#b5793c"), wood(rig, "#5f3d22"), metallic(rig)
    rod = [(-0.02, 0.04, 0), (0.12, 0.34, 0), (0.3, 0.68, 0), (0.5, 0.92, 0), (0.7, 0.97, 0)]
    rig.curve(ROOT, rod, [0.022, 0.019, 0.014, 0.010, 0.007], cane)
    rig.cone(ROOT, (-0.03, 0.02, 0), (0.06, 0.21, 0), 0.032, 0.028, grip)
    rig.ball(ROOT, (0.13, 0.25, 0.03), (0.06, 0.06, 0.035), metal)
    rig.cone(ROOT, (0.13, 0.25, 0.06), (0.2, 0.22, 0.08), 0.01, 0.01, metal)
    string = rig.material("#fbfbf8", wrap=0.8)
    rig.curve(ROOT, [(0.7, 0.97, 0), (0.745, 0.6, 0), (0.76, 0.32, 0), (0.76, 0.2, 0)], [0.0055] * 4, string)
    rig.ball(ROOT, (0.76, 0.37, 0), (0.042, 0.05, 0.042), rig.material("#fdf8ee", gloss=0.4))
    rig.ball(ROOT, (0.76, 0.40, 0), (0.044, 0.035, 0.044), paint(rig, "#e0352f"))
    rig.ring(ROOT, (0.72, 0.13, 0), (0.045, 0.055), 0.011, metal, arc=(math.pi, 2 * math.pi), steps=10)
    rig.cone(ROOT, (0.765, 0.21, 0), (0.765, 0.13, 0), 0.011, 0.011, metal)


def anchor(rig: Rig) -> None:
    """A ship's anchor."""
    iron = rig.material("#46505e", gloss=0.5, shine=35.0, rim=0.85)
    rig.cone(ROOT, (0, 0.1, 0), (0, 0.8, 0), 0.055, 0.042, iron)
    rig.ring(ROOT, (0, 0.9, 0), (0.08, 0.08), 0.026, iron, steps=18)
    rig.cone(ROOT, (-0.24, 0.72, 0), (0.24, 0.72, 0), 0.042, 0.042, iron)
    for s in (-1, 1):
        rig.ball(ROOT, (0.26 * s, 0.72, 0), 0.06, iron)
        arm = [(0, 0.07, 0), (0.2 * s, 0.11, 0), (0.34 * s, 0.24, 0), (0.40 * s, 0.40, 0)]
        rig.curve(ROOT, arm, [0.07, 0.065, 0.055, 0.04], iron)
        rig.cone(ROOT, (0.33 * s, 0.38, 0), (0.42 * s, 0.5, 0), 0.075, 0.01, iron)
        rig.cone(ROOT, (0.40 * s, 0.36, 0), (0.26 * s, 0.34, 0), 0.05, 0.012, iron)


def tyre(rig: Rig) -> None:
    """A car wheel: a black tyre with its treads and a bright hub."""
    rubber, metal = rig.material("#2b2b30", gloss=0.25), metallic(rig)
    rig.ring(ROOT, (0, 0.5, 0), (0.37, 0.37), 0.125, rubber, steps=30)
    rig.ball(ROOT, (0, 0.5, 0.0), (0.29, 0.29, 0.06), metal)
    for k in range(24):
        a = 2 * math.pi * k / 24
        x, y = math.cos(a), math.sin(a)
        rig.cone(
            ROOT,
            (0.48 * x, 0.5 + 0.48 * y, -0.07),
            (0.48 * x, 0.5 + 0.48 * y, 0.07),
            0.018,
            0.018,
            rubber,
        )
    for k in range(5):
        a = math.pi / 2 + 2 * math.pi * k / 5
        at = (0.16 * math.cos(a), 0.5 + 0.16 * math.sin(a), 0.055)
        rig.ball(ROOT, at, (0.06, 0.06, 0.02), rig.material("#4a4f58"))
    rig.ball(ROOT, (0, 0.5, 0.06), (0.07, 0.07, 0.03), rig.material("#d8342f", gloss=0.4))


def gear(rig: Rig) -> None:
    """A brass gear wheel."""
    brass = metallic(rig, "#d8a83a")
    rig.ring(ROOT, (0, 0.5, 0), (0.28, 0.28), 0.095, brass, steps=30)
    for k in range(10):
        a = 2 * math.pi * (k + 0.5) / 10
        at = (0.41 * math.cos(a), 0.5 + 0.41 * math.sin(a), 0)
        rig.box(ROOT, at, (0.085, 0.068, 0.085), brass, spin=(0, 0, a), bevel=0.02)
    for k in range(3):
        a = math.pi * k / 3
        x, y = 0.26 * math.cos(a), 0.26 * math.sin(a)
        rig.cone(ROOT, (-x, 0.5 - y, 0), (x, 0.5 + y, 0), 0.045, 0.045, brass)
    rig.ball(ROOT, (0, 0.5, 0), (0.12, 0.12, 0.09), brass)
    rig.ball(ROOT, (0, 0.5, 0.075), (0.06, 0.06, 0.03), rig.material("#5a4418"))


def firecracker(rig: Rig) -> None:
    """A string of red firecrackers, its lowest one sparkling."""
    red, gold, cord = paint(rig, "#e0302a"), metallic(rig, "gold"), rig.material("#8a6a3a")
    rig.cone(ROOT, (0, 0.16, 0), (0, 0.98, 0), 0.016, 0.016, cord)
    rig.ring(ROOT, (0, 0.97, 0), (0.05, 0.035), 0.014, cord, steps=12)
    for k in range(5):
        y = 0.30 + 0.135 * k
        for s in (-1, 1):
            low, high = (0.20 * s, y - 0.06, 0.03), (0.045 * s, y + 0.06, 0.03)
            rig.cone(ROOT, low, high, 0.056, 0.056, red)
            for u in (0.0, 1.0):
                at = tuple(a + (b - a) * (1.1 * u - 0.05) for a, b in zip(low, high, strict=True))
                rig.ball(ROOT, at, 0.054, gold)
        rig.cone(ROOT, (0, y - 0.12, 0.1), (0, y + 0.02, 0.1), 0.05, 0.05, red)
    for k in range(9):
        a, long = 2 * math.pi * k / 9, 0.17 if k % 2 else 0.1
        at = (0.0, 0.13, 0.08)
        end = (at[0] + long * math.cos(a), at[1] + 0.75 * long * math.sin(a), 0.12)
        rig.cone(ROOT, at, end, 0.022, 0.004, light(rig, ("#fff3b0", "#ffb52e")[k % 2], 1.4))
    rig.ball(ROOT, (0, 0.13, 0.1), 0.045, light(rig, "#fffbe0", 1.5))


def firework(rig: Rig) -> None:
    """A burst of fireworks: rays and sparks about one middle."""
    tones = [light(rig, tone, 1.35) for tone in ("#ff4f5e", "#ffd23a", "#59c8ff", "#b06aff", "#63e07a")]
    trail = rig.material("#f6d9b0", wrap=0.8)
    rig.curve(
        ROOT, [(-0.12, 0.0, -0.02), (-0.04, 0.25, -0.02), (0, 0.48, -0.02)], [0.004, 0.009, 0.012], trail
    )
    rig.ball(ROOT, (0, 0.5, 0), 0.05, light(rig, "#fffbe0", 1.5))
    for ring_, (count, near, far) in enumerate(((9, 0.07, 0.22), (12, 0.22, 0.37), (15, 0.36, 0.48))):
        for k in range(count):
            a = 2 * math.pi * (k + 0.5 * ring_) / count
            x, y, tone = math.cos(a), math.sin(a), tones[(k % 5 if ring_ == 1 else ring_ * 2) % 5]
            rig.cone(ROOT, (near * x, 0.5 + near * y, 0), (far * x, 0.5 + far * y, 0), 0.007, 0.019, tone)
            rig.ball(ROOT, (far * x, 0.5 + far * y, 0), 0.026, tone)


def cannon(rig: Rig) -> None:
    """An old cannon on its carriage, with balls beside it."""
    iron, carriage = rig.material("#3a3f4a", gloss=0.5, shine=35.0, rim=0.8), wood(rig, "#9a5f32")
    gold = metallic(rig, "gold")
    g = rig.group()
    rig.cone(ROOT, (0.50, 0.56, 0), (0.1, 0.66, 0), 0.21, 0.19, iron, group=g, blend=0.02)
    rig.cone(
        ROOT,
        (0.1, 0.66, 0),
        (-0.72, 0.86, 0),
        0.19,
        0.135,
        iron,
        group=g,
        blend=0.02,
        clip=(0.97, -0.24, 0, 0.90),
    )
    rig.ball(ROOT, (0.74, 0.50, 0), 0.07, iron)
    for x, y, r in ((-0.66, 0.845, 0.15), (-0.05, 0.697, 0.185), (0.4, 0.585, 0.21)):
        rig.ring(ROOT, (x, y, 0), (r, r), 0.03, gold, spin=(0, math.pi / 2, -0.24), steps=20)
    rig.ball(ROOT, (-0.70, 0.857, 0.0), (0.03, 0.1, 0.1), rig.material("#15161a"), spin=(0, 0, -0.24))
    rig.curve(ROOT, [(0.44, 0.76, 0), (0.5, 0.84, 0), (0.57, 0.86, 0)], [0.016] * 3, rig.material("#e8d8b0"))
    for z in (-0.2, 0.2):
        rig.cone(ROOT, (-0.1, 0.42, z), (0.85, 0.12, z), 0.075, 0.065, carriage)
    spoked(rig, (0.0, 0.32, 0.28), 0.32, 0.045, carriage)
    for x, y in ((-0.72, 0.11), (-0.48, 0.11), (-0.60, 0.30)):
        rig.ball(ROOT, (x, y, 0.25), 0.115, iron)


def axe(rig: Rig) -> None:
    """A woodcutter's axe, blade up."""
    steel, edge, red = metallic(rig, "#9aa4b0"), metallic(rig, "#e4eaf0"), paint(rig, "#d8342f")
    rig.curve(
        ROOT, [(0.03, 0.03, 0), (0.0, 0.3, 0), (0, 0.97, 0)], [0.036, 0.028, 0.03], wood(rig, "#b5793c")
    )
    rig.ball(ROOT, (-0.09, 0.84, 0), (0.19, 0.2, 0.04), steel, clip=(-1, 0, 0, 0.03))
    rig.ring(ROOT, (-0.09, 0.84, 0), (0.185, 0.195), 0.018, edge, arc=(2.1, 4.18), steps=14)
    rig.box(ROOT, (0.045, 0.84, 0), (0.05, 0.07, 0.05), red, bevel=0.01)


def hoe(rig: Rig) -> None:
    """A hoe: a long handle with a blade across."""
    steel = metallic(rig, "#9aa4b0")
    rig.cone(ROOT, (0.05, 0.03, 0), (0.05, 0.95, 0), 0.02, 0.02, wood(rig))
    rig.cone(ROOT, (0.05, 0.93, 0), (-0.10, 0.95, 0), 0.026, 0.02, steel)
    rig.box(ROOT, (-0.14, 0.85, 0.02), (0.018, 0.125, 0.13), steel, spin=(0, 0.8, -0.15), bevel=0.015)
    rig.ball(ROOT, (0.05, 0.95, 0), 0.034, steel)


def pickaxe(rig: Rig) -> None:
    """A pickaxe with two points."""
    steel = metallic(rig, "#8a949f")
    rig.cone(ROOT, (0, 0.03, 0), (0, 0.95, 0), 0.03, 0.034, wood(rig, "#b5793c"))
    for s in (-1, 1):
        arm = [(0, 0.88, 0), (0.17 * s, 0.87, 0), (0.32 * s, 0.79, 0), (0.44 * s, 0.64, 0)]
        rig.curve(ROOT, arm, [0.055, 0.05, 0.036, 0.008], steel)
    rig.box(ROOT, (0, 0.89, 0), (0.06, 0.065, 0.06), rig.material("#4a4f58", gloss=0.4), bevel=0.02)


def wheelbarrow(rig: Rig) -> None:
    """A wheelbarrow from the side, a heap of earth in it."""
    tray, leg, grip = paint(rig, "#2f9a6a"), metallic(rig, "#8a949f"), rig.material("#2b2b30")
    earth = rig.material("#6b4a30", second="#573a24", pattern=painting.SPECKLE, frequency=9.0)
    wheel(rig, (-0.62, 0.23, 0.0), 0.23, 0.07, "#f2b53a")
    rig.ball(ROOT, (-0.08, 0.80, 0), (0.62, 0.44, 0.34), tray, clip=(0, -1, 0, 0.80))
    rig.ball(ROOT, (-0.08, 0.80, 0), (0.64, 0.035, 0.36), tray)
    rig.ball(ROOT, (-0.08, 0.80, 0), (0.52, 0.2, 0.28), earth)
    for z in (-0.28, 0.28):
        rig.curve(
            ROOT, [(-0.62, 0.23, z * 0.35), (-0.3, 0.38, z), (0.4, 0.52, z), (0.98, 0.72, z)], [0.03] * 4, leg
        )
        rig.cone(ROOT, (0.83, 0.67, z), (1.0, 0.73, z), 0.045, 0.045, grip)
        rig.curve(ROOT, [(0.12, 0.45, z), (0.3, 0.03, z), (0.42, 0.03, z)], [0.03] * 3, leg)


def cart(rig: Rig) -> None:
    """A wooden cart with two big wheels and a shaft, from the side."""
    plank, dark = wood(rig, "#b5793c"), wood(rig, "#7d5230")
    for k in range(3):
        rig.box(
            ROOT,
            (0.1, 0.55 + 0.16 * k, 0.0),
            (0.72, 0.07, 0.32),
            plank if k % 2 else wood(rig, "#c48a4a"),
            bevel=0.02,
        )
    for x in (-0.55, 0.1, 0.75):
        rig.box(ROOT, (x, 0.71, 0.03), (0.045, 0.27, 0.32), dark, bevel=0.02)
    rig.curve(ROOT, [(-0.55, 0.5, 0.2), (-1.0, 0.5, 0.2), (-1.25, 0.56, 0.2)], [0.045] * 3, dark)
    spoked(rig, (0.12, 0.36, 0.40), 0.36, 0.05, wood(rig, "#8f4a2c"), 4)
    rig.cone(ROOT, (-0.95, 0.5, 0.2), (-0.95, 0.03, 0.2), 0.03, 0.03, dark)
    straw = soft(rig, "#e8c04a")
    for x, r in ((-0.3, 0.2), (0.12, 0.24), (0.52, 0.2)):
        rig.ball(ROOT, (x, 0.95, 0), (r * 1.5, r, 0.27), straw)


def pram(rig: Rig) -> None:
    """A baby's pram with a hood, from the side."""
    blue, pale, metal = soft(rig, "#5a8fd8"), soft(rig, "#f7efe0"), metallic(rig)
    rig.ball(ROOT, (0.0, 0.60, 0), (0.46, 0.30, 0.26), blue, clip=(0, -1, 0, 0.62))
    rig.ball(ROOT, (0.0, 0.615, 0), (0.45, 0.03, 0.25), pale)
    for k in range(5):
        a = 0.12 + 0.36 * k
        rig.ball(
            ROOT,
            (-0.12 - 0.17 * math.cos(a), 0.62 + 0.17 * math.sin(a), 0),
            (0.19, 0.19, 0.25),
            blue if k % 2 == 0 else soft(rig, "#4a7cc4"),
            clip=(0, 1, 0, -0.61),
        )
    rig.ball(ROOT, (0.22, 0.63, 0.02), (0.22, 0.07, 0.2), rig.material("#ffd9e4", wrap=0.6))
    rig.curve(ROOT, [(0.40, 0.62, 0.2), (0.60, 0.80, 0.2), (0.72, 0.82, 0.2)], [0.022] * 3, metal)
    rig.cone(ROOT, (0.66, 0.82, 0.2), (0.76, 0.82, 0.2), 0.035, 0.035, rig.material("#5f3d22"))
    rig.cone(ROOT, (-0.26, 0.2, 0.22), (0.2, 0.42, 0.22), 0.022, 0.022, metal)
    rig.cone(ROOT, (0.26, 0.2, 0.22), (-0.2, 0.42, 0.22), 0.022, 0.022, metal)
    for x in (-0.28, 0.28):
        spoked(rig, (x, 0.19, 0.26), 0.19, 0.026, rig.material("#f4f0e6", gloss=0.4), 3)
