"""How the judge of pictures is trained: on renderer pictures, blurred and noisy ones among them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...toonxl.judge import UNSAID, JudgeNet, answers, to_tensor, worsened
from ...toonxl.vocabulary import (
    Scene,
)
from ..runs import Learner, MixedPrecisionOptimizer

RATE = 2e-3


class JudgeTask(Learner):
    """Trains the judge of pictures to name what a picture shows."""

    def __init__(
        self,
        pictures: NDArray[np.uint8],
        scene: Callable[[int], Scene],
        *,
        batch: int = 64,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.pictures, self.batch, self.seed = pictures, batch, seed
        self.right = torch.tensor([answers(scene(i)) for i in range(len(pictures))])
        self.net = JudgeNet()
        self.master = MixedPrecisionOptimizer({"judge": self.net}, decay=0.02, average=300)

    def step(self, number: int, rate: float) -> float:
        """One step on one batch; returns the cross entropy."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = np.random.default_rng([self.seed, number])
        chosen = np.sort(chance.integers(0, len(self.pictures), self.batch))
        given = to_tensor(self.pictures[chosen])
        said = self.net(worsened(given, chance).to(torch.bfloat16))
        right = self.right[torch.from_numpy(chosen)]
        losses = [
            F.cross_entropy(word.float(), right[:, i], ignore_index=UNSAID) for i, word in enumerate(said)
        ]
        loss = torch.stack(losses).sum()
        torch.autograd.backward(loss)
        self.master.update(rate)
        return float(loss.detach())
