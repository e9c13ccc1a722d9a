"""Which pack brings a node class that isn't installed, as far as this machine knows.

ComfyUI-Manager keeps a file ``extension-node-map.json`` ({address: [[classes], {"title_aux": title}]}); when
one is there the checker can say what to install. Nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..common.errors import StudioError
from ..common.records import read_json


def find_index(custom_nodes: Path) -> Path | None:
    """ComfyUI-Manager's node map below a ``custom_nodes`` folder, when it is installed there."""
    found = sorted(custom_nodes.glob("[Cc]omfy[Uu][Ii]-[Mm]anager/extension-node-map.json"))
    return found[0] if found else None


def read_index(path: Path) -> Mapping[str, str]:
    """Class → pack title from a ComfyUI-Manager node map.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid``.
    """
    try:
        raw = read_json(path)
    except OSError as error:
        raise StudioError("file_missing", f"{path} can't be read.", "Check the path.") from error
    except ValueError as error:
        raise StudioError("file_invalid", f"{path} isn't a node map.", "Update ComfyUI-Manager.") from error
    if not isinstance(raw, dict):
        raise StudioError("file_invalid", f"{path} isn't a node map.", "Update ComfyUI-Manager.")
    found: dict[str, str] = {}
    for address, entry in raw.items():
        if not isinstance(entry, list) or not entry or not isinstance(entry[0], list):
            continue
        about = entry[1] if len(entry) > 1 and isinstance(entry[1], dict) else {}
        title = str(about.get("title_aux") or address.rstrip("/").rsplit("/", 1)[-1])
        for name in entry[0]:
            found.setdefault(str(name), title)
    return found
