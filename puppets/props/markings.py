"""What single four-legged animals have besides their table row: horns, patches, spines."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from ...common.things import PropKind
from ..render import painting
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


def _pig(rig: Rig, skull: Skull, r: float) -> None:
    """A flat round snout with two nostrils, and a dark mouth below it: what no dog has."""
    (_, y, z), disc, dark = skull, rig.material("#e88a9a", gloss=0.2, wrap=0.5), rig.material("#a84a5f")
    end = z + r * 1.62
    rig.ball("head", (0, y - r * 0.28, end), (r * 0.5, r * 0.42, r * 0.16), disc)
    for s in (-1, 1):
        rig.ball("head", (s * r * 0.18, y - r * 0.28, end + r * 0.14), (r * 0.085, r * 0.14, r * 0.05), dark)
        rig.ball("head", (s * r * 0.78, y - r * 0.3, z + r * 0.6), (r * 0.22, r * 0.16, r * 0.1), disc)


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


def _goat(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), horn, beard = skull, rig.material("#b9a888", gloss=0.25), rig.material("#d8cdbb", wrap=0.55)
    for s in (-1, 1):
        stem = [(s * r * 0.4, y + r * 0.7, z), (s * r * 0.6, y + r * 1.7, z - 0.05), (s * r * 0.9, y + r * 2.1, z - 0.19),
                (s * r * 1.15, y + r * 1.7, z - 0.29)]  # fmt: skip
        rig.curve("head", stem, [0.038, 0.034, 0.026, 0.008], horn)
    rig.cone("jaw", (0, y - r * 0.8, z + r * 0.75), (0, y - r * 2.1, z + r * 0.9), r * 0.3, 0.01, beard)


def _camel(rig: Rig, skull: Skull, r: float) -> None:
    coat, tuft = rig.material("#d9a75c", wrap=0.55, rim=0.75), rig.material("#a8763a", wrap=0.5)
    for z in (0.12, -0.17):
        rig.cone("root", (0, 0.56, z), (0, 0.72, z), 0.12, 0.06, coat)
        rig.ball("root", (0, 0.77, z), (0.05, 0.04, 0.06), tuft)
    rig.ball("head", (0, skull[1] + r, skull[2] - r * 0.2), (r * 0.6, r * 0.4, r * 0.6), tuft)


def _hippo(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), muzzle = skull, rig.material("#a890aa", wrap=0.5, rim=0.8)
    rig.ball("head", (0, y - r * 0.35, z + r * 1.35), (r * 1.15, r * 0.68, r * 0.7), muzzle)
    rig.ball("jaw", (0, y - r * 0.85, z + r * 1.15), (r * 0.85, r * 0.3, r * 0.6), muzzle)
    for s in (-1, 1):
        rig.ball(
            "head", (s * r * 0.42, y - r * 0.02, z + r * 1.75), (0.03, 0.03, 0.02), rig.material("#4a3a52")
        )
        rig.ball(
            "jaw",
            (s * r * 0.5, y - r * 0.66, z + r * 1.72),
            (0.03, 0.05, 0.025),
            rig.material("#fffaf0", gloss=0.4),
        )


def _rhino(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), horn = skull, rig.material("#efe4cc", gloss=0.3)
    rig.curve("head", [(0, y - r * 0.1, z + r * 1.55), (0, y + r * 0.7, z + r * 1.85), (0, y + r * 1.6, z + r * 1.75)],
              [0.075, 0.05, 0.008], horn)  # fmt: skip
    rig.cone("head", (0, y + r * 0.3, z + r * 0.95), (0, y + r * 1.1, z + r * 1.05), 0.05, 0.008, horn)


def _hamster(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), pale = skull, rig.material("#fdf3e4", wrap=0.55, rim=0.75)
    rig.ball("root", (0, 0.20, 0.31), (0.21, 0.2, 0.17), pale)
    for s in (-1, 1):
        rig.cone("root", (s * 0.23, 0.27, 0.34), (s * 0.11, 0.25, 0.49), 0.06, 0.045, rig.material("#f6c0b0"))
        rig.ball("head", (s * r * 0.62, y - r * 0.4, z + r * 0.55), (r * 0.5, r * 0.42, r * 0.42), pale)
        rig.ball(
            "head", (s * r * 0.72, y - r * 0.28, z + r * 0.9), (0.04, 0.03, 0.02), rig.material("#f6b3a8")
        )
        rig.ball(
            "head", (s * 0.028, y - r * 0.58, z + r * 1.05), (0.024, 0.04, 0.016), rig.material("#fffdf6")
        )


def _raccoon(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), dark, pale = skull, *(rig.material(c, wrap=0.55, rim=0.75) for c in ("#37353c", "#f4f1ee"))
    for s in (-1, 1):
        rig.ball(
            "head",
            (s * r * 0.58, y + r * 0.08, z + r * 0.62),
            (r * 0.5, r * 0.3, r * 0.32),
            dark,
            spin=(0, 0, -0.4 * s),
        )
        rig.ball(
            "head",
            (s * r * 0.5, y + r * 0.5, z + r * 0.66),
            (r * 0.42, r * 0.16, r * 0.26),
            pale,
            spin=(0, 0, -0.3 * s),
        )
    for k in range(6):
        at = (0, 0.42 + 0.045 * k, -0.37 - 0.075 * k)
        rig.ball(
            "tail",
            at,
            (0.095, 0.095, 0.06),
            rig.material("#8a8890", wrap=0.5) if k % 2 else dark,
            spin=(0.5, 0, 0),
        )


def _beaver(rig: Rig, skull: Skull, r: float) -> None:
    (_, y, z), dark = (
        skull,
        rig.material("#4f4038", second="#3a2e28", pattern=painting.CHECK, frequency=40.0, gloss=0.2),
    )
    for s in (-1, 1):
        rig.box(
            "head",
            (s * 0.031, y - r * 0.72, z + r * 0.98),
            (0.032, 0.075, 0.018),
            rig.material("#fffaf0", gloss=0.4),
            bevel=0.01,
        )
    rig.ball("tail", (0, 0.24, -0.68), (0.21, 0.045, 0.32), dark, spin=(-0.3, 0, -0.75))


Marking = Callable[[Rig, Skull, float], None]
"""Adds to a rig whose skull has its middle and radius there."""
MARKINGS: Final[Mapping[PropKind, Marking]] = {
    PropKind.PANDA: _panda,
    PropKind.PIG: _pig,
    PropKind.DEER: _deer,
    PropKind.UNICORN: _unicorn,
    PropKind.GIRAFFE: _giraffe,
    PropKind.ZEBRA: _zebra,
    PropKind.HEDGEHOG: _hedgehog,
    PropKind.GOAT: _goat,
    PropKind.CAMEL: _camel,
    PropKind.HIPPO: _hippo,
    PropKind.RHINO: _rhino,
    PropKind.HAMSTER: _hamster,
    PropKind.RACCOON: _raccoon,
    PropKind.BEAVER: _beaver,
}
"""By kind, where it has one."""
