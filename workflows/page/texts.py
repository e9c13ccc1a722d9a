"""What the page does to texts: names of nodes in file names are filled in, choices and comments at each queueing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

SAVERS = frozenset(
    {
        "SaveImage",
        "SaveImageAdvanced",
        "SaveSVGNode",
        "SaveVideo",
        "SaveAnimatedWEBP",
        "SaveWEBM",
        "SaveAudio",
        "SaveAudioMP3",
        "SaveAudioOpus",
        "SaveAudioAdvanced",
        "SaveGLB",
        "Save3DAdvanced",
        "SaveGaussianSplat",
        "SavePointCloud",
        "SaveAnimatedPNG",
        "CLIPSave",
        "VAESave",
        "ModelSave",
        "LoraSave",
        "SaveLatent",
    }
)
"""Classes in whose ``filename_prefix`` the page fills in ``%node.widget%`` and ``%date:…%``."""
_PATTERN = re.compile(r"%([^%]+)%")
_UNFIT = re.compile(r'[/?<>\\:*|"\x00-\x1f\x7f]')
_DRAWN = re.compile(r"//|/\*.*?\*/|[{}]|\\[{}|]", re.DOTALL)


def script_text(value: Any) -> str:
    """A JSON value as the page's language writes it in a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return ",".join(script_text(one) for one in value)
    return json.dumps(value, ensure_ascii=False)


def is_drawn(text: str) -> bool:
    """Whether the page changes a prompt when it queues it: draws ``{one|other}``, cuts ``// comments``."""
    return _DRAWN.search(text) is not None


def has_date(text: str) -> bool:
    """Whether the page fills in the day on which it queues."""
    return any(match[1].startswith("date:") for match in _PATTERN.finditer(text))


def filled_in(text: str, value_of: Callable[[str, str], Any]) -> str:
    """``text`` with each ``%node.widget%`` replaced by that widget's value.

    Args:
        value_of: gives the value for a node's name and a widget's; None leaves the pattern as it is.
    """

    def one(match: re.Match[str]) -> str:
        parts = match[1].split(".")
        value = value_of(parts[0], parts[1]) if len(parts) == 2 else None
        return match[0] if value is None else _UNFIT.sub("_", script_text(value))

    return _PATTERN.sub(one, text)
