"""An edit list as plain data: what stands on the tracks of another program's timeline, in frames of the film.

No format is known here. A transition is laid at the frame where the clip that it leads to begins; the clip before it has
that many frames more in its media.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from ...common.vocabulary import Transition


class EditRole(StrEnum):
    """What a piece of an edit list is in the film."""

    SHOT = "shot"
    TITLE = "title"
    END = "end"
    TRANSITION = "transition"
    """A transition that the format can't hold, as pictures."""


@dataclass(frozen=True)
class EditClip:
    """A stretch of a media file on a track.

    Attributes:
        name: the take's, or what the piece shows.
        media: its file, by its path within the export's folder; after reading, whatever the list says.
        first: its first frame, counted in the media.
        frames: how many are shown.
        available: frames of the whole media.
        transition: how it begins.
        overlap: frames for which the clip before it is still seen.
        role: what it is in the film.
        merged: frames of the clip after it (of both beside it for a transition) that this piece holds.
        baked: the kind of a transition that is pictures here.
        marker: words of the marker on its first frame; empty for none.
        heard: whether it is switched on.
    """

    name: str
    media: str
    first: int
    frames: int
    available: int = 0
    transition: Transition = Transition.CUT
    overlap: int = 0
    role: EditRole = EditRole.SHOT
    merged: int = 0
    baked: Transition | None = None
    marker: str = ""
    heard: bool = True


@dataclass(frozen=True)
class EditGap:
    """Frames of a track in which nothing stands."""

    frames: int


@dataclass(frozen=True)
class EditTrack:
    """One track; ``name`` is dialogue, effects or music for sound."""

    name: str
    items: tuple[EditClip | EditGap, ...]

    @property
    def clips(self) -> list[EditClip]:
        """What stands on it."""
        return [item for item in self.items if isinstance(item, EditClip)]

    @property
    def frames(self) -> int:
        """Its length."""
        return sum(item.frames for item in self.items)


@dataclass(frozen=True)
class EditList:
    """A whole cut: one track of pictures, and tracks of sound."""

    name: str
    fps: Fraction
    pictures: EditTrack
    sounds: tuple[EditTrack, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)


def clip_places(track: EditTrack) -> list[tuple[int, EditClip]]:
    """The clips of a track with the frame of the film at which each begins."""
    found, at = [], 0
    for item in track.items:
        if isinstance(item, EditClip):
            found.append((at, item))
        at += item.frames
    return found
