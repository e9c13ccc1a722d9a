"""What a look wears over its clothes, as shapes on a body's bones (metres)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...configs.look import Accessory, Look
from ..render import painting
from ..render.rig import Rig

if TYPE_CHECKING:
    from .proportions import BodyProportions


def build_worn(rig: Rig, look: Look, f: BodyProportions) -> None:
    """Adds what is worn over the clothes."""
    rise, items = f.shoulder - f.hip, look.accessories
    colour = rig.material(look.accessory_colour, gloss=0.08, rim=0.6)
    if Accessory.SCARF in items:
        rig.ring(
            "chest",
            (0, rise + 0.026, 0.006),
            (f.head * 0.42, f.head * 0.38),
            0.034,
            colour,
            spin=(1.42, 0, 0),
        )
        rig.curve(
            "chest",
            [
                (0.04, rise + 0.01, f.chest * 0.8),
                (0.07, rise * 0.75, f.chest),
                (0.075, rise * 0.42, f.belly * 0.98),
            ],
            [0.026, 0.030, 0.032],
            colour,
        )
    if Accessory.CAPE in items:
        cape = rig.group()
        for i in range(7):
            x = -1.0 + i / 3.0
            rig.cone(
                "cape",
                (x * f.half_shoulder * 0.9, 0.0, -f.chest * 0.55),
                (x * f.half_shoulder * 2.3, -f.shoulder * 0.88, -f.chest * 1.1),
                0.03,
                0.058,
                colour,
                group=cape,
                blend=0.05,
            )
        rig.ring(
            "chest", (0, rise + 0.022, 0), (f.head * 0.44, f.head * 0.40), 0.024, colour, spin=(1.40, 0, 0)
        )
        rig.ball(
            "chest",
            (0, rise + 0.0, f.chest * 0.78),
            0.018,
            rig.material("gold", painting.METAL, gloss=0.7, shine=30.0),
        )
    _neckwear(rig, look, f, colour)
    if Accessory.APRON in items:
        _apron(rig, f, colour)
    if Accessory.WINGS in items:
        _wings(rig, f)
    if Accessory.BACKPACK in items:
        rig.ball(
            "chest", (0, rise * 0.55, -f.chest * 1.15), (f.chest * 1.0, rise * 0.52, f.chest * 0.6), colour
        )
        for side in (-1, 1):
            rig.curve(
                "chest",
                [
                    (f.chest * 0.62 * side, rise + 0.028, 0.0),
                    (f.chest * 0.66 * side, rise * 0.82, f.chest * 0.80),
                    (f.chest * 0.80 * side, rise * 0.40, f.chest * 0.70),
                ],
                [0.018, 0.018, 0.018],
                colour,
            )


def _neckwear(rig: Rig, look: Look, f: BodyProportions, colour: int) -> None:
    rise, items = f.shoulder - f.hip, look.accessories
    if Accessory.BOW_TIE in items:
        for side in (-1, 1):
            rig.ball(
                "chest",
                (0.034 * side, rise + 0.004, f.chest * 0.88),
                (0.034, 0.024, 0.014),
                colour,
                spin=(0, 0, 0.3 * side),
            )
        rig.ball("chest", (0, rise + 0.004, f.chest * 0.92), 0.014, colour)
    if Accessory.TIE in items:
        rig.ball("chest", (0, rise - 0.002, f.chest * 0.88), (0.018, 0.015, 0.013), colour)
        rig.cone(
            "chest", (0, rise - 0.02, f.chest * 0.90), (0, rise * 0.42, f.belly * 0.99), 0.010, 0.022, colour
        )
    if Accessory.NECKLACE in items:
        gold = rig.material("gold", painting.METAL, gloss=0.7, shine=30.0)
        for i in range(15):
            a = math.pi * (i / 14.0)
            rig.ball(
                "chest",
                (
                    math.cos(a) * f.chest * 0.62,
                    rise + 0.012 - 0.06 * math.sin(a),
                    f.chest * (0.25 + 0.70 * math.sin(a)),
                ),
                0.0105,
                gold,
            )
    if Accessory.STETHOSCOPE in items:
        dark = rig.material("black", gloss=0.4, shine=40.0)
        silver = rig.material("silver", painting.METAL, gloss=0.7, shine=30.0)
        for side in (-1, 1):
            rig.curve(
                "chest",
                [
                    (0.055 * side, rise + 0.03, -0.01),
                    (0.075 * side, rise * 0.86, f.chest * 0.82),
                    (0.0, rise * 0.55, f.belly * 1.0),
                ],
                [0.011, 0.011, 0.011],
                dark,
            )
        rig.ball("chest", (0, rise * 0.50, f.belly * 1.02), (0.026, 0.026, 0.014), silver)


def _apron(rig: Rig, f: BodyProportions, colour: int) -> None:
    """A bib, its skirt down to the knees and the ribbon around the waist: the front only."""
    rise = f.shoulder - f.hip
    cloth = rig.group()
    rig.ball(
        "chest",
        (0, rise * 0.26, 0.008),
        (f.belly * 1.06, rise * 0.50, f.belly * 0.97),
        colour,
        clip=(0, 0, 1, -f.belly * 0.06),
        group=cloth,
        blend=0.02,
    )
    rig.ball(
        "chest",
        (0, rise * 0.62, 0.012),
        (f.chest * 0.98, rise * 0.34, f.chest * 0.92),
        colour,
        clip=(0, 0, 1, -f.chest * 0.30),
        group=cloth,
        blend=0.02,
    )
    rig.cone(
        "hips",
        (0, 0.06, 0.004),
        (0, -f.leg * 0.22, 0.03),
        f.belly * 1.08,
        f.belly * 1.34,
        colour,
        clip=(0, 0, 1, -f.belly * 0.10),
        group=cloth,
        blend=0.03,
    )
    rig.ring("hips", (0, 0.075, 0), (f.belly * 1.0, f.belly * 0.93), 0.012, colour, spin=(math.pi / 2, 0, 0))
    for side in (-1, 1):
        rig.curve(
            "chest",
            [
                (0.05 * side, rise + 0.03, -0.01),
                (0.07 * side, rise * 0.92, f.chest * 0.78),
                (0.06 * side, rise * 0.78, f.belly * 0.92),
            ],
            [0.012, 0.012, 0.012],
            colour,
        )


def _wings(rig: Rig, f: BodyProportions) -> None:
    """A pair of feathered wings behind the shoulders."""
    rise = f.shoulder - f.hip
    feather = rig.material("white", gloss=0.1, rim=0.9)
    for side in (-1, 1):
        group = rig.group()
        for k, (long, turn) in enumerate(((0.26, 0.75), (0.23, 0.35), (0.17, -0.05))):
            rig.ball(
                "chest",
                (side * (f.half_shoulder + long * 0.62), rise * (0.98 - 0.24 * k), -f.chest * 1.05),
                (long, 0.075, 0.022),
                feather,
                spin=(0, 0, side * turn),
                group=group,
                blend=0.03,
            )
