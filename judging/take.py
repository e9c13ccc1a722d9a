"""Everything that is measured of one take: its picture (:mod:`.picture`), what was asked of it
(:mod:`.staging`), or its voice (:mod:`.voice`).

Thresholds come from ``judging.yaml``: night scenes and cards are dark on purpose, so only what no viewer could use is
refused. What to do about a verdict is the director's decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..common.checks import Check
from ..common.story import Speech
from ..configs.judging import JudgingConfig, Threshold
from ..film.picture.decode import probe, read_frames, read_sound
from ..film.picture.encode import Pixels, to_picture
from .measurement import compare
from .picture import measure_picture
from .shown import asked_words, measure_shown
from .staging import asked_colours, measure_colours, measure_control
from .voice import measure_voice


@dataclass(frozen=True)
class Expected:
    """What a drawn shot has to keep to.

    Attributes:
        control: a depth map of its staging.
        colours: such as ``red shirt, black hair``.
        follows: whether it has the map's outlines.
        still: whether it is meant to stand still.
        shows: words of Toon XL's vocabulary that it shows, such as ``place: beach, emotion: happy``.
    """

    control: Pixels | None = None
    colours: str = ""
    follows: bool = True
    still: bool = False
    shows: str = ""


NOTHING = Expected()


def _first(video: Path) -> Pixels | None:
    size = probe(video).size
    planes = next(read_frames(video, (size[0] // 2 * 2, size[1] // 2 * 2), 1), None)
    return None if planes is None else to_picture(planes)


def measure_take(
    video: Path | None,
    sound: tuple[NDArray[np.float32], int] | None,
    speech: Speech | None,
    thresholds: JudgingConfig,
    picture: Pixels | None = None,
    asked: Expected = NOTHING,
) -> list[Check]:
    """Everything that can be measured of a take: its picture, and its voice when it is a spoken line.

    Args:
        picture: the take's still, against which what was asked is held; None means a frame of the video.
        asked: what was asked of a drawn shot.
    """
    if video is None and picture is None:
        return [] if sound is None else measure_voice(*sound, speech, thresholds.voice, thresholds.pace)
    found = [] if video is None else measure_picture(video, thresholds.picture, still=asked.still)
    still = picture if picture is not None or video is None else _first(video)
    if asked.control is not None and asked.follows and still is not None:
        found.append(measure_control(still, asked.control, thresholds.staging.control))
    if asked.colours and still is not None:
        found.append(
            measure_colours(still, asked.control, asked_colours(asked.colours), thresholds.staging.colours)
        )
    if asked.shows and still is not None:
        found.append(measure_shown(still, asked_words(asked.shows), thresholds.staging.prompt))
    if video is None:
        return found
    if (heard := read_sound(video)) is not None and np.abs(heard).max(initial=0.0) > 0:
        peak = float(np.abs(heard).max())
        told = f"the sound peaks at {peak:.2f}"
        found.append(compare("peak", peak, Threshold(most=1.0, change="take"), told, told))
    return found
