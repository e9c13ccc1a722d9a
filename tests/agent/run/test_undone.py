"""Going back goes back: each time one film further, until there is nothing before."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.run.revision import revise, undone
from animation_ai_studio.agent.run.store import AMENDED, RunStore
from animation_ai_studio.benchmarks.words import finished_film
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import Created
from animation_ai_studio.common.runs import RunFolder


def test_undo_twice_is_two_films_back(tmp_path: Path) -> None:
    """A second undo gave the same film once more, for ever."""
    board = finished_film()
    options = FilmOptions(request=board.request)
    run = RunFolder.create(tmp_path, board.request)
    RunStore(run).save_storyboard(board)
    RunStore(run).save_options(options)
    run.tell(Created())
    titles = [board.title, "Second", "Third"]
    for title in titles[1:]:
        run = revise(run, board.model_copy(update={"title": title}), options)
        RunStore(run).save_storyboard(RunStore(run).storyboard(AMENDED))
    for title in reversed(titles[:-1]):
        run = undone(run)
        RunStore(run).save_storyboard(RunStore(run).storyboard(AMENDED))
        assert RunStore(run).storyboard().title == title
    with pytest.raises(StudioError, match="nothing to go back to"):
        undone(run)
