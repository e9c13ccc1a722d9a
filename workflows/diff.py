"""Tells how two graphs differ, as a short list of changes a person can read.

Nodes are matched by id, title, values and class, so that renumbering isn't taken for a change of everything.
Positions in the page don't count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .graph import Graph, Link, Node


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. ``kind`` is added, removed, class, title, value, link or renumbered; ids are the newer graph's."""

    kind: str
    node: str
    input: str
    words: str

    def as_dict(self) -> dict[str, str]:
        """The change as plain data."""
        return {"kind": self.kind, "node": self.node, "input": self.input, "words": self.words}


def diff(old: Graph, new: Graph) -> list[Difference]:
    """The changes that make ``new`` from ``old``; empty when they are the same."""
    same = _match(old, new)
    back = {after: before for before, after in same.items()}
    found = [
        Difference("renumbered", after, "", f"{old[before].class_type} {before} is {after} now")
        for before, after in same.items()
        if before != after
    ]
    found += [
        Difference("removed", key, "", f"removed {_label(old[key], key)}") for key in old if key not in same
    ]
    for key, node in new.items():
        if key not in back:
            found.append(Difference("added", key, "", f"added {_label(node, key)}"))
            continue
        found += _node_changes(key, old[back[key]], node, same)
    return found


def _match(old: Graph, new: Graph) -> dict[str, str]:
    """Which node of ``new`` each node of ``old`` is: the surest signs first, each node once."""
    same: dict[str, str] = {}

    def take(sign: Callable[[str, Node], Any]) -> None:
        """Pairs nodes whose sign is the same and, within its graph, stands for one free node only."""
        taken = set(same.values())
        left = _by(sign, {key: node for key, node in old.items() if key not in same})
        right = _by(sign, {key: node for key, node in new.items() if key not in taken})
        same.update({left[one]: right[one] for one in left if one in right})

    take(lambda key, node: (key, _shape(node)))
    take(lambda key, node: (node.class_type, node.title) if node.title else (key, node.class_type))
    take(lambda key, node: _shape(node))
    take(lambda key, node: (key, node.class_type))
    take(lambda key, node: node.class_type)
    take(lambda key, node: key)
    return same


def _by(sign: Callable[[str, Node], Any], nodes: Mapping[str, Node]) -> dict[Any, str]:
    """Node ids by sign, for signs that only one node has."""
    found: dict[Any, list[str]] = {}
    for key, node in nodes.items():
        found.setdefault(sign(key, node), []).append(key)
    return {one: keys[0] for one, keys in found.items() if len(keys) == 1}


def _shape(node: Node) -> Any:
    """What a node is, but for whom it is linked to."""
    values = tuple(
        (name, repr(value)) for name, value in sorted(node.inputs.items()) if not isinstance(value, Link)
    )
    return node.class_type, node.title, values


def _node_changes(key: str, old: Node, new: Node, same: Mapping[str, str]) -> list[Difference]:
    label = _label(new, key)
    found = []
    if old.class_type != new.class_type:
        found.append(Difference("class", key, "", f"{label}: was a {old.class_type}"))
    if old.title != new.title:
        found.append(Difference("title", key, "", f"{label}: title “{old.title}” → “{new.title}”"))
    for name in dict.fromkeys([*old.inputs, *new.inputs]):
        before, after = old.inputs.get(name), new.inputs.get(name)
        if isinstance(before, Link):
            before = Link(same.get(before.node, before.node), before.slot)
        present = (name in old.inputs, name in new.inputs)
        if before == after and type(before) is type(after) and present == (True, True):
            continue
        kind = "link" if isinstance(before, Link) or isinstance(after, Link) else "value"
        left = _words(before) if present[0] else "not set"
        right = _words(after) if present[1] else "not set"
        found.append(Difference(kind, key, name, f"{label}: {name} {left} → {right}"))
    return found


def _label(node: Node, key: str) -> str:
    return f"{node.class_type} {key}" + (f" “{node.title}”" if node.title else "")


def _words(value: Any) -> str:
    if isinstance(value, Link):
        return f"node {value.node} output {value.slot}"
    text = repr(value)
    return text if len(text) <= 50 else f"{text[:47]}…"
