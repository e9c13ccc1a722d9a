"""Another agent can direct the studio: a client process speaks MCP with ``./studio mcp``."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import mcp
import pytest
from animation_ai_studio.agent.tools import Registry, ToolContext
from animation_ai_studio.agent.tools.base import Cost, Tool, ToolInput
from animation_ai_studio.agent.tools.mcp import ERROR_KEY, made_server
from animation_ai_studio.agent.tools.mcp_transport import StdioTransport
from animation_ai_studio.common.errors import StudioError
from pydantic import BaseModel

STUDIO = [sys.executable, "-P", "-m", "animation_ai_studio"]
HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}


class Client:
    """A small MCP client over a process's pipes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.count = 0
        self.notices: list[dict[str, Any]] = []
        self.hello: dict[str, Any] = {}

    def write(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.count += 1
        self.write(json.dumps({"jsonrpc": "2.0", "id": self.count, "method": method, "params": params}))
        while (answer := self.read()).get("id") != self.count:
            self.notices.append(answer)
        return answer


@pytest.fixture
def client(environment: dict[str, str]) -> Any:
    process = subprocess.Popen(
        [*STUDIO, "mcp"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    client = Client(process)
    client.hello = client.ask("initialize", **HELLO)["result"]
    client.write(json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}))
    yield client
    process.stdin.close()
    assert process.wait(timeout=30) == 0, process.stderr.read()


def test_a_client_says_hello_lists_the_tools_and_calls_them(client: Client) -> None:
    assert client.hello["protocolVersion"] == "2025-06-18" and "tools" in client.hello["capabilities"]
    assert client.ask("ping")["result"] == {}
    tools = {tool["name"]: tool for tool in client.ask("tools/list")["result"]["tools"]}
    assert {"make_film", "revise_shot", "knowledge_search"} <= set(tools)
    assert all(tool["inputSchema"]["type"] == "object" for tool in tools.values())
    assert tools["knowledge_search"]["annotations"]["readOnlyHint"]
    plan = client.ask(
        "tools/call", name="plan_film", arguments={"request": "Luca loses his hat at sea", "seed": 1}
    )
    assert not plan["result"]["isError"]
    assert plan["result"]["structuredContent"] == json.loads(plan["result"]["content"][0]["text"])
    assert plan["result"]["structuredContent"]["shots"]


def test_nonsense_is_answered_and_the_server_goes_on(client: Client) -> None:
    client.write("{not json")
    assert client.read()["error"]["code"] == -32700
    client.write("[1, 2]")
    assert client.read()["error"]["code"] == -32600
    assert client.ask("tools/burn")["error"]["code"] == -32601
    assert client.ask("tools/call", name="rm", arguments={})["error"]["code"] == -32602
    told = client.ask("tools/call", name="revise_shot", arguments={"run": "../../etc", "weather": "storm"})
    assert told["result"]["isError"] and "no run" in told["result"]["content"][0]["text"]
    wrong = client.ask("tools/call", name="plan_film", arguments={"request": "x", "url": "http://a"})
    assert wrong["result"]["isError"]
    older = client.ask("initialize", **{**HELLO, "protocolVersion": "1999-01-01"})["result"]
    assert older["protocolVersion"] == "2025-11-25"


def test_odd_messages_end_nothing(client: Client) -> None:
    """Each of these ended the server, and the film that it was making, or kept all of a line in memory."""
    call = {"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "plan_film", "_meta": ["x"]}}
    client.write(json.dumps({**call, "id": {}}))
    assert client.read()["error"]["code"] == -32600
    client.write(json.dumps({**call, "id": 77}))
    assert client.read()["error"]["code"] == -32602
    client.write('{"jsonrpc": "2.0", "id": 78, "method": "ping", "params": [1]}')
    assert client.read() == {
        "jsonrpc": "2.0",
        "id": 78,
        "error": {"code": -32602, "message": "params is an object."},
    }
    cancel = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": [1]}}
    client.write(json.dumps(cancel))
    client.write('{"jsonrpc": "2.0", "id": 8, "method": "ping", "params": {"x": NaN}}')
    assert "NaN is no number" in client.read()["error"]["message"]
    client.write("[" * 3_000_000)
    assert "too long" in client.read()["error"]["message"]
    assert client.ask("ping")["result"] == {}


class Numbers(ToolInput):
    """What the tools below take."""

    seconds: float = 0.0


class Told(BaseModel):
    """What they give."""

    tidy: list[str]


class Bench:
    """The SDK's server with three tools, and a client at its transport: what was done stands in ``did``."""

    serving: asyncio.Future[Any]

    def __init__(self) -> None:
        self.did: list[str] = []
        self.wrote: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.transport = StdioTransport(lambda line: self.wrote.put_nowait(json.loads(line)))
        self.count = 0
        registry = Registry(
            [
                Tool("work", "Works.", Numbers, Told, Cost.CPU, self.work, effects="a file"),
                Tool("look", "Looks.", Numbers, Told, Cost.CPU, self.look),
                Tool("fail", "Fails.", Numbers, Told, Cost.CPU, self.fail),
            ]
        )
        self.server = made_server(registry, ToolContext(), version="1")

    async def work(self, kit: ToolContext, wanted: Numbers) -> Told:
        self.did.append("begun")
        for fraction in (0.2, 0.2, 0.1, 0.5, 1.0, 1.0):
            kit.progress(fraction, "on")
        try:
            await asyncio.sleep(wanted.seconds)
        finally:
            await asyncio.sleep(0.05)  # as telling ComfyUI that a prompt isn't wanted any more
            self.did.append("tidied")
        return Told(tidy=self.did)

    async def look(self, kit: ToolContext, wanted: Numbers) -> Told:
        return Told(tidy=self.did)

    async def fail(self, kit: ToolContext, wanted: Numbers) -> Told:
        raise StudioError("file_missing", "It isn't there.", "Look elsewhere.")

    def say(self, method: str, key: int | str | None = None, **params: Any) -> None:
        about = {} if key is None else {"id": key}
        self.transport.receive(
            json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **about}).encode()
        )

    def call(self, key: int | str, name: str, seconds: float = 0.0) -> None:
        meta = {"progressToken": key}
        self.say("tools/call", key, name=name, arguments={"seconds": seconds}, _meta=meta)

    async def answer(self, key: int | str) -> dict[str, Any]:
        """The answer to a request; what came before it is passed over."""
        while (message := await asyncio.wait_for(self.wrote.get(), 10)).get("id", "") != key:
            pass
        return message

    async def until(self, *did: str) -> None:
        async with asyncio.timeout(10):
            while self.did != list(did):
                await asyncio.sleep(0.01)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    bench = Bench()
    transport, server = bench.transport, bench.server
    bench.serving = asyncio.gather(
        transport.answer(),
        server.run(transport.read_stream, transport.write_stream, server.create_initialization_options()),
    )
    bench.say("initialize", 0, **HELLO)
    await bench.answer(0)
    yield bench
    transport.end()
    await asyncio.wait_for(bench.serving, 10)


async def test_progress_grows_and_comes_before_the_answer(bench: Bench) -> None:
    """The protocol wants each step further than the one before; a film's steps stand still or go back."""
    bench.call("a", "work")
    came = []
    while "id" not in (message := await asyncio.wait_for(bench.wrote.get(), 10)):
        came.append(message["params"])
    steps = [params["progress"] for params in came]
    assert len(steps) == 6 and steps == sorted(set(steps)) and steps[-1] == pytest.approx(1.0)
    assert {params["progressToken"] for params in came} == {"a"} and came[0]["message"] == "on"
    assert message["result"]["structuredContent"] == {"tidy": ["begun", "tidied"]}


async def test_a_cancelled_call_tidies_up_and_its_id_is_free_again(bench: Bench) -> None:
    """The SDK cancels every wait of what it cancelled: a prompt would go on on the card."""
    bench.call(1, "work", 60)
    await bench.until("begun")
    bench.call("1", "look")  # the same id for the SDK, which would stop this one instead of the other
    assert (await bench.answer(None))["error"]["code"] == -32600
    bench.say("notifications/cancelled", requestId=1)
    await bench.until("begun", "tidied")
    bench.call(2, "look")
    await bench.answer(2)
    bench.call(1, "look")
    assert "result" in await bench.answer(1)


async def test_a_client_that_leaves_ends_its_calls_in_order(bench: Bench) -> None:
    bench.call(1, "work", 60)
    bench.call(2, "work", 60)
    await bench.until("begun")
    bench.transport.end()
    await asyncio.wait_for(asyncio.shield(bench.serving), 10)
    assert bench.did == ["begun", "tidied"]


async def test_work_waits_for_work_and_looking_doesnt(bench: Bench) -> None:
    """Two films at once would share the card and the processor; a question between must not wait for minutes."""
    bench.call(1, "work", 0.5)
    bench.call(2, "work")
    await bench.until("begun")
    bench.call(3, "look")
    assert (await bench.answer(3))["result"]["structuredContent"] == {"tidy": ["begun"]}
    assert bench.did == ["begun"]
    assert (await bench.answer(2))["result"]["structuredContent"]["tidy"] == ["begun", "tidied"] * 2


async def test_a_failed_call_carries_the_error_for_programs(bench: Bench) -> None:
    bench.call(1, "fail")
    told = (await bench.answer(1))["result"]
    assert told["isError"] and told["content"][0]["text"] == "It isn't there. Look elsewhere."
    record = told["_meta"][ERROR_KEY]
    assert (record["code"], record["fix"]) == ("file_missing", "Look elsewhere.")


SHOUT = """
import subprocess
from animation_ai_studio.agent.tools.base import Cost, Tool, ToolInput
from pydantic import BaseModel

class Said(BaseModel):
    heard: str

async def shout(kit, wanted):
    print("a tool's own words", flush=True)
    subprocess.run(["echo", "a child's words"])
    return Said(heard=subprocess.run(["cat"], stdout=subprocess.PIPE, text=True).stdout)

tool = Tool("shout", "Shouts.", ToolInput, Said, Cost.CPU, shout)
"""


async def test_the_sdks_own_client_is_served_while_tools_print(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """Agents' hosts have such a client. A plugin that prints, or whose child reads, would break their pipe."""
    (tmp_path / "shout.py").write_text(SHOUT)
    about = tmp_path / "shout-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shout\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[animation_ai_studio.tools]\nshout = shout:tool\n")
    environment = {**environment, "PYTHONPATH": str(tmp_path)}
    studio = mcp.StdioServerParameters(command=STUDIO[0], args=[*STUDIO[1:], "mcp"], env=environment)
    with (tmp_path / "errors.txt").open("w") as errors:
        async with mcp.Client(mcp.stdio_client(studio, errlog=errors)) as client:
            assert client.protocol_version == "2026-07-28"
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert tools["make_film"].input_schema["properties"]["request"]
            assert (await client.call_tool("shout", {})).structured_content == {"heard": ""}
            plan = await client.call_tool("plan_film", {"request": "Luca loses his hat at sea", "seed": 1})
            assert plan.structured_content and plan.structured_content["shots"] and not plan.is_error
            missing = await client.call_tool("inspect_shot", {"run": "none"})
            assert missing.is_error and missing.meta and missing.meta[ERROR_KEY]["code"] == "run_unknown"
    told = (tmp_path / "errors.txt").read_text()
    assert "a tool's own words" in told and "a child's words" in told


def test_without_the_sdk_the_command_says_what_to_install(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError('no', name='mcp')")
    hidden = {**environment, "PYTHONPATH": str(tmp_path)}
    told = subprocess.run(
        [*STUDIO, "mcp"], env=hidden, capture_output=True, text=True, check=False, timeout=60
    )
    assert told.returncode == 1 and not told.stdout
    assert "isn't installed (mcp)" in told.stderr and "pip install" in told.stderr


def test_other_commands_dont_import_the_sdk(environment: dict[str, str]) -> None:
    """It takes over a second."""
    code = "import sys, animation_ai_studio.agent.cli.tools; sys.exit('mcp' in sys.modules)"
    assert subprocess.run([*STUDIO[:2], "-c", code], env=environment, check=False).returncode == 0


@pytest.mark.comfyui
@pytest.mark.slow
def test_another_agent_makes_a_film_and_changes_it(client: Client) -> None:
    request = {"request": "Luca on the ocean at noon", "seconds": 10, "size": "320x180", "seed": 3}
    made = client.ask("tools/call", name="make_film", arguments=request, _meta={"progressToken": "p"})
    film = made["result"]["structuredContent"]
    assert film["file"].endswith("film.mp4")
    assert any(notice.get("method") == "notifications/progress" for notice in client.notices)
    change = {"run": film["run"], "shots": ["s1"], "weather": "storm"}
    revised = client.ask("tools/call", name="revise_shot", arguments=change)["result"]
    assert not revised["isError"], revised
    assert revised["structuredContent"]["changed"] == ["s1-t2", "film-t1"]
