"""The painter's tools for a background plate: skies, water, ground in perspective, scenery lit like puppets.

A plate is larger than the frame (``MARGIN`` on every side) so that cameras may move. Coordinates are frame
heights: x from the middle to the right, y from the frame's lower edge upwards (the horizon at ``HORIZON``).
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ..render.canvas import Canvas, Light, View
from ..render.rig import Rig, joint
from .daylight import Sky

MARGIN = 0.14
"""Room around the frame in frame heights."""
HORIZON = 0.44
FLOOR = 0.26
"""Where the walls of a place with a roof meet its floor; it, and not a horizon, is where the ground ends."""
Colour = tuple[float, float, float]
Picture = NDArray[np.float32]


class Plate:
    """A background under construction; ``pixels`` is (h, w, 3) sRGB 0 … 1."""

    def __init__(self, width: int, height: int, sky: Sky, light: Light, seed: int) -> None:
        self.unit = height
        self.margin = int(height * MARGIN)
        self.width, self.height = width + 2 * self.margin, height + 2 * self.margin
        self.aspect = width / height
        self.sky, self.light = sky, light
        self.rng = np.random.default_rng(seed)
        self.pixels: Picture = np.zeros((self.height, self.width, 3), np.float32)

    @cached_property
    def y(self) -> Picture:
        """Height of every row, (h, 1)."""
        rows = np.arange(self.height, dtype=np.float32)[:, None]
        return np.asarray((self.height - self.margin - rows - 0.5) / self.unit, np.float32)

    @cached_property
    def x(self) -> Picture:
        """Place of every column, (1, w)."""
        columns = np.arange(self.width, dtype=np.float32)[None, :]
        return np.asarray((columns + 0.5 - self.width / 2) / self.unit, np.float32)

    @property
    def half(self) -> float:
        """Half the plate's width in frame heights."""
        return self.width / 2 / self.unit

    def point(self, x: float, y: float) -> tuple[int, int]:
        """Pixel (column, row) of a place."""
        return int(self.width / 2 + x * self.unit), int(self.height - self.margin - y * self.unit)

    def ramp(self, stops: list[tuple[float, Colour]], mask: Picture | None = None) -> None:
        """A vertical gradient through (y, colour) stops, lowest first; ``mask`` (h, w) 0 … 1 limits it."""
        ys, colours = [s[0] for s in stops], np.array([s[1] for s in stops], np.float32)
        rows = np.stack([np.interp(self.y[:, 0], ys, colours[:, c]) for c in range(3)], axis=-1)
        fill = rows[:, None, :].astype(np.float32)
        if mask is None:
            self.pixels[:] = fill
        else:
            self.pixels += (fill - self.pixels) * mask[..., None]

    def blend(self, colour: Colour, mask: Picture) -> None:
        """Paints ``colour`` where ``mask`` (broadcast to (h, w)) is 1."""
        self.pixels += (np.array(colour, np.float32) - self.pixels) * mask[..., None]

    def add(self, colour: Colour, mask: Picture) -> None:
        """Adds light."""
        self.pixels += np.array(colour, np.float32) * mask[..., None]

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """A round soft light."""
        falloff = np.exp(-((self.x - x) ** 2 + (self.y - y) ** 2) / (radius * radius)).astype(np.float32)
        self.add(colour, falloff * strength)

    def disc(self, x: float, y: float, radius: float, colour: Colour, squash: float = 1.0) -> None:
        """A round spot with a smooth edge."""
        away = np.sqrt((self.x - x) ** 2 + ((self.y - y) / squash) ** 2)
        self.blend(colour, np.clip((radius - away) * self.unit + 0.5, 0, 1).astype(np.float32))

    def shape(self, points: list[tuple[float, float]], colour: Colour, soft: float = 0.0) -> None:
        """A filled polygon; ``soft`` blurs its edge (frame heights)."""
        self.blend(colour, self.mask(points, soft))

    def mask(self, points: list[tuple[float, float]], soft: float = 0.0) -> Picture:
        """A polygon as a mask (h, w)."""
        sub = 4
        where = np.array(
            [
                [
                    int((self.width / 2 + x * self.unit) * 2**sub),
                    int((self.height - self.margin - y * self.unit) * 2**sub),
                ]
                for x, y in points
            ],
            np.int32,
        )
        out = np.zeros((self.height, self.width), np.uint8)
        cv2.fillPoly(out, [where], 255, cv2.LINE_AA, sub)
        result = out.astype(np.float32) / 255.0
        if soft > 0.0:
            result = np.asarray(cv2.GaussianBlur(result, (0, 0), max(soft * self.unit, 0.3)), np.float32)
        return result

    def noise(self, scale_x: float, scale_y: float, octaves: int = 3) -> Picture:
        """Smooth noise 0 … 1 (h, w) with features of that size in frame heights."""
        out = np.zeros((self.height, self.width), np.float32)
        weight, total = 1.0, 0.0
        for octave in range(octaves):
            nx = max(2, int(2 * self.half / scale_x * 2**octave) + 2)
            ny = max(2, int(self.height / self.unit / scale_y * 2**octave) + 2)
            grid = self.rng.random((min(ny, self.height), min(nx, self.width)), dtype=np.float32)
            out += weight * np.asarray(
                cv2.resize(grid, (self.width, self.height), interpolation=cv2.INTER_CUBIC), np.float32
            )
            total += weight
            weight *= 0.5
        return np.asarray(np.clip(out / total, 0, 1), np.float32)

    def paint_sky(self, clouds: float = 0.5) -> None:
        """Gradient, sun or moon, stars and soft clouds above the horizon."""
        sky = self.sky
        middle: Colour = tuple(0.45 * a + 0.55 * b for a, b in zip(sky.top, sky.low, strict=True))  # type: ignore[assignment]
        self.ramp([(HORIZON - 0.02, sky.low), (HORIZON + 0.22, middle), (1.05, sky.top)])
        side = 0.30 * self.aspect
        if sky.stars > 0.05:
            self._stars(sky.stars)
            self.glow(side, sky.sun_height, 0.16, (0.25, 0.28, 0.40), sky.stars)
            self.disc(side, sky.sun_height, 0.062, sky.sun)
            self.disc(side - 0.018, sky.sun_height + 0.012, 0.014, (0.86, 0.86, 0.78))
            self.disc(side + 0.022, sky.sun_height - 0.014, 0.010, (0.87, 0.87, 0.79))
        else:
            away = (self.x + side) ** 2 + (self.y - sky.sun_height) ** 2
            self.blend(sky.sun, np.asarray(0.55 * np.exp(-away / 0.09), np.float32))
            self.blend(sky.sun, np.asarray(0.9 * np.exp(-away / 0.006), np.float32))
        if clouds > 0.0:
            self._clouds(clouds)

    def _stars(self, strength: float) -> None:
        for _ in range(150):
            x, y = self.rng.uniform(-self.half, self.half), HORIZON + 0.7 * float(self.rng.random()) ** 0.8
            column, row = self.point(float(x), float(y))
            if 1 <= row < self.height - 1 and 1 <= column < self.width - 1:
                light = strength * float(self.rng.uniform(0.25, 0.95))
                self.pixels[row, column] += light
                if light > 0.7 and self.unit > 300:
                    self.pixels[row - 1 : row + 2, column] += 0.35 * light
                    self.pixels[row, column - 1 : column + 2] += 0.35 * light

    def _clouds(self, amount: float) -> None:
        puffs = Rig()
        cloud = puffs.material(self.sky.cloud, gloss=0.0, rim=0.5, wrap=0.9)
        count = int(2 + 4 * amount)
        for i in range(count):
            x = -self.half + 2 * self.half * (i + float(self.rng.uniform(0.1, 0.9))) / count
            y = float(self.rng.uniform(HORIZON + 0.17, 0.98))
            size = float(self.rng.uniform(0.045, 0.085)) * (0.6 + y - HORIZON)
            group = puffs.group()
            for k in range(9):
                a = (k - 4) / 4.0
                radius = size * (1.05 - 0.62 * a * a) * float(self.rng.uniform(0.8, 1.15))
                puffs.ball(
                    "root",
                    (x + a * size * 2.5, y + radius * 0.45, 0.1 * float(self.rng.random())),
                    (radius * 1.15, radius * 0.82, radius),
                    cloud,
                    group=group,
                    blend=size * 0.5,
                    clip=(0, 1, 0, -y + size * 0.18),
                )
        before = self.pixels.copy()
        self.build(puffs, light=replace(self.light, shadow=0.2, ambient=self.light.ambient * 1.25))
        soft = np.asarray(cv2.GaussianBlur(self.pixels, (0, 0), self.unit * 0.0055), np.float32)
        self.pixels = before + (soft - before) * 0.85

    def build(self, rig: Rig, *, haze: float = 0.0, light: Light | None = None, blur: float = 0.0) -> None:
        """Draws scenery; ``haze`` (0 … 1) takes it towards the sky's colour, ``blur`` (frame heights) defocuses it."""
        tables = rig.freeze()
        frame = np.clip(self.pixels * 255.0 + 0.5, 0, 255).astype(np.uint8)
        canvas = Canvas(self.width, self.height, radius=0.05)
        bones = np.stack([joint() for _ in tables.bones])
        view = View(0.0, 0.5, self.height / self.unit)
        faces = np.zeros((1, 48))
        canvas.draw(tables, bones, faces, light or self.light, view, frame)
        drawn = frame.astype(np.float32) / 255.0
        mask = np.maximum((canvas.shape >= 0), canvas.edge > 0).astype(np.float32)[..., None]
        if haze > 0.0:
            drawn = drawn + (np.array(self.sky.haze, np.float32) - drawn) * (haze * mask)
        self.pixels = self.pixels + (drawn - self.pixels) * mask
        if blur > 0.0:
            self.pixels = np.asarray(
                cv2.GaussianBlur(self.pixels, (0, 0), max(blur * self.unit, 0.3)), np.float32
            )

    def floor(self, near: Colour, far: Colour, top: float = HORIZON) -> Picture:
        """The ground below ``top`` as a gradient; returns its mask (h, w)."""
        mask = np.broadcast_to(
            np.clip((top - self.y) * self.unit + 0.5, 0, 1), (self.height, self.width)
        ).astype(np.float32)
        self.ramp([(-0.15, near), (top, far)], mask)
        return mask

    def plane(self, top: float = HORIZON) -> tuple[Picture, Picture]:
        """Ground coordinates (h, w) below ``top``: sideways and depth (1 at the frame's lower edge, growing)."""
        depth = top / np.maximum(top - self.y, 0.012)
        return np.asarray(self.x * depth, np.float32), np.broadcast_to(
            depth, (self.height, self.width)
        ).astype(np.float32)

    def speckle(self, mask: Picture, strength: float, size: float = 0.02, flat: float = 0.35) -> None:
        """Uneven tone on a surface."""
        grain = (self.noise(size / flat, size, 3) - 0.5) * 2.0 * strength
        self.pixels *= 1.0 + (grain * mask)[..., None]

    def water(
        self, near: Colour, far: Colour, glint: Colour, top: float = HORIZON, bottom: float = -1.0
    ) -> Picture:
        """A sheet of water from ``top`` down to ``bottom`` with waves that shrink towards the horizon."""
        band = np.clip((top - self.y) * self.unit + 0.5, 0, 1) * np.clip(
            (self.y - bottom) * self.unit + 0.5, 0, 1
        )
        mask = np.broadcast_to(band, (self.height, self.width)).astype(np.float32)
        self.ramp([(max(bottom, -0.15), near), (top, far)], mask)
        side, depth = self.plane(top)
        wave = np.zeros_like(depth)
        for k, (angle, length) in enumerate(((0.15, 0.30), (-0.35, 0.21), (0.6, 0.125), (-0.1, 0.07))):
            phase = (depth * math.cos(angle) * 3.1 + side * math.sin(angle) * 3.1) / length
            wave += np.sin(phase + k) / (1.0 + 0.4 * k)
        fade = np.clip((top - self.y) / top * 1.6, 0.04, 1.0) * np.clip(8.0 / depth, 0, 1)
        self.pixels *= 1.0 + (0.055 * wave * fade * mask)[..., None]
        crest = np.clip(wave - 1.35, 0, 1) * fade * mask
        self.add(glint, np.asarray(crest * 0.32, np.float32))
        return mask

    def finish(self) -> NDArray[np.uint8]:
        """The plate as bytes (h, w, 3)."""
        return np.asarray(np.clip(self.pixels * 255.0 + 0.5, 0, 255), np.uint8)
