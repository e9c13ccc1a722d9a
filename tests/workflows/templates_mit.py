"""ComfyUI's own templates and subgraph blueprints (MIT packages, test dependencies) as test material."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from animation_ai_studio.workflows import Catalog
from animation_ai_studio.workflows.graph import load_json

PACKAGES = {"comfyui_workflow_templates_json": "templates", "comfyui_subgraph_blueprints": "blueprints"}
PAGE_ONLY = {"Note", "MarkdownNote", "Reroute", "PrimitiveNode"}
OFF = (2, 4)
"""The page's modes of muted and bypassed nodes."""


def files() -> list[Path]:
    """All workflow files of both packages."""
    found: list[Path] = []
    for package, folder in PACKAGES.items():
        spec = importlib.util.find_spec(package)
        assert spec is not None, f"{package} isn't installed"
        assert spec.origin is not None
        found += sorted((Path(spec.origin).parent / folder).glob("*.json"))
    return found


def fitting(catalog: Catalog) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and workflow of those whose node classes are all in ``catalog``."""
    for path in files():
        workflow = load_json(path)
        if (
            isinstance(workflow, dict)
            and isinstance(workflow.get("nodes"), list)
            and _known(workflow, catalog)
        ):
            yield path.name, workflow


def _known(workflow: dict[str, Any], catalog: Catalog) -> bool:
    subgraphs = (workflow.get("definitions") or {}).get("subgraphs", [])
    own = {one["id"] for one in subgraphs} | PAGE_ONLY
    nodes = [
        node for graph in (workflow, *subgraphs) for node in graph["nodes"] if node.get("mode", 0) not in OFF
    ]
    return all(node["type"] in own or node["type"] in catalog for node in nodes)
