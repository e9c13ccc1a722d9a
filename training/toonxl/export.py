"""Writes what was trained as the files that stock loaders read: here are a checkpoint's names and our header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from ...common.errors import StudioError
from ...toonxl.family import LATENT_SCALE, Family
from ...toonxl.files import AUTHOR, halved, header, write

LICENCE = "GPL-3.0-or-later"
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


def toon_notes(family: Family) -> dict[str, str]:
    """What the header of each of the family's files says beside the usual."""
    return {"modelspec.license": LICENCE, "toonxl.family": json.dumps(family.as_dict())}


def toon_header(
    tensors: Mapping[str, Tensor], *, title: str, kind: str, description: str, family: Family, **more: str
) -> dict[str, str]:
    """The metadata of one of the family's shipped files; see :func:`...toonxl.files.header`."""
    return header(
        tensors,
        title=title,
        kind=kind,
        description=description,
        edge=family.picture,
        **toon_notes(family),
        **more,
    )


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
        StudioError: see :func:`...toonxl.files.write`.
    """
    tensors = halved(checkpoint_tensors(unet, prompts, vae))
    details = {"modelspec.usage_hint": "128×128 pixels, 20 steps, cfg 4; needs the Toon XL node pack"}
    notes = toon_header(
        tensors, title="Toon XL", kind="", description=description, family=family, **details, **more
    )
    return write(path, tensors, notes)


def write_net(path: Path, weights: Mapping[str, Tensor], *, title: str, description: str) -> Path:
    """A net that measures pictures, for the studio alone.

    Raises:
        StudioError: see :func:`...toonxl.files.write`.
    """
    notes = {
        "modelspec.title": title,
        "modelspec.description": description,
        "modelspec.license": LICENCE,
        "modelspec.author": AUTHOR,
    }
    return write(path, halved(weights), notes)
