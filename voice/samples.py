"""Brings any sound to the film's form: 48 kHz, two channels, finite values."""

from __future__ import annotations

from math import gcd
from typing import Any

import numpy as np
import numpy.typing as npt

from ..common.errors import StudioError

FILM_RATE = 48_000
MOST_SECONDS = 1_800.0
"""Longest sound that is brought to the film's form: at a low rate a small file holds hours, which take gigabytes then."""

Stereo = npt.NDArray[np.float32]
"""float32 ``(samples, 2)``."""


def at_film_rate(samples: npt.NDArray[Any], rate: int) -> Stereo:
    """Samples ``(n,)`` or ``(n, channels)`` at ``rate`` as 48 kHz stereo.

    Mono goes to both sides; of more than two channels the first two are kept.

    Raises:
        StudioError: ``media_failed`` when there is no sound, or it holds NaN or infinity, or an odd rate, or is over
            :data:`MOST_SECONDS`.
    """
    array = np.asarray(samples, np.float32)
    array = array[:, None] if array.ndim == 1 else array
    check_sound(array)
    if not 1_000 <= rate <= 768_000:
        raise StudioError(
            "media_failed", f"A sample rate of {rate} Hz can't be used.", "Use 8,000 to 192,000 Hz."
        )
    if len(array) > MOST_SECONDS * rate:
        raise StudioError(
            "media_failed", f"The sound is longer than {MOST_SECONDS / 60:g} minutes.", "Cut it first."
        )
    stereo = np.repeat(array, 2, axis=1) if array.shape[1] == 1 else array[:, :2]
    if rate == FILM_RATE:
        return np.ascontiguousarray(stereo)
    from scipy.signal import resample_poly

    common = gcd(rate, FILM_RATE)
    resampled = resample_poly(stereo, FILM_RATE // common, rate // common, axis=0)
    return np.ascontiguousarray(resampled, np.float32)


def check_sound(samples: npt.NDArray[np.float32]) -> None:
    """Refuses sound ``(n, channels)`` that can't be used.

    Raises:
        StudioError: ``media_failed``.
    """
    if samples.ndim != 2 or not samples.size:
        raise StudioError("media_failed", "The sound is empty.", "Connect a sound with at least one sample.")
    if not np.isfinite(samples).all():
        raise StudioError(
            "media_failed",
            "The sound holds values that aren't numbers.",
            "Look at the node that made it; the model may have failed.",
        )
