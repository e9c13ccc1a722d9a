"""Request → Intent → Storyboard: the thinking before anything is made.

Kept apart from the director, so that a dry run or a refused request costs no state machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

from ...common.acts import Constraint, ConstraintKind
from ...common.errors import StudioError
from ...common.runs import RunFolder
from ...common.story import Intent, Storyboard
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, FilmDefaults, load_sdxl, load_tts
from ...intent import understand
from ...workflows.models.files import find_file
from ..run.store import RunStore
from ..screenplay.film import intent_of_script, storyboard_of_script
from ..screenplay.plain import parse_script
from ..story import Planner
from ..story.chinese_script import in_script, script_of
from ..story.events.length import told_seconds
from ..story.events.parts import can_stage
from ..story.extras import extras_of
from .options import UNTITLED, FilmOptions

CHECKPOINTS: Final = "CheckpointLoaderSimple.ckpt_name"
"""Where a ComfyUI lists its checkpoints."""


class Plan(NamedTuple):
    """What a request means, and what the film is to be."""

    intent: Intent
    storyboard: Storyboard


def plan_film(
    options: FilmOptions,
    characters: Mapping[str, CharacterPreset],
    planner: Planner,
    runs: Path,
    last: Storyboard | None = None,
) -> Plan:
    """Request → Intent → Storyboard, without making anything.

    Raises:
        StudioError: the request can't be understood.
    """
    intent = read_request(options, characters, last)
    return Plan(intent, storyboard_of(intent, options, characters, planner, runs))


def read_request(
    options: FilmOptions, characters: Mapping[str, CharacterPreset], last: Storyboard | None = None
) -> Intent:
    """What a request means together with its options; the same for every seed.

    Raises:
        StudioError: it can't be understood.
    """
    if options.script:
        return intent_of_script(_script_board(options, characters))
    intent = understand(
        options.request,
        characters=characters,
        language="zh" if options.language == "zh-TW" else options.language,
        seconds=options.seconds,
        last=last,
    )
    if options.language == "zh-TW":
        asked = Constraint(kind=ConstraintKind.SCRIPT, value="traditional")
        kept = [one for one in intent.reading.constraints if one.kind is not ConstraintKind.SCRIPT][:19]
        reading = intent.reading.model_copy(update={"constraints": [*kept, asked]})
        intent = intent.model_copy(update={"reading": reading})
    if options.style is not None:
        intent = intent.model_copy(update={"style": options.style})
    if options.characters:
        wanted = [find_character(name, characters) for name in options.characters]
        intent = intent.model_copy(update={"characters": list(dict.fromkeys(wanted + intent.characters))})
    if not options.animatic and intent.seconds is None and intent.shots is None:
        usual = options.usual_seconds
        nobody_chose = usual == FilmDefaults().seconds and can_stage(intent.reading)
        usual = told_seconds(intent.reading) if nobody_chose else usual
        intent = intent.model_copy(update={"seconds": usual, "open_ended": nobody_chose})
    return intent


def storyboard_of(
    intent: Intent,
    options: FilmOptions,
    characters: Mapping[str, CharacterPreset],
    planner: Planner,
    runs: Path,
) -> Storyboard:
    """The storyboard for what was understood, or the approved one that the options name.

    Raises:
        StudioError: the storyboard can't be written, or read.
    """
    if options.animatic:
        return approved_storyboard(runs, options, characters)
    if options.script:
        board = _script_board(options, characters)
    else:
        planned = planner.plan(intent, seed=options.seed, characters=characters)
        board = in_script(planned, script_of(intent))
    check_lines(board)
    return board


def _script_board(options: FilmOptions, characters: Mapping[str, CharacterPreset]) -> Storyboard:
    """The storyboard of the options' script; a note where a request came with it that says something else.

    Raises:
        StudioError: what is wrong with the script, with its line.
    """
    names = [name for one in characters.values() for name in (*one.names.en, *one.names.zh)]
    screenplay = parse_script(options.script, names)
    board = storyboard_of_script(
        screenplay, characters, request=options.request, seed=options.seed, style=options.style
    )
    if screenplay.title and options.request.strip() not in (screenplay.title, UNTITLED):
        told = "The script is filmed as it is written: the words of this request change nothing in it."
        board.notes.append(told)
    return board


def check_models(
    options: FilmOptions, checkpoints: Iterable[str], folders: Sequence[ConfigFolder] | None = None
) -> None:
    """Makes sure that the server has the checkpoint a look draws with, before anything is made.

    Args:
        checkpoints: those that it lists (:data:`CHECKPOINTS`).

    Raises:
        StudioError: ``config_missing``; ``model_missing`` with what is missing and what there is.
    """
    if options.look == "puppets":
        return
    config = load_sdxl(folders)
    name = config.profile if options.look == "sdxl" else options.look
    if name not in config.profiles:
        raise StudioError(
            "config_missing",
            f"sdxl_config.yaml has no profile '{name}'.",
            f"Use {', '.join(config.profiles)}.",
        )
    wanted, have = config.profiles[name].checkpoint, list(checkpoints)
    if find_file(wanted, have) is None:
        there = f"There are: {', '.join(sorted(have)[:8])}; name one" if have else "Name one"
        raise StudioError(
            "model_missing",
            f"The look {options.look} draws with {wanted}, which isn't in ComfyUI's checkpoints folder.",
            f"Put it there, or take --look puppets. {there} in a profile of sdxl_config.yaml to draw with another.",
        )


def approved_storyboard(
    runs: Path, options: FilmOptions, characters: Mapping[str, CharacterPreset]
) -> Storyboard:
    """The storyboard of an earlier run, as it was made or as a person edited it; a note where other words came with it.

    Raises:
        StudioError: ``run_unknown``, ``file_invalid`` or ``character_unknown``.
    """
    storyboard = RunStore(RunFolder.open(runs, options.animatic)).storyboard()
    check_cast(storyboard, characters)
    if options.request.strip() == storyboard.request.strip():
        return storyboard
    told = f"The storyboard of run {options.animatic} is used as it is: the words of this request change nothing in it."
    return storyboard.model_copy(update={"notes": [*storyboard.notes, told]})


def check_cast(storyboard: Storyboard, characters: Mapping[str, CharacterPreset]) -> None:
    """Makes sure that everybody in a storyboard has a preset.

    Raises:
        StudioError: ``character_unknown``.
    """
    extras = extras_of(storyboard)
    for shot in storyboard.shots:
        names = [actor.character for actor in shot.actors] + [line.character for line in shot.lines]
        for name in names:
            if name not in extras:
                find_character(name, characters)


def check_lines(storyboard: Storyboard) -> None:
    """Makes sure, before anything is made, that the embedded voices can say what a storyboard wants said.

    Raises:
        StudioError: ``voice_failed``, with the line.
    """
    foreign = [line for shot in storyboard.shots for line in shot.lines if any(map(_is_foreign, line.text))]
    if not foreign or (tts := load_tts()).engine != "embedded" or tts.languages:
        return  # a server may speak other languages
    from ...voice.spoken.line import spans  # numbers and their words take a tenth of a second to load

    for line in foreign:
        try:
            spans(line.text, line.language)
        except StudioError as error:
            raise StudioError(
                "voice_failed",
                f"Nobody can say “{line.text}”: the voices speak English and Chinese.",
                "Write it as it sounds in one of them, or ask for a film without dialogue.",
            ) from error


def _is_foreign(letter: str) -> bool:
    """Whether something is a letter, and neither Latin nor Chinese."""
    latin = letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
    chinese = "\u3400" <= letter <= "\u9fff" or letter >= "\U00020000"
    return letter.isalpha() and not latin and not chinese


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
