"""Measures the room: planted faults found and repaired, agreement with a live server, speed.

``./studio bench graphs`` prints what :func:`bench_graphs` gives; docs/workflows.md keeps the figures.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from ...workflows.api.client import ComfyClient
from ...workflows.api.faults import GraphRejectedError
from ...workflows.catalog import Catalog
from ...workflows.check import Problem, Verdict, check, check_api
from ...workflows.graph import Graph, GraphReadError
from ...workflows.repair import repair
from ...workflows.skills.base import installed
from .faults import FAULTS
from .made import sound_graphs, text_graph, thirty_nodes
from .site import Api, FaultKind, Place, Site

EACH = 25
"""Graphs that every kind of fault is planted into."""
TRIES = 40
"""Graphs looked at for one that a fault fits into."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A graph with a fault in it, and where the checker has to see it."""

    fault: FaultKind
    api: Api
    place: Place


@dataclass(slots=True)
class KindFigures:
    """One kind of fault: planted, found with the right code and node, repaired, accepted by the server."""

    name: str
    code: str
    mechanical: bool
    planted: int = 0
    found: int = 0
    repaired: int = 0
    accepted: int = 0
    server_saw: int = 0
    missed: list[str] = field(default_factory=list)


def plant(fault: FaultKind, catalog: Catalog, *, seed: int, count: int = EACH) -> Iterator[Planted]:
    """``count`` graphs with ``fault``; fewer when it fits into too few."""
    done = 0
    rng = random.Random(f"{fault.name} {seed}")
    for graph in islice(sound_graphs(catalog, seed=seed), count * TRIES):
        site = Site(graph.to_api(), graph, catalog, rng)
        place = fault.plant(site)
        if place is not None:
            yield Planted(fault, site.api, place)
            done += 1
        if done == count:
            return


def judge(planted: Planted, catalog: Catalog) -> list[Problem]:
    """What the checker says of a planted graph, under the fault's own conditions."""
    allowed = None
    if planted.fault.allowed:
        allowed = set(catalog) - {planted.api[planted.place[0]]["class_type"]}
    if planted.fault.remote:
        catalog = Catalog(catalog.object_info, version=catalog.version)
    return check_api(planted.api, catalog, allowed=allowed)


def is_found(planted: Planted, problems: Sequence[Problem]) -> bool:
    """Whether one problem has the right code and the right node and input."""
    node, name = planted.place
    return any(
        one.code == planted.fault.code and node in ("", one.node) and name in ("", one.input)
        for one in problems
    )


class Referee:
    """Asks a live server whether it takes a graph, without letting it run.

    A long prompt holds the queue; what is accepted behind it is taken out again.
    """

    def __init__(self, client: ComfyClient) -> None:
        self._client = client
        self.asked = 0
        self.seconds = 0.0

    async def accepts(self, api: Api) -> bool:
        """Whether the server takes the whole graph with empty ``node_errors``."""
        self.asked += 1
        prompt_id = str(uuid.uuid4())
        started = time.perf_counter()
        try:
            await self._client.submit(api, prompt_id=prompt_id)
        except GraphRejectedError:
            return False
        finally:
            self.seconds += time.perf_counter() - started
        await self._client.cancel(prompt_id)
        return True


@asynccontextmanager
async def referee(client: ComfyClient, catalog: Catalog) -> AsyncIterator[Referee]:
    """A :class:`Referee` whose server is kept busy inside the block, where there is a checkpoint to do it with.

    Without one, what is accepted runs; such graphs are small.
    """
    if not installed(catalog, "CheckpointLoaderSimple.ckpt_name"):
        yield Referee(client)
        return
    blocker = text_graph(catalog)
    key = next(key for key, node in blocker.items() if node.class_type == "KSampler")
    prompt_id = str(uuid.uuid4())
    await client.submit(blocker.with_inputs(key, {"steps": 10_000}), prompt_id=prompt_id)
    try:
        yield Referee(client)
    finally:
        await client.cancel(prompt_id)


async def bench_faults(
    catalog: Catalog,
    *,
    judge_server: Referee | None = None,
    seed: int = 0,
    count: int = EACH,
    progress: Callable[[float, str], None] = lambda fraction, text: None,
) -> list[KindFigures]:
    """Plants every kind of fault ``count`` times, checks and repairs, and asks the server when there is one."""
    rows = []
    for i, fault in enumerate(FAULTS):
        progress(i / len(FAULTS), fault.name)
        row = KindFigures(fault.name, fault.code, fault.mechanical)
        for planted in plant(fault, catalog, seed=seed, count=count):
            row.planted += 1
            problems = judge(planted, catalog)
            if is_found(planted, problems):
                row.found += 1
            else:
                row.missed.append(f"{planted.place}: {[(one.code, one.node, one.input) for one in problems]}")
            if judge_server is not None:
                row.server_saw += not await _asks(judge_server, planted.api)
            if fault.mechanical:
                await _repair_one(row, planted, catalog, judge_server)
        rows.append(row)
    return rows


async def _repair_one(row: KindFigures, planted: Planted, catalog: Catalog, server: Referee | None) -> None:
    try:
        fixed = repair(Graph.from_api(planted.api), catalog)
    except GraphReadError:
        return
    gone = not any(one.code == planted.fault.code and one.node == planted.place[0] for one in fixed.left)
    if not (fixed.complete and gone):
        row.missed.append(
            f"{planted.place} not repaired: {[(one.code, one.node, one.input) for one in fixed.left]}"
        )
        return
    row.repaired += 1
    if server is not None:
        taken = await server.accepts(fixed.graph.to_api())
        row.accepted += taken
        if not taken:
            row.missed.append(f"{planted.place}: refused after {[one.words for one in fixed.changes]}")


async def _asks(server: Referee, api: Api) -> bool:
    try:
        json.dumps(api, allow_nan=False)
    except ValueError:
        return False  # can't even be sent
    return await server.accepts(api)


def false_alarms(catalog: Catalog, *, count: int = 500, seed: int = 7) -> int:
    """Problems that the checker sees in sound graphs; there should be none."""
    return sum(len(check(graph, catalog)) for graph in islice(sound_graphs(catalog, seed=seed), count))


@dataclass(frozen=True, slots=True)
class CheckSpeed:
    """Medians in milliseconds."""

    load_cold: float
    check_30_nodes: float
    film_build_and_check: float
    server_round_trip: float | None = None


def bench_speed(
    object_info: bytes, families: dict[str, str], *, server_ms: float | None = None
) -> CheckSpeed:
    """Times loading, checking a 30-node graph, and building and checking a film's worth (40) of graphs."""
    load = _median(lambda: [Catalog(json.loads(object_info))[name] for name in ("KSampler",)], 5)
    catalog = Catalog(json.loads(object_info)).with_families(families)
    large = thirty_nodes(catalog)
    check(large, catalog)
    film = list(islice(sound_graphs(catalog, seed=5), 40))

    def whole_film() -> None:
        for graph in islice(sound_graphs(catalog, seed=5), len(film)):
            check(graph, catalog)

    return CheckSpeed(load, _median(lambda: check(large, catalog), 50), _median(whole_film, 5), server_ms)


def _median(work: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent)


async def bench_graphs(
    base_url: str,
    families: dict[str, str],
    *,
    count: int = EACH,
    progress: Callable[[float, str], None] = lambda fraction, text: None,
) -> dict[str, Any]:
    """All figures against a live ComfyUI that has a checkpoint, as plain data.

    Args:
        base_url: the server.
        families: model families of its files (:func:`...workflows.models.families.scan`), ``{}`` when they can't be read.
        count: graphs a kind of fault.
        progress: hears how far it is.
    """
    async with ComfyClient(base_url) as client:
        await _bring_picture(client)
        raw = await client.object_info()
        catalog = Catalog(raw).with_families(families)
        async with referee(client, catalog) as judge_server:
            rows = await bench_faults(catalog, judge_server=judge_server, count=count, progress=progress)
            sound = list(islice(sound_graphs(catalog, seed=11), 50))
            agreed = sum([await judge_server.accepts(graph.to_api()) for graph in sound])
            server_ms = await _server_time(judge_server, thirty_nodes(catalog))
    speed = bench_speed(json.dumps(raw).encode(), families, server_ms=server_ms)
    return {
        **summary(rows),
        "sound_accepted": f"{agreed}/{len(sound)}",
        "speed": asdict(speed),
        "false_alarms": false_alarms(catalog),
        "rows": [asdict(row) for row in rows],
    }


async def _bring_picture(client: ComfyClient) -> None:
    """A small picture in the input folder, for graphs that start from one."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "animation_studio_bench.png"
        Image.new("RGB", (64, 64), "#406080").save(path)
        await client.upload(path, overwrite=True)


async def _server_time(server: Referee, graph: Graph, times: int = 15) -> float:
    """Median milliseconds of the server's own validation of ``graph``, there and back."""
    spent = []
    for _ in range(times):
        before = server.seconds
        await server.accepts(graph.to_api())
        spent.append((server.seconds - before) * 1000)
    return statistics.median(spent)


def summary(rows: list[KindFigures]) -> dict[str, Any]:
    """The figures that docs/workflows.md keeps."""
    used = [row for row in rows if row.planted]
    mechanical = [row for row in used if row.mechanical]
    planted = sum(row.planted for row in mechanical) or 1
    return {
        "kinds": len(used),
        "planted": sum(row.planted for row in used),
        "found": sum(row.found for row in used),
        "mechanical": planted,
        "repaired": round(sum(row.repaired for row in mechanical) / planted, 4),
        "accepted": round(sum(row.accepted for row in mechanical) / planted, 4),
        "server_silent_kinds": [row.name for row in used if row.server_saw < row.planted],
    }


def halts(problems: Sequence[Problem]) -> bool:
    """Whether the checker would keep the graph from being sent."""
    return any(one.verdict == Verdict.HALT for one in problems)
