"""What the gateway refuses, and what nobody gets from it."""

from __future__ import annotations

import asyncio
import base64
import io
import json
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.gateway import limits, protocol
from animation_ai_studio.llm_bridge.gateway.reliable import wants_structure
from animation_ai_studio.llm_bridge.gateway.server import check_exposure
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from .conftest import GB, HELLO, KEY, Card, Opened, config, engine, post

WORDS = [
    "model",
    "messages",
    "tools",
    "function",
    "name",
    "parameters",
    "response_format",
    "json_schema",
    "schema",
]
WORDS += ["type", "content", "role", "image_url", "url", "stream", "max_tokens", "chat_template", "stop", "n"]


def picture(width: int = 8, height: int = 8) -> str:
    data = io.BytesIO()
    Image.new("RGB", (width, height)).save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def looking(url: Any) -> dict[str, Any]:
    return {
        "model": "small",
        "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}],
    }


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({**HELLO, "model": "/etc/passwd"}, 400, "model_invalid"),
        ({**HELLO, "model": "http://169.254.169.254/"}, 400, "model_invalid"),
        ({**HELLO, "model": "gpt-4"}, 404, "llm_profile_unknown"),
        ({**HELLO, "model": 5}, 400, "model_invalid"),
        ({"model": "small"}, 400, "messages_invalid"),
        ({"model": "small", "messages": ["x"]}, 400, "messages_invalid"),
        ({**HELLO, "n": 50}, 400, "n_unsupported"),
        (looking("http://169.254.169.254/latest"), 400, "image_invalid"),
        (looking("file:///etc/passwd"), 400, "image_invalid"),
        (looking(None), 400, "image_invalid"),
        (looking("data:image/png;base64,!!!"), 400, "image_invalid"),
        (looking("data:image/png;base64," + base64.b64encode(b"GIF89a").decode()), 400, "image_invalid"),
        (looking(picture(5000, 5000)), 400, "image_too_large"),
        ([1, 2], 400, "body_invalid"),
        (
            looking("x")
            | {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": "http://x"}]}]},
            400,
            "image_invalid",
        ),
        (
            {"model": "small", "messages": [{"role": "user", "content": [{"type": "video_url"}]}]},
            400,
            "part_unsupported",
        ),
        ({**HELLO, "response_format": "json"}, 400, "field_invalid"),
        ({**HELLO, "tools": [1]}, 400, "field_invalid"),
        (
            {
                **HELLO,
                "response_format": {"type": "json_schema", "json_schema": {"schema": {"$ref": "http://x/y"}}},
            },
            400,
            "option_invalid",
        ),
        ({**HELLO, "max_tokens": 10**9}, 400, "field_invalid"),
    ],
)
async def test_bad_requests_are_refused_before_an_engine_starts(
    open_gateway: Opened, body: Any, status: int, code: str
) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        answer = await post(gateway, body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
        assert gateway.work.service.pool.engines["small"].process.running() is None


@pytest.mark.parametrize(
    ("route", "body"),
    [
        ("completions", {}),
        ("completions", {"prompt": 5}),
        ("completions", {"prompt": [[1, 2]]}),
        ("completions", {"prompt": "x", "n": 50}),
        ("embeddings", {"prompt": "x"}),
        ("embeddings", {"input": []}),
        ("embeddings", {"input": ["x"] * 300}),
        ("embeddings", {"input": "x", "model": "/etc/passwd"}),
    ],
)
async def test_the_other_routes_refuse_as_well(
    open_gateway: Opened, route: str, body: dict[str, Any]
) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        answer = await post(gateway, {"model": "small", **body}, route)
        assert answer.status_code == 400 and answer.json()["error"]["code"]
        assert gateway.work.service.pool.engines["small"].process.running() is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(WORDS), JSON, max_size=8))
@hypothesis_settings(max_examples=400, deadline=None)
def test_any_json_is_refused_or_understood(body: dict[str, Any]) -> None:
    """A crash in the checks would be a 500 with a trace; a field that slips through would reach the engine."""
    settings = config({"small": engine()})
    try:
        limits.profile_name(body, settings)
        kept = limits.known_fields(body)
        limits.check_chat(kept, settings.gateway)
        wants_structure(kept)
    except limits.ApiError as error:
        assert error.status in (400, 404)
    else:
        assert set(kept) <= limits.FIELDS


async def test_bodies_that_are_too_large_too_deep_or_no_json(open_gateway: Opened) -> None:
    settings = config({"small": engine()}, gateway={"body_mb": 0.1, "body_seconds": 0.5})
    json_type = {"content-type": "application/json"}

    async def endless() -> Any:
        for _ in range(50):
            yield b" " * 10_000

    async def slow() -> Any:
        yield b"{"
        await asyncio.sleep(5)
        yield b"}"

    async with open_gateway(settings) as gateway:
        url = f"{gateway.url}/v1/chat/completions"
        for content, status in [
            (b" " * 200_000, 413),
            (endless(), 413),
            (slow(), 408),
            (b"{not json", 400),
            (b"[" * 60_000, 400),
            (b'{"a":' * 200 + b"1" + b"}" * 200, 400),
        ]:
            answer = await gateway.http.post(url, content=content, headers=json_type)
            assert answer.status_code == status, content


async def test_web_pages_of_others_are_refused(open_gateway: Opened) -> None:
    """A page that the user looks at must not be able to use the user's models."""
    async with open_gateway(config({"small": engine()})) as gateway:
        url = f"{gateway.url}/v1/chat/completions"
        assert (await post(gateway, HELLO, headers={"origin": "https://evil.example"})).status_code == 403
        plain = await gateway.http.post(
            url, content=json.dumps(HELLO), headers={"content-type": "text/plain"}
        )
        assert plain.status_code == 415


async def test_slow_and_half_closed_connections_end(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.3)
    async with open_gateway(config({"small": engine()})) as gateway:
        port = int(gateway.url.rsplit(":", 1)[1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n")
        async with asyncio.timeout(5):
            assert await reader.read() == b""  # closed without an answer
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
        writer.write(head)
        writer.write_eof()
        async with asyncio.timeout(5):
            await reader.read()
        writer.close()
        assert (await gateway.http.get(f"{gateway.url}/health")).status_code == 200
        assert gateway.work.service.working("small") == 0


async def test_the_owner_s_routes_are_on_another_port_with_a_key(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)}, gateway={"idle_seconds": 60})) as gateway:
        paths = [
            "/admin/status",
            "/admin/switch",
            "/admin/stop",
            "/sleep",
            "/wake_up",
            "/collective_rpc",
            "/docs",
            "/openapi.json",
        ]
        for path in paths:
            assert (await gateway.http.get(f"{gateway.url}{path}")).status_code == 404
            assert (await gateway.http.post(f"{gateway.url}{path}", json={})).status_code == 404
        assert (await gateway.http.get(f"{gateway.owner}/admin/status")).status_code == 401
        owner = {"authorization": f"Bearer {KEY}"}
        status = (await gateway.http.get(f"{gateway.owner}/admin/status", headers=owner)).json()
        assert status["state"] == "free" and status["engines"]["small"]["state"] == "off" and card.used == 0
        switched = await gateway.http.post(
            f"{gateway.owner}/admin/switch", json={"model": "small"}, headers=owner
        )
        assert switched.json()["state"] == "ready" and card.used == 10 * GB
        stopped = await gateway.http.post(
            f"{gateway.owner}/admin/stop", json={"model": "small"}, headers=owner
        )
        assert stopped.json()["state"] == "off" and card.used == 0


@pytest.mark.parametrize("stream", [False, True])
async def test_an_engine_can_not_send_a_request_elsewhere(open_gateway: Opened, stream: bool) -> None:
    """A redirect would carry the prompt, and the engine's key, to an address that nobody allowed."""
    elsewhere: list[bytes] = []

    async def other(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        elsewhere.append(await reader.read(100))
        writer.close()

    async def redirecting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 307 Go\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async with (
        await asyncio.start_server(other, "127.0.0.1", 0) as second,
        await asyncio.start_server(redirecting, "127.0.0.1", 0) as first,
    ):
        ports = [server.sockets[0].getsockname()[1] for server in (first, second)]
        target = f"http://127.0.0.1:{ports[1]}/v1/chat/completions"
        profile = {
            "engine": "openai",
            "model": "x",
            "tasks": ["chat"],
            "url": f"http://127.0.0.1:{ports[0]}/v1",
        }
        async with open_gateway(config({"small": profile})) as gateway:
            answer = await post(gateway, {**HELLO, "stream": stream})
            assert answer.status_code == 502 and answer.json()["error"]["code"] and elsewhere == []


async def test_keys_are_asked_for_where_configured(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEYS", "alpha-Q7vT2mZp9x, beta-W3kL8nRd4yQ")
    settings = config({"small": engine()}, gateway={"keys_env": "TEST_KEYS"})
    async with open_gateway(settings) as gateway:
        assert (await post(gateway, HELLO)).status_code == 401
        assert (
            await post(gateway, HELLO, headers={"authorization": "Bearer alpha-Q7vT2mZp9"})
        ).status_code == 401
        assert (
            await post(gateway, HELLO, headers={"authorization": "Bearer beta-W3kL8nRd4yQ"})
        ).status_code == 200
        assert (await gateway.http.get(f"{gateway.url}/metrics")).status_code == 401


def test_an_open_door_without_a_key_is_refused() -> None:
    with pytest.raises(StudioError) as caught:
        check_exposure(config({"small": engine()}, gateway={"host": "0.0.0.0"}))
    assert caught.value.code == "config_invalid"


async def test_no_prompt_and_no_key_in_any_log(
    open_gateway: Opened, home: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        await post(gateway, HELLO)
        await post(gateway, {**HELLO, "model": "nobody"})
        key = gateway.work.service.pool.engines["small"].key
    written = caplog.text + "".join(p.read_text(errors="replace") for p in home.rglob("*.log"))
    assert "secret premise" not in written and key not in written and KEY not in written


@pytest.mark.parametrize(
    "content",
    [
        b'{"temperature": NaN}',
        b'{"temperature": 1e999}',
        b'{"user": "\\ud800"}',
        b'{"\\ud800": 1}',
        b"\xff",
        b"9" * 5000,
    ],
)
async def test_what_no_engine_could_be_sent_is_refused_at_the_door(
    open_gateway: Opened, content: bytes
) -> None:
    """Python reads it, but it can't be sent on: the caller would get a 500 without a reason."""
    body = b'{"model": "small", "messages": [{"role": "user", "content": "x"}], ' + content.removeprefix(b"{")
    async with open_gateway(config({"small": engine()})) as gateway:
        url, headers = f"{gateway.url}/v1/chat/completions", {"content-type": "application/json"}
        answer = await gateway.http.post(url, content=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "body_invalid")


async def test_an_answer_leaves_at_once(open_gateway: Opened) -> None:
    """Without TCP_NODELAY the second packet of every answer waits 40 ms for the first one's receipt."""
    async with open_gateway(config({"small": engine()})) as gateway:
        seconds = []
        for _ in range(20):
            answer = await gateway.http.get(f"{gateway.url}/v1/models")
            seconds.append(answer.elapsed.total_seconds())
        assert sorted(seconds)[5] < 0.03
