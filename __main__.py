"""The command line: joins one small Typer app per room, nothing else."""

from __future__ import annotations

import errno
import io
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from . import __version__
from .agent.cli.ask import ask
from .agent.cli.images import images_app
from .agent.cli.knowledge import knowledge_app
from .agent.cli.make import make
from .agent.cli.models import lora_app, models_app
from .agent.cli.runs import runs_app
from .agent.cli.tools import mcp, tools_app
from .agent.cli.words import WordsCommand
from .common.errors import StudioError
from .common.files import file_error, use_error
from .common.signals import BROKEN_PIPE, OUTPUT, Stopped, silence, stoppable
from .common.terminal import terminal
from .llm_bridge.cli import llm_app
from .runtime.cli import TEST_CONTEXT, doctor, serve, test
from .runtime.configs_cli import configs_app
from .runtime.server import own_server
from .training.lora.cli import train as train_lora
from .training.toonxl.cli import toonxl_app
from .workflows.cli import graph_app


class Commands(TyperGroup):
    """All commands, with what ends any of them: a signal, a reader that left, a file that can't be used."""

    def invoke(self, ctx: Any) -> Any:  # Typer's base of Context, which has no public name
        """Runs the command that was asked for.

        Raises:
            typer.Exit: with the code that shells give for a signal.
            StudioError: what the command raised, and for what the operating system refused.
        """
        try:
            return super().invoke(ctx)
        except Stopped as stop:
            raise typer.Exit(stop.exit_code) from stop
        except OSError as error:
            if error.filename is not None:
                raise use_error(error, Path(str(error.filename))) from error
            if error.errno not in (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            silence(OUTPUT)
            if error.errno == errno.EPIPE:
                raise typer.Exit(Stopped(BROKEN_PIPE).exit_code) from error
            raise file_error(error, Path("the output")) from error


app = typer.Typer(
    name="studio", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.command(cls=WordsCommand)(make)
app.command(cls=WordsCommand)(ask)
app.command()(serve)
app.command()(mcp)
app.command()(doctor)
app.add_typer(configs_app, name="configs")
app.add_typer(runs_app, name="runs")
app.add_typer(graph_app(own_server), name="graph")
app.add_typer(images_app, name="images")
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(lora_app, name="lora")
lora_app.command(name="train")(train_lora)
app.add_typer(models_app, name="models")
app.add_typer(toonxl_app, name="toonxl")
app.add_typer(tools_app, name="tools")
app.add_typer(llm_app, name="llm")
if (Path(__file__).parent / "tests").is_dir():  # a copy from a registry has neither tests nor measurements
    app.command(context_settings=TEST_CONTEXT)(test)
if (Path(__file__).parent / "benchmarks").is_dir():
    from .benchmarks.cli import app as bench_app

    app.add_typer(bench_app, name="bench")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,
) -> None:
    """A director for animated characters that lives inside ComfyUI and on one consumer GPU."""
    context.obj = __version__


def main() -> None:
    """Runs the command line: 0 done, 1 a failure with its reason, 2 wrong usage, 128 + its number for a signal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal doesn't have ends no command
    try:
        with stoppable():
            app()
    except StudioError as error:
        with suppress(OSError):  # a full disk or a closed terminal may be the very reason
            if "--json" in sys.argv:
                typer.echo(json.dumps({"error": error.to_record()}, ensure_ascii=False))
            terminal(stderr=True).print(
                f"{error.message} {error.fix}", style="red", markup=False, highlight=False
            )
        sys.exit(1)
    except Stopped as stop:
        sys.exit(stop.exit_code)


if __name__ == "__main__":
    main()
