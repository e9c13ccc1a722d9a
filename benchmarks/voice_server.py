"""Lines through a voice server that misbehaves at random, or is killed in the middle of them: does each come, and right?

The server is the double, whose sound is one swell a syllable: so whether a finished line says all of its text can be
counted, whatever the engine thought of it. Wrong words of the right length aren't among what it does: only a
recogniser would hear them.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.listeners import free_port
from ..configs.speech import GptSovitsProfile
from ..configs.voices import VoiceSpec
from ..voice.alignment import moved
from ..voice.engine import Spoken, VoiceEngine
from ..voice.sovits.engine import SovitsVoice
from ..voice.sovits.identity import listens
from ..voice.sovits.waves import write_wave
from .sovits_double import MODES, syllables_of
from .voice import LINES

DOUBLE = Path(__file__).with_name("sovits_double.py")
CHARACTER = "luca"
_SECONDS, _HANG = 5.0, 7.0
"""Longest wait for a sentence, and how long a hanging server takes."""


@dataclass
class Double:
    """A double as a process of its own."""

    port: int
    options: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0

    @property
    def url(self) -> str:
        """Its root."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it and waits until it listens."""
        seed = str(self.starts)  # so that it doesn't fail at the same line again
        self.starts += 1
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(DOUBLE), str(self.port), seed, *self.options],
            stdin=subprocess.DEVNULL,
            env=child_environment(),
        )
        end = time.monotonic() + 30
        while not listens(self.url):
            if time.monotonic() > end:
                raise StudioError(
                    "voice_server_start_failed", "The double did not start.", "Free the machine."
                )
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def double(*options: str) -> Iterator[Double]:
    """A double with options of its command line (see sovits_double.py)."""
    made = Double(free_port(), options)
    made.start()
    try:
        yield made
    finally:
        made.kill()


@contextmanager
def kept_alive(server: Double) -> Iterator[None]:
    """Starts it again whenever it has ended, as a supervisor does."""
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.05):
            if server.process is not None and server.process.poll() is not None:
                server.start()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def voice_at(url: str, folder: Path) -> SovitsVoice:
    """The product's own engine, with its own number of attempts."""
    at = np.arange(4 * 32_000) / 32_000
    buzz = 0.3 * np.sin(2 * np.pi * 140 * at) * np.clip(np.sin(2 * np.pi * 3 * at) + 0.5, 0, 1)
    (folder / "clip.wav").write_bytes(write_wave(buzz.astype(np.float32), 32_000))
    voices = {CHARACTER: {"clips": {"neutral": {"file": "clip.wav", "text": "Hello there, my friend."}}}}
    settings: dict[str, Any] = {"url": url, "version": "v2", "timeout": _SECONDS, "voices": voices}
    return SovitsVoice(GptSovitsProfile.model_validate(settings), folder, folder / "cache")


def swells(samples: NDArray[np.float32], rate: int) -> int:
    """How many syllables a line of the double holds."""
    size = rate // 100
    loud = np.abs(samples[: len(samples) // size * size]).reshape(-1, size).max(axis=1)
    sounding = loud > 0.25 * float(np.percentile(loud, 95))
    return int(np.count_nonzero(sounding[1:] & ~sounding[:-1])) + int(sounding[0])


def misbehaving(folder: Path, count: int, share: float) -> dict[str, float]:
    """``count`` lines, of whose answers that share is bad."""
    tally = _tally(count)
    options = ("--modes", ",".join(MODES), "--share", str(share), "--hang", str(_HANG))
    with double(*options) as server, kept_alive(server):
        voice = voice_at(server.url, folder)
        for place in range(count):
            _judge(voice, LINES[place % len(LINES)], place, tally)
    return tally


def killed(folder: Path, times: int) -> dict[str, float]:
    """A line for each time that the server is killed while it speaks it."""
    tally = _tally(times)
    chance = random.Random(5)
    with double("--slow", "0.3") as server, kept_alive(server):
        voice = voice_at(server.url, folder)
        for place in range(times):
            timer = threading.Timer(chance.uniform(0.02, 0.3), server.kill)
            timer.start()
            _judge(voice, LINES[place % len(LINES)], place, tally)
            timer.join()
    return {**tally, "server_starts": server.starts}


def _tally(count: int) -> dict[str, float]:
    return {"lines": count, "whole": 0, "silent": 0, "wrong": 0, "by_the_fall_back": 0}


def _judge(voice: SovitsVoice, text: str, seed: int, tally: dict[str, float]) -> None:
    try:
        spoken = voice.say(text, VoiceSpec(), character=CHARACTER, seed=seed)
    except StudioError:
        # What a film does then: the embedded voice speaks, and the run says so.
        tally["by_the_fall_back"] += 1
        return
    if float(np.abs(spoken.samples).max()) < 0.01:
        tally["silent"] += 1
    elif swells(spoken.samples, spoken.rate) != syllables_of(text):
        tally["wrong"] += 1
    else:
        tally["whole"] += 1


def timing_errors(true: VoiceEngine, guide: VoiceEngine, texts: Sequence[str]) -> dict[str, float]:
    """How far words of lines with known timing are off when they are aligned, in milliseconds."""
    errors: list[float] = []
    for place, text in enumerate(texts):
        known: Spoken = true.say(text, VoiceSpec(), seed=place)
        other = guide.say(text, VoiceSpec())
        found = moved(other.speech, other.samples, other.rate, known.samples, known.rate)
        pairs = zip(found.words, known.speech.words, strict=True)
        errors.extend(1000 * abs(one.start - word.start) for one, word in pairs)
    return {
        "median_ms": round(float(np.median(errors)), 1),
        "mean_ms": round(float(np.mean(errors)), 1),
        "p90_ms": round(float(np.percentile(errors, 90)), 1),
    }
