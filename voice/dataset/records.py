"""What a dataset is built from and what is known of each of its clips; its files between stages are these, as JSON."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from ...common.story import Language

RATE: Final = 32_000
"""Samples a second of the clips: what GPT-SoVITS trains on."""


class DatasetOptions(BaseModel):
    """Whose clips are kept, and what they must be like.

    Attributes:
        character: the speaker's name in the list and the clips' names.
        language: what is spoken.
        shortest, longest: seconds of a clip.
        least_snr: dB between the voice and what is heard in its pauses (noise, music).
        least_match: cosine to the character's voice in the film from which a clip counts as theirs.
        least_steadiness: the same for the least alike 1.6 s within it: lower where somebody else speaks too.
        loudness: LUFS of the clips.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    character: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")
    language: Language = "en"
    shortest: float = Field(1.0, ge=0.6, le=5.0)
    longest: float = Field(10.0, ge=3.0, le=20.0)
    least_snr: float = Field(15.0, ge=-10.0, le=60.0)
    least_match: float = Field(0.83, ge=0.0, le=1.0)
    least_steadiness: float = Field(0.75, ge=0.0, le=1.0)
    loudness: float = Field(-20.0, ge=-40.0, le=-12.0)


class ClipWord(BaseModel):
    """A word that was heard, in seconds of the film, and how sure the recogniser was (0 … 1)."""

    model_config = ConfigDict(frozen=True)

    start: float
    end: float
    text: str
    sure: float = 1.0


class FilmSpeech(BaseModel):
    """What is heard in a film: seconds in which somebody speaks, and their words."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    speech: list[tuple[float, float]]
    words: list[ClipWord]


class MeasuredClip(BaseModel):
    """A stretch of speech with what was measured of it.

    Attributes:
        name: the clip's base name, unlike that of any other film's clips.
        source: the film's file name.
        start, end: seconds in the film.
        text: the words, as the trainer takes them.
        likeness, match, steadiness: see :class:`~.measures.VoiceMeasures`.
        snr: see :class:`DatasetOptions`.
        clipped: share of samples at full scale.
        sure: how sure the recogniser was of the words, 0 … 1.
        reason: why it is left out; empty for a clip of the dataset.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    source: str
    start: float
    end: float
    text: str
    likeness: float
    match: float
    steadiness: float
    snr: float
    clipped: float
    sure: float
    reason: str = ""

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.end - self.start


class DatasetSummary(BaseModel):
    """What a dataset holds: clips kept, their seconds, and the reasons for which others were left out."""

    model_config = ConfigDict(frozen=True)

    kept: int
    seconds: float
    left_out: dict[str, int]
