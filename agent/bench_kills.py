"""Kills the director at random moments and lets it go on: does every film come out, the same, with nothing made twice?

Films are made by the command line against one ComfyUI that lives on, as it would for a user who keeps it open:
a job that was under way when the director died must be joined, not made again and not left behind.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import av

from ..common.folders import runs_folder
from ..common.progress import Progress, silent
from ..common.runs import RunFolder, list_runs
from ..embedded.comfyui.server import kept_url
from ..llm_bridge.engines.process import free_port
from ..workflows.client import ComfyClient

REQUEST = "Luca and Alberto find a crab on the beach"
FILM = ("--length", "10", "--seed", "11", "--json")
"""The shortest film that is made."""
HALF = "640x360"
READY_SECONDS, FILM_SECONDS = 180.0, 600.0


@dataclass
class Kills:
    """Figures of the whole trial; ``problems`` says what went wrong with which kill."""

    kills: int = 0
    finished: int = 0
    same_film: int = 0
    takes_repeated: int = 0
    orphan_jobs: int = 0
    moments: list[float] = field(default_factory=list)
    phases: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def essence(film: Path) -> str:
    """Hash of every decoded frame and sound block: what a viewer sees and hears."""
    digest = hashlib.sha256()
    for kind in ("video", "audio"):
        with av.open(str(film)) as container:
            for frame in container.decode(**{kind: 0}):
                digest.update(frame.to_ndarray().tobytes())
    return digest.hexdigest()


def bench_kills(count: int, seed: int = 0, size: str = HALF, progress: Progress = silent) -> dict[str, Any]:
    """Makes one film undisturbed, then ``count`` that are killed at a random moment and resumed."""
    server = None
    if kept_url() is None:
        # Not the usual port: whoever looks there for a ComfyUI of their own must not find this one.
        server = subprocess.Popen(
            _command("serve", "--port", str(free_port())),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        deadline = time.monotonic() + READY_SECONDS
        while (url := kept_url()) is None:
            if time.monotonic() > deadline:
                raise RuntimeError("ComfyUI did not start")
            time.sleep(0.5)
        return _trial(count, seed, (*FILM, "--size", size), url, progress)
    finally:
        if server is not None:
            server.terminate()
            server.wait(timeout=60)


def _trial(count: int, seed: int, film: Sequence[str], url: str, progress: Progress) -> dict[str, Any]:
    started = time.monotonic()
    reference = essence(Path(_make(("make", REQUEST, *film))["film"]))
    wall = time.monotonic() - started
    chance, found = random.Random(seed), Kills()
    for number in range(count):
        progress(number / count, f"Kill {number + 1} of {count}")
        moment = chance.uniform(0.0, wall)
        found.kills += 1
        found.moments.append(round(moment, 2))
        try:
            _one(moment, reference, film, url, found)
        except RuntimeError as error:
            found.problems.append(f"kill {number + 1} after {moment:.2f} s: {error}")
    return {"undisturbed_seconds": round(wall, 1), **asdict(found)}


def _one(moment: float, reference: str, film: Sequence[str], url: str, found: Kills) -> None:
    """One film: started, killed, resumed, and looked at."""
    before = {record.id for record in list_runs(runs_folder())}
    process = subprocess.Popen(
        _command("make", REQUEST, *film), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(moment)
    process.kill()
    process.wait()
    begun = [record for record in list_runs(runs_folder()) if record.id not in before]
    phase = (begun[0].phase or "created") if begun else "before it began"
    found.phases[phase] = found.phases.get(phase, 0) + 1
    told = _make(("runs", "resume", begun[0].id, "--json") if begun else ("make", REQUEST, *film))
    found.finished += 1
    found.same_film += essence(Path(told["film"])) == reference
    takes = [
        event["take"] for event in RunFolder(runs_folder() / told["run"]).events() if event["kind"] == "take"
    ]
    found.takes_repeated += len(takes) - len(set(takes))
    found.orphan_jobs += asyncio.run(_waiting(url))


async def _waiting(url: str) -> int:
    """Jobs that are still on the server."""
    async with ComfyClient(url) as client:
        queue = await client.queue()
        return len(queue.running) + len(queue.pending)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", __package__.partition(".")[0], *arguments]


def _make(arguments: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(
        _command(*arguments), capture_output=True, text=True, timeout=FILM_SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments[:2])} ended with {done.returncode}: {done.stdout[-400:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
