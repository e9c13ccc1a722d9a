"""From a written line to what the voice model reads: written words, each with its phonemes and pause.

A line is cut into written words (captions show these, punctuation kept). Each gets the phonemes of what is
said for it: numbers become words, symbols are spelled or dropped, emoji vanish. Languages may mix: Chinese
characters are read as Mandarin and Latin letters as English in any line; the line's language decides how
numbers are read. Pronunciation itself is in :mod:`.english` and :mod:`.mandarin`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Protocol

from ..common.errors import StudioError
from ..common.story import Language
from . import numbers

LONGEST: Final = 300
"""Characters of a line, as in the story's Line."""
_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PIECE: Final = re.compile(rf"[{_HAN}]|\S")
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
_SYMBOLS_EN: Final = {
    "&": "and",
    "@": "at",
    "%": "percent",
    "+": "plus",
    "=": "equals",
    "#": "number",
    "°": "degrees",
}
_SYMBOLS_ZH: Final = {"&": "和", "%": "百分之", "+": "加", "=": "等于", "°": "度"}
_ABBREVIATIONS: Final = {
    "mr.": "mister",
    "mrs.": "missus",
    "ms.": "miz",
    "dr.": "doctor",
    "st.": "saint",
    "prof.": "professor",
    "capt.": "captain",
    "etc.": "et cetera",
    "vs.": "versus",
    "e.g.": "for example",
    "i.e.": "that is",
    "no.": "no",
    "approx.": "approximately",
    "min.": "minutes",
    "sec.": "seconds",
    "p.s.": "p s",
    "a.m.": "a m",
    "p.m.": "p m",
    "am": "am",
}
_UNITS: Final = {
    "km": "kilometers",
    "kg": "kilos",
    "cm": "centimeters",
    "mm": "millimeters",
    "kmh": "kilometers an hour",
    "mph": "miles an hour",
    "ft": "feet",
    "hrs": "hours",
    "mins": "minutes",
    "secs": "seconds",
}
_MONEY: Final = {"$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "penny")}
_NUMBER: Final = r"-?\d[\d,]*(?:\.\d+)?"
_IN_WORD: Final = re.compile(
    rf"(?P<money>[$€£])(?P<amount>{_NUMBER})|(?P<clock>\d{{1,2}}):(?P<minute>[0-5]\d)(?!\d)"
    rf"|(?P<ordinal>\d+)(?:st|nd|rd|th)\b|(?P<decade>1\d\d0|20\d0)s\b|(?P<number>{_NUMBER})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*['’]?)|(?P<symbol>[&@%+=#°])"
)


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
    """The line without emoji, control characters, markup asterisks and doubled space."""
    text = unicodedata.normalize("NFC", text)
    text = _ELLIPSIS.sub("…", text)
    text = text.replace(" -- ", " — ").replace("--", "—").replace("’", "'").replace("‘", "'")
    kept = (
        character if unicodedata.category(character)[0] in "LNPZM" or character in "$€£&@%+=#°" else " "
        for character in text
        if character not in "*_~`^|\\"
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


def read(text: str, language: Language, english: English, mandarin: Mandarin) -> list[Unit]:
    """The units of a cleaned line, in order."""
    written = pieces(text)
    shouting = text.upper() == text
    spoken = [_spoken(piece, language, shouting) for piece in written]
    syllables = _syllables(spoken, mandarin)
    units: list[Unit] = []
    for index, (piece, words) in enumerate(zip(written, spoken, strict=True)):
        following = next((later[0] for later in spoken[index + 1 :] if later), "")
        stop = _stop(piece)
        if words and _is_han(words[0]):
            phonemes = " ".join(syllables.pop(0) for _ in words)
        else:
            phonemes = english.phonemes(words, following="" if stop else following) if words else ""
        emphasis = not shouting and len(piece) > 2 and piece.isupper() and bool(words) and len(words) == 1
        units.append(Unit(piece, phonemes, stop, emphasis))
    return _merge_silent(units)


def pieces(text: str) -> list[str]:
    """Written words of a cleaned line: split at spaces, Chinese characters one by one with the punctuation after them."""
    found: list[str] = []
    for chunk in text.split():
        parts = re.findall(rf"[^\w{_HAN}]*[{_HAN}][^\w{_HAN}]*|[^{_HAN}]+", chunk)
        for part in parts:
            found.extend(_split_dashes(part))
    return found


def _split_dashes(part: str) -> list[str]:
    """A dash between words ends the first: ``wait—what`` is two written words."""
    return [piece for piece in re.split(r"(?<=—)(?=\w)", part) if piece]


def _stop(piece: str) -> str:
    tail = re.search(r"[^\w]*$", piece)
    marks = {_PUNCTUATION.get(character, "") for character in (tail.group() if tail else "")}
    if piece.lower() in _ABBREVIATIONS:
        return ""
    return next((mark for mark in _STRONGEST if mark in marks), "")


def _is_han(word: str) -> bool:
    return re.match(rf"[{_HAN}]", word) is not None


def _spoken(piece: str, language: Language, shouting: bool) -> list[str]:
    """What is said for a written word: English words in lower case, or Chinese characters one each."""
    if _PIECE.match(piece) and re.search(rf"[{_HAN}]", piece):
        return re.findall(rf"[{_HAN}]", piece)
    bare = piece.strip("\"'“”()[]{}«»").lower()
    if bare in _ABBREVIATIONS and language == "en":
        return _ABBREVIATIONS[bare].split()
    if re.search(r"\d", piece) and language == "zh":
        return _chinese_numbers(piece)
    words: list[str] = []
    for match in _IN_WORD.finditer(piece):
        words.extend(_english_token(match, shouting))
    return words


def _chinese_numbers(piece: str) -> list[str]:
    spoken = ""
    percent = "%" in piece or "％" in piece
    for match in re.finditer(rf"(?P<clock>\d{{1,2}}):(?P<minute>[0-5]\d)|(?P<number>{_NUMBER})", piece):
        if match["clock"]:
            minute = "" if match["minute"] == "00" else f"{numbers.chinese(str(int(match['minute'])))}分"
            spoken += f"{numbers.chinese(str(int(match['clock'])))}点{minute}"
        else:
            spoken += ("百分之" if percent else "") + numbers.chinese(match["number"].replace(",", ""))
    spoken += "".join(_SYMBOLS_ZH.get(character, "") for character in piece if character != "%")
    return list(spoken)


def _english_token(match: re.Match[str], shouting: bool) -> list[str]:
    if match["money"]:
        return _money(match["amount"].replace(",", ""), *_MONEY[match["money"]])
    if match["clock"]:
        return numbers.clock(int(match["clock"]), int(match["minute"])).split()
    if match["ordinal"]:
        return numbers.ordinal(int(match["ordinal"])).split()
    if match["decade"]:
        return _plural(numbers.year(int(match["decade"]))).split()
    if match["number"]:
        return _number(match["number"]).split()
    if match["symbol"]:
        return [_SYMBOLS_EN[match["symbol"]]]
    word = match["word"]
    if word.lower() in _UNITS:
        return _UNITS[word.lower()].split()
    return [word.lower() if shouting and len(word) > 3 else word]


def _number(text: str) -> str:
    plain = text.replace(",", "")
    if plain == text and re.fullmatch(r"1[1-9]\d\d|20\d\d", plain):
        return numbers.year(int(plain))
    if re.fullmatch(r"0\d+|\d{7,}", text):
        return numbers.digits(text)
    return numbers.decimal(plain)


def _plural(words: str) -> str:
    return words[:-1] + "ies" if words.endswith("y") else words + "s"


def _money(amount: str, unit: str, small: str) -> list[str]:
    whole, _, cents = amount.partition(".")
    spoken = f"{numbers.decimal(whole)} {unit}{'' if int(whole) == 1 else 's'}"
    if cents and int(cents[:2]):
        count = int(cents[:2].ljust(2, "0"))
        many = "pence" if small == "penny" else f"{small}s"
        spoken += f" {numbers.cardinal(count)} {small if count == 1 else many}"
    return spoken.split()


def _syllables(spoken: list[list[str]], mandarin: Mandarin) -> list[str]:
    """Phonemes of all Chinese characters in order; neighbours are read together, for tones and readings."""
    found: list[str] = []
    run = ""
    for words in [*spoken, []]:
        if words and _is_han(words[0]):
            run += "".join(words)
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
