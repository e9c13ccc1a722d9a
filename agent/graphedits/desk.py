"""The graph that an order is about, and what was read of the order so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ...common.errors import StudioError
from ...workflows.builder import sources_first
from ...workflows.catalog import Catalog
from ...workflows.edit.draft import GraphDraft
from ...workflows.edit.model import GraphEditBase
from ...workflows.edit.places import samplers
from ...workflows.graph import Graph
from . import words
from .clause import GraphClause
from .files import choices_of, fitting_files, near_files
from .ranges import out_of_range


@dataclass(slots=True)
class GraphOrder:
    """What an order means for a graph.

    ``questions`` are what must be answered first, ``unread`` the words that nobody understood; with either, nothing is
    to be done.
    """

    edits: list[GraphEditBase] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        """Whether it may be done."""
        return bool(self.edits) and not self.questions and not self.unread


class OrderDesk:
    """The graph that an order is about, and what was read of it so far."""

    def __init__(self, graph: Graph, catalog: Catalog, selected: Collection[str] = ()) -> None:
        self.draft = GraphDraft(graph, catalog, selected=selected)
        self.catalog, self.order = catalog, GraphOrder()
        found = samplers(self.draft)
        try:
            self.samplers = [key for key in sources_first(graph) if key in found]
        except StudioError:  # nodes that feed themselves have no order of their own
            self.samplers = found

    def meant(self, found: Sequence[str]) -> list[str]:
        """Those of several nodes that are selected; all of them where none is."""
        return (self.draft.picked(found) if len(found) > 1 else []) or list(found)

    def ask(self, question: str) -> None:
        """Adds a question."""
        self.order.questions.append(question)

    def file(self, clause: GraphClause, class_type: str, name: str, what: str) -> str | None:
        """The installed file that the rest of a clause calls by its name; asks where it isn't exactly one."""
        choices = choices_of(self.catalog, class_type, name)
        named = clause.take(words.FILE)
        said = [named[0]] if named else clause.unread
        found = fitting_files(said, choices)
        if len(found) == 1:
            clause.left = ""
            return found[0]
        called = f" “{' '.join(said)}”" if said else ""
        if found:
            self.ask(f"Which {what}{called}: {', '.join(found)}?")
        else:
            near = ", ".join(near_files(said, choices)) or "none is installed"
            self.ask(f"Which {what}? None fits{called}; there is: {near}.")
        clause.left = ""
        return None

    def add(self, kind: type[GraphEditBase], values: Mapping[str, Any]) -> None:
        """Adds an edit; a value out of its range is asked about."""
        given = {name: value for name, value in values.items() if value is not None}
        try:
            self.order.edits.append(kind.model_validate(given))
        except ValidationError as fault:
            self.ask(out_of_range(kind, fault))

    def image(self, clause: GraphClause) -> str | None:
        """The picture that a clause names by its file."""
        found = words.FILE.search(clause.left)
        if found is None or not words.IMAGE_FILE.search(found[0]):
            return None
        clause.take(re.compile(re.escape(found[0])))
        choices = choices_of(self.catalog, "LoadImage", "image")
        return next((one for one in choices if one.lower() == found[0]), found[0])


def chosen_nodes(clause: GraphClause, found: list[str]) -> list[str]:
    """Those of ``found`` that a clause is about: numbered, counted, all, or the only one."""
    if number := clause.take(words.NODE):
        return [number[1]]
    for word, at in words.ORDINALS.items():
        if clause.take(re.compile(rf"(?<![a-z]){word}(?![a-z])")):
            return found[at : at + 1 or None] if at < len(found) else []
    if clause.take(words.EVERY):
        return found
    return found if len(found) == 1 else []
