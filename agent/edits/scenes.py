"""What becomes of shots and of the film when place, weather, who plays, framing, length or language change.

Two kinds of change: of shots, which leave the story as it is, and of what the story follows from (length, language), for
which it is written anew from the same request and seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ...common.acts import Action, Manner, StagedAct
from ...common.errors import StudioError
from ...common.story import Line, Shot, Storyboard
from ...common.vocabulary import Emotion, Mood
from ...configs.schema import CharacterPreset
from ..request.options import FilmOptions, parse_size
from ..request.planning import find_character
from .model import SceneFields
from .retimed import resumed_length

FILM_CHANGES = ("style", "mood")
Plan = Callable[[FilmOptions], Storyboard]
"""Writes the story of a request with other options."""


def changed_options(options: FilmOptions, board: Storyboard, wanted: SceneFields) -> FilmOptions:
    """The options of a film with what a revision wants of them.

    Raises:
        StudioError: ``option_invalid``.
    """
    update: dict[str, Any] = {
        name: value for name in ("music", "captions") if (value := getattr(wanted, name)) is not None
    }
    if wanted.size is not None:
        update["width"], update["height"] = parse_size(wanted.size)
    if wanted.language not in (None, board.language):
        update["language"] = wanted.language
    if (seconds := resumed_length(board, wanted.seconds, wanted.length)) != board.seconds:
        update["seconds"] = seconds
    return options.model_copy(update=update)


def revised(
    board: Storyboard,
    options: FilmOptions,
    wanted: SceneFields,
    cast: Mapping[str, CharacterPreset],
    plan: Plan,
) -> tuple[Storyboard, FilmOptions, frozenset[str]]:
    """Storyboard and options of the new film, and the shots to make again although their plan is the same.

    Args:
        board, options: those of the earlier film.
        cast: the character presets.
        plan: writes the story anew, where length or language change.

    Raises:
        StudioError: ``option_invalid`` when nothing would change, or the change can't be made.
    """
    new = changed_options(options, board, wanted)
    story = board
    if (new.seconds, new.language) != (options.seconds, options.language):
        if options.animatic:
            raise StudioError(
                "option_invalid",
                f"The film uses the storyboard of run {options.animatic}, so its length and language are fixed.",
                f'Ask that one: `./studio ask --run {options.animatic} "…"`.',
            )
        if options.script:
            raise StudioError(
                "option_invalid",
                "The film is that of a script, which says how long it is and in which language.",
                "Change the script, or the pace of shots.",
            )
        story = plan(new)
    after, ids = changed(story, wanted, cast)
    if wanted.music and after.mood is Mood.NONE:
        after.mood = Mood.PLAYFUL
    again = frozenset(ids) if wanted.again else frozenset()
    if (new.width, new.height) != (options.width, options.height):
        again = frozenset(shot.id for shot in after.shots)
    if not new.music and after == board.model_copy(update={"mood": after.mood}) != board and not again:
        raise StudioError(
            "option_invalid",
            "The film has no music, and its mood is heard in nothing else.",
            'Say "with music" as well.',
        )
    if after == board and new == options and not again:
        raise StudioError(
            "nothing_to_change",
            "Nothing would change: the film is like that already.",
            "Name another change.",
        )
    return after, new, again


def changed(
    before: Storyboard, wanted: SceneFields, cast: Mapping[str, CharacterPreset]
) -> tuple[Storyboard, list[str]]:
    """The storyboard with the changes of a revision, and the shots that they are meant for.

    Raises:
        StudioError: ``option_invalid`` for shots that aren't there, ``character_unknown`` for people without a preset.
    """
    board = before.model_copy(deep=True)
    known = {shot.id: shot for shot in board.shots}
    unknown = [name for name in wanted.shots if name not in known]
    if unknown:
        raise StudioError(
            "shot_unknown", f"The film has no shot '{unknown[0]}'.", f"It has {', '.join(known)}."
        )
    meant = [known[name] for name in wanted.shots] if wanted.shots else list(known.values())
    meant = [
        shot
        for shot in meant
        if not shot.card and (wanted.only_place is None or shot.setting.place is wanted.only_place)
    ]
    for shot in meant:
        _change(shot, wanted)
    if wanted.leaves or wanted.plays:
        _recast(board, meant, wanted, cast)
    for name in FILM_CHANGES:
        if (value := getattr(wanted, name)) is not None:
            setattr(board, name, value)
    return board, [shot.id for shot in meant]


def _change(shot: Shot, wanted: SceneFields) -> None:
    setting = {
        name: value for name in ("place", "time", "weather") if (value := getattr(wanted, name)) is not None
    }
    if setting.get("place", shot.setting.place) is not shot.setting.place:
        setting["label"] = ""  # the name of the place before
    shot.setting = shot.setting.model_copy(update=setting)
    shot.framing = wanted.framing or shot.framing
    shot.camera = wanted.camera or shot.camera
    acting = {name: value for name in ("emotion", "gesture") if (value := getattr(wanted, name)) is not None}
    shot.actors = [
        actor.model_copy(update=acting) if wanted.character in (None, actor.character) else actor
        for actor in shot.actors
    ]
    if wanted.emotion is not None:
        shot.lines = [_said_so(line, shot, wanted) for line in shot.lines]
        _animals_feel(shot, wanted.character, wanted.emotion)


def _said_so(line: Line, shot: Shot, wanted: SceneFields) -> Line:
    """A line whose speaker is seen to feel something is spoken so."""
    seen = any(actor.character == line.character for actor in shot.actors)
    meant = seen and wanted.emotion is not None and wanted.character in (None, line.character)
    return line.model_copy(update={"emotion": wanted.emotion}) if meant else line


MANNERS = {
    Emotion.HAPPY: Manner.HAPPY,
    Emotion.SAD: Manner.SAD,
    Emotion.ANGRY: Manner.ANGRY,
    Emotion.SCARED: Manner.SCARED,
    Emotion.SMUG: Manner.PROUD,
}
"""What of a face's feelings an animal can be seen to have."""


def _animals_feel(shot: Shot, who: str | None, emotion: Emotion) -> None:
    """Lets an animal that is meant feel by what it does.

    Raises:
        StudioError: ``option_invalid`` for what no animal here can be seen to feel.
    """
    if who is None or not any(thing.id == who for thing in shot.things):
        return
    manner = MANNERS.get(emotion)
    if manner is None:
        raise StudioError(
            "option_invalid",
            f"{who} has no face that looks {emotion}.",
            f"An animal can be seen {', '.join(MANNERS)}.",
        )
    felt = next((act for act in shot.acts if act.action is Action.FEEL and act.who == [who]), None)
    if felt is not None:
        shot.acts = [act.model_copy(update={"manner": [manner]}) if act is felt else act for act in shot.acts]
        return
    ends = max((act.start + act.seconds for act in shot.acts), default=0.3)
    shot.acts = [
        *shot.acts,
        StagedAct(action=Action.FEEL, who=[who], manner=[manner], start=round(ends, 2), seconds=1.4),
    ]
    shot.seconds = round(min(30.0, max(shot.seconds, ends + 1.8)), 2)


def _recast(
    board: Storyboard, meant: list[Shot], wanted: SceneFields, cast: Mapping[str, CharacterPreset]
) -> None:
    """Lets somebody play the part of somebody else: in the picture, in the lines and in what is said of them."""
    if not (wanted.leaves and wanted.plays):
        raise StudioError(
            "option_invalid",
            "Somebody can only be replaced by somebody else.",
            'Say both, such as "with Mira instead of Pim".',
        )
    old, new = find_character(wanted.leaves, cast), find_character(wanted.plays, cast)
    if old not in _playing(meant):
        raise StudioError(
            "option_invalid", f"{old} isn't in these shots.", f"In the film are: {', '.join(board.cast)}."
        )
    for shot in meant:
        if {actor.character for actor in shot.actors} >= {old, new}:
            raise StudioError(
                "option_invalid",
                f"{new} is in shot {shot.id} already, beside {old}.",
                "Name shots without them, or somebody who isn't in the film.",
            )
    gone, come = (cast[who].names.shown(board.language) for who in (old, new))
    renames = old not in board.called

    def renamed(text: str) -> str:
        edge = r"\b" if gone.isascii() else ""
        return re.sub(rf"{edge}{re.escape(gone)}{edge}", lambda _: come, text) if renames else text

    for shot in meant:
        for actor in shot.actors:
            actor.character = new if actor.character == old else actor.character
            actor.looks_at = new if actor.looks_at == old else actor.looks_at
        for body in shot.bodies:
            if body.at is not None and body.at.entity == old:
                body.at = body.at.model_copy(update={"entity": new})
        shot.acts = [_played_by(act, old, new) for act in shot.acts]
        for line in shot.lines:
            line.character = new if line.character == old else line.character
            line.text = renamed(line.text)
    playing = _playing(board.shots)
    board.cast = list(
        dict.fromkeys(new if who == old and old not in playing else who for who in [*board.cast, new])
    )
    if old not in playing:
        board.title, board.logline = renamed(board.title), renamed(board.logline)
        board.entities = [
            one.model_copy(update={"character": new, "name": come}) if one.character == old else one
            for one in board.entities
        ]
        board.called = {new if who == old else who: name for who, name in board.called.items()}


def _played_by(act: StagedAct, old: str, new: str) -> StagedAct:
    """An act in which somebody else takes a part."""
    return act.model_copy(
        update={
            "who": [new if one == old else one for one in act.who],
            "what": new if act.what == old else act.what,
            "whom": new if act.whom == old else act.whom,
        }
    )


def _playing(shots: list[Shot]) -> set[str]:
    """Everybody who is seen or heard in some shots."""
    seen = {actor.character for shot in shots for actor in shot.actors}
    return seen | {line.character for shot in shots for line in shot.lines}
