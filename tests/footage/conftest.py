"""Small films whose every change is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.benchmarks.footage_truth import RATE, FootageTruth, TruthForm, write_truth

FORM = TruthForm("24", size=(160, 90), steps=(1,), scale=24, seed=1)


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FootageTruth]:
    """A film with cuts, dissolves, fades, flashes and a tone that is followed by silence."""
    path = tmp_path_factory.mktemp("footage") / "known.mp4"
    tone = 0.2 * np.sin(2 * np.pi * 330 * np.arange(4 * RATE) / RATE)
    return path, write_truth(path, FORM, 10, np.concatenate([tone, np.zeros(4 * RATE)]).astype(np.float32))
