"""One emoji or foreign word must not turn a line into another language: it would be misread aloud and in captions."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.scripts import clusters, columns, line_language


@pytest.mark.parametrize(
    "line",
    [
        "I love it 😀!", "The 小笼包 here is extraordinarily delicious.", "小笼包 is good", "Say 你好 to everyone.",
        "Mira loves 小笼包", "寿司 is great", "I said こんにちは to him.", "He eats 김치 for breakfast.", "Привет, Mira", "👩‍🚀 3, 2, 1, go!",
        "Hello, 王小明！", "Call 王小明", "Thank you, 王小明先生", "I ate 麻婆豆腐 and 宮保雞丁",
        "“Dinner” — 50％ off", "My café is naïve ✨", "☀️ What a day ☔",
    ],
)  # fmt: skip
def test_an_english_line_stays_english(line: str) -> None:
    assert line_language(line, "zh") == "en"


@pytest.mark.parametrize(
    "line",
    [
        "我用 iPhone 听歌",
        "我爱 New York City",
        "用WiFi打开YouTube",
        "今天的meeting几点开始",
        "OK吗",
        "我说こんにちは",
        "我喜欢김치",
        "太好了😀",
        "他叫Иван",
        "打开 Visual Studio Code",
        "买 iPhone 15 Pro Max",
        "下载 WhatsApp Business",
        "Mira 和 Pim 去 Central Park",
        "今天学 machine learning",
        "請給我一杯 Earl Grey",
    ],
)
def test_a_chinese_line_stays_chinese(line: str) -> None:
    assert line_language(line, "en") == "zh"


@pytest.mark.parametrize("line", ["😀😀", "3", "...", "", "1,000!", "👍🏽"])
def test_a_line_without_letters_is_in_its_speakers_language(line: str) -> None:
    assert line_language(line, "zh") == "zh" and line_language(line, "en") == "en"


def test_letters_are_counted_as_a_reader_does() -> None:
    assert clusters("👩‍🚀e\u0301🇩🇪👍🏽a") == ["👩‍🚀", "e\u0301", "🇩🇪", "👍🏽", "a"]
    assert columns("Hi 😀", "en") == 5 and columns("你好 😀", "zh") == 4 and columns("小笼包", "en") == 6
