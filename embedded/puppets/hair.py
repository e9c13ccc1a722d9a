"""Hair, beards and what sits on a head: clumps of strands in head space (unit: the skull's radius).

Hair is a shell round the skull, cut open at the face, with clumps over its edge; swinging parts hang on
the bone ``sway``, which ``body`` moves a moment after the head.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from ...configs.look import Accessory, FacialHair, Hair, Look
from . import shading
from .rig import Rig

Clumps = Callable[[Rig, int, int, float], None]


def build_hair(rig: Rig, look: Look) -> None:
    """Adds the hair of ``look`` (less of it under a hat) and its beard."""
    hair = rig.material(
        look.hair_colour, shading.HAIR, gloss=0.34, shine=30.0, frequency=26.0, rim=0.7, wrap=0.3
    )
    group = rig.group()
    if look.hair is not Hair.BALD:
        _STYLES[look.hair](rig, hair, group, look.hair_volume)
    _beard(rig, look, hair)


def _shell(
    rig: Rig, hair: int, group: int, grow: float = 1.0, line: float = 0.40, slope: float = 0.62
) -> None:
    """The cap of hair: open in front of a slanted plane that passes the brow at ``line``."""
    size = 1.0 + 0.07 * grow
    rig.ball("head", (0, 0.13, -0.07), (0.99 * size, 0.95 * size, 0.98 * size), hair, group=group, blend=0.10,
             clip=(0.0, 1.0, -slope, -line + slope * 0.78), along=(0.25, 0.4, -0.9))  # fmt: skip


def _lock(rig: Rig, hair: int, group: int, points: list[tuple[float, float, float]], width: float, bone: str = "head",
          blend: float = 0.05) -> None:  # fmt: skip
    """A tapering clump along points."""
    n = len(points) - 1
    radii = [width * (1.0 - 0.82 * (i / n) ** 1.6) for i in range(n + 1)]
    rig.curve(bone, points, radii, hair, group=group, blend=blend)


def _fringe(rig: Rig, hair: int, group: int, parts: int, part_at: float, drop: float, width: float) -> None:
    """Clumps that fall from a parting over the forehead."""
    for i in range(parts):
        a = -1.0 + 2.0 * (i + 0.5) / parts
        root_x = part_at + (a - part_at) * 0.45
        tip = (a * 0.86, 0.62 - drop * (0.55 + 0.45 * math.cos(2.4 * a + i)), 0.86 - 0.45 * a * a)
        _lock(rig, hair, group, [(root_x * 0.7, 1.02, 0.30), ((root_x + a) * 0.42, 0.90, 0.70), tip], width)


def _curly(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group)
    _balls(rig, hair, group, volume, 0.27, 46, 0.10)


def _afro(rig: Rig, hair: int, group: int, volume: float) -> None:
    v = 1.0 + 0.35 * volume
    rig.ball("head", (0, 0.30, -0.16), (1.08 * v, 1.0 * v, 0.98 * v), hair, group=group, blend=0.1,
             clip=(0.0, 0.80, -0.62, -0.02), along=(0, 1, 0))  # fmt: skip
    _balls(rig, hair, group, volume * 1.28, 0.24, 80, 0.16, 0.12)


def _balls(
    rig: Rig, hair: int, group: int, volume: float, size: float, count: int, lift: float, blend: float = 0.06
) -> None:
    """Round curls spread evenly (a golden spiral) over the hair's part of the skull."""
    for i in range(count * 2):
        y = 1.0 - 2.0 * (i + 0.5) / (count * 2)
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963
        x, z = radius * math.cos(a), radius * math.sin(a)
        if y < 0.44 + 0.70 * z - 0.25 * abs(x) and z > -0.25 or y < -0.42:
            continue
        k = 0.96 + lift * volume
        r = size * (0.82 + 0.36 * ((i * 7) % 5) / 4.0)
        rig.ball("head", (x * k, 0.12 + y * k, z * k - 0.05), (r, r * 0.92, r), hair, group=group, blend=blend,
                 spin=(0.0, 0.0, a), along=(math.sin(a), 0.4, math.cos(a)))  # fmt: skip


def _spiky(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group)
    for i in range(34):
        y = 1.0 - 1.15 * (i + 0.5) / 34
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963
        x, z = radius * math.cos(a), radius * math.sin(a)
        if z > 0.2 and y < 0.42 + 0.45 * z:
            continue
        out = 1.0 + (0.42 + 0.1 * ((i * 5) % 4) / 3) * volume
        mid = (1.03 * x, 0.14 + 1.03 * y, 1.0 * z - 0.06)
        tip = (out * x + 0.10, 0.22 + out * y + 0.16, out * z * 0.95 - 0.02)
        rig.cone(
            "head", (0.8 * x, 0.12 + 0.8 * y, 0.8 * z - 0.05), mid, 0.30, 0.26, hair, group=group, blend=0.07
        )
        rig.cone("head", mid, tip, 0.25, 0.03, hair, group=group, blend=0.07)


def _messy(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.3)
    for i in range(26):
        y = 1.0 - 1.25 * (i + 0.5) / 26
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963 + 0.4
        x, z = radius * math.cos(a), radius * math.sin(a)
        if z > 0.3 and y < 0.50:
            continue
        k = 1.05 + 0.06 * volume
        swirl = 0.38
        tip = (
            k * 1.06 * x + swirl * z,
            0.12 + k * y + 0.10 * math.sin(i) - 0.12,
            k * 1.02 * z - swirl * x * 0.5 - 0.05,
        )
        _lock(
            rig,
            hair,
            group,
            [(0.85 * x, 0.16 + 0.9 * y, 0.85 * z - 0.06), (k * x + 0.1 * z, 0.16 + k * y, k * z - 0.06), tip],
            0.30,
        )
    for i, a in enumerate((-0.62, -0.28, 0.06, 0.38, 0.66)):
        drop = (0.10, 0.22, 0.14, 0.24, 0.08)[i]
        _lock(
            rig,
            hair,
            group,
            [
                (a * 0.6 - 0.1, 1.0, 0.38),
                (a * 0.9, 0.92 + 0.05 * volume, 0.74),
                (a + 0.16, 0.66 - drop, 0.93 - 0.3 * a * a),
            ],
            0.23,
        )


def _long(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group)
    for side in (-1, 1):
        for j in range(4):
            x, z = side * (0.70 + 0.10 * (j % 2)), 0.18 - 0.30 * j
            w = 0.27 * volume
            points = [
                (x * 0.9, 0.55, z),
                (x * 1.28, -0.05, z),
                (x * 1.32, -0.75, z - 0.02),
                (x * 1.08, -1.55 - 0.1 * (j % 3), z + 0.02),
            ]
            _lock(rig, hair, group, points, w, "sway", 0.10)
    for x in (-0.45, 0.0, 0.45):
        _lock(
            rig,
            hair,
            group,
            [(x, 0.4, -0.7), (x * 1.2, -0.5, -0.85), (x * 1.2, -1.6, -0.6)],
            0.36,
            "sway",
            0.10,
        )
    _curtain(rig, hair, group, 0.02)


def _curtain(rig: Rig, hair: int, group: int, part: float) -> None:
    """A parted front: two sweeps from the parting to the temples."""
    for side in (-1, 1):
        for j in range(3):
            d = 0.26 * j
            points = [
                (part + 0.05 * side, 1.06 - 0.05 * j, 0.25 + 0.12 * j),
                (part + (0.42 + 0.16 * j) * side, 0.88 - 0.10 * j, 0.72 - 0.05 * j),
                ((0.86 + 0.05 * j) * side, 0.40 - d * 0.55, 0.50 - 0.10 * j),
                ((0.98 + 0.02 * j) * side, 0.02 - d * 0.5, 0.26 - 0.10 * j),
            ]
            rig.curve("head", points, [0.16, 0.24, 0.20, 0.10], hair, group=group, blend=0.08)


def _bob(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.2)
    for side in (-1, 1):
        for j in range(5):
            x, z = side * (0.80 + 0.05 * (j % 2)), 0.34 - 0.26 * j
            tip_z = z + (0.14 if j == 0 else 0.0)
            points = [
                (x * 0.95, 0.5, z - 0.05),
                (x * 1.24, 0.0, z),
                (x * 1.22, -0.42, z),
                (x * 0.98, -0.72, tip_z),
            ]
            rig.curve(
                "head", points, [0.2, 0.25 * volume, 0.27 * volume, 0.12], hair, group=group, blend=0.10
            )
    rig.ball("head", (0, -0.15, -0.5), (0.92, 0.62, 0.5), hair, group=group, blend=0.15, along=(0, 1, 0))
    _fringe(rig, hair, group, 7, 0.0, 0.28, 0.22)


def _bun(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.46)
    _curtain(rig, hair, group, 0.25)
    rig.ball(
        "head",
        (0, 1.22, -0.28),
        (0.42 * volume, 0.36 * volume, 0.42 * volume),
        hair,
        group=group,
        blend=0.04,
        along=(1, 0.2, 0),
    )
    rig.ball(
        "head",
        (0.05, 1.34, -0.22),
        (0.30, 0.26, 0.32),
        hair,
        group=group,
        blend=0.03,
        along=(0.4, 1, 0),
        spin=(0.3, 0, 0.5),
    )


def _ponytail(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.46)
    _curtain(rig, hair, group, -0.3)
    band = rig.material("red", gloss=0.2)
    rig.ball("head", (0.30, 0.98, -0.52), (0.2, 0.2, 0.2), band)
    for i, (dx, w) in enumerate(((0.0, 0.34), (0.16, 0.26), (-0.12, 0.24))):
        points = [
            (0.32, 1.04, -0.55),
            (0.85 + dx, 1.12, -0.60),
            (1.22 + dx, 0.55, -0.55),
            (1.16 + dx * 1.4, -0.45 - 0.2 * i, -0.50),
        ]
        _lock(rig, hair, group, points, w * volume, "sway", 0.1)


def _pigtails(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.46)
    _fringe(rig, hair, group, 6, 0.0, 0.26, 0.22)
    band = rig.material("red", gloss=0.2)
    for side in (-1, 1):
        rig.ball("head", (1.02 * side, 0.42, -0.22), (0.17, 0.17, 0.17), band)
        for j, w in enumerate((0.30, 0.24)):
            points = [
                (1.04 * side, 0.42, -0.24),
                (1.42 * side, 0.32 - 0.1 * j, -0.22),
                (1.56 * side, -0.2, -0.18 + 0.1 * j),
                (1.38 * side, -0.72 - 0.15 * j, -0.15),
            ]
            _lock(rig, hair, group, points, w * volume, "sway", 0.08)


def _side_part(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.0, 0.46)
    for j in range(6):
        k = j / 5.0
        points = [
            (0.52 - 0.06 * j, 0.98 - 0.02 * j, 0.42 - 0.16 * j),
            (0.05 - 0.05 * j, 1.16 + 0.05 * volume - 0.03 * j, 0.52 - 0.16 * j),
            (-0.62, 0.98 - 0.06 * j, 0.50 - 0.18 * j),
            (-0.98, 0.52 - 0.05 * j, 0.32 - 0.2 * k),
        ]
        rig.curve("head", points, [0.16, 0.26 * volume, 0.24 * volume, 0.08], hair, group=group, blend=0.06)
    for j in range(3):
        points = [
            (0.55, 0.98 - 0.04 * j, 0.38 - 0.2 * j),
            (0.88, 0.70, 0.30 - 0.2 * j),
            (1.0, 0.28, 0.15 - 0.18 * j),
        ]
        rig.curve("head", points, [0.12, 0.18, 0.07], hair, group=group, blend=0.06)


def _buzz(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.35, 0.42)


_STYLES: dict[Hair, Clumps] = {
    Hair.CURLY: _curly,
    Hair.SPIKY: _spiky,
    Hair.LONG: _long,
    Hair.BUN: _bun,
    Hair.BOB: _bob,
    Hair.PONYTAIL: _ponytail,
    Hair.SIDE_PART: _side_part,
    Hair.BUZZ: _buzz,
    Hair.PIGTAILS: _pigtails,
    Hair.AFRO: _afro,
    Hair.MESSY: _messy,
}


def hair_top(look: Look) -> float:
    """How far hair or hat rises over the middle of the head, in head units."""
    tops = {
        Hair.BUN: 1.68,
        Hair.SPIKY: 1.75,
        Hair.AFRO: 1.9,
        Hair.CURLY: 1.45,
        Hair.BALD: 1.05,
        Hair.BUZZ: 1.12,
    }
    top = tops.get(look.hair, 1.4)
    hats = {Accessory.TOP_HAT: 2.3, Accessory.WITCH_HAT: 2.75, Accessory.CHEF_HAT: 2.35, Accessory.CROWN: 1.9,
            Accessory.STRAW_HAT: 1.7, Accessory.CAP: 1.45, Accessory.BEANIE: 1.75}  # fmt: skip
    return max([top, *(hats[item] for item in look.accessories if item in hats)])


def _beard(rig: Rig, look: Look, hair: int) -> None:
    style = look.facial_hair
    if style is FacialHair.NONE:
        return
    group = rig.group()
    if style in (FacialHair.MOUSTACHE, FacialHair.BEARD):
        for side in (-1, 1):
            points = [(0.03 * side, -0.33, 0.93), (0.20 * side, -0.37, 0.90), (0.40 * side, -0.42, 0.76)]
            rig.curve("head", points, [0.07, 0.085, 0.02], hair, group=group, blend=0.03)
    if style is FacialHair.GOATEE:
        for i, x in enumerate((-0.12, 0.0, 0.12)):
            _lock(
                rig,
                hair,
                group,
                [(x, -0.72, 0.70), (x * 0.8, -0.92, 0.72), (x * 0.4, -1.12 - 0.05 * (i == 1), 0.70)],
                0.14,
                "jaw",
            )
    if style is FacialHair.BEARD:
        for i in range(11):
            a = -1.0 + 2.0 * i / 10.0
            x, z = math.sin(a * 1.45) * 0.86, math.cos(a * 1.45) * 0.66
            top = -0.22 - 0.52 * math.cos(a * 1.5) ** 2
            _lock(
                rig,
                hair,
                group,
                [
                    (x, top, z + 0.02),
                    (x * 0.95, top - 0.26, z + 0.08),
                    (x * 0.62, -1.05 - 0.2 * math.cos(a), z * 0.9),
                ],
                0.21,
                "jaw",
                0.07,
            )
