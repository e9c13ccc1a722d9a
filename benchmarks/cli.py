"""``./studio bench``: every figure that the documentation states, measured again by one command each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import psutil
import typer

from ..agent.cli.make import progress_bar
from ..common.files import write_text
from ..common.terminal import terminal

app = typer.Typer(help="Measures what the studio promises.", no_args_is_help=True)
out = terminal()
Out = Annotated[Path | None, typer.Option("--out", help="Also write the figures to this JSON file.")]


def _tell(figures: dict[str, Any], target: Path | None) -> None:
    text = json.dumps(figures, ensure_ascii=False, indent=2, default=str)
    if target is not None:
        write_text(target, text + "\n")
    out.print_json(text)


@app.command()
def film(target: Out = None) -> None:
    """Wall time, memory and phases of films of 10, 30 and 60 seconds and a preview."""
    from .make import bench_speed

    with progress_bar() as report:
        figures = bench_speed(report)
    _tell(figures, target)


@app.command()
def startup(
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often each command is run.")] = 5,
    against: Annotated[
        Path | None, typer.Option(help="Another checkout of the studio, run in turns with this one.")
    ] = None,
    target: Out = None,
) -> None:
    """How long commands take until they answer, also in a home that is new."""
    from .startup import bench_startup

    with progress_bar() as report:
        figures = bench_startup(rounds, against, report)
    _tell(figures, target)


@app.command()
def graphs(
    page: Annotated[
        bool, typer.Option("--page", help="Compare the converter with ComfyUI's page in Chromium instead.")
    ] = False,
    files: Annotated[int, typer.Option(min=1, max=2000, help="With --page, so many workflow files.")] = 150,
    target: Out = None,
) -> None:
    """Planted faults, repairs, false alarms and speed of the graph checker, on the embedded ComfyUI."""
    from ..runtime.server import running_comfyui
    from ..runtime.source import embedded_base
    from ..workflows.api.client import ComfyClient
    from ..workflows.models.families import scan
    from .graphs.material import material
    from .graphs.measure import bench_graphs
    from .graphs.page import bench_page

    async def measure() -> dict[str, Any]:
        with progress_bar() as report:
            async with running_comfyui(None, report) as server, ComfyClient(server.url) as client:
                if not page:
                    return await bench_graphs(server.url, scan(embedded_base() / "models"), progress=report)
                catalog = await client.catalog()
                return await bench_page(server.url, material(catalog, files), catalog, report)

    _tell(asyncio.run(measure()), target)


@app.command()
def agent(
    server: Annotated[bool, typer.Option(help="Also give every film's graph to a real ComfyUI.")] = True,
    looks: Annotated[
        int,
        typer.Option(min=0, max=139, help="So many requests in every look, job by job, to a real ComfyUI."),
    ] = 0,
    films: Annotated[int, typer.Option(min=0, max=50, help="So many small films in every look.")] = 0,
    model: Annotated[int, typer.Option(min=0, max=139, help="So many requests with the language model.")] = 0,
    target: Out = None,
) -> None:
    """The labelled requests: slots, demands that survive, graphs that a server takes, films (needs a checkout).

    With --out each film's figures are kept when it is made, and the same command goes on with a trial that was
    broken off.
    """
    from .agent import bench_agent

    with progress_bar() as report:
        figures = bench_agent(
            graphs=server, looks=looks, films=films, model=model, figures=target, progress=report
        )
    _tell(figures, target)


@app.command()
def kills(
    count: Annotated[int, typer.Option(min=1, max=1000, help="How often a director is killed.")] = 50,
    seed: Annotated[int, typer.Option(help="Which random moments.")] = 0,
    size: Annotated[str, typer.Option(help="Size of the films.")] = "640x360",
    target: Out = None,
) -> None:
    """Kills directors at random moments and resumes them: same film, nothing made twice, nothing left behind.

    With --out the figures are kept after every kill, and the same command goes on with a trial that was broken off.
    """
    from .kills import bench_kills

    with progress_bar() as report:
        figures = bench_kills(count, seed, size, target, report)
    _tell(figures, target)


@app.command()
def revision(
    lines: Annotated[int, typer.Option(min=0, max=60, help="Spoken lines with a planted fault.")] = 16,
    shots: Annotated[int, typer.Option(min=0, max=60, help="Toon XL shots with a planted fault.")] = 8,
    target: Out = None,
) -> None:
    """Takes made with a slot set wrongly: how many the director mends in three rounds, on a real ComfyUI."""
    from ..common.folders import runs_folder
    from ..configs.schema import load_characters
    from ..runtime.server import running_comfyui
    from ..workflows.api.client import ComfyClient
    from .revision import bench_revision

    async def measure() -> dict[str, Any]:
        with progress_bar() as report:
            async with running_comfyui(None, report) as server, ComfyClient(server.url) as client:
                return await bench_revision(
                    client, runs_folder(), load_characters(), lines=lines, shots=shots, progress=report
                )

    _tell(asyncio.run(measure()), target)


@app.command()
def writing(target: Out = None) -> None:
    """The labelled requests: slots read, demands obeyed, lines repeated, milliseconds (needs a checkout)."""
    from ..configs.schema import load_characters
    from .story import load_requests, measure

    report = measure(load_requests(), load_characters([]))
    figures = {
        **asdict(report),
        "slot_accuracy": report.slot_accuracy,
        "labelled_accuracy": report.labelled_accuracy,
    }
    _tell(figures, target)


@app.command()
def voices(target: Out = None) -> None:
    """Fifty lines by the cast: word errors of a recogniser, likeness of the voices, speed (needs the test packages)."""
    from ..common.folders import cache_folder
    from ..configs.schema import load_characters
    from ..voice.kokoro import KokoroVoice
    from ..voice.recognition import SpeakerEncoder, SpeechRecognizer
    from .voice import LINES, SAME_SPEAKER, likeness, real_time, say_all, understood

    cast = {name: preset.voice for name, preset in load_characters([]).items()}
    said = say_all(KokoroVoice(cache_folder()), cast, LINES)
    heard, alike = understood(SpeechRecognizer(cache_folder()), said), likeness(SpeakerEncoder(), said)
    figures = {
        "word_error_rate": round(heard.rate, 4),
        "by_voice": {name: round(errors / words, 4) for name, (errors, words) in heard.by_voice.items()},
        "closest_pair": round(alike.closest, 3),
        "same_speaker_from": SAME_SPEAKER,
        "same_voice_least": round(float(alike.within.min()), 3),
        "pitch_hz": dict(zip(alike.names, alike.pitch.round(1).tolist(), strict=True)),
        "cpu_seconds_per_second": round(real_time(said), 3),
    }
    _tell(figures, target)


@app.command()
def puppets(target: Out = None) -> None:
    """Frames a second of the puppet renderer at several sizes, and the time of a small still."""
    from .puppets import measure, measure_still

    speeds = {f"{one.width}x{one.height}": round(one.fps, 1) for one in measure()}
    _tell({"frames_per_second": speeds, "still_128_ms": round(measure_still() * 1000, 1)}, target)


@app.command()
def images(
    profile: Annotated[str, typer.Option(help="A profile of sdxl_config.yaml; otherwise its default.")] = "",
    quality: Annotated[str, typer.Option(help="draft, standard, high or ultra.")] = "standard",
    count: Annotated[int, typer.Option(min=2, max=200, help="Pictures of each kind.")] = 10,
    target: Out = None,
) -> None:
    """Seconds a picture, and what our nodes cost over the same graph of ComfyUI's own nodes."""
    from ..configs.schema import load_characters, load_sdxl
    from ..runtime.server import running_comfyui
    from ..workflows.api.client import ComfyClient
    from .images import bench_images

    preset = next(one for one in load_characters().values() if not one.loras and not one.narrator)

    async def measure() -> dict[str, Any]:
        with progress_bar() as report:
            async with running_comfyui(None, report) as server, ComfyClient(server.url) as client:
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

    _tell(asyncio.run(measure()), target)


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
    target: Out = None,
) -> None:
    """Shots of a character with a weak LoRA that pass: one take each, the gate's choice, all tries (Toon XL)."""
    from ..configs.schema import load_characters, load_loras, load_sdxl
    from ..runtime.server import running_comfyui
    from ..workflows.api.client import ComfyClient
    from .gate import Weak, bench_gate

    async def measure() -> dict[str, Any]:
        asked = Weak(shots=shots, weight=weight, takes=takes, rounds=rounds, judge=judge)
        with progress_bar() as report:
            async with running_comfyui(None, report) as server, ComfyClient(server.url) as client:
                return await bench_gate(client, load_sdxl(), load_characters(), load_loras(), asked, report)

    _tell(asyncio.run(measure()), target)
