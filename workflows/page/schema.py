"""Reads the forms in which the page has saved workflows: schema 0.4 (links as lists), 1 (links as objects), none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...common.errors import StudioError
from .model import Boundary, NoteKind, PageGraph, PageLink, PageNode, PageNote, PageWorkflow, Socket

RENAMED = {
    "T2IAdapterLoader": "ControlNetLoader",
    "ConditioningAverage ": "ConditioningAverage",
    "SDV_img2vid_Conditioning": "SVD_img2vid_Conditioning",
    "Load3DAnimation": "Load3D",
    "Preview3DAnimation": "Preview3D",
}
"""Classes that ComfyUI renamed and the page still knows by their old names."""


def parse(workflow: Any) -> PageWorkflow:
    """The workflow in a parsed JSON file.

    Raises:
        StudioError: ``graph_invalid`` when it isn't one, or is damaged so that its nodes can't be told.
    """
    if not isinstance(workflow, Mapping) or not isinstance(workflow.get("nodes"), list):
        raise StudioError(
            "graph_invalid", "This isn't a workflow that ComfyUI's page saved.", "Save it again."
        )
    notes: list[PageNote] = []
    definitions = _mapping(workflow.get("definitions"))
    subgraphs = {
        str(one["id"]): _graph(one, f"the subgraph {one.get('name') or one['id']}", notes)
        for one in _items(definitions.get("subgraphs"), "The list of subgraphs")
        if isinstance(one, Mapping) and "id" in one
    }
    groups = _mapping(_mapping(workflow.get("extra")).get("groupNodes"))
    return PageWorkflow(
        _graph(workflow, "the workflow", notes),
        subgraphs,
        {str(name): one for name, one in groups.items() if isinstance(one, Mapping)},
        tuple(notes),
    )


def _damaged(what: str) -> StudioError:
    return StudioError(
        "graph_invalid", f"{what} can't be read.", "Open the workflow in ComfyUI and save it again."
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _items(value: Any, what: str) -> Iterable[Any]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _damaged(what)
    return value


def _graph(raw: Mapping[str, Any], name: str, notes: list[PageNote]) -> PageGraph:
    nodes: dict[str, PageNode] = {}
    for one in _items(raw.get("nodes"), f"The nodes of {name}"):
        node = parse_node(one, name)
        if node.id in nodes:
            raise StudioError(
                "graph_invalid",
                f"Two nodes of {name} have the id {node.id}.",
                "Open and save it in ComfyUI.",
            )
        nodes[node.id] = node
    links = _links(raw.get("links"), name, notes)
    return PageGraph(
        name,
        _with_forgotten_links(nodes, links),
        links,
        _boundaries(raw.get("inputs"), f"The inputs of {name}"),
        _boundaries(raw.get("outputs"), f"The outputs of {name}"),
        _mapping(raw.get("extra")),
    )


def parse_node(raw: Any, where: str) -> PageNode:
    """One node as it was saved, without an id too (in a group's definition).

    Raises:
        StudioError: ``graph_invalid``.
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("type"), str):
        raise _damaged(f"A node of {where}")
    key, kind, mode = str(raw.get("id")), str(raw["type"]), raw.get("mode")
    values = raw.get("widgets_values")
    return PageNode(
        id=key,
        type=RENAMED.get(kind, kind),
        title=str(raw.get("title") or ""),
        mode=mode if isinstance(mode, int) else 0,
        inputs=_sockets(raw.get("inputs"), f"The inputs of node {key}"),
        outputs=_sockets(raw.get("outputs"), f"The outputs of node {key}"),
        values=tuple(values) if isinstance(values, list) else values if isinstance(values, Mapping) else None,
        properties=_mapping(raw.get("properties")),
    )


def _sockets(raw: Any, what: str) -> tuple[Socket, ...]:
    found = []
    for one in _items(raw, what):
        if not isinstance(one, Mapping):
            raise _damaged(what)
        link, kind = one.get("link"), one.get("type")
        found.append(
            Socket(
                str(one.get("name") or ""),
                "COMBO" if isinstance(kind, list) else "*" if kind is None else str(kind),
                None if link is None else str(link),
                str(_mapping(one.get("widget")).get("name") or ""),
                str(one.get("label") or ""),
            )
        )
    return tuple(found)


def _boundaries(raw: Any, what: str) -> tuple[Boundary, ...]:
    found = []
    for one in _items(raw, what):
        if not isinstance(one, Mapping):
            raise _damaged(what)
        links = one.get("linkIds")
        found.append(
            Boundary(
                str(one.get("name") or ""),
                str(one.get("type") or "*"),
                tuple(map(str, links)) if isinstance(links, list) else (),
            )
        )
    return tuple(found)


def _links(raw: Any, name: str, notes: list[PageNote]) -> dict[str, PageLink]:
    """Links as lists or objects, whatever the version says; empty places are what removed links left."""
    entries = list(raw.values()) if isinstance(raw, Mapping) else _items(raw, f"The links of {name}")
    links: dict[str, PageLink] = {}
    for entry in entries:
        link = _link(entry)
        if link is not None:
            links[link.id] = link
        elif entry is not None:
            notes.append(PageNote(NoteKind.LOST, "", f"A link of {name} can't be read: {str(entry)[:80]}."))
    return links


def _link(entry: Any) -> PageLink | None:
    if isinstance(entry, list) and len(entry) >= 5:
        key, origin, origin_slot, target, target_slot = entry[:5]
    elif isinstance(entry, Mapping):
        key, origin, target = entry.get("id"), entry.get("origin_id"), entry.get("target_id")
        origin_slot, target_slot = entry.get("origin_slot"), entry.get("target_slot")
    else:
        return None
    slots = [_slot(one) for one in (origin_slot, target_slot)]
    if None in slots or None in (key, origin, target):
        return None
    return PageLink(str(key), str(origin), slots[0] or 0, str(target), slots[1] or 0)


def _slot(value: Any) -> int | None:
    """A socket's position; old files hold it as text too."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _with_forgotten_links(nodes: dict[str, PageNode], links: Mapping[str, PageLink]) -> dict[str, PageNode]:
    """Gives inputs the links that lead to them and that they don't name themselves."""
    found = dict(nodes)
    for link in links.values():
        node = found.get(link.target)
        if node is None or link.target_slot >= len(node.inputs) or link.origin not in nodes:
            continue
        socket = node.inputs[link.target_slot]
        if socket.link is None:
            inputs = list(node.inputs)
            inputs[link.target_slot] = replace(socket, link=link.id)
            found[node.id] = replace(node, inputs=tuple(inputs))
    return found
