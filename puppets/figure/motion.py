"""How a puppet lives through a shot: a pose for any moment, from its part, its lines and who else speaks.

Everything is a function of time alone: breath, sway, blinks and glances come from a seed, following and
settling from looking a little back in time, so that any frame can be drawn without those before it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...common.story import Actor, TimedLine
from ...common.vocabulary import Emotion, Gesture
from .body import Arm, Pose
from .face import EMOTIONS, Face, blink
from .gestures import GESTURES, POSTURES, GestureContext, both_hands, carry, walk
from .mouth import Lips
from .proportions import BodyProportions

ENTRANCE = 1.05
"""Seconds a character takes to walk in."""
FOLLOW = ((0.0, 0.12), (0.06, 0.22), (0.12, 0.24), (0.18, 0.20), (0.26, 0.14), (0.36, 0.08))
"""A head follows its target: (seconds ago, weight)."""


@dataclass(frozen=True)
class Stand:
    """Where an actor stands (metres) and how far beyond the frame an entrance starts."""

    x: float
    z: float = 0.0
    away: float = 1.5


class Performance:
    """One actor through one shot. ``others`` tells where each other character stands."""

    def __init__(
        self,
        actor: Actor,
        frame: BodyProportions,
        stand: Stand,
        others: Mapping[str, float],
        speech: Sequence[TimedLine],
        seconds: float,
        seed: int,
    ) -> None:
        self.actor, self.frame, self.stand, self.others, self.seconds = actor, frame, stand, others, seconds
        self.lips = Lips([p for p in speech if p.speech.character == actor.character])
        self.heard = sorted(
            (p.start, p.start + p.speech.seconds, p.speech.character)
            for p in speech
            if p.speech.character != actor.character
        )
        rng = np.random.default_rng(seed)
        self.phase = float(rng.uniform(0, 10))
        self.blinks = _times(rng, seconds, 2.0, 6.0)
        self.darts = _times(rng, seconds, 0.7, 2.4)
        self.dart_to = rng.uniform(-1, 1, (len(self.darts) + 1, 2))
        self.face = EMOTIONS[actor.emotion]
        self.begin = ENTRANCE if actor.enters else 0.18
        target = self._target(0.0)
        self.side = 1 if (target or actor.facing or (1 if stand.x <= 0 else -1)) >= 0 else -1
        if actor.gesture is Gesture.WAVE:
            self.side = 1 if stand.x <= 0.01 else -1
        self.hold_side = (
            -self.side if actor.gesture not in (Gesture.STAND, Gesture.WALK, Gesture.SIT) else self.side
        )

    def pose(self, at: float) -> Pose:
        """The pose at ``at`` seconds."""
        t = at + self.phase
        pose = self._body(at, t)
        pose = self._talk(pose, at)
        pose = self._hold(pose, at)
        look = sum(weight * (self._target(at - ago) or 0.0) for ago, weight in FOLLOW)
        look = max(-1.0, min(1.0, look))
        nod, lively = self.lips.stress(at), 1.0 if self.lips.speaking(at, 0.1, 0.2) else 0.0
        energy = {Emotion.SAD: 0.5, Emotion.HAPPY: 1.3, Emotion.ANGRY: 1.3, Emotion.SURPRISED: 1.2}.get(
            self.actor.emotion, 1.0
        )
        tremble = 0.012 * math.sin(at * 61.0) if self.actor.emotion is Emotion.SCARED else 0.0
        yaw = pose.yaw + self.actor.facing * 0.55 + 0.20 * look
        head_yaw = pose.head_yaw + 0.42 * look + 0.04 * math.sin(t * 0.63) + lively * 0.05 * math.sin(t * 2.3)
        return replace(
            pose,
            x=pose.x + tremble * 0.3,
            yaw=yaw,
            breath=math.sin(t * 1.9),
            roll=pose.roll + 0.014 * math.sin(t * 0.8) + tremble,
            lean=pose.lean + 0.02 * nod * energy,
            head_yaw=head_yaw,
            head_pitch=pose.head_pitch
            + energy * (0.11 * nod + 0.025 * lively * math.sin(t * 3.1))
            + 0.015 * math.sin(t * 0.9)
            + self._agree(at),
            head_roll=pose.head_roll + 0.025 * math.sin(t * 0.53) + lively * 0.035 * math.sin(t * 1.7),
            sway=pose.sway + 0.04 * math.sin(t * 1.3) + 0.35 * (self._yaw_at(at - 0.16) - look) * 0.42,
            face=self._face(at, look, nod),
        )

    def _yaw_at(self, at: float) -> float:
        return sum(weight * (self._target(at - ago) or 0.0) for ago, weight in FOLLOW)

    def _target(self, at: float) -> float:
        """Whom the actor looks at: sideways −1 … 1, 0 for the camera's direction."""
        name = self.actor.looks_at
        for start, end, who in self.heard:
            if start - 0.05 <= at <= end + 0.25 and who in self.others:
                name = who
        if name is None or name not in self.others:
            return 0.0
        away = self.others[name] - self.stand.x
        turn = math.copysign(min(0.55 + 0.35 * abs(away), 1.0), away) if abs(away) > 1e-3 else 0.0
        # whoever speaks to somebody also plays to the audience
        return turn * (0.8 if self.lips.speaking(at) else 1.0)

    def _body(self, at: float, t: float) -> Pose:
        posture, f = POSTURES[self.actor.emotion], self.frame
        gesture = GESTURES[self.actor.gesture]
        x = self.stand.x
        shift = 0.010 * math.sin(t * 0.41)
        idle = Pose(x=x + shift, z=self.stand.z, roll=-0.02 * math.sin(t * 0.41))
        idle = replace(idle, left=Arm(up=-0.92 + 0.012 * math.sin(t * 1.9), ahead=0.14 + 0.02 * math.sin(t * 0.7)),
                       right=Arm(up=-0.92 + 0.012 * math.sin(t * 1.9 + 0.5), ahead=0.14 + 0.02 * math.sin(t * 0.8)))  # fmt: skip
        if self.actor.emotion is Emotion.ANGRY:
            left, right = replace(idle.left, curl=1.0, out=0.30), replace(idle.right, curl=1.0, out=0.30)
            idle = replace(idle, left=left, right=right)
        if self.actor.emotion is Emotion.SCARED:
            guard = Arm(-0.02, -0.36 + 0.01 * math.sin(at * 33), 0.50, (1.0, -0.9, 0.0), 0.7)
            idle = replace(idle, left=guard, right=guard)
        k = _arrive(at - self.begin)
        since = max(at - self.begin, 0.0)
        own = gesture(GestureContext(f, since, self.side))
        if self.actor.gesture is Gesture.WALK:
            side = math.copysign(1.0, self.actor.facing or (1.0 if x <= 0 else -1.0))
            progress = at / max(self.seconds, 0.1) - 0.5
            own = replace(
                walk(GestureContext(f, at, self.side)),
                x=side * 0.5 * progress * min(self.seconds / 2.0, 1.0),
                yaw=0.95 * side - self.actor.facing * 0.55,
            )
            k = 1.0
        if self.actor.gesture is Gesture.SIT:
            k = 1.0
        pose = _add(idle, own, k)
        pose = _add_posture(pose, posture)
        if self.actor.enters:
            pose = self._enter(pose, at)
        if self.actor.emotion is Emotion.SURPRISED:
            start = math.exp(-6.0 * at) * math.sin(min(at, 0.5) * 14.0)
            pose = replace(pose, squash=pose.squash * (1.0 + 0.05 * start), y=pose.y + 0.03 * max(start, 0.0))
        return pose

    def _enter(self, pose: Pose, at: float) -> Pose:
        side = -1.0 if self.actor.enters == "left" else 1.0
        k = min(at / ENTRANCE, 1.0)
        done = 1.0 - (1.0 - k) ** 1.6
        steps = walk(GestureContext(self.frame, at, self.side))
        fade = 1.0 - min(max((at - ENTRANCE + 0.22) / 0.3, 0.0), 1.0)
        settle = 0.05 * math.exp(-7.0 * max(at - ENTRANCE, 0.0)) * math.sin(12.0 * max(at - ENTRANCE, 0.0))
        walked = replace(steps, x=pose.x, z=pose.z, yaw=-0.95 * side)
        mixed = _mix(pose, walked, fade)
        return replace(
            mixed,
            x=pose.x + side * self.stand.away * (1.0 - done),
            lean=mixed.lean - settle * side * 0.5,
            roll=mixed.roll + settle,
        )

    def _talk(self, pose: Pose, at: float) -> Pose:
        """Hands that beat time with stressed sounds, when the gesture leaves them free."""
        if (
            self.actor.gesture not in (Gesture.STAND, Gesture.SIT, Gesture.HANDS_ON_HIPS)
            or not self.lips.spans
        ):
            return pose
        active = max(
            (_bump(at, start - 0.15, end + 0.1, 0.35) for start, end in self.lips.spans), default=0.0
        )
        if active <= 0.0:
            return pose
        beat = self.lips.stress(at)
        t = at + self.phase
        main = Arm(
            0.36,
            -0.42 + 0.13 * beat,
            0.52 + 0.06 * math.sin(t * 2.0),
            (0.7, -1.0, -0.2),
            0.15,
            0.0,
            -0.9 - 0.4 * beat,
            -0.2,
        )
        other = Arm(
            0.28, -0.62 + 0.06 * beat, 0.40 + 0.04 * math.sin(t * 1.6), (0.7, -1.0, -0.3), 0.3, 0.0, -0.6
        )
        first = 0.85 * active
        second = 0.85 * active * (0.5 + 0.5 * math.sin(t * 0.9))
        left, right = (main, other) if self.side < 0 else (other, main)
        kl, kr = (first, second) if self.side < 0 else (second, first)
        if self.actor.gesture is not Gesture.STAND:
            kl, kr = (kl, 0.0) if self.side < 0 else (0.0, kr)
        return replace(pose, left=pose.left.mix(left, kl), right=pose.right.mix(right, kr))

    def _hold(self, pose: Pose, at: float) -> Pose:
        if self.actor.holds is None or both_hands(self.actor.gesture):
            return pose
        arm = carry(GestureContext(self.frame, at + self.phase, self.hold_side))
        return replace(pose, left=arm) if self.hold_side < 0 else replace(pose, right=arm)

    def _agree(self, at: float) -> float:
        """A listener's small nods at the end of what others say."""
        total = 0.0
        for _, end, _who in self.heard:
            since = at - end + 0.25
            if 0.0 < since < 0.9:
                total += 0.07 * math.sin(since * 11.0) * math.exp(-2.2 * since)
        return total

    def _face(self, at: float, look: float, nod: float) -> Face:
        face = replace(self.face, mouth=self.lips.shape(at, self.face.mouth))
        i = bisect_right(self.darts, at)
        dart = self.dart_to[i] * (0.16, 0.10)
        ahead = self._target(at + 0.10)
        react = max(
            (_bump(at, start - 0.02, start + 0.5, 0.15) for start, _, _who in self.heard), default=0.0
        )
        face = replace(
            face,
            gaze_x=max(-1.0, min(1.0, face.gaze_x + 0.85 * ahead - 0.35 * look + float(dart[0]))),
            gaze_y=max(-1.0, min(1.0, face.gaze_y + float(dart[1]))),
            brow=face.brow + 0.05 * nod + 0.05 * react,
            lids=face.lids + 0.08 * nod + 0.06 * react,
        )
        if self.actor.gesture is Gesture.FACEPALM:
            face = blink(face, _arrive(at - self.begin))
        for start in self.blinks:
            since = at - start
            if 0.0 <= since <= 0.24:
                shut = min(since / 0.07, 1.0) if since < 0.12 else 1.0 - (since - 0.12) / 0.12
                face = blink(face, shut)
        return face


def _arrive(since: float) -> float:
    """From 0 to 1 in half a second: a small step back first, then a little too far, then still."""
    if since <= 0.0:
        return 0.0
    k = since / 0.55
    if k < 0.22:
        return -0.07 * math.sin(math.pi * k / 0.22)
    u = (k - 0.22) / 0.78
    return 1.0 - math.exp(-5.5 * u) * math.cos(4.2 * u) if u < 3.0 else 1.0


def _bump(at: float, start: float, end: float, soft: float) -> float:
    rise, fall = (at - start) / soft, (end - at) / soft
    k = max(0.0, min(rise, fall, 1.0))
    return k * k * (3.0 - 2.0 * k)


def _add(idle: Pose, own: Pose, k: float) -> Pose:
    """A gesture over standing: numbers add, arms that the gesture moves are blended."""
    plain = Arm()
    left = idle.left.mix(own.left, k) if own.left != plain else idle.left
    right = idle.right.mix(own.right, k) if own.right != plain else idle.right
    return replace(
        idle,
        x=idle.x + own.x * k,
        y=idle.y + own.y * max(k, 0.0),
        yaw=own.yaw * k,
        lean=own.lean * k,
        roll=idle.roll + own.roll * k,
        squash=1.0 + (own.squash - 1.0) * k,
        crouch=own.crouch * max(k, 0.0),
        sit=own.sit,
        shrug=own.shrug * k,
        head_yaw=own.head_yaw * k,
        head_pitch=own.head_pitch * k,
        head_roll=own.head_roll * k,
        left=left,
        right=right,
        left_foot=_scaled(own.left_foot, k),
        right_foot=_scaled(own.right_foot, k),
    )


def _scaled(foot: tuple[float, float, float], k: float) -> tuple[float, float, float]:
    return (foot[0] * k, foot[1] * max(k, 0.0), foot[2] * k)


def _add_posture(pose: Pose, posture: Pose) -> Pose:
    return replace(
        pose,
        lean=pose.lean + posture.lean,
        shrug=pose.shrug + posture.shrug,
        crouch=pose.crouch + posture.crouch,
        head_pitch=pose.head_pitch + posture.head_pitch,
        head_roll=pose.head_roll + posture.head_roll,
    )


def _mix(a: Pose, b: Pose, k: float) -> Pose:
    """Between two poses."""
    values: dict[str, object] = {}
    for name, mine in a.__dict__.items():
        theirs = getattr(b, name)
        if isinstance(mine, float | int):
            values[name] = mine + (theirs - mine) * k
        elif isinstance(mine, tuple):
            values[name] = tuple(p + (q - p) * k for p, q in zip(mine, theirs, strict=True))
        else:
            values[name] = mine.mix(theirs, k)
    return Pose(**values)  # type: ignore[arg-type]


def _times(rng: np.random.Generator, seconds: float, least: float, most: float) -> list[float]:
    out, at = [], float(rng.uniform(0.5 * least, most))
    while at < seconds:
        out.append(at)
        at += float(rng.uniform(least, most))
    return out
