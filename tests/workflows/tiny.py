"""A small SDXL with random weights: checkpoint, LoRA, ControlNet and CLIP Vision in the real formats, 16 MB.

Pictures made with it mean nothing, but they take the same way through ComfyUI as with real weights: same
loaders, same nodes, same key names. ``install`` puts it and its recogniser into a server's base directory.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

EXTENSION = Path(__file__).resolve().parents[1] / "fixtures" / "tiny_sdxl"
CHANNELS, CONTEXT, POOLED, EMBED, VOCABULARY, TEXT_LAYERS = 32, 64, 32, 128, 49408, 3
DEPTHS = (0, 2, 10)
"""Transformer blocks at each of the three resolutions, as in SDXL."""
CHECKPOINT, LORA, CONTROLNET = "tiny_sdxl.safetensors", "tiny_lora.safetensors", "tiny_control.safetensors"
OLD_LORA = "tiny_sd1_lora.safetensors"
"""A LoRA for Stable Diffusion 1: fits nothing else here."""
CLIP_VISION = "tiny_clip_vision.safetensors"
VISION, VISION_LAYERS, VISION_SIDE, VISION_PATCH = 64, 2, 64, 8
"""Width, depth, picture side and patch side (pixels) of the picture encoder; the recogniser states them too."""


@dataclass
class Weights:
    """Tensors by name, each drawn from its own name so that files are the same everywhere."""

    seed: int
    tensors: dict[str, np.ndarray]

    def random(self, name: str, *shape: int, gain: float = 1.0) -> None:
        rng = np.random.Generator(np.random.SFC64([self.seed, zlib.crc32(name.encode())]))
        spread = gain / np.sqrt(int(np.prod(shape[1:])) if len(shape) > 1 else 1)
        self.tensors[name] = (rng.standard_normal(shape, dtype=np.float32) * spread).astype(np.float16)

    def fill(self, name: str, count: int, value: float) -> None:
        self.tensors[name] = np.full((count,), value, np.float16)

    def linear(self, name: str, out: int, into: int, *, bias: bool = True) -> None:
        self.random(f"{name}.weight", out, into)
        if bias:
            self.fill(f"{name}.bias", out, 0)

    def conv(
        self, name: str, out: int, into: int, size: int = 3, *, bias: bool = True, gain: float = 1.0
    ) -> None:
        self.random(f"{name}.weight", out, into, size, size, gain=gain)
        if bias:
            self.fill(f"{name}.bias", out, 0)

    def norm(self, name: str, count: int) -> None:
        self.fill(f"{name}.weight", count, 1)
        self.fill(f"{name}.bias", count, 0)


def _residual(w: Weights, name: str, into: int, out: int) -> None:
    w.norm(f"{name}.in_layers.0", into)
    w.conv(f"{name}.in_layers.2", out, into)
    w.linear(f"{name}.emb_layers.1", out, EMBED)
    w.norm(f"{name}.out_layers.0", out)
    w.conv(f"{name}.out_layers.3", out, out)
    if into != out:
        w.conv(f"{name}.skip_connection", out, into, 1)


def _transformer(w: Weights, name: str, depth: int) -> None:
    c = CHANNELS
    w.norm(f"{name}.norm", c)
    w.linear(f"{name}.proj_in", c, c)
    for i in range(depth):
        block = f"{name}.transformer_blocks.{i}"
        for attention, width in (("attn1", c), ("attn2", CONTEXT)):
            w.linear(f"{block}.{attention}.to_q", c, c, bias=False)
            w.linear(f"{block}.{attention}.to_k", c, width, bias=False)
            w.linear(f"{block}.{attention}.to_v", c, width, bias=False)
            w.linear(f"{block}.{attention}.to_out.0", c, c)
        w.linear(f"{block}.ff.net.0.proj", 8 * c, c)
        w.linear(f"{block}.ff.net.2", c, 4 * c)
        for n in (1, 2, 3):
            w.norm(f"{block}.norm{n}", c)
    w.linear(f"{name}.proj_out", c, c)


def _encoder(w: Weights, prefix: str) -> list[int]:
    """The way down and the middle, which a U-Net and a ControlNet share; gives the channels of each block."""
    c = CHANNELS
    w.linear(f"{prefix}time_embed.0", EMBED, c)
    w.linear(f"{prefix}time_embed.2", EMBED, EMBED)
    w.linear(f"{prefix}label_emb.0.0", EMBED, POOLED + 1536)
    w.linear(f"{prefix}label_emb.0.2", EMBED, EMBED)
    w.conv(f"{prefix}input_blocks.0.0", c, 4)
    blocks, n = [c], 1
    for level, depth in enumerate(DEPTHS):
        for _ in range(2):
            _residual(w, f"{prefix}input_blocks.{n}.0", c, c)
            if depth:
                _transformer(w, f"{prefix}input_blocks.{n}.1", depth)
            blocks.append(c)
            n += 1
        if level < len(DEPTHS) - 1:
            w.conv(f"{prefix}input_blocks.{n}.0.op", c, c)
            blocks.append(c)
            n += 1
    _residual(w, f"{prefix}middle_block.0", c, c)
    _transformer(w, f"{prefix}middle_block.1", DEPTHS[-1])
    _residual(w, f"{prefix}middle_block.2", c, c)
    return blocks


def _unet(w: Weights, prefix: str) -> None:
    blocks, n = _encoder(w, prefix), 0
    for level in reversed(range(len(DEPTHS))):
        for i in range(3):
            _residual(w, f"{prefix}output_blocks.{n}.0", CHANNELS + blocks.pop(), CHANNELS)
            if DEPTHS[level]:
                _transformer(w, f"{prefix}output_blocks.{n}.1", DEPTHS[level])
            if level and i == 2:
                w.conv(f"{prefix}output_blocks.{n}.{2 if DEPTHS[level] else 1}.conv", CHANNELS, CHANNELS)
            n += 1
    w.norm(f"{prefix}out.0", CHANNELS)
    w.conv(f"{prefix}out.2", 4, CHANNELS)


def _text_encoders(w: Weights) -> None:
    d, inner = POOLED, 64
    left = "conditioner.embedders.0.transformer.text_model."
    w.random(f"{left}embeddings.token_embedding.weight", VOCABULARY, d, gain=float(np.sqrt(d)))
    w.random(f"{left}embeddings.position_embedding.weight", 77, d)
    right = "conditioner.embedders.1.model."
    w.random(f"{right}token_embedding.weight", VOCABULARY, d, gain=float(np.sqrt(d)))
    w.random(f"{right}positional_embedding", 77, d)
    w.random(f"{right}text_projection", d, d)
    w.tensors[f"{right}logit_scale"] = np.array(4.6, np.float16)
    for i in range(TEXT_LAYERS):
        layer = f"{left}encoder.layers.{i}."
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            w.linear(f"{layer}self_attn.{part}", d, d)
        w.linear(f"{layer}mlp.fc1", inner, d)
        w.linear(f"{layer}mlp.fc2", d, inner)
        layer2 = f"{right}transformer.resblocks.{i}."
        w.random(f"{layer2}attn.in_proj_weight", 3 * d, d)
        w.fill(f"{layer2}attn.in_proj_bias", 3 * d, 0)
        w.linear(f"{layer2}attn.out_proj", d, d)
        w.linear(f"{layer2}mlp.c_fc", inner, d)
        w.linear(f"{layer2}mlp.c_proj", d, inner)
        for name in (f"{layer}layer_norm1", f"{layer}layer_norm2", f"{layer2}ln_1", f"{layer2}ln_2"):
            w.norm(name, d)
    w.norm(f"{left}final_layer_norm", d)
    w.norm(f"{right}ln_final", d)


def _picture_coder(w: Weights) -> None:
    """TAESD's shape: 64 channels, three halvings."""

    def block(name: str) -> None:
        for i in (0, 2, 4):
            w.conv(f"{name}.conv.{i}", 64, 64, gain=0.2 if i == 4 else 1.0)

    down, up = "first_stage_model.taesd_encoder.", "first_stage_model.taesd_decoder."
    w.conv(f"{down}0", 64, 3)
    block(f"{down}1")
    n = 2
    for _ in range(3):
        w.conv(f"{down}{n}", 64, 64, bias=False)
        for i in range(3):
            block(f"{down}{n + 1 + i}")
        n += 4
    w.conv(f"{down}{n}", 4, 64)
    w.conv(f"{up}1", 64, 4)
    n = 3
    for _ in range(3):
        for i in range(3):
            block(f"{up}{n + i}")
        w.conv(f"{up}{n + 4}", 64, 64, bias=False)
        n += 5
    block(f"{up}{n}")
    w.conv(f"{up}{n + 1}", 3, 64, gain=0.3)
    w.fill(f"{up}{n + 1}.bias", 3, 0.5)


def checkpoint() -> dict[str, np.ndarray]:
    """U-Net, text encoders and picture coder under SDXL's names."""
    w = Weights(1, {})
    _unet(w, "model.diffusion_model.")
    _text_encoders(w)
    _picture_coder(w)
    return w.tensors


def controlnet() -> dict[str, np.ndarray]:
    """A ControlNet for :func:`checkpoint`."""
    w = Weights(2, {})
    for i, channels in enumerate(_encoder(w, "")):
        w.conv(f"zero_convs.{i}.0", channels, channels, 1)
    w.conv("middle_block_out.0", CHANNELS, CHANNELS, 1)
    sizes = [3, 16, 16, 32, 32, 96, 96, 256, CHANNELS]
    for i, (into, out) in enumerate(pairwise(sizes)):
        w.conv(f"input_hint_block.{2 * i}", out, into)
    return w.tensors


def lora(*, context: int = CONTEXT, second_encoder: bool = True, rank: int = 4) -> dict[str, np.ndarray]:
    """A LoRA in kohya's names: attention of the U-Net, and the text encoders."""
    w = Weights(3, {})

    def pair(name: str, out: int, into: int) -> None:
        w.random(f"{name}.lora_down.weight", rank, into)
        w.random(f"{name}.lora_up.weight", out, rank)
        w.tensors[f"{name}.alpha"] = np.array(rank, np.float16)

    for block in (
        "input_blocks_4_1",
        "input_blocks_5_1",
        "input_blocks_7_1",
        "input_blocks_8_1",
        "middle_block_1",
    ):
        for attention, width in (("attn1", CHANNELS), ("attn2", context)):
            name = f"lora_unet_{block}_transformer_blocks_0_{attention}_"
            pair(f"{name}to_q", CHANNELS, CHANNELS)
            pair(f"{name}to_k", CHANNELS, width)
            pair(f"{name}to_v", CHANNELS, width)
            pair(f"{name}to_out_0", CHANNELS, CHANNELS)
    for encoder in ("te1", "te2") if second_encoder else ():
        for i in range(TEXT_LAYERS):
            for part in ("q_proj", "v_proj"):
                pair(f"lora_{encoder}_text_model_encoder_layers_{i}_self_attn_{part}", POOLED, POOLED)
    return w.tensors


def clip_vision() -> dict[str, np.ndarray]:
    """A CLIP Vision model: random, so that it tells pictures apart by colour and layout and nothing else."""
    w, d = Weights(4, {}), VISION
    w.random("vision_model.embeddings.class_embedding", d)
    w.conv("vision_model.embeddings.patch_embedding", d, 3, VISION_PATCH, bias=False)
    w.random("vision_model.embeddings.position_embedding.weight", (VISION_SIDE // VISION_PATCH) ** 2 + 1, d)
    w.norm("vision_model.pre_layrnorm", d)
    w.norm("vision_model.post_layernorm", d)
    for i in range(VISION_LAYERS):
        layer = f"vision_model.encoder.layers.{i}."
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            w.linear(f"{layer}self_attn.{part}", d, d)
        w.linear(f"{layer}mlp.fc1", 2 * d, d)
        w.linear(f"{layer}mlp.fc2", d, 2 * d)
        w.norm(f"{layer}layer_norm1", d)
        w.norm(f"{layer}layer_norm2", d)
    w.linear("visual_projection", d, d, bias=False)
    return w.tensors


def install(base: Path) -> None:
    """Puts the models and their recogniser into a ComfyUI base directory, before it starts."""
    files = {
        ("checkpoints", CHECKPOINT): checkpoint,
        ("controlnet", CONTROLNET): controlnet,
        ("loras", LORA): lora,
        ("clip_vision", CLIP_VISION): clip_vision,
        ("loras", OLD_LORA): lambda: lora(context=768, second_encoder=False),
    }
    for (folder, name), make in files.items():
        path = base / "models" / folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            save_file(make(), path)
    link = base / "custom_nodes" / "tiny_sdxl"
    if not link.exists():
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(EXTENSION, target_is_directory=True)
