"""Measures retrieval: right things found for labelled questions, by each way of searching, and how fast.

A question is labelled with the key of the one document that answers it. Recall and rank are counted over
documents, for a planner is given a document's passages together.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from ...common.errors import StudioError
from .embed import Embedder, Matrix
from .search import Knowledge
from .store import Document, Passage
from .terms import query_terms

MOST = 5


@dataclass(frozen=True)
class LabelledQuestion:
    """A question and the key of the document that answers it."""

    text: str
    key: str


@dataclass(frozen=True)
class Retrieval:
    """How well one way of searching did: shares and a mean reciprocal rank (0 … 1)."""

    questions: int
    recall: float
    reciprocal_rank: float
    missed: list[str]


def load_questions(path: Path) -> list[LabelledQuestion]:
    """Labelled questions from a YAML list of pairs.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    try:
        rows = yaml.safe_load(path.read_text("utf-8"))
        return [LabelledQuestion(str(text), str(key)) for text, key in rows]
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Check the path.") from error
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise StudioError(
            "file_invalid", f"{path} is no list of [question, key] pairs ({error}).", "Mend the file."
        ) from error


def key_of(passage: Passage) -> str:
    """The last part of a document's source, by which questions name it."""
    return passage.source.rpartition("#")[2]


def measure(questions: Sequence[LabelledQuestion], search: Callable[[str], Sequence[Passage]]) -> Retrieval:
    """Recall among the first :data:`MOST` documents and mean reciprocal rank.

    Args:
        search: passages for a question, the best first.
    """
    ranks, missed = [], []
    for question in questions:
        keys = list(dict.fromkeys(key_of(passage) for passage in search(question.text)))[:MOST]
        rank = keys.index(question.key) + 1 if question.key in keys else 0
        ranks.append(1.0 / rank if rank else 0.0)
        if not rank:
            missed.append(f"{question.text} → {', '.join(keys)} instead of {question.key}")
    found = sum(rank > 0 for rank in ranks)
    return Retrieval(len(ranks), found / len(ranks), sum(ranks) / len(ranks), missed)


def compare(
    base: Knowledge, questions: Sequence[LabelledQuestion], embedder: Embedder | None
) -> dict[str, Retrieval]:
    """The whole search beside words alone and, with an embedding model, vectors alone."""
    store, pool = base.store, 4 * MOST
    ways: dict[str, Callable[[str], Sequence[Passage]]] = {
        "joined": lambda text: [found.passage for found in base.search(text, most=pool)],
        "words alone": lambda text: store.passages(store.by_words(query_terms(text), pool)),
    }
    if embedder is not None:
        ways["vectors alone"] = lambda text: store.passages(
            store.by_vector(embedder.embed([text])[0], embedder.model, pool)
        )
    return {name: measure(questions, search) for name, search in ways.items()}


class Fixed:
    """Vectors that cost nothing: for timing a search without its embedding. Never used to find anything."""

    model = "fixed"

    def __init__(self, seed: int = 0) -> None:
        self._chance = np.random.default_rng(seed)

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Rows of length 1 without meaning."""
        rows = self._chance.standard_normal((len(texts), 384)).astype(np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def reads(self, text: str) -> bool:
        """Everything, equally little."""
        return True


def time_search(
    folder: Path, questions: Sequence[LabelledQuestion], passages: int = 20_000
) -> dict[str, float]:
    """Milliseconds of a search among ``passages`` passages, the embedding left out: p50 and p95.

    Args:
        folder: an empty one, for the base that is made for it.
    """
    base = Knowledge(folder / "large.sqlite", Fixed())
    words = sorted({word for question in questions for word in query_terms(question.text)})
    chance = np.random.default_rng(1)
    for number in range(0, passages, 20):
        texts = [" ".join(chance.choice(words, 30)) for _ in range(20)]
        base.add(Document(f"made/{number}", "note", f"Note {number}", texts))
    base.search("warm")
    taken = []
    for question in questions:
        begun = time.perf_counter()
        base.search(question.text)
        taken.append((time.perf_counter() - begun) * 1e3)
    return {
        "passages": passages,
        "p50_ms": float(np.percentile(taken, 50)),
        "p95_ms": float(np.percentile(taken, 95)),
    }
