"""The ComfyUI that the studio starts when there is none: finding, starting, checking, and what is installed for it.

What the room offers is found here and imported on first use: most commands that look in need no server.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .server import ComfyServer as ComfyServer
    from .server import running_comfyui as running_comfyui
    from .server import running_comfyui_sync as running_comfyui_sync

__all__ = ["ComfyServer", "running_comfyui", "running_comfyui_sync"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(".server", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
