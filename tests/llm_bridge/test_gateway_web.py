"""Pages, names, keys and headers: who may use the gateway, and what it passes on of a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.gateway.keys import admin_key, public_keys
from animation_ai_studio.llm_bridge.gateway.server import check_exposure
from animation_ai_studio.llm_bridge.profiles import GatewaySettings

from .conftest import HELLO, KEY, Opened, config, post

OTHERS = [
    "studio.example",
    "studio.example:8189",
    "127.0.0.1.studio.example",
    "localhost.example",
    "0.0.0.0",
    "",
]
OURS = ["localhost", "LOCALHOST:8189", "localhost.:1", "127.0.0.1:8189", "[::1]:8189", "[::1]"]
JSON_HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
)


class Recorder:
    """An OpenAI-compatible engine that keeps what it is sent."""

    def __init__(self) -> None:
        self.heads: list[dict[str, str]] = []
        self.bodies: list[dict[str, Any]] = []
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        head = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        sent = await reader.readexactly(int(head.get("content-length", "0")))
        if lines[0].startswith("POST"):
            self.heads.append(head)
            self.bodies.append(json.loads(sent))
        choice = {"message": {"role": "assistant", "content": f"answer {len(self.bodies)}"}}
        content = json.dumps({"choices": [{**choice, "index": 0, "finish_reason": "stop"}]}).encode()
        writer.write(JSON_HEAD % len(content) + content)
        await writer.drain()
        writer.close()

    @property
    def profile(self) -> dict[str, Any]:
        url = f"http://127.0.0.1:{self.port}/v1"
        return {"engine": "openai", "model": "x", "tasks": ["chat"], "url": url, "key_env": "TEST_ENGINE_KEY"}


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    made = Recorder()
    async with await asyncio.start_server(made.serve, "127.0.0.1", 0) as server:
        made.port = server.sockets[0].getsockname()[1]
        yield made


async def raw(url: str, head: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rsplit(":", 1)[1]))
    writer.write(head)
    async with asyncio.timeout(5):
        told = await reader.read()
    writer.close()
    return told


async def test_other_names_than_this_machine_s_are_refused_on_both_ports(
    open_gateway: Opened, recorder: Recorder
) -> None:
    """A page that points its own name at 127.0.0.1 would otherwise use the models, and read what they say."""
    async with open_gateway(config({"small": recorder.profile})) as gateway:
        for port, path in (
            (gateway.url, "/v1/models"),
            (gateway.url, "/metrics"),
            (gateway.url, "/health"),
            (gateway.owner, "/admin/status"),
        ):
            for name, status in [(name, 403) for name in OTHERS] + [(name, 200) for name in OURS]:
                headers = {"host": name, "authorization": f"Bearer {KEY}"}
                told = await gateway.http.get(f"{port}{path}", headers=headers)
                assert told.status_code == status, (path, name)
        refused = await post(gateway, HELLO, headers={"host": "studio.example"})
        assert refused.json()["error"]["code"] == "host_refused" and recorder.bodies == []


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (b"", b"400"),
        (b"Host: localhost\r\nHost: localhost\r\n", b"400"),
        (b"Host: localhost\r\nHost: studio.example\r\n", b"400"),
    ],
)
async def test_no_host_or_two_are_refused(
    open_gateway: Opened, recorder: Recorder, hosts: bytes, status: bytes
) -> None:
    async with open_gateway(config({"small": recorder.profile})) as gateway:
        told = await raw(gateway.url, b"GET /health HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
        assert told.split()[1] == status
        assert (await raw(gateway.url, b"GET /health HTTP/1.0\r\n\r\n")).split()[1] == b"403"


async def test_names_that_the_owner_lists_are_answered(open_gateway: Opened, recorder: Recorder) -> None:
    settings = config({"small": recorder.profile}, gateway={"hosts": ["studio.example"]})
    async with open_gateway(settings) as gateway:
        for name, status in (("Studio.Example:443", 200), ("other.example", 403)):
            told = await gateway.http.get(f"{gateway.url}/health", headers={"host": name})
            assert told.status_code == status
        told = await gateway.http.get(f"{gateway.owner}/admin/status", headers={"host": "studio.example"})
        assert told.status_code == 403  # the owner's port has no other names


async def test_a_server_with_keys_for_others_answers_to_any_name(
    open_gateway: Opened, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEYS", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
    settings = config({"small": recorder.profile}, gateway={"host": "0.0.0.0", "keys_env": "TEST_KEYS"})
    async with open_gateway(settings) as gateway:
        told = await gateway.http.get(f"{gateway.url}/health", headers={"host": "gateway:8189"})
        assert told.status_code == 200
        told = await gateway.http.get(f"{gateway.url}/v1/models", headers={"host": "gateway:8189"})
        assert told.status_code == 401


async def test_what_a_browser_sends_for_another_site_is_refused(
    open_gateway: Opened, recorder: Recorder
) -> None:
    async with open_gateway(config({"small": recorder.profile})) as gateway:
        for path in ("/v1/models", "/metrics", "/health"):
            for site, status in (("cross-site", 403), ("none", 200), ("same-origin", 200)):
                told = await gateway.http.get(f"{gateway.url}{path}", headers={"sec-fetch-site": site})
                assert told.status_code == status
        refused = await post(gateway, HELLO, headers={"sec-fetch-site": "cross-site"})
        assert refused.status_code == 403 and recorder.bodies == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not set or empty"),
        ("", "not set or empty"),
        (" , ", "not set or empty"),
        ("changeme", "under 16"),
        ("0f1e2d3c4b5a69788796a5b4c3d2e1f0,short", "Key 2 of 2"),
        ("change-me-before-use-1", "placeholder"),
        ("your_api_key_goes_here", "placeholder"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "placeholder"),
        ("0f1e2d3c4b5a6978 8796a5b4", "no client can send"),
        ("schlüssel-0f1e2d3c4b5a69", "no client can send"),
    ],
)
def test_a_named_variable_without_a_good_key_ends_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str | None, words: str
) -> None:
    """A misspelt variable would open the door to everybody, and say nothing."""
    if value is None:
        monkeypatch.delenv("TEST_KEYS", raising=False)
    else:
        monkeypatch.setenv("TEST_KEYS", value)
    for host in ("127.0.0.1", "0.0.0.0"):
        with pytest.raises(StudioError) as caught:
            check_exposure(
                config({"small": Recorder().profile}, gateway={"host": host, "keys_env": "TEST_KEYS"})
            )
        assert caught.value.code == "config_invalid" and words in caught.value.message
        assert "TEST_KEYS" in caught.value.message
        assert not (value or "").strip(" ,") or value not in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_without_keys_it_listens_on_this_machine(host: str) -> None:
    check_exposure(config({"small": Recorder().profile}, gateway={"host": host}))
    assert public_keys(GatewaySettings()) == ()


@pytest.mark.parametrize("host", ["", "::", "0.0.0.0", "192.0.2.1", "studio.example"])
def test_without_keys_it_listens_nowhere_else(host: str) -> None:
    with pytest.raises(StudioError):
        check_exposure(config({"small": Recorder().profile}, gateway={"host": host}))


def test_an_owner_s_key_that_others_could_read_or_plant_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "gateway.key"
    key = admin_key(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600 and admin_key(tmp_path) == key
    path.chmod(0o640)
    fresh = admin_key(tmp_path)
    assert fresh != key and path.stat().st_mode & 0o777 == 0o600
    planted = tmp_path / "planted"
    planted.write_text(KEY)
    planted.chmod(0o600)
    path.unlink()
    path.symlink_to(planted)
    assert admin_key(tmp_path) not in (key, fresh, KEY)
    assert not path.is_symlink() and planted.read_text() == KEY


async def test_a_caller_never_gets_what_another_was_answered(
    open_gateway: Opened, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ["alpha-0f1e2d3c4b5a69", "beta-7f6e5d4c3b2a19"]
    monkeypatch.setenv("TEST_KEYS", ",".join(keys))
    settings = config({"small": recorder.profile}, gateway={"keys_env": "TEST_KEYS"})
    async with open_gateway(settings) as gateway:
        told = []
        for key in (keys[0], keys[1], keys[0]):
            headers = {"authorization": f"Bearer {key}"}
            told.append(await post(gateway, {**HELLO, "temperature": 0}, headers=headers))
        assert [t.headers["x-studio-cache"] for t in told] == ["miss", "miss", "hit"]
        texts = [t.json()["choices"][0]["message"]["content"] for t in told]
        assert texts == ["answer 1", "answer 2", "answer 1"]


async def test_only_known_headers_and_fields_reach_an_engine(
    open_gateway: Opened, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A caller's key and cookies are for the gateway; an engine's own fields may load things or change templates."""
    monkeypatch.setenv("TEST_ENGINE_KEY", "engine-key")
    sent = {
        "authorization": "Bearer mine",
        "cookie": "session=1",
        "x-forwarded-for": "192.0.2.1",
        "x-forwarded-host": "studio.example",
        "accept-encoding": "gzip",
        "user-agent": "a program",
        "x-anything": "1",
    }
    fields = {"chat_template": "{{ x }}", "chat_template_kwargs": {}, "extra_body": {}, "model": "small"}
    async with open_gateway(config({"small": recorder.profile})) as gateway:
        assert (await post(gateway, {**HELLO, **fields}, headers=sent)).status_code == 200
    (head,), (body,) = recorder.heads, recorder.bodies
    assert set(head) <= {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
        "authorization",
        "content-length",
        "content-type",
    }
    assert head["authorization"] == "bearer engine-key" and head["accept-encoding"] == "identity"
    assert "a program" not in head["user-agent"] and "studio.example" not in str(head)
    assert (
        set(body) == {"model", "messages", "temperature", "top_p", "max_tokens", "stream"}
        and body["model"] == "x"
    )


async def test_a_proxy_of_the_environment_sees_no_prompt(
    open_gateway: Opened, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Recorder()
    async with await asyncio.start_server(proxy.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        async with open_gateway(config({"small": recorder.profile})) as gateway:
            assert (await post(gateway, HELLO)).status_code == 200
    assert len(recorder.bodies) == 1 and proxy.heads == []


async def test_an_endless_answer_is_given_up(open_gateway: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole answer is held in memory: an engine that never ends one must not take all of it."""
    from animation_ai_studio.llm_bridge.gateway import forward

    monkeypatch.setattr(forward, "MAX_ANSWER", 100_000)
    left = asyncio.Event()

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(JSON_HEAD % (1 << 40 if head.startswith(b"POST") else 2))
        try:
            while head.startswith(b"POST"):
                writer.write(b" " * 10_000)
                await writer.drain()
        except ConnectionError:
            left.set()
        finally:
            writer.write(b"{}")
            writer.close()

    async with await asyncio.start_server(endless, "127.0.0.1", 0) as server:
        engine = Recorder()
        engine.port = server.sockets[0].getsockname()[1]
        async with open_gateway(config({"small": engine.profile})) as gateway:
            told = await post(gateway, HELLO)
            assert told.status_code == 502 and told.json()["error"]["code"] == "engine_invalid"
            async with asyncio.timeout(5):
                await left.wait()
