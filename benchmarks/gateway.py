"""What the gateway costs: an engine at an exact pace, asked directly and through proxies, in one run.

Every chunk carries the moment it was written; the difference to the moment it was read is its latency. What
a proxy adds is its latency less that of the direct way, at the same percentile.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.files import write_text
from ..common.folders import cache_folder
from ..common.listeners import free_port
from ..common.progress import Progress, part, silent

PACED = Path(__file__).parents[1] / "llm_bridge" / "runtime" / "paced_server.py"
_STAMP = re.compile(rb"@(\d+)@")
_START_SECONDS = 90.0
_KEY = "bench-key-that-opens-nothing"


async def bench_gateway(
    *,
    streams: int = 32,
    rate: float = 40.0,
    seconds: float = 8.0,
    litellm: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measures the direct way, the studio's gateway and, if its program is given, LiteLLM's proxy.

    Args:
        streams: at a time.
        rate: tokens a second of each stream.
        litellm: the ``litellm`` program of its own environment.

    Returns:
        For each way: latencies in ms (p50, p99, worst; ``whole``: of a short answer that isn't streamed), the
        slowest stream's tokens a second, the proxy's CPU seconds per 1,000 chunks; for proxies also what they
        add to the direct way.
    """
    ways: dict[str, Any] = {}
    programs = {"direct": None, "gateway": _gateway} | ({"litellm": _litellm} if litellm else {})
    with tempfile.TemporaryDirectory() as folder, _paced() as paced:
        await _answers(f"{paced}/v1/models")
        for number, (name, make) in enumerate(programs.items()):
            part(progress, number / len(programs), (number + 1) / len(programs))(0.0, f"measuring {name}")
            if make is None:
                ways[name] = await _measure(f"{paced}/v1", streams, rate, seconds)
                continue
            port = free_port()
            command, environment = make(Path(folder), paced, port, litellm)
            with _program(command, environment) as pid:
                await _answers(f"http://127.0.0.1:{port}/v1/models")
                ways[name] = await _measure(f"http://127.0.0.1:{port}/v1", streams, rate, seconds, pid)
            for key in ("p50", "p99", "whole"):
                ways[name][f"added_{key}"] = ways[name][key] - ways["direct"][key]
    return {"streams": streams, "rate": rate, "seconds": seconds, "cores": os.cpu_count(), "ways": ways}


def install_litellm(progress: Progress = silent) -> Path:
    """LiteLLM's program; its environment (0.7 GB) is made when it isn't there.

    Raises:
        StudioError: ``install_failed``, ``disk_full``.
    """
    from ..llm_bridge.environment import LITELLM, install

    folder = cache_folder() / "environments" / "litellm"
    return install(LITELLM, folder, progress=progress).with_name("litellm")


def _gateway(folder: Path, paced: str, port: int, litellm: Path | None) -> tuple[list[str], dict[str, str]]:
    profile = {"engine": "openai", "model": "paced", "url": f"{paced}/v1", "tasks": ["chat", "code"]}
    gateway = {"port": port, "admin_port": free_port(), "concurrency": 256}
    settings = {"default": "paced", "tasks": {"chat": "paced", "code": "paced"}, "gateway": gateway}
    write_text(folder / "configs" / "llm.yaml", json.dumps({**settings, "profiles": {"paced": profile}}))
    command = [sys.executable, "-m", "animation_ai_studio", "llm", "start", "--foreground"]
    return command, {"ANIMATION_STUDIO_HOME": str(folder)}


def _litellm(folder: Path, paced: str, port: int, litellm: Path | None) -> tuple[list[str], dict[str, str]]:
    model = {"model": "openai/paced", "api_base": f"{paced}/v1", "api_key": "none"}
    config = {"model_list": [{"model_name": "paced", "litellm_params": model}]}
    write_text(folder / "litellm.yaml", json.dumps(config))
    command = [
        str(litellm),
        "--config",
        str(folder / "litellm.yaml"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    quiet = {"LITELLM_MODE": "PRODUCTION", "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR"}
    return command, {
        **quiet,
        "DO_NOT_TRACK": "1",
        "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true",
    }


@contextmanager
def _paced() -> Iterator[str]:
    """The engine with the exact pace; its address."""
    port = free_port()
    with _program([sys.executable, str(PACED), "--port", str(port)], {}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _program(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    """Runs a server for the length of a block; its process number."""
    child = subprocess.Popen(
        command,
        env=child_environment("PYTHONPATH") | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield child.pid
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


async def _answers(url: str) -> None:
    end = time.monotonic() + _START_SECONDS
    async with httpx.AsyncClient(trust_env=False, timeout=2.0) as http:
        while time.monotonic() < end:
            try:
                if (await http.get(url)).status_code < 500:
                    return
            except httpx.HTTPError:
                await asyncio.sleep(0.1)
    raise StudioError(
        "llm_start_failed", f"Nothing answered at {url}.", "Run the measurement again on a quiet machine."
    )


async def _measure(url: str, streams: int, rate: float, seconds: float, pid: int = 0) -> dict[str, Any]:
    count = max(round(rate * seconds), 2)
    await _read(url, 20, rate)  # warm: connections, imports, first paths
    before = _cpu(pid)
    runs = await asyncio.gather(*(_read(url, count, rate, delay=i / streams / rate) for i in range(streams)))
    cpu = _cpu(pid) - before
    latencies = sorted(latency for run in runs for latency, _ in run)
    rates = [(len(run) - 1) / (run[-1][1] - run[0][1]) for run in runs if len(run) > 1]
    return {
        "chunks": len(latencies),
        "p50": latencies[len(latencies) // 2] * 1e3,
        "p99": latencies[min(int(len(latencies) * 0.99), len(latencies) - 1)] * 1e3,
        "worst": latencies[-1] * 1e3,
        "slowest_stream": min(rates),
        "cpu_per_1000": cpu / len(latencies) * 1000 if pid else 0.0,
        "whole": await _whole(url),
    }


async def _whole(url: str, count: int = 50) -> float:
    """Milliseconds for a short whole answer on a kept connection: the median of ``count``."""
    asked = {"model": "paced", "messages": [{"role": "user", "content": "x"}], "temperature": 1.0}
    times = []
    async with httpx.AsyncClient(trust_env=False, timeout=30.0) as http:
        for _ in range(count):
            began = time.perf_counter()
            await http.post(
                f"{url}/chat/completions", json=asked, headers={"authorization": f"Bearer {_KEY}"}
            )
            times.append(time.perf_counter() - began)
    return sorted(times)[count // 2] * 1e3


def _cpu(pid: int) -> float:
    """CPU seconds of a process with its children."""
    if not pid:
        return 0.0
    import psutil

    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in family)


async def _read(url: str, count: int, rate: float, *, delay: float = 0.0) -> list[tuple[float, float]]:
    """One stream over a plain socket: (latency, moment) of each chunk in seconds."""
    await asyncio.sleep(delay)
    host, _, port = url.removeprefix("http://").partition("/")[0].partition(":")
    message = {"role": "user", "content": f"{rate:g}"}
    asked = {"model": "paced", "messages": [message], "max_tokens": count, "stream": True, "temperature": 1.0}
    body = json.dumps(asked).encode()
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n"
    writer.write(f"{head}authorization: Bearer {_KEY}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
    seen: list[tuple[float, float]] = []
    rest = b""
    while len(seen) < count:
        data = await reader.read(1 << 16)
        now = time.monotonic_ns()
        if not data:
            break
        lines = (rest + data).split(b"\n")
        rest = lines.pop()
        for line in lines:
            if stamp := _STAMP.search(line):
                seen.append(((now - int(stamp.group(1))) / 1e9, now / 1e9))
    writer.close()
    if len(seen) < count:
        raise StudioError(
            "llm_reply_invalid", f"A stream ended after {len(seen)} of {count} chunks.", "Run it again."
        )
    return seen
