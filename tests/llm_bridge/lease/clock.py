"""Virtual time: an event loop in which waiting takes no time."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any


class _JumpingSelector(selectors.BaseSelector):
    """Lets the time pass that the loop wants to wait, without waiting."""

    def __init__(self, loop: VirtualLoop) -> None:
        self._loop, self._real = loop, selectors.DefaultSelector()

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            raise RuntimeError("every task waits for something that never comes")
        self._loop.virtual += max(timeout, 0.0)
        return []  # no file or socket takes part: asking the system costs a tenth of a history

    def register(self, *a: Any, **k: Any) -> Any:
        return self._real.register(*a, **k)

    def unregister(self, *a: Any) -> Any:
        return self._real.unregister(*a)

    def get_map(self) -> Any:
        return self._real.get_map()

    def close(self) -> None:
        self._real.close()


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.virtual = 1000.0
        super().__init__(_JumpingSelector(self))

    def time(self) -> float:
        return self.virtual


def play(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Runs a scene to its end in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main())
