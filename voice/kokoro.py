"""The embedded voice engine: a line becomes sound with the timing of every mouth shape and word.

Way of a line: clean and read (:mod:`.script`), split where the model's window ends, plan (:mod:`.model`),
act (:mod:`.delivery`), shorten the silences, decode, size of head by resampling, level. Silences are cut out of the plan, not out
of the sound, which also saves their decoding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.story import Language, Speech, VisemeCue
from ..common.vocabulary import Emotion, Viseme
from ..configs.voices import VoiceSpec
from . import script, timing
from .delivery import Delivery, deliver, shaped
from .engine import Spoken
from .english import EnglishReader
from .loudness import normalised
from .mandarin import MandarinReader
from .model import FRAME, RATE, KokoroModel, Prosody, prepare

LOUDNESS: Final = -20.0
"""LUFS of a neutral line before the mix."""
WINDOW: Final = 180
"""Tokens spoken in one breath; the model takes 510 but speaks shorter phrases better."""
_EDGE: Final = 2
"""Frames of silence kept at both ends of a line (50 ms)."""
_PAUSES: Final = {",": 5, ";": 7, ":": 7, "—": 8, ".": 11, "!": 11, "?": 11, "…": 18}
"""Longest pause at punctuation within a line in frames, before the manner's factor."""
_SILENT_SECONDS: Final = 0.8


@dataclass(frozen=True)
class _Token:
    letter: str
    unit: int


class KokoroVoice:
    """Speaks with Kokoro on the CPU. Loads nothing before the first line; one instance serves a process.

    Args:
        cache: the studio's cache folder, where the prepared model is kept (92 MB).
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._english = EnglishReader()
        self._mandarin = MandarinReader()

    @cached_property
    def _model(self) -> KokoroModel:
        return KokoroModel(prepare(self._cache))

    def say(
        self,
        text: str,
        voice: VoiceSpec,
        emotion: Emotion = Emotion.NEUTRAL,
        language: Language = "en",
        seed: int = 0,
        character: str = "narrator",
    ) -> Spoken:
        """Speaks ``text`` at 24 kHz (see :class:`~..voice.engine.VoiceEngine`).

        A line of punctuation only is 0.8 s of silence with a resting mouth.

        Raises:
            StudioError: ``voice_failed`` for an empty or too long line, ``extra_missing`` without the packages.
        """
        cleaned = script.checked(text)
        units = script.read(cleaned, language, self._english, self._mandarin, voice.pronunciations)
        if not units:
            return silence(text, language, character)
        delivery = deliver(voice, emotion, cleaned, character, seed)
        sizing = 2.0 ** (voice.timbre / 12.0)
        samples, sounds = self._spoken(units, voice, delivery, sizing)
        samples = finished(samples, RATE, delivery)
        speech = Speech(
            character=character,
            text=text,
            language=language,
            seconds=len(samples) / RATE,
            marks=timing.marks(sounds, len(samples), RATE),
            words=timing.words(sounds, [unit.written for unit in units], RATE),
        )
        return Spoken(samples, RATE, speech)

    def _spoken(
        self, units: list[script.Unit], voice: VoiceSpec, delivery: Delivery, sizing: float
    ) -> tuple[NDArray[np.float32], list[timing.TimedToken]]:
        phrases = _phrases(_tokens(units, self._model.vocabulary))
        parts: list[NDArray[np.float32]] = []
        sounds: list[timing.TimedToken] = []
        offset = 0
        for index, phrase in enumerate(phrases):
            plan, style = self._plan(phrase, units, voice, delivery, sizing, last=index == len(phrases) - 1)
            part = resampled(self._model.decode(plan, style), sizing)
            edges = np.rint(np.cumsum([0, *plan.durations]) * FRAME / sizing).astype(int) + offset
            edges[-1] = offset + len(part)
            letters = [_Token(" ", -1), *phrase, _Token(" ", -1)]
            sounds.extend(
                timing.TimedToken(token.letter, int(edges[place]), int(edges[place + 1]), token.unit)
                for place, token in enumerate(letters)
            )
            parts.append(part)
            offset += len(part)
        return np.concatenate(parts), sounds

    def _plan(
        self,
        phrase: list[_Token],
        units: list[script.Unit],
        voice: VoiceSpec,
        delivery: Delivery,
        sizing: float,
        *,
        last: bool,
    ) -> tuple[Prosody, NDArray[np.float32]]:
        vocabulary = self._model.vocabulary
        style = self._model.style(voice.weights(), len(phrase))
        plan = self._model.prosody(
            [vocabulary[token.letter] for token in phrase], style, delivery.speed / sizing
        )
        loud = [False, *(token.unit >= 0 and units[token.unit].emphasis for token in phrase), False]
        emphasis = np.repeat(np.array(loud, np.bool_), plan.durations)
        plan = shaped(plan, delivery, emphasis=emphasis, lower=voice.timbre)
        return _tightened(plan, phrase, delivery.manner.pause * sizing, last=last), style


def _tokens(units: list[script.Unit], vocabulary: dict[str, int]) -> list[_Token]:
    """The model's tokens, each knowing its written word; letters the model lacks are left out."""
    tokens: list[_Token] = []
    for index, unit in enumerate(units):
        tokens.extend(_Token(letter, index) for letter in unit.phonemes + unit.stop if letter in vocabulary)
        if index < len(units) - 1:
            tokens.append(_Token(" ", -1))
    return tokens


def _phrases(tokens: list[_Token]) -> list[list[_Token]]:
    """Tokens in windows of at most :data:`WINDOW`, parted after the strongest mark in the later half."""
    phrases: list[list[_Token]] = []
    rest = tokens
    while len(rest) > WINDOW:
        cut = _best_cut([token.letter for token in rest[:WINDOW]])
        phrases.append(rest[:cut])
        rest = rest[cut:]
    return [*phrases, rest] if rest else phrases


def _best_cut(letters: list[str]) -> int:
    for marks in (".!?…", ";:—", ",", " "):
        places = [place for place in range(len(letters) // 3, len(letters)) if letters[place] in marks]
        if places:
            return places[-1] + 1
    return len(letters)


def _tightened(plan: Prosody, phrase: list[_Token], pause: float, *, last: bool) -> Prosody:
    """The plan with its silences cut (or drawn out) to what a cut film needs."""
    limits = [_EDGE, *(_limit(token.letter, pause) for token in phrase), _EDGE]
    if last:
        for place in range(len(phrase), 0, -1):
            if phrase[place - 1].letter not in _PAUSES and phrase[place - 1].letter != " ":
                break
            limits[place] = min(limits[place], 3)
    durations = np.minimum(plan.durations, np.array(limits, np.int64))
    starts = np.concatenate([[0], np.cumsum(plan.durations)[:-1]])
    frames = np.concatenate(
        [
            np.arange(start + full - kept, start + full) if place == 0 else np.arange(start, start + kept)
            for place, (start, full, kept) in enumerate(zip(starts, plan.durations, durations, strict=True))
        ]
    )
    halves = np.stack([2 * frames, 2 * frames + 1], axis=1).reshape(-1)
    return Prosody(durations, plan.pitch[halves], plan.energy[halves], plan.content[:, frames])


def _limit(letter: str, pause: float) -> int:
    if letter in _PAUSES:
        return max(2, round(_PAUSES[letter] * pause))
    return 4 if letter == " " else 1000


def resampled(samples: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """Played ``factor`` times faster, which raises resonances and pitch by as much."""
    if abs(factor - 1.0) < 1e-3:
        return samples
    from scipy.signal import resample_poly

    up = 200
    return np.asarray(resample_poly(samples, up, round(up * factor)), np.float32)


def finished(samples: NDArray[np.float32], rate: int, delivery: Delivery) -> NDArray[np.float32]:
    """Without rumble, as bright as the manner, faded at the ends, at its loudness."""
    from scipy.signal import butter, sosfilt

    manner = delivery.manner
    clear = sosfilt(butter(2, 65.0, "highpass", fs=rate, output="sos"), samples)
    if manner.brightness:
        high = sosfilt(butter(1, 3000.0, "highpass", fs=rate, output="sos"), clear)
        clear = clear + (10 ** (manner.brightness / 20) - 1.0) * high
    fade = min(round(0.012 * rate), len(clear) // 4)
    if fade:
        ramp = np.sin(np.linspace(0.0, np.pi / 2, fade)) ** 2
        clear[:fade] *= ramp
        clear[-fade:] *= ramp[::-1]
    return normalised(clear.astype(np.float32), rate, LOUDNESS + manner.loudness)


def silence(text: str, language: Language, character: str) -> Spoken:
    """A line without words: a short rest."""
    count = round(_SILENT_SECONDS * RATE)
    seconds = count / RATE
    rest = [VisemeCue(start=0.0, seconds=seconds, viseme=Viseme.REST)]
    speech = Speech(character=character, text=text, language=language, seconds=seconds, marks=rest)
    return Spoken(np.zeros(count, np.float32), RATE, speech)
