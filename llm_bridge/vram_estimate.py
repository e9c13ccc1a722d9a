"""Does a model fit the card? Weights, key-value cache and overhead, from the model's own files where they are.

The formulas: the cache of one token is 2 (keys and values) x layers x key-value heads x head size x bytes of
one number; weights are the size of the files; the overhead covers activations, CUDA graphs and context.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..common.records import read_json
from .lease.rules import GIB
from .profiles import ModelShape, Profile

OVERHEAD_GB = 1.6
"""Activations, CUDA graphs and context of a 7-14B model in vLLM at these context lengths (profile run)."""
VISION_GB = 0.9
"""More activations when pictures are read."""
DESKTOP_GB = 0.8
"""What a desktop usually holds on the card when nothing has been measured."""
_KV_BYTES = 2


@dataclass(frozen=True)
class VramNeed:
    """What a model takes, in GB (2^30), and where the numbers come from."""

    weights: float
    cache: float
    overhead: float
    source: str

    @property
    def total(self) -> float:
        """All together."""
        return self.weights + self.cache + self.overhead


@dataclass(frozen=True)
class FitVerdict:
    """Whether it fits, why, and with which flags."""

    name: str
    fits: bool | None
    need: VramNeed | None
    reason: str
    flags: tuple[str, ...] = ()
    context: int = 0


def cache_gb(shape: ModelShape, tokens: int) -> float:
    """Memory of the key-value cache for ``tokens``, in GB."""
    return 2 * shape.layers * shape.kv_heads * shape.head_dim * _KV_BYTES * tokens / GIB


def hub_folder() -> Path:
    """Where the hub's own tools keep downloaded models."""
    home = os.getenv("HF_HOME") or str(Path.home() / ".cache" / "huggingface")
    return Path(os.getenv("HF_HUB_CACHE") or Path(home) / "hub")


def model_folder(model: str, hub: Path) -> Path | None:
    """A model's newest downloaded snapshot; None when it isn't on this machine."""
    if Path(model).is_dir():
        return Path(model)
    snapshots = [
        p for p in (hub / f"models--{model.replace('/', '--')}" / "snapshots").glob("*") if p.is_dir()
    ]
    return max(snapshots, key=lambda p: p.stat().st_mtime, default=None)


def shape_of(folder: Path) -> ModelShape | None:
    """A model's numbers from its config.json and weight files; None when they can't be read."""
    try:
        config = read_json(folder / "config.json")
        text = config.get("text_config") or config
        heads = int(text["num_attention_heads"])
        weights = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
        return ModelShape(
            weights_gb=weights / GIB,
            layers=int(text["num_hidden_layers"]),
            kv_heads=int(text.get("num_key_value_heads") or heads),
            head_dim=int(text.get("head_dim") or int(text["hidden_size"]) // heads),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        return None


def gguf_shape(path: Path) -> ModelShape | None:
    """The same from a GGUF file's header; None when it isn't one."""
    try:
        with path.open("rb") as file:
            fields = dict(_gguf_fields(file))
        family = fields["general.architecture"]
        heads = int(fields[f"{family}.attention.head_count"])
        return ModelShape(
            weights_gb=path.stat().st_size / GIB,
            layers=int(fields[f"{family}.block_count"]),
            kv_heads=int(fields.get(f"{family}.attention.head_count_kv", heads)),
            head_dim=int(
                fields.get(f"{family}.attention.key_length") or fields[f"{family}.embedding_length"] // heads
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, struct.error, ArithmeticError, RecursionError):
        return None


_GGUF_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_GGUF_STRING, _GGUF_ARRAY = 8, 9
_GGUF_LONGEST = 1 << 24
_GGUF_HEADER = 1 << 27
"""Bytes of a header that are read at most: the largest vocabularies take a tenth of it."""


def _gguf_fields(file: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Key and value of the header (the format: magic, version, two counts, then the fields)."""
    magic, _, _, count = struct.unpack("<4sIQQ", file.read(24))
    if magic != b"GGUF" or count > 100_000:
        raise ValueError("not a GGUF file")
    for _ in range(count):
        key = _gguf_text(file)
        _in_header(file)
        yield key, _gguf_value(file, struct.unpack("<I", file.read(4))[0])


def _in_header(file: BinaryIO) -> None:
    if file.tell() > _GGUF_HEADER:
        raise ValueError("the header is too long")


def _gguf_text(file: BinaryIO) -> str:
    length = struct.unpack("<Q", file.read(8))[0]
    if length > _GGUF_LONGEST:
        raise ValueError("a text is too long")
    return file.read(length).decode("utf-8", "replace")


def _gguf_value(file: BinaryIO, kind: int) -> Any:
    if kind == _GGUF_STRING:
        return _gguf_text(file)
    if kind == _GGUF_ARRAY:
        inner, count = struct.unpack("<IQ", file.read(12))
        if count > _GGUF_LONGEST:
            raise ValueError("an array is too long")
        if inner in _GGUF_NUMBERS:
            file.seek(struct.calcsize(f"<{_GGUF_NUMBERS[inner]}") * count, 1)
        else:
            for _ in range(count):
                _gguf_value(file, inner)
                _in_header(file)
        return None
    code = f"<{_GGUF_NUMBERS[kind]}"
    return struct.unpack(code, file.read(struct.calcsize(code)))[0]


def judge(
    name: str, profile: Profile, card_gb: float | None, models: Path, hub: Path | None = None
) -> FitVerdict:
    """Whether a profile fits a card of ``card_gb`` GB (None: no card), and the flags that make it fit."""
    if not profile.managed:
        return FitVerdict(name, None, None, "it is somebody else's server, which decides itself")
    shape, source = _shape(profile, models, hub or hub_folder())
    if shape is None:
        return FitVerdict(
            name, None, None, "nothing is known of its size: install it, or add shape: to the profile"
        )
    if not profile.bytes:
        need = VramNeed(shape.weights_gb, cache_gb(shape, profile.context), 0.3, source)
        return FitVerdict(name, True, need, f"runs on the processor with {need.total:.1f} GB of main memory")
    overhead = OVERHEAD_GB + (VISION_GB if "vision" in profile.tasks else 0.0)
    need = VramNeed(shape.weights_gb, cache_gb(shape, profile.context), overhead, source)
    if card_gb is None:
        return FitVerdict(name, False, need, f"needs a graphics card with {need.total + DESKTOP_GB:.0f} GB")
    room = card_gb - DESKTOP_GB - need.weights - need.overhead
    tokens = int(room / cache_gb(shape, 1024)) * 1024 if room > 0 else 0
    if tokens < 2048:
        return FitVerdict(
            name, False, need, f"its weights leave no room for a conversation on {card_gb:.0f} GB"
        )
    context = min(profile.context, tokens)
    cache = round(cache_gb(shape, max(context, min(tokens, 2 * context))) * GIB)
    flags = (f"--max-model-len={context}", f"--kv-cache-memory-bytes={cache}", "--enable-sleep-mode")
    reason = (
        "fits"
        if context == profile.context
        else f"fits with a context of {context} instead of {profile.context}"
    )
    return FitVerdict(name, True, need, f"{reason}; {room - cache / GIB:.1f} GB stay free", flags, context)


def _shape(profile: Profile, models: Path, hub: Path) -> tuple[ModelShape | None, str]:
    if profile.file is not None:
        path = models / profile.file.name
        found = gguf_shape(path) if path.is_file() else None
        return (found, "from its file") if found else (profile.shape, "published")
    folder = model_folder(profile.model, hub)
    found = shape_of(folder) if folder is not None else None
    return (found, "from its files") if found and found.weights_gb else (profile.shape, "published")
