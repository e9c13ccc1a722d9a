"""Bees, butterflies, spiders, ants, ladybirds and caterpillars, in units of their height with the lowest point at y = 0."""

from __future__ import annotations

import math

from ..render.rig import Rig, chain, joint, turn
from .animals import eyes
from .creature import SIDES, Bones, Creature, CreatureMoment, about, lids, mirrored, nod

_WINGS = ("jaw", "lids", "span_l", "span_r")


def bee(rig: Rig) -> None:
    """A round honey bee."""
    yellow, dark = (
        rig.material("#f8c52e", gloss=0.12, wrap=0.55, rim=0.8),
        rig.material("#3a2c22", gloss=0.15),
    )
    wing = rig.material("#dcefff", gloss=0.6, wrap=0.8, rim=0.9, glow=0.12)
    g = rig.group()
    rig.ball("root", (0, 0.42, -0.1), (0.31, 0.30, 0.42), yellow, group=g, blend=0.05)
    for z, r in ((-0.33, 0.255), (-0.14, 0.312), (0.06, 0.29)):
        rig.ball("root", (0, 0.42, z), (r, r * 0.97, 0.062), dark)
    rig.cone("root", (0, 0.41, -0.48), (0, 0.38, -0.66), 0.06, 0.008, dark)
    rig.ball("head", (0, 0.47, 0.36), (0.25, 0.24, 0.22), yellow)
    eyes(rig, 0.12, 0.53, 0.51, 0.078)
    rig.curve("jaw", [(-0.06, 0.38, 0.56), (0, 0.355, 0.58), (0.06, 0.38, 0.56)], [0.014] * 3, dark)
    for s, letter in SIDES:
        rig.ball("lids", (0.12 * s, 0.53, 0.515), 0.094, yellow)
        rig.curve(
            "head",
            [(0.08 * s, 0.66, 0.38), (0.13 * s, 0.82, 0.42), (0.18 * s, 0.9, 0.5)],
            [0.018, 0.015, 0.015],
            dark,
        )
        rig.ball("head", (0.18 * s, 0.91, 0.51), 0.036, dark)
        rig.ball(f"span_{letter}", (0.28 * s, 0.85, -0.02), (0.26, 0.035, 0.16), wing, spin=(0, 0, 0.65 * s))
        rig.ball(f"span_{letter}", (0.22 * s, 0.78, -0.25), (0.19, 0.03, 0.12), wing, spin=(0, 0, 0.55 * s))
        for z in (-0.15, 0.05, 0.2):
            rig.curve(
                "root",
                [(0.14 * s, 0.2, z), (0.22 * s, 0.1, z), (0.2 * s, 0.02, z + 0.04)],
                [0.024, 0.02, 0.016],
                dark,
            )


def _bee_pose(m: CreatureMoment) -> Bones:
    flying = not m.down
    rest = 0.0 if not flying else 0.4 * math.sin(m.t * 38.0)
    hover = 0.06 * math.sin(m.t * 3.1) if flying else 0.0
    root = joint(
        turn(0.15 if m.goes else 0.0, 0.12 * math.sin(m.t * 1.9), 0.06 * math.sin(m.t * 2.3)), (0, hover, 0)
    )
    out: Bones = {"root": root, "head": nod(m, (0, 0.45, 0.25), 0.0, 0.7)}
    for side, letter in SIDES:
        out[f"span_{letter}"] = about(mirrored(side, (0.06, 0.66, 0.0)), turn(0, 0, side * rest))
    out |= {"jaw": out["head"], "lids": lids(out["head"], (0, 0.5, 0.36), m.shut)}
    return out


def butterfly(rig: Rig) -> None:
    """An orange butterfly with dark edges, upright before the camera."""
    main, edge = rig.material("#f58a2a", gloss=0.15, wrap=0.6, rim=0.7), rig.material("#33222a", gloss=0.15)
    dot, glow = rig.material("#fdf3e0", wrap=0.6), rig.material("#ffcf4a", wrap=0.6)
    for s, letter in SIDES:
        bone = f"span_{letter}"
        rig.ball(bone, (0.36 * s, 0.66, -0.015), (0.37, 0.28, 0.016), edge, spin=(0, 0, 0.55 * s))
        rig.ball(bone, (0.33 * s, 0.64, 0.0), (0.30, 0.21, 0.02), main, spin=(0, 0, 0.55 * s))
        rig.ball(bone, (0.28 * s, 0.30, -0.02), (0.27, 0.23, 0.016), edge, spin=(0, 0, -0.5 * s))
        rig.ball(bone, (0.255 * s, 0.31, -0.005), (0.205, 0.165, 0.02), main, spin=(0, 0, -0.5 * s))
        rig.ball(bone, (0.27 * s, 0.32, 0.012), (0.08, 0.08, 0.012), glow)
        rig.ball(bone, (0.38 * s, 0.70, 0.014), (0.085, 0.085, 0.012), glow)
        for x, y in ((0.60, 0.83), (0.66, 0.74), (0.645, 0.64)):
            rig.ball(bone, (x * s, y, 0.002), (0.027, 0.027, 0.01), dot)
        rig.curve(
            "head",
            [(0.03 * s, 0.76, 0.06), (0.08 * s, 0.9, 0.07), (0.16 * s, 0.97, 0.07)],
            [0.012, 0.01, 0.01],
            edge,
        )
        rig.ball("head", (0.165 * s, 0.975, 0.07), 0.022, edge)
        rig.ball("lids", (0.045 * s, 0.73, 0.125), 0.044, edge)
    rig.cone("root", (0, 0.2, 0.03), (0, 0.56, 0.04), 0.035, 0.06, edge)
    rig.ball("head", (0, 0.70, 0.05), (0.095, 0.095, 0.09), edge)
    eyes(rig, 0.045, 0.73, 0.115, 0.04)


def _butterfly_pose(m: CreatureMoment) -> Bones:
    flap = 0.2 * math.sin(m.t * 2.0) + 0.3 if m.down else 0.55 + 0.55 * math.sin(m.t * 8.0)
    root = joint(
        turn(-0.1, 0.1 * math.sin(m.t), 0.12 * math.sin(m.t * 1.6)), (0, 0.05 * math.sin(m.t * 8.0 + 2.0), 0)
    )
    out: Bones = {"root": root, "head": nod(m, (0, 0.6, 0), 0.0, 0.5)}
    for side, letter in SIDES:
        out[f"span_{letter}"] = about((0.0, 0.5, 0.0), turn(0, side * flap, 0))
    out |= {"jaw": out["head"], "lids": lids(out["head"], (0, 0.7, 0.05), m.shut)}
    return out


def spider(rig: Rig) -> None:
    """A furry spider with eight striped legs."""
    fur, limb = (rig.material(c, gloss=0.05, wrap=0.55, rim=0.85) for c in ("#4a3f58", "#3a3146"))
    knee = rig.material("#e07a4a", gloss=0.1)
    g = rig.group()
    rig.ball("root", (0, 0.54, -0.22), (0.34, 0.33, 0.36), fur, group=g, blend=0.08)
    rig.ball("head", (0, 0.48, 0.16), (0.25, 0.22, 0.22), fur, group=g, blend=0.06)
    for z, r in ((-0.36, 0.08), (-0.20, 0.11)):
        rig.ball("root", (0, 0.85, z), (r, 0.03, 0.05), knee)
    for s, letter in SIDES:
        for k in range(4):
            a = 0.75 - 0.5 * k
            x, z = 0.2 * s, 0.12 - 0.07 * k
            bone = f"{'odd' if k % 2 else 'even'}_{letter}"
            top = (s * (0.2 + 0.32 * math.cos(a)), 0.80 - 0.05 * (k in (0, 3)), z + 0.34 * math.sin(a))
            end = (s * (0.2 + 0.62 * math.cos(a)), 0.02, z + 0.72 * math.sin(a))
            rig.cone(bone, (x, 0.46, z), top, 0.05, 0.045, limb)
            rig.cone(bone, top, end, 0.045, 0.022, limb)
            rig.ball(bone, top, 0.058, knee)
        rig.ball("head", (0.145 * s, 0.62, 0.26), 0.045, rig.material("#ffffff", gloss=0.5))
        rig.ball("head", (0.15 * s, 0.625, 0.295), 0.026, rig.material("#1b1410", gloss=0.6))
        rig.cone(
            "head",
            (0.045 * s, 0.35, 0.33),
            (0.05 * s, 0.28, 0.35),
            0.03,
            0.01,
            rig.material("#fdf8ee", gloss=0.4),
        )
        rig.ball("lids", (0.09 * s, 0.5, 0.325), 0.1, fur)
    eyes(rig, 0.09, 0.5, 0.32, 0.085)


def _spider_pose(m: CreatureMoment) -> Bones:
    low = -0.28 if m.down else -0.12 if m.gait.value == "sit" else 0.0
    bob = 0.03 * abs(math.sin(m.steps)) if m.goes else 0.015 * math.sin(m.t * 2.2)
    out: Bones = {"root": joint(None, (0, low + bob, 0)), "head": nod(m, (0, 0.48, 0.05), 0.0, 0.7)}
    for side, letter in SIDES:
        for k, name in enumerate(("even", "odd")):
            beat = m.steps + math.pi * (k + (side > 0))
            swing, lift = (0.3 * math.sin(beat), 0.2 * max(0.0, math.cos(beat))) if m.goes else (0.0, 0.0)
            out[f"{name}_{letter}"] = about(
                mirrored(side, (0.2, 0.46, 0.0)), turn(0, -side * swing, side * (lift - 0.9 * low))
            )
    out |= {"jaw": out["head"], "lids": lids(out["head"], (0, 0.48, 0.2), m.shut)}
    return out


def _crawler_pose(m: CreatureMoment) -> Bones:
    out = _spider_pose(m)
    return out | {"jaw": chain(out["head"], about((0, 0.42, 0.3), turn(0.5 * m.mouth)))}


def _six_legs(rig: Rig, limb: int, wide: float, knee: float, hip: float) -> None:
    for s, letter in SIDES:
        for k in range(3):
            a, z = 0.75 - 0.75 * k, 0.12 - 0.16 * k
            top = (s * wide * (0.5 + 0.3 * math.cos(a)), knee, z + 0.3 * wide * math.sin(a))
            end = (s * wide * (0.5 + 0.75 * math.cos(a)), 0.025, z + 0.8 * wide * math.sin(a))
            bone = f"{'odd' if k % 2 else 'even'}_{letter}"
            rig.curve(bone, [(s * wide * 0.25, hip, z), top, end], [0.035, 0.032, 0.025], limb)


def ant(rig: Rig) -> None:
    """A brown ant with three round parts, six legs and bent feelers."""
    skin = rig.material("#8a3f22", gloss=0.4, shine=30.0, wrap=0.5, rim=0.85)
    dark = rig.material("#5a2614", gloss=0.3)
    rig.ball("root", (0, 0.44, -0.62), (0.30, 0.28, 0.38), skin)
    rig.ball("root", (0, 0.36, -0.22), (0.09, 0.09, 0.12), dark)
    rig.ball("root", (0, 0.40, 0.02), (0.17, 0.17, 0.24), skin)
    rig.ball("head", (0, 0.55, 0.42), (0.28, 0.26, 0.25), skin)
    _six_legs(rig, dark, 0.55, 0.46, 0.36)
    for s, _ in SIDES:
        feeler = [(0.1 * s, 0.76, 0.5), (0.2 * s, 0.95, 0.56), (0.33 * s, 0.93, 0.76)]
        rig.curve("head", feeler, [0.026, 0.022, 0.026], dark)
        rig.curve(
            "jaw",
            [(0.14 * s, 0.38, 0.56), (0.13 * s, 0.32, 0.70), (0.04 * s, 0.32, 0.75)],
            [0.04, 0.032, 0.012],
            dark,
        )
        rig.ball("lids", (0.13 * s, 0.60, 0.60), 0.1, skin)
    eyes(rig, 0.13, 0.60, 0.595, 0.085)


def ladybird(rig: Rig) -> None:
    """A red ladybird with black dots."""
    red, dark = rig.material("#e0302a", gloss=0.55, shine=45.0, rim=0.85), rig.material("#26222a", gloss=0.35)
    rig.ball("root", (0, 0.28, -0.15), (0.56, 0.60, 0.62), red, clip=(0, 1, 0, -0.26))
    rig.ball("root", (0, 0.26, -0.15), (0.54, 0.08, 0.60), dark)
    rig.ring(
        "root",
        (0, 0.28, -0.15),
        (0.62, 0.598),
        0.012,
        dark,
        spin=(0, math.pi / 2, 0),
        arc=(0.35, math.pi),
        steps=16,
    )
    for s, _ in SIDES:
        for up, around in ((0.75, 0.35), (0.6, 1.25), (0.85, 2.1), (0.3, 1.75), (0.25, 0.75)):
            flat = math.cos(up)
            x, y, z = s * flat * math.sin(around), math.sin(up), flat * math.cos(around)
            spin = (-math.asin(y), math.atan2(x, z), 0.0)
            rig.ball(
                "root", (0.56 * x, 0.28 + 0.60 * y, -0.15 + 0.62 * z), (0.1, 0.1, 0.022), dark, spin=spin
            )
        rig.ball("head", (0.2 * s, 0.47, 0.44), (0.1, 0.09, 0.09), rig.material("#fdf8ee", gloss=0.3))
        rig.curve(
            "head",
            [(0.08 * s, 0.58, 0.5), (0.15 * s, 0.74, 0.56), (0.22 * s, 0.78, 0.62)],
            [0.02, 0.018, 0.03],
            dark,
        )
        rig.ball("lids", (0.11 * s, 0.40, 0.655), 0.09, dark)
    rig.ball("head", (0, 0.36, 0.44), (0.29, 0.26, 0.25), dark)
    rig.curve(
        "jaw",
        [(-0.07, 0.25, 0.66), (0, 0.23, 0.68), (0.07, 0.25, 0.66)],
        [0.014] * 3,
        rig.material("#f4a0a0"),
    )
    eyes(rig, 0.11, 0.40, 0.645, 0.08)
    _six_legs(rig, dark, 0.6, 0.2, 0.2)


LINKS = 7
"""Round parts of a caterpillar behind its head."""


def caterpillar(rig: Rig) -> None:
    """A green caterpillar of round parts with little feet."""
    tones = [rig.material(tone, gloss=0.2, wrap=0.55, rim=0.8) for tone in ("#7fce4a", "#5fb53a")]
    foot, dark = rig.material("#f2c83a"), rig.material("#3a2c22", gloss=0.3)
    for k in range(LINKS):
        r, z = 0.27 - 0.012 * k, 0.2 - 0.34 * k
        rig.ball(f"link_{k}", (0, 0.34, z), r, tones[k % 2])
        for s, _ in SIDES:
            rig.ball(f"link_{k}", (0.16 * s, 0.06, z + 0.02), (0.07, 0.06, 0.08), foot)
            rig.ball(f"link_{k}", (0.2 * s, 0.42, z + 0.09), (0.05, 0.05, 0.05), foot)
    rig.ball("head", (0, 0.55, 0.46), (0.34, 0.32, 0.3), tones[0])
    for s, _ in SIDES:
        rig.cone("head", (0.13 * s, 0.8, 0.46), (0.2 * s, 0.97, 0.5), 0.024, 0.02, dark)
        rig.ball("head", (0.2 * s, 0.98, 0.5), 0.045, rig.material("#e8452f"))
        rig.ball("lids", (0.14 * s, 0.61, 0.70), 0.1, tones[0])
        rig.ball("head", (0.24 * s, 0.48, 0.69), (0.05, 0.035, 0.02), rig.material("#f6a59a"))
    rig.ball("jaw", (0, 0.43, 0.725), (0.08, 0.035, 0.03), rig.material("#b5323f", gloss=0.2))
    eyes(rig, 0.14, 0.61, 0.69, 0.09)


def _caterpillar_pose(m: CreatureMoment) -> Bones:
    head = nod(m, (0, 0.45, 0.3), 0.0, 0.8)
    out: Bones = {"head": head, "lids": lids(head, (0, 0.55, 0.46), m.shut)}
    out["jaw"] = chain(head, about((0, 0.5, 0.5), turn(0.5 * m.mouth)))
    still = m.asleep or m.down
    for k in range(LINKS):
        wave = math.sin((m.steps if m.goes else 0.6 * m.t) - 0.95 * k)
        out[f"link_{k}"] = joint(None, (0, 0.0 if still else (0.16 if m.goes else 0.04) * max(0.0, wave), 0))
    return out


BEE = Creature(bee, _bee_pose, _WINGS, (0.58, 0.38), 0.75, shown=0.75, flies=True)
BUTTERFLY = Creature(butterfly, _butterfly_pose, _WINGS, (0.15, 0.68), 0.6, shown=0.25, turns=0.4, flies=True)
SPIDER = Creature(
    spider,
    _spider_pose,
    ("jaw", "lids", "even_l", "odd_l", "even_r", "odd_r"),
    (0.38, 0.4),
    0.85,
    0.10,
    shown=0.3,
)
_CRAWLS = ("jaw", "lids", "even_l", "odd_l", "even_r", "odd_r")
ANT = Creature(ant, _crawler_pose, _CRAWLS, (0.75, 0.35), 0.7, 0.10, shown=0.75)
LADYBIRD = Creature(ladybird, _crawler_pose, _CRAWLS, (0.7, 0.3), 0.85, 0.10, shown=0.6)
CATERPILLAR = Creature(
    caterpillar,
    _caterpillar_pose,
    ("jaw", "lids", *(f"link_{k}" for k in range(LINKS))),
    (0.78, 0.43),
    0.6,
    0.10,
    shown=0.9,
)
