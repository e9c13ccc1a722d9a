"""Clips that a voice is spoken after, checked and copied before a server is told of them.

The server takes silence, stereo and anything that lasts 3 to 10 seconds, and answers with zeros or noise; and it
keeps a path's sound when the file behind it is replaced. So each clip is served from a copy whose name is the hash of
its sound: mono, 16 bits, at its own rate.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.files import atomic_path, file_error
from ...common.media import open_media
from .faults import loudness_of_frames
from .waves import write_wave

SHORTEST, LONGEST = 3.0, 10.0
"""Seconds that the server takes."""
LEAST_RATE: Final = 16_000
_CLIPPED: Final = 0.999
_MOST_CLIPPED: Final = 0.002
"""Share of samples at the limit: a few are peaks, more are distortion that the voice would learn."""
_LEAST_LOUD: Final = 10 ** (-40 / 20)
_MOST_SILENT: Final = 0.6


class ReferenceStore:
    """The folder of copies, inside the folder of voices.

    Args:
        voices: the folder of voices; clips are named in it.
    """

    def __init__(self, voices: Path) -> None:
        self._voices, self._served = voices, voices / "served"
        self._known: dict[tuple[str, int, int], Path] = {}

    def serve(self, name: str) -> Path:
        """The copy of a clip, made when it isn't there.

        Raises:
            StudioError: ``file_missing``, or ``voice_reference_invalid`` with what is wrong with it.
        """
        if name != Path(name).name or name in ("", ".."):
            raise _invalid(name, "it isn't a plain name in the folder of voices")
        path = self._voices / name
        try:
            state = path.stat()
        except OSError as error:
            raise StudioError(
                "file_missing",
                f"The voice's clip {name} isn't in {self._voices}.",
                "Copy it there, or correct its name in tts_config.yaml.",
            ) from error
        key = (name, state.st_mtime_ns, state.st_size)
        known = self._known.get(key)
        if known is None or not known.is_file():
            known = self._known[key] = self._copy(path)
        return known

    def _copy(self, path: Path) -> Path:
        samples, rate = read_clip(path)
        check_clip(samples, rate, path.name)
        data = write_wave(samples.mean(axis=1), rate)
        target = self._served / f"{hashlib.sha256(data).hexdigest()[:32]}.wav"
        if not target.is_file():
            try:
                with atomic_path(target) as temporary:
                    temporary.write_bytes(data)
            except OSError as error:
                raise file_error(error, target) from error
        return target


def read_clip(path: Path) -> tuple[NDArray[np.float32], int]:
    """float32 ``(n, channels)`` and the rate of a sound file of at most some minutes.

    Raises:
        StudioError: ``file_invalid``, or ``voice_reference_invalid`` for a file without sound.
    """
    parts: list[NDArray[np.float32]] = []
    with open_media(path) as container:
        if not container.streams.audio:
            raise _invalid(path.name, "it holds no sound")
        stream = container.streams.audio[0]
        rate, seconds = int(stream.rate), 0.0
        for frame in container.decode(stream):
            parts.append(_planes(frame))
            seconds += frame.samples / rate
            if seconds > 6 * LONGEST:
                break  # far too long already
    if not parts:
        raise _invalid(path.name, "it holds no sound")
    return np.concatenate(parts), rate


def _planes(frame: object) -> NDArray[np.float32]:
    import av

    resampler = av.AudioResampler(format="fltp")
    pieces = [piece.to_ndarray().T for piece in resampler.resample(frame)]
    return np.concatenate(pieces).astype(np.float32)


def check_clip(samples: NDArray[np.float32], rate: int, name: str) -> None:
    """Refuses a clip ``(n, channels)`` that no good voice comes of.

    Raises:
        StudioError: ``voice_reference_invalid``.
    """
    seconds = len(samples) / rate
    if not SHORTEST <= seconds <= LONGEST:
        raise _invalid(
            name, f"it lasts {seconds:.1f} seconds, and the server takes {SHORTEST:g} to {LONGEST:g}"
        )
    if samples.shape[1] > 2:
        raise _invalid(name, f"it has {samples.shape[1]} channels; the server makes silence of more than two")
    if rate < LEAST_RATE:
        raise _invalid(name, f"its rate is {rate:,} Hz, and a voice needs {LEAST_RATE:,} or more")
    mono = samples.mean(axis=1)
    loud = loudness_of_frames(mono, rate)
    if float(np.percentile(loud, 90)) < _LEAST_LOUD:
        raise _invalid(name, "it is next to silent")
    silent = float((loud < _LEAST_LOUD / 4).mean())
    if silent > _MOST_SILENT:
        raise _invalid(name, f"{silent:.0%} of it is silence")
    clipped = float((np.abs(samples) >= _CLIPPED).mean())
    if clipped > _MOST_CLIPPED:
        raise _invalid(name, f"{clipped:.1%} of it is clipped")


def _invalid(name: str, why: str) -> StudioError:
    return StudioError(
        "voice_reference_invalid",
        f"The clip {name} can't be a voice's reference: {why}.",
        "Cut 3 to 10 seconds of clear speech of one person, without music, and save it as a WAV file.",
    )
