"""Without this a butcher, a knight and a ghost are three children in shirts: nobody can tell who is meant."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.story import Extra
from animation_ai_studio.configs.casting import COSTUMES, costume_of, is_female, look_of
from animation_ai_studio.configs.look import Accessory, BodyKind, FacialHair, Hair, Look, Top

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


def look(words: str, **more: str) -> Look:
    return look_of(Extra.model_validate({"name": words, "words": words, **more}))


@pytest.mark.parametrize("words", ["grandma", "an old woman", "奶奶", "grandpa", "爺爺"])
def test_the_old_look_old(words: str) -> None:
    """Else a grandmother is a woman with pigtails."""
    old = look(words)
    assert old.kind is BodyKind.ELDER and Accessory.GLASSES in old.accessories
    assert old.hair_colour in ("grey", "silver", "white") and old.hair not in (Hair.PIGTAILS, Hair.PONYTAIL)


@pytest.mark.parametrize(("words", "sons"), [("dad", "son"), ("爸爸", "兒子"), ("father", "boy")])
def test_a_father_is_no_youth(words: str, sons: str) -> None:
    father, son = look(words), look(sons)
    assert father.kind is BodyKind.ADULT and father.facial_hair is not FacialHair.NONE
    assert son.kind is BodyKind.CHILD and son.facial_hair is FacialHair.NONE


@pytest.mark.parametrize("words", ["baby", "婴儿", "寶寶"])
def test_a_baby_is_smaller_than_a_child(words: str) -> None:
    assert look(words).height < 0.8 * look("boy").height and look(words).hair is Hair.BALD


def test_pigtails_and_spikes_are_for_children() -> None:
    grown = {look(f"{name} the neighbour woman").hair for name in "abcdefghijklmnop"}
    grown |= {look(f"{name} the neighbour man").hair for name in "abcdefghijklmnop"}
    assert not grown & {Hair.PIGTAILS, Hair.SPIKY, Hair.MESSY}


def test_brothers_have_hair_of_one_colour_and_twins_one_look() -> None:
    """Two who are told to be alike, and aren't, are two strangers."""
    assert look("the tall brother").hair_colour == look("the little sister").hair_colour
    one, other = (look_of(Extra(name=name, words="the twins")) for name in ("the twin", "the twin 2"))
    assert one == other


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("大学生", "programmer"),
        ("小学生", "pupil"),
        ("伐木工", "lumberjack"),
        ("baseball player", "baseball"),
    ],
)
def test_the_longest_word_names_the_role(words: str, first: str) -> None:
    costume = costume_of(Extra(name=words, words=words))
    assert costume is not None and costume.words.split()[0] == first


def test_who_wears_a_beard_by_trade_is_a_man_where_no_word_tells() -> None:
    assert not any(is_female(Extra(name=f"the blacksmith {n}", words="the blacksmith")) for n in range(9))
    assert look("the blacksmith", gender="female").facial_hair is FacialHair.NONE


@pytest.mark.parametrize("words", ["mummy", "Mr Smith", "an inspector's wife", "the captain's son"])
def test_a_name_or_somebody_elses_trade_is_no_costume(words: str) -> None:
    assert costume_of(Extra(name=words, words=words, voice="narrator")) is None
