"""Which voice engine speaks: the one place in the pack where voice profiles become engines."""

from __future__ import annotations

from functools import lru_cache

from ..common.errors import StudioError
from ..common.folders import cache_folder
from ..common.scripts import line_language
from ..common.story import Language
from ..common.vocabulary import Emotion
from ..configs.schema import CharacterPreset, load_tts
from .engine import Spoken, VoiceEngines


@lru_cache(maxsize=1)
def engines() -> VoiceEngines:
    """The process's engines; none loads its model before the first line."""
    from ..configs.voices import EMBEDDED_ENGINE
    from .kokoro import KokoroVoice
    from .robot import ROBOT_ENGINE, RobotVoice

    return VoiceEngines({EMBEDDED_ENGINE: lambda: KokoroVoice(cache_folder()), ROBOT_ENGINE: RobotVoice})


def speak(
    text: str,
    preset: CharacterPreset,
    *,
    emotion: Emotion = Emotion.NEUTRAL,
    language: Language | None = None,
    speed: float = 1.0,
    seed: int = 0,
    pitch: float = 0.0,
) -> Spoken:
    """Says a line in a character's voice.

    Args:
        text: what is said.
        preset: whose voice.
        emotion: how.
        language: None decides by the letters that carry the line.
        speed: factor on the voice's own rate.
        seed: varies the delivery.
        pitch: semitones above the voice's own.

    Raises:
        StudioError: ``voice_failed`` for an empty text, and whatever the engine raises.
    """
    if not text.strip():
        raise StudioError("voice_failed", "The line holds no words.", "Write what the character says.")
    rate = min(max(preset.voice.rate * speed, 0.6), 1.6)
    height = min(max(preset.voice.pitch + pitch, -12.0), 12.0)
    own = {**load_tts().pronunciations, **preset.voice.pronunciations}
    voice = preset.voice.model_copy(update={"rate": rate, "pitch": height, "pronunciations": own})
    spoken_in = language or line_language(text)
    return engines().engine(voice.engine).say(text.strip(), voice, emotion, spoken_in, seed, preset.id)
