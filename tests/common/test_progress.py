"""A bar moves as fast as people see, and work isn't slowed by telling of itself."""

from __future__ import annotations

import time

import pytest
from animation_ai_studio.common.progress import paced


def test_work_that_tells_of_every_frame_is_heard_a_few_times_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every report goes through the server to every page: for each of 700 frames that took two seconds."""
    clock, heard = [10.0], list[float]()
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    report = paced(lambda fraction, text: heard.append(fraction), 0.1)
    for frame in range(101):
        report(frame / 100, f"frame {frame}")
        clock[0] += 0.01
    assert heard[0] == 0.0 and heard[-1] == 1.0, "a bar begins at once and ends full"
    assert 8 <= len(heard) <= 12 and heard == sorted(heard)
