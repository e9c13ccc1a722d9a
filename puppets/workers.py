"""Threads that draw: how many there may be, and what they make in the order in which it was asked for.

Kernels run without the interpreter's lock, so that threads fill all cores with one copy of a shot's tables.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

MOST_WORKERS = 8
"""With more, what can't run beside itself (poses, encoding) has them wait."""

Made = TypeVar("Made")


def free_workers() -> int:
    """One thread for each core that this process may use, up to :data:`MOST_WORKERS`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def in_order(make: Callable[[int], Made], count: int, workers: int) -> Iterator[Made]:
    """Gives ``make(0)``, ``make(1)`` … ``make(count - 1)``, a few of them made ahead by threads.

    What one raises comes out in its place; then, and when nobody takes the rest, nothing more is begun.
    """
    if workers <= 1:
        yield from map(make, range(count))
        return
    with ThreadPoolExecutor(workers, thread_name_prefix="puppets") as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            for index in range(count):
                waiting.append(pool.submit(make, index))
                if len(waiting) > workers + 1:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
