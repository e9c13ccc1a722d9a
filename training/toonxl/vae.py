"""Trains the VAE: pictures to latents an eighth of their size and back.

First encoder and decoder learn together on crops (absolute error of pixels, of their differences, so that
edges stay, and of small areas, so that colours do). Then :func:`normalise` gives every latent channel unit variance, the encoder is frozen, because
the U-Net learns on its latents, and the decoder goes on alone.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...common.arrays import Picture
from ..runs import Learner, MixedPrecisionOptimizer, tile, to_picture
from .autoencoder import TinyAutoencoder, start_as_thumbnail

RATE = 1.2e-3
NOISE = 0.05
"""Noise added to latents in units of their spread: a U-Net's latents are never exact."""


class VaeTask(Learner):
    """Trains the VAE to give back pictures from latents.

    Args:
        pictures: (n, h, w, 3) bytes, may be a memory map.
        crop: edge of the square crops, a multiple of 8.
        batch: crops a step.
        decoder_only: keep the encoder as it is.
    """

    def __init__(
        self,
        pictures: NDArray[np.uint8],
        *,
        crop: int = 64,
        batch: int = 12,
        decoder_only: bool = False,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.pictures, self.crop, self.batch, self.seed = pictures, crop, batch, seed
        self.decoder_only = decoder_only
        self.net = TinyAutoencoder()
        start_as_thumbnail(self.net)
        self.net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.master = MixedPrecisionOptimizer({"vae": self.net}, decay=0.0, average=300)

    def crops(self, number: int) -> Tensor:
        """The step's crops (batch, 3, crop, crop) in 0 … 1; mirrored at random."""
        chance = np.random.default_rng([self.seed, number])
        height, width = self.pictures.shape[1:3]
        out = np.empty((self.batch, self.crop, self.crop, 3), np.uint8)
        for i in range(self.batch):
            top, left = chance.integers(0, height - self.crop + 1), chance.integers(0, width - self.crop + 1)
            piece = self.pictures[
                chance.integers(len(self.pictures)), top : top + self.crop, left : left + self.crop
            ]
            out[i] = piece[:, ::-1] if chance.random() < 0.5 else piece
        return torch.from_numpy(out).permute(0, 3, 1, 2).float().div(255.0)

    def step(self, number: int, rate: float) -> float:
        """One step on one batch of crops."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        wanted = self.crops(number)
        with torch.set_grad_enabled(not self.decoder_only):
            latents = self.net.encode(wanted.to(torch.bfloat16)).float()
        noisy = latents + NOISE * torch.randn_like(latents)
        got = self.net.decode(noisy.to(torch.bfloat16)).float()
        error = got - wanted
        loss = error.abs().mean() + edge_error(error) + F.avg_pool2d(error, 8).abs().mean()
        if not self.decoder_only:
            loss = loss + 0.01 * (
                latents.mean((0, 2, 3)).square().mean() + latents.var((0, 2, 3)).log().square().mean()
            )
        loss.backward()  # type: ignore[no-untyped-call]
        if self.decoder_only:
            for value in self.net.taesd_encoder.parameters():
                value.grad = None
        self.master.update(rate)
        return float(error.detach().abs().mean())

    def sheet(self) -> Picture:
        """Eight pictures above what comes back of them."""
        net = load_vae(self.master.averaged("vae"))
        chosen = np.linspace(0, len(self.pictures) - 1, 8).astype(int)
        given = (
            torch.from_numpy(np.stack([self.pictures[i] for i in chosen])).permute(0, 3, 1, 2).float() / 255.0
        )
        with torch.no_grad():
            back = net.decode(net.encode(given))
        return tile([to_picture(p) for p in (*given, *back)], 8)


def edge_error(error: Tensor) -> Tensor:
    """Mean absolute error of the differences between neighbouring pixels, across and down."""
    across = error[..., :, 1:] - error[..., :, :-1]
    down = error[..., 1:, :] - error[..., :-1, :]
    return across.abs().mean() + down.abs().mean()


def load_vae(weights: Mapping[str, Tensor]) -> TinyAutoencoder:
    """A full-precision network with these weights, ready to use."""
    net = TinyAutoencoder()
    net.load_state_dict(dict(weights))
    net.eval().requires_grad_(False)
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


@torch.no_grad()
def encode_all(net: TinyAutoencoder, pictures: NDArray[np.uint8], batch: int = 32) -> Tensor:
    """Latents (n, 4, h/8, w/8) of all pictures, float32."""
    half = TinyAutoencoder().to(torch.bfloat16)
    half.load_state_dict(net.state_dict())
    half.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    out: list[Tensor] = []
    for start in range(0, len(pictures), batch):
        given = torch.from_numpy(np.array(pictures[start : start + batch])).permute(0, 3, 1, 2)
        out.append(half.encode(given.to(torch.bfloat16) / 255.0).float())
    return torch.cat(out)


@torch.no_grad()
def normalise(net: TinyAutoencoder, pictures: NDArray[np.uint8]) -> None:
    """Gives every latent channel mean 0 and variance 1 over ``pictures``, in the encoder's last layer.

    The decoder's first layer is turned back as far as that can be done behind its squashing; it has to be
    trained on afterwards.
    """
    latents = encode_all(net, pictures)
    mean, spread = latents.mean((0, 2, 3)), latents.std((0, 2, 3))
    last, first = net.taesd_encoder[-1], net.taesd_decoder[1]
    assert isinstance(last, nn.Conv2d) and isinstance(first, nn.Conv2d)
    assert last.bias is not None and first.bias is not None
    last.weight /= spread[:, None, None, None]
    last.bias.sub_(mean).div_(spread)
    first.bias += (first.weight * mean[None, :, None, None]).sum((1, 2, 3))
    first.weight *= spread[None, :, None, None]
