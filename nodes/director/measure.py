"""Everything that is measured of one take: its picture (:mod:`.picture`) or its voice (:mod:`.voice`).

Bars come from ``judging.yaml``: night scenes and cards are dark on purpose, so only what no viewer could use is
refused. What to do about a verdict is the director's decision.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...common.story import Speech
from ...configs.judging import Bar, JudgingConfig
from ..film.decode import read_sound
from .measured import Measured, held
from .picture import measure_picture
from .voice import measure_voice


def measure_take(
    video: Path | None,
    sound: tuple[NDArray[np.float32], int] | None,
    speech: Speech | None,
    bars: JudgingConfig,
) -> list[Measured]:
    """Everything that can be measured of a take: its picture, and its voice when it is a spoken line."""
    if video is None:
        return [] if sound is None else measure_voice(*sound, speech, bars.voice, bars.pace)
    found = measure_picture(video, bars.picture)
    if (heard := read_sound(video)) is not None and np.abs(heard).max(initial=0.0) > 0:
        peak = float(np.abs(heard).max())
        told = f"the sound peaks at {peak:.2f}"
        found.append(held("peak", peak, Bar(most=1.0, change="take"), told, told))
    return found
