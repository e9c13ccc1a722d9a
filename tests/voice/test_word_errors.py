"""A take must not be thrown away because the recogniser writes a number or an accent in another way."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.story import Language
from animation_ai_studio.voice.recognition import word_errors


@pytest.mark.parametrize(
    ("said", "heard", "language"),
    [
        ("That is three thousand dollars", "That is 3,000 dollars", "en"),
        ("Meet me at the café, it is naïve", "meet me at the cafe it is naive", "en"),
        ("Twenty two ducks", "22 ducks", "en"),
        ("我有三只猫", "我有3只猫", "zh"),
        ("睡觉的时候听音乐", "睡覺的時候聽音樂", "zh"),
    ],
)
def test_what_is_written_otherwise_is_heard_right(said: str, heard: str, language: Language) -> None:
    assert word_errors(said, heard, language)[0] == 0


def test_another_number_is_another_word() -> None:
    assert word_errors("three thousand dollars", "3,100 dollars")[0] > 0
