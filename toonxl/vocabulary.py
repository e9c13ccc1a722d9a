"""What Toon XL can be asked for: its words, how captions are written, and which pictures it learns from.

A :class:`Scene` is one picture in words. :func:`scene_at` draws the n-th scene of a seed, :func:`caption`
words it in one of many ways, :func:`held_out` tells which combinations training never sees. All of it is plain
data; the pictures are made in ``data``.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ..common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from ..configs.look import Hair

FRAMINGS: Final[Mapping[Framing, tuple[str, ...]]] = MappingProxyType(
    {
        Framing.CLOSE_UP: ("close-up of", "close-up portrait of", "a close-up picture of"),
        Framing.MEDIUM: ("medium shot of", "a half body picture of", "medium picture of"),
        Framing.FULL: ("full body picture of", "full shot of", "a full body shot of"),
    }
)
EMOTIONS: Final[Mapping[Emotion, tuple[str, ...]]] = MappingProxyType(
    {
        Emotion.NEUTRAL: ("calm", "neutral"),
        Emotion.HAPPY: ("happy", "smiling"),
        Emotion.SAD: ("sad", "unhappy"),
        Emotion.SURPRISED: ("surprised", "astonished"),
        Emotion.ANGRY: ("angry", "furious"),
    }
)
GESTURES: Final[Mapping[Gesture, tuple[str, ...]]] = MappingProxyType(
    {
        Gesture.STAND: ("standing",),
        Gesture.WAVE: ("waving", "waving a hand"),
        Gesture.ARMS_UP: ("arms up", "with arms up"),
        Gesture.HANDS_ON_HIPS: ("hands on hips", "with hands on hips"),
        Gesture.CROSS_ARMS: ("arms crossed", "with crossed arms"),
    }
)
HAIRS: Final[Mapping[Hair, str]] = MappingProxyType(
    {
        Hair.CURLY: "curly {} hair",
        Hair.SPIKY: "spiky {} hair",
        Hair.LONG: "long {} hair",
        Hair.BUN: "{} hair in a bun",
        Hair.BOB: "{} bob hair",
        Hair.AFRO: "{} afro hair",
        Hair.PIGTAILS: "{} pigtails hair",
        Hair.BALD: "bald head",
    }
)
HAIR_COLOURS: Final = ("black", "brown", "blonde", "red", "blue", "green", "purple", "white")
SHIRT_COLOURS: Final = ("red", "blue", "green", "yellow", "white", "black", "orange", "pink")
SKINS: Final[Mapping[str, str]] = MappingProxyType(
    {"fair": "fair skin", "honey": "tan skin", "chocolate": "brown skin", "umber": "dark skin"}
)
EYE_COLOURS: Final = ("brown", "blue", "green")
PLACES: Final[Mapping[Place, tuple[str, ...]]] = MappingProxyType(
    {
        Place.OCEAN: ("on the ocean", "ocean background"),
        Place.UNDERWATER: ("underwater", "underwater background"),
        Place.BEACH: ("at the beach", "beach background"),
        Place.TOWN: ("in town", "town background"),
        Place.FOREST: ("in the forest", "forest background"),
        Place.SNOW: ("in the snow", "snow background"),
        Place.ROOM: ("in a room", "room background"),
        Place.STAGE: ("on stage", "stage background"),
        Place.SPACE: ("in space", "space background"),
        Place.DESERT: ("in the desert", "desert background"),
    }
)
TIMES: Final[Mapping[TimeOfDay, str]] = MappingProxyType({TimeOfDay.DAY: "day", TimeOfDay.NIGHT: "night"})
NIGHTS = 0.1
"""Share of scenes at night."""
PLAIN = 0.5
"""Share of captions in the plainest wording and order."""
SHADES: Final[Mapping[str, str]] = MappingProxyType({"red": "#d8281e"})
"""Colours that are drawn otherwise than the studio's colour of that name."""
PLATES = 8
"""How many paintings of each place there are."""
HOLD_OUT = 10
"""One in this many combinations of hair, hair colour, shirt colour and place is never trained on."""


class ControlKind(StrEnum):
    """What a ControlNet follows."""

    POSE = "pose"
    DEPTH = "depth"
    CANNY = "canny"


@dataclass(frozen=True)
class Scene:
    """One picture in words of the vocabulary, and the chance that fills in the rest.

    Attributes:
        facing: where the body turns, −1 … 1.
        x: where it stands, −1 … 1.
        moment: seconds into the shot.
        seed: of everything else that the words leave open: the background's details, the manner of moving.
    """

    framing: Framing
    emotion: Emotion
    gesture: Gesture
    hair: Hair
    hair_colour: str
    shirt: str
    skin: str
    eyes: str
    place: Place
    time: TimeOfDay
    facing: float = 0.0
    x: float = 0.0
    moment: float = 1.0
    seed: int = 0


def held_out(scene: Scene) -> bool:
    """Whether training must never see this combination."""
    key = f"{scene.hair}/{scene.hair_colour}/{scene.shirt}/{scene.place}"
    return hashlib.sha256(key.encode()).digest()[0] % HOLD_OUT == 0


def scene_at(seed: int, index: int, *, unseen: bool = False) -> Scene:
    """The ``index``-th scene of a seed: one to train on, or (``unseen``) a held-out combination."""
    chance = random.Random(f"scene/{seed}/{index}")
    while True:
        scene = _scene(chance)
        if held_out(scene) == unseen:
            return scene


def _scene(chance: random.Random) -> Scene:
    framing = chance.choices(list(FRAMINGS), (0.42, 0.36, 0.22))[0]
    gesture = chance.choice(list(GESTURES))
    return Scene(
        framing=framing,
        emotion=chance.choice(list(EMOTIONS)),
        gesture=Gesture.STAND if framing is Framing.CLOSE_UP else gesture,
        hair=chance.choices(list(HAIRS), (1, 1, 1, 1, 1, 1, 1, 0.5))[0],
        hair_colour=chance.choice(HAIR_COLOURS),
        shirt=chance.choice(SHIRT_COLOURS),
        skin=chance.choice(list(SKINS)),
        eyes=chance.choice(EYE_COLOURS),
        place=chance.choice(list(PLACES)),
        time=TimeOfDay.NIGHT if chance.random() < NIGHTS else TimeOfDay.DAY,
        facing=chance.uniform(-0.3, 0.3),
        x=chance.uniform(-0.15, 0.15),
        moment=chance.uniform(0.8, 1.8),
        seed=chance.randrange(PLATES),
    )


def caption(
    scene: Scene, chance: random.Random | None = None, *, forget: float = 0.0, posed: bool = True
) -> str:
    """The scene in words; without ``chance`` in its plainest wording.

    Args:
        chance: varies wording and order; half of the time the wording stays plain, which teaches faster.
        forget: how likely each detail is left out.
        posed: whether framing and gesture are told, or left to a control picture.
    """

    def pick(options: Sequence[str]) -> str:
        return options[0] if chance is None else chance.choice(list(options))

    if chance is not None and chance.random() < PLAIN:
        chance = None
    framing, emotion = pick(FRAMINGS[scene.framing]), pick(EMOTIONS[scene.emotion])
    start = f"{'an' if emotion[0] in 'aeiou' else 'a'} {emotion} {pick(('kid', 'child', 'kid'))}"
    if posed:
        start = f"{framing} {start}"
    details = [
        HAIRS[scene.hair].format(scene.hair_colour),
        pick((f"{scene.shirt} shirt", f"{scene.shirt} t-shirt", f"wearing a {scene.shirt} shirt")),
        f"{scene.eyes} eyes",
        SKINS[scene.skin],
    ]
    if posed and shows_gesture(scene):
        details.append(pick(GESTURES[scene.gesture]))
    ending = [pick(PLACES[scene.place])]
    if scene.time is TimeOfDay.NIGHT:
        ending.append(pick(("at night", "night")))
    elif chance is not None and chance.random() < 0.15:
        ending.append("by day")
    if chance is not None:
        chance.shuffle(details)
        details = [item for item in details if chance.random() >= forget]
        if chance.random() < 0.2:
            return ", ".join([*ending, start, *details])
    return ", ".join([start, *details, *ending])


def phrase(aspect: str, word: str) -> str:
    """One of a scene's words as a caption has it, such as ``red shirt`` for ``shirt`` and ``red``."""
    match aspect:
        case "place":
            return PLACES[Place(word)][0]
        case "framing":
            return FRAMINGS[Framing(word)][0].removesuffix(" of")
        case "emotion":
            return EMOTIONS[Emotion(word)][0]
        case "gesture":
            return GESTURES[Gesture(word)][0]
        case "hair":
            return " ".join(HAIRS[Hair(word)].format("").split())
        case "hair_colour":
            return f"{word} hair"
    return f"{word} {aspect}"


def character_caption(scene: Scene, trigger: str, chance: random.Random | None = None) -> str:
    """A caption that names a character by its trigger word, and says only what its looks don't decide."""

    def pick(options: Sequence[str]) -> str:
        return options[0] if chance is None else chance.choice(list(options))

    emotion = pick(EMOTIONS[scene.emotion])
    words = [f"{pick(FRAMINGS[scene.framing])} {trigger}", f"{emotion} kid"]
    if shows_gesture(scene):
        words.append(pick(GESTURES[scene.gesture]))
    return ", ".join([*words, pick(PLACES[scene.place])])


def shows_gesture(scene: Scene) -> bool:
    """Whether the framing leaves room for the gesture."""
    return scene.framing is not Framing.CLOSE_UP


def vary(scene: Scene, **words: object) -> Scene:
    """The scene with some words replaced."""
    return replace(scene, **words)  # type: ignore[arg-type]


def scenes_fingerprint() -> str:
    """Changes whenever other scenes are drawn from a seed: names picture folders."""
    return _digest([asdict(scene_at(0, index)) for index in range(40)])


def fingerprint() -> str:
    """Changes whenever scenes or their wording change: guards resumed runs."""
    words = [caption(scene_at(0, index), random.Random(index)) for index in range(40)]
    return _digest([scenes_fingerprint(), words])


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:12]
