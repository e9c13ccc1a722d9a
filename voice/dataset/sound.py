"""A film's sound as plain samples on disk, of which any part can be read without holding the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.files import atomic_path, file_error
from ...common.media import MOST_SECONDS, open_media
from ..recognition import RATE as HEARING_RATE
from .records import RATE

_FULL_SCALE: Final = 32768.0
_BLOCK: Final = 1 << 20


class DecodedSound:
    """The sound of a film at one rate, mono, int16 on disk."""

    def __init__(self, path: Path, rate: int) -> None:
        self.rate = rate
        self._samples: NDArray[np.int16] = np.memmap(path, np.int16, "r")

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self._samples) / self.rate

    def part(self, start: float, end: float) -> NDArray[np.float32]:
        """Samples ``(n,)`` within −1 … 1 from ``start`` to ``end`` seconds, as far as there are any."""
        first, last = max(round(start * self.rate), 0), max(round(end * self.rate), 0)
        return self._samples[first:last].astype(np.float32) / np.float32(_FULL_SCALE)


def content_mark(path: Path) -> str:
    """Sixteen hex digits of a file's content.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except FileNotFoundError as error:
        raise StudioError(
            "file_missing", f"{path.name} isn't there.", "Check its name and folder."
        ) from error
    except OSError as error:
        raise StudioError(
            "file_invalid", f"{path.name} can't be read ({error}).", "Check its permissions."
        ) from error
    return digest.hexdigest()[:16]


def film_sounds(source: Path, folder: Path) -> tuple[DecodedSound, DecodedSound]:
    """The sound for listening (16 kHz) and for clips (32 kHz), decoded into ``folder`` unless it is there.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for what can't be decoded or has no sound, ``disk_full``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error
    hearing, clips = (_decoded(source, folder, rate) for rate in (HEARING_RATE, RATE))
    return hearing, clips


def _decoded(source: Path, folder: Path, rate: int) -> DecodedSound:
    path = folder / f"sound-{rate}.s16"
    if not path.is_file():
        with atomic_path(path) as temporary:
            _decode(source, temporary, rate)
    return DecodedSound(path, rate)


def _decode(source: Path, target: Path, rate: int) -> None:
    # Once for each rate: a frame that one resampler let through as it is, another one refuses (PyAV 18).
    with open_media(source) as container, target.open("wb") as file:
        if not container.streams.audio:
            raise StudioError(
                "file_invalid", f"{source.name} has no sound.", "Choose a film in which somebody speaks."
            )
        way = _SoundReader(rate, file)
        for frame in container.decode(container.streams.audio[0]):
            way.add(frame)
            if file.tell() > MOST_SECONDS * rate * 2:
                break
        way.flush()
        if not file.tell():
            raise StudioError("file_invalid", f"The sound of {source.name} is empty.", "Choose another file.")


class _SoundReader:
    """Writes frames at one rate; some streams change their form on the way, which a resampler doesn't take."""

    def __init__(self, rate: int, file: BinaryIO) -> None:
        self._rate, self._file = rate, file
        self._form: tuple[str, str, int] | None = None
        self._resampler: Any = None

    def add(self, frame: Any) -> None:
        import av

        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form:
            self.flush()
            self._resampler = av.AudioResampler(format="s16", layout="mono", rate=self._rate)
            self._form = form
        self._write(frame)

    def flush(self) -> None:
        if self._resampler is not None:
            self._write(None)

    def _write(self, frame: Any) -> None:
        for part in self._resampler.resample(frame):
            self._file.write(part.to_ndarray().tobytes())
