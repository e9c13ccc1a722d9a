"""A cut that comes back from another editing program becomes a new run, whose film is cut so by the usual graph.

What the list means is :mod:`...film.exchange.relink`'s; here it becomes parameters of the cut. A shot that is as it was
exported keeps its parameters to the letter, so that a cut which nobody changed gives the same film.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ...common.errors import StudioError
from ...common.files import file_sha256
from ...common.records import read_model
from ...common.runs import RunFolder
from ...common.story import Cue
from ...common.take_ids import subject_of
from ...configs.schema import CharacterPreset
from ...film.cut import Clip, Timeline
from ...film.exchange.export import plan_export
from ...film.exchange.formats import ExchangeFormat
from ...film.exchange.laying import first_frame
from ...film.exchange.record import RECORD, ExchangeRecord
from ...film.exchange.relink import CutFromOutside, Relinker, ShotCut, cut_of
from ...film.exchange.timelines import SUFFIXES, named_run, read_timeline
from ...film.picture.decode import probe
from ...workflows.skills.film import CutClip
from .cuts import FilmCut, film_cut, take_file
from .hand_cut import MOST_CLIPS, HandCut
from .revision import revise
from .store import RunStore
from .takes import Take


@dataclass(frozen=True)
class ImportedCut:
    """The run that makes the film of a list, what isn't taken over, and whether anything differs."""

    run: RunFolder
    notes: tuple[str, ...]
    changed: bool


def format_of(path: Path) -> ExchangeFormat:
    """What a file is, by its ending.

    Raises:
        StudioError: ``option_invalid``.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise StudioError(
            "option_invalid",
            f"{path.name} isn't a cut that can be read.",
            f"Give a file that ends in {', '.join(sorted(SUFFIXES))}.",
        )
    return form


def record_beside(path: Path) -> ExchangeRecord | None:
    """What lies beside a list that was exported; None where nothing does."""
    try:
        return read_model(path.parent / RECORD, ExchangeRecord)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StudioError(
            "file_invalid",
            f"{path.parent / RECORD} can't be read.",
            "Export the film again, or remove that file and name the run with --run.",
        ) from error


def run_in(path: Path, form: ExchangeFormat) -> str:
    """The run that a list itself names; empty where its format has no place for it, or another program wrote it."""
    return named_run(path) if form is ExchangeFormat.OTIO else ""


def import_cut(earlier: RunFolder, path: Path, characters: Mapping[str, CharacterPreset]) -> ImportedCut:
    """A new run that cuts the film of ``earlier`` as a list says.

    Raises:
        StudioError: ``exchange_unknown`` for what is no take of the run; ``file_invalid``, ``file_missing``,
            ``option_invalid``; what a run without a film raises.
    """
    store = RunStore(earlier)
    made, form = film_cut(store, characters), format_of(path)
    planned = plan_export(made.clips, made.plan, form)
    if planned.laid is None:
        raise StudioError("option_invalid", f"{path.name} holds no cut.", "Give an edit list.")
    edit = read_timeline(path, form, Fraction(made.plan.fps))
    takes = {take.job.take: take for take in store.records() if take.job.kind == "shot"}
    names = {*takes, *(clip.name for clip in planned.laid.edit.pictures.clips)}
    hashes = _hashes(store, takes, record_beside(path))
    links = Relinker(f"run {earlier.id}", frozenset(names), hashes, path.absolute().parent, file_sha256)
    found = cut_of(edit, planned.laid.edit, links)
    if len(found.shots) > MOST_CLIPS:
        raise StudioError(
            "file_invalid",
            f"{path.name} has {len(found.shots)} clips; a film has at most {MOST_CLIPS}.",
            "Join some of them in the other program.",
        )
    clips = [_clip(store, made, planned.timeline, shot) for shot in found.shots]
    hand = HandCut(
        shots=[shot.id for shot in store.storyboard().shots], clips=clips, title=found.title, end=found.end
    )
    chosen = _chosen(store, found)
    notes = (*found.notes, *_shortened(found, clips, made))
    same = clips == made.cut.clips and (found.title, found.end) == _cards(made)
    board = store.storyboard()
    run = revise(earlier, board, store.options(), approved=True, hand_cut=hand, chosen=chosen)
    return ImportedCut(run, notes, not same)


def _cards(made: FilmCut) -> tuple[bool, bool]:
    return bool(made.plan.title.strip()), bool(made.plan.end_card.strip() or made.plan.fade_out)


def _hashes(store: RunStore, takes: Mapping[str, Take], record: ExchangeRecord | None) -> dict[str, str]:
    """Takes and pieces by their files' checksums: the run's own, and those of the export."""
    found = {one.sha256: one.take for one in record.media if one.take} if record is not None else {}
    for name, take in takes.items():
        path = take.path(store.run, ".mp4")
        if path is not None and path.is_file():
            found[file_sha256(path)] = name
    return found


def _chosen(store: RunStore, found: CutFromOutside) -> dict[str, Take]:
    """The take of each shot in the list."""
    takes = {subject_of(shot.take): store.take(shot.take) for shot in found.shots}
    kept = {name: take for name, take in store.kept_takes().items() if take.job.kind == "shot"}
    return {**kept, **{name: take for name, take in takes.items() if take is not None}}


NO_FRAMES = 0.01
"""Seconds of a transition that is none: a first shot without any would be dissolved into from the title."""


def _clip(store: RunStore, made: FilmCut, timeline: Timeline, shot: ShotCut) -> CutClip:
    """The parameters of a shot in the list: those of the film where nothing of it was changed."""
    fps = Fraction(made.plan.fps)
    base: tuple[CutClip, Clip] | None = None
    for segment, clip in timeline.shots():
        parameters = made.cut.clips[segment.clip]
        if subject_of(parameters.take) != subject_of(shot.take):
            continue
        was = ShotCut(
            parameters.take,
            first_frame(clip, float(fps))[0],
            segment.frames,
            segment.transition,
            segment.overlap,
            parameters.heard,
        )
        if was.alike(shot):
            return parameters
        base = base or (parameters, clip)
    if base is None:
        raise StudioError(
            "exchange_unknown",
            f"The film has no shot of which {shot.take} is a take.",
            "Take the clip out of the cut, or export the film again.",
        )
    return _changed(store, *base, shot, fps)


def _changed(store: RunStore, old: CutClip, clip: Clip, shot: ShotCut, fps: Fraction) -> CutClip:
    """A clip with other ends: its sound effects stay where they are in the take."""
    video = take_file(store, shot.take, ".mp4")
    whole = replace(clip, video=video, seconds=probe(video).seconds, trim_in=0.0, trim_out=0.0).end
    start = first_frame(clip, float(fps))[1] + float(shot.first / fps)
    if not -0.5 / float(fps) <= start < whole:
        raise StudioError(
            "exchange_unknown",
            f"The list shows {shot.take} from {start:.2f} s on; the take has {whole:.2f} s.",
            "Let the clip begin inside its media, or take it out of the cut.",
        )
    start = max(start, 0.0)
    length = float(shot.frames / fps)
    rest = max(whole - start - length, 0.0)
    begins = (
        {}
        if shot.transition is None
        else {
            "transition": shot.transition,
            "transition_seconds": min(max(float(shot.overlap / fps), NO_FRAMES), 3.0),
        }
    )
    return old.model_copy(
        update={
            **begins,
            "take": shot.take,
            "trim_in": start,
            "trim_out": rest,
            "lead": old.lead if start == old.trim_in else 0.0,
            "lag": old.lag if abs(rest - old.trim_out) < 0.5 / float(fps) else 0.0,
            "cues": _moved(old.cues, clip, start, length),
            "heard": shot.heard,
        }
    )


def _moved(cues: Sequence[Cue], clip: Clip, start: float, length: float) -> list[Cue]:
    """Sound effects counted from the new start; what is cut off with its picture isn't heard."""
    moved = []
    for cue in cues:
        at = clip.trim_in + (cue.at if cue.at >= 0 else clip.length + cue.at) - start
        if 0 <= at < length:
            moved.append(cue.model_copy(update={"at": round(at, 4)}))
    return moved


def _shortened(found: CutFromOutside, clips: Sequence[CutClip], made: FilmCut) -> list[str]:
    """Shots that the list shows longer than their takes are."""
    known = {clip.name: clip for clip in made.clips}
    told = []
    for shot, clip in zip(found.shots, clips, strict=True):
        whole = known.get(clip.take)
        over = (
            shot.first + shot.frames - round((whole.end + whole.trim_out) * Fraction(made.plan.fps))
            if whole
            else 0
        )
        if over > 0:
            told.append(f"{clip.take} ends {over} frames before the list says: its take is no longer")
    return told
