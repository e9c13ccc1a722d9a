"""What OpenAI's API promises its clients, kept by the gateway whatever the engine does."""

from __future__ import annotations

import base64
import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from PIL import Image

from .conftest import HELLO, Opened, config, engine, post

DRAW, SAY = (
    {
        "type": "function",
        "function": {
            "name": name,
            "parameters": {
                "type": "object",
                "properties": {"who": {"type": "string", "maxLength": 40}},
                "required": ["who"],
            },
        },
    }
    for name in ("draw", "say")
)
TOOLS = {"tools": [DRAW, SAY]}
NAMED = {"tool_choice": {"type": "function", "function": {"name": "say"}}}
CALL = '{"name": "%s", "arguments": {"who": "mira"}}'
X = {
    "type": "object",
    "properties": {"x": {"type": "number"}, "line": {"type": "string", "maxLength": 9}},
    "required": ["x"],
}
FORM = {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": X}}}


class Engine(BaseHTTPRequestHandler):
    """An OpenAI-compatible server that answers from a list and keeps what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[dict[str, Any]]
    answers: list[dict[str, Any]]

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._send({"object": "list", "data": []})

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self._send(self.answers.pop(0))

    def _send(self, data: dict[str, Any]) -> None:
        content = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def upstream() -> Iterator[type[Engine]]:
    handler = type("Scripted", (Engine,), {"asked": [], "answers": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    handler.url = f"http://127.0.0.1:{server.server_port}/v1"  # type: ignore[attr-defined]
    yield handler
    server.shutdown()
    server.server_close()


def profile(upstream: type[Engine]) -> dict[str, Any]:
    return {"engine": "openai", "model": "x", "tasks": ["chat"], "url": upstream.url}  # type: ignore[attr-defined]


def said(content: str | None, finish: str = "stop", tokens: int = 3, **message: Any) -> dict[str, Any]:
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content, **message},
        "finish_reason": finish,
    }
    usage = {"prompt_tokens": 2, "completion_tokens": tokens, "total_tokens": 2 + tokens}
    made = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1764288000, "model": "x"}
    return {**made, "choices": [choice], "usage": usage, "system_fingerprint": "fp"}


def frames(text: str) -> list[dict[str, Any]]:
    return [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]


async def ask(open_gateway: Opened, upstream: type[Engine], answers: list[Any], **fields: Any) -> Any:
    upstream.answers[:] = answers
    async with open_gateway(config({"small": profile(upstream)})) as gateway:
        return await post(gateway, {**HELLO, **fields})


async def test_the_answer_behind_the_thinking_counts(open_gateway: Opened, upstream: type[Engine]) -> None:
    told = await ask(
        open_gateway, upstream, [said('<think>{"x":1}?</think>{"x":3}', reasoning_content="hm")], **FORM
    )
    message = told.json()["choices"][0]["message"]
    assert json.loads(message["content"]) == {"x": 3} and message["reasoning_content"] == "hm"


async def test_a_story_that_holds_json_is_told_as_it_is(open_gateway: Opened, upstream: type[Engine]) -> None:
    """The answer was asked for again, and then refused because there is no tool 'Mira'."""
    story = 'Her entry reads {"name": "Mira", "age": 7}.'
    told = await ask(open_gateway, upstream, [said(story)], **TOOLS)
    assert told.json()["choices"][0]["message"]["content"] == story and len(upstream.asked) == 1


async def test_json_that_was_asked_for_is_no_call(open_gateway: Opened, upstream: type[Engine]) -> None:
    schema = {"type": "object", "properties": {"name": {"const": "draw"}}, "required": ["name"]}
    form = {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}}
    told = await ask(open_gateway, upstream, [said('{"name": "draw"}')], **TOOLS, **form)
    choice = told.json()["choices"][0]
    assert choice["finish_reason"] == "stop" and json.loads(choice["message"]["content"]) == {"name": "draw"}


@pytest.mark.parametrize(
    ("content", "called"), [('{"name": "Mira", "parameters": {"age": 7}}', False), (CALL % "draw", True)]
)
async def test_an_object_that_was_asked_for_is_a_call_only_of_a_tool(
    open_gateway: Opened, upstream: type[Engine], content: str, called: bool
) -> None:
    form = {"response_format": {"type": "json_object"}}
    told = await ask(open_gateway, upstream, [said(content)], **TOOLS, **form)
    message = told.json()["choices"][0]["message"]
    assert bool(message.get("tool_calls")) is called and len(upstream.asked) == 1
    assert called or json.loads(message["content"]) == json.loads(content)


async def test_words_beside_tools_still_have_to_be_the_json(
    open_gateway: Opened, upstream: type[Engine]
) -> None:
    told = await ask(open_gateway, upstream, [said("seven"), said('{"x": 7}')], **TOOLS, **FORM)
    assert told.json()["choices"][0]["message"]["content"] == '{"x": 7}'


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"tool_choice": "required"}, said("I would rather talk.")),
        (NAMED, said(CALL % "draw")),
        (NAMED, said("I would rather talk.")),
        (NAMED, said(None, tool_calls=[{"id": "1", "type": "function", "function": {
            "name": "draw", "arguments": '{"who": "a"}'}}])),
        ({"parallel_tool_calls": False}, said(f"[{CALL % 'say'}, {CALL % 'draw'}]")),
    ],
)  # fmt: skip
async def test_the_choice_of_a_tool_is_obeyed(
    open_gateway: Opened, upstream: type[Engine], fields: dict[str, Any], first: dict[str, Any]
) -> None:
    """Words, or another tool's call, came with status 200: a program that counts on the call broke."""
    told = await ask(open_gateway, upstream, [first, said(CALL % "say")], **TOOLS, **fields)
    calls = told.json()["choices"][0]["message"]["tool_calls"]
    assert [call["function"]["name"] for call in calls] == ["say"]
    again = upstream.asked[1]
    if "tool_choice" in fields:  # what any engine can be held to
        shape = again["response_format"]["json_schema"]["schema"]
        assert (
            "tools" not in again
            and "say" in json.dumps(shape)
            and "maxLength" not in json.dumps(shape["properties"]["name"] if "properties" in shape else "")
        )


@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        ('```json\n{"who": "a"}\n```', {"who": "a"}),
        ('Sure: {"who": "a"}', {"who": "a"}),
        ({"who": "a"}, {"who": "a"}),
        ("", {}),
        (None, {}),
    ],
)
@pytest.mark.parametrize("finish", ["stop", "length"])
async def test_an_engine_s_calls_are_handed_out_as_they_were_checked(
    open_gateway: Opened, upstream: type[Engine], arguments: Any, right: Any, finish: str
) -> None:
    """What had been mended for the check went out as it was: clients failed at its arguments."""
    tool = {"type": "function", "function": {"name": "draw", "parameters": {"type": "object"}}}
    given = [
        {"function": {"name": "draw", "arguments": arguments}},
        {"id": "call_7", "index": 1, "type": "function", "function": {"name": "draw", "arguments": "{}"}},
    ]
    told = await ask(open_gateway, upstream, [said("Now.", finish, tool_calls=given)], tools=[tool])
    choice = told.json()["choices"][0]
    first, second = choice["message"]["tool_calls"]
    assert json.loads(first["function"]["arguments"]) == right and first["type"] == "function"
    assert first["id"].startswith("call_") and second["id"] == "call_7"
    assert choice["finish_reason"] == ("length" if finish == "length" else "tool_calls")
    assert choice["message"]["content"] == "Now." and len(upstream.asked) == 1


async def test_a_choice_that_is_never_obeyed_is_an_error(
    open_gateway: Opened, upstream: type[Engine]
) -> None:
    told = await ask(open_gateway, upstream, [said("no"), said("no")], **TOOLS, tool_choice="required")
    error = told.json()["error"]
    assert told.status_code == 502 and error["code"] == "answer_invalid" and "draw, say" in error["message"]


async def test_without_a_choice_no_tool_is_offered(open_gateway: Opened, upstream: type[Engine]) -> None:
    await ask(open_gateway, upstream, [said("words")], **TOOLS, tool_choice="none")
    assert not {"tools", "tool_choice", "parallel_tool_calls"} & upstream.asked[0].keys()
    told = await ask(open_gateway, upstream, [], **TOOLS, tool_choice={"function": {"name": "paint"}})
    assert told.status_code == 400 and "draw, say" in told.json()["error"]["message"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"functions": [{"name": "draw"}]}, "tools"),
        ({"function_call": "auto"}, "tool_choice"),
        ({"response_format": {"type": "json"}}, "json_object"),
        ({"response_format": {"type": ["text"]}}, "json_object"),
        ({"response_format": {"schema": {}}}, "json_object"),
    ],
)
async def test_what_would_be_left_out_is_refused(
    open_gateway: Opened, upstream: type[Engine], fields: dict[str, Any], words: str
) -> None:
    """A program that asked for calls or JSON in a way that isn't known here got words."""
    told = await ask(open_gateway, upstream, [said("words")], **fields)
    assert told.status_code == 400 and words in told.json()["error"]["message"]


async def test_engines_get_schemas_without_bounds_and_answers_are_held_against_them(
    open_gateway: Opened, upstream: type[Engine]
) -> None:
    answers = [said('{"x": 1, "line": "much too long"}'), said('{"x": 1, "line": "\\"no\\"\\n"}')]
    told = await ask(open_gateway, upstream, answers, **FORM)
    assert json.loads(told.json()["choices"][0]["message"]["content"])["line"] == '"no"\n'
    sent = upstream.asked[0]["response_format"]["json_schema"]["schema"]
    assert sent["properties"]["line"] == {"type": "string", "description": "(maxLength 9)"}
    assert "too long" in upstream.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    "fields", [{"max_completion_tokens": 5}, {"max_completion_tokens": 5, "max_tokens": 900}]
)
async def test_the_newer_limit_goes_first(
    open_gateway: Opened, upstream: type[Engine], fields: dict[str, Any]
) -> None:
    """The embedded engine reads the older name only, and the profile's 1,024 tokens went beside the caller's 5."""
    await ask(open_gateway, upstream, [said("x")], **fields)
    assert upstream.asked[0]["max_tokens"] == 5 and "max_completion_tokens" not in upstream.asked[0]


async def test_a_number_that_is_none_is_asked_for_again(open_gateway: Opened, upstream: type[Engine]) -> None:
    told = await ask(open_gateway, upstream, [said('{"x": NaN}'), said('{"x": 4}')], **FORM)
    assert told.json()["choices"][0]["message"]["content"] == '{"x": 4}'


@pytest.mark.parametrize(
    ("fields", "tokens", "words"),
    [
        ({"max_tokens": 3}, 3, "max_tokens (3)"),
        ({}, 1024, "max_tokens (1024), which the profile sets"),
        ({}, 100, "context"),
    ],
)
async def test_a_cut_answer_says_which_limit_cut_it(
    open_gateway: Opened, upstream: type[Engine], fields: dict[str, Any], tokens: int, words: str
) -> None:
    told = await ask(open_gateway, upstream, [said('{"x": 1', "length", tokens)], **FORM, **fields)
    error = told.json()["error"]
    assert told.status_code == 400 and error["code"] == "answer_cut" and words in error["message"]
    assert len(upstream.asked) == 1


@pytest.mark.parametrize("counted", [True, False])
async def test_checked_streams_have_openai_s_shape(
    open_gateway: Opened, upstream: type[Engine], counted: bool
) -> None:
    answer = said('{"x": 3}')
    answer["choices"][0]["logprobs"] = {
        "content": [{"token": "x", "logprob": -0.1, "bytes": None, "top_logprobs": []}]
    }
    told = await ask(
        open_gateway,
        upstream,
        [answer],
        **FORM,
        stream=True,
        logprobs=True,
        stream_options={"include_usage": counted},
    )
    found = frames(told.text)
    assert {(f["id"], f["created"], f["model"], f["system_fingerprint"]) for f in found} == {
        ("chatcmpl-1", 1764288000, "small", "fp")
    }
    assert found[0]["choices"][0]["logprobs"]["content"][0]["token"] == "x"
    assert [len(f["choices"]) for f in found] == ([1, 1, 0] if counted else [1, 1])
    if counted:
        assert [f["usage"] for f in found[:2]] == [None, None] and found[2]["usage"]["total_tokens"] == 5
    else:
        assert all("usage" not in f for f in found)


async def test_what_the_cache_did_is_told_of_streams_too(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        told = await post(gateway, {**HELLO, "stream": True, "temperature": 0})
        assert told.headers["x-studio-cache"] == "bypass" and "one" in told.text


@pytest.mark.parametrize("kind", ["image/jpg", "image/JPEG"])
async def test_jpeg_by_its_other_names(open_gateway: Opened, upstream: type[Engine], kind: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG")
    url = f"data:{kind};base64,{base64.b64encode(data.getvalue()).decode()}"
    content = [{"type": "image_url", "image_url": {"url": url, "detail": "low"}}]
    told = await ask(
        open_gateway, upstream, [said("a picture")], messages=[{"role": "user", "content": content}]
    )
    assert told.status_code == 200
    got = upstream.asked[0]["messages"][0]["content"][0]["image_url"]
    assert got["url"].startswith("data:image/jpeg;base64,") and got["detail"] == "low"


@pytest.mark.parametrize("broken", [b'"\\ud83d"', b"NaN", b"Infinity"])
@pytest.mark.parametrize("route", ["chat/completions", "completions", "embeddings"])
async def test_what_no_json_is_spoils_no_connection(open_gateway: Opened, route: str, broken: bytes) -> None:
    """Half a character was a 500, and the next question on that connection was never answered."""
    bodies = {
        "chat/completions": b'{"messages": [{"role": "user", "content": %s}]}',
        "completions": b'{"prompt": %s}',
    }
    body = bodies.get(route, b'{"input": %s}') % broken
    headers = {"content-type": "application/json"}
    async with open_gateway(config({"small": engine()})) as gateway:
        told = await gateway.http.post(f"{gateway.url}/v1/{route}", content=body, headers=headers)
        assert (told.status_code, told.json()["error"]["code"]) == (400, "body_invalid")
        assert (await post(gateway, HELLO)).status_code == 200
