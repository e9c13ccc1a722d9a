"""From a written line to what the voice model reads: written words, each with its phonemes and pause.

A line is cut into written words (captions show these, punctuation kept). Each gets the phonemes of what is
said for it (:mod:`.spoken`); emoji vanish. Languages may mix: Chinese characters are read as Mandarin and Latin
letters as English in any line; the line's language decides how numbers are read. Pronunciation itself is in
:mod:`.english` and :mod:`.mandarin`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from ..common.errors import StudioError
from ..common.story import Language
from .spoken import HAN, NO_PRONUNCIATIONS, SpokenSpan, check_said, joined, narrow, signs, spans, unsquared

LONGEST: Final = 300
"""Characters of a line, as in the story's Line."""
_MARKUP: Final = re.compile(r"[_`|\\]|(?<!\d)\*|\*(?!\d)|[~^](?!\s?\d)")
"""Marks of plain text that aren't said; between amounts an asterisk is a sign."""
_ELLIPSIS: Final = re.compile(r"\.{2,}|。{2,}|…+|⋯+")
_PUNCTUATION: Final = {
    **dict.fromkeys(",，、", ","),
    **dict.fromkeys(".。．", "."),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys("?？", "?"),
    **dict.fromkeys(";；", ";"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("—–―", "—"),
    "…": "…",
}
"""Written punctuation → the model's tokens. Quotes and brackets are shown, not spoken."""
_STRONGEST: Final = "?!….—;:,"
_SHORT: Final = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]{1,5}\.")


@dataclass(frozen=True)
class ScriptWord:
    """A written word with what is said for it.

    Attributes:
        written: as in the line, with the punctuation that touches it.
        words: see :class:`~.spoken.SpokenSpan`; empty if nothing is said.
        stop: the model's punctuation after it, or empty.
    """

    written: str
    words: tuple[str, ...]
    stop: str


@dataclass(frozen=True)
class Unit:
    """A written word and what is said for it.

    Attributes:
        written: as in the line, with the punctuation that touches it.
        phonemes: in the model's alphabet, without punctuation; empty if nothing is said.
        stop: the model's punctuation after it, or empty.
        emphasis: written in capitals within a line that isn't.
    """

    written: str
    phonemes: str
    stop: str
    emphasis: bool = False


class English(Protocol):
    """Pronounces English."""

    def phonemes(self, words: list[str], *, following: str = "") -> str: ...


class Mandarin(Protocol):
    """Pronounces Chinese."""

    def syllables(self, characters: str) -> list[str]: ...


def clean(text: str) -> str:
    """The line without emoji, control characters, markup asterisks and doubled space, its squared units in letters."""
    text = unsquared(unicodedata.normalize("NFC", text))
    text = _ELLIPSIS.sub("…", text)
    text = text.replace(" -- ", " — ").replace("--", "—").replace("’", "'").replace("‘", "'")
    text = _MARKUP.sub("", text)
    kept = (
        character if unicodedata.category(character)[0] in "LNPZM" or narrow(character) in signs() else " "
        for character in text
    )
    return " ".join("".join(kept).split())


def checked(text: str) -> str:
    """The cleaned line, if it can be one.

    Raises:
        StudioError: ``voice_failed`` when it is too long or nothing is left of it.
    """
    if len(text) > LONGEST:
        raise StudioError(
            "voice_failed",
            f"A line has {len(text)} characters; {LONGEST} can be said in one line.",
            "Split it into several lines.",
        )
    cleaned = clean(text)
    if not cleaned:
        raise StudioError(
            "voice_failed", f"The line {text!r} holds nothing that can be said.", "Write some words."
        )
    return cleaned


def read(
    text: str,
    language: Language,
    english: English,
    mandarin: Mandarin,
    pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
) -> list[Unit]:
    """The units of a cleaned line, in order.

    Raises:
        StudioError: ``voice_failed`` for a letter or digit that can't be said.
    """
    words = script_words(text, language, pronunciations)
    shouting = text.upper() == text
    syllables = _syllables([word for one in words for word in one.words], mandarin)
    units: list[Unit] = []
    for index, one in enumerate(words):
        later = () if one.stop else (word for word_after in words[index + 1 :] for word in word_after.words)
        phonemes = _sounds(one, next(iter(later), ""), shouting, english, syllables)
        if not phonemes:
            check_said(one.written)
        piece = one.written
        emphasis = not shouting and len(piece) > 2 and piece.isupper() and len(one.words) == 1
        units.append(Unit(piece, phonemes, one.stop, emphasis))
    return _merge_silent(units)


def script_words(
    text: str, language: Language, pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS
) -> list[ScriptWord]:
    """The written words of a cleaned line; those that are said as one (``$5 million``) are one.

    Raises:
        StudioError: ``voice_failed`` for a letter or digit that can't be said.
    """
    found: list[ScriptWord] = []
    said = spans(text, language, pronunciations)
    for start, end in _edges(text, said):
        inside = [span for span in said if start <= span.start < end]
        written = text[start:end].strip()
        words = tuple(word for span in inside for word in span.words)
        shortened = _SHORT.fullmatch(written) and joined(words) != written.rstrip(".")
        stop = "" if shortened and end < len(text) else _stop(written)
        found.append(ScriptWord(written, words, stop))
    return found


def _edges(text: str, said: list[SpokenSpan]) -> list[tuple[int, int]]:
    """Where the written words begin and end; none ends within a stretch that is said as one."""
    edges: list[tuple[int, int]] = []
    place = 0
    for piece in pieces(text):
        start = text.index(piece, place)
        place = start + len(piece)
        if edges and any(span.start < start < span.end for span in said):
            edges[-1] = (edges[-1][0], place)
        else:
            edges.append((start, place))
    return edges


def _sounds(one: ScriptWord, following: str, shouting: bool, english: English, syllables: list[str]) -> str:
    """Phonemes of a word; takes those of its Chinese characters from the front of ``syllables``."""
    parts: list[str] = []
    latin: list[str] = []
    for word in [*one.words, ""]:
        if word and not is_han(word):
            latin.append(word.lower() if shouting and len(word) > 3 else word)
            continue
        if latin:
            parts.append(english.phonemes(latin, following=word or following))
            latin = []
        if word:
            parts.append(syllables.pop(0))
    return " ".join(part for part in parts if part)


def pieces(text: str) -> list[str]:
    """Written words of a cleaned line: split at spaces, Chinese characters one by one with the punctuation after them."""
    found: list[str] = []
    for chunk in text.split():
        parts = re.findall(rf"[^\w{HAN}]*[{HAN}][^\w{HAN}]*|[^{HAN}]+", chunk)
        for part in parts:
            found.extend(_split_dashes(part))
    return found


def _split_dashes(part: str) -> list[str]:
    """A dash between words ends the first: ``wait—what`` is two written words."""
    return [piece for piece in re.split(r"(?<=—)(?=\w)", part) if piece]


def _stop(piece: str) -> str:
    tail = re.search(r"[^\w]*$", piece)
    marks = {_PUNCTUATION.get(character, "") for character in (tail.group() if tail else "")}
    return next((mark for mark in _STRONGEST if mark in marks), "")


def is_han(word: str) -> bool:
    """Whether a word is a Chinese character."""
    return re.match(rf"[{HAN}]", word) is not None


def _syllables(words: list[str], mandarin: Mandarin) -> list[str]:
    """Phonemes of all Chinese characters in order; neighbours are read together, for tones and readings."""
    found: list[str] = []
    run = ""
    for word in [*words, ""]:
        if word and is_han(word):
            run += word
        elif run:
            found.extend(mandarin.syllables(run))
            run = ""
    return found


def _merge_silent(units: list[Unit]) -> list[Unit]:
    """Joins pieces without sound (a lone dash, a quote) to the word before, or after at the start."""
    merged: list[Unit] = []
    pending = ""
    for unit in units:
        if unit.phonemes:
            written = f"{pending} {unit.written}".strip()
            merged.append(Unit(written, unit.phonemes, unit.stop, unit.emphasis))
            pending = ""
        elif merged:
            last = merged[-1]
            merged[-1] = Unit(
                f"{last.written} {unit.written}", last.phonemes, unit.stop or last.stop, last.emphasis
            )
        else:
            pending = f"{pending} {unit.written}".strip()
    return merged
