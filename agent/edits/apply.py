"""From edits to the changed film: its storyboard, its options, and the shots to make again although their plan is the same.

Exactly what an edit names changes: shots and lines keep their ids, so that every take that still fits is used again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from ...common.errors import StudioError
from ...common.story import LONGEST, SHORTEST, Beat, Shot, Storyboard
from ...configs.schema import CharacterPreset
from ..request.options import FilmOptions
from . import lines_changed as spoken
from .bodies import acts_removed, recast, thing_removed
from .model import (
    AddEvent,
    AddThing,
    Edit,
    EditBase,
    MoveShots,
    MuteShots,
    NewLine,
    Recast,
    RemoveActs,
    RemoveLines,
    RemoveShots,
    RemoveThing,
    RepeatShot,
    SceneEdit,
    SceneFields,
    SetFilm,
    SetLine,
    SetPace,
    SetSound,
    SetTransition,
    SetVoice,
    SwapShots,
    Undo,
)
from .names import FilmEntity, names_of
from .retimed import resumed_length, retime
from .scenes import Plan, revised
from .sequence import found_shot, inserted, meant_shots, ordered, renumbered, without_shots
from .staging import add_body, stage_event

E = TypeVar("E", bound=EditBase)
FADE_OUT: Final = 1.6
"""Seconds in which a film gets black that is to fade out."""


@dataclass
class Revision:
    """A film on its way through edits.

    Attributes:
        again: shots to make anew although their plan is the same.
    """

    board: Storyboard
    options: FilmOptions
    cast: Mapping[str, CharacterPreset]
    plan: Plan
    again: frozenset[str] = field(default_factory=frozenset)

    def entity(self, name: str) -> FilmEntity:
        """Somebody or something of the film.

        Raises:
            StudioError: ``option_invalid``.
        """
        found = names_of(self.board, self.cast).get(name)
        if found is None:
            raise StudioError(
                "option_invalid",
                f"There is no {name} in the film.",
                f"It has {', '.join(one.id for one in names_of(self.board, self.cast).entities)}.",
            )
        return found

    def replace(self, shots: Sequence[Shot]) -> None:
        """The same film with other shots in its beats."""
        self.board = ordered(self.board, shots)


def apply_edits(
    board: Storyboard,
    options: FilmOptions,
    edits: Sequence[Edit],
    cast: Mapping[str, CharacterPreset],
    plan: Plan,
) -> Revision:
    """Makes one edit after the other.

    Args:
        board, options: those of the earlier film; neither is changed.
        cast: the character presets.
        plan: writes the story anew, where the language changes or a length that the shots can't have.

    Raises:
        StudioError: ``nothing_to_change``; ``option_invalid``, ``shot_unknown``, ``character_unknown`` or
            ``request_unclear`` for an edit that can't be made: then none is.
    """
    film = Revision(board.model_copy(deep=True), options, cast, plan)
    if any(isinstance(edit, Undo) for edit in edits):
        raise StudioError("option_invalid", "Going back is done alone.", "Ask for the rest afterwards.")
    try:
        for edit in sorted(edits, key=_is_of_shots):
            HOW[type(edit)](film, edit)
        film.board = Storyboard.model_validate(film.board.model_dump())
    except ValidationError as error:
        told = error.errors()[0]
        raise StudioError(
            "option_invalid",
            f"The film can't be changed so: {'.'.join(map(str, told['loc']))}: {told['msg']}.",
            "Ask for less at once.",
        ) from error
    if film.board == board and film.options == options and not film.again:
        raise StudioError(
            "nothing_to_change",
            "Nothing would change: the film is like that already.",
            "Name another change.",
        )
    return film


def _is_of_shots(edit: Edit) -> bool:
    """Whether an edit leaves the story as it is planned: what has it planned anew comes first, else it undoes the others."""
    return not (isinstance(edit, SceneEdit) and (edit.language or edit.seconds or edit.length))


def _scene(film: Revision, edit: SceneEdit) -> None:
    wanted = SceneFields.model_validate(edit.model_dump(exclude={"kind"}))
    if wanted.seconds is not None or wanted.length is not None:
        seconds = resumed_length(film.board, wanted.seconds, wanted.length)
        if retimed := retime(film.board, seconds):
            film.board = retimed
            film.options = film.options.model_copy(update={"seconds": seconds})
            wanted = wanted.model_copy(update={"seconds": None, "length": None})
            if wanted == SceneFields():
                return
    try:
        film.board, film.options, again = revised(film.board, film.options, wanted, film.cast, film.plan)
    except StudioError as error:
        if error.code != "nothing_to_change":
            raise
        return
    film.again |= again


def _set_line(film: Revision, edit: SetLine) -> None:
    grown = spoken.set_line(film.board, edit.line, edit.text)
    _grow(film, grown)


def _add_line(film: Revision, edit: NewLine) -> None:
    _grow(
        film,
        spoken.add_line(
            film.board, found_shot(film.board, edit.shot), edit.character, edit.text, first=edit.first
        ),
    )


def _remove_lines(film: Revision, edit: RemoveLines) -> None:
    spoken.remove_lines(film.board, edit.lines)


def _recast_one(film: Revision, edit: Recast) -> None:
    recast(film.board, film.entity(edit.entity), edit.words, meant_shots(film.board, edit.shots), film.cast)


def _add_thing(film: Revision, edit: AddThing) -> None:
    holder = film.entity(edit.holder) if edit.holder else None
    add_body(
        film.board,
        edit.words,
        meant_shots(film.board, edit.shots),
        set(holder.bodies) if holder else set(),
        film.cast,
    )


def _remove_thing(film: Revision, edit: RemoveThing) -> None:
    thing_removed(film.board, film.entity(edit.entity), meant_shots(film.board, edit.shots))


def _add_event(film: Revision, edit: AddEvent) -> None:
    target = found_shot(film.board, edit.shot)
    told = [
        one
        for shot in film.board.shots
        for one in shot.depicts
        if film.board.shots.index(shot) <= film.board.shots.index(target)
    ]
    shots, reading = stage_event(
        film.board, edit.words, None if edit.first and not told else (told[-1] if told else None), film.cast
    )
    board = film.board
    board.entities = [*board.entities, *reading.entities]
    at = board.shots.index(target) + (0 if edit.first else 1)
    there = {actor.character for actor in target.actors} | {thing.id for thing in target.things}
    needed = {name for shot in shots for act in shot.acts for name in act.names}
    if edit.within and len(shots) == 1 and needed <= there and len(target.acts) + len(shots[0].acts) <= 12:
        ends = max([act.start + act.seconds for act in target.acts] + [target.seconds - target.hold])
        first = min(act.start for act in shots[0].acts)
        more = [act.model_copy(update={"start": round(act.start - first + ends, 2)}) for act in shots[0].acts]
        target.acts = [*target.acts, *more]
        before, ends = target.seconds, max(act.start + act.seconds for act in more)
        target.seconds = round(min(30.0, ends + 0.5), 2)
        target.depicts = [*target.depicts, reading.events[0].id]
        _grow(film, target.seconds - before)
    else:
        fresh = renumbered(shots, board)
        film.replace(inserted(board.shots, fresh, at))
        _grow(film, sum(shot.seconds for shot in fresh))
    place = (
        next((n for n, one in enumerate(board.events) if told and one.id == told[-1]), len(board.events) - 1)
        + 1
    )
    film.board.events = [*film.board.events[:place], *reading.events, *film.board.events[place:]]


def _remove_acts(film: Revision, edit: RemoveActs) -> None:
    who = set(film.entity(edit.who).bodies) if edit.who else set()
    acts_removed(meant_shots(film.board, edit.shots), edit.action, who)


def _remove_shots(film: Revision, edit: RemoveShots) -> None:
    gone = [found_shot(film.board, name) for name in dict.fromkeys(edit.shots)]
    film.replace(without_shots(film.board, edit.shots))
    _grow(film, -sum(shot.seconds for shot in gone))


def _move_shots(film: Revision, edit: MoveShots) -> None:
    moved = [found_shot(film.board, name) for name in edit.shots]
    if edit.before in edit.shots:
        raise StudioError(
            "option_invalid",
            f"{edit.before} can't go before itself.",
            "Name the shot that it is to stand before.",
        )
    rest = [shot for shot in film.board.shots if shot.id not in edit.shots]
    at = len(rest) if edit.before is None else rest.index(found_shot(film.board, edit.before))
    film.replace(inserted(rest, moved, at))


def _swap_shots(film: Revision, edit: SwapShots) -> None:
    first, second = found_shot(film.board, edit.first), found_shot(film.board, edit.second)
    other = {first.id: second, second.id: first}
    film.replace([other.get(shot.id, shot) for shot in film.board.shots])


def _repeat_shot(film: Revision, edit: RepeatShot) -> None:
    shot = found_shot(film.board, edit.shot)
    again = renumbered([shot.model_copy(deep=True)], film.board)
    film.replace(inserted(film.board.shots, again, film.board.shots.index(shot) + 1))
    _grow(film, shot.seconds)


def _pace(film: Revision, edit: SetPace) -> None:
    from ..story.events.length import stretch

    before = sum(shot.seconds for shot in film.board.shots)
    for shot in meant_shots(film.board, edit.shots):
        factor = edit.seconds / shot.seconds if edit.seconds else edit.factor or 1.0
        if edit.acts:
            stretch(shot, factor)
            continue
        held = max(0.5, min(30.0, shot.seconds * factor))
        if factor < 1.0:
            stretch(shot, factor)
        else:
            shot.hold = round(min(4.0, shot.hold + held - shot.seconds), 2)
        shot.seconds = round(held, 2) if edit.seconds or factor >= 1.0 else shot.seconds
    _grow(film, sum(shot.seconds for shot in film.board.shots) - before)


def _voice(film: Revision, edit: SetVoice) -> None:
    spoken.voiced(meant_shots(film.board, edit.shots), edit.character, edit.pitch, edit.speed)


def _transition(film: Revision, edit: SetTransition) -> None:
    if edit.shot is None:
        film.board.fade_out = FADE_OUT
    else:
        found_shot(film.board, edit.shot).transition = edit.transition


def _sound(film: Revision, edit: SetSound) -> None:
    spoken.sounded(meant_shots(film.board, edit.shots), edit.sound, heard=edit.heard)


def _mute(film: Revision, edit: MuteShots) -> None:
    for shot in meant_shots(film.board, edit.shots):
        shot.heard = edit.heard


def _film(film: Revision, edit: SetFilm) -> None:
    board = film.board
    if edit.title is not None:
        board.title = edit.title or " "
    board.end_card = board.end_card if edit.end_card is None else edit.end_card
    if edit.caption_size is not None:
        board.caption_size = round(min(2.0, max(0.5, board.caption_size * edit.caption_size)), 2)
        film.options = film.options.model_copy(update={"captions": True})
    if edit.music_level is not None:
        board.music_level = round(min(12.0, max(-24.0, board.music_level + edit.music_level)), 1)
    for shot in meant_shots(board, edit.quiet) if edit.quiet else ():
        shot.music = False
    board.tone = edit.tone or board.tone


def _grow(film: Revision, seconds: float) -> None:
    """The film gets longer or shorter by what its shots got, so that no other shot is stretched or pressed."""
    film.board.seconds = round(min(LONGEST, max(SHORTEST, film.board.seconds + seconds)), 2)


HOW: Final[Mapping[type[EditBase], Callable[[Revision, Any], None]]] = {
    SceneEdit: _scene,
    SetLine: _set_line,
    NewLine: _add_line,
    RemoveLines: _remove_lines,
    Recast: _recast_one,
    AddThing: _add_thing,
    RemoveThing: _remove_thing,
    AddEvent: _add_event,
    RemoveActs: _remove_acts,
    RemoveShots: _remove_shots,
    MoveShots: _move_shots,
    SwapShots: _swap_shots,
    RepeatShot: _repeat_shot,
    SetPace: _pace,
    SetVoice: _voice,
    SetTransition: _transition,
    SetSound: _sound,
    MuteShots: _mute,
    SetFilm: _film,
}
"""What makes each kind of edit."""

__all__ = ["Beat", "Revision", "apply_edits"]
