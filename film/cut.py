"""The cut: which frame of which clip stands where in the film, and what is heard when.

Everything is laid out in whole frames, so that picture, sound and captions agree to the frame. A clip's
sound keeps its place in the clip's own time; ``lead`` opens it before the picture (J-cut), ``lag`` lets it
run on under the next picture (L-cut), and lips stay in sync in both. No file is touched here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from ..common.errors import StudioError
from ..common.rates import WholeOrExact
from ..common.story import TRANSITION_SECONDS, Cue, TimedLine
from ..common.vocabulary import Place, Sound, Transition, Weather
from .picture.encode import Samples
from .text.captions import SpokenLine

MAX_CLIPS = 120
LINE_TAIL = 0.1
"""Seconds for which a clip lasts on after its last word, when its picture is shorter than its dialogue."""

TITLE_OVERLAP = 0.15
"""Seconds for which a first line may be heard while the title still fades."""


class SegmentPart(StrEnum):
    """What a segment shows."""

    TITLE = "title"
    CLIP = "clip"
    END = "end"


@dataclass(frozen=True)
class Clip:
    """A shot's picture with its dialogue, and how it is cut.

    ``seconds`` is the picture's length; ``trim_in`` and ``trim_out`` are taken off its ends. ``sound``
    (48 kHz stereo) and ``lines`` start with the picture's first frame. ``transition`` is how it begins;
    ``transition_seconds`` of None stands for the usual length. ``place`` and ``weather`` are heard as ambience;
    None leaves the clip without. ``notes`` tell what of it can't be kept; without ``music`` the film's is silent under it, and unless ``heard`` its own
    sound is, with the captions of its lines.
    """

    video: Path
    seconds: float
    lines: tuple[TimedLine, ...] = ()
    sound: Samples | None = None
    trim_in: float = 0.0
    trim_out: float = 0.0
    transition: Transition = Transition.CUT
    transition_seconds: float | None = None
    lead: float = 0.0
    lag: float = 0.0
    cues: tuple[Cue, ...] = ()
    place: Place | None = None
    weather: Weather = Weather.CLEAR
    name: str = ""
    notes: tuple[str, ...] = ()
    music: bool = True
    heard: bool = True

    @property
    def end(self) -> float:
        """Where the clip ends in its own time: at the trim, but never in the middle of its dialogue."""
        speech = max((line.start + line.speech.seconds + LINE_TAIL for line in self.lines), default=0.0)
        return max(self.seconds, speech) - self.trim_out

    @property
    def length(self) -> float:
        """Seconds in the film."""
        return self.end - self.trim_in


@dataclass(frozen=True)
class Segment:
    """A stretch of the film: ``frames`` from frame ``first`` on, the first ``overlap`` mixed with its predecessor."""

    part: SegmentPart
    first: int
    frames: int
    overlap: int
    transition: Transition
    clip: int = -1


@dataclass(frozen=True)
class Timeline:
    """The film's plan in frames."""

    fps: Fraction
    segments: tuple[Segment, ...]
    clips: tuple[Clip, ...] = field(repr=False)

    @property
    def frames(self) -> int:
        """Length of the film in frames."""
        last = self.segments[-1]
        return last.first + last.frames

    @property
    def seconds(self) -> float:
        """Length of the film in seconds."""
        return self.second(self.frames)

    def second(self, frames: int) -> float:
        """Film time at which frame ``frames`` begins."""
        return float(frames / self.fps)

    def offset(self, segment: Segment) -> float:
        """Film time at which the clip's own time is zero; may be negative."""
        return self.second(segment.first) - self.clips[segment.clip].trim_in

    def shots(self) -> list[tuple[Segment, Clip]]:
        """The segments that show clips."""
        return [
            (segment, self.clips[segment.clip])
            for segment in self.segments
            if segment.part is SegmentPart.CLIP
        ]

    def spoken(self) -> list[SpokenLine]:
        """All lines heard in the film, in film time."""
        lines = []
        for segment, clip in self.shots():
            begin, end = window(clip)
            for placed in _heard_lines(clip):
                speech = placed.speech
                if begin <= placed.start + speech.seconds * 0.5 <= end:
                    start = max(self.offset(segment) + placed.start, 0.0)
                    words = tuple(speech.words)
                    lines.append(
                        SpokenLine(
                            speech.character, speech.text, speech.language, start, speech.seconds, words
                        )
                    )
        return lines

    def cues(self) -> list[tuple[Sound, float]]:
        """Sound effects with their film time; a cue outside its clip is moved to the clip's edge."""
        found = []
        for segment, clip in self.shots():
            for cue in clip.cues:
                at = cue.at if cue.at >= 0 else clip.length + cue.at
                found.append((cue.sound, self.second(segment.first) + min(max(at, 0.0), clip.length)))
        return found


def window(clip: Clip) -> tuple[float, float]:
    """From when to when a clip is heard, in its own time."""
    return max(clip.trim_in - clip.lead, 0.0), clip.end + clip.lag


def lay_out(
    clips: Sequence[Clip], fps: WholeOrExact, *, title_seconds: float = 0.0, end_seconds: float = 0.0
) -> Timeline:
    """Places clips one after another, with a title card before and an end card after them.

    Raises:
        StudioError: ``media_failed`` for no clip or too many, or a clip trimmed to nothing.
    """
    if not 1 <= len(clips) <= MAX_CLIPS:
        raise StudioError(
            "media_failed", f"A film of {len(clips)} clips can't be made.", f"Chain 1 to {MAX_CLIPS} clips."
        )
    segments: list[Segment] = []
    clock = 0
    if title_seconds > 0:
        frames = max(round(title_seconds * fps), 1)
        segments.append(Segment(SegmentPart.TITLE, 0, frames, 0, Transition.CUT))
        clock = frames
    for index, clip in enumerate(clips):
        frames = round(clip.length * fps)
        if frames < 1:
            raise StudioError(
                "media_failed",
                f"Clip {index + 1} is trimmed to nothing ({clip.length:.2f} s).",
                "Trim less, or leave the clip out.",
            )
        transition = clip.transition
        if transition is Transition.CUT and index == 0 and segments:
            transition = Transition.DISSOLVE
        overlap = _overlap(clips, index, transition, frames, segments, fps)
        segments.append(Segment(SegmentPart.CLIP, clock - overlap, frames, overlap, transition, index))
        clock += frames - overlap
    if end_seconds > 0:
        frames = max(round(end_seconds * fps), 1)
        spare = _silent_tail(clips[-1])
        wanted = max(round(min(TRANSITION_SECONDS[Transition.FADE], spare) * fps), 0)
        overlap = min(wanted, frames // 2, segments[-1].frames // 2)
        segments.append(Segment(SegmentPart.END, clock - overlap, frames, overlap, Transition.FADE))
    return Timeline(Fraction(fps), tuple(segments), tuple(clips))


def _overlap(
    clips: Sequence[Clip],
    index: int,
    transition: Transition,
    frames: int,
    before: Sequence[Segment],
    fps: WholeOrExact,
) -> int:
    """Frames for which a clip shares the screen with its predecessor: no two lines ever sound at once by it."""
    clip = clips[index]
    wanted = TRANSITION_SECONDS[transition] if clip.transition_seconds is None else clip.transition_seconds
    if transition is Transition.CUT or not before:
        return 0
    room = _silent_head(clip)
    room += _silent_tail(clips[index - 1]) if index else TITLE_OVERLAP
    return max(min(round(min(wanted, room) * fps), frames // 2, before[-1].frames // 2), 0)


def _silent_head(clip: Clip) -> float:
    """Seconds from the cut to the clip's first word; negative when it is heard before the cut."""
    return min((line.start for line in _heard_lines(clip)), default=clip.end) - clip.trim_in


def _silent_tail(clip: Clip) -> float:
    """Seconds from the clip's last word to its end; negative when it is heard beyond it."""
    said = (line.start + line.speech.seconds for line in _heard_lines(clip))
    return clip.end - max(said, default=clip.trim_in)


def _heard_lines(clip: Clip) -> tuple[TimedLine, ...]:
    return clip.lines if clip.heard else ()
