"""``./studio bench gateway``: the measurement itself works; the figures are taken on a quiet machine."""

from __future__ import annotations

import pytest
from animation_ai_studio.benchmarks.gateway import bench_gateway


@pytest.mark.slow
async def test_a_short_measurement() -> None:
    """A gateway that gathered chunks instead of passing them on would show here."""
    found = await bench_gateway(streams=4, rate=20.0, seconds=1.5)
    direct, gateway = found["ways"]["direct"], found["ways"]["gateway"]
    assert direct["chunks"] == gateway["chunks"] == 4 * 30
    assert gateway["slowest_stream"] >= 0.9 * 20.0
    assert gateway["whole"] < direct["whole"] + 80.0  # reading certificates for each question took 100 ms
    assert gateway["p50"] < 50.0 and gateway["cpu_per_1000"] > 0
