"""The lease: how a piece of work gets the graphics card, and how the card goes back.

There is no daemon. Whoever wants the card puts a ticket into the shared record, waits for its turn and
does the hand-over itself; a process that ends in the middle leaves a record from which the next one
goes on by measuring. On a machine without a card the lease is granted at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from ...common.errors import StudioError
from .clearing import Clearing, Observe, unobserved
from .heartbeat import Heartbeat, Hold
from .holders import Holder, HolderError
from .probe import Probe, VramSample
from .processes import Processes, SystemProcesses
from .record import Grant, Handover, LeaseRecord, LeaseState, Ticket
from .rules import LeaseRules
from .store import LeaseStore
from .turns import Turn, grant, place, sweep, turn

NOBODY = "nobody"
"""A holder that keeps nothing: when it is next, everybody lets go."""


class FencedError(Exception):
    """Somebody else took over while this process was silent; it must not act any more."""


@dataclass(frozen=True)
class Status:
    """A look at the lease. Taking it changes nothing."""

    card: bool
    record: LeaseRecord
    sample: VramSample | None
    foreign: int | None
    holders: dict[str, int | None]


class GpuLease:
    """One process's access to the shared lease. Belongs to one event loop.

    Args:
        holders: everybody who can hold memory on the card, by name; may grow later.
        now: the monotonic clock shared by the machine's processes.
    """

    def __init__(
        self,
        store: LeaseStore,
        probe: Probe,
        holders: Mapping[str, Holder],
        *,
        rules: LeaseRules | None = None,
        processes: Processes | None = None,
        now: Callable[[], float] = time.monotonic,
        observe: Observe = unobserved,
    ) -> None:
        self._store, self._probe, self._holders = store, probe, holders
        self._rules = rules or LeaseRules()
        self._processes = processes or SystemProcesses()
        self._now, self._observe = now, observe
        self._clearing = Clearing(probe, holders, self._rules, now, observe, self._processes.title)
        self._heart = Heartbeat(store, self._rules, now, observe)
        self._lingering: dict[str, asyncio.Task[None]] = {}
        self._background: set[asyncio.Task[Any]] = set()

    @asynccontextmanager
    async def hold(
        self,
        holder: str,
        *,
        need: int,
        purpose: str,
        priority: int = 0,
        timeout: float = 600.0,
        interruptible: bool = True,
        give_back: bool = False,
        linger: float = 0.0,
    ) -> AsyncIterator[Hold]:
        """The card for the length of a block; see :meth:`acquire` and :meth:`release`."""
        held = await self.acquire(
            holder,
            need=need,
            purpose=purpose,
            priority=priority,
            timeout=timeout,
            interruptible=interruptible,
        )
        try:
            yield held
        finally:
            await self.release(held, give_back=give_back, linger=linger)

    async def acquire(
        self,
        holder: str,
        *,
        need: int,
        purpose: str,
        priority: int = 0,
        timeout: float = 600.0,
        interruptible: bool = True,
    ) -> Hold:
        """Waits for the card, makes room for ``need`` bytes and wakes the holder.

        Args:
            purpose: a fixed phrase shown to people who wait; never a prompt.
            priority: higher goes first; waiting long enough outweighs any priority.
            timeout: the longest wait for one's turn in seconds.

        Raises:
            StudioError: ``gpu_busy``, ``gpu_not_released``, ``gpu_memory_short``, ``gpu_unknown``,
                ``gpu_wake_failed``.
        """
        if need <= 0 or not self._probe.present:
            held = Hold(uuid.uuid4().hex, holder, trivial=True)
            if holder in self._holders:
                try:
                    await self._woken(held)
                except HolderError as error:
                    raise await self._not_woken(holder, error) from error
            return held
        start, me = self._now(), self._processes.me()
        ticket = Ticket(
            id=uuid.uuid4().hex, holder=holder, party=me, priority=priority, since=start, beat=start
        )
        held = Hold(ticket.id, holder)
        self._heart.add(held)
        try:
            await self._take_turn(ticket, need, purpose, interruptible, start + timeout)
            self._observe("wait", holder, self._now() - start)
            await self._wake(held, need)
        except BaseException:
            if await self._withdraw(ticket.id):  # it was waking: what it has taken by now goes back
                self._in_background(self._give_back(holder))
            raise
        return held

    async def release(self, held: Hold, *, give_back: bool = False, linger: float = 0.0) -> bool:
        """Ends a hold. With ``give_back`` the holder then lets go of its memory, and that is verified.

        Another grant or ticket of the same holder keeps it awake. ``linger`` seconds may pass before
        the memory is given back, unless somebody else wants the card. Never raises for a holder that
        doesn't let go: the next hand-over deals with it.

        Returns:
            Whether nothing is left to verify.
        """
        if held.trivial:
            return True
        self._heart.drop(held.id)
        async with self._store.transaction() as record:
            record.grants = [g for g in record.grants if g.id != held.id]
        if not give_back:
            return True
        if linger <= 0:
            return await self._give_back(held.holder)
        if (older := self._lingering.pop(held.holder, None)) is not None:
            older.cancel()  # the time runs from the last use, not from the first
        self._lingering[held.holder] = asyncio.create_task(self._linger(held.holder, linger))
        return True

    def _in_background(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def clear(self, *, timeout: float = 120.0) -> None:
        """Makes every holder let go, and proves it (errors of :meth:`acquire`)."""
        await self.release(await self.acquire(NOBODY, need=1, purpose="freeing memory", timeout=timeout))

    async def close(self) -> None:
        """Gives back at once what still lingers, and stops the heartbeat."""
        for name, task in list(self._lingering.items()):
            if not task.done():
                task.cancel()
                await self._give_back(name)
        await asyncio.gather(*self._background, return_exceptions=True)
        self._heart.stop()

    async def status(self) -> Status:
        """Who holds what. Reads and measures; never takes part in the queue and wakes nobody."""
        if not self._probe.present:
            return Status(False, LeaseRecord(), None, None, {})
        sizes = {name: await self._clearing.resident(holder) for name, holder in self._holders.items()}
        return Status(
            True, self._store.peek(), self._clearing.sample(), await self._clearing.foreign(), sizes
        )

    async def _take_turn(
        self, ticket: Ticket, need: int, purpose: str, interruptible: bool, deadline: float
    ) -> None:
        seen, due = -1, 0.0
        while True:
            now = self._now()
            if self._store.peek().revision != seen or now >= due:
                async with self._store.transaction() as record:
                    mine = next((t for t in record.queue if t.id == ticket.id), None)
                    if mine is None:
                        mine = ticket.model_copy(update={"beat": now})
                        record.queue.append(mine)
                    what = turn(record, mine, now, self._rules, self._processes.alive)
                    if what is Turn.GRANTED:
                        grant(record, mine, now, purpose, interruptible)
                        return
                    owner, again = record.owner, record.last == ticket.holder
                    ahead = place(record, ticket.id, now, self._rules)
                seen, due = self._store.peek().revision, now + self._rules.look
                if what is Turn.HAND_OVER:
                    try:
                        await self._hand_over(ticket, need, purpose, interruptible, again)
                        return
                    except FencedError:
                        continue
                if what is Turn.INTERRUPT:
                    await self._interrupt(owner)
            if now >= deadline:
                raise await self._busy(ticket, now)
            pause = self._rules.poll if ahead == 0 else self._rules.look
            await asyncio.sleep(min(pause, max(deadline - now, 0.001)))

    async def _hand_over(
        self, ticket: Ticket, need: int, purpose: str, interruptible: bool, again: bool
    ) -> None:
        start = self._now()

        async def announce(stage: LeaseState, subject: str, step: str, before: VramSample | None) -> None:
            await self._announce(ticket.id, stage, subject, step, before)

        if not (again and await self._clearing.fits(ticket.holder, need)):
            await self._clearing.clear(ticket.holder, need, announce)
        async with self._store.transaction() as record:
            mine = self._own_handover(record, ticket.id)
            grant(record, ticket, self._now(), purpose, interruptible)
            record.handover = None
            self._observe("hand_over", mine.holder, self._now() - start)

    async def _announce(
        self, key: str, stage: LeaseState, subject: str, step: str, before: VramSample | None
    ) -> None:
        async with self._store.transaction() as record:
            over = self._own_handover(record, key)
            over.stage, over.subject, over.step, over.before = stage, subject, step, before
            over.beat = self._now()

    @staticmethod
    def _own_handover(record: LeaseRecord, key: str) -> Handover:
        if record.handover is None or record.handover.id != key:
            raise FencedError
        return record.handover

    async def _interrupt(self, owner: str) -> None:
        holder = self._holders.get(owner)
        if holder is not None:
            with contextlib.suppress(HolderError, TimeoutError):
                async with asyncio.timeout(self._rules.step):
                    await holder.interrupt()

    async def _woken(self, held: Hold) -> None:
        holder = self._holders[held.holder]
        try:
            async with asyncio.timeout(self._rules.wake):
                await holder.wake()
        except TimeoutError as error:
            raise HolderError(f"{held.holder} was not ready after {self._rules.wake:.0f} seconds") from error

    async def _wake(self, held: Hold, need: int) -> None:
        """Wakes the holder; after a failure once more from a clean card, sleepers stopped."""
        holder = self._holders.get(held.holder)
        if holder is None:
            return
        await self._fence(held)
        try:
            await self._woken(held)
        except HolderError:
            self._observe("wake_failed", held.holder, 1.0)

            async def announce(stage: LeaseState, subject: str, step: str, before: VramSample | None) -> None:
                await self._fence(held)

            if len(holder.steps) > 1:
                await self._clearing.let_go(holder, announce, first=1)
            await self._clearing.clear(held.holder, need, announce, deep=True)
            try:
                await self._woken(held)
            except HolderError as error:
                raise await self._not_woken(held.holder, error) from error

    async def _not_woken(self, holder: str, error: HolderError) -> StudioError:
        return StudioError(
            "gpu_wake_failed",
            f"{holder} could not be started: {error}. {await self._clearing.explain()}".strip(),
            "Read its log with `studio llm logs`; a smaller context or model needs less memory.",
        )

    async def _fence(self, held: Hold) -> None:
        async with self._store.transaction() as record:
            if all(g.id != held.id for g in record.grants):
                held.lost.set()
                raise StudioError(
                    "gpu_lease_lost",
                    f"The graphics card was given to somebody else while {held.holder} was silent.",
                    "Try again.",
                )

    async def _withdraw(self, key: str) -> bool:
        """Takes back whatever stands under ``key``; returns whether that was a grant."""
        self._heart.drop(key)
        async with self._store.transaction() as record:
            record.queue = [t for t in record.queue if t.id != key]
            granted = any(g.id == key for g in record.grants)
            if granted:
                record.grants, record.last = [g for g in record.grants if g.id != key], ""
            if record.handover is not None and record.handover.id == key:
                record.handover, record.last = None, ""
        return granted

    async def _give_back(self, name: str) -> bool:
        """Lets a holder go when nobody needs it."""
        holder, key = self._holders.get(name), uuid.uuid4().hex
        now, me = self._now(), self._processes.me()
        async with self._store.transaction() as record:
            sweep(record, now, self._rules, self._processes.alive)
            wanted = record.grants or any(t.holder == name for t in record.queue)
            if holder is None or wanted or record.handover is not None or record.last not in ("", name):
                return True
            record.handover = Handover(
                id=key, actor=me, ticket="", holder=name, stage=LeaseState.RELEASING, since=now, beat=now
            )
        self._heart.add(Hold(key, name))

        async def announce(stage: LeaseState, subject: str, step: str, before: VramSample | None) -> None:
            await self._announce(key, stage, subject, step, before)

        try:
            await self._clearing.let_go(holder, announce)
        except (StudioError, FencedError):
            return False
        finally:
            await self._withdraw(key)
        self._observe("given_back", name, self._now() - now)
        return True

    async def _linger(self, name: str, seconds: float) -> None:
        """Gives back after a while without use. Who waits may do that first, or may change its mind."""
        end = self._now() + seconds
        while True:
            record = self._store.peek()
            if record.grants:
                return  # in use again, or somebody else has made it let go
            waited_for = record.handover is not None or any(t.holder != name for t in record.queue)
            if self._now() >= end and not waited_for:
                break
            await asyncio.sleep(self._rules.look)
        await self._give_back(name)

    async def _busy(self, ticket: Ticket, now: float) -> StudioError:
        record = self._store.peek()
        ahead = place(record, ticket.id, now, self._rules)
        who = [
            f"{g.holder} ({g.purpose or 'working'}, process {g.party.pid}{_silence(g, now, self._rules)})"
            for g in record.grants
        ]
        if record.handover is not None and record.handover.ticket != ticket.id:
            who.append(f"a hand-over to {record.handover.holder} by process {record.handover.actor.pid}")
        return StudioError(
            "gpu_busy",
            f"The graphics card was not free within {now - ticket.since:.0f} seconds: "
            f"{'; '.join(who) or 'nobody holds it'}; {ahead} waited before this.",
            "Wait for that work or stop it, then try again.",
        )


def _silence(given: Grant, now: float, rules: LeaseRules) -> str:
    return f", silent for {now - given.beat:.0f} s" if now - given.beat > rules.ttl else ""
