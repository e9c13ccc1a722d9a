"""A rig: shapes fixed to named bones, with materials; what bodies, props and scenery are built from.

Shapes are given once in bone space; a frame only moves the bones. The tables are those of ``kernels`` and
``shading``. What a character or a thing consists of is the matter of the modules that build rigs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...configs.look import Colour, srgb
from . import painting, tables

Array = NDArray[np.float64]
Point = Sequence[float] | NDArray[np.float64]
ROOT = "root"
"""The bone that every rig has."""


def linear(colour: Colour | Sequence[float]) -> Array:
    """A colour name, ``#rrggbb`` or sRGB triple (0 … 1) as linear light."""
    value = np.array(srgb(colour)) / 255.0 if isinstance(colour, str) else np.asarray(colour, float)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def turn(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Array:
    """Rotation matrix (3, 3): first about x, then y, then z; radians, right-handed, z towards the camera."""
    cx, sx, cy, sy, cz, sz = math.cos(x), math.sin(x), math.cos(y), math.sin(y), math.cos(z), math.sin(z)
    return np.array(
        [
            [cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx],
            [sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx],
            [-sy, cy * sx, cy * cx],
        ]
    )


def joint(rotation: Array | None = None, at: Point = (0.0, 0.0, 0.0), scale: float | Array = 1.0) -> Array:
    """An affine map (3, 4): scale, rotate, move."""
    out = np.zeros((3, 4))
    out[:, :3] = (np.eye(3) if rotation is None else rotation) * scale
    out[:, 3] = at
    return out


def chain(parent: Array, child: Array) -> Array:
    """``child`` seen through ``parent``, both (3, 4)."""
    out = np.empty((3, 4))
    out[:, :3] = parent[:, :3] @ child[:, :3]
    out[:, 3] = parent[:, :3] @ child[:, 3] + parent[:, 3]
    return out


def aim(start: Array, end: Array, side: Array) -> Array:
    """Rotation whose −y axis points from ``start`` to ``end`` and whose x axis lies near ``side``."""
    y = start - end
    y = y / (math.sqrt(float(y @ y)) + 1e-9)
    z = np.cross(side, y)
    z = z / (math.sqrt(float(z @ z)) + 1e-9)
    return np.stack([np.cross(y, z), y, z], axis=1)


@dataclass
class Rig:
    """Shapes, materials and bone names under construction; ``freeze`` gives the tables."""

    bones: list[str] = field(default_factory=lambda: ["root"])
    rows: list[Array] = field(default_factory=list)
    index: list[tuple[int, int, int, int]] = field(default_factory=list)
    materials: list[Array] = field(default_factory=list)
    sheets: list[NDArray[np.uint8]] = field(default_factory=list)
    groups: int = 1
    actor: int = 0

    def bone(self, name: str) -> int:
        """Index of a bone, made on first use."""
        if name not in self.bones:
            self.bones.append(name)
        return self.bones.index(name)

    def group(self) -> int:
        """A new group; shapes of one group melt into each other."""
        self.groups += 1
        return self.groups - 1

    def material(
        self,
        colour: Colour | Sequence[float],
        kind: int = painting.MATTE,
        *,
        second: Colour | Sequence[float] = "white",
        pattern: int = painting.PLAIN,
        frequency: float = 10.0,
        gloss: float = 0.06,
        shine: float = 18.0,
        rim: float = 0.55,
        wrap: float = 0.35,
        side: float = 0.0,
        glow: float = 0.0,
    ) -> int:
        """A material; gloss and rim are strengths (0 … 1), shine an exponent, glow an emission factor."""
        row = np.zeros(painting.MATERIAL_WIDTH)
        row[0], row[7:16] = kind, (pattern, frequency, gloss, shine, rim, wrap, self.actor, side, glow)
        row[1:4], row[4:7] = linear(colour), linear(second)
        self.materials.append(row)
        return len(self.materials) - 1

    def _add(self, row: Array, bone: str, material: int, group: int, **more: Any) -> None:
        row[32], row[33] = more.get("blend", 0.0), more.get("bevel", 0.0)
        row[19:22] = more.get("along", (0.0, -1.0, 0.0))
        clip = more.get("clip")
        if clip is not None:
            normal = np.asarray(clip[:3], float)
            row[23:26] = normal
            row[26], row[27] = clip[3], 1.0
        self.rows.append(row)
        self.index.append((group, material, self.bone(bone), self.actor))

    def ball(
        self,
        bone: str,
        at: Point,
        radii: Point | float,
        material: int,
        *,
        spin: Point = (0.0, 0.0, 0.0),
        group: int = 0,
        blend: float = 0.0,
        clip: Point | None = None,
        along: Point | None = None,
    ) -> None:
        """An ellipsoid; ``clip`` (a, b, c, d) keeps a·x + b·y + c·z + d ≥ 0 of bone space."""
        row = np.zeros(tables.WIDTH)
        row[0], row[1:4] = tables.ELLIPSOID, at
        size = np.full(3, radii) if isinstance(radii, int | float) else np.asarray(radii, float)
        rotation = turn(*spin)
        row[4:13] = (rotation * size).ravel()
        axis = rotation[:, int(np.argmax(size))] if along is None else np.asarray(along, float)
        self._add(row, bone, material, group, blend=blend, clip=clip, along=axis)

    def box(
        self,
        bone: str,
        at: Point,
        half: Point,
        material: int,
        *,
        spin: Point = (0.0, 0.0, 0.0),
        group: int = 0,
        bevel: float = 0.01,
    ) -> None:
        """A box of half sizes ``half`` with edges that look rounded over ``bevel``."""
        row = np.zeros(tables.WIDTH)
        row[0], row[1:4] = tables.BOX, at
        row[4:13] = (turn(*spin) * np.asarray(half, float)).ravel()
        self._add(row, bone, material, group, bevel=bevel)

    def cone(
        self,
        bone: str,
        start: Point,
        end: Point,
        first: float,
        second: float,
        material: int,
        *,
        group: int = 0,
        blend: float = 0.0,
        clip: Point | None = None,
    ) -> None:
        """The hull of a ball at ``start`` and one at ``end``: limbs, strands, tails."""
        row = np.zeros(tables.WIDTH)
        row[0], row[1:4], row[4], row[5], row[6:9] = tables.CONE, start, first, second, end
        axis = np.asarray(end, float) - np.asarray(start, float)
        self._add(row, bone, material, group, blend=blend, along=axis, clip=clip)

    def curve(
        self,
        bone: str,
        points: Sequence[Point],
        radii: Sequence[float],
        material: int,
        *,
        group: int = 0,
        blend: float = 0.0,
    ) -> None:
        """A chain of round cones through ``points``."""
        for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
            self.cone(bone, a, b, ra, rb, material, group=group, blend=blend)

    def ring(
        self,
        bone: str,
        at: Point,
        radius: Point,
        thick: float,
        material: int,
        *,
        spin: Point = (0.0, 0.0, 0.0),
        steps: int = 14,
        arc: Point = (0.0, 2.0 * math.pi),
        group: int = 0,
    ) -> None:
        """An elliptic ring (or an arc of it) in the plane z = 0 turned by ``spin``."""
        rotation = turn(*spin)
        angles = np.linspace(arc[0], arc[1], steps + 1)
        points = [
            np.asarray(at) + rotation @ np.array([radius[0] * math.cos(a), radius[1] * math.sin(a), 0.0])
            for a in angles
        ]
        self.curve(bone, points, [thick] * len(points), material, group=group)

    def freeze(self) -> Tables:
        """The finished tables."""
        rows = np.array(self.rows) if self.rows else np.zeros((0, tables.WIDTH))
        index = np.array(self.index, np.int64).reshape(-1, 4)
        return Tables(rows, index, np.array(self.materials), tuple(self.bones), self.sheets, self.groups)


def metallic(rig: Rig, tone: str = "silver") -> int:
    """A shining metal."""
    return rig.material(tone, painting.METAL, gloss=0.7, shine=35.0, rim=0.7)


@dataclass(frozen=True)
class Tables:
    """A finished rig: shapes (n, 34), index (n, 4), materials (m, 16), bone names, label sheets, groups."""

    rows: Array
    index: NDArray[np.int64]
    materials: Array
    bones: tuple[str, ...]
    sheets: list[NDArray[np.uint8]]
    groups: int


def join(parts: Sequence[Tables]) -> Tables:
    """Puts rigs side by side in one table; bones of part k follow those of part k − 1."""
    rows: list[Array] = []
    index: list[NDArray[np.int64]] = []
    materials: list[Array] = []
    bones: list[str] = []
    sheets: list[NDArray[np.uint8]] = []
    groups = 1
    for actor, part in enumerate(parts):
        offset = np.array([groups, sum(len(own) for own in materials), len(bones), 0])
        shifted = part.index + offset
        shifted[part.index[:, 0] == 0, 0] = 0
        shifted[:, 3] = actor
        own = part.materials.copy()
        own[:, 13] = actor
        labels = own[:, 7] == painting.LABEL
        own[labels, 14] += len(sheets)
        rows.append(part.rows)
        index.append(shifted)
        materials.append(own)
        bones.extend(f"{actor}.{name}" for name in part.bones)
        sheets.extend(part.sheets)
        groups += part.groups
    return Tables(
        np.concatenate(rows) if rows else np.zeros((0, tables.WIDTH)),
        np.concatenate(index) if index else np.zeros((0, 4), np.int64),
        np.concatenate(materials) if materials else np.zeros((1, painting.MATERIAL_WIDTH)),
        tuple(bones),
        sheets,
        groups,
    )
