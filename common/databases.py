"""Says why a SQLite file can't be used: held by another program, full disk, no permission, or really damaged.

SQLite raises the same class for most of them; what is wrong stands in its result code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from .errors import StudioError

_PRIMARY = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte."""
_TOLD: Mapping[int, tuple[str, str, str]] = {
    sqlite3.SQLITE_BUSY: ("file_busy", "is held by another program", "Try again when that program is done."),
    sqlite3.SQLITE_LOCKED: (
        "file_busy",
        "is held by another program",
        "Try again when that program is done.",
    ),
    sqlite3.SQLITE_FULL: ("disk_full", "can't grow: there is no space left", "Free some disk space."),
    sqlite3.SQLITE_READONLY: (
        "not_writable",
        "can't be written to",
        "Change its permissions and its folder's.",
    ),
    sqlite3.SQLITE_PERM: ("not_writable", "can't be written to", "Change its permissions and its folder's."),
    sqlite3.SQLITE_CANTOPEN: ("not_writable", "can't be opened", "Change its permissions and its folder's."),
    sqlite3.SQLITE_IOERR: ("not_writable", "can't be read or written", "Check the disk and its permissions."),
}


def outside_trouble(error: sqlite3.Error, path: Path) -> StudioError | None:
    """The error for a database that is sound and can't be used just now; None when something else is wrong.

    Errors are ``file_busy``, ``disk_full`` and ``not_writable``.
    """
    told = _TOLD.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY)
    if told is None:
        return None
    code, what, fix = told
    return StudioError(code, f"{path} {what} ({error}).", fix)
