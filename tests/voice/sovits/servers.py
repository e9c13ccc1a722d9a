"""Servers for the tests of this folder: the double as a process of its own, and clips to speak after."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from animation_ai_studio.benchmarks.voice_server import DOUBLE, Double, double
from animation_ai_studio.voice.sovits.waves import write_wave


def clip(folder: Path, name: str = "clip.wav", seconds: float = 4.0, rate: int = 32_000) -> Path:
    """Something like speech: bursts of a buzz."""
    time_axis = np.arange(round(seconds * rate)) / rate
    swell = np.clip(np.sin(2 * np.pi * 3 * time_axis) + 0.5, 0, 1)
    buzz = sum(np.sin(2 * np.pi * 140 * n * time_axis) / n for n in range(1, 9))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_wave((0.25 * swell * buzz).astype(np.float32), rate))
    return path


__all__ = ["DOUBLE", "Double", "clip", "double"]
