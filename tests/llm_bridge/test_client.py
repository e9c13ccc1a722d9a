"""The client: what the agent and the nodes rely on when a model is slow, wrong or gone."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import (
    Budget,
    LlmClient,
    ScriptedModel,
    SyncModel,
    http,
    image_part,
    user,
)
from animation_ai_studio.llm_bridge.client.calls import tool_calls, tool_schema
from animation_ai_studio.llm_bridge.client.structure import MismatchError, find_json, fit
from animation_ai_studio.llm_bridge.client.sync import BackgroundLoop
from pydantic import BaseModel, Field

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "draw",
            "parameters": {
                "type": "object",
                "properties": {"who": {"type": "string"}, "seconds": {"type": "integer", "maximum": 10}},
                "required": ["who"],
            },
        },
    }
]


class Plan(BaseModel):
    place: str
    seconds: int = Field(ge=1, le=60)


def said(text: str, finish: str = "stop", **message: Any) -> dict[str, Any]:
    return {
        "model": "m",
        "choices": [{"message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5},
    }


class Edge:
    """The network's other end: answers from a list and keeps what it was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.asked = list(answers), list[dict[str, Any]]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(json.loads(request.content))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json=answer)


def client(edge: Callable[[httpx.Request], httpx.Response], **kwargs: Any) -> LlmClient:
    return LlmClient(
        "http://127.0.0.1:1/v1", "m", transport=httpx.MockTransport(edge), dice=random.Random(1), **kwargs
    )


async def test_chat_counts_usage_and_sends_defaults() -> None:
    edge = Edge(said("hello"))
    async with client(edge, sampling={"temperature": 0.2, "max_tokens": 9}) as model:
        reply = await model.chat([user("hi")], temperature=0.5)
    assert (reply.text, reply.usage.total, model.budget.usage.total) == ("hello", 15, 15)
    assert edge.asked[0]["temperature"] == 0.5 and edge.asked[0]["max_tokens"] == 9


async def test_failures_on_the_way_are_tried_again() -> None:
    edge = Edge(httpx.ConnectError("no"), httpx.Response(503, headers={"retry-after": "0"}), said("ok"))
    async with client(edge) as model:
        assert (await model.chat([user("hi")])).text == "ok"


async def test_an_answer_cut_by_sleep_is_asked_again() -> None:
    """vLLM ends requests with status 200 and "abort" when it goes to sleep."""
    async with client(Edge(said("ha", finish="abort"), said("whole"))) as model:
        assert (await model.chat([user("hi")])).text == "whole"


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([httpx.ConnectError("no")] * 3, "llm_unreachable"),
        ([httpx.Response(400, json={"error": {"message": "too long"}})], "llm_refused"),
        ([httpx.Response(302, headers={"location": "http://evil"})], "llm_refused"),
        ([httpx.Response(500)] * 3, "llm_refused"),
        ([httpx.Response(200, text="<html>")], "llm_reply_invalid"),
        ([{"choices": []}], "llm_reply_invalid"),
        ([{"choices": [{"message": None}]}], "llm_reply_invalid"),
    ],
)
async def test_what_can_not_be_used_is_told(answers: list[Any], code: str) -> None:
    async with client(Edge(*answers)) as model:
        with pytest.raises(StudioError) as caught:
            await model.chat([user("hi")])
    assert caught.value.code == code
    assert "hi" not in caught.value.message.split()


async def test_a_slow_answer_ends_in_time() -> None:
    import asyncio

    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError("not reached")

    async with client(slow, seconds=0.05) as model:  # type: ignore[arg-type]
        with pytest.raises(StudioError) as caught:
            await model.chat([user("hi")])
    assert caught.value.code == "llm_timeout"


async def test_structured_asks_once_more_with_the_reason() -> None:
    edge = Edge(said('```json\n{"place": "sea", "seconds": 99}\n```'), said('{"place": "sea", "seconds": 9}'))
    async with client(edge) as model:
        assert await model.structured([user("plan")], Plan) == Plan(place="sea", seconds=9)
    assert "seconds" in edge.asked[1]["messages"][-1]["content"]
    assert edge.asked[0]["response_format"]["json_schema"]["schema"]["additionalProperties"] is False


async def test_structured_gives_up_after_one_re_ask() -> None:
    async with client(Edge(said("no"), said("no"))) as model:
        with pytest.raises(StudioError) as caught:
            await model.structured([user("plan")], Plan)
    assert caught.value.code == "llm_reply_invalid"


async def test_tool_calls_from_prose_and_from_the_engine() -> None:
    fenced = said('I will draw.\n```json\n{"name": "draw", "arguments": {"who": "luca"}}\n```')
    own = said("", tool_calls=[{"function": {"name": "draw", "arguments": '{"who": "alberto"}'}}])
    async with client(Edge(fenced, own)) as model:
        assert (await model.chat([user("x")], tools=TOOLS)).tools[0].arguments == {"who": "luca"}
        assert (await model.chat([user("x")], tools=TOOLS)).tools[0].arguments == {"who": "alberto"}


async def test_a_wrong_tool_call_is_asked_again() -> None:
    edge = Edge(
        said('{"name": "paint", "arguments": {}}'), said('{"name": "draw", "arguments": {"who": "luca"}}')
    )
    async with client(edge) as model:
        assert (await model.chat([user("x")], tools=TOOLS)).tools[0].name == "draw"
    assert "draw" in edge.asked[1]["messages"][-1]["content"]


def test_ranges_of_tool_arguments_are_checked() -> None:
    with pytest.raises(MismatchError, match="seconds"):
        tool_calls('{"name": "draw", "arguments": {"who": "luca", "seconds": 99}}', TOOLS)
    assert tool_schema(TOOLS)["properties"]["name"] == {"const": "draw"}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "http://169.254.169.254/schema"},
        {"properties": {"a": {"items": [{"$ref": "file:///etc/passwd"}]}}},
        {"type": 5},
        {"$ref": "#/nowhere"},
    ],
)
def test_schemas_that_reach_outside_or_are_none(schema: dict[str, Any]) -> None:
    """A reference would make the studio fetch an address that a request names."""
    with pytest.raises(StudioError) as caught:
        fit({"a": [1]}, schema)
    assert caught.value.code == "option_invalid"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('Sure!\n```json\n{"a": 1}\n```\nDone.', {"a": 1}),
        ('The answer is {"a": {"b": [1, 2]}} I think', {"a": {"b": [1, 2]}}),
        ("```\n[1, 2]\n```", [1, 2]),
    ],
)
def test_json_is_found(text: str, value: Any) -> None:
    assert find_json(text) == value


@pytest.mark.parametrize("text", ["", "no json", "{broken", "```json\n{]\n```"])
def test_no_json_is_said(text: str) -> None:
    with pytest.raises(MismatchError):
        find_json(text)


async def test_stream_gives_pieces_and_usage() -> None:
    lines = [
        'data: {"choices": [{"delta": {"content": "Ah"}}]}',
        ": a comment",
        'data: {"choices": [{"delta": {"content": "oy"}, "finish_reason": "stop"}]}',
        'data: {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}',
        "data: [DONE]",
    ]
    async with client(Edge(httpx.Response(200, text="\n\n".join(lines)))) as model:
        pieces = [piece async for piece in model.stream([user("hi")])]
    assert "".join(p.text for p in pieces) == "Ahoy"
    assert model.budget.usage.total == 5


async def test_stream_that_is_refused() -> None:
    async with client(Edge(httpx.Response(404, json={"error": {"message": "no such model"}}))) as model:
        with pytest.raises(StudioError) as caught:
            _ = [piece async for piece in model.stream([user("hi")])]
    assert caught.value.code == "llm_refused" and "no such model" in caught.value.message


@pytest.mark.parametrize(
    "change", [{"usage": {"prompt_tokens": "a"}}, {"choices": [{"message": {"content": 5}}]}]
)
async def test_an_answer_of_an_odd_shape_is_told(change: dict[str, Any]) -> None:
    """A node that asked showed Python's own error."""
    async with client(Edge({**said("x"), **change})) as model:
        with pytest.raises(StudioError) as caught:
            await model.chat([user("hi")])
    assert caught.value.code == "llm_reply_invalid"


@pytest.mark.parametrize("odd", [{"choices": {"a": 1}}, {"choices": [{"delta": {"content": 5}}]}])
async def test_a_stream_of_an_odd_shape_is_told(odd: dict[str, Any]) -> None:
    async with client(Edge(httpx.Response(200, text=f"data: {json.dumps(odd)}\n\n"))) as model:
        with pytest.raises(StudioError) as caught:
            _ = [piece async for piece in model.stream([user("hi")])]
    assert caught.value.code == "llm_reply_invalid"


@pytest.mark.parametrize("status", [401, 503])
async def test_a_refusal_never_tells_the_key(status: int) -> None:
    """What a node's error says is read by everybody who may look into ComfyUI's history."""
    echo = httpx.Response(status, json={"error": {"message": "no such key: my-own-key-of-16"}})
    async with client(Edge(echo), key="my-own-key-of-16", retries=0) as model:
        with pytest.raises(StudioError) as caught:
            await model.chat([user("hi")])
    assert "no such key: (key)" in caught.value.message


async def test_embeddings_keep_their_order() -> None:
    rows = {"data": [{"index": 1, "embedding": [2.0]}, {"index": 0, "embedding": [1.0]}]}
    async with client(Edge(rows, {"data": []})) as model:
        assert await model.embed(["a", "b"]) == [[1.0], [2.0]]
        with pytest.raises(StudioError):
            await model.embed(["a", "b"])


@pytest.mark.parametrize("budget", [Budget(calls=1), Budget(tokens=10), Budget(seconds=0.0)])
async def test_a_budget_ends_the_work(budget: Budget) -> None:
    async with client(lambda request: httpx.Response(200, json=said("x")), budget=budget) as model:
        with pytest.raises(StudioError) as caught:
            for _ in range(3):
                await model.chat([user("hi")])
    assert caught.value.code == "llm_budget"


def test_only_pictures_are_pictures() -> None:
    assert image_part(b"\x89PNG\r\n\x1a\nrest")["image_url"]["url"].startswith("data:image/png;base64,")
    with pytest.raises(StudioError) as caught:
        image_part(b"GIF89a")
    assert caught.value.code == "llm_image_invalid"


async def test_the_scripted_model_keeps_the_rules() -> None:
    model = ScriptedModel(["{}", '{"place": "sea", "seconds": 5}'])
    assert (await model.structured([user("x")], Plan)).seconds == 5
    assert len(model.asked) == 2
    with pytest.raises(AssertionError):
        await model.chat([user("x")])


def test_sync_calls_from_any_thread() -> None:
    with BackgroundLoop("test") as loop:
        model = SyncModel(ScriptedModel(lambda messages: "one two three"), loop)
        assert model.chat([user("x")]).text == "one two three"
        assert "".join(piece.text for piece in model.stream([user("x")])) == "one two three"
        assert model.embed(["abc"])[0][0] == 1.0


def test_the_core_needs_httpx_and_pydantic_only() -> None:
    """A node pack that imported FastAPI or Redis at start would slow down or break ComfyUI."""
    import subprocess
    import sys

    code = (
        "import sys; import animation_ai_studio.llm_bridge.client, animation_ai_studio.llm_bridge.lease;"
        "heavy = {'fastapi', 'uvicorn', 'redis', 'prometheus_client', 'jsonschema', 'torch', 'numpy', 'pynvml'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_an_odd_pause_from_a_server_is_no_pause() -> None:
    """Another script's digit in a header would end the request with a traceback instead of a second try."""
    edge = Edge(httpx.Response(503, headers=[(b"retry-after", b"\xb2")]), said("ok"))
    async with client(edge) as model:
        assert (await model.chat([user("hi")])).text == "ok"


def _event(text: str) -> bytes:
    made = json.dumps({"choices": [{"delta": {"content": text}}]}, ensure_ascii=False)
    return b"data: " + made.encode()


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
async def test_a_stream_may_hold_what_unicode_ends_lines_with(end: str) -> None:
    """The answer ended in the middle with "can't be understood"."""
    content = _event(f"a{end}b") + b"\r\n\r\n" + _event("c")
    async with client(Edge(httpx.Response(200, content=content))) as model:
        pieces = [piece.text async for piece in model.stream([user("hi")])]
    assert pieces == [f"a{end}b", "c"]


async def test_a_stream_s_line_has_a_longest_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_REPLY", 1000)
    async with client(Edge(httpx.Response(200, content=_event("x" * 2000)))) as model:
        with pytest.raises(StudioError) as caught:
            [piece async for piece in model.stream([user("hi")])]
    assert caught.value.code == "llm_reply_invalid"
