"""Turns spoken lines into captions that can be read: what stands on screen, from when to when, word by word.

Rules after broadcast practice: at most two lines of 42 letters (16 Chinese characters), at most 17 letters
a second (Chinese 7) wherever the film leaves the time, no break inside a phrase when there is a better
one, a short gap between captions. Times are seconds of the film. Drawing belongs to ``caption_art``, files
to ``subtitles``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...common.scripts import CLOSING, OPENING, clusters, columns, line_language
from ...common.story import Language, SpokenWord

MAX_LETTERS: dict[Language, int] = {"en": 42, "zh": 16}
"""Letters on one caption line (Netflix timed-text style guides: 42 for Latin, 16 for Chinese)."""
MAX_SPEED: dict[Language, float] = {"en": 17.0, "zh": 7.0}
"""Letters a second that a viewer reads with ease."""
MIN_SECONDS = 1.0
LEAST_SECONDS = 20 / 24
"""No caption stands for less, even when several people speak at once: five sixths of a second, as the guides ask."""
TAIL_SECONDS = 0.3
GAP_SECONDS = 2 / 24
EARLY_SECONDS = 0.4

_UNIT = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff10-\uff5a]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+|\S"
)
_SENTENCE_END = "。！？.!?…"
_PAUSE_END = "，、；：,;:—"
_LINK_WORDS = {
    "and",
    "but",
    "or",
    "so",
    "because",
    "that",
    "which",
    "when",
    "if",
    "to",
    "with",
    "for",
    "like",
    "than",
}
_CLINGING = {
    "a",
    "an",
    "the",
    "my",
    "your",
    "his",
    "her",
    "our",
    "their",
    "of",
    "in",
    "on",
    "at",
    "is",
    "no",
    "not",
}


@dataclass(frozen=True)
class SpokenLine:
    """A line as it is heard: ``start`` in film seconds, ``words`` measured from it."""

    speaker: str
    text: str
    language: Language
    start: float
    seconds: float
    words: tuple[SpokenWord, ...] = ()


@dataclass(frozen=True)
class CaptionWord:
    """A word as written with its punctuation; ``space`` says whether a space stands before it."""

    text: str
    start: float
    end: float
    space: bool


@dataclass(frozen=True)
class Caption:
    """What stands on screen from ``start`` to ``end``; one or two lines of tokens."""

    speaker: str
    language: Language
    lines: tuple[tuple[CaptionWord, ...], ...]
    start: float
    end: float

    @property
    def rows(self) -> list[str]:
        """The lines as text."""
        return [_joined(line) for line in self.lines]

    @property
    def speed(self) -> float:
        """Letters a second, spaces counted as one, as the style guides do."""
        return _letters(self) / max(self.end - self.start, 1e-6)

    @property
    def tokens(self) -> tuple[CaptionWord, ...]:
        """All tokens in reading order."""
        return tuple(token for line in self.lines for token in line)


def make_captions(
    lines: Sequence[SpokenLine], film_seconds: float, max_letters: int | None = None
) -> list[Caption]:
    """Captions for all lines of a film in order of time.

    Args:
        lines: what is said, in any order.
        film_seconds: length of the film; no caption outlasts it.
        max_letters: a narrower limit for one line, as a tall picture needs.
    """
    captions: list[Caption] = []
    for line in sorted(lines, key=lambda line: line.start):
        language = line_language(line.text, line.language)
        width = min(MAX_LETTERS[language], max_letters or MAX_LETTERS[language])
        for rows in _split(tokens_of(line), width, language):
            flat = [token for row in rows for token in row]
            captions.append(Caption(line.speaker, language, rows, flat[0].start, flat[-1].end))
    return _retime(captions, film_seconds)


def tokens_of(line: SpokenLine) -> list[CaptionWord]:
    """The written words of ``line`` with their times in the film.

    Spoken words are found in the text in order; what they don't cover (numbers spoken in words, for
    example) is interpolated by letter position, so that every written word has a time.
    """
    spans = _units(line.text)
    positions, times = [0.0], [0.0]
    cursor = 0
    lowered = line.text.lower()
    for word in line.words:
        wanted = word.text.strip(CLOSING + OPENING + " ").lower()
        found = _word_at(lowered, wanted, cursor)
        if found < 0:
            continue
        cursor = found + len(wanted)
        for position, time in ((found, word.start), (cursor, word.start + word.seconds)):
            positions.append(float(position))
            times.append(min(max(time, times[-1]), line.seconds))
    positions.append(float(len(line.text)) + 1e-6)
    times.append(line.seconds)
    if line.words and len(times) > 2:
        times[-1] = min(line.seconds, max(times[-2], line.words[-1].start + line.words[-1].seconds))
    tokens = []
    for begin, end in spans:
        core = len(line.text[begin:end].rstrip(CLOSING)) or 1
        first, last = np.interp([begin + 1e-3, begin + core - 1e-3], positions, times)
        space = begin > 0 and line.text[begin - 1].isspace()
        tokens.append(
            CaptionWord(line.text[begin:end], line.start + float(first), line.start + float(last), space)
        )
    return tokens


def _word_at(text: str, word: str, start: int) -> int:
    """Where ``word`` stands next in ``text``, not inside a longer Latin word or number; -1 for nowhere."""
    if not word:
        return -1
    before = r"(?<![^\W_])" if word[0].isascii() else ""
    after = r"(?![^\W_])" if word[-1].isascii() else ""
    if not word.isascii() or not text.isascii():
        before, after = before and r"(?<![A-Za-z0-9])", after and r"(?![A-Za-z0-9])"
    found = re.compile(before + re.escape(word) + after).search(text, start)
    return found.start() if found else -1


def _units(text: str) -> list[tuple[int, int]]:
    """Begin and end of every display unit: a Latin word or a Chinese character, with its punctuation."""
    spans: list[tuple[int, int]] = []
    opening: int | None = None
    for match in _UNIT.finditer(text):
        begin, end = match.span()
        piece = match.group()
        if all(letter in OPENING for letter in piece) and opening is None:
            opening = begin
        elif (
            all(letter in CLOSING for letter in piece) and spans and spans[-1][1] == begin and opening is None
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin if opening is None else opening, end))
            opening = None
    if opening is not None:
        spans.append((opening, len(text)))
    return spans


def _letters(caption: Caption) -> int:
    """Letters of a caption as a reader counts them: an emoji is one, whatever it is made of."""
    return sum(len(clusters(row)) for row in caption.rows)


def _joined(tokens: Sequence[CaptionWord]) -> str:
    return "".join((" " if token.space and index else "") + token.text for index, token in enumerate(tokens))


def _break_cost(tokens: Sequence[CaptionWord], index: int) -> float:
    """How bad it is to break before ``index``: 0 after a sentence, 12 between a word and what it needs."""
    before = tokens[index - 1].text.rstrip("\"'”’」』)")
    if before.endswith(tuple(_SENTENCE_END)):
        return 0.0
    if before.endswith(tuple(_PAUSE_END)):
        return 1.5
    if before.lstrip(OPENING).lower() in _LINK_WORDS | _CLINGING:
        return 12.0
    return 3.0 if tokens[index].text.lstrip(OPENING).lower() in _LINK_WORDS else 5.0


def _rows(
    tokens: Sequence[CaptionWord], width: int, language: Language
) -> tuple[tuple[CaptionWord, ...], ...] | None:
    """One or two lines that hold ``tokens``, or None when they need more."""
    if columns(_joined(tokens), language) <= width:
        return (tuple(tokens),)
    best: tuple[float, int] | None = None
    for index in range(1, len(tokens)):
        upper, lower = (columns(_joined(part), language) for part in (tokens[:index], tokens[index:]))
        if upper <= width and lower <= width:
            cost = abs(upper - lower) * 0.25 + _break_cost(tokens, index)
            best = min(best or (cost, index), (cost, index))
    if best is None:
        return (tuple(tokens),) if len(tokens) == 1 else None
    return tuple(tokens[: best[1]]), tuple(tokens[best[1] :])


def _split(
    tokens: Sequence[CaptionWord], width: int, language: Language
) -> list[tuple[tuple[CaptionWord, ...], ...]]:
    """Cuts a line into captions: few, of like size, with breaks where the voice breathes."""
    count = len(tokens)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for end in range(1, count + 1):
        for begin in range(end - 1, -1, -1):
            rows = _rows(tokens[begin:end], width, language)
            if rows is None:
                break
            pause = 0.0 if end == count else _break_cost(tokens, end)
            spare = (2 * width - columns(_joined(tokens[begin:end]), language)) / width
            cost = best[begin][0] + 4.0 + pause + spare * spare
            if cost < best[end][0]:
                best[end] = (cost, begin)
    captions: list[tuple[tuple[CaptionWord, ...], ...]] = []
    end = count
    while end:
        begin = best[end][1]
        captions.append(_rows(tokens[begin:end], width, language) or (tuple(tokens[begin:end]),))
        end = begin
    return captions[::-1]


def _retime(captions: list[Caption], film_seconds: float) -> list[Caption]:
    """Gives each caption the time to be read, as far as its neighbours and the film allow."""
    timed: list[Caption] = []
    least = max(min(LEAST_SECONDS, film_seconds / max(len(captions), 1) - GAP_SECONDS), GAP_SECONDS)
    for index, caption in enumerate(captions):
        letters = _letters(caption)
        wanted = max(MIN_SECONDS, letters / (MAX_SPEED[caption.language] * 0.98))
        free = timed[-1].end + GAP_SECONDS if timed else 0.0
        following = captions[index + 1].start - GAP_SECONDS if index + 1 < len(captions) else film_seconds
        # room for the captions after this one, so that several at once share what is left
        latest = film_seconds - (len(captions) - 1 - index) * (least + GAP_SECONDS)
        start = max(min(max(caption.start, free), latest - least), free)
        end = min(
            max(caption.end + TAIL_SECONDS, start + wanted),
            max(following, start + min(least, wanted)),
            latest,
        )
        if end - start < wanted:
            start = max(free, start - min(EARLY_SECONDS, wanted - (end - start)), 0.0)
        timed.append(replace(caption, start=start, end=max(end, start + GAP_SECONDS)))
    return timed
