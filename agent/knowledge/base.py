"""The studio's knowledge base: opened with what ships with the pack in it, and what runs left behind.

One SQLite file in the user's data folder. The shipped samples (our cast, their town, three styles, notes on
comedy, prompt words) are read in when the file is new or a release has changed them. How things are found is
for :mod:`.search`; the user's own folders come in through the command line.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from ...common.folders import runs_folder
from .embed import Embedder, MiniLm, installed_embedder
from .ingest import read_path
from .prepared import PREPARED, write_prepared
from .search import Knowledge, embedded_texts
from .store import Document

SAMPLES: Final = Path(__file__).with_name("samples")
SHIPPED: Final = "studio/"
"""What the sources of shipped documents begin with."""


def knowledge_path(runs: Path | None = None) -> Path:
    """Where the knowledge base lies: beside the runs, for it is the user's and no cache.

    Args:
        runs: the folder of the runs; None means the command line's.
    """
    return (runs or runs_folder()).parent / "knowledge" / "knowledge.sqlite"


def shipped_documents() -> list[Document]:
    """The documents of the pack, under names that are the same on every machine."""
    return [replace(document, source=SHIPPED + Path(document.source).name) for document in read_path(SAMPLES)]


def prepare_vectors(model: MiniLm, path: Path = PREPARED) -> int:
    """Computes the vectors of the shipped documents anew, as a release needs that changes them; how many.

    Raises:
        StudioError: ``model_invalid``, ``not_writable`` or ``disk_full``.
    """
    texts = sorted({text for document in shipped_documents() for text in embedded_texts(document)})
    write_prepared(texts, model.compute(texts), model.weights, path)
    return len(texts)


def open_knowledge(path: Path | None = None, embedder: Embedder | None = None) -> Knowledge:
    """The knowledge base, with the shipped documents in it.

    Args:
        path: of the SQLite file; None means the user's own.
        embedder: for search by meaning; None takes the installed one, if any.

    Raises:
        StudioError: ``file_invalid`` when the file is damaged, ``disk_full``.
    """
    base = Knowledge(path or knowledge_path(), embedder or installed_embedder())
    documents = shipped_documents()
    current = {document.source for document in documents}
    for row in base.store.sources():
        if row["source"].startswith(SHIPPED) and row["source"] not in current:
            base.store.remove(row["source"])
    for document in documents:
        base.add(document)
    return base
