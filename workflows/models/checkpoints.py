"""Which parts of an SDXL model a checkpoint holds, read from its header.

Pruned files leave out the VAE or text encoders. ComfyUI loads them all the same and stops much later, with an
attribute of an object that isn't there, or draws noise.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ...common.errors import StudioError
from .families import read_header

VAE: Final = "VAE"
PARTS: Final[Mapping[str, str]] = {
    VAE: "first_stage_model.",
    "text encoder CLIP-L": "conditioner.embedders.0.transformer.",
    "text encoder CLIP-G": "conditioner.embedders.1.model.",
}
"""How the names of a part's tensors begin, where ComfyUI looks for them in a file of SDXL."""


def missing_parts(header: Mapping[str, Any], *, vae: bool = False) -> list[str]:
    """The parts that a checkpoint lacks.

    Args:
        vae: whether one comes from a file of its own, so that the checkpoint's isn't needed.
    """
    return [
        part
        for part, begin in PARTS.items()
        if not (vae and part == VAE) and not any(name.startswith(begin) for name in header)
    ]


def check_parts(path: Path, *, vae: bool = False) -> None:
    """Refuses a checkpoint that lacks a part (arguments as for :func:`missing_parts`).

    Raises:
        StudioError: ``model_invalid``, ``model_missing``.
    """
    if missing := missing_parts(read_header(path), vae=vae):
        raise StudioError("model_invalid", lacks(path.name, missing), remedy(missing))


def lacks(name: str, missing: list[str]) -> str:
    """What a checkpoint lacks, as a sentence."""
    return f"{name} holds no {' and no '.join(missing)}."


def remedy(missing: list[str]) -> str:
    """What to do about missing parts."""
    if missing == [VAE]:
        return (
            "Put a VAE for SDXL (sdxl_vae.safetensors) into models/vae and name it as 'vae' in the profile, or use the "
            "checkpoint's full version."
        )
    return "Use the checkpoint's full version, or its folder in diffusers' layout, which holds all parts."
