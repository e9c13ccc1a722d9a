"""Workflow files to hold the converter against the page: our own, those of ComfyUI's packages, and variations."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...workflows.catalog import Catalog
from ...workflows.graph import load_json
from .variations import variations

OWN = Path(__file__).resolve().parents[1] / "data" / "workflows"
"""One small file for each kind of fault that people report; only a checkout has them."""
PACKAGES = {"comfyui_workflow_templates_json": "templates", "comfyui_subgraph_blueprints": "blueprints"}
"""Package → its folder of workflows, where it is installed."""
PAGE_ONLY = {"Note", "MarkdownNote", "Reroute", "PrimitiveNode"}
OFF = (2, 4)

Named = tuple[str, dict[str, Any]]


def own_files() -> Iterator[Named]:
    """Our own files."""
    for path in sorted(OWN.glob("*.json")):
        yield path.stem, load_json(path)


def packaged_files() -> list[Path]:
    """All files of ComfyUI's packages that are installed."""
    found: list[Path] = []
    for package, folder in PACKAGES.items():
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found += sorted((Path(spec.origin).parent / folder).glob("*.json"))
    return found


def packaged(catalog: Catalog) -> Iterator[Named]:
    """The packages' workflows whose node classes are all in ``catalog``."""
    for path in packaged_files():
        workflow = load_json(path)
        if (
            isinstance(workflow, dict)
            and isinstance(workflow.get("nodes"), list)
            and _fits(workflow, catalog)
        ):
            yield path.stem, workflow


def _fits(workflow: dict[str, Any], catalog: Catalog) -> bool:
    subgraphs = (workflow.get("definitions") or {}).get("subgraphs", [])
    own = {one["id"] for one in subgraphs} | PAGE_ONLY
    nodes = [node for graph in (workflow, *subgraphs) for node in graph["nodes"]]
    return all(
        node["type"] in own or node["type"] in catalog for node in nodes if node.get("mode", 0) not in OFF
    )


def material(catalog: Catalog, count: int, seed: int = 0) -> list[Named]:
    """``count`` files: our own first, at least a third of variations, the rest from ComfyUI's packages."""
    own = list(own_files())
    varied = max(count // 3, count - len(own) - 120)
    files = list(packaged(catalog))
    room = max(0, count - len(own) - varied)
    step = max(1, len(files) // room) if room else 1
    chosen = own + files[::step][:room]
    return [*chosen, *variations(catalog, count - len(chosen), seed)][:count]
