"""Reads a graph from a file's JSON, whichever form it has: the page's own (:mod:`.page`), or the API's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import Catalog
from .graph import Graph
from .page import PageReading, read


def from_editor(workflow: Any, catalog: Catalog) -> Graph:
    """The graph that the page would send for ``workflow``; :func:`.page.read` also tells what it leaves out.

    Raises:
        StudioError: ``graph_invalid``.
    """
    return read(workflow, catalog).graph


def is_editor(data: Any) -> bool:
    """Whether parsed JSON is a workflow in the page's form."""
    return isinstance(data, Mapping) and isinstance(data.get("nodes"), list)


def read_any(data: Any, catalog: Catalog) -> PageReading:
    """Reads a graph in either form.

    Raises:
        StudioError: ``graph_invalid``.
    """
    return read(data, catalog) if is_editor(data) else PageReading(Graph.from_api(data))
