"""Plays vLLM at the edge of its process: its command line, its routes, its sleep, and its reported faults.

Faults come as words in ``STANDIN_FAULTS``: ``sleep_lies``, ``sleep_dies``, ``oom_on_wake``, ``oom_on_start``,
``never_ready``, ``abort_once``. Memory is held on the simulated card, if there is one. Standard library only,
so that it starts at once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))
import card

FAULTS = set(os.getenv("STANDIN_FAULTS", "").split())
RATE = float(os.getenv("STANDIN_RATE", "0"))
AWAKE = int(float(os.getenv("STANDIN_GB", "10")) * (1 << 30))
SCRIPT = json.loads(os.getenv("STANDIN_SCRIPT") or "[]")
REASONS = {200: "OK", 401: "Unauthorized", 404: "Not Found", 500: "Error", 503: "Unavailable"}
Answer = tuple[int, Any]


def hold(size: int) -> None:
    if card.VARIABLE in os.environ:
        card.put(size)


class Server:
    """The engine's state and routes."""

    def __init__(self) -> None:
        self.asleep, self.calls = False, 0
        self.awake = asyncio.Event()

    def sleep(self) -> Answer:
        if "sleep_dies" in FAULTS:
            asyncio.get_running_loop().call_later(0.05, os._exit, 1)
            return 200, None
        self.asleep = True
        self.awake.clear()
        if "sleep_lies" not in FAULTS:
            hold(1 << 29)
        return 200, None

    def wake_up(self) -> Answer:
        try:
            if "oom_on_wake" in FAULTS:
                raise card.NoMemoryError("CUDA out of memory")
            hold(AWAKE)
        except card.NoMemoryError as error:
            return 500, {"error": str(error)}
        self.asleep = False
        self.awake.set()
        return 200, None

    def text(self, body: dict[str, Any]) -> str:
        if body.get("max_tokens") == 1:
            return "Hi"  # the proof of a wake uses up no answer
        self.calls += 1
        return SCRIPT[(self.calls - 1) % len(SCRIPT)] if SCRIPT else "one two three four five"

    async def chat(self, body: dict[str, Any], key: str) -> Answer:
        if key != f"Bearer {os.environ['VLLM_API_KEY']}":
            return 401, {"error": {"message": "Unauthorized"}}
        if self.asleep:
            await self.awake.wait()  # as the real one: requests to a sleeper hang
        text = self.text(body)
        if body.get("stream"):
            return 200, self.events(text, body)
        finish = "stop"
        if "abort_once" in FAULTS and body.get("max_tokens") != 1:
            FAULTS.discard("abort_once")
            finish = "abort"
        if RATE:
            await asyncio.sleep(len(text.split()) / RATE)
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
        usage = {"prompt_tokens": 7, "completion_tokens": len(text.split())}
        echo = {name: body.get(name) for name in ("temperature", "max_tokens", "top_p")}
        made = {"id": "x", "object": "chat.completion", "model": body["model"], "choices": [choice]}
        return 200, {**made, "usage": usage, "echo": echo}

    async def complete(self, body: dict[str, Any]) -> Answer:
        choice = {"index": 0, "text": self.text(body), "finish_reason": "stop"}
        if not body.get("stream"):
            return 200, {"model": body["model"], "choices": [choice], "usage": {}}

        async def events() -> AsyncIterator[bytes]:
            yield f"data: {json.dumps({'choices': [choice]})}\n\ndata: [DONE]\n\n".encode()

        return 200, events()

    async def events(self, text: str, body: dict[str, Any]) -> AsyncIterator[bytes]:
        for index, word in enumerate(text.split(" ")):
            await asyncio.sleep(1 / RATE if RATE else 0)
            delta = {"content": word if index == 0 else f" {word}"}
            frame = {"id": "x", "model": body["model"], "choices": [{"index": 0, "delta": delta}]}
            yield f"data: {json.dumps(frame)}\n\n".encode()
        yield b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n'
        yield b"data: [DONE]\n\n"

    async def route(self, method: str, path: str, body: dict[str, Any], key: str) -> Answer:
        match method, path:
            case "GET", "/health":
                return (503 if "never_ready" in FAULTS else 200), None
            case "GET", "/is_sleeping":
                return 200, {"is_sleeping": self.asleep}
            case "POST", "/sleep":
                return self.sleep()
            case "POST", "/wake_up":
                return self.wake_up()
            case "POST", "/collective_rpc":
                return 200, {"results": [None], "asked": body}
            case "POST", "/v1/chat/completions":
                return await self.chat(body, key)
            case "POST", "/v1/completions":
                return await self.complete(body)
            case "POST", "/v1/embeddings":
                rows = [{"index": i, "embedding": [float(len(t))]} for i, t in enumerate(body["input"])]
                return 200, {"data": rows, "usage": {"prompt_tokens": sum(map(len, body["input"]))}}
        return 404, {"error": {"message": "no such route"}}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: requests one after the other; a client that leaves ends its request."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, target, _ = head[0].split(" ")
                headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:])}
                content = await reader.readexactly(int(headers.get("content-length", "0")))
                key = headers.get("authorization", "")
                body = json.loads(content) if content else {}
                status, answer = await self.route(method, target.partition("?")[0], body, key)
                await send(writer, status, answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


async def send(writer: asyncio.StreamWriter, status: int, answer: Any) -> None:
    start = f"HTTP/1.1 {status} {REASONS[status]}\r\n"
    if isinstance(answer, AsyncIterator):
        writer.write(f"{start}content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n".encode())
        async for piece in answer:
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
    else:
        content = b"" if answer is None else json.dumps(answer).encode()
        head = f"{start}content-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
        writer.write(head.encode() + content)
    await writer.drain()


async def run(host: str, port: int, uds: str) -> None:
    serve = Server().serve
    if uds:
        server = await asyncio.start_unix_server(serve, uds, limit=1 << 26)
    else:
        server = await asyncio.start_server(serve, host, port, limit=1 << 26)
    async with server:
        await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("serve")
    parser.add_argument("model")
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    parser.add_argument("--uds", default="")
    options, _ = parser.parse_known_args()
    if "oom_on_start" in FAULTS:
        sys.exit("ValueError: Free memory on device (1.0/16.0 GiB) is less than desired")
    hold(AWAKE)
    asyncio.run(run(options.host, options.port, options.uds))


if __name__ == "__main__":
    main()
