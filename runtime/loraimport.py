"""Takes over what a LoRA trainer left in its output folder: files into ComfyUI's folder, entries into the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..common import strict_yaml
from ..common.errors import StudioError
from ..common.files import atomic_path, write_text
from ..common.progress import Progress, part, silent
from ..configs.schema import LoraEntry
from ..workflows.models.loranames import write_renamed
from ..workflows.models.lorascan import lora_entry, scan_loras, sha256_of


@dataclass(frozen=True)
class Imported:
    """What came over: registry entries by name, and what is wrong with the other files."""

    entries: Mapping[str, LoraEntry]
    faults: Mapping[str, StudioError]


def import_loras(folder: Path, loras: Path, registry: Path, progress: Progress = silent) -> Imported:
    """Copies a trainer's LoRAs into ``loras``/NAME and adds them to a ``lora_registry.yaml`` of the user's.

    Names and alphas of diffusers' LoRAs are put into the form that ComfyUI finds on the way. Entries that the registry has already keep what the user changed in them.

    Raises:
        StudioError: ``file_missing`` without a LoRA in the folder, ``file_invalid`` when another file stands in the
            way, ``config_invalid`` for a registry that can't be read, ``disk_full``, ``not_writable``.
    """
    found, faults = scan_loras(folder, part(progress, 0.0, 0.5))
    if not found:
        raise StudioError(
            "file_missing",
            f"There is no LoRA in {folder}.",
            "Name a trainer's output folder with .safetensors.",
        )
    known = _registry(registry)
    name = folder.resolve().name
    entries: dict[str, LoraEntry] = {}
    for index, (key, entry) in enumerate(found.items()):
        progress(0.5 + 0.5 * index / len(found), entry.file)
        target = loras / name / entry.file
        _copy(folder / entry.file, target)
        entries[key] = lora_entry(target, f"{name}/{entry.file}")
    rows = {key: entry.model_dump(exclude_defaults=True) for key, entry in entries.items()}
    merged = {**known, "loras": {**rows, **(known.get("loras") or {})}}
    write_text(registry, yaml.safe_dump(merged, sort_keys=False, allow_unicode=True, width=110))
    progress(1.0, "done")
    return Imported(entries, faults)


def _copy(source: Path, target: Path) -> None:
    """The file as ComfyUI wears it; one that is there already and is the same stays."""
    known = sha256_of(target) if target.is_file() else ""
    with atomic_path(target) as temporary:
        write_renamed(source, temporary)
        if known and sha256_of(temporary) != known:
            raise StudioError(
                "file_invalid",
                f"{target} is another file of that name.",
                "Move it away, or rename the folder.",
            )


def _registry(path: Path) -> dict[str, Any]:
    try:
        data = strict_yaml.loads(path.read_text("utf-8")) if path.is_file() else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StudioError("config_invalid", f"{path} can't be read: {error}.", "Correct it first.") from error
    if data is not None and not isinstance(data, dict):
        raise StudioError("config_invalid", f"{path} isn't a registry.", "Correct it first.")
    return data or {}
