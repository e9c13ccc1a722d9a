"""Dragons, dinosaurs and monkeys: big and small bodies on two legs, in units of their height, feet at y = 0."""

from __future__ import annotations

from dataclasses import replace

from ..render import painting
from ..render.rig import Rig
from .animals import eyes
from .creature import SIDES, Creature
from .walkers import BONES, Walker


def _hide(rig: Rig, tone: str, spots: str = "") -> int:
    pattern = painting.SPECKLE if spots else painting.PLAIN
    return rig.material(
        tone, second=spots or tone, pattern=pattern, frequency=13.0, gloss=0.18, wrap=0.5, rim=0.85
    )


def _saurian(rig: Rig, tone: str, spots: str, pale: str, arm: float, jaws: float) -> tuple[int, int]:
    """The body that dragons and dinosaurs share; ``arm`` is how long arms are, ``jaws`` how big the muzzle."""
    skin, belly, claw = _hide(rig, tone, spots), _hide(rig, pale), rig.material("#fbf4e2", gloss=0.4)
    g = rig.group()
    rig.ball("root", (0, 0.36, -0.04), (0.21, 0.24, 0.22), skin, group=g, blend=0.07)
    rig.cone("root", (0, 0.42, 0.0), (0, 0.62, 0.08), 0.17, 0.105, skin, group=g, blend=0.07)
    rig.ball("root", (0, 0.36, 0.07), (0.165, 0.22, 0.16), belly, group=g, blend=0.02)
    rig.curve(
        "tail",
        [(0, 0.28, -0.16), (0, 0.12, -0.36), (0, 0.09, -0.58), (0, 0.18, -0.76)],
        [0.16, 0.11, 0.065, 0.025],
        skin,
        group=g,
        blend=0.06,
    )
    rig.cone("head", (0, 0.6, 0.06), (0, 0.74, 0.10), 0.11, 0.13, skin, group=g, blend=0.06)
    rig.ball("head", (0, 0.78, 0.11), (0.155, 0.145, 0.155), skin, group=g, blend=0.06)
    rig.cone(
        "head",
        (0, 0.755, 0.2),
        (0, 0.735, 0.28 + 0.1 * jaws),
        0.105 * jaws,
        0.085 * jaws,
        skin,
        group=g,
        blend=0.05,
    )
    rig.cone("jaw", (0, 0.675, 0.16), (0, 0.665, 0.26 + 0.09 * jaws), 0.07 * jaws, 0.055 * jaws, belly)
    rig.cone(
        "jaw",
        (0, 0.695, 0.18),
        (0, 0.695, 0.25 + 0.09 * jaws),
        0.055 * jaws,
        0.045 * jaws,
        rig.material("#c23b4a", gloss=0.2),
    )
    _limbs(rig, skin, claw, arm, jaws)
    return skin, belly


def _limbs(rig: Rig, skin: int, claw: int, arm: float, jaws: float) -> None:
    for side, letter in SIDES:
        rig.ball("head", (side * 0.045 * jaws, 0.775, 0.345 + 0.1 * jaws), 0.017, rig.material("#3a2a2a"))
        leg = f"leg_{letter}"
        h = rig.group()
        rig.ball(leg, (0.15 * side, 0.24, 0.0), (0.09, 0.14, 0.12), skin, group=h, blend=0.04)
        rig.cone(
            leg, (0.15 * side, 0.16, 0.0), (0.155 * side, 0.06, 0.02), 0.075, 0.065, skin, group=h, blend=0.04
        )
        rig.ball(leg, (0.155 * side, 0.045, 0.075), (0.075, 0.045, 0.115), skin, group=h, blend=0.03)
        for k in (-1, 0, 1):
            rig.ball(leg, (0.155 * side + 0.042 * k, 0.028, 0.175), (0.02, 0.02, 0.03), claw)
        hand = "left" if side < 0 else "right"
        rig.curve(
            hand,
            [
                (0.15 * side, 0.54, 0.06),
                (0.2 * side, 0.47, 0.12 + arm * 0.4),
                (0.16 * side, 0.45, 0.14 + arm),
            ],
            [0.05, 0.042, 0.045],
            skin,
        )


def _eyes(rig: Rig, skin: int, size: float, x: float, y: float, z: float) -> None:
    eyes(rig, x, y, z, size)
    for side, _ in SIDES:
        rig.ball("lids", (side * x, y, z + 0.005), size * 1.2, skin)


def _wing(rig: Rig, s: int, letter: str, web: int, edge: int) -> None:
    bone = f"span_{letter}"
    rig.curve(
        bone,
        [(0.1 * s, 0.56, -0.1), (0.34 * s, 0.86, -0.18), (0.72 * s, 0.74, -0.22)],
        [0.035, 0.03, 0.012],
        edge,
    )
    g = rig.group()
    for x, y, wide, high in (
        (0.27, 0.64, 0.15, 0.22),
        (0.42, 0.66, 0.15, 0.19),
        (0.57, 0.68, 0.13, 0.13),
    ):
        rig.ball(bone, (x * s, y, -0.2), (wide, high, 0.014), web, spin=(0, 0, s * -0.3), group=g, blend=0.02)
    for x, y in ((0.2, 0.45), (0.38, 0.47), (0.56, 0.55)):
        rig.cone(bone, (0.34 * s, 0.85, -0.17), (x * s, y, -0.185), 0.02, 0.01, edge)


def dragon(rig: Rig) -> None:
    """A round green dragon with red wings."""
    skin, _ = _saurian(rig, "#4fa84a", "#3f8f45", "#f6e3a0", 0.10, 1.0)
    _eyes(rig, skin, 0.062, 0.085, 0.83, 0.225)
    horn, web, edge = rig.material("#f6e8c8", gloss=0.3), _hide(rig, "#e2663a"), _hide(rig, "#3f8f45")
    spike = rig.material("#f0903a", gloss=0.2)
    for side, letter in SIDES:
        rig.curve(
            "head",
            [(side * 0.075, 0.9, 0.06), (side * 0.1, 0.97, 0.02), (side * 0.12, 1.03, -0.05)],
            [0.035, 0.026, 0.008],
            horn,
        )
        rig.cone("head", (side * 0.13, 0.79, 0.06), (side * 0.24, 0.83, -0.02), 0.045, 0.01, web)
        _wing(rig, side, letter, web, edge)
    for k, (y, z) in enumerate(
        (
            (0.95, 0.0),
            (0.84, -0.06),
            (0.70, -0.08),
            (0.56, -0.18),
            (0.42, -0.27),
            (0.24, -0.36),
            (0.19, -0.52),
        )
    ):
        rig.cone(
            "head" if k < 2 else "root" if k < 5 else "tail",
            (0, y - 0.02, z + 0.02),
            (0, y + 0.06, z - 0.05),
            0.04,
            0.008,
            spike,
        )
    rig.ball("tail", (0, 0.2, -0.8), (0.05, 0.085, 0.09), spike)


def dinosaur(rig: Rig) -> None:
    """A young tyrant lizard with a big grin and tiny arms."""
    skin, _ = _saurian(rig, "#6aa0c8", "#4f86b4", "#f3ead0", 0.02, 1.45)
    _eyes(rig, skin, 0.07, 0.1, 0.9, 0.19)
    tooth = rig.material("#ffffff", gloss=0.4)
    for side, _ in SIDES:
        for k in range(4):
            at = (side * (0.12 - 0.012 * k), 0.69, 0.2 + 0.06 * k)
            rig.cone("head", at, (at[0], 0.645, at[2] + 0.005), 0.018, 0.003, tooth)
    plate = rig.material("#f0a04a", gloss=0.15)
    for k, (y, z) in enumerate(
        (
            (0.93, 0.02),
            (0.82, -0.04),
            (0.68, -0.07),
            (0.54, -0.18),
            (0.4, -0.27),
            (0.25, -0.36),
            (0.17, -0.52),
        )
    ):
        rig.ball(
            "head" if k < 2 else "root" if k < 5 else "tail",
            (0, y, z - 0.02),
            (0.02, 0.05, 0.045),
            plate,
            spin=(-0.5, 0, 0),
        )


_SAURIAN = Walker(
    hip=(0.15, 0.25, 0.0),
    neck=(0, 0.62, 0.06),
    jaw=(0, 0.69, 0.17),
    eye=(0, 0.79, 0.11),
    tail=(0, 0.28, -0.14),
    arm=(0.15, 0.54, 0.06),
    wings=False,
    tucks=False,
    folds=False,
    rate=5.5,
    lean=0.7,
    swing=0.55,
    belly=0.2,
)


def monkey(rig: Rig) -> None:
    """A brown monkey with long arms and a curling tail."""
    fur, pale = (rig.material(c, gloss=0.03, wrap=0.55, rim=0.75) for c in ("#8a552f", "#f2cfa4"))
    g = rig.group()
    rig.ball("root", (0, 0.38, 0), (0.155, 0.2, 0.14), fur, group=g, blend=0.06)
    rig.ball("root", (0, 0.365, 0.055), (0.11, 0.15, 0.10), pale, group=g, blend=0.02)
    rig.ball("head", (0, 0.76, 0.02), (0.225, 0.215, 0.2), fur, group=g, blend=0.05)
    h = rig.group()
    for side, letter in SIDES:
        rig.ball("head", (0.09 * side, 0.8, 0.13), (0.105, 0.11, 0.1), pale, group=h, blend=0.04)
        rig.ball("head", (0.245 * side, 0.76, 0.0), (0.085, 0.09, 0.04), fur)
        rig.ball("head", (0.25 * side, 0.76, 0.025), (0.055, 0.06, 0.03), pale)
        leg = f"leg_{letter}"
        rig.curve(
            leg,
            [(0.095 * side, 0.26, 0.0), (0.12 * side, 0.15, 0.03), (0.115 * side, 0.05, 0.0)],
            [0.075, 0.06, 0.05],
            fur,
        )
        rig.ball(leg, (0.12 * side, 0.04, 0.05), (0.06, 0.04, 0.1), pale)
        arm = "left" if side < 0 else "right"
        rig.curve(
            arm,
            [(0.14 * side, 0.5, 0.0), (0.27 * side, 0.38, 0.04), (0.27 * side, 0.22, 0.1)],
            [0.06, 0.05, 0.042],
            fur,
        )
        rig.ball(arm, (0.27 * side, 0.18, 0.115), (0.055, 0.06, 0.05), pale)
        rig.ball("head", (0.025 * side, 0.695, 0.262), 0.012, rig.material("#5a3420"))
        rig.ball("lids", (0.085 * side, 0.805, 0.20), 0.07, pale)
    rig.ball("head", (0, 0.68, 0.14), (0.15, 0.1, 0.11), pale, group=h, blend=0.05)
    rig.ball("jaw", (0, 0.645, 0.18), (0.085, 0.04, 0.07), rig.material("#b5423f", gloss=0.2))
    rig.ball("jaw", (0, 0.625, 0.165), (0.11, 0.05, 0.085), pale)
    eyes(rig, 0.085, 0.81, 0.195, 0.056)
    rig.cone("head", (0, 0.94, 0.02), (0.05, 1.0, 0.03), 0.05, 0.012, fur)
    rig.curve(
        "tail",
        [
            (0, 0.26, -0.1),
            (0.16, 0.2, -0.26),
            (0.36, 0.3, -0.3),
            (0.42, 0.5, -0.28),
            (0.34, 0.6, -0.26),
            (0.27, 0.53, -0.25),
        ],
        [0.04, 0.038, 0.036, 0.034, 0.032, 0.028],
        fur,
    )


_FLYING = replace(_SAURIAN, arm=(0.1, 0.56, -0.1), wings=True)
DRAGON = Creature(dragon, _FLYING.pose, BONES, (0.42, 0.7), 0.6, 0.14, shown=0.6, flies=True)
DINOSAUR = Creature(dinosaur, _SAURIAN.pose, BONES, (0.45, 0.69), 0.6, 0.14, shown=0.75)
MONKEY = Creature(
    monkey,
    Walker(
        hip=(0.1, 0.27, 0.0),
        neck=(0, 0.56, 0.0),
        jaw=(0, 0.66, 0.1),
        eye=(0, 0.78, 0.05),
        tail=(0, 0.26, -0.1),
        arm=(0.14, 0.5, 0.0),
        wings=False,
        tucks=False,
        belly=0.15,
    ).pose,
    BONES,
    (0.26, 0.64),
    0.52,
    0.14,
    shown=0.25,
)
