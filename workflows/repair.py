"""Corrects what the checker finds, by rule, where only one correction makes sense; and says what it did.

All or nothing: the graph comes back repaired only when nothing grave is left, otherwise as it was, with what is
left. Nothing is guessed between equals: cycles, foreign model families and ambiguous links are for a person or
the planner to decide. The rules themselves stand in :mod:`.fixes`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .catalog import Catalog
from .check import Problem, Verdict, check, verdict
from .fixes import Draft, GraphFix, fix_problem
from .graph import Graph

MAX_WORK = 400_000
"""Nodes × problems; beyond that a graph is broken rather than faulty, and repairing it would take minutes."""
MAX_ROUNDS = 8
"""Each round may uncover faults behind the ones it repairs; graphs in practice need one or two."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of a repair: the graph, every change made, and the problems that remain."""

    graph: Graph
    changes: tuple[GraphFix, ...]
    left: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing grave is left."""
        return verdict(self.left) != Verdict.HALT


def repair(graph: Graph, catalog: Catalog, *, allowed: Collection[str] | None = None) -> Repair:
    """Repairs ``graph`` for the ComfyUI of ``catalog``.

    Repairing a repaired graph changes nothing. A graph with very many faults for its size comes back as it was
    (:data:`MAX_WORK`). ``allowed`` is as for :func:`.check.check`; nodes that aren't
    allowed are never inserted.
    """
    problems = check(graph, catalog, allowed=allowed)
    draft = Draft(graph, catalog, allowed)
    left = problems
    for _ in range(MAX_ROUNDS if len(graph) * len(problems) <= MAX_WORK else 0):
        before = len(draft.changes)
        touched: set[tuple[str, str]] = set()
        for problem in left:
            place = (problem.node, problem.input)
            if place not in touched and fix_problem(draft, problem):
                touched.add(place)
        if len(draft.changes) == before:
            break
        left = check(draft.graph, catalog, allowed=allowed)
    if verdict(left) == Verdict.HALT:
        return Repair(graph, (), tuple(problems))
    return Repair(draft.graph, tuple(draft.changes), tuple(left))
