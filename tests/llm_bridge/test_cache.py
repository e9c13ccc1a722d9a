"""The cache: same question, same answer, and never a failed request because of it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.llm_bridge.cache import RedisCache, SqliteCache, cache_key, deterministic, open_cache
from animation_ai_studio.llm_bridge.profiles import CacheSettings, Profile

BODY = {"messages": [{"role": "user", "content": "x"}], "temperature": 0}


LOCAL = {
    "engine": "openai",
    "model": "m",
    "tasks": ["chat"],
    "url": "http://127.0.0.1:9/v1",
    "revision": "r1",
}
CHAT = "chat/completions"


def profile(**changes: object) -> Profile:
    return Profile.model_validate({**LOCAL, **changes})


def test_the_key_follows_all_that_changes_the_answer() -> None:
    key = cache_key("m", profile(), CHAT, BODY)
    assert key == cache_key("m", profile(), CHAT, {**BODY, "stream": True, "user": "u"})
    changed = [
        cache_key("m", profile(), "completions", BODY),
        cache_key("n", profile(), CHAT, BODY),
        cache_key("m", profile(), CHAT, {**BODY, "seed": 1}),
        cache_key("m", profile(), CHAT, {**BODY, "messages": [{"role": "user", "content": "y"}]}),
        cache_key("m", profile(), CHAT, {**BODY, "response_format": {"type": "json_object"}}),
    ]
    assert len({key, *changed}) == 6


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"revision": "r2"}, False),
        ({"model": "other"}, False),
        ({"engine": "ollama"}, False),
        ({"url": "http://127.0.0.1:10/v1"}, False),
        ({"quantisation": "awq"}, False),
        ({"context": 4096}, False),
        ({"sampling": {"max_tokens": 9}}, False),
        ({"description": "the same under another word", "tasks": ["chat", "code"], "gpu_gb": 3.0}, True),
    ],
)
def test_a_changed_profile_never_meets_an_old_answer(change: dict[str, object], same: bool) -> None:
    """Whoever points a profile at another model would go on reading what the first one said."""
    assert (cache_key("m", profile(**change), CHAT, BODY) == cache_key("m", profile(), CHAT, BODY)) is same


@pytest.mark.parametrize(
    "change", [{"flags": ["--seed=2"]}, {"environment": {"VLLM_ATTENTION_BACKEND": "FLASHINFER"}}]
)
def test_a_changed_engine_never_meets_an_old_answer(change: dict[str, object]) -> None:
    """The same for what an engine of the studio's own is started with."""
    managed = {"engine": "vllm", "url": None}
    changed = cache_key("m", profile(**managed, **change), CHAT, BODY)
    assert changed != cache_key("m", profile(**managed), CHAT, BODY)


def test_each_caller_has_answers_of_its_own() -> None:
    keys = {cache_key("m", profile(), CHAT, BODY, caller) for caller in ("", "alpha", "beta")}
    assert len(keys) == 3 and not any("alpha" in key for key in keys)


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
    monkeypatch.setenv("TEST_REDIS", "redis://:a-password@127.0.0.1:1/0")
    assert isinstance(open_cache(CacheSettings(redis_env="TEST_REDIS"), tmp_path), RedisCache)
    assert type(open_cache(CacheSettings(enabled=False), tmp_path)).__name__ == "NoCache"


@pytest.mark.parametrize(
    "url",
    [
        "redis://127.0.0.1:6379/0",
        "redis://:@127.0.0.1:6379/0",
        "127.0.0.1:6379",
        "http://:hidden@127.0.0.1:6379",
        "redis://:hid#den@127.0.0.1:6379/0",
        "redis://user:hidden@127.0.0.1:port/0",
        "localhost:6379/0",
        "redis:hidden@127.0.0.1:6379",
        "redis://:hidden@127.0.0.1:6379/answers",
        "redis://:hidden@127.0.0.1:6379/0?socket_timeout=soon",
        "redis://:hidden@127.0.0.1:6379/0?hidden_option=1",
        "redis://:hidden@:6379",
    ],
)
def test_a_redis_without_a_password_or_address_is_refused_and_its_address_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    """A Redis that asks for nothing gives every prompt's answer to whoever reaches it."""
    monkeypatch.setenv("TEST_REDIS", url)
    with pytest.raises(StudioError) as caught:
        open_cache(CacheSettings(redis_env="TEST_REDIS"), tmp_path)
    told = "".join(traceback.format_exception(caught.value))
    assert caught.value.code == "config_invalid" and ("TEST_REDIS" in told or "option" in told)
    assert "hid" not in told and "6379" not in caught.value.message


async def test_a_redis_that_fails_says_nothing_of_its_password(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    cache = RedisCache(f"redis://:hidden-word@127.0.0.1:{free_port()}/0", seconds=60, limit=1_000_000)
    assert await cache.get("a") is None
    await cache.close()
    assert "hidden-word" not in caplog.text + repr(cache)
