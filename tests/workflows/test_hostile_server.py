"""A server that lies, hangs, resets, sends half a message or far too much: one typed error each, in bounded time."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from aiohttp import web
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Graph, Node
from animation_ai_studio.workflows.api.client import ComfyClient, RunResult
from animation_ai_studio.workflows.api.faults import SERVER_FAULTS, Fault, rejection

GRAPH = Graph({"1": Node("PreviewAny", {"source": "x"})})


class FakeServer:
    """Answers like ComfyUI but for what a test makes it do wrong."""

    def __init__(self):
        self.history: dict[str, object] = {}
        self.messages = lambda prompt_id: []
        self.prompts: list[str] = []
        self.after_prompt = None
        self.known = True
        self.drop_socket = False
        app = web.Application(client_max_size=2**26)
        app.router.add_post("/prompt", self.prompt)
        app.router.add_get("/queue", self.queue)
        app.router.add_get("/history/{id}", self.get_history)
        app.router.add_get("/ws", self.socket)
        self.runner = web.AppRunner(app, shutdown_timeout=0.1)
        self.sent = asyncio.Event()

    async def start(self):
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"

    async def prompt(self, request):
        body = await request.json()
        self.prompts.append(body["prompt_id"])
        self.sent.set()
        if self.after_prompt is not None:
            return self.after_prompt(request, body)
        return web.json_response({"prompt_id": body["prompt_id"], "number": 1, "node_errors": {}})

    async def queue(self, request):
        running = [[1, one] for one in self.prompts if self.known and one not in self.history]
        return web.json_response({"queue_running": running, "queue_pending": []})

    async def get_history(self, request):
        key = request.match_info["id"]
        return web.json_response({key: self.history[key]} if key in self.history else {})

    async def socket(self, request):
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await self.sent.wait()
        for message in self.messages(self.prompts[-1]):
            await (socket.send_bytes(message) if isinstance(message, bytes) else socket.send_str(message))
        if not self.drop_socket:
            await socket.receive()
        return socket

    def finish(self, prompt_id):
        self.history[prompt_id] = {"outputs": {"1": {"text": ["x"]}}, "status": {"status_str": "success"}}


@pytest.fixture
async def fake():
    server = FakeServer()
    server.url = await server.start()
    yield server
    await server.runner.cleanup()


def event(kind, prompt_id, **data):
    return json.dumps({"type": kind, "data": {"prompt_id": prompt_id, **data}})


async def run(fake, **options):
    async with ComfyClient(fake.url, request_seconds=2.0, lost_seconds=1.0) as client:
        return await client.run(GRAPH, timeout=options.pop("timeout", 8), **options)


async def test_events_that_make_no_sense_are_skipped(fake):
    def messages(prompt_id):
        fake.finish(prompt_id)
        return [
            "not json",
            "[1, 2]",
            '{"type": 3}',
            '{"type": "progress", "data": 5}',
            b"\x00",
            b"\x00" * 40,
            event("progress", prompt_id, node="1", value="many", max=0),
            event("progress_state", prompt_id, nodes=[1, 2]),
            event("progress_state", prompt_id, nodes={"1": None, "2": {"state": "running", "value": None}}),
            event("executing", "somebody else's", node="1"),
            event("execution_success", prompt_id),
        ]

    fake.messages = messages
    assert (await run(fake)).outputs == {"1": {"text": ["x"]}}


async def test_ten_megabytes_of_progress_close_the_socket_but_lose_nothing(fake):
    def messages(prompt_id):
        fake.finish(prompt_id)
        return ["x" * 10 * 2**20]

    fake.messages = messages
    assert (await run(fake)).outputs


async def test_a_socket_that_drops_again_and_again_is_made_up_for_by_polling(fake):
    fake.drop_socket = True
    fake.messages = lambda prompt_id: [event("execution_start", prompt_id)]
    task = asyncio.create_task(run(fake))
    await fake.sent.wait()
    await asyncio.sleep(0.6)
    fake.finish(fake.prompts[-1])
    assert (await task).outputs


async def test_success_before_the_history_exists_is_waited_for(fake):
    fake.messages = lambda prompt_id: [event("execution_success", prompt_id)]
    task = asyncio.create_task(run(fake))
    await fake.sent.wait()
    await asyncio.sleep(0.3)
    fake.finish(fake.prompts[-1])
    assert (await task).outputs


async def test_a_server_that_forgets_the_prompt_is_lost(fake):
    fake.known = False
    with pytest.raises(StudioError) as caught:
        await run(fake)
    assert caught.value.code == "comfyui_lost"


async def test_a_server_that_dies_meanwhile_is_lost(fake):
    task = asyncio.create_task(run(fake))
    await fake.sent.wait()
    await fake.runner.cleanup()
    with pytest.raises(StudioError) as caught:
        await task
    assert caught.value.code == "comfyui_lost"


async def test_a_connection_that_breaks_after_sending_does_not_run_it_twice(fake):
    def reset(request, body):
        request.transport.abort()
        fake.finish(body["prompt_id"])
        return web.Response()

    fake.after_prompt = reset
    assert (await run(fake)).outputs
    assert len(fake.prompts) == 1


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (lambda *_: web.Response(text="<html>hello</html>"), "server_reply_invalid"),
        (lambda *_: web.json_response([1, 2]), "server_reply_invalid"),
        (lambda *_: web.json_response({"prompt_id": "another", "node_errors": {}}), "server_reply_invalid"),
        (lambda *_: web.json_response({"error": "no", "node_errors": []}, status=400), "graph_rejected"),
        (
            lambda *_: web.json_response({"error": {"type": "brand_new", "message": "?"}}, status=400),
            "graph_rejected",
        ),
        (
            lambda *_: web.json_response({"node_errors": {"1": {"errors": [{"type": 5}, 7]}, "2": 3}}),
            "graph_rejected",
        ),
        (lambda *_: web.Response(status=500, text="500 Internal Server Error"), "graph_rejected"),
    ],
)
async def test_strange_answers_to_a_prompt(fake, reply, code):
    fake.after_prompt = reply
    with pytest.raises(StudioError) as caught:
        await run(fake)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (
            {"status": {"status_str": "error", "messages": [["execution_error", {"node_id": "1"}]]}},
            "graph_interrupted",
        ),
        (
            {
                "status": {
                    "status_str": "error",
                    "messages": [["execution_error", {"exception_type": "ValueError"}]],
                }
            },
            "graph_failed",
        ),
        (
            {"status": {"status_str": "error", "messages": [["execution_interrupted", None]]}},
            "graph_interrupted",
        ),
        ({"status": {"status_str": "error", "messages": "?"}}, "graph_failed"),
    ],
)
async def test_every_kind_of_bad_end_is_an_error(fake, entry, code):
    fake.messages = lambda prompt_id: fake.history.update({prompt_id: entry}) or []
    with pytest.raises(StudioError) as caught:
        await run(fake)
    assert caught.value.code == code


@pytest.mark.parametrize("kind", sorted(SERVER_FAULTS))
def test_every_error_type_of_the_server_has_our_code_and_a_way_out(kind):
    at_node = rejection(
        {"node_errors": {"7": {"class_type": "X", "errors": [{"type": kind, "message": "no"}]}}}
    )
    assert at_node is not None
    assert at_node.faults[0].code == SERVER_FAULTS[kind][0]
    assert at_node.faults[0].node == "7"
    assert at_node.fix == SERVER_FAULTS[kind][1]
    whole = rejection(
        {"error": {"type": kind, "message": "no", "extra_info": {"node_id": "7"}}, "node_errors": {}}
    )
    assert whole is not None
    assert whole.faults == [Fault(SERVER_FAULTS[kind][0], "7", "", "no", kind)]


async def raw_server(handle):
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _hang(reader, writer):
    await reader.read(100)
    await asyncio.sleep(30)


async def _reset(reader, writer):
    await reader.read(100)
    writer.transport.abort()


async def _half(reader, writer):
    await reader.read(100)
    writer.write(
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"half": '
    )
    await writer.drain()
    writer.close()


async def _drip(reader, writer):
    await reader.read(100)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _flood(reader, writer):
    await reader.read(100)
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    while True:
        writer.write(piece)
        await writer.drain()


async def _noise(reader, writer):
    await reader.read(100)
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await writer.drain()
    writer.close()


@pytest.mark.parametrize(
    ("handle", "code"),
    [
        (_hang, "comfyui_unreachable"),
        (_reset, "comfyui_unreachable"),
        (_half, "comfyui_unreachable"),
        (_drip, "comfyui_unreachable"),
        (_noise, "comfyui_unreachable"),
        (_flood, "server_reply_invalid"),
    ],
)
async def test_broken_http_ends_in_time(handle, code):
    server, url = await raw_server(_guarded(handle))
    started = time.monotonic()
    async with ComfyClient(url, request_seconds=1.0) as client:
        with pytest.raises(StudioError) as caught:
            await client.object_info()
    assert caught.value.code == code
    assert time.monotonic() - started < 10
    server.close()


def _guarded(handle):
    async def guarded(reader, writer):
        try:
            await handle(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    return guarded


async def test_a_proxy_of_the_environment_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would read every prompt, picture and key on its way to a ComfyUI elsewhere, and on the websocket too."""
    heard: list[bytes] = []
    server = FakeServer()
    port = (await server.start()).rsplit(":", 1)[1]
    server.after_prompt = None

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(1000))
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as listening:
        address = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        for name in ("http_proxy", "all_proxy", "ws_proxy", "HTTP_PROXY", "ALL_PROXY", "WS_PROXY"):
            monkeypatch.setenv(name, address)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        async with ComfyClient(f"http://0.0.0.0:{port}") as client:  # this machine, by no name of loopback
            running = asyncio.create_task(client.run(GRAPH, timeout=20))
            async with asyncio.timeout(20):
                await server.sent.wait()
                server.finish(server.prompts[-1])
                await running
    await server.runner.cleanup()
    assert heard == []


@pytest.mark.parametrize(
    ("filename", "subfolder", "kind"),
    [
        ("../../film.mp4", "", "output"),
        ("/tmp/film.mp4", "", "output"),
        ("C:film.mp4", "", "output"),
        ("film.mp4", "../run", "output"),
        ("film.mp4", "/run", "output"),
        ("film.mp4\n", "", "output"),
        (".hidden", "", "output"),
        ("film.mp4", "", "anywhere"),
        ("x" * 300, "", "output"),
    ],
)
async def test_a_path_in_place_of_a_name_is_neither_asked_for_nor_written(
    tmp_path, filename, subfolder, kind
):
    """A server could otherwise choose where on this machine the files land that are fetched from it."""
    asked = []
    server, url = await raw_server(_guarded(lambda reader, writer: asked.append(1) or _reset(reader, writer)))
    async with ComfyClient(url, request_seconds=2.0) as client:
        for fetch in (
            client.view(filename, subfolder, kind),
            client.download(filename, subfolder, kind, path=tmp_path / "film.mp4"),
            client.has(filename, subfolder, kind),
        ):
            with pytest.raises(StudioError) as caught:
                await fetch
            assert caught.value.code == "server_reply_invalid"
    server.close()
    assert asked == [] and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "shown", [{"filename": "../x.png"}, {"name": "x.png"}, "x.png", 5, None, {"filename": 5}]
)
async def test_a_picture_that_has_no_name_is_told(shown):
    """These answers ended in a KeyError or TypeError of Python's own."""
    result = RunResult("id", {"1": {"images": [shown]}}, 1.0)
    async with ComfyClient("http://127.0.0.1:9") as client:
        with pytest.raises(StudioError) as caught:
            await client.shown_picture(result)
    assert caught.value.code == "server_reply_invalid"
    assert RunResult("id", {"1": {"images": shown}, "2": shown}, 1.0).picture is None
