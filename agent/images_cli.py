"""``./studio images``: many character pictures from a table."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..common.errors import StudioError
from ..common.progress import Progress
from ..configs.schema import load_characters, load_sdxl, load_studio
from ..embedded.comfyui.server import running_comfyui
from ..workflows.client import ComfyClient
from ..workflows.modelfiles import nearest
from ..workflows.skills.base import installed
from .batch import Batch, Made, read_table
from .cli import progress_bar

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
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:  # fmt: skip
    """Makes every picture of a table; started again, it goes on where it was."""
    folder = target or table.with_name(f"{table.stem}_pictures")
    work = Batch(
        read_table(table), folder, characters=load_characters(), sdxl=load_sdxl(), judge=judge, tries=tries
    )
    with progress_bar() as report:
        results = asyncio.run(_run(work, profile, report))
    if as_json:
        out.print_json(json.dumps([one.model_dump(mode="json") for one in results], ensure_ascii=False))
    else:
        counted = Counter(one.outcome for one in results)
        told = ", ".join(f"{count} {name}" for name, count in counted.items())
        out.print(f"{told}. Pictures, report and sheet.jpg are in {folder}", markup=False, soft_wrap=True)
    if any(one.outcome == "failed" for one in results):
        raise typer.Exit(1)


async def _run(work: Batch, profile: str | None, report: Progress) -> list[Made]:
    config = load_studio()
    async with running_comfyui(config.profile(profile), report) as server, ComfyClient(server.url) as client:
        known = installed(await client.catalog(), "CLIPVisionLoader.clip_name")
        if work.judge and work.judge not in known:
            raise StudioError(
                "model_missing",
                f"ComfyUI lists no CLIP Vision model '{work.judge}'.",
                nearest(work.judge, known, "Put one into models/clip_vision."),
            )
        return await work.run(client, report)
