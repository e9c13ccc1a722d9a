"""Model files on this machine: where ComfyUI looks for them, which are there, and whether they fit.

Knows folders and headers, and opens no tensors. What a LoRA file tells of itself is for :mod:`.lorascan`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal

import yaml

from ...common import strict_yaml
from ...common.errors import StudioError
from ...configs.schema import CharacterPreset, ControlnetConfig, LoraRegistry, SdxlConfig
from .checkpoints import lacks, missing_parts, remedy
from .diffusersfolder import PARTS, VARIANTS, is_pipeline, read_pipeline
from .families import compatible, family_of, files_below, is_weights, read_header
from .lorafit import NOT_PLAIN, is_plain, warnings_of
from .loraforms import layers_of

SUFFIXES: Final = (".safetensors", ".onnx", ".ckpt", ".pth")
"""What is listed; only safetensors are ever loaded by the studio's nodes."""
BASES: Final[Mapping[str, str]] = {"sd15": "sd1", "sdxl": "sdxl", "toonxl": "toonxl", "unknown": ""}
"""The registry's base names as model families."""
SDXL_KINDS: Final = ("sdxl", "toonxl")
"""Families that SDXL's graphs work with."""
PIPELINES: Final = ("diffusers", "checkpoints")
"""Folders below ``models`` where whole diffusers folders lie."""
State = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True)
class ModelFolders:
    """ComfyUI's ``models`` folders and the further ones of ``extra_model_paths.yaml``."""

    roots: tuple[Path, ...]
    extra: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)

    def files(self, folder: str) -> dict[str, Path]:
        """The model files of a kind (``loras`` …) by the name that ComfyUI's loaders list, with ``/``."""
        found: dict[str, Path] = {}
        for root in (*(root / folder for root in self.roots), *self.extra.get(folder, ())):
            for path in files_below(root):
                if path.suffix.lower() in SUFFIXES and path.is_file():
                    found.setdefault(path.relative_to(root).as_posix(), path)
        return found

    def pipelines(self) -> dict[str, Path]:
        """The model folders in diffusers' layout by name, below ``diffusers`` and ``checkpoints``."""
        found: dict[str, Path] = {}
        for kind in PIPELINES:
            for root in (*(root / kind for root in self.roots), *self.extra.get(kind, ())):
                for path in sorted(root.glob("*/")) if root.is_dir() else ():
                    if is_pipeline(path):
                        found.setdefault(path.name, path)
        return found


def extra_folders(path: Path) -> dict[str, tuple[Path, ...]]:
    """The folders that an ``extra_model_paths.yaml`` names, by kind.

    Raises:
        StudioError: ``config_invalid`` when it isn't such a file.
    """
    try:
        data = strict_yaml.loads(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StudioError(
            "config_invalid",
            f"{path} can't be read as YAML ({error}).",
            "Correct it as ComfyUI's guide says.",
        ) from error
    found: dict[str, list[Path]] = {}
    for section in data.values() if isinstance(data, dict) else ():
        if not isinstance(section, dict):
            continue
        base = path.parent / Path(str(section.get("base_path", ""))).expanduser()
        for kind, names in section.items():
            if kind not in ("base_path", "is_default") and isinstance(names, str):
                found.setdefault(kind, []).extend(base / name for name in names.split("\n") if name.strip())
    return {kind: tuple(paths) for kind, paths in found.items()}


def find_file(file: str, installed: Iterable[str]) -> str | None:
    """The installed name of a wanted file: the exact name, the only file of that name in a subfolder, or the weights
    in a diffusers folder of that name, as ControlNets are published."""
    listed = {name.replace("\\", "/"): name for name in installed}
    if file in listed:
        return listed[file]
    same = [name for plain, name in listed.items() if plain.rpartition("/")[2] == file.rpartition("/")[2]]
    if len(same) == 1:
        return same[0]
    folder = file.removesuffix(".safetensors")
    weights = (f"{folder}/{PARTS['unet']}{variant}.safetensors" for variant in VARIANTS)
    return next((listed[name] for name in weights if name in listed), None)


def nearest(name: str, known: Sequence[str], otherwise: str) -> str:
    """A sentence that offers the nearest known names."""
    close = get_close_matches(name, known, n=2, cutoff=0.5)
    return f"Nearest: {', '.join(close)}." if close else otherwise


@dataclass(frozen=True)
class FileStatus:
    """What is known of one file that a configuration names."""

    used_by: str
    file: str
    state: State
    note: str = ""


def check_models(
    folders: ModelFolders,
    *,
    loras: LoraRegistry,
    sdxl: SdxlConfig,
    controls: ControlnetConfig,
    characters: Mapping[str, CharacterPreset],
) -> list[FileStatus]:
    """Every file that the configuration names: whether it is there and made for the right base model."""
    found = []
    for name, entry in loras.loras.items():
        found.append(_check_lora(f"LoRA {name}", entry.file, folders, BASES[entry.base]))
    for name, profile in sdxl.profiles.items():
        own_vae = bool(profile.vae and find_file(profile.vae, folders.files("vae")))
        found.append(_check_checkpoint(f"profile {name}", profile.checkpoint, folders, own_vae))
        if profile.vae:
            found.append(_check(f"profile {name}, VAE", profile.vae, "vae", folders, ()))
    for kind, files in controls.models.items():
        found += [_check(f"ControlNet {kind}", file, "controlnet", folders, SDXL_KINDS) for file in files]
    for name, control in controls.presets.items():
        if control.file:
            found.append(_check(f"control preset {name}", control.file, "controlnet", folders, SDXL_KINDS))
    for preset in characters.values():
        for use in preset.loras:
            if use.name not in loras.loras:
                note = nearest(use.name, list(loras.loras), "Add it with `./studio lora scan`.")
                found.append(FileStatus(f"character {preset.id}", f"LoRA {use.name}", "missing", note))
    return found


def _check_lora(used_by: str, file: str, folders: ModelFolders, family: str) -> FileStatus:
    """A LoRA: there, for its base, of a form that ComfyUI wears, and how truly."""
    found = _check(used_by, file, "loras", folders, (family,))
    if found.state != "ok":
        return found
    installed = folders.files("loras")
    path = installed[find_file(file, installed) or file]
    header = read_header(path)
    layers = layers_of(header)
    if not any(layer.form.worn for layer in layers):
        return replace(found, state="wrong", note="It holds no layers of a LoRA that ComfyUI can wear.")
    if not is_plain(header.get("__metadata__")):
        return replace(found, state="wrong", note=NOT_PLAIN)
    return replace(found, note=" ".join([f"{found.note}.", *warnings_of(path, header, layers)]).rstrip("."))


def _check_checkpoint(used_by: str, name: str, folders: ModelFolders, own_vae: bool) -> FileStatus:
    """A checkpoint: one file with all its parts, or a folder in diffusers' layout."""
    if is_weights(Path(name)):
        found = _check(used_by, name, "checkpoints", folders, SDXL_KINDS)
        if found.state != "ok":
            return found
        installed = folders.files("checkpoints")
        missing = missing_parts(read_header(installed[find_file(name, installed) or name]), vae=own_vae)
        if missing:
            note = f"{lacks(name, missing)} {remedy(missing)}"
            return replace(found, state="wrong", note=note)
        return found
    known = folders.pipelines()
    if name not in known:
        note = nearest(name, list(known), f"Put the folder into models/{PIPELINES[0]}.")
        return FileStatus(used_by, name, "missing", note)
    try:
        read_pipeline(known[name])
    except StudioError as error:
        return FileStatus(used_by, name, "wrong", f"{error.message} {error.fix}")
    return FileStatus(used_by, name, "ok", "sdxl, a diffusers folder")


def _check(
    used_by: str, file: str, folder: str, folders: ModelFolders, families: Collection[str]
) -> FileStatus:
    installed = folders.files(folder)
    name = find_file(file, installed)
    if name is None:
        return FileStatus(
            used_by, file, "missing", nearest(file, list(installed), f"Put it into models/{folder}.")
        )
    try:
        told = family_of(read_header(installed[name]))
    except StudioError as error:
        return FileStatus(used_by, file, "wrong", f"{error.message} {error.fix}")
    if families and not any(compatible(told, family) for family in families):
        needed = " or ".join(families)
        return FileStatus(used_by, file, "wrong", f"It was made for {told}, and {needed} is needed.")
    return FileStatus(used_by, file, "ok", told or "base model not told by the file")
