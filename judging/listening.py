"""Listening to a spoken line as a person would: are its words understood (:mod:`.words`), is it its character
(:mod:`.speaker_similarity`). Here what listens is put together; each part says by itself when it can't."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..common.checks import Check
from ..common.progress import Progress, silent
from ..common.story import Speech
from ..common.vocabulary import Emotion
from ..configs.judging import VoiceThresholds
from ..configs.schema import CharacterPreset
from ..film.takes import Sound
from ..voice.engine import Spoken
from ..voice.engines import speak
from .speaker_similarity import VoiceGallery, find_encoder, measure_likeness
from .words import find_listener, measure_words


def find_gallery(cast: Mapping[str, CharacterPreset], cache: Path) -> VoiceGallery | None:
    """The cast's voices as references, or None when no speaker encoder is installed."""
    encoder = find_encoder()
    return None if encoder is None else VoiceGallery(cast, _say, encoder, cache)


def _say(text: str, preset: CharacterPreset, emotion: Emotion) -> Spoken:
    return speak(text, preset, emotion=emotion, language="en")


def measure_heard(
    sound: Sound,
    speech: Speech,
    cast: Mapping[str, CharacterPreset],
    thresholds: VoiceThresholds,
    cache: Path,
    progress: Progress = silent,
) -> list[Check]:
    """Words and likeness of a line, samples ``(n, channels)`` and their rate."""
    return [
        measure_words(*sound, speech, find_listener(cache), thresholds.words),
        measure_likeness(*sound, speech, find_gallery(cast, cache), thresholds.likeness, progress),
    ]
