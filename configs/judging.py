"""When takes and films are good enough: ``judging.yaml``. The measuring itself belongs to ``nodes/director``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from ..common.story import Language
from .loader import load
from .places import ConfigFolder
from .settings import Settings, Table

Slot = Literal[
    "seed", "prompt_term", "lora_weight", "control_strength", "speed", "take", "loudness", "ceiling"
]
"""What a failed check may suggest to change; the last two are the cut's."""

DOUBLINGS = 6.0
"""So many doublings above or below a one-sided threshold are as good or bad as it gets."""


class Threshold(Settings):
    """What a measurement has to meet, on its own scale."""

    least: float | None = None
    most: float | None = None
    weight: float = Field(1.0, ge=0, le=10)
    change: Slot = "seed"
    term: str = Field("", max_length=200, description="words that would mend it in a prompt")

    @model_validator(mode="after")
    def _has_a_side(self) -> Threshold:
        if self.least is None and self.most is None:
            raise ValueError("a check needs 'least', 'most' or both")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError("'least' is above 'most'")
        return self

    def met(self, score: float) -> bool:
        """Whether a score is good enough."""
        return (self.least is None or score >= self.least) and (self.most is None or score <= self.most)

    def nearest(self, score: float) -> float:
        """The side of the threshold that a score is closer to, or has missed."""
        sides = [side for side in (self.least, self.most) if side is not None]
        return min(sides, key=lambda side: abs(score - side))

    def margin(self, score: float) -> float:
        """How far a score is from the threshold, -1 … 1, negative when missed.

        One-sided thresholds count in doublings (six are 1), two-sided ones in shares of their range.
        """
        if self.least is not None and self.most is not None:
            span = max(self.most - self.least, 1e-6)
            return max(-1.0, min(score - self.least, self.most - score) / span)
        threshold = self.nearest(score)
        doublings = math.log2(max(score, 1e-6) / max(threshold, 1e-6)) / DOUBLINGS
        return max(-1.0, min(1.0, doublings if self.least is not None else -doublings))


class PictureThresholds(Settings):
    """Checks of a picture."""

    dark: Threshold
    bright: Threshold
    contrast: Threshold
    sharpness: Threshold
    noise: Threshold
    blocks: Threshold
    banding: Threshold
    motion: Threshold
    frozen: Threshold
    glitch: Threshold


class StagingThresholds(Settings):
    """Checks of a drawn picture against what was asked of it."""

    control: Threshold
    colours: Threshold
    prompt: Threshold


class VoiceThresholds(Settings):
    """Checks of a spoken line."""

    speech: Threshold
    level: Threshold
    clipping: Threshold
    background: Threshold
    sync: Threshold
    words: Threshold
    likeness: Threshold


class FilmThresholds(Settings):
    """Checks of a finished film.

    ``length_tolerance`` can't be zero: speech is never cut. ``reading_speed`` and
    ``caption_letters`` (on one line): the usual subtitling limits.
    """

    length_tolerance: float = Field(gt=0, le=1)
    reading_speed: Table[Language, float]
    caption_letters: Table[Language, int]
    story: Threshold
    sync: Threshold
    pacing: Threshold
    loudness: Threshold
    true_peak: Threshold


class JudgingConfig(Settings):
    """``judging.yaml``."""

    watch: bool = Field(True, description="let a vision model look at drawn pictures, where there is one")
    listen: bool = Field(
        False, description="hear each line: its words, and whether it sounds like its character"
    )
    picture: PictureThresholds
    staging: StagingThresholds
    voice: VoiceThresholds
    pace: Table[Language, Threshold]
    film: FilmThresholds


def load_judging(folders: Sequence[ConfigFolder] | None = None) -> JudgingConfig:
    """The thresholds that ship with the pack, overlaid by the user's.

    Raises:
        StudioError: ``config_invalid`` or ``config_missing``.
    """
    return load("judging", JudgingConfig, folders)
