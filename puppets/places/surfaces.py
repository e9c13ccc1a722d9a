"""What several places share: ground and wall textures, daylight through windows, islands, plants."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay, Weather
from ..render.rig import Rig
from . import scenery
from .plate import HORIZON, Plate


def night(setting: Setting) -> bool:
    return setting.time in (TimeOfDay.NIGHT, TimeOfDay.SUNSET)


def ease(plate: Plate, colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """A ground colour under the plate's light: darker and tinted like the key and sky."""
    light = plate.light
    key, sky = np.array(light.key_colour) * light.key_strength, np.array(light.sky) * light.ambient
    strength = np.clip((0.62 * key + 0.62 * sky) ** 0.62 * 1.06, 0, 1.15)
    r, g, b = np.array(colour) * strength
    return (float(r), float(g), float(b))


def mixed(
    a: tuple[float, float, float], b: tuple[float, float, float], k: float
) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)


def glitter(plate: Plate, top: float) -> None:
    side = (0.30 if plate.sky.stars > 0.05 else -0.30) * plate.aspect
    path = np.exp(-(((plate.x - side) / (0.05 + 0.35 * np.clip(top - plate.y, 0, 1))) ** 2))
    grain = np.clip(plate.noise(0.09, 0.012, 3) - 0.52, 0, 1) * 5.0
    below = np.clip((top - plate.y) * 40, 0, 1)
    plate.add(plate.sky.sun, np.asarray(path * grain * below * 0.42, np.float32))


def islands(plate: Plate) -> None:
    rig = Rig()
    for k in range(3):
        x = plate.half * (-0.8 + 0.75 * k + 0.1 * float(plate.rng.random()))
        scenery.hill(rig, x, HORIZON - 0.02, 0.20 + 0.06 * k, 0.055 + 0.03 * (k % 2), "#4f7f63")
        scenery.hill(rig, x + 0.12, HORIZON - 0.02, 0.13, 0.075, "#5b8a68", -0.45)
    plate.build(rig, haze=0.55, blur=0.002)


def cobbles(plate: Plate, mask: NDArray[np.float32], top: float) -> None:
    side, depth = plate.plane(top)
    row = np.log(depth) * 14.0
    column = side * 9.0 + 0.5 * (np.floor(row) % 2)
    u, v = np.abs(column - np.floor(column) - 0.5), np.abs(row - np.floor(row) - 0.5)
    gap = np.clip((np.maximum(u, v) - 0.40) * 9, 0, 1) * np.clip(6.0 / depth, 0, 1)
    tone = 0.06 * np.sin(np.floor(column) * 12.9 + np.floor(row) * 78.2)
    plate.pixels *= (1.0 + (tone * np.clip(5.0 / depth, 0, 1) - 0.16 * gap) * mask)[..., None]


def wall(
    plate: Plate, low: tuple[float, float, float], high: tuple[float, float, float], floor_top: float
) -> None:
    plate.ramp([(floor_top, ease(plate, low)), (1.1, ease(plate, high))])
    spot = np.exp(-(((plate.x + 0.35) / 0.9) ** 2) - ((plate.y - 0.80) / 0.5) ** 2)
    plate.pixels *= (0.86 + 0.22 * spot)[..., None].astype(np.float32)


def boards(plate: Plate, tone: tuple[float, float, float], top: float) -> None:
    mask = plate.floor(ease(plate, tone), ease(plate, mixed(tone, (0, 0, 0), 0.18)), top)
    side, depth = plate.plane(top + 0.12)
    column = side * 3.2
    gap = np.clip((np.abs(column - np.floor(column) - 0.5) - 0.475) * 50, 0, 1)
    tone_of = 0.055 * np.sin(np.floor(column) * 12.9) + 0.07 * (plate.noise(0.02, 0.35, 2) - 0.5)
    plate.pixels *= (1.0 + (tone_of - 0.35 * gap * np.clip(3 / depth, 0, 1)) * mask)[..., None]
    plate.pixels *= (1.0 - 0.32 * np.exp(-np.abs(plate.y - top) / 0.025) * (plate.y < top))[..., None].astype(
        np.float32
    )


def daylight(setting: Setting) -> tuple[str, float]:
    """Colour and strength of what windows show."""
    if setting.time is not TimeOfDay.NIGHT and setting.weather in _DULL:
        return _DULL[setting.weather]
    return {
        TimeOfDay.DAY: ("#bfe3ff", 1.15),
        TimeOfDay.MORNING: ("#ffe2bd", 1.2),
        TimeOfDay.SUNSET: ("#ff9a55", 1.0),
        TimeOfDay.NIGHT: ("#22345f", 0.8),
    }[setting.time]


def sunspot(plate: Plate, setting: Setting, x: float) -> None:
    if setting.time is TimeOfDay.NIGHT or setting.weather in (Weather.RAIN, Weather.STORM, Weather.FOG):
        return
    patch = plate.mask([(x, 0.22), (x + 0.28, 0.22), (x + 0.55, 0.02), (x + 0.18, 0.02)], 0.006)
    plate.add(plate.light.key_colour, np.asarray(patch * 0.14, np.float32))


def plant(rig: Rig, plate: Plate, x: float, y: float, size: float) -> None:
    rig.cone(
        "root",
        (x, y + size * 0.1, 0.02),
        (x, y + size * 0.36, 0.02),
        size * 0.20,
        size * 0.26,
        rig.material("#c9704a", gloss=0.05),
    )
    green = rig.material("#4f9a55", gloss=0.15, wrap=0.5)
    for k in range(9):
        a = (k - 4) * 0.32
        rig.curve(
            "root",
            [
                (x, y + size * 0.4, 0.02),
                (x + math.sin(a) * size * 0.4, y + size * (0.75 + 0.2 * math.cos(a)), 0.02 + 0.02 * (k % 3)),
                (x + math.sin(a) * size * 0.75, y + size * (0.8 + 0.35 * math.cos(a)), 0.04),
            ],
            [size * 0.03, size * 0.08, 0.003],
            green,
        )


_DULL = {
    Weather.RAIN: ("#8fa3b5", 0.85),
    Weather.STORM: ("#5f6c80", 0.75),
    Weather.SNOW: ("#e6eef8", 1.1),
    Weather.FOG: ("#d5dade", 0.95),
}
