"""Captions: what a viewer reads must fit the screen, the time and the voice."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from animation_ai_studio.common.story import Language, SpokenWord
from animation_ai_studio.film.text.captions import MAX_LETTERS, Caption, SpokenLine, make_captions, tokens_of
from animation_ai_studio.film.text.subtitles import to_ass, to_srt, to_vtt
from hypothesis import given, settings
from hypothesis import strategies as st

LONG = (
    "The sea is not a bathtub, Alberto, and I will not be racing rubber ducks with you until the fish stop "
    "laughing at my hat."
)


def spoken(text: str, start: float = 0.0, language: Language = "en", pace: float = 14.0) -> SpokenLine:
    """A line spoken at ``pace`` letters a second, word by word."""
    words, clock = [], 0.0
    for word in text.split() if language == "en" else [letter for letter in text if letter.isalnum()]:
        words.append(SpokenWord(text=word, start=clock, seconds=len(word) / pace))
        clock += len(word) / pace + (1 / pace if language == "en" else 0.0)
    return SpokenLine("luca", text, language, start, clock, tuple(words))


def test_lines_hold_42_letters_and_two_rows() -> None:
    captions = make_captions([spoken(LONG)], 20)
    assert " ".join(row for caption in captions for row in caption.rows) == LONG
    for caption in captions:
        assert len(caption.rows) <= 2
        assert all(len(row) <= MAX_LETTERS["en"] for row in caption.rows)


def test_tall_pictures_get_shorter_rows() -> None:
    for caption in make_captions([spoken(LONG)], 20, max_letters=22):
        assert all(len(row) <= 22 for row in caption.rows)


def test_chinese_keeps_punctuation_with_its_word_and_its_speed() -> None:
    text = "我告诉过你，这不是海洋，这是我奶奶的汤！你为什么要带着潜水镜来吃饭呢？"
    captions = make_captions([spoken(text, language="zh", pace=4.5)], 20)
    assert "".join(row for caption in captions for row in caption.rows) == text
    for caption in captions:
        assert all(row[0] not in "，。！？" for row in caption.rows)
        assert all(len(row) <= MAX_LETTERS["zh"] for row in caption.rows)
        assert caption.speed <= 7.0


def test_a_short_word_stays_long_enough_to_be_read() -> None:
    (caption,) = make_captions([spoken("No.")], 10)
    assert caption.end - caption.start >= 1.0
    assert caption.speed < 17


def test_words_light_up_when_they_are_heard() -> None:
    line = spoken("I counted three waves today.", start=5.0)
    tokens = tokens_of(line)
    for token, word in zip(tokens, line.words, strict=True):
        assert token.start == pytest.approx(5.0 + word.start, abs=0.04)


def test_numbers_said_as_words_still_get_a_time() -> None:
    line = SpokenLine(
        "luca",
        "I counted 37 waves.",
        "en",
        1.0,
        2.0,
        (
            SpokenWord(text="I", start=0.0, seconds=0.1),
            SpokenWord(text="counted", start=0.2, seconds=0.4),
            SpokenWord(text="thirty", start=0.7, seconds=0.3),
            SpokenWord(text="seven", start=1.0, seconds=0.3),
            SpokenWord(text="waves", start=1.4, seconds=0.5),
        ),
    )
    number = tokens_of(line)[2]
    assert number.text == "37"
    assert 1.6 <= number.start <= number.end <= 2.45


def test_captions_never_overlap_and_end_with_the_film() -> None:
    lines = [spoken(LONG, 0.5), spoken("No.", 9.3), spoken(LONG, 9.6), spoken("Fine.", 17.9)]
    captions = make_captions(lines, 19.0)
    for before, after in pairwise(captions):
        assert before.end <= after.start
    assert captions[-1].end <= 19.0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="ab c,.!?“”(){}\\我你，。！", min_size=1, max_size=60), min_size=1, max_size=4),
    st.integers(8, 42),
)
def test_any_text_becomes_captions_without_losing_a_letter(texts: list[str], width: int) -> None:
    lines = [SpokenLine("x", text, "en", 3.0 * index, 2.5) for index, text in enumerate(texts)]
    captions = make_captions(lines, 3.0 * len(texts) + 2)
    wanted = "".join("".join(text.split()) for text in texts)
    assert "".join("".join(row.split()) for caption in captions for row in caption.rows) == wanted
    for caption in make_captions(lines, 3.0 * len(texts) + 2, width):
        assert caption.end > caption.start


def times(text: str) -> list[tuple[float, float]]:
    def seconds(stamp: str) -> float:
        hours, minutes, rest = stamp.replace(",", ".").split(":")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest)

    return [(seconds(a), seconds(b)) for a, b in re.findall(r"(\d\S+) --> (\d\S+)", text)]


def made() -> list[Caption]:
    return make_captions([spoken(LONG, 0.5), spoken("Say {no}, luca", 12.0)], 20)


def test_srt_says_what_the_picture_says() -> None:
    captions = made()
    text = to_srt(captions)
    assert times(text) == [
        (pytest.approx(caption.start, abs=0.001), pytest.approx(caption.end, abs=0.001))
        for caption in captions
    ]
    assert text.startswith("1\n00:00:00,500 --> ")
    assert to_srt([]) == ""


def test_ass_karaoke_adds_up_to_the_words() -> None:
    captions = made()
    text = to_ass(captions, title="x", size=(1280, 720), font_size=37, colours={"luca": (255, 128, 0)})
    events = [line for line in text.splitlines() if line.startswith("Dialogue:")]
    assert len(events) == len(captions)
    assert "&H000080FF" in text
    assert "\\{no\\}" in text
    for event, caption in zip(events, captions, strict=True):
        total = sum(int(number) for number in re.findall(r"\\k(\d+)", event)) / 100
        assert total == pytest.approx(caption.tokens[-1].end - caption.start, abs=0.02 * len(caption.tokens))


PLAIN = "Come quickly, everybody, the whole beach is dancing tonight."


@pytest.mark.parametrize("guest", ["😀", "👩‍🚀", "小笼包", "김치", "привет", "☀️"])
def test_an_emoji_or_a_foreign_word_leaves_the_rows_as_they_were(guest: str) -> None:
    """Rows of 16 letters and three captions for one were what a smile cost."""
    (plain,) = make_captions([spoken(PLAIN)], 20)
    (merry,) = make_captions([spoken(f"{PLAIN} {guest}")], 20)
    assert merry.language == "en" and len(merry.rows) == len(plain.rows) == 2
    assert all(len(row) > 20 for row in merry.rows)
    assert merry.speed <= 17


def test_a_chinese_line_with_an_english_word_is_set_as_chinese() -> None:
    captions = make_captions(
        [spoken("我昨天用 iPhone 给奶奶打了很长很长的电话", language="zh", pace=4.5)], 20
    )
    assert {caption.language for caption in captions} == {"zh"}
    assert all(len(row) <= MAX_LETTERS["zh"] for caption in captions for row in caption.rows)


def test_people_who_speak_at_once_can_all_be_read() -> None:
    """Captions of a twelfth of a second are a flicker."""
    lines = [spoken("We are here!", 1.0), spoken("We are over there!", 1.0), spoken("No, we are here!", 1.05)]
    captions = make_captions(lines, 6.0)
    assert len(captions) == 3
    for caption in captions:
        assert caption.end - caption.start >= 20 / 24 - 1e-6
    for before, after in pairwise(captions):
        assert before.end <= after.start
    late = make_captions(
        [spoken("We are here!", 3.0), spoken("So are we!", 3.0), spoken("And we!", 3.1)], 4.2
    )
    assert all(caption.end - caption.start >= 20 / 24 - 1e-6 for caption in late) and late[-1].end <= 4.2


def test_a_word_is_not_lit_inside_another_word() -> None:
    """ "1" is spoken as "one", which also stands in "phone": the wrong word was lit, half a second early."""
    heard = [("call", 0.0), ("one", 0.5), ("phone", 1.0), ("now", 1.5)]
    words = tuple(SpokenWord(text=text, start=start, seconds=0.4) for text, start in heard)
    tokens = tokens_of(SpokenLine("mira", "Call 1 phone now", "en", 0.0, 2.0, words))
    lit = next(token for token in tokens if token.text == "phone")
    assert lit.start == pytest.approx(1.0, abs=0.02)


def test_webvtt_keeps_letters_that_are_markup_there() -> None:
    """Unescaped, a page shows nothing from the first ``<`` on."""
    said = SpokenLine("luca", "1 < 2 & 3 > 2, 你好", "en", 1.0, 3.0)
    text = to_vtt(make_captions([said], 10.0), {"luca": "Lu<ca>"})
    assert text.startswith("WEBVTT\n\n00:00:01.000 --> ")
    assert "<v Lu&lt;ca&gt;>1 &lt; 2 &amp; 3 &gt; 2, 你好</v>" in " ".join(text.split())


def test_captions_of_two_who_speak_at_once_come_one_after_the_other() -> None:
    """Players that hold one caption at a time lose the rest of the first."""
    lines = [SpokenLine(who, "Hello there you", "en", start, 2.0) for who, start in (("a", 1.0), ("b", 1.5))]
    first, second = make_captions(lines, 10.0)
    assert first.start < first.end <= second.start < second.end
