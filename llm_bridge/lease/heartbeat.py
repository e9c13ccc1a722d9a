"""What one process holds or waits for, kept alive in the shared record and told what others want."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from ...common.errors import StudioError
from .clearing import Observe
from .record import Grant, Handover, LeaseState, Ticket
from .rules import LeaseRules
from .store import LeaseStore


@dataclass
class Hold:
    """A lease that is held or waited for.

    Attributes:
        trivial: nothing had to be arbitrated (no card, or nothing needed).
        wanted: somebody else is next; finish what is in flight and begin nothing new.
        lost: the record no longer knows this hold; nothing more may be done with it.
    """

    id: str
    holder: str
    trivial: bool = False
    wanted: asyncio.Event = field(default_factory=asyncio.Event)
    lost: asyncio.Event = field(default_factory=asyncio.Event)
    stood: bool = False


class Heartbeat:
    """Writes the heartbeats of one process's holds and tickets; runs while there are any."""

    def __init__(
        self, store: LeaseStore, rules: LeaseRules, now: Callable[[], float], observe: Observe
    ) -> None:
        self._store, self._rules, self._now, self._observe = store, rules, now, observe
        self._mine: dict[str, Hold] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, held: Hold) -> None:
        """Keeps another hold alive."""
        self._mine[held.id] = held
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    def drop(self, key: str) -> None:
        """Lets one go."""
        self._mine.pop(key, None)

    def stop(self) -> None:
        """Ends all heartbeats."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        due = self._now() + self._rules.beat
        while self._mine:
            await asyncio.sleep(self._rules.look)
            try:
                self._look()
                if self._now() >= due:
                    due = self._now() + self._rules.beat
                    await self._beat()
            except StudioError:
                self._observe("heartbeat_failed", "", 1.0)  # a full disk must not end the heartbeat

    def _look(self) -> None:
        record = self._store.peek()
        over, granted = record.handover, {grant.id for grant in record.grants}
        for held in self._mine.values():
            if held.id in granted:
                held.stood = True
            elif held.stood:
                held.lost.set()
            if over is not None and over.stage is LeaseState.DRAINING and held.holder != over.holder:
                held.wanted.set()

    async def _beat(self) -> None:
        async with self._store.transaction() as record:
            entries: list[Grant | Ticket | Handover] = [*record.grants, *record.queue]
            if record.handover is not None:
                entries.append(record.handover)
            for entry in entries:
                if entry.id in self._mine:
                    entry.beat = self._now()
