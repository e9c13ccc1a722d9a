"""What is measured of a stretch of a film: whose voice it is, whether somebody or something else is heard with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from .records import FilmSpeech
from .sound import DecodedSound

_FRAME: Final = 320
"""Samples of a frame at 16 kHz: 20 ms."""
_AROUND: Final = 1.5
"""Seconds about a clip in which its background is looked for."""
_FEW: Final = 8
"""Frames of background that are too few to measure by."""
_WINDOW, _STEP = 1.6, 0.4
"""Seconds of a window of the encoder, and between two of them."""
_MOST_SNR: Final = 60.0
SEED_LIKENESS: Final = 0.56
"""Least cosine to the known clips of those that stand for the voice in the film: at 5 dB of noise a voice has .56 to .64."""
_SEED_SPREAD: Final = 0.08
_SEEDS: Final = 2


class Encoder(Protocol):
    """Turns a voice into a direction."""

    def embed(self, samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]: ...


@dataclass(frozen=True)
class VoiceMeasures:
    """Whose voice a stretch is.

    Attributes:
        likeness: cosine to the clips that are known to be the character's.
        match: cosine to the character's voice as this film has it, with its noise and its microphone.
        steadiness: the match of the least alike 1.6 s: lower where another voice begins or speaks as well.
    """

    likeness: float
    match: float
    steadiness: float


NO_VOICE: Final = VoiceMeasures(0.0, 0.0, 0.0)


class Enrolment:
    """The character's voice, by clips that are known to be theirs."""

    def __init__(self, encoder: Encoder, clips: Sequence[NDArray[np.float32]], rate: int) -> None:
        self._encoder = encoder
        self._direction = _direction([encoder.embed(clip, rate) for clip in clips])

    def measures(self, stretches: Sequence[NDArray[np.float32]], rate: int) -> list[VoiceMeasures]:
        """Measures of all stretches of a film.

        Noise and music move every voice, so the known clips only choose the film's own that are most alike to them;
        against these all are compared. Where fewer than two are alike, nothing matches.
        """
        if not stretches:
            return []
        whole = np.stack([self._encoder.embed(one, rate) for one in stretches])
        alike = whole @ self._direction
        chosen = alike >= max(SEED_LIKENESS, float(alike.max()) - _SEED_SPREAD)
        if chosen.sum() < _SEEDS:
            return [VoiceMeasures(float(one), 0.0, 0.0) for one in alike]
        heard = _direction(list(whole[chosen]))
        return [
            VoiceMeasures(float(one), float(vector @ heard), self._least(stretch, rate, heard))
            for one, vector, stretch in zip(alike, whole, stretches, strict=True)
        ]

    def _least(self, samples: NDArray[np.float32], rate: int, heard: NDArray[np.float32]) -> float:
        window, step = round(_WINDOW * rate), round(_STEP * rate)
        starts = range(0, max(len(samples) - window, 0) + 1, step)
        parts = (samples[start : start + window] for start in starts)
        return min(float(self._encoder.embed(part, rate) @ heard) for part in parts)


def _direction(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def clipped_share(samples: NDArray[np.float32]) -> float:
    """Share of samples at full scale."""
    return float((np.abs(samples) > 0.998).mean()) if samples.size else 0.0


def signal_to_noise(sound: DecodedSound, speech: FilmSpeech, start: float, end: float) -> float:
    """dB between a clip's voice and its background.

    The background is what is heard near it where nobody speaks; without such a pause, its own faintest frames.
    """
    power = _power(sound.part(start, end))
    if not power.size:
        return 0.0
    near = max(start - _AROUND, 0.0)
    around = _power(sound.part(near, end + _AROUND))
    quiet = np.ones(len(around), np.bool_)
    for first, last in speech.speech:
        if last > near and first < end + _AROUND:
            low, high = (round((edge - near) * sound.rate / _FRAME) for edge in (first, last))
            quiet[max(low - 1, 0) : max(high + 1, 0)] = False
    pauses = around[quiet]
    noise = float(np.mean(pauses)) if len(pauses) >= _FEW else float(np.percentile(power, 5))
    voice = max(float(np.mean(power)) - noise, 1e-12)
    return float(np.clip(10 * np.log10(voice / max(noise, 1e-12)), -_MOST_SNR, _MOST_SNR))


def _power(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean square of each frame."""
    count = len(samples) // _FRAME
    frames = samples[: count * _FRAME].reshape(count, _FRAME).astype(np.float64)
    return np.asarray((frames**2).mean(axis=1), np.float64)
