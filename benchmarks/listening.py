"""Calibrates what listens to lines: the cast's own voices in every emotion must pass, a line in another's voice or
in one that was shifted must be refused by *likeness* and by no other check.

All characters say the same lines in the same emotions, so that a line in a wrong voice differs from the good one
in nothing else: the timing it is held against is that of its own character.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..common.checks import Check
from ..common.errors import StudioError
from ..common.progress import Progress, part, silent
from ..common.vocabulary import Emotion, Mood
from ..configs.judging import JudgingConfig
from ..configs.schema import CharacterPreset
from ..film.sound.music import music_bed
from ..judging.listening import find_gallery
from ..judging.speaker_similarity import VoiceGallery, measure_likeness
from ..judging.voice import measure_voice
from ..judging.words import Transcriber, find_listener, measure_words
from ..voice.engine import Spoken
from ..voice.engines import speak
from ..voice.samples import FILM_RATE
from .planted import HARMLESS_VOICE

SHIFTS: Final = ((2.5, 1.5), (5.0, 3.0), (8.0, 4.5))
"""Semitones of pitch and timbre by which a voice is moved, mild to unusable: towards the middle of voices."""
SHIFTED: Final = (0, 3)
"""Which of the lines are also said in a shifted voice."""


@dataclass(frozen=True)
class _Line:
    """A line as sound, the words check of it, and whose line it is."""

    said: Spoken
    words: Check


class _LineJudge:
    """Measures lines as *Judge Take* does with ``listen: true``, and the time that listening takes."""

    def __init__(self, bars: JudgingConfig, gallery: VoiceGallery, listener: Transcriber) -> None:
        self.bars, self.gallery, self.listener = bars, gallery, listener
        self.seconds: dict[str, list[float]] = {"words": [], "likeness": []}

    def heard(self, said: Spoken) -> _Line:
        begun = time.perf_counter()
        words = measure_words(said.samples, said.rate, said.speech, self.listener, self.bars.voice.words)
        self.seconds["words"].append(time.perf_counter() - begun)
        return _Line(said, words)

    def checks(self, sound: _Line, meant: Spoken, harmless: int = 0) -> list[Check]:
        """All checks of a sound that is to be the line ``meant``."""
        samples, rate = HARMLESS_VOICE[harmless](sound.said.samples), sound.said.rate
        begun = time.perf_counter()
        alike = measure_likeness(samples, rate, meant.speech, self.gallery, self.bars.voice.likeness)
        self.seconds["likeness"].append(time.perf_counter() - begun)
        plain = measure_voice(samples, rate, meant.speech, self.bars.voice, self.bars.pace)
        return [*plain, sound.words, alike]


def _counted(trials: Iterable[list[Check]]) -> dict[str, Any]:
    """How many lines likeness judged and refused, and which other checks failed."""
    figures: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for checks in trials:
        alike = next(check for check in checks if check.name == "likeness")
        figures.update({"lines": 1, "judged": int(not alike.abstained), "refused": int(not alike.passed)})
        others.update(check.name for check in checks if not check.passed and check is not alike)
    return {**figures, "other_checks_failed": dict(others)}


def _lines(
    cast: Mapping[str, CharacterPreset], judge: _LineJudge, progress: Progress
) -> dict[str, list[_Line]]:
    """By character: one line in each emotion."""
    from .voice import LINES

    lines: dict[str, list[_Line]] = {}
    for number, (name, preset) in enumerate(cast.items()):
        lines[name] = [
            judge.heard(speak(text, preset, emotion=emotion, language="en", seed=place))
            for place, (text, emotion) in enumerate(zip(LINES[8:], Emotion, strict=False))
        ]
        progress((number + 1) / len(cast), f"{name} has spoken")
    return lines


def _shifted(preset: CharacterPreset, line: _Line, place: int, shift: tuple[float, float]) -> Spoken:
    """A line again, in its character's voice moved by semitones of pitch and timbre."""
    voice, down = preset.voice, -1 if preset.voice.timbre > 0 else 1
    moved = {"pitch": voice.pitch + down * shift[0], "timbre": voice.timbre + down * shift[1]}
    stranger = preset.model_copy(update={"voice": voice.model_copy(update=moved)})
    emotion = list(Emotion)[place]
    return speak(line.said.speech.text, stranger, emotion=emotion, language="en", seed=place)


def unspoken_sounds() -> dict[str, NDArray[np.float32]]:
    """Sounds ``(n,)`` at 48 kHz of three seconds in which nobody speaks: silence, noises, hum and the studio's music."""
    rng, count = np.random.default_rng(0), 3 * FILM_RATE
    time_ = np.arange(count) / FILM_RATE
    sounds = {
        "silence": np.zeros(count),
        "room tone": rng.normal(0, 0.0005, count),
        "noise": rng.normal(0, 0.05, count),
        "hum": 0.05 * np.sin(2 * np.pi * 50 * time_) + 0.02 * np.sin(2 * np.pi * 150 * time_),
        "tone": 0.3 * np.sin(2 * np.pi * 440 * time_),
    }
    moods = [mood for mood in Mood if mood is not Mood.NONE]
    sounds |= {f"{mood} music": music_bed(mood, 3.0, 1, FILM_RATE).mean(1) for mood in moods}
    return {name: np.asarray(sound, np.float32) for name, sound in sounds.items()}


def invented(listener: Transcriber) -> dict[str, int]:
    """How many words (in Chinese letters) a listener hears where nobody speaks, asked for both languages."""
    sounds = unspoken_sounds()
    english = sum(len(listener.hear(sound, FILM_RATE, "en").split()) for sound in sounds.values())
    chinese = sum(len("".join(listener.hear(sound, FILM_RATE, "zh").split())) for sound in sounds.values())
    return {"sounds": len(sounds), "english_words": english, "chinese_letters": chinese}


def measure_listening(
    bars: JudgingConfig, cast: Mapping[str, CharacterPreset], cache: Path, progress: Progress = silent
) -> dict[str, Any]:
    """False alarms on the cast's own lines, wrong voices that were found, words heard where nobody speaks, other checks that failed, seconds.

    Args:
        cast: at least two characters with voices of their own.

    Raises:
        StudioError: ``extra_missing`` when the recogniser, the encoder or the voice isn't installed.
    """
    gallery, listener = find_gallery(cast, cache), find_listener(cache)
    if gallery is None or listener is None:
        raise StudioError(
            "extra_missing",
            "Measuring what listens needs a speech recogniser and a speaker encoder.",
            "Install them as docs/judging.md tells under Listening.",
        )
    judge = _LineJudge(bars, gallery, listener)
    begun = time.perf_counter()
    gallery.compared_with(next(iter(cast)), part(progress, 0.0, 0.2))
    references = time.perf_counter() - begun
    lines = _lines(cast, judge, part(progress, 0.2, 0.6))
    own = _counted(
        judge.checks(line, line.said, harmless)
        for mine in lines.values()
        for place, line in enumerate(mine)
        for harmless in (0, 1 + place % (len(HARMLESS_VOICE) - 1))
    )
    others = _counted(
        judge.checks(line, lines[meant][place].said)
        for meant in cast
        for who in cast
        for place, line in enumerate(lines[who])
        if who != meant
    )
    shifted = {}
    for grade, shift in enumerate(SHIFTS):
        shifted[f"{shift[0]:g} and {shift[1]:g} semitones"] = _counted(
            judge.checks(
                judge.heard(_shifted(preset, lines[name][place], place, shift)), lines[name][place].said
            )
            for name, preset in cast.items()
            for place in SHIFTED
        )
        progress(0.6 + 0.4 * (grade + 1) / len(SHIFTS), "Shifted voices")
    a_line = {name: round(mean(spent), 3) for name, spent in judge.seconds.items()}
    seconds = {"references": round(references, 1), **a_line}
    return {
        "own": own,
        "another": others,
        "shifted": shifted,
        "nobody": invented(listener),
        "seconds": seconds,
    }
