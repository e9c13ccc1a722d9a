"""Hands values on where the page shows a widget elsewhere than on its node: primitives, and inputs of subgraphs.

A primitive's value replaces the stored one of every widget that it feeds. An input of a subgraph that leads to a
widget inside is that widget for this subgraph node: its value stands on the subgraph node, which also keeps the
values of widgets that it only shows (``proxyWidgets``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..catalog import Input
from .model import INTO, PageLink
from .places import MOST_DEPTH, Area, PlacedNode
from .roles import NodeRole
from .widgets import MISSING, NUMBERS

UNSTATED_MOST = 2048
"""The page's largest number where a class states none."""
_PREFIXED = re.compile(r"^\s*(\d+)\s*:\s*(.+)$")
"""How a widget's name was kept that was shown through several subgraphs."""


def hand_on(root: Area) -> None:
    """Puts the values of primitives and of subgraph nodes where they are used."""
    waiting = [root]
    while waiting:
        area = waiting.pop()
        for place in area.places.values():
            if place.inside is not None:
                _read_own(place, place.inside)
        for place in area.places.values():
            if place.role is NodeRole.PRIMITIVE:
                _feed(place)
        for place in area.places.values():
            if place.inside is not None:
                _push(place, place.inside)
                waiting.append(place.inside)


def feeds(primitive: PlacedNode) -> bool:
    """Whether a primitive's value reaches a widget."""
    return any(_takes(target, slot) for target, slot in _fed(primitive))


def _takes(target: PlacedNode, slot: int) -> bool:
    return own_value(target, slot) is not MISSING or bool(target.inputs[slot].widget)


def _fed(primitive: PlacedNode) -> list[tuple[PlacedNode, int]]:
    return [
        (target, slot)
        for link in primitive.area.leaving.get(primitive.node.id, ())
        if (target := primitive.area.places.get(link.target)) is not None
        and (slot := target.target(link.target_slot)) is not None
    ]


def _feed(primitive: PlacedNode) -> None:
    fed = _fed(primitive)
    value = primitive.values.get("value", primitive.node.first_value)
    if value is None:
        own = (own_value(target, slot) for target, slot in fed)
        value = next((one for one in own if one is not MISSING), None)
    if value is None:
        return
    value = _in_all_ranges(value, fed)
    for target, slot in fed:
        if _takes(target, slot):
            put(target, slot, value)


def _in_all_ranges(value: Any, fed: list[tuple[PlacedNode, int]]) -> Any:
    """A number within the ranges of all the widgets that a primitive feeds."""
    ranges = [one for place, slot in fed if (one := _input(place, slot)) is not None and one.type in NUMBERS]
    if isinstance(value, bool) or not isinstance(value, int | float) or not ranges:
        return value
    least = max(0 if one.minimum is None else one.minimum for one in ranges)
    most = min(UNSTATED_MOST if one.maximum is None else one.maximum for one in ranges)
    return least if value < least else most if value > most else value


def _input(place: PlacedNode, slot: int) -> Input | None:
    """The input of a class behind an input, which may be a subgraph's."""
    for _ in range(MOST_DEPTH):
        if place.inside is None:
            break
        inner = next(_targets(place, slot), None)
        if inner is None:
            return None
        place, slot = inner
    return None if place.kind is None else place.kind.inputs.get(place.inputs[slot].name)


def put(place: PlacedNode, slot: int, value: Any) -> None:
    """Gives the widget of an input a value."""
    name = place.inputs[slot].name
    widget = next((one for one in place.filled.widgets if one.name == name), None)
    place.values[name] = widget.holding(value) if widget else value
    if name in place.filled.defaults:
        place.filled.defaults.remove(name)


def own_value(place: PlacedNode, slot: int) -> Any:
    """What the widget of an input holds; :data:`~.widgets.MISSING` when the input has none."""
    waiting = [(place, slot)]
    while waiting:
        place, slot = waiting.pop()
        name = place.inputs[slot].name
        if name in place.values:
            return place.values[name]
        waiting += reversed(list(_targets(place, slot)))
    return MISSING


def _links_inside(place: PlacedNode, slot: int, inside: Area) -> Iterator[PageLink]:
    named = [inside.graph.links.get(key) for key in inside.graph.inputs[slot].links]
    links = [one for one in named if one is not None]
    if not links:
        links = [one for one in inside.leaving.get(INTO, ()) if one.origin_slot == slot]
    yield from links


def _targets(place: PlacedNode, slot: int) -> Iterator[tuple[PlacedNode, int]]:
    """The inputs inside to which an input of a subgraph node leads."""
    inside = place.inside
    if inside is None or slot >= len(inside.graph.inputs):
        return
    for link in _links_inside(place, slot, inside):
        target = inside.places.get(link.target)
        position = target.target(link.target_slot) if target is not None else None
        if target is not None and position is not None:
            yield target, position


def _read_own(place: PlacedNode, inside: Area) -> None:
    """The values that a subgraph node keeps: for the inputs that are widgets in order, or as its list says."""
    promoted = [slot for slot in range(len(place.inputs)) if own_value(place, slot) is not MISSING]
    node, shown = place.node, _shown(place.node.properties)
    kept = dict(place.values)  # what the node around it has put there already
    if isinstance(node.values, Mapping):
        by_name = {place.inputs[slot].name: slot for slot in promoted}
        for name, value in node.values.items():
            if name in by_name:
                place.values[name] = value
    elif not shown:
        for slot, value in zip(promoted, node.values or (), strict=False):
            if value is not None:
                place.values[place.inputs[slot].name] = value
    else:
        for (key, name), value in zip(shown, node.values or (), strict=False):
            if value is not None:
                _show(place, inside, key, name, value)
    place.values.update(kept)


def _shown(properties: Mapping[str, Any]) -> list[tuple[str, str]]:
    listed = properties.get("proxyWidgets")
    if not isinstance(listed, list):
        return []
    return [
        (str(one[0]), str(one[1])) if isinstance(one, list) and len(one) >= 2 else ("", "") for one in listed
    ]


def _show(place: PlacedNode, inside: Area, key: str, name: str, value: Any) -> None:
    """Takes the value that a subgraph node keeps for a widget of the node ``key`` inside, ``-1`` being itself."""
    if key == "-1":
        slot = place.socket(name)
        if slot is not None:
            place.values[name] = value
        return
    inner = inside.places.get(key)
    if inner is None:
        return
    position = _widget_position(inner, name)
    if position is None:
        if inner.role is NodeRole.PRIMITIVE:
            inner.values["value"] = value
        return
    for slot in range(len(place.inputs)):
        if (inner, position) in _targets(place, slot):
            place.values[place.inputs[slot].name] = value
            return
    put(inner, position, value)


def _widget_position(place: PlacedNode, name: str) -> int | None:
    while True:
        position = place.socket(name)
        if position is not None and own_value(place, position) is not MISSING:
            return position
        shorter = _PREFIXED.match(name)
        if shorter is None:
            return None
        name = shorter[2]


def _push(place: PlacedNode, inside: Area) -> None:
    for slot in range(min(len(place.inputs), len(inside.graph.inputs))):
        value = own_value(place, slot)
        if value is not MISSING:
            for target, position in _targets(place, slot):
                put(target, position, value)
