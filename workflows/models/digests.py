"""Checksums of model files, each file read once: kept in the studio's cache until its size or time changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ...common.errors import StudioError
from ...common.files import write_text
from ...common.folders import cache_folder
from ...common.records import read_json
from .lorascan import sha256_of


def digest_of(path: Path, *, store: Path | None = None) -> str:
    """A file's sha256, from the cache when the file is as it was.

    Args:
        store: the file that keeps checksums; the studio's own by default. One that is damaged counts as empty.

    Raises:
        StudioError: ``model_missing`` when the file can't be read; ``disk_full``, ``not_writable`` of the cache.
    """
    store = store or cache_folder() / "digests.json"
    name = str(path.resolve())
    try:
        told = path.stat()
    except OSError as error:
        raise StudioError("model_missing", f"{path} can't be read.", "Check the file.") from error
    mark = [told.st_size, told.st_mtime_ns]
    known = _read(store).get(name)
    if isinstance(known, list) and len(known) == 3 and known[:2] == mark:
        return str(known[2])
    digest = sha256_of(path)
    write_text(store, json.dumps({**_read(store), name: [*mark, digest]}, indent=0))
    return digest


def _read(store: Path) -> dict[str, Any]:
    try:
        data = read_json(store)
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
