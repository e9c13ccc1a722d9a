"""What is measured of lines: without it films speak of what they don't have, and nobody reads eight hundred of them."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.benchmarks.gold import load_gold
from animation_ai_studio.benchmarks.lines import (
    HeardLine,
    measure,
    names_absent,
    read_out,
    shipped_sets,
    spoken_lines,
)
from animation_ai_studio.common.story import Language, Storyboard
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def board(request: str) -> Storyboard:
    return DeterministicPlanner().plan(understand(request, characters=CAST), seed=1, characters=CAST)


def test_what_is_said_of_the_shipped_stories_holds() -> None:
    (stories,) = [file for file in shipped_sets() if file.stem == "stories"]
    figures = measure([row.request for row in load_gold(stories)], CAST)
    assert figures["films"] > 60 and figures["lines_a_film"] < 2.5
    assert figures["shared_by_two_seeds"] < 1 / 3
    for none in ("name_what_is_not_there", "repeated_in_a_film", "punchlines_where_all_is_quiet"):
        assert figures[none] == [], none


@pytest.mark.parametrize(
    ("request_", "text", "language", "name"),
    [
        ("Luca drops a vase.", "Look at the lighthouse!", "en", "lighthouse"),
        ("Luca drops a vase.", "Oh no, the vase!", "en", ""),
        ("Luca drops a vase.", "Well done!", "en", ""),
        ("卢卡打碎了花瓶。", "看那座灯塔！", "zh", "灯塔"),
        ("卢卡打碎了花瓶。", "糟了，花瓶！", "zh", ""),
    ],
)
def test_a_line_about_what_is_not_there_is_found(
    request_: str, text: str, language: Language, name: str
) -> None:
    line = HeardLine(speaker="luca", text=text, during="", quoted=False, language=language)
    assert names_absent(line, board(request_)) == name


def test_quoted_lines_are_told_from_written_ones() -> None:
    lines = spoken_lines(board('Luca drops a vase. Mira says "That was my aunt".'))
    assert [line.text for line in lines if line.quoted] == ["That was my aunt"]


def test_films_are_printed_with_who_says_what_during_which_act() -> None:
    request = (
        "A dog steals a sausage from Luca. Luca chases the dog. The dog hides behind a tree. Luca waits."
    )
    told = list(read_out([request], CAST, most=1))
    assert told[0].startswith("# A dog steals") and len(told) > 1
    assert any("luca" in one and "chase" in one for one in told[1:])
    assert len(list(read_out(["Mira sleeps.", "Otto sleeps."], CAST, most=1))) < 4
