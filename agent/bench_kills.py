"""Kills the director at random moments and lets it go on: does every film come out, the same, with nothing made twice?

Films are made by the command line against one ComfyUI that lives on, as it would for a user who keeps it open:
a job that was under way when the director died must be joined, not made again and not left behind. Figures are
written after every kill, so that a trial of an hour can be broken off and gone on with.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import av
from pydantic import BaseModel, Field, ValidationError

from ..common.files import write_text
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


class Kills(BaseModel):
    """Figures of a trial so far; ``problems`` says what went wrong with which kill."""

    seed: int
    size: str
    film: str = ""
    """Hash of the undisturbed film (see :func:`essence`)."""
    undisturbed_seconds: float = 0.0
    kills: int = 0
    finished: int = 0
    same_film: int = 0
    takes_repeated: int = 0
    orphan_jobs: int = 0
    moments: list[float] = Field(default_factory=list)
    phases: dict[str, int] = Field(default_factory=dict)
    problems: list[str] = Field(default_factory=list)


def essence(film: Path) -> str:
    """Hash of every decoded frame and sound block: what a viewer sees and hears."""
    digest = hashlib.sha256()
    for kind in ("video", "audio"):
        with av.open(str(film)) as container:
            for frame in container.decode(**{kind: 0}):
                digest.update(frame.to_ndarray().tobytes())
    return digest.hexdigest()


def bench_kills(
    count: int,
    seed: int = 0,
    size: str = HALF,
    figures: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Makes one film undisturbed, then ``count`` that are killed at a random moment and resumed.

    Args:
        figures: where the figures are kept; what stands there of the same trial isn't done again.
    """
    found = _known(figures, Kills(seed=seed, size=size))
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
        for _ in _trial(count, url, found, progress):
            if figures is not None:
                write_text(figures, found.model_dump_json(indent=2))
        return found.model_dump()
    finally:
        if server is not None:
            server.terminate()
            server.wait(timeout=60)


def _known(figures: Path | None, new: Kills) -> Kills:
    """The figures of the same trial that was broken off, or new ones."""
    try:
        known = Kills.model_validate_json(figures.read_text("utf-8")) if figures else new
    except (FileNotFoundError, ValidationError):
        return new
    return known if (known.seed, known.size) == (new.seed, new.size) else new


def _trial(count: int, url: str, found: Kills, progress: Progress) -> Iterator[None]:
    """One kill after the other, up to ``count``; pauses after each."""
    film = (*FILM, "--size", found.size)
    if not found.film:
        started = time.monotonic()
        found.film = essence(Path(_make(("make", REQUEST, *film))["film"]))
        found.undisturbed_seconds = round(time.monotonic() - started, 1)
        yield
    while found.kills < count:
        progress(found.kills / count, f"Kill {found.kills + 1} of {count}")
        chance = random.Random(f"{found.seed} {found.kills}")
        moment = round(chance.uniform(0.0, found.undisturbed_seconds), 2)
        found.kills += 1
        found.moments.append(moment)
        try:
            _one(moment, film, url, found)
        except RuntimeError as error:
            found.problems.append(f"kill {found.kills} after {moment:.2f} s: {error}")
        yield


def _one(moment: float, film: Sequence[str], url: str, found: Kills) -> None:
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
    if begun and begun[0].standing == "finished":
        phase = "when it was done"
    found.phases[phase] = found.phases.get(phase, 0) + 1
    told = _make(("runs", "resume", begun[0].id, "--json") if begun else ("make", REQUEST, *film))
    found.finished += 1
    found.same_film += essence(Path(told["film"])) == found.film
    run = RunFolder(runs_folder() / told["run"])
    takes = [event["take"] for event in run.events() if event["kind"] == "take"]
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
