"""A storyboard is looked at before it is agreed to: each shot has a picture, drawn once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run import stills
from animation_ai_studio.agent.run.service import check_request, new_run
from animation_ai_studio.agent.run.stills import shot_still
from animation_ai_studio.agent.run.store import RunStore
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.schema import FilmDefaults, load_characters
from PIL import Image

CAST = load_characters([])


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    options = film_options("An old fisherman waves at a gull", FilmDefaults(), size="9:16", seconds=10)
    made = new_run(tmp_path, options)
    RunStore(made).save_storyboard(check_request(options, tmp_path, []))
    return made


def test_a_shot_is_drawn_in_the_films_shape_once_for_each_state(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = RunStore(run)
    shot = next(shot for shot in store.storyboard().shots if not shot.card)
    first = shot_still(run, shot.id, CAST)
    assert Image.open(io.BytesIO(first)).size == (180, 320)
    drawn: list[str] = []
    monkeypatch.setattr(stills, "_drawn", lambda shot, *_: drawn.append(shot.id) or b"new")
    assert shot_still(run, shot.id, CAST) == first and not drawn
    board = store.storyboard()
    night = board.model_copy(deep=True)
    next(one for one in night.shots if one.id == shot.id).setting.time = "night"
    store.save_storyboard(night)
    assert shot_still(run, shot.id, CAST) == b"new" and drawn == [shot.id]


@pytest.mark.parametrize("shot", ["s99", "../s1", "film", ""])
def test_a_shot_that_is_not_there_is_said(run: RunFolder, shot: str) -> None:
    with pytest.raises(StudioError) as refused:
        shot_still(run, shot, CAST)
    assert refused.value.code == "shot_unknown"
