"""The closed word lists that writing, drawing, speaking and cutting share.

A word stands here when more than one room must agree on it: the planner may only ask for what the
puppets can draw and the sound can play. Each room keeps its own meaning of a word (a place's colours,
a gesture's angles, the aliases a person may type); tests check that no word is left without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Emotion(StrEnum):
    """What a face shows and a voice carries."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    SURPRISED = "surprised"
    ANGRY = "angry"
    SCARED = "scared"
    SMUG = "smug"
    THOUGHTFUL = "thoughtful"


class Gesture(StrEnum):
    """What a body does during a shot."""

    STAND = "stand"
    WAVE = "wave"
    ARMS_UP = "arms_up"
    HANDS_ON_HIPS = "hands_on_hips"
    POINT = "point"
    SHRUG = "shrug"
    THINK = "think"
    FACEPALM = "facepalm"
    CLAP = "clap"
    CROSS_ARMS = "cross_arms"
    SALUTE = "salute"
    BOW = "bow"
    PRESENT = "present"
    HOLD = "hold"
    WALK = "walk"
    SIT = "sit"
    JUMP = "jump"


class Framing(StrEnum):
    """How much of the characters a shot shows."""

    CLOSE_UP = "close_up"
    MEDIUM = "medium"
    FULL = "full"
    WIDE = "wide"


class CameraMove(StrEnum):
    """How the camera moves during a shot."""

    STATIC = "static"
    PUSH_IN = "push_in"
    PULL_OUT = "pull_out"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    TILT_UP = "tilt_up"
    TILT_DOWN = "tilt_down"
    HANDHELD = "handheld"
    SHAKE = "shake"


class Place(StrEnum):
    """Where a shot plays."""

    OCEAN = "ocean"
    UNDERWATER = "underwater"
    BEACH = "beach"
    TOWN = "town"
    FOREST = "forest"
    SNOW = "snow"
    ROOM = "room"
    KITCHEN = "kitchen"
    STAGE = "stage"
    STATION = "station"
    SPACE = "space"
    DESERT = "desert"
    MOUNTAIN = "mountain"
    SCHOOL = "school"
    OFFICE = "office"
    CASTLE = "castle"
    BEDROOM = "bedroom"
    BATHROOM = "bathroom"
    SHOP = "shop"
    CAFE = "cafe"
    LIBRARY = "library"
    HOSPITAL = "hospital"
    TRAIN = "train"
    BARN = "barn"
    CAVE = "cave"
    MUSEUM = "museum"
    STREET = "street"
    PARK = "park"
    GARDEN = "garden"
    PLAYGROUND = "playground"
    FARM = "farm"
    RIVER = "river"
    MARKET = "market"
    JUNGLE = "jungle"
    POOL = "pool"
    SHIP = "ship"


INDOORS: Final = frozenset(
    {
        *(Place.ROOM, Place.KITCHEN, Place.SCHOOL, Place.OFFICE, Place.CASTLE, Place.STAGE, Place.STATION),
        *(Place.BEDROOM, Place.BATHROOM, Place.SHOP, Place.CAFE, Place.LIBRARY, Place.HOSPITAL),
        *(Place.TRAIN, Place.BARN, Place.CAVE, Place.MUSEUM),
    }
)
"""Places with a roof: weather shows through their windows only, and is heard muffled."""
BEFORE_THE_DOOR: Final[Mapping[Place, Place]] = {
    **dict.fromkeys(
        (Place.SHOP, Place.CAFE, Place.LIBRARY, Place.HOSPITAL, Place.MUSEUM, Place.SCHOOL, Place.OFFICE),
        Place.STREET,
    ),
    Place.STATION: Place.STREET,
    Place.TRAIN: Place.STATION,
    Place.BARN: Place.FARM,
    Place.CAVE: Place.MOUNTAIN,
}
"""Where somebody stands who came out of a place; the rooms of a home have no street door of their own."""
SHORES: Final = frozenset({Place.OCEAN, Place.BEACH, Place.RIVER, Place.POOL})
"""Places on the edge of water that one swims in, falls into and fishes from."""


class TimeOfDay(StrEnum):
    """The light of a shot."""

    DAY = "day"
    MORNING = "morning"
    SUNSET = "sunset"
    NIGHT = "night"


class Weather(StrEnum):
    """What the sky does."""

    CLEAR = "clear"
    RAIN = "rain"
    STORM = "storm"
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"


class FilmStyle(StrEnum):
    """A look that goes through the whole picture."""

    TOON = "toon"
    SILENT = "silent"
    NOIR = "noir"
    STORYBOOK = "storybook"
    NEWS = "news"


class Transition(StrEnum):
    """How a shot begins."""

    CUT = "cut"
    DISSOLVE = "dissolve"
    FADE = "fade"
    WIPE = "wipe"
    IRIS = "iris"


class BeatKind(StrEnum):
    """The steps of a joke."""

    SETUP = "setup"
    EXPECTATION = "expectation"
    TWIST = "twist"
    TAG = "tag"


class Device(StrEnum):
    """The comic engine of a story."""

    REVERSAL = "reversal"
    EXAGGERATION = "exaggeration"
    ANACHRONISM = "anachronism"
    LITERAL = "literal"
    STATUS_SWAP = "status_swap"
    BATHOS = "bathos"
    RUNNING_GAG = "running_gag"


class Form(StrEnum):
    """The known form that a film plays with."""

    SKETCH = "sketch"
    TRAILER = "trailer"
    DOCUMENTARY = "documentary"
    COMMERCIAL = "commercial"
    NEWS = "news"
    COOKING_SHOW = "cooking_show"
    SILENT_FILM = "silent_film"
    SUPERHERO = "superhero"
    HEIST = "heist"
    HORROR = "horror"
    MOTIVATION = "motivation"
    ROMANCE = "romance"
    INTERVIEW = "interview"


class Mood(StrEnum):
    """The music bed of a film."""

    PLAYFUL = "playful"
    ADVENTUROUS = "adventurous"
    MYSTERIOUS = "mysterious"
    TENSE = "tense"
    ROMANTIC = "romantic"
    EPIC = "epic"
    MELANCHOLY = "melancholy"
    RAGTIME = "ragtime"
    NEWSROOM = "newsroom"
    NONE = "none"


class Sound(StrEnum):
    """A sound effect that the storyboard can cue."""

    SPLASH = "splash"
    POP = "pop"
    BOING = "boing"
    WHOOSH = "whoosh"
    DRUM_STING = "drum_sting"
    GULLS = "gulls"
    WIND = "wind"
    WAVES = "waves"
    RAIN = "rain"
    THUNDER = "thunder"
    BUBBLES = "bubbles"
    BELL = "bell"
    APPLAUSE = "applause"
    RECORD_SCRATCH = "record_scratch"
    SAD_TROMBONE = "sad_trombone"
    DING = "ding"
    CRASH = "crash"
    FOOTSTEPS = "footsteps"
    CRICKETS = "crickets"
    CLOCK = "clock"


class Viseme(StrEnum):
    """A mouth shape, after the classic animation charts (Preston Blair's ten)."""

    REST = "rest"
    CLOSED = "closed"
    OPEN = "open"
    MID = "mid"
    SMILE = "smile"
    ROUND = "round"
    PUCKER = "pucker"
    TEETH = "teeth"
    BITE = "bite"
    TONGUE = "tongue"
