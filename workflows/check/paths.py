"""Rules against paths that leave ComfyUI's folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..catalog import Input

if TYPE_CHECKING:
    from .context import Context, Known

PATH_WORDS = re.compile(
    r"(^|_)(path|prefix|file|filename|folder|subfolder|dir|directory|image|audio|video|name)(_|$)"
)
"""Inputs whose text names a file or folder."""
ESCAPES = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/~]|^[A-Za-z]:|^[a-z][a-z0-9+.-]*://|\x00", re.IGNORECASE)
"""Up a folder, absolute, home, a drive, a URL, a zero byte."""


def names_file(one: Input) -> bool:
    """Whether an input's text names a file or folder."""
    text = one.type in ("STRING", "COMBO") and not one.options.get("multiline")
    return text and PATH_WORDS.search(one.name) is not None


def check_paths(context: Context, known: Known) -> None:
    """Text inputs that name files must stay inside the folders that ComfyUI gives them."""
    for name, one in known.inputs.items():
        value = known.node.inputs.get(name)
        if not isinstance(value, str) or not names_file(one):
            continue
        if one.type == "COMBO" and one.choices and value in one.choices:
            continue
        if ESCAPES.search(value):
            context.add(
                "path_forbidden",
                known.key,
                name,
                f"{known.label} input {name} is {value[:60]!r}, which leaves ComfyUI's folders.",
                "Give a name inside the folder, e.g. studio/picture.",
            )
