"""``./studio bench``: every figure that the documentation states, measured again by one command each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import psutil
import typer

from ..common.progress import Progress, part
from ..common.terminal import progress_bar
from .figures import SHARE, Figures, Json, Out, show
from .footage import footage
from .story_cli import grid, lines, pictures, scripts, story, words, writing
from .voice_cli import dataset, spoken, voice, voices

if TYPE_CHECKING:
    from ..runtime.server import ComfyServer
    from ..workflows.api.client import ComfyClient

app = typer.Typer(help="Measures what the studio promises; --json prints data.", no_args_is_help=True)
for command in (
    writing,
    scripts,
    story,
    grid,
    lines,
    words,
    pictures,
    footage,
    voices,
    spoken,
    dataset,
    voice,
):
    app.command()(command)


@app.command()
def film(
    against: Annotated[
        str,
        typer.Option(help="A revision in git: films of one storyboard by it and by this build, in turns."),
    ] = "",
    storyboard: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="With --against: a storyboard.json other than the shipped one."),
    ] = None,
    pairs: Annotated[int, typer.Option(min=1, max=50, help="With --against: how many films by each.")] = 3,
    size: Annotated[str, typer.Option(help="With --against: size of the films.")] = "1280x720",
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Wall time, memory and phases of films of 10, 30 and 60 seconds and a preview, or against another revision."""
    from .make import bench_speed
    from .paired import bench_pairs

    with progress_bar() as report:
        figures = bench_pairs(against, storyboard, pairs, size, report) if against else bench_speed(report)
    units = {"ratio.*": "", "*.wall": "s", "*.processor": "s", "*.first_picture": "s", "*.phases.*": "s"}
    show(figures, as_json, target, units)


@app.command()
def exchange(as_json: Json = False, target: Out = None) -> None:
    """What becomes of each thing that a cut may have in each format for editing programs, read back."""
    from .exchange import bench_exchange

    with progress_bar() as report:
        figures = bench_exchange(report)
    show(figures, as_json, target, {})


@app.command()
def startup(
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often each command is run.")] = 5,
    against: Annotated[
        Path | None, typer.Option(help="Another checkout of the studio, run in turns with this one.")
    ] = None,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """How long commands take until they answer, also in a home that is new."""
    from .startup import bench_startup

    with progress_bar() as report:
        figures = bench_startup(rounds, against, report)
    show(figures, as_json, target, {"*.median": "s", "*.longest": "s"})


@app.command()
def graphs(
    page: Annotated[
        bool, typer.Option("--page", help="Compare the converter with ComfyUI's page in Chromium instead.")
    ] = False,
    orders: Annotated[
        bool, typer.Option("--orders", help="Try orders in words and faults of meaning instead.")
    ] = False,
    files: Annotated[int, typer.Option(min=1, max=2000, help="With --page, so many workflow files.")] = 150,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Planted faults, repairs, false alarms and speed of the graph checker, on the embedded ComfyUI; orders in words."""
    from ..runtime.source import embedded_base
    from ..workflows.models.families import scan
    from .graphs.material import material
    from .graphs.meanings import measure_meaning
    from .graphs.measure import bench_graphs
    from .graphs.order_words import bench_orders
    from .graphs.page import bench_page
    from .server import on_comfyui

    async def measure(server: ComfyServer, client: ComfyClient, report: Progress) -> Figures:
        if orders:
            catalog = await client.catalog()
            return {**bench_orders(catalog), "meaning": measure_meaning(catalog)}
        if not page:
            return await bench_graphs(server.url, scan(embedded_base() / "models"), progress=report)
        catalog = await client.catalog()
        return await bench_page(server.url, material(catalog, files), catalog, report)

    show(on_comfyui(measure), as_json, target, {"speed.*": "ms", "repaired": SHARE, "accepted": SHARE})


@app.command()
def agent(
    server: Annotated[bool, typer.Option(help="Also give every film's graph to a real ComfyUI.")] = True,
    looks: Annotated[
        int,
        typer.Option(min=0, help="So many requests in every look, job by job, to a real ComfyUI."),
    ] = 0,
    films: Annotated[int, typer.Option(min=0, max=50, help="So many small films in every look.")] = 0,
    model: Annotated[int, typer.Option(min=0, help="So many requests with the language model.")] = 0,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """The labelled requests: slots, demands that survive, graphs that a server takes, films.

    With --out each film's figures are kept when it is made, and the same command goes on with a trial that
    was broken off.
    """
    from .agent import bench_agent

    with progress_bar() as report:
        figures = bench_agent(
            graphs=server, looks=looks, films=films, model=model, figures=target, progress=report
        )
    show(figures, as_json, target, {"films.*.took": "s"})


@app.command()
def kills(
    count: Annotated[int, typer.Option(min=1, max=1000, help="How often a director is killed.")] = 50,
    seed: Annotated[int, typer.Option(help="Which random moments.")] = 0,
    size: Annotated[str, typer.Option(help="Size of the films.")] = "640x360",
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Kills directors at random moments and resumes them: same film, nothing made twice, nothing left behind.

    With --out the figures are kept after every kill, and the same command goes on with a trial that was
    broken off.
    """
    from .kills import bench_kills

    with progress_bar() as report:
        figures = bench_kills(count, seed, size, target, report)
    show(figures, as_json, target, {"moments": "s"})


@app.command()
def revision(
    lines: Annotated[int, typer.Option(min=0, max=60, help="Spoken lines with a planted fault.")] = 16,
    shots: Annotated[int, typer.Option(min=0, max=60, help="Toon XL shots with a planted fault.")] = 8,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Takes made with a slot set wrongly: how many the director mends in three rounds, on a real ComfyUI."""
    from ..common.folders import runs_folder
    from ..configs.schema import load_characters
    from .revision import bench_revision
    from .server import on_comfyui

    async def measure(server: ComfyServer, client: ComfyClient, report: Progress) -> Figures:
        cast = load_characters()
        return await bench_revision(client, runs_folder(), cast, lines=lines, shots=shots, progress=report)

    show(on_comfyui(measure), as_json, target, {"improved": SHARE})


@app.command()
def puppets(as_json: Json = False, target: Out = None) -> None:
    """Frames a second of the puppet renderer at several sizes, and the time of a small still."""
    from .puppets import measure, measure_still

    speeds = {f"{one.width}x{one.height}": round(one.fps, 1) for one in measure()}
    figures = {"frames_per_second": speeds, "still_128_ms": round(measure_still() * 1000, 1)}
    show(figures, as_json, target, {"still_*": "ms"})


@app.command()
def images(
    profile: Annotated[str, typer.Option(help="A profile of sdxl_config.yaml; otherwise its default.")] = "",
    quality: Annotated[str, typer.Option(help="draft, standard, high or ultra.")] = "standard",
    count: Annotated[int, typer.Option(min=2, max=200, help="Pictures of each kind.")] = 10,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Seconds a picture, and what our nodes cost over the same graph of ComfyUI's own nodes."""
    from ..configs.schema import load_characters, load_sdxl
    from .images import bench_images
    from .server import on_comfyui

    preset = next(one for one in load_characters().values() if not one.loras and not one.narrator)

    async def measure(server: ComfyServer, client: ComfyClient, report: Progress) -> Figures:
        return await bench_images(
            client,
            load_sdxl(),
            preset,
            profile=profile,
            quality=quality,
            count=count,
            cpu=processor_time(server.process.child.pid) if server.process else None,
            progress=report,
        )

    units = {"*_fastest": "s", "devices.*vram*": "bytes"}
    show(on_comfyui(measure), as_json, target, units)


def processor_time(pid: int) -> Callable[[], float]:
    """Gives the seconds of processor time that a process has used so far."""
    process = psutil.Process(pid)

    def used() -> float:
        told = process.cpu_times()
        return float(told.user + told.system)

    return used


@app.command()
def gate(
    shots: Annotated[int, typer.Option(min=2, max=500, help="How many shots.")] = 30,
    weight: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="How much of the character's LoRA is worn.")
    ] = 0.4,
    takes: Annotated[int, typer.Option(min=2, max=8, help="Pictures that the gate chooses from.")] = 4,
    rounds: Annotated[int, typer.Option(min=1, max=10, help="Batches that a shot may cost.")] = 2,
    judge: Annotated[str, typer.Option(help="What compares; otherwise the best that is installed.")] = "",
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Shots of a character with a weak LoRA that pass: one take each, the gate's choice, all tries (Toon XL)."""
    from ..configs.schema import load_characters, load_loras, load_sdxl
    from .gate import Weak, bench_gate
    from .server import on_comfyui

    async def measure(server: ComfyServer, client: ComfyClient, report: Progress) -> Figures:
        asked = Weak(shots=shots, weight=weight, takes=takes, rounds=rounds, judge=judge)
        return await bench_gate(client, load_sdxl(), load_characters(), load_loras(), asked, report)

    units = {"accepted.*": SHARE, "by_framing.*": SHARE, "by_character.*": SHARE}
    show(on_comfyui(measure), as_json, target, units)


@app.command()
def toonxl(
    count: Annotated[
        int, typer.Option(min=1, max=2000, help="Pictures of each kind; of ControlNets 40 at most.")
    ] = 100,
    checkpoint: Annotated[str, typer.Option(help="Name in ComfyUI; else the shipped one.")] = "",
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Prompt obedience at 20 and 8 steps, speed, ControlNets and LoRAs of Toon XL, through ComfyUI."""
    from .server import on_comfyui
    from .toonxl_figures import bench_toonxl

    async def measure(server: ComfyServer, client: ComfyClient, report: Progress) -> Figures:
        return await bench_toonxl(server, client, count, checkpoint, report)

    units = {"speed.*": "s", "obedience.*": SHARE, "controls.*.pictures": "", "controls.*": SHARE}
    show(on_comfyui(measure), as_json, target, {**units, "loras.*.pictures": "", "loras.*": SHARE})


@app.command()
def judging(
    pairs: Annotated[int, typer.Option(min=10, max=2000, help="Pairs of mixed degradations.")] = 100,
    seed: Annotated[int, typer.Option(help="Which random mixtures.")] = 0,
    listen: Annotated[
        bool, typer.Option(help="Measure what listens instead: words and likeness (some minutes).")
    ] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Planted faults in puppet shots and spoken lines: found, false alarms, order of mixtures."""
    from ..common.folders import cache_folder
    from ..configs.judging import load_judging
    from ..configs.schema import load_characters
    from .judging import measure
    from .listening import measure_listening

    thresholds, cache = load_judging([]), cache_folder()
    with progress_bar() as report:
        figures = (
            measure_listening(thresholds, load_characters([]), cache, report)
            if listen
            else measure(thresholds, cache, pairs, seed, report)
        )
    show(figures, as_json, target, {"*.in_order": SHARE})


@app.command()
def gateway(
    streams: Annotated[int, typer.Option(min=1, max=256, help="Streams at a time.")] = 32,
    rate: Annotated[float, typer.Option(help="Tokens a second of each stream.", min=1.0, max=500.0)] = 40.0,
    seconds: Annotated[float, typer.Option(min=1.0, max=120.0, help="How long a stream is.")] = 8.0,
    litellm: Annotated[
        bool,
        typer.Option(
            "--litellm", help="Also measure LiteLLM's proxy; its environment (0.7 GB) is made on first use."
        ),
    ] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """What the gateway adds to each chunk of many streams, over asking the engine directly."""
    from .gateway import bench_gateway, install_litellm

    with progress_bar() as report:
        program = install_litellm(part(report, 0.0, 0.5)) if litellm else None
        rest = part(report, 0.5, 1.0) if litellm else report
        figures = asyncio.run(
            bench_gateway(streams=streams, rate=rate, seconds=seconds, litellm=program, progress=rest)
        )
    units = {"rate": "tokens/s", "*.slowest_stream": "tokens/s", "*.cpu_per_1000": "s", "*.chunks": ""}
    show(figures, as_json, target, {**units, "ways.*": "ms"})


@app.command()
def schemas(
    count: Annotated[int, typer.Option(min=1, max=2000, help="How many schemas.")] = 200,
    seed: Annotated[int, typer.Option(help="Which random schemas.")] = 1,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Whether llama.cpp and vLLM's xgrammar let the same texts through under the same JSON schemas."""
    from .schemas import bench_schemas, installed_engines

    model, python = installed_engines()
    with progress_bar() as report:
        found = bench_schemas(count, seed, model=model, python=python, progress=report)
    show(asdict(found), as_json, target)
