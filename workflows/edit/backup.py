"""Keeps what a file held before it is written anew, and gives it back."""

from __future__ import annotations

import re
from pathlib import Path

from ...common.errors import StudioError
from ...common.files import write_bytes


def _copies(path: Path) -> dict[int, Path]:
    """The copies that were kept of a file, by their numbers."""
    pattern = re.compile(rf"{re.escape(path.stem)}\.backup-(\d+){re.escape(path.suffix)}")
    found = ((pattern.fullmatch(one.name), one) for one in path.parent.iterdir())
    return {int(match[1]): one for match, one in found if match is not None}


def keep_copy(path: Path) -> Path:
    """Copies a file beside itself under a name that is free: ``mine.backup-1.json``."""
    number = max(_copies(path), default=0) + 1
    copy = path.with_name(f"{path.stem}.backup-{number}{path.suffix}")
    write_bytes(copy, path.read_bytes())
    return copy


def take_back(path: Path) -> Path:
    """Gives a file what its newest copy holds; that copy is gone then.

    Raises:
        StudioError: ``file_missing`` when no copy was kept.
    """
    copies = _copies(path)
    if not copies:
        raise StudioError("file_missing", f"No earlier version of {path} was kept.", "Nothing can be undone.")
    newest = copies[max(copies)]
    newest.replace(path)
    return newest
