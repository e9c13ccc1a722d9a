"""How near a voice comes to a person's: against held-out recordings, as a share of how near these are to each other.

A cosine of 0.8 means nothing by itself: one encoder gives a person's own recordings 0.75 to each other, another gives
strangers that much. So the figure is the ratio to the ceiling, real to real, with the interval within which it would
lie with other clips. "85 %" means a ratio of at least .85, by a named encoder that the voice wasn't trained with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError

ENCODER: Final = "resemblyzer (GE2E)"
"""What :class:`~.recognition.SpeakerEncoder` is; no version of GPT-SoVITS trains with it."""
LEAST_REAL, LEAST_SPOKEN = 3, 2
REACHED: Final = 0.85
_ROUNDS: Final = 1000
_TAIL: Final = 2.5
"""Percent beyond each end of the interval."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class VoiceSimilarity:
    """A voice against a person's recordings.

    Attributes:
        cosine: mean of the spoken clips to the mean of the recordings.
        ceiling: the same of each recording to the mean of the others.
        ratio: cosine ÷ ceiling.
        low, high: where the ratio lies in 95 of 100 draws of other clips.
    """

    cosine: float
    ceiling: float
    ratio: float
    low: float
    high: float

    @property
    def reached(self) -> bool:
        """Whether the voice is as near as "85 %" means."""
        return self.ratio >= REACHED


def compare_voices(real: Vectors, spoken: Vectors, seed: int = 0) -> VoiceSimilarity:
    """Compares unit vectors of recordings ``(n, d)`` that weren't trained with, and of spoken clips ``(m, d)``.

    Raises:
        StudioError: ``option_invalid`` for fewer than three recordings or two spoken clips.
    """
    if len(real) < LEAST_REAL or len(spoken) < LEAST_SPOKEN:
        raise StudioError(
            "option_invalid",
            f"{len(real)} recordings and {len(spoken)} spoken clips are too few to compare.",
            f"Give at least {LEAST_REAL} recordings and {LEAST_SPOKEN} spoken clips.",
        )
    others = _means_without_each(real.astype(np.float64))
    own = np.einsum("nd,nd->n", real.astype(np.float64), others)
    near = (spoken.astype(np.float64) @ others.T).mean(axis=1)
    chance = np.random.default_rng(seed)
    draws = [
        float(near[chance.integers(0, len(near), len(near))].mean())
        / max(float(own[chance.integers(0, len(own), len(own))].mean()), 1e-6)
        for _ in range(_ROUNDS)
    ]
    low, high = np.percentile(draws, [_TAIL, 100.0 - _TAIL])
    cosine, ceiling = float(near.mean()), float(own.mean())
    return VoiceSimilarity(cosine, ceiling, cosine / max(ceiling, 1e-6), float(low), float(high))


def _means_without_each(real: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each recording the direction of all others: spoken clips are held against the same, so that both are fair."""
    rest = real.sum(axis=0)[None] - real
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9), np.float64)
