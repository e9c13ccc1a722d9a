"""Opens legacy group nodes: each becomes a subgraph of its own, whose inside runs as ``50:0``, ``50:1`` …

A group's definition is what a copy to the clipboard holds: nodes by position, links between them, and which
outputs lead out. Its inputs are those that nothing inside feeds, its widgets those of all its nodes in order;
names that come twice get the node's title before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..catalog import Catalog, Input, NodeClass
from .model import INTO, OUT_OF, Boundary, PageGraph, PageLink, PageNode, PageWorkflow, Socket
from .roles import group_name
from .schema import parse_node
from .widgets import fill, has_widget

PRIMITIVE, REROUTE = "PrimitiveNode", "Reroute"


def with_groups(workflow: PageWorkflow, catalog: Catalog) -> PageWorkflow:
    """The workflow with each legacy group node turned into a node of a subgraph made for it.

    Raises:
        StudioError: ``graph_invalid`` when a definition is damaged.
    """
    if not workflow.groups:
        return workflow
    made: dict[str, PageGraph] = {}

    def opened(graph: PageGraph, where: str) -> PageGraph:
        nodes = dict(graph.nodes)
        for key, node in graph.nodes.items():
            definition = workflow.groups.get(group_name(node) or "")
            if definition is not None:
                kind = f"{node.type} {where}:{key}"
                made[kind] = _Group(definition, catalog, node).graph()
                nodes[key] = replace(node, type=kind, values=None, title=node.title)
        return replace(graph, nodes=nodes)

    root = opened(workflow.root, "")
    subgraphs = {key: opened(graph, key) for key, graph in workflow.subgraphs.items()}
    return replace(workflow, root=root, subgraphs={**subgraphs, **made})


@dataclass(slots=True)
class _Names:
    """Gives the group's inputs names that are told apart."""

    seen: dict[str, int] = field(default_factory=dict)

    def name(self, node: PageNode, name: str, wanted: str) -> str:
        found = key = wanted
        if (node.type == PRIMITIVE and node.title) or found in self.seen:
            prefix = f"{node.title or node.type} "
            found = key = f"{prefix}{name}"
            if found in self.seen:
                found = f"{prefix}{self.seen[found]} {name}"
        self.seen[key] = self.seen.get(key, 1) + 1
        return found


class _Group:
    """One legacy group node with its definition."""

    def __init__(self, definition: Mapping[str, Any], catalog: Catalog, host: PageNode) -> None:
        self._catalog, self._host = catalog, host
        raw = definition.get("nodes")
        listed = raw if isinstance(raw, list) else []
        self._nodes = [replace(parse_node(one, host.type), id=str(i)) for i, one in enumerate(listed)]
        self._config = _mapping(definition.get("config"))
        self._links = list(_inner_links(definition, len(self._nodes)))
        self._leaving = {
            (one[0], one[1])
            for one in _lists(definition.get("external"))
            if len(one) >= 2 and isinstance(one[0], int) and isinstance(one[1], int)
        }

    def graph(self) -> PageGraph:
        """The group's inside, filled with the node's values."""
        names = _Names()
        inputs: list[tuple[str, str, int, str]] = []
        late: list[tuple[str, str, int, str]] = []
        widgets: dict[str, tuple[int, Input]] = {}
        converted: dict[str, tuple[int, Input]] = {}
        for index, node in enumerate(self._nodes):
            for one in self._definition(index):
                custom = _mapping(self._setting(index, "input").get(one.name))
                socket = next((each for each in node.inputs if each.name == one.name), None)
                wanted = str(custom.get("name") or (socket.label if socket else "") or one.name)
                is_converted = has_widget(one) and socket is not None and socket.widget == one.name
                if (not has_widget(one) or is_converted) and self._is_fed(index, one.name):
                    continue
                if is_converted:
                    name = names.name(node, one.name, wanted)
                    late.append((name, one.type, index, one.name))
                    converted[name] = (index, one)
                elif has_widget(one):
                    widgets[names.name(node, one.name, wanted)] = (index, one)
                else:
                    name = names.name(node, one.name, wanted)
                    if custom.get("visible") is not False:
                        inputs.append((name, one.type, index, one.name))
        nodes = self._filled({**widgets, **converted})
        return self._wired(nodes, inputs + late)

    def _definition(self, index: int) -> list[Input]:
        """The inputs of one of the nodes, as its class has them."""
        node = self._nodes[index]
        if node.type == PRIMITIVE:
            fed = next((one for one in self._links if one.origin == str(index)), None)
            target = self._target_input(fed) if fed is not None else None
            options = {**(target.options if target else {}), "control_after_generate": True}
            return [replace(target, name="value", options=options)] if target is not None else []
        if node.type == REROUTE:
            inside = any(one.origin == str(index) for one in self._links) and self._is_fed(index, "")
            kind = next((one.type for one in node.inputs), "*")
            return [] if inside else [Input(kind, kind, required=True, socket_only=True)]
        kind_of_node = self._catalog.get(node.type)
        return list(kind_of_node.inputs.values()) if kind_of_node else []

    def _target_input(self, link: PageLink) -> Input | None:
        node = self._nodes[int(link.target)]
        kind = self._catalog.get(node.type)
        if kind is None or link.target_slot >= len(node.inputs):
            return None
        return kind.inputs.get(node.inputs[link.target_slot].name)

    def _setting(self, index: int, side: str) -> Mapping[str, Any]:
        return _mapping(_mapping(self._config.get(str(index))).get(side))

    def _slot_name(self, index: int, slot: int) -> str | None:
        """The name of the input that stands at ``slot`` in the definition."""
        node = self._nodes[index]
        if slot < len(node.inputs):
            return node.inputs[slot].name
        plain = [one.name for one in self._definition(index) if not has_widget(one)]
        return plain[slot] if slot < len(plain) else None

    def _is_fed(self, index: int, name: str) -> bool:
        return any(
            one.target == str(index) and self._slot_name(index, one.target_slot) == name
            for one in self._links
        )

    def _filled(self, widgets: Mapping[str, tuple[int, Input]]) -> list[PageNode]:
        """The nodes with the values that the group node keeps for them."""
        inputs = {name: replace(one, name=name, required=True) for name, (_, one) in widgets.items()}
        values = fill(NodeClass("", "", "", "", inputs, ()), self._host.values).values
        given: list[dict[str, Any]] = [{} for _ in self._nodes]
        for name, (index, one) in widgets.items():
            if name in values:
                given[index][one.name] = values[name]
        return [replace(node, given=one) for node, one in zip(self._nodes, given, strict=True)]

    def _wired(self, nodes: list[PageNode], inputs: list[tuple[str, str, int, str]]) -> PageGraph:
        """The inside with its links, and its inputs and outputs in the order of the group node's."""
        sockets = [
            {one.name: Socket(one.name, one.type, None, one.widget) for one in node.inputs} for node in nodes
        ]
        links: dict[str, PageLink] = {}
        boundaries: list[Boundary] = []

        def join(origin: str, origin_slot: int, index: int, name: str) -> str:
            known = sockets[index].get(name) or Socket(name, "*")
            key = f"l{len(links)}"
            sockets[index][name] = replace(known, link=key)
            links[key] = PageLink(key, origin, origin_slot, str(index), list(sockets[index]).index(name))
            return key

        for one in self._links:
            name = self._slot_name(int(one.target), one.target_slot)
            if name is not None:
                join(one.origin, one.origin_slot, int(one.target), name)
        for slot, (name, kind, index, inner) in enumerate(inputs):
            target = "" if nodes[index].type == REROUTE else inner
            boundaries.append(Boundary(name, kind, (join(INTO, slot, index, target),)))
        outputs: list[Boundary] = []
        for index, slot, kind in self._outgoing():
            key = f"l{len(links)}"
            links[key] = PageLink(key, str(index), slot, OUT_OF, len(outputs))
            outputs.append(Boundary("", kind, (key,)))
        wired = {
            node.id: replace(node, inputs=tuple(own.values()))
            for node, own in zip(nodes, sockets, strict=True)
        }
        return PageGraph(self._host.named, wired, links, tuple(boundaries), tuple(outputs))

    def _outgoing(self) -> Iterator[tuple[int, int, str]]:
        """The outputs that the group node shows: those that nothing inside reads, or that also lead out."""
        for index, node in enumerate(self._nodes):
            kind = self._catalog.get(node.type)
            types = [one.type for one in (kind.outputs if kind else node.outputs)]
            if node.type == PRIMITIVE and not any(one.origin == str(index) for one in self._links):
                continue
            if node.type == REROUTE and not self._definition(index):
                continue
            for slot, carried in enumerate(types):
                inside = any(one.origin == str(index) and one.origin_slot == slot for one in self._links)
                shown = _mapping(self._setting(index, "output").get(str(slot))).get("visible")
                if shown if isinstance(shown, bool) else not inside or (index, slot) in self._leaving:
                    yield index, slot, carried


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _lists(value: Any) -> list[list[Any]]:
    return [one for one in value if isinstance(one, list)] if isinstance(value, list) else []


def _inner_links(definition: Mapping[str, Any], count: int) -> Iterator[PageLink]:
    """The links between the group's own nodes; others led out of the selection that it was made of."""
    for position, one in enumerate(_lists(definition.get("links"))):
        ends = one[:4]
        if len(ends) == 4 and all(isinstance(end, int) and end >= 0 for end in ends):
            origin, origin_slot, target, target_slot = ends
            if origin < count and target < count:
                yield PageLink(str(position), str(origin), origin_slot, str(target), target_slot)
