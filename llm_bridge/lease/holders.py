"""Those who can hold memory on the card, as the lease sees them.

A holder can say what it thinks it has, let go of it in steps from gentle to hard, and come back. What
it says is only a hint: whether a step worked is measured. Engines, ComfyUI, the speech server and
training each bring their own holder.
"""

from __future__ import annotations

from typing import Protocol


class HolderError(Exception):
    """A holder could not do what it was asked; ``memory`` marks a failure for lack of memory."""

    def __init__(self, message: str, *, memory: bool = False) -> None:
        super().__init__(message)
        self.memory = memory


class Holder(Protocol):
    """One possible owner of the card."""

    @property
    def name(self) -> str:
        """Unique, such as ``comfyui`` or ``llm:qwen2.5-vl-7b``."""

    @property
    def expected(self) -> int:
        """Bytes it takes when it works, from its profile; used when nothing better is known."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Ways to let go, gentle first. Only steps the studio has the right to take stand here."""

    def pids(self) -> frozenset[int]:
        """Its processes with their children, empty where they can't be seen."""

    async def resident(self) -> int | None:
        """Bytes it believes to have on the card now; None when it can't be asked."""

    async def interrupt(self) -> None:
        """Breaks off the work in flight, which its caller will see as interrupted."""

    async def release(self, step: str) -> None:
        """Lets go by one of :attr:`steps`.

        Raises:
            HolderError: it could not.
        """

    async def wake(self) -> None:
        """Comes back and proves it with a minimal piece of work; does nothing when already awake.

        Raises:
            HolderError: it could not.
        """
