"""Which kind of base model a file is for, read from the header of a safetensors file.

A header is JSON of tensor names and shapes (8 bytes of length before it), so that gigabytes need not be
loaded. The rules compare the width of the text context (768 in Stable Diffusion 1, 1024 in 2, 2048 in XL)
and names that only one architecture has. Files of other formats are "unknown" and stay out of the result.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ...common.errors import StudioError
from ...common.text import mended_text

FOLDERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ckpt_name": "checkpoints",
        "lora_name": "loras",
        "control_net_name": "controlnet",
        "vae_name": "vae",
        "unet_name": "diffusion_models",
    }
)
"""For each loader's input the folder under ``models/`` that it lists."""
MAX_HEADER = 64 * 1024 * 1024
MOST_FOLDERS: Final = 10_000
"""Folders that are looked into: links that cross can make any number of paths."""
CONTEXT_WIDTHS: Final[Mapping[int, str]] = MappingProxyType({768: "sd1", 1024: "sd2", 2048: "sdxl"})
MARKS: Final[tuple[tuple[str, str], ...]] = (
    ("conditioner.embedders.1.", "sdxl"),
    ("joint_blocks.", "sd3"),
    ("joint_blocks_", "sd3"),
    ("lora_te2_", "sdxl"),
    ("add_embedding.linear_1", "sdxl"),
    ("label_emb.0.0.weight", "sdxl"),
    ("double_blocks.", "flux"),
    ("double_blocks_", "flux"),
    ("single_transformer_blocks", "flux"),
)
"""Pieces of tensor names that only one family has."""
OWN_FAMILY: Final = "toonxl.family"
"""A key that only files of the studio's own small family carry: they have SDXL's layout and other widths."""
STATED: Final[tuple[tuple[str, str], ...]] = (
    ("sdxl", "sdxl"),
    ("sd_v1", "sd1"),
    ("sd_v2", "sd2"),
    ("flux", "flux"),
    ("sd3", "sd3"),
    ("stable-diffusion-xl", "sdxl"),
    ("stable-diffusion-v1", "sd1"),
    ("stable-diffusion-v2", "sd2"),
    ("stable-diffusion-v3", "sd3"),
    ("stable-diffusion-3", "sd3"),
)
"""Beginnings of what a header says it was made for."""


def read_header(path: Path) -> Mapping[str, Any]:
    """The JSON header of a safetensors file.

    Raises:
        StudioError: ``model_missing`` or ``model_invalid``.
    """
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if not 2 <= length <= min(MAX_HEADER, path.stat().st_size):
                raise ValueError("impossible header length")
            header = json.loads(file.read(length))
    except OSError as error:
        raise StudioError("model_missing", f"{path} can't be read.", "Check the file.") from error
    except (ValueError, struct.error, RecursionError) as error:
        raise StudioError(
            "model_invalid",
            f"{path} isn't a safetensors file.",
            "Download it again; other formats aren't used.",
        ) from error
    if not isinstance(header, dict):
        raise StudioError("model_invalid", f"{path} isn't a safetensors file.", "Download it again.")
    if (missing := 8 + length + _data_bytes(header) - path.stat().st_size) > 0:
        raise StudioError(
            "model_invalid", f"{path} is cut short: {missing:,} bytes are missing.", "Download it again."
        )
    return header


def read_notes(path: Path) -> dict[str, str]:
    """What a safetensors file's maker wrote into its header.

    Raises:
        StudioError: ``model_missing`` or ``model_invalid``.
    """
    return notes_of(read_header(path))


def notes_of(header: Mapping[str, Any]) -> dict[str, str]:
    """What the maker wrote into a header."""
    about = header.get("__metadata__")
    if not isinstance(about, Mapping):
        return {}
    # some trainers leave half characters in, and some write lists where the format has texts
    return {mended_text(str(key)): mended_text(_noted(value)) for key, value in about.items()}


def _noted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def is_weights(path: Path) -> bool:
    """Whether a file is safetensors by its name; upper case counts, as for ComfyUI."""
    return path.suffix.lower() == ".safetensors"


def _data_bytes(header: Mapping[str, Any]) -> int:
    """How many bytes of tensors a header promises; one that promises nothing readable is left to the loader."""
    ends = [entry.get("data_offsets") for entry in header.values() if isinstance(entry, Mapping)]
    return max((end[1] for end in ends if isinstance(end, list) and _is_span(end)), default=0)


def _is_span(pair: list[Any]) -> bool:
    return len(pair) == 2 and all(isinstance(number, int) for number in pair)


def family_of(header: Mapping[str, Any]) -> str:
    """``sd1``, ``sd2``, ``sdxl``, ``sd3``, ``flux``, ``toonxl`` or an empty string when it can't be told."""
    if (stated := _stated(header.get("__metadata__"))) is not None:
        return stated
    names = [name for name in header if name != "__metadata__"]
    for mark, family in MARKS:
        if any(mark in name for name in names):
            return family
    for name in names:
        if "attn2" in name and "to_k" in name and name.endswith(("weight", ".hada_w1_b", ".diff")):
            width = _width(header[name])
            if width in CONTEXT_WIDTHS and "lora_up" not in name and "lora_B" not in name:
                return CONTEXT_WIDTHS[width]
    return ""


def _stated(about: Any) -> str | None:
    """What a header's metadata says, under kohya's key or the Stability AI model metadata's; else None."""
    if not isinstance(about, Mapping):
        return None
    if OWN_FAMILY in about:
        return "toonxl"
    for key in ("ss_base_model_version", "modelspec.architecture"):
        for start, family in STATED:
            if str(about.get(key, "")).startswith(start):
                return family
    return None


def _width(entry: Any) -> int:
    shape = entry.get("shape") if isinstance(entry, Mapping) else None
    return shape[1] if isinstance(shape, list) and len(shape) >= 2 and isinstance(shape[1], int) else 0


def compatible(one: str, other: str) -> bool:
    """Whether files of these families work together (unknown ones may)."""
    return not one or not other or one == other


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, in order; linked folders are followed, as ComfyUI follows them, but not in circles.

    A folder that is named like a model file is among them, so that whoever reads it can tell.
    """
    found: list[Path] = []
    todo: list[tuple[Path, frozenset[Path]]] = [(folder, frozenset())]
    for _ in range(MOST_FOLDERS):
        if not todo:
            break
        place, above = todo.pop()
        real = place.resolve()
        if real in above:
            continue
        for path in _entries(place):
            if path.is_dir():
                todo.append((path, above | {real}))
            if is_weights(path) or not path.is_dir():
                found.append(path)
    return sorted(found)


def _entries(place: Path) -> list[Path]:
    try:
        return list(place.iterdir())
    except OSError:
        return []  # it isn't there, or isn't ours to read


def scan(models: Path) -> dict[str, str]:
    """The families of all safetensors files below ComfyUI's ``models`` folder, by ``folder/name``.

    Names are as loaders list them, with ``/``. Files that can't be read or told are left out.
    """
    found: dict[str, str] = {}
    for folder in sorted(set(FOLDERS.values())):
        for path in files_below(models / folder):
            if not is_weights(path):
                continue
            try:
                family = family_of(read_header(path))
            except StudioError:
                continue  # the loader that uses it will say so
            if family:
                found[f"{folder}/{path.relative_to(models / folder).as_posix()}"] = family
    return found
