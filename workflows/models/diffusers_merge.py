"""Turns a diffusers folder into the one safetensors file that ComfyUI loads, once, in the studio's cache.

How tensors are called there and here is ComfyUI's own knowledge, and is passed in; this module reads, checks that
nothing is missing and writes. Precision and values stay as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from safetensors.torch import load_file, save_file

from ...common.errors import StudioError
from ...common.files import atomic_path
from .diffusersfolder import Pipeline

Tensors = dict[str, Any]
log = logging.getLogger(__name__)
UNET: Final[Mapping[str, Any]] = {
    "num_res_blocks": [2, 2, 2],
    "channel_mult": [1, 2, 4],
    "transformer_depth": [0, 0, 2, 2, 10, 10],
    "transformer_depth_output": [0, 0, 0, 2, 2, 2, 10, 10, 10],
    "transformer_depth_middle": 10,
}
"""The shape of SDXL's network: its blocks and how many transformers stand in each."""
SPARE: Final = ("skip_connection.", "input_blocks.9.0.op.", "output_blocks.8.1.conv.")
"""Names in ComfyUI's table that a network may lack: shortcuts between equal widths, and the resampling that the
deepest and the last level don't have."""


@dataclass(frozen=True)
class TensorNames:
    """What ComfyUI knows of names.

    Attributes:
        unet: diffusers' names of the network's tensors → the checkpoint's.
        vae: renames a VAE's tensors.
        text: renames the second text encoder's tensors, which begin with ``clip_g.``.
    """

    unet: Mapping[str, str]
    vae: Callable[[Tensors], Tensors]
    text: Callable[[Tensors, str], Tensors]


def converted(pipeline: Pipeline, cache: Path, names: TensorNames) -> Path:
    """The pipeline as one file; made when there is none yet for the folder as it is now.

    Files of the same folder's earlier states are removed.

    Raises:
        StudioError: ``model_invalid`` for a network that lacks tensors or has others; ``disk_full``, ``not_writable``.
    """
    target = cache / f"{pipeline.folder.name}-{pipeline.mark}.safetensors"
    if target.is_file():
        return target
    log.info("Converting %s, once", pipeline.folder.name)
    whole = _checkpoint(pipeline, names)
    with atomic_path(target) as temporary:
        save_file({name: tensor.contiguous() for name, tensor in whole.items()}, temporary)
    for old in cache.glob(f"{pipeline.folder.name}-{'?' * 16}.safetensors"):
        if old != target:
            old.unlink()
    return target


def _checkpoint(pipeline: Pipeline, names: TensorNames) -> Tensors:
    unet = rename_unet(_load(pipeline, "unet"), names.unet, pipeline.folder.name)
    whole = {f"model.diffusion_model.{name}": tensor for name, tensor in unet.items()}
    for name, tensor in _text(pipeline, "text_encoder").items():
        whole[f"conditioner.embedders.0.transformer.{name}"] = tensor
    second = {
        f"clip_g.transformer.{name}": tensor for name, tensor in _text(pipeline, "text_encoder_2").items()
    }
    for name, tensor in names.text(second, "clip_g").items():
        whole[f"conditioner.embedders.1.model.{name.removeprefix('clip_g.')}"] = tensor
    vae = _load(pipeline, "vae")
    if "decoder.up_blocks.0.resnets.0.norm1.weight" in vae:
        vae = names.vae(vae)
    return {**whole, **{f"first_stage_model.{name}": tensor for name, tensor in vae.items()}}


def rename_unet(tensors: Tensors, names: Mapping[str, str], folder: str) -> Tensors:
    """The network's tensors under a checkpoint's names.

    Raises:
        StudioError: ``model_invalid`` when it has tensors that SDXL doesn't, or lacks some.
    """
    strange = sorted(name for name in tensors if name not in names)
    if strange:
        raise StudioError(
            "model_invalid",
            f"The network in {folder} has layers that SDXL's doesn't, such as {strange[0]}.",
            "Only plain SDXL networks can be loaded from a folder; use the model's single file.",
        )
    renamed = {names[name]: tensor for name, tensor in tensors.items()}
    missing = sorted(
        name for name in set(names.values()) - set(renamed) if not any(spare in name for spare in SPARE)
    )
    if missing:
        raise StudioError(
            "model_invalid",
            f"The network in {folder} is incomplete: {len(missing)} of its tensors are missing, such as {missing[0]}.",
            "Download the folder again.",
        )
    return renamed


def _text(pipeline: Pipeline, part: str) -> Tensors:
    """A text encoder's tensors, without the table of positions that old versions saved."""
    return {
        name: tensor for name, tensor in _load(pipeline, part).items() if not name.endswith("position_ids")
    }


def _load(pipeline: Pipeline, part: str) -> Tensors:
    return {name: tensor for path in pipeline.parts[part] for name, tensor in load_file(path).items()}
