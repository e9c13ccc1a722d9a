"""What things are made of: the materials and round parts that several kinds of props share."""

from __future__ import annotations

import math

from ..render import painting
from ..render.rig import ROOT, Point, Rig, metallic


def wood(rig: Rig, tone: str = "#a8713f") -> int:
    """Dull wood."""
    return rig.material(tone, gloss=0.12, rim=0.6)


def paint(rig: Rig, tone: str) -> int:
    """Glossy paint, as on toys and cars."""
    return rig.material(tone, gloss=0.45, shine=42.0, rim=0.75)


def soft(rig: Rig, tone: str) -> int:
    """Cloth, fur, leaves: what takes light all around."""
    return rig.material(tone, gloss=0.05, wrap=0.55, rim=0.75)


def glass(rig: Rig) -> int:
    """A window pane."""
    return rig.material("#cfe8f4", gloss=0.9, shine=60.0)


def light(rig: Rig, tone: str, glow: float = 1.1) -> int:
    """What shines by itself."""
    return rig.material(tone, painting.GLOW, glow=glow)


def wheel(rig: Rig, at: Point, r: float, deep: float = 0.09, hub: str = "silver") -> None:
    """A tyre with its hub, seen from the side; ``at`` is the middle, ``r`` the radius."""
    x, y, z = at
    rig.ball(ROOT, (x, y, z), (r, r, deep), rig.material("#26262b", gloss=0.2))
    rig.ball(
        ROOT,
        (x, y, z + deep * 0.65),
        (r * 0.55, r * 0.55, deep * 0.55),
        metallic(rig) if hub == "silver" else paint(rig, hub),
    )


def spoked(rig: Rig, at: Point, r: float, thick: float, material: int, spokes: int = 4) -> None:
    """An open wheel: rim, hub and ``spokes`` bars through the middle."""
    x, y, z = at
    rig.ring(ROOT, (x, y, z), (r - thick, r - thick), thick, material, steps=24)
    rig.ball(ROOT, (x, y, z), (r * 0.2, r * 0.2, thick * 1.5), material)
    rod = r - thick
    for k in range(spokes):
        a = math.pi * (k + 0.5) / spokes
        dx, dy = rod * math.cos(a), rod * math.sin(a)
        rig.cone(ROOT, (x - dx, y - dy, z), (x + dx, y + dy, z), thick * 0.55, thick * 0.55, material)


def barrel(rig: Rig, low: float, high: float, foot: float, top: float, material: int) -> None:
    """An upright round body with flat ends, ``foot`` and ``top`` its radii; higher than it is wide on one side."""
    slope = (top - foot) / (high - low)
    begins, ends = low + foot / (1.0 - slope), (high - foot + slope * low) / (1.0 + slope)

    def radius(y: float) -> float:
        return foot + slope * (y - low)

    above, below = high + top, low - foot
    rig.cone(
        ROOT, (0, begins, 0), (0, above, 0), radius(begins), radius(above), material, clip=(0, -1, 0, high)
    )
    rig.cone(ROOT, (0, below, 0), (0, ends, 0), radius(below), radius(ends), material, clip=(0, 1, 0, -low))
