"""Where everybody stands over the whole film: known to the puppets' stage, which plays one shot after the other."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from ...common.story import Intent, Storyboard
from ...configs.schema import CharacterPreset
from ...puppets.acting.cuts import keep_places
from ..story import Planner
from ..story.extras import with_extras
from .options import FilmOptions
from .planning import check_cast, storyboard_of


def placed_storyboard(
    intent: Intent,
    options: FilmOptions,
    characters: Mapping[str, CharacterPreset],
    planner: Planner,
    runs: Path,
) -> Storyboard:
    """:func:`storyboard_of` with places that are kept over its cuts. Errors as there."""
    return placed(storyboard_of(intent, options, characters, planner, runs), options, characters)


def placed(board: Storyboard, options: FilmOptions, characters: Mapping[str, CharacterPreset]) -> Storyboard:
    """A planned storyboard with places that are kept over its cuts; one that a person approved stays as it is."""
    return board if options.animatic else with_kept_places(board, characters)


def with_kept_places(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> Storyboard:
    """The storyboard with everybody standing where the shot before leaves them, as long as a place lasts."""
    check_cast(board, characters)
    looks = {key: preset.look for key, preset in with_extras(characters, board).items()}
    kept = iter(keep_places(board.shots, looks))
    beats = [beat.model_copy(update={"shots": list(islice(kept, len(beat.shots)))}) for beat in board.beats]
    return board.model_copy(update={"beats": beats})


def with_new_places(
    board: Storyboard, before: Storyboard, characters: Mapping[str, CharacterPreset]
) -> Storyboard:
    """The storyboard in which those of shots that the film before didn't have stand where the shot before leaves them."""
    known = {shot.id for shot in before.shots}
    if all(shot.id in known for shot in board.shots):
        return board
    kept = {shot.id: shot for shot in with_kept_places(board, characters).shots}
    beats = [
        beat.model_copy(update={"shots": [one if one.id in known else kept[one.id] for one in beat.shots]})
        for beat in board.beats
    ]
    return board.model_copy(update={"beats": beats})
