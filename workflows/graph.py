"""A ComfyUI graph as immutable data: nodes, their values and the links between them.

:meth:`Graph.from_api` and :meth:`Graph.to_api` are exact inverses for every well-formed graph; odd values
(a link of three parts, a number as a class) are refused with the node named. Building belongs to
:mod:`.builder`, the page's own form to :mod:`.editor`, judging against a catalog to :mod:`.check`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..common.errors import StudioError
from ..common.strict_json import finite, is_deeper
from ..common.text import whole_text

if TYPE_CHECKING:
    pass

MAX_BYTES = 10 * 1024 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 64
"""Bounds on what is read: far above any graph made by a person, low enough to stay quick."""
MOST_DIGITS = 15
"""Digits of a node's number that the page's JavaScript holds exactly."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a value comes from: output number ``slot`` of ``node``."""

    node: str
    slot: int


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its class, its inputs (plain values or :class:`Link`), and how the page shows it."""

    class_type: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    group: str = ""

    @property
    def links(self) -> Iterator[tuple[str, Link]]:
        """The linked inputs."""
        return ((name, value) for name, value in self.inputs.items() if isinstance(value, Link))


class GraphReadError(StudioError):
    """A graph that can't be read; ``node`` and ``input`` say where, when it is at one place, ``kind`` what it is."""

    def __init__(self, message: str, node: str = "", input: str = "", kind: str = "malformed") -> None:
        super().__init__(
            "graph_invalid",
            message,
            "Open and save it again in ComfyUI, or fix the file.",
            details={"node": node, "input": input, "kind": kind},
        )
        self.node, self.input, self.kind = node, input, kind


class Graph(Mapping[str, Node]):
    """An immutable graph: node id → :class:`Node`, in the order in which nodes were made."""

    __slots__ = ("_nodes",)

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._nodes = MappingProxyType(
            {
                key: Node(node.class_type, MappingProxyType(dict(node.inputs)), node.title, node.group)
                for key, node in nodes.items()
            }
        )

    def __getitem__(self, key: str) -> Node:
        return self._nodes[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Graph) and dict(self._nodes) == dict(other._nodes)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Graph({len(self)} nodes)"

    @classmethod
    def from_api(cls, data: Any) -> Graph:
        """Reads the form that ``POST /prompt`` takes (also wrapped as ``{"prompt": …}``).

        Raises:
            StudioError: ``graph_invalid`` with the node and input named.
        """
        if isinstance(data, Mapping) and isinstance(data.get("prompt"), Mapping):
            data = data["prompt"]
        if not isinstance(data, Mapping):
            raise GraphReadError("The graph isn't a JSON object of nodes.")
        if isinstance(data.get("nodes"), list):
            raise StudioError(
                "graph_invalid", "This is a graph in the page's form.", "Convert it first (graph convert)."
            )
        if len(data) > MAX_NODES:
            raise GraphReadError(f"The graph has {len(data)} nodes, more than {MAX_NODES}.")
        return cls({str(key): _read_node(str(key), raw) for key, raw in data.items()})

    def to_api(self) -> dict[str, Any]:
        """The form that ``POST /prompt`` takes; a fresh copy."""
        return {key: _write_node(node) for key, node in self._nodes.items()}

    def consumers(self) -> dict[str, list[tuple[str, str]]]:
        """For each node id, the (node, input) pairs that read from it."""
        found: dict[str, list[tuple[str, str]]] = {key: [] for key in self._nodes}
        for key, node in self._nodes.items():
            for name, link in node.links:
                if link.node in found:
                    found[link.node].append((key, name))
        return found

    def replaced(self, changes: Mapping[str, Node | None]) -> Graph:
        """A copy in which the given nodes are replaced, added or (None) left out."""
        nodes = {**self._nodes, **changes}
        return Graph({key: node for key, node in nodes.items() if node is not None})

    def with_inputs(self, key: str, values: Mapping[str, Any]) -> Graph:
        """A copy in which node ``key`` has these inputs beside its others.

        Raises:
            StudioError: ``graph_invalid`` when no such node exists.
        """
        if key not in self._nodes:
            raise GraphReadError(f"The graph has no node {key!r}.")
        node = self._nodes[key]
        changed = Node(node.class_type, {**node.inputs, **values}, node.title, node.group)
        return self.replaced({key: changed})


def node_number(key: str) -> int | None:
    """A node's id as the number that the page has for it; None for any other id."""
    number = int(key) if key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS else None
    return number if str(number) == key else None


def load_json(source: Path | bytes | str) -> Any:
    """Parses graph JSON from a file, bytes or text, within bounds.

    Raises:
        StudioError: ``file_missing`` or ``graph_invalid`` (too large, not UTF-8, not JSON, a key twice,
            NaN, Infinity or a number too large, half a character, nested deeper than 64).
    """
    name = "The graph"
    if isinstance(source, Path):
        name = str(source)
        try:
            if source.stat().st_size > MAX_BYTES:
                raise GraphReadError(f"{name} is larger than {MAX_BYTES // 2**20} MB.")
            source = source.read_bytes()
        except OSError as error:
            raise StudioError(
                "file_missing", f"{name} can't be read ({error.strerror or error}).", "Check the path."
            ) from error
    if len(source) > MAX_BYTES:
        raise GraphReadError(f"{name} is larger than {MAX_BYTES // 2**20} MB.")
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=finite)
    except UnicodeDecodeError as error:
        raise GraphReadError(f"{name} isn't UTF-8 text (byte {error.start}).") from error
    except json.JSONDecodeError as error:
        raise GraphReadError(f"{name} isn't JSON: {error.msg} in line {error.lineno}.") from error
    except (RecursionError, ValueError) as error:
        text = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise GraphReadError(f"{name} can't be read: {text}.") from error
    if is_deeper(value, MAX_DEPTH):
        raise GraphReadError(f"{name} is nested deeper than {MAX_DEPTH} levels.")
    if not whole_text(json.dumps(value, ensure_ascii=False)):
        raise GraphReadError(f"{name} holds half of a character (a lone surrogate).")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key {twice[:60]!r} stands in it twice")
    return found


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} isn't a number that JSON knows")


def _read_node(key: str, raw: Any) -> Node:
    if not isinstance(raw, Mapping):
        raise GraphReadError(f"Node {key} isn't an object.", key)
    kind, inputs = raw.get("class_type"), raw.get("inputs", {})
    if not isinstance(kind, str) or not kind:
        raise GraphReadError(f"Node {key} names no class.", key)
    if not isinstance(inputs, Mapping):
        raise GraphReadError(f"The inputs of node {key} ({kind}) aren't an object.", key)
    meta = raw.get("_meta")
    meta = meta if isinstance(meta, Mapping) else {}
    read = {str(name): _read_value(key, str(name), value) for name, value in inputs.items()}
    return Node(kind, read, str(meta.get("title") or ""), str(meta.get("group") or ""))


def _read_value(key: str, name: str, value: Any) -> Any:
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str | int) and type(value[1]) is int:
            return Link(str(value[0]), value[1])
        raise GraphReadError(
            f"Input {name} of node {key} holds a list that isn't a link [node, output].",
            key,
            name,
            "bad_link",
        )
    if isinstance(value, float) and not math.isfinite(value):
        raise GraphReadError(f"Input {name} of node {key} isn't a finite number.", key, name, "wrong_value")
    if isinstance(value, Mapping) and set(value) == {"__value__"} and isinstance(value["__value__"], list):
        return tuple(deepcopy(value["__value__"]))
    return deepcopy(value)


def _write_node(node: Node) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "class_type": node.class_type,
        "inputs": {name: _write_value(value) for name, value in node.inputs.items()},
    }
    meta = {word: text for word, text in (("title", node.title), ("group", node.group)) if text}
    if meta:
        raw["_meta"] = meta
    return raw


def _write_value(value: Any) -> Any:
    if isinstance(value, Link):
        return [value.node, value.slot]
    if isinstance(value, list | tuple):
        return {"__value__": deepcopy(list(value))}
    return deepcopy(value)
