"""``./studio make`` and ``./studio runs``: asks for a film, shows how it comes along, lists what was made."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ..common.errors import StudioError
from ..common.files import atomic_path, file_error, write_text
from ..common.folders import runs_folder
from ..common.progress import Progress as Report
from ..common.progress import part
from ..common.runs import RunFolder, list_runs
from ..common.story import Storyboard
from ..configs.schema import load_studio
from ..embedded.comfyui.server import running_comfyui
from .judge import FilmVerdict
from .options import film_options
from .planning import read_storyboard
from .service import check_request, new_run, with_fresh_seed

NEEDED_BYTES = 300_000_000
"""Free disk space below which a film isn't begun: takes, film and checkpoint of three minutes fit into it."""

STOPPED = 130
"""Exit code of a film that the user stopped, as shells give it for Ctrl-C."""

runs_app = typer.Typer(help="The films made so far: list, show, resume.", no_args_is_help=True)
out = Console()
err = Console(stderr=True)


def make(
    request: Annotated[str, typer.Argument(help="What the film should be, in your own words.")],
    character: Annotated[
        list[str] | None, typer.Option(help="A character that must play; may be given several times.")
    ] = None,
    length: Annotated[float | None, typer.Option(help="Seconds, 10 to 180.")] = None,
    language: Annotated[str | None, typer.Option(help="en or zh; otherwise that of the request.")] = None,
    style: Annotated[str | None, typer.Option(help="toon, silent, noir, storybook or news.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed makes the same film.")] = None,
    look: Annotated[
        str,
        typer.Option(
            help="What draws the pictures: puppets, sdxl (your models) or toonxl (once it is trained)."
        ),
    ] = "puppets",
    animatic: Annotated[
        str, typer.Option("--from", help="Take the storyboard of this run (such as an approved puppet film).")
    ] = "",
    size: Annotated[str | None, typer.Option(help="1280x720, or a shape: 16:9, 9:16, 1:1.")] = None,
    preview: Annotated[bool, typer.Option(help="Half the size, in a third of the time.")] = False,
    captions: Annotated[bool | None, typer.Option(help="Captions in the picture.")] = None,
    music: Annotated[bool, typer.Option(help="A music bed under the film.")] = True,
    approve: Annotated[
        bool, typer.Option(help="Write the storyboard, then wait until you approve it or change it.")
    ] = False,
    out_file: Annotated[
        Path | None, typer.Option("--out", help="Copy the film to this file as well.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print the storyboard.")] = False,
    open_film: Annotated[bool, typer.Option("--open", help="Open the film when it is done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Makes a film from one sentence."""
    config = load_studio()
    config.profile(profile)
    options = film_options(
        request,
        config.film,
        characters=character or (),
        seconds=length,
        language=language,
        style=style,
        seed=seed or 0,
        look=look,
        animatic=RunFolder.open(runs_folder(), animatic).id if animatic else "",
        size=size,
        preview=preview,
        captions=captions,
        music=music,
        approve=approve,
    )
    if seed is None:
        options = with_fresh_seed(options, runs_folder())
    storyboard = check_request(options, runs_folder())
    if dry_run:
        show_storyboard(storyboard, as_json)
        return
    if out_file is not None:
        check_target(out_file)
    check_space(runs_folder())
    run = new_run(runs_folder(), options)
    finish(run, profile, out_file, open_film, as_json)


def finish(
    run: RunFolder,
    profile: str | None,
    out_file: Path | None,
    open_film: bool,
    as_json: bool,
    *,
    approved: bool = False,
) -> None:
    """Makes the film of a run and tells about it, or shows the storyboard that waits for a person."""
    started = time.monotonic()
    try:
        with run.work(), progress_bar() as report:
            film = asyncio.run(_produce(run, profile, report, approved))
    except (KeyboardInterrupt, asyncio.CancelledError) as stop:
        err.print(
            f"Stopped. `./studio runs resume {run.id}` goes on where it was.", markup=False, soft_wrap=True
        )
        raise typer.Exit(STOPPED) from stop
    if film is None:
        _show_waiting(run, as_json)
        return
    if out_file is not None:
        with atomic_path(out_file) as temporary:
            shutil.copyfile(film, temporary)
        film = out_file
    seconds = time.monotonic() - started
    record = run.read_record()
    if as_json:
        result = {"run": run.id, "film": str(film), "title": record.title, "seconds": round(seconds, 1)}
        out.print_json(
            json.dumps({**result, "verdict": json.loads((run.root / "verdict.json").read_text("utf-8"))})
        )
    else:
        storyboard = Storyboard.model_validate_json((run.root / "storyboard.json").read_text("utf-8"))
        verdict = FilmVerdict.model_validate_json((run.root / "verdict.json").read_text("utf-8"))
        for note in [*storyboard.notes, *(f"{check.evidence}." for check in verdict.failed)]:
            err.print(f"Note: {note}", markup=False, highlight=False)
        err.print(
            f"“{record.title}” · seed {storyboard.seed} · made in {seconds:.0f} s",
            markup=False,
            highlight=False,
        )
        out.print(str(film), soft_wrap=True, markup=False, highlight=False)
    if open_film:
        typer.launch(str(film))


def _show_waiting(run: RunFolder, as_json: bool) -> None:
    """What a person is asked, and how to answer."""
    path = run.root / "storyboard.json"
    if as_json:
        out.print_json(json.dumps({"run": run.id, "standing": "waiting", "storyboard": str(path)}))
        return
    show_storyboard(Storyboard.model_validate_json(path.read_text("utf-8")), as_json=False)
    err.print(
        f"Change {path} if you like. `./studio runs approve {run.id}` makes the film.",
        markup=False,
        soft_wrap=True,
    )


async def _produce(run: RunFolder, profile: str | None, report: Report, approved: bool) -> Path | None:
    """Finds or starts ComfyUI and directs the run on it; SIGTERM ends it as Ctrl-C does."""
    from ..workflows.client import ComfyClient
    from .service import direct

    task = asyncio.current_task()
    if task is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    chosen = load_studio().profile(profile)
    async with (
        running_comfyui(chosen, part(report, 0.0, 0.06)) as server,
        ComfyClient(server.url) as client,
    ):
        return await direct(run, client, part(report, 0.06, 1.0), approved=approved)


def check_target(target: Path) -> None:
    """Refuses an ``--out`` that can't be written, before a minute is spent; leaves nothing behind."""
    if target.suffix.lower() != ".mp4" or target.is_dir():
        raise StudioError(
            "option_invalid", f"{target} can't be a film.", "Give --out a file name that ends in .mp4."
        )
    folder = next(parent for parent in target.absolute().parents if parent.exists())
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise file_error(error, target) from error


def check_space(folder: Path) -> None:
    """Refuses to begin a film that wouldn't fit on the disk.

    Raises:
        StudioError: ``disk_full`` or ``not_writable``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise file_error(error, folder) from error
    if free < NEEDED_BYTES:
        raise StudioError(
            "disk_full",
            f"{folder} has {free / 1e6:.0f} MB free and a film needs {NEEDED_BYTES / 1e6:.0f} MB.",
            "Free some space, or set ANIMATION_STUDIO_HOME to a folder on another disk.",
        )


@contextmanager
def progress_bar() -> Iterator[Report]:
    """A bar with time left on a terminal; silence elsewhere."""
    if not err.is_terminal:
        yield lambda fraction, text: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
    )
    with Progress(*columns, TimeRemainingColumn(), console=err, transient=True) as bar:
        task = bar.add_task("Starting", total=1.0)

        def report(fraction: float, text: str) -> None:
            bar.update(task, completed=fraction, description=text)

        yield report


def show_storyboard(storyboard: Storyboard, as_json: bool) -> None:
    """Prints a plan for a person, or as JSON."""
    if as_json:
        out.print_json(storyboard.model_dump_json())
        return
    out.print(Text(storyboard.title, "bold"), f" ({storyboard.seconds:g} s, seed {storyboard.seed})")
    out.print(storyboard.logline, markup=False)
    table = Table(show_lines=True)
    for column in ("Beat", "Shot", "Picture", "Lines"):
        table.add_column(column)
    for beat in storyboard.beats:
        for shot in beat.shots:
            who = ", ".join(f"{actor.character} ({actor.emotion}, {actor.gesture})" for actor in shot.actors)
            things = ", ".join(thing.label or thing.prop for thing in shot.things)
            picture = (
                shot.card
                or f"{shot.framing} · {shot.setting.place}, {shot.setting.time} · {who} {things}".strip()
            )
            lines = "\n".join(f"{line.character}: {line.text}" for line in shot.lines)
            table.add_row(*map(Text, (beat.kind, shot.id, picture, lines)))
    out.print(table)
    for note in storyboard.notes:
        out.print(f"Note: {note}", markup=False)


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
        show_storyboard(Storyboard.model_validate_json(path.read_text("utf-8")), as_json=False)
    if record.error:
        err.print(f"{record.error['message']} {record.error['fix']}", markup=False)


@runs_app.command("resume")
def resume_command(
    run_id: str,
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Goes on with a run that was stopped or failed; finished takes are kept."""
    run = RunFolder.open(runs_folder(), run_id)
    check_space(runs_folder())
    finish(run, profile, None, False, as_json)


@runs_app.command("approve")
def approve_command(
    run_id: str,
    storyboard: Annotated[
        Path | None, typer.Option(help="Take this storyboard (JSON) instead of the one that was written.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Agrees to the storyboard of a run that waits, as it is or as you changed it, and makes the film."""
    run = RunFolder.open(runs_folder(), run_id)
    if run.read_record().standing != "waiting":
        raise StudioError(
            "option_invalid",
            f"Run {run.id} doesn't wait for approval.",
            f"`./studio runs resume {run.id}` goes on with it.",
        )
    if storyboard is not None:
        write_text(run.root / "storyboard.json", read_storyboard(storyboard).model_dump_json(indent=2))
    check_space(runs_folder())
    finish(run, profile, None, False, as_json, approved=True)


@runs_app.command("stop")
def stop_command(run_id: str) -> None:
    """Stops a film that another terminal is making; it can go on later."""
    run = RunFolder.open(runs_folder(), run_id)
    record = run.read_record()
    if not run.active or record.pid <= 0:
        raise StudioError("option_invalid", f"Run {run.id} isn't under way.", "There is nothing to stop.")
    os.kill(record.pid, signal.SIGTERM)
    out.print(
        f"Stopping. `./studio runs resume {run.id}` goes on where it was.", markup=False, soft_wrap=True
    )


@runs_app.command("export")
def export_command(
    run_id: str, target: Annotated[Path, typer.Argument(help="A .zip file to write.")]
) -> None:
    """Packs a run (film, storyboard, graphs, takes, report) into one file that can be passed on."""
    if target.suffix.lower() != ".zip":
        raise StudioError("option_invalid", f"{target} is no .zip file.", "Give a name that ends in .zip.")
    run = RunFolder.open(runs_folder(), run_id)
    with atomic_path(target) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in sorted(run.root.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and "checkpoint" not in path.name:
                pack.write(path, f"{run.id}/{path.relative_to(run.root).as_posix()}")
    out.print(str(target), soft_wrap=True, markup=False, highlight=False)
