"""``./studio serve``, ``./studio doctor`` and ``./studio test``: keeping the studio running and sound."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from ..common.errors import StudioError
from ..common.signals import StopSignal
from ..common.terminal import progress_bar, terminal
from .official import RELEASE, official_program
from .process import is_free, tail
from .server import ComfyServer, find_running, kept, start_any, start_checked

USUAL_PORT = 8188
TEST_CONTEXT = {"allow_extra_args": True, "ignore_unknown_options": True}
"""Typer settings of :func:`test`: what it doesn't know goes to pytest."""
serve_app = typer.Typer(add_completion=False)
doctor_app = typer.Typer(add_completion=False)
test_app = typer.Typer(add_completion=False)
out = terminal()
err = terminal(stderr=True)


@serve_app.command()
def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="A port of this machine; 8188 if it is free.")
    ] = None,
    official: Annotated[
        bool,
        typer.Option(
            "--official", help=f"Install and run the official ComfyUI {RELEASE} instead of the embedded one."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the address as JSON.")] = False,
) -> None:
    """Keeps a ComfyUI with the studio's nodes running until Ctrl-C, and prints the address of its page."""
    if port is None and not official:
        running, notes = find_running()
        for note in notes:
            err.print(note, markup=False)
        if running is not None:
            _tell(running, as_json)
            err.print("It was running already and goes on by itself.")
            return
    chosen = port or (USUAL_PORT if is_free(USUAL_PORT) else None)
    with progress_bar(err, lines=True) as progress:
        if official:
            server = start_checked(official_program(progress), "workspace", progress, port=chosen)
        else:
            server = start_any(progress=progress, port=chosen)
    with ExitStack() as stack:
        if server.process is not None:
            stack.callback(server.process.stop)
            stack.enter_context(kept(server.process))
        for note in server.notes:
            err.print(note, markup=False)
        _tell(server, as_json)
        err.print("Ctrl-C stops it.")
        try:
            _stay(server)
        except StopSignal:
            err.print("Stopped.")
            raise


def _tell(server: ComfyServer, as_json: bool) -> None:
    if as_json:
        out.print_json(json.dumps({"url": server.url, "comfyui": server.version, "origin": server.origin}))
    else:
        out.print(server.url, soft_wrap=True, highlight=False)


def _stay(server: ComfyServer) -> None:
    """Waits for as long as the server runs."""
    process = server.process
    if process is None:
        return
    process.child.wait()
    raise StudioError(
        "comfyui_lost",
        f"ComfyUI ended by itself (code {process.child.returncode}).",
        f"The end of its log ({process.log}):\n{tail(process.log)}",
    )


@doctor_app.command()
def doctor(
    start: Annotated[bool, typer.Option("--start", help="Also start the embedded ComfyUI once.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Looks over this machine: what is wrong and what to do. Ends with 1 if films can't be made."""
    from .doctor import examine

    with err.status("Looking …") as status:
        findings = examine(start_it=start, told=lambda words: status.update(f"Looking at {words} …"))
    if as_json:
        out.print_json(json.dumps([finding.as_dict() for finding in findings]))
    else:
        signs = {"ok": "[green]✓[/]", "note": "[yellow]•[/]", "wrong": "[red]✗[/]"}
        table = Table.grid(padding=(0, 2))
        for finding in findings:
            text = Text(finding.text + (f"\n→ {finding.fix}" if finding.fix else ""))
            table.add_row(signs[finding.level], finding.name, text)
        out.print(table)
    if any(finding.level == "wrong" for finding in findings):
        raise typer.Exit(1)


@test_app.command(context_settings=TEST_CONTEXT)
def test(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also the slow tests.")] = False,
) -> None:
    """Installs what tests need, then runs the checkers and pytest. Further arguments go to pytest."""
    from . import testing

    def tell(words: str) -> None:
        err.print(words, markup=False, highlight=False, soft_wrap=True)

    testing.install_python_parts(tell)
    testing.install_system_parts(tell)
    if everything:
        testing.install_frontends(tell)
    if everything and not context.args:
        testing.install_engines(tell)
    # Somebody who names tests wants those and nothing else.
    failed = [] if context.args else testing.run_checkers(tell)
    code = testing.run_pytest(everything, context.args)
    if failed:
        tell(f"Checkers that found something: {', '.join(failed)}")
    if failed or code:
        raise typer.Exit(1)
