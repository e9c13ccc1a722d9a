"""Without this a crow in a tree stands on the ground, and a dragon is found in the middle of the room."""

from __future__ import annotations

import pytest
from animation_ai_studio.intent.events import read_story


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ("A fox sees a crow with cheese in a tall tree.", {("crow", "on", "tree"), ("cheese", "held_by", "crow")}),
        ("A cat on the roof looks at a bird in a cage.", {("cat", "on", "roof"), ("bird", "in", "cage")}),
        ("Pim finds a mouse under his bed.", {("mouse", "under", "bed")}),
        ("A hamster in a tiny hat weighs a grape.", {("hat", "on", "hamster")}),
        ("床底下有一条小龙，小猫发现了它。", {("小龙", "under", "床")}),
        ("狗看见桌子上的蛋糕。", {("蛋糕", "on", "桌子")}),
        ("Two snowmen, Bob and Ice. Bob steals Ice's carrot.", {("carrot", "held_by", "snowman")}),
        ("A dog takes the boy's hat.", {("hat", "on", "boy")}),
        ("猫偷了奶奶的鱼。", {("鱼", "held_by", "奶奶")}),
        ("A girl eats the boy's sandwich.", set()),
        # what an act does wasn't so before
        ("A boy puts a cake on the table.", set()),
        ("A man hits a boy with a hammer.", set()),
        ("A mechanic in overalls kicks a tyre.", set()),
    ],
)  # fmt: skip
def test_where_they_are_before_anything_happens(told: str, where: set[tuple[str, str, str]]) -> None:
    reading = read_story(told, "en" if told.isascii() else "zh", {})
    nouns = {one.id: one.noun for one in reading.entities}
    found = {(one.noun, one.at.relation, nouns[one.at.entity]) for one in reading.entities if one.at}
    assert found == where


def test_of_two_with_the_same_words_each_has_their_own() -> None:
    reading = read_story("A boy with a ball waves to a boy with a kite.", "en", {})
    held = {one.noun: one.at.entity for one in reading.entities if one.at}
    assert held == {"ball": "boy", "kite": "boy-2"}


@pytest.mark.parametrize(
    "told", ["A woman on the phone laughs.", "A cat in boots sings.", "A prince in a book waves."]
)
def test_what_one_is_in_without_being_there(told: str) -> None:
    assert not [one for one in read_story(told, "en", {}).entities if one.at]


def test_a_crow_is_not_the_beginning_of_a_crowd() -> None:
    reading = read_story("A crow sings. A crowd on the bridge claps.", "en", {})
    assert next(one for one in reading.entities if one.noun == "crow").at is None
