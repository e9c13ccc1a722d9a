"""Model folders in the layout of the diffusers library: which files make up the model, and whether all are there.

Reads ``model_index.json``, shard indexes and headers, and opens no tensors; turning such a folder into the one file
that ComfyUI loads is the loading node's. Only safetensors count: a folder that holds pickles is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ...common.errors import StudioError
from ...common.records import read_json
from .families import read_header

INDEX: Final = "model_index.json"
PARTS: Final[Mapping[str, str]] = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    "text_encoder": "model",
    "text_encoder_2": "model",
}
"""The subfolders of an SDXL pipeline and how the weights in them are named."""
VARIANTS: Final = (".fp16", "")
"""Half precision first: half the size, and what ComfyUI would compute in."""
SDXL_MARK: Final = "add_embedding.linear_1.weight"
"""A tensor that only SDXL's network has."""
PICKLES: Final = (".bin", ".ckpt", ".pt", ".pth")


@dataclass(frozen=True)
class Pipeline:
    """An SDXL pipeline's folder; the weight files of each part, one or several shards."""

    folder: Path
    parts: Mapping[str, tuple[Path, ...]]

    @property
    def mark(self) -> str:
        """Changes with the name, size or time of any weight file."""
        rows = []
        for path in (path for paths in self.parts.values() for path in paths):
            told = path.stat()
            rows.append([path.relative_to(self.folder).as_posix(), told.st_size, told.st_mtime_ns])
        whole = [str(self.folder.resolve()), rows]
        return hashlib.sha256(json.dumps(whole).encode()).hexdigest()[:16]


def is_pipeline(folder: Path) -> bool:
    """Whether a folder is meant to be a pipeline."""
    return (folder / INDEX).is_file()


def read_pipeline(folder: Path) -> Pipeline:
    """The files of an SDXL pipeline, each whole by its header.

    Raises:
        StudioError: ``model_invalid`` for another kind of model, a part that is missing, pickled or cut short, and a
            shard that is missing; ``model_missing`` for a file that can't be read.
    """
    kind = str(_json(folder / INDEX).get("_class_name", ""))
    if not kind.startswith("StableDiffusionXL"):
        raise StudioError(
            "model_invalid",
            f"{folder.name} is a pipeline of the kind '{kind or 'unknown'}', and not SDXL.",
            "Choose an SDXL model.",
        )
    parts = {part: weight_files(folder / part, stem) for part, stem in PARTS.items()}
    names = {name for path in parts["unet"] for name in read_header(path)}
    for path in (path for part, paths in parts.items() if part != "unet" for path in paths):
        read_header(path)
    if SDXL_MARK not in names:
        raise StudioError(
            "model_invalid", f"The network in {folder.name}/unet isn't SDXL's.", "Choose an SDXL model."
        )
    return Pipeline(folder, parts)


def weight_files(folder: Path, stem: str) -> tuple[Path, ...]:
    """The safetensors files of one part of a pipeline: one file, or the shards that an index names.

    Raises:
        StudioError: ``model_invalid``.
    """
    for variant in VARIANTS:
        single = folder / f"{stem}{variant}.safetensors"
        if single.is_file():
            return (single,)
        index = folder / f"{stem}.safetensors.index{variant}.json"
        if index.is_file():
            return _shards(index)
    pickled = [path.name for path in folder.glob(f"{stem}*") if path.suffix in PICKLES]
    if pickled:
        raise StudioError(
            "model_invalid",
            f"{folder.parent.name}/{folder.name} holds {pickled[0]}, which could run code when it is loaded.",
            "Get the model's safetensors files.",
        )
    raise StudioError(
        "model_invalid",
        f"{folder.parent.name} is incomplete: there is no {stem}.safetensors in its folder {folder.name}.",
        "Download it again.",
    )


def _shards(index: Path) -> tuple[Path, ...]:
    placed = _json(index).get("weight_map")
    if not isinstance(placed, dict) or not placed:
        raise StudioError("model_invalid", f"{index} names no files.", "Download it again.")
    names = sorted({str(name) for name in placed.values()})
    if any(Path(name).name != name or not name.endswith(".safetensors") for name in names):
        raise StudioError(
            "model_invalid",
            f"{index} names files outside its folder.",
            "Get the model anew from its publisher.",
        )
    gone = [name for name in names if not (index.parent / name).is_file()]
    if gone:
        raise StudioError(
            "model_invalid", f"{index.parent} is incomplete: {gone[0]} is missing.", "Download it again."
        )
    return tuple(index.parent / name for name in names)


def _json(path: Path) -> dict[str, Any]:
    try:
        data = read_json(path)
    except (OSError, ValueError) as error:
        raise StudioError("model_invalid", f"{path} can't be read as JSON.", "Download it again.") from error
    return data if isinstance(data, dict) else {}
