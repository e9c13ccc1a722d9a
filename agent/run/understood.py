"""What the studio makes of a request before anything is made, for whoever shows it while a person still writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, Field

from ...common.acts import Constraint, Entity, EntityKind, Event
from ...common.story import Actor, FilmLanguage, Storyboard
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, load_characters
from ..request.options import FilmOptions
from .service import Rehearsal


class UnderstoodEvent(BaseModel):
    """Something that happens; ``shots`` show it, and where there are none it can't be shown."""

    text: str
    shots: list[str]


class Understood(BaseModel):
    """A request as it was read, and the film that it would give.

    Attributes:
        seconds: the film's length; shots: how many there are, its cards left out.
        cast: everybody in it, by the name that the request gives them.
        unseen: who and what does something, or is used, and is in no shot.
        unread: words that nothing took up.
        notes: what was decided for the person, or left out.
    """

    language: FilmLanguage
    title: str
    seconds: float
    shots: int
    events: list[UnderstoodEvent] = Field(default_factory=list)
    cast: list[str] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    constraints: list[Constraint] = Field(default_factory=list)
    unseen: list[str] = Field(default_factory=list)
    unread: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)


def read_before(
    options: FilmOptions, runs: Path, folders: Sequence[ConfigFolder] | None = None
) -> Understood:
    """What a request means and what its film would be, planned by the rules; nothing is made or written.

    Raises:
        StudioError: why it can't be understood.
    """
    rehearsal = Rehearsal(options, runs, folders)
    board = rehearsal.storyboard(options.seed)
    pictures = [shot for shot in board.shots if not shot.card]
    return Understood(
        language=board.language,
        title=board.title,
        seconds=round(board.seconds, 1),
        shots=len(pictures),
        events=[_told(event, board) for event in board.events],
        cast=_cast(board, load_characters(folders)),
        places=_once(shot.setting.label or str(shot.setting.place) for shot in pictures),
        constraints=board.constraints,
        unseen=_unseen(board),
        unread=rehearsal.unread,
        notes=board.notes,
    )


def _told(event: Event, board: Storyboard) -> UnderstoodEvent:
    text = event.text or ", ".join(act.verb for act in event.acts)
    return UnderstoodEvent(text=text, shots=[shot.id for shot in board.shots if event.id in shot.depicts])


def _cast(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> list[str]:
    """Everybody by name; a story without entities has the presets that play in it."""
    told = [one.name for one in board.entities if _is_somebody(one)]
    return _once(told or (_preset_name(one, board, characters) for one in board.cast))


def _unseen(board: Storyboard) -> list[str]:
    """Names of those whom the events need and whom no shot has; a goal may be a place, which isn't a body."""
    needed = {name for event in board.events for act in event.acts for name in (*act.who, act.what) if name}
    bodies = [body for shot in board.shots for body in shot.bodies]
    held = [body.holds for body in bodies if isinstance(body, Actor) and body.holds]
    seen = {body.character if isinstance(body, Actor) else body.id for body in [*bodies, *held]}
    return _once(
        one.name for one in board.entities if one.id in needed and not seen & {one.id, one.character}
    )


def _is_somebody(entity: Entity) -> bool:
    return entity.kind is not EntityKind.THING


def _preset_name(key: str, board: Storyboard, characters: Mapping[str, CharacterPreset]) -> str:
    if key in board.called:
        return board.called[key]
    names = characters[key].names if key in characters else None
    own = (names.zh if board.language == "zh" else names.en) if names else []
    return own[0] if own else key


def _once(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name]
