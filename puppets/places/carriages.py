"""A railway carriage, a bus or a tram from inside as a background recipe (see ``places``)."""

from __future__ import annotations

import math

import numpy as np

from ...common.story import Setting
from ...common.vocabulary import TimeOfDay, Weather
from ..render import painting
from ..render.rig import Rig
from . import scenery
from .furnishings import DARK
from .plate import Picture, Plate
from .surfaces import ease, mixed, night, wall


def train(plate: Plate, setting: Setting) -> None:
    """The inside of a carriage, bus or tram: the land goes by behind a row of windows."""
    top = 0.22
    _land(plate, setting)
    view = plate.pixels.copy()
    wall(plate, (0.84, 0.82, 0.74), (0.92, 0.90, 0.84), top)
    panes = _panes(plate)
    plate.pixels += (view - plate.pixels) * panes[..., None]
    floor = plate.floor(ease(plate, (0.46, 0.50, 0.54)), ease(plate, (0.36, 0.40, 0.44)), top)
    plate.speckle(floor, 0.08, 0.006, 0.9)
    rig = Rig()
    steel, red = rig.material("silver", painting.METAL, gloss=0.6), rig.material("#a8343c", gloss=0.1)
    rig.box("root", (0, top + 0.075, -0.4), (plate.half, 0.075, 0.01), red, bevel=0.0)
    rig.box("root", (0, top + 0.155, -0.38), (plate.half, 0.010, 0.02), steel, bevel=0.004)
    lamp = rig.material("#fff6dc", painting.GLOW, glow=1.4 if night(setting) else 1.1)
    rig.box("root", (0, 1.03, -0.3), (plate.half, 0.05, 0.02), rig.material("#dcd8cc", gloss=0.1), bevel=0.02)
    for k, x in enumerate(_window_middles(plate)):
        _sill(rig, x)
        rig.box("root", (x, 1.0, -0.27), (0.13, 0.012, 0.01), lamp, bevel=0.006)
        _rack(rig, x, k)
    for x in _seat_middles(plate):
        _seats(rig, x, top - 0.05)
    rig.cone("root", (-plate.half, 0.925, 0.1), (plate.half, 0.925, 0.1), 0.010, 0.010, steel)
    for k in range(max(6, round(plate.half * 2 / 0.19))):
        _strap(rig, -plate.half + 0.10 + 0.19 * k)
    plate.build(rig, blur=0.0008)


_EVERY = 0.52
"""From one window of a carriage to the next."""


def _window_middles(plate: Plate) -> list[float]:
    count = int(plate.half / _EVERY) + 2
    return [_EVERY * k for k in range(-count, count + 1)]


def _seat_middles(plate: Plate) -> list[float]:
    return [x + _EVERY / 2 for x in _window_middles(plate)]


def _panes(plate: Plate) -> Picture:
    """Where the windows are (h, w)."""
    u = (plate.x + _EVERY / 2) % _EVERY - _EVERY / 2
    away = np.maximum(np.abs(u) - 0.165, np.abs(plate.y - 0.655) - 0.135)
    return np.asarray(np.clip(-away * plate.unit, 0, 1), np.float32)


def _land(plate: Plate, setting: Setting) -> None:
    """Sky and hills smeared sideways by the speed."""
    plate.paint_sky(0.6)
    rig = Rig()
    tone = "#e8eef4" if setting.weather is Weather.SNOW else "#5f9a5a"
    for k in range(7):
        x = plate.half * (-1.1 + 0.37 * k)
        scenery.hill(rig, x, 0.52, 0.30, 0.09 + 0.04 * (k % 3), mixed_hex(tone, k % 2))
    for k in range(9):
        x = plate.half * (-1.0 + 0.25 * k) + 0.05 * float(plate.rng.random())
        scenery.bush(rig, plate.rng, x, 0.51, 0.04, "#3f7f4a")
    plate.build(rig, haze=0.15)
    field = np.clip((0.53 - plate.y) * plate.unit, 0, 1) + 0 * plate.x
    plate.blend(
        ease(plate, (0.52, 0.68, 0.36) if tone == "#5f9a5a" else (0.92, 0.94, 0.98)), field.astype(np.float32)
    )
    if setting.time is TimeOfDay.NIGHT:
        plate.pixels *= 0.65
        for _ in range(14):
            x, y = float(plate.rng.uniform(-plate.half, plate.half)), float(plate.rng.uniform(0.54, 0.62))
            plate.glow(x, y, 0.008, (1.0, 0.85, 0.5), 0.9)
    smear = max(int(plate.unit * 0.05), 1)
    kernel = np.ones(smear, np.float32) / smear
    low = plate.y[:, 0] < 0.66
    rows = plate.pixels[low]
    plate.pixels[low] = np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), 1, rows)


def mixed_hex(tone: str, step: int) -> str:
    """A hill's colour, or the next one's, a little darker."""
    red, green, blue = (int(tone[k : k + 2], 16) / 255 for k in (1, 3, 5))
    shade = mixed((red, green, blue), (0.1, 0.2, 0.15), 0.14 * step)
    return "#" + "".join(f"{round(255 * one):02x}" for one in shade)


def _sill(rig: Rig, x: float) -> None:
    """A rounded frame around a window, with a line where it opens."""
    edge = rig.material("#c9ced2", painting.METAL, gloss=0.5)
    for dy in (-0.14, 0.14):
        rig.cone("root", (x - 0.165, 0.655 + dy, -0.3), (x + 0.165, 0.655 + dy, -0.3), 0.012, 0.012, edge)
    for dx in (-0.17, 0.17):
        rig.cone("root", (x + dx, 0.52, -0.3), (x + dx, 0.79, -0.3), 0.012, 0.012, edge)
    rig.cone("root", (x - 0.165, 0.735, -0.3), (x + 0.165, 0.735, -0.3), 0.004, 0.004, edge)


def _rack(rig: Rig, x: float, k: int) -> None:
    """A luggage rack over a window with a bag on it."""
    steel = rig.material("silver", painting.METAL, gloss=0.6)
    for y in (0.845, 0.865):
        rig.cone("root", (x - 0.20, y, -0.2), (x + 0.20, y, -0.2), 0.006, 0.006, steel)
    tones = ("#8a5a34", "#3f6f8a", "#b5443c", "#5f7f4a")
    bag = rig.material(tones[k % 4], gloss=0.15)
    at = x + 0.06 * ((k % 3) - 1)
    rig.box("root", (at, 0.905, -0.22), (0.085, 0.040, 0.02), bag, bevel=0.014)
    rig.ring("root", (at, 0.945, -0.22), (0.026, 0.018), 0.005, bag, arc=(0, math.pi))


def _seats(rig: Rig, x: float, y: float) -> None:
    """Two benches back to back, seen from the aisle."""
    cloth, pale = rig.material("#2f6f9a", gloss=0.05, wrap=0.5), rig.material("#e9e4da", gloss=0.1)
    steel = rig.material(DARK, gloss=0.3)
    for side in (-1, 1):
        rig.box(
            "root",
            (x + side * 0.034, y + 0.245, -0.06),
            (0.026, 0.145, 0.05),
            cloth,
            spin=(0, 0, -side * 0.10),
            bevel=0.024,
        )
        rig.box(
            "root",
            (x + side * 0.047, y + 0.365, -0.045),
            (0.022, 0.032, 0.05),
            pale,
            spin=(0, 0, -side * 0.10),
            bevel=0.016,
        )
        rig.box("root", (x + side * 0.105, y + 0.135, -0.04), (0.085, 0.030, 0.06), cloth, bevel=0.022)
        rig.box("root", (x + side * 0.10, y + 0.05, -0.06), (0.060, 0.055, 0.03), steel, bevel=0.01)


def _strap(rig: Rig, x: float) -> None:
    """A handle for those who stand."""
    band, grip = rig.material("#3a3f46", gloss=0.1), rig.material("#f0b93a", gloss=0.3)
    rig.cone("root", (x, 0.925, 0.11), (x, 0.865, 0.11), 0.006, 0.006, band)
    rig.ring("root", (x, 0.838, 0.11), (0.024, 0.026), 0.006, grip, steps=12)
