"""Edit lists as OpenTimelineIO's timelines, written and read by its adapters, which are known nowhere else.

Reading is lenient where the list is somebody else's: what this studio has no use for is told in the list's notes, and the
clips that are understood come back. Faults of the adapters that are known are mended here: an EDL's clip after a dissolve is
read with the file of the clip before it, so its own file is looked up by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError

from ...common.errors import StudioError
from ...common.extras import to_install
from ...common.rates import exact_rate, shown_rate
from ...common.vocabulary import Transition
from .edit_list import EditClip, EditGap, EditList, EditRole, EditTrack, clip_places
from .formats import CAPABILITIES, Capabilities, ExchangeFormat

OURS: Final = "animation_studio"
"""Key of what we write into the metadata of a clip or timeline."""
SUFFIXES: Final[Mapping[str, ExchangeFormat]] = {
    known.suffix: form for form, known in CAPABILITIES.items() if known.adapter
}
"""What can be read, by a file's ending."""
MOST_BYTES: Final = 64 * 2**20
_STUMBLES: Final = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, ExpatError),
)
"""What adapters raise of a file that they can't read: they have no error of their own for most of it."""


def otio() -> Any:
    """OpenTimelineIO.

    Raises:
        StudioError: ``extra_missing``.
    """
    try:
        import opentimelineio
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Cuts for other editing programs need OpenTimelineIO, which isn't installed.",
            to_install("exchange"),
        ) from error
    return opentimelineio


def write_timeline(
    edit: EditList,
    form: ExchangeFormat,
    target: Path,
    *,
    folder: Path,
    told: Mapping[str, Mapping[str, Any]],
    about: Mapping[str, Any],
) -> None:
    """Writes an edit list as ``target``.

    Args:
        folder: where the export will lie in the end, for formats that name media by their whole address.
        told: what is written of each media file, for relinking, by its path in the export.
        about: what is written of the whole.

    Raises:
        StudioError: ``extra_missing``; ``exchange_refused`` where the adapter can't write it.
    """
    library, known = otio(), CAPABILITIES[form]
    timeline = _timeline(library, edit, known, folder, told)
    if known.metadata:
        timeline.metadata[OURS] = dict(about)
    options = {"rate": float(edit.fps)} if form is ExchangeFormat.EDL else {}
    try:
        library.adapters.write_to_file(timeline, str(target), adapter_name=known.adapter, **options)
    except (*_STUMBLES, library.exceptions.OTIOError) as error:
        raise StudioError(
            "exchange_refused",
            f"The cut can't be written as {known.title}: {error}",
            "Export it as otio, which holds every cut of the studio.",
        ) from error


def _timeline(
    library: Any,
    edit: EditList,
    known: Capabilities,
    folder: Path,
    told: Mapping[str, Mapping[str, Any]],
) -> Any:
    schema = library.schema
    timeline = schema.Timeline(edit.name)
    for track, kind in ((edit.pictures, "Video"), *((one, "Audio") for one in edit.sounds)):
        made = schema.Track(track.name, kind=kind)
        for item in track.items:
            if isinstance(item, EditGap):
                made.append(schema.Gap(source_range=_span(library, 0, item.frames, edit.fps)))
                continue
            if item.overlap:
                made.append(_transition(library, item, edit.fps))
            made.append(_clip(library, item, known, folder, told.get(item.media, {}), edit.fps))
        timeline.tracks.append(made)
    return timeline


def _time(library: Any, frames: int, fps: Fraction) -> Any:
    return library.opentime.RationalTime(frames, float(fps))


def _span(library: Any, first: int, frames: int, fps: Fraction) -> Any:
    return library.opentime.TimeRange(_time(library, first, fps), _time(library, frames, fps))


def _transition(library: Any, item: EditClip, fps: Fraction) -> Any:
    """A transition at the frame where its clip begins: EDL and Final Cut Pro 7 give back only those so laid."""
    kinds = library.schema.TransitionTypes
    kind = kinds.SMPTE_Dissolve if item.transition is Transition.DISSOLVE else kinds.Custom
    made = library.schema.Transition(
        str(item.transition), kind, _time(library, 0, fps), _time(library, item.overlap, fps)
    )
    made.metadata[OURS] = {"transition": str(item.transition)}
    return made


def _clip(
    library: Any,
    item: EditClip,
    known: Capabilities,
    folder: Path,
    told: Mapping[str, Any],
    fps: Fraction,
) -> Any:
    address = (folder / item.media).as_uri() if known.whole_address else item.media
    media = library.schema.ExternalReference(address, _span(library, 0, item.available, fps))
    made = library.schema.Clip(item.name, media, _span(library, item.first, item.frames, fps))
    if known.metadata:
        made.metadata[OURS] = {
            "role": str(item.role),
            "merged": item.merged,
            "baked": str(item.baked or ""),
            **told,
        }
    if item.marker:
        where = _span(library, item.first, 1, fps)
        made.markers.append(library.schema.Marker(item.marker, where))
    return made


def read_timeline(path: Path, form: ExchangeFormat, fps: Fraction | None = None) -> EditList:
    """The edit list of a file, whoever wrote it.

    Args:
        fps: frames a second of the film it belongs to: an EDL doesn't say its own; None takes 24 for it.

    Raises:
        StudioError: ``extra_missing``, ``file_missing``; ``file_invalid`` for what its adapter can't read or holds no cut.
    """
    library, known = otio(), CAPABILITIES[form]
    if not path.is_file():
        raise StudioError("file_missing", f"{path} isn't there.", "Check the path.")
    if path.stat().st_size > MOST_BYTES:
        raise StudioError(
            "file_invalid",
            f"{path.name} is larger than an edit list can be.",
            "Export one cut, not a whole project.",
        )
    options = {"rate": float(fps or 24)} if form is ExchangeFormat.EDL else {}
    try:
        found = library.adapters.read_from_file(str(path), adapter_name=known.adapter, **options)
        timeline = _first_timeline(library, found)
        return _TimelineReader(library, form, fps).edit(timeline) if timeline is not None else _none(path)
    except (*_STUMBLES, library.exceptions.OTIOError) as error:
        raise StudioError(
            "file_invalid",
            f"{path.name} can't be read as {known.title} ({_why(error)}).",
            "Export the cut again from the program that wrote it, as OpenTimelineIO where it can.",
        ) from error


def _why(error: Exception) -> str:
    """What an adapter stumbled over, in a few words."""
    if "UnknownSchema" in str(error):
        return "it holds an effect, clip or marker of a kind that OpenTimelineIO doesn't know"
    return f"{type(error).__name__}: {str(error)[:200]}"


def named_run(path: Path) -> str:
    """The run that we wrote into an OpenTimelineIO file; empty where there is none.

    Raises:
        StudioError: ``extra_missing``, ``file_missing``, ``file_invalid``.
    """
    read_timeline(path, ExchangeFormat.OTIO)  # what can't be read is told there
    found = _first_timeline(otio(), otio().adapters.read_from_file(str(path)))
    return str(_ours(found).get("run", ""))


def _none(path: Path) -> EditList:
    raise StudioError(
        "file_invalid", f"{path.name} holds no cut.", "Export a timeline or sequence, not a bin or a clip."
    )


def _first_timeline(library: Any, found: Any) -> Any:
    """The timeline of what an adapter read: itself, or the first in a collection."""
    if isinstance(found, library.schema.Timeline):
        return found
    if isinstance(found, library.schema.SerializableCollection):
        inner = (_first_timeline(library, one) for one in found)
        return next((one for one in inner if one is not None), None)
    return None


class _TimelineReader:
    """Reads one timeline; ``notes`` tell what of it isn't taken over."""

    def __init__(self, library: Any, form: ExchangeFormat, fps: Fraction | None) -> None:
        self._schema, self._form, self._fps = library.schema, form, fps
        self._notes: list[str] = []

    def edit(self, timeline: Any) -> EditList:
        tracks = [track for track in timeline.tracks if isinstance(track, self._schema.Track)]
        if len(tracks) < len(timeline.tracks):
            self._notes.append("stacks beside the tracks are left out")
        fps = self._fps or self._rate(tracks)
        pictures = [self._track(one, fps) for one in tracks if one.kind == "Video"]
        sounds = [self._track(one, fps) for one in tracks if one.kind == "Audio"]
        filled = [one for one in pictures if one.clips]
        if not filled:
            raise StudioError(
                "file_invalid",
                f"'{timeline.name}' has no track with pictures.",
                "Export a timeline that holds clips.",
            )
        if len(filled) > 1:
            self._notes.append(f"{len(filled) - 1} further tracks of pictures are left out")
        return EditList(timeline.name, fps, filled[0], tuple(sounds), tuple(dict.fromkeys(self._notes)))

    def _rate(self, tracks: Sequence[Any]) -> Fraction:
        """Frames a second of the first clip that says any."""
        for track in tracks:
            for clip in track.find_clips():
                if clip.source_range is not None:
                    return exact_rate(clip.source_range.duration.rate)
        return Fraction(24)

    def _track(self, track: Any, fps: Fraction) -> EditTrack:
        items: list[EditClip | EditGap] = []
        kind, overlap = Transition.CUT, 0
        before = 0
        for item in track:
            if isinstance(item, self._schema.Transition):
                kind, overlap, before = self._transition(item, fps)
                self._lengthen(items, -before)
                if before:
                    self._notes.append("transitions are moved so that they begin with their clip")
                continue
            frames = self._frames(item.duration(), fps)
            if isinstance(item, self._schema.Clip):
                items.append(self._clip(item, frames, fps, kind, overlap, before if overlap else 0))
            elif isinstance(item, self._schema.Gap):
                items.append(EditGap(frames))
            else:
                self._notes.append(f"the nested {type(item).__name__.lower()} '{item.name}' is left out")
                items.append(EditGap(frames))
            kind, overlap = Transition.CUT, 0
        return EditTrack(track.name, tuple(item for item in items if item.frames > 0))

    def _lengthen(self, items: list[EditClip | EditGap], frames: int) -> None:
        """Gives the last clip more frames, or fewer."""
        if frames and items and isinstance(items[-1], EditClip):
            last = items[-1]
            items[-1] = replace(last, frames=max(last.frames + frames, 0))

    def _frames(self, time: Any, fps: Fraction) -> int:
        return round(Fraction(time.value).limit_denominator(100_000) / exact_rate(time.rate) * fps)

    def _transition(self, item: Any, fps: Fraction) -> tuple[Transition, int, int]:
        """Its kind, its frames, and how many of them lie before the cut."""
        before, after = self._frames(item.in_offset, fps), self._frames(item.out_offset, fps)
        said = _ours(item).get("transition", "")
        if said in set(Transition):
            return Transition(said), before + after, before
        if item.transition_type != self._schema.TransitionTypes.SMPTE_Dissolve:
            self._notes.append(f"the transition '{item.name or item.transition_type}' becomes a dissolve")
        return Transition.DISSOLVE, before + after, before

    def _clip(
        self, item: Any, frames: int, fps: Fraction, kind: Transition, overlap: int, before: int
    ) -> EditClip:
        if any(effect.schema_name() in ("LinearTimeWarp", "FreezeFrame") for effect in item.effects):
            self._notes.append(f"the changed speed of '{item.name}' is left out")
        elif item.effects:
            self._notes.append(f"effects on '{item.name}' are left out")
        span, media = item.trimmed_range(), item.media_reference
        held = media.available_range if media is not None else None
        told = _ours(item)
        baked, role = told.get("baked", ""), told.get("role", "")
        begins = self._frames(held.start_time, fps) if held is not None else 0
        return EditClip(
            name=item.name,
            media=str(getattr(media, "target_url", "") or ""),
            first=self._frames(span.start_time, fps) - begins - before,
            frames=frames + before,
            available=self._frames(held.duration, fps) if held is not None else 0,
            transition=kind,
            overlap=overlap,
            role=EditRole(role) if role in set(EditRole) else EditRole.SHOT,
            merged=int(told.get("merged", 0)),
            baked=Transition(baked) if baked in set(Transition) else None,
            marker=item.markers[0].name if item.markers else "",
            heard=bool(item.enabled),
        )


def _ours(item: Any) -> Mapping[str, Any]:
    said = item.metadata.get(OURS, {})
    return said if isinstance(said, Mapping) or hasattr(said, "get") else {}


def differences(wanted: EditList, found: EditList, form: ExchangeFormat) -> Iterator[str]:
    """What of an edit list came back otherwise, within what the format holds; nothing where all is well."""
    known = CAPABILITIES[form]
    if found.fps != wanted.fps:
        yield f"{shown_rate(wanted.fps):g} frames a second came back as {shown_rate(found.fps):g}"
    tracks = [(wanted.pictures, found.pictures)]
    if known.sound:
        by_media = {one.clips[0].media.rpartition("/")[2]: one for one in found.sounds if one.clips}
        for track in wanted.sounds:
            name = track.clips[0].media.rpartition("/")[2] if track.clips else ""
            tracks.append((track, by_media.get(name, EditTrack("", ()))))
    for before, after in tracks:
        yield from _track_differences(before, after, known, form)


def _track_differences(
    wanted: EditTrack, found: EditTrack, known: Capabilities, form: ExchangeFormat
) -> Iterator[str]:
    ours, theirs = clip_places(wanted), clip_places(found)
    if len(ours) != len(theirs):
        yield f"the track {wanted.name} has {len(theirs)} clips instead of {len(ours)}"
        return
    for before, after in zip(ours, theirs, strict=True):
        if _seen(*before, known, form) != _seen(*after, known, form):
            yield f"{before[1].name} on the track {wanted.name} came back as {_seen(*after, known, form)}"


def _seen(at: int, one: EditClip, known: Capabilities, form: ExchangeFormat) -> tuple[Any, ...]:
    """What has to come back of a clip."""
    # an EDL's clip after a dissolve is read with the wrong file, which its name puts right
    media = "" if form is ExchangeFormat.EDL else one.media.rpartition("/")[2]
    marker = one.marker if known.markers else ""
    return at, one.name, media, one.first, one.frames, one.transition, one.overlap, marker
