"""The command line: joins one small Typer app per room, nothing else."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from . import __version__
from .agent.ask_cli import ask
from .agent.bench_cli import app as bench_app
from .agent.cli import make
from .agent.images_cli import images_app
from .agent.knowledge.cli import knowledge_app
from .agent.models_cli import lora_app, models_app
from .agent.runs_cli import runs_app
from .agent.tools_cli import mcp, tools_app
from .common.errors import StudioError
from .common.files import file_error
from .common.terminal import terminal
from .embedded.comfyui.cli import TEST_CONTEXT, doctor, serve, test
from .embedded.comfyui.configs_cli import configs_app
from .embedded.comfyui.server import own_url
from .embedded.lora.cli import train as train_lora
from .embedded.toonxl.cli import bench as bench_toonxl
from .embedded.toonxl.cli import toonxl_app
from .llm_bridge.cli import bench_gateway, llm_app
from .nodes.director.cli import bench_judging
from .workflows.cli import graph_app

app = typer.Typer(name="studio", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command()(make)
app.command()(ask)
app.command()(serve)
app.command()(mcp)
app.command()(doctor)
app.add_typer(configs_app, name="configs")
app.add_typer(runs_app, name="runs")
app.add_typer(graph_app(own_url), name="graph")
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
    app.add_typer(bench_app, name="bench")
    bench_app.command(name="gateway")(bench_gateway)
    bench_app.command(name="judging")(bench_judging)
    bench_app.command(name="toonxl")(bench_toonxl)


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
    """Runs the command line: 0 done, 1 a failure with its reason, 2 wrong usage, 130 stopped by the user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal doesn't have ends no command
    try:
        try:
            app()
        except (
            OSError
        ) as error:  # a name that a disk refuses, or a disk that fails: told as files' faults are
            raise file_error(error, Path(str(error.filename or "the file"))) from error
    except StudioError as error:
        if "--json" in sys.argv:
            typer.echo(json.dumps({"error": error.as_dict()}, ensure_ascii=False))
        terminal(stderr=True).print(
            f"{error.message} {error.fix}", style="red", markup=False, highlight=False
        )
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
