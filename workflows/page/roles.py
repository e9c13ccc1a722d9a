"""What a node is to the page: something that runs, something that only hands on, or something only to look at.

Nodes that packs draw in the page alone are told by rules, since no server knows them: they would otherwise look
like classes that aren't installed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ..catalog import Catalog
from .model import ANY_TYPES, OUT_OF, PageGraph, PageNode, PageWorkflow

GROUP_PREFIXES = ("workflow/", "workflow>")
"""What stands before a legacy group node's name in its type."""
_NOTES = frozenset({"Note", "MarkdownNote"})
_SET_OR_GET = re.compile(r"(?:^|[^a-z])(set|get)_?\s?node$", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\beverywhere\b", re.IGNORECASE)
_LOOSE_TYPES = ANY_TYPES | {"-1", "OPT_CONNECTION"}
"""Types of the sockets by which packs tie their decoration to nodes."""


class NodeRole(StrEnum):
    """What a node is."""

    REAL = "real"
    UNKNOWN = "unknown"
    SUBGRAPH = "subgraph"
    REROUTE = "reroute"
    PRIMITIVE = "primitive"
    SETTER = "setter"
    GETTER = "getter"
    BROADCAST = "broadcast"
    DECORATION = "decoration"


def group_name(node: PageNode) -> str | None:
    """The name of the group of which a node is a legacy group node."""
    for prefix in GROUP_PREFIXES:
        if node.type.startswith(prefix):
            return node.type.removeprefix(prefix)
    return None


def role_of(node: PageNode, graph: PageGraph, workflow: PageWorkflow, catalog: Catalog) -> NodeRole:
    """The role of a node of ``graph``; a class that ``catalog`` has is real whatever its name."""
    if node.type in workflow.subgraphs:
        return NodeRole.SUBGRAPH
    if node.type == "PrimitiveNode":
        return NodeRole.PRIMITIVE
    if node.type == "Reroute":
        return NodeRole.REROUTE
    if node.type in _NOTES:
        return NodeRole.DECORATION
    if node.type in catalog:
        return NodeRole.REAL
    return _stranger(node, graph, workflow, catalog)


def _stranger(node: PageNode, graph: PageGraph, workflow: PageWorkflow, catalog: Catalog) -> NodeRole:
    found = _SET_OR_GET.search(node.type)
    if found is not None and node.first_value is not None:
        return NodeRole.SETTER if found[1].lower() == "set" else NodeRole.GETTER
    if "reroute" in node.type.lower() and len(node.inputs) == 1 and len(node.outputs) == 1:
        return NodeRole.REROUTE
    if _EVERYWHERE.search(node.type) and not node.outputs:
        return NodeRole.BROADCAST
    return NodeRole.DECORATION if _is_decoration(node, graph, workflow, catalog) else NodeRole.UNKNOWN


def _is_decoration(node: PageNode, graph: PageGraph, workflow: PageWorkflow, catalog: Catalog) -> bool:
    """No sockets at all, or only loose ones whose outputs nothing reads that runs, on whatever way."""
    if not _is_loose(node):
        return False
    seen: set[str] = set()
    asked = [node]
    while asked:
        origin = asked.pop()
        seen.add(origin.id)
        for link in graph.links.values():
            if link.origin != origin.id or link.target in seen:
                continue
            if link.target == OUT_OF:
                return False
            reader = graph.nodes.get(link.target)
            if reader is None:
                continue
            hands_on = reader.type == "Reroute" or (_is_loose(reader) and reader.type not in catalog)
            if reader.type in workflow.subgraphs or group_name(reader) is not None or not hands_on:
                return False
            asked.append(reader)
    return True


def _is_loose(node: PageNode) -> bool:
    """Whether all sockets are of the types by which packs tie decoration to nodes."""
    return all(one.type in _LOOSE_TYPES and not one.widget for one in (*node.inputs, *node.outputs))
