"""Chinese in its two scripts: what somebody wrote stays, what was written for them is in their letters."""

import pytest
from animation_ai_studio.common.chinese import ChineseScript, traditional_script_of, written_in

TAIWAN, HONG_KONG = ChineseScript.TAIWAN, ChineseScript.HONG_KONG


def test_one_simplified_letter_becomes_the_one_that_its_word_has() -> None:
    assert written_in(TAIWAN, "他的头发在发光，皇后在后面吃面条") == "他的頭髮在發光，皇后在後面吃麵條"
    assert written_in(TAIWAN, "一只狗只有一只鞋") == "一隻狗只有一隻鞋"


def test_regions_have_their_own_letters() -> None:
    assert (written_in(TAIWAN, "里面"), written_in(HONG_KONG, "里面")) == ("裡面", "裏面")


@pytest.mark.parametrize(("text", "script"), [("佢喺度瞓覺", HONG_KONG), ("他在這裡睡覺", TAIWAN)])
def test_the_wording_says_whose_letters(text: str, script: ChineseScript) -> None:
    assert traditional_script_of(text) is script


def test_a_persons_own_letters_stay_whatever_the_region_writes() -> None:
    mine = "阿峯說：「裏面有麪包！」"
    assert written_in(TAIWAN, "阿峯：裏面有麪包，真的吗？", mine) == "阿峯：裏面有麪包，真的嗎？"
    assert (
        written_in(TAIWAN, "阿峯：裏面有麪包") != "阿峯：裏面有麪包"
    )  # which it wouldn't without being told


def test_back_to_simplified_for_who_reads_only_that() -> None:
    assert written_in(ChineseScript.SIMPLIFIED, "睡覺、音樂、銀行") == "睡觉、音乐、银行"


def test_other_text_passes() -> None:
    assert written_in(TAIWAN, "Mia & 3 dogs 🐶", "") == "Mia & 3 dogs 🐶"
    assert written_in(TAIWAN, "", "x") == ""
