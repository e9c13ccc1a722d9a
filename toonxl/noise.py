"""SDXL's noise schedule, and how much each time step's error counts.

Plain noise error hardly rewards what is decided while there is almost only noise left (place, framing,
colours), so each time step's error is divided by the root of its signal-to-noise ratio (debiased estimation,
Yu et al. 2023), within limits.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor

TIMESTEPS: Final = 1000
BETA_START, BETA_END = 0.00085, 0.012
"""The square roots of SDXL's betas rise linearly between these two's."""
HEAVIEST: Final = 6.0
"""Largest weight of a time step."""


def signal_shares() -> Tensor:
    """The share of signal power ᾱ left at each of the 1000 time steps, (1000,) float32."""
    roots = torch.linspace(BETA_START**0.5, BETA_END**0.5, TIMESTEPS, dtype=torch.float64)
    return torch.cumprod(1.0 - roots**2, dim=0).float()


def noisy(latents: Tensor, noise: Tensor, t: Tensor, shares: Tensor) -> Tensor:
    """Latents (n, 4, h, w) with noise at time steps ``t`` (n,)."""
    share = shares[t][:, None, None, None]
    return share.sqrt() * latents + (1.0 - share).sqrt() * noise


def step_weights() -> Tensor:
    """The weight (1000,) of each time step's error."""
    shares = signal_shares()
    return ((1.0 - shares) / shares).sqrt().clamp(max=HEAVIEST)


def spread_steps(count: int) -> Tensor:
    """Time steps (count,) of chance, spread evenly over the schedule: less chance in each step's loss."""
    t = (torch.arange(count) + torch.rand(count)).div(count).mul(TIMESTEPS).long()
    return t.clamp(max=TIMESTEPS - 1)
