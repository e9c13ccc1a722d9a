"""Clothes and shoes of a look as shapes on a body's bones (metres)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...configs.look import Bottom, Look, Pattern, Top
from ..render import painting
from ..render.rig import Rig
from .worn import build_worn

if TYPE_CHECKING:
    from .proportions import BodyProportions

_PATTERNS = {
    Pattern.PLAIN: (painting.PLAIN, 1.0),
    Pattern.STRIPES: (painting.STRIPES, 15.0),
    Pattern.DOTS: (painting.DOTS, 13.0),
    Pattern.CHECK: (painting.CHECK, 11.0),
}
SHORT_SLEEVES = {Top.T_SHIRT, Top.DRESS, Top.OVERALLS}


def build_clothes(rig: Rig, look: Look, f: BodyProportions) -> None:
    """Adds everything worn on the body."""
    kind, frequency = _PATTERNS[look.top_pattern]
    cloth = rig.material(
        look.top_colour, second=look.top_second, pattern=kind, frequency=frequency, gloss=0.05, rim=0.6
    )
    plain = rig.material(look.top_colour, gloss=0.05, rim=0.6)
    second = rig.material(look.top_second, gloss=0.05, rim=0.5)
    group = rig.group()
    _torso(rig, look, f, cloth, group)
    _sleeves(rig, look, f, cloth, plain, group)
    _legs(rig, look, f, group)
    _details(rig, look, f, plain, second)
    build_worn(rig, look, f)


def _torso(rig: Rig, look: Look, f: BodyProportions, cloth: int, group: int) -> None:
    rise = f.shoulder - f.hip
    deep = 0.80
    rig.ball(
        "chest",
        (0, rise * 0.70, 0),
        (f.chest * 1.08, rise * 0.46, f.chest * deep),
        cloth,
        group=group,
        blend=0.05,
    )
    rig.ball(
        "chest",
        (0, rise * 0.26, 0.006),
        (f.belly, rise * 0.46, f.belly * 0.88),
        cloth,
        group=group,
        blend=0.06,
    )
    for side in (-1, 1):
        rig.cone(
            "chest",
            (f.chest * 0.30 * side, rise - 0.008, -0.005),
            (f.half_shoulder * 0.92 * side, rise - 0.042, 0),
            f.limb * 1.12,
            f.limb * 1.16,
            cloth,
            group=group,
            blend=0.05,
        )
    if look.top in (Top.SWEATER, Top.HOODIE, Top.JACKET):
        rig.ball(
            "chest", (0, -0.005, 0), (f.belly * 1.03, 0.05, f.belly * 0.92), cloth, group=group, blend=0.02
        )


def _sleeves(rig: Rig, look: Look, f: BodyProportions, cloth: int, plain: int, group: int) -> None:
    if look.top is Top.TANK:
        return
    half, fat = f.arm * 0.5, 1.30 if look.top in (Top.SWEATER, Top.HOODIE, Top.ROBE, Top.JACKET) else 1.2
    for s in ("l", "r"):
        if look.top in SHORT_SLEEVES:
            rig.cone(
                f"arm_{s}",
                (0, 0, 0),
                (0, -half * 0.62, 0),
                f.limb * fat,
                f.limb * 1.22,
                cloth,
                group=group,
                blend=0.04,
            )
            continue
        rig.cone(
            f"arm_{s}",
            (0, 0, 0),
            (0, -half, 0),
            f.limb * fat,
            f.limb * fat * 0.90,
            cloth,
            group=group,
            blend=0.04,
        )
        cuff = 1.5 if look.top is Top.ROBE else fat * 0.82
        rig.cone(
            f"fore_{s}",
            (0, 0, 0),
            (0, -half * 0.80, 0),
            f.limb * fat * 0.90,
            f.limb * cuff,
            cloth,
            group=group,
            blend=0.03,
        )
        rig.ball(
            f"fore_{s}",
            (0, -half * 0.84, 0),
            (f.limb * cuff * 1.06, f.limb * 0.34, f.limb * cuff * 1.06),
            plain,
        )


def _legs(rig: Rig, look: Look, f: BodyProportions, group: int) -> None:
    cover = look.top in (Top.DRESS, Top.ROBE)
    trousers = rig.material(look.bottom_colour, gloss=0.04, rim=0.5)
    skin = rig.material(look.skin, painting.SKIN, gloss=0.08, rim=0.6, wrap=0.4)
    shoe = rig.material(look.shoe_colour, gloss=0.35, shine=40.0, rim=0.6)
    sole = rig.material("cream", gloss=0.05, rim=0.3)
    half, thick = f.leg * 0.5, f.limb * 1.45
    pants = rig.group()
    bare = look.bottom is not Bottom.TROUSERS or look.top is Top.DRESS
    if not cover:
        rig.ball(
            "hips", (0, -0.005, 0), (f.belly * 0.97, 0.075, f.belly * 0.86), trousers, group=pants, blend=0.04
        )
    for s in ("l", "r"):
        legs = skin if bare else trousers
        rig.cone(
            f"thigh_{s}", (0, 0, 0), (0, -half, 0), thick * 1.05, thick * 0.86, legs, group=pants, blend=0.03
        )
        rig.cone(
            f"shin_{s}",
            (0, 0, 0),
            (0, -half * 0.92, 0),
            thick * 0.86,
            thick * (0.6 if bare else 0.78),
            legs,
            group=pants,
            blend=0.02,
        )
        if look.bottom is Bottom.SHORTS and not cover:
            rig.cone(
                f"thigh_{s}",
                (0, 0.02, 0),
                (0, -half * 0.85, 0),
                thick * 1.12,
                thick * 1.16,
                trousers,
                group=pants,
                blend=0.03,
            )
        own = rig.group()
        rig.ball(f"foot_{s}", (0, -0.005, 0.045), (0.056, 0.046, 0.092), shoe, group=own, blend=0.03)
        rig.ball(f"foot_{s}", (0, 0.015, 0.0), (0.05, 0.058, 0.055), shoe, group=own, blend=0.03)
        rig.ball(f"foot_{s}", (0, -0.038, 0.045), (0.062, 0.020, 0.102), sole)
    if cover or look.bottom is Bottom.SKIRT:
        _skirt(rig, look, f, cover)


def _skirt(rig: Rig, look: Look, f: BodyProportions, cover: bool) -> None:
    colour = look.top_colour if cover else look.bottom_colour
    kind, frequency = _PATTERNS[look.top_pattern] if cover else _PATTERNS[Pattern.PLAIN]
    cloth = rig.material(
        colour, second=look.top_second, pattern=kind, frequency=frequency, gloss=0.05, rim=0.6
    )
    hem = -f.leg * (0.93 if look.top is Top.ROBE else 0.55)
    flare = 1.35 if look.top is Top.ROBE else 1.75
    rig.cone(
        "hips",
        (0, 0.05, 0),
        (0, hem, 0),
        f.belly * 0.93,
        f.belly * flare,
        cloth,
        clip=(0, 1, 0, -hem),
        group=rig.group(),
    )
    trim = rig.material(look.top_second if cover else colour, rim=0.5)
    rig.ball("hips", (0, hem + 0.01, 0), (f.belly * flare * 1.01, 0.016, f.belly * flare * 1.01), trim)


def _details(rig: Rig, look: Look, f: BodyProportions, plain: int, second: int) -> None:
    rise = f.shoulder - f.hip
    front = f.chest * 0.80
    if look.top in (Top.T_SHIRT, Top.SWEATER, Top.TANK, Top.DRESS):
        collar = second if look.top_pattern is not Pattern.PLAIN or look.top is Top.DRESS else plain
        rig.ring(
            "chest",
            (0, rise + 0.018, 0.008),
            (f.head * 0.37, f.head * 0.34),
            0.009,
            collar,
            spin=(1.35, 0, 0),
        )
    if look.top in (Top.SHIRT, Top.JACKET, Top.SUIT):
        for side in (-1, 1):
            rig.box(
                "chest",
                (0.036 * side, rise + 0.008, front * 0.62),
                (0.036, 0.013, 0.022),
                second if look.top is Top.SUIT else plain,
                spin=(0.7, 0.3 * side, -0.75 * side),
            )
    if look.top is Top.SHIRT:
        for i in range(4):
            rig.ball(
                "chest", (0, rise * (0.84 - 0.2 * i), f.belly * (0.80 if i < 2 else 0.90)), 0.009, second
            )
    if look.top in (Top.JACKET, Top.SUIT):
        rig.ball("chest", (0, rise * 0.68, front * 0.52), (f.chest * 0.40, rise * 0.42, front * 0.60), second)
        for side in (-1, 1):
            rig.curve(
                "chest",
                [
                    (0.05 * side, rise + 0.01, front * 0.55),
                    (f.chest * 0.42 * side, rise * 0.72, front * 0.96),
                    (0.012 * side, rise * 0.30, front * 1.12),
                ],
                [0.014, 0.022, 0.012],
                plain,
            )
    if look.top is Top.HOODIE:
        rig.ring(
            "chest", (0, rise + 0.02, -0.03), (f.head * 0.52, f.head * 0.45), 0.034, plain, spin=(1.15, 0, 0)
        )
        for side in (-1, 1):
            rig.cone(
                "chest",
                (0.04 * side, rise - 0.01, front * 0.92),
                (0.045 * side, rise * 0.66, front * 1.08),
                0.006,
                0.006,
                second,
            )
    if look.top is Top.ROBE:
        rig.ring(
            "hips", (0, 0.06, 0), (f.belly * 1.02, f.belly * 0.95), 0.018, second, spin=(math.pi / 2, 0, 0)
        )
    if look.top is Top.OVERALLS:
        _overalls(rig, look, f)


def _overalls(rig: Rig, look: Look, f: BodyProportions) -> None:
    rise, front = f.shoulder - f.hip, f.chest * 0.80
    denim = rig.material(look.bottom_colour, gloss=0.04, rim=0.5)
    rig.ball("chest", (0, rise * 0.30, 0.012), (f.belly * 1.03, rise * 0.36, f.belly * 0.92), denim)
    rig.box(
        "chest",
        (0, rise * 0.66, front * 0.92),
        (f.chest * 0.50, rise * 0.20, 0.018),
        denim,
        spin=(-0.12, 0, 0),
    )
    for side in (-1, 1):
        rig.curve(
            "chest",
            [
                (f.chest * 0.42 * side, rise * 0.80, front * 0.98),
                (f.chest * 0.55 * side, rise + 0.022, 0.02),
            ],
            [0.016, 0.016],
            denim,
        )
        rig.ball(
            "chest",
            (f.chest * 0.42 * side, rise * 0.80, front * 1.08),
            0.013,
            rig.material("gold", painting.METAL, gloss=0.6, shine=30.0),
        )
