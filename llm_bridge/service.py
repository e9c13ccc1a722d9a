"""Language models for this process: picks the profile, takes the lease, brings the engine, gives it back.

Any number of requests for one model share a hold. When somebody else wants the card, no new request joins,
the work in flight ends, and the next request queues like everybody. Models off the card need no lease.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from ..common.errors import StudioError
from .client import Budget, LlmClient
from .engines import Engine, EnginePool, EngineState
from .engines.base import over
from .engines.holder import holder_name
from .lease import GpuLease, Hold
from .lease.holders import HolderError
from .profiles import LlmConfig

PURPOSE = "language model"


@dataclass
class _Desk:
    """One model's place in this process."""

    door: asyncio.Lock = field(default_factory=asyncio.Lock)
    hold: Hold | None = None
    count: int = 0
    waiting: int = 0
    empty: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True)
class EngineHandle:
    """A running engine that may be used until the block ends."""

    name: str
    engine: Engine
    hold: Hold


class LanguageService:
    """Opens language models by profile, and holds the lease and the engine while anybody uses one.

    Args:
        linger: seconds for which an idle engine stays awake when nobody else wants the card.
    """

    def __init__(
        self, config: LlmConfig, pool: EnginePool, lease: GpuLease, *, linger: float | None = None
    ) -> None:
        self.config, self.pool, self.lease = config, pool, lease
        self._linger = config.linger if linger is None else linger
        self._desks = {name: _Desk() for name in config.profiles}

    def waiting(self, name: str) -> int:
        """How many requests of this process wait for that model."""
        return self._desks[name].waiting

    def working(self, name: str) -> int:
        """How many requests of this process that model serves now."""
        return self._desks[name].count

    @asynccontextmanager
    async def seat(self, wanted: str = "", *, timeout: float = 600.0) -> AsyncIterator[EngineHandle]:
        """The engine for a profile name or a task, awake and ours to use during the block.

        Args:
            timeout: the longest wait in seconds, engine start not counted.

        Raises:
            StudioError: ``llm_profile_unknown``, ``llm_start_failed``, ``llm_unreachable``, ``model_missing``,
                ``extra_missing`` or one of the lease's.
        """
        name = self.config.name_for(wanted)
        desk = self._desks[name]
        desk.waiting += 1
        try:
            hold = await self._sit_down(name, desk, timeout)
        finally:
            desk.waiting -= 1
        try:
            yield EngineHandle(name, self.pool.engines[name], hold)
        finally:
            await asyncio.shield(self._stand_up(desk))

    @asynccontextmanager
    async def client(
        self,
        wanted: str = "",
        *,
        timeout: float = 600.0,
        budget: Budget | None = None,
        seconds: float = 300.0,
    ) -> AsyncIterator[LlmClient]:
        """A client for a model that is awake (see :meth:`seat`)."""
        async with self.seat(wanted, timeout=timeout) as seat:
            engine = seat.engine
            model = engine.name if engine.profile.managed else engine.profile.model
            sampling = engine.profile.sampling.model_dump()
            async with LlmClient(
                engine.url,
                model,
                key=engine.key,
                sampling=sampling,
                budget=budget,
                seconds=seconds,
                transport=over(engine.socket),
            ) as client:
                yield client

    async def _sit_down(self, name: str, desk: _Desk, timeout: float) -> Hold:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        try:
            async with asyncio.timeout_at(deadline):
                await desk.door.acquire()
        except TimeoutError as error:
            raise self._late(name, timeout) from error
        try:
            if desk.hold is not None and (desk.hold.wanted.is_set() or desk.hold.lost.is_set()):
                async with asyncio.timeout_at(deadline):  # the drain: those in flight end first
                    await desk.empty.wait()
            if desk.hold is None:
                desk.hold = await self._acquire(name, max(deadline - loop.time(), 0.0))
                desk.empty.clear()
            desk.count += 1
            return desk.hold
        except TimeoutError as error:
            raise self._late(name, timeout) from error
        finally:
            desk.door.release()

    async def _acquire(self, name: str, timeout: float) -> Hold:
        engine = self.pool.engines[name]
        if engine.profile.bytes:
            return await self.lease.acquire(
                holder_name(name), need=engine.profile.bytes, purpose=PURPOSE, timeout=timeout
            )
        try:
            if (await engine.health()).state is not EngineState.READY:
                await engine.wake()
        except HolderError as error:
            raise StudioError(
                "llm_unreachable",
                f"The language model {name} doesn't answer ({error}).",
                "Start its server, or choose another profile in configs/llm.yaml.",
            ) from error
        return Hold("", name, trivial=True)

    async def _stand_up(self, desk: _Desk) -> None:
        desk.count -= 1
        if desk.count or desk.hold is None:
            return
        hold, desk.hold = desk.hold, None
        await self.lease.release(hold, give_back=True, linger=self._linger)
        desk.empty.set()

    def _late(self, name: str, timeout: float) -> StudioError:
        return StudioError(
            "llm_timeout",
            f"The language model {name} was not free within {timeout:.0f} seconds; "
            f"{self.waiting(name)} requests wait for it.",
            "Try again later, or raise gateway.queue_seconds in configs/llm.yaml.",
        )

    async def close(self) -> None:
        """Gives the card back and stops the engines that this process started."""
        await self.lease.close()
        await self.pool.close()
