"""Toys, balls and what one climbs, bounces and swims on, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Point, Rig, metallic
from .stuff import paint, soft, wood


def seesaw(rig: Rig) -> None:
    """A red plank on a blue foot, one end down, a grip and a seat at either end."""
    red, blue, yellow = paint(rig, "#e2432f"), paint(rig, "#3f78c8"), paint(rig, "#ffc52e")
    tilt = 0.2
    for z in (-0.22, 0.22):
        for s in (-1, 1):
            rig.cone(ROOT, (0, 0.5, z), (0.3 * s, 0.04, z * 1.4), 0.07, 0.07, blue)
    rig.cone(ROOT, (0, 0.5, -0.34), (0, 0.5, 0.34), 0.09, 0.09, metallic(rig))
    rig.box(ROOT, (0, 0.58, 0), (1.75, 0.06, 0.2), red, spin=(0, 0, tilt), bevel=0.04)
    for s in (-1, 1):
        x, y = 1.45 * s, 0.58 + 1.45 * s * math.sin(tilt)
        rig.box(ROOT, (x, y + 0.1, 0), (0.24, 0.05, 0.24), yellow, spin=(0, 0, tilt), bevel=0.04)
        hold = x - 0.42 * s
        foot = 0.62 + hold * math.sin(tilt)
        for z in (-0.15, 0.15):
            rig.cone(ROOT, (hold, foot, z), (hold, foot + 0.3, z), 0.03, 0.03, metallic(rig))
        rig.cone(ROOT, (hold, foot + 0.3, -0.16), (hold, foot + 0.3, 0.16), 0.04, 0.04, yellow)


def slide(rig: Rig) -> None:
    """A playground slide: a ladder up to the left, a yellow chute down to the right."""
    yellow, steel, red = paint(rig, "#ffc52e"), metallic(rig, "#8fb0d8"), paint(rig, "#e2432f")
    for z in (-0.16, 0.16):
        rig.cone(ROOT, (-0.62, 0.03, z), (-0.36, 0.98, z), 0.03, 0.03, red)
        rig.cone(ROOT, (-0.12, 0.03, z), (-0.12, 0.7, z), 0.03, 0.03, red)
    for k in range(5):
        rig.cone(
            ROOT,
            (-0.58 + 0.04 * k, 0.14 + 0.14 * k, -0.16),
            (-0.58 + 0.04 * k, 0.14 + 0.14 * k, 0.16),
            0.022,
            0.022,
            steel,
        )
    rig.box(ROOT, (-0.26, 0.74, 0), (0.17, 0.025, 0.18), yellow, bevel=0.02)
    slope = math.atan2(-0.62, 0.72)
    rig.box(ROOT, (0.26, 0.43, 0), (0.49, 0.022, 0.17), yellow, spin=(0, 0, slope), bevel=0.02)
    rig.box(ROOT, (0.72, 0.115, 0), (0.14, 0.022, 0.17), yellow, bevel=0.02)
    for z in (-0.17, 0.17):
        rig.box(ROOT, (0.27, 0.48, z), (0.5, 0.06, 0.02), red, spin=(0, 0, slope), bevel=0.02)
        rig.cone(ROOT, (-0.38, 0.96, z), (-0.1, 0.78, z), 0.026, 0.026, red)


def trampoline(rig: Rig) -> None:
    """A round trampoline with a blue rim on six legs."""
    blue, mat, steel = paint(rig, "#2f6fd8"), soft(rig, "#2b2a30"), metallic(rig)
    rig.ball(ROOT, (0, 0.8, 0), (1.5, 0.05, 0.62), mat)
    rig.ring(ROOT, (0, 0.84, 0), (1.52, 0.66), 0.14, blue, spin=(math.pi / 2, 0, 0), steps=36)
    for k in range(6):
        a = math.pi * (k + 0.5) / 3
        x, z = 1.4 * math.cos(a), 0.6 * math.sin(a)
        rig.cone(ROOT, (x, 0.8, z), (x, 0.05, z), 0.05, 0.05, steel)


def toy_blocks(rig: Rig) -> None:
    """A tower of bright toy blocks with a roof, a little crooked."""
    tones = ("#e2432f", "#3f78c8", "#5fb83a", "#ffc52e", "#8a4fd0")
    for k, turned in enumerate((0.2, -0.25, 0.1, -0.15)):
        block, mark = paint(rig, tones[k]), soft(rig, "#fdf6e4")
        x, y = 0.025 * (-1) ** k, 0.11 + 0.205 * k
        rig.box(ROOT, (x, y, 0), (0.13, 0.1, 0.13), block, spin=(0, turned, 0), bevel=0.02)
        at = (x + 0.13 * math.sin(turned), y, 0.13 * math.cos(turned))
        if k % 2:
            rig.ball(ROOT, at, (0.06, 0.06, 0.012), mark)
        else:
            rig.box(ROOT, at, (0.06, 0.06, 0.008), mark, spin=(0, turned, 0.3 * k), bevel=0.01)
    roof = paint(rig, tones[4])
    for k in range(6):
        wide = 0.15 - 0.025 * k
        rig.box(ROOT, (0, 0.84 + 0.028 * k, 0), (wide, 0.016, wide), roof, bevel=0.008)
    for x, tone in ((-0.3, "#e2432f"), (0.32, "#5fb83a")):
        rig.box(ROOT, (x, 0.08, 0.14), (0.09, 0.08, 0.09), paint(rig, tone), spin=(0, 0.4 + x, 0), bevel=0.02)


_GOLDEN = (1.0 + math.sqrt(5.0)) / 2.0
_PATCHES: tuple[Point, ...] = tuple(
    spot for a in (-1.0, 1.0) for b in (-_GOLDEN, _GOLDEN) for spot in ((0.0, a, b), (a, b, 0.0), (b, 0.0, a))
)
"""The corners of an icosahedron: where a football has its dark patches."""


def football(rig: Rig) -> None:
    """A black and white football."""
    white, black = paint(rig, "#fbfaf5"), paint(rig, "#26262b")
    rig.ball(ROOT, (0, 0.5, 0), 0.48, white)
    long = math.sqrt(1.0 + _GOLDEN**2)
    turn_by = 0.42
    for x, y, z in _PATCHES:
        u = (x * math.cos(turn_by) + z * math.sin(turn_by), y, z * math.cos(turn_by) - x * math.sin(turn_by))
        at = (0.1 * u[0] / long, 0.5 + 0.1 * u[1] / long, 0.1 * u[2] / long)
        rig.ball(ROOT, at, 0.389, black)


def basketball(rig: Rig) -> None:
    """An orange ball with black seams."""
    orange, seam = rig.material("#e8772a", gloss=0.2, rim=0.7), soft(rig, "#2b2320")
    rig.ball(ROOT, (0, 0.5, 0), 0.48, orange)
    for spin in ((0.0, 0.0, 0.25), (math.pi / 2, 0.0, 0.25), (0.0, math.pi / 2, 0.25)):
        rig.ring(ROOT, (0, 0.5, 0), (0.478, 0.478), 0.012, seam, spin=spin, steps=40)
    for s in (-1, 1):
        rig.ring(
            ROOT,
            (0.3 * s, 0.5 + 0.08 * s, 0),
            (0.37, 0.37),
            0.012,
            seam,
            spin=(0, math.pi / 2, 0.25),
            steps=32,
        )


def doll(rig: Rig) -> None:
    """A rag doll: red plaits, round eyes, a blue dress with an apron."""
    skin, hair, blue, white = (
        soft(rig, "#f7d2b0"),
        soft(rig, "#c8502a"),
        soft(rig, "#4f8fd8"),
        soft(rig, "#fdf8ee"),
    )
    dark, pink = paint(rig, "#26201f"), soft(rig, "#f08a92")
    g = rig.group()
    rig.cone(ROOT, (0, 0.54, 0), (0, 0.3, 0), 0.09, 0.2, blue, group=g, clip=(0, 1, 0, -0.2))
    rig.ball(ROOT, (0, 0.36, 0.13), (0.1, 0.12, 0.08), white)
    rig.ball(ROOT, (0, 0.75, 0), (0.2, 0.19, 0.17), skin)
    rig.ball(ROOT, (0, 0.8, -0.03), (0.22, 0.2, 0.18), hair)
    rig.ball(ROOT, (0, 0.73, 0.05), (0.175, 0.16, 0.15), skin)
    for s in (-1, 1):
        rig.ball(ROOT, (0.09 * s, 0.91, 0.1), (0.13, 0.06, 0.08), hair, spin=(0, 0, -0.4 * s))
        for k in range(3):
            rig.ball(ROOT, ((0.22 + 0.015 * k) * s, 0.66 - 0.075 * k, 0.02), (0.05, 0.055, 0.05), hair)
        rig.ball(ROOT, (0.23 * s, 0.5, 0.03), (0.06, 0.03, 0.03), pink)
        rig.ball(ROOT, (0.075 * s, 0.76, 0.19), (0.032, 0.036, 0.02), dark)
        rig.ball(ROOT, (0.12 * s, 0.69, 0.175), (0.034, 0.026, 0.015), pink)
        rig.cone(ROOT, (0.1 * s, 0.52, 0), (0.25 * s, 0.36, 0.06), 0.05, 0.04, blue)
        rig.ball(ROOT, (0.27 * s, 0.34, 0.07), 0.045, skin)
        rig.cone(ROOT, (0.09 * s, 0.22, 0.02), (0.1 * s, 0.08, 0.05), 0.045, 0.045, white)
        rig.ball(ROOT, (0.11 * s, 0.05, 0.09), (0.06, 0.045, 0.09), dark)
    rig.curve(
        ROOT, [(-0.05, 0.66, 0.2), (0, 0.645, 0.205), (0.05, 0.66, 0.2)], [0.011] * 3, paint(rig, "#c8323a")
    )


def yarn(rig: Rig) -> None:
    """A ball of wool with two knitting needles and a loose end."""
    wool, shade = soft(rig, "#e2609a"), soft(rig, "#c2447e")
    for s in (-1, 1):
        rig.cone(ROOT, (0.36 * s, 0.94, -0.1), (-0.3 * s, 0.16, -0.1), 0.022, 0.016, wood(rig, "#e0b070"))
        rig.ball(ROOT, (0.37 * s, 0.95, -0.1), 0.05, paint(rig, "#3f78c8"))
    rig.ball(ROOT, (0, 0.42, 0), 0.4, wool)
    for k in range(5):
        r = 0.405 - 0.012 * (k - 2) ** 2
        off = 0.09 * (k - 2)
        rig.ring(ROOT, (off, 0.42, 0), (r, r), 0.02, shade, spin=(0, math.pi / 2, 0.5), steps=18)
        rig.ring(ROOT, (0, 0.42 + off, 0), (r, r), 0.018, shade, spin=(math.pi / 2, 0, 0.4), steps=18)
    rig.curve(
        ROOT,
        [(0.3, 0.1, 0.2), (0.5, 0.03, 0.25), (0.64, 0.1, 0.2), (0.76, 0.03, 0.2), (0.9, 0.06, 0.2)],
        [0.026] * 5,
        wool,
    )


def _sheet(rig: Rig, material: int, a: Point, b: Point, c: Point) -> None:
    """A folded piece of paper: the triangle a, b, c, filled with strips."""
    steps = 24
    thick = 0.9 * math.dist(b, c) / steps
    for k in range(steps + 1):
        t = k / steps
        end = [(1 - t) * q + t * r for q, r in zip(b, c, strict=True)]
        rig.cone(ROOT, a, end, 0.006, thick, material)


def paper_crane(rig: Rig) -> None:
    """A folded paper crane, its wings up."""
    front, back, edge = soft(rig, "#f4667a"), soft(rig, "#f9a3ae"), soft(rig, "#d8485e")
    _sheet(rig, back, (0.1, 0.98, -0.3), (-0.2, 0.3, -0.06), (0.26, 0.3, -0.06))
    _sheet(rig, edge, (-0.62, 0.78, 0), (-0.28, 0.24, 0.02), (0.0, 0.34, 0.02))
    rig.curve(ROOT, [(0.14, 0.28, 0), (0.46, 0.66, 0), (0.52, 0.72, 0)], [0.07, 0.026, 0.024], edge)
    rig.cone(ROOT, (0.52, 0.72, 0), (0.68, 0.6, 0), 0.03, 0.008, edge)
    _sheet(rig, edge, (0.04, 0.03, 0), (-0.28, 0.3, 0.02), (0.3, 0.32, 0.02))
    _sheet(rig, front, (-0.24, 0.94, 0.34), (-0.2, 0.3, 0.08), (0.26, 0.32, 0.08))


def paper_plane(rig: Rig) -> None:
    """A folded paper plane that points to the left and a little up."""
    white, shade, fold = soft(rig, "#ffffff"), soft(rig, "#dfe7f0"), soft(rig, "#bccbdc")
    nose = (-1.0, 0.72, 0.0)
    _sheet(rig, shade, nose, (0.85, 0.96, -0.5), (0.9, 0.62, -0.03))
    _sheet(rig, fold, nose, (0.9, 0.62, 0.0), (0.8, 0.06, 0.02))
    _sheet(rig, white, nose, (0.78, 0.5, 0.72), (0.9, 0.62, 0.06))


def paper_boat(rig: Rig) -> None:
    """A folded paper boat with its pointed sail."""
    white, shade = soft(rig, "#fdfdfb"), soft(rig, "#d9e2ec")
    _sheet(rig, shade, (0, 0.96, 0), (-0.42, 0.3, 0), (0.42, 0.3, 0))
    for s in (-1, 1):
        _sheet(rig, white, (0.0, 0.04, 0.12), (0.98 * s, 0.62, 0.04), (0.0, 0.36, 0.18))
        _sheet(rig, white, (0.56 * s, 0.05, 0.1), (0.98 * s, 0.62, 0.04), (0.0, 0.3, 0.16))
    _sheet(rig, white, (0, 0.3, 0.16), (-0.56, 0.05, 0.1), (0.56, 0.05, 0.1))
    for s in (-1, 1):
        rig.cone(ROOT, (0, 0.34, 0.2), (0.97 * s, 0.63, 0.06), 0.01, 0.01, shade)
    rig.cone(ROOT, (0, 0.95, 0.03), (0, 0.36, 0.05), 0.008, 0.008, soft(rig, "#b4c4d4"))


def lifebuoy(rig: Rig) -> None:
    """A red and white lifebuoy with its rope."""
    red, white, hemp = paint(rig, "#e2382e"), paint(rig, "#fdfaf2"), soft(rig, "#e6cf9a")
    for k in range(8):
        a = math.pi * k / 4
        rig.ring(
            ROOT, (0, 0.5, 0), (0.35, 0.35), 0.135, white if k % 2 else red, arc=(a, a + math.pi / 4), steps=6
        )
    for k in range(4):
        a = math.pi * k / 2 + 0.4
        spots = [
            (0.5 * math.cos(a + b), 0.5 + 0.5 * math.sin(a + b), 0.02) for b in (0.0, 0.4, 0.8, 1.2, 1.57)
        ]
        rig.curve(ROOT, spots, [0.022] * 5, hemp)


def barbell(rig: Rig) -> None:
    """A long bar with round weights at both ends."""
    steel, black, red = metallic(rig), paint(rig, "#2b2a30"), paint(rig, "#d8342f")
    rig.cone(ROOT, (-1.7, 0.5, 0), (1.7, 0.5, 0), 0.06, 0.06, steel)
    for s in (-1, 1):
        rig.ball(ROOT, (1.2 * s, 0.5, 0), (0.13, 0.49, 0.49), black)
        rig.ball(ROOT, (1.42 * s, 0.5, 0), (0.11, 0.38, 0.38), red)
        rig.ball(ROOT, (1.58 * s, 0.5, 0), (0.06, 0.14, 0.14), steel)


def racket(rig: Rig) -> None:
    """A strung racket, its handle down."""
    frame, strings, grip = paint(rig, "#e2432f"), soft(rig, "#f4f1e6"), soft(rig, "#33323a")
    rig.ring(ROOT, (0, 0.7, 0), (0.2, 0.27), 0.024, frame, steps=30)
    for k in range(-3, 4):
        x, y = 0.05 * k, 0.075 * k
        high, wide = 0.26 * math.sqrt(1 - (x / 0.2) ** 2), 0.19 * math.sqrt(1 - (y / 0.27) ** 2)
        rig.cone(ROOT, (x, 0.7 - high, 0), (x, 0.7 + high, 0), 0.006, 0.006, strings)
        rig.cone(ROOT, (-wide, 0.7 + y, 0), (wide, 0.7 + y, 0), 0.006, 0.006, strings)
    for s in (-1, 1):
        rig.cone(ROOT, (0.1 * s, 0.47, 0), (0, 0.34, 0), 0.02, 0.024, frame)
    rig.cone(ROOT, (0, 0.34, 0), (0, 0.04, 0), 0.03, 0.036, grip)


def hot_air_balloon(rig: Rig) -> None:
    """A striped hot-air balloon with its basket."""
    silk = rig.material(
        "#e2432f", second="#ffd24a", pattern=painting.UPRIGHT, frequency=5.0, gloss=0.3, rim=0.7
    )
    wicker, g = soft(rig, "#a8713f"), rig.group()
    rig.ball(ROOT, (0, 0.7, 0), (0.3, 0.3, 0.3), silk, group=g, blend=0.04)
    rig.cone(ROOT, (0, 0.6, 0), (0, 0.38, 0), 0.25, 0.1, silk, group=g, blend=0.06)
    rig.box(ROOT, (0, 0.08, 0), (0.12, 0.08, 0.1), wicker, bevel=0.03)
    rig.cone(ROOT, (-0.12, 0.155, 0.1), (0.12, 0.155, 0.1), 0.018, 0.018, soft(rig, "#7a4d28"))
    for x in (-0.1, 0.1):
        for z in (-0.08, 0.08):
            rig.cone(ROOT, (x, 0.15, z), (x * 0.9, 0.36, z), 0.006, 0.006, soft(rig, "#5f3f26"))
    rig.cone(ROOT, (0, 0.2, 0), (0, 0.27, 0), 0.03, 0.006, rig.material("#ffb02e", painting.GLOW, glow=1.2))


def parachute(rig: Rig) -> None:
    """An open parachute with its lines."""
    silk = rig.material(
        "#f08a2e", second="#fdf6e4", pattern=painting.UPRIGHT, frequency=6.0, gloss=0.2, rim=0.7
    )
    line = soft(rig, "#5a5a66")
    rig.ball(ROOT, (0, 0.56, 0), (0.62, 0.42, 0.5), silk, clip=(0, 1, 0, -0.56))
    for k in range(7):
        x = -0.6 + 0.2 * k
        rig.ball(ROOT, (x, 0.56, 0.3 * math.sqrt(max(0.0, 1 - (x / 0.62) ** 2))), (0.1, 0.05, 0.08), silk)
        rig.cone(ROOT, (x, 0.55, 0.1), (0.02 * (k - 3), 0.06, 0), 0.006, 0.006, line)
    rig.box(ROOT, (0, 0.06, 0), (0.07, 0.06, 0.04), soft(rig, "#4f6a3f"), bevel=0.03)


def christmas_tree(rig: Rig) -> None:
    """A fir with baubles, lights and a golden star."""
    green, brown = soft(rig, "#2f8a4a"), wood(rig, "#7a4d28")
    rig.cone(ROOT, (0, 0.02, 0), (0, 0.2, 0), 0.05, 0.05, brown)
    for k, (y, wide) in enumerate(((0.16, 0.34), (0.36, 0.27), (0.55, 0.2))):
        for step in range(7):
            r = wide * (1.0 - step / 8.0)
            rig.ball(ROOT, (0, y + 0.036 * step, 0), (r, 0.045, r * 0.8), green)
        for n in range(5):
            x = wide * (0.84 - 0.42 * n)
            tone = ("#e2382e", "#ffc52e", "#3f8fe0", "#f07ab0")[(n + k) % 4]
            z = 0.8 * math.sqrt(max(0.0, wide**2 - x**2))
            rig.ball(ROOT, (x, y + 0.01, z), 0.034, paint(rig, tone))
    star = rig.material("#ffd84a", gloss=0.5, glow=0.5)
    for k in range(5):
        a = math.pi / 2 + 2 * math.pi * k / 5
        rig.cone(ROOT, (0, 0.91, 0), (0.08 * math.cos(a), 0.91 + 0.08 * math.sin(a), 0), 0.035, 0.008, star)


def spider_web(rig: Rig) -> None:
    """A round spider's web between two twigs."""
    thread, twig = rig.material("#eef4fb", gloss=0.4, glow=0.35), wood(rig, "#7a5230")
    for s in (-1, 1):
        rig.cone(ROOT, (0.52 * s, 0.02, -0.02), (0.42 * s, 0.98, -0.02), 0.035, 0.02, twig)
    spokes = 10
    ends = [
        (0.42 * math.cos(a), 0.52 + 0.44 * math.sin(a))
        for a in (2 * math.pi * k / spokes for k in range(spokes))
    ]
    for x, y in ends:
        rig.cone(ROOT, (0, 0.52, 0), (x, y, 0), 0.007, 0.007, thread)
    for far in (0.2, 0.4, 0.6, 0.8, 0.97):
        spots = [(x * far, 0.52 + (y - 0.52) * far, 0.0) for x, y in [*ends, ends[0]]]
        rig.curve(ROOT, spots, [0.006] * len(spots), thread)
