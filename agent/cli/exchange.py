"""``./studio export`` and ``./studio import``: a film's cut goes to other editing programs and comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ...common.folders import runs_folder
from ...common.runs import RunFolder
from ...common.terminal import progress_bar, terminal
from ...configs.schema import load_characters, load_studio
from ...film.exchange.export import FilmExport, export_film, plan_export
from ...film.exchange.formats import ExchangeFormat
from ..run.comeback import format_of, import_cut, record_beside, run_in
from ..run.cuts import film_cut
from ..run.store import RunStore
from .make import check_space, finish

export_app = typer.Typer(add_completion=False)
import_app = typer.Typer(add_completion=False)
out, err = terminal(), terminal(stderr=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@export_app.command()
def export(
    run_id: Annotated[
        str, typer.Argument(metavar="RUN", help="Whose film; latest names the newest run.")
    ] = "latest",
    form: Annotated[
        ExchangeFormat, typer.Option("--as", help="What the other program reads.")
    ] = ExchangeFormat.OTIO,
    to: Annotated[
        Path | None,
        typer.Option(help="A new or empty folder; without it exchange/FORMAT in the run's folder."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Hands a film's cut to another editing program, with its media, stems and captions."""
    run = RunFolder.open(runs_folder(), run_id)
    made = film_cut(RunStore(run), load_characters())
    planned = plan_export(made.clips, made.plan, form)
    if not as_json:
        tell_losses(planned)
    folder = to or run.root / "exchange" / form
    with progress_bar(err) as report:
        files = export_film(planned, folder, run=run.id, film=made.take, progress=report)
    if as_json:
        told = {"run": run.id, "folder": str(folder), "files": [str(file) for file in files]}
        out.print_json(json.dumps({**told, "baked": planned.baked, "left_out": planned.left_out}))
        return
    out.print(str(files[0]), soft_wrap=True, markup=False, highlight=False)


def tell_losses(planned: FilmExport) -> None:
    """Says what won't be a cut in the list, before anything is written."""
    for text in planned.baked:
        err.print(f"As pictures: {text}.", markup=False, highlight=False, soft_wrap=True)
    for text in planned.left_out:
        err.print(f"Not in the list: {text}.", markup=False, highlight=False, soft_wrap=True)


@import_app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="The list: .otio, .xml, .fcpxml or .edl.", show_default=False)],
    run_id: Annotated[
        str,
        typer.Option(
            "--run", help="Whose film it cuts; without it the run that exchange.json beside it names."
        ),
    ] = "",
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Tell every step instead of showing a bar.")] = False,
    as_json: AsJson = False,
) -> None:
    """Makes a film again as a cut from another editing program has it; the earlier film stays."""
    form = format_of(file)
    record = record_beside(file)
    named = run_id or (record.run if record is not None else "") or run_in(file, form)
    earlier = RunFolder.open(runs_folder(), named or "latest")
    load_studio().profile(profile)
    check_space(runs_folder())
    found = import_cut(earlier, file, load_characters())
    if not as_json:
        for note in (*found.notes, *([] if found.changed else ["nothing differs from the film"])):
            err.print(f"Note: {note}.", markup=False, highlight=False, soft_wrap=True)
    finish(found.run, profile, as_json=as_json, watch=watch)
