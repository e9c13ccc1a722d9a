"""A clip as a file: cut from the film's sound, faded at its ends, at the dataset's loudness."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.files import atomic_path
from ..loudness import normalised
from .records import RATE, DatasetOptions, MeasuredClip
from .sound import DecodedSound

_KEPT, _REJECTED = "clips", "rejected"
_FADE: Final = 0.005
"""Seconds."""


def cut_clip(sound: DecodedSound, clip: MeasuredClip, folder: Path, options: DatasetOptions) -> None:
    """Writes a clip at its loudness unless it is there; those left out lie apart, to be listened to."""
    path = clip_path(folder, clip)
    for apart in (_REJECTED, _KEPT):
        if apart != path.parent.name:
            (folder / apart / path.name).unlink(missing_ok=True)
    if path.is_file() or clip.seconds < options.shortest:
        return
    samples = sound.part(clip.start, clip.end)
    ramp = np.linspace(0.0, 1.0, min(round(_FADE * RATE), len(samples) // 2), dtype=np.float32)
    if len(ramp):
        samples[: len(ramp)] *= ramp
        samples[-len(ramp) :] *= ramp[::-1]
    write_wave(path, normalised(samples, RATE, options.loudness), RATE)


def clip_path(folder: Path, clip: MeasuredClip) -> Path:
    """Where a clip's sound is."""
    return folder / (_REJECTED if clip.reason else _KEPT) / f"{clip.name}.wav"


def write_wave(path: Path, samples: NDArray[np.float32], rate: int) -> None:
    """Mono samples as a 16-bit wave file.

    Raises:
        StudioError: ``disk_full``, ``not_writable``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(path) as temporary, wave.open(str(temporary), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes())
