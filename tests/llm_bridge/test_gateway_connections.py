"""Clients that are slow, silent or many, on real sockets: they lose their connection, and nobody else loses a place."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from animation_ai_studio.llm_bridge.gateway import protocol

from .conftest import HELLO, Opened, Running, config, post

Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]
GET = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


def to(engine: Endless | int) -> dict[str, Any]:
    """The profile of an engine that runs already."""
    port = engine if isinstance(engine, int) else engine.port
    return {"engine": "openai", "model": "x", "tasks": ["chat"], "url": f"http://127.0.0.1:{port}/v1"}


@dataclass
class Endless:
    """An engine that streams for as long as anybody listens, and notices when nobody does."""

    left: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"POST"):
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
            writer.close()
            return
        event = b"data: " + b"x" * 16_000 + b"\n\n"
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        try:
            while not reader.at_eof():
                writer.write(b"%x\r\n%s\r\n" % (len(event), event))
                await writer.drain()
                await asyncio.sleep(0)
        except ConnectionError:
            pass
        finally:
            self.left.set()
            writer.close()


@pytest.fixture
async def endless() -> AsyncIterator[Endless]:
    engine = Endless()
    server = await asyncio.start_server(engine.serve, "127.0.0.1", 0)
    engine.port = server.sockets[0].getsockname()[1]
    yield engine
    server.close()


@asynccontextmanager
async def connected(gateway: Running) -> AsyncIterator[Pipe]:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(gateway.url.rsplit(":", 1)[1]))
    try:
        yield reader, writer
    finally:
        writer.close()


async def answer(reader: asyncio.StreamReader) -> bytes:
    """One answer with a length, whole."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length: ")[1].split(b"\r\n")[0])
    return head + await reader.readexactly(length)


async def ended(reader: asyncio.StreamReader) -> bytes:
    """What still comes until the other side ends the connection."""
    rest = b""
    async with asyncio.timeout(5):
        try:
            while piece := await reader.read(65_536):
                rest += piece
        except ConnectionError:
            pass
    return rest


async def drip(writer: asyncio.StreamWriter, text: bytes) -> None:
    """A byte every 50 ms, as long as the other side takes them."""
    try:
        for number in range(len(text)):
            writer.write(text[number : number + 1])
            await writer.drain()
            await asyncio.sleep(0.05)
    except ConnectionError:
        return


async def test_the_second_head_of_a_connection_has_a_clock_too(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One good request must not buy the right to hold a connection for ever with a byte now and then."""
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.4)
    async with open_gateway(config({"small": to(9)})) as gateway, connected(gateway) as (reader, writer):
        for _ in range(2):
            writer.write(GET)
            assert b"200 ok" in await answer(reader)
        dripping = asyncio.create_task(drip(writer, GET * 9))
        assert await ended(reader) == b""
        await dripping


async def test_an_idle_connection_between_requests_is_kept(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock starts with a request's first byte: programs keep connections open between two questions."""
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.2)
    async with open_gateway(config({"small": to(9)})) as gateway, connected(gateway) as (reader, writer):
        for _ in range(3):
            writer.write(GET)
            assert b"200 ok" in await answer(reader)
            await asyncio.sleep(0.4)


async def test_a_body_that_nobody_reads_has_a_clock(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A route that answers without its body leaves that to come for as long as the sender likes."""
    monkeypatch.setattr(protocol, "GRACE_SECONDS", 0.1)
    settings = config({"small": to(9)}, gateway={"body_seconds": 0.3})
    async with open_gateway(settings) as gateway, connected(gateway) as (reader, writer):
        writer.write(GET)
        assert b"200 ok" in await answer(reader)
        writer.write(GET.replace(b"\r\n\r\n", b"\r\nContent-Length: 900\r\n\r\n"))
        assert b"200 ok" in await answer(reader)
        dripping = asyncio.create_task(drip(writer, b"x" * 900))
        assert await ended(reader) == b""
        await dripping


async def test_a_slow_body_on_a_kept_connection_is_told_and_ended(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "GRACE_SECONDS", 0.3)
    head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    settings = config({"small": to(9)}, gateway={"body_seconds": 0.3})
    async with open_gateway(settings) as gateway, connected(gateway) as (reader, writer):
        writer.write(GET)
        assert b"200 ok" in await answer(reader)
        writer.write(head + b"Content-Length: 900\r\n\r\n")
        dripping = asyncio.create_task(drip(writer, b" " * 900))
        assert b"body_too_slow" in await ended(reader)
        await dripping


@pytest.mark.parametrize("peers", [0, 3])
async def test_one_address_can_not_hold_all_connections(open_gateway: Opened, peers: int) -> None:
    settings = config({"small": to(9)}, gateway={"concurrency": 2, "peer_connections": peers})
    async with open_gateway(settings) as gateway:
        limit = settings.gateway.connections_of_a_peer
        pipes = [await asyncio.open_connection("127.0.0.1", int(gateway.url.rsplit(":", 1)[1]))]
        pipes[0][1].write(GET)
        assert b"200 ok" in await answer(pipes[0][0])
        for _ in range(limit - 1):
            pipes.append(await asyncio.open_connection("127.0.0.1", int(gateway.url.rsplit(":", 1)[1])))
        async with connected(gateway) as (reader, _):
            assert b"503 Service Unavailable" in await ended(reader)
        pipes[0][1].write(GET)
        assert b"200 ok" in await answer(pipes[0][0])  # who is inside stays inside
        for _, writer in pipes:
            writer.close()
        async with asyncio.timeout(5):
            while (await gateway.http.get(f"{gateway.url}/health")).status_code != 200:
                await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
    ],
)
def test_a_host_with_a_network_of_addresses_is_one_peer(one: str, other: str, same: bool) -> None:
    assert (protocol.neighbourhood(one) == protocol.neighbourhood(other)) is same


async def test_a_client_that_does_not_read_its_stream_frees_its_place(
    open_gateway: Opened, endless: Endless
) -> None:
    """Otherwise a few silent readers keep the engine writing for ever and take every place."""
    settings = config({"small": to(endless)}, gateway={"concurrency": 1, "send_seconds": 0.4})
    async with open_gateway(settings) as gateway:
        body = json.dumps({**HELLO, "stream": True}).encode()
        head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        with socket.socket() as silent:
            silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            silent.connect(("127.0.0.1", int(gateway.url.rsplit(":", 1)[1])))
            silent.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            async with asyncio.timeout(10):
                await endless.left.wait()  # the engine's request was cancelled
                while gateway.work.service.working("small"):
                    await asyncio.sleep(0.02)
        wrong = await post(gateway, {**HELLO, "model": "nobody"})
        assert wrong.status_code == 404  # not 429: the one place is free


async def test_a_client_that_reads_slowly_but_reads_is_served(open_gateway: Opened, endless: Endless) -> None:
    settings = config({"small": to(endless)}, gateway={"send_seconds": 0.4})
    async with open_gateway(settings) as gateway:
        seen, asked = 0, {**HELLO, "stream": True}
        loop = asyncio.get_running_loop()
        async with gateway.http.stream("POST", f"{gateway.url}/v1/chat/completions", json=asked) as stream:
            end = loop.time() + 1.5
            async for piece in stream.aiter_raw():
                seen += len(piece)
                await asyncio.sleep(0.01)
                if loop.time() > end:
                    break
        assert seen > 16_000 and loop.time() >= end
