"""Every word on the screen can be read: nothing leaves the picture, and short words are never torn apart."""

from __future__ import annotations

import time

import numpy as np
import pytest
from animation_ai_studio.common.line_breaking import fill_lines, shorten
from animation_ai_studio.common.story import Prop, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import FilmStyle
from animation_ai_studio.film.shot import label_font
from animation_ai_studio.film.text.cards import Card, CardKind
from animation_ai_studio.film.text.fonts import Fonts
from animation_ai_studio.film.text.lower_third import LowerThird

LONG = [
    "The Very Long Story of How a Small Cat Learned to Fly and Went to the Moon for Tea, Told by Her Best Friend",
    "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz",
    "外婆的生日蛋糕还有一封很长很长的信，" * 4,
    "Wonderful " * 30,
]
SIZES = [(320, 180), (180, 320)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("kind", [CardKind.TITLE, CardKind.INTERTITLE])
def test_no_letter_of_a_card_leaves_the_safe_area(kind: CardKind, text: str, size: tuple[int, int]) -> None:
    """A title of a full sentence once ran out of the picture on both sides."""
    for style in (FilmStyle.TOON, FilmStyle.NOIR):
        card = Card(kind, text, size=size, style=style, picture=None, fonts=Fonts())
        for letter in card._letters:
            assert 0.08 * size[0] < letter.x < 0.92 * size[0]
            assert 0.1 * size[1] < letter.y < 0.9 * size[1]


def test_a_long_chinese_intertitle_is_set_at_once() -> None:
    """Its best rows were once looked for over minutes, and the film seemed to hang."""
    began = time.process_time()
    text = "我的朋友说他今天早上吃了一个" * 8
    Card(CardKind.INTERTITLE, text, size=(1280, 720), style=FilmStyle.SILENT, picture=None, fonts=Fonts())
    assert time.process_time() - began < 10


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", LONG[:3])
def test_a_long_lower_third_stays_inside_and_keeps_type_that_can_be_read(
    text: str, size: tuple[int, int]
) -> None:
    """A headline of eighty letters once ran out at the right, in type of six pixels."""
    shown = LowerThird(text[:80], size=size, style=FilmStyle.NEWS, fonts=Fonts()).at(9.0)
    assert shown is not None
    rows, columns = shown.added[0].shape
    assert shown.left + columns < size[0] and shown.top >= 0 and shown.top + rows <= size[1]
    bright = np.argwhere(shown.added[0] > 200)
    assert bright[:, 1].max() + shown.left < size[0] * 0.96


@pytest.mark.parametrize("size", [(64, 64), (96, 54), (128, 72), (360, 64)])
@pytest.mark.parametrize("text", [LONG[0][:80], "教授" * 36])
def test_a_lower_third_of_a_small_film_ends_no_film(text: str, size: tuple[int, int]) -> None:
    """Its bar was taller than the picture, and the shot failed with numpy's words."""
    shown = LowerThird(text, size=size, style=FilmStyle.NEWS, fonts=Fonts()).at(9.0)
    assert shown is not None and shown.top >= 0
    shown.apply(np.zeros((size[1] * 3 // 2, size[0]), np.uint8))


@pytest.mark.parametrize("text", ["goodbye", "hippopotamus", "birthday cake"])
def test_a_word_that_fits_a_line_is_never_divided(text: str) -> None:
    assert fill_lines(text, 12, len, divide=True) == fill_lines(text, 12, len)


def test_only_a_word_wider_than_a_line_is_divided_at_a_syllable() -> None:
    assert fill_lines("a goodbye", 6, len) is None
    assert fill_lines("a goodbye", 6, len, divide=True) == ["a", "good-", "bye"]
    assert fill_lines("example.org/long/way", 13, len, divide=True) == ["example.org/", "long/way"]


def test_chinese_breaks_anywhere_but_before_a_closing_mark() -> None:
    assert fill_lines("海边的车，真好", 4, len) == ["海边的", "车，真好"]
    assert fill_lines("他说“你好”", 3, len) == ["他说", "“你", "好”"]


def test_what_is_left_out_is_shown_to_be() -> None:
    assert shorten(["one", "two", "three"], 2, 3, len) == ["one", "tw…"]


def test_a_chinese_label_is_drawn_in_a_font_that_has_its_letters() -> None:
    """A parcel in a Chinese film once showed empty boxes."""

    def shot(label: str) -> Shot:
        return Shot(id="s", things=[Prop(prop=PropKind.PARCEL, label=label)])

    assert "Noto" in label_font(shot("蛋糕"))
    assert label_font(shot("cake")) == ""
