"""Opens subgraphs and groups: every node at every place where it stands, with its sockets and its own values.

A subgraph's nodes stand at as many places as the subgraph does. A place's id is the path to it (``5:12``), which
is the id under which ComfyUI runs the node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ...common.errors import StudioError
from ..catalog import Catalog, NodeClass
from .model import PageGraph, PageLink, PageNode, PageWorkflow, Socket
from .roles import NodeRole, role_of
from .widgets import Filled, fill

MOST_NODES = 20_000
"""Nodes of a workflow, those of its subgraphs counted at each place where they stand."""
MOST_DEPTH = 100
"""Subgraphs within each other."""


@dataclass(eq=False, slots=True)
class Area:
    """A graph at one of the places where it stands; ``host`` is the node whose inside it is."""

    graph: PageGraph
    host: PlacedNode | None = None
    places: dict[str, PlacedNode] = field(default_factory=dict)
    leaving: dict[str, list[PageLink]] = field(default_factory=dict)
    """The links by the node that they come from."""

    def __post_init__(self) -> None:
        for link in self.graph.links.values():
            self.leaving.setdefault(link.origin, []).append(link)

    @property
    def path(self) -> str:
        """What stands before the ids of its nodes."""
        return f"{self.host.id}:" if self.host else ""

    def walk(self) -> Iterator[PlacedNode]:
        """All places in it and below, in the file's order."""
        for place in self.places.values():
            yield place
            if place.inside is not None:
                yield from place.inside.walk()


@dataclass(eq=False, slots=True)
class PlacedNode:
    """One node at one place.

    Attributes:
        inputs: its sockets, those that its class has first.
        filled: its widgets and their values; for a node with an inside, the values by the names of its inputs.
        inside: what a subgraph node or legacy group node holds, when it isn't muted or bypassed.
    """

    node: PageNode
    area: Area
    role: NodeRole
    kind: NodeClass | None
    inputs: tuple[Socket, ...]
    outputs: tuple[Socket, ...]
    filled: Filled
    inside: Area | None = None

    @property
    def id(self) -> str:
        """The path to it."""
        return self.area.path + self.node.id

    @property
    def values(self) -> dict[str, Any]:
        """Its values by name."""
        return self.filled.values

    @property
    def runs(self) -> bool:
        """Whether it is sent to the server."""
        return self.role in (NodeRole.REAL, NodeRole.UNKNOWN) and not self.node.is_off

    def socket(self, name: str) -> int | None:
        """The position of an input."""
        return next((i for i, one in enumerate(self.inputs) if one.name == name), None)

    def target(self, file_slot: int) -> int | None:
        """The position of the input that stands at ``file_slot`` in the file."""
        if file_slot >= len(self.node.inputs):
            return None
        return self.socket(self.node.inputs[file_slot].name)


def lay_out(workflow: PageWorkflow, catalog: Catalog) -> Area:
    """The root with everything in it.

    Raises:
        StudioError: ``graph_invalid`` for subgraphs in themselves, or more than :data:`MOST_NODES` nodes.
    """
    _refuse_endless(workflow)
    root = Area(workflow.root)
    waiting = [root]
    while waiting:
        area = waiting.pop()
        for node in area.graph.nodes.values():
            place = _place(node, area, workflow, catalog)
            area.places[node.id] = place
            if place.role is NodeRole.SUBGRAPH and not node.is_off:
                place.inside = Area(workflow.subgraphs[node.type], place)
                waiting.append(place.inside)
    return root


def _place(node: PageNode, area: Area, workflow: PageWorkflow, catalog: Catalog) -> PlacedNode:
    role = role_of(node, area.graph, workflow, catalog)
    if role is NodeRole.SUBGRAPH:
        inner = workflow.subgraphs[node.type]
        saved = list(node.inputs)
        inputs = tuple(_taken(saved, one.name, one.type) for one in inner.inputs)
        outputs = tuple(Socket(one.name, one.type) for one in inner.outputs)
        return PlacedNode(node, area, role, None, inputs, outputs, Filled())
    if role is not NodeRole.REAL:
        return PlacedNode(node, area, role, None, node.inputs, node.outputs, Filled())
    kind = catalog[node.type]
    filled = fill(kind, node.values)
    known = {widget.name: widget for widget in filled.widgets}
    filled.values.update(
        {name: known[name].holding(value) for name, value in node.given.items() if name in known}
    )
    return PlacedNode(node, area, role, kind, _inputs(node, kind, known), _outputs(node, kind), filled)


def _taken(saved: list[Socket], name: str, kind: str) -> Socket:
    """The saved socket of that name, with the type that its definition gives it."""
    for i, one in enumerate(saved):
        if one.name == name:
            del saved[i]
            return Socket(name, kind, one.link, one.widget, one.label)
    return Socket(name, kind)


def _inputs(node: PageNode, kind: NodeClass, widgets: Mapping[str, Any]) -> tuple[Socket, ...]:
    """A class's sockets first, those of its widgets last, then what the file has beyond them."""
    saved = {one.name: one for one in node.inputs}
    plain = [one for one in kind.inputs.values() if one.name not in widgets and one.name in saved]
    absent = [one for one in kind.inputs.values() if one.name not in widgets and one.name not in saved]
    order = {one.name: i for i, one in enumerate(kind.inputs.values())}
    found = [
        Socket(one.name, one.type, saved[one.name].link if one.name in saved else None)
        for one in sorted((*plain, *absent), key=lambda one: order[one.name])
    ]
    for name, widget in widgets.items():
        if widget.input is not None:
            link = saved[name].link if name in saved else None
            found.append(Socket(name, widget.input.type, link, name))
    defined = {one.name for one in found}
    # A socket made of a widget that the class no longer has is gone in the page, too.
    found += [one for one in node.inputs if one.name not in defined and not one.widget]
    return tuple(found)


def _outputs(node: PageNode, kind: NodeClass) -> tuple[Socket, ...]:
    known = tuple(Socket(one.name, one.type) for one in kind.outputs)
    return known + node.outputs[len(known) :]


def _refuse_endless(workflow: PageWorkflow) -> None:
    """Refuses subgraphs that hold themselves, or others so many times over that they are as good as endless."""
    held = {
        key: {node.type for node in graph.nodes.values()} & workflow.subgraphs.keys()
        for key, graph in workflow.subgraphs.items()
    }
    sizes: dict[str, int] = {}
    depths: dict[str, int] = {}

    def size(graph: PageGraph) -> int:
        return sum(sizes.get(node.type, 1) for node in graph.nodes.values())

    try:
        for key in TopologicalSorter(held).static_order():
            sizes[key] = 1 + size(workflow.subgraphs[key])
            depths[key] = 1 + max((depths[one] for one in held[key]), default=0)
    except CycleError as error:
        raise StudioError(
            "graph_invalid",
            f"The subgraph {min(error.args[1])} holds itself.",
            "Take it out of itself in ComfyUI.",
        ) from error
    if max(depths.values(), default=0) > MOST_DEPTH:
        raise StudioError(
            "graph_invalid",
            f"More than {MOST_DEPTH} subgraphs lie within each other.",
            "Take some of the subgraphs out.",
        )
    if size(workflow.root) > MOST_NODES:
        raise StudioError(
            "graph_invalid",
            f"With its subgraphs opened the workflow has over {MOST_NODES:,} nodes.",
            "Take some of the subgraphs out.",
        )
