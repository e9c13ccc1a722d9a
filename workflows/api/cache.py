"""Keeps the catalog of a server between runs, as long as nothing there has changed.

A catalog is taken from the cache when ComfyUI's version, its packs' pages and all its model lists are the same
as when it was written, and it isn't older than a day (a pack without a page of its own changes none of these).
Asking for those takes far less than the catalog itself on a server with many packs.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...common.errors import StudioError
from ...common.files import write_bytes
from ...common.folders import cache_folder
from ..catalog import Catalog

if TYPE_CHECKING:
    from .client import ComfyClient

MAX_AGE_SECONDS = 24 * 3600.0
NO_MODELS = frozenset({"custom_nodes", "configs"})
"""Folders that older versions list among the models; a pack's whole source tree would be walked, for minutes."""


async def load_catalog(client: ComfyClient, *, refresh: bool = False, folder: Path | None = None) -> Catalog:
    """The catalog of a server, from the cache when it is still true.

    Args:
        client: the server.
        refresh: read it from the server in any case, e.g. after an unknown class.
        folder: where to keep it; the studio's cache folder by default.

    Raises:
        StudioError: ``comfyui_unreachable`` or ``server_reply_invalid``.
    """
    mark = await fingerprint(client)
    path = (folder or cache_folder() / "catalogs") / f"{mark}.json.gz"
    if not refresh:
        known = read_cached(path)
        if known is not None:
            return known
    info, stats = await asyncio.gather(client.object_info(), client.system_stats())
    version = str(stats.get("system", {}).get("comfyui_version", ""))
    body = json.dumps({"version": version, "object_info": info}, separators=(",", ":")).encode()
    write_bytes(path, gzip.compress(body, 1))
    return Catalog(info, version=version)


def read_cached(path: Path) -> Catalog | None:
    """The catalog kept in ``path``; None when there is none, it is too old or damaged."""
    try:
        if time.time() - path.stat().st_mtime > MAX_AGE_SECONDS:
            return None
        return _opened(path, path.stat().st_mtime_ns)
    except (OSError, StudioError):
        return None


@lru_cache(maxsize=2)
def _opened(path: Path, written: int) -> Catalog:
    """A kept catalog, read once for each time it was written: a page asks while somebody types."""
    return Catalog.from_file(path)


async def fingerprint(client: ComfyClient) -> str:
    """What tells whether a server's catalog has changed: version, packs' pages, model lists."""
    stats, pages, folders = await asyncio.gather(
        client.system_stats(), client.listing("/extensions"), client.listing("/models")
    )
    folders = [folder for folder in folders if folder not in NO_MODELS]
    lists = await asyncio.gather(*(client.models(folder) for folder in folders))
    system = stats.get("system", {})
    whole = [
        client.base_url,
        system.get("comfyui_version"),
        system.get("argv"),
        sorted(pages),
        folders,
        lists,
    ]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()[:24]
