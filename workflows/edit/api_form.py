"""Writes an edited graph in the API form: nodes that no edit is about stay exactly as the file has them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ..graph import Graph


def write_api(data: Mapping[str, Any], before: Graph, after: Graph) -> dict[str, Any]:
    """``data`` with what differs between the two graphs; also where it is wrapped as ``{"prompt": …}``."""
    if isinstance(data.get("prompt"), Mapping):
        return {**deepcopy(dict(data)), "prompt": write_api(data["prompt"], before, after)}
    made, kept = after.to_api(), deepcopy({str(key): node for key, node in data.items()})
    found: dict[str, Any] = {}
    for key, node in made.items():
        if key not in kept:
            found[key] = node
        elif before.get(key) == after[key]:
            found[key] = kept[key]
        else:
            own = kept[key].get("inputs") or {}
            same = before[key].inputs
            inputs = {
                name: own[name] if name in own and _equal(same, after[key].inputs, name) else value
                for name, value in node["inputs"].items()
            }
            found[key] = {**kept[key], "class_type": node["class_type"], "inputs": inputs}
    return found


def _equal(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> bool:
    return name in before and before[name] == after[name] and type(before[name]) is type(after[name])
