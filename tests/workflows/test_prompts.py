"""SDXL is told where a shot plays: a place without words would end a film in the middle, or show somewhere else."""

from __future__ import annotations

from animation_ai_studio.agent.story.staging import _AMBIENCE
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.workflows.prompts import PLACES


def test_every_place_has_words_of_its_own_and_a_sound() -> None:
    assert set(PLACES) == set(_AMBIENCE) == set(Place)
    assert len(set(PLACES.values())) == len(Place)
