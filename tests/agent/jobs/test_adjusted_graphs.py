"""What a revision decides must reach the graph: a slot that is moved on paper only mends nothing."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.jobs.graphs import (
    FROM_PUPPETS,
    LEAST_NOISE,
    TOON_FROM_PUPPETS,
    JobBuilder,
    _denoise,
    _weighed,
)
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review.retakes import Adjustment
from animation_ai_studio.agent.run.takes import new_job
from animation_ai_studio.common.story import Beat, Line, Shot, Storyboard
from animation_ai_studio.common.vocabulary import BeatKind
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.skills.worn import WornLora

LINE = Line(id="l1", character="luca", text="We need a bigger boat.")


def stage(speed: float = 1.0) -> JobBuilder:
    beats = [Beat(kind=BeatKind.SETUP, shots=[Shot(id="s1", lines=[LINE])])]
    board = Storyboard(title="Boat", request="", beats=beats)
    options = FilmOptions(request="boat")
    return JobBuilder(run_id="run", options=options, storyboard=board, catalog=Catalog({}), speed=speed)


@pytest.mark.parametrize(("film", "own", "expected"), [(1.0, 0.8, 0.8), (1.1, 0.8, 0.88), (1.15, 1.6, 1.6)])
def test_a_line_is_spoken_at_the_film_s_speed_times_its_own(film: float, own: float, expected: float) -> None:
    job = new_job("run", "line", "l1", 2, 7, Adjustment(speed=own))
    assert stage(film)._line(job).speed == expected


def test_a_retake_without_another_seed_keeps_the_seed() -> None:
    first = new_job("run", "line", "l1", 1, 7)
    assert new_job("run", "line", "l1", 2, 7, Adjustment(speed=0.8)).seed == first.seed
    assert new_job("run", "line", "l1", 2, 7).seed != first.seed


def test_more_control_leaves_less_noise_and_more_weight_is_worn() -> None:
    stronger = Adjustment(control_strength=1.5)
    assert _denoise(toon=False, controlled=False, adjustment=Adjustment()) == FROM_PUPPETS
    assert _denoise(toon=False, controlled=False, adjustment=stronger) == round(FROM_PUPPETS / 1.5, 3)
    assert _denoise(toon=False, controlled=True, adjustment=stronger) == 1.0
    assert LEAST_NOISE <= _denoise(toon=True, controlled=True, adjustment=stronger) < TOON_FROM_PUPPETS
    assert _weighed(WornLora(name="x", weight=0.8), 1.5, None).weight == 1.2
    assert _weighed(WornLora(name="x", weight=0.8), 1.0, None).weight == 0.8


def test_a_puppet_shot_has_no_slot_but_its_seed_and_a_line_has_its_speed() -> None:
    assert stage().slots(new_job("run", "shot", "s1", 1, 7)) == frozenset()
    assert stage().slots(new_job("run", "line", "l1", 1, 7)) == frozenset({"speed"})
