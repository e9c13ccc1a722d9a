"""Does what an order says of a graph, or asks: never half of it, never what it only might have meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ...common.errors import StudioError
from ...workflows.catalog import Catalog
from ...workflows.diff import diff
from ...workflows.edit import GraphEditResult, UnclearGraphEditError, make_edits
from .desk import GraphOrder
from .reader import read_order
from .told import told_edit

MOST_ORDER: Final = 4000
"""Letters of an order."""


@dataclass(frozen=True, slots=True)
class GraphAnswer:
    """What came of an order.

    Attributes:
        understood: what was understood, in the order's language.
        questions: what must be answered first; nothing was done then.
        result: the edited graph; None when there are questions.
        choices: the nodes (id and label) between which a question asks.
    """

    order: GraphOrder
    understood: tuple[str, ...]
    questions: tuple[str, ...]
    result: GraphEditResult | None = None
    choices: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON, without the graph itself."""
        done = self.result
        return {
            "understood": list(self.understood),
            "questions": list(self.questions),
            "choices": [list(one) for one in self.choices],
            "edits": [one.model_dump(exclude_none=True) for one in self.order.edits],
            "done": list(done.told) if done else [],
            "changes": [one.as_dict() for one in diff(done.before, done.after)] if done else [],
            "problems": [one.as_dict() for one in done.problems] if done else [],
        }


def perform_order(
    text: str, data: Mapping[str, Any], catalog: Catalog, selected: Collection[str] = ()
) -> GraphAnswer:
    """Makes the edits that ``text`` asks for in ``data``, a graph of either form, which isn't changed itself.

    ``selected`` are ids of nodes that the person has selected: "these", and what is meant where several fit.

    Raises:
        StudioError: ``request_empty``, ``request_too_long``, or ``graph_invalid`` when the graph can't be read.
    """
    if not text.strip():
        raise StudioError("request_empty", "The order holds no words.", "Say what to change.")
    if len(text) > MOST_ORDER:
        raise StudioError(
            "request_too_long",
            f"The order has {len(text):,} letters; {MOST_ORDER:,} are read.",
            "Say a few changes at a time.",
        )
    order = read_order(text, data, catalog, selected)
    understood = tuple(told_edit(one, text) for one in order.edits)
    questions = list(order.questions)
    if order.unread:
        questions.append(
            f"What is meant by “{' '.join(order.unread)}”? Nothing is done as long as that isn't clear."
        )
    if not order.edits and not questions:
        questions.append(
            "What should be changed? Say it of LoRAs, sampling, prompts, sizes, upscaling or nodes."
        )
    if questions:
        return GraphAnswer(order, understood, tuple(questions))
    try:
        return GraphAnswer(order, understood, (), make_edits(data, order.edits, catalog, selected))
    except StudioError as error:
        if error.code not in ("graph_edit_unclear", "graph_edit_impossible", "nothing_to_change"):
            raise
        choices = error.choices if isinstance(error, UnclearGraphEditError) else ()
        return GraphAnswer(order, understood, (f"{error.message} {error.fix}",), choices=choices)
