"""Pictures that were made before: the same graph on the same model files is not drawn twice, in any batch.

A picture's key holds the graph, the configuration that its nodes read, the checksums of all files behind it, and
ComfyUI's version and the checksum of this pack's own code, since both draw.
Where one of those files can't be seen from here (another machine's ComfyUI), nothing is kept or reused.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...common.files import write_bytes, write_text
from ...common.records import read_json
from ...configs.schema import CharacterPreset, LoraRegistry, SdxlConfig
from ...toonxl import IDENTITY_FOLDER, identity_nets
from ...workflows.character_picture import CharacterShot
from ...workflows.graph import Graph
from ...workflows.models.digests import digest_of
from ...workflows.models.files import ModelFolders, find_file
from ...workflows.skills.identity import HEAD_JUDGE, Gate

DAY = 24 * 3600.0
PACK = Path(__file__).resolve().parents[2]
DRAWING_ROOMS = ("common", "configs", "workflows", "puppets", "film", "toonxl", "judging", "nodes")
GUIDES = {"ip_adapter": ("ipadapter", "clip_vision"), "instant_id": ("instantid", "controlnet")}
"""Model folders of what guides by reference pictures: the adapter's, and its companion's."""


@dataclass(frozen=True)
class Sources:
    """What a picture depends on besides its graph: model folders and the configuration that nodes read."""

    folders: ModelFolders
    sdxl: SdxlConfig
    loras: LoraRegistry
    characters: Mapping[str, CharacterPreset]

    def files(self, shot: CharacterShot) -> list[Path] | None:
        """The files behind a picture; None when one of them isn't on this machine."""
        profile, preset = self.sdxl.profiles[shot.profile], self.characters[shot.character]
        worn = [use.name for use in shot.worn(preset)]
        wanted = [("checkpoints", profile.checkpoint)]
        wanted += [("loras", self.loras.loras[name].file) for name in worn if name in self.loras.loras]
        if (guide := shot.guidance) is not None:
            folders = GUIDES[guide.kind]
            wanted += zip(folders, (guide.model, guide.with_model), strict=True)
        found = [self._find(folder, file) for folder, file in wanted]
        if profile.vae and (vae := self._find("vae", profile.vae)) is not None:
            found.append(vae)  # one that isn't installed isn't used
        if shot.gate is not None:
            found += self._judging(shot.gate)
        elif guide is not None:
            found += [self._reference(name) for name in guide.images]
        return None if None in found else [path for path in found if path is not None]

    def _judging(self, gate: Gate) -> list[Path | None]:
        """What the gate reads: its model, and the references of every character, since it compares with all."""
        models: list[Path | None] = []
        if gate.clip_vision:
            models.append(self._find("clip_vision", gate.clip_vision))
        elif gate.backend == HEAD_JUDGE:
            own = sorted(
                path for root in self.folders.roots for path in (root / IDENTITY_FOLDER).glob("*.onnx")
            )
            models += own or identity_nets()
        names = {name for preset in self.characters.values() for name in preset.references}
        return [*(models or [None]), *(self._reference(name) for name in sorted(names))]

    def _find(self, folder: str, file: str) -> Path | None:
        installed = self.folders.files(folder)
        name = find_file(file, installed)
        return installed[name] if name else None

    def _reference(self, name: str) -> Path | None:
        places = (root.parent / "input" / name for root in self.folders.roots)
        return next((path for path in places if path.is_file()), None)

    def configuration(self, shot: CharacterShot) -> dict[str, Any]:
        """What the nodes read of the configuration for this picture."""
        preset = self.characters[shot.character]
        worn = [use.name for use in shot.worn(preset)]
        judged = self.characters if shot.gate is not None else {}
        entries = {name: self.loras.loras.get(name) for name in worn}
        return {
            "preset": preset.model_dump(mode="json"),
            "loras": {name: entry and entry.model_dump(mode="json") for name, entry in entries.items()},
            "profile": self.sdxl.profiles[shot.profile].model_dump(mode="json"),
            "quality": self.sdxl.quality[shot.quality].model_dump(mode="json"),
            "style": self.sdxl.styles[shot.style].model_dump(mode="json"),
            "negatives": self.sdxl.negatives,
            "compared": {
                key: [one.look.model_dump(mode="json"), one.references] for key, one in judged.items()
            },
        }


class PictureCache:
    """Made pictures by key, in a folder."""

    def __init__(self, folder: Path, sources: Sources) -> None:
        self.folder, self.sources = folder, sources

    def key(self, graph: Graph, shot: CharacterShot, comfyui: str) -> str:
        """What a picture is known by; empty when it can't be told whether it would be the same.

        Args:
            comfyui: version of the server that draws.
        """
        files = self.sources.files(shot)
        if files is None:
            return ""
        whole = [
            graph.to_api(),
            self.sources.configuration(shot),
            sorted(map(digest_of, files)),
            {"comfyui": comfyui, "pack": code_checksum()},
        ]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    def find(self, key: str) -> tuple[bytes, dict[str, Any]] | None:
        """A picture and its verdict; None when it isn't kept or is damaged."""
        picture, note = self._paths(key)
        try:
            verdict = read_json(note)
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


@lru_cache(maxsize=1)
def code_checksum() -> str:
    """One checksum of all code of the rooms that build graphs and draw."""
    digest = hashlib.sha256()
    for path in sorted(path for room in DRAWING_ROOMS for path in (PACK / room).rglob("*.py")):
        digest.update(path.relative_to(PACK).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


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
