"""Sky, water and ground as things one can meet, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig
from .animals import eyes
from .stuff import light, soft


def sun(rig: Rig) -> None:
    """A smiling sun with its rays."""
    disc, ray = (
        rig.material("#ffd23a", wrap=0.9, rim=0.9, glow=0.45),
        rig.material("#ffb02a", wrap=0.9, glow=0.4),
    )
    for k in range(12):
        a = 2 * math.pi * k / 12
        x, y, far = math.cos(a), math.sin(a), 0.5 if k % 2 else 0.44
        rig.cone(ROOT, (0.28 * x, 0.5 + 0.28 * y, -0.03), (far * x, 0.5 + far * y, -0.03), 0.07, 0.008, ray)
    rig.ball(ROOT, (0, 0.5, 0), (0.31, 0.31, 0.17), disc)
    eyes(rig, 0.1, 0.56, 0.145, 0.05)
    smile = [
        (-0.11, 0.43, 0.155),
        (-0.06, 0.385, 0.165),
        (0, 0.37, 0.17),
        (0.06, 0.385, 0.165),
        (0.11, 0.43, 0.155),
    ]
    rig.curve("head", smile, [0.014] * 5, rig.material("#a8561a"))
    for s in (-1, 1):
        rig.ball(ROOT, (0.17 * s, 0.46, 0.135), (0.042, 0.03, 0.02), rig.material("#ff8f5a"))


def cloud(rig: Rig) -> None:
    """A puffy white cloud."""
    white, g = rig.material("#f4f8fd", wrap=0.8, rim=0.9), rig.group()
    for x, y, r in (
        (0, 0.52, 0.46),
        (-0.48, 0.38, 0.34),
        (0.5, 0.40, 0.37),
        (-0.85, 0.27, 0.22),
        (0.9, 0.27, 0.23),
        (0.2, 0.68, 0.3),
    ):
        rig.ball(ROOT, (x, y, 0), (r, r, r * 0.8), white, group=g, blend=0.05, clip=(0, 1, 0, -0.06))


def rainbow(rig: Rig) -> None:
    """A rainbow with a little cloud at each end."""
    tones = ("#e8402f", "#f5902a", "#fbd63a", "#4fb84a", "#3f8fe0", "#8a4fd0")
    for k, tone in enumerate(tones):
        r = 0.95 - 0.075 * k
        rig.ring(ROOT, (0, 0.05, 0), (r, r), 0.042, soft(rig, tone), arc=(0, math.pi), steps=30)
    white, g = rig.material("#f4f8fd", wrap=0.8, rim=0.9), rig.group()
    for s in (-1, 1):
        for x, y, r in ((0.76, 0.16, 0.17), (0.95, 0.12, 0.14), (0.58, 0.11, 0.13)):
            rig.ball(ROOT, (x * s, y, 0.05), r, white, group=g, blend=0.03, clip=(0, 1, 0, 0))


def bubble(rig: Rig) -> None:
    """Three soap bubbles that shimmer."""
    white = light(rig, "#ffffff", 1.1)
    for x, y, r in ((-0.05, 0.6, 0.38), (0.34, 0.22, 0.21), (-0.33, 0.15, 0.14)):
        rig.ball(ROOT, (x, y, 0), r, rig.material("#a8dcf8", gloss=0.95, shine=70.0, wrap=0.8, rim=1.0))
        for share, tone in ((0.97, "#f4a8e0"), (0.88, "#f8e8a0"), (0.79, "#a8f0d0")):
            edge = rig.material(tone, wrap=0.9)
            rig.ring(ROOT, (x, y, r * 0.3), (r * share, r * share), r * 0.045, edge, steps=16)
        rig.ring(ROOT, (x, y, r * 0.85), (r * 0.52, r * 0.52), r * 0.07, white, arc=(1.7, 2.9), steps=7)
        rig.ball(ROOT, (x + 0.36 * r, y - 0.4 * r, r * 0.86), r * 0.08, white)


def puddle(rig: Rig) -> None:
    """A puddle in the mud with rings and splashing drops."""
    mud, water = soft(rig, "#9a7048"), rig.material("#6ab4e4", gloss=0.8, shine=55.0, rim=0.9)
    ripple, lean = rig.material("#d8f0fc", wrap=0.8), (0.32, 0, 0)
    for x, z, wide, deep in ((0, 0, 1.9, 0.8), (-1.3, 0.05, 0.95, 0.5), (1.35, 0.1, 1.0, 0.55)):
        rig.ball(ROOT, (x, 0.30, z), (wide * 1.1, 0.12, deep * 1.15), mud, spin=lean)
        rig.ball(ROOT, (x, 0.36, z + 0.02), (wide, 0.11, deep), water, spin=lean)
    for r in (0.4, 0.85):
        rig.ring(
            ROOT, (0.2, 0.46, 0.15), (r, r * 0.5), 0.03, ripple, spin=(math.pi / 2 + 0.32, 0, 0), steps=24
        )
    for x, y in ((0.2, 0.92), (-0.4, 0.72), (0.8, 0.72)):
        rig.ball(ROOT, (x, y, 0.3), 0.12, water)
        rig.cone(ROOT, (x, y + 0.06, 0.3), (x, y + 0.28, 0.3), 0.09, 0.01, water)


def hole(rig: Rig) -> None:
    """A dark hole in the ground with a rim of earth and grass."""
    earth = rig.material("#8a6038", second="#6f4a2a", pattern=painting.SPECKLE, frequency=6.0, rim=0.5)
    lean = (0.5, 0, 0)
    rig.ball(ROOT, (0, 0.3, -0.1), (1.72, 0.3, 1.0), earth, spin=lean, clip=(0, 1, 0, 0))
    rig.ball(ROOT, (0, 0.46, 0.06), (1.28, 0.2, 0.72), rig.material("#120c09", wrap=0.0, rim=0.0), spin=lean)
    for k in range(17):
        a = 2 * math.pi * k / 17
        x, back = math.cos(a), -math.sin(a)
        at = (1.46 * x, 0.42 + 0.34 * back, -0.7 * back)
        rig.ball(ROOT, at, (0.27, 0.17, 0.2), earth)
        if k in (1, 4, 7, 10, 15):
            for dx in (-0.12, 0.0, 0.12):
                rig.cone(
                    ROOT,
                    (at[0] + dx, at[1], at[2]),
                    (at[0] + 2 * dx, at[1] + 0.42, at[2]),
                    0.07,
                    0.01,
                    soft(rig, "#5fb83a"),
                )


def iceberg(rig: Rig) -> None:
    """An iceberg with pointed white peaks in blue water."""
    ice, shade = rig.material("#f2fafe", gloss=0.5, rim=0.9), rig.material("#a6d8f2", gloss=0.5, rim=0.9)
    rig.ball(ROOT, (0, 0.03, 0), (0.95, 0.06, 0.55), rig.material("#4fa8e0", gloss=0.6))
    for x, high, wide, tip in (
        (0, 0.96, 0.36, 0.06),
        (-0.42, 0.56, 0.27, -0.5),
        (0.44, 0.66, 0.28, 0.5),
        (0.14, 0.5, 0.3, 0.3),
    ):
        rig.cone(ROOT, (x, 0.1, 0), (tip, high, 0), wide, 0.012, shade, clip=(0, 1, 0, 0))
        rig.cone(
            ROOT,
            (x - 0.05, 0.12, 0.08),
            (tip - 0.01, high * 0.99, 0.02),
            wide * 0.86,
            0.012,
            ice,
            clip=(0, 1, 0, 0),
        )
    for x, y, s, a in (
        (-0.2, 0.2, 0.15, 0.5),
        (0.24, 0.19, 0.13, 0.9),
        (0.0, 0.3, 0.16, 0.7),
        (-0.62, 0.13, 0.09, 0.3),
        (0.68, 0.14, 0.09, 0.8),
    ):
        rig.box(ROOT, (x, y, 0.26), (s, s, s * 0.7), ice if s > 0.12 else shade, spin=(0.3, a, a), bevel=0.02)


def planet(rig: Rig) -> None:
    """The Earth: blue seas, green land, white poles and a strip of cloud."""
    sea, land, white = rig.material("#2f86dc", gloss=0.5, rim=1.0), soft(rig, "#58b84a"), soft(rig, "#fbfdff")
    rig.ball(ROOT, (0, 0.5, 0), 0.48, sea)
    spots = (
        (-0.55, 0.45, 0.17, 0.2),
        (-0.4, -0.45, 0.12, 0.19),
        (0.42, 0.3, 0.19, 0.15),
        (0.5, -0.22, 0.13, 0.2),
        (1.05, 0.5, 0.17, 0.13),
        (-1.2, 0.1, 0.15, 0.13),
    )
    for around, up, wide, high in spots:
        x, y, z = math.cos(up) * math.sin(around), math.sin(up), math.cos(up) * math.cos(around)
        rig.ball(ROOT, (0.45 * x, 0.5 + 0.45 * y, 0.45 * z), (wide, high, 0.05), land, spin=(-up, around, 0))
    for s in (-1, 1):
        rig.ball(ROOT, (0, 0.5 + 0.44 * s, 0), (0.2, 0.055, 0.2), white)
    for x, y, z, w in ((0.05, 0.60, 0.465, 0.13), (-0.3, 0.46, 0.37, 0.1), (0.24, 0.36, 0.4, 0.09)):
        rig.ball(ROOT, (x, y, z), (w, 0.028, 0.03), white)


def bamboo(rig: Rig) -> None:
    """Three stalks of bamboo with narrow leaves."""
    stalk, ring_, leaf = (
        rig.material("#7cc04a", gloss=0.3, rim=0.8),
        soft(rig, "#4f8f2e"),
        soft(rig, "#4fa838"),
    )
    for x, high, r in ((-0.14, 0.9, 0.036), (0.02, 1.0, 0.04), (0.15, 0.82, 0.034)):
        parts = 6
        for k in range(parts):
            low, top = high * k / parts, high * (k + 1) / parts
            rig.cone(ROOT, (x, low + 0.04, 0), (x, top - 0.02, 0), r, r * 0.94, stalk)
            rig.ball(ROOT, (x, top, 0), (r * 1.2, 0.014, r * 1.2), ring_)
        for k, (y, s) in enumerate(((0.95, 1), (0.9, -1), (0.7, 1), (0.62, -1), (0.45, 1))):
            for a in (0.25, -0.35):
                at = (x + 0.1 * s * math.cos(a), high * y + 0.1 * math.sin(a) - 0.02, 0.03 + 0.01 * k)
                rig.ball(ROOT, at, (0.105, 0.022, 0.012), leaf, spin=(0, 0, a * s))
