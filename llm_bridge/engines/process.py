"""A supervised engine process that other processes of the studio can find again.

Each managed engine has a note in the cache folder (who runs, where it answers, with which key), readable
by its user only. A process that needs the engine and finds a living one uses it; a start that fails is
repeated later and later, and the log's end is part of the error. An engine answers at a port of this machine,
or at a socket in a folder that only its user may enter.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ...common.errors import StudioError
from ...common.files import file_error
from ...common.listeners import free_port
from ..lease.processes import SystemProcesses, family, session
from ..lease.record import Party
from ..lease.store import lock_file, write_private

KEEPER = Path(__file__).parents[1] / "runtime" / "keeper.py"
_BACKOFF = (0.0, 1.0, 4.0, 15.0, 60.0)
_KILL_SECONDS = 5.0
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
SOCKETS = sys.platform != "win32"
"""Whether servers can answer at a path here instead of a port."""
FOLDER, SOCKET = "{folder}", "{folder}/api.sock"
"""In a command or environment: a new folder that only its user may enter, and the engine's socket there."""
_LONGEST_FOLDER = 60
"""Bytes: systems allow 104 for a socket's path, and engines name theirs with 36 letters."""


class EngineNote(BaseModel):
    """What stands in an engine's note."""

    model_config = ConfigDict(extra="forbid")

    party: Party | None = None
    url: str = ""
    socket: str = ""
    """The path to connect to instead of the address's host and port; empty: the port."""
    key: str = ""
    started: float = 0.0
    failures: int = 0
    slept: float = 0.0


class EngineProcess:
    """One engine's process, its note and its log.

    Args:
        folder: where notes and logs of engines live.
        grace: seconds that the engine gets to end by itself.
        detached: it lives on when this process ends.
    """

    def __init__(self, name: str, folder: Path, *, grace: float = 10.0, detached: bool = False) -> None:
        self.name, self._folder, self._grace = name, folder, grace
        self._owner = 0 if detached else os.getpid()
        self._note = folder / f"{name}.json"
        self.log_path = folder / f"{name}.log"
        self._processes = SystemProcesses()
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def note(self) -> EngineNote:
        """The note as it stands; empty when there is none."""
        try:
            return EngineNote.model_validate_json(self._note.read_bytes())
        except (OSError, ValidationError):
            return EngineNote()

    def running(self) -> EngineNote | None:
        """The note of a living engine."""
        if self._child is not None:
            self._child.poll()  # so that an ended keeper is not a zombie that looks alive
        note = self.note
        return note if note.party is not None and self._processes.alive(note.party) else None

    @property
    def ours(self) -> bool:
        """Whether this process started the engine that runs."""
        return self._child is not None and self.running() is not None

    def pids(self) -> frozenset[int]:
        """The keeper's and the engine's processes, with workers that outlived them."""
        party = self.note.party
        if party is None:
            return frozenset()
        return session(party) | (family(party.pid) if self.running() is not None else frozenset())

    async def start(
        self, command: Sequence[str], environment: Mapping[str, str], *, port: int, key_variable: str
    ) -> EngineNote:
        """Starts the engine unless a living one is found.

        Args:
            command: ``{port}`` in it becomes the port. One with :data:`SOCKET` answers there and at no port.
            environment: all that the engine gets; the key is added to it. A value that is :data:`FOLDER`
                becomes the folder of the command's socket.
            port: 0 takes a free one.
            key_variable: the variable in which the engine finds its key.

        Raises:
            StudioError: ``llm_start_failed`` while it is held back after failures; ``not_writable`` or
                ``disk_full`` when the socket's folder can't be made.
        """
        async with lock_file(self._folder / f"{self.name}.lock"):
            found = self.running()
            if found is not None:
                return found
            self._hold_back()
            self._end_leftovers()
            folder = private_folder() if SOCKET in command else ""
            port = 0 if folder else port or free_port()
            key = secrets.token_urlsafe(24)
            full = [part.replace("{port}", str(port)).replace(FOLDER, folder) for part in command]
            values = {name: folder if value == FOLDER else value for name, value in environment.items()}
            self._child = self._spawn(full, {**values, key_variable: key}, folder)
            party = self._processes.me().model_copy(
                update={"pid": self._child.pid, "born": self._processes.born(self._child.pid) or ""}
            )
            note = EngineNote(
                party=party,
                url="http://localhost" if folder else f"http://127.0.0.1:{port}",
                socket=SOCKET.replace(FOLDER, folder) if folder else "",
                key=key,
                started=time.time(),
                failures=self.note.failures,
            )
            self._save(note)
            return note

    def _hold_back(self) -> None:
        note = self.note
        pause = _BACKOFF[min(note.failures, len(_BACKOFF) - 1)]
        left = note.started + pause - time.time()
        if note.failures and 0 < left <= pause:
            raise StudioError(
                "llm_start_failed",
                f"The engine {self.name} failed {note.failures} times; it is tried again in {left:.0f} seconds.",
                "Read its log with `studio llm logs`.",
            )

    def _spawn(
        self, command: Sequence[str], environment: Mapping[str, str], folder: str
    ) -> subprocess.Popen[bytes]:
        keeper = [sys.executable, str(KEEPER), "--owner", str(self._owner), "--log", str(self.log_path)]
        keeper += ["--folder", folder] if folder else []
        return subprocess.Popen(
            [*keeper, "--grace", str(self._grace), "--", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )

    def succeeded(self) -> None:
        """Forgets earlier failures."""
        note = self.note
        if note.failures:
            self._save(note.model_copy(update={"failures": 0}))

    def failed(self, why: str) -> StudioError:
        """Counts a failed start and gives its error, with the log's end."""
        note = self.note
        self._save(note.model_copy(update={"failures": note.failures + 1, "started": time.time()}))
        tail = " | ".join(line.strip() for line in self.log(6) if line.strip())[-600:]
        return StudioError(
            "llm_start_failed",
            f"The engine {self.name} did not start: {why}.{f' Its log ends: {tail}.' if tail else ''}",
            f"Read {self.log_path}; a smaller context needs less memory.",
        )

    def slept(self, at: float) -> None:
        """Notes since when it sleeps (seconds since 1970); 0: awake."""
        note = self.note
        if note.party is not None:
            self._save(note.model_copy(update={"slept": at}))

    async def stop(self, *, force: bool = False) -> None:
        """Ends the engine's whole group, and workers that outlived it, and waits until they are gone."""
        note = self.running()
        if note is not None and note.party is not None:
            if not force:
                _kill(note.party.pid, signal.SIGTERM)
                await self._gone(self._grace + 2.0)
            if self.running() is not None:
                for pid in family(note.party.pid):
                    _kill(pid, _KILL)
                await self._gone(_KILL_SECONDS)
        self._end_leftovers()
        if self.note.party is not None:
            gone = {"party": None, "url": "", "socket": "", "key": "", "slept": 0.0}
            self._save(self.note.model_copy(update=gone))

    def _end_leftovers(self) -> None:
        """Kills workers whose engine has ended, for they would keep their memory; takes its socket away."""
        for pid in self.pids():
            _kill(pid, _KILL)
        if self.note.socket:
            shutil.rmtree(Path(self.note.socket).parent, ignore_errors=True)

    async def _gone(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self.running() is not None and time.monotonic() < end:
            await asyncio.sleep(0.05)

    def log(self, lines: int) -> list[str]:
        """The last lines of the log."""
        try:
            with self.log_path.open("r", encoding="utf-8", errors="replace") as file:
                return [line.rstrip("\n") for line in deque(file, maxlen=lines)]
        except OSError:
            return []

    def _save(self, note: EngineNote) -> None:
        write_private(self._note, note.model_dump_json())


def private_folder() -> str:
    """A new folder for sockets that only this user may enter, with a path short enough for them.

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    place = Path(tempfile.gettempdir())
    if len(os.fsencode(place)) > _LONGEST_FOLDER - len("/studio-xxxxxxxx"):
        place = Path("/tmp")
    try:
        return tempfile.mkdtemp(prefix="studio-", dir=place)
    except OSError as error:
        raise file_error(error, place) from error


def _kill(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return
