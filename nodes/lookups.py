"""Things that are looked up by name in the configuration of the ComfyUI that draws.

A graph may come from a machine with another configuration: what isn't known here is told by name, with what is
known and where to put it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from ..common.errors import StudioError
from ..configs.places import own_folder
from ..workflows.models.files import nearest

T = TypeVar("T")
FILES: Final[Mapping[str, str]] = {
    "profile": "sdxl_config.yaml",
    "quality": "sdxl_config.yaml",
    "style": "sdxl_config.yaml",
    "LoRA": "lora_registry.yaml",
    "control preset": "controlnet_config.yaml",
}
"""What is looked up, and the file that lists it."""
MOST_NAMED = 12
"""Known names that a message lists."""


def entry_of(kind: str, name: str, known: Mapping[str, T]) -> T:
    """The entry of that name.

    Args:
        kind: one of :data:`FILES`.

    Raises:
        StudioError: ``option_invalid``.
    """
    if name in known:
        return known[name]
    names = list(known)
    some = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    raise StudioError(
        "option_invalid",
        f"The ComfyUI that draws knows no {kind} '{name}'; it knows {some or 'none'}.",
        nearest(name, names, f"Put it into {own_folder() / FILES[kind]} on that machine."),
    )
