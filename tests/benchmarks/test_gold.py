"""A share of events read is worth what its scorer accepts: no more than a strict reader would, and no less."""

from __future__ import annotations

import pytest
from animation_ai_studio.benchmarks.gold import match
from animation_ai_studio.intent.events import read_story


@pytest.mark.parametrize(
    ("request_text", "gold", "right"),
    [
        # the verb as given tells what is done, whatever shows it
        ("A dog licks a boy's face.", {"who": "dog", "action": "lick", "whom": "boy"}, True),
        ("A dog kisses a boy.", {"who": "dog", "action": "lick", "whom": "boy"}, False),
        # a part of a body stands for whose it is, as long as somebody is there
        ("A snail climbs onto a tortoise's back.", {"who": "snail", "action": "climb", "whom": "back"}, True),
        ("A snail climbs onto a box.", {"who": "snail", "action": "climb", "whom": "back"}, False),
        ("A snail climbs onto a dog.", {"who": "snail", "action": "climb", "whom": "cat|dog"}, True),
        # what two do with each other is done to the other, and to nobody by themselves
        ("A snail and a tortoise race.", {"who": "snail", "action": "race", "whom": "tortoise"}, True),
        ("A snail races.", {"who": "snail", "action": "race", "whom": "snail"}, False),
        ("A girl runs home.", {"who": "girl", "action": "run", "whom": "home"}, True),
        # a name is a whole word: a scarecrow is no crow
        ("A scarecrow dances.", {"who": "crow", "action": "dance"}, False),
        ("Two hens dance.", {"who": "hens", "action": "dance"}, True),
    ],
)
def test_an_event_counts_as_read_where_a_strict_reader_agrees(
    request_text: str, gold: dict[str, str], right: bool
) -> None:
    assert (match(gold, read_story(request_text, "en", {})) is not None) is right
