"""Keeps one engine: its own process group, a log that rotates, and an end when its owner ends.

Run by path: ``python keeper.py --owner PID --log FILE -- command …``. The keeper stands between the studio
and the engine so that a stop really stops the whole group, and so that a killed studio leaves nothing
behind on the card. Standard library only.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

POLL_SECONDS = 0.5
_PR_SET_PDEATHSIG = 1


class RotatingLog:
    """A log file that becomes ``.1``, ``.2`` … when it is full."""

    def __init__(self, path: Path, limit: int, keep: int) -> None:
        self._path, self._limit, self._keep = path, limit, keep
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("ab")

    def write(self, data: bytes) -> None:
        """Appends, and starts a new file when this one is over the limit."""
        self._file.write(data)
        self._file.flush()
        if self._file.tell() > self._limit:
            self._file.close()
            for number in range(self._keep - 1, 0, -1):
                older = self._path.with_name(f"{self._path.name}.{number}")
                if older.exists():
                    older.replace(self._path.with_name(f"{self._path.name}.{number + 1}"))
            self._path.replace(self._path.with_name(f"{self._path.name}.1"))
            self._file = self._path.open("ab")

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def _die_with_parent() -> None:
    """Linux: the engine ends even when the keeper itself is killed."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP,
        )
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,  # a group of its own in the keeper's session, by which all of it is found again
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )


def end(child: subprocess.Popen[bytes], grace: float) -> None:
    """Ends a child with its whole group: asks, waits ``grace`` seconds, then kills."""
    _signal(child, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(grace)
    _signal(child, getattr(signal, "SIGKILL", signal.SIGTERM))
    child.wait()


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, number)


def main() -> int:
    """Runs the command until it, or its owner, ends."""
    parser = argparse.ArgumentParser(description="Keeps one engine process.")
    parser.add_argument("--owner", type=int, default=0, help="end when this parent is gone; 0: never")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--megabytes", type=float, default=20.0)
    parser.add_argument("--keep", type=int, default=3)
    parser.add_argument("--grace", type=float, default=10.0)
    parser.add_argument("--folder", type=Path, help="the engine's own sockets: removed when it has ended")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    log = RotatingLog(options.log, int(options.megabytes * (1 << 20)), options.keep)
    asked = threading.Event()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: asked.set())
    try:
        child = _start(command)
    except OSError as error:
        log.write(f"The engine can't be run: {error}\n".encode())
        return 127
    pump = threading.Thread(target=_pump, args=(child.stdout, log), daemon=True)
    pump.start()
    while child.poll() is None:
        if asked.wait(POLL_SECONDS) or (options.owner and os.getppid() != options.owner):
            end(child, options.grace)
    _signal(child, getattr(signal, "SIGKILL", signal.SIGTERM))  # what the engine left of its group
    pump.join(timeout=2.0)
    log.close()
    if options.folder:
        shutil.rmtree(options.folder, ignore_errors=True)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def _pump(stream: IO[bytes] | None, log: RotatingLog) -> None:
    if stream is not None:
        for line in stream:
            log.write(line)


if __name__ == "__main__":
    sys.exit(main())
