"""What a person loses when those who are told to speak stay silent, or speak where nobody may."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.agent.story.events.lines import _table, spoken_kind
from animation_ai_studio.common.acts import Act, Action
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def said(text: str, seed: int = 1) -> list[tuple[str, str]]:
    """Speakers and words, under the names of captions."""
    board = DeterministicPlanner().plan(understand(text, characters=CAST), seed=seed, characters=CAST)
    return [
        (board.called.get(line.character, line.character), line.text)
        for shot in board.shots
        for line in shot.lines
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Luca greets a seagull on the beach",
        "The knight thanks the horse",
        "Otto warns Pim of a shark",
        "A sad film: Mira apologises to Otto",
        "Luca and Alberto argue",
        "Mira sings a song",
        "卢卡跟一只海鸥打招呼",
        "米拉向面包师道歉",
    ],
)
def test_who_is_told_to_speak_is_heard(text: str) -> None:
    assert said(text), text


def test_a_greeting_names_the_one_greeted_or_greets_and_differs_between_films() -> None:
    first = {said("Luca greets a seagull on the beach", seed)[0][1] for seed in range(8)}
    assert len(first) >= 4


def test_animals_make_their_sounds_unless_they_are_made_to_talk() -> None:
    assert all("oof" in text or "rf" in text or "uff" in text for _, text in said("a dog barks at the moon"))
    spoken = said('A cat says "I am hungry" to a dog')
    assert ("the cat", "I am hungry") in spoken


def test_nobody_speaks_where_nobody_may() -> None:
    assert said("Luca greets Alberto, no dialogue") == []


def test_only_the_given_lines_are_said() -> None:
    lines = said('Luca greets Alberto and says "Ahoy". Use only these lines.')
    assert [text for _, text in lines] in (["Ahoy"], []) or all(text == "Ahoy" for _, text in lines)


def test_every_kind_has_five_lines_in_both_languages_and_its_verbs_lead_to_it() -> None:
    for kind, row in _table("said").items():
        assert min(len(row["en"]), len(row["zh"])) >= 5, kind
        for verb in row["verbs"]:
            assert spoken_kind(Act(verb=verb, action=Action.SPEAK, who=["a"])), verb
    for name in ("exclaimed", "sounds"):
        for key, row in _table(name).items():
            assert min(len(row["en"]), len(row["zh"])) >= 5, key
