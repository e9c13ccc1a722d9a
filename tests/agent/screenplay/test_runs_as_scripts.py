"""A film that was made is taken up as a script: printed, edited and made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.cli.runs import runs_app
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.revision import changes
from animation_ai_studio.agent.run.service import check_request, new_run, plan_request
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.folders import runs_folder
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import FilmDefaults
from typer.testing import CliRunner

SCRIPT = "Title: A Wave\n\nINT. KITCHEN - DAY\n\nMira waves.\n\nMIRA\n(smiling)\nHello!\n"


def test_the_newest_run_is_printed_as_the_script_that_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    options = film_options("", FilmDefaults(), script=SCRIPT)
    plan = plan_request(options, runs_folder(), [])
    run = new_run(runs_folder(), options, plan)
    write_text(run.root / "storyboard.json", plan.storyboard.model_dump_json())
    told = CliRunner().invoke(runs_app, ["show", "--as", "fountain"])
    assert (told.exit_code, told.output) == (0, SCRIPT)


def test_other_words_for_the_same_feeling_make_no_take_anew(tmp_path: Path) -> None:
    def board(script: str) -> Storyboard:
        return check_request(film_options("", FilmDefaults(), script=script), tmp_path, [])

    assert not changes(board(SCRIPT), board(SCRIPT.replace("(smiling)", "(cheerfully)")))
    assert changes(board(SCRIPT), board(SCRIPT.replace("(smiling)", "(angry)")))
