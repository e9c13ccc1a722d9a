"""Animals that creep, crawl and hop - snake, turtle, frog, snail - in units of their height, feet at y = 0."""

from __future__ import annotations

import math

import numpy as np

from ..render import painting
from ..render.rig import Array, Rig, aim, chain, joint, turn
from .animals import eyes
from .creature import SIDES, Bones, Creature, CreatureMoment, about, lids, mirrored, nod
from .gaits import Gait

LINKS = 26
"""Links of a snake behind its head."""
_LINK = 0.145
_LEGS = ("fore_l", "fore_r", "hind_l", "hind_r")


def snake(rig: Rig) -> None:
    """A green snake with a yellow pattern; every link has its own bone."""
    skin = rig.material(
        "#4caf4a", second="#f2d24a", pattern=painting.BANDS, frequency=5.5, gloss=0.3, wrap=0.5, rim=0.85
    )
    head, red = rig.material("#4caf4a", gloss=0.3, wrap=0.5, rim=0.85), rig.material("#d8304a", gloss=0.3)
    g = rig.group()
    for k in range(LINKS):
        thick = 0.1 * min(1.0, 0.72 + 0.09 * k, 0.18 + 0.11 * (LINKS - k))
        rig.cone(f"link_{k}", (0, 0, 0), (0, -_LINK, 0), thick, thick, skin, group=g, blend=0.03)
    rig.ball("head", (0, 0.0, 0.1), (0.155, 0.115, 0.19), head, group=g, blend=0.04)
    rig.ball("jaw", (0, -0.065, 0.1), (0.125, 0.05, 0.155), rig.material("#f3e6a4", gloss=0.2))
    rig.cone("jaw", (0, -0.045, 0.2), (0, -0.05, 0.37), 0.014, 0.012, red)
    for s in (-1, 1):
        rig.cone("jaw", (0, -0.05, 0.36), (0.045 * s, -0.04, 0.43), 0.012, 0.006, red)
        rig.ball("lids", (0.095 * s, 0.085, 0.15), 0.078, head)
        rig.ball("head", (0.035 * s, 0.03, 0.28), 0.012, rig.material("#1f4a22"))
    eyes(rig, 0.095, 0.085, 0.145, 0.066)


def _spine(m: CreatureMoment) -> Array:
    """Where the links meet (LINKS + 1, 3), from the neck backwards: coiled at rest, winding as it goes."""
    k = np.arange(LINKS + 1)
    s = k * _LINK
    if m.goes or m.gait in (Gait.SWIM, Gait.JUMP, Gait.FLY):
        wave = s * 3.4 - (m.steps + m.t * 1.5)
        grown = np.minimum(s / 0.8, 1.0)
        back = 0.55 - s * 0.74
        lift = 0.42 * np.exp(-((s / 0.34) ** 2))
        hump = 0.10 * (1.0 + np.sin(wave)) * grown
        return np.stack([0.20 * grown * np.sin(wave + 0.8), 0.1 + lift + hump, back], axis=1)
    rise = 0.22 if m.down else 0.62
    sway = 0.0 if m.asleep else 0.05 * math.sin(m.t * 1.3)
    neck = np.clip(1.0 - s / 0.85, 0.0, 1.0)
    turned = np.maximum(s - 0.75, 0.0) * 3.0
    wide = 0.30 + 0.035 * np.maximum(s - 0.75, 0.0)
    ease = neck * neck * (3 - 2 * neck)
    bent = 0.14 * np.sin(math.pi * np.minimum(neck * 1.25, 1.0))
    x = (1 - ease) * wide * np.sin(turned) + sway * neck
    z = (1 - ease) * wide * np.cos(turned) + ease * 0.2 - bent
    y = 0.36 - 0.10 * np.maximum(s - 0.75, 0.0) + rise * ease
    return np.stack([x, np.maximum(y, 0.09), z], axis=1)


def _snake_pose(m: CreatureMoment) -> Bones:
    points = _spine(m)
    out: Bones = {}
    for k in range(LINKS):
        long = float(np.linalg.norm(points[k + 1] - points[k])) / _LINK
        axis = aim(points[k], points[k + 1], np.array([1.0, 0.02, 0.01]))
        out[f"link_{k}"] = joint(axis, points[k], np.array([1.0, long, 1.0]))
    head = joint(nod(m, (0, 0, 0))[:, :3], points[0] + (0.0, 0.03, 0.0))
    flick = 0.25 * max(0.0, math.sin(m.t * 5.0)) * (not m.asleep)
    out["head"] = head
    out["jaw"] = chain(head, about((0, -0.03, 0.0), turn(0.08 + 0.5 * m.mouth + 0.4 * flick)))
    out["lids"] = lids(head, (0, 0.0, 0.1), m.shut)
    return out


def turtle(rig: Rig) -> None:
    """A turtle with a domed shell."""
    skin = rig.material("#8fc25a", gloss=0.15, wrap=0.5, rim=0.8)
    shell = rig.material(
        "#7a5a34", second="#9a7744", pattern=painting.SPECKLE, frequency=7.0, gloss=0.35, rim=0.7
    )
    edge, plate = rig.material("#e2c680", gloss=0.2), rig.material("#a98148", gloss=0.35, rim=0.7)
    rig.ball("root", (0, 0.34, -0.1), (0.5, 0.5, 0.58), shell, clip=(0, 1, 0, -0.3))
    rig.ball("root", (0, 0.31, -0.1), (0.53, 0.09, 0.61), edge)
    rig.ball("root", (0, 0.25, -0.1), (0.46, 0.09, 0.53), skin)
    for k in range(6):
        a = math.pi * k / 3
        at = (0.30 * math.sin(a), 0.34 + 0.385, -0.1 + 0.34 * math.cos(a))
        rig.ball("root", at, (0.125, 0.06, 0.14), plate, spin=(0.62 * math.cos(a), 0.0, -0.62 * math.sin(a)))
    rig.ball("root", (0, 0.82, -0.1), (0.16, 0.05, 0.18), plate)
    g = rig.group()
    rig.cone("head", (0, 0.34, 0.36), (0, 0.5, 0.62), 0.13, 0.12, skin, group=g, blend=0.05)
    rig.ball("head", (0, 0.58, 0.7), (0.18, 0.165, 0.19), skin, group=g, blend=0.05)
    rig.ball("jaw", (0, 0.5, 0.73), (0.13, 0.05, 0.14), rig.material("#7aad49"))
    eyes(rig, 0.1, 0.64, 0.82, 0.066)
    for s in (-1, 1):
        rig.ball("lids", (s * 0.1, 0.64, 0.825), 0.08, skin)
        rig.ball("head", (s * 0.04, 0.57, 0.885), 0.012, rig.material("#3f5a24"))
    for name, x, z in (
        ("fore_l", -0.34, 0.28),
        ("fore_r", 0.34, 0.28),
        ("hind_l", -0.34, -0.44),
        ("hind_r", 0.34, -0.44),
    ):
        side = math.copysign(1.0, x)
        rig.cone(name, (x * 0.9, 0.26, z), (x + 0.1 * side, 0.09, z + 0.04), 0.13, 0.1, skin)
        rig.ball(name, (x + 0.11 * side, 0.06, z + 0.07), (0.11, 0.06, 0.13), skin)
    rig.cone("tail", (0, 0.24, -0.62), (0, 0.12, -0.82), 0.07, 0.015, skin)


def _turtle_pose(m: CreatureMoment) -> Bones:
    out: Bones = {"root": joint(turn(0, 0, 0.05 * math.sin(m.steps)), (0, 0.02 * abs(math.sin(m.steps)), 0))}
    tucked = 0.0
    if m.down or m.gait is Gait.SIT:
        out["root"], tucked = joint(None, (0, -0.13, 0)), 0.30 if m.asleep else 0.12
    for k, name in enumerate(_LEGS):
        side = -1 if name.endswith("l") else 1
        pivot = mirrored(side, (0.32, 0.28, 0.28 if k < 2 else -0.44))
        beat = m.steps + (math.pi if k in (0, 3) else 0.0)
        swing = 0.55 * math.sin(beat) if m.goes else 0.0
        if m.gait is Gait.SWIM:
            stroke = math.sin(m.t * 3.0 + (0.0 if k < 2 else 1.5))
            out[name] = about(pivot, turn(0.2, -side * 0.5 * stroke, side * (0.9 + 0.5 * stroke)))
        else:
            lift = 0.9 if m.gait is Gait.JUMP else 0.0
            spread = 0.9 if m.down or m.gait is Gait.SIT else lift
            out[name] = about(pivot, turn(-swing, 0, side * spread))
    head = chain(joint(None, (0, -0.5 * tucked, -tucked)), nod(m, (0, 0.4, 0.4), 0.0, 0.7))
    out |= {"head": head, "jaw": chain(head, about((0, 0.53, 0.6), turn(0.6 * m.mouth)))}
    out["lids"] = lids(head, (0, 0.58, 0.68), m.shut)
    return out


def frog(rig: Rig) -> None:
    """A green frog with eyes on top of its head."""
    skin = rig.material(
        "#58b94a", second="#3f9a3c", pattern=painting.SPECKLE, frequency=9.0, gloss=0.4, wrap=0.5, rim=0.9
    )
    pale, mouth = rig.material("#eef2b8", gloss=0.2), rig.material("#c23b4a", gloss=0.2)
    g = rig.group()
    rig.ball("root", (0, 0.34, -0.12), (0.36, 0.30, 0.40), skin, group=g, blend=0.08, spin=(-0.45, 0, 0))
    rig.ball("root", (0, 0.3, 0.08), (0.29, 0.24, 0.25), pale, group=g, blend=0.03)
    rig.ball("head", (0, 0.62, 0.16), (0.40, 0.22, 0.28), skin, group=g, blend=0.08)
    rig.ball("jaw", (0, 0.54, 0.18), (0.365, 0.09, 0.26), pale)
    rig.ball("jaw", (0, 0.575, 0.18), (0.345, 0.06, 0.245), mouth)
    for s, letter in SIDES:
        rig.ball("head", (0.2 * s, 0.84, 0.14), 0.15, skin, group=g, blend=0.05)
        rig.ball("lids", (0.2 * s, 0.87, 0.22), 0.135, skin)
        rig.ball("head", (0.055 * s, 0.68, 0.42), 0.016, rig.material("#2a5a24"))
        hind, fore = f"hind_{letter}", f"fore_{letter}"
        h = rig.group()
        rig.cone(hind, (0.26 * s, 0.2, -0.3), (0.46 * s, 0.3, 0.02), 0.15, 0.11, skin, group=h, blend=0.04)
        rig.cone(hind, (0.46 * s, 0.28, 0.02), (0.42 * s, 0.07, -0.26), 0.08, 0.06, skin, group=h, blend=0.04)
        rig.cone(hind, (0.42 * s, 0.06, -0.24), (0.52 * s, 0.04, 0.12), 0.06, 0.05, skin)
        rig.cone(fore, (0.24 * s, 0.34, 0.18), (0.3 * s, 0.08, 0.32), 0.075, 0.06, skin)
        for k in (-1, 0, 1):
            rig.cone(hind, (0.52 * s, 0.04, 0.1), ((0.53 + 0.09 * k) * s, 0.03, 0.24), 0.035, 0.032, skin)
            rig.cone(fore, (0.3 * s, 0.05, 0.32), ((0.31 + 0.08 * k) * s, 0.03, 0.43), 0.032, 0.03, skin)
    eyes(rig, 0.2, 0.87, 0.2, 0.112)


def _frog_pose(m: CreatureMoment) -> Bones:
    hop = 0.0
    if m.goes:
        hop = max(0.0, math.sin(m.steps))
    elif m.gait in (Gait.JUMP, Gait.FLY):
        hop = 1.0
    elif m.gait is Gait.SWIM:
        hop = 0.5 + 0.5 * math.sin(m.t * 5.0)
    flight = 0.42 * hop if m.goes else -0.1 if m.gait is Gait.SWIM else 0.05 * hop
    breath = 0.02 * math.sin(m.t * 3.0)
    root = about((0, 0.2, -0.2), turn(-0.30 * hop + (0.25 if m.down else 0.0), 0, 0) * (1 + breath))
    root[1, 3] += flight - (0.05 if m.down else 0.0)
    out: Bones = {"root": root}
    for side, letter in SIDES:
        out[f"hind_{letter}"] = about(
            mirrored(side, (0.26, 0.2, -0.3)), turn(1.35 * hop, -side * 0.5 * hop, 0)
        )
        out[f"fore_{letter}"] = about(
            mirrored(side, (0.24, 0.36, 0.16)), turn(-0.6 * hop, 0, side * 0.3 * hop)
        )
    head = nod(m, (0, 0.5, 0), 0.15 * hop, 0.6)
    out |= {"head": head, "jaw": chain(head, about((0, 0.58, -0.02), turn(0.06 + 0.5 * m.mouth)))}
    out["lids"] = lids(head, (0, 0.7, 0.12), m.shut)
    return out


def snail(rig: Rig) -> None:
    """A snail with a striped house on its back."""
    body, house = (
        rig.material("#e6c48a", gloss=0.4, wrap=0.55, rim=0.8),
        rig.material("#c9743a", gloss=0.4, wrap=0.4, rim=0.8),
    )
    line, g = rig.material("#8a4420", gloss=0.3), rig.group()
    rig.curve(
        "root",
        [(0, 0.08, -0.85), (0, 0.12, -0.4), (0, 0.13, 0.3), (0, 0.24, 0.52)],
        [0.03, 0.13, 0.14, 0.15],
        body,
        group=g,
        blend=0.06,
    )
    rig.cone("head", (0, 0.24, 0.5), (0, 0.5, 0.62), 0.15, 0.14, body, group=g, blend=0.06)
    rig.ball("head", (0, 0.54, 0.64), (0.155, 0.14, 0.16), body, group=g, blend=0.04)
    rig.ball("root", (0, 0.55, -0.22), (0.24, 0.42, 0.42), house)
    for s in (-1, 1):
        turns = [
            (
                0.235 * s * (1 - 0.1 * math.cos(a * 0.5)),
                0.55 + (0.36 - 0.02 * a) * math.sin(a),
                -0.22 + (0.36 - 0.02 * a) * math.cos(a),
            )
            for a in np.linspace(0.3, 15.0, 44)
        ]
        rig.curve(
            "root",
            [(x + s * 0.09 * (k / 44), y, z) for k, (x, y, z) in enumerate(turns)],
            [0.034 - 0.0003 * k for k in range(44)],
            line,
        )
        rig.cone("head", (0.07 * s, 0.62, 0.66), (0.12 * s, 0.86, 0.72), 0.035, 0.03, body)
        rig.ball("lids", (0.12 * s, 0.9, 0.735), 0.086, body)
        rig.cone("head", (0.05 * s, 0.5, 0.76), (0.08 * s, 0.46, 0.86), 0.022, 0.016, body)
    eyes(rig, 0.12, 0.9, 0.73, 0.075)
    rig.curve("jaw", [(-0.06, 0.5, 0.775), (0, 0.475, 0.79), (0.06, 0.5, 0.775)], [0.011] * 3, line)


def _snail_pose(m: CreatureMoment) -> Bones:
    creep = 0.07 * math.sin(2.0 * m.steps) if m.goes else 0.0
    root = joint(None, (0, 0, 0), np.array([1.0, 1.0 - 0.5 * creep, 1.0 + creep]))
    drawn = joint(None, (0, -0.18, -0.22)) if m.asleep else joint()
    head = chain(drawn, nod(m, (0, 0.3, 0.5), 0.0, 1.2))
    return {"root": root, "head": head, "jaw": head, "lids": lids(head, (0, 0.55, 0.64), m.shut)}


SNAKE = Creature(
    snake,
    _snake_pose,
    ("jaw", "lids", *(f"link_{k}" for k in range(LINKS))),
    (0.55, 0.85),
    0.4,
    0.16,
    shown=0.5,
)
TURTLE = Creature(turtle, _turtle_pose, ("jaw", "lids", *_LEGS), (0.9, 0.55), 0.74, 0.12, shown=0.85)
FROG = Creature(frog, _frog_pose, ("jaw", "lids", *_LEGS), (0.46, 0.58), 0.6, 0.30, shown=0.35)
SNAIL = Creature(snail, _snail_pose, ("jaw", "lids"), (0.8, 0.48), 0.95, 0.08, shown=1.0)
