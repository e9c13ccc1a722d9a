"""Tools, what one writes and paints with, and board games, in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render.rig import ROOT, Rig, metallic


def hammer(rig: Rig) -> None:
    """A claw hammer."""
    steel, wood = metallic(rig, "#9aa4b2"), rig.material("#c98a4a", gloss=0.25)
    rig.curve(ROOT, [(0, 0.05, 0), (0, 0.3, 0), (0, 0.86, 0)], [0.062, 0.05, 0.045], wood)
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.3, 0), 0.068, 0.058, rig.material("#d8432f", gloss=0.4))
    g = rig.group()
    rig.cone(ROOT, (-0.2, 0.86, 0), (0.06, 0.86, 0), 0.075, 0.09, steel, group=g, blend=0.02)
    rig.curve(
        ROOT,
        [(0.06, 0.88, 0), (0.2, 0.88, 0), (0.32, 0.78, 0)],
        [0.085, 0.06, 0.02],
        steel,
        group=g,
        blend=0.02,
    )
    rig.box(ROOT, (-0.27, 0.86, 0), (0.06, 0.115, 0.115), steel, bevel=0.03)


def saw(rig: Rig) -> None:
    """A hand saw, its handle below and its teeth to one side."""
    steel, wood = metallic(rig, "#b4bfcc"), rig.material("#b5713a", gloss=0.3)
    for lean, x in ((0.035, -0.015), (-0.035, 0.02), (0.0, 0.0)):
        rig.box(ROOT, (x, 0.64, 0), (0.095, 0.34, 0.012), steel, spin=(0, 0, lean), bevel=0.004)
    for k in range(14):
        y = 0.35 + 0.046 * k
        x = 0.115 - 0.0015 * k
        rig.cone(ROOT, (x, y, 0), (x + 0.05, y + 0.008, 0), 0.024, 0.003, steel)
    g = rig.group()
    grip = [
        (-0.1, 0.3, 0),
        (-0.13, 0.16, 0),
        (-0.06, 0.05, 0),
        (0.08, 0.06, 0),
        (0.13, 0.18, 0),
        (0.1, 0.3, 0),
    ]
    rig.curve(ROOT, grip, [0.06, 0.055, 0.05, 0.05, 0.055, 0.055], wood, group=g)
    rig.cone(ROOT, (-0.1, 0.31, 0), (0.1, 0.31, 0), 0.07, 0.06, wood, group=g)
    for x in (-0.06, 0.06):
        rig.ball(ROOT, (x, 0.32, 0.065), (0.02, 0.02, 0.01), metallic(rig, "gold"))


def screwdriver(rig: Rig) -> None:
    """A screwdriver, its blade up."""
    steel, grip, dark = metallic(rig), rig.material("#f2b02e", gloss=0.5), rig.material("#2b2a30", gloss=0.3)
    g = rig.group()
    rig.curve(
        ROOT, [(0, 0.09, 0), (0, 0.22, 0), (0, 0.36, 0)], [0.09, 0.105, 0.075], grip, group=g, blend=0.02
    )
    rig.cone(ROOT, (0, 0.4, 0), (0, 0.44, 0), 0.085, 0.05, grip, group=g, blend=0.02)
    for x in (-0.07, -0.025, 0.025, 0.07):
        rig.cone(ROOT, (x, 0.1, 0.095 - abs(x) * 0.6), (x, 0.33, 0.092 - abs(x) * 0.6), 0.012, 0.012, dark)
    rig.cone(ROOT, (0, 0.45, 0), (0, 0.88, 0), 0.026, 0.026, steel)
    rig.box(ROOT, (0, 0.92, 0), (0.05, 0.06, 0.012), steel, bevel=0.012)
    rig.cone(ROOT, (0, 0.86, 0), (0, 0.9, 0), 0.03, 0.04, steel)


def wrench(rig: Rig) -> None:
    """A spanner, open above and a ring below."""
    steel = metallic(rig, "#a9b4c2")
    g = rig.group()
    rig.cone(ROOT, (0, 0.26, 0), (0, 0.68, 0), 0.06, 0.065, steel, group=g, blend=0.02)
    rig.ring(ROOT, (0, 0.14, 0), (0.1, 0.1), 0.042, steel, steps=20, group=g)
    jaw = (0.72 * math.pi, 2.28 * math.pi)
    rig.ring(ROOT, (0, 0.81, 0), (0.135, 0.125), 0.062, steel, arc=jaw, steps=16, group=g)
    rig.box(ROOT, (0, 0.47, 0.058), (0.025, 0.15, 0.008), rig.material("#7c8796", gloss=0.4), bevel=0.02)


def scissors(rig: Rig) -> None:
    """Scissors, a little open, their blades up."""
    steel, grip = metallic(rig, "#c4ccd6"), rig.material("#e2402f", gloss=0.5, rim=0.7)
    for s in (-1, 1):
        z = 0.012 * s
        rig.ring(ROOT, (0.19 * s, 0.16, z), (0.115, 0.135), 0.042, grip, spin=(0, 0, -0.3 * s), steps=22)
        rig.cone(ROOT, (0.13 * s, 0.29, z), (0.03 * s, 0.42, z), 0.045, 0.035, grip)
        rig.cone(ROOT, (0.03 * s, 0.42, z), (-0.05 * s, 0.56, z), 0.05, 0.062, steel)
        rig.cone(ROOT, (-0.05 * s, 0.56, z), (-0.19 * s, 0.97, z), 0.06, 0.008, steel)
    rig.ball(ROOT, (0, 0.49, 0.06), (0.035, 0.035, 0.02), metallic(rig, "gold"))


def pencil(rig: Rig) -> None:
    """A yellow pencil, its tip up."""
    wood, steel = rig.material("#f0cf9a", wrap=0.5), metallic(rig)
    for x, tone, z in ((-0.055, "#e8a21c", 0.0), (0.055, "#e8a21c", 0.0), (0.0, "#ffc52e", 0.035)):
        rig.box(ROOT, (x, 0.47, z), (0.04, 0.29, 0.05), rig.material(tone, gloss=0.4), bevel=0.02)
    rig.cone(ROOT, (0, 0.77, 0), (0, 0.95, 0), 0.094, 0.022, wood)
    rig.cone(ROOT, (0, 0.93, 0), (0, 0.985, 0), 0.034, 0.01, rig.material("#2b2a30", gloss=0.4))
    rig.cone(ROOT, (0, 0.15, 0), (0, 0.18, 0), 0.098, 0.098, steel)
    rig.cone(ROOT, (0, 0.085, 0), (0, 0.11, 0), 0.085, 0.09, rig.material("#f48a9c", wrap=0.5))


def paintbrush(rig: Rig) -> None:
    """A paintbrush with blue paint on its hairs."""
    wood, steel = rig.material("#d8643a", gloss=0.4), metallic(rig)
    paint, hair = rig.material("#2f7fe0", gloss=0.6, shine=45.0), rig.material("#c99a62", wrap=0.4)
    rig.curve(ROOT, [(0, 0.03, 0), (0, 0.26, 0), (0, 0.54, 0)], [0.024, 0.06, 0.045], wood)
    rig.cone(ROOT, (0, 0.54, 0), (0, 0.66, 0), 0.055, 0.075, steel)
    for y in (0.57, 0.64):
        rig.ring(ROOT, (0, y, 0), (0.064, 0.064), 0.014, steel, spin=(math.pi / 2, 0, 0))
    g = rig.group()
    rig.cone(ROOT, (0, 0.7, 0), (0, 0.8, 0), 0.085, 0.105, hair, group=g)
    rig.curve(ROOT, [(0, 0.83, 0), (0.01, 0.9, 0), (0.05, 0.975, 0)], [0.112, 0.085, 0.015], paint)
    for x, y in ((-0.07, 0.74), (0.02, 0.72), (0.08, 0.76)):
        rig.cone(ROOT, (x, 0.82, 0.07), (x, y, 0.075), 0.035, 0.028, paint)


def paper(rig: Rig) -> None:
    """A sheet of paper, written on below a small drawing."""
    white, ink = rig.material("#fffdf6", wrap=0.7), rig.material("#5a78b0")
    rig.box(ROOT, (0, 0.5, 0), (0.37, 0.5, 0.012), white, bevel=0.012)
    for k in range(5):
        wide = (0.28, 0.26, 0.28, 0.22, 0.14)[k]
        rig.box(ROOT, (-0.28 + wide, 0.42 - 0.08 * k, 0.014), (wide, 0.011, 0.004), ink)
    rig.ball(ROOT, (0.2, 0.84, 0.014), (0.06, 0.06, 0.006), rig.material("#ffc52e"))
    rig.box(ROOT, (-0.1, 0.62, 0.014), (0.11, 0.08, 0.004), rig.material("#f2a05a"))
    for s in (-1, 1):
        rig.cone(
            ROOT, (-0.1 + 0.14 * s, 0.7, 0.016), (-0.1, 0.82, 0.016), 0.016, 0.016, rig.material("#d8432f")
        )
        rig.cone(
            ROOT,
            (0.2, 0.84, 0.012),
            (0.2 + 0.1 * s, 0.84 - 0.05, 0.012),
            0.008,
            0.008,
            rig.material("#ffc52e"),
        )
    rig.box(ROOT, (-0.1, 0.59, 0.018), (0.025, 0.05, 0.004), rig.material("#6b3f22"))
    rig.box(ROOT, (0.04, 0.53, 0.014), (0.29, 0.012, 0.004), rig.material("#5fae4a"))
    rig.ball(ROOT, (0.18, 0.63, 0.014), (0.06, 0.07, 0.006), rig.material("#4f9f48"))
    rig.box(ROOT, (0.18, 0.56, 0.012), (0.012, 0.04, 0.004), rig.material("#6b3f22"))


def _chessman(rig: Rig, x: float, y: float, z: float, tall: float, tone: int) -> None:
    rig.ball(ROOT, (x, y + 0.025, z), (0.1, 0.035, 0.07), tone)
    rig.cone(ROOT, (x, y + 0.04, z), (x, y + tall, z), 0.072, 0.04, tone)
    rig.ball(ROOT, (x, y + tall, z), (0.075, 0.025, 0.06), tone)
    rig.ball(ROOT, (x, y + tall + 0.07, z), 0.062, tone)


def chessboard(rig: Rig) -> None:
    """A chessboard that shows its squares, men standing on it."""
    wood = rig.material("#7a4626", gloss=0.3)
    light, dark = rig.material("#f6e3bc", gloss=0.3), rig.material("#8f5530", gloss=0.3)
    ivory, ebony = rig.material("#fbf6ea", gloss=0.5), rig.material("#34302e", gloss=0.5)
    slope = 0.62
    rise, back = math.sin(slope) * 0.1, math.cos(slope) * 0.1
    rig.box(ROOT, (0, 0.36, -0.02), (0.94, 0.04, 0.5), wood, spin=(slope, 0, 0), bevel=0.03)
    for row in range(8):
        for column in range(8):
            at = (-0.735 + 0.21 * column, 0.4 + rise * (row - 3.5), 0.01 - back * (row - 3.5))
            tone = light if (row + column) % 2 else dark
            rig.box(ROOT, at, (0.105, 0.012, 0.05), tone, spin=(slope, 0, 0), bevel=0.0)
    for column, row, tall, tone in (
        (0, 7, 0.16, ebony), (2, 7, 0.16, ebony), (4, 7, 0.26, ebony), (6, 6, 0.16, ebony), (3, 4, 0.16, ebony),
        (1, 1, 0.16, ivory), (3, 0, 0.27, ivory), (5, 2, 0.16, ivory), (7, 1, 0.16, ivory),
    ):  # fmt: skip
        x, y, z = -0.735 + 0.21 * column, 0.41 + rise * (row - 3.5), 0.06 - back * (row - 3.5)
        _chessman(rig, x, y, z, tall, tone)
        if tall > 0.2:
            rig.box(ROOT, (x, y + tall + 0.16, z), (0.015, 0.06, 0.015), tone)
            rig.box(ROOT, (x, y + tall + 0.17, z), (0.045, 0.015, 0.015), tone)


def _pip(rig: Rig, x: float, y: float, z: float, size: float, tone: int) -> None:
    """A heart as it stands on cards: a square on its corner and two discs."""
    rig.box(ROOT, (x, y, z), (0.5 * size, 0.5 * size, 0.008), tone, spin=(0, 0, math.pi / 4), bevel=0.0)
    for s in (-1, 1):
        rig.ball(ROOT, (x + 0.354 * size * s, y + 0.354 * size, z), (0.5 * size, 0.5 * size, 0.008), tone)


def playing_card(rig: Rig) -> None:
    """The ace of hearts before the back of a second card."""
    white, red, back = rig.material("#fffdf8", wrap=0.6), rig.material("#d8263a"), rig.material("#2f5fb0")
    rig.box(ROOT, (0.16, 0.47, -0.06), (0.33, 0.44, 0.012), white, spin=(0, 0, -0.22), bevel=0.05)
    rig.box(ROOT, (0.16, 0.47, -0.046), (0.28, 0.39, 0.006), back, spin=(0, 0, -0.22), bevel=0.03)
    rig.box(ROOT, (-0.1, 0.5, 0), (0.35, 0.48, 0.014), white, spin=(0, 0, 0.08), bevel=0.05)
    _pip(rig, -0.1, 0.5, 0.02, 0.19, red)
    for s in (-1, 1):
        x, y = -0.1 + 0.27 * s * -1.0, 0.5 + 0.36 * s
        _pip(rig, x, y - 0.05 * s, 0.02, 0.05, red)
        ace = [(x - 0.045, y + 0.02, 0.02), (x, y + 0.12, 0.02), (x + 0.045, y + 0.02, 0.02)]
        if s > 0:
            rig.curve(ROOT, ace, [0.013] * 3, red)
            rig.cone(ROOT, (x - 0.025, y + 0.055, 0.02), (x + 0.025, y + 0.055, 0.02), 0.01, 0.01, red)


def whistle(rig: Rig) -> None:
    """A referee's whistle on a cord."""
    shell, dark = rig.material("#f2b02e", gloss=0.6, shine=45.0, rim=0.7), rig.material("#3a2c22")
    g = rig.group()
    rig.ball(ROOT, (0.22, 0.34, 0), (0.36, 0.34, 0.26), shell, group=g, blend=0.03)
    rig.box(ROOT, (-0.36, 0.52, 0), (0.5, 0.15, 0.2), shell, bevel=0.06, group=g)
    rig.box(ROOT, (-0.16, 0.655, 0.1), (0.12, 0.025, 0.12), dark, bevel=0.01)
    rig.box(ROOT, (-0.86, 0.54, 0), (0.03, 0.08, 0.14), dark, bevel=0.02)
    rig.ball(ROOT, (0.22, 0.34, 0.24), (0.16, 0.16, 0.04), rig.material("#d8862a", gloss=0.5))
    rig.ring(ROOT, (0.62, 0.44, 0), (0.1, 0.1), 0.03, metallic(rig), steps=16)
    cord = [
        (0.68 - 0.5 * (1.0 - math.cos(a)), 0.48 + 0.46 * math.sin(a), -0.05)
        for a in (0.25 * k for k in range(13))
    ]
    rig.curve(ROOT, cord, [0.035] * 13, rig.material("#d8342f", wrap=0.5))
