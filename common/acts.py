"""What happens in a story: who does what, with what, to whom, and how it ends.

A request is read as **entities** (who and what there is), **events** made of **acts**, and **constraints**.
The stage is asked for **staged acts**: the same acts with an action that a body can do and a time in a shot.
How an action looks belongs to ``puppets/acting``; which verb means which action is data (``verbs.yaml`` there).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from .mimes import Mime
from .records import Word

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,47}$")]
MOST_ENTITIES, MOST_EVENTS, MOST_ACTS = 40, 240, 8
"""Entities and events of a story, acts of an event or a shot."""
MOST_APART = 4
"""Members of a group that are told one by one; more are a crowd."""


class EntityKind(StrEnum):
    """What an entity is; a crowd is one entity of many."""

    PERSON = "person"
    ANIMAL = "animal"
    THING = "thing"
    CROWD = "crowd"


class Action(StrEnum):
    """What a body can be seen to do: the stage's vocabulary, to which verbs lead.

    ``who`` acts; ``what`` is the thing used, moved or worked on; ``whom`` the other one, a goal or a support.
    """

    # moving: ``whom`` with ``path`` is where to; manner says fast or slow
    GO = "go"
    CHASE = "chase"
    FLEE = "flee"
    FOLLOW = "follow"
    ENTER = "enter"
    LEAVE = "leave"
    CLIMB = "climb"
    DESCEND = "descend"
    JUMP = "jump"
    FALL = "fall"
    FLY = "fly"
    SWIM = "swim"
    RIDE = "ride"
    ROLL = "roll"
    SINK = "sink"
    FLOAT = "float"
    DANCE = "dance"
    TURN = "turn"
    SLIDE = "slide"
    # posture
    SIT = "sit"
    LIE = "lie"
    SLEEP = "sleep"
    WAKE = "wake"
    RISE = "rise"
    KNEEL = "kneel"
    BOW = "bow"
    HIDE = "hide"
    WAIT = "wait"
    # hands and things
    TAKE = "take"
    PUT = "put"
    GIVE = "give"
    THROW = "throw"
    CATCH = "catch"
    DROP = "drop"
    CARRY = "carry"
    PUSH = "push"
    PULL = "pull"
    HIT = "hit"
    KICK = "kick"
    BREAK = "break"
    OPEN = "open"
    CLOSE = "close"
    DIG = "dig"
    BUILD = "build"
    DRAW = "draw"
    STIR = "stir"
    EAT = "eat"
    DRINK = "drink"
    WEAR = "wear"
    CLEAN = "clean"
    PLAY = "play"
    READ = "read"
    USE = "use"
    # with others
    HUG = "hug"
    KISS = "kiss"
    SHAKE_HANDS = "shake_hands"
    FIGHT = "fight"
    LIFT = "lift"
    # showing, sounding, feeling
    SPEAK = "speak"
    SHOUT = "shout"
    WHISPER = "whisper"
    SING = "sing"
    LAUGH = "laugh"
    CRY = "cry"
    LOOK = "look"
    SEARCH = "search"
    POINT = "point"
    WAVE = "wave"
    NOD = "nod"
    REFUSE = "refuse"
    CELEBRATE = "celebrate"
    CLAP = "clap"
    TREMBLE = "tremble"
    THINK = "think"
    SNEEZE = "sneeze"
    COUGH = "cough"
    YAWN = "yawn"
    FEEL = "feel"
    # changing
    APPEAR = "appear"
    VANISH = "vanish"
    GROW = "grow"
    SHRINK = "shrink"
    CHANGE = "change"
    BURN = "burn"
    EXPLODE = "explode"
    SHAKE = "shake"
    ATTEMPT = "attempt"
    """Nobody knows how it looks: try, impact, a visible result."""


TRAVELS: Final = frozenset(
    {
        Action.GO, Action.CHASE, Action.FOLLOW, Action.FLY, Action.SWIM, Action.RIDE, Action.ROLL,
        Action.FLOAT, Action.SLIDE,
    }
)  # fmt: skip
"""What leads into the picture whoever wasn't in it."""


class Way(StrEnum):
    """How an act lies to its goal or support."""

    TO = "to"
    FROM = "from"
    ONTO = "onto"
    OFF = "off"
    INTO = "into"
    OUT_OF = "out_of"
    OVER = "over"
    UNDER = "under"
    BEHIND = "behind"
    AROUND = "around"
    THROUGH = "through"
    PAST = "past"
    AWAY = "away"
    UP = "up"
    DOWN = "down"
    AT = "at"


class Outcome(StrEnum):
    """How an act ends."""

    DONE = "done"
    FAILS = "fails"
    INTERRUPTED = "interrupted"


class Manner(StrEnum):
    """How an act is done."""

    FAST = "fast"
    SLOW = "slow"
    SECRET = "secret"
    HARD = "hard"
    GENTLE = "gentle"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    SCARED = "scared"
    PROUD = "proud"


class Relation(StrEnum):
    """How an event follows the one before it."""

    FIRST = "first"
    THEN = "then"
    BECAUSE = "because"
    BUT = "but"
    WHILE = "while"
    UNTIL = "until"
    AGAIN = "again"


class ConstraintKind(StrEnum):
    """What a film must keep to."""

    NOBODY = "nobody"
    """No person on screen."""
    ONLY_THESE = "only_these"
    """Nobody but the entities named."""
    NO_DIALOGUE = "no_dialogue"
    NARRATOR_ONLY = "narrator_only"
    NO_JOKES = "no_jokes"
    ONLY_THESE_LINES = "only_these_lines"
    EXACT_SHOTS = "exact_shots"
    LENGTH = "length"
    FORM = "form"
    LANGUAGE = "language"
    SCRIPT = "script"
    WITHOUT = "without"
    """``value`` names what must not be seen."""


class Tone(StrEnum):
    """What the film is to feel like; it decides pace, light, music and silence."""

    FUNNY = "funny"
    SAD = "sad"
    TENDER = "tender"
    CALM = "calm"
    TENSE = "tense"
    SCARY = "scary"
    EPIC = "epic"
    PLAIN = "plain"


SpotRelation = Literal["on", "in", "behind", "under", "held_by", "riding"]
"""How a body lies to what it is at."""


class Spot(Word):
    """Where somebody or something is before what happens next, by what it is at."""

    relation: SpotRelation
    entity: Identifier


class Entity(Word):
    """Somebody or something in the story, named once and met again by its id."""

    id: Identifier
    kind: EntityKind
    name: str = Field(max_length=60, description="as the film says it: 'Mira', 'the old fisherman', '猫'")
    words: str = Field("", max_length=120, description="the whole phrase as given, with adjectives")
    noun: str = Field("", max_length=40, description="the head noun, singular: 'fisherman', 'cat', '猫'")
    character: Identifier | None = Field(None, description="the preset it is, for a named character")
    prop: str = Field("", max_length=40, description="the PropKind that draws it, where there is one")
    traits: list[str] = Field(default_factory=list, max_length=8, description="adjectives: 'tiny', 'red'")
    gender: Literal["", "female", "male"] = ""
    age: Literal["", "child", "teen", "adult", "elder"] = ""
    count: int = Field(1, ge=1, le=50)
    at: Spot | None = Field(None, description="where it is before anything happens: a cat on the roof")


class Act(Word):
    """One thing done, as it was read."""

    verb: str = Field(max_length=40, description="the verb's base form in its own language")
    action: Action
    who: list[Identifier] = Field(default_factory=list, max_length=6)
    what: Identifier | None = None
    whom: Identifier | None = None
    path: Way | None = None
    manner: list[Manner] = Field(default_factory=list, max_length=4)
    outcome: Outcome = Outcome.DONE
    says: str = Field("", max_length=300, description="quoted words, verbatim")
    about: str = Field("", max_length=120, description="what is spoken, read, sung or thought of")
    times: int = Field(1, ge=1, le=20)

    @property
    def names(self) -> list[str]:
        """The ids of everybody and everything in it, the doers first."""
        return [*self.who, *filter(None, (self.what, self.whom))]


class Event(Word):
    """Acts that belong together, in the order in which they are told."""

    id: Identifier
    acts: list[Act] = Field(min_length=1, max_length=MOST_ACTS)
    relation: Relation = Relation.THEN
    text: str = Field("", max_length=400, description="the words of the request that tell it")
    place: str = Field("", max_length=40, description="the Place it plays in, where it was said")
    time: str = Field("", max_length=20, description="the TimeOfDay, where it was said")
    weather: str = Field("", max_length=20, description="the Weather, where it was said")


class Constraint(Word):
    """Something the film must keep to; ``value`` as its kind says."""

    kind: ConstraintKind
    value: str = Field("", max_length=200)
    text: str = Field("", max_length=200, description="the words of the request that ask for it")


class StoryReading(Word):
    """What happens, as it was read out of a request."""

    entities: list[Entity] = Field(default_factory=list, max_length=MOST_ENTITIES)
    events: list[Event] = Field(default_factory=list, max_length=MOST_EVENTS)
    constraints: list[Constraint] = Field(default_factory=list, max_length=20)
    tone: Tone | None = None
    not_understood: list[str] = Field(default_factory=list, max_length=60)

    @property
    def acts(self) -> list[Act]:
        """The acts of all events, in their order."""
        return [act for event in self.events for act in event.acts]


class StagedAct(Word):
    """An act in a shot: a body does ``action`` from ``start`` for ``seconds``.

    Ids are those of the shot's actors and things. What is true when it ends (held, lying, broken) stays true.
    """

    action: Action
    who: list[Identifier] = Field(min_length=1, max_length=6)
    what: Identifier | None = None
    whom: Identifier | None = None
    path: Way | None = None
    manner: list[Manner] = Field(default_factory=list, max_length=4)
    outcome: Outcome = Outcome.DONE
    times: int = Field(1, ge=1, le=20)
    start: float = Field(0.0, ge=0.0, le=60.0, description="seconds after the shot's first frame")
    seconds: float = Field(1.5, ge=0.1, le=60.0)
    mime: Mime | None = Field(None, description="its picture, where its action has several")
    event: Identifier | None = Field(None, description="the event it shows")

    @property
    def names(self) -> list[str]:
        """The ids of everybody and everything in it, the doers first."""
        return [*self.who, *filter(None, (self.what, self.whom))]


def helps_up(act: Act | StagedAct) -> bool:
    """Whether a person is pulled to their feet, who must lie before and stands then."""
    return act.action is Action.PULL and act.path is Way.UP and act.what is None


def puts_out(act: Act | StagedAct, name: str) -> bool:
    """Whether an act ends a fire: it is blown or switched off, or something is poured over it."""
    if act.action is Action.PUT and act.path is Way.OVER:
        return act.whom == name
    return act.action is Action.CLOSE and name in (act.what, act.whom)


class State(StrEnum):
    """What is true of somebody or something when a shot begins."""

    ASLEEP = "asleep"
    BROKEN = "broken"
    OPEN = "open"
    WET = "wet"
    BURNING = "burning"
    LIT = "lit"
    BIG = "big"
    SMALL = "small"
    TIPPED = "tipped"


class Posture(StrEnum):
    """How a body is carried when a shot begins."""

    STAND = "stand"
    SIT = "sit"
    LIE = "lie"
    KNEEL = "kneel"


class ShotStart(Word):
    """What is true of one body when a shot begins."""

    id: Identifier
    posture: Posture = Posture.STAND
    at: Spot | None = None
    states: list[State] = Field(default_factory=list, max_length=8)


class ActEntry(Word):
    """One row of an ANIMATION_ACTS: something that happens in a shot, or what was true before."""

    act: StagedAct | None = None
    before: ShotStart | None = None
