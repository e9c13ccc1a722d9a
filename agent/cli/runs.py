"""``./studio runs``: lists what was made, shows it, goes on with it, answers it, stops it, packs it up."""

from __future__ import annotations

import json
import time
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from ...common.errors import StudioError
from ...common.files import atomic_path, file_error, write_text
from ...common.folders import runs_folder
from ...common.runs import RunFolder, list_runs
from ...common.terminal import terminal
from ...configs.schema import load_characters, load_studio
from ..request.options import BudgetChange
from ..run.approval import Answer
from ..run.service import taken_up
from ..run.store import RunStore
from ..screenplay.write import fountain_of
from .make import (
    Minutes,
    ModelCalls,
    Rounds,
    Takes,
    budget_change,
    check_space,
    finish,
)
from .question import put_question, read_edited, show_storyboard


class PrintedAs(StrEnum):
    """What a storyboard can be printed as."""

    FOUNTAIN = "fountain"


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
        cells = (record.id, record.title, record.status, record.phase, record.request[:60])
        table.add_row(*map(Text, cells))
    out.print(table)


@runs_app.command("show")
def show_command(
    run_id: Annotated[str, typer.Argument()] = "latest",
    form: Annotated[
        PrintedAs | None,
        typer.Option("--as", help="Print the storyboard as a script that `make --script` reads."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Shows a run's storyboard, takes and events (`latest` names the newest)."""
    run = RunFolder.open(runs_folder(), run_id)
    record = run.read_record()
    if form is not None:
        script = fountain_of(RunStore(run).storyboard(), load_characters())
        out.print(script, soft_wrap=True, markup=False, highlight=False, end="")
        return
    if as_json:
        told = [event.to_plain() for event in run.events()]
        facts: dict[str, Any] = {**record.model_dump(), "folder": str(run.root), "events": told}
        out.print_json(json.dumps(facts))
        return
    out.print(f"{record.title or record.request}: {record.status} ({record.phase})", markup=False)
    out.print(str(run.root), soft_wrap=True, markup=False)
    if RunStore(run).has_storyboard():
        show_storyboard(RunStore(run).storyboard(), as_json=False)
    if record.error:
        err.print(record.error.message, record.error.fix, markup=False)


@runs_app.command("resume")
def resume_command(
    run_id: str,
    approve: Annotated[bool, typer.Option("--approve", help="Go on as it is.")] = False,
    edit: Annotated[
        Path | None,
        typer.Option(help="Go on with this storyboard (JSON); of a finished film, make a new version."),
    ] = None,
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
    """Goes on with a run that was stopped, failed or waits for you, or changes a finished one; takes are kept."""
    run = RunFolder.open(runs_folder(), run_id)
    load_studio().profile(profile)
    change = budget_change(minutes=minutes, takes=takes, rounds=rounds, model_calls=model_calls)
    answer = given_answer(approve, edit, choose or [], again or [], change)
    record = run.read_record()
    if record.status == "waiting" and answer is None:
        if change != BudgetChange():
            with run.lock():
                RunStore(run).raise_budgets(change)
        answer = put_question(run, as_json)
        if answer is None:
            return
        answer = answer.model_copy(update={"budgets": change})
    if answer is None and record.status == "finished" and (run.root / record.film).is_file():
        if change == BudgetChange():
            tell_finished(run, as_json)
            return
        answer = Answer(budgets=change)
    check_space(runs_folder())
    if answer is None:
        with run.lock():
            RunStore(run).raise_budgets(change)
    else:
        run, answer = taken_up(run, answer)
    finish(run, profile, as_json=as_json, watch=watch, answer=answer)


def given_answer(
    approve: bool, edit: Path | None, choose: list[str], again: list[str], change: BudgetChange
) -> Answer | None:
    """What a command line answers, or None where it says nothing.

    Raises:
        StudioError: ``option_invalid`` for options that contradict each other or name no take; what is wrong with an
            edited storyboard.
    """
    if approve and (edit or choose or again):
        raise StudioError(
            "option_invalid",
            "--approve goes on as it is, and another option changes something.",
            "Leave --approve out: an edited storyboard and chosen takes are approved by giving them.",
        )
    if not (approve or edit or choose or again):
        return None
    board = read_edited(edit) if edit else None
    try:
        return Answer(storyboard=board, takes=choose, again=again, budgets=change)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        raise StudioError(
            "option_invalid",
            f"'{str(wrong['input'])[:40]}' names no shot or take.",
            "Write s3, or s3-t1 for a take.",
        ) from error


def tell_finished(run: RunFolder, as_json: bool) -> None:
    """Says that nothing is left to do on a run, and where its film is."""
    record = run.read_record()
    film = run.root / record.film
    if as_json:
        result = {"run": run.id, "film": str(film), "title": record.title, "seconds": 0.0}
        out.print_json(json.dumps({**result, "verdict": RunStore(run).verdict().model_dump(mode="json")}))
        return
    err.print(
        f"Run {run.id} is finished, nothing was left to do. `--again s3`, `--choose s3-t1` or `--edit FILE` change it.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    out.print(str(film), soft_wrap=True, markup=False, highlight=False)


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
