"""Where clips begin and end: phrases of what was heard, cut at pauses and at ends of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .records import ClipWord, FilmSpeech

PAUSE: Final = 0.45
"""Seconds without a word at which a phrase ends."""
_SHORT_PAUSE: Final = 0.1
"""Enough at the end of a sentence, where another speaker may begin."""
_BEFORE, _AFTER = 0.08, 0.14
"""Seconds kept about a phrase: the recogniser's times are a little late and short."""
_ENDS: Final = (".", "!", "?", "。", "！", "？", "…")


@dataclass(frozen=True)
class Phrase:
    """A stretch of speech that may become a clip, in seconds of the film."""

    start: float
    end: float
    text: str
    sure: float


def phrases(speech: FilmSpeech, longest: float) -> list[Phrase]:
    """The phrases of a film in their order, none longer than ``longest`` seconds; no two overlap."""
    groups = list(_groups(speech.words, longest))
    found: list[Phrase] = []
    for place, group in enumerate(groups):
        before = groups[place - 1][-1].end if place else 0.0
        after = groups[place + 1][0].start if place + 1 < len(groups) else speech.seconds
        start = max(group[0].start - _BEFORE, (before + group[0].start) / 2)
        end = min(group[-1].end + _AFTER, (after + group[-1].end) / 2)
        start, end = _within(start, end, speech.speech)
        if end > start:
            sure = sum(word.sure for word in group) / len(group)
            found.append(Phrase(start, end, "".join(word.text for word in group).strip(), sure))
    return found


def _groups(words: Sequence[ClipWord], longest: float) -> Iterator[list[ClipWord]]:
    group: list[ClipWord] = []
    for word in words:
        if group:
            gap = word.start - group[-1].end
            ended = group[-1].text.strip().endswith(_ENDS) and gap >= _SHORT_PAUSE
            if gap >= PAUSE or ended or word.end - group[0].start > longest - _BEFORE - _AFTER:
                yield group
                group = []
        group.append(word)
    if group:
        yield group


def _within(start: float, end: float, speech: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Without silence at its ends, by the stretches in which somebody speaks."""
    inside = [(first, last) for first, last in speech if last > start and first < end]
    if not inside:
        return start, start
    return max(start, inside[0][0]), min(end, inside[-1][1])
