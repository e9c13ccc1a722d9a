"""A film that lost a line, a shot or its sound must not be called good."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review.film_checks import judge_film
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.common.checks import FilmVerdict
from animation_ai_studio.common.story import Actor, Beat, Line, Setting, Shot, Storyboard
from animation_ai_studio.common.vocabulary import BeatKind, Place
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.workflows.catalog import Catalog

BARS = load_judging([]).film
SHOTS = [
    Shot(
        id="s1",
        setting=Setting(place=Place.BEACH),
        actors=[Actor(character="mira")],
        lines=[Line(id="l1", character="mira", text="Waving. Easy.")],
    ),
    Shot(
        id="s2",
        setting=Setting(place=Place.TOWN),
        actors=[Actor(character="luca")],
        lines=[Line(id="l2", character="luca", text="Tell that to the crab.")],
    ),
]
FACTS: dict[str, Any] = {
    "seconds": 20.3,
    "music": {"mood": "playful"},
    "segments": [
        {"part": "title", "name": "title", "start": 0.0, "end": 2.2},
        {"part": "clip", "name": "s1-t1", "start": 1.7, "end": 9.0},
        {"part": "clip", "name": "s2-t2", "start": 9.0, "end": 19.1},
        {"part": "end", "name": "end", "start": 18.3, "end": 20.3},
    ],
    "lines": [
        {"character": "mira", "text": "Waving. Easy.", "start": 2.1, "end": 3.5},
        {"character": "luca", "text": "Tell that to the crab.", "start": 9.4, "end": 10.8},
    ],
    "captions": [
        {"lines": ["Waving. Easy."], "start": 2.1, "end": 3.7, "letters_per_second": 8.0},
        {"lines": ["Tell that to the crab."], "start": 9.4, "end": 11.0, "letters_per_second": 13.8},
    ],
    "loudness": {"lufs": -16.1, "peak_db": -1.2},
}


def verdict(facts: dict[str, Any]) -> FilmVerdict:
    board = Storyboard(title="Waves", request="", seconds=20, beats=[Beat(kind=BeatKind.SETUP, shots=SHOTS)])
    takes = {"film": Take(job=new_job("run", "film", "film", 1, 0), facts=facts)}
    for shot in SHOTS:
        for line in shot.lines:
            speech = {"character": line.character, "text": line.text, "seconds": 1.4}
            takes[line.id] = Take(job=new_job("run", "line", line.id, 1, 0), facts={"speech": speech})
    options = FilmOptions(request="waves")
    stage = JobBuilder(run_id="run", options=options, storyboard=board, catalog=Catalog({}), takes=takes)
    return judge_film(stage, BARS)


def test_a_whole_film_is_accepted() -> None:
    found = verdict(FACTS)
    assert found.accepted, found.failed


def _lose_line(facts: dict[str, Any]) -> None:
    facts["lines"][1]["text"] = "something else"


def _lose_shot(facts: dict[str, Any]) -> None:
    facts["segments"][2]["name"] = "other-t1"


def _late(facts: dict[str, Any]) -> None:
    facts["lines"][1]["start"] += 0.5


def _long_row(facts: dict[str, Any]) -> None:
    facts["captions"][0]["lines"] = ["a" * 60]


def _overlap(facts: dict[str, Any]) -> None:
    facts["captions"][0]["end"] = 9.8


def _quiet(facts: dict[str, Any]) -> None:
    facts["loudness"]["lufs"] = -30.0


def _hot(facts: dict[str, Any]) -> None:
    facts["loudness"]["peak_db"] = 0.4


def _drags(facts: dict[str, Any]) -> None:
    facts["lines"][1] |= {"end": 9.5}
    facts["segments"][3] |= {"start": 20.0}


def _fast(facts: dict[str, Any]) -> None:
    facts["captions"][1]["letters_per_second"] = 30.0


def _short(facts: dict[str, Any]) -> None:
    facts["seconds"] = 16.0


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        (_lose_line, {"coverage"}),
        (_lose_shot, {"coverage"}),
        (_late, {"sync"}),
        (_long_row, {"captions fit"}),
        (_overlap, {"captions fit"}),
        (_quiet, {"loudness"}),
        (_hot, {"true peak"}),
        (_drags, {"pacing"}),
        (_fast, {"reading speed"}),
        (_short, {"length"}),
    ],
)
def test_each_fault_of_a_film_is_told_and_only_that(
    spoil: Callable[[dict[str, Any]], None], names: set[str]
) -> None:
    facts = deepcopy(FACTS)
    spoil(facts)
    failed = verdict(facts).failed
    assert {check.name for check in failed} == names
    assert all(check.change and check.evidence for check in failed)


def test_a_line_that_is_not_heard_is_counted() -> None:
    facts = deepcopy(FACTS)
    del facts["lines"][1]
    assert {check.name for check in verdict(facts).failed} == {"lines heard", "coverage"}


def test_a_silent_film_without_music_has_no_loudness_to_judge() -> None:
    facts = {**deepcopy(FACTS), "lines": [], "captions": [], "music": {"mood": "none"}}
    assert not {"loudness", "sync"} & {check.name for check in verdict(facts).checks}
