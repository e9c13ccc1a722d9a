"""Without this a butcher, a knight and a ghost are three children in shirts: nobody can tell who is meant."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.story import Extra
from animation_ai_studio.configs.casting import COSTUMES, look_of
from animation_ai_studio.configs.look import Accessory, Top

ROLES = [word for costume in COSTUMES for word in costume.words.split()]


@pytest.mark.parametrize("word", ROLES)
def test_a_role_is_dressed_for_it(word: str) -> None:
    """By whichever word it is called, and with a name of its own."""
    look = look_of(Extra(name=f"Pat the {word}", words=f"the tall {word}", voice="narrator"))
    costume = next(one for one in COSTUMES if word in one.words.split())
    assert {key: getattr(look, key) for key in costume.wears} == dict(costume.wears)


def test_no_word_calls_for_two_costumes() -> None:
    assert len(ROLES) == len(set(ROLES)) > 200


@pytest.mark.parametrize(
    ("words", "worn"),
    [
        ("the butcher", Accessory.APRON),
        ("an old knight", Accessory.HELMET),
        ("宇航員", Accessory.SPACE_HELMET),
        ("消防員", Accessory.HARD_HAT),
        ("the guardian angel", Accessory.WINGS),
        ("a ghost", Accessory.HOOD),
    ],
)
def test_what_tells_a_role_is_worn(words: str, worn: Accessory) -> None:
    assert worn in look_of(Extra(name=words, words=words, voice="narrator")).accessories


def test_somebody_without_a_role_wears_no_costume() -> None:
    look = look_of(Extra(name="Anna", words="a woman from next door", voice="narrator"))
    assert look.accessories == () and look.top in (Top.DRESS, Top.T_SHIRT, Top.SWEATER)
