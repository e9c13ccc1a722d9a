"""What a noun names is what is drawn for it; otherwise a viewer sees the right act by the wrong body."""

from __future__ import annotations

import pytest
from animation_ai_studio.benchmarks.pictures import NounPair, bench_pictures, drawn, nouns, outcome
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.puppets.props.forms import form_of


def test_nearly_every_everyday_noun_is_drawn_as_itself_in_each_language() -> None:
    figures = bench_pictures()
    assert figures["nouns"] >= 700
    for script in ("en", "zh", "zh_traditional"):
        assert figures[script]["itself"] > 0.98, figures[script]["wrong"]


def test_the_list_asks_for_pictures_that_there_are() -> None:
    for one in nouns():
        kind, _, form = one.picture.partition("/")
        if one.room != "people":
            assert kind in set(PropKind), one
            assert not form or form_of(PropKind(kind), form) is not None, one


@pytest.mark.parametrize(
    ("room", "noun", "chinese", "seen"),
    [
        ("animals", "piglet", False, "pig/young pig"),
        ("animals", "鵝", True, "goose"),
        ("people", "barber", False, "costume barber"),
        ("people", "奶奶", True, "elder female"),
    ],
)
def test_what_is_drawn_is_told_by_kind_form_or_clothes(
    room: str, noun: str, chinese: bool, seen: str
) -> None:
    assert drawn(room, noun, chinese) == seen


def test_another_picture_of_the_family_is_not_the_noun_itself() -> None:
    goose = NounPair("animals", "goose", "goose", "鹅")
    found = [outcome(goose, seen) for seen in ("goose", "swan", "parcel", "")]
    assert found == ["itself", "class", "parcel", "nothing"]
