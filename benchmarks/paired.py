"""Films one fixed storyboard with this build and with another revision's, in turns: is this one faster?

A storyboard of its own keeps a quieter story from winning. Each build runs as a user's command would, in the same
environment, in a home of its own that shares what both only read; what it costs is told by the operating system, so
that another program on the machine spoils the clock but hardly the processor seconds.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..agent.request.options import film_options
from ..agent.run.store import RunStore
from ..common.errors import StudioError
from ..common.events import PhaseBegun, TakeMade
from ..common.files import write_text
from ..common.folders import cache_folder
from ..common.progress import Progress
from ..common.records import read_model
from ..common.runs import RunFolder
from ..common.story import Storyboard
from ..configs.schema import FilmDefaults
from ..llm_bridge.profiles import studio_environment
from .make import MEGABYTE, SAMPLE_SECONDS, family_memory

PACKAGE = __package__.partition(".")[0]
ROOT = Path(__file__).resolve().parents[1]
STORYBOARD = Path(__file__).parent / "data" / "storyboard_v1.json"
"""Thirty seconds with nine shots, in the first form that storyboards had, which every revision reads."""
WARM_UP_SIZE = "192x108"
"""Kernels are compiled and models fetched by a small film that isn't counted."""
OWN = "comfyui"
"""What of the cache isn't shared: in it a server finds the pack that it loads."""
START, END = "start", "end"


class FilmCost(BaseModel):
    """What one film cost.

    ``wall`` seconds from start to end of the command · ``processor`` seconds that it and all its children used ·
    ``memory_mb`` largest resident memory of them all together · ``first_picture`` seconds until the first shot was
    there · ``phases`` seconds by phase · ``load`` of the machine before it began · ``digest`` of the film.
    """

    model_config = ConfigDict(frozen=True)

    wall: float
    processor: float
    memory_mb: float
    first_picture: float
    phases: dict[str, float] = Field(default_factory=dict)
    load: float = 0.0
    digest: str = ""


def bench_pairs(
    revision: str, storyboard: Path | None, pairs: int, size: str, progress: Progress
) -> dict[str, Any]:
    """Films of one storyboard by this build and by a revision of its repository, in turns.

    Args:
        revision: what git calls it.
        storyboard: None takes the shipped one.
        pairs: films by each.
        size: of the films, such as ``1280x720``.

    Raises:
        StudioError: ``file_missing`` for no such revision, ``file_invalid`` for no storyboard, or why a film failed;
            ``option_invalid`` where a system doesn't tell what a finished program took.
    """
    if not hasattr(os, "wait4"):
        raise StudioError(
            "option_invalid",
            "This system doesn't tell what a program took.",
            "Compare builds on Linux or macOS.",
        )
    board = read_board(storyboard or STORYBOARD)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builds = {
            "this": PairedBuild(folder / "this", linked(ROOT, folder / "this"), board),
            "other": PairedBuild(folder / "other", unpacked(revision, folder / "other"), board),
        }
        costs: dict[str, list[FilmCost]] = {name: [] for name in builds}
        for number in range(-1, pairs):
            for name, build in builds.items():
                progress((number + 1) / (pairs + 1), f"{name}, film {number + 1} of {pairs}")
                cost = build.film(WARM_UP_SIZE if number < 0 else size)
                costs[name] += [cost] * (number >= 0)
    return compared(costs)


def read_board(path: Path) -> Storyboard:
    """A storyboard's file.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid``.
    """
    try:
        return read_model(path, Storyboard)
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Name a storyboard.json.") from error
    except (OSError, ValueError) as error:
        raise StudioError(
            "file_invalid", f"{path} is no storyboard.", "Name the storyboard.json of a run's folder."
        ) from error


def linked(checkout: Path, folder: Path) -> Path:
    """A folder from which Python imports a checkout under the package's name."""
    place = folder / "import"
    place.mkdir(parents=True)
    (place / PACKAGE).symlink_to(checkout, target_is_directory=True)
    return place


def unpacked(revision: str, folder: Path) -> Path:
    """A folder from which Python imports a revision of this repository; nothing is left in git when it is deleted.

    Raises:
        StudioError: ``file_missing``.
    """
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", "--end-of-options", revision]
    try:
        packed = subprocess.run(command, capture_output=True, check=True, env=studio_environment()).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise StudioError(
            "file_missing",
            f"{ROOT} has no revision {revision!r}.",
            "Name a commit, branch or tag of this repository; a copy without .git has none.",
        ) from error
    place = folder / "import"
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(place / PACKAGE, filter="data")
    return place


class PairedBuild:
    """A build of the studio with a home of its own, in which the storyboard waits as a run."""

    def __init__(self, folder: Path, importable: Path, board: Storyboard) -> None:
        self._importable, self._home = importable, folder / "home"
        share_cache(cache_folder(), self._home / "cache")
        options = film_options(board.request, FilmDefaults(), seed=board.seed)
        planned = RunFolder.create(self._runs, board.request)
        store = RunStore(planned)
        store.save_options(options)
        # an older build knows nothing of fields that came later: only what the storyboard says is written
        write_text(store.storyboard_file, board.model_dump_json(indent=2, exclude_unset=True))
        self._board, self._planned = board, planned.id

    @property
    def _runs(self) -> Path:
        return self._home / "runs"

    def film(self, size: str) -> FilmCost:
        """Films the storyboard once.

        Raises:
            StudioError: what the command told.
        """
        changes = {"PYTHONPATH": str(self._importable), "ANIMATION_STUDIO_HOME": str(self._home)}
        command = [sys.executable, "-P", "-m", PACKAGE, "make", self._board.request]
        command += ["--from", self._planned, "--size", size, "--json"]
        load = os.getloadavg()[0]
        began, started = time.time(), time.perf_counter()
        told, processor, memory = watched(command, {**studio_environment(), **changes})
        wall = time.perf_counter() - started
        run = RunFolder.open(self._runs, told["run"])
        first, phases = times(run, began, wall)
        digest = hashlib.sha256(RunStore(run).film.read_bytes()).hexdigest()
        return FilmCost(
            wall=wall,
            processor=processor,
            memory_mb=memory / MEGABYTE,
            first_picture=first,
            phases=phases,
            load=load,
            digest=digest,
        )


def share_cache(source: Path, target: Path) -> None:
    """Links what lies in a cache into another one, but for what a server keeps of its own."""
    target.mkdir(parents=True)
    (target / OWN).mkdir()
    programs = source / OWN / "program"
    shared = [one for one in source.glob("*") if one.name != OWN] + [programs] * programs.is_dir()
    for one in shared:
        (target / one.relative_to(source)).symlink_to(one, target_is_directory=one.is_dir())


def watched(command: Sequence[str], environment: Mapping[str, str]) -> tuple[dict[str, Any], float, float]:
    """What a command told as JSON, the processor seconds and the largest memory in bytes of its whole family.

    The operating system adds up what ended children used, so a server that the command starts and stops is counted
    to its end.

    Raises:
        StudioError: what it told instead.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=dict(environment))
        peak, over = [0.0], threading.Event()

        def look() -> None:
            while not over.wait(SAMPLE_SECONDS):
                peak[0] = max(peak[0], family_memory(process.pid))

        looking = threading.Thread(target=look, name="memory")
        looking.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            over.set()
            looking.join()
            if process.returncode is None:
                process.terminate()
        out.seek(0)
        err.seek(0)
        return read_reply(out.read(), err.read()), used.ru_utime + used.ru_stime, peak[0]


def read_reply(out: bytes, err: bytes) -> dict[str, Any]:
    """What a command told as JSON.

    Raises:
        StudioError: the one that it told, or ``media_failed`` with its last words.
    """
    try:
        told: dict[str, Any] = json.loads(out)
    except ValueError as error:
        words = err.decode("utf-8", errors="replace").strip()[-500:]
        raise StudioError(
            "media_failed", f"A build made no film: {words}", "Run its `make` by hand and mend what it tells."
        ) from error
    if "error" in told:
        raise StudioError.from_record(told["error"])
    return told


def times(run: RunFolder, began: float, wall: float) -> tuple[float, dict[str, float]]:
    """Seconds until a run's first shot was there, and seconds by phase from the command's start to its end."""
    events = run.events()
    shots = [one.time - began for one in events if isinstance(one, TakeMade) and one.take.startswith("s")]
    marks = [(START, began)]
    marks += [(event.name, event.time) for event in events if isinstance(event, PhaseBegun)]
    marks += [(END, events[-1].time), ("", began + wall)]
    spent: dict[str, float] = {}
    for (name, since), (_, until) in pairwise(marks):
        spent[name] = round(spent.get(name, 0.0) + until - since, 2)
    return (shots[0] if shots else 0.0), spent


def compared(costs: Mapping[str, Sequence[FilmCost]]) -> dict[str, Any]:
    """Medians of each build, the median of the pairs' ratios (under 1: this one is less), and whether films differ."""
    names = ("wall", "processor", "memory_mb", "first_picture")
    figures: dict[str, Any] = {"pairs": len(costs["this"])}
    for build, films in costs.items():
        figures[build] = {name: _median([getattr(film, name) for film in films]) for name in (*names, "load")}
        phases = list(dict.fromkeys(name for film in films for name in film.phases))
        figures[build]["phases"] = {
            name: _median([film.phases.get(name, 0.0) for film in films]) for name in phases
        }
    figures["ratio"] = {
        name: round(
            statistics.median(
                getattr(mine, name) / max(getattr(theirs, name), 1e-9)
                for mine, theirs in zip(costs["this"], costs["other"], strict=True)
            ),
            3,
        )
        for name in names
    }
    digests = {build: {film.digest for film in films} for build, films in costs.items()}
    figures["always_the_same"] = all(len(found) == 1 for found in digests.values())
    figures["same_bytes"] = digests["this"] == digests["other"]
    return figures


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 2)
