"""Threads that draw fill the cores that there are, and a fault or a stop ends them."""

from __future__ import annotations

import os
import threading
from itertools import islice

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.puppets.workers import MOST_WORKERS, free_workers, in_order


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system gives no process fewer cores")
@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (4, 4), (64, MOST_WORKERS)])
def test_every_core_draws(monkeypatch: pytest.MonkeyPatch, cores: int, workers: int) -> None:
    """Four cores drew with two threads; on a single core a second thread only takes memory."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    assert free_workers() == workers


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_what_threads_make_comes_in_order(workers: int) -> None:
    assert list(in_order(lambda index: index * index, 40, workers)) == [n * n for n in range(40)]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_fault_in_a_thread_reaches_the_person_and_the_rest_is_not_drawn(workers: int) -> None:
    begun: list[int] = []

    def make(index: int) -> int:
        begun.append(index)
        if index == 4:
            raise StudioError("option_invalid", "No such picture.", "Ask for another.")
        return index

    found: list[int] = []
    with pytest.raises(StudioError, match="No such picture"):
        found.extend(in_order(make, 500, workers))
    assert found in ([], [0, 1, 2, 3]) and max(begun) < 20


def test_whoever_stops_to_look_leaves_no_thread_behind() -> None:
    """A cancelled film would go on drawing its shot to the end."""
    frames = in_order(lambda index: index, 500, 3)
    assert list(islice(frames, 3)) == [0, 1, 2]
    frames.close()  # type: ignore[attr-defined]
    assert not [one for one in threading.enumerate() if one.name.startswith("puppets")]
