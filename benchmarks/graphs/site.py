"""A place to plant a fault into: a graph in the API form, and how to find fitting spots in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...workflows.catalog import Catalog, Input
from ...workflows.dynamic import unfold
from ...workflows.graph import Graph

Api = dict[str, Any]
Place = tuple[str, str]
"""Node and input."""


@dataclass(slots=True)
class Site:
    """A graph that gets a fault: its API form to be changed, and how to find places in it."""

    api: Api
    graph: Graph
    catalog: Catalog
    rng: random.Random

    def inputs(self, want: Callable[[Input, Any], bool]) -> Place | None:
        """A random place whose input and value are as wanted."""
        places = [place for place, one, value in self._all() if want(one, value)]
        return self.rng.choice(places) if places else None

    def _all(self) -> Iterator[tuple[Place, Input, Any]]:
        for key, node in self.graph.items():
            known = unfold(self.catalog[node.class_type], node.inputs)
            for name, value in node.inputs.items():
                yield (key, name), known[name], value

    def put(self, place: Place | None, value: Any) -> Place | None:
        """Gives an input a value."""
        if place is not None:
            self.api[place[0]]["inputs"][place[1]] = value
        return place

    def node(self, *classes: str) -> str | None:
        """A random node of one of these classes."""
        keys = [key for key, node in self.graph.items() if node.class_type in classes]
        return self.rng.choice(keys) if keys else None

    def one(self, place: Place) -> Input:
        """The input at a place."""
        node = self.graph[place[0]]
        return unfold(self.catalog[node.class_type], node.inputs)[place[1]]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault."""

    name: str
    code: str
    plant: Callable[[Site], Place | None]
    mechanical: bool = False
    allowed: bool = False
    remote: bool = False
