"""The shots of a storyboard in another order, fewer or more: beats keep their shots as well as they can."""

from __future__ import annotations

from collections.abc import Sequence

from ...common.errors import StudioError
from ...common.story import Beat, Shot, Storyboard


def found_shot(board: Storyboard, name: str) -> Shot:
    """A shot by its id.

    Raises:
        StudioError: ``shot_unknown``.
    """
    for shot in board.shots:
        if shot.id == name:
            return shot
    raise StudioError(
        "shot_unknown",
        f"The film has no shot '{name}'.",
        f"It has {', '.join(one.id for one in board.shots)}.",
    )


def meant_shots(board: Storyboard, names: Sequence[str]) -> list[Shot]:
    """The shots of some ids, every picture where there are none.

    Raises:
        StudioError: ``shot_unknown``.
    """
    return (
        [found_shot(board, name) for name in names]
        if names
        else [shot for shot in board.shots if not shot.card]
    )


def ordered(board: Storyboard, shots: Sequence[Shot]) -> Storyboard:
    """A storyboard of these shots: each beat has as many as before, the last one what is left.

    Raises:
        StudioError: ``option_invalid`` where none is left.
    """
    if not shots:
        raise StudioError("option_invalid", "No shot of the film would be left.", "Keep at least one.")
    where = {shot.id: number for number, beat in enumerate(board.beats) for shot in beat.shots}
    beats: list[tuple[int, list[Shot]]] = []
    current = 0
    for shot in shots:
        current = max(current, where.get(shot.id, current))
        if not beats or beats[-1][0] != current:
            beats.append((current, []))
        beats[-1][1].append(shot)
    made = [
        Beat(kind=board.beats[number].kind, summary=board.beats[number].summary, shots=some)
        for number, some in beats
    ]
    return board.model_copy(update={"beats": made})


def inserted(shots: Sequence[Shot], more: Sequence[Shot], at: int) -> list[Shot]:
    """Shots with others before the one at a place."""
    return [*shots[:at], *more, *shots[at:]]


def without_shots(board: Storyboard, names: Sequence[str]) -> list[Shot]:
    """The shots but some; who is cut out with the film's beginning leaves its fade to the next.

    Raises:
        StudioError: ``shot_unknown``.
    """
    gone = {found_shot(board, name).id for name in names}
    return [shot for shot in board.shots if shot.id not in gone]


def renumbered(shots: Sequence[Shot], board: Storyboard) -> list[Shot]:
    """New shots under ids that no shot and no line of the film has."""
    taken = {shot.id for shot in board.shots} | {line.id for shot in board.shots for line in shot.lines}
    made = []
    for shot in shots:
        name = _free(taken, "s")
        lines = [line.model_copy(update={"id": _free(taken, "l")}) for line in shot.lines]
        made.append(shot.model_copy(update={"id": name, "lines": lines}))
    return made


def _free(taken: set[str], letter: str) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    taken.add(f"{letter}{number}")
    return f"{letter}{number}"
