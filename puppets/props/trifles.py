"""Small things: what is in pockets and first-aid boxes, worn for a while, or falls from the sky.

In units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import barrel, glass, light, paint, soft, wood

_LYING = (math.pi / 2, 0.0, 0.0)


def drop(rig: Rig) -> None:
    """A big drop of water with a highlight."""
    water, g = rig.material("#4fb0f0", gloss=0.9, shine=60.0, rim=0.95), rig.group()
    rig.ball(ROOT, (0, 0.34, 0), (0.33, 0.33, 0.3), water, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.44, 0), (0, 0.96, 0), 0.28, 0.02, water, group=g, blend=0.1)
    shine = light(rig, "#ffffff", 0.9)
    rig.ball(ROOT, (-0.12, 0.44, 0.25), (0.05, 0.1, 0.03), shine, spin=(0, 0, -0.3))
    rig.ball(ROOT, (0.12, 0.2, 0.26), (0.06, 0.03, 0.03), rig.material("#b8e4ff", gloss=0.8))


def cork(rig: Rig) -> None:
    """A bottle's cork."""
    bark = rig.material(
        "#d0a468", second="#9c7038", pattern=painting.SPECKLE, frequency=14.0, gloss=0.05, wrap=0.5
    )
    barrel(rig, 0.0, 0.96, 0.29, 0.38, bark)
    rig.ball(ROOT, (0, 0.96, 0), (0.37, 0.02, 0.37), soft(rig, "#e6c894"))
    for k in range(4):
        y = 0.1 + 0.06 * k
        r = 0.295 + 0.094 * y
        rig.ring(ROOT, (0, y, 0), (r, r), 0.008, soft(rig, "#8a2f3f"), spin=_LYING, steps=24)


def seed(rig: Rig) -> None:
    """A big brown bean with its pale eye."""
    brown, g = rig.material("#9a5a2e", gloss=0.6, shine=40.0, rim=0.8), rig.group()
    spots = [(-0.42, 0.34, 0), (-0.3, 0.52, 0), (0, 0.62, 0), (0.3, 0.52, 0), (0.42, 0.34, 0)]
    rig.curve(ROOT, spots, [0.3, 0.33, 0.34, 0.33, 0.3], brown, group=g, blend=0.08)
    rig.ball(ROOT, (0, 0.3, 0.2), (0.16, 0.06, 0.08), soft(rig, "#f8ead0"))
    rig.ball(ROOT, (-0.16, 0.78, 0.27), (0.13, 0.045, 0.03), light(rig, "#ffffff", 0.5), spin=(0, 0, 0.25))


def note(rig: Rig) -> None:
    """A yellow sticky note, its corner turned up, with a scribble."""
    yellow, shade, ink = soft(rig, "#ffe25a"), soft(rig, "#e6bf2e"), soft(rig, "#3a4a8a")
    rig.box(ROOT, (0, 0.5, 0), (0.46, 0.46, 0.012), yellow, spin=(0, 0, 0.05), bevel=0.01)
    rig.box(ROOT, (-0.02, 0.9, 0.012), (0.46, 0.06, 0.006), shade, spin=(0, 0, 0.05))
    for k in range(5):
        rig.cone(ROOT, (0.46 - 0.04 * k, 0.07, 0.03), (0.47, 0.07 + 0.045 * k, 0.06), 0.02, 0.02, shade)
    for k, wide in enumerate((0.3, 0.34, 0.22)):
        y = 0.68 - 0.16 * k
        spots = [(-0.32 + 2 * wide * t / 8, y + 0.026 * (-1) ** t, 0.022) for t in range(9)]
        rig.curve(ROOT, spots, [0.016] * 9, ink)


def wallet(rig: Rig) -> None:
    """A brown wallet with notes and a card looking out."""
    hide, seam, clasp = (
        rig.material("#8a4f2c", gloss=0.35, rim=0.7),
        soft(rig, "#d8a86a"),
        metallic(rig, "gold"),
    )
    for k, tone in enumerate(("#7fbf8a", "#9fd0a6")):
        rig.box(
            ROOT,
            (-0.06 + 0.08 * k, 0.74, -0.05 + 0.03 * k),
            (0.56, 0.2, 0.01),
            soft(rig, tone),
            spin=(0, 0, 0.05 - 0.1 * k),
        )
    rig.box(ROOT, (0.2, 0.72, 0.03), (0.34, 0.14, 0.01), paint(rig, "#3f78c8"), bevel=0.03)
    rig.box(ROOT, (0, 0.38, 0), (0.7, 0.37, 0.09), hide, bevel=0.08)
    for y in (0.09, 0.68):
        for k in range(10):
            x = -0.58 + 0.13 * k
            rig.cone(ROOT, (x - 0.035, y, 0.09), (x + 0.035, y, 0.09), 0.012, 0.012, seam)
    rig.box(ROOT, (0.6, 0.4, 0.05), (0.14, 0.09, 0.06), rig.material("#6f3d20", gloss=0.35), bevel=0.04)
    rig.ball(ROOT, (0.54, 0.4, 0.12), 0.042, clasp)


def handbag(rig: Rig) -> None:
    """A lady's red handbag with a clasp and a handle."""
    hide, dark, gold = (
        rig.material("#d03a52", gloss=0.45, shine=38.0, rim=0.7),
        paint(rig, "#8f1f34"),
        metallic(rig, "gold"),
    )
    g = rig.group()
    rig.box(ROOT, (0, 0.28, 0), (0.44, 0.26, 0.16), hide, bevel=0.12, group=g)
    rig.ball(ROOT, (0, 0.26, 0), (0.5, 0.25, 0.2), hide, group=g, blend=0.05)
    rig.box(ROOT, (0, 0.56, 0), (0.4, 0.04, 0.12), gold, bevel=0.03)
    for s in (-1, 1):
        rig.ball(ROOT, (0.04 * s, 0.63, 0.04), 0.045, gold)
        rig.ball(ROOT, (0.3 * s, 0.58, 0), 0.045, gold)
    rig.ring(ROOT, (0, 0.58, 0), (0.3, 0.36), 0.034, dark, arc=(0, math.pi), steps=18)
    rig.curve(ROOT, [(-0.4, 0.46, 0.17), (0, 0.26, 0.215), (0.4, 0.46, 0.17)], [0.02] * 3, dark)


def bank_card(rig: Rig) -> None:
    """A bank card with its chip."""
    blue, strip = paint(rig, "#2f6fd8"), soft(rig, "#e8eef8")
    lean = (0, 0.25, 0.12)
    rig.box(ROOT, (0, 0.5, 0), (0.72, 0.44, 0.02), blue, spin=lean, bevel=0.06)
    rig.box(ROOT, (-0.38, 0.54, 0.13), (0.12, 0.1, 0.012), metallic(rig, "gold"), spin=lean, bevel=0.02)
    for k in range(4):
        rig.box(
            ROOT,
            (-0.42 + 0.27 * k, 0.31 + 0.033 * k, 0.13 - 0.07 * k),
            (0.1, 0.03, 0.012),
            strip,
            spin=lean,
            bevel=0.01,
        )
    rig.box(ROOT, (-0.3, 0.15, 0.11), (0.2, 0.025, 0.012), strip, spin=lean)
    for k, tone in enumerate(("#e2432f", "#ffb02e")):
        rig.ball(
            ROOT,
            (0.36 + 0.14 * k, 0.79 + 0.017 * k, -0.055 - 0.035 * k),
            (0.11, 0.11, 0.02),
            paint(rig, tone),
        )


def matches(rig: Rig) -> None:
    """A box of matches and a burning match."""
    stick, red = wood(rig, "#ecd2a0"), paint(rig, "#d8322a")
    rig.box(ROOT, (0.26, 0.2, 0), (0.5, 0.19, 0.3), soft(rig, "#3f78c8"), bevel=0.02)
    rig.box(ROOT, (0.26, 0.22, 0.3), (0.4, 0.13, 0.006), soft(rig, "#ffe08a"), bevel=0.02)
    rig.ball(ROOT, (0.26, 0.22, 0.31), (0.07, 0.1, 0.006), red)
    rig.box(ROOT, (0.26, 0.03, 0.305), (0.48, 0.03, 0.004), soft(rig, "#5f3a2a"))
    rig.box(ROOT, (-0.32, 0.19, 0), (0.12, 0.14, 0.26), soft(rig, "#f4efe0"), bevel=0.01)
    for k in range(4):
        rig.cone(ROOT, (-0.3, 0.33, -0.2 + 0.11 * k), (-0.48, 0.36, -0.2 + 0.11 * k), 0.026, 0.026, stick)
        rig.ball(ROOT, (-0.5, 0.36, -0.2 + 0.11 * k), 0.045, red)
    rig.cone(ROOT, (0.1, 0.44, 0.2), (-0.34, 0.72, 0.2), 0.03, 0.03, stick)
    rig.ball(ROOT, (-0.36, 0.74, 0.2), 0.045, soft(rig, "#33261f"))
    for r, y, tone in ((0.11, 0.8, "#ff8a1e"), (0.065, 0.79, "#ffe25a")):
        flame = light(rig, tone, 1.2)
        rig.cone(ROOT, (-0.37, y, 0.2 + 0.06 * (r < 0.1)), (-0.36, y + 1.6 * r, 0.2), r, 0.01, flame)


def medal(rig: Rig) -> None:
    """A gold medal on a striped ribbon."""
    gold, deep = metallic(rig, "gold"), metallic(rig, "#c58f1a")
    for s in (-1, 1):
        for k, tone in enumerate(("#2f5fc8", "#fdfaf2", "#d8322a")):
            x = s * (0.05 + 0.075 * k)
            rig.cone(
                ROOT, (0.02 * s + 0.4 * x, 0.56, 0), (0.1 * s + x, 0.97, -0.03), 0.03, 0.04, soft(rig, tone)
            )
    rig.ring(ROOT, (0, 0.57, 0.02), (0.06, 0.05), 0.02, gold, steps=14)
    rig.ball(ROOT, (0, 0.28, 0), (0.28, 0.28, 0.06), gold)
    rig.ring(ROOT, (0, 0.28, 0.03), (0.25, 0.25), 0.03, deep, steps=28)
    for k in range(5):
        a = math.pi / 2 + 2 * math.pi * k / 5
        rig.cone(
            ROOT, (0, 0.28, 0.06), (0.14 * math.cos(a), 0.28 + 0.14 * math.sin(a), 0.05), 0.055, 0.012, deep
        )


def stethoscope(rig: Rig) -> None:
    """A doctor's stethoscope, its chest piece hanging."""
    tube, steel = paint(rig, "#2f4f8a"), metallic(rig)
    for s in (-1, 1):
        rig.curve(ROOT, [(0.3 * s, 0.7, 0), (0.34 * s, 0.86, 0), (0.22 * s, 0.96, 0)], [0.024] * 3, steel)
        rig.ball(ROOT, (0.2 * s, 0.965, 0), 0.045, paint(rig, "#26262b"))
        rig.curve(ROOT, [(0.3 * s, 0.7, 0), (0.2 * s, 0.52, 0), (0, 0.44, 0)], [0.034] * 3, tube)
    rig.curve(
        ROOT,
        [(0, 0.44, 0), (0.02, 0.28, 0), (0.14, 0.1, 0), (0.34, 0.08, 0), (0.42, 0.22, 0)],
        [0.036] * 5,
        tube,
    )
    rig.ball(ROOT, (0.42, 0.3, 0.02), (0.14, 0.14, 0.05), steel)
    rig.ball(ROOT, (0.42, 0.3, 0.06), (0.1, 0.1, 0.025), soft(rig, "#e8eef2"))


def syringe(rig: Rig) -> None:
    """A syringe with a needle, half full."""
    pane, steel, white = glass(rig), metallic(rig), paint(rig, "#fbfaf5")
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.26, 0), 0.008, 0.012, steel)
    rig.cone(ROOT, (0, 0.26, 0), (0, 0.32, 0), 0.03, 0.05, white)
    rig.cone(ROOT, (0, 0.36, 0), (0, 0.52, 0), 0.075, 0.075, rig.material("#5fd08a", gloss=0.8))
    rig.cone(ROOT, (0, 0.56, 0), (0, 0.68, 0), 0.08, 0.08, pane)
    for k in range(5):
        rig.box(ROOT, (0.035, 0.36 + 0.075 * k, 0.082), (0.03, 0.005, 0.004), paint(rig, "#33363f"))
    rig.box(ROOT, (0, 0.74, 0), (0.15, 0.016, 0.05), white, bevel=0.01)
    rig.cone(ROOT, (0, 0.74, 0), (0, 0.94, 0), 0.026, 0.026, white)
    rig.box(ROOT, (0, 0.955, 0), (0.085, 0.02, 0.05), white, bevel=0.01)


def plaster(rig: Rig) -> None:
    """A sticking plaster with its pad and holes."""
    skin, pad, hole = soft(rig, "#eab888"), soft(rig, "#fbeede"), soft(rig, "#c08a5c")
    lean = 0.3
    c, s = math.cos(lean), math.sin(lean)
    g = rig.group()
    rig.box(ROOT, (0, 0.5, 0), (0.72, 0.25, 0.03), skin, spin=(0, 0, lean), group=g, bevel=0.02)
    for side in (-1, 1):
        rig.ball(
            ROOT, (0.72 * c * side, 0.5 + 0.72 * s * side, 0), (0.25, 0.25, 0.035), skin, group=g, blend=0.01
        )
    rig.box(ROOT, (0, 0.5, 0.03), (0.28, 0.22, 0.02), pad, spin=(0, 0, lean), bevel=0.02)
    for k in range(12):
        u = (0.42 + 0.14 * (k % 3)) * (-1 if k < 6 else 1)
        v = -0.09 + 0.18 * (k // 3 % 2)
        rig.ball(ROOT, (u * c - v * s, 0.5 + u * s + v * c, 0.032), (0.024, 0.024, 0.01), hole)


def crutch(rig: Rig) -> None:
    """A crutch with a padded top and a grip."""
    frame, pad = wood(rig, "#d8a05a"), soft(rig, "#4f5a6a")
    for s in (-1, 1):
        rig.curve(ROOT, [(0.075 * s, 0.94, 0), (0.07 * s, 0.5, 0), (0.016 * s, 0.26, 0)], [0.018] * 3, frame)
    rig.cone(ROOT, (0, 0.28, 0), (0, 0.06, 0), 0.024, 0.022, frame)
    rig.cone(ROOT, (-0.11, 0.96, 0), (0.11, 0.96, 0), 0.036, 0.036, pad)
    rig.cone(ROOT, (-0.07, 0.62, 0), (0.07, 0.62, 0), 0.024, 0.024, pad)
    rig.cone(ROOT, (0, 0.05, 0), (0, 0.03, 0), 0.03, 0.034, paint(rig, "#26262b"))


def banknotes(rig: Rig) -> None:
    """A fan of green banknotes with a bold figure in a ring."""
    for k, turned in enumerate((0.42, 0.14, -0.14)):
        note_, edge = soft(rig, ("#5f9f62", "#74b478", "#86c68a")[k]), soft(rig, "#eaf6e0")
        spin, z = (0, 0, turned), 0.03 * k
        rig.box(ROOT, (-0.06 * (1 - k), 0.5, z), (0.74, 0.33, 0.008), edge, spin=spin, bevel=0.01)
        rig.box(ROOT, (-0.06 * (1 - k), 0.5, z + 0.006), (0.69, 0.28, 0.008), note_, spin=spin, bevel=0.01)
    ink, pale = soft(rig, "#2f6a3a"), soft(rig, "#eaf6e0")
    rig.ball(ROOT, (0.06, 0.5, 0.075), (0.2, 0.24, 0.012), pale)
    rig.ring(ROOT, (0.06, 0.5, 0.085), (0.2, 0.24), 0.014, ink, steps=24)
    rig.curve(
        ROOT,
        [(0.14, 0.6, 0.1), (0.06, 0.64, 0.1), (-0.02, 0.58, 0.1), (0.06, 0.5, 0.1), (0.14, 0.43, 0.1), (0.06, 0.36, 0.1), (-0.02, 0.4, 0.1)],
        [0.02] * 7, ink,
    )  # fmt: skip
    rig.cone(ROOT, (0.06, 0.68, 0.1), (0.06, 0.32, 0.1), 0.014, 0.014, ink)


def gem(rig: Rig) -> None:
    """A cut diamond that sparkles."""
    tones = ("#8fe0ff", "#c4f0ff", "#6fc4f0", "#a8e8ff", "#58b0e6")
    for k in range(10):
        x0, x1 = -0.6 + 0.12 * k, -0.48 + 0.12 * k
        stone = rig.material(tones[k % 5], gloss=0.9, shine=80.0, rim=0.9, glow=0.2)
        rig.cone(ROOT, ((x0 + x1) / 2, 0.6, 0.1), (0, 0.04, 0), 0.075, 0.012, stone)
        rig.cone(ROOT, ((x0 + x1) / 2, 0.62, 0.12), ((x0 + x1) * 0.32, 0.88, 0.06), 0.075, 0.05, stone)
    rig.box(ROOT, (0, 0.9, 0.05), (0.36, 0.022, 0.06), rig.material("#eafaff", gloss=0.9), bevel=0.02)
    rig.cone(ROOT, (-0.6, 0.62, 0.18), (0.6, 0.62, 0.18), 0.014, 0.014, rig.material("#eafaff", gloss=0.9))
    shine = light(rig, "#ffffff", 1.3)
    for x, y in ((-0.62, 0.92), (0.66, 0.8)):
        for dx, dy in ((0.1, 0.0), (0.0, 0.12)):
            rig.cone(ROOT, (x - dx, y - dy, 0.1), (x + dx, y + dy, 0.1), 0.012, 0.012, shine)


def bomb(rig: Rig) -> None:
    """A round black bomb with a burning fuse."""
    iron = rig.material("#2b2d36", gloss=0.6, shine=40.0, rim=0.8)
    rig.ball(ROOT, (0, 0.38, 0), 0.37, iron)
    rig.cone(ROOT, (0.2, 0.64, 0), (0.25, 0.71, 0), 0.11, 0.11, iron)
    rig.curve(
        ROOT,
        [(0.27, 0.74, 0), (0.36, 0.84, 0), (0.5, 0.84, 0), (0.54, 0.9, 0)],
        [0.026] * 4,
        soft(rig, "#e6cf9a"),
    )
    for k in range(7):
        a = 2 * math.pi * k / 7
        far = 0.1 if k % 2 else 0.075
        rig.cone(
            ROOT,
            (0.55, 0.91, 0.02),
            (0.55 + far * math.cos(a), 0.91 + far * math.sin(a), 0.02),
            0.022,
            0.006,
            light(rig, "#ff9a2e", 1.3),
        )
    rig.ball(ROOT, (0.55, 0.91, 0.03), 0.034, light(rig, "#fff2a0", 1.4))
    rig.ball(ROOT, (-0.14, 0.54, 0.27), (0.07, 0.045, 0.03), light(rig, "#ffffff", 0.6), spin=(0, 0, 0.6))


def snowflake(rig: Rig) -> None:
    """A six-armed snowflake."""
    ice = rig.material("#dff2ff", gloss=0.6, shine=50.0, rim=0.9, glow=0.35)
    for k in range(6):
        a = math.pi / 2 + math.pi * k / 3
        c, s = math.cos(a), math.sin(a)
        rig.cone(ROOT, (0, 0.5, 0), (0.46 * c, 0.5 + 0.46 * s, 0), 0.03, 0.024, ice)
        for far, long in ((0.2, 0.1), (0.32, 0.12)):
            for side in (-1, 1):
                b = a + 0.9 * side
                rig.cone(
                    ROOT, (far * c, 0.5 + far * s, 0),
                    (far * c + long * math.cos(b), 0.5 + far * s + long * math.sin(b), 0), 0.022, 0.016, ice,
                )  # fmt: skip
    rig.ball(ROOT, (0, 0.5, 0), (0.07, 0.07, 0.04), ice)


def seashell(rig: Rig) -> None:
    """A pink scallop with its ribs."""
    pink, pale = rig.material("#f6a8a0", gloss=0.4, rim=0.8), rig.material("#fde2d4", gloss=0.4, rim=0.8)
    for k in range(9):
        a = math.pi * (0.1 + 0.1 * k)
        far = 0.8 - 0.02 * (k - 4) ** 2 * 0.4
        rig.cone(
            ROOT, (0.05 * math.cos(a), 0.16, 0), (far * 0.8 * math.cos(a), 0.14 + far * 0.88 * math.sin(a), 0.06), 0.06, 0.13,
            pale if k % 2 else pink,
        )  # fmt: skip
    rig.box(ROOT, (0, 0.1, 0), (0.24, 0.08, 0.07), pink, bevel=0.05)


def germ(rig: Rig) -> None:
    """A green germ with knobs and a grumpy face."""
    skin, knob = soft(rig, "#7fc43a"), soft(rig, "#5a9a24")
    rig.ball(ROOT, (0, 0.5, 0), (0.33, 0.33, 0.3), skin)
    for k in range(11):
        a = 2 * math.pi * (k + 0.5) / 11
        c, s = math.cos(a), math.sin(a)
        rig.cone(ROOT, (0.3 * c, 0.5 + 0.3 * s, 0), (0.41 * c, 0.5 + 0.41 * s, 0), 0.035, 0.024, knob)
        rig.ball(ROOT, (0.43 * c, 0.5 + 0.43 * s, 0), 0.055, knob)
    white, dark = paint(rig, "#ffffff"), paint(rig, "#26201f")
    for side in (-1, 1):
        rig.ball(ROOT, (0.12 * side, 0.57, 0.27), (0.085, 0.1, 0.05), white)
        rig.ball(ROOT, (0.1 * side, 0.55, 0.315), 0.04, dark)
        rig.cone(ROOT, (0.2 * side, 0.72, 0.26), (0.05 * side, 0.65, 0.31), 0.022, 0.022, dark)
    rig.curve(ROOT, [(-0.12, 0.33, 0.27), (0, 0.38, 0.3), (0.12, 0.33, 0.27)], [0.022] * 3, dark)
    for x in (-0.05, 0.05):
        rig.cone(ROOT, (x, 0.36, 0.3), (x, 0.31, 0.3), 0.02, 0.004, white)


def red_packet(rig: Rig) -> None:
    """A red envelope with a golden seal."""
    red, dark, gold = paint(rig, "#d8202a"), paint(rig, "#a8141c"), metallic(rig, "gold")
    rig.box(ROOT, (0, 0.5, 0), (0.33, 0.5, 0.02), red, bevel=0.02)
    for k in range(6):
        rig.box(ROOT, (0, 0.97 - 0.035 * k, 0.024), (0.32 - 0.05 * k, 0.019, 0.008), dark, bevel=0.005)
    rig.ball(ROOT, (0, 0.5, 0.02), (0.18, 0.18, 0.015), gold)
    for spin in (0.0, math.pi / 2):
        rig.box(ROOT, (0, 0.5, 0.036), (0.1, 0.018, 0.006), red, spin=(0, 0, spin))
    rig.box(ROOT, (0, 0.5, 0.034), (0.085, 0.085, 0.006), red, spin=(0, 0, math.pi / 4))
    rig.box(ROOT, (0, 0.5, 0.038), (0.055, 0.055, 0.006), gold, spin=(0, 0, math.pi / 4))
    for s in (-1, 1):
        rig.box(ROOT, (0, 0.5 + 0.4 * s, 0.012), (0.28, 0.012, 0.012), gold)


def mask(rig: Rig) -> None:
    """A carnival mask with feathers."""
    velvet, gold, hole = paint(rig, "#7a3fb0"), metallic(rig, "gold"), paint(rig, "#1f1a26")
    g = rig.group()
    for s in (-1, 1):
        rig.ball(
            ROOT, (0.36 * s, 0.42, 0), (0.4, 0.3, 0.1), velvet, group=g, blend=0.06, spin=(0, 0, 0.25 * s)
        )
        rig.ball(ROOT, (0.34 * s, 0.42, 0.09), (0.18, 0.11, 0.03), hole, spin=(0, 0, 0.25 * s))
        rig.ring(ROOT, (0.34 * s, 0.42, 0.1), (0.19, 0.12), 0.02, gold, spin=(0, 0, 0.25 * s), steps=20)
        for k in range(3):
            tone = ("#e2432f", "#ffc52e", "#3fb0a0")[k]
            rig.ball(
                ROOT,
                ((0.4 + 0.14 * k) * s, 0.76 - 0.05 * k, -0.02),
                (0.07, 0.2, 0.04),
                soft(rig, tone),
                spin=(0, 0, -(0.2 + 0.25 * k) * s),
            )
    rig.cone(ROOT, (0, 0.38, 0.04), (0, 0.14, 0.1), 0.09, 0.1, velvet, group=g, blend=0.05)
    rig.ball(ROOT, (0, 0.62, 0.1), 0.06, rig.material("#4fe0d0", gloss=0.9))


def helmet(rig: Rig) -> None:
    """A yellow safety helmet with a peak."""
    shell, dark = paint(rig, "#ffc52e"), paint(rig, "#e0a01e")
    rig.ball(ROOT, (0, 0.2, 0), (0.68, 0.74, 0.62), shell, clip=(0, 1, 0, -0.2))
    rig.ball(ROOT, (0, 0.2, 0.12), (0.82, 0.12, 0.82), shell)
    for x in (-0.26, 0.0, 0.26):
        high = 0.75 * math.sqrt(1 - (x / 0.68) ** 2)
        rig.curve(
            ROOT,
            [(x, 0.24, 0.6), (x, 0.2 + high * 0.75, 0.42), (x, 0.2 + high, 0), (x, 0.2 + high * 0.75, -0.42)],
            [0.05] * 4,
            dark,
        )
    rig.ball(ROOT, (0, 0.42, 0.6), (0.11, 0.11, 0.03), paint(rig, "#fbfaf5"))


def ice(rig: Rig) -> None:
    """A clear block of ice in a little water."""
    block = rig.material("#b8e6fa", gloss=0.95, shine=70.0, rim=0.95, glow=0.12)
    rig.ball(ROOT, (0, 0.02, 0), (0.85, 0.03, 0.6), rig.material("#7cc4ee", gloss=0.8))
    rig.box(ROOT, (0, 0.5, 0), (0.46, 0.46, 0.42), block, spin=(0, 0.45, 0), bevel=0.08)
    white = rig.material("#ffffff", painting.GLOW, glow=0.7)
    for a, b in (
        ((-0.36, 0.8, 0.48), (-0.1, 0.86, 0.6)),
        ((-0.38, 0.7, 0.48), (-0.3, 0.72, 0.52)),
        ((0.3, 0.3, 0.5), (0.4, 0.5, 0.44)),
    ):
        rig.cone(ROOT, a, b, 0.022, 0.022, white)
