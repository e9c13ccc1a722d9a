"""Writes what was trained as the files that stock loaders read: checkpoint, LoRA and ControlNet, fp16 safetensors.

Only names and headers are made here. The header follows the Stability AI model metadata specification, so
that model managers show what a file is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ...common.errors import StudioError
from ...common.files import atomic_path
from .family import LATENT_SCALE, Family

LICENCE = "GPL-3.0-or-later"
AUTHOR = "Animation AI Studio"
BASE = "stable-diffusion-xl-v1-base"
LIMIT = 40_000_000
"""Largest checkpoint in bytes."""
_PARTS = ("q_proj", "k_proj", "v_proj")


def checkpoint_tensors(
    unet: Mapping[str, Tensor], prompts: Mapping[str, Tensor], vae: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """All weights under the names of an SDXL checkpoint with a tiny autoencoder."""
    out = {f"model.diffusion_model.{key}": value for key, value in unet.items()}
    for key, value in prompts.items():
        encoder, _, rest = key.partition(".")
        if encoder == "clip_l":
            if not rest.startswith("text_projection"):
                out[f"conditioner.embedders.0.transformer.text_model.{_first(rest)}"] = value
        else:
            out |= _second(rest, value, prompts)
    out |= {f"first_stage_model.{key}": value for key, value in vae.items()}
    out["first_stage_model.vae_scale"] = torch.tensor(LATENT_SCALE)
    out["first_stage_model.vae_shift"] = torch.tensor(0.0)
    return out


def _first(name: str) -> str:
    """A name of the first text encoder's layout."""
    if name.endswith("embedding.weight"):
        return f"embeddings.{name}"
    return f"encoder.{name}" if name.startswith("layers.") else name


def _second(name: str, value: Tensor, prompts: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A weight of the second text encoder in its own layout, where q, k and v are one matrix."""
    stem = "conditioner.embedders.1.model."
    if name == "position_embedding.weight":
        return {f"{stem}positional_embedding": value}
    if name == "text_projection.weight":
        return {f"{stem}text_projection": value.T.contiguous()}
    if name.startswith("final_layer_norm"):
        return {stem + name.replace("final_layer_norm", "ln_final"): value}
    if not name.startswith("layers."):
        return {stem + name: value}
    _, number, rest = name.split(".", 2)
    block = f"{stem}transformer.resblocks.{number}."
    if rest.startswith("self_attn.") and rest.split(".")[1] in _PARTS:
        if rest.split(".")[1] != _PARTS[0]:
            return {}
        kind = rest.rsplit(".", 1)[1]
        rows = [prompts[f"clip_g.layers.{number}.self_attn.{part}.{kind}"] for part in _PARTS]
        return {f"{block}attn.in_proj_{kind}": torch.cat(rows)}
    for ours, theirs in (
        ("self_attn.out_proj", "attn.out_proj"),
        ("layer_norm1", "ln_1"),
        ("layer_norm2", "ln_2"),
        ("mlp.fc1", "mlp.c_fc"),
        ("mlp.fc2", "mlp.c_proj"),
    ):
        if rest.startswith(ours):
            return {block + rest.replace(ours, theirs): value}
    raise StudioError(
        "model_invalid", f"{name!r} is no weight of a text encoder.", "Train again with this version."
    )


def header(
    tensors: Mapping[str, Tensor], *, title: str, kind: str, description: str, family: Family, **more: str
) -> dict[str, str]:
    """The safetensors metadata (all text) of a file.

    Args:
        kind: what follows the base in ``modelspec.architecture``: empty, ``lora`` or ``controlnet``.
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
        "modelspec.license": LICENCE,
        "modelspec.date": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "modelspec.resolution": f"{family.picture}x{family.picture}",
        "modelspec.prediction_type": "epsilon",
        "modelspec.hash_sha256": f"0x{digest.hexdigest()}",
        "toonxl.family": json.dumps(family.as_dict()),
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


def write_checkpoint(
    path: Path,
    *,
    unet: Mapping[str, Tensor],
    prompts: Mapping[str, Tensor],
    vae: Mapping[str, Tensor],
    family: Family,
    description: str,
    **more: str,
) -> Path:
    """A checkpoint for CheckpointLoaderSimple.

    Raises:
        StudioError: see :func:`write`.
    """
    tensors = halved(checkpoint_tensors(unet, prompts, vae))
    details = {"modelspec.usage_hint": "128×128 pixels, 20 steps, cfg 4; needs the Toon XL node pack"}
    notes = header(
        tensors, title="Toon XL", kind="", description=description, family=family, **details, **more
    )
    return write(path, tensors, notes)


def lora_tensors(pairs: Mapping[str, tuple[Tensor, Tensor]], alpha: float) -> dict[str, Tensor]:
    """LoRA weights under kohya's names: ``lora_unet_<module path with underscores>.lora_down.weight`` …

    Args:
        pairs: ``unet.<module>`` or ``clip_l.…`` / ``clip_g.…`` → (down, up).
        alpha: the scale's numerator (scale = alpha / rank).
    """
    prefixes = {"unet": "lora_unet", "clip_l": "lora_te1_text_model", "clip_g": "lora_te2_text_model"}
    out: dict[str, Tensor] = {}
    for name, (down, up) in pairs.items():
        network, _, module = name.partition(".")
        middle = module if network == "unet" else _first(module)
        stem = f"{prefixes[network]}_{middle.replace('.', '_')}"
        out[f"{stem}.lora_down.weight"] = down
        out[f"{stem}.lora_up.weight"] = up
        out[f"{stem}.alpha"] = torch.tensor(alpha)
    return out


def read_header(path: Path) -> dict[str, Any]:
    """A file's metadata.

    Raises:
        StudioError: ``model_invalid`` when it isn't a safetensors file.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as opened:
            return dict(opened.metadata() or {})
    except (SafetensorError, OSError) as error:
        raise StudioError(
            "model_invalid", f"{path.name} is no readable safetensors file.", "Get or export it again."
        ) from error
