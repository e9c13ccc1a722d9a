"""``./studio make`` and ``./studio runs``: asks for a film, shows how it comes along, lists what was made."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from ...common import signals
from ...common.errors import StudioError
from ...common.events import KnownEvent, Note
from ...common.files import atomic_path, file_error
from ...common.folders import runs_folder
from ...common.progress import Progress as Report
from ...common.progress import part
from ...common.runs import RunFolder, list_runs
from ...common.terminal import progress_bar, terminal
from ...configs.schema import load_studio
from ...runtime.server import running_comfyui
from ..request.installed import check_look
from ..request.options import BudgetChange, film_options
from ..run.approval import Answer
from ..run.model import planner_for
from ..run.service import Rehearsal, direct, load_director, new_run
from ..run.store import RunStore
from ..screenplay.checks import read_script
from ..screenplay.fountain import script_lines, title_page
from .options import film_option, with_options
from .question import put_question, show_storyboard
from .words import WordsCommand

make_app = typer.Typer(add_completion=False)
NEEDED_BYTES = 300_000_000
"""Free disk space below which a film isn't begun: takes, film and checkpoint of three minutes fit into it."""

BESIDE = (".srt", ".ass", ".jpg")
"""What lies beside a film for those who watch it: captions to switch on, and a poster."""

STOPPED = 130
"""Exit code of a film that somebody stopped by its stop mark, as shells give it for Ctrl-C."""

OutFile = Annotated[
    Path | None,
    typer.Option("--out", help="Copy the film to this file as well, with its captions and poster beside it."),
]
Profile = Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")]
Takes = Annotated[int | None, film_option("takes")]
Rounds = Annotated[int | None, film_option("rounds")]
Minutes = Annotated[float | None, film_option("minutes")]
ModelCalls = Annotated[int | None, film_option("model_calls")]
Watch = Annotated[bool, typer.Option("--watch", help="Tell every step instead of showing a bar.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Check the order and print the storyboard; make nothing.")
]
OpenFilm = Annotated[bool, typer.Option("--open", help="Open the film when it is done.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
out = terminal()
err = terminal(stderr=True)


@make_app.command(cls=WordsCommand)
@with_options()
def make(
    out_file: OutFile = None,
    profile: Profile = None,
    watch: Watch = False,
    dry_run: DryRun = False,
    open_film: OpenFilm = False,
    as_json: AsJson = False,
    **asked: Any,
) -> None:
    """Makes a film from one sentence, or from a script of your own (--script)."""
    config, runs = load_studio(), runs_folder()
    server = config.profile(profile)
    limits = {name: asked.pop(name) for name in BudgetChange.model_fields}
    seed, animatic = asked["seed"], asked["animatic"]
    asked["characters"] = asked["characters"] or ()
    take_script(asked)
    if animatic:
        check_animatic(asked)
        asked["animatic"] = RunFolder.open(runs, animatic).id
    options = film_options(defaults=config.film, budgets=budget_change(**limits), **asked)
    rehearsal = Rehearsal(options, runs)
    check_target(out_file)
    check_look(options, server)
    if not dry_run:
        check_space(runs)
    if seed is None:
        options = options.model_copy(update={"seed": rehearsal.fresh_seed()})
    if dry_run:
        writer = planner_for(options, options.budgets.over(config.budgets), untold)
        show_storyboard(rehearsal.storyboard(options.seed, writer), as_json)
        return
    run = new_run(runs, options, rehearsal.plan(options.seed))
    finish(run, profile, out_file=out_file, open_film=open_film, as_json=as_json, watch=watch)


def take_script(asked: dict[str, Any]) -> None:
    """Puts the text of the script's file in the file's place; its name is the film's where the script has no title.

    Raises:
        StudioError: what is wrong with the file.
    """
    path = asked["script"]
    asked["script"] = "" if path is None else read_script(path)
    if path is None:
        return
    if not asked["script"].strip():
        raise StudioError(
            "script_empty", f"{path} is empty.", "Write at least one line, such as `Mira: Hello!`."
        )
    titled, _ = title_page(script_lines(asked["script"]))
    asked["request"] = asked["request"].strip() or titled or path.stem


def check_animatic(asked: Mapping[str, Any]) -> None:
    """Refuses options that ``--from`` would pass over.

    Raises:
        StudioError: ``option_invalid``.
    """
    planner = None if asked["planner"] == "rules" else asked["planner"]
    given = {
        "length": asked["seconds"],
        "language": asked["language"],
        "style": asked["style"],
        "character": asked["characters"] or None,
        "seed": asked["seed"],
        "planner": planner,
        "script": asked["script"] or None,
    }
    for name, value in given.items():
        if value is not None:
            raise StudioError(
                "option_invalid",
                f"--{name} has no effect with --from: that storyboard is used as it is.",
                f"Leave --{name} out, or change the film with `./studio ask`.",
            )


def budget_change(**limits: float | None) -> BudgetChange:
    """Limits from a command line.

    Raises:
        StudioError: ``option_invalid``.
    """
    try:
        return BudgetChange.model_validate(limits)
    except ValidationError as error:
        detail = error.errors()[0]
        name = str(detail["loc"][0]).replace("_", "-")
        raise StudioError(
            "option_invalid", f"'{detail['input']}' can't be used for --{name}.", f"{detail['msg']}."
        ) from error


def finish(
    run: RunFolder,
    profile: str | None,
    *,
    out_file: Path | None = None,
    open_film: bool = False,
    as_json: bool = False,
    watch: bool = False,
    answer: Answer | None = None,
) -> None:
    """Makes the film of a run and tells about it, or asks what the run waits for."""
    started = time.monotonic()
    while (film := _work(run, profile, answer, watch)) is None:
        answer = put_question(run, as_json)
        if answer is None:
            return
        started = time.monotonic()
    seconds = time.monotonic() - started
    if out_file is not None:
        film = copy_film(film, out_file)
    record = run.read_record()
    if as_json:
        result = {"run": run.id, "film": str(film), "title": record.title, "seconds": round(seconds, 1)}
        out.print_json(json.dumps({**result, "verdict": RunStore(run).verdict().model_dump(mode="json")}))
    else:
        storyboard = RunStore(run).storyboard()
        verdict = RunStore(run).verdict()
        told = [event.text for event in run.events() if isinstance(event, Note)]
        notes = [*storyboard.notes, *told, *(f"{check.evidence}." for check in verdict.failed)]
        for note in dict.fromkeys(notes):
            err.print(f"Note: {note}", markup=False, highlight=False)
        err.print(
            f"“{record.title}” · seed {storyboard.seed} · made in {seconds:.0f} s",
            markup=False,
            highlight=False,
        )
        out.print(str(film), soft_wrap=True, markup=False, highlight=False)
    if open_film:
        typer.launch(str(film))


def tell_stopped(run_id: str) -> None:
    """Says how to go on with a run that was stopped."""
    err.print(f"Stopped. `./studio runs resume {run_id}` goes on where it was.", markup=False, soft_wrap=True)


@contextmanager
def told_when_stopped() -> Iterator[None]:
    """Names the runs that tools had in work within the block, when a signal ends it."""
    begun = time.time()
    try:
        yield
    except signals.StopSignal:
        for record in list_runs(runs_folder()):
            if record.status == "stopped" and record.updated >= begun:
                tell_stopped(record.id)
        raise


@contextmanager
def telling(run: RunFolder) -> Iterator[Report]:
    """Prints every event of a run while it is worked on, and percentages while something is made."""
    over = threading.Event()

    def tell() -> None:
        told, last = len(run.events()), False
        while not last:
            last = over.wait(0.3)
            events = run.events()
            for event in events[told:]:
                facts = ", ".join(f"{name} {value}" for name, value in event.to_details().items() if value)
                err.print(f"{event.kind}: {facts}"[:300], markup=False, highlight=False, soft_wrap=True)
            told = len(events)

    thread = threading.Thread(target=tell, name="watch")
    thread.start()
    try:
        yield lambda fraction, text: None
    finally:
        over.set()
        thread.join()


async def _produce(
    run: RunFolder, profile: str | None, report: Report, answer: Answer | None = None, *, says: bool
) -> Path | None:
    """Finds or starts ComfyUI, tells which, and directs the run on it.

    Args:
        says: print which ComfyUI it is, where the run's events aren't printed.
    """
    from ...workflows.api.client import ComfyClient

    chosen = load_studio().profile(profile)
    loading = asyncio.create_task(asyncio.to_thread(load_director))
    async with (
        running_comfyui(chosen, part(report, 0.0, 0.06)) as server,
        ComfyClient(server.url) as client,
    ):
        if says:
            err.print(f"Works on {server.description}.", markup=False, highlight=False, soft_wrap=True)
        for note in server.notes:
            run.tell(Note(text=note))
        await loading
        return await direct(run, client, part(report, 0.06, 1.0), answer=answer, server=server.description)


def untold(event: KnownEvent) -> None:
    """Keeps nothing: a rehearsal has no run to tell."""


def _work(run: RunFolder, profile: str | None, answer: Answer | None, watch: bool) -> Path | None:
    """Works on a run until its film is there, or it waits (None)."""
    try:
        with run.work(), telling(run) if watch else progress_bar(err) as report:
            return signals.run(_produce(run, profile, report, answer, says=not watch))
    except (signals.StopSignal, asyncio.CancelledError) as stop:
        tell_stopped(run.id)
        raise typer.Exit(getattr(stop, "exit_code", STOPPED)) from stop


def copy_film(film: Path, target: Path) -> Path:
    """Copies a film with what belongs to it for viewers, under the name of ``target``; gives the film's copy."""
    for suffix in (*BESIDE, film.suffix):  # the film last: when it is there, all is
        source = film.with_suffix(suffix)
        if source.is_file():
            beside = target if suffix == film.suffix else target.with_suffix(suffix)
            with atomic_path(beside) as temporary:
                shutil.copyfile(source, temporary)
    return target


def check_target(target: Path | None) -> None:
    """Refuses an ``--out`` that can't be written, before a minute is spent; leaves nothing behind."""
    if target is None:
        return
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
