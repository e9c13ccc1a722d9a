"""An engine that writes at an exact pace, for measuring what stands between it and a client.

Run by path: ``python paced_server.py --port PORT``. Every chunk carries the moment it was written (the
monotonic clock, which all processes of one machine share). Standard library only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\n"


def chunk(data: bytes) -> bytes:
    """One piece in HTTP's chunked coding."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def event(model: str, text: str, finish: str | None) -> bytes:
    """One server-sent event of a chat stream."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    frame = {
        "id": "paced",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": model,
        "choices": [choice],
    }
    return b"data: " + json.dumps(frame).encode() + b"\n\n"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection: requests one after the other."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            if lines[0].startswith("POST") and "/chat/completions" in lines[0]:
                await answer(writer, json.loads(body))
            else:
                content = b'{"object": "list", "data": [{"id": "paced", "object": "model"}]}'
                writer.write(
                    _HEAD % b"application/json" + b"content-length: %d\r\n\r\n" % len(content) + content
                )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        return
    finally:
        writer.close()


async def answer(writer: asyncio.StreamWriter, body: dict[str, object]) -> None:
    """Tokens at the pace that the request's ``max_tokens`` and first message (tokens a second) name."""
    model, count = str(body.get("model")), int(str(body.get("max_tokens", 1)))
    messages = body.get("messages")
    words = messages[-1]["content"] if isinstance(messages, list) else "40"
    rate = float(words) if str(words).replace(".", "").isdigit() else 1000.0
    if not body.get("stream"):
        message = {"role": "assistant", "content": "ok"}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        content = json.dumps({"id": "paced", "model": model, "choices": [choice], "usage": {}}).encode()
        writer.write(_HEAD % b"application/json" + b"content-length: %d\r\n\r\n" % len(content) + content)
        return
    writer.write(_HEAD % b"text/event-stream" + b"transfer-encoding: chunked\r\n\r\n")
    start = time.monotonic()
    for number in range(count):
        await asyncio.sleep(max(start + (number + 1) / rate - time.monotonic(), 0.0))
        writer.write(chunk(event(model, f"@{time.monotonic_ns()}@", None)))
    writer.write(chunk(event(model, "", "stop")) + chunk(b"data: [DONE]\n\n") + b"0\r\n\r\n")


async def main() -> None:
    """Serves until it is ended."""
    parser = argparse.ArgumentParser(description="Writes chat streams at an exact pace.")
    parser.add_argument("--port", type=int, required=True)
    server = await asyncio.start_server(serve, "127.0.0.1", parser.parse_args().port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
