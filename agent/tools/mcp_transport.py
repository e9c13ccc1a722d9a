"""Standard input and output as the pair of streams that the MCP SDK serves.

The SDK's own stdio passes over what it can't parse, reads lines of any length, and lets a second request under an
id in use hide the first from its cancellation. So each line is judged here before the SDK sees it, and what is no
message is answered with an error of JSON-RPC. While the streams are served, the process's standard output
is its standard error and its input is empty: what tools, plugins and child processes print is no protocol.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, BinaryIO

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.shared.dispatcher import as_request_id, coerce_request_id
from mcp.shared.message import ServerMessageMetadata, SessionMessage
from mcp.types import (
    INVALID_PARAMS,
    INVALID_REQUEST,
    PARSE_ERROR,
    JSONRPCError,
    JSONRPCNotification,
    JSONRPCRequest,
    JSONRPCResponse,
    RequestId,
)

from ...common import strict_json

MOST_LINE = 1_000_000
"""Longest line in bytes that is read as a message."""

FromClient = MemoryObjectReceiveStream[SessionMessage | Exception]
ToClient = MemoryObjectSendStream[SessionMessage]


class StdioTransport:
    """One client's lines on one side, the SDK's streams on the other.

    Args:
        write: gives one line, with its end, to the client.

    Attributes:
        read_stream: what the client says, for the SDK.
        write_stream: takes what the SDK says.
    """

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._in_use: set[RequestId] = set()
        self._said, self.read_stream = anyio.create_memory_object_stream[SessionMessage | Exception](math.inf)
        self.write_stream, self._answers = anyio.create_memory_object_stream[SessionMessage](math.inf)

    def receive(self, line: bytes) -> None:
        """Takes one line from the client: it goes to the SDK, is answered with an error, or is passed over."""
        if not line.strip():
            return
        try:
            if len(line) > MOST_LINE:
                raise ValueError("the message is too long")
            message = strict_json.loads(line)
        except ValueError as error:
            self._refuse(None, PARSE_ERROR, f"This is no JSON message: {error}.")
            return
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            if not isinstance(message, dict) or ("result" not in message and "error" not in message):
                self._refuse(None, INVALID_REQUEST, "A message is an object with a method.")
            return
        params = message.get("params")
        given = {} if params is None else {"params": params}
        if "id" in message:
            self._ask(message["id"], message["method"], given)
        elif isinstance(params, dict | None):
            self._pass_on(JSONRPCNotification(jsonrpc="2.0", method=message["method"], **given))

    def end(self) -> None:
        """The client says nothing more: the SDK stops the calls under way and ends."""
        self._said.close()

    async def answer(self) -> None:
        """Gives the client what the SDK says, until it ends."""
        async for item in self._answers:
            message = item.message
            if isinstance(message, JSONRPCResponse | JSONRPCError) and message.id is not None:
                self._in_use.discard(coerce_request_id(message.id))
            self._send(message.model_dump(mode="json", by_alias=True, exclude_unset=True))

    def _ask(self, said: Any, method: str, given: dict[str, Any]) -> None:
        key = as_request_id(said)
        if key is None or (held := coerce_request_id(key)) in self._in_use:
            self._refuse(None, INVALID_REQUEST, "id is a text or a whole number that isn't in use.")
            return
        if not isinstance(given.get("params", {}), dict):
            self._refuse(key, INVALID_PARAMS, "params is an object.")
            return
        self._in_use.add(held)

        async def unanswered() -> None:  # the SDK never answers a request that the client cancelled
            self._in_use.discard(held)

        request = JSONRPCRequest(jsonrpc="2.0", id=key, method=method, **given)
        self._pass_on(request, ServerMessageMetadata(on_request_unanswered=unanswered))

    def _pass_on(
        self, message: JSONRPCRequest | JSONRPCNotification, about: ServerMessageMetadata | None = None
    ) -> None:
        with suppress(anyio.BrokenResourceError):  # the SDK has ended
            self._said.send_nowait(SessionMessage(message, about))

    def _refuse(self, key: RequestId | None, code: int, text: str) -> None:
        self._send({"jsonrpc": "2.0", "id": key, "error": {"code": code, "message": text}})

    def _send(self, message: dict[str, Any]) -> None:
        self._write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


@asynccontextmanager
async def standard_streams() -> AsyncIterator[tuple[FromClient, ToClient]]:
    """The SDK's streams over standard input and output; the first ends when the client closes its end."""
    loop = asyncio.get_running_loop()
    with _own_descriptors() as (source, sink):
        transport = StdioTransport(lambda line: _write(sink, line))

        def hear() -> None:
            # a stream of its own: nothing waits for this thread, nor for a lock that it holds, when the process ends
            # RuntimeError: the loop has ended
            with suppress(RuntimeError), open(source, "rb", closefd=False) as lines:
                while line := _read_line(lines):
                    loop.call_soon_threadsafe(transport.receive, line)
                loop.call_soon_threadsafe(transport.end)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(transport.answer)
            threading.Thread(target=hear, name="mcp-input", daemon=True).start()
            yield transport.read_stream, transport.write_stream
            transport.write_stream.close()


@contextmanager
def _own_descriptors() -> Iterator[tuple[int, int]]:
    """Copies of standard input and output that no child process gets; whoever else prints meets standard error."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    try:
        yield source, sink
    finally:
        os.dup2(source, 0)
        os.dup2(sink, 1)


def _write(sink: int, line: bytes) -> None:
    rest = memoryview(line)
    with suppress(BrokenPipeError):  # the client has gone; its input ends as well
        while rest:
            rest = rest[os.write(sink, rest) :]


def _read_line(lines: BinaryIO) -> bytes:
    """The next line; of one that is too long for a message only so much that this is seen."""
    line = lines.readline(MOST_LINE + 1)
    rest = line
    while len(rest) > MOST_LINE and not rest.endswith(b"\n"):
        rest = lines.readline(MOST_LINE + 1)
    return line
