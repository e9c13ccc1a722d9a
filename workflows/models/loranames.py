"""Names of diffusers' LoRAs put into kohya's form, which is the one that ComfyUI finds in an SDXL model.

diffusers and PEFT name a layer by its path (``unet.down_blocks.1.….to_q.lora_A.weight``); ComfyUI knows those
paths for its older models only, loads none of the layers and says so in its log alone. Their alpha stands in the
file's notes, or in ``adapter_config.json`` beside it, where ComfyUI doesn't look: it becomes a tensor here.
"""

from __future__ import annotations

import json
import math
import shutil
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ...common import strict_json
from ...common.records import read_json
from .families import notes_of, read_header
from .loraforms import BOFT, DOWN, MAGNITUDES, UP, Layer, layers_of, shape_of

NOTES: Final = "lora_adapter_metadata"
"""Under which diffusers keeps PEFT's settings in a header."""
PEFT_FILE: Final = "adapter_model.safetensors"
PEFT_SETTINGS: Final = "adapter_config.json"
WRAPPER: Final = "base_model.model."
"""What PEFT puts before every path."""
PARTS: Final[Mapping[str, str]] = {
    "unet": "lora_unet_",
    "text_encoder": "lora_te1_",
    "text_encoder_2": "lora_te2_",
}
UNET_BEGINS: Final = (
    "down_blocks.",
    "mid_block.",
    "up_blocks.",
    "conv_in",
    "conv_out",
    "time_embedding.",
    "add_embedding.",
)
"""How diffusers' paths in an SDXL U-Net begin."""
ALPHAS: Final = (".alpha", ".lora.alpha", "_lora.alpha", ".lora_linear_layer.alpha")
COPIED: Final = 1 << 20
"""Bytes that are copied at a time."""


@dataclass(frozen=True)
class Renaming:
    """What a file needs so that ComfyUI wears it as it was trained.

    Attributes:
        names: the tensors that get another name, by the one they have.
        shapes: tensors that get another shape of as many numbers, by their new name.
        alphas: tensors to add, each one number.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    alphas: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.names or self.alphas)


def renaming(header: Mapping[str, Any], settings: Mapping[str, Mapping[str, Any]]) -> Renaming:
    """How a file's tensors must be named; nothing to do for one that has kohya's names already.

    Args:
        settings: PEFT's settings by part, see :func:`settings_of`.
    """
    names: dict[str, str] = {}
    shapes: dict[str, tuple[int, ...]] = {}
    alphas: dict[str, float] = {}
    for layer in layers_of(header):
        part, path = _place(layer.base)
        stem = PARTS[part] + path.replace(".", "_") if part else layer.base
        if part:
            names.update(_renamed(header, layer, stem))
        if layer.magnitude and names.get(layer.magnitude):
            shapes[f"{stem}.dora_scale"] = _magnitude_shape(header, layer)
        if not any(layer.base + end in header for end in ALPHAS):
            alpha = 0.0 if layer.form is BOFT else _alpha(settings.get(part, {}), path, layer)
            if alpha is not None:
                alphas[f"{stem}.alpha"] = alpha
    return Renaming(names, shapes, alphas)


def _place(base: str) -> tuple[str, str]:
    """The part of the model that diffusers' name of a layer means, and the path in it; empty for other names."""
    part, _, path = base.partition(".")
    if part not in PARTS:
        part, path = "unet", base
    path = path.removeprefix(WRAPPER)
    if part == "unet":
        path = path.replace(".processor.", ".")
        path = f"{path}.0" if path.endswith(".to_out") else path
        return ("unet", path) if path.startswith(UNET_BEGINS) else ("", base)
    return part, path if path.startswith(("text_model.", "text_projection")) else f"text_model.{path}"


def _renamed(header: Mapping[str, Any], layer: Layer, stem: str) -> dict[str, str]:
    """New names of a layer's tensors, by those they have."""
    ends = {**dict.fromkeys(DOWN, ".lora_down.weight"), **dict.fromkeys(UP, ".lora_up.weight")}
    ends |= {**dict.fromkeys(MAGNITUDES, ".dora_scale"), **dict.fromkeys(ALPHAS, ".alpha")}
    ends |= {
        f".{end}": f".{end}" for end in ("diff", "diff_b", "oft_blocks", "rescale", "hada_t1", "hada_t2")
    }
    ends |= {f".{end}.weight": f".{end}.weight" for end in ("a1", "a2", "b1", "b2")}
    for factor in ("hada_w1", "hada_w2", "lokr_w1", "lokr_w2"):
        ends |= {f".{factor}{half}": f".{factor}{half}" for half in ("", "_a", "_b")}
    new = {layer.base + old: stem + end for old, end in ends.items() if layer.base + old in header}
    return {old: name for old, name in new.items() if old != name and name not in header}


def _magnitude_shape(header: Mapping[str, Any], layer: Layer) -> tuple[int, ...]:
    """A DoRA's numbers as a column, as ComfyUI multiplies them; a convolution's with its further sides."""
    sides = shape_of(header, layer.magnitude)
    if layer.magnitude.endswith(".dora_scale"):
        return sides
    return (math.prod(sides), *(1,) * max(len(layer.shape) - 1, 1))


def _alpha(settings: Mapping[str, Any], path: str, layer: Layer) -> float | None:
    """A layer's alpha by PEFT's settings, as kohya counts it; None when they tell none."""
    if not layer.rank:
        return None
    alpha = settings.get("lora_alpha")
    own = settings.get("alpha_pattern")
    for key, value in own.items() if isinstance(own, Mapping) else ():
        if path == key or path.endswith(f".{key}"):
            alpha = value
    if isinstance(alpha, bool) or not isinstance(alpha, int | float):
        return None
    return float(alpha) * (math.sqrt(layer.rank) if settings.get("use_rslora") is True else 1.0)


def settings_of(path: Path, header: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """PEFT's settings by part (``unet`` …), from a file's notes or from what PEFT keeps beside it; what can't be
    read counts as none."""
    try:
        told = strict_json.loads(notes_of(header).get(NOTES, "{}"))
        if not told and path.name == PEFT_FILE:
            told = read_json(path.with_name(PEFT_SETTINGS))
    except (OSError, ValueError):
        return {}
    found: dict[str, dict[str, Any]] = {}
    for key, value in told.items() if isinstance(told, dict) else ():
        part, _, name = key.partition(".")
        if part not in PARTS:
            part, name = "unet", key
        found.setdefault(part, {})[name] = value
    return found


def renaming_of(path: Path) -> Renaming:
    """What a file needs.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    header = read_header(path)
    return renaming(header, settings_of(path, header))


def write_renamed(source: Path, target: Path) -> None:
    """Copies a safetensors file so that ComfyUI wears it as it was trained: names, alphas, and notes as plain text.

    Only the header is written anew; the numbers are copied as they are, whatever their precision.

    Raises:
        OSError: of reading or writing.
        StudioError: ``model_missing``, ``model_invalid``.
    """
    header = read_header(source)
    change = renaming(header, settings_of(source, header))
    new: dict[str, Any] = {"__metadata__": notes_of(header)} if "__metadata__" in header else {}
    # In front, in eight bytes each: behind, or in fewer, they could lie where no number of theirs may begin.
    added = 8 * len(change.alphas)
    for number, name in enumerate(change.alphas):
        new[name] = {"dtype": "F64", "shape": [], "data_offsets": [8 * number, 8 * number + 8]}
    for old, entry in header.items():
        if old != "__metadata__":
            name = change.names.get(old, old)
            new[name] = _moved(entry, added, change.shapes.get(name))
    text = json.dumps(new, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    with source.open("rb") as reader, target.open("wb") as writer:
        (length,) = struct.unpack("<Q", reader.read(8))
        writer.write(struct.pack("<Q", len(text)) + text)
        writer.write(struct.pack(f"<{len(change.alphas)}d", *change.alphas.values()))
        reader.seek(8 + length)
        shutil.copyfileobj(reader, writer, COPIED)


def _moved(entry: Any, by: int, shape: tuple[int, ...] | None) -> Any:
    """A tensor's line in a header with its numbers ``by`` bytes further on, and maybe another shape."""
    offsets = entry.get("data_offsets") if isinstance(entry, Mapping) else None
    if not isinstance(offsets, list) or not all(isinstance(one, int) for one in offsets):
        return entry
    moved = {**entry, "data_offsets": [one + by for one in offsets]}
    return {**moved, "shape": list(shape)} if shape else moved
