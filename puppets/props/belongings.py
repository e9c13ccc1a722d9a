"""More of what people wear, carry and work with: shoes of other kinds, arms and armour, small tools.

In units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import light, paint, soft, wood


def slipper(rig: Rig) -> None:
    """A pair of soft slippers with pompoms, seen from above and in front."""
    plush, inner, pale = soft(rig, "#e07a9a"), soft(rig, "#fbe6ee"), soft(rig, "#fdf6f0")
    for s in (-1, 1):
        g, x = rig.group(), 0.4 * s
        rig.ball(ROOT, (x, 0.62, -0.12), (0.32, 0.36, 0.16), plush, group=g, blend=0.05)
        rig.ball(ROOT, (x, 0.64, 0.0), (0.24, 0.28, 0.12), inner)
        rig.ball(ROOT, (x, 0.3, 0.06), (0.36, 0.3, 0.26), plush, group=g, blend=0.06)
        rig.curve(ROOT, [(x - 0.3, 0.46, 0.1), (x, 0.55, 0.24), (x + 0.3, 0.46, 0.1)], [0.07] * 3, pale)
        rig.ball(ROOT, (x, 0.34, 0.36), 0.12, pale)


def sandal(rig: Rig) -> None:
    """A pair of sandals, seen from above: soles and straps that meet between the toes."""
    edge, sole, strap = (
        rig.material("#7a4a26", gloss=0.1),
        soft(rig, "#e2b880"),
        rig.material("#c8402f", gloss=0.3),
    )
    for s in (-1, 1):
        x, g, h = 0.38 * s, rig.group(), rig.group()
        for part, grow, z, tone in ((g, 0.035, 0.0, edge), (h, 0.0, 0.05, sole)):
            rig.ball(ROOT, (x, 0.7, z), (0.27 + grow, 0.27 + grow, 0.06), tone, group=part, blend=0.05)
            rig.ball(ROOT, (x, 0.27, z), (0.21 + grow, 0.24 + grow, 0.06), tone, group=part, blend=0.05)
            rig.box(ROOT, (x, 0.48, z), (0.19 + grow, 0.24, 0.055), tone, group=part, bevel=0.04)
        for side in (-1, 1):
            rig.curve(
                ROOT,
                [(x, 0.82, 0.12), (x + 0.13 * side, 0.64, 0.2), (x + 0.23 * side, 0.42, 0.08)],
                [0.035, 0.05, 0.05],
                strap,
            )
        rig.ball(ROOT, (x, 0.82, 0.13), 0.05, metallic(rig, "gold"))


def boot(rig: Rig) -> None:
    """A tall rubber boot."""
    rubber, rim = rig.material("#e8b02e", gloss=0.55, shine=45.0, rim=0.8), rig.material("#3a3a44", gloss=0.3)
    g = rig.group()
    rig.ball(ROOT, (-0.26, 0.17, 0), (0.26, 0.15, 0.16), rubber, group=g, blend=0.05)
    rig.cone(ROOT, (0.08, 0.16, 0), (0.1, 0.42, 0), 0.16, 0.17, rubber, group=g, blend=0.08)
    rig.cone(ROOT, (0.1, 0.4, 0), (0.1, 0.9, 0), 0.17, 0.2, rubber, group=g, blend=0.05)
    rig.ball(ROOT, (0.1, 0.96, 0.02), (0.19, 0.14, 0.17), rig.material("#3a2c14"), clip=(0, 1, 0, -0.95))
    rig.ring(ROOT, (0.1, 0.95, 0), (0.2, 0.2), 0.03, rim, spin=(math.pi / 2, 0, 0), steps=20)
    rig.box(ROOT, (-0.14, 0.04, 0), (0.4, 0.04, 0.17), rim, bevel=0.03)
    rig.box(ROOT, (0.14, 0.08, 0), (0.14, 0.05, 0.16), rim, bevel=0.03)


def skates(rig: Rig) -> None:
    """A white ice skate on its blade."""
    hide, steel, lace = paint(rig, "#fbfaf6"), metallic(rig), paint(rig, "#3f78c8")
    g = rig.group()
    rig.ball(ROOT, (-0.28, 0.4, 0), (0.3, 0.16, 0.17), hide, group=g, blend=0.06)
    rig.cone(ROOT, (0.16, 0.4, 0), (0.16, 0.84, 0), 0.18, 0.17, hide, group=g, blend=0.08)
    rig.ring(ROOT, (0.16, 0.95, 0), (0.15, 0.15), 0.035, lace, spin=(math.pi / 2, 0, 0), steps=18)
    for k in range(4):
        rig.cone(
            ROOT,
            (-0.04 - 0.03 * (3 - k), 0.52 + 0.1 * k, 0.18),
            (0.08, 0.54 + 0.1 * k, 0.2),
            0.022,
            0.022,
            lace,
        )
    for x in (-0.3, 0.2):
        rig.cone(ROOT, (x, 0.28, 0), (x, 0.1, 0), 0.04, 0.03, steel)
    rig.box(ROOT, (-0.05, 0.06, 0), (0.5, 0.05, 0.02), steel, bevel=0.01)
    rig.curve(ROOT, [(-0.52, 0.06, 0), (-0.62, 0.12, 0), (-0.62, 0.2, 0)], [0.04, 0.03, 0.02], steel)


def shorts(rig: Rig) -> None:
    """A pair of short trousers."""
    cloth, band = soft(rig, "#3f8ac8"), soft(rig, "#f4f1ea")
    g = rig.group()
    rig.box(ROOT, (0, 0.72, 0), (0.48, 0.2, 0.16), cloth, bevel=0.06, group=g)
    for s in (-1, 1):
        rig.cone(
            ROOT,
            (0.25 * s, 0.62, 0),
            (0.32 * s, 0.22, 0),
            0.24,
            0.25,
            cloth,
            group=g,
            blend=0.05,
            clip=(0, 1, 0, -0.1),
        )
        rig.ring(ROOT, (0.335 * s, 0.11, 0), (0.245, 0.245), 0.03, band, spin=(math.pi / 2, 0, 0), steps=20)
    rig.box(ROOT, (0, 0.92, 0), (0.49, 0.055, 0.17), band, bevel=0.03)
    for s in (-1, 1):
        rig.cone(ROOT, (0.03 * s, 0.92, 0.18), (0.07 * s, 0.74, 0.19), 0.018, 0.02, paint(rig, "#d8402f"))


def shield(rig: Rig) -> None:
    """A knight's shield with a cross."""
    blue, gold, white = paint(rig, "#2f5fb8"), metallic(rig, "gold"), paint(rig, "#fbf8f0")
    for grow, z, tone in ((0.045, 0.0, gold), (0.0, 0.04, blue)):
        for k in range(30):
            y = 0.05 + 0.03 * k
            half = 0.38 * math.sin(min(1.0, (y - 0.02) / 0.5) * math.pi / 2)
            rig.box(ROOT, (0, y, z), (half + grow, 0.016 + grow, 0.04), tone, bevel=0.0)
    rig.box(ROOT, (0, 0.54, 0.09), (0.06, 0.36, 0.015), white, bevel=0.02)
    rig.box(ROOT, (0, 0.66, 0.09), (0.34, 0.06, 0.015), white, bevel=0.02)
    rig.ball(ROOT, (0, 0.66, 0.11), (0.11, 0.11, 0.05), gold)


def lock(rig: Rig) -> None:
    """A padlock with its keyhole."""
    brass, steel, dark = metallic(rig, "gold"), metallic(rig), rig.material("#2a2018")
    rig.ring(ROOT, (0, 0.6, 0), (0.24, 0.32), 0.06, steel, arc=(0.0, math.pi), steps=20)
    for s in (-1, 1):
        rig.cone(ROOT, (0.24 * s, 0.5, 0), (0.24 * s, 0.62, 0), 0.06, 0.06, steel)
    rig.box(ROOT, (0, 0.29, 0), (0.4, 0.28, 0.14), brass, bevel=0.08)
    rig.ball(ROOT, (0, 0.36, 0.14), (0.075, 0.075, 0.03), dark)
    rig.cone(ROOT, (0, 0.34, 0.15), (0, 0.18, 0.15), 0.03, 0.05, dark)


def hand_fan(rig: Rig) -> None:
    """A folding fan, spread, with a painted blossom."""
    stick, count = wood(rig, "#8a4a2a"), 15
    for k in range(count):
        a = math.radians(18 + 144 * k / (count - 1))
        leaf = soft(rig, "#f8e4d0" if k % 2 else "#f0c8bc")
        c, s = math.cos(a), math.sin(a)
        rig.cone(ROOT, (0, 0.06, 0), (0.5 * c, 0.06 + 0.5 * s, 0), 0.02, 0.018, stick)
        rig.box(
            ROOT,
            (0.66 * c, 0.06 + 0.66 * s, 0.01 * (k % 2)),
            (0.27, 0.085, 0.012),
            leaf,
            spin=(0, 0, a),
            bevel=0.01,
        )
    for x, y in ((-0.2, 0.72), (0.12, 0.8), (0.3, 0.62)):
        for k in range(5):
            b = 2 * math.pi * k / 5
            rig.ball(
                ROOT,
                (x + 0.055 * math.cos(b), y + 0.055 * math.sin(b), 0.05),
                (0.04, 0.04, 0.015),
                soft(rig, "#d8405f"),
            )
        rig.ball(ROOT, (x, y, 0.06), 0.024, soft(rig, "#ffd23a"))
    rig.ball(ROOT, (0, 0.06, 0.03), 0.05, metallic(rig, "gold"))


def tongs(rig: Rig) -> None:
    """Kitchen tongs, a little open, grips upwards."""
    steel, grip = metallic(rig), paint(rig, "#d8342f")
    for s in (-1, 1):
        rig.curve(
            ROOT,
            [(0.0, 0.96, 0), (0.1 * s, 0.7, 0), (0.16 * s, 0.4, 0), (0.1 * s, 0.12, 0)],
            [0.035, 0.032, 0.03, 0.03],
            steel,
        )
        rig.curve(ROOT, [(0.045 * s, 0.84, 0.01), (0.12 * s, 0.6, 0.01)], [0.05, 0.05], grip)
        rig.ball(ROOT, (0.085 * s, 0.09, 0.0), (0.05, 0.1, 0.09), steel, spin=(0, 0, -0.25 * s))
    rig.ball(ROOT, (0, 0.96, 0), 0.045, steel)


def chain(rig: Rig) -> None:
    """An iron chain of five links, lying in an arc."""
    iron = metallic(rig, "#8a8e98")
    for k in range(7):
        a = math.pi * (0.06 + 0.88 * k / 6)
        at = (1.15 * math.cos(a), 0.2 + 0.55 * math.sin(a), 0.0)
        lean = a + math.pi / 2
        rig.ring(ROOT, at, (0.3, 0.17), 0.06, iron, spin=(0.2 if k % 2 else 1.2, 0, lean), steps=18)


def arrow(rig: Rig) -> None:
    """An arrow with feathers and a steel head, point upwards."""
    steel, red = metallic(rig), soft(rig, "#d8342f")
    rig.cone(ROOT, (0, 0.04, 0), (0, 0.88, 0), 0.018, 0.018, wood(rig, "#c8955a"))
    rig.cone(ROOT, (0, 0.85, 0), (0, 1.0, 0), 0.075, 0.004, steel)
    for s in (-1, 1):
        for k in range(4):
            y = 0.06 + 0.05 * k
            rig.cone(
                ROOT, (0, y + 0.05, 0), (0.1 * s, y, 0), 0.016, 0.01, red if k % 2 else soft(rig, "#fbf8f0")
            )


def bow(rig: Rig) -> None:
    """An archer's bow with its string and an arrow laid on."""
    yew, string = wood(rig, "#8a5a2e"), soft(rig, "#f4ecd8")
    arc = [(0.34 * math.sin(math.pi * k / 10) - 0.16, 0.02 + 0.096 * k, 0.0) for k in range(11)]
    rig.curve(ROOT, arc, [0.02, 0.026, 0.03, 0.034, 0.036, 0.038, 0.036, 0.034, 0.03, 0.026, 0.02], yew)
    rig.cone(ROOT, arc[0], (-0.3, 0.5, 0), 0.008, 0.008, string)
    rig.cone(ROOT, (-0.3, 0.5, 0), arc[-1], 0.008, 0.008, string)
    rig.cone(ROOT, (0.18, 0.42, 0), (0.18, 0.58, 0), 0.048, 0.048, rig.material("#5a2f1a"))
    rig.cone(ROOT, (-0.3, 0.5, 0.05), (0.4, 0.5, 0.05), 0.014, 0.014, wood(rig, "#d8b078"))
    rig.cone(ROOT, (0.38, 0.5, 0.05), (0.5, 0.5, 0.05), 0.05, 0.004, metallic(rig))


def spear(rig: Rig) -> None:
    """A spear with a leaf-shaped head and a red tassel."""
    rig.cone(ROOT, (0, 0.01, 0), (0, 0.82, 0), 0.017, 0.015, wood(rig, "#9a6a3a"))
    steel = metallic(rig)
    rig.cone(ROOT, (0, 0.86, 0), (0, 1.0, 0), 0.05, 0.003, steel)
    rig.cone(ROOT, (0, 0.86, 0), (0, 0.8, 0), 0.05, 0.018, steel)
    for k in range(6):
        a = 2 * math.pi * k / 6
        rig.cone(
            ROOT,
            (0, 0.8, 0),
            (0.05 * math.cos(a), 0.68, 0.05 * math.sin(a)),
            0.018,
            0.01,
            soft(rig, "#d8342f"),
        )


def nail(rig: Rig) -> None:
    """An iron nail, its flat head above."""
    iron = metallic(rig, "#9aa0aa")
    rig.cone(ROOT, (0, 0.9, 0), (0, 0.2, 0), 0.06, 0.05, iron)
    rig.cone(ROOT, (0, 0.22, 0), (0, 0.0, 0), 0.055, 0.004, iron)
    rig.ball(ROOT, (0, 0.94, 0), (0.2, 0.05, 0.2), iron)


def needle(rig: Rig) -> None:
    """A sewing needle with a red thread through its eye."""
    steel, thread = metallic(rig), soft(rig, "#d8342f")
    rig.cone(ROOT, (0.1, 0.84, 0), (-0.12, 0.02, 0), 0.026, 0.004, steel)
    rig.ring(ROOT, (0.125, 0.91, 0), (0.03, 0.075), 0.016, steel, spin=(0, 0, -0.26), steps=16)
    rig.curve(ROOT, [(0.13, 0.92, 0.02), (0.3, 0.8, 0.02), (0.26, 0.56, 0.02), (0.42, 0.42, 0.02), (0.3, 0.24, 0.02),
                     (0.44, 0.1, 0.02)], [0.016] * 6, thread)  # fmt: skip


def watch(rig: Rig) -> None:
    """A wristwatch on its strap."""
    strap, case, face = rig.material("#7a4526", gloss=0.3), metallic(rig, "gold"), soft(rig, "#fffaf0")
    for s in (-1, 1):
        rig.box(ROOT, (0, 0.5 + 0.33 * s, -0.02), (0.13, 0.17, 0.03), strap, bevel=0.03)
        for k in range(2):
            rig.ball(ROOT, (0, 0.5 + (0.36 + 0.08 * k) * s, 0.012), 0.016, rig.material("#2a1810"))
    rig.ball(ROOT, (0, 0.5, 0), (0.24, 0.24, 0.07), case)
    rig.ball(ROOT, (0, 0.5, 0.05), (0.19, 0.19, 0.03), face)
    hand = rig.material("#1d1c22")
    rig.cone(ROOT, (0, 0.5, 0.085), (0, 0.63, 0.085), 0.014, 0.008, hand)
    rig.cone(ROOT, (0, 0.5, 0.085), (0.1, 0.5, 0.085), 0.014, 0.008, hand)
    for k in range(12):
        a = 2 * math.pi * k / 12
        rig.ball(ROOT, (0.15 * math.sin(a), 0.5 + 0.15 * math.cos(a), 0.075), 0.012, hand)
    rig.ball(ROOT, (0.26, 0.5, 0), 0.035, case)


def sponge(rig: Rig) -> None:
    """A yellow sponge with holes and some foam."""
    body, pore = soft(rig, "#f6c83a"), soft(rig, "#c8941e")
    rig.box(ROOT, (0, 0.4, 0), (0.72, 0.36, 0.4), body, bevel=0.12)
    for k in range(16):
        x, y = -0.58 + 0.29 * (k % 5) + 0.05 * (k % 2), 0.16 + 0.16 * (k // 5) + 0.04 * (k % 3)
        rig.ball(ROOT, (x, y, 0.39), (0.05 + 0.012 * (k % 3), 0.042, 0.03), pore)
    for x, y, r in ((-0.5, 0.84, 0.12), (-0.3, 0.88, 0.1), (0.3, 0.84, 0.14), (0.52, 0.82, 0.09)):
        rig.ball(ROOT, (x, y, 0.12), r, rig.material("#f2fafe", gloss=0.7, rim=0.95))


def ruler(rig: Rig) -> None:
    """A wooden ruler with its marks, leaning."""
    rig.box(ROOT, (0, 0.5, 0), (0.08, 0.49, 0.015), rig.material("#f0c464", gloss=0.2), bevel=0.01)
    ink = rig.material("#2a1d18")
    for k in range(19):
        wide = 0.04 if k % 3 else 0.065
        rig.box(ROOT, (0.08 - wide / 2, 0.06 + 0.049 * k, 0.017), (wide / 2, 0.006, 0.003), ink)


def apron(rig: Rig) -> None:
    """A kitchen apron with a pocket."""
    cloth, band = soft(rig, "#4f9a8a"), soft(rig, "#f6efe0")
    rig.box(ROOT, (0, 0.68, 0), (0.2, 0.16, 0.03), cloth, bevel=0.05)
    rig.box(ROOT, (0, 0.3, 0), (0.36, 0.28, 0.03), cloth, bevel=0.07)
    rig.ring(ROOT, (0, 0.84, 0), (0.15, 0.14), 0.022, band, arc=(0, math.pi), steps=16)
    for s in (-1, 1):
        rig.curve(ROOT, [(0.34 * s, 0.54, 0), (0.5 * s, 0.5, 0), (0.52 * s, 0.34, 0)], [0.022] * 3, band)
    rig.box(ROOT, (0, 0.3, 0.035), (0.17, 0.11, 0.012), band, bevel=0.03)
    rig.box(ROOT, (0, 0.04, 0.005), (0.35, 0.025, 0.03), band, bevel=0.02)


def dice(rig: Rig) -> None:
    """Two dice with their pips."""
    white, pip = rig.material("#fdfbf6", gloss=0.5, rim=0.7), rig.material("#1d1c22")
    for x, z, turned, spots in ((-0.36, 0.1, 0.25, ((0, 0), (-0.5, 0.5), (0.5, -0.5))),
                                (0.42, -0.1, -0.3, ((-0.5, 0.5), (0.5, 0.5), (-0.5, -0.5), (0.5, -0.5), (0, 0)))):  # fmt: skip
        r = 0.34
        c, s = math.cos(turned), math.sin(turned)
        rig.box(ROOT, (x, r, z), (r, r, r), white, spin=(0, turned, 0), bevel=0.1)
        for u, v in spots:
            a, d = u * r * 0.95, r * 1.0
            rig.ball(ROOT, (x + a * c + d * s, r + v * r * 0.95, z - a * s + d * c), (0.06, 0.06, 0.03), pip)
        rig.ball(ROOT, (x, 2 * r, z), (0.07, 0.03, 0.07), pip)


def spinning_top(rig: Rig) -> None:
    """A striped spinning top on its point."""
    red, yellow = paint(rig, "#d8342f"), paint(rig, "#ffc52e")
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.4, 0), 0.02, 0.36, red, clip=(0, -1, 0, 0.5))
    rig.ball(ROOT, (0, 0.5, 0), (0.46, 0.12, 0.46), yellow)
    rig.ball(ROOT, (0, 0.58, 0), (0.38, 0.1, 0.38), paint(rig, "#2f6fd8"))
    rig.cone(ROOT, (0, 0.62, 0), (0, 0.92, 0), 0.05, 0.04, wood(rig, "#c8955a"))
    rig.ball(ROOT, (0, 0.94, 0), 0.06, red)
    for s in (-1, 1):
        rig.ring(ROOT, (0, 0.5, 0), (0.6, 0.6), 0.012, light(rig, "#ffffff", 0.6), spin=(math.pi / 2, 0, 0),
                 arc=(1.2 + (1 - s) * 1.57, 1.9 + (1 - s) * 1.57), steps=6)  # fmt: skip


def skis(rig: Rig) -> None:
    """A pair of skis stood up crosswise, and their poles."""
    for s in (-1, 1):
        tone = paint(rig, "#d8342f" if s < 0 else "#c02a28")
        rig.curve(
            ROOT,
            [(-0.16 * s, 0.03, 0.02 * s), (0.1 * s, 0.86, 0.02 * s), (0.14 * s, 0.97, 0.08)],
            [0.045, 0.045, 0.03],
            tone,
        )
        rig.box(
            ROOT,
            (-0.045 * s, 0.4, 0.05 + 0.02 * s),
            (0.05, 0.07, 0.03),
            rig.material("#26262b", gloss=0.3),
            bevel=0.02,
        )
        pole = metallic(rig)
        rig.cone(ROOT, (0.3 * s, 0.03, 0), (0.24 * s, 0.74, 0), 0.014, 0.014, pole)
        rig.ring(ROOT, (0.295 * s, 0.1, 0), (0.05, 0.05), 0.01, pole, spin=(math.pi / 2, 0, 0), steps=12)
        rig.cone(ROOT, (0.24 * s, 0.7, 0), (0.236 * s, 0.8, 0), 0.028, 0.028, rig.material("#26262b"))


def sack(rig: Rig) -> None:
    """A full sack, tied at its neck."""
    hemp = rig.material("#c8a878", second="#b0905f", pattern=painting.CHECK, frequency=26.0, wrap=0.45)
    g = rig.group()
    rig.ball(ROOT, (0, 0.36, 0), (0.4, 0.36, 0.34), hemp, group=g, blend=0.08)
    rig.cone(ROOT, (0, 0.56, 0), (0, 0.74, 0), 0.26, 0.12, hemp, group=g, blend=0.08)
    for k in range(6):
        a = 2 * math.pi * k / 6
        rig.cone(ROOT, (0, 0.76, 0), (0.2 * math.cos(a), 0.95, 0.14 * math.sin(a)), 0.08, 0.05, hemp)
    rig.ring(
        ROOT, (0, 0.77, 0), (0.12, 0.12), 0.034, soft(rig, "#7a5228"), spin=(math.pi / 2, 0, 0), steps=16
    )
