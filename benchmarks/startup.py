"""How long the command line takes until it answers: alone, and in a home that is new.

Every command runs in a process of its own, in turns, so that a machine's moods spread over all of them.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..common.errors import StudioError
from ..common.progress import Progress
from ..llm_bridge.profiles import studio_environment
from .make import REQUEST

PACKAGE = __package__.partition(".")[0]
SEARCH = "first search in a new home"
COMMANDS: Mapping[str, Sequence[str]] = {
    "version": ["--version"],
    "help": ["--help"],
    "help on graphs": ["graph", "--help"],
    "tools": ["tools", "list"],
    "first rehearsal in a new home": ["make", REQUEST, "--dry-run"],
    "second rehearsal": ["make", REQUEST, "--dry-run"],
    SEARCH: ["knowledge", "search", "who is afraid of geese"],
}


def bench_startup(rounds: int, against: Path | None, progress: Progress) -> dict[str, Any]:
    """Median and longest seconds of each command, by checkout.

    Args:
        rounds: how often each is run.
        against: another checkout of the studio, run in turns with this one.

    Raises:
        StudioError: ``file_missing`` for no checkout there.
    """
    with tempfile.TemporaryDirectory() as folder:
        checkouts = {"this": dict[str, str]()}
        if against is not None:
            checkouts["other"] = {"PYTHONPATH": str(_importable(against, Path(folder)))}
        taken: dict[str, dict[str, list[float]]] = {
            name: {command: [] for command in COMMANDS} for name in checkouts
        }
        for number in range(rounds):
            for name, changes in checkouts.items():
                progress(number / rounds, f"round {number + 1} of {rounds}")
                for command, seconds in _round(Path(folder) / f"{name}{number}", changes).items():
                    taken[name][command].append(seconds)
    return {
        name: {
            command: {"median": round(statistics.median(values), 2), "longest": round(max(values), 2)}
            for command, values in commands.items()
        }
        for name, commands in taken.items()
    }


def _importable(checkout: Path, folder: Path) -> Path:
    """A folder from which Python imports another checkout under the package's name."""
    if not (checkout / "__main__.py").is_file():
        raise StudioError("file_missing", f"{checkout} holds no studio.", "Name a clone of this repository.")
    place = folder / "import"
    place.mkdir()
    (place / PACKAGE).symlink_to(checkout.absolute(), target_is_directory=True)
    return place


def _round(home: Path, changes: Mapping[str, str]) -> dict[str, float]:
    """Seconds of each command, one after another in a home that isn't there yet; the search in one of its own."""
    found = {}
    for name, arguments in COMMANDS.items():
        place = home.with_name(f"{home.name}-search") if name == SEARCH else home
        environment = {**studio_environment(), **changes, "ANIMATION_STUDIO_HOME": str(place)}
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-P", "-m", PACKAGE, *arguments],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        found[name] = time.perf_counter() - started
    return found
