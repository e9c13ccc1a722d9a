"""Cheap measurements of a take: is there a picture, is it well exposed, sharp and alive; is there speech, at
a level one can listen to. Each moves for its own fault only and suggests what to change.

Bars come from ``judging.yaml``: night scenes and cards are dark on purpose, so only what no viewer could use is
refused. What to do about a verdict is the director's decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...common.story import Language, Speech
from ...configs.judging import Bar, JudgingConfig, PictureBars, VoiceBars
from ..film.decode import probe, read_frames, read_sound, split

SIZE, RATE = (480, 270), 4
"""Pictures are looked at in this size, so many a second."""
SILENT_DB = -45.0
"""A 50 ms window under this level is silence."""
CLIPPED = 0.999


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
        margin: weighted distance from the bar, negative when missed; summed it orders takes.
    """

    name: str
    score: float
    bar: float
    passed: bool
    evidence: str
    change: str = ""
    margin: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for ``/history`` and reports."""
        return {**asdict(self), "score": round(self.score, 4), "margin": round(self.margin, 4)}


def measure_picture(path: Path, bars: PictureBars) -> list[Measured]:
    """Measures a video of any size.

    Raises:
        StudioError: ``file_invalid`` when it can't be read.
    """
    looks = [split(planes)[0].astype(np.float32) for planes in read_frames(path, SIZE, RATE)]
    if not looks:
        return [Measured("picture", 0.0, 1.0, False, "there is no picture", "take")]
    return [
        *_exposure(looks, bars),
        _check("sharpness", _median(_sharpness, looks), bars.sharpness, "the picture is soft"),
        _check("noise", _median(_noise, looks), bars.noise, "the picture is full of grain"),
        _motion(looks, probe(path).seconds, bars.motion),
    ]


def _median(measure: Callable[[NDArray[np.float32]], float], looks: Sequence[NDArray[np.float32]]) -> float:
    return float(np.median([measure(look) for look in looks]))


def _exposure(looks: Sequence[NDArray[np.float32]], bars: PictureBars) -> list[Measured]:
    contrast = _median(lambda look: float(look.std()), looks)
    dark = _median(lambda look: float((look < 24).mean()), looks)
    bright = _median(lambda look: float((look > 232).mean()), looks)
    return [
        _check("contrast", contrast, bars.contrast, "the picture is blank"),
        _check("dark", dark, bars.dark, f"{dark:.0%} of the picture is black"),
        _check("bright", bright, bars.bright, f"{bright:.0%} of the picture is white"),
    ]


def _sharpness(look: NDArray[np.float32]) -> float:
    """Variance of the Laplacian without the grain's share: 20 is the sum of its squared weights."""
    inner = 4 * look[1:-1, 1:-1] - look[:-2, 1:-1] - look[2:, 1:-1] - look[1:-1, :-2] - look[1:-1, 2:]
    return max(float(inner.var()) - 20 * _noise(look) ** 2, 0.0)


def _noise(look: NDArray[np.float32]) -> float:
    """Standard deviation of grain: Immerkær's mask (1996), by the median so that outlines don't count."""
    rows = look[:-2] - 2 * look[1:-1] + look[2:]
    mask = rows[:, :-2] - 2 * rows[:, 1:-1] + rows[:, 2:]
    return float(np.median(np.abs(mask)) / (6 * 0.6745))


def _motion(looks: Sequence[NDArray[np.float32]], seconds: float, bar: Bar) -> Measured:
    if len(looks) < 2:
        return Measured("motion", 0.0, 0.0, True, f"{seconds:.1f} s are too short to judge movement")
    change = float(np.median([np.abs(after - before).mean() for before, after in pairwise(looks)]))
    return _check("motion", change, bar, "the picture stands still")


def _check(name: str, score: float, bar: Bar, fault: str, good: str = "good") -> Measured:
    passed = bar.met(score)
    told, change = (good, "") if passed else (fault, bar.change)
    return Measured(name, score, bar.nearest(score), passed, told, change, bar.weight * bar.margin(score))


def measure_voice(
    samples: NDArray[np.float32],
    rate: int,
    speech: Speech | None,
    bars: VoiceBars,
    pace: Mapping[Language, Bar],
) -> list[Measured]:
    """Measures a spoken line, ``(n,)`` or ``(n, channels)``; with its timing also how fast it is spoken."""
    from ...embedded.sound.loudness import integrated

    mono = samples if samples.ndim == 1 else samples.mean(1)
    level = integrated(mono, rate)
    heard = _heard(mono, rate)
    clipped = float((np.abs(mono) >= CLIPPED).mean()) if mono.size else 0.0
    told = f"{heard:.0%} of the line is sound", f"the voice is at {level:.1f} LUFS"
    clips = f"{clipped:.2%} of the samples are clipped"
    found = [
        _check("speech", heard, bars.speech, told[0], told[0]),
        _check("level", level, bars.level, told[1], told[1]),
        _check("clipping", clipped, bars.clipping, clips, clips),
    ]
    if speech is not None:
        found.append(_pace(speech, pace[speech.language]))
    return found


def _heard(mono: NDArray[np.float32], rate: int) -> float:
    """Share of 50 ms windows that hold sound."""
    step = max(rate // 20, 1)
    windows = mono[: mono.size // step * step].reshape(-1, step)
    if not windows.size:
        return 0.0
    power = 20 * np.log10(np.maximum(np.sqrt((windows.astype(np.float64) ** 2).mean(1)), 1e-9))
    return float((power > SILENT_DB).mean())


def _pace(speech: Speech, bar: Bar) -> Measured:
    letters = sum(character.isalnum() for character in speech.text)
    pace = letters / speech.seconds
    told = f"{pace:.1f} characters a second"
    if letters < 4:
        return Measured("pace", pace, bar.nearest(pace), True, told)
    return _check("pace", pace, bar, told, told)


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
        found.append(_check("peak", peak, Bar(most=1.0, change="take"), told, told))
    return found
