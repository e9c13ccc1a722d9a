"""Sentences from an engine without timing of its own, put together as one finished and timed line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..common.story import Language, Speech, SpokenWord, VisemeCue
from ..common.vocabulary import Emotion, Viseme
from ..configs.voices import VoiceSpec
from .alignment import moved
from .delivery import Delivery
from .engine import Spoken
from .kokoro import finished
from .robot import RobotVoice

PAUSE: Final = 0.28
"""Seconds between two sentences, before the manner's factor."""
_EDGE: Final = 0.05
_QUIET: Final = 10 ** (-50 / 20)
Timed = TypeVar("Timed", VisemeCue, SpokenWord)


@dataclass(frozen=True)
class Sentence:
    """A sentence as it came: float32 mono samples (n,) with their rate."""

    text: str
    samples: NDArray[np.float32]
    rate: int


def assembled(
    text: str,
    sentences: list[Sentence],
    delivery: Delivery,
    voice: VoiceSpec,
    language: Language,
    character: str,
) -> Spoken:
    """The line: silences at ends cut, pauses between, at its loudness, with every mouth shape and word timed."""
    rate = sentences[0].rate
    pause = np.zeros(round(PAUSE * delivery.manner.pause * rate), np.float32)
    parts: list[NDArray[np.float32]] = []
    marks: list[VisemeCue] = []
    words: list[SpokenWord] = []
    at = 0
    reference = RobotVoice()
    for place, sentence in enumerate(sentences):
        samples = trimmed(sentence.samples, rate)
        guide = reference.say(
            sentence.text, voice.model_copy(update={"timbre": 0.0}), Emotion.NEUTRAL, language
        )
        timed = moved(guide.speech, guide.samples, guide.rate, samples, rate)
        last = place == len(sentences) - 1
        marks.extend(_shifted(cue, at / rate) for cue in timed.marks)
        words.extend(_shifted(word, at / rate) for word in timed.words)
        parts.append(samples)
        at += len(samples)
        if not last and len(pause):
            marks.append(VisemeCue(start=at / rate, seconds=len(pause) / rate, viseme=Viseme.REST))
            parts.append(pause)
            at += len(pause)
    samples = finished(np.concatenate(parts), rate, delivery)
    speech = Speech(
        character=character,
        text=text,
        language=language,
        seconds=len(samples) / rate,
        marks=marks,
        words=words,
    )
    return Spoken(samples, rate, speech)


def _shifted(timed: Timed, seconds: float) -> Timed:
    return timed.model_copy(update={"start": timed.start + seconds})


def trimmed(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Without the silence at both ends, but for 50 ms."""
    loud = np.flatnonzero(np.abs(samples) > _QUIET)
    if not len(loud):
        return samples
    edge = round(_EDGE * rate)
    return samples[max(int(loud[0]) - edge, 0) : int(loud[-1]) + edge]
