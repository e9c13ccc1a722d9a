"""More of the larder: what children's stories eat besides bread and cake.

In units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic
from .stuff import barrel, light, paint, soft, wood


def peas(rig: Rig) -> None:
    """An open pod with five round peas, and two that have rolled out."""
    pod, inner = paint(rig, "#4f9a34"), soft(rig, "#a8d878")
    pea = rig.material("#7cc84a", gloss=0.4, shine=40.0, rim=0.8)
    row = [(-1.0 + 0.25 * k, 0.42 + 0.34 * ((k - 4) / 4) ** 2, 0.0) for k in range(9)]
    rig.curve(ROOT, row, [0.05, 0.16, 0.24, 0.28, 0.3, 0.28, 0.24, 0.16, 0.05], pod)
    rig.curve(
        ROOT,
        [(x, y + 0.08, 0.12) for x, y, _ in row[1:-1]],
        [0.06, 0.17, 0.22, 0.23, 0.22, 0.17, 0.06],
        inner,
    )
    for k in range(5):
        x = -0.56 + 0.28 * k
        rig.ball(ROOT, (x, 0.56 + 0.3 * (x / 1.0) ** 2, 0.24), 0.165, pea)
    rig.cone(ROOT, (1.0, 0.76, 0), (1.2, 0.94, 0), 0.05, 0.03, pod)
    for x, z in ((0.9, 0.4), (-0.95, 0.45)):
        rig.ball(ROOT, (x, 0.16, z), 0.16, pea)


def pear(rig: Rig) -> None:
    """A green pear with its stalk and a leaf."""
    skin = rig.material(
        "#b8c83a", second="#8fa82a", pattern=painting.SPECKLE, frequency=18.0, gloss=0.35, rim=0.8
    )
    g = rig.group()
    rig.ball(ROOT, (0, 0.3, 0), (0.32, 0.3, 0.32), skin, group=g, blend=0.08)
    rig.cone(ROOT, (0, 0.4, 0), (0, 0.7, 0), 0.27, 0.15, skin, group=g, blend=0.1)
    rig.curve(
        ROOT, [(0, 0.8, 0), (0.02, 0.9, 0), (0.07, 0.98, 0)], [0.028, 0.024, 0.02], wood(rig, "#6a4526")
    )
    rig.ball(ROOT, (0.17, 0.9, 0.02), (0.14, 0.055, 0.02), soft(rig, "#5fa83a"), spin=(0, 0, 0.3))


def aubergine(rig: Rig) -> None:
    """A purple aubergine with its green cap, leaning."""
    skin, cap = rig.material("#4f2a6e", gloss=0.8, shine=50.0, rim=0.85), soft(rig, "#5f9a3a")
    g = rig.group()
    spots = [(-0.05, 0.25, 0), (0.0, 0.45, 0), (0.08, 0.64, 0), (0.15, 0.76, 0)]
    rig.curve(ROOT, spots, [0.25, 0.22, 0.16, 0.12], skin, group=g, blend=0.06)
    for k in range(5):
        a = 2 * math.pi * k / 5
        rig.cone(ROOT, (0.16, 0.84, 0), (0.15 + 0.15 * math.cos(a), 0.7, 0.15 * math.sin(a)), 0.06, 0.02, cap)
    rig.cone(ROOT, (0.16, 0.82, 0), (0.22, 0.98, 0), 0.045, 0.035, cap)
    rig.ball(ROOT, (-0.14, 0.36, 0.2), (0.04, 0.12, 0.02), light(rig, "#d8b8f0", 0.5), spin=(0, 0, 0.2))


def broccoli(rig: Rig) -> None:
    """A head of broccoli like a little tree."""
    stalk, bloom = (
        soft(rig, "#9cc46a"),
        rig.material("#3f8a3a", second="#2f6f2e", pattern=painting.SPECKLE, frequency=22.0, wrap=0.5),
    )
    rig.cone(ROOT, (0, 0.14, 0), (0, 0.5, 0), 0.13, 0.16, stalk)
    for s in (-1, 1):
        rig.cone(ROOT, (0, 0.34, 0), (0.26 * s, 0.58, 0), 0.08, 0.07, stalk)
    for x, y, z, r in ((0, 0.78, 0, 0.22), (-0.3, 0.66, 0, 0.2), (0.3, 0.66, 0, 0.2), (-0.16, 0.7, 0.18, 0.18), (0.17, 0.7, 0.18, 0.18),
                       (0, 0.64, 0.22, 0.15)):  # fmt: skip
        rig.ball(ROOT, (x, y, z), r, bloom)


def chili(rig: Rig) -> None:
    """A red hot pepper with a green stalk."""
    red, green = rig.material("#d8241e", gloss=0.7, shine=50.0, rim=0.85), soft(rig, "#4f9a34")
    spots = [(-0.1, 0.78, 0), (-0.02, 0.55, 0), (0.0, 0.34, 0), (0.1, 0.16, 0), (0.24, 0.06, 0)]
    rig.curve(ROOT, spots, [0.14, 0.13, 0.1, 0.06, 0.02], red)
    rig.ball(ROOT, (-0.12, 0.88, 0), (0.13, 0.06, 0.13), green, spin=(0, 0, 0.3))
    rig.curve(ROOT, [(-0.13, 0.9, 0), (-0.15, 0.98, 0), (-0.24, 1.04, 0)], [0.035, 0.03, 0.028], green)


def chocolate(rig: Rig) -> None:
    """A bar of chocolate half out of its wrapper."""
    brown, dark = rig.material("#5f3520", gloss=0.35, rim=0.7), rig.material("#4a2818", gloss=0.3)
    foil, wrap = metallic(rig), paint(rig, "#c92f4a")
    rig.box(ROOT, (0, 0.62, 0), (0.34, 0.36, 0.06), dark, bevel=0.03)
    for column in range(3):
        for row in range(3):
            rig.box(
                ROOT, (-0.22 + 0.22 * column, 0.5 + 0.2 * row, 0.06), (0.095, 0.085, 0.035), brown, bevel=0.03
            )
    rig.box(ROOT, (0, 0.2, 0.0), (0.38, 0.2, 0.1), wrap, bevel=0.03)
    for k in range(8):
        rig.cone(
            ROOT,
            (-0.34 + 0.097 * k, 0.38, 0.08),
            (-0.34 + 0.097 * k, 0.46 + 0.05 * (k % 2), 0.09),
            0.05,
            0.01,
            foil,
        )
    rig.box(ROOT, (0, 0.2, 0.105), (0.26, 0.07, 0.01), soft(rig, "#fbe6b0"), bevel=0.02)


def salt(rig: Rig) -> None:
    """A salt cellar: glass, white salt and a lid with holes."""
    rig.cone(ROOT, (0, 0.2, 0), (0, 0.62, 0), 0.24, 0.18, rig.material("#dceef6", gloss=0.9, shine=60.0))
    rig.cone(ROOT, (0, 0.2, 0.03), (0, 0.42, 0.03), 0.225, 0.2, soft(rig, "#ffffff"))
    steel = metallic(rig)
    rig.cone(ROOT, (0, 0.72, 0), (0, 0.84, 0), 0.19, 0.15, steel)
    dark = rig.material("#2a2a30")
    for x, y, z in ((0, 0.97, 0.06), (-0.08, 0.92, 0.12), (0.08, 0.92, 0.12), (0.0, 0.88, 0.17)):
        rig.ball(ROOT, (x, y, z), 0.022, dark)
    for x in (-0.05, 0.05):
        rig.cone(ROOT, (x, 0.3, 0.26), (-x, 0.42, 0.24), 0.018, 0.018, paint(rig, "#2f6fd8"))


def sushi(rig: Rig) -> None:
    """A piece of salmon on rice with a belt of seaweed, and a roll beside it."""
    rice = rig.material("#fbf8f0", second="#e8e2d4", pattern=painting.SPECKLE, frequency=26.0, wrap=0.5)
    salmon = rig.material("#f58a4a", second="#fbc49a", pattern=painting.STRIPES, frequency=9.0, gloss=0.35)
    weed = rig.material("#1f3a2c", gloss=0.2)
    rig.curve(ROOT, [(-0.95, 0.28, 0), (-0.05, 0.28, 0)], [0.28, 0.28], rice)
    rig.curve(ROOT, [(-1.02, 0.56, 0.04), (-0.5, 0.68, 0.04), (0.04, 0.54, 0.04)], [0.2, 0.24, 0.18], salmon)
    rig.ring(ROOT, (-0.5, 0.42, 0.02), (0.36, 0.34), 0.07, weed, spin=(0, math.pi / 2, 0), steps=18)
    rig.ball(ROOT, (0.72, 0.38, 0.1), (0.38, 0.38, 0.24), weed)
    rig.ball(ROOT, (0.72, 0.38, 0.24), (0.31, 0.31, 0.14), rice)
    rig.ball(ROOT, (0.72, 0.38, 0.33), (0.13, 0.13, 0.08), salmon)


def soup(rig: Rig) -> None:
    """A steaming bowl of soup with a spoon in it."""
    bowl, broth = paint(rig, "#3f78c8"), rig.material("#e8862e", gloss=0.5)
    rig.ball(ROOT, (0, 0.42, 0), (0.78, 0.42, 0.62), bowl, clip=(0, -1, 0, 0.46))
    rig.ball(ROOT, (0, 0.47, 0.02), (0.7, 0.05, 0.5), broth)
    for x, z, tone in (
        (-0.3, 0.3, "#5fa83a"),
        (0.1, 0.36, "#f2b02e"),
        (0.36, 0.2, "#5fa83a"),
        (-0.05, 0.2, "#d8402f"),
    ):
        rig.ball(ROOT, (x, 0.52, z), (0.08, 0.04, 0.06), soft(rig, tone))
    rig.cone(ROOT, (0.3, 0.5, 0.1), (0.82, 0.86, 0), 0.035, 0.045, metallic(rig))
    steam = rig.material("#f4f6f8", wrap=0.9, glow=0.25)
    for x in (-0.36, -0.04):
        rig.curve(
            ROOT,
            [(x, 0.62, 0), (x + 0.08, 0.74, 0), (x - 0.02, 0.86, 0), (x + 0.06, 0.97, 0)],
            [0.03, 0.04, 0.034, 0.01],
            steam,
        )


def barrel_of_wood(rig: Rig) -> None:
    """A wooden barrel with iron hoops."""
    stave = rig.material("#a06a38", second="#7d4f28", pattern=painting.UPRIGHT, frequency=9.0, gloss=0.12)
    barrel(rig, 0.02, 0.5, 0.3, 0.37, stave)
    barrel(rig, 0.5, 0.96, 0.37, 0.3, stave)
    iron = metallic(rig, "#6a6e78")
    for y, r in ((0.12, 0.33), (0.34, 0.36), (0.66, 0.36), (0.86, 0.33)):
        rig.ring(ROOT, (0, y, 0), (r, r), 0.024, iron, spin=(math.pi / 2, 0, 0), steps=28)
    rig.ball(ROOT, (0, 0.96, 0), (0.29, 0.02, 0.29), wood(rig, "#c48a52"))
    rig.ball(ROOT, (0, 0.5, 0.36), (0.04, 0.04, 0.03), wood(rig, "#5f3a1e"))


def jug(rig: Rig) -> None:
    """A jug with a spout and a handle."""
    clay, stripe = paint(rig, "#f2e6cc"), paint(rig, "#3f78c8")
    g = rig.group()
    rig.ball(ROOT, (0, 0.32, 0), (0.34, 0.31, 0.34), clay, group=g, blend=0.06)
    rig.cone(ROOT, (0, 0.46, 0), (0, 0.8, 0), 0.26, 0.19, clay, group=g, blend=0.08)
    rig.ring(ROOT, (0, 0.92, 0), (0.2, 0.2), 0.035, clay, spin=(math.pi / 2, 0, 0), steps=20)
    rig.cone(ROOT, (-0.14, 0.9, 0), (-0.34, 0.98, 0), 0.09, 0.04, clay)
    rig.ring(ROOT, (0.28, 0.58, 0), (0.2, 0.24), 0.045, clay, arc=(-1.6, 1.6), steps=16)
    rig.ring(ROOT, (0, 0.36, 0), (0.335, 0.335), 0.02, stripe, spin=(math.pi / 2, 0, 0), steps=24)
