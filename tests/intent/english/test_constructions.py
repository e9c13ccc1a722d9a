"""Constructions of English that many requests have: who does what in each, and that nothing more is read."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Act, Action, StoryReading
from animation_ai_studio.intent.events import read_story

A = Action
Told = tuple[str, Action, str | None, str | None]
"""Who, what is done, the thing used or worked on, and the other one or the goal."""

TAKEN = (
    ("A girl throws a stick. The puppy gets the stick back from her.", ("puppy", A.TAKE, "stick", "girl")),
    ("A boy loses his hat. A crow gets it back.", ("crow", A.TAKE, "hat", None)),
    ("A seagull snatches a chip out of the sailor's hand.", ("seagull", A.TAKE, "chip", "sailor")),
    ("A cat watches a boy. It steals the sausage from his hand.", ("cat", A.TAKE, "sausage", "boy")),
)
FOUND = (
    ("A nurse looks for a boy. She finds him hiding behind a tree.", ("nurse", A.LOOK, None, "boy")),
    ("A dog finds a bone.", ("dog", A.TAKE, "bone", None)),
)
OUT_OF = (
    ("A wizard opens the chest. A parrot flies out.", ("parrot", A.FLY, None, "chest")),
    ("A nurse opens the bag and a mouse runs out.", ("mouse", A.LEAVE, None, "bag")),
)
PARTS = (
    ("A shark bites the surfboard in half.", ("shark", A.BREAK, "surfboard", None)),
    ("A robot trips and its arm rolls off.", ("arm", A.ROLL, None, None)),
)
COMPANY = (
    ("An owl flies with the girl over the lake.", ("owl", A.FLY, None, "lake")),
    (
        "A barrel rolls off down the road with a farmer running behind it.",
        ("farmer", A.FOLLOW, None, "barrel"),
    ),
    ("A baker looks at a cake that the queen has given him. He sneezes.", ("baker", A.SNEEZE, None, None)),
    ("A child wakes up and goes 'is it snowing?'", ("child", A.SPEAK, None, None)),
    ("A girl fetches the watering can and waters a rose.", ("girl", A.TAKE, "watering-can", None)),
    (
        "A frog sits down on the bears nose. A bee burns the witches hat. She cries.",
        ("witch", A.CRY, None, None),
    ),
)
NAMED = (
    ("Two mice, Nib and Tuft, find a biscuit. Tuft eats it.", ("mouse-2", A.EAT, "biscuit", None)),
    ("Three ducks, Ann, Bea and Cleo. Cleo dances.", ("duck-3", A.DANCE, None, None)),
    ("My plumber (call her Rita) opens the door. She sneezes.", ("rita", A.SNEEZE, None, None)),
)
NO_EVENTS = (
    "My little sister says the cat should fly to the moon as well.",
    "Then the clown eats a spoon? Maybe not.",
    "The camel jumps over a house, but you can leave that out.",
    "It takes the tailor three hours.",
    "This is for my granddaughter who swims every day and loves sharks.",
    "If it could be kept gentle I would be pleased.",
    "They've got a new boat.",
)
"""Sentences of whoever asks, or of how things are."""


def read(text: str) -> tuple[StoryReading, list[Act]]:
    reading = read_story(text, "en", {})
    return reading, [act for event in reading.events for act in event.acts]


@pytest.mark.parametrize(("text", "told"), (*TAKEN, *FOUND, *OUT_OF, *PARTS, *COMPANY, *NAMED))
def test_reads_who_does_what(text: str, told: Told) -> None:
    found = [(act.who[0], act.action, act.what, act.whom) for act in read(text)[1] if act.who]
    assert told in found


@pytest.mark.parametrize("text", NO_EVENTS)
def test_talk_around_the_story_tells_no_event(text: str) -> None:
    story = "A goat kicks a bucket."
    assert [act.action for act in read(f"{story} {text} {story}")[1]] == [A.KICK, A.KICK]


def test_those_who_are_named_together_are_the_ones_counted() -> None:
    reading, _ = read("Two snowmen, Bert and Frosty. Bert steals a carrot from Frosty.")
    assert [(one.noun, one.name) for one in reading.entities if one.name in ("Bert", "Frosty")] == [
        ("snowman", "Bert"),
        ("snowman", "Frosty"),
    ]
