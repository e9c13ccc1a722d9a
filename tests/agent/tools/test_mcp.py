"""Another agent can direct the studio: a client process speaks MCP with ``./studio mcp``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

Start = Callable[..., subprocess.Popen[str]]


class Client:
    """A small MCP client over a process's pipes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.count = 0
        self.notices: list[dict[str, Any]] = []

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
    import sys

    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "animation_ai_studio", "mcp"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield Client(process)
    process.stdin.close()
    assert process.wait(timeout=30) == 0, process.stderr.read()


def test_a_client_says_hello_lists_the_tools_and_calls_them(client: Client) -> None:
    hello = client.ask(
        "initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo={"name": "t", "version": "1"}
    )["result"]
    assert hello["protocolVersion"] == "2025-06-18" and "tools" in hello["capabilities"]
    client.write(json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}))
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
    assert client.ask("initialize", protocolVersion="1999-01-01")["result"]["protocolVersion"] == "2025-06-18"


def test_odd_messages_end_nothing(client: Client) -> None:
    """Each of these ended the server, and the film that it was making, or kept all of a line in memory."""
    call = {"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "plan_film", "_meta": ["x"]}}
    client.write(json.dumps({**call, "id": {}}))
    assert client.read()["error"]["code"] == -32600
    client.write(json.dumps({**call, "id": 7}))
    assert client.read()["result"]["isError"]
    cancel = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": [1]}}
    client.write(json.dumps(cancel))
    client.write('{"jsonrpc": "2.0", "id": 8, "method": "ping", "params": {"x": NaN}}')
    assert "NaN is no number" in client.read()["error"]["message"]
    client.write("[" * 3_000_000)
    assert "too long" in client.read()["error"]["message"]
    assert client.ask("ping")["result"] == {}


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
