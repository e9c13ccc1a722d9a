"""Without these, characters leave out numbers, signs and letters that stand in their captions."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from animation_ai_studio.benchmarks.spoken import bench_spoken
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Language
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice import script
from animation_ai_studio.voice.english import EnglishReader
from animation_ai_studio.voice.mandarin import MandarinReader
from animation_ai_studio.voice.spoken import spans, spoken_form
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

READERS = EnglishReader(), MandarinReader()
LANGUAGES = st.sampled_from(["en", "zh"])
SIGNED = st.text(alphabet="0123456789.,:/-–~+%$€£¥°#'’() abkmgsAMPXI第个年月点号万", max_size=24)


def test_lines_with_numbers_and_signs_are_said_as_people_say_them() -> None:
    figures = bench_spoken()
    for language in ("en", "zh"):
        assert figures[language]["wrong"] == []


@settings(max_examples=400, deadline=None)
@given(st.one_of(SIGNED, st.text(max_size=24)), LANGUAGES)
def test_every_letter_and_digit_is_said_or_refused_by_name(text: str, language: Language) -> None:
    line = script.clean(text)
    try:
        found = spans(line, language)
    except StudioError as refused:
        assert refused.code == "voice_failed"
        return
    said = {place for span in found if span.words for place in range(span.start, span.end)}
    assert {place for place, letter in enumerate(line) if letter.isalnum()} <= said


@settings(max_examples=400, deadline=None)
@given(SIGNED, st.integers(0, 23), st.sampled_from("0123456789"), LANGUAGES)
def test_another_digit_is_another_line(text: str, place: int, digit: str, language: Language) -> None:
    """A digit that is swallowed makes no difference to what is said."""
    if place >= len(text) or not text[place].isdecimal() or text[place] == digit:
        return
    other = text[:place] + digit + text[place + 1 :]
    assert spoken_form(text, language) != spoken_form(other, language)


def test_the_line_s_language_decides_how_an_amount_is_read() -> None:
    assert spoken_form("5万km", "en") == "five 万 kilometers"
    assert spoken_form("5km", "zh") == "五公里"


@given(st.lists(st.sampled_from(["red", "fish", "Luca", "boat's", "好", "海边"]), max_size=8), LANGUAGES)
def test_words_are_said_as_they_are_written(words: list[str], language: Language) -> None:
    assert re.sub(r"\s", "", spoken_form(" ".join(words), language)) == "".join(words)


@pytest.mark.parametrize("word", ["привет", "ありがとう", "안녕", "مرحبا"])
def test_words_of_other_scripts_are_refused_by_name(word: str) -> None:
    """They were said as "Japanese letter, Japanese letter"."""
    with pytest.raises(StudioError, match=word) as refused:
        script.read(f"Say {word} now", "en", *READERS)
    assert refused.value.code == "voice_failed" and "pronunciations" in refused.value.fix


def test_a_character_s_own_pronunciations_come_first() -> None:
    own = {"Xochitl": "so cheel", "привет": "preevyet", "AC/DC": "ay see dee see", "行长": "航掌"}
    assert spoken_form("Xochitl, привет! xochitl's", "en", own) == "so cheel preevyet so cheel s"
    assert spoken_form("AC/DC", "en", own) == "ay see dee see"
    assert spoken_form("我是行长", "zh", own) == "我是航掌"
    assert spoken_form("Xochitlan", "en", own) == "Xochitlan"
    units = script.read("Ask Xochitl!", "en", *READERS, {"xochitl": "so cheel"})
    assert [unit.written for unit in units] == ["Ask", "Xochitl!"]
    assert units[1].phonemes == script.read("so cheel", "en", *READERS)[0].phonemes + " " + (
        script.read("cheel", "en", *READERS)[0].phonemes
    )


def test_pronunciations_are_words() -> None:
    with pytest.raises(ValidationError, match="pronunciations"):
        VoiceSpec(pronunciations={"x": "$"})


def test_captions_show_what_is_written() -> None:
    units = script.read(script.clean("It costs $1.5 million, Mr. Fox!"), "en", *READERS)
    assert [unit.written for unit in units] == ["It", "costs", "$1.5 million,", "Mr.", "Fox!"]
    assert [unit.stop for unit in units] == ["", "", ",", "", "!"]
    assert [unit.stop for unit in script.read("No. I won't.", "en", *READERS)] == [".", "", "."]


def test_spoken_text_needs_no_engine() -> None:
    """Readers of text would wait for numpy and a model."""
    code = (
        "import sys; import animation_ai_studio.voice.spoken; "
        "sys.exit(bool({'numpy', 'onnxruntime'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-P", "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("二〇二四年", "zh", "二零二四年"),
        ("人々", "zh", "人人"),
        ("5㎏", "zh", "五公斤"),
        ("5 ㎡", "zh", "五平方米"),
        ("2㎝", "zh", "两厘米"),
        ("5㎏", "en", "five kilos"),
        ("3㎞²", "en", "three square kilometers"),
        ("3㎡", "en", "three square meters"),
    ],
)
def test_signs_that_stand_for_characters_are_said(text: str, language: Language, said: str) -> None:
    """A zero of a year and a unit were left out without a word, and 々 failed the line."""
    assert spoken_form(text, language) == spoken_form(script.clean(text), language) == said


def test_a_mark_of_repetition_needs_what_it_repeats() -> None:
    with pytest.raises(StudioError):
        spoken_form("々", "zh")
