"""Furniture, machines and what one washes and sleeps with, modelled in units of its height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig, metallic


def washing_machine(rig: Rig) -> None:
    """A white washing machine with a round door full of suds."""
    white, steel, dark = (
        rig.material("#f6f8fa", gloss=0.45, shine=40.0, rim=0.7), metallic(rig), rig.material("#2b2e36", gloss=0.4),
    )  # fmt: skip
    rig.box(ROOT, (0, 0.51, -0.02), (0.42, 0.48, 0.32), white, bevel=0.05)
    rig.box(ROOT, (0, 0.87, 0.305), (0.40, 0.09, 0.01), rig.material("#c9d3de", gloss=0.4), bevel=0.02)
    rig.ring(ROOT, (0, 0.43, 0.31), (0.28, 0.28), 0.045, steel, steps=32)
    rig.ball(ROOT, (0, 0.43, 0.30), (0.26, 0.26, 0.06), rig.material("#4f86b8", gloss=0.9, shine=70.0))
    for x, y, r, tone in (
        (-0.1, 0.33, 0.1, "#f25f7a"), (0.1, 0.34, 0.11, "#ffd23a"), (0.0, 0.42, 0.09, "#6ad08a"),
    ):  # fmt: skip
        rig.ball(ROOT, (x, y, 0.345), (r, 0.8 * r, 0.03), rig.material(tone, wrap=0.6))
    foam = rig.material("#ffffff", gloss=0.5, glow=0.2)
    for k in range(7):
        rig.ball(
            ROOT, (-0.18 + 0.06 * k, 0.47 + 0.03 * math.sin(k * 2.0), 0.35), 0.035 + 0.008 * (k % 3), foam
        )
    rig.ball(ROOT, (0.24, 0.87, 0.31), (0.07, 0.07, 0.03), steel)
    rig.box(ROOT, (0.24, 0.9, 0.345), (0.01, 0.03, 0.006), dark)
    rig.box(ROOT, (-0.24, 0.87, 0.315), (0.12, 0.05, 0.01), white, bevel=0.02)
    rig.box(ROOT, (0.03, 0.87, 0.315), (0.08, 0.035, 0.01), rig.material("#6ae0a0", painting.GLOW, glow=0.8))
    for s in (-1, 1):
        rig.cone(ROOT, (0.33 * s, 0.04, 0.1), (0.33 * s, 0.02, 0.1), 0.04, 0.03, dark)


def vacuum_cleaner(rig: Rig) -> None:
    """A vacuum cleaner on wheels with its hose, tube and nozzle."""
    shell, dark, steel = (
        rig.material("#d8432f", gloss=0.5, shine=40.0, rim=0.7), rig.material("#2b2a30", gloss=0.35), metallic(rig),
    )  # fmt: skip
    g = rig.group()
    rig.ball(ROOT, (-0.5, 0.27, 0), (0.38, 0.22, 0.24), shell, group=g, blend=0.04)
    rig.ball(ROOT, (-0.3, 0.24, 0), (0.26, 0.18, 0.22), shell, group=g, blend=0.04)
    rig.box(ROOT, (-0.42, 0.47, 0.02), (0.2, 0.02, 0.1), dark, bevel=0.02)
    rig.ball(ROOT, (-0.62, 0.16, 0.2), (0.16, 0.16, 0.05), dark)
    rig.ball(ROOT, (-0.62, 0.16, 0.24), (0.07, 0.07, 0.03), steel)
    rig.ball(ROOT, (-0.22, 0.09, 0.2), (0.085, 0.085, 0.05), dark)
    hose = [
        (-0.1, 0.3, 0), (0.02, 0.45, 0), (-0.06, 0.68, 0), (-0.02, 0.86, 0), (0.14, 0.95, 0), (0.26, 0.88, 0),
    ]  # fmt: skip
    rig.curve(ROOT, hose, [0.05] * 6, dark)
    rig.cone(ROOT, (0.28, 0.86, 0), (0.4, 0.66, 0), 0.05, 0.045, shell)
    rig.cone(ROOT, (0.4, 0.66, 0), (0.7, 0.14, 0), 0.036, 0.036, steel)
    rig.box(ROOT, (0.78, 0.06, 0.02), (0.2, 0.06, 0.16), shell, bevel=0.05)
    rig.box(ROOT, (0.78, 0.02, 0.03), (0.21, 0.02, 0.17), dark, bevel=0.02)


def shelf(rig: Rig) -> None:
    """A bookcase full of books."""
    wood, back = rig.material("#a8683a", gloss=0.2), rig.material("#6f4426")
    rig.box(ROOT, (0, 0.5, -0.1), (0.36, 0.49, 0.02), back)
    for s in (-1, 1):
        rig.box(ROOT, (0.37 * s, 0.5, 0), (0.03, 0.5, 0.13), wood, bevel=0.015)
    for y in (0.03, 0.34, 0.65, 0.97):
        rig.box(ROOT, (0, y, 0), (0.37, 0.028, 0.13), wood, bevel=0.012)
    tones = ("#d8432f", "#3f78c8", "#f2c14e", "#4f9f58", "#8a5fc0", "#f08a3a", "#f4ead2")
    for row, y in enumerate((0.06, 0.37, 0.68)):
        for k in range(8 - 2 * (row == 1)):
            tall = 0.095 + 0.018 * ((k * 5 + row * 3) % 3)
            lean = 0.16 if (row, k) == (1, 5) else 0.0
            x = -0.295 + 0.083 * k
            book = rig.material(tones[(k * 3 + row * 2) % 7], gloss=0.15)
            rig.box(ROOT, (x, y + tall, 0.02), (0.036, tall, 0.09), book, spin=(0, 0, lean), bevel=0.01)
            rig.box(ROOT, (x, y + 1.5 * tall, 0.112), (0.03, 0.008, 0.002), rig.material("#fff3d0"))
    rig.ball(ROOT, (0.27, 0.44, 0.03), (0.05, 0.07, 0.05), rig.material("#5fb4c8", gloss=0.5))
    for s in (-1, 0, 1):
        rig.ball(ROOT, (0.27 + 0.04 * s, 0.55, 0.03), (0.03, 0.06, 0.03), rig.material("#4fa843"))


def wardrobe(rig: Rig) -> None:
    """A wardrobe, one door open on clothes on their hangers; the closed one turns on the bone ``left``."""
    wood, light, inside = (
        rig.material("#a8683a", gloss=0.2), rig.material("#c4854e", gloss=0.2), rig.material("#5a3720"),
    )  # fmt: skip
    rig.box(ROOT, (0, 0.5, -0.12), (0.38, 0.42, 0.04), inside)
    rig.box(ROOT, (0, 0.93, 0), (0.44, 0.05, 0.2), wood, bevel=0.03)
    rig.box(ROOT, (0, 0.08, 0), (0.42, 0.05, 0.18), wood, bevel=0.02)
    for s in (-1, 1):
        rig.box(ROOT, (0.39 * s, 0.5, 0), (0.025, 0.42, 0.17), wood, bevel=0.01)
        rig.cone(ROOT, (0.34 * s, 0.04, 0.1), (0.34 * s, 0.02, 0.1), 0.04, 0.035, wood)
    rig.box("left", (-0.19, 0.5, 0.16), (0.19, 0.385, 0.02), wood, bevel=0.015)
    for y in (0.69, 0.31):
        rig.box("left", (-0.19, y, 0.178), (0.13, 0.145, 0.012), light, bevel=0.015)
    rig.ball("left", (-0.04, 0.5, 0.2), 0.025, metallic(rig, "gold"))
    rig.box(ROOT, (0.46, 0.5, 0.2), (0.08, 0.385, 0.02), light, spin=(0, 0.5, 0), bevel=0.015)
    rig.cone(ROOT, (0.0, 0.81, 0.02), (0.37, 0.81, 0.02), 0.012, 0.012, metallic(rig))
    for k, (tone, low) in enumerate((("#e5535f", 0.34), ("#3f8fd0", 0.5), ("#f2c14e", 0.28))):
        x, cloth = 0.075 + 0.11 * k, rig.material(tone, wrap=0.5)
        rig.cone(ROOT, (x, 0.73, 0.03), (x, low, 0.05), 0.035, 0.055, cloth)
        rig.cone(ROOT, (x, 0.82, 0.03), (x, 0.76, 0.03), 0.008, 0.008, metallic(rig))


def blanket(rig: Rig) -> None:
    """A soft patchwork quilt, folded over at the top, that hangs in waves."""
    tones = ("#e5707a", "#f6d27a", "#7ab8d8", "#8fc98a", "#c79ad8")
    patches = [rig.material(tone, wrap=0.6, rim=0.7) for tone in tones]
    lining = rig.material("#fbf1e0", wrap=0.6)
    g, fold, hem = rig.group(), [], []
    for column in range(6):
        x, wave = -0.62 + 0.248 * column, 0.04 * math.cos(1.9 * column)
        for row in range(4):
            at = (x, 0.17 + 0.2 * row + wave, 0.06 * math.sin(1.9 * column))
            patch = patches[(column * 2 + row * 3) % 5]
            rig.ball(ROOT, at, (0.155, 0.13, 0.09), patch, group=g)
            rig.box(ROOT, at, (0.124, 0.1, 0.055), patch, bevel=0.08, group=g)
            rig.ball(ROOT, (at[0], at[1], at[2] + 0.09), (0.022, 0.022, 0.008), lining)
        fold.append((1.04 * x, 0.88 + wave, 0.05 + 0.06 * math.sin(1.9 * column)))
        hem.append((1.04 * x, 0.065 + wave, 0.02 + 0.06 * math.sin(1.9 * column)))
    rig.curve(ROOT, fold, [0.1] * 6, lining)
    rig.curve(ROOT, hem, [0.026] * 6, lining)


def pillow(rig: Rig) -> None:
    """A plump pillow with stripes and four corners."""
    cloth = rig.material(
        "#fbf8f2", second="#9cc4ea", pattern=painting.BANDS, frequency=5.0, gloss=0.04, wrap=0.6, rim=0.7
    )
    g = rig.group()
    for s in (-1, 0, 1):
        rig.ball(ROOT, (0.22 * s, 0.5, 0.02), (0.46, 0.42, 0.26), cloth, group=g, blend=0.12)
    for s in (-1, 1):
        for up in (-1, 1):
            corner = (0.66 * s, 0.5 + 0.4 * up, -0.02)
            rig.cone(ROOT, (0.4 * s, 0.5 + 0.2 * up, 0), corner, 0.2, 0.06, cloth, group=g, blend=0.12)
    crease = [(-0.16, 0.6, 0.28), (0.0, 0.55, 0.3), (0.14, 0.59, 0.28)]
    rig.curve(ROOT, crease, [0.01] * 3, rig.material("#d8e2ec"))


def curtain(rig: Rig) -> None:
    """Two red curtains on a rod, drawn aside and tied."""
    wood, cloth, shade = (
        rig.material("#8a5530", gloss=0.3), rig.material("#c8344a", wrap=0.5, rim=0.7),
        rig.material("#a3263c", wrap=0.5, rim=0.7),
    )  # fmt: skip
    rig.cone(ROOT, (-0.58, 0.95, 0), (0.58, 0.95, 0), 0.022, 0.022, wood)
    veil = rig.material("#f4f8fb", second="#dfeaf2", pattern=painting.UPRIGHT, frequency=18.0, wrap=0.7)
    rig.box(ROOT, (0, 0.48, -0.08), (0.46, 0.46, 0.01), veil)
    for s in (-1, 1):
        rig.ball(ROOT, (0.6 * s, 0.95, 0), 0.045, wood)
        for k in range(5):
            tone, z = (cloth, 0.03) if k % 2 == 0 else (shade, 0.0)
            top, tie, foot = 0.07 + 0.11 * k, 0.36 + 0.035 * k, 0.3 + 0.055 * k
            folds = [
                (top * s, 0.92, z),
                ((0.6 * top + 0.4 * tie) * s, 0.62, z),
                (tie * s, 0.4, z),
                (foot * s, 0.07, z),
            ]
            rig.curve(ROOT, folds, [0.06, 0.06, 0.035, 0.062], tone)
            rig.ring(ROOT, (top * s, 0.95, 0), (0.03, 0.035), 0.01, metallic(rig, "gold"), steps=8)
        rig.cone(ROOT, (0.33 * s, 0.385, 0.06), (0.53 * s, 0.42, 0.06), 0.028, 0.028, metallic(rig, "gold"))


def toothbrush(rig: Rig) -> None:
    """A toothbrush with a swirl of toothpaste."""
    grip, white = rig.material("#2f9ad8", gloss=0.5, shine=40.0), rig.material("#fdfdfb", gloss=0.3)
    handle = [(0, 0.05, 0), (0.02, 0.25, 0), (0, 0.5, 0), (0, 0.7, 0)]
    rig.curve(ROOT, handle, [0.05, 0.062, 0.05, 0.03], grip)
    rig.cone(ROOT, (0, 0.7, 0), (0, 0.95, 0), 0.04, 0.045, grip)
    rig.box(ROOT, (0.015, 0.2, 0.05), (0.02, 0.11, 0.015), rig.material("#bfe6f7"), bevel=0.02)
    for k in range(7):
        tuft = white if k % 2 else rig.material("#8fd6f5", gloss=0.2)
        rig.cone(ROOT, (0.03, 0.72 + 0.038 * k, 0), (0.16, 0.72 + 0.038 * k, 0), 0.02, 0.02, tuft)
    for k, tone in enumerate(("#f25f6a", "#fdfdfb", "#4fc0a0", "#fdfdfb", "#f25f6a")):
        rig.ball(
            ROOT,
            (0.2 + 0.012 * (k % 2), 0.75 + 0.045 * k, 0.01),
            (0.045, 0.036, 0.045),
            rig.material(tone, gloss=0.4),
        )


def soap(rig: Rig) -> None:
    """A pink bar of soap in foam, bubbles rising."""
    bar, deep, foam = (
        rig.material("#f7a3bd", gloss=0.5, shine=45.0, rim=0.8), rig.material("#e57f9f", gloss=0.4),
        rig.material("#ffffff", gloss=0.6, glow=0.2),
    )  # fmt: skip
    rig.box(ROOT, (0, 0.36, 0), (0.62, 0.24, 0.3), bar, spin=(0.25, 0, 0), bevel=0.2)
    rig.ring(ROOT, (0, 0.37, 0.3), (0.4, 0.12), 0.02, deep, spin=(0.25, 0, 0), steps=24)
    for k in range(9):
        x = -0.68 + 0.17 * k
        rig.ball(ROOT, (x, 0.09 + 0.05 * (k % 2), 0.24), 0.1 + 0.03 * (k % 3 == 1), foam)
    bubble = rig.material("#cdeefb", gloss=0.9, shine=70.0, rim=1.0)
    for x, y, r in (
        (-0.38, 0.72, 0.11),
        (-0.08, 0.86, 0.13),
        (0.28, 0.72, 0.09),
        (0.5, 0.9, 0.07),
        (0.1, 0.66, 0.06),
    ):
        rig.ball(ROOT, (x, y, 0.02), r, bubble)
        rig.ball(
            ROOT,
            (x - 0.35 * r, y + 0.4 * r, r),
            (0.2 * r, 0.2 * r, 0.02),
            rig.material("#ffffff", painting.GLOW, glow=1.0),
        )


def comb(rig: Rig) -> None:
    """A comb with its handle below and its teeth to one side."""
    shell = rig.material("#e08a2e", gloss=0.6, shine=45.0, rim=0.8)
    g = rig.group()
    rig.curve(ROOT, [(0, 0.06, 0), (-0.02, 0.36, 0)], [0.06, 0.05], shell, group=g)
    rig.curve(
        ROOT, [(-0.02, 0.36, 0), (-0.06, 0.66, 0), (-0.02, 0.94, 0)], [0.06, 0.075, 0.055], shell, group=g
    )
    for k in range(13):
        y = 0.4 + 0.045 * k
        rig.cone(ROOT, (0, y, 0), (0.22, y + 0.004, 0), 0.016, 0.012, shell)
    rig.cone(ROOT, (0, 0.385, 0), (0.2, 0.375, 0), 0.028, 0.02, shell)
    rig.cone(ROOT, (0, 0.955, 0), (0.2, 0.965, 0), 0.03, 0.02, shell)
