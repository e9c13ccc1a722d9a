"""Which process is which, and whether it still lives."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Protocol

from .record import Party


class Processes(Protocol):
    """The system's view of processes."""

    def me(self) -> Party:
        """This process."""

    def alive(self, party: Party) -> bool | None:
        """True, False, or None where it can't be told."""

    def title(self, pid: int) -> str:
        """A short name for people, empty when unknown."""


class SystemProcesses:
    """Linux through ``/proc``; other systems through psutil."""

    def me(self) -> Party:
        """This process."""
        pid = os.getpid()
        return Party(pid=pid, born=self.born(pid) or "", space=_space())

    def alive(self, party: Party) -> bool | None:
        """A process lives when the same number carries the same birth mark."""
        return self.born(party.pid) == party.born if party.space == _space() else None

    def title(self, pid: int) -> str:
        """The program's short name."""
        try:
            return Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
        except OSError:
            return ""

    @staticmethod
    def born(pid: int) -> str | None:
        """The system's mark of when a process started; None when it has ended."""
        if Path("/proc/self/stat").exists():
            try:
                # The name in parentheses may hold spaces; fields are counted behind it: 3rd is the
                # state, 22nd the start time in clock ticks since boot (proc(5)).
                fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                return None
            return None if fields[0] in "ZX" else fields[19]
        import psutil

        try:
            process = psutil.Process(pid)
            return None if process.status() == psutil.STATUS_ZOMBIE else f"{process.create_time():.0f}"
        except psutil.Error:
            return None


def _space() -> str:
    """Boot and process-number space, in which a process number has a meaning."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("utf-8").strip()
        return f"{boot}/{os.readlink('/proc/self/ns/pid')}"  # noqa: PTH115 (not a path but a name)
    except OSError:
        return socket.gethostname()


def family(pid: int) -> frozenset[int]:
    """A process with all its descendants; an engine's memory often hangs on a child."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, todo = {pid}, [pid]
    while todo:
        for child in children.get(todo.pop(), []):
            if child not in found:
                found.add(child)
                todo.append(child)
    return frozenset(found)


def session(leader: Party) -> frozenset[int]:
    """All processes of the session that ``leader`` opened, also when it has ended itself.

    An engine's worker can outlive the process that started it and keep its memory; the session tells whose
    it is. Empty when the number belongs to somebody else by now, and on systems without ``/proc``.
    """
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) != leader.pid or fields[0] in "ZX":
            continue
        pid = int(stat.parent.name)
        if pid == leader.pid and fields[19] != leader.born:
            return frozenset()
        found.add(pid)
    return frozenset(found)
