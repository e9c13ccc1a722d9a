"""What moves in the air: rain, snow, fog, wind, lightning, and each place's own motes, bubbles or embers.

Every particle is a function of time, so that any frame can be drawn alone.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ...common.story import Setting
from ...common.vocabulary import INDOORS, Place, TimeOfDay, Weather
from ..render.composite import mix_colour, spots
from ..render.rig import Array
from .plate import HORIZON

Frame = NDArray[np.uint8]


class Air:
    """The particles of one shot. ``behind`` is drawn under the characters, ``front`` over them."""

    def __init__(
        self,
        setting: Setting,
        size: tuple[int, int],
        seed: int,
        close: float,
        water: tuple[float, float] = (0.6, 0.7),
    ) -> None:
        """``close`` enlarges near particles, ``water`` is where water lies (fractions of the frame from above)."""
        self.water = water
        self.setting, self.size, self.close = setting, size, close
        self.rng_rows = np.random.default_rng(seed + 17).random((420, 6))
        outside = setting.place not in INDOORS and setting.place not in (Place.SPACE, Place.UNDERWATER)
        self.weather = setting.weather if outside else Weather.CLEAR
        self.flash = setting.weather is Weather.STORM and setting.place not in (Place.SPACE, Place.UNDERWATER)
        self.haze = _haze_colour(setting)

    def behind(self, frame: Frame, at: float) -> None:
        """Draws what is farther than the characters."""
        if self.weather is Weather.FOG:
            mix_colour(frame, *self.haze, 0.62, 0.40)
        elif self.weather is Weather.SNOW:
            mix_colour(frame, *self.haze, 0.20, 0.10)
            spots(self._snow(at, 0, 170, 0.6), frame)
        elif self.weather in (Weather.RAIN, Weather.STORM):
            mix_colour(frame, *self.haze, 0.22, 0.10)
            spots(self._rain(at, 0, 200, 0.6), frame)
        own = self._own(at)
        if own is not None:
            spots(own, frame)

    def front(self, frame: Frame, at: float) -> None:
        """Draws what is nearer than the characters."""
        if self.weather is Weather.FOG:
            spots(self._banks(at), frame)
        elif self.weather is Weather.SNOW:
            spots(self._snow(at, 170, 260, 1.0), frame)
        elif self.weather in (Weather.RAIN, Weather.STORM):
            spots(self._rain(at, 200, 330, 1.0), frame)
        elif self.weather is Weather.WIND:
            spots(self._leaves(at), frame)
        if self.flash:
            beat = (at + 1.1) % 3.7
            if beat < 0.28:
                strength = (1.0 - beat / 0.28) * (0.55 if (beat % 0.12) < 0.07 else 0.2)
                mix_colour(frame, 225.0, 232.0, 255.0, strength, strength * 0.6)

    def _snow(self, at: float, start: int, stop: int, near: float) -> Array:
        w, h = self.size
        r = self.rng_rows[start:stop]
        speed = 0.10 + 0.10 * r[:, 2]
        y = (r[:, 1] + at * speed) % 1.1 - 0.05
        x = (r[:, 0] + 0.03 * np.sin(at * (0.8 + r[:, 3]) + 6.3 * r[:, 4]) + 0.02 * at) % 1.1 - 0.05
        radius = h * (0.0028 + 0.0055 * r[:, 5] ** 2) * (0.7 + near * 0.8) * self.close
        return _rows(x * w, y * h, radius, radius, 0.0, (250.0, 252.0, 255.0), 0.85, 0.35)

    def _rain(self, at: float, start: int, stop: int, near: float) -> Array:
        w, h = self.size
        r = self.rng_rows[start:stop]
        storm = self.weather is Weather.STORM
        slant = 0.34 if storm else 0.12
        speed = (1.5 + 0.7 * r[:, 2]) * (0.75 + 0.4 * near)
        y = (r[:, 1] + at * speed) % 1.2 - 0.1
        x = (r[:, 0] * 1.4 - 0.2 - slant * (y - 0.5) * h / w) % 1.2 - 0.1
        length = h * (0.022 + 0.028 * r[:, 3]) * (0.7 + 0.7 * near)
        wide = np.full(len(r), max(h * 0.0016 * near, 0.75))
        return _rows(x * w, y * h, wide, length, slant, (205.0, 220.0, 240.0), 0.42 + 0.14 * near, 0.2)

    def _leaves(self, at: float) -> Array:
        w, h = self.size
        r = self.rng_rows[:46]
        speed = 0.45 + 0.35 * r[:, 2]
        x = (r[:, 0] + at * speed) % 1.2 - 0.1
        y = 0.08 + 0.86 * r[:, 1] + 0.05 * np.sin(at * (3 + 2 * r[:, 3]) + 6 * r[:, 4])
        flat = 0.35 + 0.65 * np.abs(np.sin(at * (4 + 3 * r[:, 3]) + 5 * r[:, 5]))
        size = h * (0.007 + 0.006 * r[:, 5])
        out = _rows(x * w, y * h, size * 1.5, size * flat, 0.4, (120.0, 160.0, 60.0), 0.95, 0.75)
        tones = {
            Place.SNOW: (245, 248, 255), Place.DESERT: (226, 178, 110), Place.BEACH: (236, 212, 160), Place.OCEAN: (235, 244, 250),
        }  # fmt: skip
        base = np.array(tones.get(self.setting.place, (132, 168, 62)), float)
        out[:, 5:8] = base * (0.75 + 0.4 * r[:, 4:5])
        out[::3, 5:8] = np.array((214, 140, 52)) if self.setting.place not in tones else base
        streaks = _rows(
            ((r[:14, 0] + at * 0.9) % 1.3 - 0.15) * w,
            (0.1 + 0.8 * r[:14, 1]) * h,
            np.full(14, h * 0.10),
            np.full(14, max(h * 0.0018, 0.8)),
            0.0,
            (255.0, 255.0, 255.0),
            0.28,
            0.1,
        )
        return np.concatenate([streaks, out]).clip(-1e5, 1e5)

    def _banks(self, at: float) -> Array:
        w, h = self.size
        r = self.rng_rows[:9]
        x = (r[:, 0] + at * 0.012 * (1 + r[:, 2])) % 1.5 - 0.25
        return _rows(
            x * w,
            (0.55 + 0.45 * r[:, 1]) * h,
            h * (0.5 + 0.3 * r[:, 3]),
            h * (0.12 + 0.08 * r[:, 4]),
            0.0,
            self.haze,
            0.34,
            0.0,
        )

    def _sparkles(self, at: float) -> Array:
        """Glints that come and go on water, flatter towards the horizon."""
        w, h = self.size
        r = self.rng_rows[280:400]
        top, low = self.water
        far = r[:, 1] ** 1.5
        y = top + (low - top) * far
        x = (r[:, 0] + 0.006 * at * (1 + far)) % 1.0
        flat = 0.14 if self.close < 1.1 else 0.45 if self.close < 1.4 else 0.9
        wide = h * (0.006 + 0.020 * far) * (0.6 + 0.8 * r[:, 2]) * self.close
        out = _rows(
            x * w,
            y * h,
            np.maximum(wide, 1.0),
            np.maximum(wide * flat, 0.8),
            0.0,
            (255.0, 252.0, 240.0),
            1.0,
            0.1,
        )
        dim = (0.45 if self.setting.time is TimeOfDay.NIGHT else 0.85) * (1.1 - 0.75 * flat)
        out[:, 8] = dim * np.maximum(np.sin(at * (1.2 + 1.6 * r[:, 3]) + 40.0 * r[:, 4]), 0.0) ** 2
        return out

    def _own(self, at: float) -> Array | None:
        w, h = self.size
        place, r = self.setting.place, self.rng_rows[330:372]
        if place in WATER_EDGES:
            return self._sparkles(at)
        if place is Place.UNDERWATER:
            y = 1.05 - (r[:, 1] + at * (0.07 + 0.09 * r[:, 2])) % 1.1
            x = r[:, 0] + 0.012 * np.sin(at * 2 + 6 * r[:, 3])
            size = h * (0.004 + 0.010 * r[:, 4] ** 2)
            rings = _rows(x * w, y * h, size, size, 0.0, (190.0, 240.0, 250.0), 0.55, 0.7)
            inner = _rows(x * w, y * h, size * 0.75, size * 0.75, 0.0, (60.0, 160.0, 190.0), 0.30, 0.8)
            glint = _rows(
                x * w - size * 0.35,
                y * h - size * 0.35,
                size * 0.28,
                size * 0.28,
                0.0,
                (255.0, 255.0, 255.0),
                0.9,
                0.4,
            )
            return np.concatenate([rings, inner, glint])
        tone, alpha = _MOTES.get(place, ((255.0, 250.0, 235.0), 0.0))
        if alpha <= 0.0:
            return None
        up = 0.10 if place is Place.CASTLE else 0.012
        y = 1.02 - (r[:, 1] + at * up * (0.5 + r[:, 2])) % 1.05
        x = (r[:, 0] + 0.02 * np.sin(0.5 * at + 6 * r[:, 3])) % 1.0
        size = h * (0.0016 + 0.0026 * r[:, 4])
        out = _rows(x * w, y * h, np.maximum(size, 0.8), np.maximum(size, 0.8), 0.0, tone, 1.0, 0.2)
        out[:, 8] = alpha * (0.5 + 0.5 * np.sin(at * (1 + 2 * r[:, 5]) + 9 * r[:, 0]))
        if self.setting.time is TimeOfDay.NIGHT and place in _FIREFLIES:
            out[:, 5:8] = (225.0, 255.0, 120.0)
        return out


WATER_EDGES: dict[Place, tuple[float, float]] = {
    Place.OCEAN: (HORIZON - 0.012, 0.25),
    Place.BEACH: (HORIZON - 0.012, 0.335),
    Place.RIVER: (0.365, 0.24),
    Place.POOL: (0.365, 0.215),
    Place.SHIP: (HORIZON - 0.012, 0.385),
}
"""Upper and lower edge of the water that glints in a plate, in its own heights."""
_FIREFLIES = frozenset({Place.FOREST, Place.GARDEN, Place.PARK, Place.JUNGLE})
_MOTES: dict[Place, tuple[tuple[float, float, float], float]] = {
    Place.FOREST: ((255.0, 246.0, 205.0), 0.75),
    Place.STAGE: ((255.0, 236.0, 205.0), 0.5),
    Place.CASTLE: ((255.0, 170.0, 80.0), 0.75),
    Place.SNOW: ((255.0, 255.0, 255.0), 0.7),
    Place.SPACE: ((225.0, 230.0, 255.0), 0.6),
    Place.DESERT: ((255.0, 228.0, 180.0), 0.4),
    Place.ROOM: ((255.0, 244.0, 220.0), 0.3),
    Place.BEDROOM: ((255.0, 244.0, 220.0), 0.3),
    Place.LIBRARY: ((255.0, 240.0, 205.0), 0.5),
    Place.MUSEUM: ((255.0, 240.0, 205.0), 0.3),
    Place.BARN: ((255.0, 226.0, 150.0), 0.75),
    Place.CAVE: ((150.0, 225.0, 245.0), 0.5),
    Place.PARK: ((255.0, 250.0, 225.0), 0.45),
    Place.GARDEN: ((255.0, 246.0, 205.0), 0.6),
    Place.FARM: ((255.0, 240.0, 190.0), 0.5),
    Place.JUNGLE: ((240.0, 255.0, 205.0), 0.75),
}


def _haze_colour(setting: Setting) -> tuple[float, float, float]:
    r, g, b = {
        TimeOfDay.DAY: (206.0, 216.0, 226.0),
        TimeOfDay.MORNING: (226.0, 216.0, 208.0),
        TimeOfDay.SUNSET: (214.0, 176.0, 160.0),
        TimeOfDay.NIGHT: (66.0, 78.0, 110.0),
    }[setting.time]
    dark = {Weather.STORM: 0.45, Weather.RAIN: 0.72}.get(setting.weather, 1.0)
    return (r * dark, g * dark, b * dark)


def _rows(
    x: Array,
    y: Array,
    rx: Array,
    ry: Array,
    slant: float,
    tone: tuple[float, float, float],
    alpha: float,
    core: float,
) -> Array:
    out = np.empty((len(x), 10))
    out[:, 0], out[:, 1], out[:, 2], out[:, 3] = x, y, rx, ry
    out[:, 4], out[:, 5:8], out[:, 8], out[:, 9] = slant, tone, alpha, core
    return out


def thunder_times(seconds: float) -> list[float]:
    """When lightning strikes in a storm shot, for whoever cues thunder."""
    return [t for t in (2.6 + 3.7 * k for k in range(math.ceil(seconds / 3.7))) if t < seconds]
