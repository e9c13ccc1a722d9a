"""A graph while it is edited: small, safe steps that edits are made of, and what to say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from ...common.errors import StudioError
from ..catalog import MATCH, Catalog, NodeClass
from ..dynamic import unfold
from ..graph import Graph, GraphReadError, Link, Node, node_number
from ..page.links import connects
from ..page.widgets import MISSING, Widget, has_widget

BYPASS, MUTE = "bypass", "mute"


class UnclearGraphEditError(StudioError):
    """An edit fits several places or files; ``choices`` are pairs of what to name and what it is, in graph order."""

    def __init__(self, what: str, choices: Sequence[tuple[str, str]]) -> None:
        listed = "; ".join(label for _, label in choices[:8])
        more = f" and {len(choices) - 8} more" if len(choices) > 8 else ""
        super().__init__(
            "graph_edit_unclear",
            f"Which {what} is meant? {listed}{more}.",
            "Name one, by its number, its title or its file.",
            details={"choices": [list(one) for one in choices]},
        )
        self.what, self.choices = what, tuple(choices)


def impossible(message: str, fix: str) -> StudioError:
    """The error for an edit that this graph doesn't allow."""
    return StudioError("graph_edit_impossible", message, fix)


class GraphDraft:
    """A graph under edit.

    Args:
        graph: the graph as it is.
        catalog: the ComfyUI's that will run it.
        taken: numbers of nodes that the file has beyond the graph (notes, muted nodes).
        selected: ids of nodes that a person has selected, subgraphs among them: they are meant where an edit fits several
            places and names none.

    Attributes:
        graph: the graph as it is by now.
        told: what was done, in sentences.
        off: nodes that are switched off rather than removed (:data:`BYPASS` or :data:`MUTE`); the graph, which
            holds what runs, doesn't have them any more.
    """

    def __init__(
        self,
        graph: Graph,
        catalog: Catalog,
        taken: Iterable[int] = (),
        selected: Collection[str] = (),
    ) -> None:
        self.graph, self.catalog = graph, catalog
        self._selected = frozenset(selected)
        self.told: list[str] = []
        self.off: dict[str, str] = {}
        parts = (node_number(part) for key in graph for part in key.split(":"))
        self._last = max([*taken, *(number for number in parts if number is not None)], default=0)

    def tell(self, words: str) -> None:
        """Notes what was done."""
        self.told.append(words)

    def picked(self, keys: Iterable[str]) -> list[str]:
        """Those of ``keys`` that are selected, or lie in a selected subgraph."""
        if not self._selected:
            return []
        return [key for key in keys if not self._selected.isdisjoint(_and_around(key))]

    def kind(self, key: str) -> NodeClass | None:
        """The class of a node, when the catalog has it."""
        return self.catalog.get(self.graph[key].class_type)

    def label(self, key: str) -> str:
        """How to speak of a node."""
        node = self.graph[key]
        return f"{node.class_type} {key}" + (f" “{node.title}”" if node.title else "")

    def node(self, key: str) -> Node:
        """A node by its id.

        Raises:
            StudioError: ``graph_edit_impossible`` when there is none.
        """
        if key not in self.graph:
            raise impossible(f"The graph has no node {key!r} that runs.", "Name a node by the number it has.")
        return self.graph[key]

    def inputs_of(self, key: str) -> Mapping[str, Any]:
        """The inputs that a node's class describes for the values it has; empty for unknown classes."""
        kind = self.kind(key)
        return {} if kind is None else unfold(kind, self.graph[key].inputs)

    def type_of(self, link: Link) -> str:
        """The type that an output carries; ``*`` when that isn't known."""
        kind = self.kind(link.node) if link.node in self.graph else None
        if kind is None or not 0 <= link.slot < len(kind.outputs):
            return "*"
        out = kind.outputs[link.slot]
        return "*" if out.type == MATCH or out.template is not None else out.type

    def output(self, key: str, kind: str) -> Link | None:
        """The first output of a node that carries exactly the type ``kind``."""
        found = self.kind(key)
        slots = [i for i, out in enumerate(found.outputs) if out.type == kind] if found else []
        return Link(key, slots[0]) if slots else None

    def readers(self, link: Link) -> list[tuple[str, str]]:
        """The (node, input) pairs that read an output."""
        return [
            (key, name) for key, node in self.graph.items() for name, value in node.links if value == link
        ]

    def put(self, key: str, values: Mapping[str, Any]) -> None:
        """Gives inputs of a node values or links; None takes an input away."""
        node = self.node(key)
        inputs = {**node.inputs, **values}
        inputs = {name: value for name, value in inputs.items() if value is not None}
        self.graph = self.graph.replaced({key: Node(node.class_type, inputs, node.title, node.group)})

    def add(self, class_type: str, inputs: Mapping[str, Any], *, beside: str, title: str = "") -> str:
        """Adds a node in the same subgraph and group as ``beside``, with the class's defaults for what isn't given.

        Raises:
            StudioError: ``graph_edit_impossible`` when the ComfyUI has no such class.
        """
        key, node = self.planned(class_type, inputs, beside=beside, title=title)
        self.graph = self.graph.replaced({key: node})
        return key

    def planned(
        self, class_type: str, inputs: Mapping[str, Any], *, beside: str, title: str = ""
    ) -> tuple[str, Node]:
        """The id and the node that :meth:`add` would add: who adds many puts them into the graph at once.

        Raises:
            StudioError: ``graph_edit_impossible`` when the ComfyUI has no such class.
        """
        if class_type not in self.catalog:
            raise impossible(
                f"This needs the node {class_type}, which this ComfyUI doesn't have.", "Update ComfyUI."
            )
        self._last += 1
        key = beside.rpartition(":")[0]
        key = f"{key}:{self._last}" if key else str(self._last)
        ready: dict[str, Any] = {}
        while True:  # the default of a dynamic choice may bring inputs of its own
            known = unfold(self.catalog[class_type], {**ready, **inputs})
            more = {
                name: value
                for name, one in known.items()
                if name not in ready
                and name not in inputs
                and has_widget(one)
                and (value := Widget(name, one).default()) is not MISSING
            }
            if not more:
                break
            ready.update(more)
        ordered = {
            name: inputs.get(name, ready.get(name)) for name in known if name in inputs or name in ready
        }
        return key, Node(class_type, {**ordered, **inputs}, title, self.graph[beside].group)

    def redirect(self, old: Link, new: Link, only: Collection[tuple[str, str]] | None = None) -> None:
        """Lets what reads ``old`` read ``new`` instead, but for the node of ``new`` itself."""
        for key, name in self.readers(old):
            if key != new.node and (only is None or (key, name) in only):
                self.put(key, {name: new})

    def handed_on(self, key: str, slot: int, wanted: str) -> Link | None:
        """What stands in for output ``slot`` when a node hands its inputs through: the page's rule for bypassing."""
        node, known = self.node(key), self.inputs_of(key)
        names = [name for name in known if not has_widget(known[name])]
        names += [name for name in known if has_widget(known[name])]
        kind = self.kind(key)
        carried = kind.outputs[slot].type if kind and slot < len(kind.outputs) else "*"

        def may(name: str) -> bool:
            return connects(known[name].type, carried) and connects(known[name].type, wanted)

        if slot < len(names) and may(names[slot]):
            chosen = names[slot]
        else:
            exact = [name for name in names if known[name].type == wanted]
            chosen = next(iter([*exact, *filter(may, names)]), "")
        value = node.inputs.get(chosen)
        return value if isinstance(value, Link) else None

    def take_out(self, key: str, off: str = "") -> None:
        """Removes a node; what reads it reads what the node was fed with. ``off`` keeps it in the file, switched off.

        Raises:
            StudioError: ``graph_edit_impossible`` when something needs what only this node makes.
        """
        label = self.label(key)
        for slot in range(len(kind.outputs) if (kind := self.kind(key)) else 0):
            for reader, name in self.readers(Link(key, slot)):
                one = self.inputs_of(reader).get(name)
                wanted = one.type if one is not None else "*"
                link = self.handed_on(key, slot, wanted) if off != MUTE else None
                if link is None and (one is None or one.required):
                    raise impossible(
                        f"{label} can't be taken out: {self.label(reader)} needs its {name}.",
                        "Replace it, or take out what needs it too.",
                    )
                self.put(reader, {name: link})
        self.graph = self.graph.replaced({key: None})
        if off:
            self.off[key] = off

    def sweep(self, keys: Iterable[str]) -> None:
        """Removes those of ``keys`` that nothing reads any more, and what only they needed."""
        todo = list(keys)
        while todo:
            key = todo.pop()
            kind = self.kind(key) if key in self.graph else None
            if kind is None or kind.is_output or any(key == link.node for _, link in self._all_links()):
                continue
            todo += [link.node for _, link in self.graph[key].links]
            self.graph = self.graph.replaced({key: None})

    def _all_links(self) -> Iterable[tuple[str, Link]]:
        return (pair for node in self.graph.values() for pair in node.links)


def _and_around(key: str) -> Iterable[str]:
    """A node's id, and those of the subgraphs around it."""
    parts = key.split(":")
    return (":".join(parts[:count]) for count in range(len(parts), 0, -1))


def known_choice(draft: GraphDraft, class_type: str, name: str, value: str) -> str:
    """``value``, when it is one of a class's choices.

    Raises:
        StudioError: ``graph_edit_impossible``.
    """
    kind = draft.catalog.get(class_type)
    one = kind.inputs.get(name) if kind else None
    choices = [each for each in (one.choices if one else None) or () if isinstance(each, str)]
    if value not in choices:
        listed = ", ".join(choices[:8]) or "none"
        raise impossible(f"This ComfyUI has no {name} {value!r}.", f"There is: {listed}.")
    return value


def require_class(draft: GraphDraft, key: str) -> NodeClass:
    """The class of a node.

    Raises:
        StudioError: ``graph_invalid`` for a class that the ComfyUI doesn't have.
    """
    kind = draft.kind(key)
    if kind is None:
        raise GraphReadError(f"This ComfyUI has no node class {draft.node(key).class_type!r}.", key)
    return kind
