"""Lets the nodes of one graph work beside each other: ComfyUI runs them one after another, but goes on with the next
while a node waits for a thread."""

from __future__ import annotations

import asyncio
import contextvars
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

Made = TypeVar("Made")


async def in_thread(work: Callable[[], Made]) -> Made:
    """What ``work`` gives, or raises, done by one of as many threads as there are cores: each holds pictures."""
    context = contextvars.copy_context()  # ComfyUI keeps in it which node is at work
    return await asyncio.get_running_loop().run_in_executor(_threads(), context.run, work)


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="animation-studio-node")
