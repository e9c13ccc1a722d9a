"""Requests that ended in an error nobody could read are read."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


@pytest.mark.parametrize(
    "request_",
    [
        "A cat runs up Marcus.",
        "A mouse goes up Luca.",
        "A cat walks up to Luca and runs up his leg.",
        "他把球放回Tom那里。",
        "小狗把球叼回Mira身边。",
        "starts thecrowAc站chased",
        "A podcast in one shot about a pizza, a banana, a hat, a boat, a car, a ball, a cake, a kite, a drum, a sword and a rope.",
    ],
)
def test_a_film_is_planned(request_: str) -> None:
    board = DeterministicPlanner().plan(understand(request_, characters=CAST), seed=1, characters=CAST)
    assert board.shots


def test_who_goes_to_school_by_bike_goes_to_school() -> None:
    (event,) = understand("A girl goes to school on a bike.", characters=CAST).reading.events
    assert event.acts[0].whom == "school"
