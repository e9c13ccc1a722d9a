"""The two small CLIP text encoders and their tokens, as SDXL uses them.

A prompt becomes 77 tokens; the U-Net sees the last but one layer of both encoders side by side, and the
pooled projection of the second together with six picture sizes. The tokenizer's tables are the ones that
lie in ComfyUI's own files, so that training and use can't differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...common.errors import StudioError
from ...runtime.source import embedded_program
from ...toonxl.family import (
    CONTEXT_LENGTH,
    END_TOKEN,
    SIZE_CHANNELS,
    START_TOKEN,
    VOCABULARY_SIZE,
    Family,
    TextShape,
)
from .nets import embed_times

USUAL_SIZE = 768
"""What ComfyUI tells an SDXL model about the picture's size when a graph doesn't."""


class Tokenizer:
    """Turns prompts into token numbers (n, 77).

    Raises:
        StudioError: ``model_missing`` when the tables aren't where ComfyUI keeps them.
    """

    def __init__(self, folder: Path | None = None) -> None:
        from tokenizers import Tokenizer as Table
        from tokenizers import decoders, models, normalizers, pre_tokenizers

        folder = folder or embedded_program().root / "comfy" / "sd1_tokenizer"
        words, merges = folder / "vocab.json", folder / "merges.txt"
        if not (words.is_file() and merges.is_file()):
            raise StudioError(
                "model_missing", f"CLIP's token tables aren't in {folder}.", "Run ./studio doctor --fix."
            )
        model = models.BPE.from_file(
            str(words), str(merges), continuing_subword_prefix="", end_of_word_suffix="</w>"
        )
        self.table = Table(model)
        self.table.normalizer = normalizers.Sequence(
            [normalizers.NFC(), normalizers.Replace(_regex(r"\s+"), " "), normalizers.Lowercase()]
        )
        self.table.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(
                    _regex(r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""),
                    behavior="removed",
                    invert=True,
                ),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            ]
        )
        self.table.decoder = decoders.ByteLevel()

    def __call__(self, prompts: Sequence[str]) -> Tensor:
        """Token numbers; filled up with the end token."""
        rows = torch.full((len(prompts), CONTEXT_LENGTH), END_TOKEN, dtype=torch.long)
        for row, prompt in zip(rows, prompts, strict=True):
            ids = self.table.encode(prompt, add_special_tokens=False).ids[: CONTEXT_LENGTH - 2]
            row[0] = START_TOKEN
            row[1 : 1 + len(ids)] = torch.tensor(ids, dtype=torch.long)
        return rows


def _regex(pattern: str) -> Any:
    from tokenizers import Regex

    return Regex(pattern)


class _Attention(nn.Module):
    def __init__(self, shape: TextShape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.q_proj, self.k_proj = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, shape.width)
        self.v_proj, self.out_proj = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def split(t: Tensor) -> Tensor:
            return t.view(*t.shape[:-1], self.heads, -1).transpose(1, 2)

        q, k, v = split(self.q_proj(x)), split(self.k_proj(x)), split(self.v_proj(x))
        weights = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + mask).softmax(dim=-1)
        out: Tensor = self.out_proj((weights @ v).transpose(1, 2).flatten(2))
        return out


class _Mlp(nn.Module):
    def __init__(self, shape: TextShape, quick: bool) -> None:
        super().__init__()
        self.quick = quick
        self.fc1, self.fc2 = nn.Linear(shape.width, shape.hidden), nn.Linear(shape.hidden, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        h = self.fc1(x)
        h = h * torch.sigmoid(1.702 * h) if self.quick else F.gelu(h)
        out: Tensor = self.fc2(h)
        return out


class _Layer(nn.Module):
    def __init__(self, shape: TextShape, quick: bool) -> None:
        super().__init__()
        self.layer_norm1, self.layer_norm2 = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.self_attn, self.mlp = _Attention(shape), _Mlp(shape, quick)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.self_attn(self.layer_norm1(x), mask)
        out: Tensor = x + self.mlp(self.layer_norm2(x))
        return out


class TextEncoder(nn.Module):
    """A CLIP text transformer. ``quick`` chooses the first encoder's activation (x · sigmoid 1.702 x)."""

    def __init__(self, shape: TextShape, *, quick: bool) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(VOCABULARY_SIZE, shape.width)
        self.position_embedding = nn.Embedding(CONTEXT_LENGTH, shape.width)
        nn.init.normal_(self.token_embedding.weight, std=0.3)
        nn.init.normal_(self.position_embedding.weight, std=0.1)
        self.layers = nn.ModuleList(_Layer(shape, quick) for _ in range(shape.layers))
        self.final_layer_norm = nn.LayerNorm(shape.width)
        self.text_projection = nn.Linear(shape.width, shape.width, bias=False)

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """(n, 77) → the last but one layer (n, 77, width), the pooled projection (n, width)."""
        x = self.token_embedding(tokens) + self.position_embedding.weight
        length = tokens.shape[1]
        mask = torch.full((length, length), float("-inf"), dtype=x.dtype).triu(1)
        hidden = x
        for i, layer in enumerate(self.layers):
            x = layer(x, mask)
            if i == len(self.layers) - 2:
                hidden = x
        ends = (tokens == END_TOKEN).int().argmax(dim=1)
        pooled = self.final_layer_norm(x)[torch.arange(len(x)), ends]
        return hidden, self.text_projection(pooled)


class Prompts(nn.Module):
    """Both encoders: tokens to what the U-Net is told."""

    def __init__(self, family: Family) -> None:
        super().__init__()
        self.clip_l = TextEncoder(family.clip_l, quick=True)
        self.clip_g = TextEncoder(family.clip_g, quick=False)

    def forward(self, tokens: Tensor, sizes: Tensor) -> tuple[Tensor, Tensor]:
        """The prompt as context and vector.

        Args:
            tokens: (n, 77), filled up with the end token.
            sizes: (n, 6): height, width, crop top, crop left, target height, target width.

        Returns:
            Context (n, 77, family.context) and vector (n, family.vector).
        """
        first, _ = self.clip_l(tokens)
        second, pooled = self.clip_g(_zero_filled(tokens))
        embedded = embed_times(sizes.flatten(), SIZE_CHANNELS).view(len(sizes), -1)
        return torch.cat([first, second], dim=-1), torch.cat([pooled, embedded.to(pooled.dtype)], dim=-1)


def _zero_filled(tokens: Tensor) -> Tensor:
    """The second encoder's form: everything behind the first end token is 0."""
    past = (tokens == END_TOKEN).int().cumsum(dim=1)
    before = torch.nn.functional.pad(past, (1, 0))[:, :-1]
    return torch.where(before > 0, torch.zeros_like(tokens), tokens)


def usual_sizes(count: int, size: int = USUAL_SIZE) -> Tensor:
    """The six sizes (count, 6) of an uncropped square picture."""
    return torch.tensor([[size, size, 0, 0, size, size]], dtype=torch.float32).repeat(count, 1)


def empty_tokens(count: int) -> Tensor:
    """The empty prompt's tokens, ``count`` times."""
    rows = torch.full((count, CONTEXT_LENGTH), END_TOKEN, dtype=torch.long)
    rows[:, 0] = START_TOKEN
    return rows
