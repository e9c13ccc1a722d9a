"""``./studio bench gateway`` and ``./studio bench schemas``: the figures of this room, measured again."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from ..common.errors import StudioError
from ..common.folders import cache_folder
from ..common.progress import silent
from ..common.terminal import terminal

Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]


def _show(data: Any, as_json: bool, table: Table) -> None:
    terminal().print_json(json.dumps(data)) if as_json else terminal().print(table)


def _report(fraction: float, text: str) -> None:
    terminal(stderr=True).print(text, markup=False, highlight=False)


def _install_litellm() -> Path:
    from ..llm_bridge.environment import LITELLM, install

    return install(LITELLM, cache_folder() / "environments" / "litellm", progress=_report).with_name(
        "litellm"
    )


def bench_gateway(
    streams: Annotated[int, typer.Option(min=1, max=256)] = 32,
    rate: Annotated[float, typer.Option(help="Tokens a second of each stream.", min=1.0, max=500.0)] = 40.0,
    seconds: Annotated[float, typer.Option(min=1.0, max=120.0)] = 8.0,
    litellm: Annotated[
        bool,
        typer.Option(
            "--litellm", help="Also measure LiteLLM's proxy; its environment (0.7 GB) is made on first use."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """What the gateway adds to each chunk of many streams, over asking the engine directly."""
    from . import gateway as measure

    program = _install_litellm() if litellm else None
    found = asyncio.run(measure.bench_gateway(streams=streams, rate=rate, seconds=seconds, litellm=program))
    table = Table(
        "way",
        "p50 ms",
        "p99 ms",
        "added p50",
        "added p99",
        "added to a whole answer",
        "slowest tokens/s",
        "CPU s / 1,000 chunks",
    )
    for name, way in found["ways"].items():
        added = [f"{way[key]:.2f}" if key in way else "" for key in ("added_p50", "added_p99", "added_whole")]
        cells = [f"{way['p50']:.2f}", f"{way['p99']:.2f}", *added, f"{way['slowest_stream']:.2f}"]
        table.add_row(name, *cells, f"{way['cpu_per_1000']:.3f}" if way["cpu_per_1000"] else "")
    _show(found, as_json, table)


def bench_schemas(
    count: Annotated[int, typer.Option(min=1, max=2000)] = 200,
    seed: int = 1,
    as_json: Json = False,
) -> None:
    """Whether llama.cpp and vLLM's xgrammar let the same texts through under the same JSON schemas."""
    from ..llm_bridge.engines.llamacpp import model_path
    from ..llm_bridge.engines.pool import models_folder
    from ..llm_bridge.engines.vllm import vllm_folder
    from ..llm_bridge.environment import python_of
    from ..llm_bridge.profiles import load_llm
    from .schemas import bench_schemas as measure

    files = [p.file for p in load_llm().profiles.values() if p.engine == "embedded" and p.file is not None]
    if not files:
        raise StudioError(
            "model_missing", "No profile in llm.yaml is embedded.", "Add the shipped one again."
        )
    model = model_path(files[0], models_folder(cache_folder()))
    python = python_of(vllm_folder(cache_folder() / "environments"))
    found = measure(count, seed, model=model, python=python, progress=_report if not as_json else silent)
    table = Table("what", "number", "of")
    table.add_row("schemas on which both engines agree", str(found.equal), str(found.schemas))
    table.add_row("texts that fit, accepted by both", str(found.accepted), str(found.fitting))
    table.add_row("… with quotation marks or line breaks", str(found.quoted_accepted), str(found.quoted))
    _show(asdict(found), as_json, table)
