"""Without this a film with one line in Russian stops in the middle, and can't be resumed."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.request.planning import plan_film
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import load_characters


def plan(options: FilmOptions, runs: Path) -> list[str]:
    """The lines of a film."""
    made = plan_film(options, load_characters([]), DeterministicPlanner(), runs)
    return [line.text for shot in made.storyboard.shots for line in shot.lines]


@pytest.mark.parametrize("line", ["Привет, Мира!", "こんにちは", "สวัสดี"])
def test_a_line_that_no_voice_can_say_is_named_before_anything_is_made(line: str, tmp_path: Path) -> None:
    for options in (
        FilmOptions(request=f'Luca says "{line}" and a dog laughs.'),
        FilmOptions(request="a film", script=f"INT. ROOM - DAY\n\nLUCA\n{line}\n"),
    ):
        with pytest.raises(StudioError) as refused:
            plan(options, tmp_path)
        assert refused.value.code == "voice_failed"
        assert line.strip("！!") in refused.value.message


def test_accents_and_chinese_are_said(tmp_path: Path) -> None:
    assert "Café à la carte" in plan(
        FilmOptions(request='Luca says "Café à la carte" and a dog laughs.'), tmp_path
    )
    assert "你好" in plan(FilmOptions(request="卢卡说“你好”，一只狗笑了。"), tmp_path)
