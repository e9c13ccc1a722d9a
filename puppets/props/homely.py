"""What else stands in homes, schools, shops and gardens, in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render.rig import ROOT, Rig, metallic
from .stuff import barrel, glass, light, paint, soft, wood

_LYING = (math.pi / 2, 0.0, 0.0)


def stall(rig: Rig) -> None:
    """A market stall: a striped awning over a counter with fruit."""
    post, board = wood(rig, "#8f5f36"), wood(rig, "#c4935a")
    for x in (-0.72, 0.72):
        for z in (-0.2, 0.2):
            rig.cone(ROOT, (x, 0.02, z), (x, 0.8, z), 0.026, 0.026, post)
    rig.box(ROOT, (0, 0.22, 0.14), (0.72, 0.18, 0.08), board, bevel=0.02)
    for k in range(5):
        rig.box(ROOT, (-0.58 + 0.29 * k, 0.22, 0.225), (0.008, 0.17, 0.004), post)
    rig.box(ROOT, (0, 0.41, 0.1), (0.78, 0.025, 0.2), post, bevel=0.01)
    for k in range(8):
        cloth = soft(rig, "#fdf8ee" if k % 2 else "#e2432f")
        x = -0.7 + 0.2 * k
        rig.box(ROOT, (x, 0.87, 0.06), (0.1, 0.014, 0.32), cloth, spin=(0.45, 0, 0), bevel=0.01)
        rig.ball(ROOT, (x, 0.72, 0.34), (0.1, 0.055, 0.02), cloth)
    tones = ("#e2332a", "#ff9a2e", "#6fb844", "#ffdc2e")
    for k, tone in enumerate(tones):
        fruit = paint(rig, tone)
        for n in range(6):
            x, row = -0.53 + 0.36 * k, n // 3
            rig.ball(ROOT, (x - 0.09 + 0.09 * (n % 3) + 0.04 * row, 0.47 + 0.065 * row, 0.14), 0.05, fruit)


def vending_machine(rig: Rig) -> None:
    """A red vending machine full of cans and bottles behind its window."""
    case, dark, lit = paint(rig, "#d8342f"), paint(rig, "#2b2a30"), light(rig, "#e8f6ff", 0.5)
    rig.box(ROOT, (0, 0.5, 0), (0.3, 0.48, 0.2), case, bevel=0.03)
    rig.box(ROOT, (-0.07, 0.62, 0.2), (0.19, 0.29, 0.006), lit, bevel=0.01)
    tones = ("#3f78c8", "#ff9a2e", "#5fb83a", "#8a4fd0")
    for row in range(4):
        y = 0.4 + 0.145 * row
        rig.box(ROOT, (-0.07, y - 0.042, 0.215), (0.19, 0.008, 0.012), dark)
        for k in range(5):
            tone = paint(rig, tones[(k + row) % 4])
            rig.cone(
                ROOT,
                (-0.225 + 0.078 * k, y - 0.015, 0.22),
                (-0.225 + 0.078 * k, y + 0.045, 0.22),
                0.026,
                0.026,
                tone,
            )
    rig.box(ROOT, (0.205, 0.66, 0.2), (0.055, 0.16, 0.01), dark, bevel=0.01)
    for k in range(3):
        rig.ball(ROOT, (0.205, 0.6 + 0.05 * k, 0.21), (0.02, 0.016, 0.01), light(rig, "#ffd24a", 0.8))
    rig.box(ROOT, (0.205, 0.76, 0.212), (0.035, 0.025, 0.004), light(rig, "#7fe0a0", 0.9))
    rig.box(ROOT, (0, 0.17, 0.2), (0.22, 0.075, 0.01), dark, bevel=0.02)
    rig.box(ROOT, (0, 0.22, 0.212), (0.2, 0.02, 0.006), metallic(rig))


def elevator(rig: Rig) -> None:
    """A lift with buttons and an arrow; its leaf of two halves (the bone ``left``) opens on a lit cabin."""
    frame, steel = paint(rig, "#8a6a3f"), metallic(rig, "#b8c2cc")
    dark, glow = paint(rig, "#3a3f48"), light(rig, "#fff3cf", 0.55)
    rig.box(ROOT, (0, 0.5, -0.1), (0.5, 0.5, 0.04), soft(rig, "#d8d0c0"), bevel=0.01)
    rig.box(ROOT, (0, 0.41, -0.05), (0.33, 0.4, 0.01), glow)
    for s in (-1, 1):
        rig.box(ROOT, (0.35 * s, 0.43, 0), (0.035, 0.43, 0.06), frame, bevel=0.01)
    rig.box(ROOT, (0, 0.845, 0), (0.385, 0.03, 0.06), frame, bevel=0.01)
    for s in (-1, 1):
        rig.box("left", (0.16 * s, 0.41, 0.01), (0.155, 0.4, 0.02), steel, bevel=0.01)
    rig.box("left", (0, 0.41, 0.02), (0.006, 0.4, 0.014), dark)
    rig.box(ROOT, (0, 0.925, 0), (0.12, 0.04, 0.02), dark, bevel=0.01)
    for k in range(5):
        rig.box(
            ROOT, (0, 0.905 + 0.009 * k, 0.022), (0.034 - 0.007 * k, 0.005, 0.004), light(rig, "#ff5a3a", 1.2)
        )
    rig.box(ROOT, (0.44, 0.45, -0.04), (0.035, 0.075, 0.02), steel, bevel=0.01)
    for y in (0.42, 0.48):
        rig.ball(ROOT, (0.44, y, -0.015), (0.02, 0.02, 0.01), light(rig, "#ffb02e", 0.9))


def shopping_cart(rig: Rig) -> None:
    """A wire trolley on small wheels, its handle to the right, with shopping in it."""
    wire, red, tyre = metallic(rig), paint(rig, "#e2432f"), paint(rig, "#2b2a30")
    for z in (-0.22, 0.22):
        for k in range(8):
            t = k / 7
            rig.cone(
                ROOT, (-0.55 + 0.98 * t, 0.86, z), (-0.44 + 0.82 * t, 0.42, z * 0.85), 0.012, 0.012, wire
            )
        for k in range(4):
            y = 0.42 + 0.147 * k
            rig.cone(
                ROOT,
                (-0.44 - 0.037 * k, y, z * (0.85 + 0.05 * k)),
                (0.38 + 0.017 * k, y, z),
                0.016,
                0.016,
                wire,
            )
        rig.curve(
            ROOT,
            [(0.6, 0.94, z), (0.42, 0.8, z), (0.36, 0.4, z), (0.46, 0.2, z), (-0.4, 0.16, z)],
            [0.024] * 5,
            wire,
        )
        for x in (-0.36, 0.4):
            rig.ball(ROOT, (x, 0.075, z), (0.075, 0.075, 0.04), tyre)
    for x in (-0.55, 0.43):
        rig.cone(ROOT, (x, 0.86, -0.22), (x, 0.86, 0.22), 0.016, 0.016, wire)
    rig.cone(ROOT, (0.6, 0.94, -0.25), (0.6, 0.94, 0.25), 0.036, 0.036, red)
    rig.box(ROOT, (-0.2, 0.66, 0), (0.12, 0.22, 0.1), paint(rig, "#4f9fe0"), bevel=0.02)
    rig.box(ROOT, (0.06, 0.6, 0.04), (0.1, 0.16, 0.1), paint(rig, "#ffc52e"), bevel=0.02)
    rig.ball(ROOT, (0.26, 0.6, 0), 0.14, soft(rig, "#6fb844"))
    rig.cone(ROOT, (0.02, 0.7, -0.1), (-0.02, 0.98, -0.1), 0.06, 0.05, soft(rig, "#d8944a"))


def igloo(rig: Rig) -> None:
    """A round snow house of blocks with a dark way in."""
    snow, seam, dark = rig.material("#f4faff", wrap=0.7, rim=0.9), soft(rig, "#b4d0e6"), soft(rig, "#3a4f68")
    rig.ball(ROOT, (0, 0.0, 0), (0.86, 0.98, 0.7), snow, clip=(0, 1, 0, 0))
    for k in range(1, 5):
        y = 0.2 * k
        r = math.sqrt(1 - (y / 0.98) ** 2)
        rig.ring(ROOT, (0, y, 0), (0.865 * r, 0.705 * r), 0.012, seam, spin=_LYING, steps=36)
        for n in range(9):
            a = math.pi * (n + 0.5 * (k % 2)) / 9
            low = math.sqrt(1 - ((y - 0.2) / 0.98) ** 2)
            rig.cone(
                ROOT, (0.865 * low * math.cos(a), y - 0.2, 0.705 * low * math.sin(a)),
                (0.865 * r * math.cos(a), y, 0.705 * r * math.sin(a)), 0.01, 0.01, seam,
            )  # fmt: skip
    rig.ball(ROOT, (0.1, 0.0, 0.55), (0.36, 0.5, 0.4), snow, clip=(0, 1, 0, 0))
    rig.ball(ROOT, (0.1, 0.0, 0.86), (0.25, 0.38, 0.12), dark, clip=(0, 1, 0, 0))
    rig.ring(ROOT, (0.1, 0.0, 0.9), (0.3, 0.43), 0.06, snow, arc=(0, math.pi), steps=16)


def chimney(rig: Rig) -> None:
    """A brick chimney on a strip of roof, smoking."""
    brick, seam, tile = soft(rig, "#b8563c"), soft(rig, "#e6d2c0"), paint(rig, "#8a3a2c")
    rig.box(ROOT, (0, 0.4, 0), (0.2, 0.34, 0.16), brick, bevel=0.01)
    for row in range(7):
        y = 0.14 + 0.09 * row
        rig.box(ROOT, (0, y, 0), (0.203, 0.006, 0.163), seam)
        for k in range(3):
            rig.box(ROOT, (-0.13 + 0.13 * k + 0.05 * (row % 2), y + 0.045, 0.16), (0.005, 0.04, 0.004), seam)
    rig.box(ROOT, (0, 0.75, 0), (0.25, 0.035, 0.2), soft(rig, "#8f8a88"), bevel=0.01)
    for k in range(7):
        for row in range(2):
            rig.ball(ROOT, (-0.6 + 0.2 * k, 0.05 + 0.07 * row, 0.22 - 0.16 * row), (0.11, 0.05, 0.12), tile)
    smoke = rig.material("#dfe4ea", wrap=0.8)
    for x, y, r in ((0.0, 0.83, 0.07), (0.09, 0.9, 0.085), (0.22, 0.93, 0.07)):
        rig.ball(ROOT, (x, y, 0), r, smoke)


def mattress(rig: Rig) -> None:
    """A thick quilted mattress with blue stripes."""
    cloth, piping, tuft = soft(rig, "#fbf8f2"), soft(rig, "#4f86c8"), soft(rig, "#9cb8dc")
    rig.box(ROOT, (0, 0.5, 0), (2.2, 0.46, 0.95), cloth, bevel=0.2)
    for y in (0.1, 0.9):
        rig.box(ROOT, (0, y, 0), (2.22, 0.05, 0.97), piping, bevel=0.05)
    for k in range(9):
        x = -1.9 + 0.475 * k
        rig.box(ROOT, (x, 0.5, 0.955), (0.09, 0.34, 0.012), tuft, bevel=0.02)
        for z in (-0.5, 0.0, 0.5):
            rig.ball(ROOT, (x, 0.97, z), (0.06, 0.03, 0.06), piping)


def rug(rig: Rig) -> None:
    """A patterned carpet that lies a little raised, with fringes."""
    red, gold, blue = soft(rig, "#b8343c"), soft(rig, "#f0b84a"), soft(rig, "#2f4f9a")
    lean = 0.42
    rise, deep = math.sin(lean), math.cos(lean)

    def lay(x: float, far: float, up: float, wide: float, long: float, tone: int) -> None:
        at = (x, 0.5 - far * rise + up * deep, far * deep + up * rise)
        rig.box(ROOT, at, (wide, 0.03, long), tone, spin=(lean, 0, 0), bevel=0.02)

    lay(0, 0, 0, 2.3, 0.98, red)
    for s in (-1, 1):
        lay(0, 0.86 * s, 0.02, 2.1, 0.05, gold)
        lay(2.08 * s, 0, 0.02, 0.07, 0.88, gold)
        for k in range(11):
            far = -0.9 + 0.18 * k
            rig.cone(
                ROOT,
                (2.3 * s, 0.5 - far * rise, far * deep),
                (2.5 * s, 0.45 - far * rise, far * deep + 0.02),
                0.035,
                0.03,
                gold,
            )
    for k, tone in ((-1, blue), (0, gold), (1, blue)):
        for n, paint_ in enumerate((tone, red, gold if tone == blue else blue)):
            size, up = 1.0 - 0.32 * n, 0.02 + 0.02 * n
            at = (1.2 * k, 0.5 + up * deep, up * rise)
            rig.ball(ROOT, at, (0.5 * size, 0.03, 0.62 * size), paint_, spin=(lean, 0, 0))


def towel(rig: Rig) -> None:
    """A striped bath towel, folded over, with fringes."""
    cloth, shade, stripe = soft(rig, "#58b8c8"), soft(rig, "#3f9aac"), soft(rig, "#fdfaf2")
    rig.box(ROOT, (0.05, 0.47, -0.06), (0.44, 0.43, 0.03), shade, bevel=0.04)
    rig.box(ROOT, (0, 0.55, 0.03), (0.44, 0.42, 0.05), cloth, spin=(0.03, 0, 0.02), bevel=0.06)
    rig.cone(ROOT, (-0.4, 0.94, -0.02), (0.4, 0.955, -0.02), 0.05, 0.05, cloth)
    for y in (0.22, 0.3, 0.38):
        rig.box(ROOT, (0, y, 0.085), (0.435, 0.022, 0.012), stripe, spin=(0, 0, 0.02), bevel=0.01)
    for x in (-0.4 + 0.066 * k for k in range(13)):
        rig.cone(ROOT, (x, 0.13, 0.05), (x, 0.07, 0.06), 0.014, 0.01, stripe)
        rig.cone(ROOT, (x + 0.05, 0.05, -0.06), (x + 0.05, 0.01, -0.06), 0.014, 0.01, stripe)


def fishbowl(rig: Rig) -> None:
    """A round bowl of water with a goldfish, a plant and pebbles."""
    pane, water = glass(rig), rig.material("#a8dcf4", gloss=0.7, shine=60.0, rim=0.9)
    rig.ball(ROOT, (0, 0.46, -0.12), (0.54, 0.46, 0.4), water, clip=(0, -1, 0, 0.74))
    rig.ring(ROOT, (0, 0.8, 0), (0.4, 0.32), 0.035, pane, spin=_LYING, steps=32)
    rig.ring(ROOT, (0, 0.46, 0), (0.53, 0.45), 0.016, pane, steps=36)
    fish, fin = paint(rig, "#ff8a1e"), paint(rig, "#ffb84a")
    rig.ball(ROOT, (-0.06, 0.48, 0.3), (0.19, 0.12, 0.1), fish)
    for s in (-1, 1):
        rig.cone(ROOT, (0.12, 0.48, 0.3), (0.26, 0.48 + 0.1 * s, 0.3), 0.03, 0.055, fin)
    rig.cone(ROOT, (-0.05, 0.58, 0.3), (0.04, 0.64, 0.3), 0.05, 0.02, fin)
    rig.ball(ROOT, (-0.17, 0.51, 0.38), 0.034, paint(rig, "#ffffff"))
    rig.ball(ROOT, (-0.18, 0.51, 0.41), 0.018, paint(rig, "#1f1a1a"))
    for k in range(9):
        tone = soft(rig, ("#e6c48a", "#d8944a", "#8fb0c8")[k % 3])
        rig.ball(ROOT, (-0.26 + 0.065 * k, 0.12 + 0.02 * (k % 2), 0.24), 0.05, tone)
    for x, high in ((0.22, 0.5), (0.28, 0.4), (0.17, 0.38)):
        rig.curve(
            ROOT,
            [(x, 0.12, 0.2), (x + 0.03, 0.26, 0.22), (x - 0.01, high, 0.22)],
            [0.026, 0.022, 0.008],
            soft(rig, "#3f9a4a"),
        )
    for y in (0.6, 0.68):
        rig.ball(ROOT, (-0.24, y, 0.25), 0.02, pane)


def fan(rig: Rig) -> None:
    """An electric fan on its foot."""
    white, blade, wire = paint(rig, "#fbfaf5"), paint(rig, "#4fb0e0"), metallic(rig)
    rig.ball(ROOT, (0, 0.05, 0), (0.26, 0.05, 0.2), white)
    rig.cone(ROOT, (0, 0.06, 0), (0, 0.36, 0), 0.05, 0.035, white)
    rig.ball(ROOT, (0, 0.64, -0.1), (0.12, 0.12, 0.12), white)
    for k in range(4):
        a = math.pi / 4 + math.pi * k / 2
        rig.ball(
            ROOT,
            (0.14 * math.cos(a), 0.64 + 0.14 * math.sin(a), 0),
            (0.15, 0.085, 0.02),
            blade,
            spin=(0.3, 0, a),
        )
    for r in (0.33, 0.22):
        rig.ring(ROOT, (0, 0.64, 0.03), (r, r), 0.014 if r > 0.3 else 0.006, wire, steps=32)
    for k in range(12):
        a = math.pi * k / 12
        u, v = 0.33 * math.cos(a), 0.33 * math.sin(a)
        rig.cone(ROOT, (-u, 0.64 - v, 0.05), (u, 0.64 + v, 0.05), 0.005, 0.005, wire)
    rig.ball(ROOT, (0, 0.64, 0.06), (0.06, 0.06, 0.03), paint(rig, "#e2432f"))


def blackboard(rig: Rig) -> None:
    """A green blackboard in a wooden frame, with chalk writing, on two legs."""
    board, frame, chalk = soft(rig, "#2f5f4a"), wood(rig, "#b8834a"), soft(rig, "#f8f8f2")
    for s in (-1, 1):
        rig.cone(ROOT, (0.5 * s, 0.02, 0), (0.5 * s, 0.4, 0), 0.03, 0.03, frame)
    rig.box(ROOT, (0, 0.64, 0), (0.8, 0.36, 0.03), frame, bevel=0.02)
    rig.box(ROOT, (0, 0.64, 0.03), (0.75, 0.31, 0.01), board)
    rig.box(ROOT, (0, 0.3, 0.06), (0.6, 0.014, 0.05), frame, bevel=0.01)

    def line(*spots: tuple[float, float]) -> None:
        rig.curve(ROOT, [(x, y, 0.045) for x, y in spots], [0.011] * len(spots), chalk)

    line((-0.62, 0.6), (-0.54, 0.86), (-0.46, 0.6))
    line((-0.58, 0.7), (-0.5, 0.7))
    line(
        (-0.3, 0.86),
        (-0.3, 0.6),
        (-0.18, 0.62),
        (-0.17, 0.7),
        (-0.29, 0.74),
        (-0.19, 0.79),
        (-0.2, 0.85),
        (-0.3, 0.86),
    )
    line((0.12, 0.84), (0.02, 0.84), (-0.03, 0.73), (0.02, 0.61), (0.12, 0.61))
    for k in range(3):
        line((0.26, 0.84 - 0.11 * k), (0.64 - 0.08 * k, 0.84 - 0.11 * k))
    line((-0.62, 0.46), (0.6, 0.46))
    rig.box(ROOT, (-0.2, 0.335, 0.08), (0.07, 0.022, 0.03), soft(rig, "#e2932f"), bevel=0.01)
    rig.cone(ROOT, (0.12, 0.325, 0.08), (0.22, 0.325, 0.08), 0.014, 0.014, chalk)


def hose(rig: Rig) -> None:
    """A coiled garden hose whose nozzle sprays water."""
    green, brass, drop = (
        paint(rig, "#3f9a4a"),
        metallic(rig, "gold"),
        rig.material("#7cc8f4", gloss=0.8, glow=0.3),
    )
    for k in range(4):
        r = 0.46 - 0.03 * (k % 2)
        rig.ring(ROOT, (-0.24, 0.1 + 0.12 * k, 0), (r, r * 0.55), 0.065, green, spin=_LYING, steps=30)
    rig.curve(ROOT, [(0.2, 0.5, 0.1), (0.34, 0.66, 0.14), (0.44, 0.76, 0.14)], [0.065] * 3, green)
    rig.cone(ROOT, (0.44, 0.76, 0.14), (0.6, 0.88, 0.14), 0.085, 0.05, brass)
    for k in range(9):
        t, up = 0.09 * (k // 3 + 1), (k % 3) - 1
        rig.ball(
            ROOT, (0.64 + t * 1.2, 0.9 + t * 0.3 + 0.4 * up * t - t * t, 0.14), (0.034, 0.024, 0.024), drop
        )


def paint_tin(rig: Rig) -> None:
    """An open tin of red paint that runs down its side, a brush across it."""
    tin, red, wire = metallic(rig), rig.material("#e2332a", gloss=0.7, shine=50.0), metallic(rig, "#8f949c")
    barrel(rig, 0.0, 0.74, 0.36, 0.36, tin)
    rig.box(ROOT, (0, 0.32, 0.27), (0.25, 0.16, 0.1), soft(rig, "#fdf8ee"), bevel=0.05)
    rig.ball(ROOT, (0, 0.32, 0.37), (0.1, 0.1, 0.01), red)
    for y in (0.03, 0.74):
        rig.ring(ROOT, (0, y, 0), (0.36, 0.36), 0.024, wire, spin=_LYING, steps=28)
    rig.ball(ROOT, (0, 0.745, 0), (0.35, 0.03, 0.35), red)
    for x, low in ((-0.26, 0.5), (-0.12, 0.4), (0.06, 0.58), (0.22, 0.44)):
        z = math.sqrt(0.37**2 - x**2)
        rig.cone(ROOT, (x, 0.74, z), (x, low, z), 0.045, 0.05, red)
    rig.cone(ROOT, (-0.44, 0.84, 0.1), (0.0, 0.8, 0.1), 0.03, 0.045, wood(rig, "#c8894a"))
    rig.box(ROOT, (0.08, 0.8, 0.1), (0.06, 0.07, 0.05), metallic(rig, "gold"), bevel=0.01)
    rig.ball(ROOT, (0.28, 0.8, 0.1), (0.18, 0.07, 0.05), red)


def mop(rig: Rig) -> None:
    """A long mop with a head of strings."""
    rig.cone(ROOT, (0, 0.24, 0), (0, 0.98, 0), 0.018, 0.018, wood(rig, "#d8a05a"))
    rig.box(ROOT, (0, 0.24, 0), (0.1, 0.03, 0.04), paint(rig, "#3f78c8"), bevel=0.02)
    for k in range(13):
        x = -0.09 + 0.015 * k
        strand = soft(rig, "#f4efe2" if k % 2 else "#d8d0bc")
        rig.curve(
            ROOT,
            [(x, 0.23, 0.02), (x * 1.9, 0.12, 0.06), (x * 2.4, 0.02, 0.07 + 0.02 * math.sin(k))],
            [0.02, 0.022, 0.016],
            strand,
        )


def lantern(rig: Rig) -> None:
    """A red paper lantern that glows, with golden caps and a tassel."""
    red = rig.material("#e8302a", wrap=0.7, rim=0.8, glow=0.35)
    gold, thread = metallic(rig, "gold"), soft(rig, "#ffc52e")
    rig.ball(ROOT, (0, 0.58, 0), (0.42, 0.31, 0.4), red)
    for k in range(9):
        a = math.pi * k / 9
        rig.ring(
            ROOT,
            (0, 0.58, 0),
            (0.425, 0.315),
            0.01,
            rig.material("#b81f1c", glow=0.2),
            spin=(0, a, 0),
            steps=16,
        )
    for y in (0.86, 0.3):
        rig.ball(ROOT, (0, y, 0), (0.17, 0.04, 0.17), gold)
    rig.ring(ROOT, (0, 0.93, 0), (0.05, 0.06), 0.014, gold, steps=14)
    rig.cone(ROOT, (0, 0.28, 0), (0, 0.2, 0), 0.02, 0.03, gold)
    for k in range(7):
        x = -0.06 + 0.02 * k
        rig.cone(ROOT, (x * 0.5, 0.2, 0), (x, 0.02, 0.02 * math.sin(k)), 0.012, 0.01, thread)


def flashlight(rig: Rig) -> None:
    """A black and yellow torch that lies and shines to the left."""
    body, ring, lit = paint(rig, "#33363f"), paint(rig, "#ffc52e"), light(rig, "#fff2b0", 1.3)
    rig.cone(ROOT, (-0.1, 0.5, 0), (0.86, 0.5, 0), 0.22, 0.22, body)
    rig.cone(ROOT, (-0.1, 0.5, 0), (-0.4, 0.5, 0), 0.24, 0.45, ring, clip=(1, 0, 0, 0.42))
    rig.ball(ROOT, (-0.42, 0.5, 0), (0.06, 0.42, 0.42), lit)
    for k in range(4):
        rig.ring(
            ROOT, (0.3 + 0.14 * k, 0.5, 0), (0.22, 0.22), 0.026, ring, spin=(0, math.pi / 2, 0), steps=20
        )
    rig.box(ROOT, (0.06, 0.72, 0.04), (0.09, 0.03, 0.06), paint(rig, "#e2432f"), bevel=0.02)
    for y, far in ((0.85, -0.95), (0.66, -1.12), (0.5, -1.18), (0.34, -1.12), (0.15, -0.95)):
        rig.cone(ROOT, (-0.62, 0.5 + (y - 0.5) * 0.7, 0), (far, y, 0), 0.02, 0.03, lit)


def watering_can(rig: Rig) -> None:
    """A green watering can with a long spout and a rose."""
    green, dark = paint(rig, "#3f9f6a"), paint(rig, "#2f7a50")
    barrel(rig, 0.0, 0.62, 0.36, 0.32, green)
    rig.ring(ROOT, (0, 0.62, 0), (0.31, 0.31), 0.03, dark, spin=_LYING, steps=26)
    rig.ball(ROOT, (0, 0.62, 0), (0.3, 0.02, 0.3), paint(rig, "#1f4f36"))
    rig.cone(ROOT, (-0.28, 0.2, 0), (-0.84, 0.8, 0), 0.1, 0.05, green)
    rig.cone(ROOT, (-0.84, 0.8, 0), (-0.94, 0.9, 0), 0.06, 0.15, green, clip=(0.7, -0.7, 0, 1.34))
    rig.ball(ROOT, (-0.97, 0.93, 0), (0.17, 0.05, 0.16), metallic(rig, "gold"), spin=(0, 0, 0.79))
    rig.curve(ROOT, [(0.3, 0.56, 0), (0.6, 0.6, 0), (0.66, 0.36, 0), (0.36, 0.14, 0)], [0.045] * 4, dark)
    rig.curve(ROOT, [(-0.26, 0.62, 0), (-0.14, 0.9, 0), (0.14, 0.9, 0), (0.26, 0.62, 0)], [0.04] * 4, dark)
