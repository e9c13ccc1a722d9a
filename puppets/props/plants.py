"""Small things of woods and gardens, modelled in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig
from .stuff import soft, wood


def leaf(rig: Rig) -> None:
    """An orange maple leaf with its stalk."""
    blade, vein, g = soft(rig, "#e8722a"), soft(rig, "#b8431c"), rig.group()
    middle = (0.0, 0.40)
    rig.ball(ROOT, (0, 0.45, 0), (0.2, 0.2, 0.03), blade, group=g, blend=0.05)
    for a, far in ((0.0, 0.60), (0.85, 0.54), (-0.85, 0.54), (1.75, 0.42), (-1.75, 0.42)):
        x, y = math.sin(a), math.cos(a)
        rows = ((0.3, 0.155), (0.52, 0.14))
        for u, r in rows:
            at = (middle[0] + far * u * x, middle[1] + far * u * y, 0)
            rig.ball(ROOT, at, (r, r * 1.15, 0.032), blade, spin=(0, 0, -a), group=g, blend=0.03)
        for s in (-1, 0, 1):
            b, long = a + 0.42 * s, far * (1.0 if s == 0 else 0.8)
            rig.cone(
                ROOT,
                (middle[0] + 0.6 * long * math.sin(b), middle[1] + 0.6 * long * math.cos(b), 0),
                (middle[0] + long * math.sin(b), middle[1] + long * math.cos(b), 0),
                0.06,
                0.012,
                blade,
                group=g,
                blend=0.02,
            )
        rig.cone(
            ROOT,
            (*middle, 0.035),
            (middle[0] + far * 0.8 * x, middle[1] + far * 0.8 * y, 0.035),
            0.014,
            0.006,
            vein,
        )
    rig.curve(ROOT, [(0, 0.4, 0.03), (0.01, 0.2, 0.03), (0.06, 0.02, 0.02)], [0.016, 0.018, 0.02], vein)


def feather(rig: Rig) -> None:
    """A white and blue feather that curls a little."""
    quill, pale, blue = soft(rig, "#c9b48a"), soft(rig, "#f7f4ec"), soft(rig, "#4f93d8")
    rig.ball(ROOT, (0.0, 0.52, -0.01), (0.12, 0.32, 0.02), pale, spin=(0, 0, 0.06))
    steps = 19
    spine = [
        (0.10 * math.sin(2.4 * k / steps) - 0.05, 0.02 + 0.94 * k / steps, 0.0) for k in range(steps + 1)
    ]
    rig.curve(
        ROOT, [(x, y, 0.03) for x, y, _ in spine], [0.014 - 0.0005 * k for k in range(steps + 1)], quill
    )
    for k in range(4, steps + 1):
        u = (k - 4) / (steps - 4)
        wide = 0.21 * math.sin(math.pi * (0.12 + 0.83 * u)) ** 0.7
        x, y, _ = spine[k]
        tone = blue if u > 0.62 else pale
        for s, share in ((-1, 0.8), (1, 1.0)):
            if (k, s) in ((9, 1), (13, -1)):
                continue
            rig.cone(ROOT, (x, y - 0.05, 0), (x + s * wide * share, y + 0.04, 0.02), 0.042, 0.03, tone)
    rig.cone(ROOT, (*spine[-2][:2], 0.0), (spine[-1][0], 1.0, 0.0), 0.05, 0.01, blue)


def acorn(rig: Rig) -> None:
    """An acorn in its cap."""
    nut = rig.material("#c07a34", gloss=0.5, shine=35.0, rim=0.8)
    cap = rig.material("#7d5a38", second="#5f4228", pattern=painting.CHECK, frequency=40.0, rim=0.7)
    g = rig.group()
    rig.ball(ROOT, (0, 0.40, 0), (0.30, 0.36, 0.30), nut, group=g, blend=0.04)
    rig.cone(ROOT, (0, 0.12, 0), (0, 0.015, 0), 0.09, 0.015, nut, group=g, blend=0.05)
    rig.ball(ROOT, (0, 0.62, 0), (0.38, 0.24, 0.38), cap, clip=(0, 1, 0, -0.56))
    rig.ring(ROOT, (0, 0.58, 0), (0.34, 0.34), 0.055, cap, spin=(math.pi / 2, 0, 0), steps=24)
    rig.curve(
        ROOT, [(0, 0.84, 0), (0.02, 0.92, 0), (0.07, 0.99, 0)], [0.045, 0.035, 0.04], wood(rig, "#6b4a2c")
    )


def sprout(rig: Rig) -> None:
    """A seedling with two leaves in a heap of earth."""
    earth = rig.material("#6b4a30", second="#573a24", pattern=painting.SPECKLE, frequency=12.0, rim=0.5)
    stem, green, pale = soft(rig, "#7ac24a"), soft(rig, "#5fb83a"), soft(rig, "#a8dc74")
    rig.ball(ROOT, (0, 0.0, 0), (0.42, 0.24, 0.34), earth, clip=(0, 1, 0, 0))
    rig.curve(ROOT, [(0, 0.18, 0), (0.03, 0.42, 0.02), (0, 0.64, 0)], [0.045, 0.036, 0.03], stem)
    for s, up in ((-1, 0.0), (1, 0.06)):
        at, spin = (0.22 * s, 0.76 + up, 0.02), (0.35, 0, 0.62 * s)
        rig.ball(ROOT, at, (0.25, 0.125, 0.05), green, spin=spin)
        rig.cone(ROOT, (0.36 * s, 0.86 + up, 0.0), (0.46 * s, 0.94 + up, 0.0), 0.07, 0.012, green)
        rig.cone(ROOT, (0.01 * s, 0.63, 0.05), (0.36 * s, 0.85 + up, 0.07), 0.018, 0.008, pale)
    rig.cone(ROOT, (0, 0.64, 0.02), (0.01, 0.82, 0.04), 0.04, 0.012, pale)


def grass(rig: Rig) -> None:
    """A tuft of grass."""
    tones = [soft(rig, tone) for tone in ("#5fb83a", "#4aa02e", "#86cf55")]
    for k in range(21):
        u = (k % 7 - 3) / 3.0
        row = k // 7
        x, z = 0.30 * u + 0.03 * row, 0.1 * (row - 1)
        high = (0.98 - 0.34 * abs(u)) * (1.0 - 0.16 * row)
        bent = 0.42 * u + 0.06 * (row - 1)
        rig.curve(
            ROOT,
            [(x, 0.03, z), (x + bent * 0.35, high * 0.6, z), (x + bent, high, z)],
            [0.05, 0.042, 0.006],
            tones[(k + row) % 3],
        )


def bush(rig: Rig) -> None:
    """A round green bush with a few red berries."""
    green, g = rig.material("#4a9f3a", wrap=0.6, rim=0.8), rig.group()
    pale, berry = rig.material("#5fb347", wrap=0.6, rim=0.8), rig.material("#e0352f", gloss=0.5)
    tones = (green, pale)
    heap = ((0, 0.58, 0, 0.40), (-0.42, 0.38, 0, 0.33), (0.42, 0.38, 0, 0.33), (-0.2, 0.30, 0.24, 0.28),
            (0.24, 0.30, 0.24, 0.28), (0.26, 0.66, 0.05, 0.27), (-0.28, 0.66, 0.05, 0.27), (0, 0.42, 0.3, 0.26))  # fmt: skip
    for k, (x, y, z, r) in enumerate(heap):
        rig.ball(ROOT, (x, y, z), r, pale if k > 4 else green, group=g, blend=0.03, clip=(0, 1, 0, 0))
    for k in range(70):
        x, y, z, r = heap[k % len(heap)]
        a, b = 2.4 * (k // 8) + k, 0.2 + 1.2 * ((k * 0.617) % 1.0)
        way = (math.cos(a) * math.sin(b), math.sin(a) * math.sin(b), math.cos(b))
        near, far = (
            [c + w * r * share for c, w in zip((x, y, z), way, strict=True)] for share in (0.95, 1.14)
        )
        if far[1] > 0.08:
            rig.cone(ROOT, near, far, 0.07, 0.012, tones[k % 2])
    for x, y, z in (
        (-0.44, 0.5, 0.33),
        (-0.06, 0.62, 0.53),
        (0.3, 0.42, 0.5),
        (0.5, 0.56, 0.27),
        (-0.2, 0.28, 0.52),
    ):
        rig.ball(ROOT, (x, y, z), 0.05, berry)


def log(rig: Rig) -> None:
    """A felled trunk on its side, its rings towards the camera."""
    bark = rig.material("#7d5636", second="#63422a", pattern=painting.STRIPES, frequency=7.0, rim=0.5)
    cut, ring, moss = wood(rig, "#ecc98c"), wood(rig, "#b8894e"), soft(rig, "#6fae48")
    plane = (-0.83, 0, -0.56, 1.02)
    rig.cone(ROOT, (-1.25, 0.5, -0.35), (1.5, 0.5, 0.55), 0.47, 0.49, bark, clip=plane)
    end = (0.87, 0.5, 0.54)
    for r, tone in ((0.475, bark), (0.43, cut), (0.30, ring), (0.255, cut), (0.145, ring), (0.1, cut)):
        z = 0.0 if r > 0.45 else 0.012 + 0.02 * (0.45 - r)
        at = (end[0] - 0.06 + 0.83 * z, 0.5, end[2] - 0.3 + 0.56 * z)
        rig.ball(ROOT, (at[0] + 0.02, at[1], at[2] + 0.2), (r, r, 0.03), tone, spin=(0, 0.98, 0))
    rig.cone(ROOT, (-0.45, 0.82, 0.1), (-0.62, 1.06, 0.16), 0.13, 0.11, bark)
    rig.ball(ROOT, (-0.62, 1.1, 0.17), (0.1, 0.03, 0.1), cut)
    for x, w in ((-0.95, 0.3), (0.1, 0.24)):
        rig.ball(ROOT, (x, 0.93, 0.1), (w, 0.07, 0.26), moss)


def stump(rig: Rig) -> None:
    """The stump of a tree with its rings on top."""
    bark = rig.material("#7d5636", second="#63422a", pattern=painting.UPRIGHT, frequency=9.0, rim=0.5)
    cut, ring = wood(rig, "#ecc98c"), wood(rig, "#b8894e")
    rig.cone(ROOT, (0, 0.1, 0), (0, 0.4, 0), 0.62, 0.54, bark, clip=(0, 1, 0, 0))
    rig.cone(ROOT, (0, 0.58, 0), (0, 1.2, 0), 0.56, 0.54, bark, clip=(0, -1, 0, 0.88))
    for k in range(6):
        a = math.pi * (k + 0.2) / 3
        rig.cone(
            ROOT,
            (0.42 * math.cos(a), 0.34, 0.42 * math.sin(a)),
            (0.82 * math.cos(a), 0.07, 0.7 * math.sin(a)),
            0.17,
            0.07,
            bark,
        )
    tilt = (0.2, 0, 0)
    for k, (r, tone) in enumerate(((0.56, cut), (0.42, ring), (0.37, cut), (0.23, ring), (0.18, cut))):
        rig.ball(ROOT, (0, 0.88 + 0.012 * k, 0), (r, 0.05, r * 0.95), tone, spin=tilt)
    rig.cone(ROOT, (0.5, 0.6, 0.25), (0.68, 0.8, 0.3), 0.06, 0.05, bark)
    rig.ball(ROOT, (0.74, 0.88, 0.31), (0.1, 0.06, 0.02), soft(rig, "#6fae48"), spin=(0, 0, 0.6))


def beehive(rig: Rig) -> None:
    """A straw hive with its hole and three bees about it."""
    straw, seam = soft(rig, "#e8b048"), soft(rig, "#c88a2c")
    for k, r in enumerate((0.40, 0.44, 0.45, 0.43, 0.385, 0.31, 0.20)):
        y = 0.075 + 0.135 * k
        rig.ball(ROOT, (0, y, 0), (r, 0.088, r * 0.95), straw)
        rig.ball(ROOT, (0, y + 0.067, 0), (r * 0.94, 0.02, r * 0.9), seam)
    rig.ball(ROOT, (0, 0.97, 0), (0.07, 0.05, 0.07), seam)
    rig.ring(ROOT, (0, 0.26, 0.40), (0.115, 0.125), 0.025, seam, steps=18)
    rig.ball(ROOT, (0, 0.26, 0.395), (0.11, 0.12, 0.05), rig.material("#3a2416"))
    body, dark, wing = (
        soft(rig, "#ffd23a"),
        rig.material("#33261c"),
        rig.material("#f2fbff", gloss=0.6, glow=0.15),
    )
    for x, y, z in ((-0.42, 0.80, 0.35), (0.40, 0.62, 0.42), (0.16, 0.42, 0.52)):
        rig.ball(ROOT, (x, y, z), (0.075, 0.055, 0.055), body)
        for dx in (-0.025, 0.025):
            rig.ball(ROOT, (x + dx, y, z + 0.003), (0.012, 0.055, 0.055), dark)
        rig.ball(ROOT, (x + 0.07, y + 0.01, z), 0.035, dark)
        rig.ball(ROOT, (x - 0.01, y + 0.075, z), (0.03, 0.055, 0.02), wing, spin=(0, 0, 0.4))
