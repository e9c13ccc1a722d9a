"""MCP over standard input and output: any line is answered or passed over, and the server goes on."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from animation_ai_studio.agent.tools.registry import Registry, builtin_tools
from hypothesis import strategies as st

from .fuzzing import HANG, as_json, damaged, fuzz, mutated, plain, sizes, texts, told, wild

LOOKING = (
    "plan_film",
    "inspect_shot",
    "consistency_check",
    "knowledge_search",
    "lora_search",
    "history_search",
)
"""Tools that change nothing: the fuzzed server offers these alone."""
METHODS = ("initialize", "ping", "tools/list", "tools/call", "notifications/cancelled", "notifications/x")
FIELDS = (
    "jsonrpc",
    "id",
    "method",
    "params",
    "name",
    "arguments",
    "_meta",
    "progressToken",
    "requestId",
    "result",
)


HELLO = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "fuzz", "version": "1"},
    },
}


class Server:
    """``./studio mcp --read-only`` in a process of its own; started again when it has gone."""

    def __init__(self, home: Path) -> None:
        self._home, self._count = home, 0
        self._log = home / "stderr.txt"
        self._start()

    def _start(self) -> None:
        environment = {**os.environ, "ANIMATION_STUDIO_HOME": str(self._home)}
        self._errors = self._log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "animation_ai_studio", "mcp", "--read-only"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, args=(self.process.stdout, self._lines), daemon=True).start()
        self.process.stdin.write(json.dumps(HELLO).encode() + b"\n")
        self.process.stdin.flush()
        self._lines.get(timeout=120)  # it imports for seconds before it answers

    @staticmethod
    def _listen(out: IO[bytes], lines: queue.Queue[bytes]) -> None:
        for line in out:
            lines.put(line)
        lines.put(b"")

    def say(self, line: bytes, wanted: Any = None) -> list[dict[str, Any]]:
        """Sends a line and a ping; gives what came until the ping, and the answer to ``wanted``, are there."""
        if self.process.poll() is not None:
            self._start()
        assert self.process.stdin is not None
        self._count += 1
        mine = f"sentinel-{self._count}"
        ping = json.dumps({"jsonrpc": "2.0", "id": mine, "method": "ping"}).encode()
        self.process.stdin.write(line + b"\n" + ping + b"\n")
        self.process.stdin.flush()
        waiting, came = {mine, *([json.dumps(wanted)] if wanted is not None else [])}, []
        until = time.monotonic() + HANG
        while waiting:
            answer = self._lines.get(timeout=max(0.01, until - time.monotonic()))
            assert answer, f"the server has gone: {self._log.read_text('utf-8', 'replace')[-2000:]}"
            message = json.loads(answer)
            came.append(message)
            waiting -= {message.get("id")} if message.get("id") == mine else {json.dumps(message.get("id"))}
            if message.get("id") is None and "error" in message:
                waiting &= {mine}
        said = self._log.read_text("utf-8", "replace")
        assert "Traceback" not in said, said[-2000:]
        return [message for message in came if message.get("id") != mine]

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        assert self.process.wait(30) == 0
        self._errors.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("mcp-home"))
    yield server
    server.close()


def arguments(name: str) -> st.SearchStrategy[Any]:
    """Values for a tool's own arguments, right and wrong."""
    fields = Registry(builtin_tools()).get(name).takes.model_fields
    value = plain | st.sampled_from(("luca", "Luca at sea", "puppets", "latest", "9:16", "²x²", 12))
    return st.dictionaries(st.sampled_from(sorted(fields)), value, max_size=4) | wild(fields)


calls = st.sampled_from(LOOKING).flatmap(
    lambda name: st.fixed_dictionaries({"name": st.just(name), "arguments": arguments(name)})
)
requests = st.fixed_dictionaries(
    {"jsonrpc": st.just("2.0"), "method": st.sampled_from(METHODS) | texts},
    optional={"id": st.integers(0, 99) | plain | wild(leaves=2), "params": wild(FIELDS) | calls},
)
called = st.fixed_dictionaries(
    {"jsonrpc": st.just("2.0"), "id": st.integers(1, 9), "method": st.just("tools/call"), "params": calls}
)
SEED = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {
        "name": "lora_search",
        "arguments": {"query": "luca", "most": 3},
        "_meta": {"progressToken": "p"},
    },
}
messages = st.one_of(requests, called, mutated([SEED]), st.just(SEED), wild(FIELDS))


@sizes(60, 500)
def test_any_message_is_answered_and_the_server_goes_on(cases: int, server: Server) -> None:
    """Another agent sends what a model made up; a server that dies takes the film under way with it."""

    given = 0

    def check(message: Any) -> None:
        nonlocal given
        asked = isinstance(message, dict) and isinstance(message.get("method"), str) and "id" in message
        for answer in server.say(as_json(message), message["id"] if asked else None):
            assert answer["jsonrpc"] == "2.0" and (
                "result" in answer or "error" in answer or "method" in answer
            )
            assert "Traceback" not in json.dumps(answer)
            given += not answer.get("result", {"isError": True}).get("isError", True)

    fuzz(check, messages, cases)
    assert given > cases / 20, "hardly a case reached a tool"


@sizes(20, 100)
def test_any_bytes_are_answered_and_the_server_goes_on(cases: int, server: Server) -> None:
    lines = (
        damaged([as_json(SEED)])
        | st.binary(max_size=60)
        | st.sampled_from((b"[" * 90_000, b'"' * 9, b"9" * 5000))
    )
    fuzz(lambda line: server.say(line.replace(b"\n", b"")), lines, cases)


@sizes(5, 25)
@pytest.mark.parametrize("name", Registry(builtin_tools()).names)
def test_any_arguments_of_any_tool_are_read_or_refused(name: str, cases: int) -> None:
    """The tools that make things are given their arguments only: nothing is started."""
    tool = Registry(builtin_tools()).get(name)

    def check(values: Any) -> None:
        if isinstance(values, dict):
            told(tool.read, values)

    fuzz(check, arguments(name), cases)
