"""Fruit, vegetables, snacks and dishes among the props, in units of their height with the base at y = 0."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Rig

FLAT = (math.pi / 2, 0.0, 0.0)
"""The spin of a ring that lies."""


def _dish(rig: Rig, wide: float) -> None:
    """A flat plate, seen a little from above."""
    white = rig.material("#fdfbf6", gloss=0.5, shine=40.0, rim=0.7)
    rig.ball(ROOT, (0, 0.09, 0), (wide, 0.09, 0.6 * wide), white, spin=(0.1, 0, 0))
    rig.ring(
        ROOT,
        (0, 0.11, 0),
        (0.95 * wide, 0.6 * wide),
        0.03,
        rig.material("#5f9ad8", gloss=0.4),
        spin=(1.4, 0, 0),
        steps=34,
    )


def _bowl(rig: Rig, tone: str, band: str) -> None:
    """A round bowl, its rim at half height."""
    glaze, trim = rig.material(tone, gloss=0.6, shine=45.0, rim=0.7), rig.material(band, gloss=0.5)
    rig.ball(ROOT, (0, 0.54, 0), (0.66, 0.5, 0.56), glaze, clip=(0, -1, 0, 0.54))
    rig.ball(ROOT, (0, 0.05, 0), (0.3, 0.06, 0.26), glaze)
    rig.ring(ROOT, (0, 0.53, 0), (0.64, 0.54), 0.045, trim, spin=FLAT, steps=32)
    rig.ring(ROOT, (0, 0.3, 0), (0.595, 0.5), 0.02, trim, spin=FLAT, steps=32)


def _chopsticks(rig: Rig) -> None:
    wood = rig.material("#7a3f26", gloss=0.3)
    for k in range(2):
        rig.cone(ROOT, (0.1 + 0.12 * k, 0.56, 0.2), (0.62 + 0.14 * k, 0.97, 0.05), 0.02, 0.03, wood)


def dumpling(rig: Rig) -> None:
    """Three pleated dumplings on a plate."""
    dough = rig.material("#f7ead0", gloss=0.25, wrap=0.6, rim=0.8)
    crease = rig.material("#cfb283", wrap=0.5)
    _dish(rig, 0.98)
    for x, y, z in ((0.0, 0.62, -0.15), (-0.46, 0.28, 0.12), (0.46, 0.28, 0.12)):
        g = rig.group()
        rig.ball(ROOT, (x, y, z), (0.42, 0.24, 0.27), dough, group=g, blend=0.05)
        for k in range(11):
            a = math.pi * (0.04 + 0.92 * k / 10)
            u, v = math.cos(a), math.sin(a)
            rig.ball(ROOT, (x + 0.4 * u, y + 0.25 * v, z), (0.062, 0.062, 0.05), dough, group=g, blend=0.015)
            if 0 < k < 10:
                top = (x + 0.35 * u, y + 0.2 * v, z + 0.13)
                rig.cone(ROOT, top, (x + 0.25 * u, y + 0.09 * v, z + 0.215), 0.013, 0.008, crease)


def noodles(rig: Rig) -> None:
    """A bowl of noodles with half an egg and chopsticks."""
    noodle = rig.material("#f6d680", gloss=0.25, wrap=0.5)
    _bowl(rig, "#c8342f", "#f6e3bc")
    rig.ball(ROOT, (0, 0.52, 0), (0.6, 0.16, 0.5), rig.material("#b5652a", gloss=0.5))
    for k in range(22):
        a = k * 2.4
        at = (0.3 * math.cos(a), 0.6 + 0.03 * (k % 4), 0.26 * math.sin(a))
        rig.ring(ROOT, at, (0.24, 0.15), 0.032, noodle, spin=(1.0, 0.5 * math.sin(a * 2), 0.35), steps=14)
    for k in range(4):
        rig.curve(
            ROOT,
            [(0.1 + 0.07 * k, 0.8, 0.17), (0.16 + 0.07 * k, 0.64, 0.3), (0.12 + 0.08 * k, 0.52, 0.36)],
            [0.03] * 3,
            noodle,
        )
    rig.ball(ROOT, (-0.3, 0.7, 0.28), (0.19, 0.16, 0.08), rig.material("#fffaf0", gloss=0.5))
    rig.ball(ROOT, (-0.3, 0.69, 0.34), (0.1, 0.09, 0.04), rig.material("#ffab1e", gloss=0.5))
    for k in range(6):
        at = (0.42 * math.cos(2.0 * k), 0.72 + 0.02 * (k % 3), 0.2 + 0.14 * math.sin(1.3 * k))
        rig.ring(ROOT, at, (0.035, 0.03), 0.014, rig.material("#5fb83a"), spin=(0.8, 0, 0), steps=8)
    _chopsticks(rig)


def rice(rig: Rig) -> None:
    """A bowl heaped with rice, chopsticks in it."""
    grain, shade = rig.material("#fffef8", gloss=0.2, wrap=0.7), rig.material("#dcd7c6", wrap=0.7)
    _bowl(rig, "#3f78c8", "#f6f4ec")
    rig.ball(ROOT, (0, 0.54, 0), (0.58, 0.36, 0.48), shade)
    for k in range(76):
        up, a = 0.05 + 0.93 * ((k * 0.7549) % 1.0), math.pi * ((k * 0.5698) % 1.0)
        flat = math.sqrt(1.0 - up * up)
        at = (0.58 * flat * math.cos(a), 0.54 + 0.36 * up, 0.48 * flat * math.sin(a))
        rig.ball(ROOT, at, (0.062, 0.03, 0.03), grain, spin=(0, 0, 1.7 * math.sin(7.0 * k)))
    _chopsticks(rig)


def orange(rig: Rig) -> None:
    """An orange with a leaf, and half of one before it."""
    peel = rig.material(
        "#f78f1e", second="#e57a10", pattern=painting.SPECKLE, frequency=26.0, gloss=0.4, rim=0.8
    )
    leaf, pith, pulp = (
        rig.material("#4f9a3a", gloss=0.3),
        rig.material("#fff0cf"),
        rig.material("#ffa32e", gloss=0.5),
    )
    rig.ball(ROOT, (-0.16, 0.46, -0.1), 0.46, peel)
    rig.cone(ROOT, (-0.16, 0.9, -0.1), (-0.14, 0.98, -0.08), 0.03, 0.025, rig.material("#7a5530"))
    rig.ball(ROOT, (0.06, 0.93, -0.05), (0.19, 0.06, 0.08), leaf, spin=(0.3, 0, 0.2))
    rig.ball(ROOT, (0.4, 0.34, 0.38), (0.34, 0.34, 0.16), peel)
    rig.ball(ROOT, (0.4, 0.34, 0.45), (0.31, 0.31, 0.11), pith)
    for k in range(8):
        a = 2 * math.pi * k / 8
        at = (0.4 + 0.155 * math.cos(a), 0.34 + 0.155 * math.sin(a), 0.53)
        rig.ball(ROOT, at, (0.115, 0.05, 0.035), pulp, spin=(0, 0, a))


def grapes(rig: Rig) -> None:
    """A bunch of purple grapes with a leaf."""
    skin, leaf = rig.material("#7a3fae", gloss=0.6, shine=50.0, rim=0.9), rig.material("#5fae4a", wrap=0.5)
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.165 + 0.01 * math.sin(5.0 * k + row)
            rig.ball(ROOT, (x, 0.73 - 0.128 * row, 0.06 * ((k + row) % 2) + 0.1), 0.097, skin)
            rig.ball(
                ROOT,
                (x - 0.035, 0.77 - 0.128 * row, 0.19 + 0.06 * ((k + row) % 2)),
                (0.018, 0.022, 0.01),
                rig.material("#f0dcff", painting.GLOW, glow=0.7),
            )
    rig.curve(
        ROOT,
        [(0, 0.78, 0.05), (0.01, 0.9, 0.05), (0.07, 0.975, 0.05)],
        [0.03, 0.024, 0.026],
        rig.material("#7a5530"),
    )
    g = rig.group()
    for x, y, r in ((-0.17, 0.86, 0.13), (-0.28, 0.82, 0.09), (-0.18, 0.93, 0.07), (-0.08, 0.83, 0.08)):
        rig.ball(ROOT, (x, y, 0.16), (r, 0.75 * r, 0.03), leaf, group=g, blend=0.02)


def cherry(rig: Rig) -> None:
    """Two cherries on their stalks."""
    skin, stem = rig.material("#d01f36", gloss=0.7, shine=60.0, rim=0.9), rig.material("#6f9a3a")
    for x, y, z in ((-0.26, 0.26, 0.0), (0.25, 0.22, 0.06)):
        g = rig.group()
        for s in (-1, 1):
            rig.ball(ROOT, (x + 0.06 * s, y, z), (0.2, 0.215, 0.2), skin, group=g, blend=0.04)
        rig.curve(
            ROOT, [(x, y + 0.18, z), (0.62 * x + 0.02, 0.68, 0), (0.08, 0.95, 0)], [0.022, 0.02, 0.026], stem
        )
        gleam = rig.material("#ffffff", painting.GLOW, glow=0.9)
        rig.ball(ROOT, (x - 0.1, y + 0.1, z + 0.18), (0.035, 0.045, 0.012), gleam)
    rig.ball(
        ROOT, (0.3, 0.86, 0.03), (0.22, 0.085, 0.04), rig.material("#4fa843", wrap=0.5), spin=(0, 0, -0.35)
    )
    rig.ball(ROOT, (0.08, 0.955, 0), (0.05, 0.035, 0.04), rig.material("#7a5530"))


def onion(rig: Rig) -> None:
    """A golden onion with its dry tip and roots."""
    skin = rig.material(
        "#d8923a", second="#b8702a", pattern=painting.UPRIGHT, frequency=10.0, gloss=0.5, rim=0.8
    )
    dry = rig.material("#e8c48a", wrap=0.4)
    g = rig.group()
    rig.ball(ROOT, (0, 0.4, 0), (0.42, 0.33, 0.4), skin, group=g, blend=0.05)
    rig.cone(ROOT, (0, 0.6, 0), (0, 0.78, 0), 0.2, 0.07, skin, group=g, blend=0.1)
    for s in (-1, 0, 1):
        rig.cone(ROOT, (0.02 * s, 0.78, 0), (0.09 * s, 0.96 - 0.04 * abs(s), 0), 0.05, 0.012, dry)
    for k in range(5):
        rig.cone(ROOT, (0, 0.1, 0.1), (-0.14 + 0.07 * k, 0.02, 0.14), 0.025, 0.012, dry)


def potato(rig: Rig) -> None:
    """A lumpy potato with dark eyes."""
    skin = rig.material(
        "#c49a5e", second="#a87c42", pattern=painting.SPECKLE, frequency=16.0, gloss=0.1, wrap=0.4
    )
    g = rig.group()
    for x, y, rx, ry in ((-0.25, 0.47, 0.42, 0.44), (0.28, 0.42, 0.44, 0.4), (0.0, 0.5, 0.46, 0.44)):
        rig.ball(ROOT, (x, y, 0), (rx, ry, 0.38), skin, group=g, blend=0.12)
    for x, y, z in (
        (-0.32, 0.62, 0.33),
        (0.1, 0.42, 0.4),
        (0.42, 0.56, 0.29),
        (-0.1, 0.74, 0.3),
        (-0.36, 0.3, 0.31),
    ):
        rig.ball(ROOT, (x, y, z), (0.045, 0.024, 0.02), rig.material("#6b4a26"))
        rig.curve(
            ROOT,
            [(x - 0.07, y + 0.02, z), (x, y + 0.05, z + 0.01), (x + 0.07, y + 0.02, z)],
            [0.012] * 3,
            skin,
        )


def sausage(rig: Rig) -> None:
    """A grilled sausage on a fork."""
    skin, mark, end = (
        rig.material("#b5502e", gloss=0.6, shine=45.0, rim=0.8), rig.material("#6b2a18"), rig.material("#8f3a20"),
    )  # fmt: skip
    g = rig.group()
    line = [(-0.72, 0.52, 0), (-0.42, 0.32, 0), (0.0, 0.25, 0), (0.42, 0.32, 0), (0.72, 0.52, 0)]
    rig.curve(ROOT, line, [0.2, 0.24, 0.25, 0.24, 0.2], skin, group=g, blend=0.05)
    for s in (-1, 1):
        rig.cone(ROOT, (0.84 * s, 0.64, 0), (0.95 * s, 0.76, 0), 0.06, 0.045, end)
        rig.ball(ROOT, (0.98 * s, 0.79, 0), (0.07, 0.07, 0.06), end)
    for x, y in ((-0.5, 0.4), (-0.25, 0.31), (0.0, 0.28), (0.25, 0.31), (0.5, 0.4)):
        rig.cone(ROOT, (x - 0.08, y - 0.1, 0.225), (x + 0.06, y + 0.1, 0.225), 0.026, 0.026, mark)


def meatball(rig: Rig) -> None:
    """A heap of meatballs in sauce on a plate."""
    meat = rig.material("#8a4a28", second="#6f3519", pattern=painting.SPECKLE, frequency=14.0, gloss=0.35)
    sauce = rig.material("#cf3320", gloss=0.6, shine=45.0)
    _dish(rig, 0.98)
    rig.ball(ROOT, (0, 0.17, 0.03), (0.75, 0.09, 0.45), sauce)
    for x, y, z in (
        (-0.48, 0.36, 0),
        (0.0, 0.36, 0.12),
        (0.48, 0.36, 0),
        (-0.25, 0.68, -0.08),
        (0.25, 0.68, -0.08),
    ):
        rig.ball(ROOT, (x, y, z), 0.25, meat)
        if y > 0.5:
            g = rig.group()
            rig.ball(ROOT, (x, y + 0.16, z + 0.02), (0.19, 0.1, 0.2), sauce, group=g, blend=0.03)
            rig.cone(
                ROOT,
                (x + 0.06, y + 0.14, z + 0.2),
                (x + 0.07, y - 0.04, z + 0.26),
                0.05,
                0.04,
                sauce,
                group=g,
            )
    for x, y in ((-0.12, 0.9), (0.05, 0.86), (0.3, 0.93), (-0.3, 0.92)):
        rig.ball(ROOT, (x, y, 0.08), (0.05, 0.025, 0.03), rig.material("#5fb83a"), spin=(0, 0, 3 * x))


def donut(rig: Rig) -> None:
    """A doughnut with pink icing and sprinkles."""
    dough, icing = rig.material("#d89a52", gloss=0.1, wrap=0.4), rig.material("#f78fb8", gloss=0.5, wrap=0.5)
    rig.ring(ROOT, (0, 0.5, 0), (0.32, 0.32), 0.18, dough, steps=30)
    rig.ring(ROOT, (0, 0.505, 0.055), (0.315, 0.315), 0.155, icing, steps=30)
    for k in range(9):
        a = 2 * math.pi * k / 9
        rig.ball(ROOT, (0.42 * math.cos(a), 0.505 + 0.42 * math.sin(a), 0.06), (0.075, 0.075, 0.09), icing)
    for k in range(18):
        a, r = k * 2.4, 0.24 + 0.17 * ((k * 0.618) % 1.0)
        x, y, lean = r * math.cos(a), 0.505 + r * math.sin(a), k * 1.1
        z = 0.055 + math.sqrt(max(0.0, 0.155**2 - (r - 0.315) ** 2))
        dx, dy = 0.026 * math.cos(lean), 0.026 * math.sin(lean)
        tone = rig.material(("#ffe14a", "#4fb8f0", "#ffffff", "#6ad06a", "#8a5fe0")[k % 5], gloss=0.3)
        rig.cone(ROOT, (x - dx, y - dy, z), (x + dx, y + dy, z), 0.014, 0.014, tone)


def hamburger(rig: Rig) -> None:
    """A hamburger with its layers and sesame."""
    bun, meat, green = (
        rig.material("#dc9440", gloss=0.35, wrap=0.4, rim=0.7), rig.material("#6b3820", gloss=0.2),
        rig.material("#7cc54a", wrap=0.6, rim=0.7),
    )  # fmt: skip
    rig.ball(ROOT, (0, 0.28, 0), (0.57, 0.28, 0.5), bun, clip=(0, -1, 0, 0.29))
    rig.ball(ROOT, (0, 0.36, 0), (0.61, 0.12, 0.54), meat)
    cheese = rig.material("#ffc93a", gloss=0.3)
    rig.ball(ROOT, (0, 0.45, 0), (0.6, 0.035, 0.53), cheese)
    for x in (-0.34, 0.0, 0.36):
        rig.cone(ROOT, (x, 0.44, 0.42), (x, 0.33, 0.54 - 0.3 * abs(x)), 0.07, 0.015, cheese)
    rig.ball(ROOT, (0, 0.5, 0), (0.57, 0.05, 0.5), rig.material("#e23a2a", gloss=0.4))
    for k in range(13):
        a = math.pi * k / 12
        at = (0.58 * math.cos(a), 0.55 + 0.02 * (k % 2), 0.5 * math.sin(a))
        rig.ball(ROOT, at, (0.1, 0.045, 0.1), green)
    rig.ball(ROOT, (0, 0.58, 0), (0.58, 0.4, 0.52), bun, clip=(0, 1, 0, -0.57))
    for k in range(14):
        a, up = k * 2.4, 0.35 + 0.6 * ((k * 0.618) % 1.0)
        flat = math.sqrt(1.0 - up * up)
        at = (0.57 * flat * math.cos(a), 0.58 + 0.4 * up, 0.51 * flat * abs(math.sin(a)))
        rig.ball(ROOT, at, (0.032, 0.02, 0.02), rig.material("#fff0cc"), spin=(0, 0, a))


def popcorn(rig: Rig) -> None:
    """A striped box of popcorn."""
    white, red = rig.material("#fdfaf2", gloss=0.2), rig.material("#d8342f", gloss=0.2)
    puff, butter = rig.material("#fff6d8", wrap=0.7, rim=0.8), rig.material("#f7cf6a", wrap=0.6)
    for k in range(7):
        low, high, z = (k - 3) * 0.088, (k - 3) * 0.118, 0.16 - 0.012 * abs(k - 3)
        stripe = white if k % 2 else red
        rig.cone(ROOT, (low, 0.02, z), (high, 0.6, z), 0.05, 0.066, stripe, clip=(0, 1, 0, -0.01))
    for k in range(40):
        up, a = (k * 0.7549) % 1.0, math.pi * ((k * 0.5698) % 1.0)
        wide = 0.36 * math.sqrt(1.0 - 0.8 * up)
        at = (wide * math.cos(a), 0.63 + 0.27 * up, 0.12 * math.sin(a) + 0.05)
        tone = puff if k % 4 else butter
        rig.ball(ROOT, at, 0.058 + 0.012 * (k % 3), tone)
        for s in (-1, 1):
            bud = (at[0] + 0.045 * s, at[1] + 0.035 * math.sin(3.0 * k + s), at[2] + 0.03)
            rig.ball(ROOT, bud, 0.036, tone)


def chopsticks(rig: Rig) -> None:
    """Chopsticks that hold a prawn roll."""
    red, gold = rig.material("#c8342f", gloss=0.5), rig.material("#f2c14e", gloss=0.5)
    for s in (-1, 1):
        for low, high, tone in ((0.03, 0.97, red), (0.03, 0.16, gold), (0.24, 0.27, gold)):
            thick = (0.034, 0.022) if tone == red else (0.038, 0.038)
            rig.cone(
                ROOT, ((0.05 + 0.15 * low) * s, low, 0), ((0.05 + 0.15 * high) * s, high, 0), *thick, tone
            )
    rig.ball(ROOT, (0, 0.87, 0), (0.175, 0.14, 0.12), rig.material("#23362a", gloss=0.3))
    rig.ball(ROOT, (0, 0.87, 0.06), (0.145, 0.115, 0.08), rig.material("#fffef8", wrap=0.7))
    rig.ball(ROOT, (0, 0.87, 0.12), (0.07, 0.055, 0.04), rig.material("#f78a5a", gloss=0.4))


def corn(rig: Rig) -> None:
    """A cob of corn in its husk."""
    grain, husk = rig.material("#ffce3a", gloss=0.45, rim=0.7), rig.material("#6fae4a", wrap=0.5, rim=0.7)
    rig.ball(ROOT, (0, 0.55, 0), (0.17, 0.42, 0.17), rig.material("#e8a82a"))
    for row in range(12):
        y = 0.24 + 0.062 * row
        wide = 0.165 * math.sqrt(max(0.0, 1.0 - ((y - 0.55) / 0.44) ** 2))
        for k in range(6):
            a = math.pi * (k + 0.5 * (row % 2)) / 5.5
            rig.ball(ROOT, (wide * math.cos(a), y, wide * math.sin(a)), (0.042, 0.038, 0.035), grain)
    for s in (-1, 1):
        g = rig.group()
        rig.curve(
            ROOT,
            [(0.04 * s, 0.1, 0.05), (0.2 * s, 0.3, 0.06), (0.3 * s, 0.6, 0.02)],
            [0.1, 0.085, 0.012],
            husk,
            group=g,
        )
        rig.cone(ROOT, (0.07 * s, 0.12, 0.14), (0.16 * s, 0.46, 0.16), 0.085, 0.012, husk, group=g)
    rig.cone(ROOT, (0, 0.14, 0), (0, 0.03, 0), 0.11, 0.06, husk, clip=(0, 1, 0, 0))


def pineapple(rig: Rig) -> None:
    """A pineapple with its crown of leaves."""
    skin = rig.material(
        "#e8a52e", second="#b8741e", pattern=painting.CHECK, frequency=15.0, gloss=0.3, rim=0.7
    )
    leaf = rig.material("#4f9f48", wrap=0.5, rim=0.7)
    rig.ball(ROOT, (0, 0.34, 0), (0.25, 0.34, 0.25), skin)
    for row in range(6):
        y = 0.1 + 0.095 * row
        wide = 0.25 * math.sqrt(max(0.0, 1.0 - ((y - 0.34) / 0.34) ** 2))
        for k in range(5):
            a = math.pi * (k + 0.25 + 0.5 * (row % 2)) / 5
            at = (wide * math.cos(a), y, wide * math.sin(a))
            rig.ball(ROOT, at, (0.05, 0.045, 0.03), rig.material("#f4be4a", gloss=0.3))
    for k in range(9):
        x = -0.24 + 0.06 * k
        high = 0.97 - 2.6 * x * x - 0.07 * (k % 2)
        rig.curve(
            ROOT,
            [(0.3 * x, 0.64, 0.02), (0.8 * x, 0.78, 0.04), (1.15 * x, high, 0.0)],
            [0.05, 0.045, 0.008],
            leaf,
        )
