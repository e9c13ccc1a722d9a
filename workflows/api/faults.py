"""What a ComfyUI server says when it refuses a graph or fails in one, in the studio's words.

Every error type that the server is known to send has an entry in :data:`SERVER_FAULTS`; an unknown one is
passed on as it is. The checker's codes (:mod:`..check`) are the same words where both see the same fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Final

from ...common.errors import StudioError

SERVER_FAULTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "missing_node_type": ("unknown_class", "Install the pack that brings the node, or use another one."),
        "invalid_prompt": ("unknown_class", "Install the pack that brings the node, or use another one."),
        "prompt_no_outputs": ("no_output", "Add a node that saves or shows something."),
        "prompt_outputs_failed_validation": ("outputs_invalid", "Correct the nodes that are named."),
        "required_input_missing": ("missing_input", "Fill in the input or link something to it."),
        "bad_linked_input": ("bad_link", "Link it again."),
        "return_type_mismatch": ("wrong_type", "Link an output of the right type."),
        "dependency_cycle": ("cycle", "Remove one link of the cycle."),
        "invalid_input_type": ("wrong_value", "Give a value of the right type."),
        "value_smaller_than_min": ("too_small", "Give a larger value."),
        "value_bigger_than_max": ("too_large", "Give a smaller value."),
        "value_not_in_list": ("not_in_list", "Choose one of the listed values."),
        "custom_validation_failed": ("refused_by_node", "Do as the node says."),
        "exception_during_validation": ("validation_failed", "Check the node's links and values."),
        "exception_during_inner_validation": ("validation_failed", "Check the node's links and values."),
        "invalid_prompt_id": ("prompt_id_invalid", "Use a UUID as the prompt's id."),
        "no_prompt": ("empty_graph", "Give a graph with nodes."),
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing the server found: at which node and input, in our code and its own words."""

    code: str
    node: str
    input: str
    message: str
    server_type: str


class GraphRejectedError(StudioError):
    """The server refused a graph, wholly or in part; ``faults`` name the nodes."""

    def __init__(self, faults: list[Fault], message: str, fix: str) -> None:
        super().__init__(
            "graph_rejected", message, fix, details={"faults": [asdict(fault) for fault in faults]}
        )
        self.faults = faults


class GraphFailedError(StudioError):
    """A node failed while the graph ran; ``exception`` is the Python class that the node raised."""

    def __init__(self, node: str, class_type: str, exception: str, text: str, title: str = "") -> None:
        super().__init__(
            "graph_failed",
            f"Node {_named(node, class_type, title)} failed: {text}",
            "Change its inputs, or see ComfyUI's log.",
            details={"node": node, "class_type": class_type, "exception": exception},
        )
        self.node, self.class_type, self.exception = node, class_type, exception


def rejection(reply: Any) -> GraphRejectedError | None:
    """The error in an answer to ``POST /prompt``, or None when the graph was taken as a whole.

    Status 200 with ``node_errors`` means that the bad outputs were dropped: that is a refusal too.
    """
    if not isinstance(reply, Mapping):
        return None
    faults = _node_faults(reply.get("node_errors"))
    error = reply.get("error")
    if not faults and not error:
        return None
    if isinstance(error, str):
        error = {"message": error}
    if isinstance(error, Mapping) and not faults:
        kind = str(error.get("type", ""))
        code = SERVER_FAULTS.get(kind, (kind or "refused", ""))[0]
        extra = error.get("extra_info")
        node = str(extra.get("node_id") or "") if isinstance(extra, Mapping) else ""
        text = " ".join(str(error.get(word) or "") for word in ("message", "details")).strip()
        node = node or _node_in(str(error.get("details") or ""))
        faults = [Fault(code, node, "", text, kind)]
    return GraphRejectedError(faults, f"ComfyUI refused the graph: {_sentence(faults)}.", _fix(faults))


def server_stumbled(status: int) -> GraphRejectedError:
    """The error for an answer to ``POST /prompt`` that tells of a crash in the server instead of a verdict."""
    words = f"it failed while reading the graph (status {status})"
    fault = Fault("validation_failed", "", "", words, "exception_during_validation")
    return GraphRejectedError(
        [fault], f"ComfyUI refused the graph: {words}.", "Check the graph (graph check)."
    )


def failure(data: Any, graph: Any = None) -> StudioError:
    """The error in an ``execution_error`` or ``execution_interrupted`` message.

    Args:
        graph: the prompt in API form, from which the node's title is taken. A node inside a subgraph has an id
            such as ``12:3:4``; one that a node grew (``12:3.film.2``) is told by the node it came from.
    """
    data = data if isinstance(data, Mapping) else {}
    node, kind = str(data.get("node_id", "?")), str(data.get("node_type", "?"))
    exception = str(data.get("exception_type") or "")
    if exception.endswith("InterruptProcessingException") or not exception:
        return StudioError(
            "graph_interrupted",
            f"The graph was stopped at node {_named(node, kind, title_of(node, graph))}.",
            "Run it again.",
        )
    text = str(data.get("exception_message") or exception).strip().splitlines()
    return GraphFailedError(
        node, kind, exception, (text[0] if text else exception)[:500], title_of(node, graph)
    )


def _named(node: str, class_type: str, title: str) -> str:
    return f"{node} ({title}: {class_type})" if title and title != class_type else f"{node} ({class_type})"


def title_of(node: str, graph: Any) -> str:
    """The title of the node of that id, or of the one that it came from; empty when the graph tells none."""
    known = graph if isinstance(graph, Mapping) else {}
    while node and node not in known:
        node = node[: max(node.rfind("."), node.rfind(":"), 0)]
    entry = known.get(node)
    meta = entry.get("_meta") if isinstance(entry, Mapping) else None
    return str(meta.get("title") or "")[:100] if isinstance(meta, Mapping) else ""


def _node_faults(node_errors: Any) -> list[Fault]:
    found: list[Fault] = []
    for node, entry in node_errors.items() if isinstance(node_errors, Mapping) else ():
        kind = str(entry.get("class_type", "")) if isinstance(entry, Mapping) else ""
        for error in (entry.get("errors") or ()) if isinstance(entry, Mapping) else ():
            if not isinstance(error, Mapping):
                continue
            server_type = str(error.get("type", ""))
            extra = error.get("extra_info")
            name = str(extra.get("input_name") or "") if isinstance(extra, Mapping) else ""
            code = SERVER_FAULTS.get(server_type, (server_type or "refused", ""))[0]
            words = f"{kind}: {error.get('message', '')} ({error.get('details', '')})"
            found.append(Fault(code, str(node), name, words[:500], server_type))
    return found


def _node_in(details: str) -> str:
    """The id in ComfyUI's ``Node ID '#7'``."""
    _, mark, rest = details.partition("'#")
    return rest.split("'")[0] if mark else ""


def _sentence(faults: list[Fault]) -> str:
    shown = [f"node {one.node} {one.message}" if one.node else one.message for one in faults[:3]]
    if len(faults) > 3:
        shown.append(f"and {len(faults) - 3} more")
    return "; ".join(shown)


def _fix(faults: list[Fault]) -> str:
    return SERVER_FAULTS.get(faults[0].server_type, ("", "Check the graph against this server."))[1]
