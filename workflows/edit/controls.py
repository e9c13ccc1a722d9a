"""Kinds of control pictures, and the nodes that make them from plain pictures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PREPROCESSORS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "canny": ("Canny", "CannyEdgePreprocessor"),
        "depth": ("DepthAnythingV2Preprocessor", "MiDaS-DepthMapPreprocessor", "Zoe-DepthMapPreprocessor"),
        "pose": ("DWPreprocessor", "OpenposePreprocessor"),
        "lineart": ("LineArtPreprocessor",),
        "scribble": ("ScribblePreprocessor", "FakeScribblePreprocessor"),
        "softedge": ("HEDPreprocessor", "PiDiNetPreprocessor"),
        "normal": ("BAE-NormalMapPreprocessor",),
        "tile": ("TilePreprocessor",),
        "seg": ("OneFormer-COCO-SemSegPreprocessor",),
    }
)
"""For each kind the nodes (ComfyUI's own, and those of comfyui_controlnet_aux) that make it, the best first."""
