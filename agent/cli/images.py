"""``./studio images``: many character pictures from a table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from ...common import signals
from ...common.errors import StudioError
from ...common.files import write_text
from ...common.folders import cache_folder, runs_folder
from ...common.progress import Progress
from ...common.terminal import progress_bar, terminal
from ...common.vocabulary import Emotion, Framing, Gesture
from ...configs.schema import load_characters, load_loras, load_sdxl, load_studio
from ...runtime.server import running_comfyui
from ...workflows.api.client import ComfyClient
from ...workflows.catalog import Catalog
from ...workflows.character_picture import CharacterPicture, character_graph
from ...workflows.editor import to_editor
from ...workflows.models.files import nearest
from ...workflows.skills.base import installed
from ...workflows.skills.identity import AUTO, JUDGES, backends_of, best_judge
from ..jobs.batch import Batch, Made, read_table
from ..jobs.picturecache import PictureCache, Sources, prune
from ..jobs.rerun import Saved, draw_again, saved_in
from ..request.installed import model_folders

images_app = typer.Typer(help="Pictures of characters with SDXL.", no_args_is_help=True)
out, err = terminal(), terminal(stderr=True)


@images_app.callback()
def images() -> None:
    """Pictures of characters with SDXL."""


@images_app.command()
def batch(
    table: Annotated[Path, typer.Argument(help="YAML (lists are combined) or CSV (a picture a line).")],
    target: Annotated[
        Path | None, typer.Option("--out", help="Folder of pictures and report; otherwise beside the table.")
    ] = None,
    judge: Annotated[
        str,
        typer.Option(
            help="What compares: auto, toonxl, ccip, arcface, or a CLIP Vision file that ComfyUI lists; without it nothing is judged."
        ),
    ] = "",
    tries: Annotated[
        int, typer.Option(min=1, max=20, help="Attempts at a picture until one is accepted.")
    ] = 1,
    profile: Annotated[
        list[str] | None,
        typer.Option(help="Which ComfyUI of studio.yaml to use; given again, they share the work."),
    ] = None,
    cache: Annotated[
        bool, typer.Option(help="Take pictures that were made before with the same model files.")
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Makes every picture of a table; started again, it goes on where it was."""
    if not table.is_file():
        raise StudioError(
            "file_missing", f"There is no table '{str(table)[:200]}'.", "Name a YAML or CSV file."
        )
    folder = target or table.with_name(f"{table.stem}_pictures")
    sdxl = load_sdxl()
    characters, loras = load_characters(), load_loras()
    sources = Sources(model_folders(None), sdxl, loras, characters)
    work = Batch(
        read_table(table),
        folder,
        characters=characters,
        sdxl=sdxl,
        loras=loras,
        judge=judge,
        tries=tries,
        cache=PictureCache(pictures_folder(), sources) if cache else None,
    )
    try:
        with progress_bar(err) as report:
            results = signals.run(_run(work, profile or [None], report))
    except signals.StopSignal:
        err.print(
            f"Stopped. The same command goes on; {folder} keeps what is made.", markup=False, soft_wrap=True
        )
        raise
    if as_json:
        out.print_json(json.dumps([one.model_dump(mode="json") for one in results], ensure_ascii=False))
    else:
        counted = Counter(one.outcome for one in results)
        told = ", ".join(f"{count} {name}" for name, count in counted.items())
        out.print(f"{told}. Pictures, report and sheet.jpg are in {folder}", markup=False, soft_wrap=True)
    if any(one.outcome == "failed" for one in results):
        raise typer.Exit(1)


@images_app.command()
def draw(
    character: Annotated[str, typer.Argument(help="A character preset.")],
    target: Annotated[Path | None, typer.Option("--out", help="Where the picture goes.")] = None,
    graph_file: Annotated[
        Path | None, typer.Option("--graph", help="Write the graph here, to open it in ComfyUI.")
    ] = None,
    scene: Annotated[str, typer.Option(help="A scene of the preset, a place, or words of your own.")] = "",
    gesture: Annotated[Gesture, typer.Option(help="What the body does.")] = Gesture.STAND,
    emotion: Annotated[Emotion, typer.Option(help="What the face shows.")] = Emotion.NEUTRAL,
    framing: Annotated[Framing, typer.Option(help="How much is seen.")] = Framing.MEDIUM,
    model: Annotated[str, typer.Option(help="A profile of sdxl_config.yaml; otherwise its default.")] = "",
    quality: Annotated[
        str, typer.Option(help="draft, standard, high, ultra, or toonxl for that model.")
    ] = "standard",
    seed: Annotated[int, typer.Option(min=0, help="Another number gives another picture.")] = 0,
    takes: Annotated[int, typer.Option(min=1, max=8, help="Pictures of which the judge keeps one.")] = 1,
    judge: Annotated[str, typer.Option(help="As for a batch.")] = "",
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
) -> None:
    """Draws one picture of a character, or writes the graph that would, as *Character Shot* grows it."""
    if target is None and graph_file is None:
        raise StudioError(
            "option_invalid", "There is nothing to make.", "Give --out for the picture, --graph, or both."
        )
    try:
        row = CharacterPicture(
            character=character,
            scene=scene,
            gesture=gesture,
            emotion=emotion,
            framing=framing,
            profile=model,
            quality=quality,
            seed=seed,
            takes=takes,
        )
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        raise StudioError(
            "option_invalid",
            f"'{str(wrong['input'])[:40]}' can't be used for {wrong['loc'][0]}.",
            "Name a character of character_presets.yaml and what the help of `images draw` lists.",
        ) from error
    work = Batch(
        [row], runs_folder().parent / "pictures", characters=load_characters(), sdxl=load_sdxl(), judge=judge
    )
    with progress_bar(err) as report:
        signals.run(_draw(work, target, graph_file, profile, report))
    for path in filter(None, (target, graph_file)):
        out.print(f"{path}", markup=False, soft_wrap=True)


@images_app.command(name="prune")
def prune_pictures(
    days: Annotated[float, typer.Option(min=0, help="Remove what is older; 0 removes all.")] = 30.0,
) -> None:
    """Removes pictures kept for batches to come; those in your own folders stay."""
    count, freed = prune(pictures_folder(), days)
    out.print(f"{count} pictures removed, {freed / 1e6:.1f} MB freed.", markup=False)


@images_app.command()
def rerun(
    picture: Annotated[Path, typer.Argument(help="A picture that ComfyUI saved, with its graph inside.")],
    target: Annotated[Path, typer.Option("--out", help="Where the new picture goes.")],
    profile: Annotated[str | None, typer.Option(help="Which ComfyUI of studio.yaml to use.")] = None,
) -> None:
    """Makes a picture again from the graph inside its file."""
    saved = saved_in(picture)
    with progress_bar(err) as report:
        signals.run(_rerun(saved, target, profile, report))
    out.print(f"{target}", markup=False, soft_wrap=True)


def pictures_folder() -> Path:
    """Where pictures are kept for batches to come."""
    return cache_folder() / "pictures"


async def _draw(
    work: Batch, target: Path | None, graph_file: Path | None, profile: str | None, report: Progress
) -> None:
    async with (
        running_comfyui(load_studio().profile(profile), report) as server,
        ComfyClient(server.url) as client,
    ):
        catalog = await client.catalog()
        check_judge(work.judge, catalog, server.url)
        graph = character_graph(work.shot(work.rows[0], catalog))
        if graph_file is not None:
            write_text(graph_file, json.dumps(to_editor(graph, catalog), ensure_ascii=False, indent=1) + "\n")
        if target is not None:
            await draw_again(client, graph, target, report)


async def _rerun(saved: Saved, target: Path, profile: str | None, report: Progress) -> None:
    async with (
        running_comfyui(load_studio().profile(profile), report) as server,
        ComfyClient(server.url) as client,
    ):
        reading = saved.reading(await client.catalog() if saved.needs_catalog else None)
        for note in reading.main_notes:
            err.print(f"{note.kind}: {note.words}", markup=False, highlight=False)
        await draw_again(client, reading.graph, target, report)


async def _run(work: Batch, profiles: Sequence[str | None], report: Progress) -> list[Made]:
    config = load_studio()
    async with AsyncExitStack() as stack:
        clients = []
        for name in profiles:
            server = await stack.enter_async_context(running_comfyui(config.profile(name), report))
            clients.append(await stack.enter_async_context(ComfyClient(server.url)))
            check_judge(work.judge, await clients[-1].catalog(), server.url)
        return await work.run(clients, report)


def check_judge(judge: str, catalog: Catalog, url: str) -> None:
    """Refuses a judge that a server doesn't have, before anything is drawn.

    Raises:
        StudioError: ``model_missing``.
    """
    known = [*backends_of(catalog), *installed(catalog, "CLIPVisionLoader.clip_name")]
    there = bool(best_judge(catalog, JUDGES)) if judge == AUTO else judge in known
    if judge and not there:
        raise StudioError(
            "model_missing",
            f"The ComfyUI at {url} has nothing called '{judge}' to compare pictures with.",
            nearest(judge, known, "Put a CLIP Vision model into models/clip_vision."),
        )
