"""An edit list that comes back, against the one that was exported: which take each clip shows, and what was changed.

Clips are found by their name, then by their file's name, then by its checksum. What was pictures in the list (cards and
transitions that a format can't hold) becomes cards and transitions again where both its neighbours still are. No film is
made here.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlparse

from ...common.errors import StudioError
from ...common.rates import WholeOrExact
from ...common.vocabulary import Transition
from .edit_list import EditClip, EditGap, EditList, EditRole, EditTrack
from .laying import DIALOGUE

_ENDINGS = (".mp4", ".mov", ".mxf")
"""What other programs leave at the end of a clip's name."""


def _is_file(path: Path) -> bool:
    """Whether a file is there; a name that no disk can hold names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class ShotCut:
    """A shot as a cut has it: ``frames`` of its take from ``first`` on, those shared with its neighbours among them.

    ``transition`` of None stays as it was: the title's pictures hold it.
    """

    take: str
    first: int
    frames: int
    transition: Transition | None = Transition.CUT
    overlap: int = 0
    heard: bool = True

    def alike(self, other: ShotCut) -> bool:
        """Whether both show the same; a transition without frames is a cut, whatever it is called."""
        edges = (self.take, self.first, self.frames, self.overlap, self.heard)
        if edges != (other.take, other.first, other.frames, other.overlap, other.heard):
            return False
        kinds = {self.transition, other.transition}
        return not self.overlap or None in kinds or len(kinds) == 1


@dataclass(frozen=True)
class CutFromOutside:
    """The cut of a list: its shots in order, whether the cards stayed, and what isn't taken over."""

    shots: tuple[ShotCut, ...]
    title: bool
    end: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Relinker:
    """Finds the take of a clip.

    Attributes:
        film: what the run is called, for messages.
        takes: every name that a clip may have in the film: its shots' and pieces', and other takes of the run.
        hashes: takes and pieces by their files' checksums.
        folder: of the list, where media with relative addresses lie.
        sha256: gives a file's checksum.
    """

    film: str
    takes: frozenset[str]
    hashes: Mapping[str, str]
    folder: Path
    sha256: Callable[[Path], str]

    def find(self, clip: EditClip, at: float) -> str:
        """The take, or the piece, that a clip shows.

        Args:
            at: seconds into the list, for messages.

        Raises:
            StudioError: ``exchange_unknown``.
        """
        known = {name.casefold(): name for name in self.takes}
        stem = unquote(clip.media.rpartition("/")[2])
        for name in (clip.name, stem):
            if found := known.get(_bare(name).casefold()):
                return found
        paths = self._paths(clip.media)
        for path in paths:
            if _is_file(path) and (found := self.hashes.get(self.sha256(path), "")):
                return found
        raise self._unknown(clip, at, stem, paths)

    def _paths(self, media: str) -> list[Path]:
        """Where a clip's file may be: where the list says, and beside the list."""
        if not media:
            return []
        try:
            parts = urlparse(media)
        except ValueError:  # no address at all: "http://[bad"
            return []
        said = Path(unquote(parts.path)) if parts.scheme in ("", "file") else None
        name = Path(unquote(parts.path)).name
        beside = [self.folder / name, self.folder / "media" / name] if name else []
        return [*([self.folder / said] if said is not None else []), *beside]

    def _unknown(self, clip: EditClip, at: float, stem: str, paths: Sequence[Path]) -> StudioError:
        what = f"'{clip.name or stem}' at {at:.2f} s of the list"
        there = next((path for path in paths if _is_file(path)), None)
        if there is not None:
            told = f"{what} shows {there}, which is no take of {self.film}."
        elif paths:
            looked = ", ".join(dict.fromkeys(str(path) for path in paths))
            told = f"{what} is no take of {self.film}, and its file isn't there. Looked for {looked}."
        else:
            told = f"{what} names no file and is no take of {self.film}."
        return StudioError(
            "exchange_unknown",
            told,
            "Name the run it belongs to with --run, put the file where it was looked for, or take the clip out.",
        )


def _bare(name: str) -> str:
    """A clip's name without the ending of a file."""
    lowered = name.casefold()
    return next((name[: -len(end)] for end in _ENDINGS if lowered.endswith(end)), name)


def cut_of(edit: EditList, exported: EditList, links: Relinker) -> CutFromOutside:
    """The cut that a list means.

    Args:
        edit: what came back.
        exported: what the film is as a list of that format.
        links: finds takes.

    Raises:
        StudioError: ``exchange_unknown`` for a clip that is no take; ``file_invalid`` for a list without a shot.
    """
    notes = list(edit.notes)
    known = {clip.name: clip for clip in exported.pictures.clips}
    clips = _found_clips(edit, known, links, notes)
    shots = [one for one in clips if one.role is EditRole.SHOT]
    if not shots:
        raise StudioError(
            "file_invalid", "The list holds no shot of the film.", "Leave at least one shot in the cut."
        )
    silent = _silent(edit, exported)
    found = _joined(clips, exported, notes)
    return CutFromOutside(
        tuple(replace(one, heard=one.take not in silent) for one in found),
        any(one.role is EditRole.TITLE for one in clips),
        any(one.role is EditRole.END and one.name in known for one in clips),
        tuple(dict.fromkeys(notes)),
    )


def _found_clips(
    edit: EditList, known: Mapping[str, EditClip], links: Relinker, notes: list[str]
) -> list[EditClip]:
    """The clips of the pictures by the names of their takes, with the roles that they were exported in."""
    found = []
    at = 0
    for item in edit.pictures.items:
        seconds = _seconds(at, edit.fps)
        at += item.frames
        if isinstance(item, EditGap):
            notes.append(f"the gap at {seconds:.2f} s is closed")
        elif not item.heard:
            notes.append(f"'{item.name}' at {seconds:.2f} s is switched off and left out")
        else:
            name = links.find(item, seconds)
            piece = known.get(name)
            role = piece.role if piece is not None else EditRole.SHOT
            merged, baked = (piece.merged, piece.baked) if piece is not None else (0, None)
            found.append(replace(item, name=name, role=role, merged=merged, baked=baked))
    return found


def _seconds(frames: int, fps: WholeOrExact) -> float:
    return float(frames / fps)


def _joined(clips: Sequence[EditClip], exported: EditList, notes: list[str]) -> list[ShotCut]:
    """The shots with what their neighbours' pictures hold of them."""
    found: list[ShotCut] = []
    pending: EditClip | None = None
    for number, clip in enumerate(clips):
        if clip.role is not EditRole.SHOT:
            pending = clip
            if found and clip.role is not EditRole.TITLE and _follows(clip, clips[number - 1], exported):
                found[-1] = replace(found[-1], frames=found[-1].frames + clip.merged)
            elif clip.role is EditRole.TRANSITION:
                notes.append(f"{clip.name} stands beside another shot now: it becomes a cut")
                pending = None
            continue
        shot = ShotCut(clip.name, clip.first, clip.frames, clip.transition, clip.overlap)
        if clip.overlap and found:
            found[-1] = replace(found[-1], frames=found[-1].frames + clip.overlap)
        elif pending is not None and pending.role is not EditRole.END and _follows(clip, pending, exported):
            shot = replace(
                shot,
                first=clip.first - pending.merged,
                frames=clip.frames + pending.merged,
                transition=pending.baked,
                overlap=pending.merged,
            )
        found.append(shot)
        pending = None
    return found


def _follows(clip: EditClip, before: EditClip, exported: EditList) -> bool:
    """Whether two neighbours met so in the export: the same clips, and the edge between them untouched."""
    known = exported.pictures.clips
    for first, second in itertools.pairwise(known):
        if (first.name, second.name) == (before.name, clip.name):
            ends = (
                before.role is not EditRole.SHOT or before.first + before.frames == first.first + first.frames
            )
            begins = clip.role is not EditRole.SHOT or clip.first == second.first
            if ends and begins:
                return True
    return False


def _silent(edit: EditList, exported: EditList) -> frozenset[str]:
    """Shots whose own sound was taken away or switched off; none where the list has no tracks of sound."""
    if not edit.sounds:
        return frozenset()
    heard = {clip.name for clip in _dialogue(edit) if clip.heard}
    return frozenset(clip.name for clip in _dialogue(exported) if clip.name not in heard)


def _dialogue(edit: EditList) -> list[EditClip]:
    tracks: list[EditTrack] = [
        track
        for track in edit.sounds
        if track.name == DIALOGUE or any(f"{DIALOGUE}.wav" in clip.media for clip in track.clips)
    ]
    return [clip for track in tracks for clip in track.clips]
