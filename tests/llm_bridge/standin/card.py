"""A graphics card as a JSON file that several processes change one at a time. Standard library only."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

VARIABLE = "ANIMATION_STUDIO_SIMULATED_GPU"
HEAVY = 4 << 30


class NoMemoryError(Exception):
    """There isn't that much left on the card."""


def put(size: int, pid: int | None = None) -> None:
    """Sets what a process holds; a card that is too full refuses, and two heavy owners are written down."""
    path = Path(os.environ[VARIABLE])
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = json.loads(path.read_text())
        used = {p: s for p, s in data["used"].items() if Path(f"/proc/{p}").exists()}
        used[str(pid or os.getpid())] = size
        if sum(used.values()) > data["total"]:
            raise NoMemoryError("CUDA out of memory")
        data["used"] = {p: s for p, s in used.items() if s}
        heavy = sum(s >= HEAVY for s in used.values())
        data["most_heavy"] = max(data.get("most_heavy", 0), heavy)
        data.setdefault("history", []).append([str(pid or os.getpid()), size])
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(data))
        fresh.replace(path)


def new(path: Path, gigabytes: int = 16) -> None:
    """An empty card."""
    path.write_text(json.dumps({"total": gigabytes << 30, "used": {}}))
