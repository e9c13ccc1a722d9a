"""Tools for ComfyUI graphs that somebody has: say what one does, check it, change it by words, compare two.

Graphs come and go as JSON text, in the page's or the API's form; no file is touched.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from pydantic import BaseModel, Field

from ...workflows.api.cache import load_catalog
from ...workflows.catalog import Catalog
from ...workflows.check import check, verdict
from ...workflows.describe import describe
from ...workflows.diff import diff
from ...workflows.graph import Graph, GraphReadError, load_json
from ...workflows.reader import read_any
from ..graphedits import perform_order
from .base import Cost, Tool, ToolInput
from .context import ToolContext

GraphText = Field(
    min_length=2, max_length=2_000_000, description="the workflow's JSON, as ComfyUI saved or exported it"
)


class GraphInput(ToolInput):
    """A graph."""

    graph: str = GraphText


class GraphOrderInput(ToolInput):
    """A graph and what to change in it."""

    graph: str = GraphText
    order: str = Field(
        min_length=1, max_length=2000, description="in words; several orders may stand in one sentence"
    )


class GraphPairInput(ToolInput):
    """Two graphs."""

    graph: str = GraphText
    newer: str = GraphText


class GraphSentences(BaseModel):
    """What there is to say, sentence by sentence."""

    told: list[str]


class GraphVerdict(BaseModel):
    """``pass``, ``advice`` or ``halt``, and why."""

    verdict: str
    problems: list[dict[str, Any]]


class GraphChanged(BaseModel):
    """The edited graph as JSON text; empty, with questions, when something must be answered first."""

    understood: list[str]
    questions: list[str]
    done: list[str]
    graph: str = ""


async def _catalog(kit: ToolContext) -> Catalog:
    return await load_catalog(await kit.client())


def _data(text: str) -> dict[str, Any]:
    data = load_json(text)
    if not isinstance(data, dict):
        raise GraphReadError("The graph isn't a JSON object.")
    return data


def _graph(text: str, catalog: Catalog) -> Graph:
    return read_any(_data(text), catalog).graph


async def graph_describe(kit: ToolContext, wanted: GraphInput) -> GraphSentences:
    """What a graph does, which files it needs and what is odd about it."""
    catalog = await _catalog(kit)
    return GraphSentences(
        told=await asyncio.to_thread(lambda: describe(_graph(wanted.graph, catalog), catalog))
    )


async def graph_check(kit: ToolContext, wanted: GraphInput) -> GraphVerdict:
    """What is wrong with a graph."""
    catalog = await _catalog(kit)
    problems = await asyncio.to_thread(lambda: check(_graph(wanted.graph, catalog), catalog))
    return GraphVerdict(verdict=str(verdict(problems)), problems=[one.as_dict() for one in problems])


async def graph_edit(kit: ToolContext, wanted: GraphOrderInput) -> GraphChanged:
    """A graph after an order in words, or questions."""
    catalog = await _catalog(kit)
    answer = await asyncio.to_thread(lambda: perform_order(wanted.order, _data(wanted.graph), catalog))
    done = answer.result
    return GraphChanged(
        understood=list(answer.understood),
        questions=list(answer.questions),
        done=list(done.told) if done is not None else [],
        graph=json.dumps(done.data, ensure_ascii=False) if done is not None else "",
    )


async def graph_diff(kit: ToolContext, wanted: GraphPairInput) -> GraphSentences:
    """How two graphs differ."""
    catalog = await _catalog(kit)
    found = await asyncio.to_thread(
        lambda: diff(_graph(wanted.graph, catalog), _graph(wanted.newer, catalog))
    )
    return GraphSentences(told=[one.words for one in found])


TOOLS: tuple[Tool[Any, Any], ...] = (
    Tool(
        "graph_describe",
        "Says in sentences what a ComfyUI workflow does, which models it needs and what is odd about it.",
        GraphInput,
        GraphSentences,
        Cost.CPU,
        graph_describe,
        words="workflow graph nodes explain json 工作流 节点 说明",
    ),
    Tool(
        "graph_check",
        "Checks a ComfyUI workflow: what the server would refuse, and what it would make differently than meant.",
        GraphInput,
        GraphVerdict,
        Cost.CPU,
        graph_check,
        words="workflow graph nodes valid sound json 工作流 检查",
    ),
    Tool(
        "graph_edit",
        "Changes a ComfyUI workflow by words: LoRAs, sampler, steps, prompts, size, upscaling, ControlNet, nodes.",
        GraphOrderInput,
        GraphChanged,
        Cost.CPU,
        graph_edit,
        words="workflow graph nodes add remove lora sampler json 工作流 修改 节点",
    ),
    Tool(
        "graph_diff",
        "Tells how two ComfyUI workflows differ.",
        GraphPairInput,
        GraphSentences,
        Cost.CPU,
        graph_diff,
        words="workflow graph compare changed json 工作流 比较",
    ),
)
