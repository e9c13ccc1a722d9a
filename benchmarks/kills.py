"""Kills the director at random moments and lets it go on: does every film come out, the same, with nothing made twice?

Films are made by the command line against one ComfyUI that lives on, as it would for a user who keeps it open:
a job that was under way when the director died must be joined, not made again and not left behind. Every kill hits
a run at work: moments are drawn from the time between the run's folder and its end, and one that came too late is
drawn again. Figures are written after every kill, so that a trial of an hour can be broken off and gone on with.
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

from pydantic import BaseModel, Field, ValidationError

from ..common.events import TakeMade
from ..common.files import write_text
from ..common.folders import runs_folder
from ..common.listeners import free_port
from ..common.media import open_media
from ..common.progress import Progress, silent
from ..common.runs import RunFolder
from ..llm_bridge.profiles import studio_environment
from ..runtime.server import kept_url
from ..workflows.api.client import ComfyClient

REQUEST = "Luca and Alberto find a crab on the beach"
FILM = ("--length", "10", "--seed", "11", "--json")
"""The shortest film that is made."""
HALF = "640x360"
READY_SECONDS, FILM_SECONDS = 180.0, 600.0
POLL_SECONDS = 0.02
BEFORE_END = 0.97
"""Moments are drawn from this share of the undisturbed time: what is left is the end itself."""
DRAWS = 12
"""How often a kill that came too late is drawn again."""


class Kills(BaseModel):
    """Figures of a trial so far; ``problems`` says what went wrong with which kill."""

    seed: int
    size: str
    film: str = ""
    """Hash of the undisturbed film (see :func:`essence`)."""
    work_seconds: float = 0.0
    """Time from a run's folder to its end, of a film that nothing broke off, on a server that is warm."""
    kills: int = 0
    at_work: int = 0
    too_late: int = 0
    """Kills that found a finished film: drawn again, and counted nowhere else."""
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
        with open_media(film) as container:
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
            env=studio_environment(),
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
        _make(("make", REQUEST, *film))
        told = _make(("make", REQUEST, *film))
        record = RunFolder(runs_folder() / told["run"]).read_record()
        found.film = essence(Path(told["film"]))
        found.work_seconds = round(record.updated - record.created, 2)
        yield
    while found.kills < count:
        progress(found.kills / count, f"Kill {found.kills + 1} of {count}")
        found.kills += 1
        try:
            _one(film, url, found)
        except RuntimeError as error:
            found.problems.append(f"kill {found.kills}: {error}")
        yield


def _one(film: Sequence[str], url: str, found: Kills) -> None:
    """One film: started, killed at work, resumed, and looked at."""
    run = _killed(film, found)
    phase = run.read_record().phase or "created"
    found.at_work += 1
    found.phases[phase] = found.phases.get(phase, 0) + 1
    told = _make(("runs", "resume", run.id, "--json"))
    found.finished += 1
    found.same_film += essence(Path(told["film"])) == found.film
    takes = [event.take for event in run.events() if isinstance(event, TakeMade)]
    found.takes_repeated += len(takes) - len(set(takes))
    found.orphan_jobs += asyncio.run(_waiting(url))


def _killed(film: Sequence[str], found: Kills) -> RunFolder:
    """A run whose director was killed before its film was finished."""
    for draw in range(DRAWS):
        chance = random.Random(f"{found.seed} {found.kills} {draw}")
        moment = round(chance.uniform(0.0, found.work_seconds * BEFORE_END), 2)
        run = _kill_after(moment, film)
        if run.read_record().status != "finished":
            found.moments.append(moment)
            return run
        found.too_late += 1
    raise RuntimeError(f"{DRAWS} films in a row were finished before they could be killed")


def _kill_after(moment: float, film: Sequence[str]) -> RunFolder:
    """A run that was started, and killed ``moment`` seconds after its folder appeared."""
    before = _begun()
    process = subprocess.Popen(
        _command("make", REQUEST, *film),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=studio_environment(),
    )
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not (new := _begun() - before):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the film did not begin")
            time.sleep(POLL_SECONDS)
        time.sleep(moment)
    finally:
        process.kill()
        process.wait()
    return RunFolder(new.pop())


def _begun() -> set[Path]:
    """The folders of all runs that have begun."""
    return {record.parent for record in runs_folder().glob("*/run.json")}


async def _waiting(url: str) -> int:
    """Jobs that are still on the server."""
    async with ComfyClient(url) as client:
        queue = await client.queue()
        return len(queue.running) + len(queue.pending)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", __package__.partition(".")[0], *arguments]


def _make(arguments: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(
        _command(*arguments),
        capture_output=True,
        text=True,
        timeout=FILM_SECONDS,
        check=False,
        env=studio_environment(),
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments[:2])} ended with {done.returncode}: {done.stdout[-400:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
