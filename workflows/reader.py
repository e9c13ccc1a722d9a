"""Reads workflows as ComfyUI's page saves them: subgraphs, bypassed and muted nodes, reroutes, primitives.

The conversion is comfy-cli's (an optional package), which gives what the browser itself would send; here it is
kept from losing nodes in silence and from handing values of a wrong type through bypassed nodes.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ..common.errors import StudioError
from .catalog import MATCH, Catalog, fits
from .check.context import Context, Known
from .check.values import link_only
from .graph import Graph, Link, Node

BYPASSED = 4
"""The page's mode of a node that hands its inputs through."""
MOST_NODES = 20_000
"""Nodes of a workflow, those of its subgraphs counted at each place where they stand."""


def from_editor(workflow: Mapping[str, Any], catalog: Catalog) -> Graph:
    """The graph that the page would send for ``workflow``.

    Raises:
        StudioError: ``extra_missing`` without comfy-cli; ``graph_invalid`` when it can't be converted.
    """
    try:
        from comfy_cli.workflow_to_api import WorkflowConversionError, convert_ui_to_api
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Reading a workflow in the page's form needs comfy-cli.",
            "Install it with: pip install comfy-cli==1.23.0",
        ) from error
    if not isinstance(workflow, Mapping) or not isinstance(workflow.get("nodes"), list):
        raise StudioError(
            "graph_invalid", "This isn't a workflow that ComfyUI's page saved.", "Save it again."
        )
    _refuse_doubles(workflow)
    _refuse_endless(workflow)
    try:
        with _listening() as told:
            api = convert_ui_to_api(dict(workflow), dict(catalog.object_info))
    except WorkflowConversionError as error:
        raise StudioError(
            "graph_invalid", f"The workflow can't be read: {error}", "Save it again."
        ) from error
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise StudioError(
            "graph_invalid",
            f"The workflow is damaged ({type(error).__name__}: {str(error)[:120]}).",
            "Open it in ComfyUI and save it again.",
        ) from error
    _refuse_losses(told)
    graph = _with_own_titles(Graph.from_api(api), catalog)
    return _without_misled(graph, catalog) if _has_bypassed(workflow) else graph


class _Ear(logging.Handler):
    """Keeps what the converter logs in this thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[logging.LogRecord] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a record of the own thread."""
        if record.thread == self._thread:
            self.told.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """What comfy-cli's converter logs inside the block; it is kept from the user's terminal."""
    logger, ear = logging.getLogger("comfy_cli.workflow_to_api"), _Ear()
    passes_on = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield ear.told
    finally:
        logger.removeHandler(ear)
        logger.propagate = passes_on


def _refuse_losses(told: list[logging.LogRecord]) -> None:
    """The converter leaves out nodes that it can't convert and only logs it: that would change the meaning.

    Raises:
        StudioError: ``graph_invalid``.
    """
    for record in told:
        words = record.getMessage()
        if record.levelno >= logging.ERROR or "cyclic" in words:
            raise StudioError(
                "graph_invalid",
                f"A part of the workflow can't be read: {words}.",
                "Open and save it in ComfyUI.",
            )


def _with_own_titles(graph: Graph, catalog: Catalog) -> Graph:
    """Leaves out titles that only repeat the class's own."""
    repeated = {
        key: Node(node.class_type, node.inputs, "", node.group)
        for key, node in graph.items()
        if node.class_type in catalog and node.title in (catalog[node.class_type].title, node.class_type)
    }
    return graph.replaced(repeated)


def _subgraphs(workflow: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    definitions = workflow.get("definitions")
    inner = definitions.get("subgraphs") if isinstance(definitions, Mapping) else None
    return [one for one in inner if isinstance(one, Mapping)] if isinstance(inner, list) else []


def _nodes(graph: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    nodes = graph.get("nodes")
    return [node for node in nodes if isinstance(node, Mapping)] if isinstance(nodes, list) else []


def _node_lists(workflow: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    """The nodes of the workflow itself and of each of its subgraphs."""
    return [_nodes(graph) for graph in (workflow, *_subgraphs(workflow))]


def _has_bypassed(workflow: Mapping[str, Any]) -> bool:
    return any(node.get("mode") == BYPASSED for nodes in _node_lists(workflow) for node in nodes)


def _refuse_doubles(workflow: Mapping[str, Any]) -> None:
    for nodes in _node_lists(workflow):
        seen: set[str] = set()
        for node in nodes:
            key = str(node.get("id"))
            if key in seen:
                raise StudioError(
                    "graph_invalid",
                    f"Two nodes of the workflow have the id {key}.",
                    "Open and save it in ComfyUI.",
                )
            seen.add(key)


def _without_misled(graph: Graph, catalog: Catalog) -> Graph:
    """Leaves out inputs that a bypassed node would feed with another type, as the page does.

    comfy-cli follows the first input of a bypassed node, whatever it carries.
    """
    context = Context(graph, catalog)
    context.prepare()
    changed: dict[str, Node | None] = {}
    for key, known in context.known.items():
        kept = {
            name: value
            for name, value in known.node.inputs.items()
            if not _is_misled(context, known, name, value)
        }
        if len(kept) < len(known.node.inputs):
            changed[key] = Node(known.node.class_type, kept, known.node.title, known.node.group)
    return graph.replaced(changed)


def _is_misled(context: Context, known: Known, name: str, value: Any) -> bool:
    one = known.inputs.get(name)
    if one is None or one.is_widget or one.type == MATCH:
        return False
    if isinstance(value, Link):
        return not fits(context.carried(value), one.type)
    return value is not None and link_only(context, one)


def _refuse_endless(workflow: Mapping[str, Any]) -> None:
    """Refuses subgraphs that hold themselves, or others so many times over that they are as good as endless."""
    nodes = {str(one.get("id")): _nodes(one) for one in _subgraphs(workflow)}
    held = {key: {str(node.get("type")) for node in inside} & nodes.keys() for key, inside in nodes.items()}
    sizes: dict[str, int] = {}

    def size(inside: list[Mapping[str, Any]]) -> int:
        return sum(sizes.get(str(node.get("type")), 1) for node in inside)

    try:
        for key in TopologicalSorter(held).static_order():
            sizes[key] = 1 + size(nodes[key])
    except CycleError as error:
        raise StudioError(
            "graph_invalid",
            f"The subgraph {min(error.args[1])} holds itself.",
            "Take it out of itself in ComfyUI.",
        ) from error
    if size(_nodes(workflow)) > MOST_NODES:
        raise StudioError(
            "graph_invalid",
            f"With its subgraphs opened the workflow has over {MOST_NODES:,} nodes.",
            "Take some of the subgraphs out.",
        )


def read_any(data: Any, catalog: Catalog) -> Graph:
    """Reads a graph in either form."""
    if isinstance(data, Mapping) and isinstance(data.get("nodes"), list):
        return from_editor(data, catalog)
    return Graph.from_api(data)
