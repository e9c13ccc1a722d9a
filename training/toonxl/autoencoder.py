"""The VAE's network: the published tiny autoencoder's layout (64 channels, 8 × smaller latents).

``taesd_encoder`` takes pictures in 0 … 1 and gives latents of about unit variance; ``taesd_decoder`` takes
those back. Training is in ``vae``.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ...toonxl.family import LATENT_CHANNELS

WIDTH = 64
CONTRAST = 4.0
"""Spread of a thumbnail's latents: pictures in 0 … 1 have a deviation of about a quarter."""


def _conv(entering: int, leaving: int, *, stride: int = 1, bias: bool = True) -> nn.Conv2d:
    return nn.Conv2d(entering, leaving, 3, padding=1, stride=stride, bias=bias)


class Squash(nn.Module):
    """Keeps latents softly within −3 … 3."""

    def forward(self, x: Tensor) -> Tensor:
        """Same shape."""
        return (x / 3).tanh() * 3


class Block(nn.Module):
    """Three convolutions around a skip. The last starts at zero, so that a deep stack trains at once."""

    def __init__(self) -> None:
        super().__init__()
        last = _conv(WIDTH, WIDTH)
        nn.init.zeros_(last.weight)
        self.conv = nn.Sequential(_conv(WIDTH, WIDTH), nn.ReLU(), _conv(WIDTH, WIDTH), nn.ReLU(), last)
        self.fuse = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        """Same shape."""
        out: Tensor = self.fuse(self.conv(x) + x)
        return out


class TinyAutoencoder(nn.Module):
    """Encoder and decoder."""

    def __init__(self) -> None:
        super().__init__()
        down: list[nn.Module] = [_conv(3, WIDTH), Block()]
        for _ in range(3):
            down += [_conv(WIDTH, WIDTH, stride=2, bias=False), Block(), Block(), Block()]
        self.taesd_encoder = nn.Sequential(*down, _conv(WIDTH, LATENT_CHANNELS))
        up: list[nn.Module] = [Squash(), _conv(LATENT_CHANNELS, WIDTH), nn.ReLU()]
        for _ in range(3):
            up += [Block(), Block(), Block(), nn.Upsample(scale_factor=2), _conv(WIDTH, WIDTH, bias=False)]
        self.taesd_decoder = nn.Sequential(*up, Block(), _conv(WIDTH, 3))

    def encode(self, pictures: Tensor) -> Tensor:
        """(n, 3, h, w) in 0 … 1 → (n, 4, h/8, w/8)."""
        out: Tensor = self.taesd_encoder(pictures)
        return out

    def decode(self, latents: Tensor) -> Tensor:
        """(n, 4, h/8, w/8) → (n, 3, h, w), about 0 … 1, not clipped."""
        out: Tensor = self.taesd_decoder(latents)
        return out


@torch.no_grad()
def start_as_thumbnail(net: TinyAutoencoder) -> None:
    """Sets weights so that an untrained network already keeps colours: three latent channels hold the picture
    scaled down by eight, and the decoder scales it up again. Everything else stays random and learns detail.

    Pictures are positive, so they pass rectified layers as they are; latents need a channel for either sign.
    """
    downs = [layer for layer in net.taesd_encoder if isinstance(layer, nn.Conv2d)]
    ups = [layer for layer in net.taesd_decoder if isinstance(layer, nn.Conv2d)]
    for layer in (*downs[:-1], *ups[:-1]):
        layer.weight[: 2 * 3] = 0.0
        if layer.bias is not None:
            layer.bias[: 2 * 3] = 0.0
    for channel in range(3):
        downs[0].weight[channel, channel, 1, 1] = 1.0
        for layer in downs[1:-1]:
            layer.weight[channel, channel, 1:, 1:] = 0.25
        for half, sign in ((channel, 1.0), (channel + 3, -1.0)):
            ups[0].weight[half, channel, 1, 1] = sign
            for layer in ups[1:-1]:
                layer.weight[half, half, 1, 1] = 1.0
    for layer in (downs[-1], ups[-1]):
        layer.weight[:3] *= 0.1
        layer.weight[:3, :6] = 0.0
        assert layer.bias is not None
        layer.bias[:3] = 0.0
    for channel in range(3):
        downs[-1].weight[channel, channel, 1, 1] = CONTRAST
        downs[-1].bias[channel] = -CONTRAST / 2  # type: ignore[index]
        ups[-1].weight[channel, channel, 1, 1] = 1.0 / CONTRAST
        ups[-1].weight[channel, channel + 3, 1, 1] = -1.0 / CONTRAST
        ups[-1].bias[channel] = 0.5  # type: ignore[index]
