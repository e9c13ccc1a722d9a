"""No box of a missing letter is ever drawn: what no typeface has is left out of the picture, and told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import FilmStyle, Mood
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.film import FilmPlan, assemble
from animation_ai_studio.film.text.caption_art import CaptionPainter
from animation_ai_studio.film.text.captions import make_captions
from animation_ai_studio.film.text.cards import Card, CardKind
from animation_ai_studio.film.text.fonts import FACES, Fonts, TextRole
from animation_ai_studio.film.text.lower_third import LowerThird

from .conftest import SIZE
from .test_captions import spoken


def card(text: str) -> np.ndarray:
    return Card(CardKind.TITLE, text, size=SIZE, style=FilmStyle.NEWS, picture=None, fonts=Fonts()).still()


@pytest.mark.parametrize("guest", ["😀", "👩‍🚀", "🇩🇪", "ก"])
def test_what_cant_be_drawn_is_left_out(guest: str) -> None:
    assert (card(f"Big News {guest}") == card("Big News")).all()
    fonts = Fonts()
    drawn = [
        LowerThird(text, size=SIZE, style=FilmStyle.NEWS, fonts=fonts).at(9.0)
        for text in ("At the beach", f"At {guest} the beach")
    ]
    assert drawn[0] is not None and drawn[1] is not None
    assert all((a == b).all() for a, b in zip(drawn[0].added, drawn[1].added, strict=True))


def test_an_emoji_changes_no_caption_and_alone_draws_nothing() -> None:
    def painter(text: str) -> CaptionPainter:
        captions = make_captions([spoken(text)], 10)
        return CaptionPainter(captions, size=SIZE, style=FilmStyle.TOON, colours={}, names={}, fonts=Fonts())

    plain, merry = painter("What a day").at(0.9), painter("What a day 😀").at(0.9)
    assert plain is not None and merry is not None
    assert all((a == b).all() for a, b in zip(plain.added, merry.added, strict=True))
    assert painter("😀").at(0.1) is None


@pytest.mark.parametrize("role", list(TextRole))
def test_an_english_text_with_an_emoji_keeps_its_typeface(role: TextRole) -> None:
    fonts = Fonts()
    assert fonts.get(role, 40, "Hello 😀").getname() == fonts.get(role, 40, "Hello").getname()
    assert FACES[role].file.startswith(str(fonts.get(role, 40, "Hello").getname()[0]).split()[0])


@pytest.mark.parametrize("text", ["Привет мир", "♪ La la ♪", "你好", "Beyonce\u0301"])
def test_letters_of_a_fallback_are_drawn(text: str) -> None:
    fonts = Fonts()
    for role in TextRole:
        assert not fonts.left_out(text, fonts.get(role, 40, text))


def test_the_film_says_what_was_left_out(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble(clips, FilmPlan(title="Party 🎉", size=SIZE, mood=Mood.NONE), tmp_path / "film.mp4")
    (note,) = json.loads(film.record.read_text("utf-8"))["notes"]
    assert "🎉" in note
    film = assemble(clips, FilmPlan(title="Party", size=SIZE, mood=Mood.NONE), tmp_path / "film.mp4")
    assert film.facts.notes == []
