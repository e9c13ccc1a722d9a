"""A film of another length with the same shots: all of them longer or shorter by one factor."""

from __future__ import annotations

from typing import Final, Literal

from ...common.errors import StudioError
from ...common.story import END_SECONDS, MAX_SECONDS, MIN_SECONDS, TITLE_SECONDS, Storyboard
from ..story.events.length import stretch
from ..story.timing import least_seconds

FACTORS: Final = {"shorter": 0.6, "longer": 1.5}
"""What the words do to a film's seconds."""
CARDS: Final = TITLE_SECONDS + END_SECONDS
HURRIED: Final = 1.15
"""How much faster than planned lines may be spoken."""
LEAST, MOST = 0.5, 1.8
"""Factors beyond which a story of the same shots would be hurried or drag: then it is written anew."""


def resumed_length(
    board: Storyboard, seconds: float | None, length: Literal["shorter", "longer"] | None
) -> float:
    """The seconds that a film is to have.

    Raises:
        StudioError: ``option_invalid`` where it can't be shorter or longer.
    """
    if seconds is not None or length is None:
        return seconds or board.seconds
    least, most = min(MIN_SECONDS, board.seconds), max(MAX_SECONDS, board.seconds)  # scripts have their own
    wanted = min(max(float(round(board.seconds * FACTORS[length])), least), most)
    if wanted == board.seconds:
        raise StudioError(
            "option_invalid",
            f"The film can't be {length}: it has {board.seconds:g} seconds.",
            f"A film has {MIN_SECONDS:g} to {MAX_SECONDS:g} seconds.",
        )
    return wanted


def retime(board: Storyboard, seconds: float) -> Storyboard | None:
    """The same shots in another length; None where they can't have it."""
    told = sum(shot.seconds for shot in board.shots)
    target = seconds - CARDS
    if told <= 0 or target <= 0 or not LEAST <= target / told <= MOST:
        return None
    if sum(least_seconds(shot) / HURRIED if shot.lines else 0.8 for shot in board.shots) > target:
        return None
    made = board.model_copy(deep=True)
    for shot in made.shots:
        stretch(shot, target / told)
    made.seconds = seconds
    return made
