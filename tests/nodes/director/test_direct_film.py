"""The director inside ComfyUI: from the node, the routes and the page; a node that waited would hang for ever."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from animation_ai_studio.common.files import write_text
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.comfyui

RUNS = "/animation_studio/runs"
SMALL = {"request": "Luca finds a crab on the beach", "seconds": 10, "size": "192x108", "seed": 3}


async def ended(url: str, run: str, seconds: float = 240.0) -> dict[str, Any]:
    """What the server tells of a run once it is over."""
    deadline = time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        while time.monotonic() < deadline:
            told: dict[str, Any] = (await http.get(f"{RUNS}/{run}")).json()
            if told["standing"] != "running":
                return told
            await asyncio.sleep(0.25)
    raise AssertionError(f"{run} did not end: {told}")


def start(url: str, **changes: Any) -> httpx.Response:
    return httpx.post(f"{url}{RUNS}", json={**SMALL, **changes}, timeout=30)


@pytest.mark.slow
async def test_the_node_returns_at_once_and_the_film_comes(comfyui: str) -> None:
    builder = GraphBuilder()
    builder.add(
        "AnimationStudioDirectFilm",
        request="Luca greets a seagull on the beach",
        seconds=10.0,
        language="en",
        style="from the request",
        shape="16:9",
        look="puppets",
        preview=True,
        seed=4,
    )
    async with ComfyClient(comfyui) as client:
        began = time.monotonic()
        result = await client.run(builder.build(), timeout=60)
        assert time.monotonic() - began < 20
        run = next(iter(result.outputs.values()))["text"][0].split()[1]
        told = await ended(comfyui, run)
        assert told["standing"] == "finished", told
        film = await client.view(**told["film"])
    assert b"ftyp" in film[:16]


@pytest.mark.slow
async def test_a_film_asked_for_by_route_is_listed_and_can_be_fetched(comfyui: str) -> None:
    run = start(comfyui).raise_for_status().json()["run"]
    told = await ended(comfyui, run)
    assert told["standing"] == "finished", told
    assert told["storyboard"]["seed"] == 3
    listed = httpx.get(f"{comfyui}{RUNS}").json()["runs"]
    assert run in [one["id"] for one in listed]


@pytest.mark.slow
async def test_a_film_can_be_stopped_and_goes_on(comfyui: str) -> None:
    run = start(comfyui, seed=9).raise_for_status().json()["run"]
    assert httpx.post(f"{comfyui}{RUNS}/{run}/stop", json={}).json()["stopped"] is True
    assert (await ended(comfyui, run))["standing"] == "stopped"
    httpx.post(f"{comfyui}{RUNS}/{run}/resume", json={}).raise_for_status()
    assert (await ended(comfyui, run))["standing"] == "finished"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"request": "  "}, "request_empty"),
        ({"seconds": 10_000}, "length_out_of_range"),
        ({"seconds": "NaN"}, "option_invalid"),
        ({"size": "../../etc"}, "option_invalid"),
        ({"size": "\u00b2x\u00b2"}, "option_invalid"),
        ({"path": "/etc/passwd"}, "option_invalid"),
        ({"request": 7}, "option_invalid"),
        ({"style": "cubist"}, "option_invalid"),
        ({"seed": -1}, "option_invalid"),
    ],
)
def test_what_can_not_be_made_is_refused_before_it_starts(
    comfyui: str, changes: dict[str, Any], code: str
) -> None:
    before = httpx.get(f"{comfyui}{RUNS}").json()["runs"]
    reply = start(comfyui, **changes)
    assert reply.status_code == 400, reply.text
    assert reply.json()["error"]["code"] == code
    assert httpx.get(f"{comfyui}{RUNS}").json()["runs"] == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[1]",
        b"{",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"request": "' + b"x" * 70_000 + b'"}',
        b'{"request": "Luca", "seconds": NaN}',
        b'{"request": "Luca", "seconds": 1e999}',
        b'{"request": "Luca \\ud800"}',
        b'{"request": "Luca", "request": "Pim"}',
    ],
)
def test_a_body_that_is_no_request_is_refused(comfyui: str, body: bytes) -> None:
    reply = httpx.post(f"{comfyui}{RUNS}", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 400, reply.text
    assert reply.json()["error"]["code"] == "option_invalid"


@pytest.mark.parametrize("body", [gzip.compress(b'{"request": "' + b" " * 1_000_000 + b'"}'), b"{}"])
def test_a_packed_body_is_refused_unread(comfyui: str, body: bytes) -> None:
    """A thousand times its size would be unpacked in the server's loop; one that isn't packed at all was a 500."""
    sent = httpx.post(comfyui + RUNS, content=body, headers={"Content-Encoding": "gzip"})
    assert sent.status_code == 400 and "packed" in sent.json()["error"]["message"]
    plain = httpx.post(comfyui + RUNS, content=b"{}", headers={"Content-Encoding": "identity"})
    assert "'request'" in plain.json()["error"]["message"]


def test_another_sites_page_can_not_start_films(comfyui: str) -> None:
    reply = httpx.post(f"{comfyui}{RUNS}", json=SMALL, headers={"Origin": "http://evil.example"})
    assert reply.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "studio.example"},
        {"Host": "studio.example:8188", "Origin": "http://studio.example:8188"},
        {"Host": "127.0.0.1.studio.example"},
        {"Host": "localhost.example"},
        {"Host": ""},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_under_another_name_reads_and_starts_nothing(comfyui: str, headers: dict[str, str]) -> None:
    """A page whose name is pointed at this machine is no other site for the browser: its name is all that tells."""
    for reply in (
        httpx.get(f"{comfyui}{RUNS}", headers=headers),
        httpx.post(f"{comfyui}{RUNS}", json=SMALL, headers=headers),
    ):
        assert reply.status_code in (400, 403) and "runs" not in reply.text, reply.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "localhost.", "[::1]:8188", "127.0.0.1"])
def test_all_names_of_this_machine_are_served(comfyui: str, host: str) -> None:
    assert httpx.get(f"{comfyui}{RUNS}", headers={"Host": host}).status_code == 200


def test_two_hosts_or_none_are_refused(comfyui: str) -> None:
    port = int(comfyui.rsplit(":", 1)[1])
    for lines in (
        "",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nHost: studio.example\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as pipe:
            pipe.sendall(f"GET {RUNS} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            assert pipe.recv(100).split()[1] in (b"400", b"403")


def test_a_name_that_the_owner_lists_is_served(comfyui: str, studio_home: Path) -> None:
    """Behind a tunnel or proxy of one's own the page must go on working."""
    listed = studio_home / "configs" / "studio.yaml"
    write_text(listed, "hosts: [studio.example]\n")
    try:
        for host, status in (("Studio.Example", 200), ("other.example", 403)):
            assert httpx.get(f"{comfyui}{RUNS}", headers={"Host": host}).status_code == status
    finally:
        listed.unlink()


@pytest.mark.parametrize("run", ["nothing", "..%2f..%2fetc", "%00"])
def test_an_unknown_run_is_not_found(comfyui: str, run: str) -> None:
    for reply in (httpx.get(f"{comfyui}{RUNS}/{run}"), httpx.post(f"{comfyui}{RUNS}/{run}/resume", json={})):
        assert reply.status_code == 404


@pytest.mark.browser
@pytest.mark.slow
async def test_every_graph_of_a_film_opens_in_the_page_and_a_changed_one_runs(
    frontend: str, comfyui_process: ComfyProcess, page: Page
) -> None:
    run = start(frontend, seed=11).raise_for_status().json()["run"]
    assert (await ended(frontend, run))["standing"] == "finished"
    graphs = comfyui_process.base / "user" / "animation_studio" / "runs" / run / "graphs"
    editor = sorted(path for path in graphs.glob("*.json") if not path.name.endswith(".api.json"))
    assert {path.name[0] for path in editor} >= {"s", "f"}
    for path in editor:
        graph = json.loads(path.read_text("utf-8"))
        opened = await page.evaluate(
            "async (graph) => { await app.loadGraphData(graph); return (await app.graphToPrompt()).output }",
            graph,
        )
        api = json.loads(path.with_suffix("").with_suffix(".api.json").read_text("utf-8"))
        assert {key: node["class_type"] for key, node in opened.items()} == {
            key: node["class_type"] for key, node in api.items()
        }
    shot = json.loads((graphs / "s1-t1.json").read_text("utf-8"))
    await page.evaluate("async (graph) => { await app.loadGraphData(graph) }", shot)
    await page.evaluate(
        "() => { const node = app.graph.nodes.find((node) => node.type === 'AnimationStudioPuppetShot');"
        " node.widgets.find((widget) => widget.name === 'weather').value = 'rain'; }"
    )
    before = len(httpx.get(f"{frontend}/history").json())
    await page.evaluate("async () => { await app.queuePrompt(0) }")
    deadline = time.monotonic() + 90
    while len(history := httpx.get(f"{frontend}/history").json()) == before:
        assert time.monotonic() < deadline, "the graph never ran"
        await asyncio.sleep(0.25)
    newest = max(history.values(), key=lambda entry: entry["prompt"][0])
    assert newest["status"]["status_str"] == "success"
    assert "rain" in json.dumps(newest["prompt"][2])
