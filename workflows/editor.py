"""Writes graphs in the form that ComfyUI's page keeps: nodes with positions, widgets and a readable layout.

It is the page's workflow schema 0.4. Reading that form is :mod:`.reader`'s work, placing boxes :mod:`.layout`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..common.errors import StudioError
from .catalog import AUTOGROW, DYNAMIC_COMBO, Catalog, Input, NodeClass
from .dynamic import unfold
from .graph import Graph, Link, Node, node_number
from .layout import TITLE_BAR, Placement, place

SLOT_HEIGHT, WIDGET_HEIGHT, TEXT_HEIGHT = 20.0, 24.0, 120.0
"""Canvas pixels of one socket row, one widget, one multiline text, as LiteGraph draws them."""
WIDTH, WIDE = 315.0, 400.0
NOTE_SIZE = (360.0, 220.0)
UPLOADS = {"image_upload": "image", "video_upload": "video", "audio_upload": "audio"}
GROUP_COLOURS = ("#3f789e", "#88a96e", "#b58b2a", "#8a5fa8", "#a1584f", "#4f8f8a")


def to_editor(graph: Graph, catalog: Catalog, *, notes: Sequence[str] = ()) -> dict[str, Any]:
    """``graph`` in the page's own form.

    Values that the graph leaves out are shown with their defaults. Nodes of classes that the catalog lacks
    keep their links; their values can't be shown.

    Raises:
        StudioError: ``graph_invalid`` when a link leads nowhere.
    """
    ids = _numbers(graph)
    shapes, placed = lay_out(graph, catalog)
    links = _write_links(graph, shapes, ids)
    order = {key: i for i, key in enumerate(sorted(graph, key=lambda one: placed.positions[one]))}
    nodes = [shape.write(ids[key], placed.positions[key], order[key]) for key, shape in shapes.items()]
    nodes += _write_notes(notes, max(ids.values(), default=0), len(nodes))
    return {
        "last_node_id": max((node["id"] for node in nodes), default=0),
        "last_link_id": len(links),
        "nodes": nodes,
        "links": links,
        "groups": _write_groups(placed),
        "config": {},
        "extra": {},
        "version": 0.4,
    }


def lay_out(graph: Graph, catalog: Catalog) -> tuple[dict[str, NodeShape], Placement]:
    """The nodes as the page draws them, and where they stand.

    Raises:
        StudioError: ``graph_invalid`` when a link leads nowhere.
    """
    shapes = {key: NodeShape(key, node, catalog.get(node.class_type)) for key, node in graph.items()}
    arrows = [(link.node, key) for key, node in graph.items() for _, link in node.links]
    for start, end in arrows:
        if start not in graph:
            raise StudioError(
                "graph_invalid",
                f"Node {end} is linked to node {start}, which isn't there.",
                "Repair it first.",
            )
    groups = {key: node.group for key, node in graph.items()}
    return shapes, place({key: shape.size for key, shape in shapes.items()}, arrows, groups)


class NodeShape:
    """One node as the page draws it: its sockets, widgets and size."""

    def __init__(self, key: str, node: Node, kind: NodeClass | None) -> None:
        self.node, self.kind = node, kind
        known = dict(unfold(kind, node.inputs)) if kind else {}
        for name in node.inputs:
            known.setdefault(name, Input(name, "*", required=False, socket_only=True))
        self.shown = {name: one for name, one in known.items() if self._is_shown(one)}
        names = list(self.shown)
        self.sockets = [n for n in names if not self.shown[n].is_widget] + [
            n for n in names if self.shown[n].is_widget
        ]
        self.widgets = [name for name in names if self.shown[name].is_widget]
        self.links_in: dict[str, int] = {}
        self.links_out: dict[int, list[int]] = {}
        self.outputs = list(kind.outputs) if kind else []

    def _is_shown(self, one: Input) -> bool:
        """Autogrow offers many sockets: show the needed and the used ones."""
        if one.type == AUTOGROW:
            return False
        grown = self.kind is not None and one.name not in self.kind.inputs and one.socket_only
        return not grown or one.required or one.name in self.node.inputs

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in canvas pixels, without the title bar."""
        rows = max(sum(not self.shown[name].is_widget for name in self.sockets), len(self.outputs))
        height = rows * SLOT_HEIGHT + 16.0
        wide = False
        for name in self.widgets:
            text = bool(self.shown[name].options.get("multiline"))
            wide = wide or text
            height += TEXT_HEIGHT if text else WIDGET_HEIGHT
            height += WIDGET_HEIGHT * len(_extra_widgets(self.shown[name]))
        if self.kind is not None and (self.kind.is_output or any(map(_extra_uploads, self.shown.values()))):
            height += 220.0  # room for the preview that appears after a run
        return (WIDE if wide else WIDTH, height)

    def values(self) -> list[Any]:
        """``widgets_values``: one entry a widget, with those that the page adds itself."""
        found: list[Any] = []
        for name in self.widgets:
            value = self.node.inputs.get(name, self.shown[name].default)
            if isinstance(value, Link):
                value = self.shown[name].default
            found.append(list(value) if isinstance(value, tuple) else value)
            found.extend(_extra_widgets(self.shown[name]))
        return found

    def write(self, number: int, position: tuple[float, float], order: int) -> dict[str, Any]:
        """The node in the page's form."""
        inputs = []
        for name in self.sockets:
            socket: dict[str, Any] = {
                "name": name,
                "type": "COMBO" if self.shown[name].type == DYNAMIC_COMBO else self.shown[name].type,
                "link": self.links_in.get(name),
            }
            if self.shown[name].is_widget:
                socket["widget"] = {"name": name}
            inputs.append(socket)
        raw: dict[str, Any] = {
            "id": number,
            "type": self.node.class_type,
            "pos": list(position),
            "size": list(self.size),
            "flags": {},
            "order": order,
            "mode": 0,
            "inputs": inputs,
            "outputs": [
                {"name": one.name, "type": one.type, "links": self.links_out.get(i) or None, "slot_index": i}
                for i, one in enumerate(self.outputs)
            ],
            "properties": {"Node name for S&R": self.node.class_type},
            "widgets_values": self.values(),
        }
        if self.node.title:
            raw["title"] = self.node.title
        return raw


def _extra_uploads(one: Input) -> list[str]:
    return [word for flag, word in UPLOADS.items() if one.options.get(flag)]


def _extra_widgets(one: Input) -> list[Any]:
    """The values of widgets that the page adds behind this one: what to do with a seed after a run, upload buttons."""
    control = one.options.get("control_after_generate")
    if control or (one.type == "INT" and one.name in ("seed", "noise_seed")):
        return [control if isinstance(control, str) else "fixed"]
    return list(_extra_uploads(one))


def _write_links(graph: Graph, shapes: Mapping[str, NodeShape], ids: Mapping[str, int]) -> list[list[Any]]:
    links: list[list[Any]] = []
    for key, shape in shapes.items():
        for position, name in enumerate(shape.sockets):
            value = graph[key].inputs.get(name)
            if not isinstance(value, Link):
                continue
            source = shapes[value.node]
            carried = source.outputs[value.slot].type if 0 <= value.slot < len(source.outputs) else "*"
            number = len(links) + 1
            links.append([number, ids[value.node], value.slot, ids[key], position, carried])
            shape.links_in[name] = number
            source.links_out.setdefault(value.slot, []).append(number)
    return links


def _numbers(graph: Graph) -> dict[str, int]:
    """The page's integer ids: the same where an id is one already."""
    ids = {key: number for key in graph if (number := node_number(key)) is not None}
    free = max(ids.values(), default=0)
    for key in graph:
        if key not in ids:
            free += 1
            ids[key] = free
    return ids


def _write_groups(placed: Placement) -> list[dict[str, Any]]:
    return [
        {
            "id": i + 1,
            "title": title,
            "bounding": [round(x), round(y - TITLE_BAR / 2), round(width), round(height)],
            "color": GROUP_COLOURS[i % len(GROUP_COLOURS)],
            "font_size": 24,
            "flags": {},
        }
        for i, (title, (x, y, width, height)) in enumerate(placed.frames.items())
    ]


def _write_notes(notes: Sequence[str], last: int, order: int) -> list[dict[str, Any]]:
    return [
        {
            "id": last + 1 + i,
            "type": "MarkdownNote",
            "pos": [-NOTE_SIZE[0] - 100, i * (NOTE_SIZE[1] + 60)],
            "size": list(NOTE_SIZE),
            "flags": {},
            "order": order + i,
            "mode": 0,
            "inputs": [],
            "outputs": [],
            "properties": {},
            "widgets_values": [text],
            "color": "#432",
            "bgcolor": "#653",
        }
        for i, text in enumerate(notes)
    ]
