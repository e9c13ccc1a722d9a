"""Which voice engine speaks: the one place in the pack where voice profiles become engines."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..common.errors import StudioError
from ..common.folders import cache_folder, voices_folder
from ..common.scripts import line_language
from ..common.story import Language
from ..common.vocabulary import Emotion
from ..configs.schema import CharacterPreset, load_tts
from ..configs.speech import GptSovitsProfile, SpeechEndpoint, TtsConfig
from ..configs.voices import EMBEDDED_ENGINE, GPT_SOVITS, SPEECH_ENDPOINT, VoiceSpec
from .engine import Spoken, VoiceEngine, VoiceEngines

SERVED = frozenset({GPT_SOVITS, SPEECH_ENDPOINT})
"""Engines that a server speaks for, which may be missing when a line is made."""
MOST_NOTE = 400


@lru_cache(maxsize=1)
def engines() -> VoiceEngines:
    """The process's engines; none loads its model before the first line."""
    from .kokoro import KokoroVoice
    from .robot import ROBOT_ENGINE, RobotVoice

    return VoiceEngines(
        {
            EMBEDDED_ENGINE: lambda: KokoroVoice(cache_folder()),
            ROBOT_ENGINE: RobotVoice,
            GPT_SOVITS: lambda: _sovits(load_tts().gpt_sovits),
            SPEECH_ENDPOINT: lambda: _endpoint(load_tts().speech_endpoint),
        },
        {GPT_SOVITS: lambda: load_tts().gpt_sovits, SPEECH_ENDPOINT: lambda: load_tts().speech_endpoint},
    )


def _sovits(profile: GptSovitsProfile) -> VoiceEngine:
    from .sovits.engine import SovitsVoice
    from .sovits.server import reviver

    return SovitsVoice(profile, voices_folder(), cache_folder(), revive=reviver(profile))


def _endpoint(profile: SpeechEndpoint) -> VoiceEngine:
    from .endpoint import EndpointVoice

    return EndpointVoice(profile)


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
        StudioError: ``voice_failed`` for an empty text, and whatever the engine raises. Where a server's engine fails,
            the embedded voice speaks instead (unless ``fallback`` is ``none``) and the speech's ``note`` says so.
    """
    if not text.strip():
        raise StudioError("voice_failed", "The line holds no words.", "Write what the character says.")
    rate = min(max(preset.voice.rate * speed, 0.6), 1.6)
    height = min(max(preset.voice.pitch + pitch, -12.0), 12.0)
    tts = load_tts()
    own = {**tts.pronunciations, **preset.voice.pronunciations}
    voice = preset.voice.model_copy(update={"rate": rate, "pitch": height, "pronunciations": own})
    spoken_in = language or line_language(text)
    name = chosen_engine(voice, spoken_in, tts)
    words = text.strip()
    try:
        return engines().engine(name).say(words, voice, emotion, spoken_in, seed, preset.id)
    except StudioError as error:
        if name not in SERVED or tts.fallback == "none":
            raise
        spare = engines().engine(EMBEDDED_ENGINE).say(words, voice, emotion, spoken_in, seed, preset.id)
        told = f"{preset.names.shown('en')} is heard with the embedded voice: {error.message}"
        return replace(spare, speech=spare.speech.model_copy(update={"note": told[:MOST_NOTE]}))


def chosen_engine(voice: VoiceSpec, language: Language, tts: TtsConfig) -> str:
    """The engine that a voice names itself, or else the one for its language or for everybody."""
    return voice.engine if "engine" in voice.model_fields_set else tts.engine_for(language)
