"""Vectors of the shipped documents, computed beforehand: the first use of a new home needn't wait for them.

They lie in one small file. A vector counts only for the very text and the very weights that it was made with; for
anything else the model is asked, so a stale file costs time and never a wrong answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.files import atomic_path

Matrix = NDArray[np.float32]

PREPARED: Final = Path(__file__).with_name("prepared.safetensors")
WIDTH = 384


def text_key(text: str) -> str:
    """What a text is known by in the file."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_prepared(weights: str, path: Path = PREPARED) -> Mapping[str, Matrix]:
    """Vectors by :func:`text_key`; empty when the file isn't there, can't be read or is of other weights.

    Args:
        weights: sha256 of the model's weights.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            about = file.metadata() or {}
            vectors = file.get_tensor("vectors")
    except (OSError, SafetensorError):
        return {}
    keys = about.get("texts", "").split()
    if not weights or about.get("weights") != weights or vectors.shape != (len(keys), WIDTH):
        return {}
    return dict(zip(keys, vectors.astype(np.float32), strict=True))


def write_prepared(texts: Iterable[str], vectors: Matrix, weights: str, path: Path = PREPARED) -> None:
    """Writes the file.

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    from safetensors.numpy import save_file

    about = {"weights": weights, "texts": " ".join(map(text_key, texts))}
    with atomic_path(path) as temporary:
        save_file({"vectors": np.ascontiguousarray(vectors, np.float32)}, temporary, about)
