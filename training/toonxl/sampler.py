"""A small deterministic sampler for sheets and measurements while training.

Films and users sample through ComfyUI's own nodes; this sampler (DDIM, Song et al. 2021) exists so that
a trainer can show what it has learned without a server.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from ...toonxl.family import Family
from ...toonxl.noise import TIMESTEPS, signal_shares
from .nets import ControlNet, UNet
from .text import Prompts, Tokenizer, empty_tokens, usual_sizes


@dataclass(frozen=True)
class Guide:
    """A ControlNet and its control pictures (n, 3, h, w) in 0 … 1, both in the U-Net's precision."""

    net: ControlNet
    hints: Tensor


@torch.no_grad()
def sample(
    unet: UNet,
    prompts: Prompts,
    tokenizer: Tokenizer,
    captions: list[str],
    *,
    seed: int = 0,
    steps: int = 20,
    cfg: float = 4.0,
    family: Family,
    control: Guide | None = None,
    batch: int = 48,
) -> Tensor:
    """Latents (n, 4, h/8, w/8) of unit variance for captions; networks in float32 or bfloat16."""
    edge = family.picture // 8
    out = []
    for start in range(0, len(captions), batch):
        part = slice(start, start + batch)
        guide = control and Guide(control.net, control.hints[part])
        out.append(_sample(unet, prompts, tokenizer(captions[part]), seed + start, steps, cfg, edge, guide))
    return torch.cat(out)


def _sample(
    unet: UNet,
    prompts: Prompts,
    tokens: Tensor,
    seed: int,
    steps: int,
    cfg: float,
    edge: int,
    control: Guide | None,
) -> Tensor:
    kind = next(unet.parameters()).dtype
    shares = signal_shares()
    count = len(tokens)
    empty = empty_tokens(count)
    context, vector = prompts(torch.cat([tokens, empty]), usual_sizes(2 * count))
    x = torch.randn(count, 4, edge, edge, generator=torch.Generator().manual_seed(seed))
    times = torch.linspace(TIMESTEPS - 1, 0, steps + 1).round().long()
    for now, then in pairwise(times):
        both = torch.cat([x, x]).to(kind)
        t = now.expand(2 * count)
        led = control.net(both, t, context, vector, control.hints.repeat(2, 1, 1, 1)) if control else ()
        guess, free = unet(both, t, context, vector, led).float().chunk(2)
        noise = free + cfg * (guess - free)
        a, b = shares[now], shares[then] if then > 0 else torch.tensor(0.9999)
        clean = ((x - (1 - a).sqrt() * noise) / a.sqrt()).clamp(-4.0, 4.0)
        noise = (x - a.sqrt() * clean) / (1 - a).sqrt()
        x = b.sqrt() * clean + (1 - b).sqrt() * noise
    return x
