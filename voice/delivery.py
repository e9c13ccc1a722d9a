"""How a line is said: the character's manner, the emotion and a little chance, as numbers.

An emotion is a change of tempo, pitch, width of the melody, effort and pauses; the figures follow what
studies of acted emotion agree on in direction (for example Scherer 2003; Juslin & Laukka 2003): joy, fear,
surprise and anger are faster, higher and louder, sadness and thought slower, lower and softer. They act on
the plan that lies between the model's halves, so that the decoder still speaks with a natural voice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.vocabulary import Emotion
from ..configs.voices import VoiceSpec
from .model import Prosody

VOICED: Final = 50.0
"""Hz; below it the model's pitch curve means: no voice."""
CURVE_RATE: Final = 80.0
"""Points of the pitch and energy curves per second (two per 25 ms frame)."""


@dataclass(frozen=True)
class SpeechManner:
    """Changes to plain speech.

    Attributes:
        rate: factor on the tempo.
        pitch: semitones.
        width: factor on the melody's distance from its middle.
        loudness: dB on the finished line.
        effort: added to the model's energy curve; harder or softer voice.
        brightness: dB above 3 kHz.
        pause: factor on the pauses at punctuation.
        rise: semitones added towards the end of the line.
        tremble: semitones of an uneven 6 Hz shake.
    """

    rate: float = 1.0
    pitch: float = 0.0
    width: float = 1.0
    loudness: float = 0.0
    effort: float = 0.0
    brightness: float = 0.0
    pause: float = 1.0
    rise: float = 0.0
    tremble: float = 0.0


EMOTIONS: Final[dict[Emotion, SpeechManner]] = {
    Emotion.NEUTRAL: SpeechManner(),
    Emotion.HAPPY: SpeechManner(1.06, 1.8, 1.35, 1.5, 0.4, 1.5, 0.8, 1.0),
    Emotion.SAD: SpeechManner(0.84, -2.0, 0.6, -3.5, -1.2, -3.0, 1.4, -1.2),
    Emotion.SURPRISED: SpeechManner(1.04, 3.2, 1.6, 2.0, 0.6, 2.0, 0.9, 2.5),
    Emotion.ANGRY: SpeechManner(1.1, 0.8, 1.25, 3.5, 1.6, 4.0, 0.7, -1.5),
    Emotion.SCARED: SpeechManner(1.14, 3.0, 0.85, -1.0, -0.4, 0.5, 0.9, 0.8, 0.45),
    Emotion.SMUG: SpeechManner(0.9, -1.2, 1.3, -0.5, -0.3, -0.5, 1.3, -1.5),
    Emotion.THOUGHTFUL: SpeechManner(0.87, -0.8, 0.8, -2.0, -0.7, -1.5, 1.6, 0.0),
}


@dataclass(frozen=True)
class Delivery:
    """A :class:`SpeechManner` with the character's own settings and the seed's chance mixed in."""

    manner: SpeechManner
    seed: int

    @property
    def speed(self) -> float:
        """Tempo factor for the model, within what it speaks clearly."""
        return float(np.clip(self.manner.rate, 0.55, 1.75))


def deliver(voice: VoiceSpec, emotion: Emotion, text: str, character: str, seed: int) -> Delivery:
    """The delivery of one line. Equal arguments give an equal delivery."""
    digest = hashlib.sha256(f"{character}|{emotion.value}|{seed}|{text}".encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    chance = np.random.default_rng(number)
    base = EMOTIONS[emotion]
    manner = SpeechManner(
        rate=base.rate * voice.rate * float(chance.uniform(0.975, 1.025)),
        pitch=base.pitch + voice.pitch + float(chance.uniform(-0.3, 0.3)),
        width=base.width * voice.expression * float(chance.uniform(0.93, 1.07)),
        loudness=base.loudness + voice.energy,
        effort=base.effort,
        brightness=base.brightness,
        pause=base.pause,
        rise=base.rise,
        tremble=base.tremble,
    )
    return Delivery(manner, number)


def shaped(plan: Prosody, delivery: Delivery, *, emphasis: NDArray[np.bool_], lower: float) -> Prosody:
    """The plan with the delivery's melody and effort.

    Args:
        plan: as the model made it.
        delivery: what to change.
        emphasis: bool (T,), frames of words written in capitals.
        lower: semitones taken from the pitch because resampling will add them later.
    """
    manner = delivery.manner
    pitch = plan.pitch.astype(np.float64)
    voiced = pitch > VOICED
    if not voiced.any():
        return plan
    middle = float(np.median(np.log2(pitch[voiced])))
    log = np.log2(np.maximum(pitch, 1.0))
    semitones = (log - middle) * 12.0 * (manner.width - 1.0)
    semitones = semitones + manner.pitch - lower + _drift(delivery.seed, len(pitch), manner)
    loud = np.repeat(emphasis, 2)[: len(pitch)]
    semitones = semitones + 1.5 * loud
    moved = np.where(voiced, pitch * 2.0 ** (semitones / 12.0), pitch)
    energy = plan.energy + np.where(voiced, manner.effort + 0.6 * loud, 0.0)
    limited = np.where(voiced, np.clip(moved, 55.0, 800.0), pitch)
    return Prosody(plan.durations, limited.astype(np.float32), energy.astype(np.float32), plan.content)


def _drift(seed: int, points: int, manner: SpeechManner) -> NDArray[np.float64]:
    """Slow chance movement, the emotion's shake and its rise or fall at the end, in semitones (points,)."""
    chance = np.random.default_rng(seed ^ 0x5EED)
    time = np.arange(points) / CURVE_RATE
    knots = np.arange(0.0, time[-1] + 1.2, 0.6)
    slow = np.interp(time, knots, chance.uniform(-0.35, 0.35, len(knots)))
    shake = manner.tremble * np.sin(2 * np.pi * 6.0 * time + np.cumsum(chance.normal(0.0, 0.08, points)))
    tail = np.clip((np.arange(points) - (points - 0.9 * CURVE_RATE)) / (0.9 * CURVE_RATE), 0.0, 1.0)
    return np.asarray(slow + shake + manner.rise * tail**1.5)
