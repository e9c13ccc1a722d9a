"""Without these, numbers, names and shouting would be said wrongly or captions would lose their words."""

from __future__ import annotations

import sys

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Language
from animation_ai_studio.voice import numbers, script
from animation_ai_studio.voice.english import EnglishReader
from animation_ai_studio.voice.mandarin import MandarinReader
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

READERS = EnglishReader(), MandarinReader()


def said(text: str, language: Language = "en") -> list[script.Unit]:
    return script.read(script.checked(text), language, *READERS)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("3", "three"),
        ("42nd", "forty second"),
        ("1984", "nineteen eighty four"),
        ("2026", "twenty twenty six"),
        ("1,234", "one thousand two hundred thirty four"),
        ("$5.50", "five dollars fifty cents"),
        ("7:05", "seven oh five"),
        ("3.14", "three point one four"),
        ("007", "zero zero seven"),
        ("100%", "one hundred percent"),
        ("Dr.", "doctor"),
        ("5km", "five kilometers"),
        ("1990s", "nineteen nineties"),
    ],
)
def test_a_symbol_sounds_like_its_words(written: str, spoken: str) -> None:
    sounds = "".join(unit.phonemes for unit in said(written)).replace(" ", "")
    words = "".join(unit.phonemes for unit in said(spoken)).replace(" ", "")
    assert sounds == words


@pytest.mark.parametrize(
    ("digits", "characters"),
    [
        ("0", "零"),
        ("10", "十"),
        ("115", "一百一十五"),
        ("2000", "两千"),
        ("10005", "一万零五"),
        ("22222", "两万两千两百二十二"),
        ("120000", "十二万"),
        ("1020000", "一百零二万"),
        ("100002000", "一亿零两千"),
        ("100100000", "一亿零一十万"),
        ("102020000", "一亿零两百零二万"),
        ("3.5", "三点五"),
        ("-2", "负二"),
        ("007", "零零七"),
        ("1234567890123", "一二三四五六七八九零一二三"),
    ],
)
def test_chinese_numbers(digits: str, characters: str) -> None:
    assert numbers.chinese(digits) == characters


def test_numbers_of_any_size_have_words() -> None:
    for number in (0, 13, 21, 100, 999, 10**6, 10**12, 10**15, 10**18):
        assert numbers.cardinal(number).replace(" ", "").isalpha()
        assert numbers.ordinal(number)


def test_a_decimal_keeps_its_sign_and_its_last_zeros() -> None:
    assert numbers.decimal("-0.50") == "minus zero point five zero"


def test_chinese_numbers_without_their_package_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that was updated beside voices of an older one would end with a bare ImportError."""
    monkeypatch.setitem(sys.modules, "cn2an", None)
    with pytest.raises(StudioError, match="cn2an") as failure:
        said("我有3个", "zh")
    assert failure.value.code == "extra_missing" and "cn2an" in failure.value.fix


def test_captions_keep_every_word_with_its_punctuation() -> None:
    text = "Wait—what? “Really,” she said… HELP!"
    assert [unit.written for unit in said(text)] == ["Wait—", "what?", "“Really,”", "she", "said…", "HELP!"]


def test_emoji_and_markup_are_not_spoken() -> None:
    assert [unit.written for unit in said("*Hello* 🎉 there 👋🏽")] == ["Hello", "there"]


def test_capitals_are_stressed_words_not_letters() -> None:
    loud, quiet = said("This is HUGE news")[2], said("This is huge news")[2]
    assert loud.phonemes == quiet.phonemes
    assert loud.emphasis
    assert not any(unit.emphasis for unit in said("WE ARE ALL SHOUTING"))


def test_abbreviations_without_a_word_are_spelled() -> None:
    spelled = said("Ask the XKQ")[2].phonemes
    assert len(spelled) > 6


def test_small_words_follow_the_next_sound() -> None:
    assert [unit.phonemes for unit in said("the apple the pear")][::2] == ["ði", "ðə"]


def test_unknown_names_and_drawn_out_words_are_pronounced() -> None:
    units = said("Zorblax whispered nooooo to Alberto")
    assert all(unit.phonemes for unit in units)
    assert units[2].phonemes == said("no")[0].phonemes


def test_languages_mix() -> None:
    units = said("你好，Luca！我有3个apple。", "zh")
    assert [unit.written for unit in units] == ["你", "好，", "Luca！", "我", "有", "3", "个", "apple。"]
    assert "→" in units[5].phonemes
    assert units[2].phonemes == said("Luca")[0].phonemes


def test_third_tones_change_before_third_tones() -> None:
    assert said("你好", "zh")[0].phonemes.endswith("↗")


@pytest.mark.parametrize("text", ["", "   ", "🎉🎉", "\u200b"])
def test_a_line_with_nothing_to_say_is_refused(text: str) -> None:
    with pytest.raises(StudioError) as failure:
        script.checked(text)
    assert failure.value.code == "voice_failed"


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(StudioError, match="301 characters"):
        script.checked("a" * 301)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.sampled_from(["en", "zh"]))
def test_any_text_is_read_or_refused(text: str, language: Language) -> None:
    try:
        units = script.read(script.checked(text), language, *READERS)
    except StudioError as failure:
        assert failure.code == "voice_failed"
        return
    for unit in units:
        assert unit.written
        assert unit.phonemes


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("睡覺", "睡觉"),
        ("音樂", "音乐"),
        ("銀行", "银行"),
        ("還書", "还书"),
        ("彈琴", "弹琴"),
        ("長長的頭髮", "长长的头发"),
    ],
)
def test_traditional_words_sound_like_the_same_words_in_simplified_letters(
    traditional: str, simplified: str
) -> None:
    units = [said(text, "zh") for text in (traditional, simplified)]
    assert [u.phonemes for u in units[0]] == [u.phonemes for u in units[1]]
    assert "".join(u.written for u in units[0]) == traditional  # captions keep what was written
