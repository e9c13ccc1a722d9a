"""What single forms of four-legged animals have besides their coat: spots, stripes, tusks; see :mod:`.forms`."""

from __future__ import annotations

import math

from ..render.rig import Rig
from .markings import Skull
from .stuff import soft

_FLECKS = tuple(
    (0.9 * math.sin(2.1 * k), 0.55 * math.cos(1.7 * k), 0.26 - 0.52 * ((k * 0.618) % 1.0)) for k in range(16)
)
"""Where spots lie on a trunk of unit size: sideways, up, along."""


def _flecks(rig: Rig, tone: str, wide: float, body: float, middle: float, long: float) -> None:
    dark = soft(rig, tone)
    for k, (_, up, along) in enumerate(_FLECKS):
        side, lift = (1 if k % 2 else -1), 0.75 * up
        out = body * math.sqrt(1 - lift * lift) * 1.0
        r = wide * (0.8 + 0.4 * (k % 3))
        rig.ball("root", (side * out, middle + body * lift, along * long / 0.3), (r * 0.45, r, r), dark)


def _on_head(rig: Rig, skull: Skull, r: float, tone: str) -> None:
    _, y, z = skull
    for x, up, wide in ((-0.55, 0.62, 0.2), (0.4, 0.78, 0.16), (0.7, 0.1, 0.17)):
        rig.ball("head", (x * r, y + up * r, z + 0.5 * r), (wide * r, wide * r, wide * r), soft(rig, tone))


def dalmatian(rig: Rig, skull: Skull, r: float) -> None:
    """Black spots all over."""
    _flecks(rig, "#26242a", 0.034, 0.20, 0.485, 0.27)
    _on_head(rig, skull, r, "#26242a")


def leopard(rig: Rig, skull: Skull, r: float) -> None:
    """Dark spots, close together."""
    _flecks(rig, "#4a2f1a", 0.03, 0.20, 0.47, 0.30)
    _flecks(rig, "#4a2f1a", 0.026, 0.195, 0.42, 0.22)
    _flecks(rig, "#4a2f1a", 0.024, 0.205, 0.5, 0.34)
    _on_head(rig, skull, r, "#4a2f1a")


def hyena(rig: Rig, skull: Skull, r: float) -> None:
    """Brown spots."""
    _flecks(rig, "#54402c", 0.028, 0.17, 0.485, 0.27)


def fawn(rig: Rig, skull: Skull, r: float) -> None:
    """The white spots of a fawn or a doe, without antlers."""
    pale = soft(rig, "#f8ead0")
    for s in (-1, 1):
        for k in range(5):
            rig.ball("root", (s * 0.125, 0.56 + 0.03 * (k % 2), 0.18 - 0.09 * k), (0.03, 0.022, 0.022), pale)


def tabby(rig: Rig, skull: Skull, r: float) -> None:
    """The stripes on a tabby's forehead and cheeks."""
    (_, y, z), dark = skull, soft(rig, "#54463a")
    for x in (-0.25, 0.0, 0.25):
        rig.cone(
            "head",
            (x * r, y + 0.9 * r, z + 0.45 * r),
            (x * r * 0.7, y + 0.5 * r, z + 0.9 * r),
            0.016,
            0.01,
            dark,
        )
    for s in (-1, 1):
        rig.cone(
            "head",
            (s * 0.95 * r, y, z + 0.3 * r),
            (s * 0.6 * r, y - 0.15 * r, z + 0.8 * r),
            0.016,
            0.008,
            dark,
        )


def boar(rig: Rig, skull: Skull, r: float) -> None:
    """A wild boar's tusks and the bristles on its back."""
    (_, y, z), tusk, bristle = skull, rig.material("#f8f0dc", gloss=0.4), soft(rig, "#2f241c")
    for s in (-1, 1):
        rig.curve("head", [(s * r * 0.42, y - r * 0.6, z + r * 1.0), (s * r * 0.62, y - r * 0.4, z + r * 1.2),
                           (s * r * 0.6, y - r * 0.05, z + r * 1.22)], [0.03, 0.026, 0.006], tusk)  # fmt: skip
    for k in range(8):
        at = 0.26 - 0.09 * k
        rig.cone("root", (0, 0.6, at), (0, 0.74 - 0.012 * k, at - 0.04), 0.045, 0.008, bristle)


def badger(rig: Rig, skull: Skull, r: float) -> None:
    """A badger's white face with a black stripe over each eye."""
    (_, y, z), dark, white = skull, soft(rig, "#232228"), soft(rig, "#fbfaf6")
    rig.ball("head", (0, y + r * 0.35, z + r * 0.42), (r * 0.34, r * 0.66, r * 0.66), white)
    for s in (-1, 1):
        rig.ball(
            "head",
            (s * r * 0.52, y + r * 0.2, z + r * 0.45),
            (r * 0.27, r * 0.66, r * 0.5),
            dark,
            spin=(0.2, 0, 0.1 * s),
        )
        rig.ball("head", (s * r * 0.9, y - r * 0.2, z + r * 0.3), (r * 0.2, r * 0.45, r * 0.4), white)


def skunk(rig: Rig, skull: Skull, r: float) -> None:
    """The white stripe along a skunk's back and tail."""
    (_, y, z), white = skull, soft(rig, "#fbfaf6")
    rig.curve("root", [(0, 0.47, 0.25), (0, 0.5, 0.0), (0, 0.47, -0.28)], [0.08, 0.1, 0.08], white)
    rig.cone("head", (0, y + r * 0.9, z - r * 0.2), (0, y + r * 0.1, z + r * 0.98), 0.05, 0.03, white)
    rig.ball("tail", (0, 0.46, -0.62), (0.09, 0.13, 0.12), white)


def otter(rig: Rig, skull: Skull, r: float) -> None:
    """An otter's thick tail, pale throat and whiskers."""
    (_, y, z), fur, pale, hair = skull, soft(rig, "#6f5038"), soft(rig, "#e6d0b0"), soft(rig, "#f6f2ea")
    rig.curve("tail", [(0, 0.3, -0.4), (0, 0.2, -0.62), (0, 0.1, -0.86)], [0.13, 0.1, 0.03], fur)
    rig.ball("head", (0, y - r * 0.55, z + r * 0.5), (r * 0.62, r * 0.5, r * 0.5), pale)
    for s in (-1, 1):
        for up in (-0.1, 0.08):
            rig.cone("head", (s * r * 0.35, y - r * 0.35, z + r * 1.0), (s * r * 1.25, y - r * (0.35 - up * 3), z + r * 0.95),
                     0.008, 0.004, hair)  # fmt: skip
