"""The gateway on real sockets: what clients get, and what nobody gets."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
import signal
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import LlmClient, user
from animation_ai_studio.llm_bridge.gateway import limits
from animation_ai_studio.llm_bridge.gateway.reliable import wants_structure
from animation_ai_studio.llm_bridge.gateway.server import check_exposure
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image
from prometheus_client.parser import text_string_to_metric_families

from .conftest import GB, KEY, Card, Running, config, engine

Opened = Callable[..., Any]
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
HELLO = {"model": "small", "messages": [{"role": "user", "content": "a secret premise"}]}
TOOLS = [
    {"type": "function", "function": {"name": "draw", "parameters": {"type": "object", "required": ["who"]}}}
]


async def post(
    gateway: Running, body: Any, route: str = "chat/completions", **options: Any
) -> httpx.Response:
    return await gateway.http.post(f"{gateway.url}/v1/{route}", json=body, **options)


def picture(width: int = 8, height: int = 8) -> str:
    data = io.BytesIO()
    Image.new("RGB", (width, height)).save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def looking(url: Any) -> dict[str, Any]:
    return {
        "model": "small",
        "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}],
    }


async def test_chat_by_name_and_by_task(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)})) as gateway:
        for name in ("small", "chat", ""):
            answer = await post(gateway, {**HELLO, "model": name})
            assert answer.status_code == 200
            body = answer.json()
            assert (
                body["choices"][0]["message"]["content"] == "one two three four five"
                and body["model"] == "small"
            )
        assert body["echo"]["max_tokens"] == 1024  # the profile's defaults
        models = (await gateway.http.get(f"{gateway.url}/v1/models")).json()
        assert [m["id"] for m in models["data"]] == ["small"]


async def test_the_studio_s_own_client_through_the_gateway(open_gateway: Opened) -> None:
    async with (
        open_gateway(config({"small": engine()})) as gateway,
        LlmClient(f"{gateway.url}/v1", "chat") as model,
    ):
        pieces = [piece async for piece in model.stream([user("hi")])]
        assert "".join(p.text for p in pieces) == "one two three four five"
        assert len([p for p in pieces if p.text]) == 5  # passed on one by one, not gathered
        assert await model.embed(["abc", "z"]) == [[3.0], [1.0]]


async def test_two_models_are_switched_and_nobody_is_lost(open_gateway: Opened, card: Card) -> None:
    profiles = {"one": engine(gigabytes=12), "two": engine(gigabytes=10)}
    async with open_gateway(config(profiles, gateway={"idle_seconds": 60})) as gateway:
        names = ["one", "two"] * 4
        answers = await asyncio.gather(*(post(gateway, {**HELLO, "model": name}) for name in names))
        assert [a.status_code for a in answers] == [200] * 8
        assert card.read()["most_heavy"] == 1


async def test_an_answer_cut_by_sleep_is_asked_again(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine(faults="abort_once")})) as gateway:
        answer = await post(gateway, HELLO)
        assert answer.json()["choices"][0]["finish_reason"] == "stop"
        assert 'reason="abort"' in (await gateway.http.get(f"{gateway.url}/metrics")).text


async def test_an_engine_that_dies_under_a_request_is_started_again(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10, rate=10)})) as gateway:
        await post(gateway, HELLO)
        asked = asyncio.create_task(post(gateway, HELLO))
        pool = gateway.work.service.pool.engines["small"]
        while not gateway.work.service.working("small"):
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        os.kill(pool.process.note.party.pid, signal.SIGKILL)
        answer = await asked
        assert answer.status_code == 200 and answer.json()["choices"][0]["finish_reason"] == "stop"


async def test_fenced_json_becomes_json_and_misfits_are_asked_again(open_gateway: Opened) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer", "maximum": 9}}, "required": ["n"]}
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    script = ['```json\n{"n": 3}\n```', '{"n": 99}', '{"n": 4}', "no", "no"]
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        first, second, third = [await post(gateway, {**HELLO, "response_format": form}) for _ in range(3)]
        assert json.loads(first.json()["choices"][0]["message"]["content"]) == {"n": 3}
        assert json.loads(second.json()["choices"][0]["message"]["content"]) == {"n": 4}
        assert third.status_code == 502 and third.json()["error"]["code"] == "answer_invalid"


async def test_tool_calls_in_prose_become_tool_calls_also_in_streams(open_gateway: Opened) -> None:
    script = ['I draw.\n```json\n{"name": "draw", "arguments": {"who": "luca"}}\n```']
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        choice = (await post(gateway, {**HELLO, "tools": TOOLS})).json()["choices"][0]
        assert choice["finish_reason"] == "tool_calls"
        assert json.loads(choice["message"]["tool_calls"][0]["function"]["arguments"]) == {"who": "luca"}
        events = (await post(gateway, {**HELLO, "tools": TOOLS, "stream": True})).text
        assert '"tool_calls"' in events and events.rstrip().endswith("data: [DONE]")


async def test_deterministic_answers_are_kept(open_gateway: Opened) -> None:
    script = ["first", "second", "third"]
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        asked = {**HELLO, "temperature": 0}
        answers = [await post(gateway, asked) for _ in range(2)]
        fresh = await post(gateway, asked, headers={"x-studio-cache": "off"})
        warm = await post(gateway, HELLO)
        assert [a.headers["x-studio-cache"] for a in (*answers, fresh, warm)] == [
            "miss",
            "hit",
            "bypass",
            "bypass",
        ]
        texts = [a.json()["choices"][0]["message"]["content"] for a in (*answers, fresh)]
        assert texts == ["first", "first", "second"]


async def test_a_client_that_goes_away_frees_its_place(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine(rate=2)})) as gateway:
        await post(gateway, {**HELLO, "max_tokens": 1})
        for body in ({**HELLO, "stream": True}, HELLO):
            with pytest.raises(httpx.ReadTimeout):
                async with gateway.http.stream(
                    "POST", f"{gateway.url}/v1/chat/completions", json=body, timeout=0.8
                ) as answer:
                    async for _ in answer.aiter_raw():
                        raise httpx.ReadTimeout("left")
            async with asyncio.timeout(3):
                while gateway.work.service.working("small"):
                    await asyncio.sleep(0.02)


async def test_waiting_ends_in_time_and_says_who_works(open_gateway: Opened, card: Card) -> None:
    profiles = {"one": engine(gigabytes=12, rate=1), "two": engine(gigabytes=10)}
    settings = config(profiles, gateway={"queue_seconds": 0.5})
    async with open_gateway(settings) as gateway:
        async with gateway.work.service.seat("one"):
            late = await post(gateway, {**HELLO, "model": "two"})
        assert late.status_code == 503 and late.json()["error"]["code"] == "gpu_busy"
        assert "llm:one" in late.json()["error"]["message"] and late.headers["retry-after"]


async def test_too_many_are_turned_away(open_gateway: Opened) -> None:
    settings = config({"small": engine(rate=4)}, gateway={"concurrency": 2})
    async with open_gateway(settings) as gateway:
        await post(gateway, {**HELLO, "max_tokens": 1})
        answers = await asyncio.gather(*(post(gateway, HELLO) for _ in range(4)))
        assert sorted(a.status_code for a in answers) == [200, 200, 429, 429]


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
    from animation_ai_studio.llm_bridge.gateway import server

    monkeypatch.setattr(server, "HEAD_SECONDS", 0.3)
    async with open_gateway(config({"small": engine()})) as gateway:
        port = int(gateway.url.rsplit(":", 1)[1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n")
        async with asyncio.timeout(5):
            assert await reader.read() == b""  # closed without an answer
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
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


async def test_looking_never_starts_or_wakes_anything(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)}, gateway={"idle_seconds": 0})) as gateway:
        await post(gateway, HELLO)
        before = card.read()["history"]
        owner = {"authorization": f"Bearer {KEY}"}
        for _ in range(5):
            await gateway.http.get(f"{gateway.owner}/admin/status", headers=owner)
            await gateway.http.get(f"{gateway.url}/health")
            await gateway.http.get(f"{gateway.url}/v1/models")
        assert card.read()["history"] == before


async def test_keys_are_asked_for_where_configured(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEYS", "alpha, beta")
    settings = config({"small": engine()}, gateway={"keys_env": "TEST_KEYS"})
    async with open_gateway(settings) as gateway:
        assert (await post(gateway, HELLO)).status_code == 401
        assert (await post(gateway, HELLO, headers={"authorization": "Bearer alph"})).status_code == 401
        assert (await post(gateway, HELLO, headers={"authorization": "Bearer beta"})).status_code == 200
        assert (await gateway.http.get(f"{gateway.url}/metrics")).status_code == 401


def test_an_open_door_without_a_key_is_refused() -> None:
    with pytest.raises(StudioError) as caught:
        check_exposure(config({"small": engine()}, gateway={"host": "0.0.0.0"}))
    assert caught.value.code == "config_invalid"


async def test_metrics_are_prometheus_text_without_prompts(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)})) as gateway:
        await post(gateway, HELLO)
        await post(gateway, {**HELLO, "stream": True})
        text = (await gateway.http.get(f"{gateway.url}/metrics")).text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert {"studio_llm_requests", "studio_gpu_lease_wait_seconds", "studio_llm_first_token_seconds"} <= set(
        families
    )
    assert "secret premise" not in text
    waiting = {s.labels["model"]: s.value for s in families["studio_llm_waiting"].samples}
    assert waiting == {"small": 0.0}


async def test_no_prompt_and_no_key_in_any_log(
    open_gateway: Opened, home: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        await post(gateway, HELLO)
        await post(gateway, {**HELLO, "model": "nobody"})
        key = gateway.work.service.pool.engines["small"].key
    written = caplog.text + "".join(p.read_text(errors="replace") for p in home.rglob("*.log"))
    assert "secret premise" not in written and key not in written and KEY not in written
