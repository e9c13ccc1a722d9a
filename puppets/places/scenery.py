"""Set pieces for backgrounds: trees, rocks, houses, furniture as shapes (frame heights, root bone)."""

from __future__ import annotations

import math

import numpy as np

from ..render import painting
from ..render.rig import Rig

Tone = tuple[float, float, float] | str
Dice = np.random.Generator


def tree(
    rig: Rig, dice: Dice, x: float, y: float, high: float, leaf: Tone = "#4f9a3c", z: float = 0.0
) -> None:
    """A round leafy tree standing at (x, y)."""
    bark, green = (
        rig.material("#6b4a30", gloss=0.0, rim=0.3),
        rig.material(leaf, gloss=0.0, wrap=0.55, rim=0.7),
    )
    rig.curve(
        "root",
        [(x, y, z), (x + 0.01, y + high * 0.4, z), (x - 0.01, y + high * 0.6, z)],
        [high * 0.055, high * 0.038, high * 0.03],
        bark,
    )
    group = rig.group()
    for i in range(9):
        a = i * 2.4
        r = high * float(dice.uniform(0.15, 0.21))
        rig.ball(
            "root",
            (
                x + math.cos(a) * high * 0.19,
                y + high * (0.68 + 0.19 * math.sin(a * 1.3)),
                z + math.sin(a) * 0.08 * high,
            ),
            r,
            green,
            group=group,
            blend=high * 0.03,
        )


def pine(
    rig: Rig,
    dice: Dice,
    x: float,
    y: float,
    high: float,
    leaf: Tone = "#2f6b45",
    snow: bool = False,
    z: float = 0.0,
) -> None:
    """A fir tree of stacked skirts, white on top when ``snow``."""
    bark, green = rig.material("#5b3d28", gloss=0.0), rig.material(leaf, gloss=0.0, wrap=0.5, rim=0.5)
    white = rig.material("#f4f8ff", gloss=0.0, wrap=0.6)
    rig.cone("root", (x, y, z), (x, y + high * 0.3, z), high * 0.035, high * 0.03, bark)
    for k in range(4):
        base, tip = y + high * (0.14 + 0.19 * k), y + high * (0.50 + 0.165 * k)
        wide = high * (0.235 - 0.045 * k)
        rig.cone(
            "root",
            (x, base, z + 0.004 * k),
            (x, tip, z),
            wide,
            0.004,
            green,
            clip=(0, 1, 0, -base + wide * 0.15),
            group=1,
        )
        if snow:
            rig.cone(
                "root",
                (x - wide * 0.06, base + wide * 0.42, z + 0.012),
                (x, tip + 0.004, z + 0.012),
                wide * 0.66,
                0.006,
                white,
                clip=(0, 1, 0, -base - wide * 0.40),
            )


def palm(rig: Rig, x: float, y: float, high: float, lean: float = 0.12, z: float = 0.0) -> None:
    """A palm with a bent trunk."""
    bark = rig.material("#9a7348", second="#7c5a36", pattern=painting.STRIPES, frequency=40.0, gloss=0.0)
    green = rig.material("#3f9a4a", gloss=0.12, wrap=0.5, rim=0.6)
    top = (x + lean * high, y + high, z)
    rig.curve(
        "root",
        [(x, y, z), (x + lean * high * 0.25, y + high * 0.5, z), top],
        [high * 0.042, high * 0.032, high * 0.026],
        bark,
    )
    for k in range(9):
        a = 2 * math.pi * k / 9 + 0.3
        out, depth = math.cos(a), math.sin(a)
        points = [
            top,
            (top[0] + out * high * 0.20, top[1] + high * 0.10, z + depth * 0.05),
            (top[0] + out * high * 0.40, top[1] - high * (0.02 + 0.04 * abs(depth)), z + depth * 0.1),
            (top[0] + out * high * 0.50, top[1] - high * 0.16, z + depth * 0.12),
        ]
        rig.curve(
            "root",
            points,
            [0.012 * high, 0.05 * high, 0.036 * high, 0.004],
            green,
            group=rig.group(),
            blend=0.01,
        )
    for k in (-1, 0, 1):
        rig.ball("root", (top[0] + 0.03 * k * high, top[1] - 0.035 * high, z + 0.03), 0.03 * high, bark)


def rock(
    rig: Rig, dice: Dice, x: float, y: float, size: float, tone: Tone = "#8d8a86", z: float = 0.0
) -> None:
    """A heap of rounded stone."""
    stone = rig.material(
        tone, second="#6f6c69", pattern=painting.SPECKLE, frequency=60.0, gloss=0.05, wrap=0.25
    )
    group = rig.group()
    for k in range(5):
        a = k * 1.9
        rig.ball(
            "root",
            (x + math.cos(a) * size * 0.5, y + size * 0.2 * (1 + math.sin(a)), z + math.sin(a) * size * 0.2),
            (size * float(dice.uniform(0.4, 0.66)), size * float(dice.uniform(0.3, 0.5)), size * 0.5),
            stone,
            spin=(0, 0, float(dice.uniform(-0.5, 0.5))),
            group=group,
            blend=size * 0.06,
        )


def bush(
    rig: Rig,
    dice: Dice,
    x: float,
    y: float,
    size: float,
    leaf: Tone = "#4f9a3c",
    z: float = 0.0,
    bloom: Tone | None = None,
) -> None:
    """A low shrub, with blossoms when ``bloom`` is a colour."""
    green = rig.material(leaf, gloss=0.0, wrap=0.55, rim=0.5)
    group = rig.group()
    for k in range(7):
        a = (k - 3) / 3.0
        rig.ball(
            "root",
            (x + a * size, y + size * 0.35 * (1.2 - a * a), z + 0.02 * (k % 2)),
            size * float(dice.uniform(0.40, 0.56)),
            green,
            group=group,
            blend=size * 0.1,
        )
    if bloom is not None:
        petal = rig.material(bloom, gloss=0.1)
        for _ in range(9):
            rig.ball(
                "root",
                (
                    x + float(dice.uniform(-1.1, 1.1)) * size,
                    y + size * float(dice.uniform(0.3, 0.85)),
                    z + size * 0.6,
                ),
                size * 0.10,
                petal,
            )


def hill(rig: Rig, x: float, y: float, wide: float, high: float, tone: Tone, z: float = -0.5) -> None:
    """A rounded hill."""
    rig.ball("root", (x, y, z), (wide, high, 0.3), rig.material(tone, gloss=0.0, wrap=0.5, rim=0.3))


def peak(
    rig: Rig,
    dice: Dice,
    x: float,
    y: float,
    wide: float,
    high: float,
    tone: Tone = "#7d8798",
    z: float = -0.5,
) -> None:
    """A rocky mountain with a white summit."""
    stone, white = (
        rig.material(tone, gloss=0.0, wrap=0.2, rim=0.2),
        rig.material("#f6f9ff", gloss=0.0, wrap=0.35, rim=0.2),
    )
    for k in range(5):
        a = (k - 2) / 2.0
        tall = high * (1.0 - 0.42 * abs(a)) * float(dice.uniform(0.86, 1.1))
        foot = wide * 0.42
        cx = x + a * wide * 0.62
        side = foot * float(dice.uniform(-0.3, 0.3))
        rig.cone(
            "root", (cx, y - foot * 0.6, z - 0.03 * abs(a)), (cx + side, y + tall, z), foot, 0.006, stone
        )
        rig.cone(
            "root",
            (cx + side * 0.62, y + tall * 0.62, z + 0.02),
            (cx + side, y + tall + 0.006, z + 0.02),
            foot * 0.345,
            0.008,
            white,
            clip=(0.25 * (-1) ** k, 1, 0, -(y + tall * 0.70) - 0.25 * (-1) ** k * cx),
        )


def house(
    rig: Rig,
    dice: Dice,
    x: float,
    y: float,
    wide: float,
    high: float,
    wall: Tone,
    roof: Tone = "#b5533c",
    z: float = -0.2,
    lit: bool = False,
) -> None:
    """A little house with windows, a door and a tiled roof; windows glow when ``lit``."""
    plaster = rig.material(wall, gloss=0.0, wrap=0.4, rim=0.2)
    tiles = rig.material(roof, second="#8f3f2e", pattern=painting.BANDS, frequency=46.0, gloss=0.04)
    frame = rig.material("#f4ead8", gloss=0.05)
    glass = (
        rig.material("#ffd98a", painting.GLOW, glow=1.15)
        if lit
        else rig.material("#5f88a8", gloss=0.7, shine=40.0)
    )
    wood = rig.material(["#7a4a2c", "#35688a", "#4d7a4a"][int(dice.integers(3))], gloss=0.1)
    deep = 0.10
    rig.box("root", (x, y + high / 2, z), (wide / 2, high / 2, deep), plaster, bevel=0.012)
    if dice.random() < 0.6:
        for side in (-1, 1):
            rig.box(
                "root",
                (x + side * wide * 0.26, y + high + wide * 0.145, z),
                (wide * 0.335, 0.016, deep * 1.2),
                tiles,
                spin=(0, 0, -0.56 * side),
                bevel=0.01,
            )
        rig.cone(
            "root",
            (x, y + high * 0.9, z - 0.02),
            (x, y + high + wide * 0.26, z - 0.02),
            wide * 0.42,
            0.02,
            plaster,
            clip=(0, 1, 0, -y - high * 0.98),
        )
    else:
        rig.box("root", (x, y + high + 0.012, z), (wide * 0.55, 0.018, deep * 1.25), tiles, bevel=0.012)
    columns, rows = max(2, round(wide / 0.09)), max(1, round(high / 0.14))
    for r in range(rows):
        for c in range(columns):
            wx, wy = x + wide * ((c + 0.5) / columns - 0.5), y + high * (r + 0.58) / rows
            if r == 0 and c == columns // 2:
                rig.box("root", (wx, y + 0.055, z + deep), (0.026, 0.055, 0.006), wood, bevel=0.008)
                continue
            rig.box("root", (wx, wy, z + deep), (0.022, 0.031, 0.005), frame, bevel=0.004)
            rig.box("root", (wx, wy, z + deep + 0.004), (0.017, 0.026, 0.004), glass, bevel=0.0)
            rig.box("root", (wx, wy - 0.036, z + deep + 0.006), (0.026, 0.005, 0.012), wood, bevel=0.004)


def cactus(rig: Rig, x: float, y: float, high: float, z: float = 0.0) -> None:
    """A saguaro with two arms."""
    green = rig.material(
        "#4c8f55", second="#3b7546", pattern=painting.UPRIGHT, frequency=14.0, gloss=0.05, wrap=0.4, rim=0.6
    )
    group = rig.group()
    rig.cone("root", (x, y, z), (x, y + high, z), high * 0.11, high * 0.10, green, group=group, blend=0.02)
    for side, up in ((-1, 0.42), (1, 0.55)):
        rig.curve(
            "root",
            [
                (x, y + high * up, z),
                (x + side * high * 0.26, y + high * (up + 0.02), z),
                (x + side * high * 0.28, y + high * (up + 0.34), z),
            ],
            [high * 0.07] * 3,
            green,
            group=group,
            blend=0.02,
        )


def lamp_post(rig: Rig, x: float, y: float, high: float, lit: bool, z: float = 0.0) -> None:
    """A street lamp."""
    iron = rig.material("#2f3540", gloss=0.3, shine=30.0)
    light = rig.material("#ffe2a0", painting.GLOW, glow=1.5) if lit else rig.material("#f2ead8", gloss=0.3)
    rig.cone("root", (x, y, z), (x, y + high, z), 0.014, 0.008, iron)
    rig.ball("root", (x, y + 0.01, z), (0.028, 0.018, 0.028), iron)
    rig.ball("root", (x, y + high + 0.035, z), 0.034, light)
    rig.cone("root", (x, y + high + 0.062, z), (x, y + high + 0.09, z), 0.028, 0.004, iron)


def shelf(rig: Rig, dice: Dice, x: float, y: float, wide: float, high: float, z: float = -0.2) -> None:
    """A bookcase full of books."""
    wood = rig.material("#8a5a36", gloss=0.1)
    back = rig.material("#5f3b23", gloss=0.0)
    rig.box("root", (x, y + high / 2, z - 0.05), (wide / 2, high / 2, 0.02), back)
    rows = max(2, round(high / 0.13))
    for r in range(rows + 1):
        rig.box("root", (x, y + high * r / rows, z), (wide / 2, 0.008, 0.05), wood, bevel=0.004)
    for side in (-1, 1):
        rig.box("root", (x + side * wide / 2, y + high / 2, z), (0.009, high / 2, 0.05), wood, bevel=0.004)
    tones = [
        rig.material(c, gloss=0.1) for c in ("#b5443c", "#3f6fa8", "#d9a441", "#4d8a5b", "#7a4f91", "#e4d5b8")
    ]
    for r in range(rows):
        at = -wide / 2 + 0.02
        while at < wide / 2 - 0.03:
            thick, tall = float(dice.uniform(0.008, 0.016)), high / rows * float(dice.uniform(0.5, 0.84))
            if dice.random() < 0.86:
                rig.box(
                    "root",
                    (x + at + thick, y + high * r / rows + tall / 2 + 0.006, z + 0.02),
                    (thick * 0.92, tall / 2, 0.03),
                    tones[int(dice.integers(6))],
                    bevel=0.004,
                )
            at += 2 * thick


def window(
    rig: Rig, x: float, y: float, wide: float, high: float, view: Tone, glow: float, z: float = -0.2
) -> None:
    """A window on a wall; its panes show the daylight ``view``."""
    frame = rig.material("#f6efe2", gloss=0.12)
    pane = rig.material(view, painting.GLOW, glow=glow)
    rig.box("root", (x, y, z), (wide / 2, high / 2, 0.008), frame, bevel=0.006)
    for i in (-1, 1):
        for j in (-1, 1):
            rig.box(
                "root",
                (x + i * wide * 0.235, y + j * high * 0.235, z + 0.004),
                (wide * 0.21, high * 0.21, 0.007),
                pane,
            )
    rig.box("root", (x, y - high / 2 - 0.012, z + 0.02), (wide / 2 + 0.02, 0.011, 0.035), frame, bevel=0.006)


def curtain(
    rig: Rig, x: float, y: float, wide: float, high: float, tone: Tone, folds: int, z: float = -0.15
) -> None:
    """Hanging cloth in folds, its top at ``y`` + ``high``."""
    cloth = rig.material(tone, gloss=0.08, shine=10.0, rim=0.5)
    for k in range(folds):
        cx = x + wide * ((k + 0.5) / folds - 0.5)
        rig.cone(
            "root",
            (cx, y + high, z),
            (cx, y, z + 0.01 * (k % 2)),
            wide / folds * 0.56,
            wide / folds * 0.66,
            cloth,
            group=2,
            blend=0.006,
        )


def column(rig: Rig, x: float, y: float, high: float, thick: float, tone: Tone, z: float = -0.2) -> None:
    """A stone column."""
    stone = rig.material(tone, gloss=0.05, wrap=0.3)
    rig.cone("root", (x, y, z), (x, y + high, z), thick, thick * 0.92, stone)
    for k in (0.02, 0.98):
        rig.box("root", (x, y + high * k, z), (thick * 1.4, 0.022, thick * 1.4), stone, bevel=0.01)


def table(
    rig: Rig, x: float, y: float, wide: float, high: float, tone: Tone = "#a56c3d", z: float = 0.0
) -> None:
    """A table seen from the front."""
    wood = rig.material(tone, gloss=0.15)
    rig.box("root", (x, y + high, z), (wide / 2, 0.013, 0.08), wood, spin=(0.12, 0, 0), bevel=0.01)
    for side in (-1, 1):
        rig.box("root", (x + side * wide * 0.44, y + high / 2, z), (0.013, high / 2, 0.02), wood, bevel=0.006)
