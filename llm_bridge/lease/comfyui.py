"""ComfyUI's side of the lease: pictures take the card when they load models, and give way between nodes.

Every heavy node, of any pack, comes through one function of ComfyUI before it uses the card: the one that
loads models. Before that function runs, the prompt takes the lease; while a language model has the card it
waits there, and an interrupt ends the waiting. The lease is kept until the prompt ends, unless somebody else
wants the card and no node is at work. Knows nothing of ComfyUI itself: what it needs is passed in.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from dataclasses import dataclass
from typing import Any, Protocol

COMFYUI = "comfyui"
PURPOSE = "pictures in ComfyUI"
_LOOK_SECONDS = 0.1


_DESKTOP = 1 << 30
"""Bytes that a desktop usually holds: what no program can be given."""


def picture_need(expected: int, reserve: int, total: int, *, offloads: bool) -> int:
    """Bytes that must be free before a picture step.

    ComfyUI leaves its reserve (``--reserve-vram``) free beside what it uses: without it on top, a step would find
    less than it was promised and go to the processor in part. A card too small for both gives what it can, for
    the reserve alone must refuse nobody; neither must ``expected`` where ComfyUI was told to keep models in main
    memory (``--lowvram``, ``--novram``).

    Args:
        expected: bytes that a picture step takes (``comfyui_gb``).
        reserve: bytes that ComfyUI leaves to others.
        total: bytes of the card.
        offloads: whether ComfyUI was started so that models needn't fit.
    """
    room = total - _DESKTOP
    return min(expected + reserve, max(room, 0 if offloads else expected))


class Lease(Protocol):
    """The parts of :class:`.arbiter.GpuLease` that are used here."""

    async def acquire(self, holder: str, *, need: int, purpose: str, timeout: float) -> Any:
        """Waits for the card."""

    async def release(self, held: Any) -> bool:
        """Ends a hold; the memory stays until somebody else needs it."""


@dataclass(frozen=True)
class ComfyMemory:
    """This ComfyUI as a holder of the card.

    Attributes:
        expected: bytes that a picture step takes.
        reserved: bytes that torch has reserved on the card.
        unload: unloads all models and empties the cache.
        stop: interrupts the running prompt.
    """

    expected: int
    reserved: Callable[[], int]
    unload: Callable[[], None]
    stop: Callable[[], None]
    name: str = COMFYUI
    steps: tuple[str, ...] = ("free",)

    def pids(self) -> frozenset[int]:
        """This process."""
        return frozenset({os.getpid()})

    async def resident(self) -> int | None:
        """What torch says."""
        return self.reserved()

    async def interrupt(self) -> None:
        """As the page's stop button."""
        self.stop()

    async def release(self, step: str) -> None:
        """Unloads at once. Safe because no node is at work while somebody else is next."""
        await asyncio.to_thread(self.unload)

    async def wake(self) -> None:
        """Models are loaded by the node that needs them."""


class CardGuard:
    """Takes and returns the lease for the prompts of this ComfyUI.

    Args:
        submit: runs a coroutine on the lease's own event loop.
        lease: gives the lease; called on that loop.
        check: raises when the user has interrupted the prompt.
        patience: longest wait for the card in seconds.
    """

    def __init__(
        self,
        submit: Callable[[Any], Future[Any]],
        lease: Callable[[], Lease],
        need: int,
        check: Callable[[], None],
        *,
        patience: float = 900.0,
    ) -> None:
        self._submit, self._lease, self._need, self._check = submit, lease, need, check
        self._patience = patience
        self._lock = threading.RLock()
        self._hold: Any = None
        self._watcher: asyncio.Task[None] | None = None
        self._busy = False

    def before_work(self) -> None:
        """Called in the prompt's thread before models are loaded; returns once the card is this prompt's.

        Raises:
            StudioError: ``gpu_busy`` and the lease's other codes.
        """
        with self._lock:
            fresh, self._busy = not self._busy, True
            held = self._hold
        self._when_idle()
        if held is not None and held.wanted.is_set() and fresh:
            self._drop()  # between two nodes: who waits goes first, then this prompt goes on
            held = None
        if held is not None and not held.lost.is_set():
            return
        waiting = self._submit(self._take())
        try:
            while True:
                self._check()
                with contextlib.suppress(NotYetError):
                    waiting.result(_LOOK_SECONDS)
                    return
        except BaseException:
            waiting.cancel()
            with self._lock:
                self._busy = False
            raise

    async def _take(self) -> None:
        held = await self._lease().acquire(COMFYUI, need=self._need, purpose=PURPOSE, timeout=self._patience)
        with self._lock:
            self._hold = held
        if not held.trivial:
            self._watcher = asyncio.create_task(self._watch(held))

    async def _watch(self, held: Any) -> None:
        await held.wanted.wait()
        with self._lock:
            idle = not self._busy and self._hold is held
            if idle:
                self._hold = None
        if idle:
            await self._lease().release(held)

    def _when_idle(self) -> None:
        """Asks the prompt's event loop to tell when the node that works now has ended."""
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().call_soon(self._idle)

    def _idle(self) -> None:
        with self._lock:
            self._busy = False
            wanted = self._hold is not None and self._hold.wanted.is_set()
        if wanted:
            self._drop()

    def give_way(self) -> None:
        """Called by a node that is about to use a language model: this prompt lets the card go."""
        with self._lock:
            self._busy = False
        self._drop()

    def prompt_ended(self) -> None:
        """Called when a prompt is over: the card is free, the models stay where they are."""
        self.give_way()

    def _drop(self) -> None:
        with self._lock:
            held, self._hold = self._hold, None
        if held is not None:
            self._submit(self._lease().release(held)).result()
