"""From a film's timeline to an edit list that one format can hold, and to the media that the list needs.

What the format can't hold becomes pictures here: cards with the transitions that lead out of and into them, the fade at
the end, and every transition of a kind that wouldn't come back. No file is touched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...common.records import DEVICES
from ...common.vocabulary import Transition
from ..cut import Clip, Segment, SegmentPart, Timeline
from ..takes import NAME
from .edit_list import EditClip, EditGap, EditList, EditRole, EditTrack
from .formats import Capabilities

PICTURES, SOUNDS = "media", "audio"
"""Folders of an export."""
DIALOGUE, EFFECTS, MUSIC = "dialogue", "effects", "music"
"""The stems, which are the tracks of sound."""
_WHOLE = 1e-6
"""How near a trim in frames is to a whole number that counts as one."""
_CARDS = frozenset({"title", "end"})
"""What the cards' pictures are called."""


@dataclass(frozen=True)
class Piece:
    """Frames of the finished film, without captions, that are written as a media file."""

    name: str
    first: int
    frames: int


@dataclass(frozen=True)
class ShotMedia:
    """A shot's whole picture as a media file.

    ``offset`` seconds into the shot is its first frame: 0 unless a trim lies between two frames. ``frames`` is its length,
    the last picture held where its words last longer.
    """

    name: str
    clip: Clip
    offset: float
    frames: int


@dataclass(frozen=True)
class LaidOut:
    """An edit list with what has to be written for it, and what is told of it."""

    edit: EditList
    pieces: tuple[Piece, ...]
    shots: tuple[ShotMedia, ...]
    baked: tuple[str, ...]


@dataclass
class _Building:
    """What is collected on the way through the film."""

    timeline: Timeline
    names: list[str]
    clips: list[EditClip]
    pieces: list[Piece]
    baked: list[str]

    def bake(self, name: str, first: int, frames: int, role: EditRole, merged: int, told: str) -> None:
        self.pieces.append(Piece(name, first, frames))
        media = f"{PICTURES}/{name}.mp4"
        self.clips.append(EditClip(name, media, 0, frames, frames, role=role, merged=merged))
        self.baked.append(f"{told} ({media})")


def lay(
    timeline: Timeline, known: Capabilities, *, title: str, fade_out: float, stems: Sequence[str]
) -> LaidOut:
    """The edit list of a film.

    Args:
        known: what the format holds.
        title: of the film, for the list's name.
        fade_out: seconds in which the last picture gets black.
        stems: the sounds that the film has.
    """
    names = shot_names(timeline.clips, float(timeline.fps))
    shots = _shot_media(timeline, names)
    building = _Building(timeline, names, [], [], [])
    begin = _title(building)
    last = _end(timeline, round(fade_out * timeline.fps))
    for index, segment in enumerate(timeline.segments):
        if segment.part is SegmentPart.CLIP:
            until = min(_next_first(timeline, index), last)
            _shot(building, segment, max(segment.first, begin), until, known, shots)
    if last < timeline.frames:
        _close(building, last)
    if known.markers:
        building.clips = [_with_marker(one, timeline, names) for one in building.clips]
    sounds = _sounds(timeline, names, stems) if known.sound else ()
    edit = EditList(title, timeline.fps, EditTrack("picture", tuple(building.clips)), sounds)
    return LaidOut(edit, tuple(building.pieces), tuple(shots.values()), tuple(building.baked))


def shot_names(clips: Sequence[Clip], fps: float) -> list[str]:
    """A name for each clip's media: its take's; clips of one take share it."""
    names: list[str] = []
    taken: dict[str, Clip] = {}
    for number, clip in enumerate(clips, 1):
        own = clip.name if _can_be_a_file(clip.name) else f"shot-{number}"
        name, again = own, 1
        # files of one name in other letters are one file on some systems
        while (other := taken.get(name.casefold())) and _source(other, fps) != _source(clip, fps):
            again += 1
            name = f"{own[:50]}-{again}"
        taken.setdefault(name.casefold(), clip)
        names.append(name)
    return names


def _can_be_a_file(name: str) -> bool:
    """Whether a clip's name can be that of its media: not a card's, and no device of Windows."""
    fits = NAME.fullmatch(name) is not None and DEVICES.fullmatch(name) is None
    return fits and name.casefold() not in _CARDS


def _source(clip: Clip, fps: float) -> tuple[object, float]:
    """What a clip's media is made from: those that agree share one."""
    return clip.video, round(first_frame(clip, fps)[1], 6)


def first_frame(clip: Clip, fps: float) -> tuple[int, float]:
    """The frame of its media at which a clip begins, and the seconds at which that media begins."""
    exact = clip.trim_in * fps
    whole = round(exact)
    if abs(exact - whole) < _WHOLE * max(exact, 1.0):
        return whole, 0.0
    return math.floor(exact), clip.trim_in - math.floor(exact) / fps


def _shot_media(timeline: Timeline, names: Sequence[str]) -> dict[str, ShotMedia]:
    fps = float(timeline.fps)
    found: dict[str, ShotMedia] = {}
    for segment, clip in timeline.shots():
        name = names[segment.clip]
        first, offset = first_frame(clip, fps)
        whole = replace(clip, trim_in=0.0, trim_out=0.0).end - offset
        frames = max(first + segment.frames, round(whole * timeline.fps))
        before = found.get(name)
        found[name] = ShotMedia(name, clip, offset, max(frames, before.frames if before else 0))
    return found


def _next_first(timeline: Timeline, index: int) -> int:
    """The frame at which the next segment begins, which is where this one gives way."""
    after = timeline.segments[index + 1 : index + 2]
    return after[0].first if after else timeline.frames


def _title(building: _Building) -> int:
    """Bakes the title card with the transition out of it; gives the frame at which the first shot is alone."""
    segments = building.timeline.segments
    if segments[0].part is not SegmentPart.TITLE:
        return 0
    first = segments[1]
    frames = first.first + first.overlap
    building.bake("title", 0, frames, EditRole.TITLE, first.overlap, "the title card")
    return frames


def _end(timeline: Timeline, fade: int) -> int:
    """The frame at which the film's baked end begins; its length where it has none."""
    shots = [segment for segment in timeline.segments if segment.part is SegmentPart.CLIP]
    end = timeline.segments[-1]
    begins = end.first if end.part is SegmentPart.END else timeline.frames
    alone = shots[-1].first + shots[-1].overlap + 1
    return max(min(begins, timeline.frames - fade), min(alone, begins))


def _close(building: _Building, first: int) -> None:
    timeline = building.timeline
    shot = [segment for segment in timeline.segments if segment.part is SegmentPart.CLIP][-1]
    card = timeline.segments[-1].part is SegmentPart.END
    merged = max(shot.first + shot.frames - first, 0)
    told = "the end card" if card else "the fade to black at the end"
    building.bake("end", first, timeline.frames - first, EditRole.END, merged, told)


def _shot(
    building: _Building,
    segment: Segment,
    start: int,
    until: int,
    known: Capabilities,
    shots: dict[str, ShotMedia],
) -> None:
    """Puts a shot on the track, from ``start`` to ``until`` in the film."""
    name = building.names[segment.clip]
    clip = building.timeline.clips[segment.clip]
    kind, overlap = segment.transition, segment.overlap
    if start > segment.first or not overlap:
        kind, overlap = Transition.CUT, 0
    elif kind not in known.transitions:
        piece = f"{name}-{kind}"
        while any(one.name == piece for one in building.pieces):
            piece += "-2"
        building.bake(piece, segment.first, overlap, EditRole.TRANSITION, overlap, f"the {kind} into {name}")
        building.clips[-1] = replace(building.clips[-1], baked=kind)
        start, kind, overlap = segment.first + overlap, Transition.CUT, 0
    if until <= start:
        return
    first, _ = first_frame(clip, float(building.timeline.fps))
    media = f"{PICTURES}/{name}.mp4"
    at = first + start - segment.first
    building.clips.append(
        EditClip(name, media, at, until - start, shots[name].frames, transition=kind, overlap=overlap)
    )


def _with_marker(one: EditClip, timeline: Timeline, names: Sequence[str]) -> EditClip:
    """A shot with a marker that tells its first words."""
    if one.role is not EditRole.SHOT:
        return one
    clip = timeline.clips[names.index(one.name)]
    said = clip.lines[0].speech if clip.lines else None
    return replace(one, marker=f"{said.character}: {said.text}" if said else one.name)


def _sounds(timeline: Timeline, names: Sequence[str], stems: Sequence[str]) -> tuple[EditTrack, ...]:
    """The tracks of sound: dialogue shot by shot, so that it can be cut with them, the others whole."""
    tracks = []
    for stem in stems:
        media = f"{SOUNDS}/{stem}.wav"
        if stem == DIALOGUE:
            tracks.append(EditTrack(stem, _dialogue(timeline, names, media)))
        else:
            whole = EditClip(stem, media, 0, timeline.frames, timeline.frames)
            tracks.append(EditTrack(stem, (whole,)))
    return tuple(tracks)


def _dialogue(timeline: Timeline, names: Sequence[str], media: str) -> tuple[EditClip | EditGap, ...]:
    items: list[EditClip | EditGap] = []
    at = 0
    for index, segment in enumerate(timeline.segments):
        until = _next_first(timeline, index)
        clip = timeline.clips[segment.clip]
        if segment.part is not SegmentPart.CLIP or clip.sound is None or not clip.heard:
            continue
        if until > segment.first:
            items += [EditGap(segment.first - at)] if segment.first > at else []
            frames = until - segment.first
            items.append(EditClip(names[segment.clip], media, segment.first, frames, timeline.frames))
            at = until
    return tuple(items)
