"""Everyday things are found under their everyday words, and not where the words mean something else."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.intent.match import vocabulary_matcher


def things(text: str) -> list[PropKind]:
    return [hit.value for hit in vocabulary_matcher().find(text) if hit.kind == "prop"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("peels an orange", PropKind.ORANGE),
        ("two oranges", PropKind.ORANGE),
        ("with a saw", PropKind.SAW),
        ("the kitchen sink", PropKind.SINK),
        ("her comb falls", PropKind.COMB),
        ("a pair of scissors", PropKind.SCISSORS),
        ("books fall", PropKind.BOOK),
        ("knives", PropKind.CUTLERY),
        ("a sheet of paper", PropKind.PAPER),
        ("泡一碗面条", PropKind.NOODLES),
        ("吃饺子", PropKind.DUMPLING),
        ("一条裙子", PropKind.DRESS),
        ("帮我找袜子", PropKind.SOCK),
    ],
)
def test_everyday_words_name_their_thing(text: str, kind: PropKind) -> None:
    assert things(text) == [kind]


@pytest.mark.parametrize(
    "text",
    ["she saw him", "it sinks.", "he taps on", "combs her hair", "Peter Pan flies", "a paper lantern", "一包纸巾", "芒果树"],
)  # fmt: skip
def test_words_that_mean_something_else_name_nothing_new(text: str) -> None:
    everyday = {PropKind.SAW, PropKind.SINK, PropKind.COMB, PropKind.PAN, PropKind.PAPER, PropKind.ORANGE}
    assert not everyday & set(things(text))


def test_an_orange_cat_is_a_cat() -> None:
    assert things("an orange cat") == [PropKind.CAT]
