"""The words of the studio as data: from what was asked to what was made.

Request → Intent → Storyboard of Beats and Shots with Lines → Takes → Verdict → Cut. All of it is plain
JSON, so that it can lie in a run folder, travel through a graph and be edited by hand. Meaning (how a
place looks, what a joke needs) belongs to the rooms; here stand only the fields, units and ranges.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field, model_validator

from .acts import (
    MOST_ENTITIES,
    MOST_EVENTS,
    Constraint,
    Entity,
    Event,
    Identifier,
    Posture,
    Spot,
    StagedAct,
    State,
    StoryReading,
    Tone,
)
from .records import Word
from .things import PropKind
from .vocabulary import (
    BeatKind,
    CameraMove,
    Device,
    Emotion,
    FilmStyle,
    Form,
    Framing,
    Gesture,
    Mood,
    Place,
    Sound,
    TimeOfDay,
    Transition,
    Viseme,
    Weather,
)

Language = Literal["en", "zh"]
FilmLanguage = Literal["en", "zh", "zh-TW"]
"""What a person may ask for: zh keeps the script of the request, zh-TW writes traditional characters."""
MIN_SECONDS, MAX_SECONDS = 10.0, 180.0
"""Length of a film in seconds that may be asked for."""
LONGEST, SHORTEST = 300.0, 4.0
"""Length of a film in seconds whose script somebody wrote."""
TITLE_SECONDS, END_SECONDS = 2.2, 2.0
"""How long the title and end cards of a film stand, seconds: a few words are read in one."""
TRANSITION_SECONDS: Mapping[Transition, float] = MappingProxyType(
    {
        Transition.CUT: 0.0,
        Transition.DISSOLVE: 0.5,
        Transition.FADE: 0.8,
        Transition.WIPE: 0.5,
        Transition.IRIS: 0.9,
    }
)
"""Usual length of each transition, seconds, for which both shots are seen."""
MOST_SHOTS = 240
"""Shots of a storyboard: one every 0.75 seconds of the longest film."""
MOST_NAMED = 200
"""Entries of a list that a plan or a request names: characters, things, notes."""
SPEECH_SECONDS, SPEECH_LETTERS, SPEECH_MARKS = 600.0, 5_000, 10_000
"""Bounds of one spoken line: its length, its text, and its mouth shapes (some twelve a second)."""
SHOT_SECONDS = 3_600.0
"""Latest start of a line within a shot, seconds."""


class Setting(Word):
    """Where and when a shot plays."""

    place: Place = Place.OCEAN
    time: TimeOfDay = TimeOfDay.DAY
    weather: Weather = Weather.CLEAR
    label: str = Field("", max_length=40, description="the user's own name for the place, if it has one")


class Prop(Word):
    """A prop or an animal; an unknown thing is a parcel that carries its name as ``label``.

    ``id`` lets acts speak of it; ``at`` and ``states`` are what the story so far has made of it.
    """

    prop: PropKind
    label: str = Field("", max_length=40)
    x: float = Field(
        0.0, ge=-2.0, le=2.0, description="left edge −1 … right edge 1 of the frame; beyond is out of it"
    )
    id: Identifier | None = None
    size: float = Field(1.0, ge=0.3, le=3.0, description="against the prop's usual height")
    colour: str = Field("", max_length=20, description="a colour of configs.look, or nothing")
    count: int = Field(1, ge=1, le=5, description="how many of it are at that place: small things only")
    at: Spot | None = None
    states: list[State] = Field(default_factory=list, max_length=4)


class Extra(Word):
    """Somebody without a preset: the words from which a look of their own is made."""

    name: str = Field(min_length=1, max_length=60)
    words: str = Field("", max_length=120, description="role and adjectives: 'old fisherman'")
    gender: Literal["", "female", "male"] = ""
    age: Literal["", "child", "teen", "adult", "elder"] = ""
    voice: Identifier = Field("narrator", description="the preset whose voice is borrowed")


class Actor(Word):
    """One character in one shot.

    ``character`` is a preset's id, or the id of an ``extra``. ``facing`` is where the body turns (−1 left … 1 right, 0 camera).
    ``enters`` lets a character walk in from an edge during the first second.
    """

    character: Identifier
    x: float = Field(
        0.0, ge=-2.0, le=2.0, description="left edge −1 … right edge 1 of the frame; beyond is out of it"
    )
    emotion: Emotion = Emotion.NEUTRAL
    gesture: Gesture = Gesture.STAND
    facing: float = Field(0.0, ge=-1.0, le=1.0)
    looks_at: Identifier | None = None
    holds: Prop | None = None
    enters: Literal["left", "right"] | None = None
    extra: Extra | None = None
    posture: Posture = Posture.STAND
    at: Spot | None = None
    states: list[State] = Field(default_factory=list, max_length=4)


class Line(Word):
    """Something said. ``character`` may be off-screen; ``narrator`` is always allowed."""

    id: Identifier
    character: Identifier
    text: str = Field(min_length=1, max_length=300)
    emotion: Emotion = Emotion.NEUTRAL
    language: Language = "en"
    pause: float = Field(0.15, ge=0.0, le=3.0, description="silence before the line, seconds")
    direction: str = Field("", max_length=120, description="how a script says it is spoken, in its words")
    speed: float = Field(1.0, ge=0.6, le=1.6, description="factor on the voice's own pace")
    pitch: float = Field(0.0, ge=-8.0, le=8.0, description="semitones above the voice's own")


class Cue(Word):
    """A sound effect, ``at`` seconds after the shot's start (negative: before its end)."""

    sound: Sound
    at: float = Field(0.0, ge=-30.0, le=30.0)


class Shot(Word):
    """One picture of the film, from cut to cut. ``seconds`` is the least length; speech may extend it."""

    id: Identifier
    setting: Setting = Field(default_factory=Setting)
    framing: Framing = Framing.MEDIUM
    camera: CameraMove = CameraMove.STATIC
    actors: list[Actor] = Field(default_factory=list, max_length=4)
    things: list[Prop] = Field(default_factory=list, max_length=8)
    acts: list[StagedAct] = Field(default_factory=list, max_length=12)
    depicts: list[Identifier] = Field(default_factory=list, max_length=12, description="events it shows")
    lines: list[Line] = Field(default_factory=list, max_length=4)
    cues: list[Cue] = Field(default_factory=list, max_length=6)
    seconds: float = Field(3.0, ge=0.5, le=30.0)
    hold: float = Field(0.3, ge=0.0, le=4.0, description="stillness after the last line, seconds")
    transition: Transition = Transition.CUT
    music: bool = Field(True, description="whether the film's music is heard under it")
    heard: bool = Field(
        True, description="whether its own sound is heard: lines, effects, the air of its place"
    )
    card: str = Field("", max_length=120, description="text shown instead of a picture (intertitle)")
    lower_third: str = Field("", max_length=80, description="caption bar as in the news")
    told: str = Field("", max_length=60_000, description="the action lines of a script that begin with it")

    @property
    def bodies(self) -> list[Actor | Prop]:
        """Everybody and everything in the picture."""
        return [*self.actors, *self.things]


class Beat(Word):
    """A step of the story."""

    kind: BeatKind
    summary: str = Field("", max_length=300)
    shots: list[Shot] = Field(min_length=1, max_length=MOST_SHOTS)


class KnownFact(Word):
    """A sentence that a person added to what the studio knows, about somebody or something of the story."""

    about: Identifier = Field(description="the entity")
    text: str = Field(max_length=300)
    citation: str = Field(max_length=400, description="the document, and which of its passages")
    used: str = Field("", max_length=80, description="what became of it: the line, the caption, the colour …")


class Intent(Word):
    """What the request asks for. Empty lists and None mean: not named, the planner may choose."""

    request: str
    language: Language = "en"
    characters: list[Identifier] = Field(default_factory=list, max_length=MOST_NAMED)
    settings: list[Setting] = Field(default_factory=list, max_length=MOST_NAMED)
    place_named: bool = False
    time_named: bool = False
    weather_named: bool = False
    things: list[Prop] = Field(default_factory=list, max_length=MOST_NAMED)
    form: Form | None = None
    device: Device | None = None
    style: FilmStyle | None = None
    mood: Mood | None = None
    topic: str = Field("", max_length=200, description="what it is about, in the user's words")
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)
    open_ended: bool = Field(False, description="nobody chose the length: `seconds` is the most it may take")
    shots: int | None = Field(None, ge=1, le=60)
    dialogue: bool = True
    reading: StoryReading = Field(
        default_factory=StoryReading, description="what happens, who and what is in it"
    )
    known: list[KnownFact] = Field(
        default_factory=list, max_length=MOST_NAMED, description="what a person's own documents say of it"
    )
    follows: bool = Field(False, description="refers to the film before it")
    called: dict[Identifier, str] = Field(
        default_factory=dict, max_length=MOST_NAMED, description="role names, by preset id"
    )
    without: list[str] = Field(
        default_factory=list, max_length=MOST_NAMED, description="what must not appear: ids and values"
    )
    notes: list[str] = Field(
        default_factory=list,
        max_length=MOST_NAMED,
        description="what was decided or left out, told to the user",
    )


class Storyboard(Word):
    """The whole plan of a film."""

    version: Literal[1, 2] = 2
    title: str = Field(min_length=1, max_length=80)
    logline: str = Field("", max_length=300)
    request: str
    language: Language = "en"
    seed: int = Field(0, ge=0, le=2**31 - 1)
    form: Form = Form.SKETCH
    device: Device = Device.REVERSAL
    style: FilmStyle = FilmStyle.TOON
    mood: Mood = Mood.PLAYFUL
    seconds: float = Field(30.0, ge=SHORTEST, le=LONGEST)
    cast: list[Identifier] = Field(default_factory=list, max_length=MOST_NAMED)
    called: dict[Identifier, str] = Field(
        default_factory=dict, max_length=MOST_NAMED, description="role names, by preset id"
    )
    entities: list[Entity] = Field(default_factory=list, max_length=MOST_ENTITIES)
    events: list[Event] = Field(default_factory=list, max_length=MOST_EVENTS)
    constraints: list[Constraint] = Field(default_factory=list, max_length=20)
    tone: Tone | None = None
    known: list[KnownFact] = Field(
        default_factory=list,
        max_length=MOST_NAMED,
        description="facts that the film shows, or lets somebody say",
    )
    beats: list[Beat] = Field(min_length=1, max_length=MOST_SHOTS)
    end_card: str = Field("", max_length=80)
    fade_out: float = Field(0.5, ge=0.0, le=4.0, description="seconds in which the last picture gets black")
    caption_size: float = Field(1.0, ge=0.5, le=2.0, description="against the usual size")
    music_level: float = Field(0.0, ge=-24.0, le=12.0, description="dB against the usual level")
    planner: str = Field("deterministic", max_length=200, description="which planner wrote it")
    notes: list[str] = Field(default_factory=list, max_length=MOST_NAMED)

    @model_validator(mode="after")
    def _ids_differ(self) -> Storyboard:
        """Takes are named after shots and lines, and the cut is called film."""
        if len(self.shots) > MOST_SHOTS:
            raise ValueError(f"a film has at most {MOST_SHOTS} shots")
        ids = [
            "film",
            *(shot.id for shot in self.shots),
            *(line.id for shot in self.shots for line in shot.lines),
        ]
        if len(ids) != len(set(ids)):
            raise ValueError("the ids of shots and lines must differ from each other and from 'film'")
        return self

    @property
    def shots(self) -> list[Shot]:
        """All shots in film order."""
        return [shot for beat in self.beats for shot in beat.shots]


class VisemeCue(Word):
    """A mouth shape from ``start`` for ``seconds``, measured from the line's first sample."""

    start: float = Field(ge=0, le=SPEECH_SECONDS)
    seconds: float = Field(gt=0, le=SPEECH_SECONDS)
    viseme: Viseme
    stress: bool = False


class SpokenWord(Word):
    """A written word and when it is heard, measured from the line's first sample."""

    text: str = Field(max_length=SPEECH_LETTERS)
    start: float = Field(ge=0, le=SPEECH_SECONDS)
    seconds: float = Field(ge=0, le=SPEECH_SECONDS)


class Speech(Word):
    """The timing of a spoken line: what puppets' mouths and captions follow."""

    character: Identifier
    text: str = Field(max_length=SPEECH_LETTERS)
    language: Language = "en"
    seconds: float = Field(gt=0, le=SPEECH_SECONDS)
    marks: list[VisemeCue] = Field(default_factory=list, max_length=SPEECH_MARKS)
    words: list[SpokenWord] = Field(default_factory=list, max_length=SPEECH_LETTERS)
    note: str = Field(
        "", max_length=400, description="what people should know of it: that another voice spoke it"
    )


class TimedLine(Word):
    """A speech inside a shot, ``start`` seconds after the shot's first frame."""

    speech: Speech
    start: float = Field(ge=0, le=SHOT_SECONDS)
