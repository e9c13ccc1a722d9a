"""Whales and dolphins, in units of their height with the lowest point at y = 0, swimming towards +z."""

from __future__ import annotations

import math

import numpy as np

from ..render.rig import Rig, chain, joint, turn
from .animals import eyes
from .creature import SIDES, Bones, Creature, CreatureMoment, about, hidden, lids, mirrored, nod
from .gaits import Gait

_FINS = ("jaw", "lids", "fin_l", "fin_r", "fluke", "spout")


def _skin(rig: Rig, tone: str) -> int:
    return rig.material(tone, gloss=0.4, shine=30.0, wrap=0.5, rim=0.9)


def whale(rig: Rig) -> None:
    """A big blue whale with a pale belly, blowing water."""
    skin, belly, water = (
        _skin(rig, "#3f7fc4"),
        _skin(rig, "#e6f0f6"),
        rig.material("#a6def8", gloss=0.6, rim=0.9),
    )
    g = rig.group()
    rig.ball("root", (0, 0.42, 0.22), (0.43, 0.40, 0.62), skin, group=g, blend=0.1)
    rig.ball("root", (0, 0.31, 0.27), (0.40, 0.30, 0.555), belly, group=g, blend=0.02)
    rig.curve("root", [(0, 0.42, -0.2), (0, 0.40, -0.55)], [0.33, 0.22], skin, group=g, blend=0.1)
    rig.curve(
        "tail",
        [(0, 0.40, -0.5), (0, 0.46, -0.82), (0, 0.62, -1.05)],
        [0.22, 0.13, 0.085],
        skin,
        group=g,
        blend=0.1,
    )
    rig.ring(
        "root",
        (0, 0.42, 0.30),
        (0.44, 0.55),
        0.013,
        rig.material("#28578f"),
        spin=(math.pi / 2 + 0.12, 0, 0),
        arc=(0.75, math.pi - 0.75),
        steps=16,
    )
    rig.ball("jaw", (0, 0.3, 0.6), (0.2, 0.06, 0.2), belly)
    eyes(rig, 0.37, 0.49, 0.52, 0.062, bone="root")
    for s, letter in SIDES:
        rig.ball("lids", (0.37 * s, 0.49, 0.525), 0.075, skin)
        rig.ball(
            f"fin_{letter}", (0.52 * s, 0.22, 0.16), (0.22, 0.045, 0.11), skin, spin=(0, s * 0.5, -0.45 * s)
        )
        rig.ball("fluke", (0.2 * s, 0.72, -1.16), (0.25, 0.045, 0.12), skin, spin=(-0.5, s * 0.55, s * 0.2))
        rig.curve(
            "spout",
            [(0.01 * s, 0.8, 0.18), (0.05 * s, 1.06, 0.18), (0.2 * s, 1.17, 0.18), (0.31 * s, 1.04, 0.18)],
            [0.03, 0.04, 0.045, 0.03],
            water,
        )
    rig.ball("spout", (0, 1.12, 0.18), (0.06, 0.07, 0.05), water)


def dolphin(rig: Rig) -> None:
    """A smiling grey-blue dolphin."""
    skin, belly = _skin(rig, "#6f9fc4"), _skin(rig, "#eef4f8")
    g = rig.group()
    rig.ball("root", (0, 0.46, 0.22), (0.27, 0.29, 0.5), skin, group=g, blend=0.08)
    rig.ball("root", (0, 0.37, 0.26), (0.235, 0.215, 0.44), belly, group=g, blend=0.02)
    rig.curve("root", [(0, 0.48, -0.05), (0, 0.45, -0.4)], [0.25, 0.18], skin, group=g, blend=0.08)
    rig.curve(
        "tail",
        [(0, 0.45, -0.36), (0, 0.36, -0.7), (0, 0.3, -0.92)],
        [0.18, 0.105, 0.06],
        skin,
        group=g,
        blend=0.08,
    )
    rig.ball("head", (0, 0.52, 0.6), (0.21, 0.21, 0.22), skin, group=g, blend=0.08)
    rig.cone("head", (0, 0.44, 0.75), (0, 0.42, 1.0), 0.09, 0.058, skin, group=g, blend=0.05)
    rig.cone("jaw", (0, 0.375, 0.68), (0, 0.365, 0.97), 0.065, 0.045, belly)
    rig.cone("jaw", (0, 0.395, 0.70), (0, 0.385, 0.95), 0.05, 0.03, rig.material("#c2475a"))
    eyes(rig, 0.16, 0.54, 0.70, 0.055)
    rig.curve(
        "root",
        [(0, 0.64, 0.12), (0, 0.84, -0.02), (0, 0.98, -0.2)],
        [0.15, 0.085, 0.012],
        skin,
        group=g,
        blend=0.06,
    )
    smile = rig.material("#3f6486")
    for s, letter in SIDES:
        rig.curve(
            "head",
            [(0.055 * s, 0.405, 0.97), (0.095 * s, 0.405, 0.80), (0.16 * s, 0.44, 0.68)],
            [0.010] * 3,
            smile,
        )
        rig.ball("lids", (0.16 * s, 0.54, 0.705), 0.066, skin)
        rig.ball(
            f"fin_{letter}", (0.33 * s, 0.26, 0.2), (0.19, 0.03, 0.085), skin, spin=(0, s * 0.6, -0.6 * s)
        )
        rig.ball("fluke", (0.15 * s, 0.3, -1.02), (0.2, 0.03, 0.09), skin, spin=(0, s * 0.55, 0))


def _pose(
    m: CreatureMoment, tail: tuple[float, float, float], eye: tuple[float, float, float], whale_: bool
) -> Bones:
    quick = 1.0 if m.gait is Gait.STAND else 0.3 if m.down else 1.9
    beat = m.t * (2.0 if whale_ else 3.2) * quick
    deep = 0.5 if m.gait in (Gait.STAND, Gait.SIT) else 0.25 if m.down else 1.0
    wave, late = deep * math.sin(beat), deep * math.sin(beat - 1.1)
    root = about((0, 0.45, 0.1), turn(0.10 * wave - (0.35 if m.gait is Gait.JUMP else 0.0), 0, 0))
    root[1, 3] += 0.04 * wave
    end = about(tail, turn(0.32 * late))
    head = joint() if whale_ else nod(m, (0, 0.48, 0.4), 0.0, 0.6)
    blows = not m.down and m.gait is not Gait.JUMP
    out = {"root": root, "tail": end, "head": head, "lids": lids(head, eye, m.shut)}
    for side, letter in SIDES:
        out[f"fin_{letter}"] = about(
            mirrored(side, (0.3, 0.3, 0.2)), turn(0.2 * wave, 0, side * (0.1 + 0.25 * late))
        )
    out["jaw"] = chain(head, about((0, 0.4, 0.5), turn((0.1 if whale_ else 0.45) * m.mouth)))
    tip = (0.0, tail[1] + 0.2, -1.0) if whale_ else (0.0, 0.31, -0.9)
    out["fluke"] = chain(end, about(tip, turn(0.4 * math.sin(beat - 1.8) * deep)))
    gush = 0.85 + 0.15 * math.sin(m.t * 4.0)
    out["spout"] = (
        joint(None, (0, 0.8 * (1 - gush), 0), np.array([1.0, gush, 1.0])) if blows else hidden((0, 0.6, 0.18))
    )
    return out


def _whale_pose(m: CreatureMoment) -> Bones:
    return _pose(m, (0, 0.42, -0.5), (0, 0.49, 0.4), True)


def _dolphin_pose(m: CreatureMoment) -> Bones:
    return _pose(m, (0, 0.45, -0.36), (0, 0.54, 0.55), False)


WHALE = Creature(whale, _whale_pose, _FINS, (0.85, 0.34), 0.78, 0.3, shown=0.65)
DOLPHIN = Creature(dolphin, _dolphin_pose, _FINS, (1.0, 0.4), 0.72, 0.3, shown=0.8)
