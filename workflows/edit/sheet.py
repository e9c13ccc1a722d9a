"""A workflow file of the page under edit: its nodes, sockets and links as they lie in the JSON, also in subgraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from ..layout import COLUMN_GAP, TITLE_BAR
from ..page.model import INTO, OUT_OF
from .draft import impossible

Raw = dict[str, Any]
LINK_FIELDS = ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type")


class WorkflowSheet:
    """A copy of a workflow's JSON that can be changed.

    Areas are named by the path to them as in ids of nodes: ``""`` is the root, ``"5:"`` the inside of node 5.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: Raw = deepcopy(dict(data))
        definitions = self.data.get("definitions")
        listed = definitions.get("subgraphs") if isinstance(definitions, Mapping) else None
        found = [one for one in listed or () if isinstance(one, dict) and "id" in one]
        self.subgraphs = {str(one["id"]): one for one in found}
        self._last_link = max(
            (_number(link[0]) for graph in self.graphs for link in links_of(graph)), default=0
        )

    @property
    def graphs(self) -> list[Raw]:
        """The root and the definitions of all subgraphs."""
        return [self.data, *self.subgraphs.values()]

    def area(self, path: str) -> Raw:
        """The graph at a path.

        Raises:
            StudioError: ``graph_edit_impossible`` inside a legacy group node.
        """
        graph = self.data
        for part in path.split(":")[:-1]:
            host = node_in(graph, part)
            kind = str(host.get("type"))
            if kind not in self.subgraphs:
                raise impossible(
                    f"Node {part} is a group node of an older ComfyUI.",
                    "Convert it to a subgraph in the page first.",
                )
            graph = self.subgraphs[kind]
        return graph

    def is_shared(self, path: str) -> bool:
        """Whether what stands at a path also stands elsewhere, so that a change there would be one here too."""
        graph = self.data
        for part in path.split(":")[:-1]:
            kind = str(node_in(graph, part).get("type"))
            if sum(str(node.get("type")) == kind for each in self.graphs for node in nodes_of(each)) > 1:
                return True
            graph = self.subgraphs.get(kind, {})
        return False

    def node(self, key: str) -> Raw:
        """The node at a path."""
        path, _, name = key.rpartition(":")
        return node_in(self.area(f"{path}:" if path else ""), name)

    def link(self, path: str, origin: tuple[str, int], target: tuple[str, int], kind: str) -> None:
        """Links two sockets of one area; ``INTO`` and ``OUT_OF`` are its own."""
        graph = self.area(path)
        self._last_link += 1
        values = [self._last_link, _as_id(origin[0]), origin[1], _as_id(target[0]), target[1], kind]
        links = graph.setdefault("links", [])
        objects = (
            any(isinstance(one, Mapping) for one in links) or bool(path) or self.data.get("version") == 1
        )
        links.append(dict(zip(LINK_FIELDS, values, strict=True)) if objects else values)
        self._count(graph, "lastLinkId", "last_link_id", self._last_link)
        if origin[0] == INTO:
            graph["inputs"][origin[1]].setdefault("linkIds", []).append(self._last_link)
        else:
            _leave(node_in(graph, origin[0]), origin[1], self._last_link)
        if target[0] == OUT_OF:
            graph["outputs"][target[1]].setdefault("linkIds", []).append(self._last_link)
        else:
            node_in(graph, target[0])["inputs"][target[1]]["link"] = self._last_link

    def unlink(self, path: str, number: str) -> None:
        """Removes a link."""
        graph = self.area(path)
        gone = [one for one in graph.get("links") or () if _fields(one) and str(_fields(one)[0]) == number]
        graph["links"] = [one for one in graph.get("links") or () if one not in gone]
        for node in nodes_of(graph):
            for socket in node.get("inputs") or ():
                if str(socket.get("link")) == number:
                    socket["link"] = None
            for socket in node.get("outputs") or ():
                if isinstance(socket.get("links"), list):
                    socket["links"] = [one for one in socket["links"] if str(one) != number]
        bends = [graph.get("reroutes"), (graph.get("extra") or {}).get("reroutes")]
        rows = [one for listed in (graph.get("inputs"), graph.get("outputs"), *bends) for one in listed or ()]
        for row in rows:
            if isinstance(row, dict) and isinstance(row.get("linkIds"), list):
                row["linkIds"] = [one for one in row["linkIds"] if str(one) != number]

    def leaving(self, path: str, key: str, slot: int) -> list[tuple[str, str, int, str]]:
        """The links that leave an output: their numbers, targets, the targets' sockets, and types."""
        return [
            (str(number), str(target), int(at), str(kind))
            for number, origin, out, target, at, kind in links_of(self.area(path))
            if str(origin) == key and int(out) == slot
        ]

    def remove(self, path: str, key: str) -> None:
        """Removes a node and its links."""
        graph = self.area(path)
        for number, origin, _, target, *_ in links_of(graph):
            if key in (str(origin), str(target)):
                self.unlink(path, str(number))
        graph["nodes"] = [one for one in graph["nodes"] if str(one.get("id")) != key]

    def insert(self, path: str, raw: Raw, beside: str) -> None:
        """Adds a node where nothing stands, to the right of ``beside`` or below that."""
        graph = self.area(path)
        anchor = node_in(graph, beside) if beside else None
        raw["pos"] = list(_free_place(graph, raw, anchor))
        raw["order"] = max((_number(one.get("order")) for one in nodes_of(graph)), default=0) + 1
        graph["nodes"].append(raw)
        self._count(graph, "lastNodeId", "last_node_id", int(raw["id"]))

    def _count(self, graph: Raw, word: str, old_word: str, number: int) -> None:
        """Raises the last number that a file notes."""
        for each in (self.data, graph):
            if isinstance(state := each.get("state"), dict):
                state[word] = max(_number(state.get(word)), number)
            elif each is self.data and self.data.get("version") != 1:
                each[old_word] = max(_number(each.get(old_word)), number)


def nodes_of(graph: Raw) -> Iterator[Raw]:
    """The nodes of a graph that are nodes."""
    return (one for one in graph.get("nodes") or () if isinstance(one, dict))


def node_in(graph: Raw, key: str) -> Raw:
    """A node by its id.

    Raises:
        StudioError: ``graph_edit_impossible`` when the file has none.
    """
    for one in nodes_of(graph):
        if str(one.get("id")) == key:
            return one
    raise impossible(f"The file has no node {key} of its own.", "Open and save it in ComfyUI first.")


def links_of(graph: Raw) -> list[tuple[Any, ...]]:
    """The links of a graph: number, origin, its socket, target, its socket, type."""
    listed = graph.get("links")
    if isinstance(listed, Mapping):
        raise impossible("The file keeps its links in an unusual way.", "Open and save it in ComfyUI first.")
    return [found for one in listed or () if (found := _fields(one))]


def _fields(entry: Any) -> tuple[Any, ...]:
    if isinstance(entry, list) and len(entry) >= 5:
        return (*entry[:5], entry[5] if len(entry) > 5 else "*")
    if isinstance(entry, Mapping) and all(name in entry for name in LINK_FIELDS[:5]):
        return tuple(entry.get(name, "*") for name in LINK_FIELDS)
    return ()


def socket_of(node: Raw, name: str) -> Raw | None:
    """A node's input by its name."""
    return next((one for one in node.get("inputs") or () if one.get("name") == name), None)


def _leave(node: Raw, slot: int, number: int) -> None:
    outputs = node.setdefault("outputs", [])
    while len(outputs) <= slot:
        outputs.append({"name": "", "type": "*", "links": []})
    outputs[slot]["links"] = [*(outputs[slot].get("links") or ()), number]


def _as_id(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdigit() else key


def _number(value: Any) -> int:
    return (
        value if isinstance(value, int) else int(value) if isinstance(value, str) and value.isdigit() else 0
    )


def _pair(value: Any, default: tuple[float, float]) -> tuple[float, float]:
    """A position or size, which files hold as lists or as objects."""
    parts = list(value.values()) if isinstance(value, Mapping) else value
    if isinstance(parts, list) and len(parts) >= 2 and all(isinstance(one, int | float) for one in parts[:2]):
        return float(parts[0]), float(parts[1])
    return default


def _free_place(graph: Raw, raw: Raw, anchor: Raw | None) -> tuple[float, float]:
    boxes = [(*_pair(one.get("pos"), (0, 0)), *_pair(one.get("size"), (300, 100))) for one in nodes_of(graph)]
    width, height = _pair(raw.get("size"), (300, 100))
    x, y = 0.0, 0.0
    if anchor is not None:
        (x, y), (wide, _) = _pair(anchor.get("pos"), (0, 0)), _pair(anchor.get("size"), (300, 100))
        x += wide + COLUMN_GAP
    while hit := [
        top + tall
        for left, top, wide, tall in boxes
        if x < left + wide
        and left < x + width
        and y - TITLE_BAR < top + tall
        and top - TITLE_BAR < y + height
    ]:
        y = max(hit) + 2 * TITLE_BAR
    return round(x), round(y)
