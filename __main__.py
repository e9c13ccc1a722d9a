"""The command line: joins one small Typer app per room, each imported when it is called, nothing else."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections import UserDict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from . import __version__
from .common.errors import StudioError
from .common.files import file_error, use_error
from .common.signals import BROKEN_PIPE, OUTPUT, StopSignal, silence, stoppable
from .common.terminal import terminal

COMMANDS: Mapping[str, str] = {
    "make": ".agent.cli.make:make_app",
    "ask": ".agent.cli.ask:ask_app",
    "serve": ".runtime.cli:serve_app",
    "mcp": ".agent.cli.tools:mcp_app",
    "doctor": ".runtime.cli:doctor_app",
    "configs": ".runtime.configs_cli:configs_app",
    "runs": ".agent.cli.runs:runs_app",
    "graph": ".runtime.graph_cli:graphs",
    "images": ".agent.cli.images:images_app",
    "knowledge": ".agent.cli.knowledge:knowledge_app",
    "lora": ".agent.cli.models:lora_app",
    "models": ".agent.cli.models:models_app",
    "toonxl": ".training.toonxl.cli:toonxl_app",
    "tools": ".agent.cli.tools:tools_app",
    "llm": ".llm_bridge.cli:llm_app",
    "test": ".runtime.cli:test_app",
    "bench": ".benchmarks.cli:app",
}
"""Each command and where its Typer app is, in the order in which help shows them."""
ONLY_IN_A_CHECKOUT = {"test": "tests", "bench": "benchmarks"}
"""A copy from a registry has neither tests nor measurements."""


class CommandTable(UserDict[str, Any]):
    """The commands by name. Each is imported when it is first looked at: all together take over a second."""

    def __init__(self) -> None:
        super().__init__()
        here = Path(__file__).parent
        self.places = {
            name: place
            for name, place in COMMANDS.items()
            if name not in ONLY_IN_A_CHECKOUT or (here / ONLY_IN_A_CHECKOUT[name]).is_dir()
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, name: object) -> bool:
        return name in self.places

    def __getitem__(self, name: str) -> Any:  # Typer's base of Command, which has no public name
        if name not in self.data:
            module, _, attribute = self.places[name].partition(":")
            found = typer.main.get_command(getattr(import_module(module, __package__), attribute))
            found.name = name
            self.data[name] = found
        return self.data[name]


class Commands(TyperGroup):
    """All commands, with what ends any of them: a signal, a reader that left, a file that can't be used."""

    def __init__(self, **settings: Any) -> None:  # Typer's own, which are its business
        super().__init__(**settings)
        self.commands = CommandTable()

    def invoke(self, ctx: Any) -> Any:  # Typer's base of Context, which has no public name
        """Runs the command that was asked for.

        Raises:
            typer.Exit: with the code that shells give for a signal.
            StudioError: what the command raised, and for what the operating system refused.
        """
        try:
            return super().invoke(ctx)
        except StopSignal as stop:
            raise typer.Exit(stop.exit_code) from stop
        except OSError as error:
            if error.filename is not None:
                raise use_error(error, Path(str(error.filename))) from error
            if error.errno not in (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            silence(OUTPUT)
            if error.errno == errno.EPIPE:
                raise typer.Exit(StopSignal(BROKEN_PIPE).exit_code) from error
            raise file_error(error, Path("the output")) from error


app = typer.Typer(
    name="studio", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


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
    # numpy's products here are small: on a busy machine its threads wait for each other ten times as long
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
    except StopSignal as stop:
        sys.exit(stop.exit_code)


if __name__ == "__main__":
    main()
