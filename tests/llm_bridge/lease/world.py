"""A machine with one card, several processes and everything that can go wrong, in virtual time.

The lease under test is the real one; what is played here is the world around it: memory, the driver's
counter, engines that lie, processes that die between any two steps. Time passes only when all tasks wait.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.lease import GpuLease, LeaseRecord, LeaseRules, VramSample
from animation_ai_studio.llm_bridge.lease.probe import ProbeError
from animation_ai_studio.llm_bridge.lease.record import Party

from .engines import GB, Ask, Engine, KilledError, View

TOTAL = 16 * GB
HEAVY = 4 * GB
RULES = LeaseRules(
    drain=10,
    minimum_hold=2,
    aging=20,
    step=6,
    verify=9,
    wake=30,
    ttl=12,
    beat=2,
    poll=0.02,
)


class Process:
    """A process with its own arbiter over the shared record."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.name, self.pid = world, name, world.new_pid()
        self.alive, self.resumed = True, asyncio.Event()
        self.resumed.set()
        self.tasks: set[asyncio.Task[Any]] = set()
        self.holders = {n: View(e, self) for n, e in world.engines.items()}
        self.lease = GpuLease(
            self,
            world,
            self.holders,
            rules=world.rules,
            processes=Ask(self),
            now=world.now,
            observe=world.observe,
        )

    def me(self) -> Party:
        return Party(pid=self.pid, born="1", space="sim")

    def is_alive(self, party: Party) -> bool:
        return any(p.pid == party.pid and p.alive for p in self.world.processes)

    # the store
    def peek(self) -> LeaseRecord:
        if not self.alive:
            raise KilledError
        return self.world.record()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[LeaseRecord]:
        await asyncio.sleep(self.world.random.random() * 0.002)
        await self.check()
        async with self.world.lock:
            before = self.world.text
            record = LeaseRecord.model_validate_json(before)
            yield record
            if not self.alive:
                raise KilledError
            if record.model_dump_json() != before:
                record.revision += 1
                self.world.text = record.model_dump_json()
        self.world.saw(record, self)
        await self.check()

    async def check(self) -> None:
        await self.resumed.wait()
        if not self.alive:
            raise KilledError

    def kill(self) -> None:
        self.alive = False
        self.resumed.set()
        for task in list(self.tasks):
            task.cancel()
        own = [*self.lease._lingering.values(), *self.lease._background, self.lease._heart._task]
        for task in own:
            if task is not None:
                task.add_done_callback(lambda t: t.cancelled() or t.exception())  # its end is silent
                task.cancel()

    def start(self, job: Job) -> Job:
        task = asyncio.get_running_loop().create_task(job.run(self))
        self.tasks.add(task)
        job.task = task
        self.world.jobs.append(job)
        return job


@dataclass
class Job:
    """One request for the card."""

    holder: str
    seconds: float = 3.0
    need: int = 11 * GB
    timeout: float = 300.0
    priority: int = 0
    give_back: bool = False
    linger: float = 0.0
    interruptible: bool = True
    task: asyncio.Task[Any] | None = None
    outcome: str = "pending"
    started: float = 0.0
    granted: float = 0.0
    ended: float = 0.0
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, process: Process) -> None:
        world = process.world
        self.started = world.real()
        try:
            await self._run(process)
        except StudioError as error:
            self.outcome = error.code
        except (KilledError, asyncio.CancelledError):
            self.outcome = "killed"
        finally:
            self.ended = world.real()

    async def _run(self, process: Process) -> None:
        world = process.world
        async with process.lease.hold(
            self.holder,
            need=self.need,
            purpose="test",
            priority=self.priority,
            timeout=self.timeout,
            interruptible=self.interruptible,
            give_back=self.give_back,
            linger=self.linger,
        ):
            self.granted = world.real()
            world.begin(self)
            try:
                await asyncio.wait_for(self.stop.wait(), self.seconds)
                self.outcome = "interrupted"
            except TimeoutError:
                self.outcome = "done"
            finally:
                world.end(self)


class World:
    """The card and everybody on it."""

    def __init__(self, seed: int = 0, rules: LeaseRules = RULES) -> None:
        self.random = random.Random(seed)
        self.rules = rules
        self.memory: dict[int, int] = {}
        self.text = LeaseRecord().model_dump_json()
        self._parsed = ("", LeaseRecord())
        self.lock = asyncio.Lock()
        self.processes: list[Process] = []
        self.jobs: list[Job] = []
        self.working: dict[str, list[Job]] = {}
        self.hooks: list[Callable[[LeaseRecord, Process], None]] = []
        self.events: list[tuple[str, str, float]] = []
        self.violations: list[str] = []
        self.states: set[str] = set()
        self.offset = 0.0
        self.frozen_for = 0.0
        self._frozen: tuple[float, VramSample] | None = None
        self.unknown = False
        self.tells_processes = True
        self.sees_processes = True
        self._pids = 100
        llm, comfy = ("sleep", "stop", "terminate"), ("free",)
        self.engines = {
            "comfyui": Engine(self, "comfyui", 9 * GB, comfy, 9 * GB),
            "llm:vision": Engine(self, "llm:vision", 11 * GB, llm, 11 * GB),
            "llm:chat": Engine(self, "llm:chat", 11 * GB, llm, 11 * GB),
        }

    # processes and time
    def new_pid(self) -> int:
        self._pids += 1
        return self._pids

    def process(self, name: str) -> Process:
        process = Process(self, name)
        self.processes.append(process)
        return process

    @staticmethod
    def real() -> float:
        return asyncio.get_running_loop().time()

    def now(self) -> float:
        return self.real() + self.offset

    # memory
    @property
    def present(self) -> bool:
        return True

    def free(self) -> int:
        return max(TOTAL - sum(self.memory.values()), 0)

    def sample(self) -> VramSample:
        if self.unknown:
            raise ProbeError("unknown")
        if self._frozen is not None and self.real() < self._frozen[0]:
            return self._frozen[1]
        return self._true()

    def _true(self) -> VramSample:
        used = {pid: size for pid, size in self.memory.items() if size}
        return VramSample(total=TOTAL, free=self.free(), processes=used if self.tells_processes else None)

    def put(self, engine: Engine, size: int) -> None:
        if self.frozen_for and size < self.memory.get(engine.pid, 0):
            still = self._frozen if self._frozen is not None and self.real() < self._frozen[0] else None
            self._frozen = (self.real() + self.frozen_for, still[1] if still else self._true())
        self.memory[engine.pid] = size
        heavy = [e.name for e in self.engines.values() if e.hold_now() >= HEAVY]
        if len(heavy) > 1:
            self.violations.append(f"two heavy owners: {heavy} at {self.real():.2f}")
        if sum(self.memory.values()) > TOTAL:
            self.violations.append("more memory than there is")

    # work
    def begin(self, job: Job) -> None:
        if any(name != job.holder for name, jobs in self.working.items() if jobs):
            self.violations.append(f"{job.holder} works beside {list(self.working)}")
        self.working.setdefault(job.holder, []).append(job)

    def end(self, job: Job) -> None:
        self.working[job.holder].remove(job)
        if not self.working[job.holder]:
            del self.working[job.holder]

    def interrupt(self, name: str) -> None:
        for job in self.working.get(name, []):
            job.stop.set()

    def wound(self, name: str) -> None:
        """An engine died: work on it ends at once."""
        self.interrupt(name)

    def observe(self, event: str, holder: str, value: float) -> None:
        self.events.append((event, holder, value))

    def saw(self, record: LeaseRecord, process: Process) -> None:
        self.states.add(record.state.value)
        for hook in list(self.hooks):
            hook(record, process)

    def record(self) -> LeaseRecord:
        """The record to look at; parsed once for each change, for speed."""
        if self._parsed[0] != self.text:
            self._parsed = (self.text, LeaseRecord.model_validate_json(self.text))
        return self._parsed[1]

    async def finish(self, limit: float = 3000.0) -> None:
        """Waits until every job has an outcome; a job still pending then is a lost request."""
        tasks = [job.task for job in self.jobs if job.task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=limit)
        for process in self.processes:
            if process.alive:
                await process.lease.close()
        for job in self.jobs:
            if job.outcome == "pending":
                self.violations.append(f"lost request for {job.holder}")
        await asyncio.sleep(0)
