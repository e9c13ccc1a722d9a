"""The small SDXL of :mod:`.tiny` as a diffusers folder, and its ControlNet as one: the names that the library writes.

The renaming here goes the other way than the studio's and was written for itself, so that both can't share a mistake.
The VAE keeps its names, as it is of a kind that the library saves otherwise.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from . import tiny

RESIDUAL = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}
BASIC = {
    "input_blocks.0.0": "conv_in",
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "label_emb.0.0": "add_embedding.linear_1",
    "label_emb.0.2": "add_embedding.linear_2",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
}
LAYERS = {"ln_1": "layer_norm1", "ln_2": "layer_norm2", "mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2"}
Tensors = dict[str, np.ndarray]


def unet_name(name: str) -> str:
    """A tensor of the network as diffusers calls it."""
    stem, _, kind = name.rpartition(".")
    if stem in BASIC:
        return f"{BASIC[stem]}.{kind}"
    part, number, *rest = name.split(".")
    if part == "middle_block":
        where = {"0": "resnets.0", "1": "attentions.0", "2": "resnets.1"}[number]
        return f"mid_block.{_inner(where, rest)}"
    level, place = divmod(int(number) - (part == "input_blocks"), 3)
    slot, *inner = rest
    blocks = f"{'down' if part == 'input_blocks' else 'up'}_blocks.{level}"
    if inner[0] == "op":
        return f"{blocks}.downsamplers.0.conv.{kind}"
    if inner[0] == "conv":
        return f"{blocks}.upsamplers.0.conv.{kind}"
    where = f"resnets.{place}" if slot == "0" else f"attentions.{place}"
    return f"{blocks}.{_inner(where, inner)}"


def _inner(where: str, rest: list[str]) -> str:
    inner = ".".join(rest)
    if where.startswith("resnets"):
        stem, _, kind = inner.rpartition(".")
        inner = f"{RESIDUAL[stem]}.{kind}"
    return f"{where}.{inner}"


def second_encoder(tensors: Tensors) -> Tensors:
    """OpenCLIP's names and joined projections as transformers has them."""
    made: Tensors = {}
    for name, tensor in tensors.items():
        if name == "logit_scale":
            continue
        if name == "text_projection":
            made["text_projection.weight"] = np.ascontiguousarray(tensor.T)
        elif ".in_proj_" in name:
            layer, _, kind = name.partition(".attn.in_proj_")
            number = layer.rpartition(".")[2]
            for part, piece in zip("qkv", np.split(tensor, 3), strict=True):
                made[f"text_model.encoder.layers.{number}.self_attn.{part}_proj.{kind}"] = piece
        elif name.startswith("transformer.resblocks."):
            number, _, inner = name.removeprefix("transformer.resblocks.").partition(".")
            for old, new in {**LAYERS, "attn.out_proj": "self_attn.out_proj"}.items():
                inner = inner.replace(old, new)
            made[f"text_model.encoder.layers.{number}.{inner}"] = tensor
        else:
            known = {
                "token_embedding.weight": "embeddings.token_embedding.weight",
                "positional_embedding": "embeddings.position_embedding.weight",
            }
            made["text_model." + known.get(name, name.replace("ln_final", "final_layer_norm"))] = tensor
    return made


def _below(tensors: Tensors, prefix: str) -> Tensors:
    return {name.removeprefix(prefix): each for name, each in tensors.items() if name.startswith(prefix)}


def write_pipeline(folder: Path, *, shards: int = 1) -> Path:
    """The small SDXL as a folder; its network in so many files."""
    whole = tiny.checkpoint()
    unet = {unet_name(name): each for name, each in _below(whole, "model.diffusion_model.").items()}
    parts = {
        "vae/diffusion_pytorch_model": _below(whole, "first_stage_model."),
        "text_encoder/model": _below(whole, "conditioner.embedders.0.transformer."),
        "text_encoder_2/model": second_encoder(_below(whole, "conditioner.embedders.1.model.")),
    }
    stem = "unet/diffusion_pytorch_model"
    if shards == 1:
        parts[stem] = unet
    else:
        names, placed = list(unet), {}
        for number in range(shards):
            file = f"{stem}-{number + 1:05}-of-{shards:05}"
            parts[file] = {name: unet[name] for name in names[number::shards]}
            placed |= dict.fromkeys(parts[file], Path(file).name + ".safetensors")
        write_json(folder / f"{stem}.safetensors.index.json", {"metadata": {}, "weight_map": placed})
    for name, tensors in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        save_file(tensors, folder / f"{name}.safetensors")
    write_json(folder / "model_index.json", {"_class_name": "StableDiffusionXLPipeline"})
    return folder


def write_controlnet(folder: Path) -> Path:
    """The small ControlNet as a folder."""
    made: Tensors = {}
    hints = {0: "conv_in", 14: "conv_out", **{2 * i: f"blocks.{i - 1}" for i in range(1, 7)}}
    for name, tensor in tiny.controlnet().items():
        part, number, *rest = name.split(".")
        if part == "zero_convs":
            made[f"controlnet_down_blocks.{number}.{rest[-1]}"] = tensor
        elif part == "middle_block_out":
            made[f"controlnet_mid_block.{rest[-1]}"] = tensor
        elif part == "input_hint_block":
            made[f"controlnet_cond_embedding.{hints[int(number)]}.{rest[-1]}"] = tensor
        else:
            made[unet_name(name)] = tensor
    folder.mkdir(parents=True, exist_ok=True)
    save_file(made, folder / "diffusion_pytorch_model.safetensors")
    write_json(folder / "config.json", {"_class_name": "ControlNetModel"})
    return folder


def write_json(path: Path, data: object) -> None:
    """Writes JSON, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), "utf-8")
