"""Model files that stock loaders read: fp16 safetensors with a header that model managers show.

The header follows the Stability AI model metadata specification, LoRAs carry kohya's names and entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from ..common.errors import StudioError
from ..common.files import atomic_path

AUTHOR: Final = "Animation AI Studio"
BASE: Final = "stable-diffusion-xl-v1-base"


def header(
    tensors: Mapping[str, Tensor], *, title: str, kind: str, description: str, edge: int, **more: str
) -> dict[str, str]:
    """The safetensors metadata (all text) of a file.

    Args:
        kind: what follows the base in ``modelspec.architecture``: empty, ``lora`` or ``controlnet``.
        edge: pixels of the pictures it learned from.
        more: further entries.
    """
    digest = hashlib.sha256()
    for key in sorted(tensors):
        digest.update(key.encode())
        digest.update(tensors[key].contiguous().view(-1).view(torch.uint8).numpy().tobytes())
    return {
        "modelspec.sai_model_spec": "1.0.0",
        "modelspec.architecture": f"{BASE}/{kind}" if kind else BASE,
        "modelspec.implementation": "https://github.com/Stability-AI/generative-models",
        "modelspec.title": title,
        "modelspec.description": description,
        "modelspec.author": AUTHOR,
        "modelspec.date": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "modelspec.resolution": f"{edge}x{edge}",
        "modelspec.prediction_type": "epsilon",
        "modelspec.hash_sha256": f"0x{digest.hexdigest()}",
        **more,
    }


def write(path: Path, tensors: Mapping[str, Tensor], metadata: Mapping[str, str]) -> Path:
    """Writes fp16 tensors with their header, whole or not at all.

    Raises:
        StudioError: ``model_invalid`` when a weight is not a number, ``not_writable``, ``disk_full``.
    """
    from safetensors.torch import save_file

    broken = [key for key, value in tensors.items() if not bool(torch.isfinite(value).all())]
    if broken:
        raise StudioError(
            "model_invalid",
            f"{broken[0]!r} holds values that are no numbers: the training has failed.",
            "Train again with a lower rate, or from an earlier checkpoint.",
        )
    with atomic_path(path) as temporary:
        save_file(dict(tensors), temporary, metadata=dict(metadata))
    return path


def halved(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Contiguous fp16 copies."""
    return {key: value.detach().to(torch.float16).contiguous() for key, value in tensors.items()}


def lora_tensors(pairs: Mapping[str, tuple[Tensor, Tensor]], alpha: float) -> dict[str, Tensor]:
    """LoRA weights under kohya's names: ``lora_unet_<module path with underscores>.lora_down.weight`` …

    Args:
        pairs: (down, up) by a module's path in the U-Net, in SDXL's own names or diffusers'.
        alpha: the scale's numerator (scale = alpha / rank).
    """
    out: dict[str, Tensor] = {}
    for name, (down, up) in pairs.items():
        stem = f"lora_unet_{name.replace('.', '_')}"
        out[f"{stem}.lora_down.weight"] = down
        out[f"{stem}.lora_up.weight"] = up
        out[f"{stem}.alpha"] = torch.tensor(alpha)
    return out


def read_net(path: Path) -> dict[str, Tensor]:
    """The weights of a net that measures pictures, in fp32.

    Raises:
        StudioError: ``model_missing`` when there is no such file, ``model_invalid`` when it can't be read.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return {key: value.float() for key, value in load_file(path).items()}
    except FileNotFoundError as error:
        raise StudioError(
            "model_missing", f"There is no {path.name}.", "Train it and write it with ./studio toonxl export."
        ) from error
    except SafetensorError as error:
        raise StudioError("model_invalid", f"{path.name} can't be read.", "Export it again.") from error
