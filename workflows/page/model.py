"""A workflow of the page as data, whatever schema it was saved in, and what reading it gives.

Ids of nodes and links are texts throughout: files hold numbers, texts, or both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..graph import Graph

MUTED, BYPASSED = 2, 4
"""The page's modes of a node that doesn't run, and of one that hands its inputs through."""
INTO, OUT_OF = "-10", "-20"
"""Ids that stand in a subgraph's links for the subgraph's own inputs and outputs."""
ANY_TYPES = frozenset({"*", "", "0"})
"""Types of a socket that takes everything."""


class NoteKind(StrEnum):
    """What a note tells."""

    LOST = "lost"
    """A link or value of the file that the graph doesn't have."""
    FILLED = "filled"
    """A value that the file doesn't have: the default was taken."""
    QUEUE = "queue"
    """Text that the page changes anew each time it queues: it is kept as it was written."""
    OFF = "off"
    """A node that is muted or bypassed."""
    PAGE = "page"
    """A node or value that only the page uses."""


@dataclass(frozen=True, slots=True)
class PageNote:
    """What reading a workflow has to say about one node, or about all (``node`` is then empty)."""

    kind: NoteKind
    node: str
    words: str

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return {"kind": str(self.kind), "node": self.node, "words": self.words}


@dataclass(frozen=True, slots=True)
class PageReading:
    """The graph, and what the file holds beyond it."""

    graph: Graph
    notes: tuple[PageNote, ...] = ()

    @property
    def main_notes(self) -> tuple[PageNote, ...]:
        """The notes that a person should see unasked: all but those of what is off or only the page's."""
        return tuple(one for one in self.notes if one.kind not in (NoteKind.OFF, NoteKind.PAGE))


@dataclass(frozen=True, slots=True)
class Socket:
    """An input or output of a node; ``link`` is an input's link, ``widget`` the widget that it stands for."""

    name: str
    type: str
    link: str | None = None
    widget: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link between two nodes of one graph, by the positions of their sockets in the file."""

    id: str
    origin: str
    origin_slot: int
    target: str
    target_slot: int


@dataclass(frozen=True, slots=True)
class PageNode:
    """A node as it was saved.

    ``values`` are its widgets' values, in their order or by name; ``given`` overrides single ones.
    """

    id: str
    type: str
    title: str = ""
    mode: int = 0
    inputs: tuple[Socket, ...] = ()
    outputs: tuple[Socket, ...] = ()
    values: tuple[Any, ...] | Mapping[str, Any] | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def first_value(self) -> Any:
        """The value of its only or first widget; None when it has none."""
        if "value" in self.given:
            return self.given["value"]
        values = list(self.values.values()) if isinstance(self.values, Mapping) else self.values
        return values[0] if values else None

    @property
    def is_off(self) -> bool:
        """Whether it doesn't run."""
        return self.mode in (MUTED, BYPASSED)

    @property
    def named(self) -> str:
        """How to speak of it."""
        return f"{self.type} {self.id}"


@dataclass(frozen=True, slots=True)
class Boundary:
    """An input or output of a subgraph, with its links inside."""

    name: str
    type: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageGraph:
    """The nodes and links of a workflow's root, of a subgraph, or of an opened group."""

    name: str
    nodes: Mapping[str, PageNode]
    links: Mapping[str, PageLink]
    inputs: tuple[Boundary, ...] = ()
    outputs: tuple[Boundary, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageWorkflow:
    """A whole file: its root, its subgraphs by id, and the definitions of its legacy group nodes by name."""

    root: PageGraph
    subgraphs: Mapping[str, PageGraph]
    groups: Mapping[str, Mapping[str, Any]]
    notes: tuple[PageNote, ...] = ()
