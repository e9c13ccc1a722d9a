"""Puts the reading of a workflow together: the graph, and every link and value that isn't in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from ..catalog import Catalog
from ..graph import Graph, GraphReadError, Link, Node
from .groups import with_groups
from .links import Resolver
from .model import BYPASSED, OUT_OF, NoteKind, PageNode, PageNote, PageReading
from .places import Area, PlacedNode, lay_out
from .promoted import feeds, hand_on
from .roles import NodeRole
from .schema import parse
from .texts import SAVERS, filled_in, has_date, is_drawn
from .widgets import Widget

SAVED_AS = "Node name for S&R"
"""The property under which the page looks for a node by name."""
SAMPLERS = ("KSampler", "KSamplerAdvanced")
OLD_PREFIX = "sample_"
"""Stood before the names of samplers in the files of early 2023."""


def read(workflow: Any, catalog: Catalog) -> PageReading:
    """The graph that the page would send for ``workflow``, a parsed JSON file.

    Texts stay as they were written: what the page draws or cuts in them when it queues is only noted.

    Raises:
        StudioError: ``graph_invalid`` when it isn't a workflow, or one that can't be read.
    """
    parsed = with_groups(parse(workflow), catalog)
    root = lay_out(parsed, catalog)
    hand_on(root)
    reader = _NodeReader(root)
    graph = Graph({place.id: reader.node(place) for place in root.walk() if place.runs})
    return PageReading(graph, (*parsed.notes, *reader.notes()))


class _NodeReader:
    """Makes nodes of places and keeps what it couldn't take along."""

    def __init__(self, root: Area) -> None:
        self._root = root
        self._resolver = Resolver(root)
        self._notes: list[PageNote] = []
        self._named: dict[str, PlacedNode] = {}

    def node(self, place: PlacedNode) -> Node:
        """The node of a place."""
        if not place.node.type.strip():
            raise GraphReadError(f"Node {place.id} of the workflow names no class.", place.id)
        inputs: dict[str, Any] = {}
        for widget in place.filled.widgets:
            if widget.input is not None and widget.name in place.values:
                inputs[widget.name] = self._value(place, widget, place.values[widget.name])
        for slot, socket in enumerate(place.inputs):
            link = self._resolver.source(place, slot)
            if link is not None:
                inputs[socket.name] = link
            elif socket.name in place.values and socket.name not in inputs:
                inputs[socket.name] = _plain(place.values[socket.name])
        title = place.node.title
        if place.kind is not None and title in (place.kind.title, place.kind.name):
            title = ""
        self._tell_values(place, inputs)
        return Node(place.node.type, inputs, title)

    def _value(self, place: PlacedNode, widget: Widget, value: Any) -> Any:
        if not isinstance(value, str):
            return _plain(value)
        if place.node.type in SAMPLERS and widget.name == "sampler_name":
            return value.removeprefix(OLD_PREFIX)
        if place.node.type in SAVERS and widget.name == "filename_prefix":
            if has_date(value):
                self._note(NoteKind.QUEUE, place, f"the page puts the date into {widget.name} when it queues")
            return filled_in(value, self._value_of)
        if (
            widget.input is not None
            and widget.input.options.get("dynamicPrompts") is True
            and is_drawn(value)
        ):
            self._note(
                NoteKind.QUEUE,
                place,
                f"the page draws {{a|b}} and cuts comments in {widget.name} when it queues; here it is as written",
            )
        return value

    def _value_of(self, name: str, widget: str) -> Any:
        """The value of a widget of the first node of that name, as the page looks for it."""
        if not self._named:
            places = [place for place in self._root.walk() if place.kind is not None]
            for place in reversed(places):  # a title counts when no node has the name
                self._named[place.node.title or (place.kind.title if place.kind else "")] = place
            self._named.update({_searched_name(place): place for place in reversed(places)})
        found = self._named.get(name)
        return found.values.get(widget) if found else None

    def _note(self, kind: NoteKind, place: PlacedNode, words: str) -> None:
        self._notes.append(PageNote(kind, place.id, f"{place.node.type} {place.id}: {words}."))

    def _tell_values(self, place: PlacedNode, inputs: dict[str, Any]) -> None:
        filled = place.filled
        if filled.defaults:
            names = [name for name in filled.defaults if not isinstance(inputs.get(name), Link)]
            if names:
                self._note(
                    NoteKind.FILLED,
                    place,
                    f"the file has no value for {', '.join(names)}; the default is taken",
                )
        if filled.page_only:
            self._note(NoteKind.PAGE, place, f"only the page uses {_pairs(filled.page_only)}")
        if filled.unnamed:
            self._note(NoteKind.LOST, place, f"the class has no widget for {_pairs(filled.unnamed)}")
        if place.role is NodeRole.UNKNOWN and place.node.values:
            self._note(
                NoteKind.LOST,
                place,
                f"this ComfyUI doesn't have the class, so its values can't be named: {_pairs(_listed(place.node))}",
            )

    def notes(self) -> Iterator[PageNote]:
        """All notes, once every node was made."""
        yield from self._notes
        places = {place.id: place for place in self._root.walk()}
        for (key, slot), why in self._resolver.lost.items():
            place = places[key]
            socket = place.inputs[slot]
            named = f"{place.node.type} {key}: {socket.name or 'its input'}"
            if socket.name in place.values:
                yield PageNote(NoteKind.FILLED, key, f"{named} takes the value on its own node, for {why}.")
            else:
                yield PageNote(NoteKind.LOST, key, f"{named} stays open, for {why}.")
        for place in places.values():
            yield from _left_out(place)
        for area in (self._root, *(one.inside for one in places.values() if one.inside is not None)):
            yield from self._unused(area)

    def _unused(self, area: Area) -> Iterator[PageNote]:
        """Links that no running node's input led to."""
        for link in area.graph.links.values():
            if (area.path, link.id) in self._resolver.used:
                continue
            target, origin = area.places.get(link.target), area.places.get(link.origin)
            if target is not None and target.runs:
                slot = target.target(link.target_slot)
                named = slot is not None and target.inputs[slot].link == link.id
                if not named:
                    yield PageNote(
                        NoteKind.LOST,
                        target.id,
                        f"{target.node.type} {target.id} has no input for link {link.id} from node {link.origin}.",
                    )
            elif target is None and link.target != OUT_OF:
                yield PageNote(
                    NoteKind.LOST,
                    "",
                    f"Link {area.path}{link.id} leads to node {link.target}, which isn't there.",
                )
            elif origin is not None:
                yield PageNote(
                    NoteKind.PAGE,
                    origin.id,
                    f"Link {area.path}{link.id} of {origin.node.type} {origin.id} feeds nothing that runs.",
                )


def _left_out(place: PlacedNode) -> Iterator[PageNote]:
    node = place.node
    if node.is_off:
        word = "bypassed" if node.mode == BYPASSED else "muted"
        yield PageNote(NoteKind.OFF, place.id, f"{node.type} {place.id} is {word}.")
    elif place.role is NodeRole.DECORATION:
        held = f": {_pairs(_listed(node))}" if node.values else ""
        yield PageNote(
            NoteKind.PAGE, place.id, f"{node.type} {place.id} is only to look at in the page{held}."
        )
    elif place.role is NodeRole.PRIMITIVE and node.first_value is not None and not feeds(place):
        yield PageNote(
            NoteKind.LOST,
            place.id,
            f"{node.type} {place.id} feeds no widget: its value {str(node.first_value)[:60]!r} isn't in the graph.",
        )
    elif place.role is NodeRole.BROADCAST:
        yield PageNote(
            NoteKind.LOST,
            place.id,
            f"{node.type} {place.id} makes links while the page queues: only those that the file has kept are here.",
        )


def _listed(node: PageNode) -> Mapping[str, Any]:
    """A node's values as they were stored: by name, or by their positions."""
    if isinstance(node.values, Mapping):
        return node.values
    return {str(i): one for i, one in enumerate(node.values or ())}


def _searched_name(place: PlacedNode) -> str:
    named = place.node.properties.get(SAVED_AS)
    return str(named) if named is not None else "" if place.node.type in SAVERS else place.node.type


def _plain(value: Any) -> Any:
    """A value as a graph holds it: lists are told from links by being tuples."""
    return tuple(deepcopy(value)) if isinstance(value, list | tuple) else deepcopy(value)


def _pairs(values: Mapping[str, Any]) -> str:
    told = [f"{name} = {str(value)[:60]!r}" for name, value in list(values.items())[:12]]
    return ", ".join(told) + (f" and {len(values) - 12} more" if len(values) > 12 else "")
