"""The networks of the family in torch: U-Net, VAE, ControlNet, with the parameter names of the published layouts.

Parameter names follow the original SDXL checkpoint and the tiny autoencoder's, so that a state dict needs
only prefixes to become a checkpoint that stock loaders read. Nothing here trains or samples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...toonxl.family import LATENT_CHANNELS, Family

GROUPS = 32


def embed_times(values: Tensor, width: int) -> Tensor:
    """Cosines and sines of ``values`` (n,) at ``width``/2 frequencies (Vaswani et al. 2017) → (n, width)."""
    half = width // 2
    rates = torch.exp(-math.log(10000.0) * torch.arange(half, dtype=torch.float32) / half)
    angles = values.float()[:, None] * rates[None]
    return torch.cat([angles.cos(), angles.sin()], dim=-1)


class ResBlock(nn.Module):
    """Two convolutions around a skip; the time embedding is added between them."""

    def __init__(self, entering: int, leaving: int, embedding: int) -> None:
        super().__init__()
        self.in_layers = nn.Sequential(
            nn.GroupNorm(GROUPS, entering), nn.SiLU(), nn.Conv2d(entering, leaving, 3, padding=1)
        )
        self.emb_layers = nn.Sequential(nn.SiLU(), nn.Linear(embedding, leaving))
        last = nn.Conv2d(leaving, leaving, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.out_layers = nn.Sequential(nn.GroupNorm(GROUPS, leaving), nn.SiLU(), nn.Identity(), last)
        self.skip_connection = nn.Identity() if entering == leaving else nn.Conv2d(entering, leaving, 1)

    def forward(self, x: Tensor, emb: Tensor) -> Tensor:
        """(n, entering, h, w), (n, embedding) → (n, leaving, h, w)."""
        h = self.in_layers(x) + self.emb_layers(emb)[:, :, None, None]
        out: Tensor = self.skip_connection(x) + self.out_layers(h)
        return out


class Attention(nn.Module):
    """Multi-head attention of image positions to themselves or to the prompt."""

    def __init__(self, width: int, head: int, context: int | None = None) -> None:
        super().__init__()
        self.heads = width // head
        self.to_q = nn.Linear(width, width, bias=False)
        self.to_k = nn.Linear(context or width, width, bias=False)
        self.to_v = nn.Linear(context or width, width, bias=False)
        self.to_out = nn.Sequential(nn.Linear(width, width), nn.Identity())

    def forward(self, x: Tensor, context: Tensor | None = None) -> Tensor:
        """(n, positions, width), (n, tokens, context) → (n, positions, width)."""
        source = x if context is None else context

        def split(t: Tensor) -> Tensor:
            return t.view(*t.shape[:-1], self.heads, -1).transpose(1, 2)

        # Written out: on the CPU the fused kernel's backward pass takes ten times as long at these sizes.
        q, k, v = split(self.to_q(x)), split(self.to_k(source)), split(self.to_v(source))
        weights = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5).softmax(dim=-1)
        mixed = weights @ v
        out: Tensor = self.to_out(mixed.transpose(1, 2).flatten(2))
        return out


class GatedLinear(nn.Module):
    """A linear layer whose second half gates its first (GEGLU, Shazeer 2020)."""

    def __init__(self, entering: int, leaving: int) -> None:
        super().__init__()
        self.proj = nn.Linear(entering, 2 * leaving)

    def forward(self, x: Tensor) -> Tensor:
        """(…, entering) → (…, leaving)."""
        value, gate = self.proj(x).chunk(2, dim=-1)
        return value * F.gelu(gate)


class FeedForward(nn.Module):
    """The gated two-layer network of a transformer block."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.net = nn.Sequential(GatedLinear(width, 4 * width), nn.Identity(), nn.Linear(4 * width, width))

    def forward(self, x: Tensor) -> Tensor:
        """(…, width) → (…, width)."""
        out: Tensor = self.net(x)
        return out


class TransformerBlock(nn.Module):
    """Self-attention, attention to the prompt, feed-forward; each normalised and added."""

    def __init__(self, width: int, head: int, context: int) -> None:
        super().__init__()
        self.attn1 = Attention(width, head)
        self.ff = FeedForward(width)
        self.attn2 = Attention(width, head, context)
        self.norm1, self.norm2, self.norm3 = nn.LayerNorm(width), nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x: Tensor, context: Tensor) -> Tensor:
        """(n, positions, width), (n, tokens, context) → (n, positions, width)."""
        x = x + self.attn1(self.norm1(x))
        x = x + self.attn2(self.norm2(x), context)
        out: Tensor = x + self.ff(self.norm3(x))
        return out


class SpatialTransformer(nn.Module):
    """Transformer blocks over the positions of a feature map, with linear projections as in SDXL."""

    def __init__(self, width: int, head: int, depth: int, context: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(GROUPS, width, eps=1e-6)
        self.proj_in = nn.Linear(width, width)
        self.transformer_blocks = nn.ModuleList(TransformerBlock(width, head, context) for _ in range(depth))
        self.proj_out = nn.Linear(width, width)
        nn.init.zeros_(self.proj_out.weight)

    def forward(self, x: Tensor, context: Tensor) -> Tensor:
        """(n, width, h, w), (n, tokens, context) → (n, width, h, w)."""
        h = self.proj_in(self.norm(x).permute(0, 2, 3, 1).flatten(1, 2))
        for block in self.transformer_blocks:
            h = block(h, context)
        return x + self.proj_out(h).view(len(x), *x.shape[2:], -1).permute(0, 3, 1, 2)


class Downsample(nn.Module):
    """Halves a feature map."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.op = nn.Conv2d(width, width, 3, stride=2, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) → (n, width, h/2, w/2)."""
        out: Tensor = self.op(x)
        return out


class Upsample(nn.Module):
    """Doubles a feature map."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) → (n, width, 2h, 2w)."""
        out: Tensor = self.conv(F.interpolate(x, scale_factor=2.0, mode="nearest"))
        return out


class LayerSequence(nn.Sequential):
    """Layers in order; each gets what it needs of time embedding and prompt."""

    def run(self, x: Tensor, emb: Tensor, context: Tensor) -> Tensor:
        """The layers one after another."""
        for layer in self:
            if isinstance(layer, ResBlock):
                x = layer(x, emb)
            elif isinstance(layer, SpatialTransformer):
                x = layer(x, context)
            else:
                x = layer(x)
        return x


class Trunk(nn.Module):
    """The downward half and the middle, which U-Net and ControlNet share."""

    def __init__(self, family: Family) -> None:
        super().__init__()
        self.family = family
        base, embedding = family.channels, 4 * family.channels
        self.time_embed = nn.Sequential(
            nn.Linear(base, embedding), nn.SiLU(), nn.Linear(embedding, embedding)
        )
        vector = nn.Sequential(
            nn.Linear(family.vector, embedding), nn.SiLU(), nn.Linear(embedding, embedding)
        )
        self.label_emb = nn.Sequential(vector)
        self.input_blocks = nn.ModuleList([LayerSequence(nn.Conv2d(LATENT_CHANNELS, base, 3, padding=1))])
        self.widths = [base]
        width = base
        for level, (multiplier, depth) in enumerate(zip(family.multipliers, family.depths, strict=True)):
            for _ in range(2):
                self.input_blocks.append(self.stage(width, multiplier * base, depth))
                width = multiplier * base
                self.widths.append(width)
            if level + 1 < len(family.multipliers):
                self.input_blocks.append(LayerSequence(Downsample(width)))
                self.widths.append(width)
        self.middle_block = LayerSequence(
            ResBlock(width, width, embedding),
            SpatialTransformer(width, family.head, family.depths[-1], family.context),
            ResBlock(width, width, embedding),
        )
        self.width = width

    def stage(self, entering: int, leaving: int, depth: int, *more: nn.Module) -> LayerSequence:
        """A residual block, its transformer if the level has one, and what follows."""
        layers: list[nn.Module] = [ResBlock(entering, leaving, 4 * self.family.channels)]
        if depth:
            layers.append(SpatialTransformer(leaving, self.family.head, depth, self.family.context))
        return LayerSequence(*layers, *more)

    def embed(self, t: Tensor, vector: Tensor) -> Tensor:
        """Time steps (n,) and the vector (n, family.vector) → (n, 4 × channels)."""
        times = embed_times(t, self.family.channels).to(vector.dtype)
        out: Tensor = self.time_embed(times) + self.label_emb(vector)
        return out


class UNet(Trunk):
    """Predicts the noise in a latent from its time step and prompt."""

    def __init__(self, family: Family) -> None:
        super().__init__(family)
        self.output_blocks = nn.ModuleList()
        widths, width, base = list(self.widths), self.width, family.channels
        for level in reversed(range(len(family.multipliers))):
            for i in range(3):
                leaving = family.multipliers[level] * base
                more = [Upsample(leaving)] if level and i == 2 else []
                self.output_blocks.append(
                    self.stage(width + widths.pop(), leaving, family.depths[level], *more)
                )
                width = leaving
        last = nn.Conv2d(width, LATENT_CHANNELS, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.out = nn.Sequential(nn.GroupNorm(GROUPS, width), nn.SiLU(), last)

    def forward(
        self, x: Tensor, t: Tensor, context: Tensor, vector: Tensor, control: Sequence[Tensor] = ()
    ) -> Tensor:
        """Noise of the shape of ``x`` (n, 4, h, w).

        Args:
            t: time steps (n,), 0 … 999.
            context: prompt tokens (n, 77, family.context).
            vector: pooled prompt and sizes (n, family.vector).
            control: a ControlNet's residuals, one for each skip, then the middle's.
        """
        emb = self.embed(t, vector)
        skips: list[Tensor] = []
        for block in self.input_blocks:
            x = block.run(x, emb, context)  # type: ignore[operator]
            skips.append(x)
        x = self.middle_block.run(x, emb, context)
        if control:
            x = x + control[-1]
            skips = [skip + extra for skip, extra in zip(skips, control[:-1], strict=True)]
        for block in self.output_blocks:
            x = block.run(torch.cat([x, skips.pop()], dim=1), emb, context)  # type: ignore[operator]
        out: Tensor = self.out(x)
        return out


class ControlNet(Trunk):
    """A copy of the trunk that reads a control picture and gives residuals (Zhang et al. 2023)."""

    HINT = (16, 16, 32, 32, 96, 96, 256)
    """Widths of the published hint encoder, which stock loaders expect."""

    def __init__(self, family: Family) -> None:
        super().__init__(family)
        layers: list[nn.Module] = []
        entering = 3
        for i, leaving in enumerate(self.HINT):
            stride = 2 if i in (2, 4, 6) else 1
            layers += [nn.Conv2d(entering, leaving, 3, padding=1, stride=stride), nn.SiLU()]
            entering = leaving
        layers.append(_zero(nn.Conv2d(entering, family.channels, 3, padding=1)))
        self.input_hint_block = LayerSequence(*layers)
        self.zero_convs = nn.ModuleList(LayerSequence(_zero(nn.Conv2d(w, w, 1))) for w in self.widths)
        self.middle_block_out = LayerSequence(_zero(nn.Conv2d(self.width, self.width, 1)))

    def forward(self, x: Tensor, t: Tensor, context: Tensor, vector: Tensor, hint: Tensor) -> list[Tensor]:
        """Residuals for every skip and the middle; ``hint`` is (n, 3, 8h, 8w) in 0 … 1."""
        emb = self.embed(t, vector)
        out: list[Tensor] = []
        for i, (block, zero) in enumerate(zip(self.input_blocks, self.zero_convs, strict=True)):
            x = block.run(x, emb, context)  # type: ignore[operator]
            if i == 0:
                x = x + self.input_hint_block(hint)
            out.append(zero(x))
        out.append(self.middle_block_out(self.middle_block.run(x, emb, context)))
        return out


def _zero(layer: nn.Conv2d) -> nn.Conv2d:
    nn.init.zeros_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return layer
