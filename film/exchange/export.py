"""A film's cut leaves for another editing program: an edit list in one format, with its media beside it.

The folder is made under another name and appears when it is whole: written, read back by the format's own adapter and
compared. What the format can't hold is told before (:func:`plan_export`) and stands in ``exchange.json``.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ...common.errors import StudioError
from ...common.files import file_error, file_sha256, write_text
from ...common.progress import Progress, part, silent
from ...common.rates import stored_rate
from ...common.story import END_SECONDS, TITLE_SECONDS
from ..cut import Clip, Timeline, lay_out
from ..film import FilmPlan
from ..picture.encode import Samples, check_size
from ..text.caption_art import letters_per_line
from ..text.captions import Caption, make_captions
from ..text.subtitles import to_srt, to_vtt
from .edit_list import EditList
from .formats import CAPABILITIES, CAPTIONS_ONLY, Capabilities, ExchangeFormat, check_rate
from .jianying import write_draft
from .landing import LIST, checked_folder, land, work_folder
from .laying import LaidOut, lay
from .media import stems_of, write_pieces, write_shots, write_stems
from .record import RECORD, ExchangeMedia, ExchangeRecord
from .timelines import differences, otio, read_timeline, write_timeline


@dataclass(frozen=True)
class FilmExport:
    """A film that is about to leave: ``baked`` and ``left_out`` say in words what isn't a cut in the list.

    ``laid`` is None where only captions leave.
    """

    form: ExchangeFormat
    plan: FilmPlan
    timeline: Timeline
    laid: LaidOut | None
    stems: dict[str, Samples]
    baked: tuple[str, ...]
    left_out: tuple[str, ...]


def timeline_of(clips: Sequence[Clip], plan: FilmPlan) -> Timeline:
    """The film's timeline, as it is assembled."""
    return lay_out(
        clips,
        plan.fps,
        title_seconds=TITLE_SECONDS if plan.title.strip() else 0.0,
        end_seconds=END_SECONDS if plan.end_card.strip() else 0.0,
    )


def plan_export(clips: Sequence[Clip], plan: FilmPlan, form: ExchangeFormat) -> FilmExport:
    """What an export will hold; nothing is written.

    Raises:
        StudioError: ``exchange_refused`` for what the format can't hold in any way; ``extra_missing``; what
            :func:`.cut.lay_out` raises.
    """
    check_size(plan.size)
    timeline = timeline_of(clips, plan)
    if form in CAPTIONS_ONLY:
        if not timeline.spoken():
            raise StudioError(
                "exchange_refused",
                "Nobody speaks in this film: it has no captions.",
                "Export its cut, as otio.",
            )
        return FilmExport(form, plan, timeline, None, {}, (), ("the cut: this file holds captions only",))
    known = CAPABILITIES[form]
    check_rate(form, Fraction(plan.fps))
    if known.adapter:
        otio()
    stems = stems_of(timeline, plan)
    laid = lay(timeline, known, title=_title(plan), fade_out=plan.fade_out, stems=list(stems))
    return FilmExport(form, plan, timeline, laid, stems, laid.baked, tuple(_left_out(timeline, stems, known)))


def _title(plan: FilmPlan) -> str:
    return " ".join(plan.title.split()) or "Film"


def _left_out(timeline: Timeline, stems: dict[str, Samples], known: Capabilities) -> list[str]:
    """What the list doesn't hold, in words."""
    told = []
    if stems and not known.sound:
        told.append(f"sound: lay {', '.join(f'audio/{name}.wav' for name in stems)} at the list's start")
    if timeline.spoken():
        if known.adapter:
            told.append("captions: they lie beside as film.srt and film.vtt")
        if not known.markers:
            told.append("markers with the first words of each shot")
    return told


def export_film(
    export: FilmExport, folder: Path, *, run: str = "", film: str = "", progress: Progress = silent
) -> list[Path]:
    """Writes an export into ``folder``, and gives its files, the list first.

    Args:
        folder: isn't there yet, is empty, or holds an earlier export, which is replaced.
        run: whose film it is, for relinking.
        film: the take that is the film.
        progress: told of every step; may raise to stop, which leaves nothing.

    Raises:
        StudioError: ``option_invalid`` for a folder with other things in it; ``exchange_refused``, ``exchange_differs``,
            ``media_failed``, ``disk_full``, ``not_writable``.
    """
    folder = checked_folder(folder)
    made = work_folder(folder)
    try:
        names = _write_all(export, made, folder, run, film, progress)
        land(made, folder)
    except OSError as error:
        raise file_error(error, folder) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    progress(1.0, "exported")
    return [folder / name for name in names]


def _write_all(
    export: FilmExport, made: Path, folder: Path, run: str, film: str, progress: Progress
) -> list[str]:
    captions = _captions(export)
    names = [f"{LIST}.{form}" for form in ("srt", "vtt")] if captions else []
    if captions:
        write_text(made / f"{LIST}.srt", to_srt(captions))
        write_text(made / f"{LIST}.vtt", to_vtt(captions, export.plan.names))
    if export.laid is None:
        names = [f"{LIST}.{export.form}"]
        (made / f"{LIST}.{'vtt' if export.form is ExchangeFormat.SRT else 'srt'}").unlink()
        record = _record(export, export.form, names[0], run, film, [])
        return [*names, _write_record(record, made)]
    told = write_shots(export.laid.shots, export.plan, made, part(progress, 0.0, 0.4))
    write_pieces(export.timeline, export.laid.pieces, export.plan, made, part(progress, 0.4, 0.9))
    write_stems(export.stems, made)
    media = _media(export.laid, made)
    record = _record(export, export.form, f"{LIST}{CAPABILITIES[export.form].suffix}", run, film, media, told)
    edit = export.laid.edit
    if export.form is ExchangeFormat.JIANYING:
        listed = write_draft(edit, captions, made, folder, export.plan.size)
        record = record.model_copy(update={"edit": listed})
    else:
        _list(edit, record, made, folder)
    return [record.edit, _write_record(record, made), *names, *(one.file for one in media)]


def _list(edit: EditList, record: ExchangeRecord, made: Path, folder: Path) -> None:
    """Writes the edit list and reads it back.

    Raises:
        StudioError: ``exchange_refused``; ``exchange_differs`` where it doesn't come back as it was.
    """
    told = {one.file: {"take": one.take, "sha256": one.sha256, "run": record.run} for one in record.media}
    about = {"run": record.run, "film": record.film, "version": record.version}
    target = made / record.edit
    write_timeline(edit, record.format, target, folder=folder.absolute(), told=told, about=about)
    fps = edit.fps if record.format is ExchangeFormat.EDL else None
    wrong = list(differences(edit, read_timeline(target, record.format, fps), record.format))
    if wrong:
        raise StudioError(
            "exchange_differs",
            f"The cut came back otherwise when {record.edit} was read again: {wrong[0]}.",
            "Export it as otio, and tell us: a format's table is wrong.",
        )


def _captions(export: FilmExport) -> list[Caption]:
    spoken = export.timeline.spoken()
    fitting = letters_per_line(export.plan.size, export.plan.caption_size)
    letters = min(export.plan.caption_letters or fitting, fitting)
    return make_captions(spoken, export.timeline.seconds, letters) if spoken else []


def _media(laid: LaidOut, made: Path) -> list[ExchangeMedia]:
    """Every media file with its checksum; shots by their take, the rest by what they are called."""
    return [
        ExchangeMedia(
            file=path.relative_to(made).as_posix(),
            sha256=file_sha256(path),
            take=path.stem if path.suffix == ".mp4" else "",
        )
        for path in sorted(made.glob("*/*"))
        if path.is_file()
    ]


def _record(
    export: FilmExport,
    form: ExchangeFormat,
    edit: str,
    run: str,
    film: str,
    media: list[ExchangeMedia],
    told: Sequence[str] = (),
) -> ExchangeRecord:
    return ExchangeRecord(
        run=run,
        film=film,
        format=form,
        edit=edit,
        fps=stored_rate(Fraction(export.plan.fps)),
        media=media,
        baked=[*export.baked, *told],
        left_out=list(export.left_out),
    )


def _write_record(record: ExchangeRecord, made: Path) -> str:
    text = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_text(made / RECORD, text + "\n")
    return RECORD
