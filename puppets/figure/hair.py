"""Hair, beards and what sits on a head: clumps of strands in head space (unit: the skull's radius).

Hair is a shell round the skull, cut open at the face, with clumps over its edge; swinging parts hang on
the bone ``sway``, which ``body`` moves a moment after the head.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from ...configs.look import HATS, Accessory, FacialHair, Hair, Look
from ..render import painting, tables
from ..render.rig import Array, Rig

Clumps = Callable[[Rig, int, int, float], None]
Spot = tuple[float, float, float]


def build_hair(rig: Rig, look: Look) -> None:
    """Adds the hair of ``look`` (less of it under a hat) and its beard."""
    short = look.hair is Hair.BUZZ
    hair = rig.material(
        look.hair_colour,
        painting.HAIR,
        gloss=0.06 if short else 0.34,
        shine=30.0,
        frequency=130.0 if short else 24.0,
        rim=0.7,
        wrap=0.3,
    )
    group = rig.group()
    if look.hair is not Hair.BALD:
        before = len(rig.rows)
        _STYLES[look.hair](rig, hair, group, look.hair_volume)
        if any(item in HATS and item is not Accessory.CROWN for item in look.accessories):
            _tuck(rig, before)
    _beard(rig, look, hair)


def _tuck(rig: Rig, start: int) -> None:
    """Takes away what would pierce a hat: all clumps from ``start`` on (the shell stays) that rise above it."""
    kept = [start]
    for i in range(start + 1, len(rig.rows)):
        row = rig.rows[i]
        ball = row[0] == tables.ELLIPSOID
        high = row[2] + (float(np.abs(row[7:10]).max()) if ball else float(row[4]))
        end = high if ball else row[7] + row[5]
        if max(high, end) < 0.66:
            kept.append(i)
    rig.rows[start:] = [rig.rows[i] for i in kept]
    rig.index[start:] = [rig.index[i] for i in kept]


def _shell(
    rig: Rig, hair: int, group: int, grow: float = 1.0, line: float = 0.56, slope: float = 0.60
) -> None:
    """The cap of hair: open in front of a slanted plane that crosses the forehead at ``line``."""
    size = 1.0 + 0.06 * grow
    rig.ball(
        "head",
        (0, 0.14, -0.07),
        (0.985 * size, 0.94 * size, 0.97 * size),
        hair,
        group=group,
        blend=0.10,
        clip=(0.0, 1.0, -slope, -line + slope * 0.78),
        along=(0.12, 0.5, -0.85),
    )


def _sweep(
    rig: Rig,
    hair: int,
    group: int,
    points: Sequence[Spot],
    radii: Sequence[float],
    bone: str = "head",
    blend: float = 0.09,
) -> None:
    """A clump along a smooth curve through ``points`` (Catmull-Rom, three pieces a span)."""
    p = np.array([points[0], *points, points[-1]])
    r = np.array([radii[0], *radii, radii[-1]])
    path: list[Array] = []
    wide: list[Array] = []
    for i in range(1, len(points)):
        for k in range(3):
            t = k / 3.0
            for source, target in ((p, path), (r, wide)):
                a, b, c, d = source[i - 1], source[i], source[i + 1], source[i + 2]
                bend = (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
                target.append(0.5 * (2 * b + (c - a) * t + bend))
    path.append(p[-1])
    wide.append(r[-1])
    rig.curve(bone, path, [max(float(w), 0.01) for w in wide], hair, group=group, blend=blend)


def _lock(
    rig: Rig,
    hair: int,
    group: int,
    points: Sequence[Spot],
    width: float,
    bone: str = "head",
    blend: float = 0.09,
) -> None:
    """A clump that swells a little and runs into a soft tip."""
    n = len(points) - 1
    radii = [width * (0.80 + 0.5 * (i / n)) * (1.0 - 0.86 * (i / n) ** 2.2) for i in range(n + 1)]
    _sweep(rig, hair, group, points, radii, bone, blend)


def _fringe(rig: Rig, hair: int, group: int, parts: int, part_at: float, drop: float, width: float) -> None:
    """Clumps that fall from a parting over the forehead."""
    for i in range(parts):
        a = -1.0 + 2.0 * (i + 0.5) / parts
        root_x = part_at + (a - part_at) * 0.5
        deep = drop * (0.70 + 0.30 * math.cos(2.1 * a + 1.3 * i))
        tip = (a * 0.82, 0.72 - deep, 0.94 - 0.40 * a * a)
        middle = ((root_x + a) * 0.44, 0.84, 0.54 - 0.12 * a * a)
        _lock(rig, hair, group, [(root_x * 0.6, 0.88, 0.0), middle, tip], width, blend=0.12)


def _curly(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, line=0.60)
    _balls(rig, hair, group, 0.98 + 0.10 * volume, 0.255, 60, 0.42)


def _afro(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.5, 0.56)
    _balls(rig, hair, group, 0.96 + 0.14 * volume, 0.34, 70, 0.46, 0.12)
    _balls(rig, hair, group, 1.08 + 0.24 * volume, 0.29, 90, 0.52, 0.10)


def _balls(
    rig: Rig, hair: int, group: int, reach: float, size: float, count: int, line: float, blend: float = 0.07
) -> None:
    """Round curls spread evenly (a golden spiral) over the hair's part of the skull, above ``line`` in front."""
    for i in range(count * 2):
        y = 1.0 - 2.0 * (i + 0.5) / (count * 2)
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963
        x, z = radius * math.cos(a), radius * math.sin(a)
        if (z > -0.20 and y < line + 0.42 * z - 0.30 * abs(x)) or y < -0.45:
            continue
        r = size * (0.82 + 0.36 * ((i * 7) % 5) / 4.0)
        rig.ball(
            "head",
            (x * reach, 0.10 + y * reach, z * reach - 0.06),
            (r, r * 0.92, r),
            hair,
            group=group,
            blend=blend,
            spin=(0.0, 0.0, a),
            along=(math.sin(a), 0.4, math.cos(a)),
        )


def _spiky(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group)
    for i in range(30):
        y = 1.0 - 1.2 * (i + 0.5) / 30
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963
        x, z = radius * math.cos(a), radius * math.sin(a)
        if z > 0.15 and y < 0.45 + 0.35 * z:
            continue
        out = 1.0 + (0.40 + 0.12 * ((i * 5) % 4) / 3) * volume
        tip = (out * x + 0.08, 0.26 + out * y + 0.14, out * z * 0.95 - 0.02)
        points = [
            (0.78 * x, 0.12 + 0.78 * y, 0.78 * z - 0.05),
            (1.04 * x, 0.15 + 1.05 * y, 1.0 * z - 0.05),
            tip,
        ]
        _sweep(rig, hair, group, points, [0.26, 0.27, 0.025], blend=0.09)
    for a in (-0.5, -0.12, 0.3, 0.62):
        points = [(a * 0.7, 0.98, 0.45), (a * 0.95, 1.04, 0.85), (a * 1.1 + 0.10, 1.06 + 0.22 * volume, 1.16)]
        _sweep(rig, hair, group, points, [0.20, 0.20, 0.02], blend=0.09)


def _messy(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.3)
    for i in range(22):
        y = 1.0 - 1.2 * (i + 0.5) / 22
        radius = math.sqrt(1.0 - y * y)
        a = i * 2.399963 + 0.4
        x, z = radius * math.cos(a), radius * math.sin(a)
        if z > 0.25 and y < 0.55:
            continue
        k = 1.04 + 0.08 * volume
        tip = (
            k * 1.04 * x + 0.30 * z + 0.06,
            0.10 + k * y + 0.08 * math.sin(i * 1.7),
            k * 1.04 * z - 0.14 * x - 0.05,
        )
        points = [
            (0.84 * x, 0.18 + 0.9 * y, 0.84 * z - 0.06),
            (k * x + 0.1 * z, 0.20 + k * y, k * z - 0.06),
            tip,
        ]
        _lock(rig, hair, group, points, 0.29)
    for a, drop in ((-0.66, 0.06), (-0.34, 0.20), (-0.02, 0.12), (0.30, 0.22), (0.60, 0.05)):
        points = [
            (a * 0.6 - 0.1, 0.90, 0.10),
            (a * 0.9, 0.88 + 0.05 * volume, 0.60),
            (a + 0.14, 0.74 - drop, 0.98 - 0.32 * a * a),
        ]
        _lock(rig, hair, group, points, 0.22, blend=0.12)


def _long(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group)
    for side in (-1, 1):
        for j in range(4):
            x, z = side * (0.72 + 0.08 * (j % 2)), 0.20 - 0.30 * j
            points = [
                (x * 0.85, 0.62, z - 0.05),
                (x * 1.26, 0.0, z),
                (x * 1.34, -0.75, z - 0.02),
                (x * 1.12, -1.55 - 0.1 * (j % 3), z + 0.06),
            ]
            _sweep(rig, hair, group, points, [0.22, 0.27 * volume, 0.28 * volume, 0.07], "sway", 0.12)
    for x in (-0.45, 0.0, 0.45):
        _sweep(
            rig,
            hair,
            group,
            [(x, 0.4, -0.7), (x * 1.2, -0.5, -0.85), (x * 1.2, -1.6, -0.6)],
            [0.36, 0.38, 0.12],
            "sway",
            0.12,
        )
    _curtain(rig, hair, group, 0.02)


def _curtain(rig: Rig, hair: int, group: int, part: float) -> None:
    """A parted front: sweeps from the parting to the temples."""
    for side in (-1, 1):
        for j in range(3):
            points = [
                (part + 0.04 * side, 1.08 - 0.05 * j, 0.28 - 0.16 * j),
                (part * 0.8 + (0.40 + 0.10 * j) * side, 0.97 - 0.04 * j, 0.66 - 0.16 * j),
                ((0.84 + 0.06 * j) * side, 0.56 - 0.04 * j, 0.48 - 0.16 * j),
                ((1.0 + 0.02 * j) * side, 0.08 - 0.1 * j, 0.22 - 0.14 * j),
            ]
            _sweep(rig, hair, group, points, [0.14, 0.23, 0.20, 0.06], blend=0.10)


def _bob(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.4)
    for side in (-1, 1):
        for j in range(5):
            x, z = side * (0.80 + 0.03 * (j % 2)), 0.36 - 0.26 * j
            points = [
                (x * 0.80, 0.78, z * 0.8 - 0.05),
                (x * 1.20, 0.20, z),
                (x * 1.28, -0.36, z),
                (x * 0.98, -0.80, z + 0.05),
            ]
            _sweep(rig, hair, group, points, [0.20, 0.25 * volume, 0.27 * volume, 0.10], blend=0.14)
    rig.ball("head", (0, -0.15, -0.5), (0.95, 0.66, 0.5), hair, group=group, blend=0.15, along=(0, 1, 0))
    _fringe(rig, hair, group, 6, 0.0, 0.22, 0.21)


def _bun(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.60)
    _curtain(rig, hair, group, 0.25)
    rig.ball(
        "head",
        (0, 1.24, -0.26),
        (0.40 * volume, 0.35 * volume, 0.40 * volume),
        hair,
        group=group,
        blend=0.06,
        along=(1, 0.2, 0),
    )
    for k in range(5):
        a = k * 1.257
        points = [
            (0.10 * math.cos(a), 1.50, -0.22 + 0.1 * math.sin(a)),
            (0.36 * math.cos(a), 1.36, -0.22 + 0.34 * math.sin(a)),
            (0.40 * math.cos(a + 0.7), 1.10, -0.24 + 0.40 * math.sin(a + 0.7)),
        ]
        _sweep(rig, hair, group, points, [0.10, 0.17, 0.05], blend=0.06)


def _ponytail(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.60)
    _curtain(rig, hair, group, -0.3)
    band = rig.material("red", gloss=0.2)
    rig.ball("head", (0.34, 1.02, -0.50), (0.19, 0.19, 0.19), band)
    for i, (dx, w) in enumerate(((0.0, 0.30), (0.16, 0.23), (-0.10, 0.22))):
        points = [
            (0.36, 1.06, -0.52),
            (0.88 + dx, 1.20, -0.58),
            (1.30 + dx, 0.62, -0.55),
            (1.20 + dx * 1.4, -0.45 - 0.2 * i, -0.50),
        ]
        _lock(rig, hair, group, points, w * volume, "sway", 0.1)


def _pigtails(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.8, 0.60)
    _fringe(rig, hair, group, 6, 0.0, 0.17, 0.20)
    band = rig.material("red", gloss=0.2)
    for side in (-1, 1):
        rig.ball("head", (1.04 * side, 0.42, -0.22), (0.16, 0.16, 0.16), band)
        for j, w in enumerate((0.27, 0.21)):
            points = [
                (1.08 * side, 0.42, -0.24),
                (1.46 * side, 0.34 - 0.1 * j, -0.22),
                (1.62 * side, -0.2, -0.18 + 0.1 * j),
                (1.40 * side, -0.80 - 0.15 * j, -0.12),
            ]
            _lock(rig, hair, group, points, w * volume, "sway", 0.10)


def _side_part(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 1.0, 0.60)
    for j in range(5):
        points = [
            (0.56 - 0.04 * j, 0.98 - 0.02 * j, 0.48 - 0.20 * j),
            (0.05 - 0.05 * j, 1.20 + 0.06 * volume - 0.03 * j, 0.62 - 0.22 * j),
            (-0.62, 1.00 - 0.05 * j, 0.56 - 0.22 * j),
            (-0.99, 0.50 - 0.05 * j, 0.30 - 0.20 * j),
        ]
        _sweep(rig, hair, group, points, [0.15, 0.27 * volume, 0.24 * volume, 0.05], blend=0.10)
    for j in range(3):
        points = [
            (0.58, 0.98 - 0.04 * j, 0.38 - 0.2 * j),
            (0.88, 0.70, 0.30 - 0.2 * j),
            (1.0, 0.26, 0.15 - 0.18 * j),
        ]
        _sweep(rig, hair, group, points, [0.12, 0.17, 0.05], blend=0.08)


def _buzz(rig: Rig, hair: int, group: int, volume: float) -> None:
    _shell(rig, hair, group, 0.22, 0.54)


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
