"""Kangaroo, bat, seal and crocodile, each with its own way to go, in units of their height, feet at y = 0."""

from __future__ import annotations

import math
from dataclasses import replace

from ..render import painting
from ..render.rig import Rig, chain, joint, turn
from .animals import eyes
from .creature import SIDES, Bones, Creature, CreatureMoment, about, lids, mirrored, nod
from .gaits import Gait
from .stuff import soft
from .walkers import BONES, Walker

_LEGS = ("fore_l", "fore_r", "hind_l", "hind_r")
_FINS = ("jaw", "lids", "fin_l", "fin_r", "fluke")


def kangaroo(rig: Rig) -> None:
    """A kangaroo with its young in the pouch."""
    fur, pale, dark = soft(rig, "#c0803f"), soft(rig, "#f0d8b0"), soft(rig, "#7d5028")
    g = rig.group()
    rig.ball("root", (0, 0.32, -0.06), (0.18, 0.22, 0.2), fur, group=g, blend=0.07)
    rig.cone("root", (0, 0.40, -0.02), (0, 0.60, 0.05), 0.14, 0.09, fur, group=g, blend=0.07)
    rig.ball("root", (0, 0.34, 0.06), (0.13, 0.19, 0.12), pale, group=g, blend=0.02)
    tail = [(0, 0.24, -0.18), (0, 0.1, -0.36), (0, 0.055, -0.6), (0, 0.07, -0.78)]
    rig.curve("tail", tail, [0.12, 0.08, 0.055, 0.03], fur, group=g, blend=0.05)
    rig.cone("head", (0, 0.6, 0.05), (0, 0.74, 0.1), 0.085, 0.09, fur, group=g, blend=0.05)
    rig.ball("head", (0, 0.775, 0.12), (0.11, 0.105, 0.115), fur, group=g, blend=0.05)
    rig.cone("head", (0, 0.75, 0.2), (0, 0.725, 0.3), 0.07, 0.05, fur, group=g, blend=0.04)
    rig.ball("head", (0, 0.74, 0.35), (0.032, 0.025, 0.02), rig.material("#2a1d18", gloss=0.5))
    rig.cone("jaw", (0, 0.70, 0.18), (0, 0.69, 0.29), 0.045, 0.03, pale)
    eyes(rig, 0.062, 0.80, 0.205, 0.034)
    rig.ball("root", (0, 0.25, 0.155), (0.125, 0.105, 0.06), fur)
    rig.ball("root", (0, 0.385, 0.17), (0.062, 0.06, 0.055), fur)
    rig.ball("root", (0, 0.365, 0.225), (0.032, 0.026, 0.024), pale)
    for s, letter in SIDES:
        rig.ball("lids", (0.062 * s, 0.80, 0.207), 0.041, fur)
        rig.cone("head", (0.055 * s, 0.86, 0.09), (0.10 * s, 1.0, 0.07), 0.04, 0.02, fur)
        rig.cone("head", (0.058 * s, 0.87, 0.115), (0.098 * s, 0.985, 0.09), 0.022, 0.01, pale)
        rig.cone("root", (0.03 * s, 0.43, 0.165), (0.05 * s, 0.485, 0.16), 0.018, 0.012, fur)
        rig.ball("root", (0.026 * s, 0.395, 0.222), 0.011, rig.material("#1f1510", gloss=0.6))
        leg, arm = f"leg_{letter}", "left" if s < 0 else "right"
        rig.ball(leg, (0.15 * s, 0.25, -0.02), (0.08, 0.15, 0.13), fur)
        rig.cone(leg, (0.15 * s, 0.18, 0.02), (0.15 * s, 0.05, -0.08), 0.055, 0.045, fur)
        rig.ball(leg, (0.15 * s, 0.035, 0.05), (0.05, 0.035, 0.17), dark)
        rig.curve(
            arm,
            [(0.11 * s, 0.56, 0.05), (0.16 * s, 0.46, 0.11), (0.11 * s, 0.43, 0.2)],
            [0.045, 0.034, 0.03],
            fur,
        )
        rig.ball(arm, (0.105 * s, 0.425, 0.22), 0.036, dark)


_HOPPER = Walker(
    hip=(0.15, 0.25, 0.0),
    neck=(0, 0.6, 0.05),
    jaw=(0, 0.71, 0.17),
    eye=(0, 0.78, 0.11),
    tail=(0, 0.25, -0.15),
    arm=(0.11, 0.56, 0.05),
    wings=False,
    tucks=False,
    folds=False,
    belly=0.2,
)


def _kangaroo_pose(m: CreatureMoment) -> Bones:
    if not m.goes:
        return _HOPPER.pose(m)
    hop = max(0.0, math.sin(m.steps))
    out = _HOPPER.pose(replace(m, gait=Gait.STAND))
    root = about((0, 0.25, 0.0), turn(0.35 - 0.2 * hop))
    root[1, 3] += 0.32 * hop
    out["root"] = root
    for side, letter in SIDES:
        out[f"leg_{letter}"] = about(mirrored(side, _HOPPER.hip), turn(-0.35 + 0.9 * hop))
    out["tail"] = about(_HOPPER.tail, turn(-0.35 - 0.25 * hop))
    return out


def bat(rig: Rig) -> None:
    """A round dark bat with spread wings, big ears and two little fangs."""
    fur, pale = soft(rig, "#5a4668"), soft(rig, "#c9a8b8")
    web, edge = rig.material("#7d5f8a", gloss=0.15, wrap=0.6, rim=0.7), rig.material("#43344f", gloss=0.15)
    g = rig.group()
    rig.ball("root", (0, 0.36, 0), (0.21, 0.25, 0.18), fur, group=g, blend=0.06)
    rig.ball("root", (0, 0.33, 0.08), (0.14, 0.18, 0.13), pale, group=g, blend=0.02)
    rig.ball("head", (0, 0.68, 0.03), (0.23, 0.20, 0.19), fur, group=g, blend=0.05)
    rig.ball("head", (0, 0.645, 0.21), (0.045, 0.032, 0.03), rig.material("#e08a9a", gloss=0.3))
    rig.ball("jaw", (0, 0.58, 0.185), (0.075, 0.028, 0.03), rig.material("#4a1f2c"))
    eyes(rig, 0.095, 0.72, 0.175, 0.062)
    for s, letter in SIDES:
        rig.cone("head", (0.13 * s, 0.81, 0.0), (0.2 * s, 1.0, -0.02), 0.10, 0.03, fur)
        rig.cone("head", (0.135 * s, 0.82, 0.045), (0.19 * s, 0.95, 0.02), 0.06, 0.015, pale)
        rig.cone(
            "head",
            (0.04 * s, 0.59, 0.21),
            (0.042 * s, 0.535, 0.215),
            0.017,
            0.004,
            rig.material("#ffffff", gloss=0.4),
        )
        rig.ball("lids", (0.095 * s, 0.72, 0.18), 0.074, fur)
        rig.cone(f"leg_{letter}", (0.08 * s, 0.14, 0.02), (0.09 * s, 0.03, 0.06), 0.035, 0.03, edge)
        _bat_wing(rig, s, letter, web, edge)


def _bat_wing(rig: Rig, s: int, letter: str, web: int, edge: int) -> None:
    bone = f"span_{letter}"
    h, wrist = rig.group(), (0.52 * s, 0.72, -0.05)
    rig.curve(bone, [(0.15 * s, 0.50, -0.04), wrist, (0.98 * s, 0.55, -0.05)], [0.04, 0.034, 0.014], edge)
    for x, y, wide, high in (
        (0.3, 0.48, 0.17, 0.16),
        (0.5, 0.53, 0.16, 0.19),
        (0.7, 0.52, 0.16, 0.13),
        (0.84, 0.5, 0.1, 0.07),
    ):
        rig.ball(
            bone, (x * s, y, -0.06), (wide, high, 0.016), web, spin=(0, 0, -0.15 * s), group=h, blend=0.02
        )
    for x, y in ((0.36, 0.30), (0.62, 0.33), (0.84, 0.40)):
        rig.cone(bone, wrist, (x * s, y, -0.055), 0.022, 0.008, edge)
    for x, y in ((0.36, 0.35), (0.62, 0.38)):
        rig.cone(bone, (x * s, y, -0.06), (x * s, y - 0.07, -0.06), 0.05, 0.006, web)


_BAT = Walker(
    hip=(0.08, 0.14, 0.02),
    neck=(0, 0.56, 0.0),
    jaw=(0, 0.6, 0.12),
    eye=(0, 0.68, 0.03),
    tail=(0, 0.2, -0.1),
    arm=(0.15, 0.5, -0.04),
    folds=False,
    rate=11.0,
    lean=0.25,
)


def seal(rig: Rig) -> None:
    """A grey seal with whiskers, its chest raised."""
    skin = rig.material(
        "#7f8ea3", second="#6a788c", pattern=painting.SPECKLE, frequency=9.0, gloss=0.45, wrap=0.5, rim=0.9
    )
    plain, pale = (rig.material(tone, gloss=0.4, wrap=0.5, rim=0.85) for tone in ("#7f8ea3", "#dfe5ea"))
    g = rig.group()
    body = [(0, 0.62, 0.36), (0, 0.38, 0.2), (0, 0.27, -0.15), (0, 0.2, -0.6), (0, 0.13, -0.95)]
    rig.curve("root", body, [0.19, 0.29, 0.27, 0.19, 0.1], skin, group=g, blend=0.06)
    rig.ball("root", (0, 0.42, 0.34), (0.21, 0.27, 0.17), pale, group=g, blend=0.03)
    rig.ball("head", (0, 0.79, 0.44), (0.21, 0.20, 0.21), plain, group=g, blend=0.05)
    for s, letter in SIDES:
        rig.ball("head", (0.07 * s, 0.72, 0.63), (0.085, 0.07, 0.07), pale)
        for k in (-1, 0, 1):
            rig.cone(
                "head",
                (0.11 * s, 0.72 + 0.015 * k, 0.68),
                (0.27 * s, 0.71 + 0.05 * k, 0.68),
                0.006,
                0.004,
                pale,
            )
        rig.ball("lids", (0.105 * s, 0.84, 0.595), 0.07, plain)
        rig.ball(
            f"fin_{letter}", (0.33 * s, 0.12, 0.22), (0.18, 0.035, 0.1), plain, spin=(0, s * 0.5, -0.45 * s)
        )
        rig.ball("fluke", (0.12 * s, 0.11, -1.08), (0.085, 0.035, 0.2), plain, spin=(0, -s * 0.5, 0))
    rig.ball("head", (0, 0.77, 0.685), (0.05, 0.035, 0.03), rig.material("#26262c", gloss=0.6))
    rig.ball("jaw", (0, 0.66, 0.60), (0.08, 0.04, 0.07), rig.material("#b5525f", gloss=0.2))
    eyes(rig, 0.105, 0.84, 0.59, 0.058)


def _seal_pose(m: CreatureMoment) -> Bones:
    beat = m.steps if m.goes else m.t * (4.0 if m.gait is Gait.SWIM else 1.4)
    heave = (0.14 if m.goes or m.gait is Gait.SWIM else 0.02) * math.sin(beat)
    root = about((0, 0.2, -0.4), turn(-heave - 0.3 * (m.gait is Gait.JUMP) + 0.12 * m.down))
    root[1, 3] += abs(heave) * 0.5
    head = nod(m, (0, 0.62, 0.36), 0.1 * m.down, 1.2)
    out: Bones = {"root": root, "head": head, "lids": lids(head, (0, 0.79, 0.44), m.shut)}
    out["jaw"] = chain(head, about((0, 0.69, 0.5), turn(0.55 * m.mouth)))
    out["fluke"] = about((0, 0.12, -0.92), turn(2.0 * heave + 0.1 * math.sin(m.t * 1.9)))
    for side, letter in SIDES:
        out[f"fin_{letter}"] = about(
            mirrored(side, (0.2, 0.2, 0.22)), turn(-2.0 * heave, 0, side * 1.5 * heave)
        )
    return out


def crocodile(rig: Rig) -> None:
    """A green crocodile with a long toothy snout and a ridged tail."""
    skin = rig.material(
        "#5f9a45", second="#4a8236", pattern=painting.SPECKLE, frequency=10.0, gloss=0.2, wrap=0.5, rim=0.85
    )
    ridge, belly, tooth = soft(rig, "#3f6f30"), soft(rig, "#dce2a0"), rig.material("#fffdf4", gloss=0.4)
    g = rig.group()
    rig.curve(
        "root",
        [(0, 0.42, 0.42), (0, 0.42, -0.1), (0, 0.4, -0.6)],
        [0.27, 0.33, 0.25],
        skin,
        group=g,
        blend=0.06,
    )
    rig.ball("root", (0, 0.32, -0.1), (0.26, 0.2, 0.62), belly, group=g, blend=0.02)
    tail = [(0, 0.4, -0.6), (0, 0.3, -1.0), (0, 0.2, -1.4), (0, 0.14, -1.85)]
    rig.curve("tail", tail, [0.24, 0.16, 0.1, 0.03], skin, group=g, blend=0.06)
    rig.cone("head", (0, 0.5, 0.45), (0, 0.58, 0.72), 0.24, 0.22, skin, group=g, blend=0.06)
    rig.cone("head", (0, 0.54, 0.8), (0, 0.5, 1.42), 0.19, 0.14, skin, group=g, blend=0.05)
    rig.cone("jaw", (0, 0.38, 0.7), (0, 0.36, 1.38), 0.15, 0.11, belly)
    rig.cone("jaw", (0, 0.42, 0.72), (0, 0.41, 1.36), 0.12, 0.08, rig.material("#c23b4a", gloss=0.2))
    for s, letter in SIDES:
        rig.ball("head", (0.15 * s, 0.80, 0.68), 0.12, skin, group=g, blend=0.04)
        rig.ball("lids", (0.15 * s, 0.83, 0.74), 0.115, skin)
        rig.ball("head", (0.07 * s, 0.62, 1.47), (0.05, 0.04, 0.05), skin)
        for k in range(5):
            z = 0.86 + 0.13 * k
            rig.cone(
                "head",
                (s * (0.175 - 0.012 * k), 0.45, z),
                (s * (0.18 - 0.012 * k), 0.34, z),
                0.032,
                0.005,
                tooth,
            )
        _crocodile_side(rig, s, letter, skin, ridge)
    for k in range(6):
        z, y = -0.72 - 0.17 * k, 0.57 - 0.072 * k
        rig.cone("tail", (0, y - 0.03, z), (0, y + 0.1, z - 0.04), 0.06, 0.01, ridge)
    eyes(rig, 0.15, 0.83, 0.735, 0.095, iris="#3a5a10")


def _crocodile_side(rig: Rig, s: int, letter: str, skin: int, ridge: int) -> None:
    for name, z in ((f"fore_{letter}", 0.3), (f"hind_{letter}", -0.5)):
        rig.cone(name, (0.26 * s, 0.32, z), (0.40 * s, 0.12, z + 0.03), 0.12, 0.085, skin)
        rig.ball(name, (0.42 * s, 0.055, z + 0.1), (0.1, 0.055, 0.14), skin)
    for k in range(6):
        rig.cone(
            "root",
            (0.1 * s, 0.70 - 0.004 * k * k, 0.3 - 0.17 * k),
            (0.11 * s, 0.80 - 0.006 * k * k, 0.27 - 0.17 * k),
            0.06,
            0.01,
            ridge,
        )


def _crocodile_pose(m: CreatureMoment) -> Bones:
    low = -0.09 if m.down or m.gait is Gait.SIT else 0.0
    sway = math.sin(m.steps if m.goes else m.t * (3.5 if m.gait is Gait.SWIM else 0.9))
    root = joint(turn(-0.25 * (m.gait is Gait.JUMP), 0.06 * sway * m.goes), (0, low, 0))
    head = nod(m, (0, 0.45, 0.4), -0.25 if m.asleep else 0.0, 0.6)
    out: Bones = {"root": root, "head": head, "lids": lids(head, (0, 0.6, 0.6), m.shut)}
    out["jaw"] = chain(head, about((0, 0.44, 0.62), turn(0.06 + 0.5 * m.mouth)))
    lively = 0.0 if m.asleep else 0.4 if m.goes or m.gait is Gait.SWIM else 0.15
    out["tail"] = about((0, 0.4, -0.6), turn(0, lively * sway, 0))
    for k, name in enumerate(_LEGS):
        side = -1 if name.endswith("l") else 1
        beat = math.sin(m.steps + (math.pi if k in (0, 3) else 0.0)) if m.goes else 0.0
        out[name] = about(
            mirrored(side, (0.28, 0.32, 0.3 if k < 2 else -0.5)), turn(-0.5 * beat, 0, -4.0 * low * side)
        )
    return out


KANGAROO = Creature(kangaroo, _kangaroo_pose, BONES, (0.36, 0.7), 0.55, 0.25, shown=0.75)
BAT = Creature(bat, _BAT.pose, BONES, (0.22, 0.58), 0.6, shown=0.15, turns=0.6, flies=True)
SEAL = Creature(seal, _seal_pose, _FINS, (0.72, 0.68), 0.55, 0.14, shown=0.75)
CROCODILE = Creature(
    crocodile, _crocodile_pose, ("jaw", "lids", *_LEGS), (1.45, 0.45), 0.72, 0.14, shown=0.85
)
