"""Finds what the studio knows: exact names first, then words and meaning joined, with citations.

Words (BM25) are right about names and rare terms, vectors about paraphrases; their scores are joined by a convex
combination. What comes back is quoted material for a planner, never an instruction to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...common.text import mended_text
from .embed import Embedder
from .store import BUSY_SECONDS, Document, KnowledgeStore, Passage
from .terms import query_terms, terms

WORDS = 0.2
"""Share of words in a joined score, the rest is meaning. Joining scores finds more than joining ranks (Bruch, Gai and
Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023); from 0.05 to 0.25 it hardly matters."""
PROPER = ("character",)
"""Kinds that go by proper names; other things' names ("sea", "cinema") are also ordinary words of a question."""
POOL = 50
"""How many passages each ranking contributes."""
LONGEST_NAME = 4
"""Words in the longest name that is looked for in a query."""
CHARACTERS_PER_TOKEN = 3.5
"""For budgets: a cautious average over English text; Chinese is counted by character."""


@dataclass(frozen=True)
class Hit:
    """A passage with why it was found."""

    passage: Passage
    score: float
    named: bool

    @property
    def citation(self) -> str:
        """Where it stands, for a report."""
        return f"{self.passage.source}#{self.passage.position + 1}"


class Knowledge:
    """A knowledge base with its search."""

    def __init__(
        self, path: Path, embedder: Embedder | None = None, *, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.store = KnowledgeStore(path, busy_seconds=busy_seconds)
        self._embedder = embedder

    @property
    def model(self) -> str:
        """Name of the embedding model in use; empty without one."""
        return self._embedder.model if self._embedder else ""

    def add(self, document: Document) -> bool:
        """Puts a document in; False when exactly it was there already."""
        if self.store.has(document, self.model):
            return False
        vectors = None
        if self._embedder is not None and document.passages:
            vectors = self._embedder.embed(embedded_texts(document))
        self.store.put(document, vectors, self.model)
        return True

    def search(
        self,
        query: str,
        *,
        most: int = 5,
        kinds: Sequence[str] = (),
        budget: int | None = None,
        keep: Callable[[Passage], bool] | None = None,
    ) -> list[Hit]:
        """The passages that answer ``query`` best.

        Args:
            most: at most so many.
            kinds: only documents of these kinds, which are then looked for by name first; empty means all.
            budget: at most about so many tokens of text in all.
            keep: a further condition on passages.
        """
        query = mended_text(query)  # of a broken terminal
        names = self._names_in(query)
        named = self.store.by_name(names)
        words = self.store.by_words(query_terms(query), POOL)
        meant: dict[int, float] = {}
        if self._embedder is not None and query.strip() and self._embedder.reads(query):
            meant = self.store.by_vector(self._embedder.embed([query])[0], self.model, POOL)
        scores = fuse(words, meant)
        passages = self.store.passages([*scores, *(key for key in named if key not in scores)])
        bare = bool(kinds) or set(query_terms(query)) <= {term for name in names for term in terms(name)}
        called = {one.document for one in passages if one.id in named and (bare or one.kind in PROPER)}
        # What is asked for by its name comes first, and of that the passage that fits best.
        ranked = sorted(
            (Hit(one, scores.get(one.id, 0.0), one.document in called) for one in passages),
            key=lambda found: (not found.named, -found.score, found.passage.id),
        )
        found = [
            one
            for one in ranked
            if (not kinds or one.passage.kind in kinds) and (keep is None or keep(one.passage))
        ][:most]
        return found if budget is None else within(found, budget)

    def documents(self, names: Iterable[str]) -> frozenset[int]:
        """The documents that go by one of these names."""
        return frozenset(one.document for one in self.store.passages(self.store.by_name(names)))

    def _names_in(self, query: str) -> list[str]:
        """The known names that a query holds, longest first."""
        known = self.store.names()
        words = [
            word.strip(".,!?;:\"'()“”").removesuffix("'s").removesuffix("’s")
            for word in query.casefold().split()
        ]
        spans = [
            " ".join(words[start : start + length])
            for length in range(min(LONGEST_NAME, len(words)), 0, -1)
            for start in range(len(words) - length + 1)
        ]
        found = [span for span in spans if span in known]
        folded = query.casefold()
        found += sorted(
            (name for name in known if not name.isascii() and name in folded), key=len, reverse=True
        )
        return list(dict.fromkeys(found))


def embedded_texts(document: Document) -> list[str]:
    """What is embedded of each passage of a document."""
    return [f"{document.title}. {text}" for text in document.passages]


def fuse(words: Mapping[int, float], meant: Mapping[int, float]) -> dict[int, float]:
    """One score for every id: both scores as parts of the best of their kind, mixed by :data:`WORDS`."""
    scores: dict[int, float] = {}
    for found, share in ((words, WORDS), (meant, 1.0 - WORDS)):
        best = max(found.values(), default=0.0)
        for key, score in found.items():
            scores[key] = scores.get(key, 0.0) + share * max(score, 0.0) / (best or 1.0)
    return scores


def within(found: Sequence[Hit], budget: int) -> list[Hit]:
    """The first passages whose text fits into about ``budget`` tokens."""
    kept, used = [], 0.0
    for one in found:
        han = sum(len(term) > 1 and not term.isascii() for term in terms(one.passage.text))
        used += max(len(one.passage.text) / CHARACTERS_PER_TOKEN, float(han))
        if used > budget:
            break
        kept.append(one)
    return kept
