"""Judges graphs against a catalog: everything that the server would refuse, and what it would silently get wrong.

:func:`check` takes a read graph, :func:`check_api` JSON in the API form that may not even be readable. Neither
raises on any input. Correcting what is found belongs to :mod:`..repair`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..catalog import Catalog
from ..graph import Graph, GraphReadError
from .context import Context
from .links import check_inputs, check_links
from .meaning import check_meaning, check_twins
from .models import check_models
from .paths import check_paths
from .problem import CHECK_CODES, HALT, Problem, Verdict, verdict
from .structure import check_structure
from .values import check_values

__all__ = ["CHECK_CODES", "Problem", "Verdict", "check", "check_api", "verdict"]

NODE_RULES = (check_inputs, check_links, check_values, check_paths, check_models)


def check(graph: Graph, catalog: Catalog, *, allowed: Collection[str] | None = None) -> list[Problem]:
    """All problems of ``graph``, gravest first, then in graph order.

    Args:
        graph: the graph.
        catalog: what the ComfyUI that will run it has.
        allowed: the only node classes that may be used, when given.
    """
    context = Context(graph, catalog, allowed)
    context.prepare()
    check_structure(context)
    check_twins(context)
    for key, known in context.known.items():
        if context.profiles[key].has_meaning:
            check_meaning(context, known)
        if context.is_sound(known):
            if context.profiles[key].has_models:
                check_models(context, known)
        else:
            for rule in NODE_RULES:
                rule(context, known)
    return sorted(context.problems, key=lambda one: one.verdict != HALT)


def check_api(data: Any, catalog: Catalog, *, allowed: Collection[str] | None = None) -> list[Problem]:
    """All problems of JSON that should be a graph in the API form; nodes that can't be read are problems too."""
    try:
        return check(Graph.from_api(data), catalog, allowed=allowed)
    except GraphReadError as error:
        if not isinstance(data, Mapping) or not error.node:
            return [Problem("malformed", HALT, "", "", error.message, error.fix)]
    if isinstance(data.get("prompt"), Mapping):
        data = data["prompt"]
    problems: list[Problem] = []
    for key, raw in data.items():
        try:
            Graph.from_api({key: raw})
        except GraphReadError as error:
            problems.append(Problem(error.kind, HALT, error.node, error.input, error.message, error.fix))
    return problems
