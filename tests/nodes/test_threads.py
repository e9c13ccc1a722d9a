"""Takes of one graph are judged beside each other, and what a thread raises is what the person is told."""

from __future__ import annotations

import asyncio
import contextvars
import os
import threading

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.nodes import threads
from animation_ai_studio.nodes.threads import in_thread

NODE = contextvars.ContextVar("node", default="")


async def test_nodes_of_one_graph_work_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """One after another, the second core idles while every take is decoded again."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    threads._threads.cache_clear()
    both = threading.Barrier(2, timeout=10)
    assert sorted(await asyncio.gather(in_thread(both.wait), in_thread(both.wait))) == [0, 1]


async def test_a_thread_knows_whose_work_it_does() -> None:
    """Progress would be shown at another node."""
    NODE.set("judge-1")
    assert await in_thread(NODE.get) == "judge-1"


async def test_a_fault_comes_back_as_it_was() -> None:
    def fail() -> None:
        raise StudioError("file_missing", "The take isn't there.", "Make it again.")

    with pytest.raises(StudioError, match="The take isn't there"):
        await in_thread(fail)
