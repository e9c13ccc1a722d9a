"""Machines that work, rescue, fly and dive, nose to the left, in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import glass, light, paint, soft, wheel


def tractor(rig: Rig) -> None:
    """A green tractor with big rear wheels, from the side."""
    green, dark, yellow = paint(rig, "#3a9a3f"), rig.material("#2b2f33", gloss=0.3), paint(rig, "#f6c72e")
    g = rig.group()
    rig.box(ROOT, (-0.38, 0.45, 0), (0.40, 0.14, 0.2), green, bevel=0.08, group=g)
    rig.ball(ROOT, (-0.42, 0.56, 0), (0.38, 0.09, 0.19), green, group=g, blend=0.03)
    for k in range(4):
        rig.box(ROOT, (-0.64 + 0.13 * k, 0.45, 0.2), (0.04, 0.07, 0.012), dark)
    rig.ball(ROOT, (-0.79, 0.5, 0.1), (0.03, 0.06, 0.06), light(rig, "#fff4c0"))
    rig.box(ROOT, (0.3, 0.48, 0), (0.36, 0.14, 0.22), green, bevel=0.06)
    for x in (0.02, 0.58):
        rig.cone(ROOT, (x, 0.55, 0.2), (x + 0.03 * (x < 0.3), 0.93, 0.2), 0.028, 0.028, dark)
    rig.box(ROOT, (0.31, 0.74, 0.18), (0.26, 0.17, 0.012), glass(rig), bevel=0.03)
    rig.box(ROOT, (0.31, 0.955, 0), (0.36, 0.035, 0.27), green, bevel=0.03)
    rig.cone(ROOT, (-0.42, 0.6, 0.08), (-0.42, 0.9, 0.08), 0.03, 0.036, dark)
    rig.ring(ROOT, (0.42, 0.36, 0.3), (0.38, 0.38), 0.04, green, arc=(0.3, math.pi - 0.3), steps=14)
    wheel(rig, (0.42, 0.36, 0.30), 0.36, 0.12, "#f6c72e")
    for k in range(16):
        a = 2 * math.pi * k / 16
        x, y = 0.345 * math.cos(a), 0.345 * math.sin(a)
        rig.cone(ROOT, (0.42 + x, 0.36 + y, 0.22), (0.42 + x, 0.36 + y, 0.36), 0.022, 0.022, dark)
    wheel(rig, (-0.56, 0.21, 0.28), 0.21, 0.1, "#f6c72e")
    rig.cone(ROOT, (0.72, 0.35, 0), (0.86, 0.33, 0), 0.035, 0.03, yellow)


def digger(rig: Rig) -> None:
    """A yellow digger on tracks, its shovel to the left."""
    yellow, dark, steel = paint(rig, "#f7b52a"), rig.material("#2f3238", gloss=0.3), metallic(rig, "#8a949f")
    rig.cone(ROOT, (-0.2, 0.14, 0.15), (0.62, 0.14, 0.15), 0.14, 0.14, dark)
    for k in range(4):
        rig.ball(ROOT, (-0.2 + 0.273 * k, 0.14, 0.25), (0.095, 0.095, 0.05), steel)
    rig.box(ROOT, (0.3, 0.42, 0), (0.46, 0.13, 0.26), yellow, bevel=0.06)
    rig.box(ROOT, (0.6, 0.55, 0), (0.18, 0.13, 0.25), yellow, bevel=0.06)
    rig.box(ROOT, (0.14, 0.70, 0.05), (0.2, 0.22, 0.2), yellow, bevel=0.05)
    rig.box(ROOT, (0.12, 0.74, 0.255), (0.145, 0.14, 0.012), glass(rig), bevel=0.03)
    rig.box(ROOT, (0.14, 0.93, 0.05), (0.22, 0.025, 0.22), dark, bevel=0.02)
    rig.curve(ROOT, [(-0.08, 0.45, 0.1), (-0.36, 0.86, 0.1), (-0.62, 0.93, 0.1)], [0.075, 0.07, 0.06], yellow)
    rig.cone(ROOT, (-0.62, 0.93, 0.1), (-0.92, 0.46, 0.1), 0.065, 0.045, yellow)
    rig.cone(ROOT, (-0.26, 0.58, 0.17), (-0.5, 0.86, 0.17), 0.025, 0.025, steel)
    for x, y in ((-0.62, 0.93), (-0.36, 0.86), (-0.92, 0.46)):
        rig.ball(ROOT, (x, y, 0.14), 0.05, dark)
    rig.ball(
        ROOT,
        (-0.86, 0.26, 0.1),
        (0.2, 0.22, 0.2),
        rig.material("#6a707a", gloss=0.4),
        clip=(0.5, -0.86, 0, 0.7),
    )
    for k in range(3):
        rig.cone(
            ROOT, (-0.72 - 0.0 * k, 0.12, 0.0 + 0.1 * k), (-0.60, 0.10, 0.0 + 0.1 * k), 0.04, 0.012, steel
        )


def _lorry(rig: Rig, tone: str, band: str) -> None:
    """The body, cab windows, band and wheels that a fire engine and an ambulance share."""
    body, stripe, pane = paint(rig, tone), paint(rig, band), glass(rig)
    dark = rig.material("#33363d", gloss=0.3)
    rig.box(ROOT, (0.27, 0.50, 0), (0.60, 0.33, 0.34), body, bevel=0.06)
    g = rig.group()
    rig.box(ROOT, (-0.60, 0.40, 0), (0.28, 0.23, 0.33), body, bevel=0.1, group=g)
    rig.box(ROOT, (-0.53, 0.64, 0), (0.21, 0.18, 0.32), body, bevel=0.08, group=g)
    rig.box(ROOT, (-0.55, 0.65, 0.325), (0.135, 0.115, 0.012), pane, bevel=0.03)
    rig.box(ROOT, (-0.74, 0.65, 0.05), (0.014, 0.12, 0.27), pane, bevel=0.03)
    rig.box(ROOT, (0.0, 0.40, 0.005), (0.87, 0.04, 0.345), stripe)
    rig.box(ROOT, (0.0, 0.18, 0), (0.86, 0.045, 0.32), dark, bevel=0.02)
    rig.ball(ROOT, (-0.88, 0.34, 0.2), (0.04, 0.06, 0.06), light(rig, "#fff4c0"))
    for x in (-0.50, 0.48):
        wheel(rig, (x, 0.19, 0.31), 0.19)


def fire_engine(rig: Rig) -> None:
    """A red fire engine with a ladder on top and blue lights."""
    _lorry(rig, "#dc2f28", "#fdf8ee")
    steel = metallic(rig, "#c4ccd4")
    for dy in (0.0, 0.11):
        rig.cone(ROOT, (-0.42, 0.90 + dy, 0.22), (0.88, 0.93 + dy, 0.22), 0.024, 0.024, steel)
    for k in range(9):
        x = -0.36 + 0.145 * k
        rig.cone(ROOT, (x, 0.90, 0.22), (x, 1.02, 0.22), 0.015, 0.015, steel)
    rig.box(ROOT, (0.3, 0.85, 0), (0.3, 0.03, 0.25), rig.material("#33363d"))
    rig.ball(ROOT, (-0.58, 0.86, 0.1), (0.09, 0.075, 0.09), light(rig, "#3f9bff", 1.3))
    for k in range(3):
        rig.box(
            ROOT,
            (-0.14 + 0.28 * k, 0.60, 0.342),
            (0.115, 0.12, 0.012),
            rig.material("#b9c2ca", gloss=0.5),
            bevel=0.01,
        )
    rig.ring(ROOT, (0.70, 0.61, 0.35), (0.085, 0.085), 0.035, rig.material("#e8d8b0"), steps=18)
    rig.ball(ROOT, (0.70, 0.61, 0.35), (0.04, 0.04, 0.02), rig.material("#5f4a2a"))


def ambulance(rig: Rig) -> None:
    """A white ambulance with a red cross and blue lights."""
    _lorry(rig, "#fbfaf6", "#f0603a")
    red = paint(rig, "#e0302a")
    rig.box(ROOT, (0.30, 0.64, 0.345), (0.17, 0.05, 0.012), red)
    rig.box(ROOT, (0.30, 0.64, 0.345), (0.052, 0.165, 0.012), red)
    rig.box(ROOT, (0.70, 0.65, 0.342), (0.1, 0.1, 0.012), glass(rig), bevel=0.03)
    rig.ball(ROOT, (-0.52, 0.86, 0.05), (0.1, 0.075, 0.1), light(rig, "#3f9bff", 1.3))
    rig.ball(ROOT, (0.55, 0.87, 0.05), (0.09, 0.07, 0.1), light(rig, "#3f9bff", 1.3))


def motorcycle(rig: Rig) -> None:
    """A motorcycle from the side, its front wheel to the left."""
    red, dark, steel = paint(rig, "#d8342f"), rig.material("#26262b", gloss=0.3), metallic(rig)
    for x in (-0.60, 0.56):
        rig.ring(ROOT, (x, 0.31, 0), (0.235, 0.235), 0.075, dark, steps=26)
        rig.ball(ROOT, (x, 0.31, 0), (0.085, 0.085, 0.07), steel)
        for k in range(4):
            a = math.pi * (k + 0.3) / 4
            dx, dy = 0.2 * math.cos(a), 0.2 * math.sin(a)
            rig.cone(ROOT, (x - dx, 0.31 - dy, 0), (x + dx, 0.31 + dy, 0), 0.013, 0.013, steel)
        rig.ring(ROOT, (x, 0.31, 0), (0.33, 0.33), 0.035, red, arc=(0.5, 2.3), steps=10)
    rig.cone(ROOT, (-0.60, 0.31, 0.07), (-0.36, 0.86, 0.07), 0.03, 0.032, steel)
    rig.ball(ROOT, (-0.50, 0.76, 0.02), (0.09, 0.1, 0.1), steel)
    rig.ball(ROOT, (-0.565, 0.76, 0.03), (0.04, 0.08, 0.08), light(rig, "#fff4c0"))
    rig.curve(
        ROOT, [(-0.38, 0.86, 0.02), (-0.33, 0.96, 0.1), (-0.18, 0.97, 0.17)], [0.026, 0.024, 0.034], dark
    )
    g = rig.group()
    rig.ball(ROOT, (-0.14, 0.68, 0), (0.26, 0.13, 0.13), red, group=g, blend=0.04, spin=(0, 0, 0.12))
    rig.ball(ROOT, (-0.3, 0.66, 0), (0.12, 0.12, 0.1), red, group=g, blend=0.04)
    rig.curve(ROOT, [(0.08, 0.64, 0), (0.32, 0.63, 0), (0.58, 0.73, 0)], [0.075, 0.09, 0.065], dark)
    rig.ball(ROOT, (0.66, 0.68, 0.0), (0.05, 0.05, 0.06), light(rig, "#ff4a3a", 0.9))
    rig.box(ROOT, (-0.06, 0.38, 0), (0.17, 0.14, 0.1), rig.material("#6a707a", gloss=0.5), bevel=0.05)
    for k in range(3):
        rig.box(ROOT, (-0.06, 0.34 + 0.07 * k, 0.01), (0.18, 0.014, 0.105), steel)
    rig.cone(ROOT, (0.05, 0.42, 0), (0.56, 0.31, 0.06), 0.035, 0.03, steel)
    rig.curve(ROOT, [(-0.14, 0.3, 0.1), (0.1, 0.2, 0.13), (0.72, 0.24, 0.13)], [0.03, 0.045, 0.055], steel)
    rig.cone(ROOT, (-0.35, 0.58, 0), (-0.1, 0.3, 0), 0.03, 0.03, dark)


def helicopter(rig: Rig) -> None:
    """A round helicopter with its rotor, from the side."""
    body, pane, dark = paint(rig, "#f08a2a"), glass(rig), rig.material("#3a3d45", gloss=0.4)
    g = rig.group()
    rig.ball(ROOT, (-0.30, 0.48, 0), (0.46, 0.31, 0.30), body, group=g, blend=0.06)
    rig.cone(ROOT, (0.0, 0.53, 0), (0.95, 0.62, 0), 0.16, 0.055, body, group=g, blend=0.06)
    rig.ball(ROOT, (-0.48, 0.53, 0.02), (0.27, 0.21, 0.29), pane)
    rig.box(ROOT, (-0.05, 0.54, 0.285), (0.09, 0.09, 0.02), pane, spin=(0, 0.1, 0), bevel=0.03)
    rig.ball(ROOT, (0.95, 0.74, 0), (0.07, 0.17, 0.03), body, spin=(0, 0, -0.3))
    for k in range(2):
        a = 0.6 + math.pi * k / 2
        dx, dy = 0.17 * math.cos(a), 0.17 * math.sin(a)
        rig.cone(ROOT, (0.95 - dx, 0.63 - dy, 0.08), (0.95 + dx, 0.63 + dy, 0.08), 0.018, 0.018, dark)
    rig.cone(ROOT, (-0.26, 0.74, 0), (-0.26, 0.94, 0), 0.04, 0.035, dark)
    rig.ball(ROOT, (-0.26, 0.94, 0), (0.08, 0.035, 0.08), dark)
    for a in (0.1, 1.67):
        dx, dz = 0.98 * math.cos(a), 0.55 * math.sin(a)
        rig.cone(ROOT, (-0.26 - dx, 0.955, -dz), (-0.26 + dx, 0.955, dz), 0.026, 0.026, dark)
    for z in (-0.2, 0.22):
        rig.curve(ROOT, [(-0.85, 0.1, z), (-0.76, 0.03, z), (0.12, 0.03, z)], [0.026] * 3, dark)
        for x in (-0.5, -0.1):
            rig.cone(ROOT, (x, 0.26, z * 0.6), (x, 0.04, z), 0.024, 0.024, dark)


def ufo(rig: Rig) -> None:
    """A flying saucer with a glass dome, a small green pilot and a ring of lights."""
    hull, under = (
        rig.material("#aab6c6", painting.METAL, gloss=0.7, shine=35.0, rim=0.9),
        paint(rig, "#6a7890"),
    )
    rig.ball(ROOT, (0, 0.38, 0), (1.0, 0.2, 0.8), hull)
    rig.ball(ROOT, (0, 0.27, 0), (0.62, 0.2, 0.5), under)
    rig.ball(ROOT, (0, 0.12, 0), (0.3, 0.1, 0.25), light(rig, "#8fffd0", 1.2))
    rig.ring(ROOT, (0, 0.53, 0), (0.47, 0.40), 0.04, under, spin=(math.pi / 2, 0, 0), steps=26)
    rig.ball(
        ROOT,
        (0, 0.54, 0),
        (0.43, 0.44, 0.36),
        rig.material("#a8e8f8", gloss=0.9, shine=60.0, rim=1.0),
        clip=(0, 1, 0, -0.5),
    )
    green, eye = soft(rig, "#7ed957"), rig.material("#16241a", gloss=0.8)
    rig.ball(ROOT, (0, 0.70, 0.22), (0.16, 0.17, 0.17), green)
    for s in (-1, 1):
        rig.ball(ROOT, (0.065 * s, 0.72, 0.36), (0.045, 0.065, 0.03), eye, spin=(0, 0, -0.3 * s))
        rig.cone(ROOT, (0.06 * s, 0.85, 0.22), (0.1 * s, 0.93, 0.22), 0.016, 0.016, green)
    for k in range(9):
        a = math.pi * (k + 0.5) / 9
        tone = ("#ffdf4a", "#ff6a5a", "#6ad8ff")[k % 3]
        rig.ball(ROOT, (0.86 * math.cos(a), 0.36, 0.70 * math.sin(a)), 0.06, light(rig, tone, 1.3))


def submarine(rig: Rig) -> None:
    """A yellow submarine with portholes, periscope and screw."""
    hull, brass, pane = paint(rig, "#f7c52e"), metallic(rig, "#d8a83a"), glass(rig)
    g, red = rig.group(), paint(rig, "#d8452f")
    rig.cone(ROOT, (-0.58, 0.34, 0), (0.42, 0.34, 0), 0.325, 0.31, hull, group=g, blend=0.04)
    rig.cone(ROOT, (0.42, 0.34, 0), (0.95, 0.34, 0), 0.3, 0.09, hull, group=g, blend=0.05)
    rig.box(ROOT, (-0.1, 0.70, 0), (0.24, 0.11, 0.15), hull, bevel=0.06)
    rig.box(ROOT, (-0.1, 0.815, 0), (0.27, 0.025, 0.18), red, bevel=0.02)
    rig.cone(ROOT, (-0.02, 0.8, 0), (-0.02, 0.97, 0), 0.028, 0.028, brass)
    rig.cone(ROOT, (-0.02, 0.97, 0), (-0.16, 0.97, 0), 0.032, 0.038, brass)
    for x in (-0.56, -0.14, 0.28):
        rig.ring(ROOT, (x, 0.38, 0.325), (0.115, 0.115), 0.03, brass, steps=20)
        rig.ball(ROOT, (x, 0.38, 0.32), (0.1, 0.1, 0.025), pane)
    rig.ball(ROOT, (0.85, 0.5, 0), (0.1, 0.2, 0.03), red, spin=(0, 0, -0.35))
    rig.ball(ROOT, (0.85, 0.2, 0), (0.1, 0.18, 0.03), red, spin=(0, 0, 0.35))
    rig.ball(ROOT, (1.06, 0.34, 0), (0.05, 0.06, 0.06), brass)
    for s in (-1, 1):
        rig.ball(ROOT, (1.08, 0.34 + 0.14 * s, 0), (0.03, 0.12, 0.06), brass, spin=(0, 0.5, 0))
    rig.ball(ROOT, (-0.9, 0.36, 0.1), (0.05, 0.06, 0.06), light(rig, "#fff8d0", 1.2))


def drone(rig: Rig) -> None:
    """A quadcopter with four rotors and a camera."""
    shell, dark, blade = (
        paint(rig, "#f4f4f2"),
        rig.material("#33363d", gloss=0.4),
        rig.material("#b8c0c8", gloss=0.5),
    )
    rig.ball(ROOT, (0, 0.52, 0.05), (0.46, 0.26, 0.36), shell)
    rig.ball(ROOT, (0, 0.42, 0.36), (0.17, 0.17, 0.12), dark)
    rig.ball(ROOT, (0, 0.42, 0.46), (0.09, 0.09, 0.05), rig.material("#4f86c8", gloss=0.9, shine=60.0))
    for s in (-1, 1):
        for z, high, far in ((0.38, 0.70, 1.0), (-0.4, 0.88, 0.82)):
            rig.cone(ROOT, (0.3 * s, 0.55, z * 0.4), (far * s, high, z), 0.075, 0.055, shell)
            rig.cone(ROOT, (far * s, high - 0.08, z), (far * s, high + 0.12, z), 0.075, 0.05, dark)
            rig.ball(ROOT, (far * s, high + 0.15, z), (0.46, 0.022, 0.2), blade, spin=(0, 0, 0.05 * s))
            rig.ball(ROOT, (far * s, high - 0.1, z), 0.05, light(rig, "#35d35a" if s > 0 else "#ff4a3a", 1.2))
        rig.curve(
            ROOT, [(0.28 * s, 0.36, 0.1), (0.42 * s, 0.06, 0.1), (0.42 * s, 0.05, 0.35)], [0.035] * 3, dark
        )
