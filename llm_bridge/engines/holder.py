"""Engines, ComfyUI and others as holders of the card (see :mod:`..lease.holders`)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from ...common.errors import StudioError
from ...common.listeners import USUAL_URL, owner_of
from ..lease.holders import HolderError
from .base import Engine, EngineHttp
from .managed import ManagedEngine

Trim = Callable[[str], Awaitable[None]]
COMFYUI = "comfyui"


def holder_name(profile: str) -> str:
    """The lease's name for an engine."""
    return f"llm:{profile}"


class EngineHolder:
    """An engine with memory on the card. ``slept`` is told after it went to sleep."""

    def __init__(self, engine: Engine, slept: Trim | None = None) -> None:
        self._engine, self._slept = engine, slept
        self.name, self.expected = holder_name(engine.name), engine.profile.bytes

    @property
    def steps(self) -> tuple[str, ...]:
        """The engine's own."""
        return self._engine.steps

    def pids(self) -> frozenset[int]:
        """The engine's processes."""
        return self._engine.pids()

    async def resident(self) -> int | None:
        """What the engine believes to hold."""
        return await self._engine.memory()

    async def interrupt(self) -> None:
        """Requests in flight end when the engine is released; there is nothing to do before."""

    async def release(self, step: str) -> None:
        """Lets the card go by ``step``: the engine sleeps or stops."""
        await self._engine.release(step)
        if step == "sleep" and self._slept is not None:
            await self._slept(self._engine.name)

    async def wake(self) -> None:
        """Starts or wakes the engine; a start that failed for memory is marked as such."""
        try:
            await self._engine.wake()
        except StudioError as error:
            memory = isinstance(self._engine, ManagedEngine) and self._engine.ran_out_of_memory(error)
            if not memory:
                raise
            raise HolderError(error.message, memory=True) from error


class ComfyHolder:
    """A ComfyUI behind its HTTP API. Inside ComfyUI the pack brings a holder of its own.

    ``/free`` is served when its worker turns; inside a running prompt it does nothing, which is why the
    work is drained, or interrupted, before.

    Args:
        url: its address; None means the usual port, which is left alone unless it belongs to this user.
        expected: bytes that a picture step needs.
    """

    name = COMFYUI
    steps = ("free",)

    def __init__(self, url: str | None, expected: int, http: EngineHttp | None = None) -> None:
        self._url, self._named, self.expected = (url or USUAL_URL).rstrip("/"), url is not None, expected
        self._http = http or EngineHttp()

    def pids(self) -> frozenset[int]:
        """It may run anywhere."""
        return frozenset()

    async def resident(self) -> int | None:
        """What torch has reserved there."""
        answer = await self._ask("GET", "/system_stats")
        if answer is None:
            return 0
        try:
            devices = answer.json()["devices"]
            return sum(int(d.get("torch_vram_total") or 0) for d in devices if d.get("type") != "cpu")
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    async def interrupt(self) -> None:
        """Stops the prompt that runs."""
        await self._ask("POST", "/interrupt", {})

    async def release(self, step: str) -> None:
        """Asks it to unload its models; cached results stay."""
        answer = await self._ask("POST", "/free", {"unload_models": True, "free_memory": False})
        if answer is not None and answer.status_code != 200:
            raise HolderError(f"free: status {answer.status_code}")

    async def wake(self) -> None:
        """It loads what a prompt needs by itself."""

    async def _ask(
        self, method: str, path: str, body: dict[str, bool] | None = None
    ) -> httpx.Response | None:
        """An answer; None when nobody listens, or a server that no profile names belongs to another user."""
        if not self._named and owner_of(self._url) != "mine":
            return None
        return await self._http.ask(method, f"{self._url}{path}", json=body)


async def _nothing() -> None:
    """Does nothing."""


@dataclass(frozen=True)
class CallableHolder:
    """A holder from functions: for the speech server, training, and whatever a room brings.

    Attributes:
        believed: bytes it believes to hold.
        let_go: one function for each step, gentle first.
        processes: its process numbers.
    """

    name: str
    expected: int
    believed: Callable[[], Awaitable[int | None]]
    let_go: dict[str, Callable[[], Awaitable[None]]]
    processes: Callable[[], frozenset[int]] = frozenset
    come_back: Callable[[], Awaitable[None]] = _nothing
    break_off: Callable[[], Awaitable[None]] = _nothing

    @property
    def steps(self) -> tuple[str, ...]:
        """The functions' names."""
        return tuple(self.let_go)

    def pids(self) -> frozenset[int]:
        """Processes whose memory counts as the holder's."""
        return self.processes()

    async def resident(self) -> int | None:
        """Bytes on the card that the holder believes it has; None when it can't tell."""
        return await self.believed()

    async def interrupt(self) -> None:
        """Breaks off the work in flight."""
        await self.break_off()

    async def release(self, step: str) -> None:
        """Lets the card go by ``step``, one of :attr:`steps`."""
        await self.let_go[step]()

    async def wake(self) -> None:
        """Takes the card again, if there is anything to bring back."""
        await self.come_back()
