"""``./studio images``: many character pictures from a table."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..common.errors import StudioError
from ..common.folders import cache_folder
from ..common.progress import Progress
from ..configs.schema import load_characters, load_loras, load_sdxl, load_studio
from ..embedded.comfyui.server import running_comfyui
from ..workflows.client import ComfyClient
from ..workflows.graph import Graph
from ..workflows.modelfiles import nearest
from ..workflows.skills.base import installed
from .batch import Batch, Made, read_table
from .cli import progress_bar
from .models_cli import model_folders
from .picturecache import PictureCache, Sources, prune
from .rerun import draw_again, graph_in_picture

images_app = typer.Typer(help="Pictures of characters with SDXL.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@images_app.callback()
def images() -> None:
    """Pictures of characters with SDXL."""


@images_app.command()
def batch(
    table: Annotated[Path, typer.Argument(help="YAML (lists are combined) or CSV (a picture a line).")],
    target: Annotated[
        Path | None, typer.Option("--out", help="Folder of pictures and report; otherwise beside the table.")
    ] = None,
    judge: Annotated[str, typer.Option(help="A CLIP Vision file that ComfyUI lists; without it nothing is judged.")] = "",
    tries: Annotated[int, typer.Option(min=1, max=20, help="Attempts at a picture until one is accepted.")] = 1,
    profile: Annotated[
        list[str] | None, typer.Option(help="Which ComfyUI of studio.yaml to use; given again, they share the work.")
    ] = None,
    cache: Annotated[bool, typer.Option(help="Take pictures that were made before with the same model files.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:  # fmt: skip
    """Makes every picture of a table; started again, it goes on where it was."""
    folder = target or table.with_name(f"{table.stem}_pictures")
    sdxl = load_sdxl()
    kept = (
        PictureCache(pictures_folder(), Sources(model_folders(None), sdxl, load_loras())) if cache else None
    )
    work = Batch(
        read_table(table),
        folder,
        characters=load_characters(),
        sdxl=sdxl,
        judge=judge,
        tries=tries,
        cache=kept,
    )
    with progress_bar() as report:
        results = asyncio.run(_run(work, profile or [None], report))
    if as_json:
        out.print_json(json.dumps([one.model_dump(mode="json") for one in results], ensure_ascii=False))
    else:
        counted = Counter(one.outcome for one in results)
        told = ", ".join(f"{count} {name}" for name, count in counted.items())
        out.print(f"{told}. Pictures, report and sheet.jpg are in {folder}", markup=False, soft_wrap=True)
    if any(one.outcome == "failed" for one in results):
        raise typer.Exit(1)


@images_app.command(name="prune")
def prune_pictures(
    days: Annotated[float, typer.Option(min=0, help="Remove what is older; 0 removes all.")] = 30.0,
) -> None:
    """Removes pictures kept for batches to come; those in your own folders stay."""
    count, freed = prune(pictures_folder(), days)
    out.print(f"{count} pictures removed, {freed / 1e6:.1f} MB freed.", markup=False)


@images_app.command()
def rerun(
    picture: Annotated[Path, typer.Argument(help="A PNG that ComfyUI saved, with its graph inside.")],
    target: Annotated[Path, typer.Option("--out", help="Where the new picture goes.")],
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
) -> None:
    """Makes a picture again from the graph inside its file."""
    graph = graph_in_picture(picture)
    with progress_bar() as report:
        asyncio.run(_rerun(graph, target, profile, report))
    out.print(f"{target}", markup=False, soft_wrap=True)


def pictures_folder() -> Path:
    """Where pictures are kept for batches to come."""
    return cache_folder() / "pictures"


async def _rerun(graph: Graph, target: Path, profile: str | None, report: Progress) -> None:
    async with (
        running_comfyui(load_studio().profile(profile), report) as server,
        ComfyClient(server.url) as client,
    ):
        await draw_again(client, graph, target, report)


async def _run(work: Batch, profiles: Sequence[str | None], report: Progress) -> list[Made]:
    config = load_studio()
    async with AsyncExitStack() as stack:
        clients = []
        for name in profiles:
            server = await stack.enter_async_context(running_comfyui(config.profile(name), report))
            clients.append(await stack.enter_async_context(ComfyClient(server.url)))
            known = installed(await clients[-1].catalog(), "CLIPVisionLoader.clip_name")
            if work.judge and work.judge not in known:
                raise StudioError(
                    "model_missing",
                    f"The ComfyUI at {server.url} lists no CLIP Vision model '{work.judge}'.",
                    nearest(work.judge, known, "Put one into models/clip_vision."),
                )
        return await work.run(clients, report)
