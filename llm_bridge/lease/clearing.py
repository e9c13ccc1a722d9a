"""Makes room on the card: asks holders to let go and believes only measured memory.

For every step a sample is taken *before* it, because a driver's counter can stay frozen for seconds
after memory was freed: a counter that has not moved since proves nothing. A step that can't be proven
is followed by the next harder one, and at the end by an error that names who holds what.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping

from ...common.errors import StudioError
from .holders import Holder, HolderError
from .probe import Probe, ProbeError, VramSample
from .record import LeaseState
from .rules import GIB, LeaseRules

Announce = Callable[[LeaseState, str, str, VramSample | None], Awaitable[None]]
"""Writes down (stage, holder, step, sample before) and makes sure that the right to act still stands."""
Observe = Callable[[str, str, float], None]
"""Told of (event, holder, value) for metrics: ``wait`` and ``hand_over`` seconds, ``unverified`` counts."""
_ASK_SECONDS = 3.0


def unobserved(event: str, holder: str, value: float) -> None:
    """Listens to nothing."""


_FAILED_STEP_PART = 0.25


class Clearing:
    """The releasing and verifying part of a hand-over.

    Args:
        holders: everybody who can hold memory, by name.
        title: a process number's short name for people.
    """

    def __init__(
        self,
        probe: Probe,
        holders: Mapping[str, Holder],
        rules: LeaseRules,
        now: Callable[[], float],
        observe: Observe,
        title: Callable[[int], str],
    ) -> None:
        self._probe, self._holders, self._rules = probe, holders, rules
        self._now, self._observe, self._title = now, observe, title
        self._told: dict[str, str] = {}

    def sample(self) -> VramSample | None:
        """Measures now; None when the memory is unknown."""
        try:
            return self._probe.sample()
        except ProbeError:
            return None

    async def resident(self, holder: Holder) -> int | None:
        """What a holder says it has; None when it does not answer in time."""
        try:
            async with asyncio.timeout(_ASK_SECONDS):
                return await holder.resident()
        except (HolderError, TimeoutError):
            return None

    async def fits(self, keep: str, need: int) -> bool:
        """Whether ``need`` bytes are there at once, counting what ``keep`` has already."""
        sample = self.sample()
        return sample is not None and sample.free + await self._own(keep) >= need

    async def clear(self, keep: str, need: int, announce: Announce, *, deep: bool = False) -> None:
        """Lets everybody but ``keep`` go and proves that ``need`` bytes are free.

        Args:
            deep: start with each holder's second step, so that sleepers are stopped too.

        Raises:
            StudioError: ``gpu_not_released``, ``gpu_memory_short`` or ``gpu_unknown``.
        """
        sample = self.sample()
        if sample is not None and need > sample.total:
            raise StudioError(
                "gpu_memory_short",
                f"{need / GIB:.1f} GB are needed but the card has {sample.total / GIB:.1f} GB in all.",
                "Choose a smaller model or a smaller context in configs/llm.yaml.",
            )
        others = [holder for name, holder in self._holders.items() if name != keep]
        used: dict[str, int] = {}
        for holder in others:
            used[holder.name] = await self.let_go(holder, announce, first=1 if deep else 0)
        await self._enough(keep, need, others, used, announce)

    async def let_go(self, holder: Holder, announce: Announce, *, first: int = 0) -> int:
        """Takes steps until ``holder`` has measurably let go; returns how many steps were taken.

        Raises:
            StudioError: ``gpu_not_released`` when its last step did not help either.
        """
        if first == 0 and await self._light(holder):
            return 0
        steps = holder.steps[min(first, len(holder.steps) - 1) :]
        for taken, step in enumerate(steps, start=1):
            if await self._step(holder, step, announce) or await self._light(holder, proven=True):
                return taken + min(first, len(holder.steps) - 1)
            self._observe("unverified", holder.name, 1.0)
        if self.sample() is None:
            raise _unmeasured()
        raise StudioError(
            "gpu_not_released",
            f"{holder.name} did not measurably let go of the graphics card{self._why(holder)}. "
            f"{await self.explain()}",
            "Stop that program by hand, then try again.",
        )

    async def _light(self, holder: Holder, *, proven: bool = False) -> bool:
        """Whether it holds next to nothing; ``proven``: its word alone is not enough unless it ended."""
        own = await self.resident(holder)
        if own is None or own > self._rules.residual:
            return False
        sample = self.sample()
        used = sample.used_by(holder.pids()) if sample is not None else None
        if used is None:
            return own == 0 or not proven
        return used <= self._rules.residual

    async def _step(self, holder: Holder, step: str, announce: Announce) -> bool:
        own = await self.resident(holder)
        pids = holder.pids()  # before the step: afterwards the processes may be gone
        before = self.sample()
        await announce(LeaseState.RELEASING, holder.name, step, before)
        patience = self._rules.verify
        try:
            async with asyncio.timeout(self._rules.step):
                await holder.release(step)
            self._told.pop(holder.name, None)
        except (HolderError, TimeoutError) as error:
            self._told[holder.name] = str(error)
            patience *= _FAILED_STEP_PART
        await announce(LeaseState.VERIFYING, holder.name, step, before)
        expected = holder.expected if own is None else own
        return await self._wait_until(lambda after: self._moved(before, after, pids, expected), patience)

    def _why(self, holder: Holder) -> str:
        """What the holder said of its last step, in brackets; empty when it said nothing."""
        told = self._told.get(holder.name, "")
        return f" ({told})" if told else ""

    def _moved(
        self, before: VramSample | None, after: VramSample, pids: frozenset[int], expected: int
    ) -> bool:
        if before is None:
            return False
        was, now = before.used_by(pids), after.used_by(pids)
        if was is not None and now is not None and was > self._rules.residual:
            return now <= self._rules.residual
        return after.free - before.free >= max(self._rules.least_move, expected // 2)

    async def _wait_until(self, good: Callable[[VramSample], bool], patience: float) -> bool:
        end, pause = self._now() + patience, self._rules.poll
        while True:
            sample = self.sample()
            if sample is not None and good(sample):
                return True
            if self._now() >= end:
                return False
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 0.5)

    async def _own(self, keep: str) -> int:
        holder = self._holders.get(keep)
        return (await self.resident(holder) or 0) if holder is not None else 0

    async def _enough(
        self, keep: str, need: int, others: list[Holder], taken: dict[str, int], announce: Announce
    ) -> None:
        own = await self._own(keep)

        def enough(sample: VramSample) -> bool:
            return sample.free + own >= need

        if await self._wait_until(enough, self._rules.verify if any(taken.values()) else 0.0):
            return
        unasked = [holder for holder in others if not taken[holder.name] and holder.steps]
        if await self._ask(unasked, announce) and await self._wait_until(enough, self._rules.verify):
            return
        for holder in sorted(others, key=self._used, reverse=True):
            for step in holder.steps[taken[holder.name] or 1 :]:
                if not await self.resident(holder) and not self._used(holder):
                    break  # nothing of it is on the card: stopping it would help nobody
                await self._step(holder, step, announce)
                if await self._wait_until(enough, 0.0):
                    return
        if await self._wait_until(enough, self._rules.verify):
            return
        self._observe("unverified", keep, 1.0)
        raise await self._short(need)

    async def _ask(self, holders: list[Holder], announce: Announce) -> bool:
        """Memory is short although these said that they hold nothing: they are asked to let go all the same."""
        if not holders:
            return False
        await announce(
            LeaseState.RELEASING, ", ".join(holder.name for holder in holders), "ask", self.sample()
        )

        async def ask(holder: Holder) -> None:
            with contextlib.suppress(HolderError, TimeoutError):
                async with asyncio.timeout(self._rules.step):
                    await holder.release(holder.steps[0])

        await asyncio.gather(*(ask(holder) for holder in holders))
        await announce(LeaseState.VERIFYING, "", "ask", None)
        return True

    def _used(self, holder: Holder) -> int:
        sample = self.sample()
        return (sample.used_by(holder.pids()) or 0) if sample is not None else 0

    async def _short(self, need: int) -> StudioError:
        sample = self.sample()
        if sample is None:
            return _unmeasured()
        return StudioError(
            "gpu_memory_short",
            f"{need / GIB:.1f} GB are needed on the graphics card but {sample.free / GIB:.1f} GB are free. "
            f"{await self.explain()}",
            "Close the program that holds the memory, or choose a smaller profile.",
        )

    async def explain(self) -> str:
        """Who holds what, as a sentence; empty when nobody can be named."""
        parts, known = [], set[int]()
        sample = self.sample()
        for holder in self._holders.values():
            pids = holder.pids()
            known |= pids
            size = (sample.used_by(pids) if sample is not None else None) or await self.resident(holder)
            if size:
                parts.append(f"{holder.name} holds {size / GIB:.1f} GB")
        for pid, size in sorted((sample.processes or {}).items() if sample is not None else []):
            if pid not in known and size >= self._rules.least_move:
                parts.append(f"{self._title(pid) or 'a program'} (process {pid}) holds {size / GIB:.1f} GB")
        return f"On the card: {'; '.join(parts)}." if parts else ""

    async def foreign(self) -> int | None:
        """Bytes held by processes that no holder knows; None when the driver doesn't tell."""
        sample = self.sample()
        if sample is None or sample.processes is None:
            return None
        known = frozenset[int]().union(*(holder.pids() for holder in self._holders.values()))
        return sum(size for pid, size in sample.processes.items() if pid not in known)


def _unmeasured() -> StudioError:
    return StudioError(
        "gpu_unknown",
        "The graphics card's memory can't be measured, so nothing heavy is started on it.",
        "Check that nvidia-smi works, then try again.",
    )
