"""``./studio bench graphs``: prints the room's figures, measured on a running ComfyUI."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ..cli import Json, Models, Server, usual_server
from ..families import scan
from .measure import EACH, bench_graphs

out, err = Console(), Console(stderr=True)


def graphs_command(find_server: Callable[[], str] = usual_server) -> Callable[..., None]:
    """The command; ``find_server`` gives the URL of a ComfyUI when none is named."""

    def graphs(
        server: Server = None,
        models: Models = None,
        count: Annotated[int, typer.Option(min=1, max=100, help="Graphs a kind of fault.")] = EACH,
        as_json: Json = False,
    ) -> None:
        """Plants faults into graphs and measures how they are found and repaired, and how quick it all is."""
        figures = measure(server or find_server(), models, count)
        if as_json:
            typer.echo(json.dumps(figures, indent=1, ensure_ascii=False))
        else:
            show(figures)

    return graphs


def measure(url: str, models: Path | None, count: int) -> dict[str, Any]:
    """The figures, with a progress line on a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Bar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=1.0)

        def tell(fraction: float, text: str) -> None:
            bar.update(task, completed=fraction, description=text)

        return asyncio.run(bench_graphs(url, scan(models) if models else {}, count=count, progress=tell))


def show(figures: dict[str, Any]) -> None:
    """The figures for a person, kinds that weren't all found last."""
    speed = figures["speed"]
    lines = [
        f"{figures['kinds']} kinds of fault, {figures['planted']} planted, {figures['found']} found in the right place",
        f"repaired {figures['repaired']:.1%} of {figures['mechanical']} mechanical ones, "
        f"{figures['accepted']:.1%} accepted by the server with empty node_errors",
        f"the server is silent on {len(figures['server_silent_kinds'])} kinds; false alarms: {figures['false_alarms']}",
        f"sound graphs accepted by the server: {figures['sound_accepted']}",
        f"check of 30 nodes {speed['check_30_nodes']:.2f} ms, the server's own {speed['server_round_trip']:.1f} ms; "
        f"catalog {speed['load_cold']:.1f} ms; 40 graphs built and checked {speed['film_build_and_check']:.0f} ms",
    ]
    for line in lines:
        out.print(line, markup=False, highlight=False)
    for row in figures["rows"]:
        for missed in row["missed"][:2]:
            out.print(f"  {row['name']}: {missed}", markup=False, highlight=False, style="yellow")
