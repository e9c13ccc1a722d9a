"""Exact answers to requests that have only one answer: a local SQLite file, or Redis where it is configured.

The key is made from the whole request, from all of the model's profile that bears on an answer, and from the
caller's key: a changed prompt, schema or model never meets an old answer, and nobody gets what was answered
to somebody else. A cache that fails is a miss: it never fails a request.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from ..common.errors import StudioError
from ..common.extras import to_install
from .profiles import CacheSettings, Profile

_UNKEYED = frozenset({"stream", "stream_options", "user", "metadata"})
"""Fields that don't change the answer."""
_UNANSWERING = frozenset({"description", "tasks", "gpu_gb", "port", "sleep", "shape"})
"""Settings of a profile that don't change the answer either."""
_REDIS_SECONDS = 0.25
_REDIS_REST = 15.0
"""After a failure Redis is left alone for this long, so that a dead one costs one short wait."""


def deterministic(route: str, body: Mapping[str, Any]) -> bool:
    """Whether a request has one answer: greedy, sampled with a seed, or vectors."""
    return route == "embeddings" or body.get("temperature") == 0 or isinstance(body.get("seed"), int)


def cache_key(name: str, profile: Profile, route: str, body: Mapping[str, Any], caller: str = "") -> str:
    """The request's fingerprint.

    Args:
        name: the profile's, whatever the request called it.
        caller: the key that was used; "" where none is asked for, and all share their answers.
    """
    kept = {field: value for field, value in body.items() if field not in _UNKEYED} | {"model": name}
    about = profile.model_dump(mode="json", exclude=set(_UNANSWERING))
    text = json.dumps([caller, about, route, kept], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Cache(Protocol):
    """Answers by key. Neither call ever raises."""

    async def get(self, key: str) -> bytes | None:
        """The answer, or None."""

    async def put(self, key: str, value: bytes) -> None:
        """Keeps an answer."""

    async def clear(self) -> None:
        """Forgets all answers."""

    async def close(self) -> None:
        """Lets go of files and connections."""


class NoCache:
    """Keeps nothing."""

    async def get(self, key: str) -> bytes | None:
        """Always a miss."""
        return None

    async def put(self, key: str, value: bytes) -> None:
        """Forgets at once."""

    async def clear(self) -> None:
        """Has nothing to forget."""

    async def close(self) -> None:
        """Holds nothing."""


class SqliteCache:
    """A file of this machine; the least recently used answers go first when it is full.

    Args:
        seconds: how long an answer stays good.
        limit: bytes of answers.
    """

    def __init__(self, path: Path, seconds: float, limit: int) -> None:
        self._path, self._seconds, self._limit = path, seconds, limit
        self._ready = False
        self._lock = asyncio.Lock()

    async def get(self, key: str) -> bytes | None:
        """The answer kept under the key; None when there is none or the file can't be read."""
        found = await self._safely(lambda base: self._get(base, key))
        return found if isinstance(found, bytes) else None

    async def put(self, key: str, value: bytes) -> None:
        """Keeps an answer unless it is over an eighth of the limit; a full cache forgets the oldest used."""
        if len(value) * 8 <= self._limit:  # one huge answer must not push out all others
            await self._safely(lambda base: self._put(base, key, value))

    async def clear(self) -> None:
        """Forgets all answers in the file."""
        await self._safely(lambda base: base.execute("DELETE FROM answers") and None)

    async def close(self) -> None:
        """Nothing stays open."""

    async def _safely(self, work: Any) -> Any:
        async with self._lock:
            try:
                return await asyncio.to_thread(self._with_base, work)
            except (sqlite3.Error, OSError):
                return None

    def _with_base(self, work: Any) -> Any:
        if not self._ready:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(sqlite3.connect(self._path, timeout=2.0)) as base, base:
            if not self._ready:
                with suppress(sqlite3.OperationalError):  # another process is switching it at this moment
                    base.execute("PRAGMA journal_mode=WAL")
                base.execute(
                    "CREATE TABLE IF NOT EXISTS answers"
                    " (key TEXT PRIMARY KEY, value BLOB, made REAL, used REAL) WITHOUT ROWID"
                )
                self._path.chmod(0o600)
                self._ready = True
            return work(base)

    def _get(self, base: sqlite3.Connection, key: str) -> bytes | None:
        row = base.execute("SELECT value, made FROM answers WHERE key = ?", (key,)).fetchone()
        now = time.time()
        if row is None or not 0 <= now - row[1] <= self._seconds:
            return None
        base.execute("UPDATE answers SET used = ? WHERE key = ?", (now, key))
        return bytes(row[0])

    def _put(self, base: sqlite3.Connection, key: str, value: bytes) -> None:
        now = time.time()
        base.execute("REPLACE INTO answers VALUES (?, ?, ?, ?)", (key, value, now, now))
        size = base.execute("SELECT COALESCE(SUM(LENGTH(value)), 0) FROM answers").fetchone()[0]
        if size <= self._limit:
            return
        base.execute("DELETE FROM answers WHERE made < ?", (now - self._seconds,))
        for old, length in base.execute("SELECT key, LENGTH(value) FROM answers ORDER BY used").fetchall():
            if size <= self._limit * 0.8:
                break
            base.execute("DELETE FROM answers WHERE key = ?", (old,))
            size -= length


class RedisCache:
    """A Redis server; its own memory limit bounds the size (see docs/llm.md).

    Args:
        url: of :func:`redis_url`.
        seconds: how long an answer stays good.
        limit: bytes of answers; one over an eighth of it isn't kept.

    Raises:
        StudioError: ``extra_missing``, or ``config_invalid`` for an option in the address that can't be used.
    """

    def __init__(self, url: str, seconds: float, limit: int) -> None:
        try:
            from redis.asyncio import Redis
        except ImportError as error:
            raise StudioError(
                "extra_missing",
                "A Redis cache is configured but its package isn't installed.",
                to_install("gateway"),
            ) from error
        server: Any = Redis
        try:
            self._redis: Any = server.from_url(
                url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
            )
            self._redis.connection_pool.make_connection()  # reads the address's options; connects to nothing
        except (ValueError, TypeError):  # their words may hold the address, and so the password
            raise _bad_address(
                "The address of the Redis server", "holds an option that can't be used"
            ) from None
        self._seconds, self._limit, self._rest_until = seconds, limit, 0.0

    async def get(self, key: str) -> bytes | None:
        """The answer kept under the key; None when there is none or the server doesn't answer."""
        value = await self._safely("get", f"studio:answer:{key}")
        return bytes(value) if isinstance(value, bytes) else None

    async def put(self, key: str, value: bytes) -> None:
        """Keeps an answer; does nothing when the server doesn't answer."""
        if len(value) * 8 <= self._limit:
            await self._safely("set", f"studio:answer:{key}", value, ex=int(self._seconds))

    async def clear(self) -> None:
        """Forgets all answers of the studio on the server."""
        cursor = 0
        while True:
            found = await self._safely("scan", cursor, match="studio:answer:*", count=500)
            if not found:
                return
            cursor, keys = found
            if keys:
                await self._safely("delete", *keys)
            if not cursor:
                return

    async def close(self) -> None:
        """Ends the connections."""
        await self._redis.aclose()

    async def _safely(self, command: str, *args: Any, **options: Any) -> Any:
        from redis.exceptions import RedisError

        if time.monotonic() < self._rest_until:
            return None
        try:
            async with asyncio.timeout(2 * _REDIS_SECONDS):
                return await getattr(self._redis, command)(*args, **options)
        except (RedisError, OSError, TimeoutError):
            self._rest_until = time.monotonic() + _REDIS_REST
            return None


def redis_url(variable: str) -> str:
    """The address of the Redis server that a variable of the environment holds; "" when it isn't set.

    Raises:
        StudioError: ``config_invalid`` for one that can't be used or has no password. The address, which
            holds the password, is never told.
    """
    url = os.getenv(variable, "") if variable else ""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("redis", "rediss") and parts.hostname and (parts.port or 6379)
        usable = bool(known and re.fullmatch(r"/?|/[0-9]{1,4}", parts.path))
        password = parts.password
    except ValueError:
        usable, password = False, None
    if not usable or not password:
        what = "holds no password" if usable else "holds no address of a Redis server"
        raise _bad_address(f"The variable {variable}, which cache.redis_env names,", what)
    return url


def _bad_address(subject: str, what: str) -> StudioError:
    return StudioError(
        "config_invalid",
        f"{subject} {what}.",
        "Write it like redis://:PASSWORD@HOST:6379/0, signs other than letters and digits in PASSWORD as %XX.",
    )


def open_cache(settings: CacheSettings, folder: Path) -> Cache:
    """The configured cache.

    Raises:
        StudioError: ``extra_missing`` when Redis is configured without its package, ``config_invalid`` when
            its address can't be used.
    """
    limit = int(settings.megabytes * (1 << 20))
    if not settings.enabled:
        return NoCache()
    address = redis_url(settings.redis_env)
    if address:
        return RedisCache(address, settings.seconds, limit)
    return SqliteCache(folder / "llm-answers.sqlite", settings.seconds, limit)
