"""The director's state on disk: LangGraph's checkpoints in SQLite, read and written as plain JSON.

A run's folder can come from somebody else, so nothing in its ``checkpoint.sqlite`` may name a class to be
built: what is read is text, numbers, lists and objects, and the one record of LangGraph's own that a waiting
run needs, its question. Checkpoints of earlier versions (MessagePack) are read under the same rule. Anything
else is refused.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
import ormsgpack
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.types import Interrupt

from ...common.errors import StudioError

QUESTION = "$interrupt"
"""The one key of an object that stands for an :class:`Interrupt` in a checkpoint."""
_KEYWORD_RECORD = 2
"""MessagePack extension under which earlier versions kept an Interrupt: module, class and its fields."""
_INTERRUPT = ("langgraph.types", "Interrupt")

_COMPUTED = """
SELECT type || ' ' || name FROM sqlite_master
WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'
"""
"""Views and triggers could compute without end when the state is read or written."""
BUSY_SECONDS = 5.0


@asynccontextmanager
async def open_checkpoints(
    path: Path, *, busy_seconds: float = BUSY_SECONDS
) -> AsyncIterator[AsyncSqliteSaver]:
    """The checkpoints of one run; the only way in which the studio opens any.

    Args:
        busy_seconds: how long another program that holds the file is waited for.

    Raises:
        sqlite3.Error: what SQLite says; :meth:`~animation_ai_studio.common.runs.RunFolder.work` puts it in words.
        StudioError: ``run_incompatible`` for a database with more than plain tables; while something is read, for what
            isn't plain data.
    """
    async with aiosqlite.connect(str(path), timeout=busy_seconds) as connection:
        # what a foreign database computes by itself may call nothing that has an effect
        await connection.execute("PRAGMA trusted_schema = OFF")
        async with connection.execute(_COMPUTED) as found:
            if (one := await found.fetchone()) is not None:
                raise _damaged(f"The run's state holds {one[0]}, which computes by itself.")
        yield AsyncSqliteSaver(connection, serde=PlainJson())


class PlainJson:
    """LangGraph's serializer protocol for plain data; whatever names a class or a callable is refused."""

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:
        """The kind of a value and its bytes.

        Raises:
            TypeError: the state holds something that isn't plain data (a programming mistake).
        """
        return "json", json.dumps(obj, default=_plain).encode("ascii")

    def loads_typed(self, data: tuple[str, bytes]) -> Any:
        """The value of a kind and its bytes.

        Raises:
            StudioError: ``run_incompatible``.
        """
        kind, content = data
        try:
            if kind == "json":
                return json.loads(content, object_hook=_read_object)
            if kind == "msgpack":
                return ormsgpack.unpackb(content, ext_hook=_read_extension)
            if kind == "null":
                return None
            raise ValueError(f"a value of the kind {kind!r}")
        except (ValueError, TypeError, RecursionError) as error:
            raise _damaged(
                "The run's state is damaged, or holds an object to be built where only plain data may stand."
            ) from error


def _damaged(message: str) -> StudioError:
    return StudioError(
        "run_incompatible", message, "Start the film anew; a run that somebody else made isn't resumed."
    )


def _plain(value: Any) -> Any:
    """What LangGraph itself keeps beside our state: questions, and the failures of steps as text."""
    if isinstance(value, Interrupt):
        return {QUESTION: {"value": value.value, "id": value.id}}
    if isinstance(value, BaseException):
        return repr(value)
    raise TypeError(f"{type(value).__name__} isn't plain data")


def _read_object(found: dict[str, Any]) -> Any:
    if QUESTION in found:
        return _question(found[QUESTION])
    if "lc" in found and "id" in found:
        raise ValueError("LangChain's form of an object to be built")
    return found


def _read_extension(code: int, content: bytes) -> Any:
    if code == _KEYWORD_RECORD:
        record = ormsgpack.unpackb(content, ext_hook=_read_extension)
        if isinstance(record, list) and len(record) == 3 and tuple(record[:2]) == _INTERRUPT:
            return _question(record[2])
    raise ValueError(f"MessagePack's extension {code}")


def _question(fields: Any) -> Interrupt:
    if not isinstance(fields, dict) or not isinstance(fields.get("id"), str) or "value" not in fields:
        raise ValueError("a question that can't be read")
    return Interrupt(value=fields["value"], id=fields["id"])
