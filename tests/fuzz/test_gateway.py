"""The gateway on real sockets: any request gets an answer in OpenAI's shape, and no other request pays for it.

The engine behind it plays vLLM; an answer that doesn't fit a made-up schema is the one failure (502) that may come.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from animation_ai_studio.llm_bridge.gateway import server
from animation_ai_studio.llm_bridge.gateway.admin import create_admin
from animation_ai_studio.llm_bridge.gateway.app import create_app
from animation_ai_studio.llm_bridge.gateway.limits import FIELDS
from animation_ai_studio.tests.llm_bridge.conftest import HELLO, STANDIN, config
from hypothesis import strategies as st

from .fuzzing import HANG, as_json, damaged, fuzz, mutated, sizes, wild

KEY = "k" * 40
ROUTES = ("chat/completions", "completions", "embeddings")
TOOL = {
    "type": "function",
    "function": {"name": "look", "parameters": {"type": "object", "properties": {"at": {"type": "string"}}}},
}
SCHEMA = {
    "type": "object",
    "required": ["a"],
    "additionalProperties": False,
    "properties": {"a": {"type": "integer", "minimum": 0}, "b": {"$ref": "#/$defs/one"}},
    "$defs": {"one": {"enum": ["x", "y"]}},
}
PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
BODIES: list[tuple[str, dict[str, Any]]] = [
    ("chat/completions", {**HELLO, "stream": True, "stream_options": {"include_usage": True}}),
    (
        "chat/completions",
        {**HELLO, "max_tokens": 5, "temperature": 0.2, "stop": ["x"], "seed": 1, "logit_bias": {"1": 2}},
    ),
    ("chat/completions", {**HELLO, "tools": [TOOL], "tool_choice": "auto"}),
    (
        "chat/completions",
        {**HELLO, "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": SCHEMA}}},
    ),
    (
        "chat/completions",
        {
            "model": "small",
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "x"},
                        {"type": "image_url", "image_url": {"url": PICTURE}},
                    ],
                }
            ],
        },
    ),
    ("completions", {"model": "small", "prompt": ["Once", "upon"], "max_tokens": 4}),
    ("embeddings", {"model": "small", "input": ["a", "b"], "encoding_format": "float"}),
]


def sent_to(route: str) -> Callable[[Any], tuple[str, Any]]:
    """Puts a body on a route; it names a model that there is."""
    return lambda body: (route, {**body, "model": "small"} if isinstance(body, dict) else body)


class Gateway:
    """A gateway in a thread of its own, and a client that talks to its sockets."""

    def __init__(self, engine: str) -> None:
        profile = {
            "engine": "openai",
            "model": "stand/in",
            "tasks": ["chat"],
            "url": engine,
            "key_env": "FUZZED_ENGINE_KEY",
        }
        self.settings = config({"small": profile}, gateway={"port": 0, "admin_port": 0})
        self._ready, self._stop = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(60)
        self.http = httpx.Client(timeout=HANG, trust_env=False)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        folder = server.cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "gateway.key").write_text(KEY)
        work = server.build(self.settings, cache=folder)
        self.apps = create_app(work), create_admin(work, KEY)
        pair = server.servers(work, folder)
        tasks = [asyncio.create_task(server._run(each)) for each in pair]
        while not all(each.started for each in pair):
            await asyncio.sleep(0.01)
        ports = [each.servers[0].sockets[0].getsockname()[1] for each in pair]
        self.url, self.owner = (f"http://127.0.0.1:{port}" for port in ports)
        self._ready.set()
        await self._stop.wait()
        for each in pair:
            each.should_exit = True
        await asyncio.gather(*tasks)
        await work.service.close()
        await work.cache.close()

    def close(self) -> None:
        self.http.close()
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        assert not self._thread.is_alive()


@pytest.fixture(scope="module")
def engine() -> Iterator[str]:
    """An engine that plays vLLM, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = ("--host", "127.0.0.1", "--port", str(port))
    process = subprocess.Popen(
        [sys.executable, "-m", "vllm.entrypoints.cli.main", "serve", "stand/in", *address],
        env={**os.environ, "PYTHONPATH": str(STANDIN), "VLLM_API_KEY": KEY},
    )
    yield f"http://127.0.0.1:{port}/v1"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def gateway(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path_factory.mktemp("gateway-home")))
        patch.setenv("FUZZED_ENGINE_KEY", KEY)
        gateway = Gateway(engine)
        until = time.monotonic() + 60
        while gateway.http.post(f"{gateway.url}/v1/chat/completions", json=HELLO).status_code != 200:
            assert time.monotonic() < until, "the engine doesn't start"
        yield gateway
        gateway.close()


def check_answer(status: int, text: str) -> None:
    """An answer that a client can use, without anything of the machinery in it."""
    assert "Traceback" not in text and 'File "' not in text
    if status >= 400:
        error = json.loads(text)["error"] if "error" in text else {"code": None}
        assert status < 500 or (status == 502 and error["code"] == "answer_invalid"), text


@sizes(100, 1500)
def test_any_body_is_answered(cases: int, gateway: Gateway) -> None:
    """A 500 tells the caller nothing, and a request that never ends keeps the card from everybody."""

    served = 0

    def check(value: tuple[str, Any]) -> None:
        nonlocal served
        route, body = value
        answer = gateway.http.post(
            f"{gateway.url}/v1/{route}", content=as_json(body), headers={"content-type": "application/json"}
        )
        check_answer(answer.status_code, answer.text)
        served += answer.status_code == 200

    anything = wild(sorted(FIELDS)) | st.dictionaries(st.sampled_from(sorted(FIELDS)), wild(leaves=4))
    changed = [mutated([body]).map(sent_to(route)) for route, body in BODIES]
    others = st.tuples(st.sampled_from(ROUTES), mutated([body for _, body in BODIES]) | anything)
    fuzz(check, st.one_of(*changed, others), cases)
    assert gateway.http.post(f"{gateway.url}/v1/chat/completions", json=HELLO).status_code == 200
    assert served > cases / 20, "hardly a case reached the engine"


HEAD = b"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 70\r\n\r\n"
GET = b"GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n"


@sizes(40, 300)
def test_any_bytes_on_the_wire_are_answered_or_closed(cases: int, gateway: Gateway) -> None:
    """Whatever a broken client sends, the next one is served."""
    port = httpx.URL(gateway.url).port

    def check(content: bytes) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=HANG) as wire:
            wire.sendall(content)
            wire.shutdown(socket.SHUT_WR)
            came = b""
            while piece := wire.recv(65536):
                came += piece
        assert b"Traceback" not in came
        assert not came or b" 50" not in came.split(b"\r\n")[0]

    fuzz(check, damaged([HEAD + as_json(HELLO), GET]), cases)
    assert gateway.http.get(f"{gateway.url}/health").status_code == 200


def described(app: Any) -> Any:
    """The OpenAPI of an application, which is switched off in production, with the bodies that it reads itself."""
    openapi = app.openapi()
    anything = {"schema": {"type": "object", "properties": {name: {} for name in (*sorted(FIELDS), "model")}}}
    for path, operations in openapi["paths"].items():
        if "post" in operations:
            body = {**anything, "example": {}} if "admin" in path else anything
            operations["post"]["requestBody"] = {"required": True, "content": {"application/json": body}}
    return schemathesis.openapi.from_dict(openapi)


@sizes(40, 300)
@pytest.mark.parametrize("door", ["public", "owner"])
def test_the_described_routes_keep_to_their_description(door: str, cases: int, gateway: Gateway) -> None:
    """Paths, parameters and bodies as the OpenAPI describes them, on the public and on the owner's port."""
    app, url = (gateway.apps[0], gateway.url) if door == "public" else (gateway.apps[1], gateway.owner)
    operations = [found.ok() for found in described(app).get_all_operations()]
    assert len(operations) == (6 if door == "public" else 5)

    def check(case: Any) -> None:
        headers = {"Authorization": f"Bearer {KEY}"}
        if case.operation.path == "/admin/stop":
            return  # stopping and starting the engine is a matter of seconds each time
        answer = case.call(base_url=url, headers=headers, timeout=HANG)
        check_answer(answer.status_code, answer.text)

    fuzz(check, st.one_of(*(one.as_strategy() for one in operations)), cases)
