"""The figures that the guides state can be measured again, and hold."""

from __future__ import annotations

import json

import pytest
from animation_ai_studio.agent.bench_agent import bench_graphs, bench_rules
from animation_ai_studio.workflows.client import ComfyClient

from .conftest import Studio


def test_requests_are_read_right_and_nothing_named_is_lost() -> None:
    figures = bench_rules()
    assert figures["requests"] >= 120
    assert figures["slot_accuracy"] >= 0.95 and figures["labelled_accuracy"] >= 0.95
    assert figures["demands_lost"] == []


@pytest.mark.comfyui
@pytest.mark.slow
async def test_a_real_server_takes_every_films_graph_at_once(comfyui: str) -> None:
    async with ComfyClient(comfyui) as client:
        figures = await bench_graphs(client)
    assert figures["refused"] == [] and figures["accepted"] == figures["graphs"] >= 120


@pytest.mark.comfyui
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_directors_killed_at_random_moments_all_finish_with_the_same_film(studio: Studio) -> None:
    told = studio("bench", "kills", "--count", "2", "--seed", "5", "--size", "192x108")
    assert told.returncode == 0, told.stderr
    figures = json.loads(told.stdout)
    assert (figures["finished"], figures["same_film"]) == (2, 2), figures
    assert (figures["takes_repeated"], figures["orphan_jobs"]) == (0, 0), figures
