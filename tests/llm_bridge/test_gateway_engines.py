"""Engines that answer what no client expects: the gateway says so in its own words, and never with a 500."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from .conftest import HELLO, Card, Opened, config, post

TOOLS = {"tools": [{"type": "function", "function": {"name": "t", "parameters": {"type": "object"}}}]}
ENGINE_KEY = "an-engine-key-of-the-owner"


class Engine(BaseHTTPRequestHandler):
    """Answers every question with what the test put there."""

    protocol_version = "HTTP/1.1"
    status, content, own_routes = 200, b"", 200

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._send(200 if self.path.startswith("/v1/") else self.own_routes, b"{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        told = self.headers.get("authorization", "").encode()
        self._send(self.status, self.content.replace(b"AUTHORIZATION", told))

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    monkeypatch.setenv("TEST_ENGINE_KEY", ENGINE_KEY)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    yield {"engine": "openai", "model": "x", "tasks": ["chat"], "url": url, "key_env": "TEST_ENGINE_KEY"}
    server.shutdown()
    server.server_close()


def answer(message: Any, **more: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], **more}


SAID = {"role": "assistant", "content": "hi"}
ODD: list[dict[str, Any]] = [
    answer(SAID, usage="x"),
    answer(SAID, usage={"prompt_tokens": "a"}),
    answer(SAID, usage={"prompt_tokens": -5}),
    {"choices": 5},
    {"choices": [5]},
    answer(5),
    answer({"content": 5}),
    answer({"tool_calls": 5}),
    answer({"tool_calls": ["a"]}),
]


@pytest.mark.parametrize("more", [{}, TOOLS, {**TOOLS, "stream": True}])
async def test_an_answer_of_an_odd_shape_is_told(
    open_gateway: Opened, profile: dict[str, Any], monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]
) -> None:
    async with open_gateway(config({"small": profile})) as gateway:
        for odd in ODD:
            monkeypatch.setattr(Engine, "content", json.dumps(odd).encode())
            told = await post(gateway, {**HELLO, **more})
            assert told.status_code == 502 and told.json()["error"]["code"] == "engine_invalid", odd
        monkeypatch.setattr(Engine, "content", json.dumps(answer({"content": [{"type": "text"}]})).encode())
        told = await post(gateway, {**HELLO, **more})
        assert told.status_code == (
            502 if more else 200
        )  # parts are passed on, but not looked into for calls


async def test_a_stream_without_anything_in_it_is_told(
    open_gateway: Opened, profile: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_gateway(config({"small": profile})) as gateway:
        told = await post(gateway, {**HELLO, "stream": True})
        assert told.status_code == 502 and told.json()["error"]["code"] == "engine_lost"
        odd = b'data: {"choices": 5, "finish_reason": "abort"}\n\n'
        monkeypatch.setattr(Engine, "content", odd)
        told = await post(gateway, {**HELLO, "stream": True})
        assert told.status_code == 200 and told.content == odd


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("status", [400, 401])
async def test_the_engine_s_key_is_never_told(
    open_gateway: Opened, profile: dict[str, Any], monkeypatch: pytest.MonkeyPatch, status: int, stream: bool
) -> None:
    """A proxy's page of errors may show the request's headers; whoever may ask is not who owns the key."""
    monkeypatch.setattr(Engine, "status", status)
    monkeypatch.setattr(Engine, "content", b'{"error": {"message": "refused: AUTHORIZATION"}}')
    async with open_gateway(config({"small": profile})) as gateway:
        told = await post(gateway, {**HELLO, "stream": stream})
    assert "refused: Bearer (key)" in told.json()["error"]["message"] and ENGINE_KEY not in told.text


async def test_a_vllm_without_its_sleep_routes_is_told_at_once(
    open_gateway: Opened, profile: dict[str, Any], card: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took 98 seconds, and then the model's size was blamed."""
    monkeypatch.setattr(Engine, "own_routes", 404)
    remote = {**profile, "engine": "vllm_remote", "gpu_gb": 10}
    async with open_gateway(config({"small": remote}, gateway={"queue_seconds": 5})) as gateway:
        began = time.monotonic()
        told = await post(gateway, HELLO)
        assert time.monotonic() - began < 5
    message = told.json()["error"]["message"]
    assert told.status_code == 502 and told.json()["error"]["code"] == "gpu_wake_failed"
    assert "VLLM_SERVER_DEV_MODE=1" in message and "--enable-sleep-mode" in message
