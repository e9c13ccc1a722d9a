"""The cartoon renderer: shots of a storyboard as pictures that look like a 3D-animated film, on a bare CPU.

``render_shot`` streams a shot's frames, ``render_still`` gives one, ``render_passes`` adds depth, masks and
key points, ``portrait`` draws a thumbnail of a look, ``warm_up`` compiles ahead. The functions are found
here but their modules (numba, OpenCV) are imported on first use, so that importing the room costs nothing.
Voices, cutting and encoding are other rooms' matters.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .passes import Passes as Passes
    from .passes import draw_pose as draw_pose
    from .passes import render_passes as render_passes
    from .scene import ShotScene as ShotScene
    from .scene import render_shot as render_shot
    from .scene import render_still as render_still
    from .thumbnail import portrait as portrait
    from .thumbnail import warm_up as warm_up

_HOME = {
    "Passes": "passes",
    "ShotScene": "scene",
    "draw_pose": "passes",
    "render_passes": "passes",
    "render_shot": "scene",
    "render_still": "scene",
    "portrait": "thumbnail",
    "warm_up": "thumbnail",
}
__all__ = [
    "Passes",
    "ShotScene",
    "draw_pose",
    "portrait",
    "render_passes",
    "render_shot",
    "render_still",
    "warm_up",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
