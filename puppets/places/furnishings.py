"""Furniture that several interiors share: beds, lamps, counters, framed pictures (frame heights, root bone)."""

from __future__ import annotations

import numpy as np

from ..render import painting
from ..render.rig import Rig
from .scenery import Tone

DARK = "#2b2b30"


def bed(rig: Rig, x: float, y: float, wide: float, wood: Tone, cover: Tone, second: Tone) -> None:
    """A made bed against the back wall, seen from its foot."""
    frame = rig.material(wood, gloss=0.12)
    linen = rig.material("#fbf7ee", gloss=0.05, wrap=0.6)
    quilt = rig.material(cover, second=second, pattern=painting.CHECK, frequency=22.0, gloss=0.04, wrap=0.5)
    half = wide / 2
    rig.box("root", (x, y + 0.19, -0.30), (half * 1.06, 0.19, 0.02), frame, bevel=0.03)
    for side in (-1, 1):
        rig.cone(
            "root",
            (x + side * half * 1.04, y, -0.28),
            (x + side * half * 1.04, y + 0.41, -0.28),
            0.018,
            0.018,
            frame,
        )
        rig.ball("root", (x + side * half * 1.04, y + 0.43, -0.28), 0.026, frame)
        rig.ball("root", (x + side * half * 0.46, y + 0.235, -0.20), (half * 0.42, 0.062, 0.05), linen)
    group = rig.group()
    rig.box("root", (x, y + 0.10, -0.10), (half, 0.085, 0.10), quilt, group=group, bevel=0.03)
    rig.ball("root", (x, y + 0.175, -0.12), (half * 0.99, 0.04, 0.08), linen, group=group, blend=0.01)
    rig.box("root", (x, y + 0.005, 0.02), (half * 1.05, 0.05, 0.02), frame, bevel=0.02)


def bedside(rig: Rig, x: float, y: float, lit: bool) -> None:
    """A small chest with a shaded lamp on it; the lamp shines when ``lit``."""
    wood, knob = rig.material("#b98350", gloss=0.12), rig.material("gold", painting.METAL, gloss=0.5)
    rig.box("root", (x, y + 0.085, -0.2), (0.075, 0.085, 0.04), wood, bevel=0.012)
    for up in (0.05, 0.12):
        rig.box(
            "root",
            (x, y + up, -0.158),
            (0.062, 0.029, 0.004),
            rig.material("#a8713f", gloss=0.1),
            bevel=0.006,
        )
        rig.ball("root", (x, y + up, -0.148), 0.008, knob)
    shade = rig.material("#ffe0a0", painting.GLOW, glow=1.25) if lit else rig.material("#f7d7a8", wrap=0.6)
    rig.cone(
        "root", (x, y + 0.17, -0.2), (x, y + 0.25, -0.2), 0.014, 0.008, rig.material("#e9e4da", gloss=0.4)
    )
    rig.cone(
        "root", (x, y + 0.24, -0.2), (x, y + 0.33, -0.2), 0.062, 0.034, shade, clip=(0, 1, 0, -y - 0.245)
    )


def pendant(rig: Rig, x: float, y: float, size: float, tone: Tone, lit: bool) -> None:
    """A lamp that hangs from the ceiling with its lower edge at ``y``."""
    bulb = rig.material("#fff0c0", painting.GLOW, glow=1.5 if lit else 1.1)
    rig.cone("root", (x, y + size * 0.5, -0.1), (x, 1.2, -0.1), 0.004, 0.004, rig.material(DARK))
    rig.ball("root", (x, y + size * 0.06, -0.1), size * 0.22, bulb)
    rig.ball(
        "root",
        (x, y, -0.08),
        (size * 0.62, size * 0.62, size * 0.4),
        rig.material(tone, gloss=0.3),
        clip=(0, 1, 0, -y),
    )


def counter(rig: Rig, x: float, y: float, wide: float, high: float, front: Tone, top: Tone) -> None:
    """A counter of panels with a worktop, seen from the customers' side."""
    wood, panel = rig.material(front, gloss=0.1), rig.material(top, gloss=0.25)
    rig.box("root", (x, y + high / 2, 0.0), (wide / 2, high / 2, 0.05), wood, bevel=0.01)
    count = max(2, round(wide / 0.15))
    for k in range(count):
        at = x + wide * ((k + 0.5) / count - 0.5)
        rig.box(
            "root", (at, y + high * 0.48, 0.05), (wide / count * 0.40, high * 0.36, 0.006), wood, bevel=0.016
        )
    rig.box("root", (x, y + high, 0.02), (wide / 2 + 0.02, 0.016, 0.08), panel, bevel=0.01)


def till(rig: Rig, x: float, y: float, size: float = 1.0) -> None:
    """A cash register whose keys and drawer face the room."""
    body, dark = rig.material("#c23b3f", gloss=0.35), rig.material(DARK, gloss=0.3)
    key = rig.material("#f6efe2", gloss=0.3)
    rig.box("root", (x, y + 0.045 * size, 0.04), (0.095 * size, 0.045 * size, 0.05), body, bevel=0.012)
    rig.box("root", (x, y + 0.030 * size, 0.10), (0.080 * size, 0.018 * size, 0.006), dark, bevel=0.006)
    rig.box("root", (x, y + 0.115 * size, 0.02), (0.075 * size, 0.04 * size, 0.04), body, bevel=0.012)
    for k in range(8):
        rig.ball(
            "root",
            (x + (k % 4 - 1.5) * 0.034 * size, y + (0.098 + 0.032 * (k // 4)) * size, 0.065),
            0.011 * size,
            key,
        )
    rig.box("root", (x, y + 0.185 * size, 0.02), (0.065 * size, 0.028 * size, 0.02), dark, bevel=0.008)
    light = rig.material("#8ff0a0", painting.GLOW, glow=0.95)
    rig.box("root", (x, y + 0.185 * size, 0.042), (0.05 * size, 0.014 * size, 0.003), light)


def awning(rig: Rig, x: float, y: float, wide: float, high: float, tone: Tone, z: float = 0.05) -> None:
    """A striped canopy with a scalloped edge; ``y`` is that edge."""
    cloth = (rig.material(tone, gloss=0.06), rig.material("#fbf5e6", gloss=0.06))
    count = max(5, round(wide / 0.10)) | 1
    for k in range(count):
        at, half = x + wide * ((k + 0.5) / count - 0.5), wide / count / 2
        rig.box(
            "root", (at, y + high / 2, z), (half, high / 2, 0.03), cloth[k % 2], spin=(-0.35, 0, 0), bevel=0.0
        )
        rig.ball("root", (at, y + 0.012, z + 0.03), (half, half * 0.8, 0.03), cloth[k % 2])


def frame(rig: Rig, x: float, y: float, wide: float, high: float, gilt: Tone, ground: Tone) -> None:
    """A heavy picture frame around a plain canvas; what is painted on it lies at z ≥ −0.16."""
    gold = rig.material(gilt, painting.METAL, gloss=0.5)
    rig.box("root", (x, y, -0.22), (wide / 2 + 0.028, high / 2 + 0.028, 0.02), gold, bevel=0.014)
    rig.box("root", (x, y, -0.19), (wide / 2, high / 2, 0.006), rig.material(ground, gloss=0.03), bevel=0.0)


def mirror(rig: Rig, x: float, y: float, wide: float, high: float, edge: Tone) -> None:
    """A wall mirror with a sheen across it."""
    rig.box(
        "root",
        (x, y, -0.22),
        (wide / 2 + 0.016, high / 2 + 0.016, 0.012),
        rig.material(edge, gloss=0.3),
        bevel=0.012,
    )
    rig.box(
        "root",
        (x, y, -0.205),
        (wide / 2, high / 2, 0.006),
        rig.material("#b4dbe8", gloss=0.6, wrap=0.7),
        bevel=0.0,
    )
    sheen = rig.material("#e4f5fa", gloss=0.4, wrap=0.9)
    for k, thick in ((-0.12, 0.010), (-0.03, 0.005)):
        start = (x + wide * (k - 0.16), y - high * 0.26, -0.196)
        rig.cone("root", start, (x + wide * (k + 0.26), y + high * 0.26, -0.196), thick, thick, sheen)


def dice_tones(dice: np.random.Generator, tones: tuple[str, ...]) -> str:
    """One of ``tones`` by chance."""
    return tones[int(dice.integers(len(tones)))]
