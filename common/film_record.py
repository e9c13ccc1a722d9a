"""What is written of takes and films: the side file of a take, and ``film.json`` with every timing of a film.

Nodes write them, they travel through ComfyUI's history, and the director judges by them. Both say their version; what
a later version added is kept and left alone.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from .records import BOUNDS, PlainName, Sparse
from .story import Speech


class _Facts(Sparse):
    model_config = ConfigDict(**BOUNDS, extra="allow", defer_build=True)


class GateRecord(_Facts):
    """What a *Consistency Gate* said of the picture that it kept.

    ``outcome`` is ``unknown`` where it can't say · ``accept`` the score that had to be reached.
    """

    outcome: str
    score: float | None = None
    accept: float
    reason: str = ""


class TakeFacts(_Facts):
    """A take's side file.

    Attributes:
        files: names of its ``video``, ``image`` and ``audio``.
        seconds: its length.
        size: in pixels.
        fps: a whole number, or a fraction as text.
        notes: what of its source it can't keep.
        rate: samples a second of its sound.
        speech: of a line.
        loras: what its picture wore.
        consistency: what a gate said of its picture, noted by the director.
    """

    version: Literal[1] = 1
    run: str = ""
    take: str = ""
    files: dict[str, PlainName] = Field(default_factory=dict, max_length=16)
    seconds: float | None = None
    size: tuple[int, int] | None = None
    fps: int | str | None = None
    notes: list[str] = Field(default_factory=list)
    rate: int | None = None
    speech: Speech | None = None
    loras: list[dict[str, Any]] = Field(default_factory=list)
    consistency: GateRecord | None = None


class FilmSegment(_Facts):
    """A stretch of a film, the ``title``, a ``clip`` or the ``end``, in seconds from the film's beginning.

    ``overlap`` seconds are mixed with the one before; ``heard_from`` and ``heard_to`` tell when a clip is heard.
    """

    part: str
    name: str
    start: float
    end: float
    transition: str = "cut"
    overlap: float = 0.0
    heard_from: float | None = None
    heard_to: float | None = None


class FilmLine(_Facts):
    """A line that is heard."""

    character: str
    text: str
    start: float
    end: float


class FilmCaption(_Facts):
    """A caption, by its rows, and how many letters a second a viewer has to read."""

    speaker: str = ""
    lines: list[str]
    start: float
    end: float
    letters_per_second: float


class FilmSound(_Facts):
    """An effect, and when it is heard."""

    sound: str
    at: float


class FilmMusic(_Facts):
    """The music's mood and seed."""

    mood: str
    seed: int = 0


class FilmLoudness(_Facts):
    """How loud the mix is: integrated (LUFS), and its true peak (dBTP)."""

    lufs: float
    peak_db: float


class FilmRecord(_Facts):
    """``film.json``: every timing of a film, in seconds; ``notes`` tell what isn't in it as it was given."""

    version: Literal[1] = 1
    title: str = ""
    seconds: float
    fps: int | str = 24
    size: tuple[int, int] | None = None
    style: str = ""
    language: str = ""
    music: FilmMusic
    segments: list[FilmSegment]
    lines: list[FilmLine]
    captions: list[FilmCaption]
    cues: list[FilmSound] = Field(default_factory=list)
    loudness: FilmLoudness | None = None
    notes: list[str] = Field(default_factory=list)
