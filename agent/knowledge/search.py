"""Finds what the studio knows: exact names first, then words and meaning joined, with citations.

Words (BM25) are right about names and rare terms, vectors about paraphrases; their two rankings are joined
by reciprocal rank fusion, which needs no common scale. What comes back is quoted material for a planner, never
an instruction to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .embed import Embedder
from .store import Document, Passage, Store
from .terms import query_terms, terms

RRF = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""
POOL = 50
"""How many passages each ranking contributes."""
LONGEST_NAME = 4
"""Words in the longest name that is looked for in a query."""
CHARACTERS_PER_TOKEN = 3.5
"""For budgets: a cautious average over English text; Chinese is counted by character."""


@dataclass(frozen=True)
class Found:
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

    def __init__(self, path: Path, embedder: Embedder | None = None) -> None:
        self.store = Store(path)
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
            vectors = self._embedder.embed([f"{document.title}. {text}" for text in document.passages])
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
    ) -> list[Found]:
        """The passages that answer ``query`` best.

        Args:
            most: at most so many.
            kinds: only documents of these kinds; empty means all.
            budget: at most about so many tokens of text in all.
            keep: a further condition on passages.
        """
        named = self.store.by_name(self._names_in(query))
        words = self.store.by_words(query_terms(query), POOL)
        meant: list[int] = []
        if self._embedder is not None and query.strip() and self._embedder.reads(query):
            meant = self.store.by_vector(self._embedder.embed([query])[0], self.model, POOL)
        scores = fuse([words, meant])
        passages = self.store.passages([*scores, *(key for key in named if key not in scores)])
        called = {passage.document for passage in passages if passage.id in named}
        # What is called by its name comes first, and of that the passage that fits best.
        ranked = sorted(
            (Found(one, scores.get(one.id, 0.0), one.document in called) for one in passages),
            key=lambda found: (not found.named, -found.score, found.passage.id),
        )
        found = [
            one
            for one in ranked
            if (not kinds or one.passage.kind in kinds) and (keep is None or keep(one.passage))
        ][:most]
        return found if budget is None else within(found, budget)

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


def fuse(rankings: Sequence[Sequence[int]]) -> dict[int, float]:
    """Reciprocal rank fusion: the sum of 1 / (60 + rank) over the rankings that hold an id."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (RRF + rank)
    return scores


def within(found: Sequence[Found], budget: int) -> list[Found]:
    """The first passages whose text fits into about ``budget`` tokens."""
    kept, used = [], 0.0
    for one in found:
        han = sum(len(term) > 1 and not term.isascii() for term in terms(one.passage.text))
        used += max(len(one.passage.text) / CHARACTERS_PER_TOKEN, float(han))
        if used > budget:
            break
        kept.append(one)
    return kept
