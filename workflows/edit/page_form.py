"""Writes an edited graph into the page's own form: layout, titles, groups, notes and other values stay as they are.

What is written is read again, and only given when it means exactly the edited graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..editor import NodeShape
from ..graph import Graph, Link
from ..page import read
from ..page.groups import with_groups
from ..page.model import BYPASSED, INTO, MUTED, OUT_OF
from ..page.places import PlacedNode, lay_out
from ..page.promoted import own_value
from ..page.schema import parse
from ..page.widgets import MISSING, put_stored
from .draft import BYPASS, GraphDraft, impossible
from .sheet import Raw, WorkflowSheet, links_of, node_in, nodes_of, socket_of


def write_page(data: Mapping[str, Any], draft: GraphDraft, before: Graph) -> dict[str, Any]:
    """``data`` so that it means the graph of ``draft``; ``before`` is what it means now.

    Links are moved where they begin, so that reroutes and switched-off nodes on their way stay in use; where that
    doesn't give the edited graph, each is moved where it ends.

    Raises:
        StudioError: ``graph_edit_impossible`` when this file can't hold the edited graph.
    """
    for at_source in (True, False):
        writer = _PageWriter(data, draft, before)
        writer.write(at_source=at_source)
        found = read(writer.sheet.data, draft.catalog).graph
        if not _differences(found, draft.graph):
            return writer.sheet.data
    key, name = _differences(found, draft.graph)[0]
    raise impossible(
        f"{name or 'Node'} of node {key} can't be changed in this file: the page gets it in a way of its own.",
        "Make the edit on the API form (graph convert), or in the page.",
    )


def _split(key: str) -> tuple[str, str]:
    """The path to a node's area, and its id there."""
    path, _, own = key.rpartition(":")
    return (f"{path}:" if path else ""), own


def _differences(one: Graph, other: Graph) -> list[tuple[str, str]]:
    """The inputs (and with an empty input, the nodes) in which two graphs differ."""
    found = [(key, "") for key in dict.fromkeys([*one, *other]) if key not in one or key not in other]
    for key, node in one.items():
        if key in other:
            theirs = other[key].inputs
            names = dict.fromkeys([*node.inputs, *theirs])
            found += [(key, name) for name in names if node.inputs.get(name) != theirs.get(name)]
    return found


class _PageWriter:
    """One try at writing a graph into a file."""

    def __init__(self, data: Mapping[str, Any], draft: GraphDraft, before: Graph) -> None:
        self.sheet = WorkflowSheet(data)
        self._after, self._catalog, self._off = draft.graph, draft.catalog, draft.off
        self._before = before

    def write(self, *, at_source: bool) -> None:
        """Switches off, removes, adds, gives values, then links what isn't linked as it should be."""
        before, after = self._before, self._after
        for key in before:
            if key in self._off:
                self._own(key)["mode"] = BYPASSED if self._off[key] == BYPASS else MUTED
        added = [key for key in after if key not in before]
        for key in added:
            self._add(key)
        if at_source:
            self._move_origins(added)
        for key in before:
            if key not in after and key not in self._off:
                self._remove(key)
        for key in after:
            for name, value in after[key].inputs.items():
                if key in before and not isinstance(value, Link) and before[key].inputs.get(name) != value:
                    self._put(key, name, value)
        found = read(self.sheet.data, self._catalog).graph
        for key, name in _differences(found, after):
            if name and isinstance(link := after[key].inputs.get(name), Link):
                self._connect(key, name, link)
            elif name and isinstance(found[key].inputs.get(name), Link):
                self._disconnect(key, name)

    def _own(self, key: str) -> Raw:
        """The node, where it may be changed."""
        path, _ = _split(key)
        if self.sheet.is_shared(path):
            raise impossible(
                f"Node {key} is in a subgraph that the workflow uses several times.",
                "Unpack one of them in the page first, or edit the API form.",
            )
        return self.sheet.node(key)

    def _add(self, key: str) -> None:
        node = self._after[key]
        path, own = _split(key)
        if self.sheet.is_shared(path):
            raise impossible(
                f"The new {node.class_type} would be in a subgraph that the workflow uses several times.",
                "Unpack one of them in the page first, or edit the API form.",
            )
        shape = NodeShape(key, node, self._catalog.get(node.class_type))
        raw = shape.write(int(own), (0, 0), 0)
        near = [link.node for _, link in node.links if _split(link.node)[0] == path]
        near += [reader for reader, each in self._after.items() for _, link in each.links if link.node == key]
        here = [one for one in near if _split(one)[0] == path and self._stands(one)]
        self.sheet.insert(path, raw, _split(here[0])[1] if here else "")

    def _stands(self, key: str) -> bool:
        path, own = _split(key)
        return any(str(one.get("id")) == own for one in nodes_of(self.sheet.area(path)))

    def _move_origins(self, added: list[str]) -> None:
        """Where all that read one output read another one now, the links leave that one instead."""
        olds = dict.fromkeys(link for node in self._before.values() for _, link in node.links)
        for old in olds:
            readers = [
                (key, name)
                for key, node in self._before.items()
                for name, link in node.links
                if link == old and key in self._after
            ]
            news = {self._after[key].inputs.get(name) for key, name in readers}
            new = next(iter(news)) if len(news) == 1 else None
            if not isinstance(new, Link) or new == old or _split(new.node)[0] != _split(old.node)[0]:
                continue
            if new.node in added or old.node not in self._after:
                self._move(old, new)

    def _move(self, old: Link, new: Link) -> None:
        path, own = _split(old.node)
        if self.sheet.is_shared(path):
            return
        for number, target, slot, kind in self.sheet.leaving(path, own, old.slot):
            self.sheet.unlink(path, number)
            self.sheet.link(path, (_split(new.node)[1], new.slot), (target, slot), kind)

    def _remove(self, key: str) -> None:
        path, own = _split(key)
        self._own(key)
        self.sheet.remove(path, own)

    def _put(self, key: str, name: str, value: Any) -> None:
        """Gives a widget a value where the page takes it from: on the node, its primitive, or the subgraph's node."""
        path, own = _split(key)
        kind = self._catalog.get(self._after[key].class_type)
        if not self._feed(path, own, name, value) and kind is not None:
            raw = self._own(key)
            stored = put_stored(kind, raw.get("widgets_values"), name, value)
            if stored is not None:
                raw["widgets_values"] = stored

    def _feed(self, path: str, own: str, name: str, value: Any) -> bool:
        """Whether a primitive or a subgraph's node keeps the value, which then has it."""
        graph = self.sheet.area(path)
        socket = socket_of(node_in(graph, own), name)
        number = None if socket is None else socket.get("link")
        if number is None:
            return path != "" and self._promote(path, own, name, value)
        link = next((one for one in links_of(graph) if one[0] == number), None)
        if link is None:
            return False
        if str(link[1]) == INTO:
            return self._put_on_host(path, int(link[2]), value)
        origin = node_in(graph, str(link[1]))
        if (
            origin.get("type") != "PrimitiveNode"
            or len(self.sheet.leaving(path, str(link[1]), int(link[2]))) > 1
        ):
            self.sheet.unlink(path, str(number))
            return False
        rest = list(origin.get("widgets_values") or [None])[1:]
        origin["widgets_values"] = [
            value,
            *("fixed" if isinstance(one, str) and one else one for one in rest[:1]),
            *rest[1:],
        ]
        return True

    def _host(self, path: str) -> tuple[str, str, PlacedNode]:
        """The node whose inside is at ``path``: its own area, its id, and how the page reads it."""
        above, own = _split(path.removesuffix(":"))
        root = lay_out(with_groups(parse(self.sheet.data), self._catalog), self._catalog)
        place = next(one for one in root.walk() if one.id == path.removesuffix(":"))
        return above, own, place

    def _put_on_host(self, path: str, slot: int, value: Any) -> bool:
        """Gives an input of a subgraph, which shows a widget of its inside, the value."""
        above, own, place = self._host(path)
        if slot >= len(place.inputs):
            return False
        name = place.inputs[slot].name
        raw = node_in(self.sheet.area(above), own)
        if place.inputs[slot].link is not None or (above and self._feed(above, own, name, value)):
            return place.inputs[slot].link is None or self._feed(above, own, name, value)
        stored = raw.get("widgets_values")
        if isinstance(stored, dict):
            raw["widgets_values"] = {**stored, name: value}
            return True
        shown = self._shown(raw)
        if shown:
            inner = [
                (str(one[3]), int(one[4]))
                for one in links_of(self.sheet.area(path))
                if str(one[1]) == INTO and int(one[2]) == slot
            ]
            names = {("-1", name)} | {(key, self._socket_name(path, key, at)) for key, at in inner}
            position = next((i for i, one in enumerate(shown) if one in names), None)
        else:
            promoted = [i for i in range(len(place.inputs)) if own_value(place, i) is not MISSING]
            position = promoted.index(slot) if slot in promoted else None
        return position is not None and self._store(raw, position, value)

    def _socket_name(self, path: str, key: str, slot: int) -> str:
        inputs = node_in(self.sheet.area(path), key).get("inputs") or ()
        return str(inputs[slot].get("name")) if slot < len(inputs) else ""

    def _promote(self, path: str, own: str, name: str, value: Any) -> bool:
        """A widget that the subgraph's node only shows: the value that is kept there counts."""
        above, host, _ = self._host(path)
        raw = node_in(self.sheet.area(above), host)
        shown = self._shown(raw)
        stored = raw.get("widgets_values")
        if (own, name) not in shown or not isinstance(stored, list):
            return False
        position = shown.index((own, name))
        if position >= len(stored) or stored[position] is None:
            return False
        return self._store(raw, position, value)

    @staticmethod
    def _shown(raw: Raw) -> list[tuple[str, str]]:
        listed = (raw.get("properties") or {}).get("proxyWidgets")
        rows = listed if isinstance(listed, list) else []
        return [(str(one[0]), str(one[1])) for one in rows if isinstance(one, list) and len(one) >= 2]

    @staticmethod
    def _store(raw: Raw, position: int, value: Any) -> bool:
        stored = list(raw.get("widgets_values") or ())
        stored += [None] * (position + 1 - len(stored))
        stored[position] = value
        raw["widgets_values"] = stored
        return True

    def _disconnect(self, key: str, name: str) -> None:
        path, _ = _split(key)
        socket = socket_of(self._own(key), name)
        if socket is not None and socket.get("link") is not None:
            self.sheet.unlink(path, str(socket["link"]))

    def _connect(self, key: str, name: str, link: Link) -> None:
        """Links an input to an output, through the sockets of subgraphs that lie between and lead there already."""
        path, own = _split(key)
        source_path, source = _split(link.node)
        slot = link.slot
        while len(source_path) > len(path) or not path.startswith(source_path):
            out = [
                int(one[4])
                for one in links_of(self.sheet.area(source_path))
                if str(one[1]) == source and int(one[2]) == slot and str(one[3]) == OUT_OF
            ]
            if not out or not source_path:
                raise impossible(
                    f"{name} of node {key} would need a new socket of a subgraph.", "Make it in the page."
                )
            source_path, source = _split(source_path.removesuffix(":"))
            slot = out[0]
        while path != source_path:
            entry = self._entry(path, own, name, link)
            if entry is None:
                raise impossible(
                    f"{name} of node {key} would need a new socket of a subgraph.", "Make it in the page."
                )
            if entry[1]:
                self._link(path, (INTO, entry[0]), own, name)
                return
            above, host, place = self._host(path)
            path, own, name = above, host, place.inputs[entry[0]].name
        self._link(path, (source, slot), own, name)

    def _entry(self, path: str, own: str, name: str, link: Link) -> tuple[int, bool] | None:
        """The socket of a subgraph through which an input of its inside is fed, and whether it carries ``link`` already."""
        for key, node in self._before.items():
            if _split(key)[0] == path:
                for each, value in node.links:
                    if value == link and (found := self._through(path, _split(key)[1], each)) is not None:
                        return found, True
        found = self._through(path, own, name)
        return None if found is None else (found, False)

    def _through(self, path: str, own: str, name: str) -> int | None:
        graph = self.sheet.area(path)
        raw = next((one for one in nodes_of(graph) if str(one.get("id")) == own), None)
        socket = socket_of(raw, name) if raw is not None else None
        number = socket.get("link") if socket is not None else None
        return next(
            (int(one[2]) for one in links_of(graph) if one[0] == number and str(one[1]) == INTO), None
        )

    def _link(self, path: str, origin: tuple[str, int], own: str, name: str) -> None:
        if self.sheet.is_shared(path):
            raise impossible(
                "That subgraph stands in the workflow several times.", "Unpack one of them first."
            )
        raw = node_in(self.sheet.area(path), own)
        socket = socket_of(raw, name)
        if socket is None:
            kind = self._catalog.get(str(raw.get("type")))
            one = kind.inputs.get(name) if kind is not None else None
            socket = {"name": name, "type": one.type if one else "*", "link": None}
            if one is not None and one.is_widget:
                socket["widget"] = {"name": name}
            raw.setdefault("inputs", []).append(socket)
        if socket.get("link") is not None:
            self.sheet.unlink(path, str(socket["link"]))
        self.sheet.link(path, origin, (own, raw["inputs"].index(socket)), str(socket.get("type") or "*"))
