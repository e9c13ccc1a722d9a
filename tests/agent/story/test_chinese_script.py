"""A film for who writes traditional characters has no simplified one: not in lines, titles, cards, notes or labels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.request.planning import plan_film
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.chinese import ChineseScript, written_in
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent.hanzi import SIMPLIFIED, TRADITIONAL

CAST = load_characters()
ONLY_SIMPLIFIED = frozenset(SIMPLIFIED) - frozenset(TRADITIONAL)
"""Letters that some word writes otherwise; those with a traditional use of their own are told by the phrase."""


def _film(request: str, **options: object) -> Storyboard:
    asked = FilmOptions.model_validate({"request": request, "seed": 3, **options})
    return plan_film(asked, CAST, DeterministicPlanner(), Path("nowhere")).storyboard


def _words(board: Storyboard) -> Iterator[str]:
    yield from (board.title, board.logline, board.end_card, *board.notes, *board.called.values())
    for shot in board.shots:
        yield from (shot.card, shot.lower_third, shot.setting.label)
        yield from (line.text for line in shot.lines)
        yield from (thing.label for thing in shot.things)


def _simplified_in(board: Storyboard) -> list[str]:
    """Texts that OpenCC would still write otherwise, letter by letter."""
    return [
        text
        for text in _words(board)
        if any(one in ONLY_SIMPLIFIED and written_in(ChineseScript.TAIWAN, one) != one for one in text)
    ]


@pytest.mark.parametrize(
    "request_",
    [
        "小紅在海邊放風箏，風箏飛走了，她哭了。小狗把風箏追回來。",
        "盧卡向米拉道歉，兩個人擁抱，然後一起跳舞。",
        "做一個新聞報導：一隻貓當選了市長",
        "路卡和阿爾貝托的搞笑短片",
        "阿明喺街市買魚，條魚跳咗出嚟，佢追住條魚跑。",
    ],
)
def test_traditional_stays_traditional(request_: str) -> None:
    board = _film(request_)
    assert board.language == "zh" and _simplified_in(board) == []


def test_quoted_words_keep_their_very_letters() -> None:
    board = _film("阿峯打開盒子，說：「裏面係麪包嚟㗎！」然後食咗佢。")
    said = [line.text for shot in board.shots for line in shot.lines]
    assert "裏面係麪包嚟㗎！" in said


def test_a_simplified_request_is_left_alone() -> None:
    board = _film("卢卡向米拉道歉，两个人拥抱。")
    assert (
        board
        == plan_film(
            FilmOptions.model_validate({"request": board.request, "seed": 3, "language": "zh"}),
            CAST,
            DeterministicPlanner(),
            Path("nowhere"),
        ).storyboard
    )
    assert _simplified_in(board)


def test_an_english_request_can_have_a_film_in_traditional_characters() -> None:
    board = _film("Luca apologises to Mira and they hug.", language="zh-TW")
    said = [line.text for shot in board.shots for line in shot.lines]
    assert board.language == "zh" and said and _simplified_in(board) == []


def test_simplified_can_be_asked_for_in_traditional_letters() -> None:
    board = _film("盧卡向米拉道歉，說：「對不起！」請用簡體字幕。")
    said = [line.text for shot in board.shots for line in shot.lines]
    assert "对不起！" in said and board.title.startswith("卢卡")
