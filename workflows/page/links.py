"""Follows links to the node that makes a value, through all that only hands it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..graph import Link
from .model import ANY_TYPES, BYPASSED, INTO, MUTED, OUT_OF, PageLink
from .places import Area, PlacedNode
from .roles import NodeRole

_Mark = tuple[str, int, bool, str]
"""Where a search stands: a place, the position of a socket, whether it is an input, the type asked for."""


class Resolver:
    """Finds what feeds an input.

    Attributes:
        used: links that were followed, by the area's path and the link's id.
        lost: inputs (place, position) whose link leads nowhere, and why.
    """

    def __init__(self, root: Area) -> None:
        self._spread = _spread_links(root)
        self._setters: dict[str, dict[str, PlacedNode]] = {}
        self._known: dict[_Mark, tuple[Link | None, str]] = {}
        self.used: set[tuple[str, str]] = set()
        self.lost: dict[tuple[str, int], str] = {}

    def source(self, place: PlacedNode, slot: int) -> Link | None:
        """The output that feeds input ``slot`` of ``place``, or None."""
        start = (place.id, slot)
        passed: dict[_Mark, None] = {}
        step: _Step | None = _Step(place, slot, True, "")
        found: Link | None = None
        while step is not None:
            mark = (step.place.id, step.slot, step.is_input, step.type)
            if mark in self._known:  # many links may share a long way
                found, why = self._known[mark]
                if why:
                    self.lost[start] = why
                break
            if mark in passed:
                self.lost[start] = "its link goes in a circle"
                break
            passed[mark] = None
            if not step.is_input and step.place.runs:
                found = Link(step.place.id, step.slot)
                break
            step = self._before(step, start) if step.is_input else self._through(step, start)
        self._known.update(dict.fromkeys(passed, (found, self.lost.get(start, ""))))
        return found

    def _before(self, step: _Step, start: tuple[str, int]) -> _Step | None:
        """From an input to the output that its link comes from."""
        place, socket = step.place, step.place.inputs[step.slot]
        if socket.link is None:
            spread = self._spread.get((place.id, step.slot))
            return None if spread is None else _Step(spread[0], spread[1], False, step.type or socket.type)
        link = place.area.graph.links.get(socket.link)
        if link is None:
            self.lost[start] = f"the file has no link {socket.link}"
            return None
        self.used.add((place.area.path, link.id))
        if link.origin == INTO and place.area.host is not None:
            host = place.area.host
            return _Step(host, link.origin_slot, True, "") if link.origin_slot < len(host.inputs) else None
        origin = place.area.places.get(link.origin)
        if origin is None:
            self.lost[start] = f"its link comes from node {link.origin}, which isn't there"
            return None
        return _Step(origin, link.origin_slot, False, step.type or socket.type)

    def _through(self, step: _Step, start: tuple[str, int]) -> _Step | None:
        """From an output of a node that makes nothing to where its value comes from."""
        place = step.place
        if place.node.mode == MUTED:
            self.lost[start] = f"{place.node.type} {place.id} is muted"
            return None
        if place.node.mode == BYPASSED:
            slot = bypass_slot(place, step.slot, step.type)
            if slot is None:
                self.lost[start] = f"{place.node.type} {place.id} is bypassed and has no input of this type"
            return None if slot is None else _Step(place, slot, True, "")
        if place.inside is not None:
            return self._inside(place.inside, step, start)
        if place.role is NodeRole.GETTER:
            setter = self._setter(place)
            if setter is None:
                self.lost[start] = f"no node sets {place.node.first_value!r}, which {place.id} gets"
            return None if setter is None else _Step(setter, 0, True, step.type)
        if place.role in (NodeRole.REROUTE, NodeRole.SETTER):
            return _Step(place, step.slot, True, step.type) if step.slot < len(place.inputs) else None
        if place.role is not NodeRole.PRIMITIVE:
            self.lost[start] = f"{place.node.type} {place.id} is in the page only"
        return None

    def _setter(self, getter: PlacedNode) -> PlacedNode | None:
        """The setter of the same name in the getter's graph, or in the nearest around it."""
        name, area = repr(getter.node.first_value), getter.area
        while True:
            if area.path not in self._setters:
                setters = [one for one in area.places.values() if one.role is NodeRole.SETTER and one.inputs]
                self._setters[area.path] = {repr(one.node.first_value): one for one in reversed(setters)}
            found = self._setters[area.path].get(name)
            if found is not None or area.host is None:
                return found
            area = area.host.area

    def _inside(self, inside: Area, step: _Step, start: tuple[str, int]) -> _Step | None:
        graph = inside.graph
        named = graph.outputs[step.slot].links if step.slot < len(graph.outputs) else ()
        links: Iterable[PageLink] = [graph.links[key] for key in named if key in graph.links] or [
            one for one in graph.links.values() if one.target == OUT_OF and one.target_slot == step.slot
        ]
        for link in links:
            self.used.add((inside.path, link.id))
            if link.origin == INTO:
                return (
                    _Step(step.place, link.origin_slot, True, "")
                    if link.origin_slot < len(step.place.inputs)
                    else None
                )
            origin = inside.places.get(link.origin)
            if origin is not None:
                return _Step(origin, link.origin_slot, False, step.type)
        self.lost[start] = f"nothing inside {step.place.id} leads to its output {step.slot}"
        return None


class _Step:
    """Where the search stands: at an input or an output, asked for a type."""

    __slots__ = ("is_input", "place", "slot", "type")

    def __init__(self, place: PlacedNode, slot: int, is_input: bool, type: str) -> None:
        self.place, self.slot, self.is_input, self.type = place, slot, is_input, type


def bypass_slot(place: PlacedNode, slot: int, wanted: str) -> int | None:
    """Which input a bypassed node hands to its output ``slot`` for an input of type ``wanted``."""
    inputs = place.inputs
    if wanted in ANY_TYPES:
        return (slot if slot < len(inputs) else 0) if inputs else None
    carried = place.outputs[slot].type if slot < len(place.outputs) else "*"

    def may(position: int) -> bool:
        kind = inputs[position].type
        return connects(kind, carried) and connects(kind, wanted)

    if slot < len(inputs) and may(slot):
        return slot
    exact = (i for i, one in enumerate(inputs) if one.type == wanted)
    return next(exact, next(filter(may, range(len(inputs))), None))


def connects(one: str, other: str) -> bool:
    """Whether the page lets sockets of these types be linked."""
    if one in ANY_TYPES or other in ANY_TYPES or one == other:
        return True
    left, right = (set(each.lower().split(",")) for each in (one, other))
    return not left.isdisjoint(right) or "*" in left | right or "" in left | right


def _spread_links(root: Area) -> dict[tuple[str, int], tuple[PlacedNode, int]]:
    """Links that a pack makes while the page queues, as the file has kept them (``ue_links``)."""
    found: dict[tuple[str, int], tuple[PlacedNode, int]] = {}
    areas = [root, *(place.inside for place in root.walk() if place.inside is not None)]
    for area in areas:
        listed = area.graph.extra.get("ue_links")
        for entry in listed if isinstance(listed, list) else ():
            made = _spread_link(area, entry) if isinstance(entry, Mapping) else None
            if made is not None:
                found[made[0].id, made[1]] = (made[2], made[3])
    return found


def _spread_link(area: Area, entry: Mapping[str, Any]) -> tuple[PlacedNode, int, PlacedNode, int] | None:
    target = area.places.get(str(entry.get("downstream")))
    origin = area.places.get(str(entry.get("upstream")))
    into, out_of = entry.get("downstream_slot"), entry.get("upstream_slot")
    if target is None or origin is None or not isinstance(into, int) or not isinstance(out_of, int):
        return None
    slot = target.target(into)
    return None if slot is None or out_of < 0 else (target, slot, origin, out_of)
