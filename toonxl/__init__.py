"""Toon XL: a small SDXL family trained on the puppet renderer's pictures, so that SDXL graphs run on a bare CPU.

``extension`` registers it with ComfyUI's stock loaders, ``weights`` holds what is shipped; the other modules
train, export and measure it (torch is imported only by them). Everyday pictures come from the puppets; this
room leaves films and characters to others.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACK_NAME: Final = "animation_ai_studio_toonxl"
"""Name of the node pack that registers the family."""
WEIGHTS: Final = Path(__file__).resolve().parent / "weights"
"""Shipped model files, in folders named as ComfyUI's: ``checkpoints``, ``loras``, ``controlnet``; ``identity`` and
``judges`` hold what measures."""
CHECKPOINT: Final = "toonxl.safetensors"
"""File name of the shipped checkpoint."""
JUDGE: Final = WEIGHTS / "judges" / "judge_toonxl.safetensors"
"""The net that tells what a picture shows."""
SILHOUETTE: Final = WEIGHTS / "judges" / "silhouette_toonxl.safetensors"
"""The net that finds the figure in a picture."""
IDENTITY: Final = WEIGHTS / "identity" / "identity_toonxl.onnx"
"""The net that tells heads apart."""

IDENTITY_FOLDER: Final = "animation_studio/identity"
"""Where a user's own identity net lies below ComfyUI's ``models``."""


def identity_nets() -> list[Path]:
    """The identity nets that ship; one in the user's own folder goes before them."""
    return sorted(WEIGHTS.rglob("identity*.onnx"))


def extension_folder() -> Path:
    """The node pack for ComfyUI's ``custom_nodes``."""
    return Path(__file__).resolve().parent / "extension"


def model_folders() -> dict[str, Path]:
    """Shipped model folders by the name of ComfyUI's folder that they belong below; empty when none ship."""
    return {
        kind: WEIGHTS / kind for kind in ("checkpoints", "loras", "controlnet") if (WEIGHTS / kind).is_dir()
    }
