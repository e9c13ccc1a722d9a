"""What managed engines have in common: a supervised process that is started, proven, stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from ...common.environment import child_environment
from ...common.errors import StudioError
from ..lease.holders import HolderError
from ..profiles import Profile
from .base import EngineHttp, EngineState, Health
from .process import EngineNote, EngineProcess

_LOOK_SECONDS = 0.1
MEMORY_WORDS = (
    "out of memory",
    "free memory on device",
    "no available memory for the cache blocks",
    "failed to allocate",
)


class ManagedEngine:
    """Base of the engines that the studio starts itself. Subclasses say the command.

    Args:
        folder: where notes and logs of engines live.
        start_seconds: the longest start.
    """

    key_variable: ClassVar[str] = "STUDIO_ENGINE_KEY"

    def __init__(
        self, name: str, profile: Profile, folder: Path, *, start_seconds: float = 600.0, grace: float = 10.0
    ) -> None:
        self.name, self.profile = name, profile
        self.process = EngineProcess(name, folder, grace=grace)
        self._http, self._start_seconds = EngineHttp(), start_seconds

    @property
    def url(self) -> str:
        """The root of its API."""
        note = self.process.running()
        return f"{note.url}/v1" if note is not None else ""

    @property
    def key(self) -> str:
        """The key made for this start."""
        note = self.process.running()
        return note.key if note is not None else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Stopping is always possible."""
        return ("stop", "terminate")

    @property
    def socket(self) -> str:
        """The path at which it answers; empty while it is off, or when it answers at a port."""
        note = self.process.running()
        return note.socket if note is not None else ""

    def command(self) -> Sequence[str]:
        """The command, see :meth:`.process.EngineProcess.start`."""
        raise NotImplementedError

    def environment(self) -> Mapping[str, str]:
        """All variables of the engine's process."""
        return {**child_environment(), **self.profile.environment}

    async def health(self) -> Health:
        """Asks its health route; changes nothing."""
        note = self.process.running()
        if note is None:
            failures = self.process.note.failures
            return Health(EngineState.OFF, f"failed {failures} times" if failures else "")
        try:
            answer = await self._http.ask("GET", f"{note.url}/health", socket=note.socket)
        except HolderError as error:
            return Health(EngineState.UNREACHABLE, str(error))
        if answer is None or answer.status_code == 503:
            return Health(EngineState.STARTING)
        if answer.status_code != 200:
            return Health(EngineState.UNREACHABLE, f"status {answer.status_code}")
        return Health(EngineState.READY)

    async def start(self) -> bool:
        """Starts the server unless it runs. Returns whether it was off before."""
        was_off = self.process.running() is None
        note = await self.process.start(
            self.command(), self.environment(), port=self.profile.port, key_variable=self.key_variable
        )
        await self._until_ready(note)
        self.process.succeeded()
        return was_off

    async def _until_ready(self, note: EngineNote) -> None:
        end = time.monotonic() + self._start_seconds
        while True:
            health = await self.health()
            if health.state in (EngineState.READY, EngineState.ASLEEP):
                return
            if health.state is EngineState.OFF:
                raise self.process.failed("it ended")
            if time.monotonic() > end:
                await self.process.stop(force=True)
                raise self.process.failed(f"it was not ready after {self._start_seconds:.0f} seconds")
            await asyncio.sleep(_LOOK_SECONDS)

    async def wake(self) -> None:
        """Starts it when it is off, and then proves it with one token."""
        if await self.start():
            await self.prove()

    async def prove(self) -> None:
        """One token (see :meth:`.base.EngineHttp.prove`)."""
        await self._http.prove(self.url, self.key, self.name, self._start_seconds, socket=self.socket)

    async def release(self, step: str) -> None:
        """Stops it; ``terminate`` does not ask first."""
        await self.process.stop(force=step == "terminate")

    async def stop(self) -> None:
        """Ends it."""
        await self.process.stop()

    async def memory(self) -> int | None:
        """All or nothing: what the profile expects while it runs."""
        return self.profile.bytes if self.process.running() is not None else 0

    def pids(self) -> frozenset[int]:
        """The keeper and everything below it."""
        return self.process.pids()

    def log(self, lines: int) -> list[str]:
        """The end of its log."""
        return self.process.log(lines)

    def ran_out_of_memory(self, error: StudioError) -> bool:
        """Whether a failed start was for lack of memory."""
        text = f"{error.message} {' '.join(self.log(60))}".lower()
        return any(word in text for word in MEMORY_WORDS)
