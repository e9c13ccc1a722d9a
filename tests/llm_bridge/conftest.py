"""Engines that play vLLM in processes of their own, a simulated card, and a gateway on real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import hashlib
import json
import shlex
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.llm_bridge.engines import EnginePool
from animation_ai_studio.llm_bridge.gpu import open_lease
from animation_ai_studio.llm_bridge.lease.probe import SIMULATED_CARD
from animation_ai_studio.llm_bridge.profiles import LlmConfig
from animation_ai_studio.llm_bridge.service import LanguageService

STANDIN = Path(__file__).parent / "standin"
GB = 1 << 30
KEY = "k" * 40
HELLO = {"model": "small", "messages": [{"role": "user", "content": "a secret premise"}]}


@dataclass
class Card:
    """The simulated card's file."""

    path: Path

    def read(self) -> dict[str, Any]:
        return json.loads(self.path.read_text())

    @property
    def used(self) -> int:
        return sum(size for pid, size in self.read()["used"].items() if Path(f"/proc/{pid}").exists())


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Card:
    """A 16 GB card."""
    path = tmp_path / "card.json"
    path.write_text(json.dumps({"total": 16 * GB, "used": {}}))
    monkeypatch.setenv(SIMULATED_CARD, str(path))
    return Card(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, so that leases and engines of other tests aren't met."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def engine(
    *,
    gigabytes: float = 0.0,
    faults: str = "",
    rate: float = 0.0,
    script: list[str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A profile of an engine that plays vLLM."""
    python = interpreter(
        PYTHONPATH=str(STANDIN),
        STANDIN_FAULTS=faults,
        STANDIN_GB=str(gigabytes),
        STANDIN_RATE=str(rate),
        STANDIN_SCRIPT=json.dumps(script) if script else "",
    )
    made = {"engine": "vllm", "model": "stand/in", "tasks": ["chat"], "context": 2048, "sleep": "1"}
    return {**made, "python": str(python), "gpu_gb": gigabytes, **more}


@functools.cache
def _interpreters() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="interpreters-")


def interpreter(**variables: str) -> Path:
    """A Python with these variables, such as an environment has in which the stand-in is the vLLM."""
    lines = [f"export {name}={shlex.quote(value)}" for name, value in variables.items()]
    text = "\n".join(["#!/bin/sh", *lines, f'exec {shlex.quote(sys.executable)} "$@"\n'])
    path = Path(_interpreters().name) / hashlib.sha256(text.encode()).hexdigest()[:16]
    if not path.exists():
        path.write_text(text)
        path.chmod(0o755)
    return path


def config(profiles: dict[str, dict[str, Any]], **more: Any) -> LlmConfig:
    """A configuration with these profiles; ComfyUI is where nobody listens."""
    lease = {"verify": 2.0, "drain": 5.0, "minimum_hold": 0.0, "step": 10.0, "wake": 30.0}
    made = {"default": next(iter(profiles)), "comfyui_url": "http://127.0.0.1:9", "linger": 0, "lease": lease}
    return LlmConfig.model_validate({**made, "profiles": profiles, **more})


Opener = Callable[..., contextlib.AbstractAsyncContextManager[LanguageService]]


@pytest.fixture
def open_service(home: Path) -> Opener:
    """Opens a service over a configuration, and stops its engines at the end."""

    @asynccontextmanager
    async def opened(settings: LlmConfig, **options: Any) -> AsyncIterator[LanguageService]:
        pool = EnginePool(settings, home / "cache")
        service = LanguageService(settings, pool, open_lease(settings, pool), **options)
        try:
            yield service
        finally:
            await service.close()

    return opened


@dataclass
class Running:
    """A gateway on real sockets."""

    url: str
    owner: str
    work: Any
    http: httpx.AsyncClient


@pytest.fixture
def open_gateway(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Starts a gateway over a configuration on free ports, in this process."""
    from animation_ai_studio.llm_bridge.gateway import server

    @asynccontextmanager
    async def opened(settings: LlmConfig) -> AsyncIterator[Running]:
        gateway = settings.gateway.model_copy(update={"port": 0, "admin_port": 0})
        settings = settings.model_copy(update={"gateway": gateway})
        cache = home / "cache"
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "gateway.key").write_text(KEY)
        (cache / "gateway.key").chmod(0o600)
        work = server.build(settings)
        pair = server.servers(work, cache)
        tasks = [asyncio.create_task(server._run(each)) for each in pair]
        while not all(each.started for each in pair):
            await asyncio.sleep(0.01)
        ports = [each.servers[0].sockets[0].getsockname()[1] for each in pair]
        async with httpx.AsyncClient(timeout=60, trust_env=False) as http:
            yield Running(f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}", work, http)
        for each in pair:
            each.should_exit = True
        await asyncio.gather(*tasks)
        await work.service.close()
        await work.cache.close()

    return opened


Opened = Callable[..., Any]


async def post(
    gateway: Running, body: Any, route: str = "chat/completions", **options: Any
) -> httpx.Response:
    return await gateway.http.post(f"{gateway.url}/v1/{route}", json=body, **options)
