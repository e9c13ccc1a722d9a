"""Words about a finished film are shown as they are understood before anything is made, and make what was shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.loop.change import make_change, read_change
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.service import check_request, new_run
from animation_ai_studio.agent.run.store import AMENDED, RunStore
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.schema import FilmDefaults


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    options = film_options("Mira and Pim look for a crab in the forest", FilmDefaults(), seconds=20, seed=3)
    made = new_run(tmp_path, options)
    RunStore(made).save_storyboard(check_request(options, tmp_path, []))
    return made


def test_a_change_is_told_first_and_then_made_in_a_run_of_its_own(run: RunFolder) -> None:
    before = RunStore(run).storyboard()
    told = read_change(run, "make it night", [])
    assert "night" in told.told and not told.doubt and not told.unread
    assert len(list(run.root.parent.glob("*/run.json"))) == 1, "reading made something"
    changed = RunStore(make_change(run, "make it night", [])).storyboard(AMENDED)
    assert {shot.setting.time for shot in changed.shots if not shot.card} == {"night"}
    assert RunStore(run).storyboard() == before


def test_a_question_is_answered_and_changes_nothing(run: RunFolder) -> None:
    assert "20 seconds" in read_change(run, "How long is the film?", []).answer
    why = read_change(run, "Why is shot 1 like that?", []).answer
    assert "s1:" in why
    with pytest.raises(StudioError) as refused:
        make_change(run, "How long is the film?", [])
    assert refused.value.code == "request_unclear"


def test_what_is_not_understood_is_said_with_its_words(run: RunFolder) -> None:
    told = read_change(run, "flurble the zorgle", [])
    assert told.doubt and not told.told
    with pytest.raises(StudioError):
        make_change(run, "flurble the zorgle", [])


def test_a_shot_that_is_not_there_is_asked_about(run: RunFolder) -> None:
    assert "no shot" in read_change(run, "make shot 99 at night", []).doubt
