"""Servers for the tests of this folder: the double as a process of its own, and clips to speak after."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from animation_ai_studio.common.environment import child_environment
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.voice.sovits.identity import listens
from animation_ai_studio.voice.sovits.waves import write_wave

DOUBLE = Path(__file__).with_name("double.py")


@dataclass
class Double:
    """A running double."""

    url: str
    port: int
    options: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0

    def start(self) -> None:
        """Starts it and waits until it listens."""
        seed = str(self.starts)  # so that it doesn't fail at the same line again
        self.starts += 1
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(DOUBLE), str(self.port), seed, *self.options],
            stdin=subprocess.DEVNULL,
            env=child_environment(),
        )
        end = time.monotonic() + 20
        while not listens(self.url):
            assert time.monotonic() < end
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def double(*options: str) -> Iterator[Double]:
    """A double with options of its command line (see double.py)."""
    port = free_port()
    made = Double(f"http://127.0.0.1:{port}", port, options)
    made.start()
    try:
        yield made
    finally:
        made.kill()


def clip(folder: Path, name: str = "clip.wav", seconds: float = 4.0, rate: int = 32_000) -> Path:
    """Something like speech: bursts of a buzz."""
    time_axis = np.arange(round(seconds * rate)) / rate
    swell = np.clip(np.sin(2 * np.pi * 3 * time_axis) + 0.5, 0, 1)
    buzz = sum(np.sin(2 * np.pi * 140 * n * time_axis) / n for n in range(1, 9))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_wave((0.25 * swell * buzz).astype(np.float32), rate))
    return path
