"""Words for SDXL: a character preset in a scene, pose and mood, as prompt and negative prompt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...common.vocabulary import Emotion, Framing, Gesture
from ...configs.schema import CharacterPreset, PromptStyle

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
        scene: name of one of the preset's scenes, or free words.
        negative: words to avoid beside the preset's and the style's.
        extra: further words, put before the style's suffix.
    """
    style = style or PromptStyle()
    parts = [
        FRAMINGS[framing] + " of",
        ", ".join([*preset.trigger_words, preset.prompt]).strip(", "),
        GESTURES[gesture],
        EMOTIONS[emotion],
        preset.scenes.get(scene, scene),
        extra.strip(),
    ]
    body = ", ".join(part for part in parts[1:] if part)
    positive = f"{style.prefix}{parts[0]} {body}{style.suffix}"
    return Prompt(positive, joined([preset.negative_prompt, style.negative, negative]))


def joined(pieces: Iterable[str]) -> str:
    """Comma-separated word lists as one, each entry once."""
    words = [word.strip() for piece in pieces for word in piece.split(",")]
    return ", ".join(dict.fromkeys(word for word in words if word))
