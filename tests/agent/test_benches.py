"""The figures that the guides state can be measured again, and hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.agent import bench_graphs, bench_rules, spread
from animation_ai_studio.benchmarks.films import (
    LOOKS,
    CountingClient,
    Counts,
    MadeFilm,
    bench_films,
    bench_looks,
    small_settings,
    summary,
)
from animation_ai_studio.benchmarks.footage import bench_footage
from animation_ai_studio.benchmarks.kills import HALF, Kills, _known
from animation_ai_studio.benchmarks.story import load_requests
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.workflows.api.client import ComfyClient

from .conftest import Studio


def test_the_table_of_formats_is_what_comes_back() -> None:
    """A format that begins to lose dissolves, or to hold them, would go unnoticed in the guide."""
    pytest.importorskip("opentimelineio")
    from animation_ai_studio.benchmarks.exchange import bench_exchange

    table = bench_exchange(lambda fraction, text: None)
    assert (table["dissolve.edl"], table["wipe.edl"], table["fps 12.edl"]) == ("equal", "pictures", "refused")
    assert (table["sound.edl"], table["dissolve.fcpxml"], table["fps 29.97.fcpxml"]) == (
        "left out",
        "pictures",
        "refused",
    )
    assert all(table[f"{kind}.otio"] == "equal" for kind in ("dissolve", "fade", "wipe", "iris", "sound"))


WORK = ("created", "plan", "line", "shot", "film", "judge")


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
async def test_a_real_server_takes_what_the_director_submits_in_every_look(comfyui: str) -> None:
    requests = spread(load_requests(), 2)
    async with ComfyClient(comfyui) as client:
        with small_settings() as settings:
            figures = await bench_looks(client, requests, settings)
        queue = await client.queue()
    assert set(figures) == set(LOOKS)
    for look, one in figures.items():
        assert one["refused"] == [] and one["accepted"] == one["graphs"] >= 6, look
    assert not queue.pending, "the bench left work behind"


def test_a_trial_of_kills_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    known = Kills(seed=3, size=HALF, film="abc", kills=7, finished=7)
    figures = tmp_path / "kills.json"
    figures.write_text(known.model_dump_json(), "utf-8")
    assert _known(figures, Kills(seed=3, size=HALF)) == known
    for other in (Kills(seed=4, size=HALF), Kills(seed=3, size="192x108")):
        assert _known(figures, other) == other, "figures of another trial would be mixed in"
    figures.write_text("{", "utf-8")
    assert _known(figures, Kills(seed=3, size=HALF)).kills == 0
    assert _known(None, Kills(seed=3, size=HALF)).kills == 0


async def test_films_in_bulk_go_on_past_one_that_fails_and_where_they_were_broken_off(tmp_path: Path) -> None:
    """Hours of films must not be lost to one that can't be made, nor to a closed terminal."""
    (request,) = spread(load_requests(), 1)
    figures = tmp_path / "films.json"
    counts = Counts(submitted=6, accepted=6, executed=6)
    known = MadeFilm(request=request.text, look="puppets", planner="rules", graphs=counts, seconds=10.0)
    figures.write_text(json.dumps({"films": summary([known])}), "utf-8")
    with small_settings() as settings:
        async with CountingClient(f"http://127.0.0.1:{free_port()}") as nowhere:
            found = await bench_films(nowhere, [request], settings, figures=figures)
    assert found["made"][0] == known.model_dump(), "a film that was made is made again"
    assert [film["error"].partition(":")[0] for film in found["made"][1:]] == ["comfyui_unreachable"] * 2
    assert found["looks"]["puppets"] == {
        "films": 1,
        "made": 1,
        "submitted": 6,
        "accepted": 6,
        "executed": 6,
        "missed": 0,
    }
    assert found["looks"]["sdxl"]["films"] == 1 and found["looks"]["sdxl"]["made"] == 0
    assert json.loads(figures.read_text("utf-8"))["films"] == found


@pytest.mark.comfyui
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_directors_killed_at_random_moments_all_finish_with_the_same_film(studio: Studio) -> None:
    told = studio("bench", "kills", "--count", "2", "--seed", "5", "--size", "192x108", "--json")
    assert told.returncode == 0, told.stderr
    figures = json.loads(told.stdout)
    assert (figures["finished"], figures["same_film"]) == (2, 2), figures
    assert figures["at_work"] == sum(figures["phases"].values()) == 2, (
        "a kill that hits no run proves nothing"
    )
    assert set(figures["phases"]) <= set(WORK), figures
    assert (figures["takes_repeated"], figures["orphan_jobs"]) == (0, 0), figures


@pytest.mark.slow
def test_a_small_round_of_footage_finds_every_cut() -> None:
    """The figures of the guide would be nobody's."""
    figures = bench_footage(4, speech=False, reference=False, progress=lambda *told: None)
    assert figures["cuts_f1"] >= 0.99
    assert len(figures["films"]) == 6
