"""The cache: same question, same answer, and never a failed request because of it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.llm_bridge.cache import RedisCache, SqliteCache, cache_key, deterministic, open_cache
from animation_ai_studio.llm_bridge.engines.process import free_port
from animation_ai_studio.llm_bridge.profiles import CacheSettings

BODY = {"messages": [{"role": "user", "content": "x"}], "temperature": 0}


def test_the_key_follows_all_that_changes_the_answer() -> None:
    key = cache_key("m", "r1", "chat/completions", BODY)
    assert key == cache_key("m", "r1", "chat/completions", {**BODY, "stream": True, "user": "u"})
    changed = [
        cache_key("m", "r1", "completions", BODY),
        cache_key("m", "r2", "chat/completions", BODY),
        cache_key("n", "r1", "chat/completions", BODY),
        cache_key("m", "r1", "chat/completions", {**BODY, "seed": 1}),
        cache_key("m", "r1", "chat/completions", {**BODY, "messages": [{"role": "user", "content": "y"}]}),
        cache_key("m", "r1", "chat/completions", {**BODY, "response_format": {"type": "json_object"}}),
    ]
    assert len({key, *changed}) == 7


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"temperature": 0}, True),
        ({"seed": 3}, True),
        ({}, False),
        ({"temperature": 0.7}, False),
        ({"seed": "3"}, False),
    ],
)
def test_only_deterministic_requests_are_kept(body: dict[str, object], expected: bool) -> None:
    assert deterministic("chat/completions", body) is expected
    assert deterministic("embeddings", body)


async def test_sqlite_keeps_expires_and_stays_small(tmp_path: Path) -> None:
    cache = SqliteCache(tmp_path / "c" / "a.sqlite", seconds=100, limit=10_000)
    await cache.put("a", b"1")
    assert await cache.get("a") == b"1" and await cache.get("b") is None
    for number in range(40):
        await cache.put(f"k{number}", b"x" * 1_000)
        await cache.get("a")  # in use: must survive
    assert (
        await cache.get("a") == b"1" and await cache.get("k0") is None and await cache.get("k39") is not None
    )
    await cache.put("huge", b"x" * 9_000)
    assert await cache.get("huge") is None
    await cache.clear()
    assert await cache.get("a") is None
    old = SqliteCache(tmp_path / "c" / "a.sqlite", seconds=0.0, limit=10_000)
    await old.put("a", b"1")
    time.sleep(0.01)
    assert await old.get("a") is None


async def test_a_broken_file_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"not a database" * 100)
    cache = SqliteCache(tmp_path / "a.sqlite", seconds=100, limit=1_000_000)
    await cache.put("a", b"1")
    assert await cache.get("a") is None
    nowhere = SqliteCache(Path("/proc/none/a.sqlite"), seconds=100, limit=1_000_000)
    await nowhere.put("a", b"1")
    assert await nowhere.get("a") is None


async def test_many_at_once(tmp_path: Path) -> None:
    caches = [SqliteCache(tmp_path / "a.sqlite", seconds=100, limit=1_000_000) for _ in range(4)]
    await asyncio.gather(*(c.put(f"{i}-{j}", b"v") for i, c in enumerate(caches) for j in range(25)))
    assert [await caches[0].get(f"{i}-{j}") for i in range(4) for j in range(25)] == [b"v"] * 100


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server isn't installed")
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    for line in server.stdout:
        if "Ready to accept connections" in line:
            break
    yield port
    server.kill()
    server.wait()
    server.stdout.close()


@pytest.mark.redis
async def test_a_real_redis(redis_port: int) -> None:
    cache = RedisCache(f"redis://127.0.0.1:{redis_port}/0", seconds=60, limit=1_000_000)
    await cache.put("a", b"1")
    assert await cache.get("a") == b"1" and await cache.get("b") is None
    await cache.clear()
    assert await cache.get("a") is None
    await cache.close()


async def test_a_dead_redis_is_a_fast_miss() -> None:
    """A server that is gone must neither fail a request nor slow each of them down."""
    cache = RedisCache(f"redis://127.0.0.1:{free_port()}/0", seconds=60, limit=1_000_000)
    start = time.monotonic()
    for _ in range(20):
        await cache.put("a", b"1")
        assert await cache.get("a") is None
    assert time.monotonic() - start < 2.0
    await cache.close()


async def test_a_redis_that_hangs_is_a_miss() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    cache = RedisCache(f"redis://127.0.0.1:{port}/0", seconds=60, limit=1_000_000)
    start = time.monotonic()
    assert await cache.get("a") is None and await cache.get("a") is None
    assert time.monotonic() - start < 2.0
    await cache.close()
    server.close()


def test_the_configuration_chooses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_cache(CacheSettings(redis_env="TEST_REDIS"), tmp_path), SqliteCache)
    monkeypatch.setenv("TEST_REDIS", "redis://127.0.0.1:1/0")
    assert isinstance(open_cache(CacheSettings(redis_env="TEST_REDIS"), tmp_path), RedisCache)
    assert type(open_cache(CacheSettings(enabled=False), tmp_path)).__name__ == "NoCache"
