"""How four-legged animals carry themselves: their gaits as pitch, height and angles of hips and knees."""

from __future__ import annotations

import math
from enum import StrEnum


class Gait(StrEnum):
    """How an animal carries itself or moves."""

    STAND = "stand"
    WALK = "walk"
    RUN = "run"
    SIT = "sit"
    LIE = "lie"
    SLEEP = "sleep"
    JUMP = "jump"
    FLY = "fly"
    SWIM = "swim"
    GRAZE = "graze"
    KICK = "kick"
    WAVE = "wave"
    BOW = "bow"
    DIG = "dig"
    SCRATCH = "scratch"


def carry(gait: Gait, turns: float, swing: float) -> tuple[float, float, list[tuple[float, float]]]:
    """Pitch (nose up), height over the ground, and hip (forward) and knee angles of the legs in order."""
    if gait is Gait.SIT:
        return 0.62, 0.0, [(-0.62, 0.0)] * 2 + [(1.35, 1.75)] * 2
    if gait in (Gait.LIE, Gait.SLEEP):
        return 0.0, 0.0, [(1.5, 0.1)] * 2 + [(1.2, 2.2)] * 2
    if gait is Gait.GRAZE:
        return -0.16, 0.0, [(0.0, 0.0)] * 4
    if gait is Gait.WAVE:  # sitting up, a paw in the air
        return 0.75, 0.0, [(1.5 + 0.35 * math.sin(turns), 0.2), (-0.75, 0.0), (1.35, 1.75), (1.35, 1.75)]
    if gait is Gait.SCRATCH:  # sitting, a hind leg at the neck
        return 0.62, 0.0, [(-0.62, 0.0)] * 2 + [(2.0 + 0.25 * math.sin(turns), 0.5), (1.35, 1.75)]
    if gait is Gait.BOW:
        return -0.42, 0.0, [(1.5, 0.0)] * 2 + [(0.42, 0.0)] * 2
    if gait is Gait.DIG:
        paws = (math.sin(turns), -math.sin(turns))
        return -0.2, 0.0, [(0.55 + 0.5 * paw, 0.5) for paw in paws] + [(0.2, 0.0)] * 2
    if gait is Gait.KICK:  # both hind legs fly out
        return -0.3, 0.0, [(0.1, 0.0)] * 2 + [(-1.3, 0.0)] * 2
    if gait is Gait.JUMP:
        return 0.25, 0.0, [(0.9, 0.7)] * 2 + [(-0.9, 0.1)] * 2
    if gait in (Gait.WALK, Gait.RUN, Gait.SWIM):
        shift = (0.0, 0.5, 0.0, 0.5) if gait is Gait.RUN else (0.0, math.pi, math.pi * 1.5, math.pi * 0.5)
        back = math.pi * 0.9 if gait is Gait.RUN else 0.0
        own = [turns + shift[k] + (back if k > 1 else 0.0) for k in range(4)]
        bend = 1.1 if gait is Gait.RUN else 0.8
        legs = [(swing * math.sin(p), bend * max(0.0, math.cos(p))) for p in own]
        if gait is Gait.RUN:
            return 0.10 * math.sin(turns), 0.08 * max(0.0, math.sin(turns + 0.6)), legs
        return 0.0, 0.0, legs
    return 0.0, 0.0, [(0.0, 0.0)] * 4
