"""Forms of sentences that the grid found unread: each says what would be missing from a film, or wrong in it."""

from __future__ import annotations

import pytest
from animation_ai_studio.intent.events import read_story


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Action, doers, what and whom of every act that is read."""
    acts = read_story(text, "en", {}).acts
    return [(act.action.value, "+".join(act.who), act.what, act.whom) for act in acts]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A boy tickles a girl and a dog.", [("hit", "boy", None, "girl"), ("hit", "boy", None, "dog")]),
        (
            "A boy gives a girl a key and a book.",
            [("give", "boy", "key", "girl"), ("give", "boy", "book", "girl")],
        ),
        (
            "A boy gives a key to a girl and a book to a dog.",
            [("give", "boy", "key", "girl"), ("give", "boy", "book", "dog")],
        ),
        (
            "A boy puts a ball and a kite into a box.",
            [("put", "boy", "ball", "box"), ("put", "boy", "kite", "box")],
        ),
        (
            "A boy kicks first a ball and then a can.",
            [("kick", "boy", None, "ball"), ("kick", "boy", None, "can")],
        ),
    ],
)
def test_what_is_done_to_several_is_done_to_each(
    text: str, acts: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A queen goes for a swim.", [("swim", "queen", None, None)]),
        ("A prince together with a witch smiles.", [("laugh", "prince+witch", None, None)]),
        ("A boy lets a pig out of a box.", [("leave", "pig", None, "box")]),
        ("A wizard sends a dog home.", [("go", "dog", None, None)]),
        ("A wizard gets a dog to wave.", [("wave", "dog", None, None)]),
        ("A dog as big as a house sneezes.", [("sneeze", "dog", None, None)]),
        ("The doctor who lives next door sneezes.", [("sneeze", "doctor", None, None)]),
        ("What happens when a dog kicks a boy?", [("kick", "dog", None, "boy")]),
        (
            "A wizard laughs, so does a queen.",
            [("laugh", "wizard", None, None), ("laugh", "queen", None, None)],
        ),
        ("A dog jumps out of a jar.", [("jump", "dog", None, "jar")]),
        (
            "I want the boy to smile and the queen to dance.",
            [("laugh", "boy", None, None), ("dance", "queen", None, None)],
        ),
    ],
)
def test_set_phrases_are_what_is_seen(text: str, acts: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text) == acts


def test_what_is_said_after_a_colon_is_said_once() -> None:
    acts = read_story('A queen says: "I love you." The boy waves.', "en", {}).acts
    assert [(act.action.value, act.says) for act in acts] == [("speak", "I love you."), ("wave", "")]


def test_a_dozen_and_a_few_are_several() -> None:
    entities = read_story("A dozen doctors sing. A few pigs jump.", "en", {}).entities
    assert {one.noun for one in entities} == {"doctor", "pig"}
