"""The ComfyUI that the studio starts when there is none: finding, starting, checking, and what is installed for it."""

from .server import ComfyServer, running_comfyui, running_comfyui_sync

__all__ = ["ComfyServer", "running_comfyui", "running_comfyui_sync"]
