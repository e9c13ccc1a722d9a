"""Takes folders of this machine and keys out of what others may read; names of files stay.

An error names the file it is about with its whole path, which is right in a terminal and a log. What is told
to every browser at a server must not tell a user's name or the layout of a disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_STEP = r"[^\s/\\'\"“”‘’<>|:;,()\[\]{}]+"
_FOLDERS = re.compile(
    rf"(?<![\w/\\.~-])(?:(?:file://)?/(?:{_STEP}/)+|[A-Za-z]:[\\/](?:{_STEP}[\\/])*|\\\\(?:{_STEP}\\)+)"
)


def without_folders(value: Any, roots: Sequence[Path] = ()) -> Any:
    """The same plain data, each absolute path in its texts cut down to its last name.

    Args:
        value: texts, numbers, lists and dictionaries.
        roots: folders to take out even where their names hold spaces; the user's own is always one.
    """
    known = {str(root) for root in (*roots, Path.home()) if root != root.parent}
    return _cut(value, sorted(known, key=len, reverse=True))


def without_key(text: str, key: str) -> str:
    """A text from outside without the key that was sent there; a server may answer with it."""
    return text.replace(key, "(key)") if key else text


def _cut(value: Any, roots: Sequence[str]) -> Any:
    if isinstance(value, str):
        for root in roots:
            value = value.replace(root + os.sep, "/-/")  # a path without spaces, for the pattern
        return _FOLDERS.sub("", value)
    if isinstance(value, dict):
        return {name: _cut(item, roots) for name, item in value.items()}
    return [_cut(item, roots) for item in value] if isinstance(value, list | tuple) else value
