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
