"""The analysis of a film that somebody brought, as data: what the room that reads footage hands to all others.

Times are seconds of the picture's own clock, zero at its first frame. Frame numbers count the frames that were decoded;
since rates vary, each shot also carries the container's time stamp of its first frame, which with ``time_base`` is exact.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Final, Literal

from pydantic import Field

from .records import PlainName, Record

ANALYSIS_VERSION: Final = 1


class ShotChange(StrEnum):
    """How a shot begins or ends."""

    EDGE = "edge"
    CUT = "cut"
    DISSOLVE = "dissolve"
    FADE = "fade"


class CameraMotion(StrEnum):
    """How the camera of a shot moves, as its picture's flow tells."""

    STATIC = "static"
    PAN = "pan"
    TILT = "tilt"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    HANDHELD = "handheld"
    UNKNOWN = "unknown"


class SoundKind(StrEnum):
    """What a stretch of sound is."""

    SILENCE = "silence"
    SPEECH = "speech"
    MUSIC = "music"
    NOISE = "noise"


class FootageFault(StrEnum):
    """What of a film couldn't be read or measured; the rest of its analysis holds."""

    NO_PICTURE = "no picture"
    NO_SOUND = "no sound"
    CUT_SHORT = "cut short"
    BROKEN_TIMES = "broken times"
    NO_VOICE_DETECTOR = "no voice detector"
    NO_TRANSCRIPT = "no transcript"


class FootageSource(Record):
    """The file that was read, by what is in it."""

    name: PlainName
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    width: int = Field(0, ge=0)
    height: int = Field(0, ge=0)
    interlaced: bool = False
    frames: int = Field(0, ge=0)
    time_base: str = Field("1/1", pattern=r"^[1-9]\d{0,8}/[1-9]\d{0,9}$")
    first_pts: int = 0
    seconds: float = Field(0.0, ge=0)

    def time_of(self, pts: int) -> Fraction:
        """Exact seconds after the first frame of a time stamp of the file."""
        return (pts - self.first_pts) * Fraction(self.time_base)


class GradualTransition(Record):
    """A gradual change between two shots: first and last frame that show both, and their times."""

    kind: Literal[ShotChange.DISSOLVE, ShotChange.FADE]
    first: int
    last: int
    start: float
    end: float


class FlashOfLight(Record):
    """Frames of another brightness within one shot, after which it goes on: no cut."""

    first: int
    last: int
    start: float


class FootageShot(Record):
    """One picture from change to change.

    Attributes:
        first, last: frame numbers, both within the shot.
        pts: the container's time stamp of the first frame.
        start, end: seconds; ``end`` is when the next shot begins.
        keyframe: the frame that shows it best, the sharpest.
        hash: 64 bits of that frame's looks in hexadecimal; few bits of difference are one picture.
        palette: its largest colours as ``#rrggbb``, largest first.
        brightness, motion: 0 to 1.
    """

    id: str
    first: int
    last: int
    pts: int
    start: float
    end: float
    opens: ShotChange
    closes: ShotChange
    keyframe: int
    keyframe_time: float
    hash: str
    palette: list[str] = Field(max_length=8)
    brightness: float
    motion: float
    camera: CameraMotion


class SoundStretch(Record):
    """A stretch of one kind of sound."""

    kind: SoundKind
    start: float
    end: float


class HeardWord(Record):
    """A word of the transcript, with the recogniser's certainty."""

    text: str
    start: float
    end: float
    certainty: float


class FootageScene(Record):
    """Shots of one place and time, with the words that are said in them."""

    id: str
    shots: list[str]
    start: float
    end: float
    summary: str


class FootageAnalysis(Record):
    """All that was understood of a film.

    Attributes:
        loudness: decibels (full scale) of every tenth of a second.
        beats: seconds of the music's beats.
        faults: what couldn't be read or measured.
    """

    version: Literal[1] = ANALYSIS_VERSION
    source: FootageSource
    shots: list[FootageShot] = Field(default_factory=list)
    transitions: list[GradualTransition] = Field(default_factory=list)
    flashes: list[FlashOfLight] = Field(default_factory=list)
    sounds: list[SoundStretch] = Field(default_factory=list)
    loudness: list[float] = Field(default_factory=list)
    beats: list[float] = Field(default_factory=list)
    words: list[HeardWord] = Field(default_factory=list)
    scenes: list[FootageScene] = Field(default_factory=list)
    faults: list[FootageFault] = Field(default_factory=list)
