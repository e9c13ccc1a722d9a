"""Animation AI Studio: a director for animated characters inside ComfyUI.

This folder is the Python package ``animation_ai_studio`` and a ComfyUI custom-node pack at once.
Nothing of ComfyUI is imported here at module level, so that tools and tests can import the package
without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comfy_api.latest import ComfyExtension

__version__ = "0.1.0"
WEB_DIRECTORY = "./nodes/web"


async def comfy_entrypoint() -> ComfyExtension:
    """Called by ComfyUI when it loads the pack: gives it the nodes."""
    from .nodes.extension import StudioExtension

    return StudioExtension()
