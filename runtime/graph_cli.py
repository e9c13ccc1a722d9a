"""``./studio graph`` with a ComfyUI of the studio's own, which is started where none runs."""

from __future__ import annotations

from ..workflows.cli import graph_app
from .server import own_server

graphs = graph_app(own_server)
