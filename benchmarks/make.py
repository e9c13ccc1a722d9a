"""How fast a film is made, how much memory that takes, and whether it grows linearly.

Films are made by the command line in processes of their own, as a user would; the clock and the memory of
the whole family are read from outside.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from ..common.errors import StudioError
from ..common.progress import Progress
from ..llm_bridge.profiles import studio_environment

REQUEST = "Create a funny parody of Luca's ocean scene"
SAMPLE_SECONDS = 0.2
MEGABYTE = 1e6


@dataclass(frozen=True)
class FilmTiming:
    """One film, measured from outside.

    Attributes:
        seconds: length of the film.
        wall: seconds from start to end of the command, ComfyUI's start included.
        memory_mb: largest resident memory of the command and all its children together.
        phases: seconds by phase, from the run's events.
    """

    seconds: float
    wall: float
    memory_mb: float
    phases: dict[str, float]


def time_film(seconds: float, *, seed: int = 1, preview: bool = False, request: str = REQUEST) -> FilmTiming:
    """Makes a film in a process of its own.

    Raises:
        StudioError: what the command told.
    """
    command = [sys.executable, "-P", "-m", __package__.partition(".")[0], "make", request, "--json"]
    command += ["--length", f"{seconds:g}", "--seed", str(seed), *(["--preview"] if preview else [])]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=studio_environment()
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, family_memory(process.pid))
        time.sleep(SAMPLE_SECONDS)
    wall = time.perf_counter() - started
    out, err = process.communicate()
    if not out.strip():
        raise RuntimeError(f"the command ended with {process.returncode}: {err[-2000:]}")
    told = json.loads(out)
    if "error" in told:
        raise StudioError.from_record(told["error"])
    return FilmTiming(told["verdict"]["seconds"], wall, peak / MEGABYTE, _phases(told["run"]))


def family_memory(pid: int) -> float:
    """Bytes of a process and its children; pages they share count once for each."""
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    total = 0
    for process in family:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return float(total)


def _phases(run_id: str) -> dict[str, float]:
    from ..common.events import PhaseBegun
    from ..common.folders import runs_folder
    from ..common.runs import RunFolder

    events = RunFolder.open(runs_folder(), run_id).events()
    marks = [(event.name, event.time) for event in events if isinstance(event, PhaseBegun)]
    marks.append(("", events[-1].time))
    spent: dict[str, float] = {}
    for (name, start), (_, end) in pairwise(marks):
        spent[name] = round(spent.get(name, 0.0) + end - start, 2)
    return spent


def bench_start(starts: int = 3) -> dict[str, float | None]:
    """Median seconds until ComfyUI answers, and that the pack adds to its start; milliseconds of a storyboard.

    What the pack adds is None when ComfyUI's logs don't say it.
    """
    from ..agent.request.options import film_options
    from ..agent.request.planning import plan_film
    from ..agent.story import DeterministicPlanner
    from ..common.folders import runs_folder
    from ..configs.schema import FilmDefaults, load_characters
    from ..runtime.process import start
    from ..runtime.source import embedded_program

    ready, pack = list[float](), list[float]()
    for _ in range(starts):
        began = time.perf_counter()
        process = start(embedded_program())
        ready.append(time.perf_counter() - began)
        pack += pack_seconds(process.log)
        process.stop()
    options, characters = film_options(REQUEST, FilmDefaults()), load_characters()
    planned = []
    for seed in range(20):
        began = time.perf_counter()
        plan_film(
            options.model_copy(update={"seed": seed}), characters, DeterministicPlanner(), runs_folder()
        )
        planned.append(time.perf_counter() - began)
    return {
        "comfyui_ready_s": round(statistics.median(ready), 2),
        "pack_load_s": round(statistics.median(pack), 3) if pack else None,
        "storyboard_ms": round(statistics.median(planned) * 1000, 1),
    }


def pack_seconds(log: Path) -> list[float]:
    """How long this pack took to load, by ComfyUI's own log; nothing when the log doesn't say."""
    found = re.findall(
        r"([\d.]+) seconds: \S*animation_ai_studio$", log.read_text("utf-8", errors="replace"), re.MULTILINE
    )
    return [float(seconds) for seconds in found]


def bench_speed(progress: Progress) -> dict[str, Any]:
    """Wall time and memory of films of 10, 30 and 60 seconds and of a preview, the same seed each."""
    cases = {
        "10 s": (10.0, False),
        "30 s": (30.0, False),
        "60 s": (60.0, False),
        "30 s preview": (30.0, True),
    }
    results: dict[str, Any] = {"cores": os.cpu_count(), "start": bench_start()}
    for number, (name, (seconds, preview)) in enumerate(cases.items()):
        progress(number / len(cases), f"a film of {name}")
        results[name] = asdict(time_film(seconds, preview=preview))
    return results
