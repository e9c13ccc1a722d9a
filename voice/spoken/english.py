"""How a line is said in English: dates, clock times, abbreviations, addresses and names of the web, signs, words.

Amounts are in :mod:`.english_numbers`. Every letter and digit that no rule takes is a word, a letter or a digit.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .. import numbers
from . import english_numbers
from .english_numbers import mixed, number
from .rules import HAN, NUMBER, SpokenRule, Words, before, begins, spelled
from .tables import any_of, english_forms

_FORMS: Final = english_forms()
_NAMES: Final = [name for name in _FORMS.months if not name.endswith(".")]
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_HALF_DAY: Final = r"(?P<half>[ap]\.?m\.?(?![^\W_])|[AP]\.?M\.?(?![^\W_]))"
_WORD: Final = rf"[^\W\d_{HAN}]+(?:['’][^\W\d_{HAN}]+)*['’]?"
_IN_ADDRESS: Final = {
    ".": "dot",
    "@": "at",
    "-": "dash",
    "/": "slash",
    ":": "colon",
    "+": "plus",
    "&": "and",
    "=": "equals",
    "#": "hash",
    "%": "percent",
    "?": "question mark",
    "~": "tilde",
    "_": "underscore",
}


def _month(number_of_month: int) -> str:
    return _NAMES[number_of_month - 1]


def _year(written: str) -> Words:
    if len(written) == 2:
        return (
            numbers.digits(written) if written.startswith("0") else numbers.cardinal(int(written))
        ).split()
    return numbers.year(int(written)).split()


def _date(match: re.Match[str]) -> Words | None:
    month, day = int(match["month"]), int(match["day"])
    if month > 12 >= day:
        month, day = day, month
    if not begins(match) or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return [_month(month), *numbers.ordinal(day).split(), *_year(match["year"])]


def _named_day(match: re.Match[str]) -> Words | None:
    """``May 5``, ``Jan. 3rd``; a year behind it is a number of its own."""
    if not begins(match) or not 1 <= int(match["day"]) <= 31:
        return None
    return [_month(_FORMS.months[match["name"].lower()]), *numbers.ordinal(int(match["day"])).split()]


def _day_named(match: re.Match[str]) -> Words | None:
    if not begins(match) or not 1 <= int(match["day"]) <= 31:
        return None
    the = [] if before(match).lower() == "the" else ["the"]
    day = numbers.ordinal(int(match["day"])).split()
    return [*the, *day, "of", _month(_FORMS.months[match["name"].lower()])]


def _clock(match: re.Match[str]) -> Words | None:
    hour, minute = int(match["hour"]), match["minute"]
    if not begins(match) or hour > 24 or not (minute or match["half"]):
        return None
    half = spelled(match["half"] or "")
    if match["second"]:
        return [*numbers.cardinal(hour).split(), *_sixtieth(minute), *_sixtieth(match["second"]), *half]
    if half:
        return [*numbers.cardinal(hour).split(), *(_sixtieth(minute) if int(minute or "0") else []), *half]
    return numbers.clock(hour, int(minute)).split()


def _sixtieth(written: str) -> Words:
    count = numbers.cardinal(int(written)).split()
    return ["oh", *count] if written.startswith("0") else count


def _roman(match: re.Match[str]) -> Words | None:
    last = before(match)
    value = _roman_value(match[0])
    if not begins(match) or value is None or not last[:1].isalpha():
        return None
    if last.lower() in _FORMS.counted:
        return numbers.cardinal(value).split()
    return ["the", *numbers.ordinal(value).split()] if len(match[0]) > 1 and last.istitle() else None


def _roman_value(written: str) -> int | None:
    if not re.fullmatch(r"L?X{0,4}(?:IX|IV|V?I{0,3})", written):
        return None
    values = [_ROMAN[letter] for letter in written]
    return sum(
        -one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True)
    )


def _saint_or_street(match: re.Match[str]) -> Words | None:
    """``St. Peter`` and ``Dr. Fox`` are people, ``Main St.`` and ``Oak Dr.`` are roads."""
    last = before(match)
    named = bool(last) and last[-1].isalnum() and (last[0].isupper() or last[0].isdecimal())
    person, road = {"st": ("saint", "street"), "dr": ("doctor", "drive")}[match["short"].lower()]
    return [road if begins(match) and named else person]


def _abbreviation(match: re.Match[str]) -> Words | None:
    return _FORMS.abbreviations[match[0].lower()].split() if begins(match) else None


def _before_number(match: re.Match[str]) -> Words | None:
    return _FORMS.before_numbers[match["short"].lower()].split() if begins(match) else None


def _address(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    words: Words = []
    for piece in re.findall(r"[^\W_]+|[\W_]", match[0]):
        if not piece.isalnum():
            words += _IN_ADDRESS.get(piece, "").split()
        elif piece.isalpha():
            words += spelled(piece) if piece.lower() == "www" else [piece]
        else:
            words += mixed(piece)
    return words


def _letters(match: re.Match[str]) -> Words | None:
    return spelled(match[0]) if begins(match) else None


def _number_sign(match: re.Match[str]) -> Words | None:
    return ["number"]


def _between(match: re.Match[str]) -> Words | None:
    """A hyphen between amounts: ``9:00-11:30`` and ``7 - 2``."""
    ahead = match.string[: match.start()]
    if re.search(r"\d\s$", ahead):
        return ["minus"]
    return ["to"] if re.search(r"\d$|[ap]\.?m\.?$", ahead) and ":" in ahead[-8:] else None


def _sign(match: re.Match[str]) -> Words | None:
    return _FORMS.signs[match[0]].split()


def any_character(match: re.Match[str]) -> Words | None:
    """A letter or a digit of another kind: ``①``, ``²``, ``٣``."""
    character = match[0]
    if re.match(f"[{HAN}]", character):
        return [character]
    plain = unicodedata.normalize("NFKC", character)
    if plain.isdecimal():
        return number(str(int(plain))) if len(plain) < 10 else numbers.digits(plain).split()
    if plain != character and any(one.isalnum() for one in plain):
        return mixed(plain)
    if character.isnumeric():
        return numbers.decimal(f"{unicodedata.numeric(character):.10g}").split()
    return [character] if character.isalpha() else None


ADDRESS: Final = SpokenRule(
    re.compile(
        r"[\w.+-]+@[^\W_][\w-]*(?:\.[^\W_][\w-]*)+|https?://[^\s\"'“”()]*[^\W_]/?|www\.[^\s\"'“”()]*[^\W_]/?|[a-z0-9-]+\.(?:com|org|net|io|edu|gov)(?![^\W_])(?:/[^\s\"'“”()]*[^\W_])?",
        re.ASCII,
    ),
    _address,
)
"""Addresses and names of the web, which both languages read alike."""
RULES: Final = (
    ADDRESS,
    SpokenRule(re.compile(r"(?P<year>[12]\d{3})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\w/-])"), _date),
    SpokenRule(re.compile(r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4}|\d\d)(?![\w/-])"), _date),
    SpokenRule(
        re.compile(
            rf"(?P<name>{any_of(_FORMS.months)})\s(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\w:/%-]|[.,]\d)",
            re.IGNORECASE,
        ),
        _named_day,
    ),
    SpokenRule(
        re.compile(
            rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s(?P<name>{any_of(_FORMS.months)})(?![^\W_])(?=\s\d|[.,!?]|$)",
            re.IGNORECASE,
        ),
        _day_named,
    ),
    SpokenRule(
        re.compile(
            rf"(?P<hour>\d\d?)(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?:\s?{_HALF_DAY})?(?![\d:])"
        ),
        _clock,
    ),
    SpokenRule(re.compile(r"[-−–—](?=\s?\d)"), _between),
    *english_numbers.RULES,
    SpokenRule(
        re.compile(rf"(?P<short>{any_of(_FORMS.before_numbers)})(?=\s?\d)", re.IGNORECASE), _before_number
    ),
    SpokenRule(re.compile(r"(?P<short>St|Dr|st|dr)\."), _saint_or_street),
    SpokenRule(re.compile(rf"{any_of(_FORMS.abbreviations)}(?![^\W_])", re.IGNORECASE), _abbreviation),
    SpokenRule(re.compile(r"(?:[A-Za-z]\.){2,}(?![^\W_])|(?:[A-Za-z]\.)+[A-Za-z](?![^\W_]|\.)"), _letters),
    SpokenRule(re.compile(r"[IVXL]+(?![^\W_]|['’])"), _roman),
    SpokenRule(re.compile(rf"#(?={NUMBER})"), _number_sign),
    SpokenRule(re.compile(_WORD), lambda match: [match[0]]),
    SpokenRule(re.compile(any_of(_FORMS.signs)), _sign),
    SpokenRule(re.compile(r"[^\W_]"), any_character),
)
"""Tried in this order where a word or a sign begins."""
