"""A voice for machines without Kokoro: eSpeak NG, robotic but clear, with the same timing and manners.

It is an engine of its own (profile ``espeak``), chosen by a person or a configuration: a film that was meant
to have good voices doesn't silently get these. eSpeak NG carries its oscillators' phase from line to line, so
equal lines are equal to the ear and within a few samples, not to the bit.
"""

from __future__ import annotations

import bisect
from functools import cached_property
from typing import Final

import numpy as np

from ..common.errors import StudioError
from ..common.story import Language, Speech
from ..common.vocabulary import Emotion
from ..configs.voices import VoiceSpec
from . import script, timing
from .delivery import SpeechManner, deliver
from .engine import Spoken
from .espeak import Espeak, Robotic
from .kokoro import finished, resampled, silence
from .spoken import joined

ROBOT_ENGINE: Final = "espeak"
"""Its profile name."""
_LANGUAGES: Final[dict[Language, str]] = {"en": "en-us", "zh": "cmn"}
_WORDS_A_MINUTE: Final = 165
_MIDDLE_PITCH: Final = 50
_PITCH_STEP: Final = 3.2
"""eSpeak's units of pitch for a semitone, about the middle."""
_EDGE_SECONDS: Final = 0.05
_GATE: Final = 0.004


class RobotVoice:
    """Speaks with eSpeak NG (see :class:`~..voice.engine.VoiceEngine`)."""

    @cached_property
    def _espeak(self) -> Espeak:
        return Espeak()

    def say(
        self,
        text: str,
        voice: VoiceSpec,
        emotion: Emotion = Emotion.NEUTRAL,
        language: Language = "en",
        seed: int = 0,
        character: str = "narrator",
    ) -> Spoken:
        """Speaks ``text``; the blend only decides between a male and a female variant.

        Raises:
            StudioError: ``voice_failed`` or ``extra_missing``.
        """
        cleaned = script.checked(text)
        words = script.script_words(cleaned, language, voice.pronunciations)
        if not any(one.words for one in words):
            return silence(text, language, character)
        spoken, places = _as_text(words)
        delivery = deliver(voice, emotion, cleaned, character, seed)
        sizing = 2.0 ** (voice.timbre / 12.0)
        said = self._espeak.speak(
            spoken, _variant(voice, language), **_parameters(delivery.manner, voice, sizing)
        )
        if len(said.samples) == 0:
            raise StudioError(
                "voice_failed", f"Nothing was heard of the line {text!r}.", "Write it in other words."
            )
        said = _trimmed(said)
        samples = resampled(said.samples, sizing)
        sounds = _sounds(said, places, len(samples), sizing)
        samples = finished(samples, said.rate, delivery)
        speech = Speech(
            character=character,
            text=text,
            language=language,
            seconds=len(samples) / said.rate,
            marks=timing.marks(sounds, len(samples), said.rate),
            words=timing.words(sounds, [one.written for one in words], said.rate),
        )
        return Spoken(samples, said.rate, speech)


def _variant(voice: VoiceSpec, language: Language) -> str:
    male = sum(weight for name, weight in voice.weights().items() if "m_" in name)
    return f"{_LANGUAGES[language]}+{'m3' if male > 0.5 else 'f2'}"


def _parameters(manner: SpeechManner, voice: VoiceSpec, sizing: float) -> dict[str, int]:
    pitch = _MIDDLE_PITCH + _PITCH_STEP * (manner.pitch - voice.timbre)
    return {
        "rate": round(float(np.clip(_WORDS_A_MINUTE * manner.rate / sizing, 80, 450))),
        "pitch": round(float(np.clip(pitch, 0, 99))),
        "spread": round(float(np.clip(50 * manner.width, 0, 100))),
    }


def _trimmed(said: Robotic) -> Robotic:
    """Without the silence at both ends, but for 50 ms."""
    loud = np.flatnonzero(np.abs(said.samples) > _GATE)
    if len(loud) == 0:
        return said
    edge = round(_EDGE_SECONDS * said.rate)
    first, last = max(int(loud[0]) - edge, 0), min(int(loud[-1]) + edge, len(said.samples))
    return Robotic(
        said.samples[first:last],
        said.rate,
        [(max(at - first, 0), name) for at, name in said.phonemes],
        [(max(at - first, 0), place) for at, place in said.words],
    )


def _as_text(words: list[script.ScriptWord]) -> tuple[str, list[int]]:
    """What eSpeak NG reads, and where each written word begins in it."""
    text = ""
    places: list[int] = []
    for one in words:
        gap = "" if not text or (one.words and script.is_han(one.words[0])) else " "
        places.append(len(text) + len(gap))
        text += f"{gap}{joined(one.words)}{one.stop}"
    return text, places


def _sounds(said: Robotic, offsets: list[int], total: int, sizing: float) -> list[timing.TimedToken]:
    """One sound a letter of IPA, each in the written word whose place in the text was being said."""
    starts = [at for at, _ in said.words]
    units = [bisect.bisect_right(offsets, place) - 1 for _, place in said.words]
    sounds: list[timing.TimedToken] = []
    ends = [at for at, _ in said.phonemes[1:]] + [len(said.samples)]
    for (at, name), end in zip(said.phonemes, ends, strict=True):
        word = bisect.bisect_right(starts, at) - 1
        letters = name or " "
        edges = np.linspace(at / sizing, end / sizing, len(letters) + 1).round().astype(int).clip(0, total)
        for place, letter in enumerate(letters):
            unit = units[word] if name and word >= 0 else -1
            sounds.append(timing.TimedToken(letter, int(edges[place]), int(edges[place + 1]), unit))
    return sounds
