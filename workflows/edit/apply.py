"""Makes edits in a graph of either form, checks what came of it, and gives it in the form in which it came."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ...common.errors import StudioError
from ..catalog import Catalog
from ..check import Problem, Verdict, check
from ..graph import Graph, node_number
from ..page import read
from ..reader import is_editor
from .api_form import write_api
from .branches import duplicate_branch, insert_node
from .draft import GraphDraft, impossible
from .loras import add_lora, set_lora
from .model import GraphEditBase
from .page_form import write_page
from .parts import add_control, add_hires_fix, add_region, add_upscale, add_video, start_from, take_out
from .values import set_model, set_prefix, set_prompt, set_sampling, set_size, set_values

EDITS: Final[Mapping[str, Callable[[GraphDraft, Any], None]]] = MappingProxyType(
    {
        "sampling": set_sampling,
        "prompt": set_prompt,
        "size": set_size,
        "prefix": set_prefix,
        "checkpoint": set_model,
        "add_lora": add_lora,
        "set_lora": set_lora,
        "take_out": take_out,
        "upscale": add_upscale,
        "hires_fix": add_hires_fix,
        "control": add_control,
        "start_from": start_from,
        "value": set_values,
        "insert": insert_node,
        "duplicate": duplicate_branch,
        "region": add_region,
        "video": add_video,
    }
)
"""What makes each edit."""


@dataclass(frozen=True, slots=True)
class GraphEditResult:
    """What came of edits.

    Attributes:
        data: the graph in the form in which it was given; everything that no edit is about is as it was.
        before, after: what runs, before and after.
        told: what was done, in sentences.
        problems: what the checker says of the result and didn't say before.
    """

    data: dict[str, Any]
    before: Graph
    after: Graph
    told: tuple[str, ...]
    problems: tuple[Problem, ...]


def make_edits(
    data: Mapping[str, Any],
    edits: Sequence[GraphEditBase],
    catalog: Catalog,
    selected: Collection[str] = (),
) -> GraphEditResult:
    """Makes ``edits``, one after another, in a graph of either form.

    ``selected`` are the nodes that a person has selected: meant where an edit that names none fits several places.

    All or nothing: the result is sound where the graph was, and ``data`` itself is never changed.

    Raises:
        StudioError: ``graph_edit_unclear`` (an edit fits several places), ``graph_edit_impossible``,
            ``nothing_to_change``, or ``graph_invalid`` for a graph that can't be read.
    """
    page = is_editor(data)
    before = read(data, catalog).graph if page else Graph.from_api(data)
    draft = GraphDraft(before, catalog, _numbers(data), selected)
    for edit in edits:
        EDITS[getattr(edit, "edit", "")](draft, edit)
    if draft.graph == before and not draft.off:
        raise StudioError(
            "nothing_to_change",
            "; ".join(draft.told) or "The order changes nothing.",
            "Ask for something else.",
        )
    problems = _new_problems(before, draft.graph, catalog)
    grave = [one for one in problems if one.verdict is Verdict.HALT]
    if grave:
        raise impossible(f"After that the graph wouldn't run: {grave[0].message}", grave[0].fix)
    made = write_page(data, draft, before) if page else write_api(data, before, draft.graph)
    return GraphEditResult(made, before, draft.graph, tuple(draft.told), tuple(problems))


def _numbers(data: Mapping[str, Any]) -> Iterable[int]:
    """All numbers of nodes in a file, those of its subgraphs too."""
    graphs = [data]
    definitions = data.get("definitions")
    if isinstance(definitions, Mapping) and isinstance(definitions.get("subgraphs"), list):
        graphs += [one for one in definitions["subgraphs"] if isinstance(one, Mapping)]
    for graph in graphs:
        nodes = graph.get("nodes")
        for node in nodes if isinstance(nodes, list) else ():
            number = node_number(str(node.get("id"))) if isinstance(node, Mapping) else None
            if number is not None:
                yield number


def _new_problems(before: Graph, after: Graph, catalog: Catalog) -> list[Problem]:
    known = {(one.code, one.node, one.input) for one in check(before, catalog)}
    return [one for one in check(after, catalog) if (one.code, one.node, one.input) not in known]
