"""Instruments of an orchestra and of the street, in units of their height with the base at y = 0."""

from __future__ import annotations

import math
from itertools import pairwise

from ..render.rig import ROOT, Rig, metallic
from .stuff import paint, soft, wood


def violin(rig: Rig) -> None:
    """A violin with its bow."""
    body, top, dark = (
        rig.material("#8a3f1c", gloss=0.5),
        rig.material("#b8622a", gloss=0.6, shine=45.0),
        rig.material("#221814", gloss=0.4),
    )
    for z, material, share in ((0.0, body, 1.0), (0.025, top, 0.93)):
        g = rig.group()
        for y, r in ((0.17, 0.165), (0.30, 0.11), (0.43, 0.135)):
            rig.ball(ROOT, (0, y, z), (r * share, r * 0.95 * share, 0.05), material, group=g, blend=0.02)
    for s in (-1, 1):
        hole = [
            (0.075 * s, 0.36, 0.085),
            (0.05 * s, 0.32, 0.088),
            (0.07 * s, 0.26, 0.088),
            (0.05 * s, 0.22, 0.085),
        ]
        rig.curve(ROOT, hole, [0.008] * 4, dark)
        for k in range(2):
            rig.cone(
                ROOT, (0, 0.88 + 0.035 * k, 0.03), (0.06 * s, 0.885 + 0.035 * k, 0.03), 0.010, 0.014, dark
            )
    rig.box(ROOT, (0, 0.62, 0.075), (0.026, 0.25, 0.014), dark, bevel=0.006)
    rig.box(ROOT, (0, 0.14, 0.085), (0.03, 0.08, 0.012), dark, bevel=0.01)
    rig.box(ROOT, (0, 0.26, 0.09), (0.06, 0.012, 0.014), top)
    rig.cone(ROOT, (0, 0.84, 0.03), (0, 0.94, 0.03), 0.026, 0.022, body)
    rig.ring(ROOT, (0, 0.96, 0.03), (0.022, 0.025), 0.016, body, steps=14)
    string = metallic(rig)
    for k in range(4):
        x = -0.018 + 0.012 * k
        rig.cone(ROOT, (x, 0.2, 0.108), (x * 0.7, 0.88, 0.092), 0.0028, 0.0028, string)
    rig.curve(
        ROOT, [(0.27, 0.04, 0.08), (0.345, 0.45, 0.08), (0.36, 0.86, 0.08)], [0.012, 0.011, 0.010], body
    )
    rig.cone(ROOT, (0.25, 0.05, 0.08), (0.335, 0.86, 0.08), 0.009, 0.009, rig.material("#f7f2e4"))
    rig.box(ROOT, (0.26, 0.09, 0.08), (0.022, 0.035, 0.018), dark)


def trumpet(rig: Rig) -> None:
    """A brass trumpet, its bell to the left."""
    brass, white = metallic(rig, "gold"), rig.material("#fdf8ee", gloss=0.5)
    rig.curve(ROOT, [(-0.35, 0.62, 0), (-0.72, 0.62, 0), (-0.98, 0.62, 0)], [0.055, 0.075, 0.12], brass)
    rig.cone(ROOT, (-0.92, 0.62, 0), (-1.45, 0.62, 0), 0.10, 0.34, brass, clip=(1, 0, 0, 1.3))
    rig.ball(ROOT, (-1.31, 0.62, 0), (0.05, 0.37, 0.36), brass, spin=(0, 0.3, 0))
    rig.ball(ROOT, (-1.34, 0.62, 0.03), (0.04, 0.29, 0.28), rig.material("#8a6420"), spin=(0, 0.3, 0))
    rig.cone(ROOT, (-0.4, 0.62, 0), (1.3, 0.62, 0), 0.05, 0.042, brass)
    rig.cone(ROOT, (1.3, 0.62, 0), (1.46, 0.62, 0), 0.045, 0.075, metallic(rig))
    tube = [(-0.45, 0.60, 0), (-0.62, 0.48, 0.02), (-0.62, 0.36, 0.02), (-0.45, 0.27, 0), (0.55, 0.27, 0), (0.72, 0.36, 0.02),
            (0.72, 0.5, 0.02), (0.55, 0.6, 0)]  # fmt: skip
    rig.curve(ROOT, tube, [0.05] * 8, brass)
    for x in (-0.22, 0.02, 0.26):
        rig.cone(ROOT, (x, 0.14, 0.02), (x, 0.76, 0.02), 0.092, 0.092, brass)
        rig.cone(ROOT, (x, 0.84, 0.02), (x, 0.92, 0.02), 0.03, 0.03, metallic(rig))
        rig.ball(ROOT, (x, 0.96, 0.02), (0.08, 0.035, 0.08), white)
    rig.ball(ROOT, (0.02, 0.06, 0.02), 0.06, brass)


def accordion(rig: Rig) -> None:
    """A red accordion, its bellows drawn out."""
    red, white, black = (
        paint(rig, "#c92f2c"),
        rig.material("#fdf8ee", gloss=0.4),
        rig.material("#222228", gloss=0.4),
    )
    for k in range(9):
        u = (k - 4) / 4
        fold = rig.material(("#f4e8cf", "#7a2a2a")[k % 2], gloss=0.1)
        rig.box(
            ROOT,
            (0.30 * u, 0.50 - 0.02 * (1 - u * u), 0),
            (0.05, 0.42, 0.22),
            fold,
            spin=(0, 0, -0.1 * u),
            bevel=0.03,
        )
    for s in (-1, 1):
        rig.box(ROOT, (0.50 * s, 0.5, 0), (0.17, 0.47, 0.26), red, spin=(0, 0, -0.12 * s), bevel=0.05)
    for k in range(9):
        y = 0.16 + 0.085 * k
        x = -0.60 + 0.11 * (y - 0.5)
        rig.box(ROOT, (x, y, 0.27), (0.09, 0.037, 0.02), white, spin=(0, 0, 0.12), bevel=0.01)
        if k % 3 != 2 and k < 8:
            rig.box(ROOT, (x + 0.045, y + 0.043, 0.285), (0.05, 0.018, 0.02), black, spin=(0, 0, 0.12))
    for k in range(5):
        for j in range(3):
            x, y = 0.44 + 0.075 * j, 0.24 + 0.13 * k
            rig.ball(ROOT, (x - 0.11 * (y - 0.5), y, 0.27), (0.026, 0.026, 0.02), white)
    for x in (-0.40, 0.38):
        rig.box(
            ROOT,
            (x, 0.5, 0.262),
            (0.022, 0.3, 0.008),
            metallic(rig, "gold"),
            spin=(0, 0, 0.12 if x < 0 else -0.12),
        )
    rig.ring(ROOT, (0.5, 0.98, 0), (0.12, 0.06), 0.02, black, arc=(0, math.pi), steps=10)


def flute(rig: Rig) -> None:
    """A bamboo flute with its holes and a red tassel, held aslant."""
    cane, dark, red = wood(rig, "#d8a850"), rig.material("#3a2416"), paint(rig, "#d8342f")
    low, high = (-0.34, 0.05, 0.0), (0.34, 0.95, 0.0)

    def along(u: float, z: float = 0.0) -> tuple[float, float, float]:
        return (low[0] + (high[0] - low[0]) * u, low[1] + (high[1] - low[1]) * u, z)

    rig.cone(ROOT, low, high, 0.045, 0.045, cane)
    for u in (0.0, 0.26, 0.52, 0.78, 1.0):
        rig.cone(ROOT, along(u - 0.012), along(u + 0.012), 0.052, 0.052, wood(rig, "#a87828"))
    for u in (0.16, 0.24, 0.32, 0.44, 0.52, 0.60, 0.84):
        rig.ball(ROOT, along(u, 0.038), (0.019, 0.019, 0.014), dark)
    rig.curve(ROOT, [along(0.03, 0.02), (-0.40, 0.3, 0.02), (-0.42, 0.26, 0.02)], [0.008] * 3, red)
    rig.ball(ROOT, (-0.42, 0.26, 0.02), 0.03, red)
    for k in (-1, 0, 1):
        rig.cone(ROOT, (-0.42, 0.25, 0.02), (-0.42 + 0.02 * k, 0.08, 0.02), 0.014, 0.012, red)


def harp(rig: Rig) -> None:
    """A golden harp with its strings."""
    gold = metallic(rig, "gold")
    rig.cone(ROOT, (-0.30, 0.06, 0), (-0.34, 0.92, 0), 0.045, 0.04, gold)
    rig.cone(ROOT, (-0.30, 0.10, 0), (0.36, 0.72, 0), 0.085, 0.05, gold)
    neck = [
        (-0.34, 0.92, 0),
        (-0.22, 0.97, 0),
        (-0.06, 0.86, 0),
        (0.12, 0.76, 0),
        (0.28, 0.80, 0),
        (0.36, 0.74, 0),
    ]
    rig.curve(ROOT, neck, [0.055, 0.055, 0.05, 0.045, 0.05, 0.05], gold)
    rig.ring(ROOT, (-0.40, 0.93, 0), (0.055, 0.05), 0.028, gold, steps=14)
    rig.box(ROOT, (-0.24, 0.035, 0), (0.2, 0.035, 0.12), gold, bevel=0.03)
    string = rig.material("#f7f4ec", gloss=0.5)
    for k in range(9):
        u = (k + 1) / 10
        low = (-0.30 + 0.66 * u, 0.13 + 0.62 * u, 0.02)
        top = next(
            b[1] + (a[1] - b[1]) * (b[0] - low[0]) / (b[0] - a[0])
            for a, b in pairwise(neck)
            if low[0] <= b[0]
        )
        rig.cone(ROOT, low, (low[0], top, 0.02), 0.006, 0.006, string)


def headphones(rig: Rig) -> None:
    """Headphones with padded cups."""
    band, cup, pad = paint(rig, "#33363f"), paint(rig, "#e2432f"), soft(rig, "#26262b")
    rig.ring(ROOT, (0, 0.5, 0), (0.42, 0.46), 0.05, band, arc=(0.0, math.pi), steps=22)
    rig.ring(ROOT, (0, 0.5, 0), (0.36, 0.4), 0.04, pad, arc=(0.7, math.pi - 0.7), steps=14)
    for s in (-1, 1):
        rig.cone(ROOT, (0.42 * s, 0.52, 0), (0.42 * s, 0.4, 0), 0.045, 0.045, metallic(rig))
        rig.ball(ROOT, (0.42 * s, 0.26, 0), (0.12, 0.24, 0.2), cup)
        rig.ball(ROOT, (0.31 * s, 0.26, 0), (0.1, 0.22, 0.19), pad)
