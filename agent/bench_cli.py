"""``./studio bench``: every figure that the documentation states, measured again by one command each."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from ..common.files import write_text
from .cli import progress_bar

app = typer.Typer(help="Measures what the studio promises.", no_args_is_help=True)
out = Console()
Out = Annotated[Path | None, typer.Option("--out", help="Also write the figures to this JSON file.")]


def _tell(figures: dict[str, Any], target: Path | None) -> None:
    text = json.dumps(figures, ensure_ascii=False, indent=2, default=str)
    if target is not None:
        write_text(target, text + "\n")
    out.print_json(text)


@app.command()
def film(target: Out = None) -> None:
    """Wall time, memory and phases of films of 10, 30 and 60 seconds and a preview."""
    from .bench import bench_speed

    with progress_bar() as report:
        figures = bench_speed(report)
    _tell(figures, target)


@app.command()
def graphs(target: Out = None) -> None:
    """Planted faults, repairs, false alarms and speed of the graph checker, on the embedded ComfyUI."""
    from ..embedded.comfyui.server import running_comfyui
    from ..embedded.comfyui.source import embedded_base
    from ..workflows.bench.measure import bench_graphs
    from ..workflows.families import scan

    async def measure() -> dict[str, Any]:
        with progress_bar() as report:
            async with running_comfyui(None, report) as server:
                return await bench_graphs(server.url, scan(embedded_base() / "models"), progress=report)

    _tell(asyncio.run(measure()), target)
