"""How the net that finds figures is trained: on renderer pictures and the renderer's own depth maps."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...toonxl.judge import to_tensor, worsened
from ...toonxl.silhouette import SilhouetteNet, cells
from ..runs import Learner, MixedPrecisionOptimizer

RATE = 2e-3


class SilhouetteTask(Learner):
    """Trains the net that finds figures, on pictures and the renderer's depth maps.

    Args:
        pictures: (n or more, h, w, 3) bytes.
        depths: their depth maps, (n, h, w, 3) bytes.
    """

    def __init__(
        self, pictures: NDArray[np.uint8], depths: NDArray[np.uint8], *, batch: int = 48, seed: int = 0
    ) -> None:
        torch.manual_seed(seed)
        self.pictures, self.depths, self.batch, self.seed = pictures, depths, batch, seed
        self.net = SilhouetteNet()
        self.master = MixedPrecisionOptimizer({"silhouette": self.net}, decay=0.01, average=200)

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the cross entropy."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = np.random.default_rng([self.seed, number])
        chosen = np.sort(chance.integers(0, len(self.depths), self.batch))
        given = worsened(to_tensor(self.pictures[chosen]), chance)
        wanted = cells(self.depths[chosen])
        loss = F.binary_cross_entropy_with_logits(self.net(given.to(torch.bfloat16)).float(), wanted)
        torch.autograd.backward(loss)
        self.master.update(rate)
        return float(loss.detach())
