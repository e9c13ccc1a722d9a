"""What was told a sentence before is meant again without a word: else nobody gets into the box or is hugged."""

from __future__ import annotations

import pytest
from animation_ai_studio.intent.events import read_story


def acts(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Who does what to what and whom, in the order told."""
    found = read_story(text, "en", {}).acts
    return [("+".join(act.who), act.action.value, act.what, act.whom) for act in found]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "The moon is hungry so it eats a star, then it falls into the lake.",
            ("moon", "fall", None, "lake"),
        ),
        ("A lighthouse bends down to look at a boat. It laughs.", ("lighthouse", "laugh", None, None)),
        ("A mouse finds a mitten, crawls inside.", ("mouse", "enter", None, "mitten")),
        ("A girl digs a hole and drops a seed in.", ("girl", "drop", "seed", "hole")),
        ("A boy runs to a tree, climbs up and sings.", ("boy", "climb", None, "tree")),
        ("A girl sees a chair, goes over and laughs.", ("girl", "go", None, "chair")),
        ("A king meets a dog and a pig. All three dance.", ("king+dog+pig", "dance", None, None)),
        (
            "A king and a queen sit on a sofa. A dog comes and hugs them both.",
            ("dog", "hug", None, "queen"),
        ),
        ("A dog covered in mud laughs.", ("dog", "laugh", None, None)),
        ("A dog covered in mud who laughs jumps.", ("dog", "laugh", None, None)),
        ("A king and a queen are having an argument.", ("king+queen", "fight", None, "queen")),
        ("A toaster shoots a slice of toast at a boy.", ("toaster", "throw", "toast", "boy")),
        (
            "Two penguins share one scarf. One pulls, the other pulls back, and it tears.",
            ("scarf", "break", None, None),
        ),
        ("My dog hates the mailman. Every day he barks at him.", ("dog", "shout", None, "mailman")),
        ("Two ants dance. A third one joins them.", ("ant-3", "follow", None, "ant")),
        ("Two ants carry a crumb. They hide under a leaf and eat it.", ("ant+ant-2", "eat", "crumb", None)),
        (
            "A boy and a girl build a sandcastle. A wave washes it away. They build it again.",
            ("boy+girl", "build", "sandcastle", None),
        ),
        ("When a boy wakes up it has grown into a tree.", ("boy", "wake", None, None)),
        ("A boy dances to keep warm.", ("boy", "dance", None, None)),
    ],
)
def test_what_was_told_is_meant_again(text: str, act: tuple[str, str, str | None, str | None]) -> None:
    assert act in acts(text)


def test_nobody_holds_what_they_get_into() -> None:
    """Else a mouse jumps into the box that it carries."""
    assert acts("A mouse finds a box, crawls inside.")[0] == ("mouse", "look", None, "box")


def test_one_talk_is_about_all_its_topics() -> None:
    """Else two children argue three times in a row."""
    assert len(acts("A boy and a girl talk about a pizza, a banana and a kite.")) == 1
    assert len(acts("A boy and a girl argue over a pizza and a kite.")) == 1


def test_several_that_are_named_are_no_group_told_of() -> None:
    assert acts("A boy laughs. All three dogs dance.")[1][0] != "boy"
