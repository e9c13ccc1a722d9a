"""What the page asks about the graph on the canvas: what it does, what is wrong with it, and what an order makes of it.

The graph comes in the body as the page itself would save it, and goes back the same way: nothing is written or run.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, Final

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from ..common.records import BOUNDS
from .bodies import read_body, valid
from .run_manager import RunManager

if TYPE_CHECKING:
    from ..workflows.catalog import Catalog

MAX_GRAPH: Final = 8_000_000
"""Bytes: workflows of 5,000 nodes have about five million."""
NodeId = Annotated[str, Field(max_length=200, pattern=r"^-?\w+(:-?\w+)*$")]


class GraphBody(BaseModel):
    """The graph on the canvas."""

    model_config = ConfigDict(extra="forbid", **BOUNDS)

    graph: dict[str, Any]


class GraphOrderBody(GraphBody):
    """The graph on the canvas, what to change in it, and the ids of the nodes that are selected there."""

    order: str = Field(max_length=4000)
    selected: list[NodeId] = Field(default=[], max_length=5000)


async def edited(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """The graph after an order in words and what is changed in it; without a graph, the questions that come first."""
    asked = valid(GraphOrderBody, await read_body(request, MAX_GRAPH))
    catalog = await _catalog(desk)

    def answered() -> dict[str, Any]:
        # the grammar takes a second to load, which ComfyUI's start needn't wait for
        from ..agent.graphedits import perform_order

        answer = perform_order(asked.order, asked.graph, catalog, asked.selected)
        return {**answer.as_dict(), "graph": answer.result.data if answer.result is not None else None}

    return await asyncio.to_thread(answered)


async def told(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """What a graph does, and what the checker says of it, each with the node that it is about."""
    asked = valid(GraphBody, await read_body(request, MAX_GRAPH))
    catalog = await _catalog(desk)

    def answered() -> dict[str, Any]:
        from ..workflows.check import check, verdict
        from ..workflows.describe import told_of
        from ..workflows.reader import read_any

        graph = read_any(asked.graph, catalog).graph
        problems = check(graph, catalog)
        return {
            "told": [{"text": one.text, "node": one.node} for one in told_of(graph, catalog)],
            "verdict": str(verdict(problems)),
            "problems": [one.as_dict() for one in problems],
        }

    return await asyncio.to_thread(answered)


async def _catalog(desk: RunManager) -> Catalog:
    """What this ComfyUI's nodes take and which files it has."""
    from ..workflows.api.cache import load_catalog
    from ..workflows.api.client import ComfyClient

    async with ComfyClient(desk.url) as client:
        return await load_catalog(client)
