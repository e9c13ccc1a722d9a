"""What single four-legged animals have besides their table row: horns, patches, spines."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from ...common.vocabulary import PropKind
from ..render.rig import Rig, metallic

Skull = tuple[float, float, float]


def _panda(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), dark = skull, rig.material("#2b2a30", wrap=0.55, rim=0.75)
    for s in (-1, 1):
        rig.ball(
            "head",
            (s * r * 0.5, y + r * 0.14, z + r * 0.66),
            (r * 0.36, r * 0.42, r * 0.3),
            dark,
            spin=(0, 0, -0.4 * s),
        )
        rig.ball("head", (s * r * 0.75, y + r * 0.8, z), r * 0.36, dark)


def _deer(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), horn = skull, rig.material("#e0c8a0", gloss=0.2)
    for s in (-1, 1):
        stem = [
            (s * r * 0.4, y + r * 0.8, z),
            (s * r * 0.9, y + r * 1.7, z - 0.03),
            (s * r * 0.8, y + r * 2.6, z),
        ]
        rig.curve("head", stem, [0.022, 0.018, 0.009], horn)
        rig.cone("head", stem[1], (s * r * 1.6, y + r * 2.1, z + 0.02), 0.016, 0.008, horn)
        rig.cone("head", stem[0], (s * r * 0.75, y + r * 1.35, z + 0.07), 0.016, 0.008, horn)
        for k in range(4):
            rig.ball(
                "root",
                (s * 0.125, 0.56 + 0.03 * (k % 2), 0.16 - 0.11 * k),
                (0.03, 0.025, 0.025),
                rig.material("#f8ead0"),
            )


def _unicorn(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), gold = skull, metallic(rig, "gold")
    rig.cone("head", (0, y + r * 0.7, z + r * 0.55), (0, y + r * 2.4, z + r * 1.25), 0.034, 0.005, gold)
    for k, tone in enumerate(("#8fd0f2", "#f2d86a", "#b79be0")):
        start = (0.03 * (k - 1), y + r * (0.9 - 0.5 * k), z - r * (0.5 + 0.35 * k))
        end = (0.1 * (k - 1) + 0.06, y - r * (0.6 + 0.7 * k), z - r * (1.1 + 0.35 * k))
        rig.cone("root", start, end, 0.045, 0.02, rig.material(tone, wrap=0.5, rim=0.7))


def _hedgehog(rig: Rig, skull: Skull, r: float) -> None:
    tones = [rig.material(c, wrap=0.4, rim=0.6) for c in ("#5f4530", "#7a5a40", "#4a3524")]
    rig.ball("root", (0, 0.36, -0.1), (0.30, 0.31, 0.36), tones[0])
    for k in range(90):
        up = 1.0 - 1.15 * (k + 0.5) / 90
        around, wide = 2.4 * k, math.sqrt(1.0 - up * up)
        x, y, z = wide * math.cos(around), up, wide * math.sin(around)
        if z < 0.72 or y > 0.6:
            base = (0.27 * x, 0.36 + 0.28 * y, -0.1 + 0.33 * z)
            rig.cone("root", base, (0.39 * x, 0.40 + 0.40 * y, -0.16 + 0.46 * z), 0.05, 0.006, tones[k % 3])


def _giraffe(rig: Rig, skull: Skull, r: float) -> None:
    (_, high, ahead), spot = skull, rig.material("#b5702f", wrap=0.5)
    for k, (x, u) in enumerate(((-0.03, 0.22), (0.045, 0.36), (-0.04, 0.5), (0.03, 0.64), (-0.025, 0.77))):
        y, z = 0.44 + (high - 0.5) * u, 0.14 + (ahead - 0.17) * u
        rig.ball("root", (x, y, z + 0.115 - 0.055 * u), (0.03, 0.035, 0.014), spot, spin=(-0.3, 0, 0.4 * k))
        for s in (-1, 1):
            rig.ball("root", (s * (0.10 - 0.045 * u), y + 0.05, z), (0.014, 0.04, 0.035), spot)


def _zebra(rig: Rig, skull: Skull, r: float) -> None:
    (_, high, ahead), dark = skull, rig.material("#2a262a", wrap=0.5)
    for k in range(4):
        u = 0.2 + 0.2 * k
        middle = (0.0, 0.52 + (high - 0.6) * u, 0.22 + (ahead - 0.26) * u)
        rig.ring(
            "root", middle, (0.155 - 0.05 * u, 0.17 - 0.05 * u), 0.017, dark, spin=(0.95, 0, 0), steps=18
        )


MARKINGS: Final[Mapping[PropKind, Callable[[Rig, Skull, float], None]]] = {
    PropKind.PANDA: _panda,
    PropKind.DEER: _deer,
    PropKind.UNICORN: _unicorn,
    PropKind.GIRAFFE: _giraffe,
    PropKind.ZEBRA: _zebra,
    PropKind.HEDGEHOG: _hedgehog,
}
"""By kind: adds to a rig whose skull has its middle and radius there."""
