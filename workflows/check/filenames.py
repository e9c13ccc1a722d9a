"""Which inputs name files, and which names leave the folders that ComfyUI gives them."""

from __future__ import annotations

import re

from ..catalog import Input

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
