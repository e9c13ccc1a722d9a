"""Orders for graphs in words, held against the edits that are meant: right, asked about, or wrong in silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ...agent.graphedits import perform_order
from ...common import strict_yaml
from ...workflows.catalog import Catalog
from ...workflows.edit import TYPED_EDITS
from ...workflows.editor import to_editor
from ...workflows.graph import Graph
from .bases import base_graphs
from .installed import with_files

_DATA: Final = Path(__file__).resolve().parents[1] / "data"
SEEN, UNSEEN = _DATA / "graph_orders.yaml", _DATA / "graph_orders_unseen.yaml"
"""Orders that were written beside the grammar, and before it."""


@dataclass(slots=True)
class OrderFigures:
    """How orders were read: of all, how many came out right, how many were asked about, and what was wrong in silence."""

    asked: int = 0
    right: int = 0
    questions: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "orders": self.asked,
            "right": self.right,
            "asked_about_though_clear": len(self.questions),
            "wrong_in_silence": len(self.wrong),
        }


def measure_orders(path: Path, catalog: Catalog) -> OrderFigures:
    """Tries every order of a file on its base graphs, in both forms."""
    bases = base_graphs(catalog)
    figures = OrderFigures()
    for row in strict_yaml.loads(path.read_text("utf-8")):
        for name in row["graphs"]:
            for page in (False, True):
                data = bases[name]
                _measure(
                    row, name, to_editor(Graph.from_api(data), catalog) if page else data, catalog, figures
                )
    return figures


def bench_orders(catalog: Catalog) -> dict[str, Any]:
    """The figures of both files of orders, with many files installed."""
    known = with_files(catalog)
    return {path.stem: measure_orders(path, known).as_dict() for path in (SEEN, UNSEEN)}


def _measure(
    row: dict[str, Any], name: str, data: dict[str, Any], catalog: Catalog, figures: OrderFigures
) -> None:
    answer = perform_order(row["order"], data, catalog)
    figures.asked += 1
    words = f"{name}: {row['order']} → {'; '.join(answer.understood)} | {' '.join(answer.questions)}"
    if row.get("ask"):
        if answer.result is None:
            figures.right += 1
        else:
            figures.wrong.append(words)
        return
    if answer.result is None:
        figures.questions.append(words)
        return
    meant = sorted(one.model_dump_json() for one in TYPED_EDITS.validate_python(row["edits"]))
    if sorted(one.model_dump_json() for one in answer.order.edits) == meant:
        figures.right += 1
    else:
        figures.wrong.append(words)
