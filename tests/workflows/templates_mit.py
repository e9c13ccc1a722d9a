"""ComfyUI's own templates and subgraph blueprints (MIT packages, test dependencies) as test material."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from animation_ai_studio.benchmarks.graphs.material import packaged
from animation_ai_studio.workflows import Catalog


def fitting(catalog: Catalog) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and workflow of those whose node classes are all in ``catalog``."""
    found = list(packaged(catalog))
    assert found, "the packages of workflows aren't installed"
    yield from found
