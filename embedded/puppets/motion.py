"""How a puppet lives through a shot: a pose for any moment, from its part, its lines and who else speaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...common.story import Actor, Placed
from .body import Arm, Pose
from .face import EMOTIONS, blink
from .mouth import Lips


@dataclass(frozen=True)
class Stand:
    """Where an actor stands: world place and the direction of the camera's middle."""

    x: float
    z: float = 0.0


class Performance:
    """One actor through one shot."""

    def __init__(
        self, actor: Actor, stand: Stand, speech: Sequence[Placed], seconds: float, seed: int
    ) -> None:
        self.actor, self.stand, self.seconds = actor, stand, seconds
        self.lips = Lips([p for p in speech if p.speech.character == actor.character])
        rng = np.random.default_rng(seed)
        self.phase = float(rng.uniform(0, 10))
        self.blinks = _blinks(rng, seconds)
        self.face = EMOTIONS[actor.emotion]

    def pose(self, at: float) -> Pose:
        """The pose at ``at`` seconds."""
        t = at + self.phase
        face = replace(self.face, mouth=self.lips.shape(at, self.face.mouth))
        for start in self.blinks:
            if start <= at <= start + 0.22:
                face = blink(face, math.sin(math.pi * (at - start) / 0.22) ** 0.7)
        nod = self.lips.stress(at)
        arm = Arm(up=-0.92 + 0.01 * math.sin(t * 1.7))
        return Pose(
            x=self.stand.x, z=self.stand.z, yaw=self.actor.facing * 0.6, breath=math.sin(t * 1.9),
            roll=0.012 * math.sin(t * 0.8), head_yaw=0.06 * math.sin(t * 0.6) + self.actor.facing * 0.25,
            head_pitch=0.10 * nod + 0.02 * math.sin(t * 0.9), head_roll=0.03 * math.sin(t * 0.5),
            left=arm, right=arm, face=face,
        )  # fmt: skip


def _blinks(rng: np.random.Generator, seconds: float) -> list[float]:
    out, at = [], float(rng.uniform(0.6, 3.0))
    while at < seconds:
        out.append(at)
        at += float(rng.uniform(2.0, 6.0))
    return out
