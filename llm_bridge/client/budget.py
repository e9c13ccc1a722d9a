"""How much a step may ask of a language model: calls, tokens and seconds, counted in one place."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ...common.errors import StudioError
from .types import Usage


@dataclass
class Budget:
    """Limits for a piece of work; shared by all its calls. ``None`` means no limit.

    Attributes:
        seconds: from the first call on.
        tokens: read and written together.
    """

    calls: int | None = None
    tokens: int | None = None
    seconds: float | None = None
    clock: Callable[[], float] = time.monotonic
    used_calls: int = 0
    usage: Usage = field(default_factory=Usage)
    _start: float | None = field(default=None, repr=False)

    def left(self) -> float | None:
        """Seconds that are left."""
        if self.seconds is None or self._start is None:
            return self.seconds
        return max(self.seconds - (self.clock() - self._start), 0.0)

    def begin_call(self) -> None:
        """Counts a call before it is made.

        Raises:
            StudioError: ``llm_budget``.
        """
        if self._start is None:
            self._start = self.clock()
        if self.calls is not None and self.used_calls >= self.calls:
            raise _spent(f"{self.calls} calls")
        if self.tokens is not None and self.usage.total >= self.tokens:
            raise _spent(f"{self.tokens:,} tokens")
        if self.left() == 0.0:
            raise _spent(f"{self.seconds:.0f} seconds")
        self.used_calls += 1

    def spend(self, usage: Usage) -> None:
        """Counts the tokens of a call that was made."""
        self.usage = self.usage + usage


def _spent(what: str) -> StudioError:
    return StudioError(
        "llm_budget",
        f"The language-model step used up its budget of {what}.",
        "Raise the budget in configs/studio.yaml, or ask for less.",
    )
