"""The real vLLM on the processor, through the studio's own engine, service and gateway.

Needs vLLM's environment in the user's own cache folder, which ``./studio test --all`` and ``./studio llm
install vllm`` make (some minutes and 3.5 GB). One start serves all tests of this file.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import APP
from animation_ai_studio.llm_bridge.client import user
from animation_ai_studio.llm_bridge.engines import EngineState
from animation_ai_studio.llm_bridge.engines.vllm import VllmEngine, vllm_folder
from animation_ai_studio.llm_bridge.environment import is_ready, python_of
from animation_ai_studio.llm_bridge.profiles import LlmConfig
from animation_ai_studio.runtime.source import embedded_program
from platformdirs import user_cache_path

from . import tiny_qwen
from .conftest import Opener, config

ENVIRONMENT = vllm_folder(user_cache_path(APP) / "environments")
SCHEMA = {
    "type": "object",
    "properties": {
        "mood": {"enum": ["happy", "sad"]},
        "shots": {"type": "integer", "minimum": 1, "maximum": 9},
    },
    "required": ["mood", "shots"],
    "additionalProperties": False,
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.vllm,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not is_ready(ENVIRONMENT), reason="vLLM's environment isn't installed"),
]


def settings(model: Path) -> LlmConfig:
    environment = {
        "VLLM_CPU_KVCACHE_SPACE": "1",
        "VLLM_CPU_OMP_THREADS_BIND": "nobind",
        "OMP_NUM_THREADS": "2",
        "TRANSFORMERS_OFFLINE": "1",
    }
    flags = [
        "--dtype=bfloat16",
        "--enforce-eager",
        '--structured-outputs-config={"backend":"xgrammar","disable_any_whitespace":true}',
    ]
    profile = {
        "engine": "vllm",
        "model": str(model),
        "tasks": ["chat"],
        "context": 2048,
        "python": str(python_of(ENVIRONMENT)),
        "environment": environment,
        "flags": flags,
        "sleep": "1",
        "sampling": {"temperature": 0.0, "top_p": 1.0, "max_tokens": 24},
    }
    return config({"tiny": profile})


async def test_vllm_from_start_to_crash(tmp_path: Path, open_service: Opener) -> None:
    """Chat, stream, json_schema, sleep, wake and a crash; in one test, for a start takes most of a minute."""
    tokenizer = embedded_program().root / "comfy" / "text_encoders" / "qwen25_tokenizer"
    model = tiny_qwen.make(tmp_path / "tiny", tokenizer)
    async with open_service(settings(model)) as service:
        engine = service.pool.engines["tiny"]
        assert isinstance(engine, VllmEngine)
        async with service.client("chat", seconds=120) as client:
            _keeps_to_its_user(engine)
            await _speaks(client)
            await _keeps_to_a_schema(client)
            await _sleeps_and_wakes(engine, client)
            await _survives_a_crash(engine, client)


def _keeps_to_its_user(engine: VllmEngine) -> None:
    """No server answers HTTP at a port, and no socket of it lies where others may enter."""
    assert Path(engine.socket).is_socket() and Path(engine.socket).parent.stat().st_mode & 0o777 == 0o700
    found = [c for pid in engine.pids() for c in psutil.Process(pid).net_connections("all")]
    at_paths = {c.laddr for c in found if c.family == socket.AF_UNIX and str(c.laddr).startswith("/")}
    assert engine.socket in at_paths and {Path(p).parent for p in at_paths} == {Path(engine.socket).parent}
    ports = {c.laddr for c in found if c.status == psutil.CONN_LISTEN}
    assert {address.ip for address in ports} <= {"127.0.0.1", "::1"}  # torch's own, between its workers
    for address in ports:
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"http://127.0.0.1:{address.port}/health", timeout=2, trust_env=False)


async def _speaks(client: Any) -> None:
    reply = await client.chat([user("Say something")], max_tokens=8)
    assert reply.usage.completion == 8 and reply.finish == "length"
    again = await client.chat([user("Say something")], max_tokens=8)
    assert again.text == reply.text  # greedy: the cache may keep it
    pieces = [piece async for piece in client.stream([user("Say something")], max_tokens=8)]
    assert "".join(p.text for p in pieces) == reply.text and pieces[-1].usage.completion == 8


async def _keeps_to_a_schema(client: Any) -> None:
    """Even random weights give valid JSON: the grammar does it, not the model."""
    reply = await client.chat([user("Fill it in")], schema=SCHEMA, max_tokens=40)
    assert set(json.loads(reply.text)) == {"mood", "shots"}


async def _sleeps_and_wakes(engine: VllmEngine, client: Any) -> None:
    await engine.release("sleep")
    assert (await engine.health()).state is EngineState.ASLEEP
    waiting = asyncio.create_task(client.chat([user("Are you there?")], max_tokens=4))
    await asyncio.sleep(1.0)
    assert not waiting.done()  # a sleeper doesn't refuse, it lets one wait
    await engine.wake()
    assert (await engine.health()).state is EngineState.READY
    assert (await waiting).usage.completion == 4


async def _survives_a_crash(engine: VllmEngine, client: Any) -> None:
    party = engine.process.note.party
    assert party is not None
    pids = engine.pids()
    os.kill(party.pid, signal.SIGKILL)
    with pytest.raises(StudioError) as caught:
        await client.chat([user("hi")], max_tokens=2)
    assert caught.value.code == "llm_unreachable"
    await engine.stop()  # vLLM's worker outlives its parent: only this ends it
    async with asyncio.timeout(10):
        while any(Path(f"/proc/{pid}").exists() and _runs(pid) for pid in pids):
            await asyncio.sleep(0.1)
    assert (await engine.health()).state is EngineState.OFF


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
