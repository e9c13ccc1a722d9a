"""What is said in a film and when: voice activity over the whole, then one transcription with word times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.progress import Progress
from ...common.story import Language
from ..recognition import SpeechRecognizer
from .records import ClipWord, FilmSpeech
from .sound import DecodedSound

_PIECE_SECONDS: Final = 600.0
"""The detector listens to so much at once, which bounds memory."""
_TURN_SECONDS: Final = 240.0
"""The recogniser hears so much at once, cut where nobody speaks."""
_PAUSE_MS, _LEAST_MS, _EDGE_MS = 250, 150, 60
_AROUND: Final = 0.25
"""Seconds of silence around what is heard."""


def film_speech(
    sound: DecodedSound, language: Language, recognizer: SpeechRecognizer, progress: Progress
) -> FilmSpeech:
    """Listens to a film's sound at 16 kHz."""
    speech = [span for start in _starts(sound) for span in _activity(sound, start)]
    words: list[ClipWord] = []
    for start, end in _turns(speech):
        progress(start / sound.seconds, f"Listening at {start / 60:.0f} of {sound.seconds / 60:.0f} minutes")
        first = max(start - _AROUND, 0.0)
        heard = recognizer.hear_words(sound.part(first, end + _AROUND), sound.rate, language)
        words += [
            ClipWord(start=first + one.start, end=first + one.end, text=one.text, sure=one.sure)
            for one in heard
        ]
    return FilmSpeech(seconds=sound.seconds, speech=speech, words=words)


def _starts(sound: DecodedSound) -> NDArray[np.float64]:
    return np.arange(0.0, sound.seconds, _PIECE_SECONDS)


def _activity(sound: DecodedSound, start: float) -> Iterator[tuple[float, float]]:
    """Seconds in which somebody speaks, in the piece from ``start``."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        min_speech_duration_ms=_LEAST_MS, min_silence_duration_ms=_PAUSE_MS, speech_pad_ms=_EDGE_MS
    )
    piece = sound.part(start, min(start + _PIECE_SECONDS, sound.seconds))
    for span in get_speech_timestamps(piece, options, sound.rate):
        yield start + span["start"] / sound.rate, start + span["end"] / sound.rate


def _turns(speech: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches to transcribe at once, each from a pause to a pause."""
    begun: float | None = None
    last = 0.0
    for start, end in speech:
        if begun is not None and end - begun > _TURN_SECONDS:
            yield begun, last
            begun = None
        begun = start if begun is None else begun
        last = end
    if begun is not None:
        yield begun, last
