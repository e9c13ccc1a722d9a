"""Request → Intent → Storyboard: the thinking before anything is made.

Kept apart from the director, so that a dry run or a refused request costs no state machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from ..common.errors import StudioError
from ..common.runs import RunFolder
from ..common.story import Intent, Storyboard
from ..configs.schema import CharacterPreset
from .intent import understand
from .options import FilmOptions
from .planner import Planner
from .revision import read_storyboard


def plan_film(
    options: FilmOptions,
    characters: Mapping[str, CharacterPreset],
    planner: Planner,
    runs: Path,
    last: Storyboard | None = None,
) -> tuple[Intent, Storyboard]:
    """Request → Intent → Storyboard, without making anything.

    Raises:
        StudioError: the request can't be understood.
    """
    intent = understand(
        options.request,
        characters=characters,
        language=options.language,
        seconds=options.seconds,
        last=last,
    )
    if options.style is not None:
        intent = intent.model_copy(update={"style": options.style})
    if options.characters:
        wanted = [find_character(name, characters) for name in options.characters]
        intent = intent.model_copy(update={"characters": list(dict.fromkeys(wanted + intent.characters))})
    if options.animatic:
        return intent, approved_storyboard(runs, options.animatic, characters)
    return intent, planner.plan(intent, seed=options.seed, characters=characters)


def approved_storyboard(runs: Path, run_id: str, characters: Mapping[str, CharacterPreset]) -> Storyboard:
    """The storyboard of an earlier run, as it was made or as a person edited it.

    Raises:
        StudioError: ``run_unknown``, ``file_invalid`` or ``character_unknown``.
    """
    storyboard = read_storyboard(RunFolder.open(runs, run_id))
    check_cast(storyboard, characters)
    return storyboard


def check_cast(storyboard: Storyboard, characters: Mapping[str, CharacterPreset]) -> None:
    """Makes sure that everybody in a storyboard has a preset.

    Raises:
        StudioError: ``character_unknown``.
    """
    for shot in storyboard.shots:
        names = [actor.character for actor in shot.actors] + [line.character for line in shot.lines]
        for name in names:
            find_character(name, characters)


def find_character(name: str, characters: Mapping[str, CharacterPreset]) -> str:
    """The id of the preset that goes by ``name`` (its id or any of its names).

    Raises:
        StudioError: ``character_unknown``, with the names there are.
    """
    spoken = name.strip().casefold()
    for key, preset in characters.items():
        if spoken in {key, *(alias.casefold() for alias in (*preset.names.en, *preset.names.zh))}:
            return key
    near = get_close_matches(spoken, characters, n=1)
    raise StudioError(
        "character_unknown",
        f"There is no character '{name}'.",
        f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(characters)}.",
    )
