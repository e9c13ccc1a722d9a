"""WAV as a voice server sends it: also a stream, whose header was written before its sound and says length 0."""

from __future__ import annotations

import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError

_PCM: Final = 1
_RATES: Final = range(8_000, 192_001)
Sound = NDArray[np.float32]


def read_wave(data: bytes) -> tuple[Sound, int]:
    """float32 mono samples and their rate. A length in the header that isn't true is passed over.

    Raises:
        StudioError: ``voice_reply_invalid`` for what is no 16-bit WAV.
    """
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise _wrong("it is no WAV file")
    place, form = 12, None
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        place += 8
        if name == b"data":
            return _samples(data[place:], size, form)
        if name == b"fmt " and place + 16 <= len(data):
            form = struct.unpack_from("<HHIIHH", data, place)
        place += size + size % 2
    raise _wrong("its header is cut off")


def _samples(data: bytes, size: int, form: tuple[int, ...] | None) -> tuple[Sound, int]:
    if form is None:
        raise _wrong("its header doesn't say what it holds")
    kind, channels, rate, _, _, bits = form
    if kind != _PCM or bits != 16 or channels not in (1, 2) or rate not in _RATES:
        raise _wrong(f"it has {channels} channels of {bits} bits at {rate} Hz")
    # A stream's header says 0 (or all ones): its sound goes to the end. A file's says more than came when it is cut.
    stated = size if 0 < size < len(data) else len(data)
    whole = data[: stated - stated % (2 * channels)]
    samples = np.frombuffer(whole, "<i2").astype(np.float32) / 32768.0
    return (samples.reshape(-1, channels).mean(axis=1) if channels > 1 else samples), int(rate)


def cut_short(data: bytes) -> bool:
    """Whether a file's header promises more sound than came."""
    place = data.find(b"data", 12)
    if place < 0 or place + 8 > len(data):
        return True
    size = struct.unpack_from("<I", data, place + 4)[0]
    return bool(0 < size < 0xFFFFFF00 and size > len(data) - place - 8)


def write_wave(samples: Sound, rate: int) -> bytes:
    """A 16-bit mono WAV file."""
    data = (np.clip(samples, -1.0, 1.0) * 32767.0).round().astype("<i2").tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, _PCM, 1, rate,
                       rate * 2, 2, 16, b"data", len(data))  # fmt: skip
    return head + data


def _wrong(what: str) -> StudioError:
    return StudioError(
        "voice_reply_invalid",
        f"The voice server's answer can't be used as sound: {what}.",
        "Read the server's log: `./studio voice server logs`.",
    )
