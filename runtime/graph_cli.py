"""``./studio graph`` with a ComfyUI of the studio's own, which is started where none runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from ..workflows.cli import graph_app


def _own_server(tell: Callable[[str], None]) -> AbstractContextManager[str]:
    """See :func:`.server.own_server`, which is imported by who needs a server: most of these commands need none."""
    from .server import own_server

    return own_server(tell)


graphs = graph_app(_own_server)
