"""What stands on the shelves of a shop, by the kind of shop that its name tells (frame heights, root bone)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

import numpy as np

from ..render import painting
from ..render.rig import Rig
from .furnishings import DARK, dice_tones

Ware = Callable[[Rig, np.random.Generator, float, float, float], None]
"""Draws one ware: rig, chance, its middle, the board it stands on, and its size."""
_BRIGHT: Final = ("#d8534a", "#3f7fc0", "#f0b93a", "#58a35f", "#8a5fb0", "#ef8a4a")


class ShopKind(StrEnum):
    """What is sold."""

    GROCERY = "grocery"
    BAKERY = "bakery"
    TOYS = "toys"
    BOOKS = "books"
    CLOTHES = "clothes"
    SWEETS = "sweets"
    FLOWERS = "flowers"
    BARBER = "barber"


_NAMES: Final[Mapping[ShopKind, str]] = {
    ShopKind.BARBER: r"barber|hair|salon|理发|美发|发廊",
    ShopKind.BAKERY: r"bak|pastr|bread|patisserie|面包|蛋糕|烘焙",
    ShopKind.TOYS: r"toy|joke shop|magic shop|玩具",
    ShopKind.BOOKS: r"book|stationer|书店|文具",
    ShopKind.CLOTHES: r"cloth|dress|shoe|hat shop|boutique|tailor|fashion|department|mall|服装|衣|鞋|裁缝|商场",
    ShopKind.SWEETS: r"sweet|candy|chocolat|confection|ice cream|gelat|糖|巧克力|冰淇淋",
    ShopKind.FLOWERS: r"flower|florist|garden|plant|花店",
}


def kind_of_shop(label: str) -> ShopKind:
    """The kind of shop that a person's own name for it tells; a plain shop sells groceries."""
    return next((kind for kind, words in _NAMES.items() if re.search(words, label, re.I)), ShopKind.GROCERY)


def _tin(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    tone, band = dice_tones(dice, _BRIGHT), rig.material("#fbf3df", gloss=0.2)
    shape = int(dice.integers(3))
    paint = rig.material(tone, gloss=0.3)
    if shape == 0:
        rig.box("root", (x, y + size * 0.62, 0), (size * 0.40, size * 0.62, 0.02), paint, bevel=0.006)
        rig.box("root", (x, y + size * 0.66, 0.021), (size * 0.28, size * 0.26, 0.002), band, bevel=0.004)
    elif shape == 1:
        rig.cone("root", (x, y + size * 0.3, 0), (x, y + size * 0.66, 0), size * 0.36, size * 0.36, paint)
        rig.cone(
            "root", (x, y + size * 0.44, 0.012), (x, y + size * 0.52, 0.012), size * 0.35, size * 0.35, band
        )
    else:
        rig.cone("root", (x, y + size * 0.26, 0), (x, y + size * 0.66, 0), size * 0.27, size * 0.22, paint)
        rig.cone("root", (x, y + size * 0.9, 0), (x, y + size * 1.14, 0), size * 0.10, size * 0.10, paint)
        rig.ball("root", (x, y + size * 1.22, 0), size * 0.13, band)


def _loaf(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    crust = rig.material(dice_tones(dice, ("#c9853f", "#d99a52", "#b56f33")), gloss=0.15, wrap=0.5)
    cut = rig.material("#f0cf95", gloss=0.05)
    shape = int(dice.integers(3))
    if shape == 0:
        rig.ball("root", (x, y + size * 0.40, 0), (size * 0.52, size * 0.42, 0.03), crust)
        for k in (-1, 0, 1):
            start = (x + k * size * 0.26 - size * 0.08, y + size * 0.42, 0.03)
            rig.cone(
                "root",
                start,
                (x + k * size * 0.26 + size * 0.08, y + size * 0.66, 0.026),
                size * 0.045,
                size * 0.045,
                cut,
            )
    elif shape == 1:
        rig.cone(
            "root",
            (x - size * 0.12, y + size * 0.2, 0),
            (x + size * 0.18, y + size * 1.2, 0),
            size * 0.19,
            size * 0.13,
            crust,
        )
        for k in range(3):
            rig.ball(
                "root",
                (x + size * (0.10 * k - 0.06), y + size * (0.42 + 0.28 * k), 0.03),
                (size * 0.11, size * 0.04, 0.006),
                cut,
                spin=(0, 0, 0.5),
            )
    else:
        for side, up in ((-0.25, 0), (0.25, 0), (0, 0.42)):
            rig.ball(
                "root", (x + side * size, y + size * (0.27 + up), 0), (size * 0.27, size * 0.25, 0.025), crust
            )


def _toy(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    shape = int(dice.integers(4))
    paint, other = (
        rig.material(dice_tones(dice, _BRIGHT), gloss=0.3),
        rig.material(dice_tones(dice, _BRIGHT), gloss=0.3),
    )
    if shape == 0:
        ball = rig.material(
            dice_tones(dice, _BRIGHT), second="#fff6e0", pattern=painting.STRIPES, frequency=26.0, gloss=0.4
        )
        rig.ball("root", (x, y + size * 0.48, 0), size * 0.46, ball, spin=(0.4, 0.0, 0.5))
    elif shape == 1:
        fur = rig.material(dice_tones(dice, ("#b9824a", "#e3b06a", "#9a6a44")), gloss=0.0, wrap=0.5)
        rig.ball("root", (x, y + size * 0.38, 0), (size * 0.36, size * 0.40, 0.025), fur)
        rig.ball("root", (x, y + size * 0.94, 0), size * 0.33, fur)
        for side in (-1, 1):
            rig.ball("root", (x + side * size * 0.27, y + size * 1.22, 0), size * 0.14, fur)
            rig.ball(
                "root", (x + side * size * 0.12, y + size, size * 0.31), size * 0.045, rig.material(DARK)
            )
        rig.ball("root", (x, y + size * 0.86, size * 0.28), size * 0.12, rig.material("#f0d8b0"))
    elif shape == 2:
        rig.box("root", (x, y + size * 0.34, 0), (size * 0.52, size * 0.20, 0.02), paint, bevel=0.008)
        rig.box(
            "root", (x - size * 0.06, y + size * 0.66, 0), (size * 0.30, size * 0.18, 0.02), other, bevel=0.01
        )
        for side in (-1, 1):
            rig.ball(
                "root",
                (x + side * size * 0.30, y + size * 0.16, 0.02),
                size * 0.17,
                rig.material(DARK, gloss=0.3),
            )
    else:
        for k, (dx, up) in enumerate(((-0.27, 0), (0.27, 0), (0, 1))):
            block = (paint, other, rig.material(_BRIGHT[k * 2], gloss=0.3))[k]
            rig.box(
                "root",
                (x + dx * size, y + size * (0.25 + 0.5 * up), 0),
                (size * 0.25, size * 0.25, 0.02),
                block,
                bevel=0.008,
            )


def _book(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    if dice.random() < 0.35:
        cover = rig.material(dice_tones(dice, _BRIGHT), gloss=0.2)
        rig.box("root", (x, y + size * 0.62, 0), (size * 0.44, size * 0.60, 0.012), cover, bevel=0.004)
        rig.box(
            "root",
            (x, y + size * 0.80, 0.014),
            (size * 0.28, size * 0.10, 0.002),
            rig.material("#fbf3df"),
            bevel=0.002,
        )
        rig.ball(
            "root",
            (x, y + size * 0.42, 0.014),
            (size * 0.2, size * 0.2, 0.003),
            rig.material(dice_tones(dice, _BRIGHT)),
        )
        return
    for k in range(4):
        tall = size * float(dice.uniform(0.46, 0.62))
        spine = rig.material(dice_tones(dice, _BRIGHT), gloss=0.15)
        rig.box(
            "root", (x + (k - 1.5) * size * 0.23, y + tall, 0), (size * 0.105, tall, 0.02), spine, bevel=0.004
        )


def _folded(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    if dice.random() < 0.3:
        shoe, sole = rig.material(dice_tones(dice, _BRIGHT), gloss=0.3), rig.material("#fbf3df")
        for side in (-0.26, 0.26):
            rig.ball("root", (x + side * size, y + size * 0.22, 0), (size * 0.24, size * 0.17, 0.03), shoe)
            rig.ball(
                "root", (x + (side - 0.1) * size, y + size * 0.36, 0), (size * 0.12, size * 0.20, 0.025), shoe
            )
            rig.box(
                "root",
                (x + side * size, y + size * 0.06, 0.01),
                (size * 0.25, size * 0.05, 0.03),
                sole,
                bevel=0.01,
            )
        return
    for k in range(4):
        cloth = rig.material(dice_tones(dice, _BRIGHT), gloss=0.0, wrap=0.5)
        rig.box(
            "root",
            (x, y + size * (0.14 + 0.27 * k), 0),
            (size * 0.50, size * 0.125, 0.03),
            cloth,
            bevel=0.012,
        )


def _jar(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    glass = rig.material("#d9edf2", gloss=0.7, shine=50.0, wrap=0.7)
    rig.cone(
        "root", (x, y + size * 0.42, -0.01), (x, y + size * 0.66, -0.01), size * 0.42, size * 0.42, glass
    )
    tone = rig.material(dice_tones(dice, _BRIGHT), gloss=0.5)
    for k in range(9):
        at = (x + (k % 3 - 1) * size * 0.24, y + size * (0.20 + 0.22 * (k // 3)), size * 0.34)
        rig.ball("root", at, size * 0.13, tone)
    rig.box(
        "root",
        (x, y + size * 1.1, 0),
        (size * 0.32, size * 0.09, 0.02),
        rig.material("#c23b3f", gloss=0.3),
        bevel=0.01,
    )


def _bouquet(rig: Rig, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    pot = rig.material(dice_tones(dice, ("#c9704a", "#8fb0c0", "#d9c8a4")), gloss=0.1)
    green, bloom = (
        rig.material("#4f9a55", gloss=0.1),
        rig.material(dice_tones(dice, ("#e8577a", "#f0b93a", "#f4f0e6", "#9a6fc8", "#e8603c"))),
    )
    rig.cone("root", (x, y + size * 0.22, 0), (x, y + size * 0.40, 0), size * 0.22, size * 0.30, pot)
    for k in range(6):
        a = (k - 2.5) * 0.34
        end = (x + math.sin(a) * size * 0.52, y + size * (0.62 + 0.46 * math.cos(a)), 0.01 * (k % 2))
        rig.cone("root", (x, y + size * 0.5, 0), end, size * 0.04, size * 0.03, green)
        rig.ball("root", end, size * 0.15, bloom)


WARES: Final[Mapping[ShopKind, Ware]] = {
    ShopKind.GROCERY: _tin,
    ShopKind.BAKERY: _loaf,
    ShopKind.TOYS: _toy,
    ShopKind.BOOKS: _book,
    ShopKind.CLOTHES: _folded,
    ShopKind.SWEETS: _jar,
    ShopKind.FLOWERS: _bouquet,
    ShopKind.BARBER: _tin,
}
"""What each kind of shop has on its shelves."""
