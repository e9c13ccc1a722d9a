"""Glasses, hats and jewels of a look in head space (unit: the skull's radius)."""

from __future__ import annotations

import math

from ...configs.look import Accessory, Look
from ..render import painting
from ..render.rig import Rig


def build_headwear(rig: Rig, look: Look) -> None:
    """Adds glasses, hats and jewels in head space."""
    colour = rig.material(look.accessory_colour, gloss=0.10, rim=0.6)
    gold = rig.material("gold", painting.METAL, gloss=0.8, shine=30.0)
    dark = rig.material("black", gloss=0.5, shine=60.0)
    for item in look.accessories:
        build = _HEAD.get(item)
        if build is not None:
            build(rig, colour, gold, dark)


def _glasses(rig: Rig, colour: int, gold: int, dark: int) -> None:
    for side in (-1, 1):
        rig.ring(
            "head", (0.37 * side, 0.05, 0.99), (0.33, 0.34), 0.035, dark, spin=(0, 0.22 * side, 0), steps=22
        )
        rig.curve("head", [(0.69 * side, 0.10, 0.90), (0.99 * side, 0.08, 0.2)], [0.032, 0.028], dark)
    rig.curve("head", [(-0.06, 0.08, 1.04), (0.06, 0.08, 1.04)], [0.03, 0.03], dark)


def _sunglasses(rig: Rig, colour: int, gold: int, dark: int) -> None:
    for side in (-1, 1):
        rig.ball("head", (0.36 * side, 0.06, 0.96), (0.34, 0.27, 0.06), dark, spin=(0, 0.24 * side, 0))
        rig.curve("head", [(0.66 * side, 0.14, 0.90), (0.99 * side, 0.10, 0.2)], [0.035, 0.03], dark)
    rig.curve("head", [(-0.1, 0.14, 1.03), (0.1, 0.14, 1.03)], [0.035, 0.035], dark)


def _dome(rig: Rig, colour: int, high: float = 1.0) -> None:
    rig.ball("head", (0, 0.22, -0.08), (1.12, 1.02 * high, 1.12), colour, clip=(0, 1, -0.28, -0.30))


def _cap(rig: Rig, colour: int, gold: int, dark: int) -> None:
    _dome(rig, colour)
    rig.ball("head", (0, 0.58, 0.92), (0.66, 0.07, 0.52), colour, spin=(0.16, 0, 0))
    rig.ball("head", (0, 1.24, -0.08), (0.10, 0.06, 0.10), dark)


def _beanie(rig: Rig, colour: int, gold: int, dark: int) -> None:
    _dome(rig, colour, 1.12)
    rig.ring("head", (0, 0.56, -0.05), (1.07, 1.07), 0.13, colour, spin=(math.pi / 2 - 0.12, 0, 0), steps=22)
    rig.ball("head", (0, 1.46, -0.1), 0.24, rig.material("white", gloss=0.02))


def _straw_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    straw = rig.material("#e3c27a", second="#c79c4f", pattern=painting.STRIPES, frequency=9.0, rim=0.5)
    rig.ball("head", (0, 0.66, -0.05), (1.72, 0.09, 1.72), straw, spin=(0.14, 0, 0))
    rig.ball("head", (0, 0.70, -0.1), (1.04, 0.86, 1.04), straw, clip=(0, 1, 0, -0.6))
    rig.ring("head", (0, 0.80, -0.1), (1.04, 1.04), 0.09, colour, spin=(math.pi / 2 + 0.14, 0, 0), steps=22)


def _top_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    silk = rig.material("black", gloss=0.35, shine=25.0, rim=0.9)
    rig.ball("head", (0, 0.80, -0.05), (1.36, 0.08, 1.3), silk, spin=(0.08, 0, 0))
    rig.cone("head", (0, 0.7, -0.06), (0, 2.8, -0.16), 0.86, 1.02, silk, clip=(0, -1, 0, 2.14))
    rig.ball("head", (0, 2.12, -0.15), (0.97, 0.05, 0.97), silk)
    rig.ring("head", (0, 0.98, -0.06), (0.87, 0.87), 0.09, colour, spin=(math.pi / 2 + 0.06, 0, 0), steps=20)


def _chef_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    white = rig.material("white", gloss=0.02)
    group = rig.group()
    rig.cone("head", (0, 0.75, -0.06), (0, 1.35, -0.1), 0.92, 0.90, white, clip=(0, 1, 0, -0.68))
    for i in range(7):
        a = 2 * math.pi * i / 7
        rig.ball(
            "head",
            (0.55 * math.cos(a), 1.78, -0.1 + 0.55 * math.sin(a)),
            (0.52, 0.48, 0.52),
            white,
            group=group,
            blend=0.04,
        )
    rig.ball("head", (0, 1.98, -0.1), (0.62, 0.45, 0.62), white, group=group, blend=0.04)


def _witch_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    rig.ball("head", (0, 0.72, -0.06), (1.66, 0.09, 1.6), colour, spin=(0.10, 0, 0))
    group = rig.group()
    rig.curve(
        "head",
        [(0, 0.85, -0.08), (0.02, 1.7, -0.16), (0.30, 2.4, -0.3), (0.72, 2.62, -0.3)],
        [0.90, 0.50, 0.22, 0.05],
        colour,
        group=group,
        blend=0.1,
    )
    rig.ring("head", (0, 0.98, -0.08), (0.93, 0.93), 0.08, gold, spin=(math.pi / 2 + 0.08, 0, 0), steps=20)


def _crown(rig: Rig, colour: int, gold: int, dark: int) -> None:
    rig.ring("head", (0, 0.92, -0.05), (0.74, 0.74), 0.10, gold, spin=(math.pi / 2 + 0.10, 0, 0), steps=20)
    for i in range(9):
        a = 2 * math.pi * i / 9 + math.pi / 2
        x, z = 0.76 * math.cos(a), -0.05 + 0.76 * math.sin(a)
        rig.cone("head", (x, 0.92 + 0.1 * -z, z), (x * 1.14, 1.50 - 0.1 * z, z * 1.14), 0.17, 0.03, gold)
        rig.ball("head", (x * 1.15, 1.54 - 0.1 * z, z * 1.15), 0.075, colour)


def _headband(rig: Rig, colour: int, gold: int, dark: int) -> None:
    rig.ring("head", (0, 0.40, -0.03), (1.06, 1.06), 0.09, colour, spin=(math.pi / 2 - 0.62, 0, 0), steps=22)


def _hair_bow(rig: Rig, colour: int, gold: int, dark: int) -> None:
    for side in (-1, 1):
        rig.ball(
            "head",
            (0.52 + 0.25 * side, 1.08 - 0.10 * side, 0.18),
            (0.27, 0.19, 0.12),
            colour,
            spin=(0, 0, -0.4 + 0.3 * side),
        )
    rig.ball("head", (0.52, 1.08, 0.24), 0.12, colour)


def _earrings(rig: Rig, colour: int, gold: int, dark: int) -> None:
    for side in (-1, 1):
        rig.ring(
            "head", (1.06 * side, -0.44, -0.04), (0.11, 0.12), 0.028, gold, spin=(0, 0.5 * side, 0), steps=10
        )


def _around(rig: Rig, shade: int, size: float, edge: float) -> None:
    """A shell around the skull that leaves the face free, up to ``edge`` in front of the ears."""
    rig.ball("head", (0, 0.04, -0.06), size, shade, clip=(0, 0, -1, edge))
    rim = math.sqrt(max(size * size - (edge + 0.06) ** 2, 0.01))
    rig.ring("head", (0, 0.04, edge), (rim, rim), 0.07, shade, steps=24)


def _helmet(rig: Rig, colour: int, gold: int, dark: int) -> None:
    steel = rig.material("silver", painting.METAL, gloss=0.8, shine=30.0)
    _around(rig, steel, 1.18, 0.52)
    rig.ball("head", (0, 0.46, -0.06), (1.15, 0.80, 1.18), steel, clip=(0, 1, 0, -0.62))
    rig.ring("head", (0, 0.62, -0.04), (1.10, 1.12), 0.07, gold, spin=(math.pi / 2 - 0.10, 0, 0), steps=22)
    rig.curve("head", [(0, 1.20, 0.25), (0, 1.85, -0.25), (0, 1.45, -1.0)], [0.10, 0.24, 0.10], colour)


def _hard_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    rig.ball("head", (0, 0.50, -0.05), (1.14, 0.86, 1.16), colour, clip=(0, 1, 0, -0.52))
    rig.ball("head", (0, 0.54, 0.10), (1.28, 0.07, 1.42), colour, spin=(0.06, 0, 0))
    rig.ring(
        "head",
        (0, 0.52, -0.05),
        (1.0, 0.90),
        0.08,
        colour,
        spin=(0, math.pi / 2, 0),
        arc=(0.15, math.pi - 0.15),
        steps=18,
    )


def _cowboy_hat(rig: Rig, colour: int, gold: int, dark: int) -> None:
    felt = rig.material("#8a5a33", gloss=0.05, rim=0.6)
    rig.ball("head", (0, 0.66, -0.05), (1.60, 0.08, 1.42), felt, spin=(0.10, 0, 0))
    for side in (-1, 1):
        rig.ball("head", (1.42 * side, 0.86, -0.05), (0.44, 0.09, 1.05), felt, spin=(0.10, 0, 0.75 * side))
    group = rig.group()
    for side in (-1, 1):
        rig.ball("head", (0.34 * side, 1.18, -0.1), (0.60, 0.72, 0.92), felt, group=group, blend=0.06)
    rig.ring("head", (0, 0.84, -0.08), (0.93, 0.95), 0.09, colour, spin=(math.pi / 2 + 0.10, 0, 0), steps=22)


def _space_helmet(rig: Rig, colour: int, gold: int, dark: int) -> None:
    shell = rig.material("white", gloss=0.5, shine=45.0)
    _around(rig, shell, 1.36, 0.52)
    rig.ring(
        "head",
        (0, -1.12, -0.02),
        (0.92, 0.92),
        0.14,
        rig.material("silver", painting.METAL, gloss=0.7, shine=30.0),
        spin=(math.pi / 2, 0, 0),
        steps=20,
    )
    for side in (-1, 1):
        rig.ball("head", (1.30 * side, 0.04, -0.1), (0.16, 0.30, 0.30), colour)


def _hood(rig: Rig, colour: int, gold: int, dark: int) -> None:
    _around(rig, colour, 1.24, 0.74)
    rig.cone("head", (0, 0.62, -0.50), (0, 1.15, -1.05), 0.70, 0.10, colour)


def _horns(rig: Rig, colour: int, gold: int, dark: int) -> None:
    bone = rig.material("cream", gloss=0.3, rim=0.6)
    for side in (-1, 1):
        rig.curve(
            "head",
            [(0.62 * side, 0.84, 0.05), (1.12 * side, 1.12, 0.05), (1.22 * side, 1.72, 0.0)],
            [0.20, 0.15, 0.03],
            bone,
        )


def _halo(rig: Rig, colour: int, gold: int, dark: int) -> None:
    glow = rig.material("gold", gloss=0.9, shine=20.0, rim=1.0)
    rig.ring("head", (0, 1.66, -0.1), (0.62, 0.62), 0.09, glow, spin=(math.pi / 2 - 0.18, 0, 0), steps=22)


_HEAD = {
    Accessory.GLASSES: _glasses,
    Accessory.SUNGLASSES: _sunglasses,
    Accessory.CAP: _cap,
    Accessory.BEANIE: _beanie,
    Accessory.STRAW_HAT: _straw_hat,
    Accessory.TOP_HAT: _top_hat,
    Accessory.CHEF_HAT: _chef_hat,
    Accessory.WITCH_HAT: _witch_hat,
    Accessory.CROWN: _crown,
    Accessory.HEADBAND: _headband,
    Accessory.HAIR_BOW: _hair_bow,
    Accessory.EARRINGS: _earrings,
    Accessory.HELMET: _helmet,
    Accessory.HARD_HAT: _hard_hat,
    Accessory.COWBOY_HAT: _cowboy_hat,
    Accessory.SPACE_HELMET: _space_helmet,
    Accessory.HOOD: _hood,
    Accessory.HORNS: _horns,
    Accessory.HALO: _halo,
}
