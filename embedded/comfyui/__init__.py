"""The ComfyUI that does the work: found, or started from PyPI and stopped again.

``async with running_comfyui(profile, progress) as server:`` gives a server with this pack in it.
"""

from .server import ComfyServer, running_comfyui, running_comfyui_sync

__all__ = ["ComfyServer", "running_comfyui", "running_comfyui_sync"]
