"""What of an order needs no telling: the film's own roles and words, which may be said again in a change of it."""

from __future__ import annotations

from collections.abc import Mapping

from ...common.story import Storyboard
from ...configs.schema import CharacterPreset
from .words import WORD


def cast_of(board: Storyboard, presets: Mapping[str, CharacterPreset]) -> dict[str, CharacterPreset]:
    """The presets, those who play a role in a film also under its name ("the pirate")."""
    named = dict(presets)
    for who, role in board.called.items():
        if who in named:
            names = named[who].names
            told = names.model_copy(update={"en": [*names.en, role], "zh": [*names.zh, role]})
            named[who] = named[who].model_copy(update={"names": told})
    return named


def words_of(board: Storyboard) -> frozenset[str]:
    """The words of a film's request, and its things: they may be said again in a change."""
    things = [thing for shot in board.shots for thing in shot.things]
    text = " ".join([board.request, *(f"{thing.prop} {thing.label}" for thing in things)])
    return frozenset(word.casefold() for word in WORD.findall(text))
