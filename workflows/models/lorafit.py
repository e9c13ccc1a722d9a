"""How truly ComfyUI wears a LoRA file: what it passes over, and how far it is off where it computes otherwise.

Compared is the change to a weight as ComfyUI makes it with the change that was trained, for a few of the file's
own layers. What ComfyUI does is as measured on 0.3.75: of a DoRA that scales outputs it divides by the lengths of
the old rows and not of the new ones; a constraint of OFT or BOFT it takes as it stands in the file, where trainers
count it a row; OFT's rescaling it leaves out.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .families import family_of, read_header
from .loraforms import BOFT, DOWN, OFT_BLOCKS, UP, Layer, counted, layers_of, rank_of, shape_of
from .loranames import renaming, settings_of

SAMPLED: Final = 8
"""Layers that are computed, spread over the file."""
WORTH_TELLING: Final = 0.01
"""An error under this share of the change is rounding."""
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a tensor that is read for this."""
NOT_PLAIN: Final = "Its notes aren't plain text, so ComfyUI can't open it: `./studio lora import` mends that."
Array = NDArray[np.float64]


@dataclass(frozen=True)
class LoraReport:
    """What is known of a LoRA file without the model.

    Attributes:
        forms: layers by form.
        worn: layers that ComfyUI can wear, of ``layers``.
        renamed: tensors whose names ComfyUI doesn't find, which ``lora import`` and the nodes put right.
        warnings: what isn't worn as it was trained, a sentence each.
    """

    family: str
    forms: dict[str, int]
    rank: int
    layers: int
    worn: int
    renamed: int
    warnings: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As data for JSON."""
        return asdict(self)


def report_of(path: Path) -> LoraReport:
    """Looks into a LoRA file.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    header = read_header(path)
    layers = layers_of(header)
    return LoraReport(
        family=family_of(header),
        forms=counted(layers),
        rank=rank_of(layers),
        layers=len(layers),
        worn=sum(layer.form.worn for layer in layers),
        renamed=len(renaming(header, settings_of(path, header)).names),
        warnings=tuple(warnings_of(path, header, layers)),
    )


def warnings_of(path: Path, header: Mapping[str, Any], layers: Sequence[Layer]) -> list[str]:
    """What ComfyUI passes over or wears otherwise than it was trained, a sentence each."""
    told = []
    if not is_plain(header.get("__metadata__")):
        told.append(NOT_PLAIN)
    for name in dict.fromkeys(layer.form.name for layer in layers if not layer.form.worn):
        count = sum(layer.form.name == name for layer in layers)
        told.append(
            f"{count} of its {len(layers)} layers are {name}, which ComfyUI can't wear: they do nothing."
        )
    for what, chosen, error_of in (
        ("a DoRA that scales outputs", [one for one in layers if one.by_output], _dora_error),
        (
            "OFT with a constraint",
            [one for one in layers if one.tensor.endswith(OFT_BLOCKS)],
            _constraint_error,
        ),
        ("rescaled OFT", [one for one in layers if f"{one.base}.rescale" in header], _rescale_error),
    ):
        error = _median([error_of(path, header, one) for one in _spread(chosen)])
        if error >= WORTH_TELLING:
            told.append(
                f"It is {what}: ComfyUI's change to the model is about {error:.0%} off the trained one."
            )
    if any(layer.tensor.endswith(OFT_BLOCKS) for layer in layers):
        told.append("ComfyUI squares an OFT's weight (0.8 works as 0.64): 1 is as trained.")
    return told


def is_plain(notes: Any) -> bool:
    """Whether ComfyUI's reader takes a header's notes: there are none, or they are texts by name."""
    return notes is None or (isinstance(notes, dict) and all(isinstance(one, str) for one in notes.values()))


def _spread(layers: Sequence[Layer]) -> Sequence[Layer]:
    """A few of the layers, from all over the file."""
    step = max(len(layers) // SAMPLED, 1)
    return layers[::step][:SAMPLED]


def _median(errors: Sequence[float | None]) -> float:
    known = [error for error in errors if error is not None and np.isfinite(error)]
    return float(np.median(known)) if known else 0.0


def _dora_error(path: Path, header: Mapping[str, Any], layer: Layer) -> float | None:
    """The error of a DoRA by output, as if its additions stood upright on the old rows.

    The old rows aren't in the file; their lengths are nearly the DoRA's own numbers, which begin as these.
    """
    lengths = tensor_of(path, header, layer.magnitude)
    down, up = (
        next((one for end in ends if (one := tensor_of(path, header, layer.base + end)) is not None), None)
        for ends in (DOWN, UP)
    )
    if lengths is None or down is None or up is None or not layer.rank or not up.size or not down.size:
        return None
    alpha = _number(path, header, f"{layer.base}.alpha")
    scale = 1.0 if alpha is None else alpha / layer.rank
    up, down, lengths = up.reshape(len(up), -1), down.reshape(len(down), -1), lengths.ravel()
    if up.shape[1] != len(down) or len(up) != len(lengths):
        return None
    added = np.linalg.norm(scale * (up @ down), axis=1)
    longer = np.sqrt(1 + (added / np.maximum(lengths, 1e-9)) ** 2)
    wrong = lengths * (longer - 1)
    change = lengths * np.sqrt(np.maximum(2 - 2 / longer, 0.0))
    return _share(wrong, change)


def _constraint_error(path: Path, header: Mapping[str, Any], layer: Layer) -> float | None:
    """The error of OFT and BOFT with a constraint: how much less they turn."""
    alpha = _number(path, header, f"{layer.base}.alpha")
    blocks = tensor_of(path, header, layer.tensor)
    if not alpha or alpha < 0 or blocks is None or blocks.ndim not in (3, 4) or not _is_square(blocks):
        return None
    rows = blocks.shape[-3] * blocks.shape[-1]
    trained, worn = _turned(blocks, alpha * rows), _turned(blocks, alpha)
    return _share(worn - trained, trained - np.eye(blocks.shape[-1]))


def _rescale_error(path: Path, header: Mapping[str, Any], layer: Layer) -> float | None:
    """The error of rescaled OFT, as if all rows were of one length; BOFT's rescaling is worn."""
    if layer.form is BOFT:
        return None
    blocks, scale = tensor_of(path, header, layer.tensor), tensor_of(path, header, f"{layer.base}.rescale")
    if (
        blocks is None
        or scale is None
        or blocks.ndim != 3
        or not _is_square(blocks)
        or scale.size != blocks.shape[0] * blocks.shape[1]
    ):
        return None
    turn = _turned(blocks, _number(path, header, f"{layer.base}.alpha") or 0.0).transpose(0, 2, 1)
    scaled = scale.reshape(*blocks.shape[:2], 1) * turn
    return _share(scaled - turn, scaled - np.eye(blocks.shape[-1]))


def _is_square(blocks: Array) -> bool:
    return bool(blocks.size) and blocks.shape[-1] == blocks.shape[-2]


def _turned(blocks: Array, limit: float) -> Array:
    """OFT's rotations, block by block, from what its file holds; 0 is no limit."""
    skew = blocks - np.swapaxes(blocks, -1, -2)
    size = float(np.linalg.norm(skew)) + 1e-8
    if 0 < limit < size:
        skew = skew * (limit / size)
    one = np.eye(blocks.shape[-1])
    turned: Array = (one + skew) @ np.linalg.inv(one - skew)
    return turned


def _share(wrong: Array, change: Array) -> float:
    size = float(np.linalg.norm(change))
    return float(np.linalg.norm(wrong)) / size if size else 0.0


def _number(path: Path, header: Mapping[str, Any], name: str) -> float | None:
    value = tensor_of(path, header, name)
    return float(value.ravel()[0]) if value is not None and value.size else None


def tensor_of(path: Path, header: Mapping[str, Any], name: str) -> Array | None:
    """A tensor of a safetensors file; None when it isn't there, is large, or of a precision that isn't read."""
    entry = header.get(name)
    shape = shape_of(header, name)
    span = entry.get("data_offsets") if isinstance(entry, Mapping) else None
    kind = entry.get("dtype") if isinstance(entry, Mapping) else None
    read = (
        {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}.get(kind) if isinstance(kind, str) else None
    )
    if (
        read is None
        or not isinstance(span, list)
        or len(span) != 2
        or not all(type(one) is int for one in span)
    ):
        return None
    size = int(np.prod(shape, dtype=object)) * np.dtype(read).itemsize
    if size > LARGEST or size != span[1] - span[0] or span[0] < 0:
        return None
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        file.seek(8 + length + span[0])
        data = file.read(size)
    if len(data) != size:
        return None
    numbers = np.frombuffer(data, read)
    if kind == "BF16":  # the upper half of a float32
        numbers = (numbers.astype(np.uint32) << 16).view(np.float32)
    return numbers.astype(np.float64).reshape(shape)
