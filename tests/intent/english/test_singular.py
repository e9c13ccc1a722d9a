"""Plurals lead to the noun that is drawn: cookies were a stranger called Cooky."""

from __future__ import annotations

import pytest
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.english.kinds import singular


@pytest.mark.parametrize(
    "pair",
    [
        "cookies:cookie",
        "pies:pie",
        "zombies:zombie",
        "puppies:puppy",
        "skies:sky",
        "scarves:scarf",
        "hooves:hoof",
        "cacti:cactus",
        "heroes:hero",
        "shoes:shoe",
        "volcanoes:volcano",
        "axes:axe",
        "foxes:fox",
        "canvases:canvas",
        "taxis:taxi",
        "news:news",
        "goalies:goalie",
    ],
)
def test_a_plural_is_one_of_its_noun(pair: str) -> None:
    plural, one = pair.split(":")
    assert singular(plural) == one


def test_two_cookies_are_things_that_a_bird_steals() -> None:
    reading = understand("A bird steals two cookies from a boy.", characters=load_characters([])).reading
    assert [(one.noun, one.prop, one.count) for one in reading.entities] == [
        ("bird", "bird", 1),
        ("cookie", "cookie", 2),
        ("boy", "", 1),
    ]
