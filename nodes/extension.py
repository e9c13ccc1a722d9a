"""Gives ComfyUI the pack's nodes: every family has a ``nodes.py`` with a list ``NODES``; here they are joined.

A family whose packages aren't installed is left out with a line in the log, so that the others still work.
"""

from __future__ import annotations

import logging
from importlib import import_module

from comfy_api.latest import ComfyExtension, io

from .door import guarded

FAMILIES = (
    "sound",
    "image",
    "image.acting",
    "image.control",
    "film",
    "film.exchange",
    "character",
    "character.stack",
    "character.hooks",
    "character.identity",
    "character.shot",
    "language",
    "director",
)
"""Folders beside this file, in the order of ComfyUI's menu."""

log = logging.getLogger(__name__)


class StudioExtension(ComfyExtension):
    """Animation AI Studio's nodes."""

    async def get_node_list(self) -> list[type[io.ComfyNode]]:
        """All node classes of all families."""
        from . import host, routes

        host.warn_of_configuration()
        routes.register()
        found: list[type[io.ComfyNode]] = []
        for family in FAMILIES:
            try:
                module = import_module(f".{family}.nodes", __package__)
            except ImportError as error:
                log.warning("Animation AI Studio: the %s nodes are left out: %s", family, error)
                continue
            found.extend(guarded(node) for node in module.NODES)
        return found
