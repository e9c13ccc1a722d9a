"""Everyday things are found under their everyday words, and not where the words mean something else."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import EntityKind
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.match import vocabulary_matcher
from animation_ai_studio.intent.nearest import nearest_picture
from animation_ai_studio.intent.noun_classes import noun_class
from animation_ai_studio.intent.thing_words import PROPS
from animation_ai_studio.puppets.props.everyday import EVERYDAY


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("two paper planes", PropKind.PAPER_PLANE),
        ("折了一只纸鹤", PropKind.PAPER_CRANE),
        ("by torch light, a torch", PropKind.FLASHLIGHT),
        ("提着红灯笼", PropKind.LANTERN),
        ("a slice of apple pie", PropKind.PIE),
        ("掀开蒸笼", PropKind.STEAMER),
        ("an old mattress", PropKind.MATTRESS),
        ("一块鸡排", PropKind.CUTLET),
        ("fried chicken", PropKind.DRUMSTICK),
        ("吃炸鸡", PropKind.DRUMSTICK),
        ("a credit card", PropKind.BANK_CARD),
        ("一沓纸币", PropKind.BANKNOTES),
        ("at the bus stop", PropKind.BUS_STOP),
        ("在公交站", PropKind.BUS_STOP),
    ],
)
def test_later_words_name_their_thing(text: str, kind: PropKind) -> None:
    """A torch drawn as a desk lamp, or an aeroplane folded from paper, would mislead whoever watches."""
    assert kind in things(text) and len(set(things(text))) == 1


def test_every_listed_name_leads_to_its_picture() -> None:
    """A name that an earlier table has already would show another thing, and nobody would see why."""
    lost = [
        f"{name}: {kind}"
        for kind in EVERYDAY
        for name in (part.strip() for part in PROPS[kind].replace("~", ",").split(","))
        if things(name) != [kind]
    ]
    assert not lost


@pytest.mark.parametrize(
    ("request_", "noun", "kind"),
    [
        ("A girl throws a paper plane.", "plane", PropKind.PAPER_PLANE),
        ("The cat chases a ball of wool.", "ball", PropKind.YARN),
        ("A man drinks a glass of water.", "water", PropKind.TUMBLER),
        ("The doors of the elevator close.", "door", PropKind.ELEVATOR),
        ("A hot air balloon rises over the town.", "balloon", PropKind.HOT_AIR_BALLOON),
        ("A boy reads the book of the king.", "book", PropKind.BOOK),
        ("A cat drinks from the dog bowl.", "bowl", PropKind.BOWL),
    ],
)
def test_several_words_tell_what_a_thing_is(request_: str, noun: str, kind: PropKind) -> None:
    entities = understand(request_, characters=load_characters()).reading.entities
    assert {one.noun.rsplit(" ", 1)[-1]: one.prop for one in entities}[noun] == kind


def test_a_roast_chicken_is_food_and_a_polar_bear_an_animal() -> None:
    entities = understand(
        "A polar bear finds a paper crane and a stuffed bear.", characters=load_characters()
    ).reading.entities
    assert [one.kind for one in entities] == [EntityKind.ANIMAL, EntityKind.THING, EntityKind.THING]


@pytest.mark.parametrize(
    ("noun", "kind"), [("锅子", PropKind.POT), ("花儿", PropKind.FLOWER), ("果汁", PropKind.TUMBLER)]
)
def test_a_small_ending_says_nothing_about_a_noun(noun: str, kind: PropKind) -> None:
    assert noun_class(noun) == kind


def test_the_last_of_several_words_is_what_is_nearest() -> None:
    assert nearest_picture("television antenna") == PropKind.STICK
    assert nearest_picture("cork") == "" and nearest_picture("fan") == PropKind.FAN
