"""Pictures that were made before: the same graph on the same model files is not drawn twice, in any batch.

A picture's key holds the graph, the configuration that its nodes read, and the checksums of all files behind it.
Where one of those files can't be seen from here (another machine's ComfyUI), nothing is kept or reused.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..common.files import write_bytes, write_text
from ..configs.schema import CharacterPreset, LoraRegistry, SdxlConfig
from ..workflows.character_picture import CharacterPicture
from ..workflows.graph import Graph
from ..workflows.lorascan import sha256_of
from ..workflows.modelfiles import ModelFolders, find_file

DAY = 24 * 3600.0


@dataclass(frozen=True)
class Sources:
    """What a picture depends on besides its graph: model folders and the configuration that nodes read."""

    folders: ModelFolders
    sdxl: SdxlConfig
    loras: LoraRegistry

    def files(self, row: CharacterPicture, preset: CharacterPreset, judge: str) -> list[Path] | None:
        """The files behind a picture; None when one of them isn't on this machine."""
        profile = self.sdxl.profiles[row.profile]
        wanted = [("checkpoints", profile.checkpoint)]
        wanted += [
            ("loras", self.loras.loras[use.name].file) for use in preset.loras if use.name in self.loras.loras
        ]
        wanted += [("clip_vision", judge)] if judge else []
        found = [self._find(folder, file) for folder, file in wanted]
        if profile.vae and (vae := self._find("vae", profile.vae)) is not None:
            found.append(vae)  # one that isn't installed isn't used
        if judge:
            found += [self._reference(name) for name in preset.references]
        return None if None in found else [path for path in found if path is not None]

    def _find(self, folder: str, file: str) -> Path | None:
        installed = self.folders.files(folder)
        name = find_file(file, installed)
        return installed[name] if name else None

    def _reference(self, name: str) -> Path | None:
        places = (root.parent / "input" / name for root in self.folders.roots)
        return next((path for path in places if path.is_file()), None)

    def configuration(self, row: CharacterPicture, preset: CharacterPreset) -> dict[str, Any]:
        """What the nodes read of the configuration for this picture."""
        worn = {use.name: self.loras.loras.get(use.name) for use in preset.loras}
        return {
            "preset": preset.model_dump(mode="json"),
            "loras": {name: entry.model_dump(mode="json") if entry else None for name, entry in worn.items()},
            "profile": self.sdxl.profiles[row.profile].model_dump(mode="json"),
            "quality": self.sdxl.quality[row.quality].model_dump(mode="json"),
            "style": self.sdxl.styles[row.style].model_dump(mode="json"),
            "negatives": self.sdxl.negatives,
        }


class PictureCache:
    """Made pictures by key, in a folder."""

    def __init__(self, folder: Path, sources: Sources) -> None:
        self.folder, self.sources = folder, sources
        self._sums: dict[tuple[Path, int, int], str] = {}

    def key(self, graph: Graph, row: CharacterPicture, preset: CharacterPreset, judge: str) -> str:
        """What a picture is known by; empty when it can't be told whether it would be the same."""
        files = self.sources.files(row, preset, judge)
        if files is None:
            return ""
        whole = [
            graph.to_api(),
            self.sources.configuration(row, preset),
            sorted(self._checksum(path) for path in files),
        ]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    def _checksum(self, path: Path) -> str:
        """A file's sha256; a file of gigabytes that hasn't changed is read once a batch."""
        told = path.stat()
        known = (path, told.st_size, told.st_mtime_ns)
        if known not in self._sums:
            self._sums[known] = sha256_of(path)
        return self._sums[known]

    def find(self, key: str) -> tuple[bytes, dict[str, Any]] | None:
        """A picture and its verdict; None when it isn't kept or is damaged."""
        picture, note = self._paths(key)
        try:
            verdict = json.loads(note.read_text("utf-8"))
            data = picture.read_bytes()
        except (OSError, ValueError):
            return None
        return (data, verdict) if isinstance(verdict, dict) else None

    def keep(self, key: str, picture: bytes, verdict: dict[str, Any]) -> None:
        """Keeps a picture and its verdict."""
        file, note = self._paths(key)
        write_bytes(file, picture)
        write_text(note, json.dumps(verdict, ensure_ascii=False))

    def _paths(self, key: str) -> tuple[Path, Path]:
        base = self.folder / key[:2]
        return base / f"{key}.png", base / f"{key}.json"


def prune(folder: Path, days: float) -> tuple[int, int]:
    """Removes kept pictures older than ``days``; gives how many, and how many bytes that freed."""
    limit = time.time() - days * DAY
    old = [path for path in _pictures(folder) if path.stat().st_mtime <= limit]
    freed = sum(path.stat().st_size for path in old)
    for path in old:
        path.unlink()
        path.with_suffix(".json").unlink(missing_ok=True)
    return len(old), freed


def _pictures(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("??/*.png"))
