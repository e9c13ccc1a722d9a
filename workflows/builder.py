"""Builds graphs in code: nodes are added, outputs are wired to inputs, ids are made in one place.

With a catalog every name, value type and link is held against it at once, so that a mistake fails on the
line that makes it, with both ends named. Without one the graph is only put together; :mod:`.check` judges
it later. Ids count up from 1 in the order of adding: the same code makes the same graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ..common.errors import StudioError
from .catalog import ANY, MATCH, Catalog, Input, NodeClass, fits
from .dynamic import unfold
from .graph import Graph, Link, Node
from .names import nearest


@dataclass(frozen=True, slots=True)
class Wire:
    """One output of a node that was added, with the ComfyUI type it carries (``*``: not known)."""

    node: str
    slot: int
    type: str
    label: str

    @property
    def link(self) -> Link:
        """The wire as the graph keeps it."""
        return Link(self.node, self.slot)


@dataclass(frozen=True, slots=True)
class BuiltNode:
    """A node in a builder: its id, and its outputs as wires."""

    id: str
    class_type: str
    _builder: GraphBuilder

    def out(self, which: int | str = 0) -> Wire:
        """An output by position, name, or type (when only one output has it).

        Raises:
            StudioError: ``graph_invalid`` when there is no such output.
        """
        return self._builder.wire(self, which)


class GraphBuilder:
    """Collects nodes and gives a :class:`Graph`.

    Args:
        catalog: what the ComfyUI that will run the graph has; None leaves names and types unchecked.
    """

    def __init__(self, catalog: Catalog | None = None) -> None:
        self._catalog = catalog
        self._nodes: dict[str, Node] = {}
        self._matched: dict[tuple[str, str], str] = {}
        self._group = ""

    def add(
        self,
        class_type: str,
        /,
        *,
        title: str = "",
        inputs: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> BuiltNode:
        """Adds a node.

        Args:
            class_type: the node's class.
            title: what the page shows above it; empty for the class's own title.
            inputs: inputs whose names aren't Python words (``"images.image0"``) or are ``title``/``inputs``.
            **values: inputs; a :class:`Wire`, a :class:`BuiltNode` (its first output) or a plain value.

        Raises:
            StudioError: ``graph_invalid``: no such class or input, or a link whose types don't fit.
        """
        given = {**(inputs or {}), **values}
        key = str(len(self._nodes) + 1)
        ready = {name: self._value(value) for name, value in given.items()}
        if self._catalog is not None:
            self._hold_against(self._catalog, key, class_type, ready)
        plain = {name: value.link if isinstance(value, Wire) else value for name, value in ready.items()}
        self._nodes[key] = Node(class_type, plain, title, self._group)
        return BuiltNode(key, class_type, self)

    def wire(self, node: BuiltNode, which: int | str) -> Wire:
        """An output of ``node`` (see :meth:`BuiltNode.out`)."""
        label = f"{node.class_type} {node.id}"
        if self._catalog is None:
            if isinstance(which, int) and which >= 0:
                return Wire(node.id, which, ANY, label)
            raise StudioError(
                "graph_invalid",
                f"Output {which!r} of {label} can't be found by name without a catalog.",
                "Give the output's number, or build with a catalog.",
            )
        kind = self._catalog[node.class_type]
        slot = kind.output_index(which)
        output = kind.outputs[slot]
        carried = output.type
        if output.template is not None or carried == MATCH:
            carried = self._matched.get((node.id, output.template or ""), ANY)
        return Wire(node.id, slot, carried, f"{label} output {output.name}")

    @contextmanager
    def group(self, title: str) -> Iterator[None]:
        """Nodes added inside stand together under ``title`` in the page."""
        before, self._group = self._group, title
        try:
            yield
        finally:
            self._group = before

    def include(
        self, graph: Graph, inputs: Mapping[tuple[str, str], Wire | Any] | None = None
    ) -> dict[str, BuiltNode]:
        """Adds another graph's nodes under new ids.

        Args:
            graph: the part to reuse.
            inputs: values or wires that replace inputs, by (node id in ``graph``, input name).

        Returns:
            For each id in ``graph`` the node here.

        Raises:
            StudioError: ``graph_invalid``, as for :meth:`add`; also when ``graph`` has a cycle.
        """
        changes: dict[str, dict[str, Any]] = {}
        for (key, name), value in (inputs or {}).items():
            changes.setdefault(key, {})[name] = value
        done: dict[str, BuiltNode] = {}
        for key in sources_first(graph):
            node = graph[key]
            values = {
                name: done[value.node].out(value.slot) if isinstance(value, Link) else value
                for name, value in node.inputs.items()
                if name not in changes.get(key, {})
            }
            with self.group(node.group or self._group):
                done[key] = self.add(
                    node.class_type, title=node.title, inputs={**values, **changes.get(key, {})}
                )
        return done

    def build(self) -> Graph:
        """The finished graph; the builder may go on and build again."""
        return Graph(self._nodes)

    def _value(self, value: Any) -> Any:
        if isinstance(value, BuiltNode):
            value = value.out(0)
        if not isinstance(value, Wire):
            return deepcopy(value)
        if value.node not in self._nodes:
            raise StudioError(
                "graph_invalid",
                f"{value.label} belongs to another builder.",
                "Wire nodes of one builder only.",
            )
        return value

    def _hold_against(self, catalog: Catalog, key: str, class_type: str, values: dict[str, Any]) -> None:
        if class_type not in catalog:
            close = nearest(class_type, catalog)
            raise StudioError(
                "graph_invalid",
                f"This ComfyUI has no node class {class_type!r}.",
                f"Use {' or '.join(close)}." if close else "Install the pack that brings it.",
            )
        kind = catalog[class_type]
        known = unfold(kind, values)
        for name, value in values.items():
            one = known.get(name)
            if one is None:
                close = nearest(name, known)
                raise StudioError(
                    "graph_invalid",
                    f"{class_type} {key} has no input {name!r}.",
                    f"Use {' or '.join(close or list(known))}." if known else "Leave it out.",
                )
            if isinstance(value, Wire):
                self._hold_link(key, kind, one, value)

    def _hold_link(self, key: str, kind: NodeClass, one: Input, wire: Wire) -> None:
        wanted = one.type
        if wanted == MATCH:
            template = one.options.get("template") or {}
            slot = (key, str(template.get("template_id", "")))
            wanted = self._matched.get(slot, match_types(one))
            if wire.type != ANY and fits(wire.type, wanted):
                self._matched[slot] = wire.type
        if not fits(wire.type, wanted):
            raise StudioError(
                "graph_invalid",
                f"{wire.label} carries {wire.type}, but {kind.name} {key} input {one.name} takes {wanted}.",
                "Link outputs to inputs of the same type.",
            )


def match_types(one: Input) -> str:
    """The types a MatchType input allows, as one union.

    ComfyUI 0.3.75 writes them without commas between; such a word can't be split and counts as any type.
    """
    template = one.options.get("template") or {}
    allowed = str(template.get("allowed_types") or ANY)
    return allowed if "," in allowed or len(allowed) <= 12 else ANY


def sources_first(graph: Graph) -> list[str]:
    """The ids of ``graph`` so that every node comes after those it reads from, else in graph order.

    Raises:
        StudioError: ``graph_invalid`` when nodes feed themselves or a link leads nowhere.
    """
    order: list[str] = []
    state: dict[str, int] = {}
    for root in graph:
        stack = [(root, False)]
        while stack:
            key, done = stack.pop()
            if done:
                state[key] = 2
                order.append(key)
                continue
            if state.get(key) == 2:
                continue
            if key not in graph or state.get(key) == 1:
                raise StudioError(
                    "graph_invalid",
                    f"Node {key} {'feeds itself' if key in graph else 'is linked but missing'}.",
                    "Repair the graph first.",
                )
            state[key] = 1
            stack.append((key, True))
            before = [link.node for _, link in graph[key].links if state.get(link.node) != 2]
            stack.extend((one, False) for one in reversed(before))
    return order
