"""Small animals of reefs and rock pools, in units of their height with the lowest point at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import Rig
from .animals import eyes


def lobster(rig: Rig) -> None:
    """A red lobster seen from above: claws up, its tail fan below."""
    shell = rig.material("#d8352a", gloss=0.45, shine=35.0, rim=0.85)
    pale, dark = rig.material("#ef6a4a", gloss=0.35, rim=0.8), rig.material("#a8241c", gloss=0.3)
    rig.ball("root", (0, 0.50, 0), (0.17, 0.2, 0.15), shell)
    for k in range(4):
        r = 0.145 - 0.018 * k
        rig.ball("root", (0, 0.31 - 0.072 * k, 0), (r, 0.058, 0.12 - 0.012 * k), pale if k % 2 else shell)
    for a in (-0.95, -0.48, 0.0, 0.48, 0.95):
        at = (0.11 * math.sin(a), 0.08 - 0.04 * math.cos(a), 0.0)
        rig.ball("root", at, (0.042, 0.075, 0.03), dark if a else shell, spin=(0, 0, a))
    for s, bone in ((-1, "left"), (1, "right")):
        arm = [(0.12 * s, 0.58, 0.04), (0.27 * s, 0.60, 0.07), (0.29 * s, 0.72, 0.08)]
        rig.curve(bone, arm, [0.04, 0.042, 0.045], shell)
        rig.ball(bone, (0.30 * s, 0.82, 0.08), (0.105, 0.12, 0.07), shell)
        rig.curve(
            bone,
            [(0.34 * s, 0.86, 0.08), (0.39 * s, 0.94, 0.08), (0.34 * s, 1.0, 0.08)],
            [0.06, 0.045, 0.012],
            shell,
        )
        rig.curve(
            bone,
            [(0.25 * s, 0.88, 0.08), (0.22 * s, 0.95, 0.08), (0.25 * s, 0.995, 0.08)],
            [0.045, 0.035, 0.01],
            pale,
        )
        for k in range(3):
            y = 0.52 - 0.075 * k
            leg = [(0.13 * s, y, 0), (0.28 * s, y + 0.015, 0.03), (0.35 * s, y - 0.09, 0.02)]
            rig.curve("root", leg, [0.024, 0.02, 0.01], dark)
        feeler = [(0.05 * s, 0.68, 0.05), (0.13 * s, 0.86, 0.04), (0.10 * s, 1.04, 0.02)]
        rig.curve("head", feeler, [0.012, 0.009, 0.005], dark)
        rig.cone("head", (0.065 * s, 0.64, 0.1), (0.075 * s, 0.70, 0.12), 0.022, 0.022, shell)
    eyes(rig, 0.078, 0.72, 0.125, 0.045)
    rig.curve(
        "root",
        [(-0.05, 0.57, 0.135), (0, 0.55, 0.15), (0.05, 0.57, 0.135)],
        [0.009] * 3,
        rig.material("#5a120c"),
    )


def starfish(rig: Rig) -> None:
    """An orange starfish with a friendly face."""
    skin = rig.material(
        "#f5893a", second="#f9b06a", pattern=painting.SPECKLE, frequency=13.0, wrap=0.5, rim=0.85
    )
    dot, g = rig.material("#fbc98c"), rig.group()
    rig.ball("root", (0, 0.46, 0), (0.24, 0.24, 0.13), skin, group=g, blend=0.1)
    for k in range(5):
        a = 2 * math.pi * k / 5
        x, y = math.sin(a), math.cos(a)
        bone = {1: "right", 4: "left"}.get(k, "root")
        rig.cone(
            bone,
            (0.14 * x, 0.46 + 0.14 * y, 0),
            (0.45 * x, 0.46 + 0.47 * y, 0),
            0.145,
            0.06,
            skin,
            group=g,
            blend=0.08,
        )
        for u in (0.30, 0.40):
            rig.ball(bone, (u * x, 0.46 + u * y, 0.145 - 0.18 * u), 0.022, dot)
    eyes(rig, 0.085, 0.52, 0.115, 0.062)
    rig.curve(
        "head",
        [(-0.07, 0.40, 0.13), (0, 0.365, 0.145), (0.07, 0.40, 0.13)],
        [0.013] * 3,
        rig.material("#8a3a16"),
    )
    for s in (-1, 1):
        rig.ball("head", (0.14 * s, 0.43, 0.12), (0.035, 0.025, 0.015), rig.material("#f26a5a"))


def jellyfish(rig: Rig) -> None:
    """A pink jellyfish with a frilled bell and waving arms."""
    bell = rig.material("#f08ac8", gloss=0.6, shine=40.0, wrap=0.7, rim=1.0)
    pale = rig.material("#fbc8e6", gloss=0.4, wrap=0.8, rim=0.9)
    arm = rig.material("#d868b4", gloss=0.3, wrap=0.7, rim=0.9)
    rig.ball("head", (0, 0.62, 0), (0.36, 0.37, 0.34), bell, clip=(0, 1, 0, -0.6))
    rig.ball("head", (0, 0.605, 0), (0.34, 0.05, 0.32), pale)
    for k in range(14):
        a = 2 * math.pi * k / 14
        rig.ball("head", (0.335 * math.cos(a), 0.60, 0.315 * math.sin(a)), (0.085, 0.06, 0.085), pale)
    for k in range(9):
        a = math.pi * (k + 0.5) / 9
        x, z = 0.27 * math.cos(a), 0.22 * math.sin(a) * (1 if k % 2 else -0.5)
        low, sway = 0.02 + 0.12 * (k % 3), 0.05 if k % 2 else -0.05
        line = [(x, 0.58, z), (x + sway, 0.44, z), (x * 1.1 - sway, 0.28, z), (x * 1.15 + sway * 0.6, low, z)]
        rig.curve("left" if k % 2 else "right", line, [0.034, 0.034, 0.028, 0.012], arm if k % 2 else bell)
    for s in (-1, 1):
        frill = [(0.06 * s, 0.57, 0.1), (0.1 * s, 0.42, 0.12), (0.03 * s, 0.28, 0.12), (0.08 * s, 0.14, 0.12)]
        rig.curve("tail", frill, [0.06, 0.055, 0.05, 0.02], pale)
        rig.ball("head", (0.19 * s, 0.70, 0.285), (0.04, 0.025, 0.015), rig.material("#f25a9a"))
    eyes(rig, 0.12, 0.76, 0.285, 0.06)
    rig.curve(
        "head",
        [(-0.05, 0.69, 0.335), (0, 0.67, 0.345), (0.05, 0.69, 0.335)],
        [0.011] * 3,
        rig.material("#7a1f5a"),
    )
