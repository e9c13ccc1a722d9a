"""One picture from posed rigs: casts, occludes and shades into a frame; keeps its buffers between frames.

Knows tables, bones and light, nothing of stories or characters. A :class:`Canvas` belongs to one thread.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from . import kernels, painting, posing, shading
from .rig import Array, Tables, linear
from .tables import FAR, TILE

STEP = 4
"""Pixels between samples of occlusion, at sizes from 240 pixels up (2 below)."""


@dataclass(frozen=True)
class View:
    """An orthographic camera: world point in the middle of the frame, world units over its height."""

    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Light:
    """The light of a shot; colours are sRGB 0 … 1, strengths factors."""

    key: tuple[float, float, float] = (-0.46, 0.60, 0.66)
    key_colour: tuple[float, float, float] = (1.0, 0.95, 0.86)
    key_strength: float = 0.92
    sky: tuple[float, float, float] = (0.62, 0.72, 0.86)
    ground: tuple[float, float, float] = (0.52, 0.44, 0.38)
    ambient: float = 0.62
    fill: tuple[float, float, float] = (0.66, 0.74, 0.88)
    fill_strength: float = 0.26
    rim: tuple[float, float] = (0.8, 0.55)
    rim_colour: tuple[float, float, float] = (1.0, 0.97, 0.9)
    rim_strength: float = 0.9
    exposure: float = 1.0
    shadow: float = 0.72

    def row(self) -> Array:
        """The light as a row of ``shading``."""
        out = np.zeros(painting.LIGHT_WIDTH)
        out[0:3] = np.array(self.key) / np.linalg.norm(self.key)
        out[3:6] = linear(self.key_colour) * self.key_strength
        out[6:9] = linear(self.sky) * self.ambient
        out[9:12] = linear(self.ground) * self.ambient
        out[12:14] = np.array(self.rim) / np.linalg.norm(self.rim)
        out[15:18] = linear(self.rim_colour) * self.rim_strength
        out[18] = self.exposure
        out[19:22] = linear(self.fill) * self.fill_strength
        out[22] = self.shadow
        return out


def tone_table() -> NDArray[np.uint8]:
    """Linear light 0 … 4 in 2048 steps to sRGB bytes with a soft shoulder above 0.7."""
    x = np.arange(2048) / 512.0
    knee = 0.62
    y = np.where(x < knee, x, knee + (1.0 - knee) * (1.0 - np.exp(-(x - knee) / (1.0 - knee))))
    srgb = np.where(y <= 0.0031308, y * 12.92, 1.055 * y ** (1 / 2.4) - 0.055)
    return np.clip(srgb * 255.0 + 0.5, 0, 255).astype(np.uint8)


class Canvas:
    """Buffers for pictures of one size; ``draw`` fills them and paints over a frame.

    Args:
        width, height: pixels.
        radius: reach of ambient occlusion in world units.
    """

    def __init__(self, width: int, height: int, radius: float = 0.13) -> None:
        self.width, self.height, self.radius = width, height, radius
        self.step = STEP if min(width, height) >= 240 else 2
        self.depth = np.full((height, width), FAR, np.float32)
        self.shape = np.full((height, width), -1, np.int32)
        self.normal = np.zeros((height, width, 3), np.float32)
        self.taps = _taps(8)
        self.edge = np.zeros((height, width), np.uint8)
        self.occ = np.ones(
            ((height + self.step - 1) // self.step, (width + self.step - 1) // self.step, 3), np.float32
        )
        self.scratch = np.zeros(16)
        self.tile = np.zeros(6 * TILE**2, np.float32)
        self.tone = tone_table()
        tiles = ((width + 15) // 16) * ((height + 15) // 16)
        self.offsets = np.zeros(tiles + 1, np.int64)
        self.entries = np.zeros(200_000, np.int64)

    def draw(
        self,
        tables: Tables,
        bones: Array,
        faces: Array,
        light: Light,
        view: View,
        frame: NDArray[np.uint8],
    ) -> None:
        """Paints posed rigs over ``frame`` (h, w, 3)."""
        posed = np.zeros(tables.rows.shape, np.float32)
        posing.pose_shapes(tables.rows, tables.index, bones, self.scratch, posed)
        order = np.argsort(-posed[:, 22], kind="stable")
        camera = np.array([view.x, view.y, self.height / view.height])
        size = (posed, order, camera, self.width, self.height, self.offsets)
        need = posing.bin_tiles(*size, self.entries)
        if need > len(self.entries):
            self.entries = np.zeros(int(need * 1.3), np.int64)
            posing.bin_tiles(*size, self.entries)
        cast = (self.depth, self.shape, self.normal)
        kernels.cast_picture(posed, tables.index, self.offsets, self.entries, camera, self.tile, *cast)
        row = light.row()
        kernels.occlusion(
            self.depth, self.normal, camera, row[:3], self.step, self.radius, self.taps, self.occ
        )
        soft = cv2.GaussianBlur(self.occ[..., :2], (3, 3), 0.0, borderType=cv2.BORDER_REPLICATE)
        self.occ[..., :2] = soft  # the four tap patterns even out
        material = np.ascontiguousarray(tables.index[:, 1])
        shading.find_edges(self.shape, material, self.depth, 5.0 / camera[2], self.edge)
        inverse = invert(bones)
        sheets = np.stack(tables.sheets) if tables.sheets else np.zeros((1, 1, 1, 4), np.uint8)
        shading.shade_picture(
            posed,
            tables.index,
            tables.materials,
            faces,
            inverse,
            row,
            sheets,
            self.tone,
            self.offsets,
            self.entries,
            camera,
            *cast,
            self.occ,
            self.step,
            self.edge,
            self.scratch,
            frame,
        )


def _taps(count: int) -> Array:
    """Four turned spirals of ``count`` points in the unit disc (4, count, 2)."""
    k = np.arange(count)
    reach = 0.18 + 0.82 * (k + 0.5) / count
    angle = 2.399963 * k + np.arange(4)[:, None] * 1.7
    return np.stack([np.cos(angle) * reach, np.sin(angle) * reach], axis=-1)


def invert(bones: Array) -> Array:
    """Inverses of affine maps (n, 3, 4)."""
    linear_part = np.linalg.inv(bones[:, :, :3])
    out = np.empty_like(bones)
    out[:, :, :3] = linear_part
    out[:, :, 3] = -np.einsum("nij,nj->ni", linear_part, bones[:, :, 3])
    return out
