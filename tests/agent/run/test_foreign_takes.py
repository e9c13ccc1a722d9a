"""A ComfyUI that isn't the user's own could otherwise put files anywhere, or spoil a run with what it tells of a take."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from animation_ai_studio.agent.run.producer import Producer
from animation_ai_studio.agent.run.store import RunStore
from animation_ai_studio.agent.run.takes import Job, Take, new_job
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.progress import silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.graph import Graph, Node


class Server:
    """A ComfyUI at the network's edge: each prompt is done at once and tells ``report`` of its take."""

    def __init__(self) -> None:
        self.report: Any = {}
        self.done: dict[str, Any] = {}
        self.uploaded: list[str] = []
        self.app = web.Application()
        self.app.router.add_post("/prompt", self._prompt)
        self.app.router.add_get("/queue", self._queue)
        self.app.router.add_get("/history/{id}", self._history)
        self.app.router.add_get("/view", self._view)
        self.app.router.add_get("/ws", self._silent)
        self.app.router.add_post("/upload/image", self._upload)

    async def _prompt(self, request: web.Request) -> web.Response:
        key = (await request.json())["prompt_id"]
        self.done[key] = {"outputs": {"1": {"take": [self.report]}}, "status": {"status_str": "success"}}
        return web.json_response({"prompt_id": key, "number": 1, "node_errors": {}})

    async def _queue(self, request: web.Request) -> web.Response:
        return web.json_response({"queue_running": [], "queue_pending": []})

    async def _history(self, request: web.Request) -> web.Response:
        key = request.match_info["id"]
        return web.json_response({key: self.done[key]} if key in self.done else {})

    async def _upload(self, request: web.Request) -> web.Response:
        fields = await request.post()
        folder, name = str(fields["subfolder"]), fields["image"].filename  # type: ignore[union-attr]
        self.uploaded.append(f"{folder}/{name}")
        return web.json_response({"name": name, "subfolder": folder, "type": fields["type"]})

    async def _view(self, request: web.Request) -> web.Response:
        if request.query["filename"].endswith(".json"):
            return web.Response(status=404)
        return web.Response(body=b"content of " + request.query["filename"].encode())

    async def _silent(self, request: web.Request) -> web.WebSocketResponse:
        """Tells nothing; without it the client waits two seconds for it."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for _ in socket:
            pass
        return socket


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    runner = web.AppRunner(server.app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"  # type: ignore[attr-defined]
    yield server
    await runner.cleanup()


async def made(server: Server, run: RunFolder, report: Any) -> Take:
    server.report = report
    job = new_job(run.id, "shot", "s1", 1, 7)
    async with ComfyClient(server.url) as client:  # type: ignore[attr-defined]
        producer = Producer(client, Catalog({}), run, timeout=20)
        return await producer.make(job, lambda _: Graph({"1": Node("SaveTake", {"take": "s1"})}), silent)


async def test_a_takes_files_are_named_here(server: Server, tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    place = {
        "filename": "Something else (2).MP4",
        "subfolder": f"animation_studio/{run.id}",
        "type": "output",
    }
    take = await made(server, run, {"view": [place], "seconds": 2.0})
    assert take.files == ["s1-t1.mp4"] and take.remote[0].filename == "Something else (2).MP4"
    assert (run.takes / "s1-t1.mp4").read_bytes() == b"content of Something else (2).MP4"


@pytest.mark.parametrize(
    "report",
    [
        {"view": [{"filename": "../../run.json", "subfolder": "", "type": "output"}]},
        {"view": [{"filename": "run.py", "subfolder": "", "type": "output"}]},
        {"view": [{"filename": "a.mp4", "subfolder": "..", "type": "output"}]},
        {"view": ["a.mp4"]},
        {"view": [], "seconds": float("nan")},
        {"view": [], "text": "\ud800"},
    ],
)
async def test_what_isnt_a_take_is_told_and_leaves_no_file(
    server: Server, tmp_path: Path, report: Any
) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    with pytest.raises(StudioError) as caught:
        await made(server, run, report)
    assert caught.value.code == "server_reply_invalid"
    assert not run.takes.exists() or list(run.takes.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"files": ["../../../secret.mp4"]},
        {"remote": [{"filename": "/etc/x", "subfolder": "", "type": "output"}]},
        {"seconds_to_make": float("inf")},
        {"job": {"take": "../x"}},
        {"job": {"prompt_id": "../../queue"}},
    ],
)
def test_a_planted_take_isnt_a_take_of_the_film(tmp_path: Path, change: dict[str, Any]) -> None:
    """Its names would be joined to the run's folder when the film is cut, exported or handed back."""
    run = RunFolder.create(tmp_path, "Luca waves")
    run.takes.mkdir()
    take = Take(job=new_job(run.id, "shot", "s1", 1, 7), files=["s1-t1.mp4"]).model_dump(mode="json")
    record = run.takes / "s1-t1.take.json"
    record.write_text(json.dumps(take))
    assert set(RunStore(run).kept_takes()) == {"s1"}
    job = {**take["job"], **change.get("job", {})}
    record.write_text(json.dumps({**take, **change, "job": job}))
    assert RunStore(run).kept_takes() == {}


@pytest.mark.parametrize("chosen", ["../x", 5, None, {"film": "x"}])
def test_a_planted_choice_names_no_film(tmp_path: Path, chosen: object) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    run.takes.mkdir()
    outside = Take(job=Job(**new_job(run.id, "film", "film", 1, 7).model_dump()))
    (run.root / "x.take.json").write_text(outside.model_dump_json())
    (run.root / "kept.json").write_text(json.dumps({"film": chosen}))
    assert RunStore(run).kept_film() is None


async def test_takes_are_handed_back_to_their_own_runs_folder(server: Server, tmp_path: Path) -> None:
    """A planted record could name another film's folder, whose takes ComfyUI would then replace."""
    run = RunFolder.create(tmp_path, "Luca waves")
    await made(
        server, run, {"view": [{"filename": "s1-t1.mp4", "subfolder": "animation_studio/another-film"}]}
    )
    async with ComfyClient(server.url) as client:  # type: ignore[attr-defined]
        await Producer(client, Catalog({}), run).hand_back()
    own = f"animation_studio/{run.id}"
    assert server.uploaded == [f"{own}/s1-t1.mp4", f"{own}/s1-t1.json"]
