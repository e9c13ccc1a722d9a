"""Cheap measurements of a take: is there a picture, is it well exposed, sharp and alive; is there speech, at
a level one can listen to. Each moves for its own fault only and suggests what to change.

Bars were set on puppet and SDXL pictures of every place, time and style: night scenes and cards are dark on
purpose, so only what no viewer could use is refused. What to do about a verdict is the director's decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...common.story import Speech
from ..film.decode import probe, read_frames, read_sound, split

SIZE, RATE = (480, 270), 4
"""Pictures are looked at in this size, so many a second."""
BARS = {"contrast": 6.0, "dark": 0.97, "bright": 0.90, "sharpness": 8.0, "motion": 0.02}
"""Contrast: standard deviation of luma (0 … 255). Dark, bright: most share of pixels at the ends. Sharpness:
variance of the Laplacian of luma. Motion: mean change of luma between looks."""
LEVEL = (-32.0, -12.0)
"""Loudness of a voice before the mix, LUFS."""
SPEAKING = {"en": (5.0, 26.0), "zh": (1.5, 9.0)}
"""Characters a second between which speech is speech and not a fault of the engine."""
SILENT_DB, LEAST_SPEECH = -45.0, 0.25
"""A 50 ms window under this level is silence; so much of a line must not be."""
CLIPPED, MOST_CLIPPED = 0.999, 0.001


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes:
        name: what was measured.
        score: on the measurement's own scale.
        bar: what it had to meet.
        passed: whether it did.
        evidence: a sentence for a person.
        change: slot of the shot or line that would mend it, such as ``seed``; empty when passed.
    """

    name: str
    score: float
    bar: float
    passed: bool
    evidence: str
    change: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for ``/history`` and reports."""
        return {**asdict(self), "score": round(self.score, 4)}


def measure_picture(path: Path) -> list[Measured]:
    """Measures a video of any size.

    Raises:
        StudioError: ``file_invalid`` when it can't be read.
    """
    looks = [split(planes)[0].astype(np.float32) for planes in read_frames(path, SIZE, RATE)]
    if not looks:
        return [Measured("picture", 0.0, 1.0, False, "there is no picture", "seed")]
    return [
        *_exposure(looks),
        _at_least("sharpness", float(np.median([_sharpness(look) for look in looks])), "the picture is soft"),
        _motion(looks, probe(path).seconds),
    ]


def _exposure(looks: Sequence[NDArray[np.float32]]) -> list[Measured]:
    contrast = float(np.median([look.std() for look in looks]))
    dark = float(np.median([(look < 24).mean() for look in looks]))
    bright = float(np.median([(look > 232).mean() for look in looks]))
    return [
        _at_least("contrast", contrast, "the picture is blank"),
        _at_most("dark", dark, f"{dark:.0%} of the picture is black"),
        _at_most("bright", bright, f"{bright:.0%} of the picture is white"),
    ]


def _sharpness(look: NDArray[np.float32]) -> float:
    inner = 4 * look[1:-1, 1:-1] - look[:-2, 1:-1] - look[2:, 1:-1] - look[1:-1, :-2] - look[1:-1, 2:]
    return float(inner.var())


def _motion(looks: Sequence[NDArray[np.float32]], seconds: float) -> Measured:
    if len(looks) < 2:
        return Measured("motion", 0.0, 0.0, True, f"{seconds:.1f} s are too short to judge movement")
    change = float(np.median([np.abs(after - before).mean() for before, after in pairwise(looks)]))
    return _at_least("motion", change, "the picture stands still")


def _at_least(name: str, score: float, fault: str) -> Measured:
    passed = score >= BARS[name]
    return Measured(name, score, BARS[name], passed, "good" if passed else fault, "" if passed else "seed")


def _at_most(name: str, score: float, fault: str) -> Measured:
    passed = score <= BARS[name]
    return Measured(name, score, BARS[name], passed, "good" if passed else fault, "" if passed else "seed")


def measure_voice(samples: NDArray[np.float32], rate: int, speech: Speech | None) -> list[Measured]:
    """Measures a spoken line, ``(n,)`` or ``(n, channels)``; with its timing also how fast it is spoken."""
    from ...embedded.sound.loudness import integrated

    mono = samples if samples.ndim == 1 else samples.mean(1)
    level = integrated(mono, rate)
    heard = _heard(mono, rate)
    clipped = float((np.abs(mono) >= CLIPPED).mean()) if mono.size else 0.0
    low, high = LEVEL
    in_level = low <= level <= high
    found = [
        Measured(
            "speech",
            heard,
            LEAST_SPEECH,
            heard >= LEAST_SPEECH,
            f"{heard:.0%} of the line is sound",
            "" if heard >= LEAST_SPEECH else "seed",
        ),
        Measured(
            "level", level, low, in_level, f"the voice is at {level:.1f} LUFS", "" if in_level else "seed"
        ),
        Measured(
            "clipping",
            clipped,
            MOST_CLIPPED,
            clipped <= MOST_CLIPPED,
            f"{clipped:.2%} of the samples are clipped",
            "" if clipped <= MOST_CLIPPED else "seed",
        ),
    ]
    if speech is not None:
        found.append(_pace(speech))
    return found


def _heard(mono: NDArray[np.float32], rate: int) -> float:
    """Share of 50 ms windows that hold sound."""
    step = max(rate // 20, 1)
    windows = mono[: mono.size // step * step].reshape(-1, step)
    if not windows.size:
        return 0.0
    power = 20 * np.log10(np.maximum(np.sqrt((windows.astype(np.float64) ** 2).mean(1)), 1e-9))
    return float((power > SILENT_DB).mean())


def _pace(speech: Speech) -> Measured:
    letters = sum(character.isalnum() for character in speech.text)
    pace = letters / speech.seconds
    low, high = SPEAKING[speech.language]
    passed = low <= pace <= high or letters < 4
    return Measured("pace", pace, high, passed, f"{pace:.1f} characters a second", "" if passed else "speed")


def measure_take(
    video: Path | None, sound: tuple[NDArray[np.float32], int] | None, speech: Speech | None
) -> list[Measured]:
    """Everything that can be measured of a take: its picture, and its voice when it is a spoken line."""
    found = measure_picture(video) if video is not None else []
    if sound is not None and video is None:
        found += measure_voice(sound[0], sound[1], speech)
    elif (
        video is not None and (heard := read_sound(video)) is not None and np.abs(heard).max(initial=0.0) > 0
    ):
        peak = float(np.abs(heard).max())
        found.append(
            Measured(
                "peak", peak, 1.0, peak <= 1.0, f"the sound peaks at {peak:.2f}", "" if peak <= 1 else "seed"
            )
        )
    return found
