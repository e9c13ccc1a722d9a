"""Birds from one table of proportions and feathers, in units of their height with the feet at y = 0."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Literal

from ...common.things import PropKind
from ..render.rig import Rig
from .animals import eyes
from .creature import SIDES, Creature, Spot
from .walkers import BONES, Walker


@dataclass(frozen=True)
class Bird:
    """Feathers, and in heights: leg, body radius and half length, where the head is, its radius, half a span."""

    back: str
    belly: str
    wing: str
    tip: str
    bill: str = "#f2a52e"
    feet: str = "#ef9a3a"
    crown: str = ""
    leg: float = 0.13
    body: float = 0.27
    long: float = 0.33
    head: float = 0.22
    high: float = 0.755
    reach: float = 0.15
    span: float = 0.75
    beak: Literal["short", "hook", "long", "flat", "bent", "spoon"] = "short"
    neck: Literal["short", "upright", "swan", "stilt"] = "short"
    tail: Literal["short", "long", "plume", "fan", "train", "wheel", "fork"] = "short"
    pick: float = 0.0
    comb: float = 0.0
    tufts: bool = False
    disc: str = ""
    nape: str = ""
    eye: float = 0.062
    iris: str = "#2a1a10"
    rate: float = 15.0
    shown: float = 0.7

    @property
    def middle(self) -> float:
        """How high the middle of the body is."""
        return self.leg + self.body * 0.98


BIRDS: dict[PropKind, Bird] = {
    PropKind.BIRD: Bird("#4f9be0", "#fbe3c0", "#3579c4", "#265a9c"),
    PropKind.PARROT: Bird("#dc3b35", "#ea5a40", "#2f7fd0", "#f4c430", bill="#3a3436", feet="#6a6468",
                          crown="#dc3b35", disc="#fbf4ea", beak="hook", tail="long", leg=0.10, body=0.23, long=0.27,
                          reach=0.07, head=0.215),
    PropKind.CROW: Bird("#2c3040", "#3a4054", "#232634", "#1a1c28", bill="#4a4c58", feet="#4a4c58", beak="long",
                        body=0.25, long=0.36, head=0.20, reach=0.18, leg=0.15, rate=9.0, iris="#1a1a22"),
    PropKind.OWL: Bird("#9a6a3f", "#f0d9b0", "#7c5230", "#5e3c22", bill="#e0a93a", feet="#e0a93a", disc="#f6e6c8",
                       tufts=True, leg=0.06, body=0.31, long=0.29, head=0.29, high=0.68, reach=0.05, eye=0.095,
                       iris="#e8a020", rate=7.0, span=0.95),
    PropKind.EAGLE: Bird("#6b4526", "#7d532f", "#5a381d", "#3f2612", bill="#f4b62c", feet="#f4b62c", crown="#fbf8f0",
                         beak="hook", tail="fan", body=0.25, long=0.36, head=0.185, high=0.80, reach=0.15, span=1.2,
                         rate=5.5, eye=0.05),
    PropKind.CHICKEN: Bird("#fbf6ea", "#ffffff", "#f1e6d0", "#e2d2b4", comb=0.10, tail="fan", leg=0.17, body=0.27,
                           long=0.34, head=0.155, high=0.80, reach=0.20, eye=0.05, rate=20.0, span=0.55),
    PropKind.ROOSTER: Bird("#b5532a", "#8c3a22", "#d98a34", "#2f5f52", crown="#f0a83a", comb=0.14, tail="plume",
                           leg=0.20, body=0.225, long=0.29, head=0.135, high=0.795, reach=0.19, eye=0.045,
                           rate=20.0, span=0.5),
    PropKind.SWAN: Bird("#fdfcf8", "#ffffff", "#f6f3ec", "#eceae4", bill="#f08a28", feet="#3a3a40", beak="flat", neck="swan",
                        leg=0.06, body=0.23, long=0.44, head=0.105, high=0.86, reach=0.42, eye=0.034, span=1.05,
                        rate=6.0),
    PropKind.FLAMINGO: Bird("#f58aa8", "#fab4c6", "#f0678f", "#d84a78", bill="#fbe6dc", feet="#f07a98", beak="bent", neck="stilt",
                            leg=0.38, body=0.15, long=0.25, head=0.07, high=0.91, reach=0.40, eye=0.026, span=0.8,
                            rate=6.0),
    PropKind.PEACOCK: Bird("#2f6fd0", "#3a86e0", "#8a6a48", "#5f4a34", bill="#6a6468", feet="#8a7a68", tail="train",
                           leg=0.12, body=0.16, long=0.22, head=0.095, high=0.62, reach=0.18, eye=0.032, span=0.5,
                           shown=0.35),
    PropKind.PIGEON: Bird("#8f9aac", "#a8b2c2", "#b6bfcc", "#56606f", bill="#5a5458", feet="#e0606c", crown="#5f8a8c",
                          body=0.26, long=0.34, head=0.185, high=0.76, reach=0.17, eye=0.05, rate=13.0),
    PropKind.DUCK: Bird("#b9b2a8", "#8a5a38", "#8f887e", "#3f63b8", bill="#f2b52e", feet="#ef8a2a", crown="#1f7a4a",
                        nape="#fbfaf6", beak="spoon", neck="upright", leg=0.07, body=0.26, long=0.40, head=0.175, high=0.80,
                        reach=0.27, eye=0.044, rate=14.0, span=0.7),
    PropKind.GOOSE: Bird("#f4f2ec", "#ffffff", "#e6e2d8", "#b4b0a8", bill="#f08a28", feet="#ef7a2a", beak="spoon",
                         neck="upright", leg=0.13, body=0.24, long=0.36, head=0.115, high=0.88, reach=0.30, eye=0.034,
                         span=0.9, rate=8.0),
    PropKind.HERON: Bird("#9aa8ba", "#e6eaf0", "#7f8ea4", "#3f4a60", bill="#f2a52e", feet="#8a7a4a", crown="#f4f6f8",
                         nape="#e6eaf0", beak="long", neck="stilt", pick=0.24, leg=0.40, body=0.135, long=0.24, head=0.075,
                         high=0.91, reach=0.34, eye=0.026, span=0.85, rate=5.5),
    PropKind.OSTRICH: Bird("#2e2c32", "#3a373e", "#1f1d22", "#f4f1ea", bill="#e0b090", feet="#d8a890", crown="#e2b8a8",
                           nape="#e2b8a8", beak="spoon", neck="upright", tail="fan", leg=0.36, body=0.19, long=0.24, head=0.075,
                           high=0.93, reach=0.24, eye=0.034, span=0.45, rate=12.0),
    PropKind.TURKEY: Bird("#5f4030", "#74503a", "#8a6248", "#3f2a20", bill="#e0a93a", feet="#d88a5a", crown="#6f9ac0",
                          tail="wheel", comb=0.12, leg=0.15, body=0.25, long=0.29, head=0.105, high=0.72, reach=0.26,
                          eye=0.034, span=0.55, rate=18.0),
    PropKind.CHICK: Bird("#ffd84a", "#ffe68a", "#f6c42e", "#e8ae20", bill="#f08a28", feet="#ef8a2a", leg=0.10, body=0.32,
                         long=0.33, head=0.26, high=0.72, reach=0.08, eye=0.062, span=0.4, rate=24.0),
}  # fmt: skip


def build(kind: PropKind, rig: Rig) -> None:
    """Adds the shapes of ``kind``, a key of :data:`BIRDS`."""
    shape(BIRDS[kind], rig)


def shape(b: Bird, rig: Rig) -> None:
    """Adds the shapes of a bird with these feathers; its bones are those of its kind."""
    coat, front, wing, tip = (
        rig.material(c, gloss=0.03, wrap=0.55, rim=0.75) for c in (b.back, b.belly, b.wing, b.tip)
    )
    feet = rig.material(b.feet, gloss=0.3)
    y, g = b.middle, rig.group()
    rig.ball(
        "root", (0, y, -0.02), (b.body, b.body * 0.98, b.long), coat, group=g, blend=0.08, spin=(-0.25, 0, 0)
    )
    rig.ball(
        "root",
        (0, y - 0.03, b.long * 0.3),
        (b.body * 0.82, b.body * 0.8, b.long * 0.75),
        front,
        group=g,
        blend=0.03,
    )
    crown = rig.material(b.crown, gloss=0.03, wrap=0.55, rim=0.75) if b.crown else coat
    top = (0, b.high, b.reach)
    if b.neck != "short":
        neck, radii = _long_neck(b)
        skin = rig.material(b.nape, gloss=0.03, wrap=0.55, rim=0.75) if b.nape else coat
        rig.curve("head", neck, radii, skin, group=g, blend=0.03 if b.neck == "stilt" else 0.06)
    else:
        rig.cone(
            "head",
            (0, y + b.body * 0.5, b.long * 0.35),
            top,
            b.body * 0.68,
            b.head * 0.85,
            crown,
            group=g,
            blend=0.08,
        )
    rig.ball("head", top, b.head, crown, group=g, blend=0.05)
    for side, letter in SIDES:
        _wings(b, rig, side, letter, wing, tip)
        x, z = side * b.body * 0.42, 0.0
        rig.cone(f"leg_{letter}", (x, b.leg + 0.1, z), (x, 0.03, z + 0.01), 0.035, 0.022, feet)
        for spread in (-0.06, 0.0, 0.06):
            rig.cone(f"leg_{letter}", (x, 0.022, z), (x + spread, 0.018, z + 0.12), 0.024, 0.016, feet)
    _head(b, rig, crown, rig.material(b.bill, gloss=0.35))
    _tail(b, rig, coat, tip)


def _long_neck(b: Bird) -> tuple[list[Spot], list[float]]:
    """The curve of a long neck, as a swan, a flamingo or a goose has one, and its radii."""
    y = b.middle
    if b.neck == "upright":
        up = [(0.0, y + 0.04, b.long * 0.6), (0.0, (y + b.high) / 2, b.reach), (0.0, b.high, b.reach)]
        return up, [b.body * 0.62, b.head * 0.72, b.head * 0.8]
    neck = [
        (0.0, y + 0.05, b.long * 0.85),
        (0.0, y + 0.22, b.long * 1.12),
        (0.0, b.high - 0.12, b.reach - 0.22),
        (0.0, b.high, b.reach - 0.1),
        (0.0, b.high, b.reach),
    ]
    radii = [0.13, 0.10, 0.075, 0.085, 0.10]
    if b.neck == "stilt":
        neck[2:4] = [(0.0, b.high - 0.06, b.reach - 0.17), (0.0, b.high + 0.03, b.reach - 0.09)]
        radii = [0.4 * r for r in radii]
    return neck, radii


def _wings(b: Bird, rig: Rig, side: int, letter: str, wing: int, tip: int) -> None:
    bone, y = "left" if side < 0 else "right", b.middle
    x = side * b.body * 0.93
    rig.ball(
        bone, (x, y + 0.03, -0.05), (b.body * 0.22, b.body * 0.72, b.long * 0.82), wing, spin=(-0.3, 0, 0)
    )
    rig.ball(
        bone,
        (x * 1.02, y - 0.05, -b.long * 0.62),
        (b.body * 0.16, b.body * 0.36, b.long * 0.55),
        tip,
        spin=(-0.2, 0, 0),
    )
    span, at = f"span_{letter}", (side * b.body * 0.7, y + b.body * 0.45)
    g = rig.group()
    rig.ball(
        span,
        (at[0] + side * b.span * 0.42, at[1], 0.0),
        (b.span * 0.48, 0.045, 0.20),
        wing,
        group=g,
        blend=0.04,
    )
    for k in range(5):
        reach, back = b.span * (0.98 - 0.17 * k), 0.02 + 0.055 * k
        rig.ball(
            span,
            (at[0] + side * reach * 0.86, at[1] - 0.01, -back - 0.10),
            (b.span * 0.24, 0.028, 0.075),
            tip,
            spin=(0, side * (0.35 + 0.22 * k), 0),
            group=g,
            blend=0.02,
        )


def _head(b: Bird, rig: Rig, skin: int, bill: int) -> None:
    r, y, z = b.head, b.high, b.reach
    out = z + r * 0.88
    if b.disc:
        disc = rig.material(b.disc, wrap=0.6, rim=0.6)
        for s in (-1, 1):
            rig.ball("head", (s * r * 0.42, y + r * 0.08, z + r * 0.62), (r * 0.46, r * 0.52, r * 0.36), disc)
    _bill(b, rig, bill, out)
    width = 0.42 if b.disc else 0.52
    eyes(rig, r * width, y + r * 0.2, z + r * (0.82 if b.disc else 0.76), b.eye, iris=b.iris)
    for s in (-1, 1):
        rig.ball("lids", (s * r * width, y + r * 0.2, z + r * (0.84 if b.disc else 0.8)), b.eye * 1.2, skin)
        if b.tufts:
            rig.cone(
                "head", (s * r * 0.5, y + r * 0.7, z), (s * r * 0.85, y + r * 1.3, z), r * 0.28, 0.015, skin
            )
    if b.comb:
        _comb(b, rig, out)
    for k in (-1, 0, 1) if b.tail == "train" else ():
        rig.cone("head", (0, y + r * 0.8, z), (0.04 * k, y + r * 1.8, z), 0.008, 0.006, skin)
        rig.ball("head", (0.04 * k, y + r * 1.85, z), 0.022, skin)


def _bill(b: Bird, rig: Rig, bill: int, out: float) -> None:
    r, y = b.head, b.high
    if b.beak == "hook":
        rig.curve(
            "head",
            [
                (0, y - r * 0.02, out - 0.02),
                (0, y - r * 0.12, out + r * 0.5),
                (0, y - r * 0.55, out + r * 0.62),
            ],
            [r * 0.36, r * 0.28, r * 0.07],
            bill,
        )
        rig.cone(
            "jaw", (0, y - r * 0.4, out - 0.02), (0, y - r * 0.52, out + r * 0.25), r * 0.2, r * 0.12, bill
        )
    elif b.beak == "bent":
        bend = [(0, y - 0.005, out - 0.02), (0, y - 0.025, out + 0.07), (0, y - 0.085, out + 0.10)]
        rig.curve("head", bend, [0.045, 0.038, 0.03], bill)
        rig.cone("head", bend[2], (0, y - 0.125, out + 0.09), 0.031, 0.012, rig.material("#2a2a30"))
        rig.cone("jaw", (0, y - 0.04, out - 0.01), (0, y - 0.075, out + 0.06), 0.025, 0.018, bill)
    elif b.beak == "flat":
        rig.ball("head", (0, y - 0.01, out - 0.02), (0.05, 0.05, 0.06), rig.material("#2a2a30"))
        rig.ball("head", (0, y - 0.035, out + 0.085), (0.048, 0.028, 0.11), bill, spin=(0.3, 0, 0))
        rig.ball("jaw", (0, y - 0.065, out + 0.07), (0.04, 0.018, 0.09), bill, spin=(0.3, 0, 0))
    elif b.beak == "spoon":
        rig.ball("head", (0, y - r * 0.12, out + r * 0.2), (r * 0.34, r * 0.26, r * 0.45), bill)
        rig.ball(
            "head", (0, y - r * 0.26, out + r * 0.6), (r * 0.42, r * 0.13, r * 0.62), bill, spin=(0.1, 0, 0)
        )
        rig.ball(
            "jaw", (0, y - r * 0.42, out + r * 0.5), (r * 0.36, r * 0.1, r * 0.55), bill, spin=(0.1, 0, 0)
        )
    else:
        far = b.pick or r * (1.15 if b.beak == "long" else 0.55)
        deep = 0.18 if b.tufts else 0.0
        rig.cone(
            "head",
            (0, y - r * deep, out - 0.02),
            (0, y - r * (0.12 + 2.2 * deep), out + far),
            r * 0.25,
            r * 0.04,
            bill,
        )
        rig.cone(
            "jaw",
            (0, y - r * (0.16 + deep), out - 0.02),
            (0, y - r * (0.24 + 2 * deep), out + far * 0.75),
            r * 0.18,
            r * 0.03,
            bill,
        )


def _comb(b: Bird, rig: Rig, out: float) -> None:
    r, y, z, red = b.head, b.high, b.reach, rig.material("#e0362f", gloss=0.15, rim=0.7)
    for high, dy, dz in ((0.75, 0.9, 0.45), (0.9, 1.15, 0.0), (0.7, 1.0, -0.45)):
        rig.ball("head", (0, y + r * dy, z + r * dz), (0.03, b.comb * high, b.comb * 0.5), red)
    for s in (-1, 1):
        rig.ball("jaw", (s * 0.022, y - r * 0.75, out - 0.01), (0.022, b.comb * 0.55, 0.026), red)


def _tail(b: Bird, rig: Rig, coat: int, tip: int) -> None:
    y, z = b.middle + b.body * 0.12, -b.long * 0.8
    if b.tail == "train":
        _train(rig, (0.0, y, z))
    elif b.tail == "wheel":
        _wheel(rig, (0.0, y, z), b)
    elif b.tail == "fork":
        for x, _ in SIDES:
            rig.cone("tail", (0.03 * x, y, z + 0.08), (0.16 * x, y + 0.02, z - 0.5), 0.07, 0.012, tip)
    elif b.tail == "plume":
        for k, tone in enumerate(("#1f4f48", "#2f6f5a", "#274a6a", "#1f4f48", "#3a7a55")):
            s, feather = 0.05 * (k - 2), rig.material(tone, gloss=0.25, rim=0.8)
            rig.curve(
                "tail",
                [
                    (s, y, z + 0.05),
                    (s * 1.6, y + 0.24 - 0.02 * k, z - 0.14),
                    (s * 2.2, y + 0.24 - 0.05 * k, z - 0.34),
                    (s * 2.4, y - 0.02 - 0.05 * k, z - 0.44),
                ],
                [0.07, 0.06, 0.05, 0.02],
                feather,
            )
    elif b.tail == "fan":
        quill = tip if b.nape else rig.material(b.crown) if b.crown else coat
        for k in range(5):
            a = 0.32 * (k - 2)
            rig.cone(
                "tail",
                (0, y, z + 0.06),
                (0.2 * math.sin(a), y + 0.16 + 0.04 * math.cos(a), z - 0.2),
                0.07,
                0.055,
                quill,
            )
    elif b.tail == "long":
        for k, feather in enumerate((coat, tip, coat)):
            rig.curve(
                "tail",
                [
                    (0.05 * (k - 1), y - 0.1, z + 0.05),
                    (0.06 * (k - 1), y - 0.2, z - 0.22),
                    (0.07 * (k - 1), 0.03 + 0.03 * k, z - 0.36),
                ],
                [0.08, 0.06, 0.03],
                feather,
            )
    else:
        for s in (-1, 1):
            rig.cone("tail", (0.03 * s, y, z + 0.06), (0.075 * s, y + 0.03, z - 0.27), 0.07, 0.045, tip)


def _wheel(rig: Rig, root: tuple[float, float, float], b: Bird) -> None:
    """A turkey's tail, spread behind it like a wheel."""
    _, y, z = root
    dark, band, edge = (rig.material(tone, wrap=0.5, rim=0.7) for tone in (b.back, "#3a2418", "#f2dcb0"))
    for k in range(13):
        a = 1.6 * (2 * k / 12 - 1)
        sx, cy = math.sin(a), math.cos(a)
        for far, wide, tone in ((0.40, 0.075, dark), (0.46, 0.078, band), (0.5, 0.07, edge)):
            rig.cone("tail", (0, y, z), (far * sx, max(y + far * cy, 0.08), z - 0.02), 0.04, wide, tone)


def _train(rig: Rig, root: tuple[float, float, float]) -> None:
    """A peacock's feathers, spread behind it."""
    green, pale, blue, gold = (
        rig.material(tone, gloss=0.25, wrap=0.5, rim=0.8)
        for tone in ("#1f8a6a", "#2fae7c", "#2348b8", "#e8b83a")
    )
    _, y, z = root
    for row, (far, count, back) in enumerate(((0.64, 15, 0.03), (0.43, 11, 0.0))):
        for k in range(count):
            a = 1.75 * (2 * k / (count - 1) - 1)
            sx, cy = math.sin(a), math.cos(a)
            tip = (far * sx, max(y + far * cy, 0.06), z - back)
            rig.cone("tail", (0, y, z - back), tip, 0.05, 0.075, (green, pale)[(k + row) % 2])
            rig.ball("tail", (tip[0], tip[1], z - back + 0.05), (0.062, 0.075, 0.03), gold, spin=(0, 0, -a))
            rig.ball("tail", (tip[0], tip[1], z - back + 0.075), (0.036, 0.045, 0.02), blue, spin=(0, 0, -a))


def creature(kind: PropKind) -> Creature:
    """The animal ``kind``, a key of :data:`BIRDS`."""
    b = BIRDS[kind]
    walker = Walker(
        hip=(b.body * 0.42, b.leg + 0.05, 0.0),
        neck=(0, b.middle + b.body * 0.5, b.long * 0.4),
        jaw=(0, b.high - b.head * 0.15, b.reach + b.head * 0.8),
        eye=(0, b.high, b.reach),
        tail=(0, b.middle, -b.long * 0.8),
        arm=(b.body * 0.7, b.middle + b.body * 0.45, 0.0),
        rate=b.rate,
        lean=0.5,
    )
    mouth = (b.reach + b.head * 1.3, b.high - b.head * 0.2)
    return Creature(
        partial(build, kind),
        walker.pose,
        BONES,
        mouth,
        b.middle + b.body * 0.8,
        0.55 * b.leg,
        shown=b.shown,
        flies=True,
    )
