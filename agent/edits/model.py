"""What an order may change of a finished film, as data: typed, so that rules, a model and the page say it alike.

An edit names shots, lines and entities by their ids in the storyboard. What becomes of the film is :mod:`.apply`'s.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ...common.acts import Action, Identifier, Tone
from ...common.story import MAX_SECONDS, MIN_SECONDS, Language
from ...common.vocabulary import (
    CameraMove,
    Emotion,
    FilmStyle,
    Framing,
    Gesture,
    Mood,
    Place,
    Sound,
    TimeOfDay,
    Transition,
    Weather,
)

MOST_EDITS = 40
"""Edits of one order."""
Shots = Annotated[list[Identifier], Field(default_factory=list, max_length=60)]
Words = Annotated[str, Field(max_length=300)]


class EditBase(BaseModel):
    """Base of all edits: unknown names are a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SceneFields(EditBase):
    """What may be said of shots as they are, and of the film; everything that isn't named stays as it is."""

    shots: Shots = Field(
        default_factory=list, max_length=60, description="ids such as s3; empty means every shot"
    )
    only_place: Place | None = Field(None, description="of these shots only those that play here")
    character: Identifier | None = Field(
        None, description="whose emotion and gesture change; empty: everybody's"
    )
    leaves: Identifier | None = Field(None, description="who is replaced by the one who plays")
    plays: Identifier | None = Field(None, description="who plays instead of the one who leaves")
    place: Place | None = None
    time: TimeOfDay | None = None
    weather: Weather | None = None
    framing: Framing | None = None
    camera: CameraMove | None = None
    emotion: Emotion | None = None
    gesture: Gesture | None = None
    style: FilmStyle | None = None
    mood: Mood | None = Field(None, description="of the music")
    music: bool | None = None
    captions: bool | None = Field(None, description="in the picture; otherwise a track to switch on")
    size: str | None = Field(None, max_length=12, description="1280x720 or 16:9, 9:16, 1:1")
    length: Literal["shorter", "longer"] | None = None
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)
    language: Language | None = Field(None, description="of lines, captions and names")
    again: bool = Field(False, description="make the shots again although nothing in them changes")


class SceneEdit(SceneFields):
    """Place, time, weather, framing, camera, feelings and the like of some shots or of the film."""

    kind: Literal["scene"] = "scene"


class SetLine(EditBase):
    """Another text for a line that is spoken."""

    kind: Literal["set_line"] = "set_line"
    line: Identifier
    text: str = Field(min_length=1, max_length=300)


class NewLine(EditBase):
    """A new line in a shot, after the others or before them."""

    kind: Literal["add_line"] = "add_line"
    shot: Identifier
    character: Identifier
    text: str = Field(min_length=1, max_length=300)
    first: bool = False


class RemoveLines(EditBase):
    """Lines that nobody says any more."""

    kind: Literal["remove_lines"] = "remove_lines"
    lines: list[Identifier] = Field(min_length=1, max_length=60)


class Recast(EditBase):
    """Somebody or something is another one: a boy called Tom for Mia, a cat for the dog, a blue ball for the red."""

    kind: Literal["recast"] = "recast"
    entity: Identifier
    words: Words
    shots: Shots


class AddThing(EditBase):
    """Somebody or something more in some shots; what ``holder`` wears or holds where one is named."""

    kind: Literal["add_thing"] = "add_thing"
    words: Words
    shots: Shots
    holder: Identifier | None = None


class RemoveThing(EditBase):
    """Somebody or something that isn't in some shots any more."""

    kind: Literal["remove_thing"] = "remove_thing"
    entity: Identifier
    shots: Shots


class AddEvent(EditBase):
    """Something more that happens: ``words`` are read as a request's are.

    ``shot`` is the one in or after which it happens; ``first`` puts it before that one. ``within`` lets it happen in
    that very shot.
    """

    kind: Literal["add_event"] = "add_event"
    words: Words
    shot: Identifier
    first: bool = False
    within: bool = False


class RemoveActs(EditBase):
    """Something that doesn't happen any more, in the shots that show it."""

    kind: Literal["remove_acts"] = "remove_acts"
    action: Action
    who: Identifier | None = None
    shots: Shots


class RemoveShots(EditBase):
    """Shots that are cut out of the film."""

    kind: Literal["remove_shots"] = "remove_shots"
    shots: list[Identifier] = Field(min_length=1, max_length=60)


class MoveShots(EditBase):
    """Shots that come at another place: before one, or at the film's end."""

    kind: Literal["move_shots"] = "move_shots"
    shots: list[Identifier] = Field(min_length=1, max_length=60)
    before: Identifier | None = Field(
        None, description="the shot that follows them; empty: they end the film"
    )


class SwapShots(EditBase):
    """Two shots change places."""

    kind: Literal["swap_shots"] = "swap_shots"
    first: Identifier
    second: Identifier


class RepeatShot(EditBase):
    """A shot that is seen once more, right after itself."""

    kind: Literal["repeat_shot"] = "repeat_shot"
    shot: Identifier


class SetPace(EditBase):
    """How long shots stand, and how fast what happens in them goes.

    ``factor`` is on their seconds; ``acts`` are played slower or faster with them, else the picture only stands longer.
    """

    kind: Literal["pace"] = "pace"
    shots: Shots
    factor: float | None = Field(None, ge=0.2, le=5.0)
    seconds: float | None = Field(None, ge=0.5, le=30.0)
    acts: bool = False


class SetVoice(EditBase):
    """How somebody speaks: semitones higher, times faster, decibels louder than until now."""

    kind: Literal["voice"] = "voice"
    character: Identifier
    shots: Shots
    pitch: float = Field(0.0, ge=-8.0, le=8.0)
    speed: float = Field(1.0, ge=0.6, le=1.6)


class SetTransition(EditBase):
    """How a shot begins, or with which the film ends."""

    kind: Literal["transition"] = "transition"
    shot: Identifier | None = Field(None, description="which begins so; empty: the film's end")
    transition: Transition


class SetSound(EditBase):
    """A sound effect that a shot gets, or loses."""

    kind: Literal["sound"] = "sound"
    shots: list[Identifier] = Field(min_length=1, max_length=60)
    sound: Sound
    heard: bool = True


class MuteShots(EditBase):
    """Shots of which nothing is heard but the music, or of which everything is heard again."""

    kind: Literal["mute"] = "mute"
    shots: list[Identifier] = Field(min_length=1, max_length=60)
    heard: bool = False


class SetFilm(EditBase):
    """What belongs to the whole film and is no picture: its cards, its captions' size, its music's level."""

    kind: Literal["film"] = "film"
    title: str | None = Field(None, max_length=80, description="empty: no title card")
    end_card: str | None = Field(None, max_length=80, description="empty: none")
    caption_size: float | None = Field(None, ge=0.5, le=2.0, description="factor on the size until now")
    music_level: float | None = Field(None, ge=-24.0, le=12.0, description="dB more than until now")
    quiet: Shots = Field(default_factory=list, max_length=60, description="shots in which no music is heard")
    tone: Tone | None = None


class Undo(EditBase):
    """Back to the film before."""

    kind: Literal["undo"] = "undo"


Edit = Annotated[
    SceneEdit
    | SetLine
    | NewLine
    | RemoveLines
    | Recast
    | AddThing
    | RemoveThing
    | AddEvent
    | RemoveActs
    | RemoveShots
    | MoveShots
    | SwapShots
    | RepeatShot
    | SetPace
    | SetVoice
    | SetTransition
    | SetSound
    | MuteShots
    | SetFilm
    | Undo,
    Field(discriminator="kind"),
]
"""One change of a film."""


class FilmQuestion(EditBase):
    """Something that is asked about a film instead of changed."""

    about: Literal["why", "length", "shots", "cast", "story"]
    shots: Shots


class Orders(BaseModel):
    """What an order means.

    Attributes:
        edits: what is to be done, in the order in which it was said.
        question: what is asked, where nothing is to be changed.
        doubts: what has to be answered before anything is done: contradictions, shots that aren't there.
        unread: words that say something and that nothing took up.
    """

    edits: list[Edit] = Field(default_factory=list, max_length=MOST_EDITS)
    question: FilmQuestion | None = None
    doubts: list[str] = Field(default_factory=list)
    unread: list[str] = Field(default_factory=list)
