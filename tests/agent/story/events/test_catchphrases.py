"""What a person loses when a character's own phrase is never said, said twice, or said at a grave."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])
PHRASES = {text for preset in CAST.values() for text in preset.catchphrase.values()}


def phrases(request: str, seed: int = 1) -> list[str]:
    board = DeterministicPlanner().plan(understand(request, characters=CAST), seed=seed, characters=CAST)
    return [line.text for shot in board.shots for line in shot.lines if line.text in PHRASES]


@pytest.mark.parametrize(
    ("request_", "phrase"),
    [
        ("Mira climbs the lighthouse. A goose watches her.", "History is watching."),
        ("Otto eats a sandwich. Then he digs a hole.", "Fair enough."),
        ("米拉爬上灯塔。一只鹅看着她。", "历史正看着呢。"),
    ],
)
def test_a_character_says_what_it_is_known_for(request_: str, phrase: str) -> None:
    heard = [phrases(request_, seed) for seed in range(12)]
    assert all(said in ([phrase], []) for said in heard)
    assert 4 <= sum(map(len, heard)) < 12  # often, and not in every film


def test_the_report_says_whose_catchphrase_was_said() -> None:
    intent = understand("Mira climbs the lighthouse.", characters=CAST)
    boards = [DeterministicPlanner().plan(intent, seed=seed, characters=CAST) for seed in range(6)]
    cited = [fact for board in boards for fact in board.known]
    said = [line for board in boards for shot in board.shots for line in shot.lines if line.text in PHRASES]
    assert cited and len(cited) == len(said)
    assert {fact.citation for fact in cited} == {"character_presets.yaml#mira"}


def test_a_film_has_one_catchphrase_however_many_could_be_said() -> None:
    request = "Mira climbs a tree. Pim opens a box. Otto digs a hole. Mira jumps over a log."
    assert max(len(phrases(request, seed)) for seed in range(8)) == 1


@pytest.mark.parametrize(
    "request_",
    [
        "A sad film: Mira digs a hole for her dead goldfish.",
        "Mira falls and cries.",
        "Mira climbs the lighthouse, no dialogue.",
        'Mira climbs the lighthouse and says "Ahoy". Use only these lines.',
        "Luca climbs the lighthouse.",
    ],
)
def test_nobody_says_a_catchphrase_where_it_does_not_fit(request_: str) -> None:
    assert not any(phrases(request_, seed) for seed in range(6))
