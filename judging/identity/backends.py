"""What turns a picture into vectors: models of ComfyUI, ONNX files in its folders, and insightface.

Every backend is an :data:`.embedding.Embed`; what its similarities mean is measured by :mod:`.consistency`. A
backend loads files that are there and fetches none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ...common.errors import StudioError
from ...toonxl import IDENTITY_FOLDER
from .consistency import Vectors
from .embedding import Embed, NothingSeenError, Pixels

Name = Literal["clip_vision", "toonxl", "ccip", "arcface"]
FOLDERS: Final[Mapping[Name, str]] = {
    "toonxl": IDENTITY_FOLDER,
    "ccip": "animation_studio/ccip",
    "arcface": "insightface",
}
"""Where each backend's files lie below ComfyUI's ``models``."""
BYTES: Final = (127.5, 127.5, 127.5)
CLIP_MEAN: Final = (122.771, 116.746, 104.094)
CLIP_SPREAD: Final = (68.501, 66.632, 70.323)
"""CLIP's published channel means and deviations, × 255; CCIP was trained with them."""
FACES_NOTICE: Final = "insightface's pretrained models are for non-commercial research only."
TURNED: Final = 0.45
"""A nose this far from the middle of the eyes (in distances between them) is a profile view."""
DETECTION = (640, 640)


@dataclass(frozen=True)
class OnnxNet:
    """A net in an ONNX file with one picture as input: its size and how bytes become its numbers."""

    side: int
    mean: tuple[float, float, float]
    spread: tuple[float, float, float]


IDENTITY = OnnxNet(112, BYTES, BYTES)
"""ArcFace's outer form, which Toon XL's identity net has: 112 × 112, (x − 127.5) / 127.5."""
CCIP = OnnxNet(384, CLIP_MEAN, CLIP_SPREAD)
"""CCIP's feature model (``model_feat.onnx``): 384 × 384, normalised as for CLIP."""


def onnx_embedder(path: Path, net: OnnxNet) -> Embed:
    """A backend on an ONNX file.

    Raises:
        StudioError: ``extra_missing``, ``model_missing``, ``model_invalid``.
    """
    if not path.is_file():
        raise StudioError("model_missing", f"{path.name} isn't there.", f"Put it into {path.parent}.")
    session = _session(path, path.stat().st_mtime_ns)
    feed = session.get_inputs()[0]
    if list(feed.shape)[1:] != [3, net.side, net.side] or len(session.get_outputs()[0].shape) != 2:
        raise StudioError(
            "model_invalid",
            f"{path.name} doesn't take a {net.side}×{net.side} picture and give one vector.",
            "Put another model there.",
        )
    mean, spread = np.asarray(net.mean, np.float32), np.asarray(net.spread, np.float32)

    def embed(picture: Pixels) -> Vectors:
        small = Image.fromarray(picture).resize((net.side, net.side), Image.Resampling.BILINEAR)
        given = ((np.asarray(small, np.float32) - mean) / spread).transpose(2, 0, 1)[None]
        vectors: Vectors = session.run(None, {feed.name: np.ascontiguousarray(given)})[0].astype(np.float32)
        return vectors

    return embed


@lru_cache(maxsize=4)
def _session(path: Path, changed: int) -> Any:
    """A loaded ONNX file; ``changed`` lets a replaced one be read again."""
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as faults
    except ImportError as error:
        raise StudioError(
            "extra_missing", "Comparing with an ONNX model needs onnxruntime.", "pip install onnxruntime"
        ) from error
    try:
        return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except (faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.InvalidProtobuf) as error:
        raise StudioError(
            "model_invalid", f"{path.name} can't be read as an ONNX model.", "Replace the file."
        ) from error


class FoundFace(Protocol):
    """What insightface tells of a face."""

    bbox: NDArray[np.float32]
    kps: NDArray[np.float32]
    embedding: NDArray[np.float32]


def faces_embedder(find: Callable[[Pixels], Iterable[FoundFace]]) -> Embed:
    """A backend on a face finder that takes BGR; profile views are left out, the largest face comes first."""

    def embed(picture: Pixels) -> Vectors:
        found = sorted(find(np.ascontiguousarray(picture[..., ::-1])), key=_area, reverse=True)
        if not found:
            raise NothingSeenError("there is no face that the face model can see")
        seen = [face.embedding for face in found if turn(face.kps) <= TURNED]
        if not seen:
            raise NothingSeenError("the face is seen from the side")
        return np.stack(seen).astype(np.float32)

    return embed


def turn(points: NDArray[np.float32]) -> float:
    """How far a head is turned: 0 from the front, over 0.5 from the side.

    Args:
        points: (5, 2) left eye, right eye, nose, mouth's corners, in pixels.
    """
    left, right, nose = points[0], points[1], points[2]
    apart = max(float(np.linalg.norm(right - left)), 1e-6)
    return abs(float((nose - (left + right) / 2) @ (right - left))) / apart**2


def arcface_embedder(folder: Path) -> Embed:
    """ArcFace through insightface, on a folder of the user's with its ONNX files.

    Raises:
        StudioError: ``model_missing`` when the folder holds none (insightface itself would fetch them),
            ``extra_missing`` without the package, ``model_invalid``.
    """
    if not any(folder.glob("*.onnx")):
        raise StudioError(
            "model_missing",
            f"There are no face models in {folder}.",
            f"Put a face finder and a recogniser there. {FACES_NOTICE}",
        )
    return faces_embedder(_face_finder(folder))


@lru_cache(maxsize=1)
def _face_finder(folder: Path) -> Callable[[Pixels], Iterable[FoundFace]]:
    try:
        from insightface.app import FaceAnalysis
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Comparing faces needs the package insightface.",
            f"pip install insightface. {FACES_NOTICE}",
        ) from error
    try:
        app = FaceAnalysis(
            name=folder.name,
            root=str(folder.parents[1]),
            allowed_modules=["detection", "recognition"],
            providers=["CPUExecutionProvider"],
        )
    except (AssertionError, RuntimeError, ValueError) as error:
        raise StudioError(
            "model_invalid",
            f"insightface can't use the models in {folder}.",
            "It needs a finder (SCRFD) and a recogniser (ArcFace) there.",
        ) from error
    app.prepare(ctx_id=-1, det_size=DETECTION)
    finder: Callable[[Pixels], Iterable[FoundFace]] = app.get
    return finder


def _area(face: FoundFace) -> float:
    left, top, right, bottom = face.bbox[:4]
    return float((right - left) * (bottom - top))


def first_onnx(folders: Iterable[Path]) -> Path | None:
    """The first ONNX file by name in the first folder that holds one."""
    return next((path for folder in folders for path in sorted(folder.glob("*.onnx"))), None)


def first_pack(folders: Iterable[Path]) -> Path | None:
    """The first of insightface's model folders: ``insightface/models/NAME`` with ONNX files in it."""
    packs = (path.parent for folder in folders for path in sorted(folder.glob("models/*/*.onnx")))
    return next(packs, None)


def open_backend(name: Name, folders: Iterable[Path]) -> Embed:
    """The backend of that name on files in ``folders``.

    Raises:
        StudioError: ``model_missing`` with where a file belongs, and what opening it raises.
    """
    known = tuple(folders)
    if name == "arcface":
        if (pack := first_pack(known)) is not None:
            return arcface_embedder(pack)
        wanted = f"models/{FOLDERS[name]}/models/NAME"
        raise StudioError(
            "model_missing", "There are no face models.", f"Put them into {wanted}. {FACES_NOTICE}"
        )
    if (file := first_onnx(known)) is not None:
        return onnx_embedder(file, CCIP if name == "ccip" else IDENTITY)
    raise StudioError(
        "model_missing",
        f"The backend {name} has no model file.",
        f"Put its .onnx file into models/{FOLDERS[name]}, or choose another backend.",
    )
