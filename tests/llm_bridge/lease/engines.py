"""Programs that can hold memory and do it wrong, and how one process sees them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from animation_ai_studio.llm_bridge.lease.holders import HolderError
from animation_ai_studio.llm_bridge.lease.record import Party

if TYPE_CHECKING:
    from .world import Process, World

GB = 1 << 30


class KilledError(BaseException):
    """What a killed process does from then on: nothing."""


@dataclass
class Faults:
    """What an engine does wrong; counts are used up one by one."""

    lies: int = 0
    boasts: bool = False
    hangs: int = 0
    refuses: int = 0
    dies_on_sleep: bool = False
    residual: int = GB // 2
    oom: int = 0
    oom_kills: bool = False
    stop_ignored: int = 0
    deaf: bool = False
    slow: float = 0.5


class Engine:
    """A program that can hold memory: a language-model engine, or ComfyUI."""

    def __init__(self, world: World, name: str, size: int, steps: tuple[str, ...], needs: int) -> None:
        self.world, self.name, self.size, self.steps, self.expected = world, name, size, steps, needs
        self.pid = world.new_pid()
        self.faults = Faults()
        self.running = True
        self.says_it_sleeps = False

    def hold_now(self) -> int:
        return self.world.memory.get(self.pid, 0)

    async def release(self, step: str) -> None:
        await asyncio.sleep(self.faults.slow)
        if not self.running:
            return
        if step in ("sleep", "free"):
            await self._soft()
        elif self.faults.stop_ignored and step == "stop":
            self.faults.stop_ignored -= 1
        else:
            self.die()

    async def _soft(self) -> None:
        self.says_it_sleeps = True
        if self.faults.hangs:
            self.faults.hangs -= 1
            await asyncio.sleep(10_000)
        if self.faults.refuses:
            self.faults.refuses -= 1
            raise HolderError("refused")
        if self.faults.lies:
            self.faults.lies -= 1
            return
        if self.name in self.world.working:
            return  # ComfyUI's /free waits for the end of the prompt
        if self.faults.dies_on_sleep:
            self.die()
            return
        self.world.put(self, min(self.faults.residual, self.hold_now()))

    async def wake(self) -> None:
        await asyncio.sleep(self.faults.slow)
        self.says_it_sleeps = False
        if not self.running:
            self.running, self.pid = True, self.world.new_pid()
        if self.faults.oom or self.world.free() + self.hold_now() < self.size:
            self.faults.oom = max(self.faults.oom - 1, 0)
            if self.faults.oom_kills:
                self.die()
            else:
                self.world.put(self, max(self.hold_now(), min(2 * GB, self.world.free())))
            raise HolderError("out of memory", memory=True)
        self.world.put(self, self.size)

    def die(self) -> None:
        self.running = False
        self.world.put(self, 0)
        self.world.wound(self.name)


class View:
    """A holder as one process sees it: a dead process can't ask any more."""

    def __init__(self, engine: Engine, process: Process) -> None:
        self._engine, self._process = engine, process
        self.name, self.expected, self.steps = engine.name, engine.expected, engine.steps

    def pids(self) -> frozenset[int]:
        return frozenset({self._engine.pid}) if self._engine.running else frozenset()

    async def resident(self) -> int | None:
        await self._process.check()
        if self._engine.faults.deaf:
            return None
        if self._engine.faults.boasts and self._engine.says_it_sleeps:
            return GB // 2
        return self._engine.hold_now() if self._engine.running else 0

    async def interrupt(self) -> None:
        await self._process.check()
        self._engine.world.interrupt(self.name)

    async def release(self, step: str) -> None:
        await self._process.check()
        await self._engine.release(step)
        await self._process.check()

    async def wake(self) -> None:
        await self._process.check()
        await self._engine.wake()
        await self._process.check()


class Ask:
    """The system's view of processes, asked by one of them."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def me(self) -> Party:
        return self._process.me()

    def title(self, pid: int) -> str:
        return "blender" if pid == 1 else ""

    def alive(self, party: Party) -> bool | None:
        return self._process.is_alive(party) if self._process.world.sees_processes else None
