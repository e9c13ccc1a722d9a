"""How animals on two legs carry themselves, from one table row each: birds, dragons, monkeys."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..render.rig import Array, chain, joint, turn
from .creature import SIDES, Bones, CreatureMoment, Spot, about, hidden, lids, mirrored, nod
from .gaits import Gait

BONES = ("jaw", "lids", "leg_l", "leg_r", "span_l", "span_r")
"""The bones that a walker adds; ``left`` and ``right`` are folded wings or arms, ``span`` spread wings."""


@dataclass(frozen=True)
class Walker:
    """Where the joints are (heights), how fast wings beat (radians a second) and how far it leans as it flies.

    ``tucks``: it sits on its legs as birds do; others put them out in front. ``belly`` is its radius when it lies.
    """

    hip: Spot
    neck: Spot
    jaw: Spot
    eye: Spot
    tail: Spot
    arm: Spot
    wings: bool = True
    tucks: bool = True
    folds: bool = True
    rate: float = 15.0
    lean: float = 0.45
    swing: float = 0.6
    belly: float = 0.25

    def pose(self, m: CreatureMoment) -> Bones:
        """The bones of a walker at one moment."""
        gait, leg = m.gait, self.hip[1]
        step = self.swing * (1.35 if gait is Gait.RUN else 1.0)
        angles = (step * math.sin(m.steps), -step * math.sin(m.steps)) if m.goes else (0.0, 0.0)
        pitch, rise, squeeze = 0.0, -leg * (1.0 - math.cos(min(map(abs, angles)))), 1.0
        if m.goes:
            pitch, rise = 0.12 + 0.1 * (gait is Gait.RUN), rise + 0.03 * abs(math.cos(m.steps))
        if gait is Gait.FLY:
            angles, pitch = (-0.9, -0.9), self.lean
            rise = -0.05 * math.sin(m.t * self.rate)
        elif gait is Gait.JUMP:
            angles, pitch = (0.5, -0.6), 0.15
        elif gait is Gait.SWIM:
            kick = 0.6 * math.sin(m.t * 7.0)
            angles, rise, pitch = (kick - 0.3, -kick - 0.3), -leg, 0.0 if self.tucks else 1.0
        elif gait is Gait.SIT or m.down:
            squeeze = 0.25 if self.tucks else 1.0
            rise, angles = (-0.72 * leg, (0.0, 0.0)) if self.tucks else (0.12 - leg, (1.4, 1.4))
        if m.down and not self.tucks:
            pitch, rise, angles = 1.25, self.belly - leg, (0.6, 0.6)
        root = about((0.0, leg, self.hip[2]), turn(pitch))
        root[1, 3] += rise
        return {"root": root, **self._limbs(m, angles, squeeze), **self._face(m, pitch)}

    def _limbs(self, m: CreatureMoment, angles: tuple[float, float], squeeze: float) -> Bones:
        out: Bones = {}
        beat = math.sin(m.t * self.rate)
        spread = self.wings and (m.gait is Gait.FLY or not self.folds)
        lively = 0.75 * beat + 0.15 if m.gait is Gait.FLY else 0.30 + 0.06 * math.sin(m.t * 1.6)
        for (side, letter), angle in zip(SIDES, angles, strict=True):
            hip, arm = mirrored(side, self.hip), mirrored(side, self.arm)
            legs = about(hip, turn(-angle))
            if squeeze < 1.0:
                legs = joint(None, (0.0, hip[1] * (1.0 - squeeze), 0.0), np.array([1.0, squeeze, 1.0]))
            out[f"leg_{letter}"] = legs
            wing = "left" if side < 0 else "right"
            swung = -0.5 * angles[0] * side if not self.folds or not self.wings else 0.0
            lift = 0.5 if m.gait is Gait.JUMP else 0.03 * math.sin(m.t * 2.1)
            own = about(arm, turn(-swung, 0.0, side * lift))
            out[wing] = hidden(arm) if spread and self.folds else own
            out[f"span_{letter}"] = about(arm, turn(0.0, 0.0, side * lively)) if spread else hidden(arm)
        return out

    def _face(self, m: CreatureMoment, pitch: float) -> Bones:
        bow = 0.0
        if m.goes and self.tucks:
            bow = 0.10 * math.sin(2.0 * m.steps)
        head: Array = nod(m, self.neck, bow - 0.85 * pitch)
        gape = about(self.jaw, turn(0.55 * m.mouth))
        wag = 0.25 * math.sin(m.t * (2.2 if not m.asleep else 0.6))
        return {
            "head": head,
            "jaw": chain(head, gape),
            "lids": lids(head, self.eye, m.shut),
            "tail": about(self.tail, turn(-0.8 * pitch * m.down, wag * (0.3 if self.tucks else 1.0))),
        }
