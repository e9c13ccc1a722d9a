"""Toon XL as a LoRA's trainer needs it: small enough for any processor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from torch import Tensor

from ...common.arrays import Picture
from ..toonxl.export import toon_notes
from ..toonxl.model import read_checkpoint_file
from ..toonxl.vae import encode_all


class ToonBase:
    """Toon XL's checkpoint as a base to train on; any processor holds it."""

    def __init__(self, checkpoint: Path) -> None:
        self._model = read_checkpoint_file(checkpoint)
        self.unet = self._model.unet
        self.edge = self.step = self._model.family.picture
        self.notes = toon_notes(self._model.family)

    def encode(self, pictures: Iterable[Picture]) -> list[Tensor]:
        """Latents (4, h/8, w/8) of squares."""
        return list(encode_all(self._model.vae, np.stack(list(pictures))))

    def read(self, captions: Iterable[str]) -> None:
        """Nothing to do: captions are read when they are used."""

    def ready(self) -> None:
        """Nothing to do."""

    def predict(self, latents: Tensor, t: Tensor, captions: Sequence[str]) -> Tensor:
        """What the U-Net, additions and all, predicts for noised latents at the steps ``t``; same shape as latents."""
        return self._model.predict(latents, t, captions)
