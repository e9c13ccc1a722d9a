"""What two storyboards have in common: scenes, acts, lines and how they are said, whatever their shots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from ...common.acts import Act
from ...common.story import Storyboard
from ...intent.people import Persona
from .people import folded_name
from .write import SpokenNames


class FilmSignature(NamedTuple):
    """A storyboard in what a script says of it."""

    title: str
    end_card: str
    scenes: list[tuple[str, str, str, str]]
    """Place, hour and weather of each, and how it begins."""
    acts: list[tuple[Any, ...]]
    lines: list[tuple[str, str, str]]
    """Who says what, and with which emotion."""
    cards: list[str]


def signature(board: Storyboard, characters: Mapping[str, Persona]) -> FilmSignature:
    """What must be equal when a storyboard was written and read again."""
    names = SpokenNames(board, characters)
    scenes = []
    for _, some in groupby(board.shots, key=lambda shot: shot.setting):
        shot = next(some)
        place = shot.setting
        scenes.append((place.place.value, place.time.value, place.weather.value, shot.transition.value))
    lines = [
        (folded_name(names.of(line)), line.text, line.emotion.value)
        for shot in board.shots
        for line in shot.lines
    ]
    cards = [shot.card for shot in board.shots if shot.card]
    return FilmSignature(board.title, board.end_card, scenes, list(_acts(board)), lines, cards)


def _acts(board: Storyboard) -> Iterator[tuple[Any, ...]]:
    names = {one.id: folded_name(one.name) for one in board.entities}

    def named(key: str | None) -> str | None:
        return names.get(key, key) if key else None

    def told(act: Act) -> tuple[Any, ...]:
        return (
            act.action.value,
            tuple(map(named, act.who)),
            named(act.what),
            named(act.whom),
            act.outcome.value,
        )

    for event in board.events:
        yield from (told(act) for act in event.acts if not act.says)
