"""The language models of one ComfyUI: an event loop of their own, the lease, the engines and the guard.

There is one room a server, whatever imported the pack. It is opened by the first step that needs a language
model or the card, so that loading the pack costs nothing. Knows nothing of ComfyUI itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from .lease.comfyui import COMFYUI, CardGuard, ComfyMemory, picture_need

if TYPE_CHECKING:
    from ..configs.places import ConfigFolder
    from .lease import GpuLease
    from .profiles import LlmConfig
    from .service import LanguageService

T = TypeVar("T")
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Comfy:
    """What the room needs of ComfyUI.

    Attributes:
        folders: the user's own configuration folders.
        uses_card: whether this ComfyUI computes on a graphics card.
        reserve: bytes of the card that it was told to leave to others.
        offloads: whether it was told to keep models in main memory.
        check: raises when the user has interrupted.
        stop: interrupts the running prompt.
    """

    folders: Sequence[ConfigFolder]
    uses_card: bool
    reserve: int
    offloads: bool
    reserved: Callable[[], int]
    unload: Callable[[], None]
    check: Callable[[], None]
    stop: Callable[[], None]


class LanguageRuntime:
    """The event loop, lease, engines and guard of one ComfyUI; work is given to it by :meth:`submit`."""

    def __init__(self, comfy: Comfy) -> None:
        from .gpu import comfyui_bytes
        from .lease.probe import ProbeError, find_probe
        from .profiles import load_llm

        self.config: LlmConfig = load_llm(comfy.folders)
        self._comfy = comfy
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="animation-studio-language", daemon=True).start()
        self._service: LanguageService | None = None
        need = comfyui_bytes(self.config) if comfy.uses_card else 0
        with contextlib.suppress(ProbeError):  # told where the card is asked for
            if comfy.uses_card:
                total = find_probe().sample().total
                need = picture_need(need, comfy.reserve, total, offloads=comfy.offloads)
        self.guard = CardGuard(self.submit, lambda: self.lease, need, comfy.check)

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Runs a coroutine on the room's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    @property
    def service(self) -> LanguageService:
        """The language models; made on the first call."""
        if self._service is None:
            from ..common.folders import cache_folder
            from .engines import EnginePool
            from .gpu import comfyui_bytes, open_lease
            from .service import LanguageService

            comfy, pool = self._comfy, EnginePool(self.config, cache_folder())
            own = ComfyMemory(comfyui_bytes(self.config), comfy.reserved, comfy.unload, comfy.stop)
            lease = open_lease(self.config, pool, holders={COMFYUI: own} if comfy.uses_card else {})
            self._service = LanguageService(self.config, pool, lease)
        return self._service

    @property
    def lease(self) -> GpuLease:
        """The card."""
        return self.service.lease

    async def run(self, work: Coroutine[Any, Any, T], *, gives_way: bool = True) -> T:
        """Work on the room's loop, awaited from a node; an interrupt cancels it.

        Args:
            gives_way: the prompt lets the card go first, because the work needs it.
        """
        if gives_way:
            self.guard.give_way()
        future = self.submit(work)
        try:
            while not future.done():
                self._comfy.check()
                await asyncio.wait([asyncio.wrap_future(future)], timeout=_LOOK_SECONDS)
        except BaseException:
            future.cancel()
            raise
        return future.result()
