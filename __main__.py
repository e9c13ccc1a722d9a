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
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from . import __version__
from .common.errors import StudioError
from .common.files import file_error, use_error
from .common.signals import BROKEN_PIPE, OUTPUT, StopSignal, silence, stoppable
from .common.terminal import terminal


class CommandPlace(NamedTuple):
    """Where a command's Typer app is, and the first paragraph of its help."""

    app: str
    summary: str


COMMANDS: Mapping[str, CommandPlace] = {
    "make": CommandPlace(
        ".agent.cli.make:make_app", "Makes a film from one sentence, or from a script of your own (--script)."
    ),
    "ask": CommandPlace(
        ".agent.cli.ask:ask_app",
        "Changes a film, tries variants of it, or says why it is as it is; the earlier film stays.",
    ),
    "serve": CommandPlace(
        ".runtime.cli:serve_app",
        "Keeps a ComfyUI with the studio's nodes running until Ctrl-C, and prints the address of its page.",
    ),
    "mcp": CommandPlace(
        ".agent.cli.tools:mcp_app",
        "Serves the tools over MCP on standard input and output, for other agents.",
    ),
    "doctor": CommandPlace(
        ".runtime.cli:doctor_app",
        "Looks over this machine: what is wrong and what to do. Ends with 1 if films can't be made.",
    ),
    "configs": CommandPlace(
        ".runtime.configs_cli:configs_app", "Configuration files: where they are read from."
    ),
    "runs": CommandPlace(
        ".agent.cli.runs:runs_app", "The films made so far: list, show, resume, stop, export."
    ),
    "export": CommandPlace(
        ".agent.cli.exchange:export_app",
        "Hands a film's cut to another editing program, with its media, stems and captions.",
    ),
    "import": CommandPlace(
        ".agent.cli.exchange:import_app",
        "Makes a film again as a cut from another editing program has it; the earlier film stays.",
    ),
    "analyze": CommandPlace(
        ".agent.cli.footage:analyze_app", "Understands a film: shots, transitions, sound, words and scenes."
    ),
    "graph": CommandPlace(
        ".agent.cli.graphs:graphs_app", "Checks, repairs, converts, compares, runs and draws graphs."
    ),
    "images": CommandPlace(".agent.cli.images:images_app", "Pictures of characters with SDXL."),
    "knowledge": CommandPlace(
        ".agent.cli.knowledge:knowledge_app", "What the studio knows of characters, places and styles."
    ),
    "lora": CommandPlace(
        ".agent.cli.models:lora_app", "LoRAs: make registry entries from files, check them."
    ),
    "models": CommandPlace(".agent.cli.models:models_app", "Model files: what is there and what is missing."),
    "voice": CommandPlace(
        ".voice.cli:voice_app", "Voices: lines to hear, servers, datasets out of films, training."
    ),
    "toonxl": CommandPlace(".training.toonxl.cli:toonxl_app", "The small SDXL family of our own."),
    "tools": CommandPlace(".agent.cli.tools:tools_app", "The director's tools: list, schemas, call."),
    "llm": CommandPlace(".llm_bridge.cli:llm_app", "Language models and the card they share."),
    "test": CommandPlace(
        ".runtime.cli:test_app",
        "Installs what tests need, then runs the checkers and pytest. Further arguments go to pytest.",
    ),
    "bench": CommandPlace(".benchmarks.cli:app", "Measures what the studio promises; --json prints data."),
}
"""Each command, in the order in which help shows them: help needn't import what it names."""
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
            module, _, attribute = self.places[name].app.partition(":")
            found = typer.main.get_command(getattr(import_module(module, __package__), attribute))
            found.name = name
            self.data[name] = found
        return self.data[name]


class Commands(TyperGroup):
    """All commands, with what ends any of them: a signal, a reader that left, a file that can't be used."""

    def __init__(self, **settings: Any) -> None:  # Typer's own, which are its business
        super().__init__(**settings)
        self.commands = CommandTable()

    def format_help(self, *to: Any) -> None:  # Typer's context and formatter, which have no public names
        """Writes help with every command's summary, none of which is imported: all together take over a second."""
        known = self.commands
        self.commands = {
            name: TyperCommand(name, help=COMMANDS[name].summary, rich_markup_mode=self.rich_markup_mode)
            for name in known
        }
        try:
            super().format_help(*to)
        finally:
            self.commands = known

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
