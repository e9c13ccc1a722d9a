"""Measures the agent on the labelled requests: slots, what survives, which tool it picks, whether graphs are taken.

The reader and the planner are measured by :mod:`.story`; here their figures are put beside those of the
loop, of a real ComfyUI that gets every film's graph, and of a language model when one is asked for.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..agent.run.model import configured_model
from ..agent.story import DeterministicPlanner, coverage
from ..agent.story.model import ModelPlanner
from ..common.errors import StudioError
from ..common.events import ModelAsked
from ..common.progress import Progress, silent
from ..configs.schema import load_characters
from ..intent import understand
from ..llm_bridge.client import Budget
from ..workflows.api.client import ComfyClient
from ..workflows.storyboard import storyboard_graph
from .films import CountingClient, bench_films, bench_looks, simulated_card, small_settings
from .story import REQUESTS, Labelled, load_requests, measure

UNSEEN = REQUESTS.with_name("requests_unseen.yaml")


def bench_rules() -> dict[str, Any]:
    """Slots and survival over all labelled requests, without a model."""
    requests = [*load_requests(), *load_requests(UNSEEN)]
    report = measure(requests, load_characters([]))
    return {
        "requests": report.requests,
        "slot_accuracy": round(report.slot_accuracy, 4),
        "labelled_accuracy": round(report.labelled_accuracy, 4),
        "wrong": report.wrong,
        "demands_lost": report.not_honoured,
        "mean_ms": round(report.mean_ms, 1),
    }


async def bench_graphs(client: ComfyClient, progress: Progress = silent) -> dict[str, Any]:
    """Gives the graph of every labelled film to a real server and takes it out of the queue again."""
    requests, cast = load_requests(), load_characters([])
    refused: list[str] = []
    nodes = 0
    for number, request in enumerate(requests):
        progress(number / len(requests), request.text[:40])
        board = DeterministicPlanner().plan(
            understand(request.text, characters=cast), seed=0, characters=cast
        )
        graph, _ = storyboard_graph(board, run="bench", width=320, height=180)
        nodes += len(graph)
        prompt_id = str(uuid.uuid4())
        try:
            await client.submit(graph, prompt_id=prompt_id)
        except StudioError as error:
            refused.append(f"{request.text}: {error.message}")
        else:
            await client.cancel(prompt_id)
    return {
        "graphs": len(requests),
        "accepted": len(requests) - len(refused),
        "nodes": nodes,
        "refused": refused,
    }


def bench_model(count: int, progress: Progress = silent) -> dict[str, Any]:
    """Plans some requests with the configured language model: what it decided, what survived, how long."""
    cast, lost, seconds = load_characters([]), list[str](), list[float]()
    told: list[ModelAsked] = []
    requests = spread(load_requests(), count)
    for number, request in enumerate(requests):
        progress(number / len(requests), request.text[:40])
        intent = understand(request.text, characters=cast)
        planner = ModelPlanner(
            configured_model([]),
            Budget(calls=120),
            told.append,
        )
        started = time.perf_counter()
        board = planner.plan(intent, seed=0, characters=cast)
        seconds.append(round(time.perf_counter() - started, 1))
        lost += [f"{request.text}: {what}" for what in coverage(intent, board)]
    asked, kept = sum(one.asked for one in told), sum(one.kept for one in told)
    return {
        "requests": len(requests),
        "models": sorted({one.name for one in told}),
        "decisions": asked,
        "decisions_kept": kept,
        "demands_lost": lost,
        "seconds": seconds,
    }


def spread(requests: Sequence[Labelled], count: int) -> list[Labelled]:
    """``count`` requests from all over the list."""
    return list(requests[:: max(len(requests) // max(count, 1), 1)][:count])


def bench_agent(
    *,
    graphs: bool,
    looks: int,
    films: int,
    model: int,
    figures: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """All of it.

    Args:
        graphs: whether every film's graph is given to a real ComfyUI.
        looks: so many requests are given to it in every look, job by job.
        films: so many films are made in every look.
        model: so many requests are also planned with the language model.
        figures: a JSON file to which films are added one by one; the films that stand there aren't made again.
    """
    from ..runtime.server import running_comfyui

    found: dict[str, Any] = {"rules": bench_rules()}
    requests = load_requests()

    async def on_a_server() -> None:
        async with running_comfyui(None, progress) as server, CountingClient(server.url) as client:
            if graphs:
                found["graphs"] = await bench_graphs(client, progress)
            if looks:
                found["looks"] = await bench_looks(client, spread(requests, looks), settings, progress)
            if films:
                found["films"] = await bench_films(
                    client,
                    spread(requests, films),
                    settings,
                    model=model > 0,
                    figures=figures,
                    progress=progress,
                )

    if graphs or looks or films:
        with small_settings() as settings, simulated_card():
            asyncio.run(on_a_server())
    if model:
        found["model"] = bench_model(model, progress)
    return found
