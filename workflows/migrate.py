"""Brings graphs that were saved with older versions of this pack's nodes up to date.

A released node's id, input names and types are a contract (:mod:`.contract`). When one must change, a
:class:`Migration` stands here for good; graphs are migrated when they are read, in API form and in the page's.
Renames of ComfyUI's own nodes are ComfyUI's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from .graph import Graph, Node


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of a node class.

    Args:
        old: the class as it was saved.
        new: what it is called now; the same when only inputs changed.
        inputs: old input name → new name.
        values: new inputs that older graphs need, with the value that keeps their meaning.
        dropped: inputs that are gone.
        widgets: the order of the old widgets, for the page's form, where values have no names.
        new_widgets: the order of the new ones.
    """

    old: str
    new: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    widgets: tuple[str, ...] = ()
    new_widgets: tuple[str, ...] = ()

    def applies(self, class_type: str, inputs: Mapping[str, Any]) -> bool:
        """Whether a node is still as it was before this change."""
        if class_type != self.old:
            return False
        if self.old != self.new:
            return True
        return any(name in inputs for name in (*self.inputs, *self.dropped))


MIGRATIONS: tuple[Migration, ...] = (
    # it was meant for signs in the picture, and none was ever drawn
    Migration("AnimationStudioPuppetShot", "AnimationStudioPuppetShot", dropped=frozenset({"place_name"})),
)
"""All changes since the first release, oldest first."""


def migrate(graph: Graph, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[Graph, list[str]]:
    """The graph as today's nodes want it, and what was changed, in words."""
    words: list[str] = []
    for change in migrations:
        moved = {key: node for key, node in graph.items() if change.applies(node.class_type, node.inputs)}
        if moved:
            graph = graph.replaced({key: _move(node, change) for key, node in moved.items()})
            words += [f"node {key}: {change.old} of an older version brought up to date" for key in moved]
    return graph, words


def _move(node: Node, change: Migration) -> Node:
    inputs = {
        change.inputs.get(name, name): value
        for name, value in node.inputs.items()
        if name not in change.dropped
    }
    return Node(change.new, {**change.values, **inputs}, node.title, node.group)


def migrate_editor(
    workflow: Mapping[str, Any], migrations: Sequence[Migration] = MIGRATIONS
) -> dict[str, Any]:
    """The same for a workflow in the page's form; nodes inside subgraphs are migrated too."""
    moved = deepcopy(dict(workflow))
    graphs = [moved]
    definitions = moved.get("definitions")
    if isinstance(definitions, Mapping):
        graphs += _mappings(definitions.get("subgraphs"))
    for change in migrations:
        for graph in graphs:
            for node in _mappings(graph.get("nodes")):
                _move_editor(node, change)
    return moved


def _mappings(values: Any) -> list[dict[str, Any]]:
    """The mappings of a list; none of what isn't one, for a damaged file is told by who reads it."""
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _move_editor(node: dict[str, Any], change: Migration) -> None:
    sockets = _mappings(node.get("inputs"))
    if not change.applies(str(node.get("type")), {str(one.get("name")): None for one in sockets}):
        return
    node["type"] = change.new
    properties = node.get("properties")
    if isinstance(properties, dict) and properties.get("Node name for S&R") == change.old:
        properties["Node name for S&R"] = change.new
    for socket in sockets:
        name = str(socket.get("name"))
        socket["name"] = change.inputs.get(name, name)
        if isinstance(socket.get("widget"), dict):
            socket["widget"]["name"] = socket["name"]
    values = node.get("widgets_values")
    if change.widgets and isinstance(values, list):
        named = {
            change.inputs.get(name, name): value for name, value in zip(change.widgets, values, strict=False)
        }
        named = {**change.values, **named}
        node["widgets_values"] = [named.get(name) for name in change.new_widgets]
