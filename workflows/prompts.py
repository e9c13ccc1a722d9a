"""Words for SDXL: characters in a scene, pose and mood, as prompt and negative prompt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..common.story import Prop, Shot
from ..common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay, Weather
from ..configs.schema import CharacterPreset, PromptStyle

FRAMINGS = {
    Framing.CLOSE_UP: "close-up portrait",
    Framing.MEDIUM: "medium shot from the waist up",
    Framing.FULL: "full body shot",
    Framing.WIDE: "wide shot, small figure in a large scene",
}
EMOTIONS = {
    Emotion.NEUTRAL: "calm expression",
    Emotion.HAPPY: "happy smiling expression",
    Emotion.SAD: "sad expression",
    Emotion.SURPRISED: "surprised expression, open mouth",
    Emotion.ANGRY: "angry expression, furrowed brows",
    Emotion.SCARED: "scared expression, wide eyes",
    Emotion.SMUG: "smug smile, raised eyebrow",
    Emotion.THOUGHTFUL: "thoughtful expression, looking up",
}
GESTURES = {
    Gesture.STAND: "standing",
    Gesture.WAVE: "waving one hand",
    Gesture.ARMS_UP: "both arms raised",
    Gesture.HANDS_ON_HIPS: "hands on hips",
    Gesture.POINT: "pointing",
    Gesture.SHRUG: "shrugging",
    Gesture.THINK: "hand on chin",
    Gesture.FACEPALM: "hand over face",
    Gesture.CLAP: "clapping hands",
    Gesture.CROSS_ARMS: "arms crossed",
    Gesture.SALUTE: "saluting",
    Gesture.BOW: "bowing",
    Gesture.PRESENT: "presenting with open arms",
    Gesture.HOLD: "holding something in one hand",
    Gesture.WALK: "walking",
    Gesture.SIT: "sitting",
    Gesture.JUMP: "jumping",
}
PLACES = {
    Place.OCEAN: "on a wooden pier at the ocean",
    Place.UNDERWATER: "under water, coral and sea plants",
    Place.BEACH: "on a sandy beach with palm trees",
    Place.TOWN: "in a small Italian harbour town with pastel houses",
    Place.FOREST: "in a forest clearing",
    Place.SNOW: "in a snowy landscape",
    Place.ROOM: "in a cosy living room",
    Place.KITCHEN: "in a bright kitchen",
    Place.STAGE: "on a theatre stage with red curtains",
    Place.STATION: "on a railway platform",
    Place.SPACE: "on a small moon under a starry sky",
    Place.DESERT: "in a desert with cacti",
    Place.MOUNTAIN: "on a mountain meadow",
    Place.SCHOOL: "in a classroom",
    Place.OFFICE: "in an office with large windows",
    Place.CASTLE: "in a castle hall with a throne",
}
_PLACES = {str(place): words for place, words in PLACES.items()}
TIMES = {
    TimeOfDay.DAY: "daylight",
    TimeOfDay.MORNING: "soft morning light",
    TimeOfDay.SUNSET: "golden sunset light",
    TimeOfDay.NIGHT: "night, moonlight",
}
WEATHERS = {
    Weather.CLEAR: "",
    Weather.RAIN: "rain",
    Weather.STORM: "thunderstorm",
    Weather.SNOW: "falling snow",
    Weather.FOG: "fog",
    Weather.WIND: "strong wind",
}


@dataclass(frozen=True)
class Prompt:
    """What SDXL is told."""

    positive: str
    negative: str


def character_prompt(
    preset: CharacterPreset,
    *,
    scene: str = "",
    gesture: Gesture = Gesture.STAND,
    emotion: Emotion = Emotion.NEUTRAL,
    framing: Framing = Framing.MEDIUM,
    style: PromptStyle | None = None,
    negative: str = "",
    extra: str = "",
) -> Prompt:
    """The prompt of one character in one picture.

    The order matters to SDXL: framing, then who, then what they do, then where; style words stand around it.

    Args:
        scene: name of one of the preset's scenes, a place of the vocabulary, or free words.
        negative: words to avoid beside the preset's and the style's.
        extra: further words, put before the style's suffix.
    """
    style = style or PromptStyle()
    parts = [
        FRAMINGS[framing] + " of",
        ", ".join([*preset.trigger_words, preset.prompt]).strip(", "),
        GESTURES[gesture],
        EMOTIONS[emotion],
        preset.scenes.get(scene) or _PLACES.get(scene, scene),
        extra.strip(),
    ]
    body = ", ".join(part for part in parts[1:] if part)
    positive = f"{style.prefix}{parts[0]} {body}{style.suffix}"
    return Prompt(positive, joined([preset.negative_prompt, style.negative, negative]))


def joined(pieces: Iterable[str]) -> str:
    """Comma-separated word lists as one, each entry once."""
    words = [word.strip() for piece in pieces for word in piece.split(",")]
    return ", ".join(dict.fromkeys(word for word in words if word))


def woken(prompt: str, words: Iterable[str]) -> str:
    """The prompt with the trigger words it lacks put in front, each once."""
    lower = prompt.casefold()
    missing = [word for word in dict.fromkeys(words) if word.casefold() not in lower]
    return ", ".join([*missing, prompt] if prompt else missing)


def shot_prompt(
    shot: Shot,
    presets: Mapping[str, CharacterPreset],
    *,
    style: PromptStyle | None = None,
    negative: str = "",
) -> Prompt:
    """The prompt of a whole shot: everybody in it, what they do, the place, its light and the things around.

    Args:
        presets: of every actor, by character id.
    """
    style = style or PromptStyle()
    who = []
    for actor in shot.actors:
        preset = presets[actor.character]
        words = ", ".join([*preset.trigger_words, preset.prompt]).strip(", ")
        held = f", holding {named(actor.holds)}" if actor.holds else ""
        who.append(f"{words}, {GESTURES[actor.gesture]}, {EMOTIONS[actor.emotion]}{held}")
    setting = shot.setting
    where = setting.label or PLACES[setting.place]
    light = ", ".join(word for word in (TIMES[setting.time], WEATHERS[setting.weather]) if word)
    around = ", ".join(named(thing) for thing in shot.things)
    parts = [" and ".join(who), where, light, around]
    body = ", ".join(part for part in parts if part)
    avoid = [presets[actor.character].negative_prompt for actor in shot.actors]
    return Prompt(
        f"{style.prefix}{FRAMINGS[shot.framing]} of {body}{style.suffix}",
        joined([*avoid, style.negative, negative]),
    )


def named(thing: Prop) -> str:
    """A thing in words."""
    return thing.label or str(thing.prop).replace("_", " ")
