"""``./studio runs``: lists what was made, shows it, goes on with it, answers it, stops it, packs it up."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from ..common.errors import StudioError
from ..common.files import atomic_path, file_error, write_text
from ..common.folders import runs_folder
from ..common.records import read_model
from ..common.runs import RunFolder, list_runs
from ..common.story import Storyboard
from ..common.terminal import terminal
from .approval import Answer
from .cli import (
    Minutes,
    ModelCalls,
    Rounds,
    Takes,
    budget_change,
    check_space,
    finish,
    show_storyboard,
    tell_question,
)
from .revision import read_storyboard

STOP_SECONDS = 30.0
"""How long a stopped run may take to let go: a frame is drawn to its end, ComfyUI is told."""

runs_app = typer.Typer(help="The films made so far: list, show, resume, stop, export.", no_args_is_help=True)
out = terminal()
err = terminal(stderr=True)


@runs_app.command("list")
def list_command(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Lists the runs, the newest first."""
    records = list_runs(runs_folder())
    if as_json:
        out.print_json(json.dumps([record.model_dump() for record in records]))
        return
    table = Table()
    table.add_column("Run", no_wrap=True)
    for column in ("Title", "Standing", "Phase", "Request"):
        table.add_column(column)
    for record in records:
        cells = (record.id, record.title, record.standing, record.phase, record.request[:60])
        table.add_row(*map(Text, cells))
    out.print(table)


@runs_app.command("show")
def show_command(run_id: str, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows a run's storyboard, takes and events (`latest` names the newest)."""
    run = RunFolder.open(runs_folder(), run_id)
    record = run.read_record()
    if as_json:
        facts: dict[str, Any] = {**record.model_dump(), "folder": str(run.root), "events": run.events()}
        out.print_json(json.dumps(facts))
        return
    out.print(f"{record.title or record.request}: {record.standing} ({record.phase})", markup=False)
    out.print(str(run.root), soft_wrap=True, markup=False)
    path = run.root / "storyboard.json"
    if path.is_file():
        show_storyboard(read_storyboard(run), as_json=False)
    if record.error:
        err.print(*(record.error.get(part, "") for part in ("message", "fix")), markup=False)


@runs_app.command("resume")
def resume_command(
    run_id: str,
    approve: Annotated[bool, typer.Option("--approve", help="Go on as it is.")] = False,
    edit: Annotated[Path | None, typer.Option(help="Go on with this storyboard (JSON).")] = None,
    choose: Annotated[
        list[str] | None, typer.Option(help="Take this attempt, such as s3-t1; may be given again.")
    ] = None,
    again: Annotated[
        list[str] | None, typer.Option(help="Make this shot again, such as s3; may be given again.")
    ] = None,
    minutes: Minutes = None,
    takes: Takes = None,
    rounds: Rounds = None,
    model_calls: ModelCalls = None,
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Tell every step instead of showing a bar.")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Goes on with a run that was stopped, failed or waits for you; finished takes are kept."""
    run = RunFolder.open(runs_folder(), run_id)
    change = budget_change(minutes, takes, rounds, model_calls)
    decided = approve or edit is not None or choose or again
    if run.read_record().standing == "waiting" and not decided:
        tell_question(run, as_json)
        return
    check_space(runs_folder())
    answer = Answer(
        storyboard=read_edited(edit) if edit else None, takes=choose or [], again=again or [], budgets=change
    )
    if not decided:
        from .service import raise_budgets

        raise_budgets(run, change)
    finish(run, profile, as_json=as_json, watch=watch, answer=answer if decided else None)


def read_edited(path: Path) -> Storyboard:
    """A storyboard that a person changed.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid`` with the place that is wrong.
    """
    try:
        return read_model(path, Storyboard)
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Name the storyboard's file.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise StudioError("file_invalid", f"{path}: {where}: {first['msg']}.", "Mend that place.") from error
    except (OSError, ValueError) as error:
        raise StudioError("file_invalid", f"{path} can't be read: {error}.", "Give a JSON file.") from error


@runs_app.command("stop")
def stop_command(run_id: str) -> None:
    """Stops a run that another process works on; it can be resumed."""
    run = RunFolder.open(runs_folder(), run_id)
    if not run.active:
        err.print(f"Run {run.id} isn't under way.", markup=False, highlight=False)
        return
    write_text(run.stop_mark, "stop")
    deadline = time.monotonic() + STOP_SECONDS
    while run.active and time.monotonic() < deadline:
        time.sleep(0.1)
    if run.active:
        raise StudioError("run_locked", f"Run {run.id} hasn't stopped yet.", "It will after its graph.")
    err.print(f"Stopped. `./studio runs resume {run.id}` goes on where it was.", markup=False, soft_wrap=True)


@runs_app.command("export")
def export_command(run_id: str, target: Path) -> None:
    """Packs a run into a .zip: film, report, storyboard, graphs, takes and events."""
    run = RunFolder.open(runs_folder(), run_id)
    if target.suffix.lower() != ".zip":
        raise StudioError("option_invalid", f"{target} can't be the archive.", "Let its name end in .zip.")
    left_out = {".lock", "checkpoint.sqlite", "checkpoint.sqlite-wal", "checkpoint.sqlite-shm"}
    try:
        with atomic_path(target) as temporary, zipfile.ZipFile(temporary, "w") as archive:
            for path in sorted(run.root.rglob("*")):
                if path.is_file() and path.name not in left_out:
                    archive.write(path, f"{run.id}/{path.relative_to(run.root).as_posix()}")
    except OSError as error:
        raise file_error(error, target) from error
    out.print(str(target), soft_wrap=True, markup=False, highlight=False)
