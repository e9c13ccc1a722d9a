"""The knowledge base on disk: one SQLite file with text, an FTS5 index and vectors.

Several processes may read and write at once (WAL, one short transaction a document), and a process killed
in the middle leaves the document as it was. Vectors are float32 of length 1, compared by brute force: for
tens of thousands of passages that is a few milliseconds and never wrong. What to search for and how results
are joined belongs to :mod:`.search`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...common.databases import outside_trouble
from ...common.errors import StudioError
from ...common.files import file_error
from .terms import terms

Matrix = NDArray[np.float32]

SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL,
  sha256 TEXT NOT NULL, meta TEXT NOT NULL, added REAL NOT NULL DEFAULT (julianday('now')));
CREATE TABLE IF NOT EXISTS names (
  name TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS names_by_name ON names(name);
CREATE TABLE IF NOT EXISTS passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, text TEXT NOT NULL, model TEXT NOT NULL, vector BLOB);
CREATE INDEX IF NOT EXISTS passages_by_document ON passages(document);
CREATE VIRTUAL TABLE IF NOT EXISTS passage_terms USING fts5(terms, content='',
  tokenize="unicode61 remove_diacritics 2");
"""
BUSY_SECONDS = 30.0
"""How long a writer waits for another: one document is written in milliseconds."""


@dataclass(frozen=True)
class Passage:
    """A piece of a document, small enough to be quoted."""

    id: int
    document: int
    source: str
    kind: str
    title: str
    position: int
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """What is put in: its passages, what it is called, and what it is about."""

    source: str
    kind: str
    title: str
    passages: Sequence[str]
    names: Sequence[str] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Fingerprint of everything that is stored of it."""
        content = [self.kind, self.title, list(self.passages), list(self.names), dict(self.meta)]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class KnowledgeStore:
    """One knowledge base; may be used from several threads, each with a connection of its own."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path, self._busy_seconds = path, busy_seconds
        self._local = threading.local()
        self._lock = threading.Lock()
        self._matrix: tuple[tuple[int, int], NDArray[np.int64], Matrix] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_error(error, path) from error
        with self._guard():
            self._connection.executescript(SCHEMA)

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=self._busy_seconds, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA foreign_keys=ON")
            self._local.connection = connection
        return connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turns a file that is busy, can't be written or is damaged into a sentence."""
        try:
            yield
        except sqlite3.Error as error:
            raise outside_trouble(error, self._path) or self._damaged(error) from error
        except ValueError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StudioError:
        return StudioError(
            "file_invalid",
            f"The knowledge base {self._path} can't be used ({error}).",
            "Delete that file; what ships with the studio is read in again, your own folders with `knowledge add`.",
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._guard():
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has ended it already
                    connection.execute("ROLLBACK")
                raise

    # ---- writing ---------------------------------------------------------------------------------

    def has(self, document: Document, model: str) -> bool:
        """Whether exactly this document is in, with vectors of this embedding model."""
        with self._guard():
            row = self._connection.execute(
                "SELECT d.id FROM documents d WHERE d.source = ? AND d.sha256 = ? AND NOT EXISTS "
                "(SELECT 1 FROM passages p WHERE p.document = d.id AND p.model != ?)",
                (document.source, document.sha256, model),
            ).fetchone()
        return row is not None

    def put(self, document: Document, vectors: Matrix | None, model: str) -> None:
        """Adds a document or replaces the one of the same source, in one transaction.

        Args:
            vectors: one row of length 1 for each passage, or None without an embedding model.
            model: name of the embedding model; empty without one.
        """
        with self._writing() as connection:
            self._drop(connection, document.source)
            meta = json.dumps(dict(document.meta), ensure_ascii=False)
            row = connection.execute(
                "INSERT INTO documents (source, kind, title, sha256, meta) VALUES (?, ?, ?, ?, ?)",
                (document.source, document.kind, document.title, document.sha256, meta),
            )
            key = row.lastrowid
            names = [name.strip().casefold() for name in document.names]
            connection.executemany("INSERT INTO names VALUES (?, ?)", [(name, key) for name in names])
            for position, text in enumerate(document.passages):
                blob = (
                    None if vectors is None else np.ascontiguousarray(vectors[position], np.float32).tobytes()
                )
                passage = connection.execute(
                    "INSERT INTO passages (document, position, text, model, vector) VALUES (?, ?, ?, ?, ?)",
                    (key, position, text, model, blob),
                ).lastrowid
                connection.execute(
                    "INSERT INTO passage_terms (rowid, terms) VALUES (?, ?)",
                    (passage, _indexed([document.title, *names], text)),
                )

    def remove(self, source: str) -> int:
        """Takes out the document of that source, or all below it when it ends in ``/``; how many."""
        with self._writing() as connection:
            return self._drop(connection, source)

    def _drop(self, connection: sqlite3.Connection, source: str) -> int:
        where, value = ("source LIKE ? || '%'", source) if source.endswith("/") else ("source = ?", source)
        rows = connection.execute(
            f"SELECT p.id, p.text, d.title, d.id FROM documents d LEFT JOIN passages p ON p.document = d.id WHERE d.{where}",
            (value,),
        ).fetchall()
        called = {
            key: [
                name
                for (name,) in connection.execute(
                    "SELECT name FROM names WHERE document = ? ORDER BY rowid", (key,)
                )
            ]
            for key in {row[3] for row in rows}
        }
        for passage, text, title, key in rows:
            if passage is not None:
                connection.execute(
                    "INSERT INTO passage_terms (passage_terms, rowid, terms) VALUES ('delete', ?, ?)",
                    (passage, _indexed([title, *called[key]], text)),
                )
        connection.execute(f"DELETE FROM documents WHERE {where}", (value,))
        return len(called)

    # ---- reading ---------------------------------------------------------------------------------

    def by_words(self, words: Sequence[str], most: int) -> dict[int, float]:
        """Passage ids with their BM25 scores (higher is better), the best first."""
        if not words:
            return {}
        query = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
        with self._guard():
            rows = self._connection.execute(
                "SELECT rowid, -bm25(passage_terms) AS score FROM passage_terms WHERE passage_terms MATCH ? "
                "ORDER BY score DESC LIMIT ?",
                (query, most),
            ).fetchall()
        return dict(rows)

    def by_vector(self, vector: Matrix, model: str, most: int) -> dict[int, float]:
        """Passage ids with their cosines to ``vector`` (of length 1), the best first."""
        ids, matrix = self._vectors(model)
        if not len(ids):
            return {}
        scores = matrix @ vector.astype(np.float32)
        best = np.argpartition(-scores, min(most, len(scores) - 1))[:most]
        ranked = best[np.argsort(-scores[best], kind="stable")]
        return {int(ids[i]): float(scores[i]) for i in ranked}

    def by_name(self, words: Iterable[str]) -> list[int]:
        """First passages of the documents that carry one of these names, in the order of the names."""
        found: list[int] = []
        with self._guard():
            for word in words:
                rows = self._connection.execute(
                    "SELECT min(p.id) FROM names n JOIN passages p ON p.document = n.document WHERE n.name = ? "
                    "GROUP BY n.document ORDER BY n.document",
                    (word.casefold(),),
                ).fetchall()
                found += [row[0] for row in rows]
        return list(dict.fromkeys(found))

    def names(self) -> set[str]:
        """Every name that a document goes by."""
        with self._guard():
            return {row[0] for row in self._connection.execute("SELECT DISTINCT name FROM names")}

    def passages(self, ids: Collection[int]) -> list[Passage]:
        """The passages of these ids, in their order; unknown ids are left out."""
        marks = ",".join("?" * len(ids))
        with self._guard():
            rows = self._connection.execute(
                "SELECT p.id, d.id, d.source, d.kind, d.title, p.position, p.text, d.meta FROM passages p "
                f"JOIN documents d ON d.id = p.document WHERE p.id IN ({marks})",
                list(ids),
            ).fetchall()
            found = {
                key: Passage(key, document, source, kind, title, position, text, json.loads(meta))
                for key, document, source, kind, title, position, text, meta in rows
            }
        return [found[key] for key in ids if key in found]

    def sources(self) -> list[dict[str, Any]]:
        """Every document: source, kind, title and how many passages it has."""
        with self._guard():
            rows = self._connection.execute(
                "SELECT d.source, d.kind, d.title, count(p.id) FROM documents d LEFT JOIN passages p "
                "ON p.document = d.id GROUP BY d.id ORDER BY d.kind, d.source"
            ).fetchall()
        return [dict(zip(("source", "kind", "title", "passages"), row, strict=True)) for row in rows]

    def metas(self, kind: str) -> list[dict[str, Any]]:
        """What is noted beside every document of a kind, the oldest first."""
        with self._guard():
            rows = self._connection.execute(
                "SELECT meta FROM documents WHERE kind = ? ORDER BY id", (kind,)
            ).fetchall()
            return [json.loads(row[0]) for row in rows]

    def _vectors(self, model: str) -> tuple[NDArray[np.int64], Matrix]:
        """All vectors of a model; read again only when some process has changed the file."""
        with self._guard():
            connection = self._connection
            version = connection.execute("PRAGMA data_version").fetchone()[0]
            stamp = (version, connection.total_changes)
            with self._lock:
                if self._matrix is not None and self._matrix[0] == stamp:
                    return self._matrix[1], self._matrix[2]
                rows = connection.execute(
                    "SELECT id, vector FROM passages WHERE model = ? AND vector IS NOT NULL ORDER BY id",
                    (model,),
                ).fetchall()
                ids = np.array([row[0] for row in rows], np.int64)
                data = np.frombuffer(b"".join(row[1] for row in rows), np.float32)
                matrix = data.reshape(len(rows), -1) if rows else np.zeros((0, 0), np.float32)
                self._matrix = (stamp, ids, matrix)
                return ids, matrix


def _indexed(names: Sequence[str], text: str) -> str:
    """What the word index sees: what a document is called belongs to each of its passages, each word once."""
    called = dict.fromkeys(term for name in names for term in terms(name))
    return " ".join([*called, *terms(text)])
