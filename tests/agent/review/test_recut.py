"""A film that misses its thresholds as a whole is cut again where that helps, and never for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from animation_ai_studio.agent.review.recut import JudgedCut, best_cut, next_cut
from animation_ai_studio.agent.review.retakes import Adjustment
from animation_ai_studio.common.checks import Check, FilmVerdict
from animation_ai_studio.common.events import FilmJudged, Revised, TakeMade
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.judging import FilmThresholds, Threshold, load_judging

from ..conftest import Studio

SPOKEN = 'Mira says "I have waited on this beach for you since breakfast." and waves to Luca'

BARS = load_judging([]).film.model_copy(
    update={
        "loudness": Threshold(least=-24.0, most=-22.0, change="loudness"),
        "true_peak": Threshold(most=-6.0, change="ceiling"),
        "caption_letters": {"en": 24, "zh": 12},
    }
)


def judged(number: int, *checks: Check, adjustment: Adjustment | None = None) -> JudgedCut:
    """A cut with these missed checks."""
    verdict = FilmVerdict(accepted=not checks, seconds=10, checks=list(checks))
    return JudgedCut(take=f"film-t{number}", adjustment=adjustment or Adjustment(), verdict=verdict)


def missed(name: str, score: float, threshold: float, change: str) -> Check:
    return Check(
        name=name, passed=False, score=score, threshold=threshold, evidence=f"{name} {score:g}", change=change
    )


QUIET = missed("loudness", -16.1, -22.0, "loudness")
HOT = missed("true peak", -1.3, -6.0, "ceiling")
WIDE = missed("captions fit", 2, 0, "caption_letters")


def moved(cuts: list[JudgedCut], thresholds: FilmThresholds = BARS) -> dict[str, float] | None:
    found = next_cut(cuts, thresholds, "en")
    return None if found is None else found.cut


@pytest.mark.parametrize(
    ("check", "parameters"),
    [(QUIET, {"loudness": -22.9}), (HOT, {"ceiling": -5.8}), (WIDE, {"caption_letters": 24})],
)
def test_the_slot_that_a_missed_check_names_is_moved_as_far_as_it_missed(
    check: Check, parameters: dict[str, float]
) -> None:
    assert moved([judged(1, check)]) == parameters


def test_a_good_film_and_one_that_no_slot_mends_are_cut_once() -> None:
    assert next_cut([judged(1)], BARS, "en") is None
    for name in ("length", "coverage", "sync", "pacing"):
        assert next_cut([judged(1, missed(name, 1, 0, "take"))], BARS, "en") is None, name


def test_a_slot_is_moved_further_while_that_helps_and_left_when_it_does_not() -> None:
    first = judged(1, QUIET, HOT)
    second = next_cut([first], BARS, "en")
    assert second is not None
    closer = missed("loudness", -21.4, -22.0, "loudness")
    better = judged(2, closer, HOT, adjustment=second)
    assert moved([first, better]) == {"loudness": -24.5}
    worse = judged(2, QUIET, HOT, WIDE, adjustment=second)
    assert moved([first, worse]) == {"ceiling": -5.8}, "the parameter that made it worse was moved again"
    third = next_cut([first, worse], BARS, "en")
    assert third is not None
    tried = [first, worse, judged(3, QUIET, HOT, WIDE, adjustment=third)]
    assert moved(tried) is None, "something is tried twice"


def test_a_slot_at_its_end_promises_nothing() -> None:
    loud = BARS.model_copy(update={"loudness": Threshold(least=-3.0, change="loudness")})
    ended = judged(
        1, missed("loudness", -9.0, -3.0, "loudness"), adjustment=Adjustment(cut={"loudness": -6.0})
    )
    assert moved([ended], loud) is None


def test_the_better_film_is_kept_the_first_of_equals() -> None:
    near, far = missed("loudness", -21.0, -22.0, "loudness"), QUIET
    assert best_cut([judged(1, far), judged(2, near)]).take == "film-t2"
    assert best_cut([judged(1, near), judged(2, far)]).take == "film-t1"
    assert best_cut([judged(1, far), judged(2, far)]).take == "film-t1"
    assert best_cut([judged(1, far), judged(2, near, HOT)]).take == "film-t1", "one more check was missed"


def own_bars(home: Path, film: dict[str, Any]) -> None:
    (home / "configs").mkdir(exist_ok=True)
    (home / "configs" / "judging.yaml").write_text(yaml.safe_dump({"film": film}), "utf-8")


@pytest.mark.comfyui
@pytest.mark.slow
def test_a_film_is_brought_to_the_users_own_bars(studio: Studio, home: Path) -> None:
    """Broadcast loudness and narrow captions: without another cut, the film would only be said to miss them."""
    own_bars(
        home,
        {
            "loudness": {"least": -23.5, "most": -22.5},
            "caption_letters": {"en": 20, "zh": 10},
        },
    )
    told = studio("make", SPOKEN, "--size", "192x108", "--length", "10", "--seed", "7", "--json")
    assert told.returncode == 0, told.stderr
    run = RunFolder.open(home / "runs", json.loads(told.stdout)["run"])
    verdicts = [event for event in run.events() if isinstance(event, FilmJudged)]
    missed_at_first = {check.name for check in verdicts[0].checks if not check.passed}
    assert {"loudness", "captions fit"} <= missed_at_first
    kept = FilmVerdict.model_validate_json((run.root / "verdict.json").read_text("utf-8"))
    assert not {"loudness", "captions fit"} & {check.name for check in kept.failed}, kept.failed
    film = json.loads((run.root / "film.json").read_text("utf-8"))
    assert -23.5 <= film["loudness"]["lufs"] <= -22.5
    assert max(len(row) for caption in film["captions"] for row in caption["lines"]) <= 20
    moved_parameters = {event.parameter for event in run.events() if isinstance(event, Revised)}
    assert {"loudness", "caption_letters"} <= moved_parameters
    made = [event.take for event in run.events() if isinstance(event, TakeMade)]
    assert len(made) == len(set(made)) and len(verdicts) == 3


@pytest.mark.comfyui
@pytest.mark.slow
def test_a_bar_that_no_cut_reaches_leaves_the_best_film_within_the_budget(studio: Studio, home: Path) -> None:
    own_bars(home, {"loudness": {"least": -5.2, "most": -5.0}})
    told = studio(
        "make",
        "Mira waves to Luca",
        "--size",
        "192x108",
        "--length",
        "10",
        "--seed",
        "7",
        "--rounds",
        "1",
        "--json",
    )
    assert told.returncode == 0, told.stderr
    run = RunFolder.open(home / "runs", json.loads(told.stdout)["run"])
    verdicts = [event for event in run.events() if isinstance(event, FilmJudged)]
    levels = [c.score for verdict in verdicts for c in verdict.checks if c.name == "loudness"]
    assert len(levels) == 2, "one round is the budget"
    kept = FilmVerdict.model_validate_json((run.root / "verdict.json").read_text("utf-8"))
    assert next(check.score for check in kept.failed if check.name == "loudness") == max(levels)
