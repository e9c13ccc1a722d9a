"""How far a running graph is, as one fraction: node weights, sampler steps, what was cached.

Fed with the server's events; never goes back. Where the events come from is :mod:`.listen`'s matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..graph import Graph

LOADER_WEIGHT, DEFAULT_WEIGHT = 5.0, 1.0
"""Rough work of a node in sampler steps: reading a checkpoint takes about as long as a handful of steps."""


class Meter:
    """The progress of one prompt."""

    def __init__(self, graph: Graph) -> None:
        self._names = {key: node.title or node.class_type for key, node in graph.items()}
        self._weights = {key: _weight(node.class_type, node.inputs) for key, node in graph.items()}
        self._whole = sum(self._weights.values()) or 1.0
        self._parts: dict[str, float] = {}
        self._running = ""
        self.fraction = 0.0
        self.text = "waiting"

    def cached(self, nodes: Any) -> None:
        """These nodes needn't run."""
        for node in nodes if isinstance(nodes, list) else ():
            self._set(str(node), 1.0)

    def starts(self, node: str) -> None:
        """``node`` runs now; what ran before it is done."""
        if self._running and self._running != node:
            self._set(self._running, 1.0)
        self._running = node
        self.text = self._names.get(self._known(node), node)
        self._set(node, self._parts.get(self._known(node), 0.0))

    def steps(self, node: str, value: Any, whole: Any) -> None:
        """``node`` is at step ``value`` of ``whole``."""
        if not isinstance(value, int | float) or not isinstance(whole, int | float) or not whole > 0:
            return
        if whole > 1:
            self.text = f"{self._names.get(self._known(node), node)} {value:g}/{whole:g}"
        self._set(node, min(max(value / whole, 0.0), 1.0))

    def ends(self, node: str) -> None:
        """``node`` is done."""
        self._set(node, 1.0)

    def _known(self, node: str) -> str:
        """Nodes made by expansion (``7.0.2``) or inside a subgraph (``7:2``) count to the node they came from."""
        while node not in self._weights:
            cut = max(node.rfind("."), node.rfind(":"))
            if cut < 0:
                return node
            node = node[:cut]
        return node

    def _set(self, node: str, part: float) -> None:
        known = self._known(node)
        if known not in self._weights:
            return
        if known != node:
            part = min(part, 0.99)
        self._parts[known] = max(self._parts.get(known, 0.0), part)
        done = sum(self._weights[key] * value for key, value in self._parts.items())
        self.fraction = max(self.fraction, min(done / self._whole, 1.0))


def _weight(class_type: str, inputs: Mapping[str, Any]) -> float:
    steps = inputs.get("steps")
    if isinstance(steps, int) and not isinstance(steps, bool) and steps > 0:
        return DEFAULT_WEIGHT + min(float(steps), 1000.0)
    if "Loader" in class_type:
        return LOADER_WEIGHT
    return DEFAULT_WEIGHT
