"""What *Film Clip* hands to *Assemble Film*: a CLIPS entry as data, checked before any file is looked at."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from ..common.records import Record
from ..common.vocabulary import Place, Transition, Weather

SILENT = "none"
"""The place of a clip under which no air is heard."""


class ClipValue(Record):
    """What *Film Clip* gives, with the ranges of its inputs: a graph's value may have been written by hand."""

    video: Any
    trim_in: float = Field(ge=0.0, le=60.0)
    trim_out: float = Field(ge=0.0, le=60.0)
    transition: Transition
    transition_seconds: float = Field(ge=0.0, le=3.0)
    lead: float = Field(ge=0.0, le=5.0)
    lag: float = Field(ge=0.0, le=5.0)
    cues: str
    place: Place | Literal["none"]
    weather: Weather
    name: str
    music: bool = True
    heard: bool = True
    dialogue: Any = None
    audio: Any = None
