"""What one request to ``/tts`` may hold, with the ranges that the server itself doesn't check.

A value outside of them isn't refused by the server: it answers with zeros, or with minutes of sound.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ...configs.speech import SpokenLanguage

MOST_SEED: Final = 2**32 - 1
MOST_LETTERS: Final = 300
"""Letters of one request: the server takes thousands and then speaks for minutes."""
_SPEAKABLE: Final = re.compile(r"[^\W_]")


class SpeechRequest(BaseModel):
    """One sentence, as the server's POST route takes it: lower-case languages, no nulls, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    text: str = Field(min_length=1, max_length=MOST_LETTERS)
    text_lang: SpokenLanguage
    ref_audio_path: str = Field(min_length=1, max_length=1000)
    prompt_text: str = Field("", max_length=500)
    prompt_lang: SpokenLanguage
    aux_ref_audio_paths: list[str] = Field(default_factory=list, max_length=8)
    top_k: int = Field(15, ge=1, le=100)
    top_p: float = Field(1.0, gt=0.0, le=1.0)
    temperature: float = Field(1.0, ge=0.0, le=2.0)
    text_split_method: Literal["cut0"] = "cut0"
    batch_size: int = Field(1, ge=1, le=16)
    batch_threshold: float = Field(0.75, ge=0.0, le=1.0)
    split_bucket: bool = True
    speed_factor: float = Field(1.0, ge=0.5, le=2.0)
    fragment_interval: float = Field(0.3, ge=0.01, le=2.0)
    seed: int = Field(-1, ge=-1, le=MOST_SEED)
    media_type: Literal["wav"] = "wav"
    streaming_mode: Annotated[int, Field(ge=0, le=3)] = 0
    parallel_infer: bool = True
    repetition_penalty: float = Field(1.35, ge=1.0, le=2.0)

    @field_validator("text")
    @classmethod
    def _can_be_said(cls, text: str) -> str:
        if not _SPEAKABLE.search(text):
            raise ValueError("it holds no letter or digit: the server would answer with a second of zeros")
        return text

    def body(self) -> dict[str, Any]:
        """What is sent."""
        return self.model_dump(mode="json")
